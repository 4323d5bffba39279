"""The quick look of a rule about words never keeps it from something it would have said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzept.lint import lint
from konzept.load import load
from konzept.rules import KATALOG, Rule
from konzept.rules.text import auszeichnung, druckreife, wortwahl

ROOT = Path(__file__).parents[2]
EINSTELLUNG = settings(max_examples=400, deadline=None, derandomize=True)
SCHNELL = tuple(rule for rule in KATALOG if rule.nur_mit)
GRUENDLICH = tuple(replace(rule, nur_mit=None) for rule in SCHNELL)
ORDNER = [
    path.parent for folder in ("examples", "tests/schlecht") for path in sorted((ROOT / folder).rglob("konzept.yaml"))
]
MUSTER = (
    druckreife._PLATZHALTER, druckreife._EMAIL, druckreife._TELEFON, wortwahl._ABKUERZUNG, *wortwahl._FORMEN.values(),
    auszeichnung._HTML, auszeichnung._RAW, auszeichnung._FUSSNOTENTEXT,
    *(pattern for _, pattern in (*auszeichnung._ROH, *auszeichnung._ROH_ZEILE)),
)  # fmt: skip
TREFFER = st.sampled_from(MUSTER).flatmap(st.from_regex)


def funde(daten: dict[str, Any] | None, files: dict[str, bytes], rules: tuple[Rule, ...]) -> Iterator[Any]:
    loaded = load(files)
    assert loaded.konzept
    konzept = loaded.konzept.model_copy(update=daten) if daten else loaded.konzept
    return iter(lint(konzept, loaded.places, date(2026, 1, 1), rules, bild=lambda _name: False))


def test_there_are_such_rules() -> None:
    assert len(SCHNELL) > 10
    assert {rule.thema for rule in SCHNELL} == {"text"}


@pytest.mark.parametrize("ordner", ORDNER, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_in_whole_concepts(ordner: Path) -> None:
    files = {path.relative_to(ordner).as_posix(): path.read_bytes() for path in ordner.rglob("*.yaml")}
    files = {name: raw for name, raw in files.items() if name.count("/") < 2}
    if load(files).konzept:
        assert [*funde(None, files, SCHNELL)] == [*funde(None, files, GRUENDLICH)]


def test_every_piece_of_a_placeholder_is_looked_for() -> None:
    """Each alternative of the expression once, in the spellings that it takes."""
    for words in (
        "XX %", "xxx", "TODO", "FIXME", "TBD", "tbd", "tba", "t.b.d.", "t. b.\u00a0d.", "BLINDTEXT", "bl\u0131ndtext",
        "Platzhaltertext", "mu\u017ftertext", "Lorem Ipsum", "wer???", "____", "......", "[Bitte ergänzen]",
        "Das WIRD NOCH nachgereicht", "… folgt", "das folgt noch.", "Text folgt in Kürze",
    ):  # fmt: skip
        assert druckreife._PLATZHALTER.search(words), words
        assert druckreife._verdaechtig(words), words


@EINSTELLUNG
@given(st.lists(st.one_of(TREFFER, st.text(max_size=20)), min_size=1, max_size=3).map(" ".join))
def test_for_whatever_the_expressions_find(words: str) -> None:
    files = {"konzept.yaml": b"konzept: 1\ntitel: T\nkommune:\n  name: M\nleitbild: x\n"}
    daten = {"leitbild": type(load(files).konzept.leitbild)(words), "titel": words}  # type: ignore[union-attr]
    assert [*funde(daten, files, SCHNELL)] == [*funde(daten, files, GRUENDLICH)]
