"""The measures of a concept in time: which have a place there, and what kind of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from konzept.model import Index, Massnahme
from konzept.werte import Zeitangabe
from konzept.werte.zeit import Zeitart

Geltung = tuple[date | None, date | None]


class Art(Enum):
    """How a measure lies in time."""

    ZEITRAUM = "Zeitraum"
    LAUFEND = "laufend"
    WIEDERKEHREND = "wiederkehrend"
    FRIST = "nur Frist"


@dataclass(frozen=True, slots=True)
class Termin:
    """A measure with its place in time."""

    nummer: str
    titel: str
    feld: str
    art: Art
    von: date | None
    """None: it was already there, or nobody knows since when."""
    bis: date | None
    """None: without end."""
    frist: date | None
    wort: str
    """How the concept says it."""

    @property
    def tage(self) -> tuple[date, ...]:
        """All days that are known."""
        return tuple(filter(None, (self.von, self.bis, self.frist)))


@dataclass(frozen=True, slots=True)
class Zeitplan:
    """All measures that can be drawn, in printed order, and how many cannot."""

    termine: tuple[Termin, ...]
    von: date
    bis: date
    ohne_angabe: int
    ungefaehr: int
    """Measures that only say "mittelfristig" or "offen"."""


def geplant(index: Index) -> Zeitplan | None:
    """The schedule of a concept; None if fewer than two measures have a day of the calendar."""
    termine, ohne, rough = list[Termin](), 0, 0
    for feld in index.konzept.handlungsfelder:
        for massnahme in index.massnahmen(feld):
            found = _termin(massnahme, index, f"{index.nummer(feld)} {feld.titel}")
            if found:
                termine.append(found)
            elif massnahme.zeitraum or massnahme.frist:
                rough += 1
            else:
                ohne += 1
    if sum(bool(termin.tage) for termin in termine) < 2:
        return None
    days = [day for termin in termine for day in termin.tage] + [day for day in index.geltung if day]
    first, last = min(days), max(days)
    return Zeitplan(tuple(termine), first, last, ohne, rough)


def _termin(massnahme: Massnahme, index: Index, feld: str) -> Termin | None:
    frist = massnahme.frist.faellig(*index.geltung) if massnahme.frist else None
    art, von, bis, zeit = Art.FRIST, None, None, massnahme.frist
    for angabe in filter(None, (massnahme.zeitraum, massnahme.frist)):
        found = _span(angabe, index.geltung, angabe is massnahme.frist)
        if found:
            (art, von, bis), zeit = found, angabe
            break
    if art is Art.FRIST and massnahme.zeitraum and frist is None:
        # "nach 2 Jahren" as a period is one day.
        frist, zeit = massnahme.zeitraum.faellig(*index.geltung), massnahme.zeitraum
    if art is Art.FRIST and frist is None:
        return None
    words = dict.fromkeys(one.gedruckt() for one in (zeit, massnahme.frist if frist else None) if one)
    return Termin(index.nummer(massnahme), massnahme.titel, feld, art, von, bis, frist, "; Frist ".join(words))


def _span(zeit: Zeitangabe, geltung: Geltung, deadline: bool) -> tuple[Art, date | None, date | None] | None:
    """The bar of a time; None if it is none. Of a deadline only what has no end is a bar."""
    if zeit.art is Zeitart.LAUFEND:
        return Art.LAUFEND, None, None
    if zeit.art is Zeitart.WIEDERKEHREND:
        return Art.WIEDERKEHREND, None, None
    if zeit.art is Zeitart.ZEITRAUM and (zeit.ende is None or not deadline):
        return Art.ZEITRAUM, zeit.beginn, zeit.ende
    return None


def quartale(von: date, bis: date) -> Iterator[date]:
    """First days of all quarters that some days lie in."""
    for quarter in range(_count(von), _count(bis) + 1):
        yield date(quarter // 4, quarter % 4 * 3 + 1, 1)


def _count(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
