"""Concepts with something to draw, all invented, and a way to print one with the pictures only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.conftest import ROOT

from konzept.cli.images import images_of
from konzept.export import Export, Werkzeug, export
from konzept.model import Index, Konzept
from konzept.render import Auftrag, render
from konzept.render.bilder import Bilder
from konzept.render.environment import drawn

STICHTAG = date(2026, 11, 21)
VORLAGEN = ROOT / "templates"
PROBE = """{%# Nur Bilder #%}
{% import "bausteine/bilder.md.j2" as zeichnungen with context %}
# Reihen

{% for feld in konzept.handlungsfelder %}
{% for indikator in feld.indikatoren %}
{{ zeichnungen.reihe(indikator) }}
{% set bild = bilder.reihe(indikator) %}
{% if bild %}
{{ zeichnungen.datentabelle(bild.tabelle) }}
{% endif %}
{% endfor %}
{% endfor %}

# Stand

{{ zeichnungen.stand() }}
::: {.quer}

# Plan

{{ zeichnungen.zeitplan() }}
:::
"""


def quelltext(name: str) -> str:
    return PROBE if name == "probe.md.j2" else (VORLAGEN / name).read_text(encoding="utf-8")


def konzept(felder: Sequence[Mapping[str, Any]], **rest: Any) -> Konzept:
    kopf = {"konzept": "1", "titel": "Muster", "kommune": {"name": "Musterstadt"}, "handlungsfelder": list(felder)}
    return Konzept.model_validate(kopf | rest)


def bilder(felder: Sequence[Mapping[str, Any]], stichtag: date = STICHTAG, **rest: Any) -> Bilder:
    return Bilder(Index(konzept(felder, **rest)), stichtag, drawn(quelltext))


def gedruckt(felder: Sequence[Mapping[str, Any]], formate: Sequence[str], **rest: Any) -> Export:
    dokument = render(Auftrag(konzept(felder, **rest), STICHTAG, "0"), "probe", quelltext)
    werkzeug = Werkzeug(lambda name: VORLAGEN / name, images_of(None), vorsatz="muster-")
    return export(dokument, formate, werkzeug)


def werte(*paare: tuple[Any, str], **rest: Any) -> list[dict[str, Any]]:
    return [{"zeitraum": str(zeit), "wert": wert, **rest} for zeit, wert in paare]


QUOTE: dict[str, Any] = {
    "id": "quote",
    "titel": "Anteil ohne Abschluss",
    "einheit": "%",
    "turnus": "jährlich",
    "ausgangswert": "14,7",
    "ausgangsjahr": "2015",
    "zielwert": "höchstens 10 %",
    "frist": "2027",
    "zwischenziele": [{"zielwert": "12 %", "frist": "2024"}],
    "messwerte": [
        *werte((2016, "14,1"), (2017, "13,9"), (2019, "14,5"), (2020, "13,0")),
        *werte((2021, "11,8"), bruch="ja", anmerkung="neue Zählung"),
        *werte((2022, "11,2")),
        *werte((2023, "11,9"), vorlaeufig="ja"),
    ],
}
GRUPPEN: dict[str, Any] = {
    "id": "gruppen",
    "titel": "Beschäftigte",
    "einheit": "Personen",
    "zielwert": "1.500–1.800",
    "frist": "2028",
    "messwerte": [
        *werte((2018, "1.060"), (2019, "1.140"), (2020, "1.220"), gruppe="Frauen"),
        *werte((2018, "1.270"), (2019, "1.350"), (2020, "1.430"), gruppe="Männer"),
    ],
}
ZEITEN: list[dict[str, Any]] = [
    {"zeitraum": "2026–2028"},
    {"zeitraum": "laufend"},
    {"zeitraum": "jährlich"},
    {"frist": "31.03.2027"},
    {"frist": "Ende 2027"},
    {"zeitraum": "ab Q2/2027"},
    {"zeitraum": "bis 2026", "frist": "30.09.2026"},
    {"frist": "nach 2 Jahren"},
    {},
    {"frist": "mittelfristig"},
    {"zeitraum": "Q1/2027"},
]
STAENDE = ("geplant", "laufend (bewährt)", "abgeschlossen", "dauerhaft", "zurückgestellt", "entfallen", None)
GELTUNG = {"von": "2026", "bis": "2028"}


def massnahmen(anzahl: int, titel: str = "Sprachkurse für Eltern mit Kinderbetreuung am Vormittag", ab: int = 0) -> Any:
    for number in range(ab, ab + anzahl):
        status = STAENDE[number * 3 % 7]
        stand = [{"datum": "30.06.2026", "status": status}] if status else []
        yield {"id": f"m-{number}", "titel": titel, "stand": stand, **ZEITEN[number % len(ZEITEN)]}


def felder(titel: str = "Bildung und Sprache") -> list[dict[str, Any]]:
    one = {"id": "f-1", "titel": titel, "indikatoren": [QUOTE, GRUPPEN], "massnahmen": list(massnahmen(33))}
    return [one, {"id": "f-2", "titel": "Wohnen", "massnahmen": list(massnahmen(11, "Willkommenspaket", 33))}]
