"""Values of a concept as Markdown that means exactly them.

A plain value is escaped whole: every punctuation character loses its meaning. Text is restricted Markdown: it is read
by a CommonMark parser that knows only paragraphs, lists, emphasis, links, images and footnotes, and written anew from
what was understood; whatever else it holds is literal. So nothing reaches the document that was not meant.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import count, repeat
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from konzept.werte import Text

# Controls, zero-width and bidirectional overrides, blank letters, tags, private use: invisible, and able to make a
# print lie.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ue000-\uf8ff\ufff9-\ufffb\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_BLANKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
TIEFE = 100
"""Deepest nesting of a text; two of it make one list in a list."""
_SCHEMES = frozenset({"http", "https", "mailto"})
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NUMBERED = re.compile(rf"^(?P<indent> *)(?P<number>\d{{1,9}})(?P<sign>[.)])(?= +(?!(?:{_MONTHS})\b))")
_LOOKS_NUMBERED = re.compile(r"^( *\d{1,9})([.)])(?=\s|$)")
_PLUS = re.compile(r"^( *)\+(?=\s|$)")


class TextFehler(Exception):
    """A text of the concept cannot be printed; the message is a German sentence that quotes it."""


def clean(value: object) -> str:
    """A plain value as it is printed: without invisible characters, white space collapsed."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", str(value))).strip(" ")


def escape(value: object) -> str:
    """A plain value as Markdown: the same characters, none with a meaning."""
    return _PUNCTUATION.sub(r"\\\1", clean(value))


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
        return _Writer(footnotes).blocks(_tree(_lists_as_meant(_INVISIBLE.sub("", text))).children)
    except RecursionError:
        raise TextFehler(_too_deep(text)) from None


def _tree(source: str) -> SyntaxTreeNode:
    env: dict[str, Any] = {}
    tokens = _parser().parse(source, env)
    # From its limit on, the parser drops what it reads, without a word.
    if any(token.level >= TIEFE - 1 for token in tokens):
        raise TextFehler(_too_deep(source))
    labels = {label[1:]: number for label, number in env.get("footnotes", {}).get("refs", {}).items()}
    for label in labels:
        if len(re.findall(rf"^ *\[\^{re.escape(label)}\]:", source, re.MULTILINE)) > 1:
            raise TextFehler(f"{_quoted(source)}: Die Fußnote [^{label}] hat mehr als einen Text.")
    unused = "|".join(re.escape(label) for label, number in labels.items() if number < 0)
    # The parser drops a note that nothing refers to; it stays where it was written, as it was written.
    return _tree(re.sub(rf"\[\^(?=(?:{unused})\]:)", r"\\[^", source)) if unused else SyntaxTreeNode(tokens)


def _too_deep(text: str) -> str:
    return f"{_quoted(text)}: Er ist zu tief verschachtelt (Listen in Listen, Hervorhebungen ineinander)."


def _quoted(text: str) -> str:
    start = clean(text)
    return f"Im Text „{start[:60].rstrip()}…“" if len(start) > 60 else f"Im Text „{start}“"


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
    parser = MarkdownIt("zero", {"maxNesting": TIEFE}).enable(["list", "emphasis", "link", "image", "escape", "balance_pairs"])
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


_EMPHASIS = {"strong": ("**", "fett"), "em": ("*", "kursiv")}


class _Writer:
    """Writes a parsed text; one method a kind of node."""

    def __init__(self, footnotes: Footnotes) -> None:
        self.footnotes = footnotes
        self.labels: dict[object, str] = {}
        self.inside_note = False

    def blocks(self, nodes: list[SyntaxTreeNode]) -> str:
        return "\n\n".join(filter(None, (_BLOCKS[node.type](self, node) for node in nodes)))

    def inline(self, nodes: list[SyntaxTreeNode]) -> str:
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
        return "\n\n".join(
            f"[^{self.label(note)}]: {_indented(self.note(note))}" for note in node.children
        )

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
        return _PUNCTUATION.sub(r"\\\1", _BLANKS.sub(" ", node.content))

    def emphasis(self, node: SyntaxTreeNode) -> str:
        sign, name = _EMPHASIS[node.type]
        inner = self.inline(node.children)
        row = [one for one in node.siblings if one.type != "text" or one.content]
        at = row.index(node)
        near = (node.parent, *row[max(0, at - 1) : at], *row[at + 1 : at + 2], *node.walk(include_self=False))
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
