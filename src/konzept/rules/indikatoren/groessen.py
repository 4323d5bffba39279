"""indikatoren, groessen: what a target is measured by: an amount in a unit."""

import re
from collections.abc import Iterator

from konzept.model import Indikator
from konzept.werte import Zielwert
from konzept.werte.zielwert import Zielart

STAND_FEST = (Zielart.ZAHL, Zielart.SPANNE, Zielart.ANTEIL)
"""Targets that name the value itself, not its change."""


def zielwerte(indikator: Indikator) -> Iterator[tuple[str, Zielwert]]:
    """Every target of an indicator with its dotted path, the final one first."""
    if indikator.zielwert:
        yield "zielwert", indikator.zielwert
    yield from ((f"zwischenziele.{n}.zielwert", one.zielwert) for n, one in enumerate(indikator.zwischenziele))


def prozent(einheit: str | None) -> bool:
    """Whether a unit is percent."""
    return bool(einheit and re.search(r"%|\bProzent\b", einheit, re.IGNORECASE))


def vergleichbar(ziel: Zielwert, indikator: Indikator) -> bool:
    """Whether a target is a value in the unit in which the indicator is measured."""
    if ziel.art not in STAND_FEST:
        return False
    own, unit = ziel.einheit.casefold(), (indikator.einheit or "").casefold()
    return not own or own == unit or (prozent(own) and prozent(unit))
