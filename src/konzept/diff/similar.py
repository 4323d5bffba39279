"""Who could continue whom: proposals for ``herkunft`` by likeness of words. A proposal decides nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from konzept.diff.facts import Vergleich
from konzept.diff.fields import values
from konzept.model import Abschnitt, Route, title, title_field

_LIKE = 0.35
"""Below this likeness two parts have too little in common (cosine of their words, or of the pieces of their titles)."""
_ALIKE = 0.5
"""Pieces of titles count from here on: half of „Rechtsberatung“ is „Erstberatung“."""
_NEAR = 0.8
"""What comes this near to the likest is named with it."""
_RAREST = 12
_TRIED = 20
"""So many of its rarest words lead from a part to so many old ones that are looked at closely: thousands of parts have
to end in seconds."""
_FREQUENT = """der die das den dem des ein eine einer eines einem einen und oder in im am an auf für von vom mit zu zur
zum bei aus als ist sind wird werden durch nach über sich auch"""
_STOP = frozenset(_FREQUENT.split())
_FAMILIES = {"Querschnittsthema": "Handlungsfeld", "Angebot": "Massnahme", "Idee": "Massnahme", "Teilziel": "Leitziel"}
"""Kinds that come from one another; every other kind only from its own."""


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
    open_old: dict[str, _Register] = defaultdict(_Register)
    for key, after in pairing.after.items():
        if key and not after and key not in pairing.entfallen:
            teil = pairing.old[key].teil
            open_old[_family(teil)].add(key, _signs(teil))
    found = []
    for key, before in pairing.before.items():
        knoten = pairing.new[key]
        if key and not before and "herkunft" in type(knoten.teil).model_fields:
            like = open_old[_family(knoten.teil)].likest(_signs(knoten.teil))
            if like:
                aus = tuple(old for _, old in like)
                titles = tuple(title(pairing.old[old].teil) for old in aus)
                found.append(Vorschlag(key, title(knoten.teil), aus, titles, round(like[0][0], 2), knoten.route))
    return found


def _family(teil: Abschnitt) -> str:
    kind = type(teil).__name__
    return _FAMILIES.get(kind, kind)


class _Signs(NamedTuple):
    """What a part is known by: the beginnings of its words, and what its title is made of."""

    words: Counter[str]
    title: Counter[str]

    def every(self) -> Iterator[str]:
        yield from self.words
        yield from (f"-{piece}-" for piece in self.title)


class _Register:
    """Old parts of one family, found by the words they have."""

    def __init__(self) -> None:
        self.parts: dict[str, _Signs] = {}
        self.having: dict[str, list[str]] = defaultdict(list)

    def add(self, key: str, signs: _Signs) -> None:
        self.parts[key] = signs
        for sign in signs.every():
            self.having[sign].append(key)

    def likest(self, signs: _Signs) -> list[tuple[float, str]]:
        """Likeness and id of the old parts that may be meant, at most three, the likest first."""
        known = sorted((self.having[sign] for sign in signs.every() if sign in self.having), key=len)
        votes: dict[str, float] = defaultdict(float)
        for having in known[:_RAREST]:
            for key in having:
                votes[key] += 1 / len(having)
        near = sorted(votes, key=lambda key: (-votes[key], key))[:_TRIED]
        ranked = sorted(((_likeness(signs, self.parts[key]), key) for key in near), key=lambda one: (-one[0], one[1]))
        return [(score, old) for score, old in ranked[:3] if score >= _LIKE and score >= ranked[0][0] * _NEAR]


def _signs(teil: Abschnitt) -> _Signs:
    data = values(teil)
    name = str(data.get(title_field(type(teil)), ""))
    # Twice, since a title says most.
    text = " ".join((name, *(value for value in data.values() if isinstance(value, str))))
    # German endings vary: the first letters tell enough. Compounds grow at both ends, so of a title all pieces count.
    return _Signs(
        Counter(word[:6] for word in _words(text)),
        Counter(word[at : at + 4] for word in _words(name) for at in range(max(1, len(word) - 3))),
    )


def _words(text: str) -> list[str]:
    return [one for one in re.findall(r"\w{2,}", text.casefold()) if one not in _STOP]


def _likeness(one: _Signs, other: _Signs) -> float:
    titles = _cosine(one.title, other.title)
    return max(_cosine(one.words, other.words), titles if titles >= _ALIKE else 0)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    common = sum(one[key] * other[key] for key in one.keys() & other.keys())
    return common / sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values())) if common else 0.0
