"""The layout of a YAML file: its blocks, their entries, and the lines each of them stands on."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from konzept.source import LINE_BREAK, LOADER

_HEADER = re.compile(r"[|>][-+0-9]*")


class Unusual(Exception):
    """YAML that is fine but laid out in a way that is not formatted; the message is a German clause."""


@dataclass(slots=True)
class Leaf:
    """A scalar, or a whole flow collection; lines and columns count from 0, ends are exclusive in columns."""

    text: str
    style: str
    """Empty for plain, else one of ``'``, ``"``, ``|``, ``>``; ``[`` for a flow collection."""
    line: int
    column: int
    last: int
    """Its last line; blank lines behind a block scalar are its own only if it keeps them."""
    end_column: int
    key: bool = False
    flow: bool = False
    """Whether it stands inside a flow collection."""
    header: str = ""
    """Of a block scalar: ``|``, ``>-``, ``|2+``."""

    @property
    def block(self) -> bool:
        """Whether it is a block scalar."""
        return bool(self.header)


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list."""

    line: int
    column: int
    key: Leaf | None
    value: "Block | Leaf | None" = None
    last: int = 0
    lead: list[str] = field(default_factory=list)
    """Comments and blank lines above it."""
    below: list[str] = field(default_factory=list)
    """The same below its value, indented deeper than itself."""


@dataclass(slots=True)
class Block:
    """A mapping or a list in block style."""

    mapping: bool
    line: int
    column: int
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    """Comments behind its last entry."""


@dataclass(slots=True)
class Tree:
    """A whole file."""

    lines: list[str]
    root: Block | Leaf | None = None
    leaves: list[Leaf] = field(default_factory=list)
    """Every scalar that is written, in order; no flow collections."""
    head: list[str] = field(default_factory=list)
    """What stands above everything and stays there: modeline, directives, the comment about the file."""
    foot: list[str] = field(default_factory=list)


def tree(text: str) -> Tree:
    """The layout of a text that ``source.parse`` has found in order, its lines ending in LF."""
    return _Builder(Tree(text.split("\n"))).build(text)


class _Builder:
    def __init__(self, found: Tree) -> None:
        self.tree, self.lines = found, found.lines
        self.stack: list[Block] = []
        self.flow: list[Leaf] = []
        """Open flow collections."""

    def build(self, text: str) -> Tree:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(event)
        return self.tree

    def scalar(self, event: Any) -> None:
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        leaf = Leaf(event.value, "" if style == ":" else style, start.line, start.column, end.line, end.column)
        if leaf.style in ("|", ">"):
            self.measure(leaf)
        leaf.flow = bool(self.flow)
        written = bool(leaf.text or leaf.style)
        if written:
            self.tree.leaves.append(leaf)
        if not self.flow:
            self.put(leaf if written else None, leaf)

    def alias(self, event: Any) -> None:
        """„*innen“: read as the text it was meant as; only a fix meets one."""
        start, end = event.start_mark, event.end_mark
        leaf = Leaf(f"*{event.anchor}", "", start.line, start.column, end.line, end.column, flow=bool(self.flow))
        self.tree.leaves.append(leaf)
        if not self.flow:
            self.put(leaf, leaf)

    def measure(self, leaf: Leaf) -> None:
        """Where a block scalar ends: the parser counts the blank lines behind it as its own."""
        found = _HEADER.match(self.lines[leaf.line], leaf.column)
        leaf.header = found[0] if found else leaf.style
        if not leaf.end_column:
            leaf.last -= 1
        leaf.last = min(leaf.last, len(self.lines) - 1 - (not self.lines[-1]))
        content = self.lines[leaf.line + 1 : leaf.last + 1]
        depth = next((len(line) - len(bare) for line in content if (bare := line.lstrip(" "))), 1 << 30)
        # Blanks beyond the depth of the text are text; a depth that is written down may be smaller than it looks.
        depth = 0 if re.search(r"\d", leaf.header) else depth
        while "+" not in leaf.header and leaf.last > leaf.line and self.blank(leaf.last, depth):
            leaf.last -= 1

    def blank(self, number: int, depth: int) -> bool:
        return not self.lines[number].strip(" ") and len(self.lines[number]) <= depth

    def put(self, value: Block | Leaf | None, leaf: Leaf | None = None) -> None:
        """A value or a key to where it stands."""
        if not self.stack:
            self.tree.root = value
            return
        block = self.stack[-1]
        if not block.mapping:
            self.item(block)
        elif leaf is not None and (not block.entries or block.entries[-1].last >= 0):
            self.entry(block, leaf)
            return
        entry = block.entries[-1]
        entry.value, entry.last = value, max(entry.line, value.last if isinstance(value, Leaf) else 0)

    def entry(self, block: Block, key: Leaf) -> None:
        line = self.lines[key.line]
        if key.last != key.line or line[: key.column].strip(" -\t") or not re.match(r"[ \t]*:", line[key.end_column :]):
            raise Unusual(f"in Zeile {key.line + 1} steht ein Schlüssel in ungewöhnlicher Schreibweise")
        key.key = True
        # -1: its value is still to come.
        block.entries.append(Entry(key.line, key.column, key, last=-1))

    def item(self, block: Block) -> None:
        """The events do not tell where the dash stands."""
        line = block.entries[-1].last + 1 if block.entries else block.line
        while not speaks(self.lines[line]):
            line += 1
        if self.lines[line][block.column : block.column + 1] != "-":
            raise Unusual(f"in Zeile {line + 1} steht ein Listeneintrag in ungewöhnlicher Schreibweise")
        block.entries.append(Entry(line, block.column, None))

    def open(self, event: Any) -> None:
        start = event.start_mark
        if event.flow_style or self.flow:
            opened = Leaf("", "[", start.line, start.column, start.line, start.column)
            if not self.flow:
                self.put(opened)
            self.flow.append(opened)
            return
        block = Block(isinstance(event, yaml.MappingStartEvent), start.line, start.column)
        self.put(block)
        self.stack.append(block)

    def close(self, event: Any) -> None:
        if self.flow:
            closed = self.flow.pop()
            closed.last, closed.end_column = event.end_mark.line, event.end_mark.column
            last = closed.last
        else:
            last = self.stack.pop().entries[-1].last
        if self.stack and not self.flow:
            self.stack[-1].entries[-1].last = last


def speaks(line: str) -> bool:
    """Whether anything but a comment stands in a line."""
    bare = line.lstrip(" \t")
    return bool(bare) and not bare.startswith("#")


def odd_breaks(text: str) -> bool:
    """Whether a line ends in anything but LF or CR LF."""
    return any(found not in ("\n", "\r\n") for found in LINE_BREAK.findall(text))
