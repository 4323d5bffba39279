"""What two wordings have in common that say the same: not more than that, and in every house style."""

from datetime import date
from itertools import product

import pytest

from konzept.werte import Betrag, Prozent, Status, Wortlaut, Zahl, Zeitangabe, Zielwert
from konzept.werte.stil import Datumsform, Hausstil, Tausender
from konzept.werte.zeit import plus_months

STILE = [Hausstil(*one) for one in product(Tausender, Tausender, (False, True), Datumsform)]
SAME = {
    Zeitangabe: [{"31.03.2027", "2027-03-31"}, {"03/2027", "März 2027"}],
    Betrag: [{"12.500 €", "12500 EUR"}],
    Prozent: [{"14,7 %", "14,7%"}],
    Zahl: [],
    Zielwert: [],
    Status: [],
}


def bare(sinn: object) -> object:
    """White space and the form of a dash are a matter of print."""
    return "".join(sinn.split()).translate(str.maketrans("–−", "--")) if isinstance(sinn, str) else sinn


@pytest.mark.parametrize("kind", SAME)
def test_only_what_says_the_same_has_one_meaning(kind: type[Wortlaut]) -> None:
    found: dict[object, set[str]] = {}
    for text in kind.BEISPIELE:
        found.setdefault(bare(kind.parse(text).sinn), set()).add(text)
    assert [texts for texts in found.values() if len(texts) > 1] == SAME[kind]


@pytest.mark.parametrize("kind", SAME)
@pytest.mark.parametrize("stil", STILE, ids=str)
def test_print_keeps_the_meaning(kind: type[Wortlaut], stil: Hausstil) -> None:
    for text in kind.BEISPIELE:
        value = kind.parse(text)
        assert bare(kind.parse(value.gedruckt(stil)).sinn) == bare(value.sinn), text


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Zeitangabe, "kurzfristig", "langfristig"),
        (Zeitangabe, "2027", "Ende 2027"),
        (Zeitangabe, "jährlich", "alle zwei Jahre"),
        (Zeitangabe, "6 Monate nach Beginn der Geltung", "6 Monate nach Ende der Geltung"),
        (Betrag, "ab 500 €", "über 500 €"),
        (Betrag, "bis 500 €", "unter 500 €"),
        (Betrag, "500 €", "500 € (geschätzt)"),
        (Betrag, "500 €", "500 € + Fahrtkosten"),
        (Betrag, "keine", "offen"),
        (Zahl, "gut 500", "knapp 500"),
        (Zielwert, "je 10 Kurse", "10 Kurse"),
        (Zielwert, "5 bis X Kurse", "7 bis X Kurse"),
        (Status, "laufend", "laufend (bewährt)"),
    ],
)
def test_what_is_not_the_same(kind: type[Wortlaut], one: str, other: str) -> None:
    assert kind.parse(one).sinn != kind.parse(other).sinn


def test_months_end_where_the_calendar_does() -> None:
    """A document is judged as of the first day there is; a rule that looks a year back must not stumble."""
    assert plus_months(date.min, -12) == date.min
    assert plus_months(date.max, 1) == date.max
    assert plus_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert plus_months(date(2024, 12, 31), -12) == date(2023, 12, 31)
