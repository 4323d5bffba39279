"""What konzept has to say about a concept: a finding, where it stands, and how much it weighs."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Weight of a finding; a larger number weighs more."""

    HINWEIS = 1
    WARNUNG = 2
    FEHLER = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a file. Lines and columns count from 1, columns in characters; the end is exclusive.

    Line 0 stands for the file as a whole (it is missing, or not readable as text).
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, alike for YAML faults, schema faults and rules."""

    span: Span
    rule: str
    """Name in kebab-case, as ``konzept rule NAME`` takes it."""
    level: Level
    message: str
    """What is wrong, one German sentence."""
    hint: str = ""
    """What to write instead, one German sentence; empty if the message says it."""
    teil: str = ""
    """``id`` of the part it is about, empty if there is none."""
    feld: str = ""
    """The field of that part, as a dotted path."""
    bereich: str = ""
    """The Handlungsfeld or Querschnittsthema it belongs to, by number and title; empty outside of them."""
    anker: int = 0
    """The line on or above which a comment about it may stand; 0: the line of ``span``. A long text has its own."""
    route: tuple[str | int, ...] = ()
    """The way to the part it is about; empty for the concept, and where there is no part."""
    feldkopf: tuple[tuple[str, int], ...] = ()
    """File and line of the head of its field, where a comment silences it as well; empty if it is told only by
    itself, however many there are of its kind."""
    anzahl: int = 1
    """How many findings it stands for."""

    @property
    def order(self) -> tuple[Span, int, str]:
        """Sort key: by place, then the heaviest first, then by name; what is alike stays as it was found."""
        return (self.span, -self.level, self.rule)
