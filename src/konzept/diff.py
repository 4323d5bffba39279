"""Two editions of a concept: facts first. Which parts are new, gone, moved or changed, matched by id.

A change of ``nr``, of the order in a list, of file layout or of white space is no change: identity is the id, numbers
are labels, and text is what it says, not how it is wrapped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from konzept.model import Abschnitt, Entfallen, Index, Knoten, Konzept, Route, Teil, part_class, title, word
from konzept.werte import wording


class Art(Enum):
    """What happened to a part; the verbs councils use."""

    NEU = "neu"
    ENTFALLEN = "entfallen"
    VERSCHOBEN = "verschoben"
    GEAENDERT = "geändert"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact about one part. The concept itself has the id ""."""

    art: Art
    id: str
    klasse: str
    """Kind of the part: Massnahme, Leitziel …"""
    wort: str
    """The same for people: Maßnahme, Leitziel …"""
    titel: str
    """Its title in the newer edition that has it."""
    feld: str = ""
    """The field, for GEAENDERT; the list it stands in, for VERSCHOBEN."""
    alt: Any = None
    """Old value (plain data), or for VERSCHOBEN the id of the part it stood in."""
    neu: Any = None
    """New value, or for VERSCHOBEN the id of the part it stands in now."""
    route_alt: Route | None = None
    """Where it stands in the old edition; None if it is not there."""
    route_neu: Route | None = None


def diff(alt: Konzept, neu: Konzept) -> list[Change]:
    """Every change from ``alt`` to ``neu``, in the order of ``neu``, what is gone at the end in the order of ``alt``.

    Ids are expected to be unique on both sides; of doubled ones the first counts.
    """
    old, new = _by_id(Index(alt)), _by_id(Index(neu))
    changes: list[Change] = []
    for key, knoten in new.items():
        before = old.get(key)
        if before is None:
            changes.append(_fact(Art.NEU, knoten, route_neu=knoten.route))
        else:
            changes += _moved(before, knoten)
            changes += _changed(before, knoten)
    changes += [_fact(Art.ENTFALLEN, gone, route_alt=gone.route) for key, gone in old.items() if key not in new]
    return changes


def _by_id(index: Index) -> dict[tuple[bool, str], Knoten]:
    # An entry under "entfallen" carries the id of what is gone: it says why, it is not that part.
    parts: dict[tuple[bool, str], Knoten] = {(False, ""): index.knoten[0]}
    for kennung, found in index.alle.items():
        for knoten in found:
            parts.setdefault((isinstance(knoten.teil, Entfallen), kennung), knoten)
    return parts


def _fact(art: Art, knoten: Knoten, **rest: Any) -> Change:
    kind = type(knoten.teil)
    return Change(art, _id(knoten.teil), kind.__name__, word(kind), title(knoten.teil), **rest)


def _id(teil: Abschnitt) -> str:
    return teil.id if isinstance(teil, Teil) else ""


def _home(knoten: Knoten) -> tuple[str, str]:
    """``id`` of the nearest identified part around a part, and the field of it that the part stands in."""
    above = knoten.eltern
    while above is not None and above.eltern is not None and not isinstance(above.teil, Teil):
        above = above.eltern
    if above is None:
        return "", ""
    return _id(above.teil), ".".join(str(step) for step in knoten.route[len(above.route) :] if isinstance(step, str))


def _moved(before: Knoten, after: Knoten) -> Iterator[Change]:
    (old, _), (new, feld) = _home(before), _home(after)
    if _home(before) != _home(after):
        yield _fact(Art.VERSCHOBEN, after, feld=feld, alt=old, neu=new, route_alt=before.route, route_neu=after.route)


def _changed(before: Knoten, after: Knoten) -> Iterator[Change]:
    old, new = _values(before.teil), _values(after.teil)
    for feld in dict.fromkeys((*old, *new)):
        if _key(old.get(feld)) != _key(new.get(feld)):
            yield _fact(
                Art.GEAENDERT, after, feld=feld, alt=old.get(feld), neu=new.get(feld),
                route_alt=(*before.route, *feld.split(".")), route_neu=(*after.route, *feld.split(".")),
            )  # fmt: skip


_LABELS = frozenset({"id", "nr"})


def _values(teil: Abschnitt, prefix: str = "") -> dict[str, Any]:
    """A part's own fields as plain data by dotted name; parts with an id are left to their own comparison."""
    found: dict[str, Any] = {}
    for name, field in type(teil).model_fields.items():
        value = getattr(teil, name)
        cls = part_class(field.annotation)
        if name in _LABELS or value in (None, ()) or (cls and issubclass(cls, Teil)):
            continue
        if isinstance(value, Abschnitt):
            found |= _values(value, f"{prefix}{name}.")
        elif isinstance(value, tuple):
            found[prefix + name] = [_plain(item) for item in value]
        else:
            found[prefix + name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    return _values(value) if isinstance(value, Abschnitt) else wording(str(value))


def _key(value: Any) -> Any:
    """What two values are compared by: the order in a list says nothing."""
    return sorted(map(repr, value)) if isinstance(value, list) else value
