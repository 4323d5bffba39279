"""Options that several commands share, and the values they take."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Farbe(StrEnum):
    """When to write in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def parse_day(value: str) -> date:
    """A day as JJJJ-MM-TT, or as documents print it: T.M.JJJJ."""
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value, re.ASCII)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"„{value}“ ist kein Datum; gebraucht wird ein Tag wie 31.12.2026 oder 2026-12-31."
        ) from None


ColorOption = Annotated[Farbe, typer.Option("--color", metavar="auto|always|never", help="Farbe auf dem Terminal.")]
StichtagOption = Annotated[
    date | None,
    typer.Option(
        "--stichtag",
        metavar="TAG",
        parser=parse_day,
        help="Der Tag, der als heute gilt, etwa 31.12.2026 oder 2026-12-31.",
    ),
]
_Names = list[str] | None
SelectOption = Annotated[
    _Names,
    typer.Option("--select", metavar="NAME,…", help="Nur diese Regeln und Themen, statt der Auswahl in konzept.toml."),
]
ExtendSelectOption = Annotated[
    _Names, typer.Option("--extend-select", metavar="NAME,…", help="Diese Regeln und Themen außerdem.")
]
IgnoreOption = Annotated[_Names, typer.Option("--ignore", metavar="NAME,…", help="Diese Regeln und Themen nicht.")]
BaselineOption = Annotated[
    Path | None, typer.Option("--baseline", metavar="DATEI", help="Befunde, die bekannt sind und nicht zählen.")
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="DATEI", help="Einstellungen aus dieser Datei, für alle Konzepte.")
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Nur die Befunde, sonst nichts.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Sagt auch, welche Einstellungen gelten.")]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Liest keine konzept.toml.")]
StdinNameOption = Annotated[
    str | None,
    typer.Option("--stdin-filename", metavar="PFAD", help="Wie die Datei heißt, die über stdin kommt."),
]
