"""Words for what diff found: one module per format, each with ``changes``."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from konzept.diff import Art, Change, Gewicht, Verdacht, Vergleich, Vorschlag, bereich, bereiche, gewicht, seite
from konzept.finding import Span
from konzept.model import Entfallen, Index, Knoten, Konzept, Route, title


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A change as people are told of it."""

    change: Change
    gewicht: Gewicht
    name: str
    """What the part is called, with number and title, in the edition that has it."""
    bereich: str
    """The field of action it belongs to, or the chapter of the frame."""
    darin: tuple["Eintrag", ...] = ()
    """What is new with it because it stands in it, or gone with it; at every depth, in order."""


@dataclass(frozen=True)
class Comparison:
    """What diff has to report."""

    vergleich: Vergleich
    alt: str
    """The old edition as it was named on the command line."""
    neu: str
    place_alt: Callable[[Route], Span]
    """Where a route of the old edition stands."""
    place_neu: Callable[[Route], Span]
    verdacht: tuple[Verdacht, ...] = ()
    """What should be looked at again."""
    vorschlaege: tuple[Vorschlag, ...] | None = None
    """Who could continue whom; None if nobody asked."""

    @cached_property
    def changes(self) -> tuple[tuple[Change, Gewicht], ...]:
        """Every change and what it weighs."""
        return tuple((one, gewicht(one)) for one in self.vergleich.changes)

    @cached_property
    def told(self) -> tuple[tuple[Change, Gewicht], ...]:
        """The changes that count: without those that only follow from another one."""
        return tuple(one for one in self.changes if not one[0].folge)

    @cached_property
    def entries(self) -> tuple[Eintrag, ...]:
        """The changes that count, by field of action in the order of the newer edition."""
        order = {name: number for number, name in enumerate(bereiche(self.vergleich))}
        found = (self._entry(*one) for one in self.told if not one[0].mit)
        return tuple(sorted(found, key=lambda one: order[one.bereich]))

    @cached_property
    def _inner(self) -> dict[tuple[Art, str], list[tuple[Change, Gewicht]]]:
        """What is new or gone inside of which part that is so too."""
        found: dict[tuple[Art, str], list[tuple[Change, Gewicht]]] = {}
        for change, weight in self.told:
            found.setdefault((change.art, change.mit), []).append((change, weight))
        return found

    def _entry(self, change: Change, weight: Gewicht) -> Eintrag:
        knoten, index = seite(self.vergleich, change)
        place = bereich(self.vergleich, knoten, index)
        if isinstance(knoten.teil, Entfallen):
            return Eintrag(change, weight, f"Angabe unter „entfallen“ zu „{title(knoten.teil)}“", place)
        below = [self._entry(*one) for one in self._inner.get((change.art, change.id), ()) if change.id]
        darin = tuple(entry for one in below for entry in (one, *one.darin))
        name = "Konzept" if isinstance(knoten.teil, Konzept) else index.name(knoten.teil)
        return Eintrag(change, weight, name, place, darin)

    def places(self, change: Change) -> tuple[Span | None, Span | None]:
        """Where a change stands in the old and in the new edition; of a field that one does not have, its part."""
        alt, neu = change.route_alt, change.route_neu
        return (self.place_alt(alt) if alt is not None else None), (self.place_neu(neu) if neu is not None else None)

    def shown(self, change: Change) -> tuple[tuple[str, Span], ...]:
        """The places that people are shown, with the word for the edition: those where there is something to see."""
        field = change.art is Art.GEAENDERT
        sides = zip(("alt", "neu"), self.places(change), (change.alt, change.neu), strict=True)
        return tuple((word, span) for word, span, value in sides if span and not (field and value is None))

    def name_alt(self, kennung: str) -> str:
        """What people call the part with this id in the older edition."""
        return _name(self.vergleich.alt, self.vergleich.pairing.old, kennung)

    def name_neu(self, kennung: str) -> str:
        """The same in the newer edition."""
        return _name(self.vergleich.neu, self.vergleich.pairing.new, kennung)

    def counts(self) -> dict[Art, int]:
        """How often each kind of change occurs, in the order of the kinds; those that do not are left out."""
        found = Counter(change.art for change, _ in self.told)
        return {art: found[art] for art in Art if found[art]}

    def weights(self) -> dict[Gewicht, int]:
        """The same by weight."""
        found = Counter(weight for _, weight in self.told)
        return {weight: found[weight] for weight in Gewicht if found[weight]}

    @property
    def sentence(self) -> str:
        """The whole in few words: „1 neu, 2 geändert.“."""
        return (", ".join(f"{number} {art.value}" for art, number in self.counts().items()) or "keine Änderungen") + "."


def _name(index: Index, parts: Mapping[str, Knoten], kennung: str) -> str:
    return index.name(parts[kennung].teil)


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output. A machine's is a string, a person's is rich text."""

    module: str
    machine: bool

    def changes(self, comparison: Comparison) -> Any:
        """The comparison in this form."""
        return import_module(self.module).changes(comparison)


CHANGES = {
    "text": Format("konzept.report.diff.text", machine=False),
    "json": Format("konzept.report.diff.json", machine=True),
    "markdown": Format("konzept.report.diff.markdown", machine=True),
}
