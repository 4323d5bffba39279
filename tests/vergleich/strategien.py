"""Pairs of editions as they come about: a concept, and the same after edits whose effect is known."""

import copy
import json
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from tests.robust.strategien import konzept as any_concept

from konzept.diff import Art
from konzept.load import Geladen, load

Data = dict[str, Any]
Fact = tuple[Art, str, str]
"""Kind, id and field of a change; the field is empty unless a field changed."""

WORTE = ("Sprache", "Arbeit", "Wohnen", "Schüler*innen", "Ämter & Orte", "Bürger:innen", "„Forum“", "50 %", "Q&A")
TEXTE = (
    "Ein Satz. Noch einer.",
    "Erster Absatz, der so lang ist, dass er umbrochen wird.\n\nZweiter Absatz.",
    "Dazu gehören:\n\n- Kurse für Eltern\n- Treffs im Stadtteil",
    "1. Erstens\n2. Zweitens",
)
WERTE = {
    "beschreibung": TEXTE,
    "frist": ("2027", "31.12.2028", "Q1/2029"),
    "kosten": ("12.500 €", "ca. 3.000 €", "keine"),
    "zielgruppe": WORTE,
    "verantwortlich": (["a-1"], ["a-1", "a-2"], ["a-3", "a-2"]),
    "finanzierung": ([{"betrag": "5.000 €", "zeitraum": "2027"}], [{"betrag": "1 €"}, {"betrag": "2 €"}]),
    "stand": ([{"status": "geplant"}], [{"status": "laufend", "text": "Läuft."}]),
}


def write(data: Data, *, geteilt: bool = False, dicht: bool = False) -> dict[str, bytes]:
    """The files of a concept: one, or one for each item of the lists at the root."""
    files: dict[str, Any] = {"konzept.yaml": {}}
    for key, value in data.items():
        if geteilt and isinstance(value, list) and key != "finanzierung":
            files |= {f"{key}/{number:03}.yaml": item for number, item in enumerate(value)}
        else:
            files["konzept.yaml"][key] = value
    indent = None if dicht else 2
    return {name: json.dumps(one, ensure_ascii=False, indent=indent).encode() for name, one in files.items()}


def loaded(data: Data, **layout: bool) -> Geladen:
    """The concept, which has to be sound."""
    found = load(write(data, **layout), "k/")
    assert found.konzept is not None, found.findings[:3]
    return found


def parts(value: Any) -> Iterator[Data]:
    """Every part with an id, at any depth."""
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


@st.composite
def sound(draw: st.DrawFn) -> Data:
    """Any concept the schema takes, every id once."""
    data = draw(any_concept())
    for number, part in enumerate(parts(data)):
        part["id"] = f"{part['id']}.{number}" if isinstance(part["id"], str) and part["id"].isascii() else f"p{number}"
    return data


class _Namen:
    def __init__(self) -> None:
        self.number = 0

    def neu(self, kind: str) -> str:
        self.number += 1
        return f"{kind}-{self.number}"


@st.composite
def edition(draw: st.DrawFn) -> Data:
    """A small concept as towns write them."""
    namen = _Namen()
    felder = [_feld(draw, namen) for _ in range(draw(st.integers(1, 4)))]
    return {
        "konzept": "1",
        "titel": "Zusammenleben",
        "kommune": {"name": "Musterstadt"},
        "handlungsfelder": felder,
        "akteure": [{"id": f"a-{n}", "name": f"Amt {n}"} for n in range(1, 4)],
        "entfallen": [{"id": "x-früher".replace("ü", "ue"), "titel": "Früheres", "grund": "Damals."}],
    }


