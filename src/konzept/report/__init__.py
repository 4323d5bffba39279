"""Words for what lint found: one module per format, each with ``findings``; ``diff`` has a room of its own."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from konzept.finding import Finding, Level
from konzept.verdict import Urteil


@dataclass(frozen=True, slots=True)
class Verdict:
    """What lint has to report."""

    urteile: tuple[Urteil, ...]
    """One for each concept, in the order in which they were named."""
    stichtag: date
    zusammenfassung: bool = False
    """Whether people are shown counts by field and rule as well."""

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


_TEXT, _JSON = Format("konzept.report.text", machine=False), Format("konzept.report.json", machine=True)
FINDINGS = {"full": _TEXT, "concise": Format("konzept.report.concise", machine=True), "json": _JSON}


def plural(number: int, one: str, many: str) -> str:
    """„1 Befund“, „2 Befunde“."""
    return f"{number} {one if number == 1 else many}"


def plain_count(verdict: Verdict) -> str:
    """What was looked at, as of when, and how much was found, in one sentence."""
    counts = ", ".join(
        plural(number, *words)
        for level, words in (
            (Level.FEHLER, ("Fehler", "Fehler")),
            (Level.WARNUNG, ("Warnung", "Warnungen")),
            (Level.HINWEIS, ("Hinweis", "Hinweise")),
        )
        if (number := verdict.count(level))
    )
    looked = plural(len(verdict.urteile), "Konzept", "Konzepte")
    return f"{looked} geprüft zum Stichtag {verdict.stichtag:%d.%m.%Y}: {counts or 'keine Befunde'}."


def visible(text: str) -> str:
    """One sign for each character: what a terminal would obey, or not show, is a blank or a point."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "·" for char in text)
