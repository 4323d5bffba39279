"""Pictures: what they say is what the data say, and they can be read by everybody."""

import importlib.util
import re
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from lxml import etree
from tests.conftest import ROOT
from tests.drucken.bilderwerk import GELTUNG, GRUPPEN, QUOTE, STICHTAG, bilder, felder, konzept, massnahmen, werte

from konzept.export.image_flaws import flaw
from konzept.gesicht import HAUS
from konzept.model import Index
from konzept.render.bilder import Bild, picture, schedule, schedule_data, shares
from konzept.render.bilder.hatch import MUSTER, schraffur
from konzept.render.bilder.letters import gekuerzt, umbrochen, weite
from konzept.render.bilder.place import verteilt
from konzept.render.bilder.scale import gerundet

SVG = "{http://www.w3.org/2000/svg}"


def reihe(**angaben: object) -> Bild | None:
    werk = bilder([{"id": "f", "titel": "F", "indikatoren": [{"id": "i", "titel": "Kinder", **angaben}]}])
    (indikator,) = werk._index.konzept.handlungsfelder[0].indikatoren
    return werk.reihe(indikator)


def worte(bild: Bild) -> list[str]:
    return [text.text or "" for text in etree.fromstring(bild.svg).iter(f"{SVG}text")]


def alle() -> list[Bild]:
    werk = bilder(felder(), geltung=GELTUNG)
    series = [werk.reihe(one) for one in werk._index.konzept.handlungsfelder[0].indikatoren]
    found = [*filter(None, series), *werk.gantt(), *werk.anteile()]
    assert len(found) == 6
    assert [bild.name for bild in found] == list(werk.gezeichnet)
    return found


def test_a_series_in_words() -> None:
    bild = reihe(**{key: value for key, value in QUOTE.items() if key not in ("id", "titel")})
    assert bild is not None
    assert bild.alternativtext == (
        "Liniendiagramm zu „Kinder“ (in %). Von 14,1\u00a0% (2016) auf 11,9\u00a0% (2023, vorläufig); höchster "
        "Wert 14,5 (2019), niedrigster Wert 11,2 (2022). Ausgangswert: 14,7\u00a0% (2015). Zwischenziel: 12\u00a0% "
        "(bis 2024). Ziel: höchstens 10\u00a0% (bis 2027). Zwischen 2017 und 2019 gibt es keine Werte. "
        "Die Reihe bricht bei 2021."
    )
    assert {"in %", "15,0", "0,0", "Bruch", "Ausgangswert 14,7 (2015)", "2027", "11,9"} <= set(worte(bild))
    assert "vorläufiger Wert (Zeichen ohne Füllung)" in worte(bild)


def test_a_gap_and_a_break_cut_the_line() -> None:
    whole = reihe(messwerte=werte((2016, "1"), (2017, "2"), (2018, "3"), (2019, "4")))
    gap = reihe(messwerte=werte((2016, "1"), (2017, "2"), (2019, "4"), (2020, "4")))
    broken = reihe(messwerte=werte((2016, "1"), (2017, "2")) + werte((2018, "3"), bruch="ja") + werte((2019, "4")))

    def lines(bild: Bild | None) -> int:
        assert bild is not None
        return bild.svg.count(b'stroke-width="1.8"')

    assert (lines(whole), lines(gap), lines(broken)) == (1, 2, 2)


def test_every_second_year_is_a_rhythm_and_no_gap() -> None:
    bild = reihe(messwerte=werte((2016, "1"), (2018, "2"), (2020, "3")))
    assert bild is not None
    assert "keine Werte" not in bild.alternativtext
    yearly = reihe(turnus="jährlich", messwerte=werte((2016, "1"), (2018, "2"), (2020, "3")))
    assert yearly is not None
    assert yearly.alternativtext.count("keine Werte") == 0, "what was never measured more often has no gap"


