"""Zeitangabe: every notation as the days it means; what is refused says how to write it."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from konzept.werte import Bezug, Zeitangabe, Zeitart

ZEITRAEUME = {
    "31.03.2027": ("2027-03-31", "2027-03-31"),
    "1.4.2027": ("2027-04-01", "2027-04-01"),
    "1. 4. 2027": ("2027-04-01", "2027-04-01"),
    "29.02.2028": ("2028-02-29", "2028-02-29"),
    "29. September 2022": ("2022-09-29", "2022-09-29"),
    "2027-03-31": ("2027-03-31", "2027-03-31"),
    "03/2027": ("2027-03-01", "2027-03-31"),
    "3/2027": ("2027-03-01", "2027-03-31"),
    "12.2025": ("2025-12-01", "2025-12-31"),
    "2028-02": ("2028-02-01", "2028-02-29"),
    "März 2027": ("2027-03-01", "2027-03-31"),
    "MÄRZ 2027": ("2027-03-01", "2027-03-31"),
    "Ma\u0308rz 2027": ("2027-03-01", "2027-03-31"),
    "Q1/2027": ("2027-01-01", "2027-03-31"),
    "Q4 2027": ("2027-10-01", "2027-12-31"),
    "1. Quartal 2027": ("2027-01-01", "2027-03-31"),
    "III. Quartal 2027": ("2027-07-01", "2027-09-30"),
    "1. Halbjahr 2027": ("2027-01-01", "2027-06-30"),
    "II. Halbjahr 2027": ("2027-07-01", "2027-12-31"),
    "2027": ("2027-01-01", "2027-12-31"),
    "Ende 2011": ("2011-12-01", "2011-12-31"),
    "2018 - 2021": ("2018-01-01", "2021-12-31"),
    "2018-2021": ("2018-01-01", "2021-12-31"),
    "2018–2021": ("2018-01-01", "2021-12-31"),
    "2018 – 2021": ("2018-01-01", "2021-12-31"),
    "2018\u20112021": ("2018-01-01", "2021-12-31"),
    "2026\u00a0–\u00a02028": ("2026-01-01", "2028-12-31"),
    "von 2026 bis 2028": ("2026-01-01", "2028-12-31"),
    "ab 2026 bis 2028": ("2026-01-01", "2028-12-31"),
    "01.01.2027-31.03.2027": ("2027-01-01", "2027-03-31"),
    "1. Halbjahr 2027 bis Q1/2028": ("2027-01-01", "2028-03-31"),
    "vom 1.1.2027 bis zum 31.3.2027": ("2027-01-01", "2027-03-31"),
    "ab 2026": ("2026-01-01", None),
    "seit März 2015": ("2015-03-01", None),
    "bis 2027": (None, "2027-12-31"),
    "bis zum 31.03.2027": (None, "2027-03-31"),
    "bis Ende 2027": (None, "2027-12-31"),
    "spätestens 31.03.2027": (None, "2027-03-31"),
    "spätestens bis Ende 2027": (None, "2027-12-31"),
    "bis spätestens 2027": (None, "2027-12-31"),
}
"""Wording → first and last day."""


def tag(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


@pytest.mark.parametrize(("text", "days"), ZEITRAEUME.items())
def test_periods(text: str, days: tuple[str | None, str | None]) -> None:
    read = Zeitangabe.parse(text)
    assert (read.art, read.beginn, read.ende) == (Zeitart.ZEITRAUM, tag(days[0]), tag(days[1]))
    assert str(read) == " ".join(text.split())
    # A deadline is the end of its period, whatever the concept is valid for.
    assert read.faellig(date(2000, 1, 1), date(2001, 1, 1)) == tag(days[1])


@pytest.mark.parametrize(
    ("text", "art"),
    [
        ("laufend", Zeitart.LAUFEND),
        ("Laufend", Zeitart.LAUFEND),
        ("Daueraufgabe", Zeitart.LAUFEND),
        ("jährlich", Zeitart.WIEDERKEHREND),
        ("Ja\u0308hrlich", Zeitart.WIEDERKEHREND),
        ("alle zwei Jahre", Zeitart.WIEDERKEHREND),
        ("offen", Zeitart.OFFEN),
        ("noch offen", Zeitart.OFFEN),
    ],
)
def test_words(text: str, art: Zeitart) -> None:
    read = Zeitangabe.parse(text)
    assert (read.art, read.beginn, read.ende, read.text) == (art, None, None, text)
    assert read.faellig(date(2018, 1, 1), date(2021, 12, 31)) is None


GELTUNG = ("2018-01-01", "2021-12-31")
RELATIV = [
    # Steinfurt, chapter 5
    ("nach zwei Jahren", GELTUNG, "2020-01-01"),
    ("spätestens 6 Monate nach Ende der Geltungsdauer", GELTUNG, "2022-06-30"),
    ("nach 2 Jahren", GELTUNG, "2020-01-01"),
    ("nach einem Jahr", GELTUNG, "2019-01-01"),
    ("zwei Jahre nach Beginn der Geltung", GELTUNG, "2020-01-01"),
    ("sechs Monate nach Geltungsende", GELTUNG, "2022-06-30"),
    ("ein Monat nach Ende der Laufzeit", GELTUNG, "2022-01-31"),
    # The ends of months
    ("2 Monate nach Geltungsende", ("2018-01-01", "2021-12-31"), "2022-02-28"),
    ("2 Monate nach Geltungsende", ("2018-01-01", "2023-12-31"), "2024-02-29"),
    ("1 Monat nach Geltungsende", ("2018-01-01", "2021-02-28"), "2021-03-31"),
    ("1 Monat nach Geltungsende", ("2018-01-01", "2021-06-15"), "2021-07-15"),
    ("nach 1 Monat", ("2018-01-31", None), "2018-02-28"),
    ("nach 1 Jahr", ("2020-02-29", None), "2021-02-28"),
    ("nach 12 Monaten", ("2018-12-01", None), "2019-12-01"),
    # What cannot be told
    ("nach zwei Jahren", (None, "2021-12-31"), None),
    ("6 Monate nach Geltungsende", ("2018-01-01", None), None),
]


@pytest.mark.parametrize(("text", "geltung", "due"), RELATIV)
def test_relative(text: str, geltung: tuple[str | None, str | None], due: str | None) -> None:
    read = Zeitangabe.parse(text)
    assert read.art is Zeitart.RELATIV
    assert read.bezug is (Bezug.ENDE if "nde" in text else Bezug.BEGINN)
    assert read.faellig(*map(tag, geltung)) == tag(due)


@pytest.mark.parametrize(
    "text",
    [
        "Q5/2027",
        "Q0/2027",
        "3. Halbjahr 2027",
        "1.10",
        "27",
        "nach dem Sommer",
        "nach zwei Jahren Laufzeit",
        "6 Monate nach Ostern",
        "bis",
        "ab bald",
        "bis bis 2027",
        "2026 bis 2027 bis 2028",
        "20277",
        "X",
        "",
        "vom 1.1.2027",
        "ab zum 1.1.2027",
        "31.03.2027!",
    ],
)
def test_refused_with_examples(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Zeitangabe.parse(text)
    assert refused.value.type == "zeitangabe"
    assert refused.value.message() == f"„{text}“ lässt sich nicht als Zeitangabe lesen."
    assert "31.03.2027, 03/2027, Q1/2027" in (refused.value.context or {})["abhilfe"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31.02.2027", "gibt es im Kalender nicht"),
        ("29.02.2027", "gibt es im Kalender nicht"),
        ("13/2027", "Kalender"),
        ("0.1.2027", "Kalender"),
        ("2027-00", "Kalender"),
        ("01.01.2027 – 31.04.2027", "Kalender"),
        ("2021-2018", "„2021-2018“ endet, bevor es beginnt."),
        ("Ende 2027 bis 2026", "endet, bevor"),
    ],
)
def test_refused_for_a_reason(text: str, message: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Zeitangabe.parse(text)
    assert message in refused.value.message()
    assert (refused.value.context or {})["abhilfe"]


def test_as_a_field() -> None:
    adapter = TypeAdapter(Zeitangabe)
    assert adapter.dump_python(adapter.validate_python("  Ende\n 2027 "), mode="json") == "Ende 2027"
    with pytest.raises(ValidationError):
        adapter.validate_python(2027)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2027-03-31", "31.03.2027"),
        ("2018 - 2021", "2018–2021"),
        ("2018 – 2021", "2018–2021"),
        ("bis 2027-12-31", "bis 31.12.2027"),
        ("1. Halbjahr 2027", "1. Halbjahr 2027"),
        ("laufend", "laufend"),
    ],
)
def test_printed_in_house_style(text: str, printed: str) -> None:
    assert Zeitangabe.parse(text).gedruckt() == printed
    assert Zeitangabe.parse(printed).ende == Zeitangabe.parse(text).ende


def test_sorted_by_their_place_in_time() -> None:
    texts = ["laufend", "Ende 2027", "31.03.2027", "Q1/2027", "2026", "ab 2025"]
    ordered = sorted(map(Zeitangabe.parse, texts), key=lambda zeit: zeit.lage)
    assert [zeit.text for zeit in ordered] == ["2026", "Q1/2027", "31.03.2027", "Ende 2027", "laufend", "ab 2025"]


@pytest.mark.parametrize(
    ("text", "ende"),
    [
        ("2018/2019", "2019-12-31"),
        ("Schuljahr 2018/2019", "2019-07-31"),
        ("im I. Quartal 2027", "2027-03-31"),
        ("kurz- und mittelfristig", None),
    ],
)
def test_notations_of_real_concepts(text: str, ende: str | None) -> None:
    assert Zeitangabe.parse(text).ende == (date.fromisoformat(ende) if ende else None)


def test_examples_are_read() -> None:
    assert len(Zeitangabe.BEISPIELE) > 10
    assert [Zeitangabe.parse(text).text for text in Zeitangabe.BEISPIELE] == list(Zeitangabe.BEISPIELE)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Mitte 2027", "1. Halbjahr 2027"),
        ("Anfang 2027", "31.03.2027"),
        ("Sommer 2027", "08/2027"),
        ("30.06.27", "30.06.2027"),
        ("2027/28", "2027/2028"),
        ("sofort", "laufend"),
    ],
)
def test_what_was_meant_is_proposed_and_would_be_read(text: str, proposed: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        Zeitangabe.parse(text)
    assert proposed in str((refusal.value.context or {})["abhilfe"])
    assert Zeitangabe.parse(proposed)
