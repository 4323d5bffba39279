"""Kennung, Zeile and Text: what they take, and how they refuse."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from konzept.werte import LAENGSTE_KENNUNG, Kennung, Text, Zeile
from konzept.werte import wording as wortlaut

KENNUNG, ZEILE, TEXT = TypeAdapter(Kennung), TypeAdapter(Zeile), TypeAdapter(Text)


@pytest.mark.parametrize("text", ["a", "1", "1.10", "m-sprachkurse-fuer-eltern", "hf3.z2", "a-", "a.", "a" * 80, " a "])
def test_kennung(text: str) -> None:
    assert KENNUNG.validate_python(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", " ", "A", "ä", "a b", "a_b", "-a", ".a", "a/b", "a\nb", "a\n-", "ａ", "a" * 81, "²"]
)
def test_kennung_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        KENNUNG.validate_python(text)
    (error,) = refused.value.errors()
    assert error["type"] == "kennung"
    assert f"höchstens {LAENGSTE_KENNUNG} Zeichen" in error["msg"]


@pytest.mark.parametrize(
    "text",
    ["a", "1.10", "50.000", "Ziel: Teilhabe", "> 10 %", "*innen", "a\tb", "ä ö ü ß – „“", "İ", "a" * 10_000, " a "],
)
def test_zeile(text: str) -> None:
    assert ZEILE.validate_python(text) == text.strip()


@pytest.mark.parametrize("text", ["", "  ", "\n", "a\nb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b"])
def test_zeile_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ZEILE.validate_python(text)
    (error,) = refused.value.errors()
    assert (error["type"], error["msg"]) == ("zeile", "Hier wird eine einzige, nicht leere Zeile Text erwartet.")
    assert error["ctx"]["abhilfe"]


@pytest.mark.parametrize("adapter", [KENNUNG, ZEILE, TEXT], ids=["Kennung", "Zeile", "Text"])
@pytest.mark.parametrize("value", [1, 1.1, True, None, [], {}])
def test_nothing_but_text(adapter: TypeAdapter[Any], value: object) -> None:
    with pytest.raises(ValidationError):
        adapter.validate_python(value)


def test_text_keeps_its_lines() -> None:
    read = TEXT.validate_python("\n  Absatz eins.\n\n- Punkt\n")
    assert (type(read), read) == (Text, "Absatz eins.\n\n- Punkt")


@pytest.mark.parametrize(("one", "other"), [("a  b", "a b"), ("a\n b", "a b"), (" a\tb ", "a b"), ("a\u00a0b", "a b")])
def test_wrapping_anew_changes_no_wording(one: str, other: str) -> None:
    assert wortlaut(one) == wortlaut(other) == other
