"""Word by word: what was taken out of a text, what was put in."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 6_000
"""Words of both texts together, up to which they are compared; beyond, the whole is exchanged."""


class Strich(Enum):
    """What happened to a piece of text."""

    GLEICH = " "
    WEG = "-"
    NEU = "+"


def marks(alt: str, neu: str) -> list[tuple[Strich, str]]:
    """The pieces of both texts in reading order: what is gone, then what stands in its place.

    Without the WEG pieces they are ``neu``, without the NEU pieces they are ``alt``.
    """
    old, new = _TOKEN.findall(alt), _TOKEN.findall(neu)
    if len(old) + len(new) > _LONGEST:
        return [piece for piece in ((Strich.WEG, alt), (Strich.NEU, neu)) if piece[1]]
    return list(_joined(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[Strich, str]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Strich.GLEICH, "".join(old[a:b])
        else:
            out = ((Strich.WEG, "".join(old[a:b])), (Strich.NEU, "".join(new[c:d])))
            yield from (piece for piece in out if piece[1])


def _joined(pieces: Iterator[tuple[Strich, str]]) -> Iterator[tuple[Strich, str]]:
    """A blank that stayed between two exchanged words belongs to what was exchanged: one mark, not two."""
    weg = neu = ""
    for sign, text in pieces:
        if sign is Strich.WEG:
            weg += text
        elif sign is Strich.NEU:
            neu += text
        elif not text.strip() and (weg or neu):
            weg, neu = weg + text, neu + text
        else:
            yield from _flush(weg, neu)
            weg = neu = ""
            yield sign, text
    yield from _flush(weg, neu)


def _flush(weg: str, neu: str) -> Iterator[tuple[Strich, str]]:
    tail = weg[len(weg.rstrip()) :] if weg and neu and weg[-1:].isspace() and neu[-1:].isspace() else ""
    if tail and neu.endswith(tail):
        weg, neu = weg[: -len(tail)], neu[: -len(tail)]
    else:
        tail = ""
    if weg:
        yield Strich.WEG, weg
    if neu:
        yield Strich.NEU, neu
    if tail:
        yield Strich.GLEICH, tail