@pytest.mark.parametrize(
    "angaben",
    [
        {},
        {"messwerte": werte((2020, "1"))},
        {"messwerte": werte((2020, "1"), (2020, "2"))},
        {"messwerte": [{"zeitraum": "2020"}, {"zeitraum": "2021", "wert": "3"}]},
        {"messwerte": [{"wert": "4"}, {"wert": "3"}]},
        {"messwerte": werte(("laufend", "1"), ("mittelfristig", "2"))},
        {"ausgangswert": "3", "ausgangsjahr": "2019", "zielwert": "5", "frist": "2027"},
        {"messwerte": werte((2020, "1"), (2021, "9" * 16))},
        # What is drawn, the first six groups, is all of one year.
        {"messwerte": [one for n in range(7) for one in werte((2020 + n // 6, "1"), gruppe=f"Gruppe {n}")]},
    ],
)
def test_too_little_gives_no_picture(angaben: dict[str, object]) -> None:
    assert reihe(**angaben) is None


def test_no_target_is_drawn_that_is_counted_otherwise() -> None:
    data = werte((2020, "100"), (2021, "110"))
    for ziel in ("Steigerung um 5 %", "steigt", "ja", "X %", "10 %"):
        bild = reihe(einheit="Personen", zielwert=ziel, messwerte=data)
        assert bild is not None
        assert not any(word.startswith("Ziel") for word in worte(bild)), ziel
    bild = reihe(einheit="Personen", zielwert="mindestens 150", messwerte=data)
    assert bild is not None
    assert "Ziel: mindestens 150" in worte(bild)


def test_more_groups_than_forms_are_told() -> None:
    many = [one for n in range(8) for one in werte((2020, "1"), (2021, str(n + 2)), gruppe=f"Gruppe {n}")]
    bild = reihe(messwerte=many)
    assert bild is not None
    assert "Nicht gezeichnet, nur in der Tabelle: Gruppe 6, Gruppe 7." in bild.alternativtext
    assert len(bild.tabelle.zeilen) == 16


def test_a_series_in_rows_says_what_the_data_say() -> None:
    bild = reihe(einheit="%", messwerte=QUOTE["messwerte"])
    assert bild is not None
    assert bild.tabelle.kopf == ("Zeitraum", "Wert (in %)", "Hinweis")
    assert [row[:2] for row in bild.tabelle.zeilen] == [(one["zeitraum"], one["wert"]) for one in QUOTE["messwerte"]]
    assert [row[2] for row in bild.tabelle.zeilen if row[2]] == ["Bruch in der Reihe; neue Zählung", "vorläufig"]
    split = reihe(messwerte=GRUPPEN["messwerte"])
    assert split is not None
    assert split.tabelle.kopf == ("Zeitraum", "Gruppe", "Wert")


def test_times_are_resolved_by_the_validity() -> None:
    plan = schedule_data.geplant(Index(konzept(felder(), geltung=GELTUNG)))
    assert plan is not None
    first = {one.wort: (one.art.value, one.von, one.bis, one.frist) for one in plan.termine[:9]}
    assert first == {
        "2026–2028": ("Zeitraum", date(2026, 1, 1), date(2028, 12, 31), None),
        "laufend": ("laufend", None, None, None),
        "jährlich": ("wiederkehrend", None, None, None),
        "31.03.2027": ("nur Frist", None, None, date(2027, 3, 31)),
        "Ende 2027": ("nur Frist", None, None, date(2027, 12, 31)),
        "ab Q2/2027": ("Zeitraum", date(2027, 4, 1), None, None),
        "bis 2026; Frist 30.09.2026": ("Zeitraum", None, date(2026, 12, 31), date(2026, 9, 30)),
        "nach 2 Jahren": ("nur Frist", None, None, date(2028, 1, 1)),
        "Q1/2027": ("Zeitraum", date(2027, 1, 1), date(2027, 3, 31), None),
    }
    assert (plan.ohne_angabe, plan.ungefaehr, len(plan.termine)) == (4, 4, 36)


def test_the_schedule_fits_its_page_and_loses_nothing() -> None:
    werk = bilder(felder(), geltung=GELTUNG)
    sheets = werk.gantt()
    assert [bild.titel for bild in sheets] == [f"Zeitplan der Maßnahmen, Teil {n} von 3" for n in (1, 2, 3)]
    assert sum(len(bild.tabelle.zeilen) for bild in sheets) == 36
    assert "1 Bildung und Sprache (Fortsetzung)" in worte(sheets[1])
    assert "Nicht dargestellt: 4 Maßnahmen ohne Zeitangabe, 4 Maßnahmen ohne festes Datum." in worte(sheets[-1])
    assert sheets[-1].alternativtext.endswith("4 Maßnahmen ohne Zeitangabe, 4 Maßnahmen ohne festes Datum.")
    for bild in sheets:
        height = float(str(etree.fromstring(bild.svg).get("height")).removesuffix("mm"))
        assert height <= 120, "as much as the page in landscape gives a picture"
        assert "Stichtag 21.11.2026" in worte(bild)
        # Every row is there, with the number in front of a title that may be cut short.
        for row in bild.tabelle.zeilen:
            assert any(word.startswith((f"{row[0]} Sprach", f"{row[0]} Willk")) for word in worte(bild))


def test_a_stichtag_elsewhere_is_not_drawn() -> None:
    for day in (date(2025, 12, 31), date(2029, 1, 1)):
        for bild in bilder(felder(), day, geltung=GELTUNG).gantt():
            assert not any("Stichtag" in word for word in worte(bild))


@pytest.mark.parametrize("zeiten", [[{}] * 28, [{"zeitraum": "laufend"}] * 9, [{"frist": "2027"}, {}]])
def test_no_schedule_without_days(zeiten: list[dict[str, str]]) -> None:
    measures = [{"id": f"m-{n}", "titel": "Kurs", **zeit} for n, zeit in enumerate(zeiten)]
    assert bilder([{"id": "f", "titel": "F", "massnahmen": measures}], geltung=GELTUNG).gantt() == ()


def test_shares_add_up() -> None:
    (bild,) = bilder(felder()).anteile()
    anteile = shares.gezaehlt(Index(konzept(felder())))
    assert [(one.name, one.gesamt) for one in anteile] == [
        ("Insgesamt", 44), ("1 Bildung und Sprache", 33), ("2 Wohnen", 11),
    ]  # fmt: skip
    assert dict(anteile[0].zahlen) == {
        stand: sum(dict(one.zahlen).get(stand, 0) for one in anteile[1:]) for stand in shares.STAENDE
    }
    assert [row[1] for row in bild.tabelle.zeilen] == ["44", "33", "11"]
    for anteil, row in zip(anteile, bild.tabelle.zeilen, strict=True):
        assert anteil.worte in worte(bild)
        assert row[2] in bild.alternativtext


def test_the_last_state_counts() -> None:
    stand = [{"status": "geplant"}, {"status": "abgeschlossen"}]
    measures = [{"id": f"m-{n}", "titel": "Kurs", "stand": stand} for n in range(2)]
    (bild,) = bilder([{"id": "f", "titel": "F", "massnahmen": measures}]).anteile()
    assert bild.tabelle.zeilen == (("1 F", "2", "2 abgeschlossen"),)


def test_no_shares_where_nobody_told() -> None:
    measures = [{key: one[key] for key in ("id", "titel")} for one in massnahmen(9)]
    assert bilder([{"id": "f", "titel": "F", "massnahmen": measures}]).anteile() == ()


def test_same_data_same_bytes() -> None:
    assert [bild.svg for bild in alle()] == [bild.svg for bild in alle()]


def test_only_what_every_program_draws() -> None:
    for bild in alle():
        assert flaw(bild.svg) == ""
        root = etree.fromstring(bild.svg)
        tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
        assert tags <= {"svg", "title", "desc", "rect", "path", "circle", "text"}
        assert root.get("role") == "img"
        assert (root[0].text, root[1].text) == (bild.titel, bild.alternativtext)
        assert "'Source Sans 3'" in str(root.get("font-family"))


def test_a_hostile_title_is_text() -> None:
    hostile = "</text><script>alert(1)</script>\"'&amp;]]>\u202e{{ 7*7 }} Bürger*innen"
    data = [{**one, "titel": hostile} for one in massnahmen(9)]
    indicator = {**QUOTE, "titel": hostile, "einheit": hostile}
    werk = bilder([{"id": "f", "titel": hostile, "massnahmen": data, "indikatoren": [indicator]}], geltung=GELTUNG)
    (one,) = werk._index.konzept.handlungsfelder[0].indikatoren
    found = [werk.reihe(one), *werk.gantt(), *werk.anteile()]
    assert len(found) == 3
    for bild in found:
        assert bild is not None
        root = etree.fromstring(bild.svg)
        assert not list(root.iter(f"{SVG}script"))
        assert flaw(bild.svg) == ""
        assert any("</text>" in word for word in worte(bild))


def test_patterns_differ_without_colour() -> None:
    drawn = {muster: schraffur(muster, (0, 0, 60, 15)) for muster in MUSTER}
    lines = {muster: d for muster, d in drawn.items() if d}
    assert len(lines) >= 6
    assert len(set(lines.values())) == len(lines)
    used = [muster for muster, _ in shares.MUSTER.values()]
    assert len(set(used)) == len(used) == len(shares.STAENDE)
    bars = list(schedule.MUSTER.values())
    assert len(set(bars)) == len(bars)
    # Fully drawn lines stay inside their rectangle.
    for d in lines.values():
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", d):
            assert 0 <= float(x) <= 60
            assert 0 <= float(y) <= 15


def test_signs_and_dashes_differ() -> None:
    forms = [picture.Marke(0, 0, form).d for form in picture.FORMEN if form != "kreis"]
    assert len(set(forms)) == len(forms) == 5
    from konzept.render.bilder.series import STRICHE

    assert len(set(STRICHE)) == len(STRICHE) == len(picture.FORMEN) == len(HAUS.farben.reihen)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_told_from_the_ground() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21
    colours, named = HAUS.farben, picture.palette(HAUS.farben)
    letters = (colours.schrift, colours.leise, colours.ziel, colours.akzent, *colours.reihen)
    assert all(contrast(one, colours.grund) >= 4.5 for one in letters)
    assert all(contrast(named[colour], colours.grund) >= 3 for _, colour in shares.MUSTER.values())


@pytest.mark.parametrize(
    ("werte_", "null", "words"),
    [
        (["0", "14.7"], True, ["0,0", "2,5", "5,0", "7,5", "10,0", "12,5", "15,0"]),
        (["3", "4"], False, ["3", "4"]),
        (["33500", "33563"], False, ["33.500", "33.520", "33.540", "33.560", "33.580"]),
        (["-3", "5"], True, ["\u22124", "\u22122", "0", "2", "4", "6"]),
        (["0"], True, ["0", "1"]),
    ],
)
def test_round_numbers(werte_: list[str], null: bool, words: list[str]) -> None:
    assert list(gerundet([Decimal(one) for one in werte_], null).worte) == words


def test_great_numbers_are_counted_in_millions() -> None:
    teilung = gerundet([Decimal(12_000_000), Decimal(48_000_000)], True)
    assert (teilung.worte[-1], teilung.fach) == ("50", "Mio.")


def test_words_are_measured() -> None:
    assert weite("iiii", 10) < weite("WWWW", 10) < weite("WWWW", 10, fett=True)
    for room in (20, 60, 150):
        for text in ("Sprachkurse für Eltern mit Kinderbetreuung", "Donaudampfschifffahrtsgesellschaft", "مرحبا بكم"):
            cut = gekuerzt(text, room, 9)
            assert weite(cut, 9) <= room
            assert cut == text or cut.endswith("…")
    assert umbrochen("eins zwei drei vier", weite("eins zwei ", 9), 9, 3) == ("eins zwei", "drei vier")


def test_widths_are_what_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("schriftbreiten", ROOT / "scripts" / "schriftbreiten.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.build() == script.TARGET.read_text(encoding="utf-8"), "python scripts/schriftbreiten.py"


def test_names_are_spread() -> None:
    wishes = [50.0, 50.0, 52.0, 10.0, 199.0]
    places = verteilt(wishes, 11.5, 26, 216)
    assert all(abs(a - b) >= 11.4 for a, b in combinations(places, 2))
    assert all(26 <= place <= 216 for place in places)
    assert sorted(range(5), key=places.__getitem__) == sorted(range(5), key=wishes.__getitem__)


def test_stichtag_is_all_that_time_does() -> None:
    one, other = (bilder(felder(), day, geltung=GELTUNG) for day in (STICHTAG, date(2027, 2, 1)))
    assert [bild.svg for bild in one.anteile()] == [bild.svg for bild in other.anteile()]
    assert [bild.svg for bild in one.gantt()] != [bild.svg for bild in other.gantt()]
