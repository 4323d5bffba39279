"""Edge cases of fortschreibung: the previous edition, this one, and what the rule says, in its own words."""

from datetime import date
from pathlib import Path

import pytest
from tests.regeln.pruefung import KOPF, REGELN, meldungen

from konzept.lint import lint
from konzept.load import load
from konzept.model import Konzept

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"


def konzept(text: str) -> Konzept:
    loaded = load({"konzept.yaml": (KOPF + text).encode()})
    assert loaded.konzept is not None
    return loaded.konzept


def feld(*massnahmen: str, name: str = "f", rest: str = "") -> str:
    """A field „f“ with measures, one to a line."""
    head = f"handlungsfelder:\n  - id: {name}\n    titel: Sprache\n{rest}"
    return head + ("    massnahmen:\n" if massnahmen else "") + "".join(f"      - {{{one}}}\n" for one in massnahmen)


def indikator(rest: str) -> str:
    return f"indikatoren:\n  - {{id: i, titel: Zahl, {rest}}}\n"


VERLUST = "%d: Was aus %s."
KURS, FEST = "id: m, titel: Kurs", "id: n, titel: Fest"
KLAGE = "2: Indikator „Zahl“ verlangt %s; in der vorigen Fassung war es „%s“."
BRUCH = "2: Indikator „Zahl“: %s anders als in der vorigen Fassung, aber kein%s Messwert vermerkt einen Bruch."
WERTE = ", messwerte: [{zeitraum: 2020, wert: 9%s}]"

