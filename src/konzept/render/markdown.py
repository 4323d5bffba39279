"""Values of a concept as Markdown that means exactly them.

A plain value is escaped whole: every punctuation character loses its meaning. Text is restricted Markdown: it is read
by a CommonMark parser that knows only paragraphs, lists, emphasis, links, images and footnotes, and written anew from
what was understood; whatever else it holds is literal. So nothing reaches the document that was not meant.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import count
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from konzept.werte import Text

# Controls, zero-width and bidirectional overrides, private use: invisible, and able to make a print lie.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ue000-\uf8ff\ufff9-\ufffb\U000f0000-\U0010ffff]"
)
_BLANKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SCHEMES = frozenset({"http", "https", "mailto"})
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NUMBERED = re.compile(rf"^(?P<indent> *)(?P<number>\d{{1,9}})(?P<sign>[.)])(?= +(?!(?:{_MONTHS})\b))")
_LOOKS_NUMBERED = re.compile(r"^( *\d{1,9})([.)])(?=\s|$)")
_PLUS = re.compile(r"^( *)\+(?=\s|$)")


def escape(value: object) -> str:
    """A plain value as Markdown: the same characters, none with a meaning; white space collapsed."""
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", str(value))).strip(" ")
    return _PUNCTUATION.sub(r"\\\1", text)


class Footnotes:
    """Gives every footnote of a document a label of its own; the same in every run."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def label(self) -> str:
        """The next label."""
        return str(next(self._numbers))


def markdown(text: Text, footnotes: Footnotes) -> str:
    """Restricted Markdown as Markdown for the document: blocks separated by blank lines, no blank line at the end."""
    tree = SyntaxTreeNode(_parser().parse(_lists_as_meant(_INVISIBLE.sub("", text))))
    return _Writer(footnotes).blocks(tree.children)


def _lists_as_meant(text: str) -> str:
    """A line is a numbered item only if it starts a list at 1 or goes on counting; "29. September" is a sentence."""
    expected = dict[int, int]()
    lines = []
    for line in text.split("\n"):
        found = _NUMBERED.match(line)
        indent = len(found["indent"]) if found else -1
        if found and found["sign"] == "." and int(found["number"]) in (1, expected.get(indent, 1)):
            expected[indent] = int(found["number"]) + 1
        else:
            line = _PLUS.sub(r"\1\\+", _LOOKS_NUMBERED.sub(r"\1\\\2", line))
        lines.append(line)
    return "\n".join(lines)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "emphasis", "link", "image", "escape", "balance_pairs"])
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.before("emphasis", "gender_star", _gender_star)
    parser.validateLink = _allowed  # type: ignore[method-assign]  # markdown-it's documented way to restrict links
    return parser


def _allowed(url: str) -> bool:
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return False
    return scheme in _SCHEMES or not scheme


def _gender_star(state: StateInline, silent: bool) -> bool:
    """One star between two letters is a letter itself: Bürger*innen, der*die, **Arbeitgeber*innen**."""
    at = state.pos
    if not 0 < at < state.posMax - 1 or state.src[at] != "*":
        return False
    if not (state.src[at - 1].isalnum() and state.src[at + 1].isalnum()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


class _Writer:
    """Writes a parsed text; one method a kind of node."""

    def __init__(self, footnotes: Footnotes) -> None:
        self.footnotes = footnotes
        self.labels: dict[object, str] = {}

    def blocks(self, nodes: list[SyntaxTreeNode]) -> str:
        return "\n\n".join(filter(None, (_BLOCKS[node.type](self, node) for node in nodes)))

    def inline(self, nodes: list[SyntaxTreeNode]) -> str:
        return "".join(_INLINE[node.type](self, node) for node in nodes)

    def paragraph(self, node: SyntaxTreeNode) -> str:
        return self.inline(node.children[0].children)

    def items(self, node: SyntaxTreeNode) -> str:
        numbered = node.type == "ordered_list"
        marks = (f"{number}." for number in count(1)) if numbered else (iter(lambda: "-", None))
        loose = any(not child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        lines = (
            f"{mark:<4}{_indented(self.blocks(item.children))}"
            for mark, item in zip(marks, node.children, strict=False)
        )
        return ("\n\n" if loose else "\n").join(lines)

    def notes(self, node: SyntaxTreeNode) -> str:
        return "\n\n".join(
            f"[^{self.label(note)}]: {_indented(self.blocks([c for c in note.children if c.type in _BLOCKS]))}"
            for note in node.children
        )

    def label(self, node: SyntaxTreeNode) -> str:
        key = node.meta["id"]
        if key not in self.labels:
            self.labels[key] = self.footnotes.label()
        return self.labels[key]

    def text(self, node: SyntaxTreeNode) -> str:
        return _PUNCTUATION.sub(r"\\\1", _BLANKS.sub(" ", node.content))

    def link(self, node: SyntaxTreeNode) -> str:
        return f"[{self.inline(node.children)}]({_target(str(node.attrs['href']))})"

    def image(self, node: SyntaxTreeNode) -> str:
        return f"![{self.inline(node.children)}]({_target(str(node.attrs['src']))})"


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _target(url: str) -> str:
    return "<" + re.sub(r"([\\<>])", r"\\\1", url) + ">"


_BLOCKS: dict[str, Callable[[_Writer, SyntaxTreeNode], str]] = {
    "paragraph": _Writer.paragraph,
    "bullet_list": _Writer.items,
    "ordered_list": _Writer.items,
    "footnote_block": _Writer.notes,
}
_INLINE: dict[str, Callable[[_Writer, SyntaxTreeNode], str]] = {
    "text": _Writer.text,
    "softbreak": lambda _writer, _node: " ",
    "strong": lambda writer, node: f"**{writer.inline(node.children)}**",
    "em": lambda writer, node: f"*{writer.inline(node.children)}*",
    "link": _Writer.link,
    "image": _Writer.image,
    "footnote_ref": lambda writer, node: f"[^{writer.label(node)}]",
    "footnote_anchor": lambda _writer, _node: "",
}
