"""Templates of a town: they may change the look, not the limits; what is wrong with them is said in German."""

import re
from pathlib import Path

import pytest
from tests.angriff.werkstatt import ALLE, drucke, kapitel

VORLAGEN = Path(__file__).parents[2] / "templates"
KOPF = (VORLAGEN / "typst" / "kopf.typ").read_text("utf-8")
TEILE = (VORLAGEN / "bausteine" / "rahmen.md.j2").read_text("utf-8")

# Template, its content, what is said. English words of the tools stand in brackets.
SCHLECHT: dict[str, tuple[str, str | bytes, str]] = {
    "typst syntax": ("typst/kopf.typ", "#let x = 1\n#let y = (\n", "in der Vorlage typst/kopf.typ ab, Zeile 2 ("),
    "typst function missing": ("typst/kopf.typ", "#let dokument = 1", "Das PDF konnte nicht gesetzt werden."),
    "typst package": ("typst/kopf.typ", '#import "@preview/cetz:0.3.0"\n' + KOPF, "lädt ein Paket aus dem Netz"),
    "typst reads": ("typst/kopf.typ", KOPF + '\n#let x = read("/../geheim.txt")', "in der Vorlage typst/kopf.typ ab"),
    "typst reads etc": ("typst/kopf.typ", KOPF + '\n#let x = read("/etc/passwd")', "in der Vorlage typst/kopf.typ ab"),
    "typst not text": ("typst/kopf.typ", b"\xff\xfe\x00", "Das PDF konnte nicht gesetzt werden."),
    "word": ("docx/reference.docx", b"kein Word", "Die Umwandlung ist fehlgeschlagen."),
    "frame": ("html/rahmen.html", "$if(x)$ $for", "Die Umwandlung ist fehlgeschlagen."),
    "part": (
        "bausteine/rahmen.md.j2",
        "{% macro x() %}",
        "Vorlage bausteine/rahmen.md.j2, Zeile 1: Die Vorlage ist nicht",
    ),
    "part lacks": ("bausteine/rahmen.md.j2", "{% macro x() %}{% endmacro %}", "gibt es"),
    "outside": ("konzept.md.j2", "# A\n{% include '../../geheim.txt' %}", "liegt außerhalb"),
    "outside, absolute": (
        "konzept.md.j2",
        "# A\n{% include '/etc/passwd' %}",
        "Die Vorlage „/etc/passwd“ gibt es nicht",
    ),
    "itself": ("konzept.md.j2", "# A\n{% include 'konzept.md.j2' %}", "Die Vorlage bindet sich selbst ein"),
    "much": (
        "konzept.md.j2",
        "{% for i in range(999999999) %}x{% endfor %}",
        "Zeile 1: Das Ausfüllen ist fehlgeschlagen (",
    ),
    "wrong type": ("konzept.md.j2", "# A\n\n{{ konzept.titel + 1 }}", "Zeile 3: Das Ausfüllen ist fehlgeschlagen ("),
    "not text": ("konzept.md.j2", b"\xff", "ist nicht in UTF-8 gespeichert"),
}


@pytest.mark.parametrize(("name", "content", "satz"), SCHLECHT.values(), ids=SCHLECHT)
def test_a_bad_template(tmp_path: Path, name: str, content: str | bytes, satz: str) -> None:
    druck = drucke(tmp_path, kapitel("x"), dateien={f"templates/{name}": content})
    assert druck.code == 2
    assert satz in druck.meldung
    outside = re.sub(r"\(.*\)|„[^“]*“", "", druck.meldung, flags=re.DOTALL)
    assert not re.search(r"\b(the|is|not|of|unexpected|error|failed|file)\b", outside, re.IGNORECASE), outside
    assert "HasCallStack" not in druck.meldung


def test_a_template_that_is_a_link(tmp_path: Path) -> None:
    own = tmp_path / "konzept" / "templates"
    own.mkdir(parents=True)
    (own / "konzept.md.j2").symlink_to(tmp_path / "geheim.txt")
    druck = drucke(tmp_path, kapitel("x"), formate=["md"])
    assert druck.code == 2
    assert "liegt außerhalb" in druck.meldung


def test_own_part_and_own_head(tmp_path: Path) -> None:
    own = {
        "templates/bausteine/rahmen.md.j2": TEILE.replace("# Impressum {.unnumbered}", "# Angaben {.unnumbered}"),
        "templates/typst/kopf.typ": KOPF.replace('title: "Inhalt"', 'title: "Übersicht"'),
    }
    assert own["templates/typst/kopf.typ"] != KOPF
    druck = drucke(tmp_path, kapitel("x"), dateien=own)
    assert druck.code == 0, druck.meldung
    for form in ALLE:
        assert "Angaben" in druck.text(form)
        assert "Impressum" not in druck.text(form)
    assert "Übersicht" in druck.text("pdf")


@pytest.mark.parametrize("name", ["konzept.md.j2/x", "typst/kopf.typ/x", ".md.j2"])
def test_what_is_no_template_is_passed_over(tmp_path: Path, name: str) -> None:
    druck = drucke(tmp_path, kapitel("Worte"), formate=["md", "pdf"], dateien={f"templates/{name}": "x"})
    assert druck.code == 0, druck.meldung
    assert "Worte" in druck.text("md")
    assert drucke(tmp_path, kapitel("x"), arten=[""]).meldung.startswith("Die Dokumentart „“ gibt es nicht.")


def test_bold_and_italic_of_a_template(tmp_path: Path) -> None:
    vorlage = "# A\n\n[eins]{.fett} [zwei]{.kursiv} [drei]{.fett lang=tr}\n"
    druck = drucke(tmp_path, kapitel("x"), formate=["html"], dateien={"templates/konzept.md.j2": vorlage})
    assert druck.code == 2
    assert "Die Klasse „fett“ ist bei Textstellen nicht erlaubt" in druck.meldung
    vorlage = vorlage.replace(" lang=tr", "")
    druck = drucke(tmp_path, kapitel("x"), formate=["html"], dateien={"templates/konzept.md.j2": vorlage})
    assert b"<strong>eins</strong> <em>zwei</em> <strong>drei</strong>" in druck.inhalt("html")
