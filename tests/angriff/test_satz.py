"""Ids, headings and the page: everything has its place, and nothing sticks out of the paper."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html
from tests.angriff.werkstatt import ALLE, Druck, ausgepackt, drucke, feld, kapitel, knapp

WORT = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
KENNUNGEN = ["1", "1-2", "9.9", "m.1", "m.", "a..b", "inhalt", "verzeichnis", "konzept", "abschnitt-1", "abschnitt_1",
             "fn1", "fnref1", "footnotes", "toc-k", "title", "con", "x" * 80]  # fmt: skip


def ziele(druck: Druck) -> set[str]:
    """Named destinations of the PDF."""
    with pikepdf.open(io.BytesIO(druck.inhalt("pdf"))) as pdf:
        return set(pikepdf.NameTree(pdf.Root.Names.Dests))


def test_every_id_the_format_allows_is_an_anchor(tmp_path: Path) -> None:
    ids = [one for one in KENNUNGEN if "_" not in one]
    links = " ".join(f"[zu {one}](#{one})" for one in ids)
    daten = {
        **kapitel(f"{links} Note[^1]\n\n[^1]: Text"),
        **feld(massnahmen=[{"id": one, "titel": "T"} for one in ids]),
    }
    druck = drucke(tmp_path, daten, arten=("konzept", "kurzfassung"))
    assert druck.code == 0, druck.meldung
    assert set(ids) <= ziele(druck)
    for art in ("konzept", "kurzfassung"):
        tree = html.fromstring(druck.inhalt("html", art).decode())
        anchors = [element.get("id") for element in tree.iter() if element.get("id")]
        assert sorted(anchors) == sorted(set(anchors))
        targets = {a.get("href")[1:] for a in tree.iter("a") if a.get("href", "").startswith("#")}
        assert targets
        assert targets <= set(anchors)
    tree = html.fromstring(druck.inhalt("html").decode())
    for a in tree.iterfind(".//main//p//a"):
        if a.text_content().startswith("zu "):
            # Links lead to the heading of that measure, not to a footnote or the contents that has the same name.
            (target,) = tree.xpath("//*[@id=$name]", name=a.get("href")[1:])
            assert "T" in target.text_content()
            assert target.tag == "section"
    word = ausgepackt(druck.inhalt("docx"))
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', word)
    assert len({mark.lower() for mark in marks}) == len(marks) > len(ids)
    assert set(re.findall(r'w:anchor="([^"]*)"', word)) <= set(marks)
    assert all(len(mark) <= 40 for mark in marks)


def test_three_hundred_measures(tmp_path: Path) -> None:
    ids = [f"m-{n}" for n in range(300)]
    massnahmen = [{"id": one, "titel": f"Titel {one}", "beschreibung": f"Text {one}."} for one in ids]
    druck = drucke(tmp_path, feld(massnahmen=massnahmen))
    assert druck.code == 0, druck.meldung
    assert set(ids) <= ziele(druck)
    for form in ALLE:
        text = knapp(druck.text(form))
        # Once as heading, once in the table; the full stop tells m-1. from m-10.
        assert [one for one in ids if f"Text{one}." not in text or text.count(f"Titel{one}") < 2] == [], form


TEILE: dict[str, Any] = {"id": "t", "titel": "Teilziel", "massnahmen": [{"id": "m", "titel": "Kurs"}]}


@pytest.mark.parametrize("zeigt", [["handlungsfelder"], ["handlungsfelder", "gremien"]])
def test_headings_deeper_than_a_document_has(tmp_path: Path, zeigt: list[str]) -> None:
    daten = {
        **feld(leitziele=[{"id": "z", "titel": "Leitziel", "teilziele": [TEILE]}]),
        "kapitel": [{"id": "k", "titel": "K", "abschnitte": [{"id": "a", "titel": "A", "zeigt": zeigt}]}],
        "gremien": [{"id": "g", "name": "Rat", "text": "x"}],
    }
    druck = drucke(tmp_path, daten)
    assert druck.code == 0, druck.meldung
    tree = html.fromstring(druck.inhalt("html").decode())
    headings = [e.text_content() for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert {"1 Leitziel", "Teilziel 1.1 Teilziel", "1.1 Kurs"} <= set(headings)


LANG: dict[str, dict[str, Any]] = {
    "words": {
        "titel": f"Integrations{WORT} Fortschreibung", "untertitel": WORT * 2, "kommune": {"name": WORT},
        "kapitel": [{"id": "k", "titel": WORT * 2, "text": f"- {WORT * 3}\n\n[{WORT}x{WORT}](https://a.de)[^1]\n\n"
                     f"[^1]: https://a.de/{'f' * 200}",
                     "abschnitte": [{"id": "a", "titel": "Migrationsberatungsstellenkoordinierungskreisleitung"}]}],
        **feld(massnahmen=[{"id": "m1", "titel": "x" * 200, "zielgruppe": "1" * 200},
                           {"id": "m2", "titel": WORT * 3, "nr": "HF2-M-2024/0012"},
                           {"id": "m3", "titel": "9" * 200}]),
    },
    "titles": {
        "titel": ("Gemeinsam in Vielfalt leben und arbeiten " * 13)[:500].strip(), "untertitel": "Unter " * 80,
        "kommune": {"name": "Stadt " * 14},
        "kapitel": [{"id": "k", "titel": ("Ein langer Kapitelname " * 22)[:500].strip(), "text": "x\n\n" * 60}],
        **feld(massnahmen=[{"id": "m", "titel": ("Name einer Maßnahme " * 25).strip()}]),
    },
}  # fmt: skip


@pytest.mark.parametrize("daten", LANG.values(), ids=LANG)
def test_nothing_sticks_out_of_the_page(tmp_path: Path, daten: dict[str, Any]) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    druck = drucke(tmp_path, daten)
    assert druck.code == 0, druck.meldung
    pdf = druck.inhalt("pdf")
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = html.fromstring(done.stdout).findall(".//page")
    assert len(pages) >= 3
    boxes = [(page, word) for page in pages for word in page.iter("word")]
    assert len(boxes) > 50
    out = [
        (pages.index(page), word.text_content())
        for page, word in boxes
        if float(word.get("xmin")) < 60 or float(word.get("xmax")) > 535 or not 30 < float(word.get("ymin")) < 800
    ]
    assert out == []
    # The title is white on a coloured ground of 175 mm; below it, it would be gone.
    cover = [float(word.get("ymax")) for page, word in boxes if page is pages[0] and word.text_content() != "Entwurf"]
    assert max(cover) < 175 / 25.4 * 72
    text = knapp(druck.text("pdf"))
    assert knapp(daten["titel"]) in text
    assert knapp(daten["untertitel"]) in text
    assert knapp(daten["kapitel"][0]["titel"]) in text
    for massnahme in daten["handlungsfelder"][0]["massnahmen"]:
        assert knapp(massnahme["titel"]) in text


def test_cells_do_not_run_into_each_other(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    massnahmen = [{"id": "m1", "nr": "HF2-M-2024/0012", "titel": "Kurs"}, {"id": "m2", "titel": "9" * 200}]
    druck = drucke(tmp_path, feld(massnahmen=massnahmen), formate=["pdf"])
    assert druck.code == 0, druck.meldung
    text = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=druck.inhalt("pdf"), capture_output=True, check=True
    ).stdout
    words = [word for word in html.fromstring(text).iter("word") if 100 < float(word.get("ymin")) < 780]
    number = next(w for w in reversed(words) if w.text_content() == "HF2-M-2024/0012")
    course = next(w for w in reversed(words) if w.text_content() == "Kurs")
    assert float(number.get("xmax")) < float(course.get("xmin"))
    nines = [w for w in words if set(w.text_content()) == {"9"}]
    field = [w for w in words if w.text_content() == "Feld"][-1]
    assert max(float(w.get("xmax")) for w in nines[-3:]) < float(field.get("xmin"))


def test_narrow_columns_of_a_town(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    row = "| " + " | ".join(["Migrationsberatungsstelle"] * 8) + " |\n"
    vorlage = f"# A\n\n{row}{'|---' * 8}|\n{row}"
    druck = drucke(tmp_path, kapitel("x"), formate=["pdf"], dateien={"templates/konzept.md.j2": vorlage})
    assert druck.code == 0, druck.meldung
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=druck.inhalt("pdf"), capture_output=True, check=True)
    right = [float(w.get("xmax")) for w in html.fromstring(done.stdout).iter("word") if "Migr" in w.text_content()]
    assert len(right) >= 16
    assert max(right) < 535
