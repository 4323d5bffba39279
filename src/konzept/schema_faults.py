"""pydantic's faults in German sentences, keyed by its error types, never by its texts."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from konzept import faults
from konzept.finding import Finding
from konzept.model import Abschnitt, Konzept, part_class, word
from konzept.source import Places, Route

_SHORT = 60
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "-": "_", " ": "_"})


def explain(error: ErrorDetails, data: Any, places: Places) -> Finding:
    """One finding for one fault of pydantic, at the place of what is wrong."""
    kind, route = error["type"], error["loc"]
    if kind == "missing" and places.has(route):
        kind = "empty"
    elif kind == "literal_error" and not isinstance(error["input"], str):
        kind = "string_type"
    fault, sentence, at_key = _SENTENCES.get(kind, (faults.WERT, _own_words, False))
    span = places.key(route) if at_key else places.value(route)
    message, hint = sentence(error, route)
    return Finding(span, fault.name, fault.level, message, hint, teil=_part_id(data, route), feld=_field(route))


def suggest(wanted: str, known: Iterable[str]) -> str:
    """„Meinten Sie …?“ for a word that is not among ``known``; empty if nothing is near."""
    near = get_close_matches(wanted[:80].casefold().translate(_FOLD), list(known), n=1, cutoff=0.6)
    return f"Meinten Sie „{near[0]}“?" if near else ""


def _own_words(error: ErrorDetails, _route: Route) -> tuple[str, str]:
    """Our value types refuse with a German sentence of their own, and with a way out."""
    return error["msg"], str(error.get("ctx", {}).get("abhilfe", ""))


def _kennung(error: ErrorDetails, route: Route) -> tuple[str, str]:
    folded = re.sub(r"[^a-z0-9.]+", "-", str(error["input"]).casefold().translate(_FOLD)).strip("-.")
    message, hint = _own_words(error, route)
    return message, f"Schreiben Sie zum Beispiel: {folded[:60].rstrip('-.')}" if folded else hint


def _empty(_error: ErrorDetails, route: Route) -> tuple[str, str]:
    inner, outer = class_at(route), class_at(route[:-1])
    keys = " und ".join(f"„{name}: …“" for name, field in inner.model_fields.items() if field.is_required())
    hint = "Schreiben Sie den Wert hinter den Doppelpunkt."
    return f"Das Feld „{route[-1]}“ ist leer, darf es aber nicht sein.", (
        hint if inner is outer else f"Schreiben Sie darunter, zwei Leerzeichen eingerückt: {keys}."
    )


def _missing(error: ErrorDetails, route: Route) -> tuple[str, str]:
    where = "Diesem Teil" if len(route) > 1 else "Dem Konzept"
    return f"{where} fehlt das Feld „{route[-1]}“.", f"Ergänzen Sie eine Zeile „{route[-1]}: …“."


def _unknown(_error: ErrorDetails, route: Route) -> tuple[str, str]:
    known, key = class_at(route[:-1]).model_fields, str(route[-1])
    if not key.isprintable():
        return (
            f"Im Schlüssel „{_shown(key)}“ steht ein unsichtbares Zeichen.",
            "Löschen Sie die Zeile und tippen Sie sie neu.",
        )
    hint = suggest(key, known) or elsewhere(key, known) or f"Hier sind möglich: {', '.join(known)}."
    return f"Den Schlüssel „{_shown(key)}“ gibt es hier nicht.", hint


def _shown(text: str) -> str:
    """A key or value short enough for a sentence, with what nobody sees made visible."""
    seen = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)
    return seen if len(seen) <= 60 else seen[:57] + "…"


def elsewhere(key: str, here: Mapping[str, FieldInfo] = MappingProxyType({})) -> str:
    """Where a key is at home that stands at the wrong level; empty if no part knows it.

    ``here``: the fields of the part it stands in; the one that leads there is named.
    """
    folded = key.casefold().translate(_FOLD)
    homes = [cls for cls in _classes() if folded in cls.model_fields]
    # „massnahmen“ is the list of measures before it is a house word for it.
    homes = [cls for cls in homes if part_class(cls.model_fields[folded].annotation)] or homes
    if not homes:
        return ""
    ways = {part_class(field.annotation): f" (unter „{name}“)" for name, field in here.items()}
    named = ", ".join(word(cls) + ways.get(cls, "") for cls in homes)
    return f"„{folded}“ gehört in: {named}. Prüfen Sie die Einrückung."


@cache
def _classes() -> tuple[type[Abschnitt], ...]:
    """Every class of part below the concept, in the order of first mention."""
    found: dict[type[Abschnitt], None] = {Konzept: None}
    todo: list[type[Abschnitt]] = [Konzept]
    for cls in todo:
        below = (part_class(field.annotation) for field in cls.model_fields.values())
        todo += (new := [part for part in below if part and part not in found])
        found |= dict.fromkeys(new)
    return tuple(found)


def _not_text(error: ErrorDetails, _route: Route) -> tuple[str, str]:
    if error["input"] is None:
        return "Hier steht ein leerer Listeneintrag.", "Löschen Sie die Zeile oder schreiben Sie einen Text dahinter."
    if isinstance(error["input"], list):
        return (
            "Hier wird Text erwartet, gelesen wurde eine Liste.",
            "Schreiben Sie ihn ohne „- “ hinter den Doppelpunkt; beginnt er mit einer eckigen Klammer, setzen Sie ihn "
            'in Anführungszeichen: "[…]".',
        )
    return (
        "Hier wird Text erwartet, gelesen wurde ein Abschnitt mit Schlüsseln.",
        "Enthält der Text einen Doppelpunkt mit Leerzeichen oder geschweifte Klammern, setzen Sie ihn in "
        "Anführungszeichen.",
    )


def _not_list(error: ErrorDetails, route: Route) -> tuple[str, str]:
    hint = "Schreiben Sie jeden Eintrag in eine eigene Zeile und beginnen Sie sie mit „- “."
    value = error["input"]
    if isinstance(value, str) and value.strip() and "\n" not in value and len(value) <= _SHORT:
        words = ", ".join(word.strip() for word in re.split("[,;]", value) if word.strip())
        hint = f"Schreiben Sie: {route[-1]}: [{words}]"
    return "Hier wird eine Liste erwartet.", hint


def _not_part(error: ErrorDetails, route: Route) -> tuple[str, str]:
    required = [name for name, field in class_at(route).model_fields.items() if field.is_required()]
    keys = " und ".join(f"„{name}: …“" for name in required or list(class_at(route).model_fields)[:2])
    read = "eine Liste" if isinstance(error["input"], list) else "nichts" if error["input"] is None else "Text"
    below = "jeweils in eine eigene Zeile darunter, zwei Leerzeichen tiefer eingerückt"
    where = f" {below}" if isinstance(error["input"], str) and isinstance(route[-1], str) else ""
    return f"Hier wird ein Abschnitt mit Schlüsseln erwartet, gelesen wurde {read}.", f"Schreiben Sie{where}: {keys}."


def _not_in(error: ErrorDetails, route: Route) -> tuple[str, str]:
    choices = _choices(route)
    hint = suggest(str(error["input"]), choices) or f"Möglich sind: {', '.join(choices)}."
    return f"„{_shown(error['input'])}“ ist hier nicht möglich.", hint


_Sentence = Callable[[ErrorDetails, Route], tuple[str, str]]
_SENTENCES: dict[str, tuple[faults.Fault, _Sentence, bool]] = {
    "missing": (faults.FEHLT, _missing, True),
    "empty": (faults.FEHLT, _empty, True),
    "extra_forbidden": (faults.UNBEKANNT, _unknown, True),
    "string_type": (faults.FORM, _not_text, False),
    "tuple_type": (faults.FORM, _not_list, False),
    "model_type": (faults.FORM, _not_part, False),
    "model_attributes_type": (faults.FORM, _not_part, False),
    "literal_error": (faults.WERT, _not_in, False),
    "kennung": (faults.WERT, _kennung, False),
}
"""Error type of pydantic, of a value type, or "empty" for a key without value → kind of fault, its sentence, and
whether it points at the key rather than the value."""


def known(route: Route) -> bool:
    """Whether a key is one of the part it stands in, as far as that part is itself known."""
    cls: type[Abschnitt] = Konzept
    for step in route[:-1]:
        if isinstance(step, str):
            field = cls.model_fields.get(step)
            below = part_class(field.annotation) if field else None
            if below is None:
                return True
            cls = below
    return not isinstance(route[-1], str) or route[-1] in cls.model_fields


def unknown(route: Route, data: Any, places: Places) -> Finding:
    """A finding about a key without value that does not belong where it stands."""
    return explain({"type": "extra_forbidden", "loc": route, "msg": "", "input": None}, data, places)


def class_at(route: Route) -> type[Abschnitt]:
    """The class of the part that ``route`` leads to or into."""
    cls: type[Abschnitt] = Konzept
    for step in route:
        field = cls.model_fields.get(step) if isinstance(step, str) else None
        cls = (part_class(field.annotation) if field else None) or cls
    return cls


def _choices(route: Route) -> list[str]:
    """The values a field with a closed list takes."""
    # An item of a list has the choices of its list.
    *above, name = (step for step in route if isinstance(step, str))
    return [str(value) for value in _literals(class_at(tuple(above)).model_fields[name].annotation)]


def _literals(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for arg in get_args(annotation) if (found := _literals(arg))), ())


def _part_id(data: Any, route: Route) -> str:
    """``id`` of the innermost part around ``route`` that has one, as far as the data is in order."""
    found = ""
    for step in route:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def _field(route: Route) -> str:
    last = max((at for at, step in enumerate(route) if isinstance(step, int) and at + 1 < len(route)), default=-1)
    return ".".join(str(step) for step in route[last + 1 :])
