"""Concepts for the schema and the program to judge: generated from the classes of the model, right and wrong."""

import copy
import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from konzept.model import Abschnitt, Konzept, part_class
from konzept.werte import Text

# Scalars as they are written in YAML. All of the first are accepted as Kennung, Zeile and Text.
_TEXTS = ("m-1", "2027", "1.5", "0x1f", "true", "2027-03-31", '"a.b"', '" a "', '"a\\n"')
_DOUBTFUL = ('""', '"  "', '"a\\nb"', "Ä b", "-x", "k" * 81, "unsinn", "'2027'")
_OTHERS: tuple[Any, ...] = ("", [], {}, [""], {"unsinn": "x"}, [[]], [{}])


class Wort(str):
    """A scalar; ``frei`` if every text may stand in its place without the two having to disagree."""

    frei = True  # a plain str is one that stands where nothing should stand, or nothing at all


class Wert(Wort):
    """A scalar of a type whose grammar a schema cannot say."""

    frei = False


def _classes() -> tuple[type[Abschnitt], ...]:
    todo: list[type[Abschnitt]] = [Konzept]
    for cls in todo:
        below = (part_class(field.annotation) for field in cls.model_fields.values())
        todo += [part for part in dict.fromkeys(below) if part and part not in todo]
    return tuple(todo)


CLASSES = _classes()
"""Every class of part."""


def _inner(annotation: Any) -> Any:
    """What a list holds, or what may be missing."""
    return next(arg for arg in get_args(annotation) if arg not in (type(None), Ellipsis))


def scalars(annotation: Any) -> list[Wort]:
    """Right values for a field that holds text."""
    if get_origin(annotation) is Literal:
        return [Wort(one) for one in get_args(annotation)]
    if get_args(annotation):
        return scalars(_inner(annotation))
    if annotation is str or annotation is Text:
        return [Wort(one) for one in _TEXTS]
    return [Wert(json.dumps(one, ensure_ascii=False)) for one in getattr(annotation, "BEISPIELE", ())] or [Wert("2027")]


def value(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    """A right value for a field with this annotation."""
    part = part_class(annotation)
    if get_origin(annotation) is tuple:
        return st.lists(value(_inner(annotation), depth), max_size=2)
    return section(part, depth) if part else st.sampled_from(scalars(annotation))


@st.composite
def section(draw: st.DrawFn, cls: type[Abschnitt], depth: int = 3) -> dict[str, Any]:
    """A part with what it must have and some of what it may have."""
    found = {}
    for name, field in cls.model_fields.items():
        deeper = depth - bool(part_class(field.annotation))
        if field.is_required() or (deeper > 0 and draw(st.integers(0, 3)) == 0):
            found[name] = draw(value(field.annotation, deeper))
    return found


@st.composite
def document(draw: st.DrawFn, kind: str) -> Any:
    """What the file of a kind holds, with up to two things that may be wrong with it."""
    key = kind.removesuffix("-eintrag")
    annotation = Konzept if kind == "konzept" else Konzept.model_fields[key].annotation
    holder = {"": draw(value(_inner(annotation) if kind != key else annotation, 3))}
    for _ in range(draw(st.integers(0, 2))):
        _spoil(draw, holder, () if kind != "konzept" else ("titel", "kommune"))
    return holder[""]


def _spoil(draw: st.DrawFn, holder: dict[str, Any], keep: tuple[str, ...]) -> None:
    places = list(_places(holder))
    above, key = places[draw(st.integers(0, len(places) - 1))]
    old, way = above[key], draw(st.sampled_from(("more", "less", "other", "text")))
    if way == "more" and isinstance(old, dict):
        old[draw(st.sampled_from(("unsinn", "Titel", "id")))] = "x"
    elif way == "less" and above is not holder and not (above is holder[""] and key in keep):
        del above[key]
    elif way == "text" and getattr(old, "frei", False):
        above[key] = Wort(draw(st.sampled_from(_TEXTS + _DOUBTFUL)))
    elif way == "other" and above is not holder and type(old) is not str:
        above[key] = copy.deepcopy(draw(st.sampled_from(_OTHERS)))


def _places(holder: Any) -> Any:
    for key, inner in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


def least(annotation: Any) -> Any:
    """The shortest right value."""
    if get_origin(annotation) is tuple:
        return []
    part = part_class(annotation)
    if part:
        return {name: least(field.annotation) for name, field in part.model_fields.items() if field.is_required()}
    return scalars(annotation)[0]


def each_field(cls: type[Abschnitt]) -> Iterator[tuple[str, Any]]:
    """Concepts that are right but for one field of one part of this class: its name, and the concept."""
    for name, field in cls.model_fields.items():
        for one in (*_OTHERS, *(_TEXTS + _DOUBTFUL if getattr(_first(field.annotation), "frei", False) else ())):
            if not (cls is Konzept and name in ("titel", "kommune") and one == ""):
                yield name, around(cls, least(cls) | {name: one})
            if get_origin(field.annotation) is tuple:
                yield name, around(cls, least(cls) | {name: [one]})


def _first(annotation: Any) -> Any:
    return None if part_class(annotation) else scalars(annotation)[0]


def around(cls: type[Abschnitt], part: Any) -> Any:
    """The concept around a part, by the shortest way from the root."""
    while cls is not Konzept:
        above, name, annotation = next(
            (one, name, field.annotation)
            for one in CLASSES
            for name, field in one.model_fields.items()
            if part_class(field.annotation) is cls
        )
        part = least(above) | {name: [part] if get_origin(annotation) is tuple else part}
        cls = above
    return part
