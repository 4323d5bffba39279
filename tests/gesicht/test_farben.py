"""Colours: measured as WCAG does, derived so that everything stays legible, and found wanting with a way out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.einstellungen.conftest import KONZEPT, vergiss

from konzept.cli.configuration import effective
from konzept.cli.judge import judge
from konzept.cli.read import read
from konzept.finding import Finding, Level
from konzept.gesicht import DUNKLE_FLAECHE, HAUS, Farben
from konzept.werte.farbe import abgehoben, gesagt, getoent, kontrast

Ordner = Callable[..., Path]
BUNT = ("#8a1420", "#005ea8", "#767676", "#9b5c00", "#007a33", "#000000", "#5b2a86", "#c4006a")


@pytest.mark.parametrize(
    ("eine", "verhaeltnis"),
    # Pairs with white that are known from the literature on WCAG, 4.54 and 4.48 when rounded.
    [("#000000", "21,00"), ("#767676", "4,54"), ("#777777", "4,47"), ("#ffffff", "1,00"), ("#ff0000", "3,99"),
     ("#0000ff", "8,59")],
)  # fmt: skip
def test_contrast_as_wcag_measures_it(eine: str, verhaeltnis: str) -> None:
    assert gesagt(kontrast(eine, "#ffffff")) == gesagt(kontrast("#ffffff", eine)) == verhaeltnis


def test_no_ratio_is_rounded_up() -> None:
    assert [gesagt(one) for one in (4.4999, 4.5, 4.509)] == ["4,49", "4,50", "4,50"]


def test_the_nearest_tone_that_passes() -> None:
    assert abgehoben("#767676", "#ffffff") == "#767676"
    assert abgehoben("#777777", "#ffffff") == "#767676"
    orange = abgehoben("#f39200", "#ffffff")
    assert 4.5 <= kontrast(orange, "#ffffff") < 4.56
    red, green, blue = (int(orange[at : at + 2], 16) for at in (1, 3, 5))
    assert blue == 0
    assert green / red == pytest.approx(0x92 / 0xF3, abs=0.01), "the hue stays"
    assert kontrast(abgehoben("#8a1420", "#14191c", heller=True), "#14191c") >= 4.5, "lighter on a dark ground"


@pytest.mark.parametrize("akzent", BUNT)
def test_everything_derived_can_be_read(akzent: str) -> None:
    farben = Farben.der_stadt(akzent, akzent)
    assert kontrast(akzent, farben.grund) >= 4.5
    assert kontrast(akzent, farben.flaeche) >= 4.5, "heads of tables"
    assert kontrast(farben.leise, farben.flaeche) >= 4.5, "the head of a page"
    assert kontrast(farben.akzent_im_dunkeln, DUNKLE_FLAECHE) >= 7
    assert len(set(farben.reihen)) == len(HAUS.farben.reihen)
    assert farben.reihen[0] == farben.ziel == farben.streifen == akzent
    assert all(kontrast(one, farben.grund) >= 4.5 for one in farben.reihen)


def test_what_looks_like_the_accent_makes_room() -> None:
    red = Farben.der_stadt("#8a1420", "").reihen
    assert "#8a1c4a" in HAUS.farben.reihen
    assert red == ("#8a1420", *(HAUS.farben.akzent if one == "#8a1c4a" else one for one in HAUS.farben.reihen[1:]))


def test_the_house_is_its_own_town() -> None:
    assert Farben.der_stadt("", "") == HAUS.farben
    assert Farben.der_stadt(HAUS.farben.akzent, "").reihen == HAUS.farben.reihen
    assert getoent("#777777", HAUS.farben.linie).count(getoent("#777777", HAUS.farben.linie)[1:3]) == 3, "grey stays"


def _findings() -> list[Finding]:
    vergiss()
    source = read(".")
    urteil = judge(source, effective(source).massstab(KONZEPT_TAG))
    return [one for one in urteil.findings if one.rule == "farbe-kontrast"]


KONZEPT_TAG = date(2026, 1, 1)


def test_a_finding_with_its_place_and_the_way_out(ordner: Ordner) -> None:
    text = '[regeln]\n\n[druck]\n# unsere Farbe\nakzent =  "#F39200" # Orange\nzweitfarbe = "#767676"\n'
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": text})
    (one,) = _findings()
    assert (str(one.span), one.span.end_column, one.level) == ("konzept.toml:5:12", 19, Level.FEHLER)
    assert "2,35 : 1" in one.message
    assert "4,5 : 1" in one.message
    better = abgehoben("#f39200", "#ffffff")
    assert f"„{better}“ mit 4,5" in one.hint
    Path("konzept.toml").write_text(text.replace("#F39200", better), encoding="utf-8")
    assert _findings() == []


def test_the_line_is_shown(ordner: Ordner) -> None:
    ordner({"konzept.yaml": KONZEPT, "pyproject.toml": '[tool.konzept.druck]\nzweitfarbe = "#777777"\n'})
    vergiss()
    source = read(".")
    urteil = judge(source, effective(source).massstab(KONZEPT_TAG))
    (one,) = (one for one in urteil.findings if one.rule == "farbe-kontrast")
    assert str(one.span) == "pyproject.toml:2:15"
    assert urteil.zeilen["pyproject.toml", 2] == 'zweitfarbe = "#777777"'
    assert "„#767676“ mit 4,54 : 1" in one.hint


def test_nothing_to_say(ordner: Ordner) -> None:
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": '[druck]\nakzent = "#8a1420"\n'})
    assert _findings() == []
    Path("konzept.toml").unlink()
    assert _findings() == []