FAELLE = [
    # rule, previous edition, this edition, expected
    ("teil-ohne-verbleib", feld(KURS), feld(KURS), []),
    ("teil-ohne-verbleib", feld(KURS), feld("id: x, titel: Lehrgang, herkunft: {aus: [m]}"), []),
    ("teil-ohne-verbleib", feld(KURS), feld() + "entfallen: [{id: m, titel: Kurs}]\n", []),
    ("teil-ohne-verbleib", feld(KURS), feld(KURS, name="g", rest="    herkunft: {aus: [f]}\n"), []),
    (
        "teil-ohne-verbleib",
        feld(KURS),
        "vorgaenger: ../alt\n" + feld(),
        [VERLUST % (1, "Maßnahme 1.1 „Kurs“ der vorigen Fassung (Handlungsfeld 1 „Sprache“) wurde, steht nirgends")],
    ),
    (
        "teil-ohne-verbleib",
        feld(*(f"id: m{n}, titel: Kurs {n}, indikatoren: [{{id: i{n}, titel: I}}]" for n in range(4))),
        "vorgaenger: ../alt\n" + feld(),
        [
            VERLUST
            % (
                1,
                "8 Teilen von Handlungsfeld 1 „Sprache“ der vorigen Fassung wurde, steht nirgends: Maßnahme 1.1 "
                "„Kurs 0“, Maßnahme 1.2 „Kurs 1“, Maßnahme 1.3 „Kurs 2“ und 5 weitere",
            )
        ],
    ),
    (
        "teil-ohne-verbleib",
        feld(KURS + ", indikatoren: [{id: i, titel: I}]", FEST),
        "vorgaenger: ../alt\n" + feld(),
        [
            VERLUST
            % (
                1,
                "3 Teilen von Handlungsfeld 1 „Sprache“ der vorigen Fassung wurde, steht nirgends: Maßnahme 1.1 „Kurs“,"
                " Maßnahme 1.2 „Fest“ und ein weiterer",
            )
        ],
    ),
    (
        "teil-ohne-verbleib",
        feld(KURS + ", indikatoren: [{id: i, titel: I}]"),
        "vorgaenger: ../alt\n" + feld(),
        [
            VERLUST
            % (
                1,
                "Maßnahme 1.1 „Kurs“ der vorigen Fassung (Handlungsfeld 1 „Sprache“) und einem Teil darin wurde, steht "
                "nirgends",
            )
        ],
    ),
    (
        "teil-ohne-verbleib",
        "indikatoren: [{id: i, titel: A}, {id: j, titel: B}]\n",
        "vorgaenger: ../alt\n",
        [VERLUST % (1, "2 Teilen der vorigen Fassung wurde, steht nirgends: Indikator „A“ und Indikator „B“")],
    ),
    # A whole field is said once; what of it lives on elsewhere is not counted.
    (
        "teil-ohne-verbleib",
        feld(KURS, FEST, "id: o, titel: Heft"),
        "vorgaenger: ../alt\n" + feld(FEST, name="g"),
        [VERLUST % (1, "Handlungsfeld 1 „Sprache“ der vorigen Fassung und 2 Teilen darin wurde, steht nirgends")],
    ),
    ("teil-ohne-verbleib", feld(KURS), "entfallen: [{id: f, titel: Sprache, grund: G}]\n", []),
    ("teil-ohne-verbleib", feld(KURS + ", stand: [{status: laufend}, {status: abgeschlossen}]"), feld(), []),
    (
        "teil-ohne-verbleib",
        indikator("einheit: '%'"),
        "vorgaenger: ../alt\n",
        [VERLUST % (1, "Indikator „Zahl“ der vorigen Fassung wurde, steht nirgends")],
    ),
    # Chapters, actors, bodies, sources are written anew with every edition.
    (
        "teil-ohne-verbleib",
        "akteure: [{id: a, name: A}]\nkapitel: [{id: k, titel: K}]\nquellen: [{id: q, titel: Q}]\n"
        "gremien: [{id: g, name: G}]\nentfallen: [{id: e, titel: E}]\n",
        "",
        [],
    ),
    (
        "vorgaenger-fehlt",
        "",
        feld("id: x, titel: Lehrgang, herkunft: {aus: [m]}"),
        ["-3: Das Konzept nennt „herkunft“ oder „entfallen“, aber keinen „vorgaenger“."],
    ),
    ("vorgaenger-fehlt", "", feld(KURS), []),
    ("vorgaenger-fehlt", "", "vorgaenger: ../alt\nentfallen: [{id: m, titel: Kurs}]\n", []),
    ("kennung-neu-vergeben", feld(KURS), feld("id: m, titel: Kurse für Eltern"), []),
    (
        "kennung-neu-vergeben",
        feld(KURS),
        feld("id: m, titel: Preis für Betriebe"),
        ["5: Maßnahme 1.1 „Preis für Betriebe“: Die Kennung „m“ trug in der vorigen Fassung Maßnahme 1.1 „Kurs“."],
    ),
    # An idea becomes a measure, „Wohnraum“ becomes „Wohnen“, a word goes into a compound; and who says so is believed.
    ("kennung-neu-vergeben", "handlungsfelder: [{id: f, titel: F, ideen: [{id: m, titel: Kurs}]}]\n", feld(KURS), []),
    ("kennung-neu-vergeben", feld("id: m, titel: Wohnraum"), feld("id: m, titel: Wohnen im Quartier"), []),
    ("kennung-neu-vergeben", feld("id: m, titel: Rassismus"), feld("id: m, titel: Gegen Alltagsrassismus"), []),
    ("kennung-neu-vergeben", feld(KURS), feld("id: m, titel: Preis, herkunft: {aus: [m]}"), []),
    ("kennung-neu-vergeben", feld(KURS), feld("id: m, titel: Preis, beschreibung: Für den Kurs"), []),
    ("kennung-neu-vergeben", feld("id: m, titel: IT"), feld("id: m, titel: Computer"), []),
    ("kennung-neu-vergeben", "entfallen: [{id: m, titel: Fest}]\n", feld(KURS), []),
    ("kennung-neu-vergeben", "akteure: [{id: a, name: Sozialamt}]\n", "akteure: [{id: a, name: Büro}]\n", []),
    (
        "kennung-neu-vergeben",
        "akteure: [{id: m, name: Kurs}]\n",
        feld(KURS),
        ["5: Maßnahme 1.1 „Kurs“: Die Kennung „m“ trug in der vorigen Fassung Akteur „Kurs“."],
    ),
    ("herkunft-unbekannt", feld(KURS), feld("id: x, titel: X, herkunft: {aus: [m, f]}"), []),
    (
        "herkunft-unbekannt",
        feld("id: m-kurs, titel: Kurs"),
        feld("id: x, titel: X, herkunft: {aus: [m-kurse]}"),
        ["5: Maßnahme 1.1 „X“: „m-kurse“ gibt es in der vorigen Fassung nicht. Meinten Sie „m-kurs“?"],
    ),
    ("herkunft-unbekannt", "entfallen: [{id: m, titel: M}]\n", feld("id: x, titel: X, herkunft: {aus: [m]}"), []),
    ("herkunft-unbekannt", "", feld("id: x, titel: X, herkunft: {text: neu}"), []),
    (
        "entfallen-ohne-grund",
        "",
        "entfallen: [{id: m, titel: Kurs, verbleib: Im Archiv}]\n",
        ["1: Entfallen „Kurs“: Weder ein Grund noch ein Beschluss ist angegeben."],
    ),
    ("entfallen-ohne-grund", "", "entfallen: [{id: m, titel: Kurs, grund: Fertig}]\n", []),
    ("entfallen-ohne-grund", "", "entfallen: [{id: m, titel: Kurs, beschluss: b}]\n", []),
    ("entfallen-widersprochen", feld(KURS), "entfallen: [{id: m, titel: Kurs}]\n", []),
    (
        "entfallen-widersprochen",
        feld(KURS),
        feld(KURS) + "entfallen: [{id: m, titel: Kurs}]\n",
        ["6: Entfallen „Kurs“: Mit dieser Kennung gibt es noch Maßnahme 1.1 „Kurs“."],
    ),
    ("id-doppelt", "", feld(KURS) + "entfallen: [{id: m, titel: Kurs}]\n", []),
    (
        "entfallen-widersprochen",
        feld(KURS),
        feld("id: x, titel: X, herkunft: {aus: [m]}") + "entfallen: [{id: m, titel: Kurs}]\n",
        ["6: Entfallen „Kurs“: Ein anderer Teil nennt „m“ unter „herkunft“."],
    ),
    (
        "entfallen-widersprochen",
        feld("id: m-kurs, titel: Kurs"),
        "entfallen: [{id: m-kurse, titel: Kurs}]\n",
        ["1: Entfallen „Kurs“: „m-kurse“ hatte die vorige Fassung nicht. Meinten Sie „m-kurs“?"],
    ),
    *(
        ("zielwert-gesenkt", indikator(alt), indikator(neu), [KLAGE % words] if words else [])
        for alt, neu, words in (
            ("zielwert: mindestens 10", "zielwert: mindestens 9", ("„mindestens 9“", "mindestens 10")),
            ("zielwert: mindestens 10", "zielwert: mindestens 11", None),
            ("zielwert: höchstens 10", "zielwert: höchstens 11", ("„höchstens 11“", "höchstens 10")),
            ("zielwert: höchstens 10", "zielwert: höchstens 9", None),
            # Whether 40 is worse than 50, only the starting point tells.
            ("zielwert: 50", "zielwert: 40", None),
            ("zielwert: 40", "zielwert: 50", None),
            ("zielwert: 50, ausgangswert: 30", "zielwert: 40", ("„40“", "50")),
            ("zielwert: 10, ausgangswert: 30", "zielwert: 8", None),
            ("zielwert: 10, ausgangswert: 30", "zielwert: 20", ("„20“", "10")),
            ("zielwert: mindestens 10", "zielwert: steigt", ("„steigt“", "mindestens 10")),
            ("zielwert: mindestens 10", "zielwert: offen", ("„offen“", "mindestens 10")),
            ("zielwert: mindestens 10", "einheit: Kurse", ("nichts", "mindestens 10")),
            ("zielwert: X %", "zielwert: offen", None),
            ("zielwert: ja", "zielwert: mindestens 1", None),
            ("zielwert: steigt", "zielwert: bleibt gleich", ("„bleibt gleich“", "steigt")),
            ("zielwert: Steigerung um 10 %", "zielwert: Steigerung um 5 %",
             ("„Steigerung um 5 %“", "Steigerung um 10 %")),
            ("zielwert: Senkung um 10 %", "zielwert: Senkung um 5 %", ("„Senkung um 5 %“", "Senkung um 10 %")),
            ("zielwert: Senkung um 10 %", "zielwert: Senkung um 12 %", None),
            ("zielwert: mindestens 10 Kurse", "zielwert: mindestens 5 %", None),
            ("zielwert: mindestens 10", "zielwert: mindestens 9, herkunft: {text: Zwei Orte haben fusioniert.}", None),
        )
    ),
    *(
        ("indikator-umdefiniert", indikator(alt), indikator(neu), [BRUCH % words] if words else [])
        for alt, neu, words in (
            ("einheit: Personen" + WERTE % "", "einheit: '%'" + WERTE % "", ("Die Einheit ist", "")),
            ("einheit: Personen" + WERTE % "", "einheit: '%'" + WERTE % ", bruch: ja", None),
            ("einheit: Personen" + WERTE % ", bruch: ja", "einheit: '%'" + WERTE % ", bruch: ja",
             ("Die Einheit ist", " weiterer")),
            ("einheit: Personen", "einheit: '%'", None),
            ("quelle: Umfrage 2020" + WERTE % "", "quelle: Umfrage 2022" + WERTE % "", None),
            ("quelle: Umfrage, einheit: '%'" + WERTE % "", "quelle: Statistik" + WERTE % "",
             ("Einheit und Quelle sind", "")),
            ("art: wirkung" + WERTE % "", "quelle: Statistik" + WERTE % "", None),
        )
    ),
    *(
        ("frist-verschoben", feld(f"{KURS}, {alt}"), feld(f"{KURS}, {neu}"),
         [f"5: Maßnahme 1.1 „Kurs“: {says}"] if says else [])
        for alt, neu, says in (
            ("frist: 2025", "frist: 2026", "Die Frist liegt am 31.12.2026 statt am 31.12.2025."),
            ("frist: 2025", "frist: Ende 2025", None),
            ("frist: 2025", "frist: 30.06.2025", None),
            ("frist: 2025", "frist: laufend", None),
            ("frist: 2025", "beschreibung: Ohne Frist", None),
            ("frist: 2025", "frist: 2026, stand: [{status: zurückgestellt, grund: Personal}]", None),
            ("frist: 2025, stand: [{status: zurückgestellt, datum: 2024, grund: Personal}]",
             "frist: 2026, stand: [{status: zurückgestellt, datum: 2024, grund: Personal}]",
             "Die Frist liegt am 31.12.2026 statt am 31.12.2025. Zurückgestellt war sie schon in der vorigen Fassung "
             "(2024)."),
        )
    ),
    ("frist-verschoben", "geltung: {bis: 2021}\n" + feld(KURS + ", frist: 6 Monate nach Geltungsende"),
     "geltung: {bis: 2026}\n" + feld(KURS + ", frist: 6 Monate nach Geltungsende"), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "before", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)]
)
def test_edge_cases(rule: str, before: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text, vorgaenger=konzept(before)) == expected


