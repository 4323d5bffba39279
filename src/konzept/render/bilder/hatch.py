"""Patterns as lines that end at the edge of a rectangle: every program draws lines, not every one draws patterns."""

from collections.abc import Callable, Iterator, Mapping

Kasten = tuple[float, float, float, float]
"""Left, top, right, bottom; in points."""
ABSTAND = 4.5
_Linie = tuple[float, float, float, float]


def schraffur(muster: str, kasten: Kasten) -> str:
    """The lines of a pattern as an SVG path; empty for ``leer``, ``voll`` and ``gestrichelt``."""
    lines = _MUSTER[muster](kasten)
    return "".join(f"M{a:g} {b:g}L{c:g} {d:g}" for a, b, c, d in ([round(v, 2) for v in one] for one in lines))


def _none(kasten: Kasten) -> Iterator[_Linie]:
    return iter(())


def _steps(low: float, high: float, step: float) -> Iterator[float]:
    count = 1
    while low + count * step < high - 0.2:
        yield low + count * step
        count += 1


def _rising(kasten: Kasten) -> Iterator[_Linie]:
    left, top, right, bottom = kasten
    # A line x + y = s, from the left or lower edge to the upper or right one.
    for s in _steps(left + top, right + bottom, ABSTAND):
        x1, x2 = max(left, s - bottom), min(right, s - top)
        yield x1, s - x1, x2, s - x2


def _falling(kasten: Kasten) -> Iterator[_Linie]:
    left, top, right, bottom = kasten
    for x1, y1, x2, y2 in _rising((left, top, right, bottom)):
        yield x1, top + bottom - y1, x2, top + bottom - y2


def _crossed(kasten: Kasten) -> Iterator[_Linie]:
    yield from _rising(kasten)
    yield from _falling(kasten)


def _level(kasten: Kasten) -> Iterator[_Linie]:
    left, top, right, bottom = kasten
    for y in _steps(top, bottom, ABSTAND * 0.7):
        yield left, y, right, y


def _upright(kasten: Kasten) -> Iterator[_Linie]:
    left, top, right, bottom = kasten
    for x in _steps(left, right, ABSTAND * 0.8):
        yield x, top, x, bottom


def _dotted(kasten: Kasten) -> Iterator[_Linie]:
    left, top, right, bottom = kasten
    for row, y in enumerate(_steps(top, bottom, ABSTAND * 0.75)):
        for x in _steps(left - (row % 2) * ABSTAND / 2, right - 1.2, ABSTAND):
            if x > left:
                yield x, y, x + 1.2, y


_MUSTER: Mapping[str, Callable[[Kasten], Iterator[_Linie]]] = {
    "leer": _none,
    "voll": _none,
    "gestrichelt": _none,
    "steigend": _rising,
    "fallend": _falling,
    "gekreuzt": _crossed,
    "waagerecht": _level,
    "senkrecht": _upright,
    "punkte": _dotted,
}
MUSTER = tuple(_MUSTER)
