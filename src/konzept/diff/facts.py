"""The facts: what is new, gone, moved, renamed, divided, merged or changed; and the fate of every old part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from konzept.diff.pairing import Pairing, pair
from konzept.diff.value import Art, Change, Schicksal, Verb
from konzept.diff.weight import typographic
from konzept.model import Abschnitt, Entfallen, Index, Knoten, Konzept, Teil, part_class, title, title_field, word
from konzept.werte import wording


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
    return Vergleich(old, new, pairing, changes, tuple(_fates(pairing, old, changes)))


def _changes(pairing: Pairing, alt: Index, neu: Index) -> Iterator[Change]:
    told: set[str] = set()
    for key, knoten in pairing.new.items():
        sources = pairing.before[key]
        if not sources:
            yield _fact(Art.NEU, knoten, neu=values(knoten.teil), route_neu=knoten.route)
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


def part_id(teil: Abschnitt) -> str:
    """``id`` of a part, "" of the concept itself."""
    return teil.id if isinstance(teil, Teil) else ""


def _divided(source: str, pairing: Pairing) -> Change:
    after = pairing.after[source]
    before = pairing.old[source]
    return _fact(Art.AUFGETEILT, before, neu=list(after), route_alt=before.route, route_neu=pairing.new[after[0]].route)


def _merged(key: str, pairing: Pairing) -> Change:
    knoten, sources = pairing.new[key], pairing.before[key]
    alt = {source: values(pairing.old[source].teil) for source in sources}
    return _fact(Art.ZUSAMMENGELEGT, knoten, alt=alt, route_alt=pairing.old[sources[0]].route, route_neu=knoten.route)


def _gone(key: str, pairing: Pairing) -> Change:
    knoten, said = pairing.old[key], pairing.entfallen.get(key)
    grund = wording(str(said.grund)) if said and said.grund else ""
    return _fact(Art.ENTFALLEN, knoten, alt=values(knoten.teil), grund=grund, route_alt=knoten.route)


def _said(pairing: Pairing, alt: Index, neu: Index) -> Iterator[Change]:
    """Entries under ``entfallen`` that speak of what neither edition has as a part: of an edition before both."""
    known = pairing.old.keys() | pairing.new.keys()
    old, new = ({k.teil.id: k for k in one.knoten if isinstance(k.teil, Entfallen) and k.teil.id not in known}
                for one in (alt, neu))  # fmt: skip
    for key, knoten in new.items():
        if key in old:
            yield from _changed(old[key], knoten, folge=False)
        else:
            yield _fact(Art.NEU, knoten, neu=values(knoten.teil), route_neu=knoten.route)
    for key, knoten in old.items():
        if key not in new:
            yield _fact(Art.ENTFALLEN, knoten, alt=values(knoten.teil), route_alt=knoten.route)


def _home(knoten: Knoten) -> tuple[str, str]:
    """``id`` of the nearest identified part around a part, and the field of it that the part stands in."""
    above = knoten.eltern
    while above is not None and above.eltern is not None and not isinstance(above.teil, Teil):
        above = above.eltern
    if above is None:
        return "", ""
    steps = knoten.route[len(above.route) :]
    return part_id(above.teil), ".".join(step for step in steps if isinstance(step, str))


def _moved(before: Knoten, after: Knoten, pairing: Pairing) -> Iterator[Change]:
    (old, old_list), (new, new_list) = _home(before), _home(after)
    # What stays in a part that is continued under another name has not moved.
    stays = new == old or new in pairing.after.get(old, ())
    if not stays or old_list != new_list:
        yield _fact(
            Art.VERSCHOBEN, after, feld=new_list, alt=old, neu=new, id_alt=_id_alt(before, after),
            route_alt=before.route, route_neu=after.route,
        )  # fmt: skip


def _id_alt(before: Knoten, after: Knoten) -> str:
    old = part_id(before.teil)
    return old if old != part_id(after.teil) else ""


def _changed(before: Knoten, after: Knoten, *, folge: bool) -> Iterator[Change]:
    old, new = values(before.teil), values(after.teil)
    name = title_field(type(after.teil))
    for feld in dict.fromkeys((*old, *new)):
        was, now = old.get(feld), new.get(feld)
        if _key(was) != _key(now):
            renamed = feld == name and was is not None and now is not None and not typographic(was, now)
            yield _fact(
                Art.UMBENANNT if renamed else Art.GEAENDERT, after, feld=feld, alt=was, neu=now,
                id_alt=_id_alt(before, after), folge=folge and feld == name,
                route_alt=(*before.route, *feld.split(".")), route_neu=(*after.route, *feld.split(".")),
            )  # fmt: skip


_NOT_COMPARED = frozenset({"id", "nr", "herkunft", "vorgaenger"})
"""Identity, labels, and what only says how two editions hang together."""


def values(teil: Abschnitt, prefix: str = "") -> dict[str, Any]:
    """A part's own fields as plain data by dotted name; parts with an id are left to their own comparison."""
    found: dict[str, Any] = {}
    for name, field in type(teil).model_fields.items():
        value = getattr(teil, name)
        cls = part_class(field.annotation)
        if name in _NOT_COMPARED or value in (None, ()) or (cls and issubclass(cls, Teil)):
            continue
        if isinstance(value, Abschnitt):
            found |= values(value, f"{prefix}{name}.")
        elif isinstance(value, tuple):
            found[prefix + name] = [_plain(item) for item in value]
        else:
            found[prefix + name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    return values(value) if isinstance(value, Abschnitt) else wording(str(value))


def _key(value: Any) -> Any:
    """What two values are compared by: the order in a list says nothing."""
    return sorted(map(repr, value)) if isinstance(value, list) else value


def _fates(pairing: Pairing, alt: Index, changes: tuple[Change, ...]) -> Iterator[Schicksal]:
    arts: dict[str, set[Art]] = {}
    for change in changes:
        if change.route_neu is not None and change.art is not Art.NEU:
            arts.setdefault(change.id, set()).add(change.art)
    for key, knoten in pairing.old.items():
        if not key:
            continue
        kind, said = type(knoten.teil), pairing.entfallen.get(key)
        yield Schicksal(
            key, kind.__name__, word(kind), title(knoten.teil), alt.nummer(knoten.teil),
            _verb(key, pairing, arts), pairing.after[key],
            wording(str(said.grund)) if said and said.grund and not pairing.after[key] else "", knoten.route,
        )  # fmt: skip


def _verb(key: str, pairing: Pairing, arts: dict[str, set[Art]]) -> Verb:
    after = pairing.after[key]
    if not after:
        return Verb.ENTFALLEN if key in pairing.entfallen else Verb.OHNE_ANGABE
    if len(after) > 1:
        return Verb.AUFGETEILT
    if len(pairing.before[after[0]]) > 1:
        return Verb.ZUSAMMENGELEGT
    found = arts.get(after[0], set())
    ranked = ((Art.UMBENANNT, Verb.UMBENANNT), (Art.VERSCHOBEN, Verb.VERSCHOBEN), (Art.GEAENDERT, Verb.GEAENDERT))
    return next((verb for art, verb in ranked if art in found), Verb.UNVERAENDERT)
