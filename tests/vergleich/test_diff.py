"""diff, held to the tables: old, new, and the changes, weights and fates that follow."""

from typing import Any

import pytest
from tests.vergleich.tabelle import ORTE, TEILE, Fall
from tests.vergleich.tabelle_felder import TEXTE, WERTE
from tests.vergleich.tabelle_herkunft import ENTFALLEN, HERKUNFT
from tests.vergleich.werkstatt import HEAD, MASSNAHME, read

from konzept.diff import Art, Verb, diff, gewicht
from konzept.load import load

TABLE = [*TEILE, *ORTE, *HERKUNFT, *ENTFALLEN, *TEXTE, *WERTE]
cases = pytest.mark.parametrize("fall", TABLE, ids=[fall.name for fall in TABLE])


def test_the_table_is_whole() -> None:
    assert len(TABLE) >= 60
    assert len({fall.name for fall in TABLE}) == len(TABLE)
    assert {change[0] for fall in TABLE for change in fall.changes} == set(Art)
    assert {verb for fall in TABLE for verb in fall.fates.values()} == set(Verb)


@cases
def test_changes(fall: Fall) -> None:
    found = diff(read(fall.old), read(fall.new)).changes
    assert len(found) == len(fall.changes), found
    facts = tuple((c.art, c.id, c.feld, c.alt, c.neu)[: len(row)] for c, row in zip(found, fall.changes, strict=True))
    assert facts == fall.changes
    if fall.weights:
        assert tuple(map(gewicht, found)) == fall.weights


@cases
def test_fates(fall: Fall) -> None:
    fates = {one.id: one.verb for one in diff(read(fall.old), read(fall.new)).schicksale}
    assert fates | fall.fates == fates


@cases
def test_compared_with_itself(fall: Fall) -> None:
    for text in (fall.old, fall.new):
        found = diff(read(text), read(text))
        assert found.changes == ()
        assert {one.verb for one in found.schicksale} <= {Verb.UNVERAENDERT}


TURNED = {Art.NEU: Art.ENTFALLEN, Art.ENTFALLEN: Art.NEU}
# "herkunft" is said by the newer edition only; what vanishes from "entfallen" between editions has no counterpart.
BOTH_WAYS = [fall for fall in TABLE if "herkunft" not in fall.old + fall.new and "vorgaenger" not in fall.old]


@pytest.mark.parametrize("fall", BOTH_WAYS, ids=[fall.name for fall in BOTH_WAYS])
def test_backwards_exchanges_old_and_new(fall: Fall) -> None:
    there = diff(read(fall.old), read(fall.new)).changes
    back = diff(read(fall.new), read(fall.old)).changes
    turned = [(TURNED.get(c.art, c.art), c.id, c.feld_alt or c.feld, c.neu, c.alt) for c in there]
    assert sorted(map(repr, turned)) == sorted(repr((c.art, c.id, c.feld, c.alt, c.neu)) for c in back)


def test_what_stands_in_a_new_or_dropped_part_says_so() -> None:
    for change in (*diff(read(""), read(MASSNAHME)).changes, *diff(read(MASSNAHME), read("")).changes):
        assert change.mit == {"f": "", "m": "f"}[change.id]


def test_dropped_with_its_reason() -> None:
    new = "entfallen: [{id: f, titel: Feld, grund: Ein Grund., verbleib: Beim Kreis.}]\n"
    feld, massnahme = diff(read(MASSNAHME), read(new)).schicksale
    assert (feld.grund, feld.verbleib, feld.mit) == ("Ein Grund.", "Beim Kreis.", "")
    assert (massnahme.grund, massnahme.verbleib, massnahme.mit) == ("", "", "f")


def test_split_into_files_is_no_change() -> None:
    item = "id: f\ntitel: Feld\nmassnahmen:\n  - id: m\n    titel: Kurs\n"
    split = load({"konzept.yaml": HEAD.encode(), "handlungsfelder/01-feld.yaml": item.encode()})
    assert split.konzept is not None
    assert diff(read(MASSNAHME), split.konzept).changes == ()


def test_places_lead_to_both_sides() -> None:
    old, new = read(MASSNAHME), read(MASSNAHME.replace("Kurs", "Kurse"))
    (change,) = diff(old, new).changes
    route: tuple[Any, ...] = ("handlungsfelder", 0, "massnahmen", 0, "titel")
    assert (change.route_alt, change.route_neu) == (route, route)
