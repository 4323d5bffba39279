"""What has to be done to the parts of a Word file that pandoc wrote. Order of child elements follows ECMA-376."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from konzept.dokument import Dokument
from konzept.export.docx_sections import new_pages, sections

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W, "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture"}
TIEFE = 2
"""Headings down to this level are in the contents."""
LANGE_ZELLE = 600
"""Characters from which on a cell makes its row too high to be moved to the next page as a whole."""
ERSTE_MARKE = 100_000
"""Ids of our bookmarks start beyond pandoc's."""


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _parse(xml: str) -> Any:
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')


def document(root: Any) -> None:
    """The text: contents, tables, pictures."""
    _contents(root)
    _bold_lines(root)
    new_pages(root)
    sections(root)
    for table in root.iter(_w("tbl")):
        _table(table)
    for element in root.iterfind(".//pic:cNvPr", NS):
        element.attrib.pop("descr", None)  # the name of a temporary file; the alternative text is in docPr


def _bold_lines(root: Any) -> None:
    """A line in bold is a heading of what follows, though it is none in the contents."""
    for paragraph in root.iterfind("w:body/w:p", NS):
        bold = [run.find("w:rPr/w:b", NS) is not None for run in paragraph.findall("w:r", NS)]
        if bold and all(bold) and _style(paragraph) in ("FirstParagraph", "BodyText"):
            paragraph.find("w:pPr/w:pStyle", NS).set(_w("val"), "Zwischentitel")


def _contents(root: Any) -> None:
    place = next((p for p in root.iter(_w("p")) if _style(p) == "TOCHeading"), None)
    if place is None:
        return
    entries = []
    for number, (paragraph, level) in enumerate(_headings(root)):
        name = f"_Toc{ERSTE_MARKE + number}"
        _bookmark(paragraph, ERSTE_MARKE + number, name)
        words = "".join(t.text or "" for t in paragraph.iterfind(".//w:t", NS))
        entries.append(_entry(level, name, words))
    first = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{TIEFE}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entries[:1] = [entry.replace("<w:hyperlink", first + "<w:hyperlink", 1) for entry in entries[:1]]
    last = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' if entries else ""
    sdt = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        '</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>Inhalt</w:t></w:r></w:p>'
        f"{''.join(entries)}{last}</w:sdtContent></w:sdt>"
    )
    place.addnext(_parse('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')[0])
    place.getparent().replace(place, _parse(sdt)[0])


def _headings(root: Any) -> list[tuple[Any, int]]:
    levels: Mapping[str, int] = {f"Heading{level}": level for level in range(1, TIEFE + 1)}
    return [(p, levels[style]) for p in root.iter(_w("p")) if (style := _style(p)) in levels]


def _style(paragraph: Any) -> str:
    style = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if style is None else str(style.get(_w("val")))


def _bookmark(paragraph: Any, ident: int, name: str) -> None:
    start, end = _parse(f'<w:bookmarkStart w:id="{ident}" w:name="{name}"/><w:bookmarkEnd w:id="{ident}"/>')
    properties_ = paragraph.find("w:pPr", NS)
    properties_.addnext(start)
    paragraph.append(end)


def _entry(level: int, anchor: str, words: str) -> str:
    # Without page numbers: only Word knows them. Updating the contents in Word (F9) adds them.
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr><w:hyperlink w:anchor="{anchor}" w:history="1"><w:r>'
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:hyperlink></w:p>'
    )


def _table(table: Any) -> None:
    properties_ = table.find("w:tblPr", NS)
    width = properties_.find("w:tblW", NS)
    width.set(_w("type"), "pct")
    width.set(_w("w"), "5000")
    look = properties_.find("w:tblLook", NS)
    if look is not None:
        look.set(_w("firstColumn"), "1")
        look.set(_w("val"), "00A0")
    for row in table.iterfind("w:tr", NS):
        if all(len("".join(cell.itertext())) < LANGE_ZELLE for cell in row.iterfind("w:tc", NS)):
            _keep_together(row)
    for style in table.iterfind(".//w:pStyle[@w:val='Compact']", NS):
        style.set(_w("val"), "Tabellentext")


def _keep_together(row: Any) -> None:
    properties_ = row.find("w:trPr", NS)
    if properties_ is None:
        properties_ = etree.Element(_w("trPr"))
        row.insert(0, properties_)
    properties_.insert(0, etree.Element(_w("cantSplit")))


def headers(root: Any, dokument: Dokument) -> None:
    """Headers and footers: what the fields for title and author show until Word counts them anew."""
    shown = {"TITLE": dokument.titel, "AUTHOR": dokument.kommune}
    for field in root.iter(_w("fldSimple")):
        value = shown.get(field.get(_w("instr"), "").split()[0])
        text = field.find(".//w:t", NS)
        if value is not None and text is not None:
            text.text = value


def properties(dokument: Dokument) -> bytes:
    """The file properties, ``docProps/core.xml``."""
    day = f"{dokument.datum.isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(dokument.titel)}</dc:title><dc:creator>{escape(dokument.kommune)}</dc:creator>"
        "<dc:language>de-DE</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    ).encode()
