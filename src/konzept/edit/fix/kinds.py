"""What kind of value the model wants at a route."""

from typing import Any, get_args, get_origin

from konzept.edit.order import class_below
from konzept.source import Route
from konzept.werte import Kennung, Text, Zeile, Zeitangabe

# Zeile and Kennung are str with a mark; pydantic keeps the mark wherever it puts the rest.
_TEXT = (Text, get_args(Zeile)[1])
_ID = (get_args(Kennung)[1],)


def is_text(route: Route) -> bool:
    """Whether any words at all may stand there: a Zeile or a Text."""
    return _holds(_wanted(route), _TEXT)


def is_time(route: Route) -> bool:
    """Whether a Zeitangabe stands there."""
    return _holds(_wanted(route), (Zeitangabe,))


def names_parts(route: Route) -> bool:
    """Whether the id of a part stands there, its own or that of another."""
    return _holds(_wanted(route), _ID)


def _wanted(route: Route) -> Any:
    """The annotation of the value at ``route``; None if the model knows none, or wants a list where no list is."""
    keys = [number for number, step in enumerate(route) if isinstance(step, str)]
    cls = class_below(route[: keys[-1]]) if keys else None
    field = cls.model_fields.get(str(route[keys[-1]])) if cls else None
    if field is None or len(route) - keys[-1] > 2:
        return None
    wanted, item = field.rebuild_annotation(), keys[-1] < len(route) - 1
    if get_origin(field.annotation) is tuple:
        return get_args(field.annotation)[0] if item else None
    return None if item else wanted


def _holds(annotation: Any, marks: tuple[Any, ...]) -> bool:
    return any(annotation is mark for mark in marks) or any(_holds(one, marks) for one in get_args(annotation))
