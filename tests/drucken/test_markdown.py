"""Values as Markdown: what is meant survives, what is not meant has no effect."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzept.export.ast import plain
from konzept.export.pandoc import read
from konzept.render.markdown import Footnotes, escape, markdown
from konzept.render.sorting import alphabetisch
from konzept.werte import Text

TABLE = [
    ("Bürger*innen und Migrant*innen", r"Bürger\*innen und Migrant\*innen"),
    ("**Arbeitgeber*innen** und *alle*", r"**Arbeitgeber\*innen** und *alle*"),
    ("der*die Leiter*in", r"der\*die Leiter\*in"),
    ("29. September 2022 beschlossen", r"29\. September 2022 beschlossen"),
    ("1. September 2022 beschlossen", r"1\. September 2022 beschlossen"),
    ("+ 5 % gegenüber 2020", r"\+ 5 \% gegenüber 2020"),
    ("1) Maßnahme", r"1\) Maßnahme"),
    ("# Kein Titel", r"\# Kein Titel"),
    ("s. Integrationskonzept, S. 24", r"s\. Integrationskonzept\, S\. 24"),
    ("<b>fett</b>", r"\<b\>fett\<\/b\>"),
    ("`x`{=typst}", r"\`x\`\{\=typst\}"),
    ("[x](javascript:alert)", r"\[x\]\(javascript\:alert\)"),
    ("[x](https://example.org/a)", "[x](<https://example.org/a>)"),
    ("[x](#m-1)", "[x](<#m-1>)"),
    ("- a\n- b", "-   a\n-   b"),
    ("1. a\n2. b", "1.  a\n2.  b"),
    ("1. a\n\n   mehr\n2. b", "1.  a\n\n    mehr\n\n2.  b"),
    ("schon \\*geschützt\\*", r"schon \*geschützt\*"),
    ("eins\nzwei", "eins zwei"),
    ("a\u202eb\u200bc\ue000d", "abcd"),
    ("ein [^x] ohne Note", r"ein \[\^x\] ohne Note"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_text(text: str, expected: str) -> None:
    assert markdown(Text(text), Footnotes()) == expected


def test_footnotes_of_two_texts_do_not_meet() -> None:
    notes = Footnotes()
    first = markdown(Text("a[^q]\n\n[^q]: eins"), notes)
    second = markdown(Text("b[^q]\n\n[^q]: zwei"), notes)
    assert first == "a[^1]\n\n[^1]: eins"
    assert second == "b[^2]\n\n[^2]: zwei"


SIGNS = st.text(st.sampled_from("ab ÄßÜ*_`#[](){}<>|\\!\"'$%&+-.,:;=@^~/?129„“–…\n\t"), max_size=60)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(SIGNS)
def test_a_plain_value_says_exactly_itself(value: str) -> None:
    blocks = read("x" + escape(value) + "x")["blocks"]
    assert [block["t"] for block in blocks] == ["Para"]
    assert plain(blocks[0]["c"]) == f"x{' '.join(value.split())}x"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(SIGNS)
def test_a_text_never_makes_what_it_may_not(value: str) -> None:
    kinds = set[str]()

    def collect(node: object) -> None:
        if isinstance(node, dict):
            kinds.add(str(node.get("t")))
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            collect(child)

    collect(read(markdown(Text(value), Footnotes()))["blocks"])
    allowed = {
        "Para",
        "Plain",
        "Str",
        "Space",
        "SoftBreak",
        "Strong",
        "Emph",
        "BulletList",
        "OrderedList",
        "Link",
        "Note",
    }
    assert kinds <= allowed | {"Image", "None", "Decimal", "Period", "DefaultStyle", "DefaultDelim"}


def test_many_brackets_take_no_time() -> None:
    assert len(markdown(Text("[" * 5_000), Footnotes())) == 10_000


def test_names_sort_by_din_5007() -> None:
    names = ["Zoo", "Übung", "Ufer", "Straße", "Strasse", "„Ahorn“", "Äpfel", "Apfel", "ab"]
    assert alphabetisch(names) == ["ab", "„Ahorn“", "Apfel", "Äpfel", "Strasse", "Straße", "Übung", "Ufer", "Zoo"]
