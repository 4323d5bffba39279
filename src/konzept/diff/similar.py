"""Who could continue whom: proposals for ``herkunft`` by likeness of words. A proposal decides nothing."""

import re
from collections import Counter
from dataclasses import dataclass
from math import sqrt

from konzept.diff.facts import Vergleich, values
from konzept.model import Abschnitt, Route, title, title_field

_LIKE = 0.3
"""Below this likeness two parts have too little in common to be proposed (cosine of their words, titles doubled)."""
_FREQUENT = """der die das den dem des ein eine einer eines einem einen und oder in im am an auf für von vom mit zu zur
zum bei aus als ist sind wird werden durch nach über sich auch"""
_STOP = frozenset(_FREQUENT.split())


@dataclass(frozen=True, slots=True)
class Vorschlag:
    """A new part and the old ones it may come from."""

    id: str
    titel: str
    aus: tuple[str, ...]
    """Ids of old parts, the likest first."""
    titel_alt: tuple[str, ...]
    aehnlich: float
    """Likeness of the first, from 0 to 1."""
    route: Route
    """Where the new part stands."""


def proposals(vergleich: Vergleich) -> list[Vorschlag]:
    """For every new part without a predecessor the old parts without a successor that are most like it."""
    pairing = vergleich.pairing
    open_old: dict[str, dict[str, Counter[str]]] = {}
    for key, after in pairing.after.items():
        if key and not after and key not in pairing.entfallen:
            teil = pairing.old[key].teil
            open_old.setdefault(type(teil).__name__, {})[key] = _words(teil)
    found = []
    for key, before in pairing.before.items():
        knoten = pairing.new[key]
        if key and not before and "herkunft" in type(knoten.teil).model_fields:
            like = _likest(_words(knoten.teil), open_old.get(type(knoten.teil).__name__, {}))
            if like:
                aus = tuple(old for _, old in like)
                titles = tuple(title(pairing.old[old].teil) for old in aus)
                found.append(Vorschlag(key, title(knoten.teil), aus, titles, round(like[0][0], 2), knoten.route))
    return found


def _likest(own: Counter[str], others: dict[str, Counter[str]]) -> list[tuple[float, str]]:
    ranked = sorted(((_likeness(own, words), old) for old, words in others.items()), key=lambda one: (-one[0], one[1]))
    return [(score, old) for score, old in ranked[:3] if score >= _LIKE and score >= ranked[0][0] * 0.8]


def _words(teil: Abschnitt) -> Counter[str]:
    data = values(teil)
    name = title_field(type(teil))
    text = " ".join(str(value) for value in (data.get(name, ""), *(v for v in data.values() if isinstance(v, str))))
    return Counter(_stem(one) for one in re.findall(r"\w{2,}", text.casefold()) if one not in _STOP)


def _stem(one: str) -> str:
    # German endings vary, compounds grow at their end: the first letters tell enough for a proposal.
    return one[:6]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    common = sum(one[key] * other[key] for key in one.keys() & other.keys())
    return common / (_length(one) * _length(other)) if common else 0.0


def _length(words: Counter[str]) -> float:
    return sqrt(sum(n * n for n in words.values()))
