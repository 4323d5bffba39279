"""konzept lint"""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.discover import concepts
from konzept.cli.fleet import judged
from konzept.cli.german import Abbruch
from konzept.cli.judge import Massstab
from konzept.cli.options import ColorOption, Farbe, StichtagOption
from konzept.cli.output import emit, wanted
from konzept.cli.terminal import say
from konzept.cli.today import today
from konzept.finding import Level
from konzept.model import REIFEGRADE
from konzept.report import FINDINGS, Verdict
from konzept.verdict import Urteil

Schwelle = Enum("Schwelle", {str(level): str(level) for level in Level}, type=str)  # type: ignore[misc]  # derived from the table
Reife = Enum("Reife", {one: one for one in REIFEGRADE}, type=str)  # type: ignore[misc]  # as above


def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PFAD]…", help="Konzepte, Ordner mit Konzepten oder <revision>:<pfad>; sonst „.“."),
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            metavar="FORMAT[:DATEI]",
            envvar="KONZEPT_OUTPUT_FORMAT",
            help=f"Form der Ausgabe, mehrfach möglich: {', '.join(FINDINGS)}.",
        ),
    ] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", metavar="DATEI", help="Wohin die Ausgabe ohne eigene Datei geht.")
    ] = None,
    zusammenfassung: Annotated[
        bool, typer.Option("--zusammenfassung", help="Zählt am Ende nach Handlungsfeld, Gewicht und Regel.")
    ] = False,
    fail_on: Annotated[
        Schwelle, typer.Option("--fail-on", metavar="|".join(Schwelle), help="Ab hier ist der Exit-Code 1.")
    ] = Schwelle("fehler"),
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit-Code 0, was auch gefunden wird.")] = False,
    stichtag: StichtagOption = None,
    reifegrad: Annotated[
        Reife | None,
        typer.Option("--reifegrad", metavar="|".join(Reife), help="Prüft, als wäre das Konzept so weit."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="ANZAHL", min=1, help="Prozesse nebeneinander; sonst nach Bedarf.")
    ] = None,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Kein Fehler, wenn kein Konzept da ist.")] = False,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Prüft Konzepte und nennt jeden Mangel mit Datei, Zeile und Abhilfe.

    Exit-Code 0: nichts ab der Schwelle. 1: Befunde. 2: Aufruf falsch oder nichts zu lesen.
    """
    outputs = wanted(output_format, output_file)
    day = stichtag or today()
    massstab = Massstab(day, reifegrad=reifegrad.value if reifegrad else None)
    missing = False
    found = dict.fromkeys(one for path in paths or ["."] for one in concepts(path, allow_empty=allow_empty))
    urteile = list[Urteil]()
    for one in judged(tuple(found), massstab, jobs):
        if isinstance(one, Abbruch):
            say(f"konzept: {one}")
            missing = True
        else:
            urteile.append(one)
    if urteile or not missing:
        emit(Verdict(tuple(urteile), day, zusammenfassung), outputs, color)
    if missing or any(not urteil.lesbar for urteil in urteile):
        raise typer.Exit(2)
    threshold = Level[fail_on.value.upper()]
    raise typer.Exit(0 if exit_zero or all(one.level < threshold for u in urteile for one in u.findings) else 1)
