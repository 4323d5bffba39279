"""Edge cases, rule by rule: what stands in the concept, and what the rule says, in its own words."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from tests.regeln.pruefung import FELD, GELTUNG, KOPF, MASSNAHME, REGELN, meldungen

from konzept.finding import Level
from konzept.lint import lint
from konzept.load import load

FAELLE = [
    (
        "geltung-verkehrt",
        "geltung: {von: 2031, bis: 2027}\n",
        ["1: Die Geltung endet (2027), bevor sie beginnt (2031)."],
    ),
    ("geltung-verkehrt", "geltung: {von: 2027, bis: 2027}\n", []),
    (
        "html-im-text",
        "leitbild: |\n  5 < 7 und 9 > 8, aber <b>fett</b>.\nleitgedanken:\n  - {id: g, text: 'roh `x`{=typst}'}\n",
        [
            "2: Das Konzept: „<b>“ wird gedruckt, wie es dasteht.",
            "4: Leitgedanke „g“: „`x`{=typst}“ wird gedruckt, wie es dasteht.",
        ],
    ),
    ("html-im-text", "leitbild: Bürger*innen mit 3 < 4 und „<“ allein.\n", []),
    (
        "bild-ausserhalb",
        "leitbild: '![a](/etc/x.png) ![b](a/../../x.png) ![c](https://a.de/x.png) ![d](C:\\x.png) ![e](bild.png)'\n",
        [
            f"1: Das Konzept: Das Bild „{where}“ liegt außerhalb des Ordners."
            for where in ("/etc/x.png", "a/../../x.png", "https://a.de/x.png", "C:\\x.png")
        ],
    ),
    (
        "bild-ohne-alternativtext",
        "leitbild: '![ ](a.png) ![Karte](b.png)'\n",
        ["1: Das Konzept: Das Bild „a.png“ hat keinen Alternativtext."],
    ),
    (
        "verweis-ohne-wirkung",
        "leitbild: '[a](javascript:x) [b](https://a.de) [c](#m) [d](mailto:a@b.de)'\n",
        [f"1: Das Konzept: Der Verweis „{where}“ führt nirgends hin." for where in ("javascript:x", "#m")],
    ),
    (
        "verweis-ohne-wirkung",
        "leitbild: '[Plan](www.a.de/x_(y)) Schüler[innen](alle zusammen) [K](#kap)'\nkapitel: [{id: kap, titel: K}]\n",
        ["1: Das Konzept: Der Verweis „www.a.de/x_(y)“ führt nirgends hin."],
    ),
    (
        "bild-fehlt",
        "leitbild: '![a](weg.png) ![b](<da (1).png>) ![c](../weg.png)'\n",
        ["1: Das Konzept: Das Bild „weg.png“ gibt es im Ordner des Konzepts nicht."],
    ),
    (
        "id-doppelt",
        FELD + "akteure:\n  - {id: f, name: Amt}\n",
        ["5: Die Kennung „f“ trägt schon Handlungsfeld 1 „Sprache“ in konzept.yaml, Zeile 6."],
    ),
    (
        "id-doppelt",
        "akteure:\n" + "  - {id: a, name: Amt}\n" * 3,
        [f"{line}: Die Kennung „a“ trägt schon Akteur „Amt“ in konzept.yaml, Zeile 6." for line in (3, 4)],
    ),
    (
        "verweis-ins-leere",
        MASSNAHME + "        ziele: [m]\n",
        ["7: Maßnahme 1.1 „Kurs“: „m“ gehört zu: Maßnahme; gebraucht wird: Leitziel oder Teilziel."],
    ),
    (
        "verweis-ins-leere",
        MASSNAHME + "        fundstelle: {quelle: q}\n",
        ["7: Fundstelle: „q“ gibt es in diesem Konzept nicht."],
    ),
    ("verweis-ins-leere", MASSNAHME + "        verantwortlich: [a]\nakteure: [{id: a, name: Amt}]\n", []),
    (
        "verweis-ins-leere",
        "berichtswesen: [{id: b, art: Sachstand, an: [x, y]}]\n",
        [
            "1: Bericht „Sachstand“: „x“ gibt es in diesem Konzept nicht.",
            "1: Bericht „Sachstand“: „y“ gibt es in diesem Konzept nicht.",
        ],
    ),
    (
        "handlungsfeld-ohne-ziel",
        FELD + "    themen: [Kurse]\nbezeichnungen: {leitziel: Ziel, handlungsfeld: Feld}\n",
        ["2: Feld 1 „Sprache“ nennt kein Ziel."],
    ),
    ("handlungsfeld-ohne-ziel", FELD + "    leitziele: [{id: z, titel: Z}]\n", []),
    (
        "leitziel-ohne-indikator",
        FELD
        + "    leitziele: [{id: z, titel: Z, massnahmen: [{id: m, titel: M, indikatoren: [{id: i, titel: I}]}]}]\n",
        [],
    ),
    (
        "leitziel-ohne-indikator",
        FELD + "    leitziele: [{id: z, titel: Z, teilziele: [{id: t, titel: T, indikatoren: [{id: i, titel: I}]}]}]\n",
        [],
    ),
    (
        "leitziel-ohne-indikator",
        FELD + "    leitziele: [{id: z, titel: Z, teilziele: [{id: t, titel: T}]}]\n",
        ["4: Leitziel 1 „Z“ hat keinen Indikator."],
    ),
    (
        "massnahme-ohne-verantwortliche",
        MASSNAHME + "        verantwortlich:\n",
        ["7: Maßnahme 1.1 „Kurs“ nennt keine Verantwortlichen."],
    ),
    (
        "massnahme-ohne-verantwortliche",
        MASSNAHME + "        beteiligte: [x]\n",
        ["5: Maßnahme 1.1 „Kurs“ nennt keine Verantwortlichen."],
    ),
    ("massnahme-ohne-frist", MASSNAHME + "        zeitraum: laufend\n", []),
    ("massnahme-ohne-frist", MASSNAHME + "        frist: offen\n", []),
    (
        "massnahme-ohne-frist",
        MASSNAHME + "        nr: A.7\n",
        ["5: Maßnahme A.7 „Kurs“ nennt weder „frist“ noch „zeitraum“."],
    ),
    ("frist-ausserhalb-geltung", GELTUNG + MASSNAHME + "        frist: 2030\n", []),
    ("frist-ausserhalb-geltung", GELTUNG + MASSNAHME + "        frist: 01.01.2026\n", []),
    (
        "frist-ausserhalb-geltung",
        GELTUNG + MASSNAHME + "        frist: Ende 2025\n",
        ["10: Maßnahme 1.1 „Kurs“: Die Frist Ende 2025 liegt vor dem Beginn der Geltung (2026)."],
    ),
    (
        "frist-ausserhalb-geltung",
        GELTUNG + MASSNAHME + "        frist: 1 Monat nach Geltungsende\n",
        ["10: Maßnahme 1.1 „Kurs“: Die Frist 1 Monat nach Geltungsende liegt nach dem Ende der Geltung (2030)."],
    ),
    ("frist-ausserhalb-geltung", MASSNAHME + "        frist: 1999\n", []),
    ("frist-ausserhalb-geltung", "geltung:\n  von: laufend\n" + MASSNAHME + "        frist: 1999\n", []),
    ("berichtswesen-fehlt", "reifegrad: sammlung\n", ["1: Das Konzept sieht keinen Bericht vor."]),
    ("berichtswesen-fehlt", "", ["-3: Das Konzept sieht keinen Bericht vor."]),
    ("bericht-ueberfaellig", "berichtswesen: [{id: b, art: Bericht}]\n", []),
    ("bericht-ueberfaellig", "berichtswesen: [{id: b, art: Bericht, faellig: nach 2 Jahren}]\n", []),
    (
        "bericht-ueberfaellig",
        "berichtswesen: [{id: b, art: Bericht, faellig: 31.12.2025}]\n",
        ["1: Bericht war am 31.12.2025 fällig; dass er vorgelegt wurde, ist nicht vermerkt."],
    ),
    (
        "bericht-ueberfaellig",
        "berichtswesen: [{id: b, art: Sachstand, faellig: Ende 2025}]\n",
        ["1: Bericht „Sachstand“ war am 31.12.2025 (Ende 2025) fällig; dass er vorgelegt wurde, ist nicht vermerkt."],
    ),
    ("bericht-ueberfaellig", "berichtswesen: [{id: b, art: Bericht, faellig: 01.01.2026}]\n", []),
    ("bericht-ueberfaellig", "berichtswesen: [{id: b, art: Bericht, faellig: jährlich}]\n", []),
]


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


def test_every_rule_has_an_edge_case() -> None:
    """In this table or in that of its subject."""
    modules = [import_module(f"tests.regeln.{path.stem}") for path in Path(__file__).parent.glob("test_*.py")]
    assert {case[0] for module in modules for case in getattr(module, "FAELLE", ())} == REGELN.keys()


@pytest.mark.parametrize(
    ("stichtag", "overdue"), [("2019-12-31", 0), ("2020-01-01", 0), ("2020-01-02", 1), ("2022-07-01", 2)]
)
def test_the_reports_of_steinfurt(stichtag: str, overdue: int) -> None:
    """„nach zwei Jahren“ from 2018 and „spätestens 6 Monate nach Ende der Geltungsdauer“ 2021."""
    text = (
        "geltung: {von: 2018, bis: 2021}\nberichtswesen:\n"
        "  - {id: b, art: Zwischenbericht, faellig: nach zwei Jahren}\n"
        "  - {id: c, art: Umsetzungsbericht, faellig: spätestens 6 Monate nach Ende der Geltungsdauer}\n"
    )
    assert len(meldungen("bericht-ueberfaellig", text, stichtag)) == overdue


def test_findings_come_in_the_order_of_their_places() -> None:
    # The actors stand before the fields in the file and behind them in the concept.
    text = KOPF + "akteure:\n" + "  - {id: a, name: Amt}\n" * 2 + MASSNAHME + GELTUNG
    loaded = load({"konzept.yaml": text.encode()})
    assert loaded.konzept is not None
    found = lint(loaded.konzept, loaded.places, date(2026, 1, 1))
    assert len(found) >= 5
    assert found == sorted(found, key=lambda one: one.order)
    assert list(dict.fromkeys(one.teil for one in found))[:3] == ["", "a", "f"]
    assert {one.level for one in found} == {Level.HINWEIS, Level.WARNUNG, Level.FEHLER}


def test_in_a_long_text_the_words_themselves_are_pointed_at() -> None:
    text = "leitbild: |\n  Erster Absatz.\n\n  Zweiter mit <b>fett</b>.\n  [Plan](www.a.de)\n"
    loaded = load({"konzept.yaml": (KOPF + text).encode()})
    assert loaded.konzept is not None
    found = lint(loaded.konzept, loaded.places, date(2026, 1, 1))
    places = [(one.rule, one.span.line, one.span.column) for one in found]
    assert ("html-im-text", 8, 15) in places
    assert ("verweis-ohne-wirkung", 9, 10) in places
