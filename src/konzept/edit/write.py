"""Entries back to lines: two blanks for each level, lists indented below their key."""

import re
from collections.abc import Iterable, Iterator

from konzept.edit.quotes import Edits
from konzept.edit.tree import Block, Entry, Leaf, Tree, speaks

STEP = 2
_KEPT = "\0"
"""Stands for itself behind a block scalar that keeps its blank lines, and is never handed out."""
_VALUE = re.compile(r"[ \t]*:([ \t]*)(.*)", re.DOTALL)


def lines_of(found: Tree, edits: Edits) -> list[str]:
    """The lines of the file, in the order in which its entries stand now."""
    if not isinstance(found.root, Block):
        return found.lines
    lines = [*found.head, *_Writer(found.lines, edits).block(found.root, 0), *found.foot]
    return list(_unkept(lines))


def _unkept(lines: Iterable[str]) -> Iterator[str]:
    """Without the blank lines that would become text because they have come to stand behind such a scalar."""
    kept = False
    for line in lines:
        kept = line == _KEPT or (kept and not line)
        if not kept:
            yield line


class _Writer:
    def __init__(self, lines: list[str], edits: Edits) -> None:
        self.lines, self.edits = lines, edits

    def block(self, block: Block, indent: int) -> list[str]:
        out = []
        for entry in block.entries:
            out += _remarks(entry.lead, indent)
            out += self.keyed(entry, entry.key, indent) if entry.key else self.item(entry, indent)
            out += _remarks(entry.below, indent + STEP)
        return out + _remarks(block.tail, indent)

    def keyed(self, entry: Entry, key: Leaf, indent: int) -> list[str]:
        found = _VALUE.match(self.text(entry.line, key.end_column))
        blanks, rest = (found[1], found[2]) if found else ("", "")
        # In front of a comment the blanks may align it with its neighbours.
        between = "" if not rest else blanks if rest.startswith("#") else " "
        first = " " * indent + self.text(entry.line, key.column, key.end_column) + ":" + between + rest
        return [first, *self.under(entry, indent)]

    def item(self, entry: Entry, indent: int) -> list[str]:
        rest = self.text(entry.line, entry.column + 1)
        if not isinstance(entry.value, Block):
            content = rest.lstrip(" \t")
            blanks = rest[: len(rest) - len(content)] if content.startswith("#") else " "
            return [" " * indent + ("-" + blanks + content).rstrip(" "), *self.under(entry, indent)]
        # A dash stands in one line with what it opens; what stood between them goes above.
        remarks = [rest.lstrip(" \t")] if entry.value.line > entry.line and rest.strip(" \t") else []
        below = self.block(entry.value, indent + STEP)
        opens = next(number for number, line in enumerate(below) if speaks(line))
        remarks += [line.strip(" ") for line in below[:opens]]
        return [*_remarks(remarks, indent), " " * indent + "- " + below[opens].lstrip(" "), *below[opens + 1 :]]

    def under(self, entry: Entry, indent: int) -> list[str]:
        """The lines below the first one of an entry."""
        value, delta = entry.value, indent - entry.column
        if isinstance(value, Block):
            return self.block(value, indent + STEP)
        if value is None or value.last == entry.line:
            return []
        if not value.block:
            return [self.moved(number, delta) for number in range(entry.line + 1, value.last + 1)]
        above = [self.moved(number, delta) for number in range(entry.line + 1, value.line + 1)]
        return above + self.literal(value, indent, delta)

    def literal(self, value: Leaf, indent: int, delta: int) -> list[str]:
        """The content of a block scalar, moved as a whole."""
        content = self.lines[value.line + 1 : value.last + 1]
        bare = [len(line) - len(line.lstrip(" ")) for line in content]
        depth = next((own for own, line in zip(bare, content, strict=True) if len(line) > own), max(bare, default=0))
        if re.search(r"\d", value.header):
            # Its depth is written down as a distance from its key.
            depth, target = max(0, -delta), max(0, delta)
        else:
            target = indent + STEP
        moved = [" " * target + line[depth:] if len(line) > depth else "" for line in content]
        return [*moved, _KEPT] if "+" in value.header else moved

    def moved(self, number: int, delta: int) -> str:
        line = self.lines[number]
        depth = len(line) - len(line.lstrip(" "))
        rest = self.text(number, depth)
        return " " * max(0, depth + delta) + rest if rest else ""

    def text(self, number: int, start: int, end: int | None = None) -> str:
        """A piece of a line, with its scalars as they are to be written, and without blanks at the end of the line."""
        line = self.lines[number]
        stop = len(line) if end is None else end
        out, at = "", start
        for begin, behind, new in self.edits.get(number, ()):
            if start <= begin < stop:
                out += line[at:begin] + new
                at = behind
        out += line[at:stop]
        bare = out.rstrip(" \t")
        # „\ “ in double quotation marks is a blank that is meant.
        return out if end is not None or (bare.endswith("\\") and bare != out) else bare


def _remarks(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
