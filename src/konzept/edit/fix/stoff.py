"""What a fix works on, and what it answers with."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from konzept import faults
from konzept.edit.check import remarks_by_line
from konzept.edit.tree import Leaf, Tree, tree
from konzept.finding import Finding, Level, Span
from konzept.source import LINE_BREAK, Places, Route, parse

_READABLE = frozenset({faults.ABGESCHNITTEN.name, faults.OHNE_STRICH.name, faults.YAML_UMFANG.name})
"""Faults of reading behind which the rest of a file is read all the same."""


@dataclass(frozen=True, slots=True)
class Schnitt:
    """What to put in place of a piece of a text; positions count characters from 0."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Abhilfe:
    """How to mend findings in one file, and everything that its data and comments say differently afterwards."""

    findings: tuple[Finding, ...]
    schnitte: tuple[Schnitt, ...]
    werte: tuple[tuple[Route, str], ...] = ()
    kommentare: tuple[tuple[int, str], ...] = ()
    """Line from 0, and what its comment is then; empty: there is none."""

    @property
    def file(self) -> str:
        """The file all of it is in."""
        return self.findings[0].span.file


@dataclass(frozen=True, slots=True)
class Gelassen:
    """A finding that could have been mended but for ``grund``, a German clause."""

    finding: Finding
    grund: str


Antwort = Abhilfe | Gelassen
Edition = Callable[[str], Mapping[str, str] | None]
"""Words that name a previous edition → ``id`` → title of every part of it; None if it cannot be read."""


@dataclass(eq=False)
class Datei:
    """One file that has been read."""

    name: str
    text: str
    base: Route
    data: Any = None
    beanstandet: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Rule and message of what reading says about it."""
    lesbar: bool = False

    def __post_init__(self) -> None:
        parsed = parse(self.text, self.name, Places(), self.base)
        self.data = parsed.data
        self.beanstandet = Counter((one.rule, one.message) for one in parsed.findings)
        grave = {one.rule for one in parsed.findings if one.level is Level.FEHLER} - _READABLE
        self.lesbar = parsed.data is not None and not grave

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """Characters before a place; both counted from 1. The parser may end a line behind the last one."""
        if line > len(self._starts):
            return len(self.text)
        return self._starts[line - 1] + column - 1

    def piece(self, span: Span) -> str:
        """The text of a span."""
        return self.text[self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)]

    def line_end(self, line: int) -> str:
        """The line break at the end of a line, by its number from 1; of any line if it has none."""
        start = self._starts[line - 1] + len(self.lines[line - 1])
        found = LINE_BREAK.match(self.text, start) or LINE_BREAK.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def endings(self) -> Mapping[tuple[int, int], Leaf]:
        """Line and column from 0 → the scalar that ends there. Unusual if the layout is."""
        return {(leaf.last, leaf.end_column): leaf for leaf in self._tree.leaves}

    @cached_property
    def kommentare(self) -> Mapping[int, tuple[int, str]]:
        """Line from 0 → column and text of its comment. Unusual if the layout is."""
        return remarks_by_line(self._tree)

    @cached_property
    def _tree(self) -> Tree:
        return tree(self.text.replace("\r\n", "\n"))


class Stoff:
    """A concept as it was read: files, data, and where everything stands."""

    def __init__(self, places: Places, edition: Edition) -> None:
        self.places = places
        self._edition = edition
        bases = places.bases()
        self.dateien = {name: Datei(name, text, bases[name]) for name, text in places.texts.items() if name in bases}

    @cached_property
    def vorher(self) -> Mapping[str, str] | None:
        """``id`` → title of every part of the previous edition; empty if there is none, None if it cannot be read."""
        words = self.at(("vorgaenger",))
        return self._edition(words) if isinstance(words, str) and words.strip() else {}

    def datei(self, finding: Finding) -> Datei | None:
        """The file a finding is about, if it can be read to its end."""
        found = self.dateien.get(finding.span.file)
        return found if found and found.lesbar else None

    @cached_property
    def values(self) -> Mapping[Span, Route]:
        """Place of a value → its route."""
        return {self.places.value(route): route for route in self.places.routes()}

    @cached_property
    def empty(self) -> Mapping[Span, Route]:
        """Place of a key without value → its route."""
        return {self.places.key(route): route for route in self.places.empty}

    def at(self, route: Route) -> Any:
        """The data at ``route``; None if there are none."""
        file = self.dateien.get(self.places.value(route).file) if self.places.has(route) else None
        if file is None:
            return None
        data = file.data
        try:
            for step in route[len(file.base) :]:
                data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
        return data
