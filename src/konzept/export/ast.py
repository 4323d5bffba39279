"""Passes over pandoc's JSON AST. Every pass returns a new tree and leaves its input alone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from konzept.export.contract import Ast

Node: TypeAlias = dict[str, Any]
Rule: TypeAlias = Callable[[Node], Node | list[Node]]

NUMMERIERT = 2
"""Headings down to this level carry a number."""


def string(text: str) -> Node:
    """A piece of text without a break opportunity of its own."""
    return {"t": "Str", "c": text}


SPACE: Node = {"t": "Space"}


def raw(kind: str, format_: str, text: str) -> Node:
    """A ``RawInline`` or ``RawBlock``; only for our own passes, behind the gate."""
    return {"t": kind, "c": [format_, text]}


def rewrite(node: Any, rules: Mapping[str, Rule]) -> Any:
    """Replace elements bottom-up; a rule that returns a list has its items put in the element's place."""
    if isinstance(node, dict):
        content = node.get("c")
        # Most elements are words and spaces with nothing below them.
        new_node = {"t": node["t"], "c": rewrite(content, rules)} if isinstance(content, list | dict) else node
        rule = rules.get(node["t"])
        return rule(new_node) if rule else new_node
    out: list[Any] = []
    for item in node:
        new = rewrite(item, rules) if isinstance(item, list | dict) else item
        if isinstance(item, dict) and isinstance(new, list):
            out.extend(new)
        else:
            out.append(new)
    return out


def elements(node: Any) -> Iterator[Node]:
    """Every element of a tree, parents before children, in reading order."""
    todo = [node]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            yield value
            value = value.get("c")
        if isinstance(value, list):
            todo.extend(child for child in reversed(value) if isinstance(child, list | dict))
        elif isinstance(value, dict):
            todo.append(value)


_TEXT: Mapping[str, Callable[[Node], str]] = {
    "Str": lambda node: str(node["c"]),
    "Code": lambda node: str(node["c"][1]),
    "Space": lambda node: " ",
    "SoftBreak": lambda node: " ",
    "LineBreak": lambda node: " ",
}


def plain(inlines: Any) -> str:
    """The words of some inlines, without footnotes."""
    without_notes = rewrite(inlines, {"Note": lambda node: []})
    return "".join(_TEXT[e["t"]](e) for e in elements(without_notes) if e["t"] in _TEXT)


def anchors(ast: Ast) -> list[str]:
    """The ids of all headings, spans and divs, in reading order."""
    return [ident for e in elements(ast["blocks"]) if (ident := _ident(e))]


def _ident(element: Node) -> str:
    position = {"Header": 1, "Span": 0, "Div": 0}.get(element["t"])
    return "" if position is None else str(element["c"][position][0])


def linked(ast: Ast, kennungen: Collection[str]) -> Ast:
    """Links to parts of the concept that this document does not print keep their words only."""
    targets = {str(element["c"][2][0]) for element in elements(ast["blocks"]) if element["t"] == "Link"}
    absent = targets.intersection(f"#{kennung}" for kennung in kennungen)
    absent -= {f"#{anchor}" for anchor in anchors(ast)} if absent else set()
    if not absent:
        return ast

    def link(node: Node) -> Node | list[Node]:
        _, inlines, (target, _) = node["c"]
        return list(inlines) if target in absent else node

    return {**ast, "blocks": rewrite(ast["blocks"], {"Link": link})}


def front(ast: Ast) -> tuple[list[Node], list[Node]]:
    """What stands before the contents, and all the rest: a document may begin with a Div of class ``vorspann``."""
    blocks: list[Node] = ast["blocks"]
    if blocks and blocks[0]["t"] == "Div" and "vorspann" in blocks[0]["c"][0][1]:
        return list(blocks[0]["c"][1]), blocks[1:]
    return [], blocks


def number(ast: Ast) -> Ast:
    """Write "1", "4.1" in front of the headings of the first two levels, as text, so that all formats agree.

    Headings of class ``unnumbered`` get none and do not count; nor does anything below an unnumbered chapter.
    """
    count = [0] * NUMMERIERT
    silent = False

    def heading(node: Node) -> Node:
        nonlocal silent
        level, attr, inlines = node["c"]
        unnumbered = "unnumbered" in attr[1]
        if level == 1:
            silent = unnumbered
        if level > NUMMERIERT or unnumbered or silent:
            return node
        count[level - 1] += 1
        count[level:] = [0] * (NUMMERIERT - level)
        label = ".".join(str(n) for n in count[:level])
        span = {"t": "Span", "c": [["", ["nummer"], []], [string(label)]]}
        return {"t": "Header", "c": [level, attr, [span, SPACE, *inlines]]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": heading})}


def named(ast: Ast) -> Ast:
    """Give every heading without an id one, so that each can be pointed at from the contents.

    A Kennung has no underscore, so these never meet one, not even in Word, where capital letters do not count.
    """
    count = 0

    def heading(node: Node) -> Node:
        nonlocal count
        level, (ident, classes, pairs), inlines = node["c"]
        if ident:
            return node
        count += 1
        return {"t": "Header", "c": [level, [f"Abschnitt_{count}", classes, pairs], inlines]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": heading})}


def figures(ast: Ast) -> Ast:
    """A picture that stands alone and has a title becomes a figure with that title as its caption."""

    def paragraph(node: Node) -> Node:
        inlines = node["c"]
        if len(inlines) != 1 or inlines[0]["t"] != "Image" or not inlines[0]["c"][2][1]:
            return node
        attr, alt, (source, title) = inlines[0]["c"]
        image = {"t": "Image", "c": [attr, alt, [source, ""]]}
        caption = [None, [{"t": "Plain", "c": [string(title)]}]]
        return {"t": "Figure", "c": [["", [], []], caption, [{"t": "Plain", "c": [image]}]]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Para": paragraph})}


def deeper(ast: Ast) -> Ast:
    """Move every heading one level down, for formats where the title of the document is the only heading 1."""

    def heading(node: Node) -> Node:
        level, attr, inlines = node["c"]
        return {"t": "Header", "c": [level + 1, attr, inlines]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": heading})}
