"""Numbers made of a round of runs, and how large each may be."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.messen import Lauf, Reihe, Runde
from benchmarks.statistik import SPIELRAUM, exponent

OHNE = 0.0
"""No allowance: memory does not scatter."""


@dataclass(frozen=True)
class Zahl:
    """A number made of one round."""

    namen: tuple[str, ...]
    """The commands it is made of."""
    rechne: Callable[[Runde], float]


@dataclass(frozen=True)
class Ziel:
    """A number and how large it may be."""

    ziel: str
    """Number of the goal, ``P3``."""
    was: str
    zahl: Zahl
    grenze: float
    einheit: str = "×"
    luft: float | None = None
    """How far beyond the limit it still counts as met; None: 15 %."""

    @property
    def spielraum(self) -> float:
        """The allowance, in the unit of the goal."""
        return self.grenze * SPIELRAUM if self.luft is None else self.luft


@dataclass(frozen=True)
class Vergleich:
    """Commands that run in turn, and the goals their runs decide."""

    reihe: Reihe
    ziele: tuple[Ziel, ...]


def mal(eins: str, zwei: str) -> Zahl:
    """How many times as long one takes as the other."""
    return Zahl((eins, zwei), lambda runde: runde[eins].sekunden / runde[zwei].sekunden)


def spitze(name: str) -> Zahl:
    """MB of the largest process."""
    return Zahl((name,), lambda runde: _mb(runde[name]))


def spitze_mal(eins: str, zwei: str) -> Zahl:
    """How many times as much memory one needs as the other."""
    return Zahl((eins, zwei), lambda runde: _mb(runde[eins]) / _mb(runde[zwei]))


def wachstum(klein: str, gross: str, faktor: float) -> Zahl:
    """The exponent of growth."""
    return Zahl((klein, gross), lambda runde: exponent(runde[klein].sekunden, runde[gross].sekunden, faktor))


def _mb(lauf: Lauf) -> float:
    return float("nan") if lauf.spitze is None else lauf.spitze


def wachstumsziel(command: str, few: int, many: int, grenze: float) -> Ziel:
    """The goal for the commands called ``command`` and their size; it allows the same 15 % of time as any other."""
    zahl = wachstum(f"{command} {few}", f"{command} {many}", many / few)
    luft = exponent(1, 1 + SPIELRAUM, many / few)
    return Ziel("P7", f"{command}: Exponent von {few} zu {many} Maßnahmen", zahl, grenze, "", luft)
