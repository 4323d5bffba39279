"""What a town sets for itself: the values of ``konzept.toml``, with what holds where it sets nothing.

Keys are the names of the fields with "-" for "_", and the types of the fields say what ``konzept.toml`` takes; a new
field needs nothing anywhere else. Nothing here reads a file; ``cli`` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from konzept.finding import Level

Genderform = Literal["stern", "doppelpunkt", "unterstrich", "binnen-i", "schrägstrich", "paarform"]
REGEL, REGEL_ODER_THEMA, FORM, PFAD = "regel", "regel oder thema", "form", "pfad"
"""What a text has to name, as a mark on its type."""
Names = tuple[Annotated[str, REGEL_ODER_THEMA], ...]
ALLE = "alle"
"""Stands for every rule wherever rules are named."""


@dataclass(frozen=True, slots=True)
class Auswahl:
    """Which rules run, and how much they weigh; the table ``[lint]``."""

    select: Names = (ALLE,)
    """Rules and subjects that run."""
    extend_select: Names = ()
    """Further ones."""
    ignore: Names = ()
    """Rules and subjects that do not run; what is named more closely wins, between equals this does."""
    level: Mapping[Annotated[str, REGEL], Level] = field(default_factory=dict)
    """Rule → what it weighs here, in any reifegrad."""
    per_path_ignores: Mapping[str, Names] = field(default_factory=dict)
    """Pattern of paths, relative to the file with the settings → rules and subjects that say nothing there."""


@dataclass(frozen=True, slots=True)
class Lauf:
    """What else can be said of a run; the rest of the table ``[lint]``."""

    fail_on: Level = Level.FEHLER
    """From this weight on findings make the exit code 1."""
    baseline: Annotated[str, PFAD] = ""
    """The file with the findings that are known, relative to the file with the settings; empty: none."""
    output_format: Annotated[str, FORM] = ""
    """The form of output; empty: full on a terminal, else concise. Only a form: where is written to, a file in the
    tree that is being checked must not decide."""


@dataclass(frozen=True, slots=True)
class Hausregeln:
    """Values that some rules need to know; the table ``[regeln]``."""

    gendern: Genderform | None = None
    """The form the town has agreed on; None: the one that the concept itself uses most."""
    stand_monate: int = 12
    """So many months old may the last status of a running measure be."""
    fristen_je_tag: int = 10
    """So many deadlines may fall on one day."""
    gremium_sitze: int = 30
    """So many seats a body may have and still work."""


USUAL = Hausregeln()
"""What holds where a town has set nothing."""

TABELLEN: Mapping[str, tuple[type, ...]] = {"lint": (Auswahl, Lauf), "regeln": (Hausregeln,)}
"""Table of ``konzept.toml`` → the classes whose fields are its keys."""
