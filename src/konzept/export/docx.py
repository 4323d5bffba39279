"""DOCX: pandoc with our reference document, then what pandoc leaves undone."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from konzept.export.ast import BLAETTER, Node, deeper, elements, front, raw, rewrite, string
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.docx_drawings import Zeichnung, beside, marked, stand_in, widen
from konzept.export.docx_face import LOGO, TITELBILD, picture, settle
from konzept.export.docx_parts import document, headers, properties
from konzept.export.docx_reference import reference
from konzept.export.docx_sections import NEUE_SEITE, QUER_ANFANG, QUER_ENDE
from konzept.export.glyphs import drawn, missing
from konzept.export.images import embed, kind, load
from konzept.export.pandoc import write as pandoc
from konzept.export.pdf_images import pngs

TEXTBREITE = 16.0
"""Width of the text in our reference document, in centimetres."""
ANFANG, ENDE = date(1980, 1, 1), date(2107, 12, 31)
"""A zip archive knows no earlier and no later date."""


def write(auftrag: Auftrag) -> Ergebnis:
    """A Word file: cover, filled contents, text; looks come from ``docx/reference.docx``, or the town's own."""
    # Drawings are printed here, and a letter without a glyph would become an empty box.
    if fehlend := missing(drawn(auftrag), auftrag):
        raise ExportFehler(*fehlend)
    prints = _prints(auftrag)
    stand_ins = {svg: stand_in(at, printed) for at, (svg, printed) in enumerate(prints.items())}
    ast = embed(auftrag.ast, auftrag.werkzeug.bild, lambda data: stand_ins.get(data, data))
    # The title of a paper without a cover is its only heading 1.
    before, text = front(_sections(_measured(deeper(ast) if auftrag.dokument.blatt else ast)))
    cover = _cover(auftrag, lambda data: stand_ins.get(data, data))
    looks, hinweise = reference(auftrag.werkzeug)
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        file = Path(folder).resolve() / "reference.docx"
        file.write_bytes(looks)
        options = [f"--reference-doc={file}", "--metadata=lang:de-DE"]
        made = pandoc({**ast, "blocks": cover + _front(before, auftrag) + text}, "docx", options)
    drawings = {stand_ins[svg]: Zeichnung(svg, printed) for svg, printed in prints.items()}
    return Ergebnis(_finish(made, auftrag, drawings), hinweise=hinweise)


def _cover(auftrag: Auftrag, printable: Callable[[bytes], bytes]) -> list[Node]:
    d, gesicht = auftrag.dokument, auftrag.werkzeug.gesicht
    logo = picture(gesicht.logo, "Logo", LOGO, printable)
    below = [("Deckblatt", line) for line in d.deckblatt]
    if d.blatt:
        title = {"t": "Header", "c": [1, ["", [], []], [string(d.titel)]]}
        return [*logo, *_styled([("Briefkopf", d.kommune), *below, ("Blattart", d.untertitel)]), title]
    names = _styled([("Title", d.titel), ("Subtitle", d.untertitel), *below])
    if gesicht.titelbild is None:
        return [*logo, *_styled([("Kommune", d.kommune)]), *names]
    # The picture stands where there is space otherwise.
    band = picture(gesicht.titelbild, "Titelbild", TITELBILD, printable)
    return [*logo, *_styled([("Kommune mit Bild", d.kommune)]), *band, *names]


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


def _prints(auftrag: Auftrag) -> dict[bytes, bytes]:
    """What is drawn -> the same as a picture of 300 dots per inch: older Word cannot show SVG."""
    gesicht, everything = auftrag.werkzeug.gesicht, elements(auftrag.ast["blocks"], BLAETTER)
    sources = dict.fromkeys(str(element["c"][2][0]) for element in everything if element["t"] == "Image")
    pictures = [load(source, auftrag.werkzeug.bild) for source in sources]
    pictures += [one.inhalt for one in (gesicht.logo, gesicht.titelbild) if one]
    svgs = [data for data in dict.fromkeys(pictures) if kind(data) == "svg"]
    return dict(zip(svgs, pngs(svgs, auftrag.werkzeug.schriftordner), strict=True))


def _finish(made: bytes, auftrag: Auftrag, drawings: Mapping[bytes, Zeichnung]) -> bytes:
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
    settle(root)


def _changed(part: bytes, change: Callable[[Any], None]) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    change(root)
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out
