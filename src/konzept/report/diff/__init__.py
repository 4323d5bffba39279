"""Words for what diff found: one module per format, each with ``changes``."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from konzept.diff import Art, Change, Gewicht, Verdacht, Vergleich, Vorschlag, gewicht
from konzept.finding import Span
from konzept.model import Route


@dataclass(frozen=True, slots=True)
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

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change."""
        return self.vergleich.changes

    def places(self, change: Change) -> tuple[Span | None, Span | None]:
        """Where a change stands in the old and in the new edition."""
        alt, neu = change.route_alt, change.route_neu
        return (self.place_alt(alt) if alt is not None else None), (self.place_neu(neu) if neu is not None else None)

    def name(self, kennung: str) -> str:
        """What people call the part with this id, in the newer edition or else in the older one."""
        for index in (self.vergleich.neu, self.vergleich.alt):
            teil = index.get(kennung)
            if teil is not None:
                return index.name(teil)
        return "das Konzept" if not kennung else f"„{kennung}“"

    def counts(self) -> dict[Art, int]:
        """How often each kind of change occurs, in the order of the kinds; those that do not are left out."""
        return {art: n for art in Art if (n := sum(one.art is art for one in self.changes if not one.folge))}

    def weights(self) -> dict[Gewicht, int]:
        """The same by weight."""
        found = [gewicht(one) for one in self.changes if not one.folge]
        return {one: found.count(one) for one in Gewicht if one in found}

    @property
    def sentence(self) -> str:
        """The whole in few words: „1 neu, 2 geändert.“."""
        return (", ".join(f"{number} {art.value}" for art, number in self.counts().items()) or "keine Änderungen") + "."


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