def _feld(draw: st.DrawFn, namen: _Namen) -> Data:
    ziele = [
        {"id": (own := namen.neu("z")), "titel": f"Ziel {own}", "text": draw(st.sampled_from(TEXTE)),
         "massnahmen": [_massnahme(draw, namen) for _ in range(draw(st.integers(0, 2)))]}
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    own = namen.neu("f")
    massnahmen = [_massnahme(draw, namen) for _ in range(draw(st.integers(0, 3)))]
    return {"id": own, "titel": f"Feld {own}", "themen": draw(st.lists(st.sampled_from(WORTE), max_size=3)),
            "leitziele": ziele, "massnahmen": massnahmen}  # fmt: skip


def _massnahme(draw: st.DrawFn, namen: _Namen) -> Data:
    own = namen.neu("m")
    keys = draw(st.lists(st.sampled_from(sorted(WERTE)), max_size=4, unique=True))
    found: Data = {"id": own, "titel": f"{draw(st.sampled_from(WORTE))} {own}"}
    found |= {key: copy.deepcopy(draw(st.sampled_from(WERTE[key]))) for key in keys}
    if draw(st.booleans()):
        found["indikatoren"] = [{"id": namen.neu("i"), "titel": "Anzahl"}]
    return found


@dataclass
class Fortschreibung:
    """The newer edition in the making, and what has to be said of it."""

    draw: st.DrawFn
    neu: Data
    facts: list[Fact] = field(default_factory=list)

    def lists(self) -> list[list[Data]]:
        """Every list of measures."""
        felder = self.neu["handlungsfelder"]
        return [one["massnahmen"] for feld in felder for one in (feld, *feld["leitziele"])]

    def home(self, massnahme: Data) -> list[Data]:
        return next(one for one in self.lists() if any(item is massnahme for item in one))

    def fact(self, art: Art, part: Data, feld: str = "") -> None:
        self.facts.append((art, part["id"], feld))


def _rename(edit: Fortschreibung, part: Data) -> None:
    part["titel"] += " und mehr"
    edit.fact(Art.UMBENANNT, part, "titel")


def _change(edit: Fortschreibung, part: Data) -> None:
    key = edit.draw(st.sampled_from(sorted(WERTE)))
    value = edit.draw(st.sampled_from([*WERTE[key], None]))
    before = part.pop(key, None)
    part |= {key: copy.deepcopy(value)} if value is not None else {}
    # Here no two values of a pool are the same in another order.
    if value != before:
        edit.fact(Art.GEAENDERT, part, key)


def _move(edit: Fortschreibung, part: Data) -> None:
    home = edit.home(part)
    others = [one for one in edit.lists() if one is not home]
    if others:
        _take(home, part)
        edit.draw(st.sampled_from(others)).append(part)
        edit.fact(Art.VERSCHOBEN, part)


def _drop(edit: Fortschreibung, part: Data) -> None:
    _take(edit.home(part), part)
    if edit.draw(st.booleans()):
        grund = {"grund": "Kein Geld."} if edit.draw(st.booleans()) else {}
        edit.neu["entfallen"].append({"id": part["id"], "titel": part["titel"]} | grund)
    for one in parts(part):
        edit.fact(Art.ENTFALLEN, one)


def _split(edit: Fortschreibung, part: Data) -> None:
    other = {"id": f"{part['id']}-b", "titel": "Die andere Hälfte", "herkunft": {"aus": [part["id"]]}}
    edit.home(part).append(other)
    edit.fact(Art.AUFGETEILT, part)
    for key in set(part) & set(WERTE):
        edit.fact(Art.GEAENDERT, other, key)


def _own_id(edit: Fortschreibung, part: Data) -> None:
    part["herkunft"] = {"aus": [part["id"]]}
    part["id"] += "-neu"
    _rename(edit, part)


def _merge(edit: Fortschreibung, part: Data) -> None:
    other = {"id": f"{part['id']}-v", "titel": part["titel"], "herkunft": {"aus": [part["id"], "a-3"]}}
    # Actors have no field for it, but a measure may say that it comes from anything: the office that was one.
    home = edit.home(part)
    home[next(at for at, one in enumerate(home) if one is part)] = other | {
        key: value for key, value in part.items() if key not in ("id", "titel")
    }
    edit.fact(Art.ZUSAMMENGELEGT, other)
    edit.facts.append((Art.AUFGETEILT, "a-3", ""))


def _new(edit: Fortschreibung, part: Data) -> None:
    own = {"id": f"{part['id']}-n", "titel": "Neues", "indikatoren": [{"id": f"{part['id']}-ni", "titel": "I"}]}
    edit.home(part).insert(0, own)
    for one in parts(own):
        edit.fact(Art.NEU, one)


def _nothing(edit: Fortschreibung, part: Data) -> None:
    pass


def _take(home: list[Data], part: Data) -> None:
    home[:] = [one for one in home if one is not part]


EDITS: tuple[Callable[[Fortschreibung, Data], None], ...] = (
    _nothing, _rename, _change, _move, _drop, _split, _own_id, _merge, _new,
)  # fmt: skip


@st.composite
def pair(draw: st.DrawFn) -> tuple[Data, Data, list[Fact]]:
    """An edition, the next one, and the changes that have to be found: these and no others."""
    alt = draw(edition())
    edit = Fortschreibung(draw, copy.deepcopy(alt))
    merged = False
    for feld in edit.neu["handlungsfelder"]:
        if draw(st.integers(0, 3)) == 0:
            (_own_id if draw(st.booleans()) else _rename)(edit, feld)
    for part in [one for some in edit.lists() for one in some]:
        change = draw(st.sampled_from(EDITS))
        # The office can be merged into one measure only, or it would be divided.
        if change is not _merge or not merged:
            change(edit, part)
        merged |= change is _merge
    return alt, draw(neutral(edit.neu)), edit.facts


@st.composite
def neutral(draw: st.DrawFn, data: Data) -> Data:
    """The same concept: other order, other numbers, text wrapped anew."""
    return _neutral(draw, copy.deepcopy(data))


def _neutral(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, list):
        return draw(st.permutations([_neutral(draw, one) for one in value]))
    if not isinstance(value, dict):
        return value
    # The first source is the one a part is compared with: that order is meant.
    found = {key: one if key == "aus" else _neutral(draw, one) for key, one in value.items()}
    if "leitziele" in found and draw(st.booleans()):
        found["nr"] = draw(st.sampled_from(("1.10", "A", "7")))
    for key in ("text", "beschreibung"):
        if isinstance(found.get(key), str):
            found[key] = rewrapped(found[key], draw(st.integers(20, 60)))
    return found


def rewrapped(text: str, width: int) -> str:
    """The same text in lines of another length; entries of lists stay entries."""
    lines = []
    for line in text.split("\n"):
        mark = len(line) - len(line.lstrip("-0123456789. "))
        lines.append(textwrap.fill(line, width, subsequent_indent=" " * mark, break_on_hyphens=False))
    return "\n".join(lines)
