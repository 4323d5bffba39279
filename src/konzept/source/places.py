"""Where everything stands: routes, files, lines, columns."""

import re
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


@dataclass(slots=True)
class Places:
    """Where every key and every value of a concept stands, over all of its files."""

    texts: dict[str, str] = field(default_factory=dict)
    """File name to its text, for excerpts."""
    _lines: dict[str, list[str]] = field(default_factory=dict)
    key_marks: dict[Route, tuple[str, Mark, Mark]] = field(default_factory=dict)
    value_marks: dict[Route, tuple[str, Mark, Mark]] = field(default_factory=dict)
    """Of keys and values: file, where they begin, where they end. Only the reader writes here."""
    empty: list[Route] = field(default_factory=list)
    """Routes of keys without a value: not filled in yet, so they are not in the data."""

    def back_to(self, keys: int, values: int) -> None:
        """Forget what came later: a file that cannot be read to its end leaves no places to its neighbour."""
        while len(self.key_marks) > keys:
            self.key_marks.popitem()
        while len(self.value_marks) > values:
            self.value_marks.popitem()
        self.empty[:] = [route for route in self.empty if route in self.key_marks]

    def key(self, route: Route) -> Span:
        """Place of the key that ends ``route``; of its value or the nearest part around it if it has none."""
        return span_of(self.key_marks[route]) if route in self.key_marks else self.value(route)

    def value(self, route: Route) -> Span:
        """Place of the value at ``route``, of the nearest part around it if there is none."""
        while route and route not in self.value_marks:
            route = route[:-1]
        return span_of(self.value_marks[route]) if route in self.value_marks else Span(next(iter(self.texts), ""))

    def has(self, route: Route) -> bool:
        """Whether anything is written at ``route``."""
        return route in self.value_marks

    def head(self, route: Route) -> Span:
        """The line that stands for a whole part: its ``id``, else its first line."""
        own = (*route, "id")
        return self.value(own if own in self.value_marks else route)

    def routes(self) -> Iterator[Route]:
        """Every route that has a value, in the order of reading."""
        return iter(self.value_marks)

    def within(self, span: Span, words: str) -> Span:
        """The first place of ``words`` inside ``span``; ``span`` itself if they are not written there in one line."""
        lines = self._lines_of(span.file)
        for number in range(span.line, min(span.end_line, len(lines)) + 1):
            start = span.column - 1 if number == span.line else 0
            column = lines[number - 1].find(words, start) + 1
            if column:
                return Span(span.file, number, column, number, column + len(words))
        return span

    def line(self, span: Span) -> str:
        """The text of the line a span begins in, without its end; empty if there is none."""
        lines = self._lines_of(span.file)
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""

    def _lines_of(self, file: str) -> list[str]:
        if file not in self._lines:
            self._lines[file] = LINE_BREAK.split(self.texts[file]) if file in self.texts else []
        return self._lines[file]


def span_of(place: tuple[str, Mark, Mark]) -> Span:
    """The span between two positions in a file."""
    name, start, end = place
    return Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def behind(before: str, name: str) -> Span:
    """The place of the character that follows ``before``."""
    lines = LINE_BREAK.split(before)
    return Span(name, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
