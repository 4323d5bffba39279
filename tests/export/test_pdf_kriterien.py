"""Every kind of document of every concept as PDF: veraPDF's verdict, and the criteria A1 to A11 it does not look at."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader
from tests.auflage import Auflage

from verapdf import missing, verapdf

LANG_GENUG = 3
"""Pages from which on a document has bookmarks."""


@pytest.mark.skipif(bool(missing()), reason=missing() or "-")
def test_accessible_and_archivable(auflage: Auflage) -> None:
    passed, said = verapdf([druck.pfad for druck in auflage.in_format("pdf")])
    assert passed, said


def elements(node: Any, name: str = "") -> Iterator[Any]:
    """The elements of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Dictionary):
        if node.get("/S") is not None and name in ("", str(node.S)):
            yield node
        if (children := node.get("/K")) is not None:
            yield from elements(children, name)
    elif isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one, name)


def titel(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A1: the title is set, and the window shows it instead of the file's name."""
    with pdf.open_metadata() as meta:
        if not meta.get("dc:title") or str(pdf.docinfo["/Title"]) != meta["dc:title"]:
            yield f"Titel {meta.get('dc:title')!r}"
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "Fenster zeigt den Dateinamen"


def sprache(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A2: German."""
    if str(pdf.Root.get("/Lang", "")) != "de-DE":
        yield f"Sprache {pdf.Root.get('/Lang')}"


def ueberschriften(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A3: headings are such, and none is deeper by two than the one before."""
    kinds = [str(one.S) for one in elements(pdf.Root.StructTreeRoot)]
    levels = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    if not levels or levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
        yield f"Überschriften {levels}"


def listen(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A4: the items of a list have a body."""
    for item in elements(pdf.Root.StructTreeRoot, "/LI"):
        if not list(elements(item, "/LBody")):
            yield "Listenpunkt ohne Inhalt"


def tabellen(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A5: the first row heads its columns, the first cell of each row its row, if there are several columns."""
    for number, table in enumerate(elements(pdf.Root.StructTreeRoot, "/Table")):
        rows = [[one for one in row.K if one.get("/S") is not None] for row in elements(table, "/TR")]
        scopes = [[_scope(cell) for cell in row] for row in rows]
        if set(scopes[0]) != {"/Column"}:
            yield f"Tabelle {number}: Kopf {scopes[0]}"
        expected = ["/Row"] if len(scopes[0]) > 1 else [""]
        if any(row[:1] != expected or set(row[1:]) - {""} for row in scopes[1:]):
            yield f"Tabelle {number}: Zeilen ohne Kopf"


def _scope(cell: Any) -> str:
    if str(cell.S) != "/TH":
        return ""
    given = cell.get("/A", [])
    attributes = [given] if isinstance(given, pikepdf.Dictionary) else list(given)
    return next((str(one.Scope) for one in attributes if isinstance(one, pikepdf.Dictionary) and "/Scope" in one), "")


def bilder(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A6: each picture has words for who does not see it."""
    if not all(len(str(one.get("/Alt", ""))) >= 10 for one in elements(pdf.Root.StructTreeRoot, "/Figure")):
        yield "Bild ohne Alternativtext"


def lesezeichen(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A8: bookmarks from three pages on, one for each heading."""
    with pdf.open_outline() as outline:
        marks = list(_flat(outline.root))
    headings = [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S)[:2] == "/H" and str(one.S)[2:].isdigit()]
    if len(pdf.pages) >= LANG_GENUG and not len(headings) >= len(marks) > len(headings) / 2:
        yield f"{len(marks)} Lesezeichen, {len(headings)} Überschriften"


def _flat(items: Any) -> Iterator[Any]:
    for one in items:
        yield one
        yield from _flat(one.children)


def verweise(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A9 and A10: the text is tagged throughout, and each link says where it leads."""
    if not pdf.Root.MarkInfo.Marked:
        yield "ohne Tags"
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if not str(note.get("/Contents", "")).strip():
                yield "Verweis ohne Beschreibung"


def schriften(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A11: all fonts are in the file, and none has serifs."""
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
    for font in fonts:
        if not any(f"/FontFile{number}" in font for number in ("", 2, 3)):
            yield f"nicht eingebettet: {font.FontName}"
    if not all("Sans" in str(font.FontName) for font in fonts) or not fonts:
        yield f"Schriften {[str(font.FontName) for font in fonts]}"


KRITERIEN: Mapping[str, Callable[[pikepdf.Pdf], Iterator[str]]] = {
    "A1": titel, "A2": sprache, "A3": ueberschriften, "A4": listen, "A5": tabellen, "A6": bilder, "A8": lesezeichen,
    "A10": verweise, "A11": schriften,
}  # fmt: skip


def test_criteria(auflage: Auflage) -> None:
    looked, flaws = 0, {}
    for druck in auflage.in_format("pdf"):
        with pikepdf.open(druck.pfad) as pdf:
            for name, criterion in KRITERIEN.items():
                flaws[druck.name, name] = list(criterion(pdf))
            looked += len(list(elements(pdf.Root.StructTreeRoot, "/Table")))
    assert looked > 50
    assert {where: what for where, what in flaws.items() if what} == {}


def first(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(elements(pdf.Root.StructTreeRoot, name))


def font(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)


DAMAGES: Mapping[str, Callable[[pikepdf.Pdf], object]] = {
    "A1": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "A2": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("de-US")),
    "A3": lambda pdf: first(pdf, "/H2").__setitem__("/S", pikepdf.Name("/H4")),
    "A4": lambda pdf: first(pdf, "/LBody").__setitem__("/S", pikepdf.Name("/P")),
    "A5": lambda pdf: list(elements(first(pdf, "/Table"), "/TH"))[-1].__setitem__("/S", pikepdf.Name("/TD")),
    "A6": lambda pdf: first(pdf, "/Figure").__delitem__("/Alt"),
    "A8": lambda pdf: pdf.Root.__delitem__("/Outlines"),
    "A10": lambda pdf: next(page for page in pdf.pages if "/Annots" in page).Annots[0].__delitem__("/Contents"),
    "A11": lambda pdf: font(pdf).__delitem__("/FontFile2"),
}


@pytest.mark.parametrize("kriterium", KRITERIEN)
def test_each_criterion_can_fail(auflage: Auflage, kriterium: str) -> None:
    with pikepdf.open(auflage.einer("musterhausen", "konzept", "pdf")) as pdf:
        DAMAGES[kriterium](pdf)
        assert list(KRITERIEN[kriterium](pdf))


def test_pages_are_a4(auflage: Auflage) -> None:
    for druck in auflage.in_format("pdf"):
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in PdfReader(druck.pfad).pages}
        assert sizes <= {(595, 842), (842, 595)}, druck.name
