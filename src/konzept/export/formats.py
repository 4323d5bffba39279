"""The one table of formats. Each row imports its writer only when it is asked for."""

from collections.abc import Mapping
from types import MappingProxyType

from konzept.export.contract import Auftrag, Ergebnis, Format


def _markdown(auftrag: Auftrag) -> Ergebnis:
    from konzept.export.markdown import write

    return write(auftrag)


def _docx(auftrag: Auftrag) -> Ergebnis:
    from konzept.export.docx import write

    return write(auftrag)


def _pdf(auftrag: Auftrag) -> Ergebnis:
    from konzept.export.pdf import write

    return write(auftrag)


def _html(auftrag: Auftrag) -> Ergebnis:
    from konzept.export.html import write

    return write(auftrag)


FORMATE: Mapping[str, Format] = MappingProxyType(
    {
        "md": Format("md", _markdown),
        "docx": Format("docx", _docx),
        "pdf": Format("pdf", _pdf),
        "html": Format("html", _html),
    }
)
"""Name of a format -> extension and writer. A new format is a new row and a module with ``write``."""
