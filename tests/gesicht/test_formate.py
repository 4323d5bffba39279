"""The face of a town in every format: seen where it belongs, legible for everybody, valid."""

import importlib.util
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree, html
from tests.drucken.bilderwerk import GELTUNG, felder, quelltext
from tests.drucken.bilderwerk import konzept as gemalt
from tests.gesicht.werkstatt import ALT, GESICHT, GRUEN, ROT, VORLAGEN, gedruckt, png, schriften
from tests.verapdf import missing, verapdf

from konzept.export import Export, ExportFehler
from konzept.gesicht import DUNKLE_FLAECHE, HAUS, Abbildung, Gesicht, Satz
from konzept.model import Index
from konzept.render.bilder import Bilder
from konzept.render.environment import drawn
from konzept.werte.farbe import kontrast

PAPIER = ("mitteilung", "examples/neumuenster/2022")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"


@pytest.fixture(scope="module")
def ganz() -> Export:
    return gedruckt(GESICHT, ("pdf", "docx", "html", "md"))


@pytest.fixture(scope="module")
def papier() -> Export:
    return gedruckt(replace(GESICHT, titelbild=Abbildung(png(), "Das Rathaus")), ("pdf", "docx", "html"), *PAPIER)


def _parts(made: Export) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.dateien["docx"])) as file:
        return {name: file.read(name) for name in file.namelist()}


def _rgb(farbe: str) -> str:
    return " ".join(f"{int(farbe[at : at + 2], 16) / 255:.3f}"[:4] for at in (1, 3, 5))


def test_every_picture_takes_the_colours() -> None:
    index = Index(gemalt(felder(), geltung=GELTUNG))

    def colours(gesicht: Gesicht) -> dict[str, set[str]]:
        from tests.drucken.bilderwerk import STICHTAG

        bilder = Bilder(index, STICHTAG, drawn(quelltext), gesicht.farben)
        for field in index.konzept.handlungsfelder:
            for one in field.indikatoren:
                bilder.reihe(one)
        assert bilder.gantt()
        assert bilder.anteile()
        return {name: set(re.findall(r"#[0-9a-f]{6}", svg.decode())) for name, svg in bilder.gezeichnet.items()}

    house, town = colours(HAUS), colours(GESICHT)
    assert len(town) == len(house) == 6
    neutral = {HAUS.farben.schrift, HAUS.farben.leise, HAUS.farben.grund}
    of_town = {*GESICHT.farben.reihen, ROT, GRUEN, GESICHT.farben.linie, GESICHT.farben.zielband}
    for name, used in town.items():
        assert used <= neutral | of_town, name
        assert ROT in used, name
        assert HAUS.farben.ziel not in used, name
    assert all(HAUS.farben.akzent in used for used in house.values())


