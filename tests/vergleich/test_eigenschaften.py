"""What holds for every pair of editions."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.robust.strategien import konzept as any_concept
from tests.vergleich.strategien import Data, Fact, edition, loaded, neutral, pair, sound, write
from tests.vergleich.test_diff import TABLE
from tests.vergleich.umkehr import backwards, compared, document, flat, forwards
from tests.vergleich.werkstatt import HEAD

from konzept.diff import Gewicht, Verb, diff, gewicht, proposals, suspects
from konzept.load import Geladen, load
from konzept.report.diff import CHANGES
from konzept.report.diff.json_schema import diff_schema

SCHEMA = Draft7Validator(diff_schema())
slow = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def holds(alt: Geladen, neu: Geladen) -> dict[str, Any]:
    """What is true of every comparison; its JSON."""
    comparison = compared(alt, neu)
    found = comparison.vergleich
    doc = document(comparison)
    assert not list(SCHEMA.iter_errors(doc))
    assert forwards(doc, flat(found.alt)) == flat(found.neu)
    assert backwards(doc, flat(found.neu)) == flat(found.alt)
    assert [one["id"] for one in doc["schicksale"]] == [own for own in found.pairing.old if own]
    assert {own for one in found.schicksale for own in one.nach} <= found.pairing.new.keys()
    told = [one for one in doc["changes"] if not one["folge"]]
    assert Counter(one["kind"] for one in told) == doc["summary"]["arten"]
    assert Counter(one["class"] for one in told) == doc["summary"]["klassen"]
    assert all(isinstance(gewicht(one), Gewicht) for one in found.changes)
    assert sum(1 + len(one.darin) for one in comparison.entries) == len(told)
    for form in CHANGES.values():
        assert str(form.changes(comparison))
    return doc


# With another predecessor the entries about the one before it end without a word.
TOLD = [fall for fall in TABLE if "vorgaenger" not in fall.old]


@pytest.mark.parametrize("fall", TOLD, ids=[fall.name for fall in TOLD])
def test_the_table(fall: Any) -> None:
    alt, neu = (load({"konzept.yaml": (HEAD + text).encode()}, "k/") for text in (fall.old, fall.new))
    holds(alt, neu)


@slow
@given(pair())
def test_every_edit_is_found_and_nothing_else(found: tuple[Data, Data, list[Fact]]) -> None:
    old, new, facts = found
    doc = holds(loaded(old), loaded(new))
    told = [(one["kind"], one["id"], one["feld"] if one["kind"] in ("geändert", "umbenannt") else "")
            for one in doc["changes"] if not one["folge"]]  # fmt: skip
    # A merged measure is compared with its first source, so the name of the second is no change of a field.
    assert Counter(told) == Counter((art.value, own, feld) for art, own, feld in facts)


@slow
@given(edition().flatmap(lambda one: st.tuples(st.just(one), neutral(one))), st.booleans(), st.booleans())
def test_order_numbers_files_and_line_ends_are_no_change(both: tuple[Data, Data], geteilt: bool, dicht: bool) -> None:
    old, new = both
    doc = holds(loaded(old), loaded(new, geteilt=geteilt, dicht=dicht))
    assert doc["changes"] == []
    assert {one["verb"] for one in doc["schicksale"]} == {"unverändert"}


@slow
@given(sound(), sound())
def test_any_two_concepts(one: Data, other: Data) -> None:
    alt, neu = load(write(one), "k/"), load(write(other, dicht=True), "k/")
    assume(alt.konzept is not None and neu.konzept is not None)
    assume(alt.konzept.vorgaenger == neu.konzept.vorgaenger)
    holds(alt, neu)


@slow
@given(any_concept(), any_concept())
def test_doubled_ids_end_no_comparison(one: Data, other: Data) -> None:
    alt, neu = load(write(one)).konzept, load(write(other)).konzept
    assume(alt is not None and neu is not None)
    found = diff(alt, neu)
    assert [fate.id for fate in found.schicksale] == [own for own in found.pairing.old if own]
    assert all(isinstance(gewicht(one), Gewicht) for one in found.changes)
    assert len(suspects(found)) + len(proposals(found)) >= 0
    comparison = compared(load(write(one)), load(write(other)))
    assert all(str(form.changes(comparison)) for form in CHANGES.values())
    itself = diff(alt, alt)
    assert itself.changes == ()
    assert {fate.verb for fate in itself.schicksale} <= {Verb.UNVERAENDERT}
