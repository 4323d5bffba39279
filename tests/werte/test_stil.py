"""The house style: how numbers, amounts, dates and ranges are set."""

from datetime import date
from decimal import Decimal

import pytest

from konzept.werte.stil import HAUSSTIL, Datumsform, Hausstil, Tausender, mit_einheit

NORM = Hausstil(Tausender.SCHMAL, Tausender.PUNKT, True, Datumsform.MONATSNAME)
OHNE = Hausstil(Tausender.KEINE, Tausender.KEINE)


@pytest.mark.parametrize(
    ("wert", "haus", "norm", "ohne"),
    [
        ("50", "50", "50", "50"),
        ("1573.45", "1.573,45", "1\u202f573,45", "1573,45"),
        ("33500", "33.500", "33\u202f500", "33500"),
        ("-1234567.50", "−1.234.567,50", "−1\u202f234\u202f567,50", "−1234567,50"),
        ("1E+5", "100.000", "100\u202f000", "100000"),
        ("0.001", "0,001", "0,001", "0,001"),
    ],
)
def test_numbers(wert: str, haus: str, norm: str, ohne: str) -> None:
    assert [stil.zahl(Decimal(wert)) for stil in (HAUSSTIL, NORM, OHNE)] == [haus, norm, ohne]


@pytest.mark.parametrize(
    ("wert", "text"),
    [("12500", "12.500"), ("12500.00", "12.500"), ("1573.4", "1.573,40"), ("1573.45", "1.573,45"), ("0.5", "0,50"),
     ("1.625", "1,625"), ("9" * 40 + ".5", "9." + "999." * 12 + "999,50")],
)  # fmt: skip
def test_cents_are_two_digits_or_not_there(wert: str, text: str) -> None:
    assert NORM.betrag(Decimal(wert)) == text


def test_euro_and_units_keep_together() -> None:
    assert HAUSSTIL.euro(Decimal(12500)) == "12.500\u00a0€"
    assert mit_einheit("14,7", "%") == "14,7\u00a0%"
    assert mit_einheit("14,7", "") == "14,7"


def test_dates() -> None:
    assert HAUSSTIL.datum(date(2022, 3, 9)) == "09.03.2022"
    assert NORM.datum(date(2022, 3, 9)) == "9.\u00a0März 2022"


def test_ranges() -> None:
    assert HAUSSTIL.spanne("40", "50") == "40–50"
    assert NORM.spanne("40", "50") == "40\u00a0–\u00a050"
    assert HAUSSTIL.spanne("−5", "−3") == "−5 bis −3"
