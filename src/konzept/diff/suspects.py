"""Suspects: a goal says something else now, and what serves it has stayed as it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.diff.facts import Vergleich
from konzept.diff.fields import part_id
from konzept.diff.value import Art
from konzept.diff.weight import gewicht
from konzept.model import Abschnitt, Gewicht, Index, Leitziel, Massnahme, Route, Teilziel, title, title_field, word


@dataclass(frozen=True, slots=True)
class Verdacht:
    """A measure or an indicator to look at again."""

    id: str
    wort: str
    titel: str
    ziel: str
    """``id`` of the goal whose words changed."""
    ziel_titel: str
    route: Route
    """Where it stands in the newer edition."""


def suspects(vergleich: Vergleich) -> list[Verdacht]:
    """Measures and indicators that were there before, are unchanged, and serve a goal whose words changed.

    A report on a measure or another quotation mark in it is no change that answers to a new goal.
    """
    changed = {one.id for one in vergleich.changes if gewicht(one) in (Gewicht.WESENTLICH, Gewicht.FRIST)}
    found = []
    for goal in dict.fromkeys(_reworded(vergleich)):
        ziel = vergleich.neu.get(goal)
        if not isinstance(ziel, Leitziel | Teilziel):
            continue
        for teil in _serving(vergleich, ziel):
            own = part_id(teil)
            if own not in changed and vergleich.pairing.before.get(own):
                route = vergleich.pairing.new[own].route
                found.append(Verdacht(own, word(type(teil)), title(teil), goal, title(ziel), route))
    return found


def _reworded(vergleich: Vergleich) -> Iterator[str]:
    for change in vergleich.changes:
        cls = type(vergleich.neu.get(change.id)) if change.route_neu else None
        if cls in (Leitziel, Teilziel) and change.art in (Art.UMBENANNT, Art.GEAENDERT):
            words = change.feld in (title_field(cls), "text")
            if words and gewicht(change) is Gewicht.WESENTLICH:
                yield change.id


def _serving(vergleich: Vergleich, ziel: Leitziel | Teilziel) -> Iterator[Abschnitt]:
    """The measures that stand in a goal or name it, each with its indicators, then the indicators of the goal."""
    named = vergleich.neu.einmal(_by_goal).get(ziel.id, ())
    for massnahme in dict.fromkeys((*(one.id for one in ziel.massnahmen), *named)):
        found = vergleich.neu.get(massnahme)
        if isinstance(found, Massnahme):
            yield found
            yield from found.indikatoren
    yield from ziel.indikatoren


def _by_goal(index: Index) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for massnahme in index.alle_massnahmen:
        for ziel in massnahme.ziele:
            found.setdefault(str(ziel), []).append(massnahme.id)
    return found
