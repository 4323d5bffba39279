"""Many findings of one kind in a field are told once: what is said then, of how many, and where."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regeln.pruefung import FELD, REGELN, befunde, gebuendelt, gelesen, massnahmen, worte

from konzept.finding import Level
from konzept.lint import lint
from konzept.rules import KATALOG
from konzept.verdict import Urteil
from konzept.verdict.bundle import VIELE, bundled, bundles
from konzept.verdict.prints import fingerprints

F = "Handlungsfeld 1 „Sprache“"
OHNE = "nennen weder „frist“ noch „zeitraum“"
FRIST = "massnahme-ohne-frist"


def indikatoren(count: int, rest: str) -> str:
    """Indicators of the whole concept, the first in line 2."""
    return "indikatoren:\n" + "".join(f"  - {{id: i{n}, titel: Quote {n}, {rest}}}\n" for n in range(count))


def ziele(*rest: str) -> str:
    goals = "".join(f"      - {{id: z{n}, titel: Z{n}{one}}}\n" for n, one in enumerate(rest))
    return f"{FELD}    leitziele:\n{goals}"


def erzaehlt(name: str, text: str, stichtag: str = "2026-01-01", **rest: Any) -> list[str]:
    """„Zeile: Meldung“ of what is told of a concept."""
    return worte(gebuendelt(befunde(name, text, stichtag, **rest), *gelesen(text)))


FERTIG = ", stand: [{datum: 2025, status: abgeschlossen}], indikatoren: [{id: i%s, titel: I}]"
SAETZE = {
    "massnahme-ohne-verantwortliche": (massnahmen("", "", ""), "nennen keine Verantwortlichen"),
    FRIST: (massnahmen("", "", ""), OHNE),
    "finanzposten-unvollstaendig": (
        massnahmen(*[", finanzierung: [{betrag: 5 €}]"] * 3),
        "haben unter „finanzierung“ Posten ohne Betrag oder Herkunft",
    ),
    "kosten-ohne-finanzierung": (
        massnahmen(*[", kosten: 500 €"] * 3),
        "kosten Geld, aber eine Finanzierung steht nirgends",
    ),
    "finanzierung-endet-zu-frueh": (
        massnahmen(*[", zeitraum: 2026–2030, finanzierung: [{zeitraum: 2026}]"] * 3),
        "sollen länger laufen, als ihre Finanzierung reicht",
    ),
    "leitziel-ohne-indikator": (ziele("", "", ""), "haben keinen Indikator"),
    "indikator-ohne-einheit": (indikatoren(3, "ausgangswert: 45"), "haben Zahlen, aber keine Einheit"),
    "indikator-ohne-quelle": (
        indikatoren(3, "zielwert: steigt"),
        "sagen nicht, woher die Werte kommen und wer sie erhebt",
    ),
    "zielwert-ohne-ausgangswert": (
        indikatoren(3, "zielwert: steigt"),
        "haben einen Zielwert, aber keinen Ausgangswert",
    ),
    "ausgangswert-ohne-jahr": (indikatoren(3, "ausgangswert: 3"), "sagen nicht, wann ihr Ausgangswert galt"),
    "messwerte-veraltet": (
        indikatoren(3, "turnus: alle zwei Jahre, ausgangsjahr: 2020"),
        "haben fällige Messwerte noch nicht",
    ),
    "stand-ohne-datum": (massnahmen(*[", stand: [{status: laufend}]"] * 3), "haben einen Stand ohne Datum"),
    "abgeschlossen-ohne-messwert": (
        massnahmen(*(FERTIG % n for n in range(3))),
        "sind abgeschlossen, aber keiner ihrer Indikatoren hat einen Messwert",
    ),
    "stand-veraltet": (
        massnahmen(*[", stand: [{datum: seit 2024, status: laufend}]"] * 3),
        "sind laufend, ihr letzter Stand ist aber zu alt",
    ),
}
"""Rule → a concept of which it says the same three times, and how that is put once."""
KINDS = {"leitziel": f"2: {F}: 3 Leitziele", "massnahme": f"2: {F}: 3 Maßnahmen", "": "-2: Das Konzept: 3 Indikatoren"}


@pytest.mark.parametrize(("name", "case"), SAETZE.items(), ids=SAETZE)
def test_one_sentence_for_three(name: str, case: tuple[str, str]) -> None:
    text, clause = case
    assert len(befunde(name, text)) == VIELE == 3
    (said,) = erzaehlt(name, text)
    head, _, rest = said.partition(" (alle) ")
    assert head in KINDS.values()
    assert rest == f"{clause}."


def test_every_rule_with_a_sentence_for_many_is_in_the_table() -> None:
    named = {name for name, one in REGELN.items() if one.viele}
    assert len(named) >= 15
    # That one compares two editions, see below.
    assert named - {"stand-umgeschrieben"} == SAETZE.keys()
    assert [one.viele for one in REGELN.values() if one.viele.endswith(".")] == []


def test_many_lost_statuses() -> None:
    old, _ = gelesen(massnahmen(*[", stand: [{datum: 2024, status: laufend}]"] * 4))
    assert erzaehlt("stand-umgeschrieben", massnahmen("", "", "", ""), vorgaenger=old) == [
        f"2: {F}: 4 Maßnahmen (alle) haben einen Stand aus der vorigen Fassung nicht mehr oder nicht mehr so."
    ]


def massnahme(nummer: str, name: str) -> str:
    return f"Maßnahme {nummer} „{name}“ nennt weder „frist“ noch „zeitraum“."


G = massnahmen("", "", "", feld="g").partition("\n")[2]
QUER = "querschnittsthemen:\n  - id: q\n    titel: Gleichstellung\n    massnahmen:\n"
FAELLE = [
    (FRIST, massnahmen("", ", frist: 2027", ""), [f"5: {massnahme('1.1', 'M0')}", f"7: {massnahme('1.3', 'M2')}"]),
    # What one field lacks does not count in the next.
    (
        FRIST,
        massnahmen("", "") + massnahmen("", "", feld="g").partition("\n")[2],
        [f"{n}: {massnahme(m, 'M' + m[-1])}".replace("M1", "M0").replace("M2", "M1")
         for n, m in ((5, "1.1"), (6, "1.2"), (10, "2.1"), (11, "2.2"))],
    ),
    (
        FRIST,
        massnahmen("", "") + G,
        [f"5: {massnahme('1.1', 'M0')}", f"6: {massnahme('1.2', 'M1')}",
         f"7: Handlungsfeld 2 „Sprache“: 3 Maßnahmen (alle) {OHNE}."],
    ),
    (FRIST, massnahmen("", ", zeitraum: laufend", "", ""), [f"2: {F}: 3 Maßnahmen (1.1, 1.3 und 1.4) {OHNE}."]),
    (
        FRIST,
        massnahmen(*[""] * 7, ", frist: 2027"),
        [f"2: {F}: 7 Maßnahmen (1.1, 1.2, 1.3, 1.4, 1.5 und 2 weitere) {OHNE}."],
    ),
    # In the words of the house.
    (
        FRIST,
        "bezeichnungen: {massnahmen: Vorhaben, handlungsfeld: Bereich}\n" + massnahmen("", "", ""),
        [f"3: Bereich 1 „Sprache“: 3 Vorhaben (alle) {OHNE}."],
    ),
    (
        "leitziel-ohne-indikator",
        "bezeichnungen: {leitziel: Ziel, leitziele: Ziele}\n"
        + ziele("", ", indikatoren: [{id: i, titel: I}]", "", ""),
        [f"3: {F}: 3 Ziele (1, 3 und 4) haben keinen Indikator."],
    ),
    # Wherever they stand in the field, and in the order in which they are printed.
    (
        FRIST,
        FELD + "    leitziele:\n      - id: z\n        titel: Z\n        massnahmen: [{id: b, titel: B}]\n"
        "        teilziele: [{id: t, titel: T, massnahmen: [{id: c, titel: C}]}]\n    massnahmen: [{id: a, titel: A}]\n"
        "  - {id: g, titel: G, massnahmen: [{id: d, titel: D, frist: 2027}]}\n",
        [f"2: {F}: 3 Maßnahmen (alle) {OHNE}."],
    ),
    # Of topics that cut across the fields as well; the measures of a field are none of theirs.
    (
        FRIST,
        massnahmen("", "") + QUER + "".join(f"      - {{id: q{n}, titel: Q{n}}}\n" for n in range(3)),
        [f"5: {massnahme('1.1', 'M0')}", f"6: {massnahme('1.2', 'M1')}",
         f"8: Querschnittsthema 1 „Gleichstellung“: 3 Maßnahmen (alle) {OHNE}."],
    ),
    # What the field has of its own is another matter than what its measures have.
    (
        "finanzposten-unvollstaendig",
        massnahmen(*[", finanzierung: [{betrag: 5 €}]"] * 2) + "    finanzierung: [{betrag: 5 €}]\n",
        [f"{n}: {one} hat unter „finanzierung“ einen Posten ohne Herkunft."
         for n, one in ((5, "Maßnahme 1.1 „M0“"), (6, "Maßnahme 1.2 „M1“"), (7, F))],
    ),
    # Those in the fields are indicators of the concept, too: they are not all.
    (
        "indikator-ohne-einheit",
        indikatoren(3, "ausgangswert: 45") + FELD + "    indikatoren: [{id: f, titel: F}]\n",
        ["-2: Das Konzept: 3 Indikatoren (zuerst „Quote 0“) haben Zahlen, aber keine Einheit."],
    ),
    # Two of the concept and two of a field are not four.
    (
        "indikator-ohne-einheit",
        indikatoren(2, "ausgangswert: 45")
        + FELD + "    indikatoren:\n" + "".join(f"      - {{id: j{n}, titel: J{n}, ausgangswert: 4}}\n" for n in "01"),
        [f"{n}: Indikator „{one}“ hat Zahlen, aber keine Einheit."
         for n, one in ((2, "Quote 0"), (3, "Quote 1"), (8, "J0"), (9, "J1"))],
    ),
    # An id used twice is another fault: two fields stay two.
    (FRIST, massnahmen("", "") + massnahmen("", "").partition("\n")[2], [
        f"{n}: {massnahme(m, name)}"
        for n, m, name in ((5, "1.1", "M0"), (6, "1.2", "M1"), (10, "2.1", "M0"), (11, "2.2", "M1"))
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=range(len(FAELLE)))
def test_what_is_told(rule: str, text: str, expected: list[str]) -> None:
    assert erzaehlt(rule, text) == expected


def test_a_rule_without_such_a_sentence_tells_each_by_itself() -> None:
    text = massnahmen(*[", frist: 2025, stand: [{status: laufend}]"] * 5)
    assert len(erzaehlt("massnahme-ueberfaellig", text)) == 5


def test_what_it_is_made_of() -> None:
    text = massnahmen("", "", "")
    found = befunde(FRIST, text)
    ((one, parts),) = bundles(found, *gelesen(text)).items()
    assert list(parts) == found
    assert (one.rule, one.level, one.hint) == (FRIST, found[0].level, REGELN[FRIST].doc.abhilfe)
    assert (one.teil, one.feld, one.bereich, one.anzahl) == ("f", "", F, 3)
    assert (one.span.line, one.span.column, one.span.end_column, one.anker) == (6, 9, 10, 6)


def test_weights_are_not_mixed() -> None:
    text = massnahmen(*[""] * 5)
    found = befunde(FRIST, text)
    heavy = [replace(one, level=Level.FEHLER) for one in found[:2]]
    ((one, parts),) = bundles([*heavy, *found[2:]], *gelesen(text)).items()
    assert (one.level, list(parts)) == (found[0].level, found[2:])
    both = bundles([replace(one, level=Level.FEHLER) for one in found] + found, *gelesen(text))
    assert {(one.level, len(parts)) for one, parts in both.items()} == {(Level.FEHLER, 5), (found[0].level, 5)}
    assert len({*fingerprints(".", both).values()}) == 2


def test_two_findings_about_one_part_are_one_part() -> None:
    text = massnahmen("", "") + massnahmen("", feld="g").partition("\n")[2]
    found = befunde(FRIST, text)
    assert len(found) == 3
    twice = [*found, *(replace(one, feld="zeitraum") for one in found)]
    assert bundles(twice, *gelesen(text)) == {}


def test_fingerprints_are_their_own() -> None:
    """Whoever writes them down must not mistake the field's own finding, or that of another field, for it."""
    own = "    finanzierung: [{betrag: 5 €}]\n"
    text = (massnahmen(*[", finanzierung: [{betrag: 5 €}]"] * 3) + own) * 2
    text = text.replace("handlungsfelder:\n", "", 2)
    konzept, places = gelesen("handlungsfelder:\n" + text)
    found = lint(konzept, places, date(2026, 1, 1))
    urteil = bundled(Urteil(".", tuple(found), prints=fingerprints(".", found)), konzept, places)
    assert sum(one.rule == "finanzposten-unvollstaendig" and one.anzahl == 3 for one in urteil.findings) == 2
    assert sum(one.rule == "finanzposten-unvollstaendig" and one.anzahl == 1 for one in urteil.findings) == 2
    assert urteil.prints.keys() == {*found, *urteil.findings}
    assert len({*urteil.prints.values()}) == len(urteil.prints)
    assert urteil.einzeln == tuple(found)


