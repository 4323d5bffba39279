"""What people see in a terminal and in a pipe: 80 columns whatever stands there, marks below what they mean."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ausgaben.test_gleich import WORDS
from tests.ausgaben.werkstatt import alles, finding, shown, urteil, verdict

from konzept.finding import Level, Span
from konzept.report.summary import columns, folded, plain

TABLES = """
Konzept                                              Fehler  Warnungen  Hinweise
--------------------------------------------------------------------------------
a                                                         1          1         1
b                                                         0          1         0
zusammen                                                  1          2         1

Handlungsfeld                                        Fehler  Warnungen  Hinweise
--------------------------------------------------------------------------------
a: Handlungsfeld 2 „Arbeit“                               0          0         1
a: Handlungsfeld 1 „Sprache“                              0          1         0
keinem Handlungsfeld zugeordnet                           1          1         0
zusammen                                                  1          2         1

Regel                                                Fehler  Warnungen  Hinweise
--------------------------------------------------------------------------------
datei-unlesbar                                            1          0         0
massnahme-ohne-frist                                      0          2         1
zusammen                                                  1          2         1

2 Konzepte geprüft zum Stichtag 21.11.2026: 1 Fehler, 2 Warnungen, 1 Hinweis; unterdrückt: 1; schon bekannt: 1.
"""


@pytest.mark.parametrize("form", ["full", "concise"])
def test_the_counts_come_last(form: str) -> None:
    what = alles()
    assert shown(form, verdict(*what.urteile, zusammenfassung=True)).endswith(TABLES)
    assert "Handlungsfeld  " not in shown(form, what)


@pytest.mark.parametrize("form", ["full", "concise"])
def test_nothing_to_count(form: str) -> None:
    clean = urteil()
    assert shown(form, verdict(clean, zusammenfassung=True)) == shown(form, verdict(clean))


def test_one_concept_needs_no_table_of_concepts() -> None:
    assert not plain(verdict(finding())).startswith("Konzept")


@given(WORDS | st.text("漢字 ü\u0308\u200d\U0001f468", min_size=1, max_size=200), st.integers(0, 99_999_999))
def test_tables_have_80_columns(name: str, number: int) -> None:
    text = plain(verdict(urteil(finding(bereich=name), konzept=str(number)), urteil(finding(), konzept=name)))
    assert {columns(line) for line in text.splitlines() if re.search(r"\d$|Hinweise$|-$", line)} == {80}
    assert max(map(columns, text.splitlines())) == 80


@given(st.text(max_size=80), st.integers(2, 20))
def test_folding_keeps_the_words(text: str, room: int) -> None:
    lines = folded(text, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(columns(line) <= room for line in lines)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("titel: Köln", "Köln"),
        ("titel: Ko\u0308ln und mehr", "mehr"),
        ("titel: 漢字 und mehr", "mehr"),
        ("titel: mehr 漢字", "漢字"),
        ("\ttitel: \x1b[31mmehr", "mehr"),
        ("Wort " * 40 + "mehr " + "Wort " * 40, "mehr"),
        ("漢字" * 60 + "mehr" + "漢字" * 60, "mehr"),
    ],
)
def test_the_mark_is_below_the_fault(line: str, part: str) -> None:
    start = line.index(part)
    span = Span("a", 1, start + 1, 1, start + len(part) + 1)
    text = shown("full", verdict(urteil(finding(span=span), zeile=line)))
    excerpt, mark = (one for one in text.splitlines() if re.match(r" +\d* \| ", one))
    assert columns(excerpt) <= 80
    assert columns(mark.rstrip("^")) == columns(excerpt[: excerpt.index(part)])
    assert mark.count("^") == columns(part)


@given(st.text(max_size=300), st.integers(0, 320), st.integers(0, 320), st.integers(0, 2))
def test_no_line_and_no_place_is_too_much(line: str, start: int, width: int, lines: int) -> None:
    span = Span("a", 1, start + 1, 1 + lines, start + width + 1)
    text = shown("full", verdict(urteil(finding(span=span), zeile=line)))
    # By \n: what a terminal takes for the end of a line is shown as something else.
    assert all(columns(one) <= 80 for one in text.split("\n"))
    assert "\x1b" not in text


@pytest.mark.parametrize("form", ["full", "concise"])
def test_nothing_that_a_terminal_obeys(form: str) -> None:
    bad = "\x1b[31m\x07\r\n\x9b\u202e"
    text = shown(
        form,
        verdict(
            urteil(finding(bad, hint=bad, span=Span(bad, 1, 1, 1, 2), bereich=bad), konzept=bad), zusammenfassung=True
        ),
    )
    assert not re.search("[\x1b\x07\r\x9b\u202e]", text)


def test_concise_is_one_line_for_each() -> None:
    text = shown("concise", verdict(finding("Ziel:\nneu", level=Level.FEHLER)))
    assert text.startswith("konzept.yaml:3:5: fehler [massnahme-ohne-frist] Ziel: neu\n1 Konzept geprüft")
