"""The same verdict in every form: whatever stands in names and messages, it can be read back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.ausgaben.werkstatt import READERS, beispiel, expected, finding, shown, verdict
from tests.conftest import ROOT

from konzept.finding import Finding, Level, Span
from konzept.report import FINDINGS, visible
from konzept.rules import KATALOG

BAD = [
    "75 %", "Ziel: mehr, bis 2027", "::error file=x::weg", "]]>", "<b>&amp;</b>", "a|b", "`code` *fett* _kursiv_",
    "@rathaus und #12 und !3", "[Text](https://example.org)", "Platzhalter {0} und {{x}}", "\x1b[31m\x00\x85\u2028",
    "ü\u0308\u0301 漢字", "%0A%25%3A", "\udcfc", "\U0001f600", "- Liste", "1. Liste", "# Titel", "</details>", "$x$",
    "-->", "~~weg~~", ":tada:", "\\", "&#36;", "Abhilfe: keine",
]  # fmt: skip
# Bytes that are no UTF-8 come as these; other halves of characters do not come from files.
SIGNS = st.characters(exclude_categories=("Cs",)) | st.sampled_from("\udc80\udcfc\udcff")
WORDS = (st.text(SIGNS, min_size=1, max_size=30) | st.sampled_from(BAD)).filter(lambda text: text.strip())
# A name in the way to a file: no NUL, no "/", not "." and "..".
NAMES = WORDS.map(lambda text: re.sub(r"[/\0]", "", text)).filter(lambda text: text.strip() and text.strip(".") != "")
FILES = st.lists(NAMES, min_size=1, max_size=3).map("/".join).filter(lambda text: not re.match(r"[A-Za-z]:/", text))


@st.composite
def befunde(draw: st.DrawFn) -> Finding:
    line = draw(st.integers(0, 500))
    column = draw(st.integers(1, 40))
    width, lines = draw(st.integers(0, 20)), draw(st.sampled_from([0, 0, 3]))
    file = draw(FILES)
    end = column + width if not lines else draw(st.integers(1, 9))
    span = Span(file, line, column, line + lines, end) if line else Span(file)
    return finding(
        draw(WORDS), span=span, rule=draw(st.sampled_from([rule.name for rule in KATALOG])),
        level=draw(st.sampled_from(Level)), bereich=draw(st.sampled_from(["", "Handlungsfeld 1 „*“", "|"])),
        teil=draw(st.sampled_from(["", "m-kurs"])),
    )  # fmt: skip


def read_back(name: str, findings: list[Finding]) -> None:
    wanted = sorted((expected(name, one) for one in findings), key=repr)
    assert sorted(READERS[name](shown(name, verdict(*findings))), key=repr) == wanted, name


@given(st.lists(befunde(), max_size=4))
@example([finding(words, span=Span(words.replace("/", ""), 1, 1, 1, 2)) for words in BAD if "\0" not in words])
def test_every_form_tells_the_same(findings: list[Finding]) -> None:
    assert {*READERS} == {*FINDINGS} - {"full"}
    for name in READERS:
        read_back(name, findings)


@given(st.lists(befunde(), max_size=3))
def test_full_tells_the_same(findings: list[Finding]) -> None:
    text = re.sub(r"\s", "", shown("full", verdict(*findings)))
    for one in findings:
        piece = re.sub(r"\s", "", visible(f"{one.span}: {one.level} [{one.rule}]\n") + visible(one.message))
        place = text.find(piece)
        assert place >= 0
        text = text[place + len(piece) :]


@pytest.mark.parametrize("name", ["steinfurt", "neumuenster/2022", "rhein-kreis-neuss"])
def test_the_examples_in_every_form(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = [*beispiel(name).findings]
    assert len(found) > 5
    for form in READERS:
        wanted = sorted((expected(form, one) for one in found), key=repr)
        read = sorted(READERS[form](shown(form, beispiel(name))), key=repr)
        # Without a hint there is nothing that ends the message.
        assert len(read) == len(wanted)
        assert [(one.rule, one.level, one.file, one.line) for one in read] == [
            (one.rule, one.level, one.file, one.line) for one in wanted
        ]
