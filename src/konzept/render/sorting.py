"""German alphabetical order, and ranks."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from konzept.werte import Zahl

_NOT_SORTED = re.compile(r"[^\w\s]", re.UNICODE)


def alphabetisch(namen: Iterable[str]) -> list[str]:
    """Names by DIN 5007-1: ä sorts as a, ß as ss; case and punctuation count only between equals."""
    return sorted(namen, key=lambda name: (_key(name), name))


def _key(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(_NOT_SORTED.sub(" ", letters).split())


def rang(teile: Iterable[Any], feld: str) -> list[tuple[int, Any]]:
    """Parts by the number in ``feld``, the greatest first, each with its rank; equals share one, the next counts on.

    So six themes with 30, 17, 15, 15, 14 and 14 points have the ranks 1, 2, 3, 3, 4, 4, as a workshop prints them.
    """
    ordered = sorted(teile, key=lambda teil: -_number(getattr(teil, feld)))
    ranks: list[tuple[int, Any]] = []
    for teil in ordered:
        same = bool(ranks) and _number(getattr(ranks[-1][1], feld)) == _number(getattr(teil, feld))
        ranks.append((ranks[-1][0] + (not same) if ranks else 1, teil))
    return ranks


def _number(zahl: Zahl | None) -> Decimal:
    return zahl.wert if zahl is not None else Decimal(0)
