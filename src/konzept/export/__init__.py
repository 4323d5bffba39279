"""Markdown of a finished document to files.

    Dokument --pandoc--> AST --gate--> AST --numbers, ids, captions--> AST --one writer per format--> bytes

`export` is the only entry. Nothing here reads the working directory, the environment or the clock, and nothing prints.
"""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from konzept.dokument import Dokument
from konzept.export.ast import figures, linked, named, number
from konzept.export.contract import Auftrag, Export, ExportFehler, Format, Werkzeug
from konzept.export.formats import FORMATE
from konzept.export.gate import check, check_cover
from konzept.export.pandoc import read

__all__ = ["FORMATE", "Export", "ExportFehler", "Format", "Werkzeug", "export"]


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
    given = werkzeug.bild
    werkzeug = replace(werkzeug, bild=lambda name: dokument.bilder.get(name) or given(name))
    ast = linked(read(dokument.markdown), dokument.kennungen)
    meldungen = check_cover(dokument) + check(ast, werkzeug.bild)
    if meldungen:
        raise ExportFehler(*meldungen)
    auftrag = Auftrag(dokument, figures(named(number(ast))), werkzeug)
    ergebnisse = {name: zeile.schreibe(auftrag) for name, zeile in FORMATE.items() if name in formate}
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
