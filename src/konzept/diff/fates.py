"""The fate of every part of the older edition that has an id: exactly one each."""

from collections.abc import Iterable, Iterator

from konzept.diff.pairing import Pairing
from konzept.diff.value import Art, Change, Schicksal, Verb
from konzept.model import Index, Knoten, Teil, title, word
from konzept.werte import wording


def fates(pairing: Pairing, alt: Index, changes: Iterable[Change]) -> Iterator[Schicksal]:
    """What became of every part of the older edition, in its order."""
    arts: dict[str, set[Art]] = {}
    for change in changes:
        if change.route_neu is not None and change.art is not Art.NEU:
            arts.setdefault(change.id, set()).add(change.art)
    for key, knoten in pairing.old.items():
        if not key:
            continue
        kind = type(knoten.teil)
        mit = "" if key in pairing.entfallen or pairing.after[key] else _dropped_with(knoten, pairing)
        yield Schicksal(
            key, kind.__name__, word(kind), title(knoten.teil), alt.nummer(knoten.teil),
            _verb(key, pairing, arts, mit), pairing.after[key], *_because(key, pairing), mit, knoten.route,
        )  # fmt: skip


def _because(key: str, pairing: Pairing) -> tuple[str, str]:
    """Why a part was dropped, and what becomes of its content."""
    said = pairing.entfallen.get(key) if not pairing.after[key] else None
    return (wording(said.grund or ""), wording(said.verbleib or "")) if said else ("", "")


def _dropped_with(knoten: Knoten, pairing: Pairing) -> str:
    """``id`` of the nearest part around a gone one that is gone too and named under ``entfallen``; "" if none is."""
    above = knoten.eltern
    while above is not None:
        key = above.teil.id if isinstance(above.teil, Teil) else None
        if key is not None and (pairing.after.get(key) or key in pairing.entfallen):
            return "" if pairing.after.get(key) else key
        above = above.eltern
    return ""


def _verb(key: str, pairing: Pairing, arts: dict[str, set[Art]], mit: str) -> Verb:
    after = pairing.after[key]
    if not after:
        return Verb.ENTFALLEN if mit or key in pairing.entfallen else Verb.OHNE_ANGABE
    if len(after) > 1:
        return Verb.AUFGETEILT
    if len(pairing.before[after[0]]) > 1:
        return Verb.ZUSAMMENGELEGT
    found = arts.get(after[0], set())
    ranked = ((Art.UMBENANNT, Verb.UMBENANNT), (Art.VERSCHOBEN, Verb.VERSCHOBEN), (Art.GEAENDERT, Verb.GEAENDERT))
    return next((verb for art, verb in ranked if art in found), Verb.UNVERAENDERT)
