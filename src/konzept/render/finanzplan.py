"""The money of a concept: what its measures cost, and where the money comes from, by field, year and source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from konzept.model import Feld, Finanzposten, Index, Konzept, Massnahme
from konzept.render.summe import Summe, zusammen
from konzept.werte import Betrag, Zeitangabe, Zeitart

MEHRERE, OHNE_JAHR, OHNE_MITTEL = "mehrere Jahre", "ohne Jahr", "ohne Angabe"


@dataclass(frozen=True, slots=True)
class Posten:
    """One entry of a „finanzierung“, or the costs of a measure, with what it belongs to."""

    teil: Massnahme | Feld | Konzept
    feld: Feld | None
    """None for the whole concept."""
    betrag: Betrag | None
    zeitraum: Zeitangabe | None = None
    mittel: str = ""
    zweck: str = ""
    jahr: str = OHNE_JAHR

    @property
    def summe(self) -> Summe:
        """What it adds to a sum; what recurs without an end has none."""
        recurs = self.zeitraum is not None and self.zeitraum.art is Zeitart.WIEDERKEHREND
        return Summe(ohne_summe=1) if recurs and Summe.of(self.betrag).bis else Summe.of(self.betrag)


@dataclass(frozen=True, slots=True)
class Rasterzeile:
    """A row of a table of sums."""

    name: str
    zellen: tuple[Summe, ...]
    summe: Summe


@dataclass(frozen=True, slots=True)
class Raster:
    """A table of sums: each entry is in one cell, so rows and columns come to the same total."""

    spalten: tuple[str, ...]
    zeilen: tuple[Rasterzeile, ...]
    summen: tuple[Summe, ...]
    gesamt: Summe


@dataclass(frozen=True, slots=True)
class Kostenzeile:
    """What the measures of one field cost."""

    feld: Feld
    massnahmen: int
    ohne_angabe: int
    """How many measures say nothing about their costs."""
    summe: Summe


class Finanzplan:
    """What a template may ask about the money. Costs and funding are two sides of the same and never added."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._konzept = index.konzept
        self._felder: tuple[Feld, ...] = (*index.konzept.querschnittsthemen, *index.konzept.handlungsfelder)

    @cached_property
    def kosten(self) -> tuple[Posten, ...]:
        """The costs of each measure that says something about them."""
        pairs = ((feld, one) for feld in self._felder for one in self._index.massnahmen(feld))
        return tuple(Posten(one, feld, one.kosten) for feld, one in pairs if one.kosten is not None)

    @cached_property
    def posten(self) -> tuple[Posten, ...]:
        """Every entry of a „finanzierung“: of the concept, then field by field with its measures."""
        return tuple(self._entries())

    @cached_property
    def leer(self) -> bool:
        """Whether the concept says nothing about money."""
        return not (self.kosten or self.posten or self._konzept.kosten)

    @cached_property
    def kosten_je_feld(self) -> tuple[Kostenzeile, ...]:
        """Fields that have measures, with what these cost."""
        return tuple(self._costs(feld) for feld in self._felder if self._index.massnahmen(feld))

    @cached_property
    def kosten_gesamt(self) -> Kostenzeile | None:
        """The sum of all fields; None if there are none."""
        rows = self.kosten_je_feld
        if not rows:
            return None
        total = zusammen(row.summe for row in rows)
        return Kostenzeile(rows[0].feld, sum(r.massnahmen for r in rows), sum(r.ohne_angabe for r in rows), total)

    @cached_property
    def nach_feld(self) -> Raster:
        """Funding: a row for each field, a column for each year."""
        whole = f"{self._konzept.art} insgesamt"
        return self._grid(lambda one: (one.feld.id, one.feld.titel) if one.feld else ("", whole))

    @cached_property
    def nach_mitteln(self) -> Raster:
        """Funding: a row for each source, a column for each year."""
        return self._grid(lambda one: (one.mittel, one.mittel or OHNE_MITTEL), last="")

    @cached_property
    def nicht_in_summen(self) -> tuple[Posten, ...]:
        """What no sum holds: open amounts, and those that depend on something."""
        return tuple(one for one in (*self.kosten, *self.posten) if not one.summe.vollstaendig)

    def name(self, posten: Posten) -> str:
        """What an entry belongs to, as it is printed."""
        if isinstance(posten.teil, Konzept):
            return f"{self._konzept.art} insgesamt"
        number = self._index.nummer(posten.teil) if isinstance(posten.teil, Massnahme) else ""
        return f"{number} {posten.teil.titel}".strip()

    def _entries(self) -> Iterator[Posten]:
        yield from (self._posten(self._konzept, None, one) for one in self._konzept.finanzierung)
        for feld in self._felder:
            yield from (self._posten(feld, feld, one) for one in feld.finanzierung)
            for massnahme in self._index.massnahmen(feld):
                yield from (self._posten(massnahme, feld, one) for one in massnahme.finanzierung)

    def _posten(self, teil: Massnahme | Feld | Konzept, feld: Feld | None, one: Finanzposten) -> Posten:
        year = _year(one.zeitraum, self._index)
        return Posten(teil, feld, one.betrag, one.zeitraum, one.mittel or "", one.zweck or "", year)

    def _costs(self, feld: Feld) -> Kostenzeile:
        measures = self._index.massnahmen(feld)
        known = [Summe.of(one.kosten) for one in measures if one.kosten is not None]
        return Kostenzeile(feld, len(measures), len(measures) - len(known), zusammen(known))

    def _grid(self, row: Callable[[Posten], tuple[str, str]], last: str | None = None) -> Raster:
        """``row`` gives what tells rows apart, and the name that is printed; ``last`` comes at the end."""
        years = _years(self.posten)
        names = dict(sorted(map(row, self.posten), key=lambda pair: pair[0] == last))
        cells = {(key, year): Summe() for key in names for year in years}
        for one in self.posten:
            cells[row(one)[0], one.jahr] += one.summe
        rows = tuple(_row(name, [cells[key, year] for year in years]) for key, name in names.items())
        sums = tuple(zusammen(cells[key, year] for key in names) for year in years)
        return Raster(years, rows, sums, zusammen(sums))


def _row(name: str, cells: list[Summe]) -> Rasterzeile:
    return Rasterzeile(name, tuple(cells), zusammen(cells))


def _years(posten: tuple[Posten, ...]) -> tuple[str, ...]:
    """The columns: years in their order, then what lies in several of them or in none."""
    late = (MEHRERE, OHNE_JAHR)
    return tuple(sorted({one.jahr for one in posten}, key=lambda year: (year in late, year)))


def _year(zeit: Zeitangabe | None, index: Index) -> str:
    """The calendar year an entry is for."""
    if zeit is None:
        return OHNE_JAHR
    first, last = zeit.beginn, zeit.ende
    if zeit.art is Zeitart.RELATIV:
        first = last = zeit.faellig(*index.geltung)
    if first is None or last is None:
        return MEHRERE if first or zeit.art in (Zeitart.WIEDERKEHREND, Zeitart.LAUFEND) else OHNE_JAHR
    return str(first.year) if first.year == last.year else MEHRERE
