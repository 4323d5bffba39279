"""Zahl and Prozent: what is one certain number in German, and what is refused."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from konzept.werte.stil import Hausstil, Tausender
from konzept.werte.zahl import Prozent, Relation, Zahl

NORM = Hausstil(Tausender.SCHMAL)


@pytest.mark.parametrize(
    ("text", "wert", "relation", "gedruckt"),
    [
        ("50", "50", Relation.GENAU, "50"),
        ("0", "0", Relation.GENAU, "0"),
        ("14,7", "14.7", Relation.GENAU, "14,7"),
        ("14,70", "14.70", Relation.GENAU, "14,70"),
        ("1.573,45", "1573.45", Relation.GENAU, "1.573,45"),
        ("50.000", "50000", Relation.GENAU, "50.000"),
        ("33500", "33500", Relation.GENAU, "33.500"),
        ("12 500", "12500", Relation.GENAU, "12.500"),
        ("12\u00a0500", "12500", Relation.GENAU, "12.500"),
        ("12\u202f500,5", "12500.5", Relation.GENAU, "12.500,5"),
        ("-3", "-3", Relation.GENAU, "−3"),
        ("− 3", "-3", Relation.GENAU, "−3"),
        ("+5", "5", Relation.GENAU, "+5"),
        ("ca. 5.000", "5000", Relation.UNGEFAEHR, "ca.\u00a05.000"),
        ("ca.5000", "5000", Relation.UNGEFAEHR, "ca.\u00a05.000"),
        ("Rund 74.000", "74000", Relation.UNGEFAEHR, "Rund 74.000"),
        ("über 90", "90", Relation.UEBER, "über 90"),
        ("u\u0308ber 90", "90", Relation.UEBER, "über 90"),
        ("mehr als 130", "130", Relation.UEBER, "mehr als 130"),
        ("unter 10", "10", Relation.UNTER, "unter 10"),
        ("mindestens 12", "12", Relation.MINDESTENS, "mindestens 12"),
        ("höchstens 25", "25", Relation.HOECHSTENS, "höchstens 25"),
        (">= 1000", "1000", Relation.MINDESTENS, ">= 1.000"),
    ],
)
def test_zahl(text: str, wert: str, relation: Relation, gedruckt: str) -> None:
    zahl = Zahl.parse(text)
    assert (zahl.wert, zahl.relation, zahl.gedruckt()) == (Decimal(wert), relation, gedruckt)
    assert str(zahl) == " ".join(text.split())
    assert zahl.ungefaehr is (relation is Relation.UNGEFAEHR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.10", "nicht eindeutig|1,10 oder 110"),
        ("12.5", "12,5 oder 125"),
        ("1.2345", "1,2345 oder 12.345"),
        ("1234.567", "1234,567 oder 1.234.567"),
        ("0.500", "Komma|0,500"),
        ("1,000", "nicht eindeutig|1.000 oder 1."),
        ("1,000.00", "englische|1.000,00"),
        ("1,000,000", "englische|1.000.000"),
        ("1_000", "Tausender trennt ein Punkt|1.000"),
        ("12'500", "12.500"),
        ("1e5", "Taschenrechner|100.000"),
        ("1,5e3", "1.500"),
        ("0x1F", "Programme|31"),
        ("17:00", "Uhrzeit"),
        ("01067", "Kennziffer|Null"),
        ("007,5", "keine Zahl"),
        (",5", "0,5"),
        ("31.12.2027", "Datum|frist"),
        ("NO", "keine Zahl"),
        ("ja", "keine Zahl"),
        ("½", "keine Zahl"),
        ("1/2", "keine Zahl"),
        ("٣", "keine Zahl"),
        ("", "keine Zahl"),
        ("-", "keine Zahl"),
        ("--5", "keine Zahl"),
        ("1 00", "keine Zahl"),
        ("mindestens", "keine Zahl"),
        ("14,7 %", "mehr als eine Zahl|nur die Zahl: 14,7"),
        ("10 Kurse", "nur die Zahl: 10"),
    ],
)
def test_zahl_refused(ablehnung: Callable[..., str], text: str, words: str) -> None:
    told = ablehnung(Zahl, text)
    assert all(word in told for word in words.split("|")), told


@pytest.mark.parametrize(
    ("text", "wert", "gedruckt"),
    [
        ("14,7 %", "14.7", "14,7\u00a0%"),
        ("14,7%", "14.7", "14,7\u00a0%"),
        ("10 Prozent", "10", "10\u00a0%"),
        ("1.400 %", "1400", "1\u202f400\u00a0%"),
        ("-3 %", "-3", "−3\u00a0%"),
        ("rund 18 %", "18", "rund 18\u00a0%"),
    ],
)
def test_prozent(text: str, wert: str, gedruckt: str) -> None:
    prozent = Prozent.parse(text)
    assert (prozent.wert, prozent.gedruckt(NORM)) == (Decimal(wert), gedruckt)
    assert prozent.ungefaehr is text.startswith("rund")


@pytest.mark.parametrize(
    ("text", "words"),
    [("14,7", "Prozent|14,7 %"), ("10 Prozentpunkte", "Prozent|14,7 %"), ("12.5 %", "12,5"), ("ja", "keine Zahl")],
)
def test_prozent_refused(ablehnung: Callable[..., str], text: str, words: str) -> None:
    told = ablehnung(Prozent, text)
    assert all(word in told for word in words.split("|")), told
