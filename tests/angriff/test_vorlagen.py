"""Templates of a town: they may change the look, not the limits; what is wrong with them is said in German."""

import re
from pathlib import Path

import pytest
from tests.angriff.werkstatt import ALLE, drucke, kapitel

from konzept.cli import bounds

VORLAGEN = Path(__file__).parents[2] / "templates"
KOPF = (VORLAGEN / "typst" / "kopf.typ").read_text("utf-8")
TEILE = (VORLAGEN / "bausteine" / "rahmen.md.j2").read_text("utf-8")

# Template, its content, what is said. English words of the tools stand in brackets.
SCHLECHT: dict[str, tuple[str, str | bytes, str]] = {
    "typst syntax": ("typst/kopf.typ", "#let x = 1\n#let y = (\n", "in der Vorlage typst/kopf.typ ab, Zeile 2 ("),
    "typst function missing": ("typst/kopf.typ", "#let dokument = 1", "Das PDF konnte nicht gesetzt werden."),
    "typst package": (
        "typst/kopf.typ",
        '#import "@preview/cetz:0.3.0"\n' + KOPF,
        "typst/kopf.typ, Zeile 1: „import“ ist",
    ),
    "typst package by a name put together": (
        "typst/kopf.typ",
        KOPF + '#let x = "//"; #import "@pre" + "view/x:1.0.0"',
        "„import“ ist hier nicht erlaubt; geladen wird nur „/gesicht.typ“",
    ),
    "typst word put together": ("typst/kopf.typ", KOPF + '#dictionary(std).at("ev" + "al")("1")', "„std“ ist hier"),
    "typst file": ("typst/kopf.typ", KOPF + '#include "/dokument.typ"', "„include“ ist hier nicht erlaubt"),
    "typst reads": ("typst/kopf.typ", KOPF + '\n#let x = read("/../geheim.txt")', "in der Vorlage typst/kopf.typ ab"),
    "typst reads etc": ("typst/kopf.typ", KOPF + '\n#let x = read("/etc/passwd")', "in der Vorlage typst/kopf.typ ab"),
    "typst not text": ("typst/kopf.typ", b"\xff\xfe\x00", "Die Datei ist keine Textdatei in UTF-8"),
    "word": ("docx/reference.docx", b"kein Word", "docx/reference.docx: Das ist keine Word-Datei;"),
    "frame": ("html/rahmen.html", "$body$ $if(x)$ $for", "Die Umwandlung ist fehlgeschlagen."),
    "part": (
        "bausteine/rahmen.md.j2",
        "{% macro x() %}",
        "Vorlage bausteine/rahmen.md.j2, Zeile 1: Spätestens hier fehlt „{% endmacro %}“",
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


VERWEHRT = "ist einer Vorlage verwehrt"
ZU_VIEL = "Die Vorlage braucht zu viel Arbeitsspeicher."
ZU_GROSS = "Die Zahl würde zu groß"
# What a template tries that wants out of the sandbox, or to break the machine, and what it is told.
AUSBRUCH: dict[str, tuple[str, str]] = {
    "class": ("{{ ''.__class__.__mro__ }}", VERWEHRT),
    "subclasses": ("{{ konzept.__class__.__base__.__subclasses__() }}", VERWEHRT),
    "filter": ("{{ ''|attr('__class__') }}", VERWEHRT),
    "map": ("{{ [1]|map(attribute='__class__')|first }}", VERWEHRT),
    "item": ("{{ konzept['__class__'] }}", VERWEHRT),
    "format": ("{{ '{0.__class__.__init__.__globals__}'.format(konzept) }}", VERWEHRT),
    "format map": ("{{ '{a.__class__}'.format_map({'a': 1}) }}", VERWEHRT),
    "format item": ("{{ '{0[__class__]}'.format(konzept) }}", "Zeile 3"),
    "globals": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", VERWEHRT),
    "joiner": ("{{ joiner.__init__.__globals__ }}", VERWEHRT),
    "macro": ("{% macro m() %}{% endmacro %}{{ m.__func__ }}{{ m._func.__globals__ }}", VERWEHRT),
    "self": ("{{ self._TemplateReference__context }}", VERWEHRT),
    "generator": ("{{ (range(3)|map('string')).gi_frame }}", "gi_frame"),
    "change": ("{{ [1].append(2) }}", "append"),
    "part changed": ("{{ konzept.model_copy() }}", "„model_copy“ gibt es in Konzept nicht"),
    "part reads": ("{{ konzept.parse_file('/etc/passwd') }}", "„parse_file“ gibt es in Konzept nicht"),
    "part unpickles": ("{{ konzept.parse_raw('x', proto='pickle', allow_pickle=true) }}", "„parse_raw“ gibt es in"),
    "part inside": ("{{ konzept.kapitel[0].parse_raw }}", "„parse_raw“ gibt es in Kapitel nicht"),
    "part as item": ("{{ konzept['parse_raw'] }}", "„parse_raw“ gibt es in Konzept nicht"),
    "part by filter": ("{{ [konzept]|map(attribute='parse_raw')|first }}", "„parse_raw“ gibt es in Konzept nicht"),
    "class of a field": ("{{ konzept.model_fields.titel.annotation }}", "model_fields"),
    "do": ("{% do 1 %}", "Zeile 3"),
    "outside": ("{% import '../../geheim.txt' as x %}", "liegt außerhalb"),
    "outside, absolute": ("{% from '/etc/passwd' import x %}", "Die Vorlage „/etc/passwd“ gibt es nicht"),
    "outside, inherited": ("{% extends '../../geheim.txt' %}", "liegt außerhalb"),
    "windows": ("{% include '..\\\\..\\\\geheim.txt' %}", "gibt es nicht"),
    "itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "ruft sich selbst auf"),
    "range": ("{% for i in range(10**9) %}{% endfor %}", ZU_GROSS),
    "long text": ("{{ 'a' * 10000000000 }}", ZU_VIEL),
    "long list": ("{{ ([0] * 1000000000)|length }}", ZU_VIEL),
    "wide text": ("{{ 'a'|center(10000000000) }}", ZU_VIEL),
    "wide number": ("{{ '{:10000000000}'.format(1) }}", ZU_VIEL),
    "wide number of old": ("{{ '%10000000000d' % 1 }}", "Zeile 3"),
    "growing": ("{% set n = namespace(x='a' * 999999) %}{% for _ in range(40) %}{% set n.x = n.x + n.x %}{% endfor %}",
                ZU_VIEL),
    "power": ("{{ 10 ** (10 ** 10) }}", ZU_GROSS),
    "squares": ("{% set n = namespace(x=9) %}{% for _ in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}", ZU_GROSS),
}  # fmt: skip


@pytest.mark.parametrize(("content", "satz"), AUSBRUCH.values(), ids=AUSBRUCH)
def test_out_of_the_sandbox(tmp_path: Path, content: str, satz: str) -> None:
    druck = drucke(tmp_path, kapitel("x"), formate=["md"], dateien={"templates/konzept.md.j2": f"# A\n\n{content}\n"})
    assert druck.code == 2
    assert satz in druck.meldung
    assert druck.meldung.startswith("Vorlage") or druck.meldung.startswith("Die Vorlage")
    assert druck.dateien() == {}


def test_a_loop_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SEKUNDEN", 0.5)
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    druck = drucke(tmp_path, kapitel("x"), formate=["md"], dateien={"templates/konzept.md.j2": f"# A\n{loops}"})
    assert druck.code == 2
    assert druck.meldung.startswith("Das Ausfüllen der Vorlage konzept.md.j2 wurde nach 0 Sekunden abgebrochen.")


@pytest.mark.parametrize(("name", "content", "satz"), SCHLECHT.values(), ids=SCHLECHT)
def test_a_bad_template(tmp_path: Path, name: str, content: str | bytes, satz: str) -> None:
    druck = drucke(tmp_path, kapitel("x"), dateien={f"templates/{name}": content})
    assert druck.code == 2
    assert satz in druck.meldung
    # Words in brackets and quotation marks are somebody else's, and so is the way to the test's folder.
    outside = re.sub(r"\(.*\)|„[^“]*“", "", druck.meldung.replace(str(tmp_path), ""), flags=re.DOTALL)
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
