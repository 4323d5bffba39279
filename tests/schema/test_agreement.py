"""The schema and the program accept the same documents, apart from a list of what JSON Schema cannot say."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.schema.documents import CLASSES, document, each_field
from tests.schema.verdicts import accepted, files, read, written

from konzept.finding import Level
from konzept.load import load
from konzept.model import Abschnitt
from konzept.schema import schemas

VALIDATORS = {name: Draft7Validator(schema) for name, schema in schemas().items()}

# What it is about → kind of file, text, whether the program accepts it, whether the schema does. In the manual as well.
DIFFERENCES = {
    "Schreibweisen von Zeitangaben, Beträgen, Zahlen und Ständen prüft nur konzept lint.": (
        "konzept", "konzept: 1\ntitel: T\nkommune: {name: N}\nstand: irgendwann\n", False, True,
    ),
    "Schlüssel der obersten Ebene können in eigenen Dateien stehen; ob titel und kommune fehlen, sieht nur lint.": (
        "konzept", "konzept: 1\n", False, True,
    ),
    "Ein Editor hält ~ und null für leer, konzept für Text.": ("kommune", "name: ~\n", True, False),
    "Ein Editor hält manche Kennung für eine Zahl und prüft sie dann nicht.": (
        "akteure-eintrag", "id: -5\nname: N\n", False, True,
    ),
    "Ein Editor hält manche Kennung für einen Wahrheitswert und prüft sie dann nicht.": (
        "akteure-eintrag", "id: True\nname: N\n", False, True,
    ),
    "Ein Editor liest 1.0 als die Zahl 1.": ("konzept", "konzept: 1.0\ntitel: T\nkommune: {name: N}\n", False, True),
    "Dass ein Schlüssel zweimal steht, ist kein Fehler des Schemas; der Editor meldet es selbst.": (
        "kommune", "name: A\nname: B\n", False, True,
    ),
    "Anker und Verweise löst ein Editor auf, konzept liest sie nicht.": (
        "kommune", "name: &a N\nland: *a\n", False, True,
    ),
    "Text, den „ #“ abschneidet, ist für einen Editor ein Kommentar.": ("kommune", "name: Haus #3\n", False, True),
}  # fmt: skip


def test_schema_and_program_accept_the_same() -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=600, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(sorted(VALIDATORS)).flatmap(lambda kind: st.tuples(st.just(kind), document(kind))))
    def judge(case: tuple[str, Any]) -> None:
        kind, value = case
        text = written(value)
        errors = [error.message for error in VALIDATORS[kind].iter_errors(read(text))]
        verdict = accepted(kind, text)
        seen[verdict] += 1
        assert verdict is not bool(errors), f"{kind}: {errors or 'Schema ohne Fehler'}\n{text}"

    judge()
    assert min(seen[True], seen[False]) > 100, seen


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_they_agree_on_every_field(cls: type[Abschnitt]) -> None:
    seen: Counter[bool] = Counter()
    for name, value in each_field(cls):
        text = written(value)
        verdict = accepted("konzept", text)
        assert verdict is VALIDATORS["konzept"].is_valid(read(text)), f"{cls.__name__}.{name}\n{text}"
        seen[verdict] += 1
    assert seen[True]
    assert seen[False]


@pytest.mark.parametrize("kind", VALIDATORS)
@pytest.mark.parametrize("text", ["", "x", "- x", "- ", "[]", "{}", "unsinn: x", "- unsinn: x"])
def test_they_agree_on_what_is_hardly_a_document(kind: str, text: str) -> None:
    assert accepted(kind, text) is VALIDATORS[kind].is_valid(read(text))


@pytest.mark.parametrize("about", DIFFERENCES)
def test_the_differences_are_what_the_list_says(about: str) -> None:
    kind, text, program, schema = DIFFERENCES[about]
    faults = [one for one in load(files(kind, text)).findings if one.level is Level.FEHLER]
    assert (not faults, VALIDATORS[kind].is_valid(read(text))) == (program, schema)
