"""Sums of money: nothing is invented, nothing counted twice, and rows and columns come to the same."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzept.model import Index, Konzept
from konzept.render.finanzplan import Finanzplan, Raster
from konzept.render.summe import Summe, zusammen
from konzept.werte import Betrag


def summe(*texte: str) -> Summe:
    return zusammen(Summe.of(Betrag.parse(text)) for text in texte)


TABLE = [
    (("12.500 €", "500 €"), "13.000\u00a0€", 0, 0),
    (("0,10 €", "0,20 €"), "0,30\u00a0€", 0, 0),
    (("1,6 Mio. €", "1 €"), "1.600.001\u00a0€", 0, 0),
    (("600–1.200 €", "100 €"), "700–1.300\u00a0€", 0, 0),
    (("ca. 5.000 €", "100 €"), "ca.\u00a05.100\u00a0€", 0, 0),
    (("grobe Schätzung: 20.000 €", "1.000 – 2.000 €"), "ca.\u00a021.000–22.000\u00a0€", 0, 0),
    (("keine", "kostenneutral"), "keine", 0, 0),
    (("keine", "500 €"), "500\u00a0€", 0, 0),
    (("offen", "500 €", "offen"), "500\u00a0€", 2, 0),
    (("offen",), None, 1, 0),
    (("eigene Vorlage",), None, 1, 0),
    (("500 € pro Kurs", "ab 500 €", "bis 1.000 €", "100 € + Fahrtkosten", "7 €"), "7\u00a0€", 0, 4),
    ((), None, 0, 0),
]


@pytest.mark.parametrize(("texte", "gedruckt", "offen", "ohne_summe"), TABLE, ids=[" + ".join(row[0]) for row in TABLE])
def test_sum(texte: tuple[str, ...], gedruckt: str | None, offen: int, ohne_summe: int) -> None:
    got = summe(*texte)
    assert (got.betrag.gedruckt() if got.betrag else None) == gedruckt
    assert (got.offen, got.ohne_summe) == (offen, ohne_summe)
    assert got.vollstaendig == (offen + ohne_summe == 0)


def test_a_sum_is_exact_however_long() -> None:
    long = "9" * 60
    assert summe(f"{long} €", "0,01 €").von == Decimal(f"{long}.01")


def plan(**rest: object) -> Finanzplan:
    konzept = Konzept.model_validate({"konzept": "1", "titel": "T", "kommune": {"name": "O"}, **rest})
    return Finanzplan(Index(konzept))


def felder(*felder: list[dict[str, object]]) -> list[dict[str, object]]:
    """Fields with one measure each that has these entries."""
    return [
        {"id": f"f{n}", "titel": f"Feld {n}", "massnahmen": [{"id": f"m{n}", "titel": "M", "finanzierung": posten}]}
        for n, posten in enumerate(felder)
    ]


def test_years() -> None:
    zeiten = ["2027", "Q1/2026", "31.12.2026", "2026–2028", "jährlich", "laufend", "offen", "nach 2 Jahren", "ab 2026"]
    posten: list[dict[str, object]] = [{"betrag": "1 €", "zeitraum": zeit} for zeit in zeiten]
    posten.append({"betrag": "1 €"})
    got = plan(geltung={"von": "2026", "bis": "2028"}, handlungsfelder=felder(posten))
    assert [one.jahr for one in got.posten] == [
        "2027", "2026", "2026", "mehrere Jahre", "mehrere Jahre", "mehrere Jahre", "ohne Jahr", "2028", "mehrere Jahre",
        "ohne Jahr",
    ]  # fmt: skip
    assert got.nach_feld.spalten == ("2026", "2027", "2028", "mehrere Jahre", "ohne Jahr")


def test_what_recurs_has_no_sum() -> None:
    got = plan(handlungsfelder=felder([{"betrag": "100 €", "zeitraum": "jährlich"}]))
    assert got.nach_feld.gesamt.betrag is None
    assert got.nach_feld.gesamt.ohne_summe == 1
    assert len(got.nicht_in_summen) == 1


def test_funding_of_concept_fields_and_measures_stands_once() -> None:
    massnahme = {"id": "m", "titel": "M", "kosten": "3 €", "finanzierung": [{"betrag": "3 €"}]}
    posten = [{"betrag": "20 €", "mittel": "Haushalt"}]
    feld = {"id": "f", "titel": "Feld", "finanzierung": posten, "massnahmen": [massnahme]}
    quer = {"id": "q", "titel": "Quer", "massnahmen": [{"id": "n", "titel": "N", "kosten": "4 €"}]}
    got = plan(finanzierung=[{"betrag": "100 €", "mittel": "Land"}], handlungsfelder=[feld], querschnittsthemen=[quer])
    assert [(row.name, int(row.summe.von)) for row in got.nach_feld.zeilen] == [
        ("Integrationskonzept insgesamt", 100),
        ("Feld", 23),
    ]
    assert [(row.name, int(row.summe.von)) for row in got.nach_mitteln.zeilen] == [
        ("Land", 100),
        ("Haushalt", 20),
        ("ohne Angabe", 3),
    ]
    # Costs are what the money is for: the other side, never added to it.
    assert [(row.feld.titel, int(row.summe.von)) for row in got.kosten_je_feld] == [("Quer", 4), ("Feld", 3)]
    assert got.kosten_gesamt is not None
    assert (int(got.kosten_gesamt.summe.von), got.kosten_gesamt.massnahmen, got.kosten_gesamt.ohne_angabe) == (7, 2, 0)


def test_fields_of_one_title_are_two_rows() -> None:
    zwei = felder([{"betrag": "1 €"}], [{"betrag": "2 €"}])
    zwei[1]["titel"] = zwei[0]["titel"]
    assert [int(row.summe.von) for row in plan(handlungsfelder=zwei).nach_feld.zeilen] == [1, 2]


def test_nothing_said_about_money() -> None:
    assert plan().leer
    assert plan(handlungsfelder=felder([])).leer
    assert not plan(kosten="offen").leer
    assert not plan(handlungsfelder=felder([{"mittel": "Land"}])).leer


BETRAEGE = st.sampled_from(["1 €", "0,10 €", "1.573,45 €", "600–1.200 €", "ca. 7 €", "keine", "offen", "5 € pro Kurs"])
ZEITEN = st.sampled_from(["2026", "2027", "2026–2028", "laufend", None])
MITTEL = st.sampled_from(["Haushalt", "Land", None])
POSTEN = st.fixed_dictionaries({"betrag": BETRAEGE, "zeitraum": ZEITEN, "mittel": MITTEL})


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(POSTEN, max_size=5), max_size=4))
def test_rows_columns_and_total_agree(posten: list[list[dict[str, object]]]) -> None:
    bare = [[{key: value for key, value in one.items() if value} for one in entries] for entries in posten]
    got = plan(handlungsfelder=felder(*bare))
    everything = zusammen(one.summe for one in got.posten)
    for raster in (got.nach_feld, got.nach_mitteln):
        agrees(raster, everything)


def agrees(raster: Raster, everything: Summe) -> None:
    assert zusammen(row.summe for row in raster.zeilen) == zusammen(raster.summen) == raster.gesamt == everything
    for at, column in enumerate(raster.summen):
        assert zusammen(row.zellen[at] for row in raster.zeilen) == column
    for row in raster.zeilen:
        assert zusammen(row.zellen) == row.summe
