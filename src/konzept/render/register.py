"""Lists for those who look something up: who has what to do, by when, what is reported, what an abbreviation means."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from konzept.model import Akteur, Bericht, Feld, Gremium, Index, Massnahme
from konzept.render.sorting import alphabetisch
from konzept.werte import Zeitangabe, Zeitart

REIFE = {
    "sammlung": "Materialsammlung",
    "entwurf": "Entwurf",
    "beschlussreif": "Beschlussreife Fassung",
    "beschlossen": "Beschlossene Fassung",
}


@dataclass(frozen=True, slots=True)
class Termin:
    """A measure and when it is due or runs."""

    massnahme: Massnahme
    zeit: Zeitangabe
    faellig: date | None
    """The last day; None if it cannot be told."""


@dataclass(frozen=True, slots=True)
class Faelligkeit:
    """A report and the day that follows from what the concept says of it."""

    bericht: Bericht
    tag: date | None

    @property
    def errechnet(self) -> bool:
        """Whether the day is not written in the concept but follows from its Geltung."""
        faellig = self.bericht.faellig
        return self.tag is not None and faellig is not None and faellig.art is Zeitart.RELATIV


class Register:
    """What a template may look up in the concept."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def massnahmen(self) -> tuple[Massnahme, ...]:
        """Every measure in printed order, those of cross-cutting themes too."""
        konzept = self._index.konzept
        every: tuple[Feld, ...] = (*konzept.querschnittsthemen, *konzept.handlungsfelder)
        return tuple(one for feld in every for one in self._index.massnahmen(feld))

    @cached_property
    def nach_verantwortlichen(self) -> tuple[tuple[str, tuple[Massnahme, ...]], ...]:
        """Measures by who carries them out, names in German order; one with two owners stands twice."""
        found: dict[str, list[Massnahme]] = {}
        for one in self.massnahmen:
            for kennung in one.verantwortlich:
                found.setdefault(self._name(kennung), []).append(one)
        return tuple((name, tuple(found[name])) for name in alphabetisch(found))

    @cached_property
    def nach_frist(self) -> tuple[Termin, ...]:
        """Measures in the order in which they are due or end; what has no end comes last."""
        dated = ((one, one.frist or one.zeitraum) for one in self.massnahmen)
        found = [Termin(one, zeit, zeit.faellig(*self._index.geltung)) for one, zeit in dated if zeit]
        return tuple(sorted(found, key=lambda one: one.faellig or date.max))

    @cached_property
    def berichte(self) -> tuple[Faelligkeit, ...]:
        """Reports in the order in which they are due."""
        geltung = self._index.geltung
        found = [
            Faelligkeit(one, one.faellig.faellig(*geltung) if one.faellig else None)
            for one in self._index.konzept.berichtswesen
        ]
        return tuple(sorted(found, key=lambda one: one.tag or date.max))

    @cached_property
    def kuerzel(self) -> tuple[tuple[str, str], ...]:
        """Abbreviations of actors and bodies and what they mean, in German order."""
        konzept = self._index.konzept
        parts: tuple[Akteur | Gremium, ...] = (*konzept.akteure, *konzept.gremien)
        found = {str(one.kuerzel): str(one.name) for one in parts if one.kuerzel}
        return tuple((short, found[short]) for short in alphabetisch(found))

    @property
    def reife(self) -> str:
        """How far the concept has come, in words."""
        return REIFE[self._index.konzept.reifegrad]

    @property
    def drucksache(self) -> str:
        """The newest paper: „Mitteilung 0523/2018/MV vom 29.09.2022“; empty if none has a number and a date."""
        dated = [(one.datum.lage, one) for one in self._index.konzept.beschluesse if one.nummer and one.datum]
        if not dated:
            return ""
        _, one = max(dated, key=lambda pair: pair[0])
        return f"{one.art or 'Drucksache'} {one.nummer} vom {one.datum.gedruckt() if one.datum else ''}"

    def _name(self, kennung: str) -> str:
        teil = self._index.get(kennung)
        return str(teil.name) if isinstance(teil, Akteur | Gremium) else kennung
