"""How much it weighs when a field changes: said by the model, read here."""

from typing import Any, get_args

from konzept.model.grund import Abschnitt, Gewicht
from konzept.model.walk import part_class
from konzept.werte import Zeitangabe


def weight_of(cls: type[Abschnitt], feld: str) -> Gewicht:
    """Weight of a change in ``feld`` (dotted path from a part of class ``cls``; "" for the part as a whole).

    The outermost mark counts: within ``kontakt`` everything is redaktionell. A field of dates without a mark is a
    frist, a part of a class without one and every other field is wesentlich; so is a list of sections with dates in
    them: money in another year is another budget.
    """
    if cls.gewicht is not None:
        return cls.gewicht
    name, _, rest = feld.partition(".")
    if not name:
        return Gewicht.WESENTLICH
    field = cls.model_fields[name]
    marked = next((one for one in field.metadata if isinstance(one, Gewicht)), None)
    inner = part_class(field.annotation)
    if marked is not None:
        return marked
    if inner is not None and (rest or inner.gewicht is not None):
        return weight_of(inner, rest)
    return Gewicht.FRIST if _holds(field.annotation, Zeitangabe) else Gewicht.WESENTLICH


def _holds(annotation: Any, cls: type) -> bool:
    return annotation is cls or any(_holds(arg, cls) for arg in get_args(annotation))
