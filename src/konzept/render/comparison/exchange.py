"""Two wordings of one field: lines for either side, with what was taken out and put in marked."""

from collections.abc import Iterator
from dataclasses import replace

from konzept.diff import Strich, marks
from konzept.render.cell import Satz, Stueck, Zelle
from konzept.render.comparison.reading import Angabe
from konzept.render.flat import BULLETS

_KEPT = 3
"""A text of which less than one part in so many is left is written anew; marks would tear it into single words."""

Entries = list[list[Stueck]]


def said(one: Angabe | None) -> Zelle:
    """What a field says, without marks; nothing if it says nothing."""
    return _lines(one, [[Stueck(entry)] for entry in one.eintraege]) if one else ()


def side_by_side(alt: str, neu: str) -> tuple[list[Stueck], list[Stueck]]:
    """Two wordings, each with what is not in the other marked."""
    pieces = [Stueck(text, sign) for sign, text in marks(alt, neu)]
    return (
        [piece for piece in pieces if piece.strich is not Strich.NEU],
        [piece for piece in pieces if piece.strich is not Strich.WEG],
    )


def exchanged(alt: Angabe, neu: Angabe) -> tuple[Zelle, Zelle] | None:
    """Both wordings with marks; None if too little is left of a text for marks to help."""
    left, right = _marked(alt.eintraege, neu.eintraege)
    if alt.text and neu.text and _kept(left) * _KEPT < min(len(alt.eintraege[0]), len(neu.eintraege[0])):
        return None
    return _lines(alt, left), _lines(neu, right)


def _marked(alt: tuple[str, ...], neu: tuple[str, ...]) -> tuple[Entries, Entries]:
    """Entries in both say nothing, wherever in the list they stand; the others are compared one by one if they can."""
    left = {entry: [Stueck(entry)] for entry in alt}
    right = {entry: [Stueck(entry)] for entry in neu}
    gone, come = [one for one in left if one not in right], [one for one in right if one not in left]
    if len(gone) == len(come):
        for old, new in zip(gone, come, strict=True):
            left[old], right[new] = side_by_side(old, new)
    else:
        left |= {entry: [Stueck(entry, Strich.WEG)] for entry in gone}
        right |= {entry: [Stueck(entry, Strich.NEU)] for entry in come}
    return [left[entry] for entry in alt], [right[entry] for entry in neu]


def _kept(entries: Entries) -> int:
    return sum(len(piece.text.strip()) for entry in entries for piece in entry if piece.strich is Strich.GLEICH)


def _lines(one: Angabe, entries: Entries) -> Zelle:
    head = [Stueck(f"{one.label}: ")] if one.benannt else []
    if one.untereinander:
        return (Satz(tuple(head)), *(line for entry in entries for line in _broken([Stueck(BULLETS[0]), *entry])))
    joined = [piece for entry in entries for piece in (Stueck("; "), *entry)][1:]
    # A text that begins with a list begins on a line of its own.
    begins = one.text and "".join(piece.text for piece in joined).startswith(("1. ", *BULLETS))
    return tuple(_broken([*head, *([Stueck("\n")] if begins else []), *joined]))


def _broken(pieces: list[Stueck]) -> Iterator[Satz]:
    """Pieces as lines, divided where a text has a line break."""
    line: list[Stueck] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for text in rest:
            yield Satz(tuple(line))
            line = [replace(piece, text=text)]
    yield Satz(tuple(line))
