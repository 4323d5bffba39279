"""Axes: from numbers to places, with round numbers at the ticks and German notation beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from konzept.werte.stil import HAUSSTIL

GRENZE = Decimal(10) ** 15
"""No indicator of a town counts further; beyond it a number is a slip of the keyboard."""
STELLEN = 6
"""Decimal places that can be told apart in a picture."""
_FACH = ((Decimal(10) ** 9, "Mrd."), (Decimal(10) ** 6, "Mio."))


@dataclass(frozen=True, slots=True)
class Skala:
    """A straight way from numbers between ``von`` and ``bis`` to places between ``a`` and ``b``."""

    von: Fraction
    bis: Fraction
    a: float
    b: float

    def __call__(self, wert: Decimal | Fraction) -> float:
        """The place of a number, in tenths of a point."""
        # Exact until the end: numbers may be huge and lie close together.
        share = (Fraction(wert) - self.von) / (self.bis - self.von)
        return round(self.a + float(share) * (self.b - self.a), 1)


@dataclass(frozen=True, slots=True)
class Teilung:
    """The round numbers of an axis."""

    stellen: tuple[Fraction, ...]
    worte: tuple[str, ...]
    fach: str
    """"Mio." if the words are to be multiplied by it; else empty."""


def gerundet(werte: Sequence[Decimal], null: bool, hoechstens: int = 6) -> Teilung:
    """Round numbers around some values: 1, 2, 2.5 or 5 times a power of ten apart.

    ``null``: the axis contains zero.
    """
    numbers = [Fraction(wert) for wert in werte] + ([Fraction(0)] if null else [])
    low, high = min(numbers), max(numbers)
    if low == high:
        low, high = (low, high + abs(high)) if high else (Fraction(0), Fraction(1))
    step = _step(low, high, all(number.denominator == 1 for number in numbers), hoechstens)
    first, last = low // step, -(-high // step)
    stellen = tuple(step * count for count in range(first, last + 1))
    teiler, fach = next(((int(size), word) for size, word in _FACH if max(map(abs, stellen)) >= 10 * size), (1, ""))
    return Teilung(stellen, tuple(_words([stelle / teiler for stelle in stellen])), fach)


def _step(low: Fraction, high: Fraction, whole: bool, hoechstens: int) -> Fraction:
    power = Fraction(1, 10 ** (STELLEN + 2))
    while True:
        for factor in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5)):
            step = factor * power
            if whole and step.denominator != 1:
                continue
            if -(-high // step) - low // step <= hoechstens:
                return step
        power *= 10


def _words(stellen: Iterable[Fraction]) -> list[str]:
    values = [Decimal(one.numerator) / Decimal(one.denominator) for one in stellen]
    digits = max(-int(value.normalize().as_tuple().exponent) for value in values)
    return [HAUSSTIL.zahl(Decimal(f"{value:.{max(digits, 0)}f}")) for value in values]
