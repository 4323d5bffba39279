"""Restricted Markdown, read: paragraphs, lists, emphasis, links, images, footnotes; whatever else it holds is literal.

The parser is CommonMark's. Where it would drop something without a word, that is said or kept as it was written.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from konzept.render.plain import INVISIBLE, clean

TIEFE = 100
"""Deepest nesting of a text; two of it make one list in a list."""
_SCHEMES = frozenset({"http", "https", "mailto"})
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NUMBERED = re.compile(rf"^(?P<indent> *)(?P<number>\d{{1,9}})(?P<sign>[.)])(?= +(?!(?:{_MONTHS})\b))")
_LOOKS_NUMBERED = re.compile(r"^( *\d{1,9})([.)])(?=\s|$)")
_NOTE = re.compile(r"^ *\[\^([^\]]+)\]:", re.MULTILINE)
_PLUS = re.compile(r"^( *)\+(?=\s|$)")


class TextFehler(Exception):
    """A text of the concept cannot be printed; the message is a German sentence that quotes it."""

    text: str = ""
    """The whole text, as far as it is known."""
    beim: str = ""
    """What was being done with it, a German phrase: „beim Drucken von Maßnahme 3.2.1 „Titel““; empty if not known."""

    def __str__(self) -> str:
        said = super().__str__()
        return f"{self.beim[:1].upper()}{self.beim[1:]}: {said}" if self.beim else said


@contextmanager
def beim_drucken(name: str) -> Iterator[None]:
    """Whatever text cannot be printed inside is one of the part of that name."""
    try:
        yield
    except TextFehler as error:
        error.beim = error.beim or f"beim Drucken von {name}"
        raise


def parse(text: str) -> SyntaxTreeNode:
    """What a text means. TextFehler if something of it would be lost."""
    try:
        return _parsed(_lists_as_meant(INVISIBLE.sub("", text)))
    except RecursionError as error:
        raise unprintable(error, text) from None


def _parsed(source: str) -> SyntaxTreeNode:
    env: dict[str, Any] = {}
    tokens = _parser().parse(source, env)
    # From its limit on, the parser drops what it reads, without a word.
    if any(token.level >= TIEFE - 1 for token in tokens):
        raise _too_deep(source)
    labels = {label[1:]: number for label, number in env.get("footnotes", {}).get("refs", {}).items()}
    written = Counter(_NOTE.findall(source)) if labels else {}
    for label in labels:
        if written[label] > 1:
            raise TextFehler(f"{_quoted(source)}: Die Fußnote [^{label}] hat mehr als einen Text.")
    unused = "|".join(re.escape(label) for label, number in labels.items() if number < 0)
    # The parser drops a note that nothing refers to; it stays where it was written, as it was written.
    return _parsed(re.sub(rf"\[\^(?=(?:{unused})\]:)", r"\\[^", source)) if unused else SyntaxTreeNode(tokens)


def unprintable(error: TextFehler | RecursionError, text: str) -> TextFehler:
    """The error about this text."""
    fehler = error if isinstance(error, TextFehler) else _too_deep(text)
    fehler.text = text
    return fehler


def _too_deep(text: str) -> TextFehler:
    said = "Er ist zu tief verschachtelt (Listen in Listen, Hervorhebungen ineinander)."
    return TextFehler(f"{_quoted(text)}: {said}")


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
    parser = MarkdownIt("zero", {"maxNesting": TIEFE}).enable(
        ["list", "emphasis", "link", "image", "escape", "balance_pairs"]
    )
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.before("emphasis", "gender_star", _gender_star)
    parser.validateLink = _allowed  # type: ignore[method-assign]  # markdown-it's documented way to restrict links
    return parser


def _allowed(url: str) -> bool:
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return False
    # A drive of Windows is no scheme; the export says that it lies elsewhere.
    return scheme in _SCHEMES or len(scheme) < 2


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
