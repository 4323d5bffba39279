"""Keys in the order in which their class names its fields."""

from functools import cache

from konzept.edit.tree import Block
from konzept.model import Abschnitt, Konzept, part_class
from konzept.source import Route


def class_below(route: Route) -> type[Abschnitt] | None:
    """The class of the part, or of the parts in the list, at ``route``; None if no part stands there."""
    cls: type[Abschnitt] | None = Konzept
    for step in route:
        if isinstance(step, str):
            cls = _child(cls, step)
    return cls


@cache
def _child(cls: type[Abschnitt] | None, key: str) -> type[Abschnitt] | None:
    field = cls.model_fields.get(key) if cls else None
    return part_class(field.annotation) if field else None


@cache
def _ranks(cls: type[Abschnitt]) -> dict[str, int]:
    return {name: number for number, name in enumerate(cls.model_fields)}


def arrange(block: Block, cls: type[Abschnitt] | None) -> None:
    """Bring the keys of ``block`` and of everything below it into order; lists keep theirs."""
    for entry in block.entries:
        if isinstance(entry.value, Block):
            arrange(entry.value, _child(cls, entry.key.text) if entry.key else cls)
    if not block.mapping or cls is None:
        return
    first, ranks, rank = block.entries[0], _ranks(cls), -1
    keys = []
    for entry in block.entries:
        # A key the class does not know is a fault; until it is mended it stays behind its neighbour.
        rank = ranks.get(entry.key.text if entry.key else "", rank)
        keys.append(rank)
    block.entries = [entry for _, entry in sorted(zip(keys, block.entries, strict=True), key=lambda pair: pair[0])]
    now = block.entries[0]
    if now is not first:
        # Blank lines divide entries: they do not open a block.
        blanks = next((at for at, line in enumerate(now.lead) if line), len(now.lead))
        now.lead, first.lead = now.lead[blanks:], now.lead[:blanks] + first.lead


def rank(route: Route, key: str) -> int:
    """The place of a key in the part at ``route``; behind all others if the part knows no such key."""
    cls = class_below(route)
    return _ranks(cls).get(key, 1 << 30) if cls else 0
