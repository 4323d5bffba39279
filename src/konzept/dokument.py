"""What a template has made and a writer turns into files: one document, before it has a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Dokument:
    """A finished text with what its cover and its file properties say. All strings but ``markdown`` are plain text."""

    art: str
    """Kind of document, the name of its template: ``konzept``, ``kurzfassung``."""
    titel: str
    """Title, on the cover and in the file properties."""
    untertitel: str
    """Second line of the cover; empty if there is none."""
    kommune: str
    """Town or district, the author in the file properties."""
    deckblatt: tuple[str, ...]
    """Further lines of the cover, top to bottom: period, edition, name of the kind of document."""
    datum: date
    """The date the file properties carry; also what makes the same input give the same bytes."""
    markdown: str
    """The body in the Markdown the export reads; every plain value in it is already escaped."""
    blatt: bool = False
    """Whether title and lines head the first page, without cover and contents: a council paper."""
    name: str = ""
    """What its file is called by beside town and kind; empty: the edition of the concept."""
    kennungen: frozenset[str] = frozenset()
    """The ids of all parts of the concept; a link to one that this document does not print keeps its words only."""
    bilder: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """File name -> SVG of the pictures drawn for this document; they come before the files of the concept."""
