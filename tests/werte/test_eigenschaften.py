"""What holds for every value type: it reads or refuses, keeps the wording, and prints what it reads again."""

from dataclasses import replace
from enum import Enum
from itertools import product
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from konzept.werte.betrag import Betrag
from konzept.werte.status import Status
from konzept.werte.stil import Datumsform, Hausstil, Tausender, Wortlaut
from konzept.werte.zahl import Prozent, Zahl
from konzept.werte.zielwert import Zielwert

TYPES: tuple[type[Wortlaut], ...] = (Zahl, Prozent, Betrag, Zielwert, Status)
STYLES = [Hausstil(*choice) for choice in product(Tausender, Tausender, (False, True), Datumsform)]
NUMBERS = ("0", "3", "50", "2027", "1.200", "12 500", "33500", "14,7", "1.573,45", "1.10", "1,000", "1,234", "01067",
           "1e5", "5,-", "X", "…", "9" * 30)  # fmt: skip
WORDS = ("-", "+", "−", "–", "bis", "und", "von", "zwischen", "ca.", "rund", "mindestens", "höchstens", "unter", "über",
         "ab", "bis zu", ">", "%", "Prozent", "€", "EUR", "TEUR", "Mio.", "Tsd.", "Mrd. €", "$", "je", "pro", "/",
         "Jahr", "Kurs", "monatlich", "jährlich", "(geschätzt)", "grobe Schätzung:", "Fahrtkosten", "der", "Eltern",
         "steigt", "Steigerung", "senken", "um", "auf", "Anzahl", "gegenüber 2020", "wie", "wie:", "entspricht", "dem",
         "offen", "ja", "keine", "laufend", "(bewährt)", "umgesetzt", "(", ")", ":", ".", ",", "*innen", "ı", "ſ",
         "\u202f", "u\u0308ber")  # fmt: skip
EXAMPLES = [(kind, example) for kind in TYPES for example in kind.BEISPIELE]

UNITS: dict[type[Wortlaut], tuple[str, ...]] = {
    Zahl: ("",),
    Prozent: (" %", "%", " Prozent"),
    Betrag: (
        " €",
        " EUR",
        " Mio. €",
        " TEUR",
        " €/Jahr",
        " € je Kurs",
        " € + Miete",
        " € monatlich",
        " Euro (geschätzt)",
    ),
    Zielwert: ("", " %", " Prozent", " Kurse", " % der Eltern", " % gegenüber 2020", "", " Mio. €"),
    Status: ("",),
}
HEADS = ("", "", "ca. ", "mindestens ", "bis ", "über ", "jährlich ", "Schätzung: ", "je ", "+", "-", "Steigerung um ")
DASHES = ("–", " - ", " bis ", " € – ", " Tsd. – ")

soup = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(st.sampled_from(NUMBERS) | st.sampled_from(WORDS), max_size=7),
    st.sampled_from([" ", " ", ""]),
)
numbers = st.sampled_from(NUMBERS[:9])
ranges = st.builds(lambda low, dash, high: low + dash + high, numbers, st.sampled_from(DASHES), numbers)


def wordings(kind: type[Wortlaut]) -> st.SearchStrategy[str]:
    """Anything, the words of the types in any order, likely notations, and examples with one edit."""
    shaped = st.builds(
        lambda *parts: "".join(parts), st.sampled_from(HEADS), numbers | ranges, st.sampled_from(UNITS[kind])
    )
    edited = st.builds(
        lambda example, at, new: example[:at] + new + example[at:],
        st.sampled_from(kind.BEISPIELE),
        st.integers(0, 60),
        st.sampled_from(["", " ", "\u00a0", "0", ",", ".", "-", " + x", "X", "*in"]),
    )
    return st.text(max_size=30) | soup | shaped | edited


def read(kind: type[Wortlaut], text: str) -> Wortlaut | PydanticCustomError:
    try:
        return kind.parse(text)
    except PydanticCustomError as refusal:
        return refusal


def meaning(value: Wortlaut) -> Wortlaut:
    return replace(value, text="")


@pytest.mark.parametrize("kind", TYPES)
@settings(derandomize=True, deadline=None, max_examples=150)
@given(data=st.data(), stil=st.sampled_from(STYLES))
def test_reads_or_refuses_keeps_and_prints(kind: type[Wortlaut], data: st.DataObject, stil: Hausstil) -> None:
    text = data.draw(wordings(kind))
    value = read(kind, text)
    event(type(value).__name__)
    if isinstance(value, PydanticCustomError):
        assert value.message().endswith((".", "?"))
        assert value.context
        assert value.context["abhilfe"]
        return
    assert str(value) == " ".join(text.split())
    assert kind.parse(str(value)) == value
    printed = value.gedruckt(stil)
    again = kind.parse(printed)
    assert meaning(again) == meaning(value)
    assert again.gedruckt(stil) == printed


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_are_read_and_printed(kind: type[Wortlaut], example: str) -> None:
    value = kind.parse(example)
    assert str(value) == example
    for stil in STYLES:
        assert meaning(kind.parse(value.gedruckt(stil))) == meaning(value)


def test_every_kind_of_meaning_has_an_example() -> None:
    shown = {getattr(kind.parse(example), "art", None) for kind, example in EXAMPLES}
    arts: set[Enum] = {art for value in shown if isinstance(value, Enum) for art in type(value)}
    assert len(arts) == 12
    assert arts <= shown


@pytest.mark.parametrize("kind", TYPES)
def test_pydantic_reads_text_and_writes_the_wording(kind: type[Any]) -> None:
    adapter = TypeAdapter(kind)
    example = kind.BEISPIELE[0]
    assert adapter.validate_python(f" {example} ") == kind.parse(example)
    assert adapter.dump_json(kind.parse(example)).decode() == f'"{example}"'
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python("{wert}{abhilfe} 1.10")
    (error,) = caught.value.errors()
    assert error["type"] == kind.__name__.casefold()
    assert "abhilfe" in error["ctx"]
