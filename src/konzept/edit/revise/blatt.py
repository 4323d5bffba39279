"""One file: where each of its parts stands in its lines, with the comments that belong to it."""

from collections.abc import Callable
from functools import cached_property

from konzept.edit.check import remarks_by_line
from konzept.edit.fix.stoff import Datei
from konzept.edit.gaps import attach
from konzept.edit.tree import Block, Entry, Leaf, Tree, Unusual, odd_breaks, tree
from konzept.source import Places, Route, parse

_ODD = "sie enthält ungewöhnliche Zeilenumbrüche (CR, U+0085, U+2028 oder U+2029)"


class Blatt:
    """The lines of a file that has been read. Unusual if they cannot be told apart."""

    def __init__(self, datei: Datei) -> None:
        if odd_breaks(datei.text):
            raise Unusual(_ODD)
        self.datei, self.text = datei, datei.text
        self.places = Places()
        parse(datei.text, datei.name, self.places, datei.base)
        self.entries: dict[Route, tuple[Entry, Block]] = {}
        """Keys and items in block style, by route, with the block each stands in."""
        self.blocks: dict[Route, Block] = {}
        self._index(self.layout.root, datei.base)

    @cached_property
    def layout(self) -> Tree:
        """Its blocks; comments and blank lines are with their owners."""
        found = tree(self.text.replace("\r\n", "\n"))
        attach(found)
        return found

    def _index(self, value: Block | Leaf | None, route: Route) -> None:
        if not isinstance(value, Block):
            return
        self.blocks[route] = value
        for number, entry in enumerate(value.entries):
            inner = (*route, entry.key.text if entry.key else number)
            self.entries[inner] = (entry, value)
            self._index(entry.value, inner)

    @cached_property
    def remarks(self) -> dict[int, tuple[int, str]]:
        """Line → column and text of its comment."""
        return remarks_by_line(self.layout)

    def said(self, route: Route, gone: Callable[[Route], bool]) -> list[str]:
        """Every comment of a key or an item in block style, but for those of what is gone from it."""
        lines = _lines(self.entries[route][0])
        inner = (one for one in self.entries if len(one) > len(route) and one[: len(route)] == route and gone(one))
        left = {number for one in inner for number in _lines(self.entries[one][0])}
        return [self.remarks[number][1] for number in lines if number in self.remarks and number not in left]

    def around(self, route: Route) -> Route:
        """The nearest key or item in block style that holds what stands at ``route``."""
        while route not in self.entries:
            route = route[:-1]
        return route

    def line(self, number: int) -> int:
        """Offset of the first sign of a line (from 0); the end of the text behind the last one."""
        return self.datei.offset(number + 1, 1) if number < len(self.datei.lines) else len(self.text)

    def offset(self, line: int, column: int) -> int:
        """Offset of a place, both counted from 0."""
        return self.datei.offset(line + 1, column + 1)

    def span(self, route: Route) -> tuple[int, int]:
        """Offsets of a key with its value, or of an item, inside of brackets; else of a value."""
        first, end = self.places.key(route), self.places.value(route)
        return self.datei.offset(first.line, first.column), self.datei.offset(end.end_line, end.end_column)

    def value(self, route: Route) -> tuple[int, int]:
        """Offsets of a scalar; of one in a block from its sign to its last line."""
        entry, _ = self.entries.get(route, (None, None))
        leaf = entry.value if entry else self.layout.root
        if isinstance(leaf, Leaf) and leaf.block:
            return self.offset(leaf.line, leaf.column), self.offset(leaf.last, len(self.datei.lines[leaf.last]))
        span = self.places.value(route)
        return self.datei.offset(span.line, span.column), self.datei.offset(span.end_line, span.end_column)


def first_line(entry: Entry) -> int:
    """The first line that goes with an entry: its comments are those that no blank line divides from it."""
    kept = 0
    for number, line in enumerate(entry.lead):
        if not line and any(entry.lead[:number]):
            kept = number
    return entry.line - len(entry.lead) + kept


def _lines(entry: Entry) -> range:
    return range(first_line(entry), behind(entry))


def behind(entry: Entry) -> int:
    """The line behind an entry and all that belongs to it."""
    value = entry.value
    if isinstance(value, Block):
        end = behind(value.entries[-1]) + len(value.tail)
    else:
        end = value.last + 1 if isinstance(value, Leaf) else entry.line + 1
    return max(end, entry.last + 1) + len(entry.below)


def shares_dash(entry: Entry, block: Block, lines: list[str]) -> bool:
    """Whether a key stands in one line with the dash of its item."""
    return bool(lines[entry.line][: block.column].strip())
