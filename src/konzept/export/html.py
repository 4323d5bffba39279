"""HTML: one accessible file without script, with everything in it."""

import re
from html import escape
from typing import Any

from konzept.export.ast import Node, deeper, plain, raw, rewrite
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.html_face import face
from konzept.export.images import embed
from konzept.export.pandoc import write as pandoc

_FRAME = "html/rahmen.html"
_BODY = re.compile(rb"\$\{?\s*(?:body\b|[\w./:-]+\(\))")
"""What the text goes into; pandoc may also find it in another file that the frame takes in."""


def write(auftrag: Auftrag) -> Ergebnis:
    """HTML5 in UTF-8, framed by ``templates/html/rahmen.html``."""
    ast = embed(_arranged(_renamed(deeper(auftrag.ast))), auftrag.werkzeug.bild)
    frame = auftrag.werkzeug.vorlage(_FRAME).resolve()
    if not _BODY.search(frame.read_bytes()):
        raise ExportFehler(f"Vorlage {_FRAME}: Es fehlt „$body$“, die Stelle, an der der Text des Dokuments steht.")
    options = ["--standalone", f"--template={frame}", "--section-divs", "--wrap=none"]
    options += [] if auftrag.dokument.blatt else ["--toc", "--toc-depth=3"]
    return Ergebnis(_headed(pandoc({**ast, "meta": _meta(auftrag)}, "html5", options)))


def _headed(made: bytes) -> bytes:
    """Footnotes under a heading, instead of pandoc's line: who hears the document finds them in its outline."""
    start = b'role="doc-endnotes">\n'
    return made.replace(start + b"<hr />", start + "<h2>Fußnoten</h2>".encode(), 1)


def _meta(auftrag: Auftrag) -> Node:
    d = auftrag.dokument
    single = {
        "titel": d.titel,
        "pagetitle": d.titel,
        "untertitel": d.untertitel,
        "kommune": d.kommune,
        "lang": "de-DE",
        "datum": d.datum.isoformat(),
    }
    meta: Node = {key: _inlines(value) for key, value in single.items() if value}
    meta |= face(auftrag.werkzeug.gesicht)
    return meta | {"zeilen": {"t": "MetaList", "c": [_inlines(line) for line in d.deckblatt]}}


def _inlines(text: str) -> Node:
    # The frame may put a value into an attribute, for which pandoc would leave quotes as they are.
    return {"t": "MetaInlines", "c": [raw("RawInline", "html", escape(text))]}


_PANDOCS = re.compile(r"fn(ref)?\d+|footnotes|toc-.*")
"""Ids that pandoc gives to footnotes and to the entries of the contents."""


def _renamed(ast: Ast) -> Ast:
    """A Kennung that is also an id of pandoc's own gets an underscore, which neither of them has."""

    def own(ident: str) -> str:
        return ident + "_" if _PANDOCS.fullmatch(ident) else ident

    def header(node: Node) -> Node:
        level, (ident, *attr), inlines = node["c"]
        return {"t": "Header", "c": [level, [own(ident), *attr], inlines]}

    def link(node: Node) -> Node:
        attr, inlines, (target, title) = node["c"]
        new = "#" + own(target[1:]) if target.startswith("#") else target
        return {"t": "Link", "c": [attr, inlines, [new, title]]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": header, "Link": link})}


def _arranged(ast: Ast) -> Ast:
    return _framed(_table_scopes(_joined(_sections(ast))))


_PAGES = {"quer", "einseitig"}
"""Classes of what is printed on pages of its own."""


def _sections(ast: Ast) -> Ast:
    """What has pages of its own as sections: a heading inside a Div would be missing in the contents, or misplaced."""

    def div(node: Node) -> Node | list[Node]:
        attr, blocks = node["c"]
        at = next((number for number, one in enumerate(blocks) if one["t"] == "Header"), None)
        if at is None or not _PAGES.intersection(attr[1]):
            return node
        before: list[Node] = [{"t": "Div", "c": [attr, blocks[:at]]}] if at else []
        level = blocks[at]["c"][0]
        return before + [_of_class(one, attr[1], level) for one in blocks[at:]]

    return {**ast, "blocks": rewrite(ast["blocks"], {"Div": div})}


def _of_class(block: Node, classes: list[str], deepest: int) -> Node:
    if block["t"] != "Header" or block["c"][0] > deepest:
        return block
    level, (ident, own, pairs), inlines = block["c"]
    return {"t": "Header", "c": [level, [ident, [*own, *classes], pairs], inlines]}


def _joined(ast: Ast) -> Ast:
    """Entries of a list that follow each other under the same word become one entry with several values."""

    def entries(node: Node) -> Node:
        joined: list[Any] = []
        for term, values in node["c"]:
            if joined and joined[-1][0] == term:
                joined[-1] = [term, joined[-1][1] + values]
            else:
                joined.append([term, values])
        return {"t": "DefinitionList", "c": joined}

    return {**ast, "blocks": rewrite(ast["blocks"], {"DefinitionList": entries})}


def _framed(ast: Ast) -> Ast:
    """Every table in a frame that can be scrolled, with the keyboard too; on a telephone the page itself stays put."""
    heading = ""

    def header(node: Node) -> Node:
        nonlocal heading
        heading = plain(node["c"][2])
        return node

    def table(node: Node) -> Node:
        caption = " ".join(plain(block["c"]) for block in node["c"][1][1] if block["t"] in ("Plain", "Para"))
        name = f"Tabelle: {caption or heading}".removesuffix(": ")
        attributes = [["role", "group"], ["tabindex", "0"], ["aria-label", name]]
        return {"t": "Div", "c": [["", ["tabelle"], attributes], [node]]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": header, "Table": table})}


def _table_scopes(ast: Ast) -> Ast:
    """First row heads columns, first cell of each row heads its row."""

    def scoped(cell: list[Any], scope: str) -> list[Any]:
        return [["", [], [["scope", scope]]], *cell[1:]]

    def table(node: Node) -> Node:
        attr, caption, columns, (head_attr, head), bodies, foot = node["c"]
        heads = [[row_attr, [scoped(cell, "col") for cell in cells]] for row_attr, cells in head]
        rows_with_head = 1 if len(columns) > 1 else 0
        new = [
            [
                body_attr,
                rows_with_head,
                inner,
                [[a, [scoped(c, "row") for c in cells[:rows_with_head]] + cells[rows_with_head:]] for a, cells in rows],
            ]
            for body_attr, _, inner, rows in bodies
        ]
        return {"t": "Table", "c": [attr, caption, columns, [head_attr, heads], new, foot]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Table": table})}
