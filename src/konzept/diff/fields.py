"""What two editions of a part are compared by: its fields as plain data, and the place it stands in."""

from functools import cache
from typing import Any

from konzept.diff.flow import flow
from konzept.model import Abschnitt, Knoten, Teil, part_class
from konzept.werte import Text, wording

_NOT_COMPARED = frozenset({"id", "nr", "herkunft", "vorgaenger"})
"""Identity, labels, and what only says how two editions hang together."""


def values(teil: Abschnitt, prefix: str = "", but: Abschnitt | None = None) -> dict[str, Any]:
    """A part's own fields as plain data by dotted name; parts with an id are left to their own comparison.

    Without the fields that ``but`` has just so: of two editions of a part that is nearly all of them.
    """
    found: dict[str, Any] = {}
    alike = type(teil) is type(but)
    for name in _compared(type(teil)):
        value = getattr(teil, name)
        if alike and value == getattr(but, name):
            continue
        if isinstance(value, Abschnitt):
            found |= values(value, f"{prefix}{name}.")
        elif isinstance(value, tuple):
            found |= {prefix + name: [_plain(item) for item in value]} if value else {}
        elif value is not None and value != "":
            found[prefix + name] = _plain(value)
    return found


@cache
def _compared(cls: type[Abschnitt]) -> tuple[str, ...]:
    inner = ((name, part_class(field.annotation)) for name, field in cls.model_fields.items())
    return tuple(name for name, cls in inner if name not in _NOT_COMPARED and not (cls and issubclass(cls, Teil)))


def _plain(value: Any) -> Any:
    if isinstance(value, Abschnitt):
        return values(value)
    return flow(value) if isinstance(value, Text) else wording(str(value))


def same(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same: the order in a list says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(repr, one)) == sorted(map(repr, other))
    return bool(one == other)


def part_id(teil: Abschnitt) -> str:
    """``id`` of a part, "" of the concept itself."""
    return teil.id if isinstance(teil, Teil) else ""


def home_of(knoten: Knoten) -> tuple[str, str]:
    """``id`` of the nearest identified part around a part, and the field of it that the part stands in."""
    above = knoten.eltern
    while above is not None and above.eltern is not None and not isinstance(above.teil, Teil):
        above = above.eltern
    if above is None:
        return "", ""
    steps = knoten.route[len(above.route) :]
    return part_id(above.teil), ".".join(step for step in steps if isinstance(step, str))