def test_one_more_makes_no_other_finding_of_it() -> None:
    prints = []
    for count in (3, 4):
        text = massnahmen(*[""] * count)
        prints += fingerprints(".", bundles(befunde(FRIST, text), *gelesen(text))).values()
    assert len(prints) == 2
    assert len({*prints}) == 1
    # If the rule had anything to say of the field itself, that would be something else.
    text = massnahmen("", "", "")
    (one,) = bundles(befunde(FRIST, text), *gelesen(text))
    assert {*fingerprints(".", [replace(one, anzahl=1)]).values()}.isdisjoint(prints)


ANGABEN = ("", ", frist: 2027", ", kosten: 500 €", ", verantwortlich: [a]", ", stand: [{status: laufend}]")
LISTE = st.lists(st.sampled_from(ANGABEN), max_size=7)
KONZEPTE = st.tuples(st.lists(LISTE, min_size=1, max_size=4), LISTE, st.integers(0, 6))


def konzept_aus(felder: list[list[str]], quer: list[str], zahl: int) -> str:
    def teile(name: str, angaben: list[str]) -> str:
        rows = ", ".join(f"{{id: {name}-m{n}, titel: M{one}}}" for n, one in enumerate(angaben))
        goals = ", ".join(f"{{id: {name}-z{n}, titel: Z}}" for n in range(len(angaben) // 2))
        return f"  - {{id: {name}, titel: T, massnahmen: [{rows}], leitziele: [{goals}]}}\n"

    fields = "".join(teile(f"f{n}", one) for n, one in enumerate(felder))
    return f"handlungsfelder:\n{fields}querschnittsthemen:\n{teile('q', quer)}" + (
        indikatoren(zahl, "zielwert: steigt") if zahl else ""
    )


@settings(max_examples=60, deadline=None)
@given(KONZEPTE)
def test_nothing_is_lost_and_nothing_told_twice(concept: tuple[list[list[str]], list[str], int]) -> None:
    konzept, places = gelesen(konzept_aus(*concept))
    found = lint(konzept, places, date(2026, 1, 1), KATALOG)
    urteil = bundled(Urteil(".", tuple(found), prints=fingerprints(".", found)), konzept, places)
    assert sum(one.anzahl for one in urteil.findings) == len(found)
    assert Counter(urteil.einzeln) == Counter(found)
    assert list(urteil.findings) == sorted(urteil.findings, key=lambda one: one.order)
    alone = Counter((one.rule, one.bereich) for one in urteil.findings if one.anzahl == 1 and REGELN[one.rule].viele)
    assert all(count < VIELE for count in alone.values())
    assert all(one.anzahl >= VIELE for one in urteil.gebuendelt)
