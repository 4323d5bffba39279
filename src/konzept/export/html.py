"""HTML: one accessible file without script, with everything in it."""

import re
from html import escape
from typing import Any

from konzept.export.ast import Node, deeper, raw, rewrite
from konzept.export.contract import Ast, Auftrag, Ergebnis
from konzept.export.images import embed
from konzept.export.pandoc import write as pandoc


def write(auftrag: Auftrag) -> Ergebnis:
    """HTML5 in UTF-8, framed by ``templates/html/rahmen.html``."""
    ast = embed(_table_scopes(_renamed(deeper(auftrag.ast))), auftrag.werkzeug.bild)
    frame = auftrag.werkzeug.vorlage("html/rahmen.html").resolve()
    options = ["--standalone", f"--template={frame}", "--section-divs", "--wrap=none"]
    options += [] if auftrag.dokument.blatt else ["--toc", "--toc-depth=3"]
    return Ergebnis(pandoc({**ast, "meta": _meta(auftrag)}, "html5", options))


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
