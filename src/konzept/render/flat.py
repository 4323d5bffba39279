"""A Text as lines of plain words, for where no paragraph can stand: a cell of a table, a comparison word by word."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from markdown_it.tree import SyntaxTreeNode

from konzept.render.parse import TextFehler, parse, unprintable
from konzept.render.plain import clean

BULLETS = ("• ", "– ")
"""In front of an entry of a list, and of one in a list below it; the same as in the PDF."""


def lines(text: str) -> list[str]:
    """What a text says, without marks: a line for each paragraph, entry of a list and forced break.

    Addresses of links, names of pictures and footnotes stand in brackets where they belong, so that two texts which
    say different things differ here too. TextFehler if something would be lost.
    """
    try:
        tree = parse(text)
        return [line for line in map(clean, _Reader(tree).blocks(tree.children, 0)) if line]
    except (TextFehler, RecursionError) as error:
        raise unprintable(error, text) from None


class _Reader:
    """Reads a parsed text; one method a kind of node."""

    def __init__(self, tree: SyntaxTreeNode) -> None:
        blocks = (block for block in tree.children if block.type == "footnote_block")
        self.notes = {note.meta["id"]: note for block in blocks for note in block.children}
        self.inside_note = False

    def blocks(self, nodes: list[SyntaxTreeNode], depth: int) -> Iterator[str]:
        for node in nodes:
            if node.type == "paragraph":
                yield from self.inline(node.children[0].children).split("\n")
            elif node.type in ("bullet_list", "ordered_list"):
                yield from self.items(node, depth)

    def items(self, node: SyntaxTreeNode, depth: int) -> Iterator[str]:
        for number, item in zip(count(1), node.children, strict=False):
            mark = f"{number}. " if node.type == "ordered_list" else BULLETS[min(depth, 1)]
            begins = item.children[:1]
            first, *rest = self.blocks(begins, depth + 1) if begins and begins[0].type == "paragraph" else [""]
            yield mark + first
            yield from rest
            yield from self.blocks(item.children[1 if first else 0 :], depth + 1)

    def inline(self, nodes: list[SyntaxTreeNode]) -> str:
        return "".join(_INLINE[node.type](self, node) for node in nodes)

    def link(self, node: SyntaxTreeNode) -> str:
        words, address = self.inline(node.children), str(node.attrs.get("href", ""))
        # An address that shows itself need not be said twice, one within the document means nothing here.
        shown = address.startswith("#") or address.removeprefix("mailto:") == words
        return words if shown else f"{words} ({address})"

    def image(self, node: SyntaxTreeNode) -> str:
        return f"[Bild: {self.inline(node.children)} ({node.attrs.get('src', '')})]"

    def note(self, node: SyntaxTreeNode) -> str:
        note = self.notes.get(node.meta["id"])
        # A note that refers to itself would never end.
        if note is None or self.inside_note:
            return ""
        self.inside_note = True
        words = " ".join(self.blocks(note.children, 0))
        self.inside_note = False
        return f" (Fußnote: {words})"


_INLINE: Mapping[str, Callable[[_Reader, SyntaxTreeNode], str]] = {
    "text": lambda _reader, node: node.content.replace("\n", " "),
    "softbreak": lambda _reader, _node: " ",
    "hardbreak": lambda _reader, _node: "\n",
    "strong": lambda reader, node: reader.inline(node.children),
    "em": lambda reader, node: reader.inline(node.children),
    "link": _Reader.link,
    "image": _Reader.image,
    "footnote_ref": _Reader.note,
    "footnote_anchor": lambda _reader, _node: "",
}
