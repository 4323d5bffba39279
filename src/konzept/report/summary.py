"""Findings counted: by concept if there are several, by Handlungsfeld, by rule; each by level."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konzept.finding import Finding, Level
from konzept.report import Verdict, visible

LEVELS = tuple(reversed(Level))
"""The heaviest first, as they are counted everywhere."""
OUTSIDE = "keinem Handlungsfeld zugeordnet"
_HEADS = {Level.FEHLER: "Fehler", Level.WARNUNG: "Warnungen", Level.HINWEIS: "Hinweise"}
_WIDTH = 80
_NAME = _WIDTH - sum(len(head) + 2 for head in _HEADS.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A name and how many findings of each level it has, in the order of ``LEVELS``."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and what their names are."""

    head: str
    rows: tuple[Row, ...]


def by_concept(verdict: Verdict) -> tuple[Row, ...]:
    """One row for each concept, in order, those without a finding too."""
    return tuple(Row(one.konzept, _counts(one.findings)) for one in verdict.urteile)


def by_field(verdict: Verdict) -> tuple[Row, ...]:
    """One row for each Handlungsfeld that has a finding, in the order of the files; "" for what belongs to none.

    Two concepts may have fields of one name; they are kept apart by the name of the concept.
    """
    several = len(verdict.urteile) > 1
    pairs = [
        (f"{urteil.konzept}: {one.bereich}" if several and one.bereich else one.bereich, one)
        for urteil in verdict.urteile
        for one in urteil.findings
    ]
    return tuple(sorted(_rows(pairs), key=lambda row: not row.name))


def by_rule(verdict: Verdict) -> tuple[Row, ...]:
    """One row for each rule that found something, the heaviest and most frequent first."""
    rows = _rows((one.rule, one) for one in verdict.findings)
    return tuple(sorted(rows, key=lambda row: (*(-count for count in row.counts), row.name)))


def tables(verdict: Verdict) -> tuple[Table, ...]:
    """What is shown to people; nothing where nothing was found."""
    if not verdict.findings:
        return ()
    fields = tuple(Row(row.name or OUTSIDE, row.counts) for row in by_field(verdict))
    concepts = (Table("Konzept", by_concept(verdict)),) if len(verdict.urteile) > 1 else ()
    return (*concepts, Table("Handlungsfeld", fields), Table("Regel", by_rule(verdict)))


def plain(verdict: Verdict) -> str:
    """The tables as text of 80 columns, an empty line after each."""
    return "".join("\n".join((*_lines(table), "", "")) for table in tables(verdict))


def _lines(table: Table) -> Iterator[str]:
    yield _line(table.head, tuple(_HEADS.values()))
    yield "-" * _WIDTH
    for row in table.rows:
        *above, last = folded(visible(row.name), _NAME)
        yield from above
        yield _line(last, row.counts)
    yield _line("zusammen", tuple(map(sum, zip(*(row.counts for row in table.rows), strict=True))))


def _line(name: str, values: tuple[object, ...]) -> str:
    cells = "".join(f"{value:>{len(head) + 2}}" for value, head in zip(values, _HEADS.values(), strict=True))
    return name + " " * (_NAME - columns(name)) + cells


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character, none for a mark on the one before."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def clipped(text: str, room: int) -> str:
    """As much of a text as fits into ``room`` columns."""
    while columns(text) > room:
        text = text[: min(len(text) - 1, room)]
    return text


def folded(text: str, room: int) -> list[str]:
    """A text in lines of ``room`` columns, at blanks where there are any; at least one line."""
    lines = [""]
    for word in text.split():
        if lines[-1] and columns(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while columns(lines[-1]) > room:
            piece = clipped(lines[-1], room)
            lines[-1:] = [piece, lines[-1][len(piece) :]]
    return lines


def _rows(pairs: Iterable[tuple[str, Finding]]) -> tuple[Row, ...]:
    found: dict[str, list[Finding]] = {}
    for name, finding in pairs:
        found.setdefault(name, []).append(finding)
    return tuple(Row(name, _counts(some)) for name, some in found.items())


def _counts(findings: Iterable[Finding]) -> tuple[int, ...]:
    counted = Counter(one.level for one in findings)
    return tuple(counted[level] for level in LEVELS)
