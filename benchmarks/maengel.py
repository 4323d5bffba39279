"""Faults put into a generated concept, so that what lint costs does not only get measured where it finds nothing."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

Massnahme = dict[str, Any]


def massnahmen(daten: dict[str, Any]) -> Iterator[tuple[list[Massnahme], int]]:
    """Every measure as the list it stands in and its place there, in printed order."""
    for feld in daten["handlungsfelder"]:
        for ziel in feld["leitziele"]:
            for teil in (ziel, *ziel.get("teilziele", ())):
                liste = teil.get("massnahmen", [])
                yield from ((liste, n) for n in range(len(liste)))


def _ohne(key: str) -> Callable[[Massnahme], None]:
    return lambda massnahme: massnahme.pop(key, None)


def _mit(key: str, value: Any) -> Callable[[Massnahme], None]:
    return lambda massnahme: massnahme.update({key: value})


REGEL = (
    _ohne("verantwortlich"),
    _mit("verantwortlich", ["a-gibt-es-nicht"]),
    _mit("frist", "31.12.2035"),
    _mit("beschreibung", "Hier steht <b>rohes</b> HTML.\n"),
)
"""Faults that a rule finds."""
SCHEMA = (
    _mit("wirkung", "gibt es nicht"),
    _mit("frist", "demnächst irgendwann"),
    _mit("kosten", "sehr viel"),
    _mit("titel", ""),
    _mit("id", "Keine Kennung"),
)
"""Faults that already the schema finds."""


def verdorben(daten: dict[str, Any], *, maengel: int = 0, fehler: int = 0) -> dict[str, Any]:
    """A copy in which every so-manieth measure has a fault, each kind in turn; 0: none."""
    neu = copy.deepcopy(daten)
    for jede, arten in ((maengel, REGEL), (fehler, SCHEMA)):
        stellen = list(massnahmen(neu))[jede - 1 :: jede] if jede else []
        for n, (liste, platz) in enumerate(stellen):
            arten[n % len(arten)](liste[platz])
    return neu
