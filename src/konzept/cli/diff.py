"""konzept diff"""

from enum import Enum
from typing import Annotated

import typer

from konzept.cli.editions import Fassungen, editions
from konzept.cli.german import Abbruch
from konzept.cli.options import ColorOption, Farbe
from konzept.cli.terminal import show
from konzept.cli.today import today
from konzept.diff import Gewicht, proposals, suspects
from konzept.diff import diff as compare
from konzept.report import FINDINGS, Verdict
from konzept.report.diff import CHANGES, Comparison

Ausgabe = Enum("Ausgabe", {name: name for name in CHANGES}, type=str)  # type: ignore[misc]  # derived from the table
Klasse = Enum("Klasse", {one.value: one.value for one in Gewicht}, type=str)  # type: ignore[misc]  # as above


def diff(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ALT] [NEU]",
            help="Frühere und neuere Fassung: Ordner, Datei oder <revision>:<pfad>. Nur NEU: verglichen wird mit der "
            "Fassung unter „vorgaenger“, sonst mit dem letzten Commit. Ohne Angabe gilt „.“ als NEU.",
        ),
    ] = None,
    seit: Annotated[
        str | None,
        typer.Option("--seit", metavar="REVISION", help="Vergleicht NEU mit sich selbst in dieser Revision."),
    ] = None,
    output_format: Annotated[
        Ausgabe, typer.Option("--output-format", metavar="|".join(CHANGES), help="Form der Ausgabe.")
    ] = Ausgabe("text"),
    vorschlag: Annotated[
        bool, typer.Option("--vorschlag", help="Schlägt für Neues vor, woraus es hervorgegangen sein könnte.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit-Code 1, wenn es Änderungen gibt.")] = False,
    fail_on: Annotated[
        Klasse | None,
        typer.Option("--fail-on", metavar="|".join(Klasse), help="Exit-Code 1 bei Änderungen, die so viel wiegen."),
    ] = None,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Vergleicht zwei Fassungen eines Konzepts Teil für Teil.

    Zusammen gehört, was dieselbe Kennung trägt oder unter „herkunft“ die frühere nennt. Nummern, die Reihenfolge in
    Listen, die Aufteilung in Dateien und Leerraum sind keine Änderung.
    Exit-Code 0: verglichen. 1: Änderungen, mit --exit-code oder --fail-on. 2: eine Fassung ist nicht zu lesen.
    """
    found = editions(paths or ["."], seit)
    if found.unlesbar is not None:
        full = FINDINGS["full"]
        show(full, full.findings(Verdict((found.unlesbar,), today(), leise=True)), color, stderr=True)
        raise Abbruch("Verglichen wird erst, wenn beide Fassungen zu lesen sind.")
    comparison = _compared(found, vorschlag)
    form = CHANGES[output_format.value]
    show(form, form.changes(comparison), color)
    raise typer.Exit(1 if _too_much(comparison, exit_code, fail_on) else 0)


def _compared(found: Fassungen, vorschlag: bool) -> Comparison:
    vergleich = compare(found.konzept_alt, found.konzept_neu)
    return Comparison(
        vergleich,
        found.name_alt,
        found.name_neu,
        found.alt.places.head,
        found.neu.places.head,
        tuple(suspects(vergleich)),
        tuple(proposals(vergleich)) if vorschlag else None,
    )


def _too_much(comparison: Comparison, exit_code: bool, fail_on: "Klasse | None") -> bool:
    if exit_code and comparison.changes:
        return True
    order = list(Gewicht)
    limit = order.index(Gewicht(fail_on.value)) if fail_on else -1
    return any(order.index(weight) <= limit for _, weight in comparison.changes)
