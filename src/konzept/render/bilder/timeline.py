"""Ticks and words of an axis of time."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from konzept.render.bilder.letters import weite
from konzept.render.bilder.scale import Skala


@dataclass(frozen=True, slots=True)
class Zeitachse:
    """Places of ticks, and words with theirs."""

    striche: tuple[float, ...]
    worte: tuple[tuple[float, str], ...]


def zeitachse(x: Skala, jahresweise: bool, gedruckt: dict[Decimal, str]) -> Zeitachse:
    """``gedruckt``: the wording of a time, where it says more than the year it falls into."""
    first, last = -(-x.von // 1), x.bis // 1
    step = Fraction(1)
    if not jahresweise and x.bis - x.von <= 2:
        step = Fraction(1, 4)
        first, last = -(-x.von * 4 // 1), x.bis * 4 // 1
    places = [count * step for count in range(first, last + 1)]
    words = [_word(place, jahresweise, gedruckt) for place in places]
    # Every second, fifth, tenth … word, until they all stand apart.
    room = max((weite(word, 9) for word in words), default=0) + 7
    apart = (x.b - x.a) * float(step / (x.bis - x.von))
    every = next(count for count in _jeder() if count * apart >= room or count > len(places))
    # Counted from the end, as the newest years matter most.
    shown = [
        (x(place), word)
        for at, (place, word) in enumerate(zip(places, words, strict=True))
        if _kept(at, len(places), every)
    ]
    return Zeitachse(tuple(x(place) for place in places) if apart >= 3 else tuple(at for at, _ in shown), tuple(shown))


def _kept(at: int, count: int, every: int) -> bool:
    return (count - 1 - at) % every == 0


def _jeder() -> list[int]:
    return [factor * 10**power for power in range(5) for factor in (1, 2, 5)]


def _word(place: Fraction, jahresweise: bool, gedruckt: dict[Decimal, str]) -> str:
    if place.denominator == 1 and jahresweise:
        said = gedruckt.get(Decimal(place.numerator), "")
        return said if said and len(said) <= 9 and "/" in said else str(place.numerator)
    if place.denominator == 1:
        return str(place.numerator)
    quarter = int(place % 1 * 4) + 1
    return f"{quarter}. Quartal {place // 1}"
