"""DOCX: pandoc with our reference document, then what pandoc leaves undone."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lxml import etree

from konzept.export.ast import Node, raw, rewrite, string
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.docx_parts import document, headers, properties
from konzept.export.docx_sections import QUER_ANFANG, QUER_ENDE
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
    ast = embed(auftrag.ast, auftrag.werkzeug.bild, lambda data: _printable(data, auftrag))
    ast = {**ast, "blocks": _cover(auftrag) + _landscape(_measured(ast))["blocks"]}
    reference = auftrag.werkzeug.vorlage("docx/reference.docx").resolve()
    made = pandoc(ast, "docx", [f"--reference-doc={reference}", "--metadata=lang:de-DE"])
    return Ergebnis(_finish(made, auftrag))


def _cover(auftrag: Auftrag) -> list[Node]:
    d = auftrag.dokument
    lines = [("Kommune", d.kommune), ("Title", d.titel), ("Subtitle", d.untertitel)]
    lines += [("Deckblatt", line) for line in d.deckblatt]
    styled = [
        {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": [string(line)]}]]}
        for style, line in lines
        if line
    ]
    return [*styled, raw("RawBlock", "openxml", '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr></w:p>')]


def _landscape(ast: Ast) -> Ast:
    """Marks the edges of what is printed in landscape; `docx_sections` makes sections of them."""

    def div(node: Node) -> Node | list[Node]:
        attr, blocks = node["c"]
        if "quer" not in attr[1]:
            return node
        inner = {"t": "Div", "c": [[attr[0], [], attr[2]], blocks]}
        return [raw("RawBlock", "openxml", QUER_ANFANG), inner, raw("RawBlock", "openxml", QUER_ENDE)]

    return {**ast, "blocks": rewrite(ast["blocks"], {"Div": div})}


def _measured(ast: Ast) -> Ast:
    """Widths in per cent to centimetres, as Word's pictures have no relative width."""

    def image(node: Node) -> Node:
        (ident, classes, pairs), alt, target = node["c"]
        widths = [[key, f"{float(v[:-1]) * TEXTBREITE / 100:.2f}cm" if v.endswith("%") else v] for key, v in pairs]
        return {"t": "Image", "c": [[ident, classes, widths], alt, target]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Image": image})}


def _printable(data: bytes, auftrag: Auftrag) -> bytes:
    """Older Word cannot show SVG: print it as a picture of 300 dots per inch."""
    if kind(data) != "svg":
        return data
    from konzept.export.pdf_images import png

    return png(data, auftrag.werkzeug.schriftordner)


def _finish(made: bytes, auftrag: Auftrag) -> bytes:
    d = auftrag.dokument
    changes: Mapping[str, Callable[[bytes], bytes]] = {
        "word/document.xml": lambda part: _changed(part, document),
        "docProps/core.xml": lambda part: properties(d),
    }
    stamp = (*min(max(d.datum, ANFANG), ENDE).timetuple()[:3], 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name in changes:
                part = changes[name](part)
            elif name.startswith(("word/header", "word/footer")):
                part = _changed(part, lambda root: headers(root, d))
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()


def _changed(part: bytes, change: Callable[[Any], None]) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    change(root)
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out
