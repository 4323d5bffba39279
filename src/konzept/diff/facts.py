"""The facts: what is new, gone, moved, renamed, divided, merged or changed; and the fate of every old part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from konzept.diff.fates import fates
from konzept.diff.fields import home_of, part_id, same, values
from konzept.diff.pairing import Pairing, pair
from konzept.diff.value import Art, Change, Schicksal
from konzept.diff.weight import typographic
from konzept.model import Entfallen, Index, Knoten, Konzept, title, title_field, word


@dataclass(frozen=True, slots=True)
class Vergleich:
    """Two editions side by side."""

    alt: Index
    neu: Index
    pairing: Pairing
    changes: tuple[Change, ...]
    """In the order of the newer edition; what is gone at the end, in the order of the older one."""
    schicksale: tuple[Schicksal, ...]
    """Of every part of the older edition that has an id, in its order."""


def diff(alt: Konzept, neu: Konzept) -> Vergleich:
    """Every change from ``alt`` to ``neu``, and what became of every part of ``alt``."""
    old, new = Index(alt), Index(neu)
    pairing = pair(old, new)
    changes = tuple(_changes(pairing, old, new))
    return Vergleich(old, new, pairing, changes, tuple(fates(pairing, old, changes)))


def _changes(pairing: Pairing, alt: Index, neu: Index) -> Iterator[Change]:
    told: set[str] = set()
    for key, knoten in pairing.new.items():
        sources = pairing.before[key]
        if not sources:
            yield _new(key, pairing)
            continue
        for source in sources:
            if len(pairing.after[source]) > 1 and source not in told:
                told.add(source)
                yield _divided(source, pairing)
        if len(sources) > 1:
            yield _merged(key, pairing)
        before = pairing.old[sources[0]]
        yield from _moved(before, knoten, pairing)
        yield from _changed(before, knoten, folge=not pairing.alone(sources[0]))
    yield from _said(pairing, alt, neu)
    yield from (_gone(key, pairing) for key, found in pairing.after.items() if not found)


def _fact(art: Art, knoten: Knoten, **rest: Any) -> Change:
    kind = type(knoten.teil)
    return Change(art, part_id(knoten.teil), kind.__name__, word(kind), title(knoten.teil), **rest)


def _divided(source: str, pairing: Pairing) -> Change:
    after = pairing.after[source]
    before = pairing.old[source]
    return _fact(Art.AUFGETEILT, before, neu=list(after), route_alt=before.route, route_neu=pairing.new[after[0]].route)


def _merged(key: str, pairing: Pairing) -> Change:
    knoten, sources = pairing.new[key], pairing.before[key]
    alt = {source: values(pairing.old[source].teil) for source in sources}
    return _fact(Art.ZUSAMMENGELEGT, knoten, alt=alt, route_alt=pairing.old[sources[0]].route, route_neu=knoten.route)


def _new(key: str, pairing: Pairing) -> Change:
    knoten, said = pairing.new[key], pairing.wieder.get(key)
    home, _ = home_of(knoten)
    return _fact(
        Art.NEU, knoten, alt=values(said) if said else None, neu=values(knoten.teil),
        mit="" if pairing.before.get(home) else home, route_neu=knoten.route,
    )  # fmt: skip


def _gone(key: str, pairing: Pairing) -> Change:
    knoten, said = pairing.old[key], pairing.entfallen.get(key)
    home, _ = home_of(knoten)
    return _fact(
        Art.ENTFALLEN, knoten, alt=values(knoten.teil), neu=values(said) if said else None,
        mit="" if pairing.after.get(home) else home, route_alt=knoten.route,
    )  # fmt: skip


def _said(pairing: Pairing, alt: Index, neu: Index) -> Iterator[Change]:
    """Entries under ``entfallen`` that no part gone or new has told already: they speak of an edition before both."""
    old = _entries(alt, {key for key, before in pairing.before.items() if not before})
    new = _entries(neu, {key for key, after in pairing.after.items() if not after})
    for key, knoten in new.items():
        if key in old:
            yield from _changed(old[key], knoten, folge=False)
        else:
            yield _fact(Art.NEU, knoten, neu=values(knoten.teil), route_neu=knoten.route)
    # With another predecessor the entries about the one before it have had their day.
    if alt.konzept.vorgaenger == neu.konzept.vorgaenger:
        gone = (knoten for key, knoten in old.items() if key not in new)
        yield from (_fact(Art.ENTFALLEN, one, alt=values(one.teil), route_alt=one.route) for one in gone)


def _entries(index: Index, told: set[str]) -> dict[str, Knoten]:
    found = ((knoten.teil.id, knoten) for knoten in index.knoten if isinstance(knoten.teil, Entfallen))
    return {key: knoten for key, knoten in found if key not in told}


def _moved(before: Knoten, after: Knoten, pairing: Pairing) -> Iterator[Change]:
    (old, old_list), (new, new_list) = home_of(before), home_of(after)
    # What stays in a part that is continued under another name has not moved.
    stays = new == old or new in pairing.after.get(old, ())
    if not stays or old_list != new_list:
        yield _fact(
            Art.VERSCHOBEN, after, feld=new_list, feld_alt=old_list, alt=old, neu=new, **_was(before, after),
            route_alt=before.route, route_neu=after.route,
        )  # fmt: skip


def _was(before: Knoten, after: Knoten) -> dict[str, str]:
    """Id and kind in the older edition, each only if it is another one."""
    ids, kinds = ([part_id(one.teil) for one in (before, after)], [type(one.teil).__name__ for one in (before, after)])
    return {
        "id_alt": ids[0] if ids[0] != ids[1] else "",
        "klasse_alt": kinds[0] if kinds[0] != kinds[1] else "",
    }


def _changed(before: Knoten, after: Knoten, *, folge: bool) -> Iterator[Change]:
    old, new = values(before.teil, but=after.teil), values(after.teil, but=before.teil)
    name = title_field(type(after.teil))
    for feld in dict.fromkeys((*old, *new)):
        was, now = old.get(feld), new.get(feld)
        if not same(was, now):
            renamed = feld == name and was is not None and now is not None and not typographic(was, now)
            yield _fact(
                Art.UMBENANNT if renamed else Art.GEAENDERT, after, feld=feld, alt=was, neu=now,
                **_was(before, after), folge=folge and feld == name,
                route_alt=(*before.route, *feld.split(".")), route_neu=(*after.route, *feld.split(".")),
            )  # fmt: skip
