"""Values of a concept as Markdown that means exactly them.

A plain value is escaped whole: every punctuation character loses its meaning. Text is restricted Markdown: it is read
by a CommonMark parser that knows only paragraphs, lists, emphasis, links, images and footnotes, and written anew from
what was understood; whatever else it holds is literal. So nothing reaches the document that was not meant.
"""

import re
from collections.abc import Callable
from itertools import count, repeat

from markdown_it.tree import SyntaxTreeNode

from konzept.render.parse import TextFehler, parse, unprintable
from konzept.render.plain import BLANKS, PUNCTUATION, escape
from konzept.werte import Text


class Footnotes:
    """Gives every footnote of a document a label of its own; the same in every run."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def label(self) -> str:
        """The next label."""
        return str(next(self._numbers))


def markdown(text: Text, footnotes: Footnotes) -> str:
    """Restricted Markdown as Markdown for the document: blocks separated by blank lines, no blank line at the end.

    TextFehler if something of it would be lost.
    """
    try:
        return _Writer(footnotes).blocks(parse(text).children)
    except (TextFehler, RecursionError) as error:
        raise unprintable(error, text) from None


_EMPHASIS = {"strong": ("**", "fett"), "em": ("*", "kursiv")}


class _Writer:
    """Writes a parsed text; one method a kind of node."""

    def __init__(self, footnotes: Footnotes) -> None:
        self.footnotes = footnotes
        self.labels: dict[object, str] = {}
        self.beside: dict[SyntaxTreeNode, tuple[SyntaxTreeNode | None, SyntaxTreeNode | None]] = {}
        self.inside_note = False

    def blocks(self, nodes: list[SyntaxTreeNode]) -> str:
        return "\n\n".join(filter(None, (_BLOCKS[node.type](self, node) for node in nodes)))

    def inline(self, nodes: list[SyntaxTreeNode]) -> str:
        row = [one for one in nodes if one.type != "text" or one.content]
        self.beside |= zip(row, zip([None, *row], [*row[1:], None], strict=False), strict=False)
        return "".join(_INLINE[node.type](self, node) for node in nodes)

    def paragraph(self, node: SyntaxTreeNode) -> str:
        return self.inline(node.children[0].children)

    def items(self, node: SyntaxTreeNode) -> str:
        numbered = node.type == "ordered_list"
        contents = [self.blocks(item.children) for item in node.children]
        # A row of the same bullets would be a line across the page.
        bullet = "+" if any(content.startswith("-") for content in contents) else "-"
        marks = (f"{number}." for number in count(1)) if numbered else repeat(bullet)
        loose = any(not child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        lines = (f"{mark:<4}{_indented(content)}" for mark, content in zip(marks, contents, strict=False))
        return ("\n\n" if loose else "\n").join(lines)

    def notes(self, node: SyntaxTreeNode) -> str:
        self.inside_note = True
        return "\n\n".join(f"[^{self.label(note)}]: {_indented(self.note(note))}" for note in node.children)

    def note(self, node: SyntaxTreeNode) -> str:
        text = self.blocks([child for child in node.children if child.type in _BLOCKS])
        if not text.strip():
            raise TextFehler(f"Die Fußnote [^{node.meta['label']}] hat keinen Text.")
        return text

    def reference(self, node: SyntaxTreeNode) -> str:
        if self.inside_note:
            label = node.meta["label"]
            raise TextFehler(
                f"Die Fußnote [^{label}] steht in einer Fußnote; schreiben Sie ihren Text unmittelbar dorthin."
            )
        return f"[^{self.label(node)}]"

    def label(self, node: SyntaxTreeNode) -> str:
        key = node.meta["id"]
        if key not in self.labels:
            self.labels[key] = self.footnotes.label()
        return self.labels[key]

    def text(self, node: SyntaxTreeNode) -> str:
        return PUNCTUATION.sub(r"\\\1", BLANKS.sub(" ", node.content))

    def emphasis(self, node: SyntaxTreeNode) -> str:
        sign, name = _EMPHASIS[node.type]
        inner = self.inline(node.children)
        near = (node.parent, *self.beside[node], *node.walk(include_self=False))
        # Stars of two emphases that touch are read otherwise than they were meant.
        alone = all(one is None or one.type not in _EMPHASIS for one in near)
        return f"{sign}{inner}{sign}" if alone else f"[{inner}]{{.{name}}}"

    def link(self, node: SyntaxTreeNode) -> str:
        return f"[{self.inline(node.children)}]({_target(node, 'href')})"

    def image(self, node: SyntaxTreeNode) -> str:
        return f"![{self.inline(node.children)}]({_target(node, 'src')})"


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _target(node: SyntaxTreeNode, name: str) -> str:
    """Address and title: the title of a picture becomes its caption."""
    url, title = (str(node.attrs.get(one, "")) for one in (name, "title"))
    return "<" + re.sub(r"([\\<>&])", r"\\\1", url) + ">" + (f' "{escape(title)}"' if title else "")


_BLOCKS: dict[str, Callable[[_Writer, SyntaxTreeNode], str]] = {
    "paragraph": _Writer.paragraph,
    "bullet_list": _Writer.items,
    "ordered_list": _Writer.items,
    "footnote_block": _Writer.notes,
}
_INLINE: dict[str, Callable[[_Writer, SyntaxTreeNode], str]] = {
    "text": _Writer.text,
    "softbreak": lambda _writer, _node: " ",
    "hardbreak": lambda _writer, _node: "\\\n",
    "strong": _Writer.emphasis,
    "em": _Writer.emphasis,
    "link": _Writer.link,
    "image": _Writer.image,
    "footnote_ref": _Writer.reference,
    "footnote_anchor": lambda _writer, _node: "",
}
