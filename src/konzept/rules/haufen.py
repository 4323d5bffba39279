"""Haufen: what is wrong with many parts of one field is said once, for the field."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

from konzept.model import Abschnitt, Feld, Index, Knoten, Konzept, Leitziel, Massnahme, title, word
from konzept.rules.rule import Fund, Kontext

_Part = TypeVar("_Part", bound=Abschnitt)
VIELE = 3
"""From so many parts on, their field speaks for them."""
Haufen = Mapping[int, tuple[Abschnitt, ...]]
"""Which parts it is about, by the ``id()`` of the part at which it is said: itself, or the field of many."""


def haufen(kind: type[_Part], mangel: Callable[[_Part, Knoten, Index], bool]) -> Callable[[Index], Haufen]:
    """A fact for ``Index.einmal``: where to speak of the parts of this ``kind`` that have this ``mangel``."""

    def fact(index: Index) -> Haufen:
        fields: dict[int, list[Abschnitt]] = {}
        for knoten in index.knoten:
            if isinstance(knoten.teil, kind) and mangel(knoten.teil, knoten, index):
                fields.setdefault(id(_feld(knoten)), []).append(knoten.teil)
        few = {id(teil): (teil,) for teile in fields.values() if len(teile) < VIELE for teil in teile}
        return few | {feld: tuple(teile) for feld, teile in fields.items() if len(teile) >= VIELE}

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
    teile = kontext.index.einmal(fact, *about).get(id(teil), ())
    if teile and isinstance(teil, Feld | Konzept):
        # The concept has no line of its own but that of its title.
        yield "titel" if isinstance(teil, Konzept) else "", f"{_gezaehlt(teil, teile, kontext)} {viele}."
    elif teile:
        yield feld, f"{kontext.name(teil)} {einer}."


def _gezaehlt(feld: Abschnitt, teile: tuple[Abschnitt, ...], kontext: Kontext) -> str:
    """The beginning of a sentence: "Handlungsfeld 2 „Sprache“: 4 Maßnahmen (2.1, 2.3, 2.4 und 2.7)"."""
    words = kontext.konzept.bezeichnungen
    plural = {Massnahme: words.massnahmen, Leitziel: words.leitziele}.get(type(teile[0]))
    which = kontext.nummern(teile) if plural else f"zuerst „{title(teile[0])}“"
    return f"{kontext.name(feld)}: {len(teile)} {plural or word(type(teile[0])) + 'en'} ({which})"
