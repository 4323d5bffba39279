"""Suspects and proposals, specified by tables: nothing here decides, so each has to be worth a look."""

import re
from pathlib import Path

import pytest
from benchmarks.erzeugen import dateien
from benchmarks.erzeugen import konzept as erzeugt
from tests.conftest import ROOT
from tests.vergleich.werkstatt import felder, mit, read

from konzept.diff import diff, proposals, suspects
from konzept.load import load
from konzept.model import Konzept


def ziel(text: str, rest: str = "massnahmen: [{id: m, titel: Kurs}], indikatoren: [{id: i, titel: I}]") -> str:
    return felder(f"id: f, titel: Feld, leitziele: [{{id: z, titel: Ziel, text: '{text}', {rest}}}]")


def elsewhere(text: str, measure: str) -> str:
    """A goal, and a measure in another field that serves it."""
    return ziel(text, "teilziele: []") + felder(f"id: g, titel: G, massnahmen: [{{{measure}}}]").partition("\n")[2]


VERDACHT = [
    ("goal in other words", ziel("Alt."), ziel("Neu."), ["m", "i"]),
    ("goal with another title", ziel("A."), ziel("A.").replace("Ziel,", "Vorhaben,"), ["m", "i"]),
    ("goal only set otherwise", ziel('Das "Wort".'), ziel("Das „Wort“."), []),
    ("goal unchanged", ziel("A."), ziel("A.").replace("titel: Kurs", "titel: Kurse"), []),
    ("goal and measure changed", ziel("Alt."), ziel("Neu.").replace("titel: Kurs", "titel: Kurse"), ["i"]),
    (
        "only the state of the measure",
        ziel("Alt."),
        ziel("Neu.").replace("Kurs}", "Kurs, stand: [{status: laufend}]}"),
        ["m", "i"],
    ),
    (
        "only a dash in the measure",
        ziel("Alt.").replace("Kurs", "A-B"),
        ziel("Neu.").replace("Kurs", "A–B"),
        ["m", "i"],
    ),
    ("the deadline of the measure", ziel("Alt."), ziel("Neu.").replace("Kurs}", "Kurs, frist: 2028}"), ["i"]),
    ("new measure", ziel("Alt.", "teilziele: []"), ziel("Neu.", "massnahmen: [{id: n, titel: N}]"), []),
    (
        "serves it from elsewhere",
        elsewhere("Alt.", "id: m, titel: Kurs, ziele: [z]"),
        elsewhere("Neu.", "id: m, titel: Kurs, ziele: [z]"),
        ["m"],
    ),
    ("serves another one", elsewhere("Alt.", "id: m, titel: Kurs"), elsewhere("Neu.", "id: m, titel: Kurs"), []),
    (
        "indicator of a measure",
        ziel("Alt.", "massnahmen: [{id: m, titel: K, indikatoren: [{id: i, titel: I}]}]"),
        ziel("Neu.", "massnahmen: [{id: m, titel: K, indikatoren: [{id: i, titel: I}]}]"),
        ["m", "i"],
    ),
    (
        "deadline of the goal",
        ziel("A."),
        ziel("A.").replace("massnahmen", "teilziele: [{id: t, titel: T}], massnahmen"),
        [],
    ),
    ("goal under another id", ziel("Alt."), ziel("Neu.").replace("id: z,", "id: y, herkunft: {aus: [z]},"), ["m", "i"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in VERDACHT], ids=[row[0] for row in VERDACHT])
def test_suspects(old: str, new: str, expected: list[str]) -> None:
    found = suspects(diff(read(old), read(new)))
    assert [one.id for one in found] == expected
    assert all(one.ziel in ("z", "y") for one in found)


LANG = "Wir bieten Sprachkurse mit Kinderbetreuung in beiden Familienzentren an"
VORSCHLAEGE = [
    (
        "same title, another id",
        mit("id: a, titel: Sprachkurse für Eltern"),
        mit("id: b, titel: Sprachkurse für Eltern"),
        {"b": ("a",)},
    ),
    (
        "a compound that grew",
        felder("id: a, titel: Rassismus und Diskriminierung"),
        felder("id: b, titel: Antidiskriminierung und Demokratie"),
        {"b": ("a",)},
    ),
    (
        "only small words in common",
        felder("id: a, titel: Bildung und Arbeit"),
        felder("id: b, titel: Wohnen und Leben"),
        {},
    ),
    (
        "same description, another title",
        mit(f"id: a, titel: Kurs, beschreibung: '{LANG}'"),
        mit(f"id: b, titel: Treff, beschreibung: '{LANG} und online'"),
        {"b": ("a",)},
    ),
    (
        "divided",
        felder("id: a, titel: Bildung und Arbeit"),
        felder("id: b, titel: Bildung", "id: c, titel: Arbeit"),
        {"b": ("a",), "c": ("a",)},
    ),
    (
        "two that are alike",
        mit("id: a, titel: Elterncafé Nord", "id: b, titel: Elterncafé Süd"),
        mit("id: c, titel: Elterncafé"),
        {"c": ("a", "b")},
    ),
    (
        "one that goes on is not offered",
        mit("id: a, titel: Elterncafé"),
        mit("id: a, titel: Elterncafé", "id: b, titel: Elterncafé"),
        {},
    ),
    (
        "one that was dropped is not offered",
        mit("id: a, titel: Elterncafé"),
        mit("id: b, titel: Elterncafé") + "entfallen: [{id: a, titel: Elterncafé}]\n",
        {},
    ),
    (
        "one that has said its source is not asked",
        mit("id: a, titel: Elterncafé", "id: b, titel: Elterncafé"),
        mit("id: c, titel: Elterncafé, herkunft: {aus: [a]}"),
        {},
    ),
    (
        "a goal is no measure",
        mit("id: a, titel: Elterncafé"),
        felder("id: f, titel: Feld, leitziele: [{id: z, titel: Elterncafé}]"),
        {},
    ),
    (
        "a measure that became an offer",
        mit("id: a, titel: Elterncafé"),
        felder("id: f, titel: Feld, bestand: [{id: b, titel: Elterncafé}]"),
        {"b": ("a",)},
    ),
    (
        "a field that became a topic",
        felder("id: a, titel: Öffnung der Verwaltung"),
        "querschnittsthemen: [{id: b, titel: Öffnung der Verwaltung}]\n",
        {"b": ("a",)},
    ),
    ("actors have no source", "akteure: [{id: a, name: Jugendamt}]\n", "akteure: [{id: b, name: Jugendamt}]\n", {}),
    ("nothing to compare", "", felder("id: b, titel: Bildung"), {}),
    ("a title without letters", mit("id: a, titel: '…'"), mit("id: b, titel: '…'"), {}),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [row[1:] for row in VORSCHLAEGE], ids=[row[0] for row in VORSCHLAEGE]
)
def test_proposals(old: str, new: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = proposals(diff(read(old), read(new)))
    assert {one.id: one.aus for one in found} == expected
    assert all(0 <= one.aehnlich <= 1 for one in found)


def without_herkunft(folder: Path) -> Konzept:
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    bare = {name: re.sub(r"\n *herkunft:.*", "", text).encode() for name, text in texts.items()}
    loaded = load(bare)
    assert loaded.konzept is not None, loaded.findings
    return loaded.konzept


def test_proposals_of_the_real_pair_are_right() -> None:
    """Those that are made are those the example declares; two share no word with what they come from."""
    folder = ROOT / "examples" / "neumuenster"
    found = proposals(diff(without_herkunft(folder / "2015"), without_herkunft(folder / "2022")))
    assert {one.id: one.aus for one in found} == {
        "bildung-und-sprache": ("bildung-und-arbeit",),
        "arbeit": ("bildung-und-arbeit",),
        "gesundheit-und-pflege": ("gesundheit-und-alter",),
        "antidiskriminierung-und-demokratiefoerderung": ("rassismus-und-diskriminierung",),
        "interkulturelle-oeffnung-der-verwaltung": ("interkulturelle-oeffnung",),
    }


def test_proposals_find_what_only_changed_its_id() -> None:
    files = dateien(erzeugt(300))
    other = files["konzept.yaml"].decode().replace("- id: m-", "- id: x-")
    old, new = load(files).konzept, load({"konzept.yaml": other.encode()}).konzept
    assert old is not None
    assert new is not None
    measures = [one for one in proposals(diff(old, new)) if one.id.startswith("x-")]
    assert len(measures) == 300
    assert all(one.aus[0][1:] == one.id[1:] for one in measures)
