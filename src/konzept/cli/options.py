"""Options that several commands share, and the values they take."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer


class Farbe(StrEnum):
    """When to write in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def parse_day(value: str) -> date:
    """A day as JJJJ-MM-TT."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"„{value}“ ist kein Datum; gebraucht wird JJJJ-MM-TT, zum Beispiel 2026-12-31."
        ) from None


ColorOption = Annotated[Farbe, typer.Option("--color", metavar="auto|always|never", help="Farbe auf dem Terminal.")]
StichtagOption = Annotated[
    date | None,
    typer.Option("--stichtag", metavar="JJJJ-MM-TT", parser=parse_day, help="Der Tag, der als heute gilt."),
]
