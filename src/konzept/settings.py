"""What a town sets for itself: the values of ``konzept.toml`` that rules and documents ask for."""

from dataclasses import dataclass
from typing import Literal

Genderform = Literal["stern", "doppelpunkt", "unterstrich", "binnen-i", "schrägstrich", "paarform"]


@dataclass(frozen=True, slots=True)
class Hausregeln:
    """Values that some rules need to know; the table ``[regeln]`` of ``konzept.toml``."""

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
