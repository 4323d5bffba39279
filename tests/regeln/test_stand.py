"""Edge cases of stand: what stands in the concept, and what the rule says, in its own words."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.regeln.pruefung import FELD, KOPF, MASSNAHME, REGELN, meldungen

from konzept.lint import lint
from konzept.load import load
from konzept.model import Konzept
from konzept.settings import Hausregeln

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"
M = "Maßnahme 1.1 „Kurs“"


def stand(*entries: str, rest: str = "") -> str:
    """One measure with entries from line 8 on."""
    return f"{MASSNAHME}        stand:\n" + "".join(f"          - {{{one}}}\n" for one in entries) + rest


def konzept(text: str) -> Konzept:
    loaded = load({"konzept.yaml": (KOPF + text).encode()})
    assert loaded.konzept is not None
    return loaded.konzept


def indikator(rest: str) -> str:
    return f"        indikatoren: [{{id: i, titel: I{rest}}}]\n"


FERTIG = "datum: 2025, status: abgeschlossen"
OHNE = f"5: {M} ist abgeschlossen, aber keiner ihrer Indikatoren hat einen Messwert."
FAELLE = [
    (
        "nicht-umgesetzt-ohne-grund",
        stand("status: zurückgestellt (nicht umgesetzt)"),
        [f"8: {M} ist zurückgestellt (nicht umgesetzt), weder mit einem Grund noch mit einem geplanten Beginn."],
    ),
    (
        "nicht-umgesetzt-ohne-grund",
        stand("status: laufend", "status: entfallen, beginn_geplant: 2027, text: Es war schwer."),
        [f"9: {M} ist entfallen, ohne Angabe von Gründen."],
    ),
    ("nicht-umgesetzt-ohne-grund", stand("status: entfallen, grund: Kein Geld."), []),
    ("nicht-umgesetzt-ohne-grund", stand("status: zurückgestellt, grund: Kein Geld."), []),
    ("nicht-umgesetzt-ohne-grund", stand("status: zurückgestellt, beginn_geplant: 2027"), []),
    # What was put off is running by now.
    ("nicht-umgesetzt-ohne-grund", stand("status: zurückgestellt", "status: laufend"), []),
    ("nicht-umgesetzt-ohne-grund", stand("status: geplant"), []),
    ("nicht-umgesetzt-ohne-grund", MASSNAHME, []),
    (
        "geplanter-beginn-verstrichen",
        stand("status: geplant, beginn_geplant: Ende 2025"),
        [f"8: {M} sollte Ende 2025 beginnen und ist immer noch geplant."],
    ),
    (
        "geplanter-beginn-verstrichen",
        stand("status: laufend", "status: zurückgestellt, beginn_geplant: ab 2024", rest="        frist: 2024\n"),
        [f"9: {M} sollte ab 2024 beginnen und ist immer noch zurückgestellt."],
    ),
    ("geplanter-beginn-verstrichen", stand("status: geplant, beginn_geplant: 01.01.2026"), []),
    ("geplanter-beginn-verstrichen", stand("status: geplant, beginn_geplant: 2024", "status: laufend"), []),
    ("geplanter-beginn-verstrichen", stand("status: geplant, beginn_geplant: offen"), []),
    ("geplanter-beginn-verstrichen", stand("status: entfallen, beginn_geplant: 2024"), []),
    # massnahme-ueberfaellig speaks.
    ("geplanter-beginn-verstrichen", stand("status: geplant, beginn_geplant: 2024", rest="        frist: 2025\n"), []),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator("")), [OHNE]),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator(", messwerte: [{zeitraum: 2025}]")), [OHNE]),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator(", zielwert: 10, ausgangswert: 3")), [OHNE]),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator(", messwerte: [{wert: 0}]")), []),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator(", zielwert: ja")), []),
    ("abgeschlossen-ohne-messwert", stand(FERTIG, rest=indikator(", art: kontext")), []),
    ("abgeschlossen-ohne-messwert", stand(FERTIG), []),
    ("abgeschlossen-ohne-messwert", stand("status: laufend", rest=indikator("")), []),
    (
        "abgeschlossen-ohne-messwert",
        f"{FELD}    massnahmen:\n"
        + "".join(
            f"      - {{id: m{n}, titel: M, stand: [{{{FERTIG}}}], indikatoren: [{{id: i{n}, titel: I}}]}}\n"
            for n in range(2)
        ),
        [OHNE.replace("Kurs", "M"), OHNE.replace("Kurs", "M").replace("5:", "6:").replace("1.1", "1.2")],
    ),
    (
        "stand-veraltet",
        stand("datum: 31.12.2024, status: laufend (bewährt)"),
        [f"5: {M} ist laufend, der letzte Stand dazu (31.12.2024) ist älter als 12 Monate."],
    ),
    (
        "stand-veraltet",
        stand("datum: seit 2024, status: laufend"),
        [f"5: {M} ist laufend, der letzte Stand dazu (seit 2024) ist älter als 12 Monate."],
    ),
    ("stand-veraltet", stand("datum: 2024, status: laufend", "datum: 2025, status: laufend"), []),
    ("stand-veraltet", stand("datum: 01.01.2025, status: laufend"), []),
    *(
        ("stand-veraltet", stand(f"datum: 2020, status: {kern}"), [])
        for kern in ("abgeschlossen", "dauerhaft", "entfallen", "zurückgestellt", "geplant")
    ),
    ("stand-veraltet", stand("status: laufend"), []),
    ("stand-veraltet", MASSNAHME, []),
    # The deadline is what matters then.
    ("stand-veraltet", stand("datum: 2020, status: laufend", rest="        frist: 2024\n"), []),
    (
        "stand-veraltet",
        stand("datum: 2020, status: laufend", rest="        frist: 01.01.2026\n"),
        [f"5: {M} ist laufend, der letzte Stand dazu (2020) ist älter als 12 Monate."],
    ),
    # The Geltung is over, and up to then the status was not old.
    ("stand-veraltet", "geltung: {bis: 2021}\n" + stand("datum: 30.06.2021, status: laufend"), []),
    (
        "stand-veraltet",
        "geltung: {bis: 2021}\n" + stand("datum: 30.06.2020, status: laufend"),
        [f"6: {M} ist laufend, der letzte Stand dazu (30.06.2020) ist älter als 12 Monate."],
    ),
    (
        "stand-ohne-datum",
        stand("datum: 2024, status: geplant", "status: laufend (wird aktuell gestellt)"),
        [f"9: {M} ist laufend (wird aktuell gestellt), aber ohne Datum."],
    ),
    (
        "stand-ohne-datum",
        stand("status: geplant", "status: laufend"),
        [f"8: {M} ist geplant, aber ohne Datum."],
    ),
    ("stand-ohne-datum", stand("datum: 2024, status: geplant"), []),
    ("stand-ohne-datum", MASSNAHME, []),
    (
        "stand-ungeordnet",
        stand("datum: 30.06.2025, status: laufend", "status: laufend", "datum: 2024, status: geplant"),
        [f"10: {M}: Der Stand 2024 steht hinter einem jüngeren."],
    ),
    ("stand-ungeordnet", stand("datum: 2025, status: geplant", "datum: 30.06.2025, status: laufend"), []),
    ("stand-ungeordnet", stand("datum: 30.06.2025, status: geplant", "datum: 30.06.2025, status: laufend"), []),
    ("stand-ungeordnet", stand("datum: 2024, status: geplant", "status: laufend", "datum: 2025, status: laufend"), []),
    (
        "stand-in-der-zukunft",
        stand("datum: 02.01.2026, status: laufend"),
        [f"8: {M}: Der Stand 02.01.2026 liegt in der Zukunft."],
    ),
    ("stand-in-der-zukunft", stand("datum: 2026, status: laufend"), []),
    ("stand-in-der-zukunft", stand("status: geplant, beginn_geplant: 2030"), []),
    ("stand-in-der-zukunft", stand("datum: 01.01.2026, status: laufend"), []),
    # Without a previous edition there is nothing to compare; more rows below.
    ("stand-umgeschrieben", stand("datum: 2024, status: laufend"), []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


ALT = "datum: 30.06.2024, status: zurückgestellt (verschoben), grund: Keine Lehrkraft."
NEU = "datum: 30.06.2025, status: laufend"
HATTE = f"{M} hatte in der vorigen Fassung den Stand"
VERLOREN = f"{HATTE} „zurückgestellt (verschoben)“ (30.06.2024); er fehlt oder ist geändert."
VERGLEICHE = [
    ([ALT], [ALT, NEU], []),
    ([ALT], [ALT], []),
    # Supplemented, or written in another way.
    (["status: laufend"], [NEU], []),
    ([ALT], ["datum: 2024-06-30, status: Zurückgestellt (verschoben), grund: Keine   Lehrkraft., text: X"], []),
    ([], [NEU], []),
    # Gone, or said to be something else.
    ([ALT], [NEU], [f"8: {VERLOREN}"]),
    ([ALT, NEU], [ALT.replace("Keine Lehrkraft", "Kein Geld"), NEU], [f"8: {VERLOREN}"]),
    ([ALT], [ALT.replace("verschoben", "nicht umgesetzt")], [f"8: {VERLOREN}"]),
    ([ALT], [ALT.replace("2024", "2023")], [f"8: {VERLOREN}"]),
    ([ALT], [ALT.replace(", grund: Keine Lehrkraft.", "")], [f"8: {VERLOREN}"]),
    ([ALT], [], [f"5: {VERLOREN}"]),
    (
        ["status: laufend"],
        [],
        [f"5: {HATTE} „laufend“; er fehlt oder ist geändert."],
    ),
]


@pytest.mark.parametrize(("before", "now", "expected"), VERGLEICHE)
def test_a_status_once_told_stays(before: list[str], now: list[str], expected: list[str]) -> None:
    old, new = (stand(*entries) if entries else MASSNAHME for entries in (before, now))
    assert meldungen("stand-umgeschrieben", new, vorgaenger=konzept(old)) == expected


def test_a_measure_that_is_new_or_gone_lost_no_status() -> None:
    old = konzept(stand(ALT).replace("id: m\n", "id: weg\n"))
    assert meldungen("stand-umgeschrieben", stand(NEU), vorgaenger=old) == []


@pytest.mark.parametrize(("monate", "found"), [(1, 1), (6, 1), (7, 0), (12, 0)])
def test_how_old_a_status_may_be_is_up_to_the_town(monate: int, found: int) -> None:
    text = stand("datum: 15.06.2025, status: laufend")
    said = meldungen("stand-veraltet", text, hausregeln=Hausregeln(stand_monate=monate))
    assert len(said) == found
    assert all(("ein Monat" in one) is (monate == 1) for one in said)


def test_every_rule_has_silent_and_speaking_rows() -> None:
    rules = {name for name, one in REGELN.items() if one.thema == "stand"} - {"stand-umgeschrieben"}
    assert len(rules) >= 7
    for name in rules:
        said = [bool(expected) for rule, _, expected in FAELLE if rule == name]
        assert len(said) >= 3, name
        assert {*said} == {True, False}, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("steinfurt", {}),
        ("neumuenster/2015", {}),
        ("neumuenster/2022", {}),
        # „ist (wird aktuell) gestellt“, without a day.
        ("rhein-kreis-neuss", {"stand-ohne-datum": 1}),
    ],
)
def test_the_real_documents(name: str, expected: dict[str, int]) -> None:
    folder = BEISPIELE / name
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    rules = [one for one in REGELN.values() if one.thema == "stand"]
    found = lint(loaded.konzept, loaded.places, date(2026, 11, 21), rules)
    assert Counter(one.rule for one in found) == expected
