"""All measures in one table, field by field: only the columns that somebody filled in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from konzept.model import Feld, Index, Knoten, Leitziel, Massnahme, Teilziel
from konzept.render.summe import Summe, zusammen
from konzept.werte import Status
from konzept.werte.status import Kern

OHNE_STAND = "ohne Angabe"


@dataclass(frozen=True, slots=True)
class Planzeile:
    """One measure."""

    massnahme: Massnahme
    feld: Feld
    ziele: tuple[Leitziel | Teilziel, ...]
    """The goal it stands at, then those it names."""
    status: Status | None
    """How it stood at last."""


@dataclass(frozen=True, slots=True)
class Planfeld:
    """One field with its measures."""

    feld: Feld
    zeilen: tuple[Planzeile, ...]
    kosten: Summe
    """What those of them cost that say so."""


class Massnahmenplan:
    """What a template may ask about all measures together."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._at = {id(knoten.teil): knoten for knoten in index.knoten if isinstance(knoten.teil, Massnahme)}

    @cached_property
    def felder(self) -> tuple[Planfeld, ...]:
        """Fields that have measures, in printed order."""
        konzept = self._index.konzept
        every: tuple[Feld, ...] = (*konzept.querschnittsthemen, *konzept.handlungsfelder)
        return tuple(self._field(feld) for feld in every if self._index.massnahmen(feld))

    @cached_property
    def zeilen(self) -> tuple[Planzeile, ...]:
        """Every measure in printed order."""
        return tuple(row for feld in self.felder for row in feld.zeilen)

    @cached_property
    def kosten(self) -> Summe:
        """What all measures cost that say so."""
        return zusammen(feld.kosten for feld in self.felder)

    @cached_property
    def stand(self) -> tuple[tuple[str, int], ...]:
        """How many measures are in which state, in the order of the states; those without one last."""
        found = [row.status.kern.value if row.status else OHNE_STAND for row in self.zeilen]
        words = (*(kern.value for kern in Kern), OHNE_STAND)
        return tuple((word, found.count(word)) for word in words if word in found)

    @cached_property
    def spalten(self) -> frozenset[str]:
        """The columns in which at least one measure says something."""
        asked: dict[str, Callable[[Planzeile], object]] = {
            "ziele": lambda row: row.ziele,
            "verantwortlich": lambda row: row.massnahme.verantwortlich or row.massnahme.zustaendigkeit,
            "beteiligte": lambda row: row.massnahme.beteiligte,
            "zeit": lambda row: row.massnahme.zeitraum or row.massnahme.frist,
            "kosten": lambda row: row.massnahme.kosten,
            "status": lambda row: row.status,
        }
        return frozenset(name for name, said in asked.items() if any(said(row) for row in self.zeilen))

    def _field(self, feld: Feld) -> Planfeld:
        rows = tuple(self._row(feld, one) for one in self._index.massnahmen(feld))
        known = (Summe.of(row.massnahme.kosten) for row in rows if row.massnahme.kosten is not None)
        return Planfeld(feld, rows, zusammen(known))

    def _row(self, feld: Feld, massnahme: Massnahme) -> Planzeile:
        last = massnahme.stand[-1].status if massnahme.stand else None
        return Planzeile(massnahme, feld, tuple(self._goals(massnahme)), last)

    def _goals(self, massnahme: Massnahme) -> Iterator[Leitziel | Teilziel]:
        home: Knoten | None = self._at[id(massnahme)].eltern
        named = [self._index.get(kennung) for kennung in massnahme.ziele]
        for goal in (home.teil if home else None, *named):
            if isinstance(goal, Leitziel | Teilziel):
                yield goal
