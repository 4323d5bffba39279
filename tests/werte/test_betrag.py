"""Betrag: amounts of real concepts, and what is no amount."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from konzept.werte.betrag import Betrag, Betragsart
from konzept.werte.stil import Hausstil, Tausender

NORM = Hausstil(Tausender.SCHMAL, Tausender.PUNKT, bis_mit_leerzeichen=True)


def euro(von: str | None, bis: str | None = "", **rest: Any) -> dict[str, Any]:
    """The meaning of an amount; one number stands for both ends."""
    ends = (von, von if bis == "" else bis)
    return dict(zip(("von", "bis"), (end and Decimal(end) for end in ends), strict=True)) | rest


@pytest.mark.parametrize(
    ("text", "meaning", "gedruckt"),
    [
        ("12.500 €", euro("12500"), "12.500 €"),
        ("12.500€", euro("12500"), "12.500 €"),
        ("1.573,45 €", euro("1573.45"), "1.573,45 €"),
        ("12,5 €", euro("12.5"), "12,50 €"),
        ("12500 EUR", euro("12500"), "12.500 €"),
        ("12 500 Euro", euro("12500"), "12.500 €"),
        ("5.000,- €", euro("5000"), "5.000 €"),
        ("0 €", euro("0"), "0 €"),
        ("1,6 Mio. €", euro("1600000"), "1,6 Mio. €"),
        ("2 Millionen Euro", euro("2000000"), "2 Mio. €"),
        ("1,25 Mrd. €", euro("1250000000"), "1,25 Mrd. €"),
        ("100 Tsd. €", euro("100000"), "100 Tsd. €"),
        ("100 TEUR", euro("100000"), "100 Tsd. €"),
        ("ca. 5.000 €", euro("5000", ungefaehr=True), "ca. 5.000 €"),
        ("ab 500 €", euro("500", None), "ab 500 €"),
        ("mindestens 500 €", euro("500", None), "mindestens 500 €"),
        ("bis 1.000 €", euro(None, "1000"), "bis 1.000 €"),
        ("bis zu 1000 €", euro(None, "1000"), "bis zu 1.000 €"),
        ("600 – 1.200 €", euro("600", "1200"), "600 – 1.200 €"),
        ("von 600 bis 1200 €", euro("600", "1200"), "600 – 1.200 €"),
        ("zwischen 600 € und 1.200 €", euro("600", "1200"), "600 – 1.200 €"),
        ("ca. 600-1.200 €", euro("600", "1200", ungefaehr=True), "ca. 600 – 1.200 €"),
        ("1,2–1,6 Mio. €", euro("1200000", "1600000"), "1,2 – 1,6 Mio. €"),
        ("100 Tsd. – 1,2 Mio. €", euro("100000", "1200000"), "100 Tsd. € bis 1,2 Mio. €"),
        ("500 € – 1 Mio. €", euro("500", "1000000"), "500 € bis 1 Mio. €"),
        (
            "600 – 1.200 € + Fahrtkosten + Material pro Teilnehmer",
            euro("600", "1200", zusatz=("Fahrtkosten", "Material pro Teilnehmer")),
            "600 – 1.200 € + Fahrtkosten + Material pro Teilnehmer",
        ),
        ("500 € zzgl. Raummiete", euro("500", zusatz=("Raummiete",)), "500 € + Raummiete"),
        ("100.000 € je Jahr", euro("100000", je="Jahr"), "100.000 € je Jahr"),
        ("100000 €/Jahr", euro("100000", je="Jahr"), "100.000 €/Jahr"),
        ("500 € pro Person und Monat", euro("500", je="Person und Monat"), "500 € pro Person und Monat"),
        ("500 € pro Teilnehmer*in", euro("500", je="Teilnehmer*in"), "500 € pro Teilnehmer*in"),
        ("500 € pro Teilnehmer:in", euro("500", je="Teilnehmer:in"), "500 € pro Teilnehmer:in"),
        ("500 € je 10 Teilnehmende", euro("500", je="10 Teilnehmende"), "500 € je 10 Teilnehmende"),
        ("1.200 € monatlich", euro("1200", je="Monat"), "1.200 € monatlich"),
        ("jährlich 1.200 €", euro("1200", je="Jahr"), "jährlich 1.200 €"),
        ("einmalig 1.200 €", euro("1200"), "einmalig 1.200 €"),
        ("grobe Schätzung: 20.000 €", euro("20000", geschaetzt=True), "grobe Schätzung: 20.000 €"),
        ("20000 € pro Jahr (geschätzt)", euro("20000", je="Jahr", geschaetzt=True), "20.000 € pro Jahr (geschätzt)"),
        ("9" * 40 + " €", euro("9" * 40), "9" + ".999" * 13 + " €"),
    ],
)
def test_betrag(text: str, meaning: dict[str, Any], gedruckt: str) -> None:
    betrag = Betrag.parse(text)
    assert betrag == Betrag(text, Betragsart.BETRAG, **meaning)
    assert betrag.gedruckt(NORM).replace("\u00a0", " ") == gedruckt
    assert betrag.waehrung == "EUR"


def test_no_break_inside_an_amount() -> None:
    assert Betrag.parse("1,6 Mio. €").gedruckt() == "1,6\u00a0Mio.\u00a0€"
    assert Betrag.parse("600 – 1.200 €").gedruckt() == "600–1.200\u00a0€"
    assert Betrag.parse("600 – 1.200 €").gedruckt(NORM) == "600\u00a0–\u00a01.200\u00a0€"


@pytest.mark.parametrize(
    ("text", "art"),
    [
        ("keine", Betragsart.KEINE),
        ("Keine direkten", Betragsart.KEINE),
        ("kostenneutral", Betragsart.KEINE),
        ("offen", Betragsart.OFFEN),
        ("noch offen", Betragsart.OFFEN),
        ("eigene Vorlage", Betragsart.EIGENE_VORLAGE),
    ],
)
def test_words_are_no_amount_and_never_zero(text: str, art: Betragsart) -> None:
    betrag = Betrag.parse(text)
    assert betrag == Betrag(text, art)
    assert betrag.gedruckt() == text
    assert not betrag.summierbar


@pytest.mark.parametrize(
    ("text", "summierbar"),
    [("12.500 €", True), ("600–1.200 €", True), ("ca. 500 €", True), ("ab 500 €", False), ("bis 500 €", False),
     ("500 € je Kurs", False), ("500 € + Material", False), ("einmalig 500 €", True), ("0 €", True)],
)  # fmt: skip
def test_summierbar(text: str, summierbar: bool) -> None:
    assert Betrag.parse(text).summierbar is summierbar


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12.500", "fehlt die Währung|Schreiben Sie 12.500 €."),
        ("600 – 1.200", "fehlt die Währung|600 – 1.200 €"),
        ("500 pro Kurs", "500 € pro Kurs"),
        ("12.500 $", "nicht in Euro"),
        ("12.500 CHF", "nicht in Euro"),
        ("€ 500", "beginnt mit der Währung|500 €"),
        ("1,000.00 €", "englische|1.000,00"),
        ("1,234 €", "mehr als zwei Stellen|1.234 €"),
        ("1.10 €", "nicht eindeutig|1,10"),
        ("01067 €", "Null"),
        ("1e5 €", "100.000"),
        ("17:00", "Uhrzeit"),
        ("-500 €", "negativ"),
        ("−500 €", "negativ"),
        ("1.200 – 600 €", "höher|tauschen"),
        ("1,2 Mio. – 600 €", "höher"),
        ("von 500 €", "nicht als Betrag"),
        ("zwischen 5 – 10 €", "nicht als Betrag"),
        ("mindestens 5 – 10 €", "nicht als Betrag"),
        ("+ 500 €", "nicht als Betrag"),
        ("500 € +", "hinter dem Betrag"),
        ("500 € pro", "hinter dem Betrag"),
        ("500 € pro Jahr.", "hinter dem Betrag"),
        ("jährlich 500 € pro Kurs", "hinter dem Betrag"),
        ("500 € je Kurs, höchstens 5.000 €", "hinter dem Betrag|500 € pro Kurs"),
        ("50.000 € (Landesmittel)", "hinter dem Betrag|Textfeld"),
        ("k. A.", "nicht als Betrag|12.500 €|offen"),
        ("ja", "nicht als Betrag"),
        ("", "nicht als Betrag"),
        ("x" * 500, "x…"),
    ],
)
def test_refused(ablehnung: Callable[..., str], text: str, words: str) -> None:
    told = ablehnung(Betrag, text)
    assert all(word in told for word in words.split("|")), told
