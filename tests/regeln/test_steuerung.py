"""Edge cases of steuerung: what stands in the concept, and what the rule says, in its own words."""

from datetime import date
from pathlib import Path

import pytest
from tests.regeln.pruefung import MASSNAHME, REGELN, meldungen

from konzept.lint import lint
from konzept.load import load
from konzept.settings import Hausregeln

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"
GREMIUM = "gremien: [{id: g, name: Steuerungsgruppe, mitglieder: [%s], gesamt: %s}]\n"
FOLGE = (
    "gremien: [{id: a, name: Ausschuss}, {id: r, name: Rat}]\n"
    "beschluesse: [{id: b, betreff: B%s, beratungsfolge: [%s]}]\n"
)
SUMME = "1: Gremium „Steuerungsgruppe“: Die Sitze der Mitglieder ergeben %s, angegeben ist als Gesamtzahl „%s“."
BERICHT = "berichtswesen: [{id: z, art: Zwischenbericht, %s}, {id: u, art: Umsetzungsbericht, %s}]\n"
GEFASST = "beratungsfolge: [{{gremium: r, datum: {}, ergebnis: beschlossen}}]"
GESCHLOSSEN = "reifegrad: beschlossen\ngremien: [{id: r, name: Rat}]\nbeschluesse: [{id: b, betreff: B, %s}]\n"

