"""Who continues whom: the same id, or a declared ``herkunft``. Nothing is guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from konzept.model import Entfallen, Feld, Index, Knoten, Teil


@dataclass(frozen=True, slots=True)
class Pairing:
    """Parts of two editions by id, and the lines between them."""

    old: Mapping[str, Knoten]
    new: Mapping[str, Knoten]
    after: Mapping[str, tuple[str, ...]]
    """Old id → ids that continue it, in the order of the newer edition; empty if none does."""
    before: Mapping[str, tuple[str, ...]]
    """New id → ids that it continues; its own first."""
    entfallen: Mapping[str, Entfallen]
    """Old id → what the newer edition says about its being dropped."""
    wieder: Mapping[str, Entfallen]
    """New id → what the older edition said about its having been dropped before."""

    def alone(self, old: str) -> bool:
        """Whether exactly one part continues this one, and continues nothing else."""
        after = self.after[old]
        return len(after) == 1 and len(self.before[after[0]]) == 1


def pair(alt: Index, neu: Index) -> Pairing:
    """The lines from ``alt`` to ``neu``. Ids are expected to be unique in each; of doubled ones the first counts."""
    old, new = _parts(alt), _parts(neu)
    before = {key: tuple(_before(knoten, old)) for key, knoten in new.items()}
    after: dict[str, list[str]] = {key: [] for key in old}
    for key, sources in before.items():
        for source in sources:
            after[source].append(key)
    said = {one.id: one for one in neu.konzept.entfallen if one.id in old}
    again = {one.id: one for one in alt.konzept.entfallen if one.id in new}
    return Pairing(old, new, {key: tuple(found) for key, found in after.items()}, before, said, again)


def _parts(index: Index) -> dict[str, Knoten]:
    # An entry under "entfallen" carries the id of what is gone: it says why, it is not that part.
    parts: dict[str, Knoten] = {"": index.knoten[0]}
    for kennung, found in index.alle.items():
        for knoten in found:
            if not isinstance(knoten.teil, Entfallen):
                parts.setdefault(kennung, knoten)
    return parts


def _before(knoten: Knoten, old: Mapping[str, Knoten]) -> Iterator[str]:
    own = knoten.teil.id if isinstance(knoten.teil, Teil) else ""
    declared, known = _aus(knoten), tuple[str, ...]()
    if own in old and (own in declared or _same_kind(old[own], knoten)):
        yield own
        # What the part itself said already in the older edition is about an edition before both.
        known = _aus(old[own])
    yield from (one for one in declared if one in old and one != own and one not in known)


def _aus(knoten: Knoten) -> tuple[str, ...]:
    herkunft = getattr(knoten.teil, "herkunft", None)
    return tuple(dict.fromkeys(herkunft.aus)) if herkunft else ()


def _same_kind(before: Knoten, after: Knoten) -> bool:
    """Whether an id can mean the same: a measure may become an offer or an idea, but never an actor."""
    return type(before.teil) is type(after.teil) or _kind(before) == _kind(after) != ""


def _kind(knoten: Knoten) -> str:
    if isinstance(knoten.teil, Feld):
        return "feld"
    return "inhalt" if knoten.route[:1] in (("handlungsfelder",), ("querschnittsthemen",)) else ""
