"""The PDF: standards, places, pages."""

import io
import re
import shutil
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path

import muster
import pikepdf
import pytest
import typst

from konzept.export import Export, ExportFehler, export
from konzept.export.pdf_check import check_file, check_positions
from verapdf import missing, verapdf

needs_verapdf = pytest.mark.skipif(bool(missing()), reason=missing() or "-")


def poor(text: str, folder: Path) -> bytes:
    """A PDF by Typst without any of our care."""
    source = folder / "text.typ"
    source.write_text(text, "utf-8")
    return typst.compile(str(source), root=str(folder))


@needs_verapdf
def test_sample_passes_and_the_check_can_fail(alles: Export, tmp_path: Path) -> None:
    good, bad = tmp_path / "gut.pdf", tmp_path / "schlecht.pdf"
    good.write_bytes(alles.dateien["pdf"])
    bad.write_bytes(poor("= Titel", tmp_path))
    passed, words = verapdf([good])
    assert passed, words
    passed, words = verapdf([bad])
    assert not passed, words
    assert words.count("FAIL") == 2, words


@needs_verapdf
def test_small_documents_pass(tmp_path: Path) -> None:
    texts = [
        "# K {#k}\n\nText\n",
        "# K {#k}\n\n| Jahr | Wert |\n|---|---|\n| 2024 | 1 |\n\n---\n\n`Code`\n\n    Block\n",
        "::: quer\n\n# Quer {#k}\n\n[Merhaba]{lang=tr} <https://a.de> <mail@a.de>\n\n:::\n",
    ]
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(export(muster.dokument(text), ["pdf"], muster.werkzeug()).dateien["pdf"])
    passed, words = verapdf(paths)
    assert passed, words


