"""All comparisons, in the order of the goals."""

from collections.abc import Callable, Iterator, Sequence

from benchmarks.aufrufe import Aufrufe
from benchmarks.reihen import druck, fassung, flotte, pruefung
from benchmarks.ziele import Vergleich

_ALLE: tuple[tuple[tuple[str, ...], Callable[[Aufrufe], Vergleich]], ...] = (
    (("P1",), pruefung.start),
    (("P2",), pruefung.klein),
    (("P3",), pruefung.mittel),
    (("P3",), pruefung.grosses),
    (("P4",), flotte.flotte),
    (("P5",), fassung.diff),
    (("P6",), druck.druck_60),
    (("P6",), druck.druck_300),
    (("P7",), pruefung.wachstum),
    (("P7",), fassung.wachstum),
    (("P7",), druck.wachstum),
    (("P8",), fassung.fmt),
    (("P9",), pruefung.maengel),
    (("P4", "P10"), flotte.prozesse),
)
"""The goals a comparison decides, and what makes it."""


def vergleiche(aufrufe: Aufrufe, nur: Sequence[str] = ()) -> Iterator[Vergleich]:
    """All, or those that decide one of ``nur``; each is made when it is its turn."""
    for ziele, make in _ALLE:
        if not nur or set(ziele) & set(nur):
            yield make(aufrufe)
