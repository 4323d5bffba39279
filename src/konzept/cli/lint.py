"""konzept lint"""

from enum import Enum
from typing import Annotated

import typer

from konzept.cli.judge import judged
from konzept.cli.options import ColorOption, Farbe, StichtagOption
from konzept.cli.read import read
from konzept.cli.terminal import show
from konzept.cli.today import today
from konzept.finding import Level
from konzept.load import ROOT_FILE
from konzept.report import FINDINGS, Verdict, lines_of

Ausgabe = Enum("Ausgabe", {name: name for name in FINDINGS}, type=str)  # type: ignore[misc]  # derived from the table
Schwelle = Enum("Schwelle", {str(level): str(level) for level in Level}, type=str)  # type: ignore[misc]  # as above


def lint(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PFAD]…", help="Ordner, Datei oder <revision>:<pfad>; sonst „.“.")
    ] = None,
    output_format: Annotated[
        Ausgabe, typer.Option("--output-format", metavar="|".join(FINDINGS), help="Form der Ausgabe.")
    ] = Ausgabe("full"),
    fail_on: Annotated[
        Schwelle, typer.Option("--fail-on", metavar="|".join(Schwelle), help="Ab hier ist der Exit-Code 1.")
    ] = Schwelle("fehler"),
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit-Code 0, was auch gefunden wird.")] = False,
    stichtag: StichtagOption = None,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Prüft Konzepte und nennt jeden Mangel mit Datei, Zeile und Abhilfe.

    Exit-Code 0: nichts ab der Schwelle. 1: Befunde. 2: Aufruf falsch oder nichts zu lesen.
    """
    day = stichtag or today()
    inputs = [read(path) for path in dict.fromkeys(paths or ["."])]
    loaded = [one.load() for one in inputs]
    findings = tuple(
        finding for source, one in zip(inputs, loaded, strict=True) for finding in judged(source, one, day)
    )
    verdict = Verdict(findings, day, len(loaded), lines_of([one.places for one in loaded]))
    show(FINDINGS[output_format.value], FINDINGS[output_format.value].findings(verdict), color)
    if any(ROOT_FILE not in one.files for one in inputs):
        raise typer.Exit(2)
    threshold = Level[fail_on.value.upper()]
    raise typer.Exit(0 if exit_zero or all(finding.level < threshold for finding in findings) else 1)