FAELLE = [
    ("bericht-unbestimmt", "berichtswesen: [{id: b, art: Sachstand, faellig: jährlich, an: [r]}]\n", []),
    ("bericht-unbestimmt", "berichtswesen: [{id: b, art: Sachstand, vorgelegt: 2020, an: [r]}]\n", []),
    (
        "bericht-unbestimmt",
        "berichtswesen: [{id: b, art: Sachstand, an: [r]}]\n",
        ["1: Bericht „Sachstand“ nennt keinen Termin."],
    ),
    (
        "bericht-unbestimmt",
        "berichtswesen: [{id: b, art: Sachstand}]\n",
        ["1: Bericht „Sachstand“ nennt weder einen Termin noch einen Empfänger."],
    ),
    ("zwischenbericht-zu-spaet", BERICHT % ("faellig: nach 2 Jahren", "faellig: nach 3 Jahren"), []),
    (
        "zwischenbericht-zu-spaet",
        "geltung: {von: 2018}\n" + BERICHT % ("faellig: nach 3 Jahren", "faellig: 2020"),
        ["2: Bericht „Zwischenbericht“ (01.01.2021) kommt nach Bericht „Umsetzungsbericht“ (31.12.2020)."],
    ),
    ("zwischenbericht-zu-spaet", BERICHT % ("faellig: 2020", "faellig: 2020"), []),
    # Presented late is another thing than planned late.
    ("zwischenbericht-zu-spaet", BERICHT % ("faellig: 2020, vorgelegt: 2022", "faellig: 2021"), []),
    (
        "bericht-zur-unzeit",
        "geltung: {von: 2018}\nberichtswesen: [{id: b, art: Sachstand, vorgelegt: 2017}]\n",
        ["2: Bericht „Sachstand“ wurde vor dem Beginn der Geltung (2018) vorgelegt: 2017."],
    ),
    ("bericht-zur-unzeit", "geltung: {von: 01.06.2018}\nberichtswesen: [{id: b, art: S, vorgelegt: 2018}]\n", []),
    ("bericht-zur-unzeit", "berichtswesen: [{id: b, art: Sachstand, vorgelegt: 01.01.2026}]\n", []),
    (
        "bericht-zur-unzeit",
        "berichtswesen: [{id: b, art: Sachstand, vorgelegt: 02.01.2026}]\n",
        ["1: Bericht „Sachstand“ ist als vorgelegt vermerkt, aber erst für 02.01.2026."],
    ),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 8}, {anzahl: 1}", "9"), []),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 8}, {anzahl: 1}", "10"), [SUMME % ("9", "10")]),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 30}, {anzahl: 5}", "mindestens 35"), []),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 40}, {name: Landrat}", "mindestens 35"), []),
    (
        "gremium-summe-falsch",
        GREMIUM % ("{anzahl: 30}, {anzahl: 4}", "mindestens 35"),
        [SUMME % ("34", "mindestens 35")],
    ),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 8}, {name: Landrat}", "25"), []),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 26}, {name: Landrat}", "25"), [SUMME % ("mindestens 26", "25")]),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: höchstens 3}", "5"), [SUMME % ("höchstens 3", "5")]),
    ("gremium-summe-falsch", GREMIUM % ("{anzahl: 8}", "rund 10"), []),
    ("gremium-summe-falsch", "gremien: [{id: g, name: Beirat, gesamt: 12}]\n", []),
    (
        "gremium-zu-gross",
        GREMIUM % ("{anzahl: 30}, {anzahl: 1}, {name: Stiftungen}", "mindestens 5"),
        ["1: Gremium „Steuerungsgruppe“ hat 31 Sitze; mit mehr als 30 arbeitet es sich schwer."],
    ),
    ("gremium-zu-gross", GREMIUM % ("{anzahl: 30}", "30"), []),
    ("gremium-zu-gross", "gremien: [{id: g, name: Ratsversammlung, gesamt: 43}]\n", []),
    (
        "gremium-zu-gross",
        "gremien: [{id: g, name: Lenkungsgruppe der Räte, gesamt: rund 43}]\n",
        ["1: Gremium „Lenkungsgruppe der Räte“ hat rund 43 Sitze; mit mehr als 30 arbeitet es sich schwer."],
    ),
    ("gremium-zu-gross", "gremien: [{id: g, name: Runder Tisch Integration, gesamt: 140}]\n", []),
    ("gremium-zu-gross", "gremien: [{id: g, name: Kreistag, art: Rat, gesamt: 72}]\n", []),
    ("beratungsfolge-verkehrt", FOLGE % ("", "{gremium: a, datum: 26.10.2022}, {gremium: r, datum: 26.10.2022}"), []),
    ("beratungsfolge-verkehrt", FOLGE % ("", "{gremium: a}, {gremium: r, datum: 26.10.2022}, {gremium: a}"), []),
    ("beratungsfolge-verkehrt", FOLGE % ("", "{gremium: a, datum: 11/2022}, {gremium: r, datum: 2022}"), []),
    (
        "beratungsfolge-verkehrt",
        FOLGE % ("", "{gremium: a, datum: 25.11.2011}, {gremium: a}, {gremium: r, datum: 08.12.2010}"),
        ["2: Beschluss „B“: „Rat“ (08.12.2010) steht hinter „Ausschuss“ (25.11.2011), liegt aber davor."],
    ),
    (
        "beratungsfolge-verkehrt",
        FOLGE % ("", ", ".join(f"{{gremium: r, datum: {year}}}" for year in (2022, 2021, 2020, 2019))),
        ["2: Beschluss „B“: „Rat“ (2021) steht hinter „Rat“ (2022), liegt aber davor. 2 weitere Stationen ebenso."],
    ),
    (
        "beratung-vor-drucksache",
        FOLGE % (", datum: 29.09.2022", "{gremium: a, datum: 28.09.2022}, {gremium: r, datum: 15.11.2022}"),
        ["2: Beschluss „B“: „Ausschuss“ (28.09.2022) liegt vor dem Datum der Drucksache (29.09.2022)."],
    ),
    ("beratung-vor-drucksache", FOLGE % (", datum: 29.09.2022", "{gremium: a, datum: 2022}, {gremium: r}"), []),
    ("beratung-vor-drucksache", FOLGE % ("", "{gremium: a, datum: 2022}"), []),
    (
        "beschluss-fehlt",
        "reifegrad: beschlossen\n",
        ["1: Das Konzept gilt als beschlossen, aber unter „beschluesse“ steht keine Drucksache."],
    ),
    ("beschluss-fehlt", "reifegrad: beschlussreif\n", []),
    ("beschluss-fehlt", GESCHLOSSEN % "beschluss: Der Rat stimmt zu.", []),
    ("beschluss-fehlt", GESCHLOSSEN % "beratungsfolge: [{gremium: r, ergebnis: geändert beschlossen}]", []),
    *(
        (
            "beschluss-fehlt",
            GESCHLOSSEN % f"beratungsfolge: [{{gremium: r, behandlung: Kenntnisnahme, ergebnis: {result}}}]",
            ["1: Das Konzept gilt als beschlossen, aber kein Ergebnis der Beratung sagt, dass es beschlossen wurde."],
        )
        for result in ("zur Kenntnis genommen", "einstimmig empfohlen", "nicht beschlossen", "vertagt")
    ),
    # A resolution about the previous edition; one that took its time; a concept that was only reprinted.
    *(
        ("beschluss-fehlt", head + GESCHLOSSEN % GEFASST.format(day),
         [f"2: Das Konzept gilt als beschlossen, aber der jüngste Beschluss („B“, {day[-4:]}) ist mehr als zwei Jahre "
          f"älter als {since}."] if since else [])
        for head, day, since in (
            ("stand: 29.09.2022\n", "15.12.2015", "sein Stand (29.09.2022)"),
            ("stand: 29.09.2022\n", "2013", "sein Stand (29.09.2022)"),
            ("geltung: {von: 2022}\n", "31.12.2019", "der Beginn seiner Geltung (2022)"),
            ("geltung: {von: 2022}\n", "01.01.2020", None),
            ("stand: 29.09.2022\n", "15.11.2022", None),
            ("geltung: {von: 2031, bis: 2027}\n", "2026", None),
        )
    ),
    ("beschluss-fehlt", GESCHLOSSEN % GEFASST.format(1999), []),
    ("beschluss-fehlt", "stand: 2024\ngeltung: {von: 2020}\n" + GESCHLOSSEN % GEFASST.format(2019), []),
    ("beschluss-fehlt", "stand: 2022\n" + GESCHLOSSEN % "beschluss: Der Rat stimmt zu.", []),
    ("beschluss-fehlt", "stand: 2022\n" + GESCHLOSSEN % "beschluss: Der Rat stimmt zu., datum: 2022", []),
    ("beteiligung-fehlt", "", ["-3: Das Konzept nennt keine Beteiligung."]),
    ("beteiligung-fehlt", "danksagung: {beteiligte: [Caritas]}\n", []),
    ("beteiligung-fehlt", "danksagung: {text: Danke.}\n", ["-3: Das Konzept nennt keine Beteiligung."]),
    ("akteursgruppe-fehlt", "", []),
    ("akteursgruppe-fehlt", "gremien: [{id: r, name: Rat}]\n", []),
    (
        "akteursgruppe-fehlt",
        "akteure:\n  - {id: a, name: Agentur für Willkommenskultur, gruppe: Politik}\n"
        "danksagung: {beteiligte: [Türkischer Elternverein, Caritas, IHK, ver.di, VHS, Kreispolizeibehörde, ASD,"
        " FC Galaxy]}\n",
        ["2: Das Konzept nennt unter seinen Akteuren niemanden aus: Kultureinrichtungen."],
    ),
    (
        "akteursgruppe-fehlt",
        "beteiligung:\n  - id: w\n    titel: Workshop\n    eingeladen: |\n      Parteien, Migrant*innenorganisationen,"
        " Kirchen, Kammern, Gewerkschaften, Kitas, Polizei, Museen, Sportvereine\n"
        "gremien: [{id: j, name: Jugendhilfeausschuss}]\n",
        [],
    ),
    # A committee for culture and sports is politics.
    (
        "akteursgruppe-fehlt",
        "danksagung: {beteiligte: [Türkischer Elternverein, Caritas, IHK, ver.di, VHS, Polizei, Jugendamt]}\n"
        "gremien: [{id: s, name: 'Schul-, Kultur- und Sportausschuss'}]\n",
        ["-2: Das Konzept nennt unter seinen Akteuren niemanden aus: Kultureinrichtungen, Sportvereine."],
    ),
    (
        "managementaufgabe-fehlt",
        MASSNAHME + "quellen: [{id: q, titel: Q}]\ngremien: [{id: l, name: Lenkungsgruppe}, {id: r, name: Rat}]\n"
        "kapitel: [{id: k, titel: Umsetzung und Monitoring}, {id: o, titel: Öffentlichkeitsarbeit}]\n",
        ["-2: Das Konzept handelt noch nicht von: Planung (es fehlt: Ziele, ein Zeitplan)."],
    ),
    (
        "managementaufgabe-fehlt",
        MASSNAHME + "        zeitraum: laufend\n        zustaendigkeit: Die Schulen.\n    ausgangslage: Gut.\n"
        "    teilziele: [{id: t, titel: T}]\nakteure: [{id: k, name: Koordinierungsstelle}]\n"
        "beteiligung: [{id: b, titel: B}]\n",
        [],
    ),
    (
        "managementaufgabe-fehlt",
        "querschnittsthemen:\n  - id: q\n    titel: Q\n    ausgangslage: Gut.\n    teilziele: [{id: t, titel: T}]\n"
        "    massnahmen: [{id: m, titel: M, zeitraum: laufend, zustaendigkeit: Die Schulen.}]\n"
        "akteure: [{id: k, name: Koordinierungsstelle}]\nbeteiligung: [{id: b, titel: B}]\n",
        [],
    ),
    (
        "akteursgruppe-fehlt",
        "querschnittsthemen: [{id: q, titel: Q, massnahmen: [{id: m, titel: M, zustaendigkeit: Polizei}]}]\n"
        "akteure: [{id: k, name: Koordinierungsstelle}]\n",
        [
            "2: Das Konzept nennt unter seinen Akteuren niemanden aus: politische Akteure, Migrantenorganisationen, "
            "Kirchen und Wohlfahrtsorganisationen, Unternehmen und Kammern, Gewerkschaften, "
            "Bildungseinrichtungen, Jugendhilfe, Kultureinrichtungen, Sportvereine."
        ],
    ),
    (
        "managementaufgabe-fehlt",
        MASSNAHME + "        frist: 2027\n        zustaendigkeit: Die Schulen.\n    ausgangslage: Gut.\n"
        "    leitziele: [{id: t, titel: T}]\ngremien: [{id: r, name: Rat}, {id: h, name: Hauptausschuss}]\n",
        [
            "-2: Das Konzept handelt noch nicht von: Steuerung (es fehlt: eine Steuerungsgruppe oder eine "
            "koordinierende Stelle), Kommunikation (es fehlt: Beteiligung, Öffentlichkeitsarbeit oder Vernetzung)."
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


@pytest.mark.parametrize(("seats", "count"), [(30, 1), (34, 1), (35, 0)])
def test_the_town_decides_how_large_a_body_may_be(seats: int, count: int) -> None:
    text = GREMIUM % ("{anzahl: 35}", "mindestens 35")
    assert len(meldungen("gremium-zu-gross", text, hausregeln=Hausregeln(gremium_sitze=seats))) == count


WIRKLICH = {
    "steinfurt": [
        ("akteure.yaml", "akteursgruppe-fehlt",
         "Das Konzept nennt unter seinen Akteuren niemanden aus: Gewerkschaften."),
        ("konzept.yaml", "beschluss-fehlt",
         "Das Konzept gilt als beschlossen, aber unter „beschluesse“ steht keine Drucksache."),
        ("konzept.yaml", "bericht-unbestimmt", "Bericht „Umsetzungsbericht“ sagt nicht, wem er vorgelegt wird."),
    ],
    "neumuenster/2015": [
        ("konzept.yaml", "managementaufgabe-fehlt",
         "Das Konzept handelt noch nicht von: Planung (es fehlt: ein Zeitplan), Steuerung (es fehlt: eine "
         "Steuerungsgruppe oder eine koordinierende Stelle), Umsetzung (es fehlt: Verantwortliche, Umsetzungsstand, "
         "Personal oder Mittel), Kommunikation (es fehlt: Beteiligung, Öffentlichkeitsarbeit oder Vernetzung)."),
        ("konzept.yaml", "beteiligung-fehlt", "Das Konzept nennt keine Beteiligung."),
    ],
    "neumuenster/2022": [
        ("akteure.yaml", "akteursgruppe-fehlt",
         "Das Konzept nennt unter seinen Akteuren niemanden aus: Gewerkschaften, Polizei, Kultureinrichtungen, "
         "Sportvereine."),
        ("konzept.yaml", "managementaufgabe-fehlt",
         "Das Konzept handelt noch nicht von: Planung (es fehlt: Ziele, Maßnahmen, ein Zeitplan)."),
        ("konzept.yaml", "bericht-unbestimmt",
         "Bericht „Aktualisierung des Integrationsmonitorings“ sagt nicht, wem er vorgelegt wird."),
    ],
    "rhein-kreis-neuss": [
        ("akteure.yaml", "akteursgruppe-fehlt",
         "Das Konzept nennt unter seinen Akteuren niemanden aus: Gewerkschaften, Polizei, Jugendhilfe, "
         "Kultureinrichtungen."),
        ("beschluesse.yaml", "beratungsfolge-verkehrt",
         "Beschluss „Bericht vom Integrationsworkshop“: „Kreistag“ (08.12.2010) steht hinter „Sozial- und "
         "Gesundheitsausschuss“ (25.11.2011), liegt aber davor."),
        ("gremien.yaml", "gremium-zu-gross",
         "Gremium „Prozesssteuerungsgruppe“ hat mindestens 35 Sitze; mit mehr als 30 arbeitet es sich schwer."),
        ("konzept.yaml", "bericht-unbestimmt",
         "Bericht „Integrationsbericht“ nennt weder einen Termin noch einen Empfänger."),
    ],
}  # fmt: skip


def test_the_resolutions_of_2013_and_2015_are_none_about_the_edition_of_2022() -> None:
    folder = BEISPIELE / "neumuenster/2022"
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    konzept = loaded.konzept.model_copy(update={"reifegrad": "beschlossen"})
    assert len(konzept.beschluesse) == 3
    found = lint(konzept, loaded.places, date(2026, 11, 21), (REGELN["beschluss-fehlt"],))
    assert [one.message for one in found] == [
        "Das Konzept gilt als beschlossen, aber der jüngste Beschluss („Integrationskonzept der Stadt Neumünster“, "
        "2015) ist mehr als zwei Jahre älter als sein Stand (29.09.2022)."
    ]


@pytest.mark.parametrize("name", WIRKLICH)
def test_the_real_documents_are_judged_truthfully(name: str) -> None:
    folder = BEISPIELE / name
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    rules = [rule for rule in REGELN.values() if rule.thema == "steuerung" and rule.name not in ALT]
    found = lint(loaded.konzept, loaded.places, date(2026, 11, 21), rules)
    assert [(one.span.file, one.rule, one.message) for one in found] == WIRKLICH[name]


ALT = ("berichtswesen-fehlt", "bericht-ueberfaellig")
