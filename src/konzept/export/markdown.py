"""Markdown for a git forge: what GitLab and GitHub show, without attributes and without HTML."""

import re
from collections import Counter
from collections.abc import Mapping

from konzept.export.ast import BLAETTER, SPACE, Node, Rule, deeper, elements, plain, raw, rewrite, string
from konzept.export.contract import Ast, Auftrag, Ergebnis
from konzept.export.pandoc import write as pandoc

_LOST = re.compile(r"[&\\~]|:[\w+-]+:")


def write(auftrag: Auftrag) -> Ergebnis:
    """GitHub-flavoured Markdown in UTF-8, one line per paragraph; the title is the only heading 1."""
    ast = deeper(auftrag.ast)
    ast = _one_hyphen({**ast, "blocks": _cover(auftrag) + ast["blocks"]})
    drawn = auftrag.dokument.bilder
    beside = {name: auftrag.werkzeug.vorsatz + name for name in _pictures(ast) if name in drawn}
    text = pandoc(_escaped(_bare(_links(ast), auftrag.werkzeug.bildweg, beside)), "gfm-raw_html-smart", ["--wrap=none"])
    return Ergebnis(text, beilagen={target: drawn[name] for name, target in beside.items()})


def _pictures(ast: Ast) -> list[str]:
    return [str(element["c"][2][0]) for element in elements(ast["blocks"], BLAETTER) if element["t"] == "Image"]


def _cover(auftrag: Auftrag) -> list[Node]:
    d = auftrag.dokument
    title: Node = {"t": "Header", "c": [1, ["", [], []], [string(d.titel)]]}
    lines = [line for line in (d.untertitel, d.kommune, *d.deckblatt) if line]
    broken = [part for line in lines for part in ({"t": "LineBreak"}, string(line))][1:]
    return [title, {"t": "Para", "c": broken}, {"t": "HorizontalRule"}]


def _links(ast: Ast) -> Ast:
    """Point internal links at the anchors a forge makes from the words of a heading; elsewhere keep the words only."""
    targets = _slugs(ast)

    def link(node: Node) -> Node | list[Node]:
        attr, inlines, (target, title) = node["c"]
        if not target.startswith("#"):
            return node
        slug = targets.get(target[1:])
        return {"t": "Link", "c": [attr, inlines, ["#" + slug, title]]} if slug else list(inlines)

    return {**ast, "blocks": rewrite(ast["blocks"], {"Link": link})}


def _slugs(ast: Ast) -> Mapping[str, str]:
    seen: Counter[str] = Counter()
    slugs = {}
    for header in (e for e in elements(ast["blocks"], BLAETTER) if e["t"] == "Header"):
        slug = _slug(header["c"][2])
        # Where the forges disagree in spite of all, no link is better than a dead one.
        if "--" not in slug:
            slugs[header["c"][1][0]] = f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1
    return slugs


def _slug(inlines: list[Node]) -> str:
    return re.sub(r"[^\w\- ]", "", plain(inlines).lower()).replace(" ", "-")


def _one_hyphen(ast: Ast) -> Ast:
    """Headings whose anchor is the same on both forges: of several hyphens GitLab makes one, GitHub does not.

    A blank beside a hyphen ("Heimat- und …") becomes a no-break space, which both leave out.
    """

    def header(node: Node) -> Node:
        level, attr, inlines = node["c"]
        joined: list[Node] = []
        for at, one in enumerate(inlines):
            beside = _slug(joined).endswith("-") or _slug(inlines[at + 1 :]).startswith("-")
            joined.append(string("\u00a0") if one["t"] == "Space" and beside else one)
        return {"t": "Header", "c": [level, attr, joined]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": header})}


def _bare(ast: Ast, way: str, beside: Mapping[str, str]) -> Ast:
    def header(node: Node) -> Node:
        level, _, inlines = node["c"]
        return {"t": "Header", "c": [level, ["", [], []], inlines]}

    def image(node: Node) -> Node:
        # Pictures stay where they are and are named from where the document will lie; what is drawn lies beside it.
        _, alt, (source, title) = node["c"]
        return {"t": "Image", "c": [["", [], []], alt, [beside.get(source) or way + source, title]]}

    def unwrap(node: Node) -> list[Node]:
        return list(node["c"][1])

    def terms(node: Node) -> list[Node]:
        # Markdown of the forges has no definition lists; pandoc's substitute depends on spaces at line ends.
        return [block for term, parts in node["c"] for block in _term(term, [b for part in parts for b in part])]

    def figure(node: Node) -> list[Node]:
        _, (_, caption), content = node["c"]
        return [{"t": "Para", "c": block["c"]} for block in (*content, *caption)]

    def table(node: Node) -> Node:
        # A row of a pipe table is one line; what stood below each other stands side by side.
        point = {"LineBreak": lambda _node: [SPACE, string("·"), SPACE]}
        return {"t": "Table", "c": rewrite(node["c"], point)}

    rules: Mapping[str, Rule] = {
        "Figure": figure,
        "Table": table,
        "DefinitionList": terms,
        "Header": header,
        "Image": image,
        "Div": unwrap,
        "Span": unwrap,
    }
    return {**ast, "blocks": rewrite(ast["blocks"], rules)}


def _escaped(ast: Ast) -> Ast:
    """Words that pandoc writes as they are, but that a forge would read as an entity, escape, emoji or strike-out."""

    def text(node: Node) -> Node:
        return _literal(node) if _LOST.search(node["c"]) else node

    def paragraph(node: Node) -> Node:
        # pandoc minds the beginning of a paragraph, but a list may also begin at a line of it.
        pairs = zip([None, *node["c"]], node["c"], strict=False)
        parts = [_at_start(one) if last and last["t"] == "LineBreak" else [one] for last, one in pairs]
        return {"t": node["t"], "c": [part for several in parts for part in several]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Para": paragraph, "Plain": paragraph, "Str": text})}


def _literal(node: Node) -> Node:
    return raw("RawInline", "gfm", re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", node["c"]))


def _term(term: list[Node], blocks: list[Node]) -> list[Node]:
    strong: Node = {"t": "Strong", "c": term}
    if blocks and blocks[0]["t"] in ("Para", "Plain"):
        return [{"t": "Para", "c": [strong, {"t": "LineBreak"}, *blocks[0]["c"]]}, *blocks[1:]]
    return [{"t": "Para", "c": [strong]}, *blocks]


_STARTS_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+*#>=~`|]))")


def _at_start(node: Node) -> list[Node]:
    """A word at the beginning of a line: its first sign is escaped if something other than a sentence began with it."""
    found = _STARTS_BLOCK.match(node["c"]) if node["t"] == "Str" else None
    if not found:
        return [node]
    sign, rest = node["c"][found.end()], node["c"][found.end() + 1 :]
    start = raw("RawInline", "gfm", f"{found[0]}\\{sign}")
    return [start, _literal(string(rest)) if _LOST.search(rest) else string(rest)]
