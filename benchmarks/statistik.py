"""What many runs say in one number."""

import math
from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

SPIELRAUM = 0.15
"""Times of paired runs scatter by about a tenth; a goal counts as missed from this much beyond it."""


class Wert(NamedTuple):
    """A number measured several times."""

    mitte: float
    unten: float
    """Lower quartile."""
    oben: float
    """Upper quartile."""
    laeufe: int


def wert(zahlen: Sequence[float]) -> Wert:
    """Median and quartiles."""
    if len(zahlen) < 2:
        return Wert(zahlen[0], zahlen[0], zahlen[0], 1)
    unten, _, oben = quantiles(zahlen, n=4, method="inclusive")
    return Wert(median(zahlen), unten, oben, len(zahlen))


def exponent(klein: float, gross: float, faktor: float) -> float:
    """By which power of the size the cost grows, if a ``faktor`` times larger input costs ``gross``."""
    return math.log(gross / klein) / math.log(faktor)


def urteil(mitte: float, grenze: float, spielraum: float) -> str:
    """The word for a number that should not be larger than ``grenze``."""
    if mitte <= grenze:
        return "erfüllt"
    return "erfüllt (im Spielraum)" if mitte <= grenze + spielraum else "verfehlt"
