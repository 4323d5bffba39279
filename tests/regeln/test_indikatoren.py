"""Edge cases of indikatoren: what stands in the concept, and what the rule says, in its own words."""

from collections import Counter
from datetime import date

import pytest
from tests.regeln.pruefung import FELD, GELTUNG, REGELN, in_beispielen, meldungen


def ein(rest: str, titel: str = "Quote") -> str:
    """One indicator of the whole concept, in line 2."""
    return f"indikatoren:\n  - {{id: i, titel: {titel}, {rest}}}\n"


def viele(count: int, rest: str) -> str:
    return "indikatoren:\n" + "".join(f"  - {{id: i{n}, titel: Quote {n}, {rest}}}\n" for n in range(count))


def ziele(*rest: str, feld: str = "") -> str:
    """A field with goals, the first in line 5, behind what the field has besides."""
    goals = "".join(f"      - {{id: z{n}, titel: Z{n}{one}}}\n" for n, one in enumerate(rest))
    return f"{FELD}    leitziele:\n{goals}{feld}"


I = "indikatoren: [{id: i, titel: I}]"  # noqa: E741
QUOTE = "2: Indikator „Quote“"
NEUE_ZAHL = '{zeitraum: 2020, wert: "10,1"}, {zeitraum: 2022, wert: "17,7", bruch: ja%s}'
FAELLE = [
    ("leitziel-ohne-indikator", ziele(f", {I}"), []),
    ("leitziel-ohne-indikator", ziele(f", teilziele: [{{id: t, titel: T, {I}}}]"), []),
    (
        "leitziel-ohne-indikator",
        ziele(f", teilziele: [{{id: t, titel: T, massnahmen: [{{id: m, titel: M, {I}}}]}}]"),
        [],
    ),
    # What a measure of the field says it serves, a lower goal included.
    ("leitziel-ohne-indikator", ziele("", feld=f"    massnahmen: [{{id: m, titel: M, ziele: [z0], {I}}}]\n"), []),
    (
        "leitziel-ohne-indikator",
        ziele(
            ", teilziele: [{id: t, titel: T}]", feld=f"    massnahmen: [{{id: m, titel: M, ziele: [t], {I}}}]\n"
        ),
        [],
    ),
    (
        "leitziel-ohne-indikator",
        ziele("", "", feld=f"    massnahmen: [{{id: m, titel: M, ziele: [z0], {I}}}]\n"),
        ["6: Leitziel 2 „Z1“ hat keinen Indikator."],
    ),
    # Steinfurt: goals and measures side by side, no measure names its goal.
    ("leitziel-ohne-indikator", ziele("", "", feld=f"    massnahmen: [{{id: m, titel: M, {I}}}]\n"), []),
    ("leitziel-ohne-indikator", ziele("", "", feld=f"    {I}\n"), []),
    ("leitziel-ohne-indikator", ziele("", "", feld=f"    teilziele: [{{id: t, titel: T, {I}}}]\n"), []),
    (
        "leitziel-ohne-indikator",
        ziele("", feld="    indikatoren: [{id: i, titel: Einwohner, art: kontext}]\n"),
        ["5: Leitziel 1 „Z0“ hat keinen Indikator."],
    ),
    ("indikator-ohne-einheit", ein("ausgangswert: 45"), [f"{QUOTE} hat Zahlen, aber keine Einheit."]),
    ("indikator-ohne-einheit", ein("messwerte: [{wert: 45}]"), [f"{QUOTE} hat Zahlen, aber keine Einheit."]),
    ("indikator-ohne-einheit", ein("zielwert: mindestens 45"), [f"{QUOTE} hat Zahlen, aber keine Einheit."]),
    ("indikator-ohne-einheit", ein("ausgangswert: 45, einheit: Kurse"), []),
    ("indikator-ohne-einheit", ein("zielwert: mindestens 10 Infoveranstaltungen"), []),
    ("indikator-ohne-einheit", ein("zielwert: je 10 % der Mitarbeiter mit Publikumskontakt"), []),
    ("indikator-ohne-einheit", ein("zielwert: Steigerung um 5 %"), []),
    ("indikator-ohne-einheit", ein("zielwert: steigt"), []),
    ("indikator-ohne-einheit", ein("ausgangswert: 45", "Anzahl der Kurse"), []),
    ("indikator-ohne-einheit", ein("ausgangswert: 45", "Teilnehmerzahlen"), []),
    ("indikator-ohne-einheit", ein("ausgangswert: 45", "Bezahlte Kurse"), [
        "2: Indikator „Bezahlte Kurse“ hat Zahlen, aber keine Einheit."
    ]),
    ("indikator-ohne-quelle", ein("quelle: Kommunalbefragung"), []),
    ("indikator-ohne-quelle", ein("verantwortlich: [a]"), []),
    ("indikator-ohne-quelle", ein("art: leistung"), []),
    ("indikator-ohne-quelle", ein("zielwert: ja", "RAA ist installiert"), []),
    ("indikator-ohne-quelle", ein("messwerte: [{zeitraum: 2020, wert: 3, quelle: Umfrage}]"), []),
    (
        "indikator-ohne-quelle",
        ein("messwerte: [{zeitraum: 2020, wert: 3, quelle: Umfrage}, {zeitraum: 2021, wert: 4}]"),
        [f"{QUOTE} sagt nicht, woher die Werte kommen und wer sie erhebt."],
    ),
    (
        "indikator-ohne-quelle",
        viele(2, "zielwert: steigt"),
        [f"{n + 2}: Indikator „Quote {n}“ sagt nicht, woher die Werte kommen und wer sie erhebt." for n in range(2)],
    ),
    *(
        ("zielwert-ohne-ausgangswert", ein(rest), [f"{QUOTE} hat einen Zielwert, aber keinen Ausgangswert."])
        for rest in ("zielwert: steigt", "zielwert: bleibt gleich", "zielwert: Steigerung um 5 %", "zielwert: 40 %",
                     "zielwert: Senkung auf 12", "zielwert: 50, art: wirkung", "zielwert: 50, einheit: Prozent",
                     "zielwert: steigt, art: leistung", "zielwert: 10 %, messwerte: [{zeitraum: 2025}]")
    ),
    *(
        ("zielwert-ohne-ausgangswert", ein(rest), [])
        for rest in ("zielwert: mindestens 10 Infoveranstaltungen", "zielwert: ja", "zielwert: Steigerung um X %",
                     "zielwert: 10 %, art: leistung", "zielwert: steigt, ausgangswert: 0", "art: wirkung",
                     "zielwert: steigt, messwerte: [{zeitraum: 2025, wert: 3}]",
                     "zielwert: entspricht der Arbeitslosenquote des Bevölkerungsdurchschnittes")
    ),
    ("ausgangswert-ohne-jahr", ein("ausgangswert: 0"), [f"{QUOTE} sagt nicht, wann der Ausgangswert galt."]),
    ("ausgangswert-ohne-jahr", ein("ausgangswert: 3, ausgangsjahr: 2018/2019"), []),
    ("ausgangswert-ohne-jahr", ein("messwerte: [{zeitraum: 2025, wert: 3}]"), []),
    *(
        ("zielwert-offen", ein(f"zielwert: {ziel}"), [f"{QUOTE}: Der Zielwert ist noch offen („{ziel}“)."])
        for ziel in ("Steigerung um X %", "offen", "X %")
    ),
    (
        "zielwert-offen",
        ein("zwischenziele: [{zielwert: 5}, {zielwert: X %, frist: 2027}], zielwert: 10"),
        [f"{QUOTE}: Ein Zwischenziel ist noch offen („X %“)."],
    ),
    ("zielwert-offen", ein("zielwert: steigt"), []),
    ("zielwert-offen", ein("ausgangswert: 3"), []),
    (
        "zielwert-gegen-seine-richtung",
        ein("ausgangswert: 10, zielwert: Senkung auf 12"),
        [f"{QUOTE}: „Senkung auf 12“ liegt über dem Ausgangswert 10."],
    ),
    (
        "zielwert-gegen-seine-richtung",
        ein('ausgangswert: "12,5", einheit: Prozent, zielwert: Steigerung auf 12 %'),
        [f"{QUOTE}: „Steigerung auf 12 %“ liegt unter dem Ausgangswert 12,5."],
    ),
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 10, zielwert: Steigerung auf 12"), []),
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 10, zielwert: Steigerung auf 10"), []),
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 10, zielwert: Senkung auf 10"), []),
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 10, zielwert: Senkung um 12 %"), []),
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 10, zielwert: 8"), []),
    # 120 persons and 40 % are not to be compared.
    ("zielwert-gegen-seine-richtung", ein("ausgangswert: 120, einheit: Personen, zielwert: Steigerung auf 40 %"), []),
    ("zielwert-gegen-seine-richtung", ein("zielwert: Senkung auf 12"), []),
    *(
        (
            "zielwert-schon-erreicht",
            ein(f"ausgangswert: 11, zielwert: {ziel}"),
            [f"{QUOTE}: Der Zielwert „{ziel}“ ist mit 11 schon übertroffen."],
        )
        for ziel in ("mindestens 10", "über 10", "höchstens 12", "unter 12")
    ),
    *(
        ("zielwert-schon-erreicht", ein(f"ausgangswert: 10, zielwert: {ziel}"), [])
        for ziel in ("mindestens 10", "höchstens 10", "10", "8", "mindestens 5 %", "Senkung auf 8")
    ),
    (
        "zielwert-in-anderer-einheit",
        ein("einheit: Personen, zielwert: 10 %"),
        [f"{QUOTE}: Der Zielwert „10 %“ passt nicht zur Einheit „Personen“."],
    ),
    (
        "zielwert-in-anderer-einheit",
        ein('einheit: "%", zielwert: 50 %, zwischenziele: [{zielwert: 20 Kurse}]'),
        [f"{QUOTE}: Der Zielwert „20 Kurse“ passt nicht zur Einheit „%“."],
    ),
    *(
        ("zielwert-in-anderer-einheit", ein(rest), [])
        for rest in ("einheit: Personen, zielwert: Steigerung um 10 %", "einheit: Prozent, zielwert: 10 %",
                     "einheit: Anteil, zielwert: 10 %", "einheit: Anzahl, zielwert: 10 Kurse", "zielwert: 10 %",
                     'einheit: "% der Befragten", zielwert: 40–50 %', "einheit: Personen, zielwert: 10")
    ),
    (
        "prozent-ausserhalb",
        ein('einheit: "%", messwerte: [{zeitraum: 2022, wert: 177}]'),
        [f"{QUOTE}: Der Wert 177 % liegt nicht zwischen 0 und 100 %."],
    ),
    (
        "prozent-ausserhalb",
        ein('einheit: "%", ausgangswert: "-3,5", zielwert: 140 %'),
        [f"{QUOTE}: Der Wert −3,5 % liegt nicht zwischen 0 und 100 %, ein weiterer auch nicht."],
    ),
    (
        "prozent-ausserhalb",
        ein("zielwert: 40–120 %"),
        [f"{QUOTE}: Der Wert 120 % liegt nicht zwischen 0 und 100 %."],
    ),
    ("prozent-ausserhalb", ein('einheit: "%", ausgangswert: 0, zielwert: 100'), []),
    ("prozent-ausserhalb", ein('einheit: "%", zielwert: Steigerung um 150 %'), []),
    ("prozent-ausserhalb", ein('einheit: "%", ausgangswert: "-3"', "Zuwachs der Bevölkerung"), []),
    ("prozent-ausserhalb", ein('einheit: "% gegenüber dem Vorjahr", ausgangswert: 140'), []),
    ("prozent-ausserhalb", ein('einheit: "%", ausgangswert: 110', "Auslastung der Kurse"), []),
    ("prozent-ausserhalb", ein("einheit: Personen, ausgangswert: 140"), []),
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 12, zielwert: 20, zwischenziele: [{zielwert: 10}]"),
        [f"{QUOTE}: Das Zwischenziel 10 liegt nicht zwischen Ausgangswert 12 und Zielwert 20."],
    ),
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 12, zielwert: 20, zwischenziele: [{zielwert: 16}, {zielwert: 25}]"),
        [f"{QUOTE}: Das Zwischenziel 25 liegt nicht zwischen Ausgangswert 12 und Zielwert 20."],
    ),
    (
        "zwischenziel-gegen-die-richtung",
        ein('zielwert: höchstens 5, zwischenziele: [{zielwert: 20}, {zielwert: "22,5"}, {zielwert: 10}]'),
        [f"{QUOTE}: Das Zwischenziel 22,5 ist nach dem Zwischenziel 20 ein Rückschritt."],
    ),
    (
        "zwischenziel-gegen-die-richtung",
        ein('einheit: "%", ausgangswert: 12, zielwert: 20 %, zwischenziele: [{zielwert: 10 %}]'),
        [f"{QUOTE}: Das Zwischenziel 10 % liegt nicht zwischen Ausgangswert 12 und Zielwert 20 %."],
    ),
    # Within the bounds, but back.
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 12, zielwert: 20, zwischenziele: [{zielwert: 18}, {zielwert: 15}]"),
        [f"{QUOTE}: Das Zwischenziel 15 ist nach dem Zwischenziel 18 ein Rückschritt."],
    ),
    # Without a start, without a target.
    (
        "zwischenziel-gegen-die-richtung",
        ein("zielwert: 20, zwischenziele: [{zielwert: 15}, {zielwert: 1.250}]"),
        [f"{QUOTE}: Das Zwischenziel 1.250 geht über den Zielwert 20 hinaus."],
    ),
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 12, zwischenziele: [{zielwert: 10}, {zielwert: 15}]"),
        [f"{QUOTE}: Das Zwischenziel 10 ist nach dem Ausgangswert 12 ein Rückschritt."],
    ),
    # By their deadlines, not by their places.
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 1, zielwert: 9, zwischenziele: [{zielwert: 6, frist: 2028}, {zielwert: 3, frist: 2027}]"),
        [],
    ),
    ("zwischenziel-gegen-die-richtung", ein("ausgangswert: 30, zielwert: 10, zwischenziele: [{zielwert: 20}]"), []),
    ("zwischenziel-gegen-die-richtung", ein("ausgangswert: 1, zielwert: 9, zwischenziele: [{zielwert: 9}]"), []),
    ("zwischenziel-gegen-die-richtung", ein("ausgangswert: 9, zielwert: 9, zwischenziele: [{zielwert: 8}]"), []),
    (
        "zwischenziel-gegen-die-richtung",
        ein("ausgangswert: 12, zielwert: Steigerung um 20 %, zwischenziele: [{zielwert: Steigerung um 5 %}]"),
        [],
    ),
    ("zwischenziel-gegen-die-richtung", ein("ausgangswert: 12, zielwert: 20, zwischenziele: [{zielwert: X %}]"), []),
    (
        "zwischenziel-nach-frist",
        ein("zielwert: 9, frist: 2028, zwischenziele: [{zielwert: 8, frist: 01.01.2029}]"),
        [f"{QUOTE}: Das Zwischenziel ist erst am 01.01.2029 fällig, der Zielwert schon 2028."],
    ),
    (
        "zwischenziel-nach-frist",
        GELTUNG + ein("zielwert: 9, frist: nach 2 Jahren, zwischenziele: [{zielwert: 8, frist: nach 3 Jahren}]"),
        ["5: Indikator „Quote“: Das Zwischenziel ist erst am 01.01.2029 fällig, der Zielwert schon am 01.01.2028."],
    ),
    (
        "zwischenziel-nach-frist",
        ein("zielwert: 9, frist: 2029, zwischenziele: [{zielwert: 8, frist: Ende 2030}]"),
        [f"{QUOTE}: Das Zwischenziel ist erst Ende 2030 fällig, der Zielwert schon 2029."],
    ),
    (
        "zwischenziel-nach-frist",
        ein("zielwert: 9, frist: 30.06.2030, zwischenziele: [{zielwert: 8, frist: 2030}]"),
        [f"{QUOTE}: Das Zwischenziel ist erst am 31.12.2030 fällig, der Zielwert schon am 30.06.2030."],
    ),
    ("zwischenziel-nach-frist", ein("zielwert: 9, frist: 2028, zwischenziele: [{zielwert: 8, frist: 2028}]"), []),
    ("zwischenziel-nach-frist", ein("zielwert: 9, zwischenziele: [{zielwert: 8, frist: 2029}]"), []),
    ("zwischenziel-nach-frist", ein("zielwert: 9, frist: 2028, zwischenziele: [{zielwert: 8}]"), []),
    ("messwert-ohne-zeitraum", ein("messwerte: [{wert: 3}]"), [f"{QUOTE}: Ein Messwert sagt nicht, für welche Zeit."]),
    (
        "messwert-ohne-zeitraum",
        ein("messwerte: [{zeitraum: 2020, wert: 3}, {wert: 4}, {wert: 5}]"),
        [f"{QUOTE}: 2 Messwerte sagen nicht, für welche Zeit."],
    ),
    ("messwert-ohne-zeitraum", ein("messwerte: [{zeitraum: 2018/2019, wert: 3}]"), []),
    ("messwert-ohne-zeitraum", ein("ausgangswert: 3"), []),
    (
        "messwerte-ungeordnet",
        ein("messwerte: [{zeitraum: 2026}, {zeitraum: 2024}, {zeitraum: 2025}]"),
        [f"{QUOTE}: Der Messwert für 2024 steht hinter einem jüngeren."],
    ),
    # A period that holds the other one is not before it.
    ("messwerte-ungeordnet", ein("messwerte: [{zeitraum: 2018/2019}, {zeitraum: 2018}, {zeitraum: 2019}]"), []),
    (
        "messwerte-ungeordnet",
        ein(
            "messwerte: [{zeitraum: 2020, gruppe: Frauen}, {zeitraum: 2021, gruppe: Frauen}, "
            "{zeitraum: 2020, gruppe: Männer}, {zeitraum: 2021, gruppe: Männer}]"
        ),
        [],
    ),
    ("messwerte-ungeordnet", ein("messwerte: [{zeitraum: 2021}, {zeitraum: laufend}, {wert: 3}]"), []),
    (
        "messwert-doppelt",
        ein("messwerte: [{zeitraum: 2020, wert: 1}, {zeitraum: 2020, wert: 2}]"),
        [f"{QUOTE} hat für 2020 mehr als einen Messwert."],
    ),
    (
        "messwert-doppelt",
        ein("messwerte: [{zeitraum: 12/2020, gruppe: Frauen}, {zeitraum: Dezember 2020, gruppe: Frauen}]"),
        [f"{QUOTE} hat für Dezember 2020 mehr als einen Messwert."],
    ),
    *(
        ("messwert-doppelt", ein(f"messwerte: [{{zeitraum: 2020, wert: 1}}, {{zeitraum: 2020, wert: 2, {rest}}}]"), [])
        for rest in ("gruppe: Frauen", "bruch: ja", "vorlaeufig: ja", "quelle: Umfrage")
    ),
    ("messwert-doppelt", ein("messwerte: [{wert: 1}, {wert: 2}]"), []),
    (
        "messwert-ohne-wert",
        ein("messwerte: [{zeitraum: 2020}, {zeitraum: 2022, wert: 0}]"),
        [f"{QUOTE}: Der Messwert für 2020 hat keinen Wert."],
    ),
    (
        "messwert-ohne-wert",
        ein("messwerte: [{zeitraum: 2020}, {zeitraum: 2021}, {zeitraum: 2022, wert: 3}]"),
        [f"{QUOTE}: Der Messwert für 2020 und ein weiterer haben keinen Wert."],
    ),
    # What waits for its value, is explained, or lacks its time too.
    ("messwert-ohne-wert", ein("messwerte: [{zeitraum: 01.01.2025}, {zeitraum: 2025}, {zeitraum: 2028}]"), []),
    (
        "messwert-ohne-wert",
        ein("messwerte: [{zeitraum: 06/2025}, {zeitraum: 2020, anmerkung: nicht erhoben}, {gruppe: Frauen}]"),
        [],
    ),
    # The other rule says that the latest is missing, this one that there is a gap.
    (
        "messwert-ohne-wert",
        ein("turnus: jährlich, messwerte: [{zeitraum: 2020}, {zeitraum: 2021, wert: 3}, {zeitraum: 2022}]"),
        [f"{QUOTE}: Der Messwert für 2020 hat keinen Wert."],
    ),
    (
        "messwert-in-der-zukunft",
        ein("messwerte: [{zeitraum: 02.01.2026, wert: 1}]"),
        [f"{QUOTE}: Der Messwert für 02.01.2026 gilt für eine Zeit nach dem Stichtag."],
    ),
    ("messwert-in-der-zukunft", ein("messwerte: [{zeitraum: 2026, wert: 1}]"), []),
    ("messwert-in-der-zukunft", ein("messwerte: [{zeitraum: 2025/2026, wert: 1}]"), []),
    # A line that waits for its value.
    ("messwert-in-der-zukunft", ein("messwerte: [{zeitraum: 2028}]"), []),
    (
        "bruch-ohne-anmerkung",
        ein(f"messwerte: [{NEUE_ZAHL % ''}]"),
        [f"{QUOTE}: Die Reihe bricht (2022), aber keine Anmerkung sagt, warum."],
    ),
    (
        "bruch-ohne-anmerkung",
        ein("messwerte: [{wert: 3, bruch: ja}]"),
        [f"{QUOTE}: Die Reihe bricht, aber keine Anmerkung sagt, warum."],
    ),
    (
        "bruch-ohne-anmerkung",
        ein(f"messwerte: [{NEUE_ZAHL % ', anmerkung: Ab hier Personen mit Migrationshintergrund'}]"),
        [],
    ),
    ("bruch-ohne-anmerkung", ein("messwerte: [{zeitraum: 2022, wert: 3, bruch: nein}]"), []),
    (
        "messwerte-veraltet",
        ein("turnus: jährlich, messwerte: [{zeitraum: 2023, wert: 1}]"),
        [f"{QUOTE} soll regelmäßig gemessen werden (jährlich), der letzte Wert gilt für 2023."],
    ),
    (
        "messwerte-veraltet",
        "geltung: {von: 2021}\n" + ein("turnus: jährlich"),
        ["3: Indikator „Quote“ soll regelmäßig gemessen werden (jährlich), es gibt noch keinen Wert."],
    ),
    (
        "messwerte-veraltet",
        ein("turnus: alle zwei Jahre, ausgangsjahr: 2020"),
        [f"{QUOTE} soll regelmäßig gemessen werden (alle zwei Jahre), es gibt noch keinen Wert."],
    ),
    # The value for 2025 may still be on its way in 2026.
    ("messwerte-veraltet", ein("turnus: jährlich, messwerte: [{zeitraum: 2024, wert: 1}]"), []),
    ("messwerte-veraltet", ein("turnus: alle fünf Jahre, messwerte: [{zeitraum: 2020, wert: 1}]"), []),
    ("messwerte-veraltet", ein("messwerte: [{zeitraum: 2015, wert: 1}]"), []),
    ("messwerte-veraltet", ein("turnus: laufend, messwerte: [{zeitraum: 2015, wert: 1}]"), []),
    ("messwerte-veraltet", ein("turnus: jährlich"), []),
    ("messwerte-veraltet", ein("turnus: jährlich, messwerte: [{wert: 1}]"), []),
    # After the Geltung nobody measures for this concept.
    (
        "messwerte-veraltet",
        "geltung: {von: 2018, bis: 2021}\n" + ein("turnus: jährlich, messwerte: [{zeitraum: 2021, wert: 1}]"),
        [],
    ),
    (
        "messwerte-veraltet",
        FELD
        + "    massnahmen: [{id: m, titel: M, stand: [{status: abgeschlossen}], "
        + "indikatoren: [{id: i, titel: I, turnus: jährlich, ausgangsjahr: 2015}]}]\n",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


def test_every_rule_has_silent_and_speaking_rows() -> None:
    rules = {name for name, one in REGELN.items() if one.thema == "indikatoren"}
    assert len(rules) >= 14
    for name in rules:
        said = [bool(expected) for rule, _, expected in FAELLE if rule == name]
        assert len(said) >= 3, name
        assert {*said} == {True, False}, name


@pytest.mark.parametrize(
    ("text", "since"),
    [
        # The value for 2023 is late a year after the end of 2023, one of a month two months after the next.
        ("turnus: jährlich, messwerte: [{zeitraum: 2022, wert: 1}]", "2025-01-01"),
        ("turnus: monatlich, messwerte: [{zeitraum: 06/2025, wert: 1}]", "2025-08-31"),
        ("turnus: alle fünf Jahre, messwerte: [{zeitraum: 2015, wert: 1}]", "2022-01-01"),
    ],
)
def test_from_which_day_on_a_value_is_missed(text: str, since: str) -> None:
    day = date.fromisoformat(since)
    before = date.fromordinal(day.toordinal() - 1)
    asked = [len(meldungen("messwerte-veraltet", ein(text), one.isoformat())) for one in (before, day)]
    assert asked == [0, 1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # The short version has no indicators: said by field, not for each of the 23 goals.
        ("steinfurt", {"leitziel-ohne-indikator": 6}),
        ("neumuenster/2015", {"leitziel-ohne-indikator": 2}),
        ("neumuenster/2022", {}),
        (
            "rhein-kreis-neuss",
            # Two of the three shares and directions lack a start; two fields are few, one has five without a source.
            {
                "leitziel-ohne-indikator": 5,
                "indikator-ohne-quelle": 4,
                "zielwert-ohne-ausgangswert": 3,
                "zielwert-offen": 1,
            },
        ),
    ],
)
def test_the_real_documents(name: str, expected: dict[str, int]) -> None:
    assert Counter(rule for _, rule, _ in in_beispielen("indikatoren", name)) == expected
