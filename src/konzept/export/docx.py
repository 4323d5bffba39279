"""DOCX: pandoc with our reference document, then what pandoc leaves undone."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lxml import etree

from konzept.export.ast import Node, deeper, front, raw, rewrite, string
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.docx_drawings import beside, marked, widen
from konzept.export.docx_parts import document, headers, properties
from konzept.export.docx_sections import NEUE_SEITE, QUER_ANFANG, QUER_ENDE
from konzept.export.glyphs import drawn, missing
from konzept.export.images import embed, kind
from konzept.export.pandoc import write as pandoc

TEXTBREITE = 16.0
"""Width of the text in our reference document, in centimetres."""
ANFANG, ENDE = date(1980, 1, 1), date(2107, 12, 31)
"""A zip archive knows no earlier and no later date."""


def write(auftrag: Auftrag) -> Ergebnis:
    """A Word file: cover, filled contents, text; looks come from ``templates/docx/reference.docx``."""
    # Drawings are printed here, and a letter without a glyph would become an empty box.
    if fehlend := missing(drawn(auftrag), auftrag):
        raise ExportFehler(*fehlend)
    drawings = dict[bytes, bytes]()
    ast = embed(auftrag.ast, auftrag.werkzeug.bild, lambda data: _printable(data, auftrag, drawings))
    # The title of a paper without a cover is its only heading 1.
    before, text = front(_sections(_measured(deeper(ast) if auftrag.dokument.blatt else ast)))
    ast = {**ast, "blocks": _cover(auftrag) + _front(before, auftrag) + text}
    reference = auftrag.werkzeug.vorlage("docx/reference.docx").resolve()
    made = pandoc(ast, "docx", [f"--reference-doc={reference}", "--metadata=lang:de-DE"])
    return Ergebnis(_finish(made, auftrag, drawings))


def _cover(auftrag: Auftrag) -> list[Node]:
    d = auftrag.dokument
    below = [("Deckblatt", line) for line in d.deckblatt]
    if d.blatt:
        title = {"t": "Header", "c": [1, ["", [], []], [string(d.titel)]]}
        return [*_styled([("Briefkopf", d.kommune), *below, ("Blattart", d.untertitel)]), title]
    return _styled([("Kommune", d.kommune), ("Title", d.titel), ("Subtitle", d.untertitel), *below])


def _styled(lines: list[tuple[str, str]]) -> list[Node]:
    return [
        {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": [string(line)]}]]}
        for style, line in lines
        if line
    ]


def _front(before: list[Node], auftrag: Auftrag) -> list[Node]:
    """What stands between cover and text: on a page of its own what comes before the contents, and these."""
    if auftrag.dokument.blatt:
        return before
    contents = raw("RawBlock", "openxml", '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr></w:p>')
    return [*([raw("RawBlock", "openxml", NEUE_SEITE)] if before else []), *before, contents]


def _sections(ast: Ast) -> Ast:
    """Marks what begins a page and the edges of what is printed in landscape; `docx_sections` sees to them."""

    def div(node: Node) -> Node | list[Node]:
        attr, blocks = node["c"]
        if "einseitig" in attr[1]:
            return [raw("RawBlock", "openxml", NEUE_SEITE), *blocks]
        if "quer" not in attr[1]:
            return node
        inner = {"t": "Div", "c": [[attr[0], [], attr[2]], marked(blocks, TEXTBREITE)]}
        return [raw("RawBlock", "openxml", QUER_ANFANG), inner, raw("RawBlock", "openxml", QUER_ENDE)]

    return {**ast, "blocks": rewrite(ast["blocks"], {"Div": div})}


def _measured(ast: Ast) -> Ast:
    """Widths in per cent to centimetres, as Word's pictures have no relative width."""

    def image(node: Node) -> Node:
        (ident, classes, pairs), alt, target = node["c"]
        widths = [[key, f"{float(v[:-1]) * TEXTBREITE / 100:.2f}cm" if v.endswith("%") else v] for key, v in pairs]
        return {"t": "Image", "c": [[ident, classes, widths], alt, target]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Image": image})}


def _printable(data: bytes, auftrag: Auftrag, drawings: dict[bytes, bytes]) -> bytes:
    """Older Word cannot show SVG: print it as a picture of 300 dots per inch, and remember what was drawn."""
    if kind(data) != "svg":
        return data
    from konzept.export.pdf_images import png

    printed = png(data, auftrag.werkzeug.schriftordner)
    drawings[printed] = data
    return printed


def _finish(made: bytes, auftrag: Auftrag, drawings: Mapping[bytes, bytes]) -> bytes:
    d = auftrag.dokument
    changes: Mapping[str, Callable[[bytes], bytes]] = {
        "word/document.xml": lambda part: _changed(part, _text),
        "docProps/core.xml": lambda part: properties(d),
    }
    stamp = (*min(max(d.datum, ANFANG), ENDE).timetuple()[:3], 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        added = beside(old, drawings)
        for name in dict.fromkeys((*old.namelist(), *added)):
            part = added.get(name) or old.read(name)
            if name in changes:
                part = changes[name](part)
            elif name.startswith(("word/header", "word/footer")):
                part = _changed(part, lambda root: headers(root, d))
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()


def _text(root: Any) -> None:
    document(root)
    widen(root)


def _changed(part: bytes, change: Callable[[Any], None]) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    change(root)
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out