def _pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Alternative texts of all figures."""
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        one: Any = todo.pop()
        if isinstance(one, pikepdf.Array):
            todo.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if one.get("/S") == "/Figure":
                yield str(one.get("/Alt"))
            todo.extend([one.K] if "/K" in one else [])


def test_the_pdf_shows_it(ganz: Export, papier: Export) -> None:
    with pikepdf.open(io.BytesIO(ganz.dateien["pdf"])) as pdf:
        cover = pdf.pages[0].Contents.read_bytes().decode("latin-1")
        alts = list(_pictures(pdf))
    assert ALT in alts
    assert "None" not in alts, "the cover picture is an ornament"
    channels = [" ".join(f"{int(one[at : at + 2], 16) / 255:.5f}"[:5] for at in (1, 3, 5)) for one in (ROT, GRUEN)]
    for wanted in channels:
        numbers = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) sc", cover)
        assert wanted in {" ".join(f"{float(n):.5f}"[:5] for n in three) for three in numbers}
    with pikepdf.open(io.BytesIO(papier.dateien["pdf"])) as pdf:
        assert list(_pictures(pdf)) == [ALT], "a council paper has the logo and no cover"


def test_vera(ganz: Export, papier: Export, tmp_path: Path) -> None:
    if reason := missing():
        pytest.skip(reason)
    words = replace(GESICHT, titelbild=Abbildung(png(), "Das Rathaus am Markt"), logo=Abbildung(png(), ""))
    files = {"ganz": ganz, "papier": papier, "worte": gedruckt(words, ("pdf",), "finanzplan")}
    for name, made in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(made.dateien["pdf"])
    passed, said = verapdf(sorted(tmp_path.glob("*.pdf")))
    assert passed, said


def test_word_shows_it(ganz: Export, papier: Export) -> None:
    parts = _parts(ganz)
    styles = parts["word/styles.xml"].decode()
    assert f'"{ROT[1:].upper()}"' in styles
    assert HAUS.farben.akzent[1:].upper() not in styles
    root = etree.fromstring(parts["word/document.xml"])
    logo, cover, *_ = root.iter(f"{WP}docPr")
    assert (logo.get("descr"), cover.get("descr")) == (ALT, "")
    assert [one.get("val") for one in cover.iter(f"{ADEC}decorative")] == ["1"]
    assert list(logo.iter(f"{ADEC}decorative")) == []
    order = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")][:4]
    assert order == ["Logo", "KommunemitBild", "Titelbild", "Title"]
    paper = etree.fromstring(_parts(papier)["word/document.xml"])
    assert [style.get(f"{W}val") for style in paper.iter(f"{W}pStyle")][:2] == ["Logo", "Briefkopf"]
    assert [one.get("descr") for one in paper.iter(f"{WP}docPr")] == [ALT]


def _audit(content: bytes, path: Path) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit fehlt: pip install openxml-audit")
    path.write_bytes(content)
    audit = [sys.executable, "-c", "from openxml_audit.cli import main; main()", str(path)]
    done = subprocess.run(audit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Errors: 0" in done.stdout


def test_word_is_valid(ganz: Export, tmp_path: Path) -> None:
    _audit(ganz.dateien["docx"], tmp_path / "a.docx")


def test_html_shows_it(ganz: Export) -> None:
    text = ganz.dateien["html"].decode()
    page = html.fromstring(text)
    (logo,) = page.xpath("//header//img")
    assert logo.get("alt") == ALT
    assert logo.get("src").startswith("data:image/svg+xml;base64,")
    dark = GESICHT.farben.akzent_im_dunkeln
    assert text.index(f"--akzent: {ROT};") > text.index(f"--akzent: {HAUS.farben.akzent};")
    assert f"(prefers-color-scheme: dark) {{ :root {{ --akzent: {dark};" in text
    assert kontrast(dark, DUNKLE_FLAECHE) >= 7
    stripe = GESICHT.farben.streifen_im_dunkeln
    assert stripe != GESICHT.farben.streifen
    assert kontrast(stripe, DUNKLE_FLAECHE) >= 7
    assert text.count(f"--streifen: {stripe};") == 1
    frame = (VORLAGEN / "html/rahmen.html").read_text(encoding="utf-8")
    assert re.search(r"color-scheme: dark\)[^}]*--flaeche: " + DUNKLE_FLAECHE, frame)


def test_nothing_of_it_without_settings() -> None:
    made = gedruckt(HAUS, ("html", "docx"), "finanzplan")
    text = made.dateien["html"].decode()
    assert 'class="logo"' not in text
    assert "#8a1420" not in text
    assert text.count("--akzent:") == 3
    reference = zipfile.ZipFile(VORLAGEN / "docx" / "reference.docx")
    ours = set(re.findall(r'w:color w:val="(\w+)"', reference.read("word/styles.xml").decode()))
    assert "14556B" in ours
    assert ours <= set(re.findall(r'w:color w:val="(\w+)"', _parts(made)["word/styles.xml"].decode()))


def test_fonts_of_the_folder(tmp_path: Path) -> None:
    own = Gesicht(schrift="Muster Sans 3", schriften=(schriften(tmp_path / "schriften"),))
    made = gedruckt(own, ("pdf", "docx", "html"), "finanzplan")
    with pikepdf.open(io.BytesIO(made.dateien["pdf"])) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
    assert fonts
    assert all("MusterSans3" in font for font in fonts), fonts
    parts = _parts(made)
    assert 'w:ascii="Muster Sans 3"' in parts["word/styles.xml"].decode()
    assert 'w:name="Muster Sans 3"' in parts["word/fontTable.xml"].decode()
    assert 'font-family: "Muster Sans 3", system-ui' in made.dateien["html"].decode()


def test_a_sign_that_only_the_own_font_has(tmp_path: Path) -> None:
    arabic = tmp_path / "schriften"
    arabic.mkdir()
    name = "noto-sans-arabic/NotoSansArabic_400Regular.ttf"
    (arabic / "a.ttf").write_bytes((VORLAGEN / "schriften" / name).read_bytes())
    from konzept.export import Werkzeug

    werkzeug = Werkzeug(lambda one: tmp_path / one, {}.get, gesicht=Gesicht(schriften=(arabic,)), schriften=(tmp_path,))
    assert werkzeug.schriftordner == (arabic, tmp_path)


SATZ = b'#let gestaltung(inhalt) = {\n  set par(justify: true)\n  set text(fill: rgb("#123456"))\n  inhalt\n}\n'


@pytest.mark.parametrize(
    ("content", "satz"),
    [
        (b'#import "@preview/cetz:0.3.0"\n' + SATZ, "druck/satz.typ:1: „import“ ist hier nicht erlaubt"),
        (SATZ + b'#let x = eval("1")', "druck/satz.typ:6: „eval“ ist hier nicht erlaubt"),
        (SATZ + b'#let x = "//"; #import "@preview/x:1.0.0"', "druck/satz.typ:6: „import“ ist hier nicht erlaubt"),
        (b"\xff\xfe", "druck/satz.typ ist nicht in UTF-8 gespeichert. Speichern Sie"),
        (b"#set par(justify: true)", "druck/satz.typ: Es fehlt „#let gestaltung(inhalt) = { … inhalt }“"),
        (b"#let gestaltung(inhalt) = {\n  set par(justify: 3)\n  inhalt\n}", "in druck/satz.typ ab, Zeile 2 ("),
        (b"#let gestaltung(inhalt) = {\n  set par(\n", "in druck/satz.typ ab, Zeile 1 ("),
        (SATZ + b'#let x = read("/../geheim.txt")', "in druck/satz.typ ab, Zeile 6 ("),
        (SATZ + b'#let x = read("/etc/passwd")', "in druck/satz.typ ab, Zeile 6 ("),
    ],
)  # fmt: skip
def test_own_settings_that_fail(content: bytes, satz: str) -> None:
    with pytest.raises(ExportFehler) as told:
        gedruckt(Gesicht(satz=Satz("druck/satz.typ", content)), ("pdf",), "finanzplan")
    assert satz in str(told.value)


def test_own_settings_hold() -> None:
    made = gedruckt(Gesicht(satz=Satz("druck/satz.typ", SATZ)), ("pdf",), "finanzplan")
    with pikepdf.open(io.BytesIO(made.dateien["pdf"])) as pdf:
        drawn = pdf.pages[-1].Contents.read_bytes().decode("latin-1")
    assert re.search(r"0\.0705\d* 0\.2039\d* 0\.3372\d* sc", drawn), "the letters of the text"


GERMAN = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "TOC1": "Verzeichnis1",
          "TOCHeading": "Inhaltsverzeichnisberschrift", "Header": "Kopfzeile"}  # fmt: skip


def _word(change: Any) -> bytes:
    """Our reference document, its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(VORLAGEN / "docx" / "reference.docx") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name.endswith(".xml") else part)
    return out.getvalue()


