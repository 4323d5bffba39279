"""Whatever the data: nothing leaves the picture, no word lies on another, nothing crashes."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.drucken.bilderwerk import GELTUNG, STAENDE, ZEITEN, bilder, konzept

from konzept.model import Index
from konzept.render.bilder import schedule, schedule_data, series, series_data, shares
from konzept.render.bilder.picture import Flaeche, Marke, Zeichnung
from konzept.render.bilder.place import beruehren

ZAHLEN = st.one_of(
    st.integers(-50, 200).map(str),
    st.integers(0, 10**15).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 100, places=2).map(lambda n: str(n).replace(".", ",")),
    st.sampled_from(["0", "-0", "0,0000000001", "999999999999999", "9" * 40, "ca. 5.000", "+5", "mindestens 12"]),
)
ZEIT = st.one_of(
    st.integers(1995, 2040).map(str),
    st.dates(date(2015, 1, 1), date(2027, 12, 31)).map(str),
    st.sampled_from(
        ["2018/2019", "Schuljahr 2018/2019", "Q3/2022", "laufend", "seit 2020", "bis 2021", "1900", "2199", "03/2024"]
    ),
)
TITEL = st.text(min_size=1, max_size=120).map(lambda text: " ".join(text.split())).filter(bool)
ZIEL = st.sampled_from(["steigt", "10", "10–400", "5 %", "mindestens 1.000.000", "X %", "Steigerung um 5 %", "ja"])
MESSWERT = st.fixed_dictionaries(
    {},
    optional={
        "zeitraum": ZEIT,
        "wert": ZAHLEN,
        "gruppe": st.sampled_from(["Frauen", "Männer", "W" * 60, "ab 55", "a", "b", "c", "d"]),
        "vorlaeufig": st.sampled_from(["ja", "nein"]),
        "bruch": st.sampled_from(["ja", "nein"]),
    },
)
INDIKATOR = st.fixed_dictionaries(
    {"id": st.just("i"), "titel": TITEL, "messwerte": st.lists(MESSWERT, max_size=25)},
    optional={
        "einheit": st.sampled_from(["%", "Personen", "E" * 200]),
        "turnus": st.sampled_from(["jährlich", "alle zwei Jahre", "monatlich", "offen"]),
        "ausgangswert": ZAHLEN,
        "ausgangsjahr": ZEIT,
        "zielwert": ZIEL,
        "frist": ZEIT,
        "zwischenziele": st.lists(st.fixed_dictionaries({"zielwert": ZIEL}, optional={"frist": ZEIT}), max_size=4),
    },
)
MASSNAHME = st.fixed_dictionaries(
    {"titel": TITEL, "status": st.sampled_from(STAENDE)},
    optional={
        "zeitraum": st.one_of(st.sampled_from(ZEITEN).map(lambda one: one.get("zeitraum", "offen")), ZEIT),
        "frist": ZEIT,
    },
)


def check(zeichnung: Zeichnung) -> None:
    """The rules of every picture."""
    frame = -0.1, -0.1, zeichnung.breite + 0.1, zeichnung.hoehe + 0.1
    solid: Sequence[Flaeche | Marke] = [*zeichnung.flaechen, *zeichnung.marken]
    boxes = [one.kasten for one in (*solid, *zeichnung.worte)]
    boxes += [(x, y, x, y) for strich in (*zeichnung.striche, *zeichnung.linien) for x, y in strich.punkte]
    for box in boxes:
        assert frame[0] <= box[0] <= box[2] <= frame[2], (box, frame)
        assert frame[1] <= box[1] <= box[3] <= frame[3], (box, frame)
    for one, other in combinations(zeichnung.worte, 2):
        # Letters seldom fill their line; a tenth of it may be shared.
        assert not beruehren(one.kasten, other.kasten, -1.0), (one, other)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(INDIKATOR)
def test_any_series(indikator: dict[str, Any]) -> None:
    whole = konzept([{"id": "f", "titel": "F", "indikatoren": [indikator]}], geltung=GELTUNG)
    (one,) = whole.handlungsfelder[0].indikatoren
    reihe = series_data.gelesen(one, Index(whole).geltung)
    zeichnung = series.gezeichnet(reihe, one.einheit or "") if reihe else None
    if zeichnung:
        check(zeichnung)
    bild = bilder([{"id": "f", "titel": "F", "indikatoren": [indikator]}], geltung=GELTUNG).reihe(one)
    assert (bild is None) == (zeichnung is None)
    if bild:
        etree.fromstring(bild.svg)
        assert len(bild.tabelle.zeilen) == len(one.messwerte)


def test_numbers_stand_beside_signs_and_lines() -> None:
    values = [{"zeitraum": str(2000 + n), "wert": f"{100 + n * 37 % 90}.{n * 7 % 10}00"} for n in range(25)]
    whole = konzept([{"id": "f", "titel": "F", "indikatoren": [{"id": "i", "titel": "I", "messwerte": values}]}])
    reihe = series_data.gelesen(whole.handlungsfelder[0].indikatoren[0], (None, None))
    assert reihe is not None
    zeichnung = series.gezeichnet(reihe, "")
    assert zeichnung is not None
    check(zeichnung)
    printed = {punkt.wort for punkt in reihe.gruppen[0].punkte[:-1]}
    numbers = [wort for wort in zeichnung.worte if wort.text in printed]
    assert 3 <= len(numbers) < 24, "as many as there is room for"
    assert not any(beruehren(wort.kasten, marke.kasten) for wort in numbers for marke in zeichnung.marken)


def test_a_long_title_ends_before_the_bars() -> None:
    measures = [{"id": f"m-{n}", "titel": "Kurs für Eltern " * 20, "zeitraum": "2026–2027"} for n in range(3)]
    index = Index(konzept([{"id": "f", "titel": "Feld der Felder " * 20, "massnahmen": measures}]))
    plan = schedule_data.geplant(index)
    assert plan is not None
    (blatt,) = schedule.blaetter(plan)
    zeichnung = schedule.gezeichnet(plan, blatt, date(2026, 6, 1), "")
    titles = [wort for wort in zeichnung.worte if "Eltern" in wort.text or "Felder" in wort.text]
    assert len(titles) == 4
    assert all(wort.kasten[2] < schedule.LINKS - 4 and wort.text.endswith("…") for wort in titles)
    assert titles[1].text.startswith("1.1 Kurs")


def test_the_examples_of_hypothesis_draw_something() -> None:
    seen = list[bool]()

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(INDIKATOR)
    def look(indikator: dict[str, Any]) -> None:
        whole = konzept([{"id": "f", "titel": "F", "indikatoren": [indikator]}], geltung=GELTUNG)
        seen.append(series_data.gelesen(whole.handlungsfelder[0].indikatoren[0], (None, None)) is not None)

    look()
    assert sum(seen) >= 15


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(TITEL, st.lists(MASSNAHME, max_size=30)), min_size=1, max_size=4),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from([{}, GELTUNG, {"von": "2020"}, {"von": "1950", "bis": "2150"}]),
)
def test_any_measures(felder: list[tuple[str, list[dict[str, Any]]]], stichtag: date, geltung: dict[str, str]) -> None:
    data = [
        {
            "id": f"f-{at}",
            "titel": titel,
            "massnahmen": [
                {key: value for key, value in one.items() if key != "status"}
                | {"id": f"m-{at}-{n}", "stand": [{"status": one["status"]}] if one["status"] else []}
                for n, one in enumerate(massnahmen)
            ],
        }
        for at, (titel, massnahmen) in enumerate(felder)
    ]
    index = Index(konzept(data, geltung=geltung))
    plan = schedule_data.geplant(index)
    for blatt in schedule.blaetter(plan) if plan else []:
        assert len(blatt.zeilen) <= schedule.ZEILEN
        assert isinstance(blatt.zeilen[0], str)
        assert not isinstance(blatt.zeilen[-1], str)
        assert plan is not None
        check(schedule.gezeichnet(plan, blatt, stichtag, "Nicht dargestellt: 4 Maßnahmen ohne Zeitangabe."))
    anteile = shares.gezaehlt(index)
    for sheet in shares.blaetter(anteile) if anteile else []:
        check(shares.gezeichnet(sheet))
    werk = bilder(data, stichtag, geltung=geltung)
    for bild in (*werk.gantt(), *werk.anteile()):
        etree.fromstring(bild.svg)
    drawn = sum(len(blatt.termine) for blatt in schedule.blaetter(plan)) if plan else 0
    total = sum(len(massnahmen) for _, massnahmen in felder)
    assert not plan or drawn + plan.ohne_angabe + plan.ungefaehr == total
