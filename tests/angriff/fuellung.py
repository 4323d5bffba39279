"""Fills every field of the model with hostile words; what is no free text gets a value of its kind."""

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from tests.angriff.test_werte import Werte

from konzept.model.walk import part_class
from konzept.werte import Verweis

# A value that is no free text, by the name of its type.
WERTE = {"Zeitangabe": "2025", "Zielwert": "5 %", "Betrag": "100 €", "Prozent": "5 %", "Zahl": "7", "Status": "laufend"}
# Of other fields: the ids of another edition, a list that no chapter shows yet.
ANDERE = {".aus": "frueher", ".abschnitte.zeigt": "begriffe"}
GENANNT = {"konzept", "titel", "untertitel", "kommune", "fassung", "geltung", "stand", "bezeichnungen", "hausstil"}


class Fuellung:
    """Fills parts by their classes; references are set once all ids are known."""

    def __init__(self, so_viele: int | None = None, ende: str = "Ende") -> None:
        self.werte, self.orte, self.ids = Werte(so_viele, ende), dict[str, str](), dict[str, list[str]]()

    def teil(self, cls: type, ort: str) -> dict[str, Any]:
        fields = {name: field for name, field in cls.model_fields.items() if ort or name not in GENANNT}
        return {name: self.feld(cls.__name__, f"{ort}.{name}", field) for name, field in fields.items()}

    def feld(self, cls: str, ort: str, field: Any) -> Any:
        inner = part_class(field.annotation)
        value = self.teil(inner, ort) if inner else self.wert(cls, ort, field)
        return [value] if _is_list(field.annotation) else value

    def wert(self, cls: str, ort: str, field: Any) -> Any:
        parts = list(_parts((field.annotation, *field.metadata)))
        if ort.endswith(".id"):
            self.ids.setdefault(cls, []).append(f"k-{len(self.orte)}-{sum(map(len, self.ids.values()))}")
            return self.ids[cls][-1]
        verweis = next((part for part in parts if isinstance(part, Verweis)), None)
        choice = next((get_args(part)[0] for part in parts if get_origin(part) is Literal), None)
        typed = next((WERTE[name] for part in parts if (name := getattr(part, "__name__", "")) in WERTE), None)
        other = next((value for end, value in ANDERE.items() if ort.endswith(end)), None)
        if verweis or choice or typed or other:
            return other or verweis or choice or typed
        value = (
            self.werte.text() if any(getattr(part, "__name__", "") == "Text" for part in parts) else self.werte.zeile()
        )
        self.orte[value] = ort
        return value

    def verwiesen(self, value: Any) -> Any:
        if isinstance(value, Verweis):
            return next(found[0] for ziel in value.ziele if (found := self.ids.get(ziel)))
        if isinstance(value, dict):
            found = {key: self.verwiesen(inner) for key, inner in value.items()}
            # A part that names itself is refused before anything is printed.
            circles = {
                key for key, inner in value.items() if isinstance(inner, Verweis) and found[key] == value.get("id")
            }
            return {key: inner for key, inner in found.items() if key not in circles}
        return [self.verwiesen(inner) for inner in value] if isinstance(value, list) else value


def _parts(annotations: Any) -> Iterator[Any]:
    for one in annotations:
        yield one
        yield from _parts((*get_args(one), *getattr(one, "__metadata__", ())) if get_origin(one) is not Literal else ())


def _is_list(annotation: Any) -> bool:
    options = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    return any(get_origin(one) is tuple for one in options)
