"""Comments that speak to konzept: ``# konzept: ignore[regel] Grund``.

Comments are not part of the data, so they are looked for in the text; what lies inside a value is text, not a comment.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from konzept.finding import Span
from konzept.source.places import LINE_BREAK, Places

_HEAD = r"(?:^|(?<=\s))#\s*konzept\s*:\s*ignor"
# Whatever begins like the word is meant as it; one that is misspelt must not be passed over in silence.
_MARK = re.compile(rf"{_HEAD}(?P<wort>[\w-]*)(?P<rest>.*?)(?={_HEAD.replace('^|', '')}|$)", re.IGNORECASE)
_ANYWHERE = re.compile(r"#\s*konzept\s*:\s*ignor", re.IGNORECASE)
_NAMES = re.compile(r"\s*\[(?P<names>[^\]]*)(?P<zu>\]?)(?P<grund>.*)")
_BETWEEN = " \t:;,.–—-"
"""What may stand between the bracket and the reason."""
Mangel = Literal["", "wort", "klammer", "platz"]


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
    mangel: Mangel = ""
    """Why it cannot be understood: its word, its bracket, or a place that is not the top of the file."""


def speaks_of_next(line: str) -> bool:
    """Whether a line is a comment that wants to silence something about the line below it."""
    bare = line.lstrip()
    return bare.startswith("#") and any(hit["wort"].casefold() != "e-file" for hit in _MARK.finditer(bare))


def remarks(places: Places) -> Iterator[Remark]:
    """Every such comment of a concept that has been read, file by file."""
    files = {name: _File(name, text) for name, text in places.texts.items() if _ANYWHERE.search(text)}
    texts = _texts(places, files) if files else frozenset()
    for name, file in files.items():
        for number, hits in file.hits.items():
            comments = [hit for hit in hits if (name, number, hit.start()) not in texts]
            yield from file.remarks(number, comments)


class _File:
    """The lines of one file in which the mark stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = LINE_BREAK.split(text)
        every = ((number, [*_MARK.finditer(line)]) for number, line in enumerate(self.lines, 1))
        self.hits = {number: hits for number, hits in every if hits}
        self.following = self._following()

    def _following(self) -> list[int]:
        """For each line (from 0) the number of the next one below that holds something; 0 if there is none."""
        found, last = [0] * len(self.lines), 0
        for at in range(len(self.lines) - 1, -1, -1):
            found[at] = last
            line = self.lines[at].strip()
            if line and line != "---" and not line.startswith("#"):
                last = at + 1
        self.first = last
        return found

    def remarks(self, number: int, comments: list[re.Match[str]]) -> Iterator[Remark]:
        line = self.lines[number - 1]
        alone = line.lstrip().startswith("#")
        # A line that somebody has taken out of use takes its remark with it.
        if not (alone and comments and line[: comments[0].start()].strip()):
            yield from (self._remark(number, hit, alone) for hit in comments)

    def _remark(self, number: int, hit: re.Match[str], alone: bool) -> Remark:
        words = _NAMES.match(hit["rest"])
        names = tuple(filter(None, (one.strip() for one in words["names"].split(",")))) if words else ()
        grund = (words["grund"] if words else hit["rest"]).lstrip(_BETWEEN).rstrip()
        span = Span(self.name, number, hit.start() + 1, number, len(self.lines[number - 1][: hit.end()].rstrip()) + 1)
        whole = hit["wort"].casefold() == "e-file"
        line = 0 if whole else (self.following[number - 1] or number) if alone else number
        mangel: Mangel = "wort" if not whole and hit["wort"].casefold() != "e" else ""
        if words and not words["zu"]:
            mangel = mangel or "klammer"
        elif whole and self.first and number >= self.first:
            mangel = mangel or "platz"
        # A sign or two are no reason.
        return Remark(span, names, grund if any(map(str.isalnum, grund)) else "", line, mangel)


def _texts(places: Places, files: Mapping[str, _File]) -> frozenset[tuple[str, int, int]]:
    """File, line and column (from 0) of every mark that is no comment but stands in a value."""
    parents = {route[:-1] for route in places.routes() if route}
    found = set()
    for route in places.routes():
        span = places.value(route)
        if span.file not in files or route in parents:
            continue
        file = files[span.file]
        for number in range(span.line, span.end_line + 1):
            for hit in file.hits.get(number, ()):
                if _covers(file.lines, span, number, hit.start() + 1):
                    found.add((span.file, number, hit.start()))
    return frozenset(found)


def _covers(lines: list[str], span: Span, line: int, column: int) -> bool:
    """Whether a value covers a position."""
    opens = lines[span.line - 1][span.column - 1 : span.column]
    if opens in ("[", "{"):
        return False
    if opens in ("|", ">"):
        # The head of a block may carry a comment; the lines below it are text from end to end.
        return line > span.line and (line < span.end_line or span.end_column > 1)
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)
