"""Words to an identifier: what remains of a title where only small letters, digits and hyphens may stand."""

import re
import unicodedata

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "–": "-"}
)
_INNEN = re.compile(r"(?<=[^\W_])(?:[*:_](?=innen|in(?![^\W_]))|/-?(?=innen))", re.IGNORECASE)
LAENGE = 60
"""Longest result: file systems and Windows' paths end at about 250, and an id is typed by hand."""


def slug(text: str) -> str:
    """``text`` in ASCII, lower case, with hyphens; empty if nothing of it can be kept."""
    return _folded(text)[:LAENGE].strip("-")


def kennung_aus(titel: str) -> str:
    """A Kennung for what has this title: as many of its words as fit; empty if it has none in Latin letters."""
    # „Schüler*innen“ is one word.
    folded = _folded(_INNEN.sub("", titel))
    whole = folded[: LAENGE + 1].rpartition("-")[0] if len(folded) > LAENGE else folded
    return whole or folded[:LAENGE]


def _folded(text: str) -> str:
    # First composed: an umlaut copied from a PDF may be a letter and two dots.
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_GERMAN))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")
