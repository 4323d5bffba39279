"""Where everything stands: routes, files, lines, columns."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from konzept.finding import Span

Route = tuple[str | int, ...]
Data = dict[str, "Data"] | list["Data | None"] | str
Mark = Any
"""PyYAML's position, ``line`` and ``column`` counted from 0."""

# libyaml breaks lines where YAML 1.1 does; excerpts and columns have to agree with it.
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SIGNS = "\r\n\x85\u2028\u2029"

_VALUE, _KEY, ROW = 0, 5, 10
"""A row of the table: file, begin and end of a value (line and column each, from 0), then the same of its key. A list
item has no key: its numbers are 0, and files count from 1."""
KEYLESS = (0, 0, 0, 0, 0)


@dataclass(slots=True)
class Places:
    """Where every key and every value of a concept stands, over all of its files.

    A large concept has a hundred thousand of them: numbers in one array take a third of what objects would.
    """

    texts: dict[str, str] = field(default_factory=dict)
    """File name to its text, for excerpts."""
    empty: list[Route] = field(default_factory=list)
    """Routes of keys without a value: not filled in yet, so they are not in the data."""
    rows: dict[Route, int] = field(default_factory=dict)
    """Route to the number of its row in the table. Only the reader writes here."""
    table: "array[int]" = field(default_factory=lambda: array("I"))
    _files: list[str] = field(default_factory=list)
    _begins: dict[str, "array[int]"] = field(default_factory=dict)
    """File name to the offsets at which its lines begin."""

    def begin(self, name: str, text: str) -> int:
        """The number of a file that is read now."""
        self.texts[name] = text
        self._files.append(name)
        return len(self._files)

    def back_to(self, rows: int) -> None:
        """Forget what came later: a file that cannot be read to its end leaves no places to its neighbour."""
        while len(self.rows) > rows:
            self.rows.popitem()
        del self.table[rows * ROW :]
        self.empty[:] = [route for route in self.empty if route in self.rows]

    def key(self, route: Route) -> Span:
        """Place of the key that ends ``route``; of its value or the nearest part around it if it has none."""
        return self._span(self.rows[route], _KEY) if self.has_key(route) else self.value(route)

    def value(self, route: Route) -> Span:
        """Place of the value at ``route``, of the nearest part around it if there is none."""
        while route and route not in self.rows:
            route = route[:-1]
        return self._span(self.rows[route], _VALUE) if route in self.rows else Span(next(iter(self.texts), ""))

    def has(self, route: Route) -> bool:
        """Whether anything is written at ``route``."""
        return route in self.rows

    def has_key(self, route: Route) -> bool:
        """Whether ``route`` ends in a key that is written there."""
        return route in self.rows and self.table[self.rows[route] * ROW + _KEY] > 0

    def head(self, route: Route) -> Span:
        """The line that stands for a whole part: its ``id``, else its first line."""
        own = (*route, "id")
        return self.value(own if own in self.rows else route)

    def routes(self) -> Iterator[Route]:
        """Every route that has a value, in the order of reading."""
        return iter(self.rows)

    def bases(self) -> dict[str, Route]:
        """File name to the route of the value that holds all others in it; files without a value are left out."""
        found: dict[str, Route] = {}
        for route, row in self.rows.items():
            found.setdefault(self._files[self.table[row * ROW] - 1], route)
        return found

    def within(self, span: Span, words: str) -> Span:
        """The first place of ``words`` inside ``span``; ``span`` itself if they are not written there in one line."""
        for number in range(span.line, span.end_line + 1):
            start = span.column - 1 if number == span.line else 0
            column = self._line(span.file, number).find(words, start) + 1
            if column:
                return Span(span.file, number, column, number, column + len(words))
        return span

    def line(self, span: Span) -> str:
        """The text of the line a span begins in, without its end; empty if there is none."""
        return self._line(span.file, span.line)

    def _span(self, row: int, what: int) -> Span:
        at = row * ROW + what
        file, line, column, end_line, end_column = self.table[at : at + 5]
        return Span(self._files[file - 1], line + 1, column + 1, end_line + 1, end_column + 1)

    def _line(self, file: str, number: int) -> str:
        text = self.texts.get(file, "")
        if file not in self._begins:
            self._begins[file] = array("I", [0])
            self._begins[file].extend(found.end() for found in LINE_BREAK.finditer(text))
        begins = self._begins[file]
        if not 0 < number <= len(begins):
            return ""
        return text[begins[number - 1] : begins[number] if number < len(begins) else None].rstrip(_SIGNS)


def span_of(name: str, start: Mark, end: Mark) -> Span:
    """The span between two positions in a file."""
    return Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def behind(before: str, name: str) -> Span:
    """The place of the character that follows ``before``."""
    lines = LINE_BREAK.split(before)
    return Span(name, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
