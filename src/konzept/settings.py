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
FARBE, DATEI, ORDNER, SCHRIFT = "farbe", "datei", "ordner", "schrift"
"""What a text has to name, as a mark on its type; a DATEI or ORDNER lies below the folder of the settings."""
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


@dataclass(frozen=True, slots=True)
class Erscheinung:
    """How documents look; the table ``[druck]``. Paths are relative to the file with the settings."""

    akzent: Annotated[str, FARBE] = ""
    """Colour of headings, links and the cover; empty, here as below: that of the house."""
    zweitfarbe: Annotated[str, FARBE] = ""
    """Colour of targets and deadlines in pictures and of a stripe on the cover."""
    logo: Annotated[str, DATEI] = ""
    """The picture on the cover and in the head of council papers."""
    logo_text: str | None = None
    """What it shows, for those who do not see it; empty: it is only an ornament."""
    titelbild: Annotated[str, DATEI] = ""
    """The picture across the cover."""
    titelbild_text: str | None = None
    """As for the logo."""
    schrift: Annotated[str, SCHRIFT] = ""
    """Family of the font."""
    schriften: Annotated[str, ORDNER] = ""
    """The folder with its files."""
    reference_docx: Annotated[str, DATEI] = ""
    """The Word file whose styles a DOCX takes over."""
    typst: Annotated[str, DATEI] = ""
    """A file with settings for the PDF in the language of Typst."""


USUAL = Hausregeln()
"""What holds where a town has set nothing."""

TABELLEN: Mapping[str, tuple[type, ...]] = {
    "lint": (Auswahl, Lauf), "regeln": (Hausregeln,), "druck": (Erscheinung,),
}  # fmt: skip
"""Table of ``konzept.toml`` → the classes whose fields are its keys."""
