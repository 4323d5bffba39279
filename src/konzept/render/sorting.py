"""German alphabetical order."""

import re
import unicodedata
from collections.abc import Iterable

_NOT_SORTED = re.compile(r"[^\w\s]", re.UNICODE)


def alphabetisch(namen: Iterable[str]) -> list[str]:
    """Names by DIN 5007-1: ä sorts as a, ß as ss; case and punctuation count only between equals."""
    return sorted(namen, key=lambda name: (_key(name), name))


def _key(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(_NOT_SORTED.sub(" ", letters).split())
