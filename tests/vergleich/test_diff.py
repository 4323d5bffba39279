"""diff, specified by a table: old, new, and the changes that follow."""

from typing import Any

import pytest

from konzept.diff import Art, diff
from konzept.load import load
from konzept.model import Konzept

HEAD = "konzept: 1\ntitel: T\nkommune:\n  name: K\n"
FELD = "handlungsfelder:\n  - id: f\n    titel: Feld\n"
ZWEI = FELD + "    leitziele:\n      - {id: z1, titel: Ziel 1}\n      - {id: z2, titel: Ziel 2}\n"
MASSNAHME = FELD + "    massnahmen:\n      - id: m\n        titel: Kurs\n"


def read(text: str) -> Konzept:
    loaded = load({"konzept.yaml": (HEAD + text).encode()})
    assert loaded.konzept is not None, loaded.findings
    return loaded.konzept


Row = tuple[str, str, str, list[tuple[Any, ...]]]
TABLE: list[Row] = [
    ("the same", MASSNAHME, MASSNAHME, []),
    ("new part", FELD, MASSNAHME, [(Art.NEU, "m")]),
    ("dropped part", MASSNAHME, FELD, [(Art.ENTFALLEN, "m")]),
    (
        "dropped with everything below",
        MASSNAHME,
        "",
        [(Art.ENTFALLEN, "f"), (Art.ENTFALLEN, "m")],
    ),
    (
        "title changed",
        MASSNAHME,
        MASSNAHME.replace("Kurs", "Kurse"),
        [(Art.UMBENANNT, "m", "titel", "Kurs", "Kurse")],
    ),
    ("number changed", MASSNAHME + "        nr: 1.1\n", MASSNAHME + "        nr: 1.10\n", []),
    ("number added", MASSNAHME, MASSNAHME + "        nr: 1.1\n", []),
    (
        "order of parts",
        ZWEI,
        FELD + "    leitziele:\n      - {id: z2, titel: Ziel 2}\n      - {id: z1, titel: Ziel 1}\n",
        [],
    ),
    (
        "text wrapped anew",
        FELD + "    einleitung: |\n      Ein Satz über\n      zwei Zeilen.\n",
        FELD + "    einleitung: Ein Satz  über zwei Zeilen.\n",
        [],
    ),
    (
        "text changed",
        FELD + "    einleitung: Alt.\n",
        FELD + "    einleitung: Neu.\n",
        [(Art.GEAENDERT, "f", "einleitung", "Alt.", "Neu.")],
    ),
    (
        "field filled in",
        MASSNAHME,
        MASSNAHME + "        frist: 2027\n",
        [(Art.GEAENDERT, "m", "frist", None, "2027")],
    ),
    (
        "field emptied",
        MASSNAHME + "        frist: 2027\n",
        MASSNAHME + "        frist:\n",
        [(Art.GEAENDERT, "m", "frist", "2027", None)],
    ),
    (
        "moved to a goal",
        ZWEI + "    massnahmen:\n      - {id: m, titel: Kurs}\n",
        FELD + "    leitziele:\n      - id: z1\n        titel: Ziel 1\n        massnahmen:\n"
        "          - {id: m, titel: Kurs}\n      - {id: z2, titel: Ziel 2}\n",
        [(Art.VERSCHOBEN, "m", "massnahmen", "f", "z1")],
    ),
    (
        "moved and renamed",
        MASSNAHME + "  - {id: g, titel: Anderes}\n",
        FELD + "  - id: g\n    titel: Anderes\n    massnahmen:\n      - {id: m, titel: Kurse}\n",
        [(Art.VERSCHOBEN, "m", "massnahmen", "f", "g"), (Art.UMBENANNT, "m", "titel", "Kurs", "Kurse")],
    ),
    (
        "list of texts: order is nothing",
        FELD + "    themen: [Arbeit, Ausbildung]\n",
        FELD + "    themen: [Ausbildung, Arbeit]\n",
        [],
    ),
    (
        "list of texts: an entry more",
        FELD + "    themen: [Arbeit]\n",
        FELD + "    themen: [Arbeit, Studium]\n",
        [(Art.GEAENDERT, "f", "themen", ["Arbeit"], ["Arbeit", "Studium"])],
    ),
    (
        "field of a section without id",
        "geltung: {von: 2018, bis: 2021}\n",
        "geltung: {von: 2018, bis: 2022}\n",
        [(Art.GEAENDERT, "", "geltung.bis", "2021", "2022")],
    ),
    (
        "another source page",
        "quellen: [{id: q, titel: Q}]\n" + MASSNAHME + "        fundstelle: {quelle: q, seite: 24}\n",
        "quellen: [{id: q, titel: Q}]\n" + MASSNAHME + "        fundstelle: {quelle: q, seite: 25}\n",
        [(Art.GEAENDERT, "m", "fundstelle.seite", "24", "25")],
    ),
    (
        "members of a body",
        "gremien:\n  - id: g\n    name: LG\n    mitglieder: [{name: Rat, anzahl: 2}]\n",
        "gremien:\n  - id: g\n    name: LG\n    mitglieder: [{name: Rat, anzahl: 3}]\n",
        [(Art.GEAENDERT, "g", "mitglieder", [{"name": "Rat", "anzahl": "2"}], [{"name": "Rat", "anzahl": "3"}])],
    ),
    (
        "said why it is gone",
        FELD,
        "entfallen:\n  - {id: f, titel: Feld, grund: erledigt}\n",
        [(Art.ENTFALLEN, "f")],
    ),
    (
        "another reason",
        "entfallen:\n  - {id: f, titel: Feld, grund: erledigt}\n",
        "entfallen:\n  - {id: f, titel: Feld, grund: aufgegangen}\n",
        [(Art.GEAENDERT, "f", "grund", "erledigt", "aufgegangen")],
    ),
    ("a default written out", "", "reifegrad: entwurf\n", []),
    (
        "id changed: the program does not guess",
        MASSNAHME,
        MASSNAHME.replace("id: m", "id: m2"),
        [(Art.NEU, "m2"), (Art.ENTFALLEN, "m")],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_changes(old: str, new: str, expected: list[tuple[Any, ...]]) -> None:
    found = diff(read(old), read(new)).changes
    facts = [(c.art, c.id, c.feld, c.alt, c.neu)[: len(row)] for c, row in zip(found, expected, strict=True)]
    assert facts == expected


@pytest.mark.parametrize(("old", "new"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_backwards_exchanges_old_and_new(old: str, new: str) -> None:
    turned = {Art.NEU: Art.ENTFALLEN, Art.ENTFALLEN: Art.NEU}
    there = {(turned.get(c.art, c.art), c.id, c.feld, repr(c.neu), repr(c.alt)) for c in diff(read(old), read(new)).changes}
    back = {(c.art, c.id, c.feld, repr(c.alt), repr(c.neu)) for c in diff(read(new), read(old)).changes}
    # VERSCHOBEN names the list in the newer edition, which may differ by name between the two directions.
    assert {row[:2] + row[3:] for row in there} == {row[:2] + row[3:] for row in back}


def test_split_into_files_is_no_change() -> None:
    whole = HEAD + MASSNAHME
    item = "id: f\ntitel: Feld\nmassnahmen:\n  - id: m\n    titel: Kurs\n"
    split = load({"konzept.yaml": HEAD.encode(), "handlungsfelder/01-feld.yaml": item.encode()})
    one = load({"konzept.yaml": whole.encode()})
    assert split.konzept is not None
    assert one.konzept is not None
    assert diff(one.konzept, split.konzept).changes == ()