OHNE = {"entfallen-ohne-grund", "vorgaenger-fehlt"}
"""Rules that need no previous edition."""


@pytest.mark.parametrize("case", [case for case in FAELLE if case[3]], ids=lambda case: case[0])
def test_without_a_previous_edition_nothing_is_compared(case: tuple[str, str, str, list[str]]) -> None:
    told = [one for one in meldungen(case[0], case[2]) if "gibt es noch" not in one and "anderer Teil" not in one]
    assert told == (case[3] if case[0] in OHNE else [])


@pytest.mark.parametrize(("many", "more"), [(10, None), (11, 1), (40, 30)])
def test_many_moved_deadlines_are_counted(many: int, more: int | None) -> None:
    editions = [feld(*(f"id: m{n}, titel: Kurs, frist: {year}" for n in range(many))) for year in (2025, 2027)]
    found = meldungen("frist-verschoben", editions[1], vorgaenger=konzept(editions[0]))
    assert len(found) == 10
    assert [one for one in found if "noch" in one] == ([found[-1]] if more else [])
    assert more is None or found[-1].endswith(f"Verschoben sind noch {more} weitere Fristen.")


def _gelesen(name: str) -> tuple[Konzept, object]:
    folder = BEISPIELE / name
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    return loaded.konzept, loaded.places