def test_page_map_is_what_is_printed(alles: Export, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    out = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=alles.dateien["pdf"], capture_output=True, check=True
    )
    pages = out.stdout.decode().split("\f")[:-1]
    printed = [re.findall(r"^\s*Kreisstadt Steinfurt +(\d+)\s*\Z", page, re.MULTILINE) for page in pages]
    assert printed[0] == []
    assert [p[0] for p in printed[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    for ident, words in (("kapitel-3", "3 Maßnahmen im Überblick"), ("anhang", "Anhang"), ("p-119", "10.12")):
        assert words in pages[int(alles.seiten[ident]) - 1], ident
    assert len({alles.seiten[f"p-{n}"] for n in range(muster.ZEILEN)}) > 4


def test_properties(alles: Export) -> None:
    with pikepdf.open(io.BytesIO(alles.dateien["pdf"])) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Integrationskonzept der Stadt Steinfurt"
        assert str(pdf.docinfo["/Author"]) == "Kreisstadt Steinfurt"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20240301000000")
        assert str(pdf.Root.Lang) == "de-DE"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        heads = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/TH"]
        assert len(heads) >= muster.ZEILEN
        fonts = {str(e.get("/BaseFont", "")) for e in pdf.objects if isinstance(e, pikepdf.Dictionary)}
        assert any("SourceSans3" in name for name in fonts)
        assert any("NotoSansArabic" in name for name in fonts)


def test_rows_off_the_sheet_are_noticed(tmp_path: Path) -> None:
    # The head without its cure: captioned tables are unbreakable, and Typst prints the rest off the sheet.
    head = muster.VORLAGEN.joinpath("typst/kopf.typ").read_text("utf-8")
    cure = "show figure.where(kind: table): set block(breakable: true)"
    assert cure in head
    (tmp_path / "kopf.typ").write_text(head.replace(cure, "show figure: set block(breakable: false)"), "utf-8")
    broken = muster.werkzeug()
    broken = type(broken)(
        lambda name: tmp_path / "kopf.typ" if name == "typst/kopf.typ" else muster.VORLAGEN / name, broken.bild
    )
    with pytest.raises(ExportFehler, match="reichen Tabellenzeilen über das Ende der Seite hinaus"):
        export(muster.dokument(), ["pdf"], broken)


def test_position_check() -> None:
    place = {"seite": "3", "blatt": 3, "x": 10.0, "y": 20.0}
    karte = {"anker": [{"id": "a", **place}, {"id": "b", **place}], "zeilen": [], "hoehen": [842.0, 842.0, 595.0]}
    assert check_positions(karte) == ["Auf Seite 3 stehen zwei Textstellen übereinander („a“ und „b“)."]
    karte = {"anker": [], "zeilen": [{"id": "", **place, "y": 600.0}], "hoehen": [842.0, 842.0, 595.0]}
    assert check_positions(karte) == ["Auf Seite 3 reichen Tabellenzeilen über das Ende der Seite hinaus."]


def test_file_check(tmp_path: Path) -> None:
    file = poor('#set page(paper: "us-letter")\n= Titel', tmp_path)
    assert len(check_file(file, "Ein Titel")) == 3  # title, language, page size


def test_missing_glyph_is_named() -> None:
    with pytest.raises(ExportFehler) as caught:
        export(muster.dokument("# Gruß {#k}\n\nWillkommen: 欢迎\n"), ["pdf"], muster.werkzeug())
    assert [m[:53] for m in caught.value.meldungen] == [
        "Im Abschnitt „1 Gruß“: Das Zeichen „欢“ (U+6B22) ist i",
        "Im Abschnitt „1 Gruß“: Das Zeichen „迎“ (U+8FCE) ist i",
    ]


def test_only_the_documents_own_folder_can_be_read() -> None:
    made = export(muster.dokument('# K {#k}\n\n\\#read("/etc/passwd")\n'), ["pdf"], muster.werkzeug())
    assert b"root:" not in made.dateien["pdf"]


def test_old_date() -> None:
    d = muster.dokument("# K {#k}\n\nx\n")
    old = type(d)(d.art, d.titel, "", d.kommune, (), date(1975, 5, 1), d.markdown)
    assert export(old, ["pdf", "docx"], muster.werkzeug()).dateien["docx"][:2] == b"PK"


def test_short_rows_stay_whole_beside_one_longer_than_a_page() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    lengths = [60] * 12 + [4000] + [60] * 12
    rows = "".join(f"| {at} | {' '.join(f'z{at}w{n}' for n in range(length))} |\n" for at, length in enumerate(lengths))
    made = export(muster.dokument(f"# K {{#k}}\n\n| Nr | Text |\n|---|---|\n{rows}"), ["pdf"], muster.werkzeug())
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made.dateien["pdf"], capture_output=True, check=True)
    pages = re.split(r"<page\b", out.stdout.decode())[1:]
    found: dict[int, set[int]] = {}
    words = 0
    for number, page in enumerate(pages):
        for bottom, row in re.findall(r'yMax="([\d.]+)">z(\d+)w\d+<', page):
            assert float(bottom) < 800
            found.setdefault(int(row), set()).add(number)
            words += 1
    assert words == sum(lengths)
    assert [row for row, where in found.items() if len(where) > 1] == [12]
    assert len(found[12]) > 2
    assert len(set().union(*found.values())) > 4


def test_what_is_long_is_divided_in_narrow_columns() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    cells = ["Verantwortungsgemeinschaft", "Straßenverkehrsordnung", "1234567890" * 3, "`" + "lang_er_" * 8 + "`"]
    row = "| " + " | ".join([*cells, f"**{cells[0]}**", f"[{cells[1]}](#k)"]) + " |\n"
    table = f"# K {{#k}}\n\n{row}{'|---' * 6}|\n{row}"
    made = export(muster.dokument(table), ["pdf"], muster.werkzeug()).dateien["pdf"]
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<', out.split("<page ")[-1]
    )
    assert sum(len(text) for *_, text in words) > 2 * sum(map(len, cells))
    lines: dict[float, list[tuple[float, float]]] = {}
    for left, top, right, _ in words:
        lines.setdefault(float(top), []).append((float(left), float(right)))
    for line in lines.values():
        ends = sorted(line)
        assert all(right <= left for (_, right), (left, _) in pairwise(ends)), line
        assert ends[-1][1] < 530