def test_own_word_file(tmp_path: Path) -> None:
    def german(part: str) -> str:
        for ours, theirs in GERMAN.items():
            part = re.sub(f'(w:styleId|<w:(?:basedOn|next|pStyle) w:val)="{ours}"', f'\\1="{theirs}"', part)
        return part.replace("14556B", "123456")

    made = gedruckt(replace(GESICHT, word=_word(german)), ("docx",))
    parts = _parts(made)
    root = etree.fromstring(parts["word/document.xml"])
    used = {style.get(f"{W}val") for style in root.iter(f"{W}pStyle")}
    assert {"Heading1", "TOC1", "TOCHeading", "Title"} <= used, "the contents are filled though Word spoke German"
    assert not used & set(GERMAN.values())
    styles = parts["word/styles.xml"].decode()
    assert "123456" in styles
    assert ROT[1:].upper() not in styles, "it is taken as it is"
    assert made.hinweise == ()
    _audit(made.dateien["docx"], tmp_path / "a.docx")


def test_no_id_is_given_twice() -> None:
    """LibreOffice writes "Caption" and "caption", and both would be the one style of ours."""
    twice = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="Caption"/></w:style></w:styles>'

    def foreign(part: str) -> str:
        part = part.replace('w:styleId="Caption"', 'w:styleId="Caption1"')
        return part.replace("</w:styles>", twice.format("Beschriftung"))

    styles = _parts(gedruckt(Gesicht(word=_word(foreign)), ("docx",), "finanzplan"))["word/styles.xml"].decode()
    idents = re.findall(r'w:styleId="(.*?)"', styles)
    assert len(set(idents)) == len(idents)
    assert {"Caption", "Beschriftung"} <= set(idents)


def test_what_an_own_word_file_lacks() -> None:
    def poorer(part: str) -> str:
        return re.sub(r'<w:style [^>]*w:styleId="(Kommune|TOC2|Tabellentext)".*?</w:style>', "", part, flags=re.DOTALL)

    made = gedruckt(Gesicht(word=_word(poorer)), ("docx",), "finanzplan")
    (satz,) = made.hinweise
    assert re.findall("„(.*?)“", satz) == ["Kommune", "Tabellentext", "toc 2"]
    with pytest.raises(ExportFehler, match="Die eigene Word-Vorlage ist beschädigt"):
        gedruckt(Gesicht(word=_word(lambda part: part[: len(part) // 2])), ("docx",), "finanzplan")
