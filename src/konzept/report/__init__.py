"""Words for what lint found: one module per format, each with ``findings``; ``diff`` has a room of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report.tree import Baum
from konzept.verdict import Urteil
from konzept.version import VERSION

HOMEPAGE = f"urn:konzept:{VERSION}"
"""What formats that ask for an address of the program get: a name for this version; its home is the town's choice."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What lint has to report."""

    urteile: tuple[Urteil, ...]
    """One for each concept, in the order in which they were named."""
    stichtag: date
    zusammenfassung: bool = False
    """Whether people are shown counts by field and rule as well."""
    leise: bool = False
    """Whether people are shown the findings only, without a closing line."""
    baum: Baum = field(default_factory=Baum)
    """The tree in which forges look for files."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What counts, over all concepts."""
        return tuple(finding for urteil in self.urteile for finding in urteil.findings)

    def count(self, level: Level) -> int:
        """Number of findings of one level."""
        return sum(finding.level is level for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output. A machine's is a string, a person's is rich text."""

    module: str
    machine: bool

    def findings(self, verdict: Verdict) -> Any:
        """The verdict in this form."""
        return import_module(self.module).findings(verdict)

    def pieces(self, verdict: Verdict) -> Iterator[str]:
        """What a machine gets, for who writes it: where there is much of it, it is never there as a whole."""
        module = import_module(self.module)
        yield from module.pieces(verdict) if hasattr(module, "pieces") else (module.findings(verdict),)


_TEXT, _JSON = Format("konzept.report.text", machine=False), Format("konzept.report.json", machine=True)
_MACHINES = ("sarif", "github", "gitlab", "junit", "markdown", "rdjson")
FINDINGS = {
    "full": _TEXT,
    "concise": Format("konzept.report.concise", machine=True),
    "json": _JSON,
    **{name: Format(f"konzept.report.{name}", machine=True) for name in _MACHINES},
}


_WORDS = {
    Level.FEHLER: ("Fehler", "Fehler"),
    Level.WARNUNG: ("Warnung", "Warnungen"),
    Level.HINWEIS: ("Hinweis", "Hinweise"),
}


def plural(number: int, one: str, many: str) -> str:
    """„1 Befund“, „2 Befunde“."""
    return f"{number} {one if number == 1 else many}"


def plain_count(verdict: Verdict) -> str:
    """What was looked at, as of when, and how much was found, in one sentence."""
    looked = plural(len(verdict.urteile), "Konzept", "Konzepte")
    aside = "".join(
        f"; {word}: {number}"
        for word, number in (
            ("unterdrückt", sum(len(urteil.silenced) for urteil in verdict.urteile)),
            ("schon bekannt", sum(len(urteil.known) for urteil in verdict.urteile)),
        )
        if number
    )
    counts = counted({level: verdict.count(level) for level in Level})
    return f"{looked} geprüft zum Stichtag {verdict.stichtag:%d.%m.%Y}: {counts or 'keine Befunde'}{aside}."


def counted(numbers: Mapping[Level, int], join: str = ", ") -> str:
    """„2 Fehler, 1 Hinweis“: how many of each level, the heaviest first; empty if there are none."""
    return join.join(
        plural(numbers[level], *_WORDS[level]) for level in sorted(numbers, reverse=True) if numbers[level]
    )


def last_line(span: Span) -> int:
    """The last line that holds something of a span; one that ends in a first column ends with the line before."""
    return span.end_line - 1 if span.end_column <= 1 and span.end_line > span.line else span.end_line


def closing(verdict: Verdict) -> str:
    """The last line for people, with its end; empty if they want the findings only."""
    return "" if verdict.leise else f"{plain_count(verdict)}\n"


def visible(text: str) -> str:
    """One sign for each character: what a terminal would obey, or not show, is a blank or a point."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "·" for char in text)
