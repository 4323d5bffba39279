"""Comments that speak to konzept: ``# konzept: ignore[regel] Grund``.

Comments are not part of the data, so they are looked for in the text; what lies inside a value is text, not a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konzept.finding import Span
from konzept.source.places import LINE_BREAK, Places

_MARK = re.compile(r"(?:^|(?<=\s))#\s*konzept:\s*(?P<art>ignore(?:-file)?)\b(?P<rest>.*)", re.IGNORECASE)
_NAMES = re.compile(r"\s*\[(?P<names>[^\]]*)\]?\s*(?P<grund>.*)")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment that wants to silence rules."""

    span: Span
    """The comment itself."""
    names: tuple[str, ...]
    """What stands in its brackets; empty if there is nothing."""
    grund: str
    """The reason that follows; empty if there is none."""
    line: int
    """The line it is about; 0: the whole file."""


def remarks(places: Places) -> Iterator[Remark]:
    """Every such comment of a concept that has been read, file by file."""
    for name, text in places.texts.items():
        if "konzept:" in text.casefold() and "#" in text:
            lines = LINE_BREAK.split(text)
            found = [(number, hit) for number, line in enumerate(lines, 1) if (hit := _MARK.search(line))]
            inside = _insides(places, name) if found else {}
            yield from (_remark(name, lines, number, hit) for number, hit in found
                        if not _is_text(inside, number, hit.start()))  # fmt: skip


def _remark(name: str, lines: list[str], number: int, hit: re.Match[str]) -> Remark:
    words = _NAMES.match(hit["rest"])
    names = tuple(filter(None, (one.strip() for one in words["names"].split(",")))) if words else ()
    span = Span(name, number, hit.start() + 1, number, len(lines[number - 1].rstrip()) + 1)
    whole = hit["art"].casefold() == "ignore-file"
    line = 0 if whole else _target(lines, number) if not lines[number - 1][: hit.start()].strip() else number
    return Remark(span, names, (words["grund"] if words else hit["rest"]).strip(" \t:–-"), line)


def _target(lines: list[str], number: int) -> int:
    """The line a comment of its own speaks of: the next one that is neither blank nor a comment."""
    following = range(number + 1, len(lines) + 1)
    return next((n for n in following if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")), number)


def _insides(places: Places, name: str) -> dict[int, list[tuple[int, int]]]:
    """Line → columns (from 0) that belong to scalars; whole lines inside of a text over several."""
    parents = {route[:-1] for route in places.value_marks if route}
    found: dict[int, list[tuple[int, int]]] = {}
    for route, (file, start, end) in places.value_marks.items():
        if file != name or route in parents:
            continue
        block = end.column == 0 and end.line > start.line
        for line in range(start.line, end.line if block else end.line + 1):
            # The head of a block („text: |“) may carry a comment; the lines below it are text from end to end.
            first = start.column if line == start.line else 0
            last = start.column + 1 if block and line == start.line else end.column if line == end.line else 1 << 30
            found.setdefault(line + 1, []).append((first, last))
    return found


def _is_text(inside: dict[int, list[tuple[int, int]]], number: int, column: int) -> bool:
    return any(first <= column < last for first, last in inside.get(number, ()))
