"""Pictures in files: in the fonts of the house, with their words for those who do not see them, beside the text."""

import base64
import importlib.util
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree, html
from tests.conftest import ROOT, Run
from tests.drucken.bilderwerk import GELTUNG, felder, gedruckt
from tests.verapdf import missing, verapdf

from konzept.cli.read import read
from konzept.export import Export
from konzept.model import Index
from konzept.render.bilder import schedule_data, shares

ALLE = ("md", "docx", "pdf", "html")
BILDER = ("reihe-quote", "reihe-gruppen", "anteile-1", "gantt-1", "gantt-2", "gantt-3")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
CM = 360_000
VORLAGE = "{%# Probe #%}\n# A\n\n{% for eines in bilder.anteile() %}{{ eines }}{% endfor %}\n"
KLEIN = (
    "konzept: 1\ntitel: T\nkommune: {name: Ort}\nhandlungsfelder:\n  - id: f\n    titel: F\n    massnahmen:\n"
    + "".join(f"      - {{id: m-{n}, titel: Kurs, stand: [{{status: geplant}}]}}\n" for n in range(3))
)


@pytest.fixture(scope="module")
def druck() -> Export:
    return gedruckt(felder(), ALLE, geltung=GELTUNG)


@pytest.fixture(scope="module")
def word(druck: Export) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(druck.dateien["docx"]))


def test_markdown_lies_beside_its_pictures(druck: Export) -> None:
    text = druck.dateien["md"].decode()
    assert list(druck.beilagen) == [f"muster-bild-{name}.svg" for name in BILDER]
    assert re.findall(r"\]\((\S+)\)", text) == list(druck.beilagen)
    assert all(data.startswith(b"<svg ") for data in druck.beilagen.values())
    assert "{width" not in text
    assert "| 2021     | 11,8" in text, "the table is there without the picture"


def test_html_holds_them(druck: Export) -> None:
    images = html.fromstring(druck.dateien["html"].decode()).findall(".//figure/img")
    drawn = [base64.b64decode(image.get("src").partition(",")[2]) for image in images]
    assert drawn == list(druck.beilagen.values())
    assert all(image.get("src").startswith("data:image/svg+xml;base64,") for image in images)
    assert [image.get("style") for image in images] == ["width:100.0%"] * 3 + ["width:247mm"] * 3
    assert all(len(image.get("alt")) > 60 for image in images)