def test_neumuenster_is_judged_truthfully() -> None:
    """Seven fields of 2015: one split, five renamed, one dropped. Of the nine goals and measures nothing is told."""
    neu, places = _gelesen("neumuenster/2022")
    alt, _ = _gelesen("neumuenster/2015")
    aus = [kennung for one in neu.handlungsfelder if one.herkunft for kennung in one.herkunft.aus]
    assert len(alt.handlungsfelder) == 7
    assert {*aus} | {one.id for one in neu.entfallen} == {one.id for one in alt.handlungsfelder}
    rules = [rule for rule in REGELN.values() if rule.thema == "fortschreibung"]
    found = lint(neu, places, date(2026, 11, 21), rules, vorgaenger=alt)  # type: ignore[arg-type]
    assert [one.message for one in found] == [
        "Was aus 6 Teilen von Handlungsfeld 1 „Bildung und Arbeit“ der vorigen Fassung wurde, steht nirgends: Ziel 1 "
        "„Beherrschung der deutschen Sprache“, Ziel 2 „Ausreichende Sprachförderung“, Ziel 3 „Der Besuch einer Kita "
        "ist selbstverständlich“ und 3 weitere.",
        "Was aus Ziel 1 „Einer starken Konzentration ethnischer Gruppen in einzelnen Quartieren entgegenwirken“ der "
        "vorigen Fassung (Handlungsfeld 2 „Wohnraum“) wurde, steht nirgends.",
        "Was aus 2 Teilen von Handlungsfeld 4 „Interkulturelle Öffnung“ der vorigen Fassung wurde, steht nirgends: "
        "Maßnahme 4.1 „Interkulturelle Öffnung bei den eigenen Einstellungen der Stadt berücksichtigen“ und Maßnahme "
        "4.2 „Preis für Betriebe, die Integration fördern“.",
        "Entfallen „Flüchtlinge“: Weder ein Grund noch ein Beschluss ist angegeben.",
    ]


@pytest.mark.parametrize("name", ["steinfurt", "neumuenster/2015", "rhein-kreis-neuss"])
def test_an_edition_is_its_own_faultless_successor(name: str) -> None:
    konzept_, places = _gelesen(name)
    rules = [rule for rule in REGELN.values() if rule.thema == "fortschreibung"]
    assert len(rules) >= 9
    assert lint(konzept_, places, date(2026, 11, 21), rules, vorgaenger=konzept_) == []  # type: ignore[arg-type]
