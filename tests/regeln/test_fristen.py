"""Edge cases of the subject fristen."""

import pytest
from tests.regeln.pruefung import FELD, GELTUNG, MASSNAHME, UNBESTIMMT, in_beispielen, massnahmen, meldungen

from konzept.settings import Hausregeln


def stand(*entries: str) -> str:
    """The list of statuses of a measure, as it stands under it."""
    return "        stand:\n" + "".join(f"          - {{{entry}}}\n" for entry in entries)


def fristen(*angaben: str, rest: str = "") -> str:
    return FELD + "    massnahmen:\n" + "".join(
        f"      - {{id: m{n}, titel: M{n}, frist: {angabe}{rest}}}\n" for n, angabe in enumerate(angaben)
    )  # fmt: skip


LAUFEND = stand("status: laufend")
FERTIG = "Maßnahme 1.1 „Kurs“ sollte am 31.12.2025 fertig sein; zuletzt war sie „laufend“."
LAEUFT = "hat Maßnahmen, die laufen, ohne je überprüft zu werden"
# The day on which the rules are asked is the 1st of January 2026.
OHNE = "weder „frist“ noch „zeitraum“"
FAELLE = [
    (
        "massnahme-ohne-frist",
        massnahmen("", ", frist: 2027", "") + massnahmen("", feld="g").partition("\n")[2],
        [f"{n}: Maßnahme {m} nennt {OHNE}." for n, m in ((5, "1.1 „M0“"), (7, "1.3 „M2“"), (11, "2.1 „M0“"))],
    ),
    # The rule itself never adds up: what is silenced or known is to be sorted out first.
    (
        "massnahme-ohne-frist",
        massnahmen("", ", zeitraum: laufend", "", ""),
        [f"{n}: Maßnahme 1.{m + 1} „M{m}“ nennt {OHNE}." for n, m in ((5, 0), (7, 2), (8, 3))],
    ),
    ("massnahme-ueberfaellig", MASSNAHME + "        frist: Ende 2025\n" + LAUFEND, [f"7: {FERTIG}"]),
    ("massnahme-ueberfaellig", MASSNAHME + "        zeitraum: 2024–2025\n" + LAUFEND, [f"7: {FERTIG}"]),
    # What is nearer counts: the deadline before the period, a period where the deadline is none.
    ("massnahme-ueberfaellig", MASSNAHME + "        frist: 2026\n        zeitraum: 2025\n" + LAUFEND, []),
    (
        "massnahme-ueberfaellig",
        MASSNAHME + "        frist: offen\n        zeitraum: 2025\n" + LAUFEND,
        [f"8: {FERTIG}"],
    ),
    ("massnahme-ueberfaellig", MASSNAHME + "        frist: 01.01.2026\n" + LAUFEND, []),
    ("massnahme-ueberfaellig", MASSNAHME + "        zeitraum: laufend\n" + LAUFEND, []),
    ("massnahme-ueberfaellig", MASSNAHME + "        zeitraum: seit 2015\n" + LAUFEND, []),
    *(
        (
            "massnahme-ueberfaellig",
            MASSNAHME + "        frist: 2020\n" + stand("status: laufend", f"status: {kern}"),
            [],
        )
        for kern in ("abgeschlossen (umgesetzt)", "entfallen", "dauerhaft", "zurückgestellt")
    ),
    (
        "massnahme-ueberfaellig",
        MASSNAHME + "        frist: 2025\n" + stand("status: abgeschlossen", "status: laufend (wieder aufgenommen)"),
        [f"7: {FERTIG[:-2]} (wieder aufgenommen)“."],
    ),
    (
        "massnahme-ueberfaellig",
        "geltung: {von: 2020, bis: 2024}\n"
        + MASSNAHME
        + "        frist: 1 Jahr nach Ende der Geltungsdauer\n      - {id: n, titel: N, stand: [{status: geplant}]}\n",
        ["8: Maßnahme 1.1 „Kurs“ sollte am 31.12.2025 fertig sein; einen „stand“ hat sie nicht."],
    ),
    # No status anywhere: said once.
    (
        "massnahme-ueberfaellig",
        MASSNAHME
        + "        frist: 2024\n      - {id: n, titel: N, frist: 2025}\n      - {id: o, titel: O, frist: 2026}\n",
        [
            "-3: Das Konzept hat noch zu keiner Maßnahme einen „stand“; abgelaufen ist die Frist von 2 (1.1 und 1.2).",
        ],
    ),
    ("massnahme-ueberfaellig", MASSNAHME, []),
    # The other rule has said it.
    (
        "massnahme-ueberfaellig",
        MASSNAHME + "        frist: 2025\n" + stand("status: geplant, beginn_geplant: 2027"),
        [],
    ),
    (
        "frist-vor-beginn",
        MASSNAHME + "        zeitraum: 2027–2028\n        frist: 31.12.2026\n",
        ["8: Maßnahme 1.1 „Kurs“: Die Frist 31.12.2026 liegt vor dem Beginn des Zeitraums (2027–2028)."],
    ),
    (
        "frist-vor-beginn",
        GELTUNG + MASSNAHME + "        frist: nach 1 Jahr\n        zeitraum: ab 2028\n",
        ["10: Maßnahme 1.1 „Kurs“: Die Frist nach 1 Jahr liegt vor dem Beginn des Zeitraums (ab 2028)."],
    ),
    ("frist-vor-beginn", MASSNAHME + "        frist: 2027\n        zeitraum: ab 2027\n", []),
    ("frist-vor-beginn", MASSNAHME + "        frist: 30.06.2027\n        zeitraum: 2027–2028\n", []),
    ("frist-vor-beginn", MASSNAHME + "        frist: 01.01.2027\n        zeitraum: ab 2027\n", []),
    ("frist-vor-beginn", MASSNAHME + "        frist: 2027\n        zeitraum: laufend\n", []),
    ("frist-vor-beginn", MASSNAHME + "        frist: nach 1 Jahr\n        zeitraum: ab 2028\n", []),
    ("frist-vor-beginn", MASSNAHME + "        frist: laufend\n        zeitraum: 2027\n", []),
    (
        "beginn-nach-frist",
        MASSNAHME + "        frist: 2026\n" + stand("status: geplant", "status: geplant, beginn_geplant: Q1/2027"),
        ["10: Maßnahme 1.1 „Kurs“: Der Beginn Q1/2027 liegt nach der Frist (2026)."],
    ),
    (
        "beginn-nach-frist",
        MASSNAHME + "        zeitraum: 2025–2026\n" + stand("status: zurückgestellt, beginn_geplant: 2028"),
        ["9: Maßnahme 1.1 „Kurs“: Der Beginn 2028 liegt nach dem Ende des Zeitraums (2025–2026)."],
    ),
    # An older plan, a start in the same year, none that can be told.
    (
        "beginn-nach-frist",
        MASSNAHME + "        frist: 2026\n" + stand("status: geplant, beginn_geplant: 2027", "status: laufend"),
        [],
    ),
    ("beginn-nach-frist", MASSNAHME + "        frist: Q1/2026\n" + stand("status: geplant, beginn_geplant: 2026"), []),
    ("beginn-nach-frist", MASSNAHME + "        frist: 2026\n" + stand("status: geplant, beginn_geplant: offen"), []),
    ("beginn-nach-frist", MASSNAHME + stand("status: geplant, beginn_geplant: 2027"), []),
    (
        "beginn-nach-frist",
        MASSNAHME + "        frist: 30.06.2026\n" + stand("status: geplant, beginn_geplant: 30.06.2026"),
        [],
    ),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {year}" for year in (2023, 2023, 2024, 2026))),
        ["11: Maßnahme 1.1 „Kurs“: Der geplante Beginn ist zweimal verschoben worden (2023, 2024, 2026)."],
    ),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {plan}" for plan in ("ab 2023", "offen", 2024, 2025))),
        ["11: Maßnahme 1.1 „Kurs“: Der geplante Beginn ist zweimal verschoben worden (ab 2023, 2024, 2025)."],
    ),
    # Told more exactly; once; brought forward; begun at last.
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {plan}" for plan in (2026, "Q3/2026", "01.09.2026"))),
        [],
    ),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {plan}" for plan in ["01.09.2026"] * 3)),
        [],
    ),
    ("beginn-oft-verschoben", MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {y}" for y in (2023, 2024))), []),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {year}" for year in (2025, 2027, 2026, "Q4/2026"))),
        [],
    ),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {y}" for y in (2023, 2024, 2025)), "status: laufend"),
        [],
    ),
    (
        "laufend-ohne-ueberpruefung",
        MASSNAHME + "        zeitraum: jährlich\n      - {id: n, titel: N, frist: 2027}\n"
        "      - {id: o, titel: O, frist: laufend}\n      - {id: p, titel: P, zeitraum: seit 2015}\n",
        [f"7: Handlungsfeld 1 „Sprache“ {LAEUFT}: 3 von 4 (1.1, 1.3 und 1.4)."],
    ),
    (
        "laufend-ohne-ueberpruefung",
        FELD + "    leitziele: [{id: z, titel: Z, massnahmen: [{id: m, titel: M, zeitraum: laufend}]}]\n",
        [f"4: Handlungsfeld 1 „Sprache“ {LAEUFT}: 1 von 1 (1.1)."],
    ),
    # Reviewed: by a report, a status, an indicator of its own, of its goal, of a goal it names, of its field.
    (
        "laufend-ohne-ueberpruefung",
        MASSNAHME + "        zeitraum: laufend\nberichtswesen: [{id: b, art: Bericht}]\n",
        [],
    ),
    ("laufend-ohne-ueberpruefung", MASSNAHME + "        zeitraum: laufend\n" + LAUFEND, []),
    (
        "laufend-ohne-ueberpruefung",
        MASSNAHME + "        zeitraum: laufend\n        indikatoren: [{id: i, titel: I}]\n",
        [],
    ),
    ("laufend-ohne-ueberpruefung", MASSNAHME + "        zeitraum: laufend\n    indikatoren: [{id: i, titel: I}]\n", []),
    (
        "laufend-ohne-ueberpruefung",
        FELD + "    leitziele:\n      - {id: z, titel: Z, indikatoren: [{id: i, titel: I}], "
        "teilziele: [{id: t, titel: T, massnahmen: [{id: m, titel: M, zeitraum: laufend}]}]}\n"
        "    massnahmen: [{id: n, titel: N, zeitraum: laufend, ziele: [z]}]\n",
        [],
    ),
    ("laufend-ohne-ueberpruefung", MASSNAHME + "        zeitraum: laufend\n        frist: 2027\n", []),
    ("laufend-ohne-ueberpruefung", MASSNAHME + "        zeitraum: laufend\n        frist: nach 2 Jahren\n", []),
    (
        "laufend-ohne-ueberpruefung",
        MASSNAHME + "        zeitraum: laufend\n        frist: offen\n",
        [f"7: Handlungsfeld 1 „Sprache“ {LAEUFT}: 1 von 1 (1.1)."],
    ),
    ("laufend-ohne-ueberpruefung", MASSNAHME + "        zeitraum: mittelfristig\n", []),
    (
        "beginn-oft-verschoben",
        MASSNAHME + stand(*(f"status: geplant, beginn_geplant: {2010 + n}" for n in range(14))),
        [
            "21: Maßnahme 1.1 „Kurs“: Der geplante Beginn ist 13-mal verschoben worden ("
            + ", ".join(str(2010 + n) for n in range(14))
            + ")."
        ],
    ),
    *(
        (
            "frist-ausserhalb-geltung",
            GELTUNG + MASSNAHME + f"        zeitraum: {zeit}\n",
            [f"10: Maßnahme 1.1 „Kurs“: Der Zeitraum {zeit} liegt {side}."] if side else [],
        )
        for zeit, side in (
            ("2031–2033", "nach dem Ende der Geltung (2030)"),
            ("ab 2031", "nach dem Ende der Geltung (2030)"),
            ("2023–2025", "vor dem Beginn der Geltung (2026)"),
            ("bis Ende 2025", "vor dem Beginn der Geltung (2026)"),
            # It reaches into the Geltung, or has no days.
            ("2024–2026", ""),
            ("2030–2033", ""),
            ("seit 2015", ""),
            ("bis 2031", ""),
            ("2020–2035", ""),
            ("laufend", ""),
            ("jährlich", ""),
            ("nach 8 Jahren", ""),
        )
    ),
    # Told of though it is over; told of as put off.
    (
        "frist-ausserhalb-geltung",
        GELTUNG + MASSNAHME + "        zeitraum: 2021–2024\n" + stand("status: abgeschlossen"),
        [],
    ),
    ("frist-ausserhalb-geltung", GELTUNG + MASSNAHME + "        frist: 2024\n" + stand("status: entfallen"), []),
    (
        "frist-ausserhalb-geltung",
        GELTUNG + MASSNAHME + "        frist: 2024\n" + stand("status: zurückgestellt"),
        ["10: Maßnahme 1.1 „Kurs“: Die Frist 2024 liegt vor dem Beginn der Geltung (2026)."],
    ),
    # Each date has to be mended by itself.
    (
        "frist-ausserhalb-geltung",
        GELTUNG + MASSNAHME + "        frist: 2032\n        zeitraum: 2031–2032\n"
        "        finanzierung: [{zeitraum: 2031, mittel: Haushalt}]\n",
        [
            "10: Maßnahme 1.1 „Kurs“: Die Frist 2032 liegt nach dem Ende der Geltung (2030).",
            "11: Maßnahme 1.1 „Kurs“: Der Zeitraum 2031–2032 liegt nach dem Ende der Geltung (2030).",
        ],
    ),
    (
        "frist-ausserhalb-geltung",
        GELTUNG
        + MASSNAHME
        + "        finanzierung: [{zeitraum: 2026–2031}, {zeitraum: 2032}, {zeitraum: 2033}, {mittel: X}]\n",
        ["10: Maßnahme 1.1 „Kurs“: Der Posten der Finanzierung für 2032 liegt nach dem Ende der Geltung (2030)."],
    ),
    (
        "frist-ausserhalb-geltung",
        GELTUNG + "finanzierung: [{zeitraum: 2062}]\n" + FELD + "    finanzierung: [{zeitraum: 2025}]\n",
        [
            "4: Das Konzept: Der Posten der Finanzierung für 2062 liegt nach dem Ende der Geltung (2030).",
            "8: Handlungsfeld 1 „Sprache“: Der Posten der Finanzierung für 2025 liegt vor dem Beginn der Geltung "
            "(2026).",
        ],
    ),
    # The Geltung itself is the fault.
    (
        "frist-ausserhalb-geltung",
        "geltung: {von: 2031, bis: 2027}\n" + MASSNAHME + "        frist: 2029\n        zeitraum: 2028–2029\n",
        [],
    ),
    *(
        ("datum-in-der-zukunft", text, [f"{found}."] if found else [])
        for text, found in (
            ("stand: 02.01.2026\n", "1: Das Konzept: Der Stand 02.01.2026 liegt in der Zukunft"),
            ("stand: 01.01.2026\n", ""),
            ("stand: 2026\n", ""),
            ("stand: laufend\n", ""),
            ("veroeffentlicht: 2027\n", "1: Das Konzept: Die Veröffentlichung (2027) liegt in der Zukunft"),
            ("katalog: {titel: Programm, stand: 2062}\n", "1: Katalog „Programm“: Der Stand 2062 liegt in der Zukunft"),
            (
                "indikatoren: [{id: i, titel: I, ausgangswert: 3, ausgangsjahr: 2052}]\n",
                "1: Indikator „I“: Das Ausgangsjahr 2052 liegt in der Zukunft",
            ),
            ("indikatoren: [{id: i, titel: I, ausgangsjahr: 2025/2026}]\n", ""),
            # A draft may say what is planned, a concept before its council may not.
            ("beteiligung: [{id: b, titel: B, zeitraum: 03/2027}]\n", ""),
            (
                "reifegrad: beschlussreif\nbeteiligung: [{id: b, titel: B, zeitraum: 03/2027}]\n",
                "2: Beteiligung „B“: Der Zeitraum 03/2027 liegt in der Zukunft",
            ),
            (
                "beteiligung: [{id: b, titel: B, zeitraum: 2062}]\n",
                "1: Beteiligung „B“: Der Zeitraum 2062 liegt mehr als zwei Jahre in der Zukunft",
            ),
            ("beteiligung: [{id: b, titel: B, zeitraum: 03/2021}, {id: c, titel: C}]\n", ""),
            ("beschluesse: [{id: b, betreff: B, beratungsfolge: [{gremium: r, datum: 01.01.2028}]}]\n", ""),
            (
                "beschluesse: [{id: b, betreff: B, beratungsfolge: [{gremium: r, datum: 02.01.2028}]}]\n",
                "1: Beratung: Der Termin 02.01.2028 liegt mehr als zwei Jahre in der Zukunft",
            ),
            ("berichtswesen: [{id: b, art: B, vorgelegt: 2062}]\n", ""),
        )
    ),
    ("fristen-gehaeuft", fristen(*["2027"] * 10), []),
    (
        "fristen-gehaeuft",
        fristen(*["2027"] * 11),
        ["-3: Das Konzept hat Tage, auf die mehr als 10 Fristen fallen: 31.12.2027 (11)."],
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (fristen("2027", "Ende 2027", "31.12.2027"), "31.12.2027 (3)"),
        (fristen(*["2028"] * 4, *["Q1/2027"] * 3), "31.03.2027 (3), 31.12.2028 (4)"),
        (fristen("01.01.2026", "01.01.2026", "01.01.2026"), "01.01.2026 (3)"),
        (fristen("2027", "2027"), ""),
        (fristen("2027", "2028", "2029", "laufend", "laufend", "laufend"), ""),
        # What is past or settled needs no hands any more.
        (fristen("2025", "2025", "2025"), ""),
        (fristen("2027", "2027", "2027", rest=", stand: [{status: abgeschlossen}]"), ""),
    ],
)
def test_many_deadlines_on_one_day(text: str, shown: str) -> None:
    found = meldungen("fristen-gehaeuft", text, hausregeln=Hausregeln(fristen_je_tag=2))
    assert found == ([f"-3: Das Konzept hat Tage, auf die mehr als 2 Fristen fallen: {shown}."] if shown else [])


def test_what_the_real_documents_lack() -> None:
    """Each looked at and found true; whatever else is found there is a fault of the rule."""
    found = [*in_beispielen("fristen")]
    assert sorted(found) == sorted((name, "massnahme-ohne-frist", teil) for name, teil in UNBESTIMMT)