def test_pdf_prints_them_with_the_fonts_of_the_house(druck: Export) -> None:
    with pikepdf.open(io.BytesIO(druck.dateien["pdf"])) as pdf:
        fonts = {
            str(thing.BaseFont)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
        }
        alts = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
        pictures = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
    assert fonts
    assert all("SourceSans3" in font for font in fonts)
    assert len([alt for alt in alts if alt.startswith(("Liniendiagramm", "Zeitplan", "Gestapelte"))]) == 6
    assert not pictures, "drawn, not printed as dots"


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_pdf_stays_accessible_and_archivable(druck: Export, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(druck.dateien["pdf"])
    passed, said = verapdf([tmp_path / "a.pdf"])
    assert passed, said


def test_word_gets_drawing_and_picture(druck: Export, word: zipfile.ZipFile) -> None:
    names = word.namelist()
    drawn = {name.removesuffix(".svg") for name in names if name.startswith("word/media/") and name.endswith(".svg")}
    assert len(drawn) == 6
    # In colour; what pandoc was given instead of them was black and white.
    assert [word.read(f"{name}.png")[25] for name in drawn] == [6] * 6
    assert {word.read(f"{name}.svg") for name in drawn} == set(druck.beilagen.values())
    rels = {rel.get("Id"): rel.get("Target") for rel in etree.fromstring(word.read("word/_rels/document.xml.rels"))}
    blips = list(etree.fromstring(word.read("word/document.xml")).iter(f"{A}blip"))
    assert len(blips) == 6
    for blip in blips:
        (svg,) = blip.iter(f"{SVG}svgBlip")
        picture, drawing = rels[blip.get(f"{R}embed")], rels[svg.get(f"{R}embed")]
        assert picture.removesuffix(".png") == drawing.removesuffix(".svg")
    assert b'Extension="svg" ContentType="image/svg+xml"' in word.read("[Content_Types].xml")


def test_word_prints_the_schedule_as_wide_as_its_page(word: zipfile.ZipFile) -> None:
    root = etree.fromstring(word.read("word/document.xml"))
    widths = [round(int(extent.get("cx")) / CM, 1) for extent in root.iter(f"{WP}extent")]
    assert widths == [16.0] * 3 + [24.7] * 3
    assert not any((properties.get("title") or "").startswith("breite") for properties in root.iter(f"{WP}docPr"))
    assert all(len(properties.get("descr")) > 60 for properties in root.iter(f"{WP}docPr"))


def test_word_opens_it(druck: Export, tmp_path: Path) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit fehlt: pip install openxml-audit")
    file = tmp_path / "a.docx"
    file.write_bytes(druck.dateien["docx"])
    audit = [sys.executable, "-c", "from openxml_audit.cli import main; main()", str(file)]
    done = subprocess.run(audit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Errors: 0" in done.stdout


def test_same_data_same_files(druck: Export) -> None:
    again = gedruckt(felder(), ALLE, geltung=GELTUNG)
    assert {name for name in ALLE if again.dateien[name] != druck.dateien[name]} == set()


def test_a_picture_of_this_name_in_the_folder_is_not_taken(tmp_path: Path, konzept: Run) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "probe.md.j2").write_text(VORLAGE, encoding="utf-8")
    (tmp_path / "bild-anteile-1.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "konzept.yaml").write_text(KLEIN, encoding="utf-8")
    done = konzept("render", tmp_path, "--art", "probe", "--format", "md", "--out", tmp_path / "aus", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "aus").glob("*.*") if path.is_file()) == [
        "ort-probe-bild-anteile-1.svg", "ort-probe.md",
    ]  # fmt: skip
    assert "3 geplant" in (tmp_path / "aus" / "ort-probe-bild-anteile-1.svg").read_text(encoding="utf-8")
    assert "](ort-probe-bild-anteile-1.svg)" in (tmp_path / "aus" / "ort-probe.md").read_text(encoding="utf-8")


def test_a_town_may_draw_otherwise_but_not_with_script(tmp_path: Path, konzept: Run) -> None:
    own = tmp_path / "templates"
    (own / "bilder").mkdir(parents=True)
    (own / "probe.md.j2").write_text(VORLAGE, encoding="utf-8")
    (tmp_path / "konzept.yaml").write_text(KLEIN, encoding="utf-8")

    def drawn(template: str) -> Any:
        (own / "bilder" / "anteile.svg.j2").write_text(template, encoding="utf-8")
        return konzept("render", tmp_path, "--art", "probe", "--format", "md", "--out", tmp_path / "aus", cwd=tmp_path)

    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    assert drawn(svg.format("<title>{{ titel }}</title>")).returncode == 0
    for content, said in (
        ("<script>1</script>", "enthält ein Skript"),
        ('<image href="https://a.de/x"/>', "verweist auf"),
        ("<a>{{ titel | safe }}</a>", "Vorlage bilder/anteile.svg.j2, Zeile 1"),
        ("{{ gibtsnicht }}", "Vorlage bilder/anteile.svg.j2, Zeile 1"),
    ):
        done = drawn(svg.format(content))
        assert done.returncode == 2
        assert said in done.stderr


def test_words_from_right_to_left_do_not_stop_the_pdf(tmp_path: Path) -> None:
    druck = gedruckt(felder("مرحبا بكم"), ("pdf", "docx"), geltung=GELTUNG)
    with pikepdf.open(io.BytesIO(druck.dateien["pdf"])) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    assert any(stream.get("/Subtype") == "/Image" for stream in streams), "printed as dots"
    (tmp_path / "a.pdf").write_bytes(druck.dateien["pdf"])
    if not missing():
        passed, said = verapdf([tmp_path / "a.pdf"])
        assert passed, said


def test_the_examples_get_no_silly_picture() -> None:
    looked = 0
    for path in sorted((ROOT / "examples").rglob("konzept.yaml")):
        loaded = read(str(path.parent)).load().konzept
        assert loaded is not None
        index = Index(loaded)
        looked += len(index.alle_massnahmen)
        assert schedule_data.geplant(index) is None, "hardly a measure of the examples has a date"
        assert shares.gezaehlt(index) == ()
    assert looked > 50
