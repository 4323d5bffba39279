"""Word by word: what was taken out of a text, what was put in."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<gap>\s*)(?P<word>\w+(?:[^\w\s]+\w+)*|[^\w\s]|\Z)")
"""White space and what stands behind it: a word with the signs inside of it (Bürger*innen, 31.12.2027), or one sign."""
_LONGEST = 6_000
"""Words of both texts together, up to which they are compared; beyond, the whole is exchanged."""
_SHARED = 0.5
"""Share of the shorter text that both must have in common; below, marks would only be in a reader's way."""


class Strich(Enum):
    """What happened to a piece of text."""

    GLEICH = " "
    WEG = "-"
    NEU = "+"


Piece = tuple[Strich, str]


class _Token(NamedTuple):
    gap: str
    word: str


class _Run(NamedTuple):
    """Tokens of both texts that lie side by side: the same words, or some that were exchanged for others."""

    same: bool
    old: list[_Token]
    new: list[_Token]

    def size(self) -> int:
        return max(sum(len(token.word) for token in side) for side in (self.old, self.new))


def marks(alt: str, neu: str) -> list[Piece]:
    """The pieces of both texts in reading order: what is gone, then what stands in its place.

    Without the WEG pieces they are ``neu``, without the NEU pieces they are ``alt``. Texts that have little in common
    are exchanged as a whole.
    """
    old, new = _tokens(alt), _tokens(neu)
    if len(old) + len(new) <= _LONGEST:
        runs = _calm(_runs(old, new))
        kept = sum(run.size() for run in runs if run.same)
        if kept >= _SHARED * min(sum(len(token.word) for token in side) for side in (old, new)):
            return list(_joined(piece for run in runs for piece in _pieces(run)))
    return [piece for piece in ((Strich.WEG, alt), (Strich.NEU, neu)) if piece[1]]


def _tokens(text: str) -> list[_Token]:
    # The last one holds the white space at the end and no word; so it is the same in every text.
    return [_Token(found["gap"], found["word"]) for found in _TOKEN.finditer(text)]


def _runs(old: list[_Token], new: list[_Token]) -> list[_Run]:
    matcher = SequenceMatcher(None, [one.word for one in old], [one.word for one in new], autojunk=False)
    return [_Run(tag == "equal", old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]


def _calm(runs: list[_Run]) -> list[_Run]:
    """Runs without islands: what is the same between two exchanges and shorter than both goes with them."""
    found: list[_Run] = []
    for run in runs:
        found.append(run)
        while len(found) > 2 and not run.same and found[-2].size() <= min(found[-3].size(), found[-1].size()):
            one, same, other = found[-3:]
            found[-3:] = [_Run(False, one.old + same.old + other.old, one.new + same.new + other.new)]
    return found


def _pieces(run: _Run) -> Iterator[Piece]:
    if not run.same:
        yield from ((Strich.WEG, _text(run.old)), (Strich.NEU, _text(run.new)))
        return
    for old, new in zip(run.old, run.new, strict=True):
        if old.gap == new.gap:
            yield Strich.GLEICH, old.gap
        else:
            yield from ((Strich.WEG, old.gap), (Strich.NEU, new.gap))
        yield Strich.GLEICH, old.word


def _text(tokens: list[_Token]) -> str:
    return "".join(token.gap + token.word for token in tokens)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece: what stays, what is gone after it, what stands in its place."""
    said = dict.fromkeys(Strich, "")
    for sign, text in pieces:
        if sign is Strich.GLEICH and text and (said[Strich.WEG] or said[Strich.NEU]):
            yield from _told(said)
            said = dict.fromkeys(Strich, "")
        said[sign] += text
    yield from _told(said)


def _told(said: dict[Strich, str]) -> Iterator[Piece]:
    # A blank before both sides of an exchange belongs to neither.
    weg, neu = said[Strich.WEG], said[Strich.NEU]
    gap = weg[: len(weg) - len(weg.lstrip())]
    cut = len(gap) if neu.startswith(gap) else 0
    told = {Strich.GLEICH: said[Strich.GLEICH] + weg[:cut], Strich.WEG: weg[cut:], Strich.NEU: neu[cut:]}
    yield from (piece for piece in told.items() if piece[1])
