"""Zielwert: targets of real concepts, and what is no target."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from konzept.werte.stil import Hausstil, Tausender
from konzept.werte.zahl import Relation
from konzept.werte.zielwert import Richtung, Zielart, Zielwert

NORM = Hausstil(Tausender.SCHMAL, bis_mit_leerzeichen=True)
STEIGT, SINKT = {"richtung": Richtung.STEIGT}, {"richtung": Richtung.SINKT}
MINDESTENS, UNGEFAEHR = {"relation": Relation.MINDESTENS}, {"relation": Relation.UNGEFAEHR}
QUOTE = "der Arbeitslosenquote des Bevölkerungsdurchschnittes"
GRUPPE = "Mitarbeiter mit Publikumskontakt"


def zahl(wert: str, einheit: str = "", **rest: Any) -> dict[str, Any]:
    return {"wert": Decimal(wert), "einheit": einheit} | rest


def spanne(von: str, bis: str, einheit: str = "", **rest: Any) -> dict[str, Any]:
    return {"von": Decimal(von), "bis": Decimal(bis), "einheit": einheit} | rest


@pytest.mark.parametrize(
    ("text", "art", "meaning", "gedruckt"),
    [
        ("50", Zielart.ZAHL, zahl("50"), "50"),
        ("0", Zielart.ZAHL, zahl("0"), "0"),
        ("10%", Zielart.ZAHL, zahl("10", "%"), "10_%"),
        ("10 Prozent", Zielart.ZAHL, zahl("10", "%"), "10_%"),
        ("10 Prozentpunkte", Zielart.ZAHL, zahl("10", "Prozentpunkte"), "10_Prozentpunkte"),
        ("12500 Besucher*innen", Zielart.ZAHL, zahl("12500", "Besucher*innen"), "12\u202f500_Besucher*innen"),
        ("5.000 €/Jahr", Zielart.ZAHL, zahl("5000", "€/Jahr"), "5\u202f000_€/Jahr"),
        ("20 % Frauenanteil", Zielart.ZAHL, zahl("20", "% Frauenanteil"), "20_% Frauenanteil"),
        ("1,5 Mio. Menschen", Zielart.ZAHL, zahl("1.5", "Mio. Menschen"), "1,5_Mio. Menschen"),
        (
            "mindestens 10 Infoveranstaltungen",
            Zielart.ZAHL,
            zahl("10", "Infoveranstaltungen", **MINDESTENS),
            "mindestens 10_Infoveranstaltungen",
        ),
        ("unter 10 %", Zielart.ZAHL, zahl("10", "%", relation=Relation.UNTER), "unter 10_%"),
        ("10 % der Eltern", Zielart.ANTEIL, zahl("10", "%", gruppe="Eltern"), "10_% der Eltern"),
        (f"je 10 % der {GRUPPE}", Zielart.ANTEIL, zahl("10", "%", gruppe=GRUPPE), f"je 10_% der {GRUPPE}"),
        ("40–50 %", Zielart.SPANNE, spanne("40", "50", "%"), "40_–_50_%"),
        ("40 % bis 50 %", Zielart.SPANNE, spanne("40", "50", "%"), "40_–_50_%"),
        ("zwischen 40 und 50 Kursen", Zielart.SPANNE, spanne("40", "50", "Kursen"), "40_–_50_Kursen"),
        ("ca. 40-50", Zielart.SPANNE, spanne("40", "50", **UNGEFAEHR), "ca._40_–_50"),
        ("steigt", Zielart.RICHTUNG, STEIGT, "steigt"),
        ("steigern", Zielart.RICHTUNG, STEIGT, "steigern"),
        ("Anzahl steigt", Zielart.RICHTUNG, STEIGT, "Anzahl steigt"),
        ("die Zahl sinkt", Zielart.RICHTUNG, SINKT, "die Zahl sinkt"),
        ("bleibt gleich", Zielart.RICHTUNG, {"richtung": Richtung.BLEIBT}, "bleibt gleich"),
        ("Steigerung um 5 %", Zielart.VERAENDERUNG, zahl("5", "%", **STEIGT), "Steigerung um 5_%"),
        ("um 5 % senken", Zielart.VERAENDERUNG, zahl("5", "%", **SINKT), "um 5_% senken"),
        ("sinkt um 5–10 %", Zielart.VERAENDERUNG, spanne("5", "10", "%", **SINKT), "sinkt um 5_–_10_%"),
        (
            "Anstieg um mindestens 5 Plätze",
            Zielart.VERAENDERUNG,
            zahl("5", "Plätze", **STEIGT, **MINDESTENS),
            "Anstieg um mindestens 5_Plätze",
        ),
        ("+ 5 % gegenüber 2020", Zielart.VERAENDERUNG, zahl("5", "%", **STEIGT, vergleich="2020"),
         "+5_% gegenüber 2020"),
        ("-5 %", Zielart.VERAENDERUNG, zahl("5", "%", **SINKT), "−5_%"),
        ("Steigerung auf 50 %", Zielart.ZAHL, zahl("50", "%", **STEIGT), "Steigerung auf 50_%"),
        ("ja", Zielart.JA_NEIN, {"ja": True}, "ja"),
        ("Nein", Zielart.JA_NEIN, {"ja": False}, "Nein"),
        ("erfüllt", Zielart.JA_NEIN, {"ja": True}, "erfüllt"),
        ("liegt nicht vor", Zielart.JA_NEIN, {"ja": False}, "liegt nicht vor"),
        ("wie: Landesdurchschnitt 2020", Zielart.VERGLEICH, {"vergleich": "Landesdurchschnitt 2020"},
         "wie: Landesdurchschnitt 2020"),
        ("mindestens wie im Vorjahr", Zielart.VERGLEICH, {"vergleich": "im Vorjahr", **MINDESTENS},
         "mindestens wie im Vorjahr"),
        ("unter dem Landesdurchschnitt", Zielart.VERGLEICH,
         {"vergleich": "dem Landesdurchschnitt", "relation": Relation.UNTER}, "unter dem Landesdurchschnitt"),
        (f"entspricht {QUOTE}", Zielart.VERGLEICH, {"vergleich": QUOTE}, f"entspricht {QUOTE}"),
        (f"mindestens: Die Arbeitslosenquote der Migranten entspricht {QUOTE}", Zielart.VERGLEICH,
         {"vergleich": QUOTE, **MINDESTENS}, f"mindestens: Die Arbeitslosenquote der Migranten entspricht {QUOTE}"),
        ("offen", Zielart.OFFEN, {}, "offen"),
        ("X %", Zielart.OFFEN, {"einheit": "%"}, "X_%"),
        ("…", Zielart.OFFEN, {}, "…"),
        ("mindestens XX Kurse", Zielart.OFFEN, {"einheit": "Kurse", **MINDESTENS}, "mindestens XX_Kurse"),
        ("5–X %", Zielart.OFFEN, {"einheit": "%"}, "5_–_X_%"),
        ("Steigerung um X %", Zielart.OFFEN, {"einheit": "%", **STEIGT}, "Steigerung um X_%"),
    ],
)  # fmt: skip
def test_zielwert(text: str, art: Zielart, meaning: dict[str, Any], gedruckt: str) -> None:
    ziel = Zielwert.parse(text)
    assert ziel == Zielwert(text, art, **meaning)
    assert ziel.gedruckt(NORM) == gedruckt.replace("_", "\u00a0")


def test_an_open_target_has_no_number() -> None:
    opened = [ziel for ziel in map(Zielwert.parse, ("offen", "X", "X %", "Steigerung um X %", "5–X %")) if ziel]
    assert len(opened) == 5
    assert all(ziel.wert is ziel.von is ziel.bis is None for ziel in opened)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bald", "nicht als Zielwert|mindestens 10 Veranstaltungen|steigt|wie:|offen"),
        ("", "nicht als Zielwert"),
        ("Anzahl der Flüchtlinge steigt in den Integrationskursen", "nicht als Zielwert|steigt"),
        ("alle Schulen", "nicht als Zielwert"),
        ("wie", "nicht als Zielwert"),
        ("wie: 5 %", "nicht als Zielwert"),
        ("Steigerung um", "nicht als Zielwert"),
        ("bleibt gleich um 5 %", "nicht als Zielwert"),
        ("10 Kurse, 5 davon online", "nicht als Zielwert"),
        ("10 Kurse. Danach mehr", "nicht als Zielwert"),
        ("3 Gründe: viele", "nicht als Zielwert"),
        ("50 oder mehr", "nicht als Zielwert|mindestens"),
        ("mindestens 40–50 %", "nicht als Zielwert"),
        ("40 % – 50 Kurse", "nicht als Zielwert"),
        ("von 40 %", "nicht als Zielwert"),
        ("bis Ende 2011 10 Kurse", "nicht als Zielwert"),
        ("50–40 %", "höher"),
        ("10 % mehr", "Veränderung|Steigerung um 5 %"),
        ("5 mehr Kurse", "Steigerung um"),
        ("5 % gegenüber 2020", "Steigerung um"),
        ("31.12.2027", "Datum"),
        ("17:00", "Uhrzeit"),
        ("01067", "Null"),
        ("1e5", "100.000"),
        ("0x1F", "31"),
        ("1_000", "1.000"),
        ("1.10", "1,10 oder 110"),
        ("12.5 %", "12,5"),
        ("Steigerung um 12.5 %", "12,5"),
        ("1,000 Kurse", "1.000"),
        ("NO", "nicht als Zielwert"),
    ],
)
def test_refused(ablehnung: Callable[..., str], text: str, words: str) -> None:
    told = ablehnung(Zielwert, text)
    assert all(word in told for word in words.split("|")), told
