"""Edge cases of finanzen: what stands in the concept, and what the rule says, in its own words."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.regeln.pruefung import FELD, GELTUNG, MASSNAHME, REGELN, meldungen

from konzept.lint import lint
from konzept.load import load

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"
M = "Maßnahme 1.1 „Kurs“"


def kurs(*rest: str) -> str:
    """One measure, its own lines from line 7 on."""
    return MASSNAHME + "".join(f"        {line}\n" for line in rest)


def posten(*rest: str, einzug: int = 8) -> str:
    return "finanzierung:\n" + "".join(f"{' ' * (einzug + 2)}- {{{one}}}\n" for one in rest).rstrip("\n")


def kurse(*rest: str, feld: str = "") -> str:
    """A field with many measures, the first in line 5, behind what the field has besides."""
    head = f"{FELD}{feld}    massnahmen:\n"
    return head + "".join(f"      - {{id: m{n}, titel: M{n}, {one}}}\n" for n, one in enumerate(rest))


HAUSHALT = posten("betrag: 5.000 €, mittel: Haushalt")
FAELLE = [
    (
        "kosten-ohne-finanzierung",
        kurs("kosten: 600 – 1.200 € + Fahrtkosten"),
        [f"7: {M} kostet 600 – 1.200 € + Fahrtkosten, aber eine Finanzierung steht nirgends."],
    ),
    *(
        ("kosten-ohne-finanzierung", kurs(f"kosten: {kosten}"), [])
        for kosten in ("keine", "offen", "eigene Vorlage", "0 €", "kostenneutral")
    ),
    ("kosten-ohne-finanzierung", kurs("kosten: 500 €", posten("mittel: Haushalt")), []),
    ("kosten-ohne-finanzierung", kurs("kosten: 500 €", "stand: [{status: entfallen}]"), []),
    # The money of the field, or of the whole concept, is for its measures too.
    ("kosten-ohne-finanzierung", kurse("kosten: 500 €", feld="    finanzierung: [{betrag: offen}]\n"), []),
    ("kosten-ohne-finanzierung", "finanzierung: [{betrag: offen}]\n" + kurs("kosten: 500 €"), []),
    (
        "finanzierung-endet-zu-frueh",
        kurs("zeitraum: 2026–2030", posten("zeitraum: 2026", "zeitraum: 2027, betrag: offen")),
        [f"9: {M} soll bis 31.12.2030 laufen, das Geld reicht nur bis 31.12.2027."],
    ),
    (
        "finanzierung-endet-zu-frueh",
        kurs("frist: Ende 2028", posten("zeitraum: bis 30.06.2028")),
        [f"9: {M} soll bis 31.12.2028 laufen, das Geld reicht nur bis 30.06.2028."],
    ),
    (
        "finanzierung-endet-zu-frueh",
        GELTUNG + kurs("zeitraum: laufend", posten("zeitraum: 2026–2028")),
        [f"12: {M} soll bis 31.12.2030 laufen, das Geld reicht nur bis 31.12.2028."],
    ),
    ("finanzierung-endet-zu-frueh", kurs("zeitraum: 2026–2030", posten("zeitraum: 2026–2030")), []),
    ("finanzierung-endet-zu-frueh", kurs("zeitraum: 2026–2027", posten("zeitraum: 2026–2030")), []),
    ("finanzierung-endet-zu-frueh", kurs("zeitraum: laufend", posten("zeitraum: 2026")), []),
    # An entry without limits may pay for the rest.
    ("finanzierung-endet-zu-frueh", kurs("frist: 2030", posten("zeitraum: 2026", "mittel: Haushalt")), []),
    ("finanzierung-endet-zu-frueh", kurs("frist: 2030", posten("zeitraum: ab 2026")), []),
    ("finanzierung-endet-zu-frueh", kurs("frist: 2030", posten("zeitraum: jährlich")), []),
    ("finanzierung-endet-zu-frueh", kurs("frist: 2030", posten("zeitraum: 2026"), "stand: [{status: entfallen}]"), []),
    ("finanzierung-endet-zu-frueh", kurs(posten("zeitraum: 2026")), []),
    (
        "finanzierung-mit-luecke",
        kurs(posten("zeitraum: 2026", "zeitraum: 2029", "zeitraum: 2031")),
        [f"8: {M} hat Geld davor und danach, aber nicht für 2027, 2028 und 2030."],
    ),
    (
        "finanzierung-mit-luecke",
        kurs(posten("zeitraum: 2026", "zeitraum: 2028")),
        [f"8: {M} hat Geld davor und danach, aber nicht für 2027."],
    ),
    ("finanzierung-mit-luecke", kurs(posten("zeitraum: 2026–2028", "zeitraum: 2028/2029", "zeitraum: 2030")), []),
    ("finanzierung-mit-luecke", kurs(posten("zeitraum: 2026", "zeitraum: 2028", "zeitraum: laufend")), []),
    ("finanzierung-mit-luecke", kurs(posten("zeitraum: bis 2026", "zeitraum: 2029")), []),
    (
        "summe-geht-nicht-auf",
        kurs("kosten: 12.500 €", posten("betrag: 5.000 €", "betrag: 5.000 €")),
        [f"7: {M} kostet 12.500 €, die Finanzierung ergibt nur 10.000 €."],
    ),
    (
        "summe-geht-nicht-auf",
        kurs("kosten: 8.000–9.000 €", posten("betrag: 5.000–6.000 €", "betrag: 5.000 €", "betrag: offen")),
        [f"7: {M} kostet 8.000–9.000 €, die Finanzierung ergibt aber 10.000 €."],
    ),
    (
        "summe-geht-nicht-auf",
        "kosten: 1 Mio. €\n" + posten("betrag: 200.000–300.000 €", einzug=0) + "\n",
        ["1: Das Konzept kostet 1 Mio. €, die Finanzierung ergibt nur 200.000 € bis 300.000 €."],
    ),
    (
        "summe-geht-nicht-auf",
        kurs("kosten: ca. 10.000 €", posten("betrag: 7.900 €")),
        [f"7: {M} kostet ca. 10.000 €, die Finanzierung ergibt nur 7.900 €."],
    ),
    *(
        ("summe-geht-nicht-auf", kurs(f"kosten: {kosten}", posten(*(f"betrag: {one}" for one in geld))), [])
        for kosten, geld in (
            ("1.573,45 €", ["1.500 €", '"73,45 €"']),
            ("10.000 €", ["5.000 €", "offen"]),
            ("10.000 €", ["5.000 €", "eigene Vorlage"]),
            ("10.000 €", ["10.000 €", "keine"]),
            ("ca. 10.000 €", ["8.000 €"]),
            ("10.000 €", ["'grobe Schätzung: 9.000 €'"]),
            ("9.000–11.000 €", ["10.000 €"]),
            ("100.000 € pro Jahr", ["100.000 €", "100.000 €"]),
            ("600 – 1.200 € + Fahrtkosten", ["5.000 €"]),
            ("10.000 €", ["500 € pro Kurs"]),
            ("keine", ["500 €"]),
            ("bis 1.000 €", ["2.000 €"]),
        )
    ),
    ("summe-geht-nicht-auf", kurs("kosten: 10.000 €"), []),
    # That the money ends too early says it already.
    ("summe-geht-nicht-auf", kurs("kosten: 10 €", "frist: 2030", posten("betrag: 5 €, zeitraum: 2026")), []),
    (
        "finanzierung-reicht-nicht",
        kurse("kosten: 4.000 €", "kosten: 2.000–3.000 €", feld="    finanzierung: [{betrag: 5.000 €}]\n"),
        ["4: Handlungsfeld 1 „Sprache“ hat 5.000 €; was daraus bezahlt werden soll, kostet aber mindestens 6.000 €."],
    ),
    # What is paid by the year is beyond counting, but the rest is too much already.
    (
        "finanzierung-reicht-nicht",
        kurse("kosten: 9.000 € pro Jahr", "frist: 2027", "kosten: 6.000 €", feld="    finanzierung: [{betrag: 5 €}]\n"),
        ["4: Handlungsfeld 1 „Sprache“ hat 5 €; was daraus bezahlt werden soll, kostet aber mindestens 6.000 €."],
    ),
    *(
        ("finanzierung-reicht-nicht", kurse(*costs, feld=f"    finanzierung: [{{betrag: {geld}}}]\n"), [])
        for geld, costs in (
            ("5.000 €", ["kosten: 4.000 €", "kosten: 1.000–3.000 €"]),
            ("5.000 €", ["kosten: 4.000 €", "kosten: 9.000 €, finanzierung: [{betrag: offen}]"]),
            ("5.000 €", ["kosten: 4.000 €", "kosten: 9.000 €, stand: [{status: entfallen}]"]),
            ("5.000 €", ["kosten: 4.000 €", "kosten: 9.000 € pro Jahr", "kosten: offen"]),
            ("5.000 € pro Jahr", ["kosten: 9.000 €"]),
            ("offen", ["kosten: 9.000 €"]),
        )
    ),
    (
        "finanzierung-reicht-nicht",
        "finanzierung: [{betrag: offen}]\n" + kurse("kosten: 9 €", feld="    finanzierung: [{betrag: 5 €}]\n"),
        [],
    ),
    ("betrag-null", kurs("kosten: 0 €"), [
        f"7: {M}: „0 €“ lässt offen, ob es nichts kostet oder ob der Betrag fehlt."
    ]),
    (
        "betrag-null",
        kurs(posten("betrag: 5 €", 'betrag: "0,00 €"')),
        [f"9: {M}: „0,00 €“ lässt offen, ob es nichts kostet oder ob der Betrag fehlt."],
    ),
    ("betrag-null", kurs("kosten: keine"), []),
    ("betrag-null", kurs("kosten: 0–5.000 €"), []),
    ("betrag-null", kurs("kosten: ab 0 €"), []),
    ("finanzposten-unvollstaendig", kurs(HAUSHALT), []),
    ("finanzposten-unvollstaendig", kurs(posten("betrag: offen, mittel: Drittmittel")), []),
    (
        "finanzposten-unvollstaendig",
        kurs(posten("betrag: 5.000 €, mittel: Haushalt", "betrag: 5.000 €")),
        [f"9: {M} hat unter „finanzierung“ einen Posten ohne Herkunft."],
    ),
    (
        "finanzposten-unvollstaendig",
        "finanzierung: [{zweck: Kurse}]\n" + kurse("kosten: offen", feld="    finanzierung: [{mittel: Land}]\n"),
        [
            "1: Das Konzept hat unter „finanzierung“ einen Posten ohne Betrag und Herkunft.",
            "5: Handlungsfeld 1 „Sprache“ hat unter „finanzierung“ einen Posten ohne Betrag.",
        ],
    ),
    (
        "finanzposten-unvollstaendig",
        kurs(posten("mittel: Land", "zweck: Kurse")),
        [f"8: {M} hat unter „finanzierung“ einen Posten ohne Betrag."],
    ),
    (
        "kosten-alle-offen",
        kurse("kosten: offen", "kosten: noch nicht beziffert", "frist: 2027"),
        ["-2: Alle 2 Maßnahmen, die etwas zu ihren Kosten sagen, lassen sie offen."],
    ),
    ("kosten-alle-offen", kurse("kosten: offen", "frist: 2027"), []),
    ("kosten-alle-offen", kurse("kosten: offen", "kosten: offen", "kosten: keine"), []),
    ("kosten-alle-offen", kurse("kosten: eigene Vorlage", "kosten: eigene Vorlage"), []),
    ("kosten-alle-offen", "kosten: 100.000 € pro Jahr\n" + kurse("kosten: offen", "kosten: offen"), []),
    ("kosten-fehlen", kurs(), ["-2: Das Konzept sagt nirgends, was es kostet und woher das Geld kommt."]),
    ("kosten-fehlen", kurs("kosten: keine"), []),
    ("kosten-fehlen", kurs(HAUSHALT), []),
    ("kosten-fehlen", kurse("frist: 2027", feld="    finanzierung: [{betrag: offen}]\n"), []),
    ("kosten-fehlen", "beschluesse: [{id: b, betreff: B, finanzielle_auswirkungen: keine}]\n" + kurs(), []),
    # Neumünster 2022 is known by the names of its fields only.
    ("kosten-fehlen", FELD, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    # A sum is set with a no-break space before its sign.
    assert [one.replace("\u00a0", " ") for one in meldungen(rule, text)] == expected


def test_every_rule_has_silent_and_speaking_rows() -> None:
    rules = {name for name, one in REGELN.items() if one.thema == "finanzen"}
    assert len(rules) >= 9
    for name in rules:
        said = [bool(expected) for rule, _, expected in FAELLE if rule == name]
        assert len(said) >= 3, name
        assert {*said} == {True, False}, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("steinfurt", {"kosten-fehlen": 1}),
        ("neumuenster/2015", {"kosten-fehlen": 1}),
        # Its council paper says what it costs: nothing directly.
        ("neumuenster/2022", {}),
        ("rhein-kreis-neuss", {"kosten-ohne-finanzierung": 1}),
    ],
)
def test_the_real_documents(name: str, expected: dict[str, int]) -> None:
    folder = BEISPIELE / name
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    rules = [one for one in REGELN.values() if one.thema == "finanzen"]
    found = lint(loaded.konzept, loaded.places, date(2026, 11, 21), rules)
    assert Counter(one.rule for one in found) == expected
