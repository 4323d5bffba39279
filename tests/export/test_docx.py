"""The Word file: schema, contents, tables, sections, and our reference document."""

import importlib.util
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import muster
import pytest
from lxml import etree

from konzept.export import Export, export

ROOT = Path(__file__).parents[2]
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = "{" + NS["w"] + "}"


def part(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_audit(alles: Export, tmp_path: Path) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit fehlt: pip install openxml-audit")
    file = tmp_path / "a.docx"
    file.write_bytes(alles.dateien["docx"])
    audit = [sys.executable, "-c", "from openxml_audit.cli import main; main()"]
    done = subprocess.run([*audit, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Errors: 0" in done.stdout
    # The audit can fail: an element the schema does not know.
    broken = tmp_path / "b.docx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:tblHeader", b"<w:unsinn/><w:tblHeader"))
    assert subprocess.run([*audit, str(broken)], capture_output=True, check=False).returncode != 0


def test_reference_document_is_what_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("reference_docx", ROOT / "scripts" / "reference_docx.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    assert script.build() == (ROOT / "templates" / "docx" / "reference.docx").read_bytes()


def test_contents_are_filled_and_point_somewhere(alles: Export) -> None:
    root = part(alles.dateien["docx"])
    entries = root.findall(".//w:sdt//w:hyperlink", NS)
    assert [text(e) for e in entries][:2] == ["1 Integration als kommunale Aufgabe", "1.1 Ausgangslage"]
    marks = {b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")}
    assert {e.get(f"{W}anchor") for e in entries} <= marks
    links = {h.get(f"{W}anchor") for h in root.iter(f"{W}hyperlink")} - {None}
    assert "kapitel-3" in links
    assert links <= marks
    ids = [b.get(f"{W}id") for b in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_tables(alles: Export) -> None:
    tables = list(part(alles.dateien["docx"]).iter(f"{W}tbl"))
    rows = tables[0].findall("w:tr", NS)
    assert len(tables) == 2
    assert len(rows) == muster.ZEILEN + 1
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows[:2]] == [True, False]


def test_landscape_is_a_section_of_its_own(alles: Export) -> None:
    sizes = [s.find("w:pgSz", NS) for s in part(alles.dateien["docx"]).iter(f"{W}sectPr")]
    assert [s.get(f"{W}orient", "portrait") for s in sizes] == ["portrait", "landscape", "portrait"]


def test_landscape_only_gives_no_empty_page() -> None:
    made = export(muster.dokument("::: quer\n\n# K {#k}\n\nx\n\n:::\n"), ["docx"], muster.werkzeug()).dateien["docx"]
    sizes = [s.find("w:pgSz", NS) for s in part(made).iter(f"{W}sectPr")]
    assert [s.get(f"{W}orient", "portrait") for s in sizes] == ["portrait", "landscape"]


def test_language_properties_pictures(alles: Export) -> None:
    data = alles.dateien["docx"]
    assert part(data, "word/styles.xml").find(".//w:docDefaults//w:lang", NS).get(f"{W}val") == "de-DE"
    core = {etree.QName(e).localname: e.text for e in part(data, "docProps/core.xml")}
    assert core["title"] == "Integrationskonzept der Stadt Steinfurt"
    assert core["creator"] == "Kreisstadt Steinfurt"
    assert core["created"] == "2024-03-01T00:00:00Z"
    assert core["language"] == "de-DE"
    hyphens = part(data, "word/settings.xml").find("w:autoHyphenation", NS)
    assert hyphens is None or hyphens.get(f"{W}val") == "0"
    pictures = part(data).findall(".//wp:docPr", NS)
    assert len(pictures) == 2
    assert all(p.get("descr") for p in pictures)
    assert {i.date_time for i in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(2024, 3, 1, 0, 0, 0)}
    assert text(part(data, "word/header1.xml")) == "Integrationskonzept der Stadt Steinfurt"
