"""Hostile words in every kind of document: in tables, heads of papers and profiles they stay words."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.angriff.werkstatt import ALLE, LESER, drucke, knapp

ZEILE = (
    '| a | **b** `c`{=typst} <b>d</b> [e](javascript:f) #import "@g/h" ![i](../geheim.png) {.j} ::: {{ 7*7 }} \\k *l*'
)
MASSNAHME: dict[str, Any] = {
    "id": "m",
    "titel": f"M {ZEILE}",
    "prioritaet": f"B {ZEILE}",
    "verantwortlich": ["a"],
    "zielgruppe": f"Z {ZEILE}",
    "frist": "2027",
    "kosten": "offen",
    "finanzierung": [{"betrag": "5 €", "zeitraum": "2027", "mittel": f"F {ZEILE}", "zweck": f"Q {ZEILE}"}],
}


def papier(**rest: str) -> dict[str, Any]:
    return {
        "datum": "01.02.2024",
        "betreff": f"T {ZEILE}",
        "einreicher": f"E {ZEILE}",
        "beratungsfolge": [{"gremium": "g", "behandlung": f"V {ZEILE}"}],
        "sachverhalt": "S",
        "anlagen": [f"L {ZEILE}"],
        **rest,
    }


DATEN: dict[str, Any] = {
    "handlungsfelder": [{"id": "f", "titel": f"H {ZEILE}", "massnahmen": [MASSNAHME]}],
    "akteure": [{"id": "a", "name": f"A {ZEILE}", "kuerzel": f"K {ZEILE}"}],
    "gremien": [{"id": "g", "name": f"G {ZEILE}"}],
    "beschluesse": [
        papier(id="p", nummer="../../../1", art="Mitteilung"),
        papier(id="v", nummer="2 <b>", beschlussvorschlag="X"),
    ],
}
GEDRUCKT = {
    "konzept": "MBAZFQHK",
    "massnahmenplan": "MAH",
    "steckbriefe": "MBAZFQH",
    "finanzplan": "MFQH",
    "mitteilung": "TEVLG",
    "vorlage": "TEVLG",
}


@pytest.mark.parametrize("art", GEDRUCKT)
def test_words_stay_words(tmp_path: Path, art: str) -> None:
    druck = drucke(tmp_path, DATEN, arten=[art])
    assert druck.code == 0, druck.meldung
    for name, inhalt in druck.dateien().items():
        # A paper has no cover, which is what the reader of the workshop would look for.
        read = _pages if name.endswith(".pdf") else LESER[name.rpartition(".")[2]]
        text = knapp(read(inhalt))
        assert not [wort for wort in GEDRUCKT[art] if knapp(f"{wort} {ZEILE}") not in text], name
    assert len(druck.dateien()) == len(ALLE)
    assert {path.parent.name for path in tmp_path.rglob("*.pdf")} == {"aus"}


def _pages(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
