"""How much a change weighs: judged from what the model says of the field, in one place."""

import re
import unicodedata
from typing import Any, get_args

from pydantic_core import PydanticCustomError

from konzept.diff.value import Art, Change
from konzept.model import Abschnitt, Gewicht, kinds, part_class, weight_of
from konzept.werte import Wortlaut

__all__ = ["Gewicht", "gewicht", "kind_of", "typographic"]


_OF_FIELDS = (Art.GEAENDERT, Art.UMBENANNT)


def gewicht(change: Change) -> Gewicht:
    """What a change weighs: that a part is new, gone, divided … by its kind; that a field changed by the field.

    A field that says the same as before in another notation (31.12.2027, 2027-12-31) is redaktionell.
    """
    cls = kind_of(change)
    if change.art not in _OF_FIELDS:
        return weight_of(cls, "")
    field = _annotation(cls, change.feld)
    if _meaning(field, change.alt) == _meaning(field, change.neu):
        return Gewicht.REDAKTIONELL
    return weight_of(cls, change.feld)


def kind_of(change: Change) -> type[Abschnitt]:
    """The kind of part whose field a change is about: a measure that became an offer had fields no offer has."""
    new = kinds()[change.klasse]
    if change.art in _OF_FIELDS and change.feld.partition(".")[0] not in new.model_fields:
        return kinds()[change.klasse_alt]
    return new


def typographic(alt: Any, neu: Any) -> bool:
    """Whether two values differ only as the same words may be set: white space, quotation marks, dashes, capitals, the
    composition of letters, emphasis, the sign of the gender form."""
    return bool(_meaning(str, alt) == _meaning(str, neu))


def _annotation(cls: type[Abschnitt], path: str) -> Any:
    name, _, rest = path.partition(".")
    field = cls.model_fields[name].annotation
    inner = part_class(field)
    return _annotation(inner, rest) if rest and inner else field


def _meaning(annotation: Any, value: Any) -> Any:
    if isinstance(value, list):
        return sorted((_meaning(annotation, item) for item in value), key=repr)
    if isinstance(value, dict):
        inner = part_class(annotation)
        return {key: _meaning(_annotation(inner, key) if inner else str, item) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    kind = _value_type(annotation)
    try:
        said = kind.parse(value).sinn if kind else value
    except PydanticCustomError:
        said = value
    return _bare(said) if isinstance(said, str) else said


def _value_type(annotation: Any) -> type[Wortlaut] | None:
    if isinstance(annotation, type) and issubclass(annotation, Wortlaut):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _value_type(arg))), None)


_SIGNS = str.maketrans({**dict.fromkeys("„“”‟«»\"", '"'), **dict.fromkeys("‚‘’‛‹›'`´", "'"),
                        **dict.fromkeys("‐‑‒–—―−", "-"), "…": "...",
                        # A footnote is no digit of the number before it.
                        **{sign: f"^{digit}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}})  # fmt: skip
_UNSEEN = re.compile("[\xad\u200b-\u200f\u2060-\u2064\ufeff]")
_INNEN = re.compile(r"(?<=[^\W\d_])(?:[*:_·]|/-?)(?=innen|in(?![^\W\d_]))|(?<=[a-zäöüß])(?=I(?:nnen|n(?![^\W\d_])))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<![^\W_])[*_]+|[*_]+(?![^\W_])")


def _bare(text: str) -> str:
    """What of a text is neither white space nor a matter of how it is set."""
    seen = _ESCAPE.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_SIGNS))))
    return re.sub(r"\s+", "", _EMPHASIS.sub("", _INNEN.sub("*", seen))).casefold()
