"""konzept lint"""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.configuration import Optionen, Verfahren, names
from konzept.cli.discover import gathered
from konzept.cli.fleet import judged
from konzept.cli.german import Abbruch
from konzept.cli.known import aside, write
from konzept.cli.options import (
    BaselineOption,
    ColorOption,
    ConfigOption,
    ExtendSelectOption,
    Farbe,
    IgnoreOption,
    IsolatedOption,
    QuietOption,
    SelectOption,
    StdinNameOption,
    StichtagOption,
    VerboseOption,
)
from konzept.cli.output import emit, wanted
from konzept.cli.progress import watched
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
        typer.Argument(
            metavar="[PFAD]…", help="Konzepte, Ordner mit Konzepten, <revision>:<pfad> oder „-“ für stdin; sonst „.“."
        ),
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            metavar="FORMAT[:DATEI]",
            envvar="KONZEPT_OUTPUT_FORMAT",
            autocompletion=lambda: [*FINDINGS],
            help=f"Form der Ausgabe, mehrfach möglich: {', '.join(FINDINGS)}.",
        ),
    ] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", metavar="DATEI", help="Wohin die Ausgabe ohne eigene Datei geht.")
    ] = None,
    zusammenfassung: Annotated[
        bool, typer.Option("--zusammenfassung", help="Zählt am Ende nach Handlungsfeld, Gewicht und Regel.")
    ] = False,
    select: SelectOption = None,
    extend_select: ExtendSelectOption = None,
    ignore: IgnoreOption = None,
    no_ignores: Annotated[bool, typer.Option("--no-ignores", help="Hört nicht auf Vermerke in den Dateien.")] = False,
    baseline: BaselineOption = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="DATEI", help="Hält alle Befunde als bekannt fest.")
    ] = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Behebt, was sich ohne Nachfrage beheben lässt; gemeldet wird der Rest.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Zeigt nur, was --fix ändern würde, und ändert nichts.")] = False,
    fail_on: Annotated[
        Schwelle | None,
        typer.Option("--fail-on", metavar="|".join(Schwelle), help="Ab hier ist der Exit-Code 1; sonst fehler."),
    ] = None,
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
    stdin_filename: StdinNameOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Prüft Konzepte und nennt jeden Mangel mit Datei, Zeile und Abhilfe.

    Exit-Code 0: nichts ab der Schwelle. 1: Befunde. 2: Aufruf falsch oder nichts zu lesen.
    """
    day = stichtag or today()
    optionen = Optionen(names(select), names(extend_select), names(ignore), fail_on and fail_on.value, baseline, config,
                        isolated)  # fmt: skip
    verfahren = Verfahren(day, optionen, reifegrad and reifegrad.value, not no_ignores, write_baseline is None)
    found = gathered(paths or ["."], stdin_filename=stdin_filename, allow_empty=allow_empty)
    outputs = wanted(output_format or verfahren.form(found), output_file)
    if verbose:
        for words in filter(None, map(verfahren.words, found)):
            say(words)
    mended = None
    if fix or diff:
        # What mends files reads YAML in a way of its own; checking alone does not wait for it.
        from konzept.cli.fixing import mend

        mended = mend(found, verfahren, diff=diff, quiet=quiet)
    if mended and diff:
        raise typer.Exit(2 if mended.fehler else 1 if mended.dateien and not exit_zero else 0)
    answers = list(judged(found, verfahren, jobs) if quiet else watched(judged(found, verfahren, jobs), len(found)))
    urteile = tuple(one for one in answers if isinstance(one, Urteil))
    missing = [one for one in answers if isinstance(one, Abbruch)]
    # What is wrong with the settings of many is told once.
    for reason in dict.fromkeys(map(str, missing)):
        say(f"konzept: {reason}")
    unreadable = bool(missing) or bool(mended and mended.fehler) or any(not urteil.lesbar for urteil in urteile)
    note = aside(urteile)
    if write_baseline and not unreadable:
        urteile, note = write(write_baseline, urteile)
    if urteile or not missing:
        emit(Verdict(urteile, day, zusammenfassung, quiet), outputs, color)
    if note and not quiet:
        say(note)
    if unreadable:
        raise typer.Exit(2)
    raise typer.Exit(1 if any(urteil.zu_viel for urteil in urteile) and not exit_zero else 0)
