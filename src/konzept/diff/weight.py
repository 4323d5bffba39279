"""How much a change weighs: judged from what the model says of the field, in one place."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from konzept.model import Gewicht, kinds, weight_of

if TYPE_CHECKING:
    from konzept.diff.value import Change

__all__ = ["Gewicht", "gewicht", "typographic"]

_SIGNS = str.maketrans({**dict.fromkeys("„“”‟«»\"", '"'), **dict.fromkeys("‚‘’‛‹›'`´", "'"),
                        **dict.fromkeys("‐‑‒–—―−", "-"), "…": "...", "\xad": None})  # fmt: skip


def gewicht(change: "Change") -> Gewicht:
    """What a change weighs: that a part is new, gone, divided … by its kind; that a field changed by the field."""
    if change.feld and change.art.value in ("geändert", "umbenannt"):
        if typographic(change.alt, change.neu):
            return Gewicht.REDAKTIONELL
        return weight_of(kinds()[change.klasse], change.feld)
    return weight_of(kinds()[change.klasse], "")


def typographic(alt: Any, neu: Any) -> bool:
    """Whether two values differ only in white space, quotation marks, dashes or the composition of letters."""
    return bool(_bare(alt) == _bare(neu))


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return sorted((_bare(item) for item in value), key=repr)
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", value).translate(_SIGNS))
