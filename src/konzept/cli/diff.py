"""konzept diff"""

from enum import Enum
from typing import Annotated

import typer

from konzept.cli.options import ColorOption, Farbe
from konzept.cli.read import read
from konzept.cli.terminal import show
from konzept.cli.today import today
from konzept.diff import Change
from konzept.diff import diff as compare
from konzept.finding import Level, Span
from konzept.load import Geladen
from konzept.report import CHANGES, FINDINGS, Comparison, Verdict
from konzept.verdict import Urteil

Ausgabe = Enum("Ausgabe", {name: name for name in CHANGES}, type=str)  # type: ignore[misc]  # derived from the table


def diff(
    alt: Annotated[str, typer.Argument(metavar="ALT", help="Frühere Fassung: Ordner, Datei oder <revision>:<pfad>.")],
    neu: Annotated[str, typer.Argument(metavar="NEU", help="Neuere Fassung, ebenso.")],
    output_format: Annotated[
        Ausgabe, typer.Option("--output-format", metavar="|".join(CHANGES), help="Form der Ausgabe.")
    ] = Ausgabe("text"),
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit-Code 1, wenn es Änderungen gibt.")] = False,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Vergleicht zwei Fassungen eines Konzepts Teil für Teil; zusammen gehört, was dieselbe Kennung trägt.

    Nummern, die Reihenfolge in Listen, die Aufteilung in Dateien und Leerraum sind keine Änderung.
    Exit-Code 0: verglichen. 1: Änderungen, mit --exit-code. 2: eine Fassung ist nicht zu lesen.
    """
    old, new = read(alt).load(), read(neu).load()
    if old.konzept is None or new.konzept is None:
        faults = (fault for one in (old, new) for fault in one.findings if fault.level is Level.FEHLER)
        verdict = Verdict((Urteil.of(faults, old.places, new.places),), today())
        show(FINDINGS["full"], FINDINGS["full"].findings(verdict), color, stderr=True)
        raise typer.Exit(2)
    changes = tuple(compare(old.konzept, new.konzept))
    report = CHANGES[output_format.value]
    show(report, report.changes(Comparison(changes, alt, neu, lambda change: _places(change, old, new))), color)
    raise typer.Exit(1 if exit_code and changes else 0)


def _places(change: Change, old: Geladen, new: Geladen) -> tuple[Span | None, Span | None]:
    return (
        old.places.head(change.route_alt) if change.route_alt is not None else None,
        new.places.head(change.route_neu) if change.route_neu is not None else None,
    )
