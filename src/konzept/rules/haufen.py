"""Haufen: what is wrong with many parts of one field is said once, for the field."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from konzept.model import Abschnitt, Feld, Index, Knoten, Konzept, Leitziel, Massnahme, title, word
from konzept.rules.rule import Fund, Kontext

_Part = TypeVar("_Part", bound=Abschnitt)
VIELE = 3
"""From so many parts on, their field speaks for them."""


class _Gruppe(NamedTuple):
    """Parts that are spoken of in one sentence."""

    teile: tuple[Abschnitt, ...]
    alle: bool = False
    """Whether these are all of their kind in the field, or in the concept."""


Haufen = Mapping[int, _Gruppe]
"""Which parts it is about, by the ``id()`` of the part at which it is said: itself, or the field of many."""


def haufen(kind: type[_Part], mangel: Callable[[_Part, Knoten, Index], bool]) -> Callable[[Index], Haufen]:
    """A fact for ``Index.einmal``: where to speak of the parts of this ``kind`` that have this ``mangel``."""

    def fact(index: Index) -> Haufen:
        fields: dict[int, list[Abschnitt]] = {}
        there = Counter[int]()
        for knoten in index.knoten:
            if isinstance(knoten.teil, kind):
                there[id(_feld(knoten))] += 1
                if mangel(knoten.teil, knoten, index):
                    fields.setdefault(id(_feld(knoten)), []).append(knoten.teil)
        # "All of them" said at the concept means those in its fields too.
        there[id(index.konzept)] = there.total()
        few = {id(teil): _Gruppe((teil,)) for teile in fields.values() if len(teile) < VIELE for teil in teile}
        many = {feld: teile for feld, teile in fields.items() if len(teile) >= VIELE}
        return few | {feld: _Gruppe(tuple(teile), len(teile) == there[feld]) for feld, teile in many.items()}

    return fact


def _feld(knoten: Knoten) -> Abschnitt:
    """The field around a part, the concept itself outside of them."""
    while knoten.eltern is not None and not isinstance(knoten.teil, Feld):
        knoten = knoten.eltern
    return knoten.teil


def gesagt(
    fact: Callable[..., Haufen], teil: Abschnitt, kontext: Kontext, feld: str, einer: str, viele: str,
    *about: Hashable,
) -> Iterator[Fund]:  # fmt: skip
    """What to say at ``teil``: of itself that it ``einer``, of the many in it that they ``viele``, or nothing.

    ``about`` is what ``fact`` needs to know beside the concept.
    """
    gruppe = kontext.index.einmal(fact, *about).get(id(teil))
    if gruppe and isinstance(teil, Feld | Konzept):
        # The concept has no line of its own but that of its title.
        yield "titel" if isinstance(teil, Konzept) else "", f"{_gezaehlt(teil, gruppe, kontext)} {viele}."
    elif gruppe:
        yield feld, f"{kontext.name(teil)} {einer}."


def _gezaehlt(feld: Abschnitt, gruppe: _Gruppe, kontext: Kontext) -> str:
    """The beginning of a sentence: "Handlungsfeld 2 „Sprache“: 4 Maßnahmen (2.1, 2.3, 2.4 und 2.7)", or "(alle)"."""
    words, teile = kontext.konzept.bezeichnungen, gruppe.teile
    plural = {Massnahme: words.massnahmen, Leitziel: words.leitziele}.get(type(teile[0]))
    # Not "Alle 4 Maßnahmen": before a "nicht" or "keine" that may be read as "not all of them".
    some = kontext.nummern(teile) if plural else f"zuerst „{title(teile[0])}“"
    which = "alle" if gruppe.alle else some
    return f"{kontext.name(feld)}: {len(teile)} {plural or word(type(teile[0])) + 'en'} ({which})"
