"""Markdown of a finished document to files.

    Dokument --pandoc--> AST --gate--> AST --numbers, ids, captions--> AST --one writer per format--> bytes

`export` does all of it; `prepare` and `write` are its two steps, for who needs one format now and another later.
Nothing here reads the working directory, the environment or the clock, and nothing prints.
"""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from konzept.dokument import Dokument
from konzept.export.ast import finished, linked
from konzept.export.contract import Auftrag, Ergebnis, Export, ExportFehler, Format, Meldung, Quelle, Werkzeug
from konzept.export.docx_kind import is_word
from konzept.export.fonts import families
from konzept.export.formats import FORMATE
from konzept.export.gate import check, check_cover
from konzept.export.image_flaws import flaw
from konzept.export.images import kind
from konzept.export.pandoc import read

__all__ = [
    "FORMATE",
    "Auftrag",
    "Ergebnis",
    "Export",
    "ExportFehler",
    "Format",
    "Meldung",
    "Quelle",
    "Werkzeug",
    "export",
    "families",
    "flaw",
    "is_word",
    "kind",
    "prepare",
    "write",
]


def export(dokument: Dokument, formate: Collection[str], werkzeug: Werkzeug) -> Export:
    """Make the files of one document.

    ``formate`` are keys of `FORMATE`. The text is read and checked once, whatever the number of formats.
    Raises `ExportFehler` with everything the gate found, or with what the first failing writer says.
    """
    unbekannt = [
        f"Das Format „{name}“ gibt es nicht; es gibt: {', '.join(FORMATE)}." for name in formate if name not in FORMATE
    ]
    if unbekannt:
        raise ExportFehler(*unbekannt)
    auftrag = prepare(dokument, werkzeug)
    ergebnisse = {name: write(auftrag, name) for name in FORMATE if name in formate}
    seiten = {kennung: seite for ergebnis in ergebnisse.values() for kennung, seite in ergebnis.seiten.items()}
    beilagen = {name: data for ergebnis in ergebnisse.values() for name, data in ergebnis.beilagen.items()}
    dateien = {name: ergebnis.inhalt for name, ergebnis in ergebnisse.items()}
    return Export(
        MappingProxyType(dateien),
        MappingProxyType(seiten),
        MappingProxyType(beilagen),
        max((ergebnis.umfang for ergebnis in ergebnisse.values()), default=0),
        tuple(hinweis for ergebnis in ergebnisse.values() for hinweis in ergebnis.hinweise),
    )


def prepare(dokument: Dokument, werkzeug: Werkzeug) -> Auftrag:
    """Read and check the text of a document, once for all formats.

    Raises `ExportFehler` with everything the gate found.
    """
    given = werkzeug.bild
    werkzeug = replace(werkzeug, bild=lambda name: dokument.bilder.get(name) or given(name))
    ast = linked(read(dokument.markdown), dokument.kennungen)
    meldungen = check_cover(dokument) + check(ast, werkzeug.bild)
    if meldungen:
        raise ExportFehler(*meldungen)
    return Auftrag(dokument, finished(ast), werkzeug)


def write(auftrag: Auftrag, name: str) -> Ergebnis:
    """One format of a document; ``name`` is a key of `FORMATE`. Raises `ExportFehler` with what the writer says."""
    return FORMATE[name].schreibe(auftrag)
