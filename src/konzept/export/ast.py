"""Passes over pandoc's JSON AST. Every pass returns a new tree and leaves its input alone."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from konzept.export.contract import Ast

Node: TypeAlias = dict[str, Any]
Rule: TypeAlias = Callable[[Node], Node | list[Node]]

BLAETTER = frozenset({"Str", "Space", "SoftBreak", "LineBreak"})
"""Most elements are words and spaces with nothing below them; where they have no rule, they need not be asked."""
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
    """Replace elements bottom-up; a rule that returns a list has its items put in the element's place.

    What holds nothing to be replaced is not copied.
    """
    still = BLAETTER - rules.keys()
    return _replaced(node, rules, still) if isinstance(node, dict) else _rewritten(node, rules, still)


def _rewritten(items: list[Any], rules: Mapping[str, Rule], still: frozenset[str]) -> list[Any]:
    out: list[Any] | None = None
    for at, item in enumerate(items):
        new: Any = item
        # Exact types: JSON has no others, and this is asked a hundred thousand times.
        if type(item) is dict:
            if item["t"] not in still:
                new = _replaced(item, rules, still)
        elif type(item) is list and item:
            new = _rewritten(item, rules, still)
        if new is not item and out is None:
            out = items[:at]
        if out is not None:
            if type(new) is list and type(item) is dict:
                out += new
            else:
                out.append(new)
    return items if out is None else out


def _replaced(node: Node, rules: Mapping[str, Rule], still: frozenset[str]) -> Node | list[Node]:
    content = node.get("c")
    new: Any = content
    if type(content) is list:
        new = _rewritten(content, rules, still)
    elif type(content) is dict:
        new = _replaced(content, rules, still)
    if new is not content:
        node = {"t": node["t"], "c": new}
    rule = rules.get(node["t"])
    return rule(node) if rule else node


def elements(node: Any, but: Collection[str] = ()) -> Iterator[Node]:
    """Every element of a tree, parents before children, in reading order; ``but``: kinds left out with all in them."""
    todo = [node]
    while todo:
        value = todo.pop()
        if type(value) is dict:
            yield value
            value = value.get("c")
        if type(value) is list:
            todo += [
                child
                for child in reversed(value)
                if child and (type(child) is list or (type(child) is dict and child["t"] not in but))
            ]
        elif type(value) is dict:
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
    return "".join(_TEXT[e["t"]](e) for e in elements(inlines, ("Note",)) if e["t"] in _TEXT)


_ATTR = {"Header": 1, "Span": 0, "Div": 0}
"""Kinds of elements that can be pointed at, and where their attributes are."""


def anchors(everything: Iterable[Node]) -> list[str]:
    """The ids of all headings, spans and divs among some elements, in their order."""
    pointed = [e["c"][_ATTR[e["t"]]] for e in everything if e["t"] in _ATTR]
    return [str(attr[0]) for attr in pointed if attr[0]]


def linked(ast: Ast, kennungen: Collection[str]) -> Ast:
    """Links to parts of the concept that this document does not print keep their words only."""
    everything = list(elements(ast["blocks"], BLAETTER))
    targets = {str(element["c"][2][0]) for element in everything if element["t"] == "Link"}
    absent = targets.intersection(f"#{kennung}" for kennung in kennungen)
    absent -= {f"#{anchor}" for anchor in anchors(everything)} if absent else set()
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


def finished(ast: Ast) -> Ast:
    """Numbers and ids for the headings, captions for the pictures: one walk for all of it."""
    numbered, named = _number(), _name()
    rules: Mapping[str, Rule] = {"Header": lambda node: named(numbered(node)), "Para": _figure}
    return {**ast, "blocks": rewrite(ast["blocks"], rules)}


def _number() -> Callable[[Node], Node]:
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

    return heading


def _name() -> Callable[[Node], Node]:
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

    return heading


def _figure(node: Node) -> Node:
    """A picture that stands alone and has a title becomes a figure with that title as its caption."""
    inlines = node["c"]
    if len(inlines) != 1 or inlines[0]["t"] != "Image" or not inlines[0]["c"][2][1]:
        return node
    attr, alt, (source, title) = inlines[0]["c"]
    image = {"t": "Image", "c": [attr, alt, [source, ""]]}
    caption = [None, [{"t": "Plain", "c": [string(title)]}]]
    return {"t": "Figure", "c": [["", [], []], caption, [{"t": "Plain", "c": [image]}]]}


def deeper(ast: Ast) -> Ast:
    """Move every heading one level down, for formats where the title of the document is the only heading 1."""

    def heading(node: Node) -> Node:
        level, attr, inlines = node["c"]
        return {"t": "Header", "c": [level + 1, attr, inlines]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Header": heading})}
