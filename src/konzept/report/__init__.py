"""Words for what lint and diff found: one module per format, each with ``findings`` and ``changes``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from konzept.diff import Change
from konzept.finding import Finding, Level, Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """What lint has to report."""

    findings: tuple[Finding, ...]
    stichtag: date
    konzepte: int
    """Number of concepts looked at."""
    zeile: Callable[[Span], str]
    """The line of text a span begins in."""

    def count(self, level: Level) -> int:
        """Number of findings of one level."""
        return sum(finding.level is level for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What diff has to report."""

    changes: tuple[Change, ...]
    alt: str
    """The old edition as it was named on the command line."""
    neu: str
    places: Callable[[Change], tuple[Span | None, Span | None]]
    """Where a change stands in the old and in the new edition."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output. A machine's is a string, a person's is rich text."""

    module: str
    machine: bool

    def findings(self, verdict: Verdict) -> Any:
        """The verdict in this form."""
        return import_module(self.module).findings(verdict)

    def changes(self, comparison: Comparison) -> Any:
        """The comparison in this form."""
        return import_module(self.module).changes(comparison)


_TEXT, _JSON = Format("konzept.report.text", machine=False), Format("konzept.report.json", machine=True)
FINDINGS = {"full": _TEXT, "json": _JSON}
CHANGES = {"text": _TEXT, "json": _JSON}


def plural(number: int, one: str, many: str) -> str:
    """„1 Befund“, „2 Befunde“."""
    return f"{number} {one if number == 1 else many}"


def lines_of(sources: Sequence[Any]) -> Callable[[Span], str]:
    """The line a span begins in, looked up in the places of several concepts."""
    by_file = {name: places for places in sources for name in places.texts}
    return lambda span: by_file[span.file].line(span) if span.file in by_file else ""
