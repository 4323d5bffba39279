"""What remains of the findings about one concept: which rules were asked, what is silenced and why, what was known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from konzept.finding import Finding, Level
from konzept.source import Places

__all__ = ["Silenced", "Urteil", "lines_of"]


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment in the file has silenced."""

    finding: Finding
    grund: str
    """The reason the comment gives."""


@dataclass(frozen=True, slots=True)
class Urteil:
    """Everything there is to say about one concept. Small, and made of plain values: it travels between processes."""

    konzept: str
    """The concept as it was named; the same in every run, so that findings can be told again."""
    findings: tuple[Finding, ...]
    """What is held against it as it is told, sorted by place."""
    silenced: tuple[Silenced, ...] = ()
    known: tuple[Finding, ...] = ()
    """Findings that the baseline already has."""
    erledigt: int = 0
    """How many of the baseline are no longer found."""
    schwelle: Level = Level.FEHLER
    """From this weight on a finding is too much here."""
    gebuendelt: Mapping[Finding, tuple[Finding, ...]] = field(default_factory=dict)
    """Finding that is told of a whole field → those of its parts that it stands for."""
    prints: Mapping[Finding, str] = field(default_factory=dict)
    """Finding → fingerprint, of all of them."""
    zeilen: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """(file, line) → the text of that line, for every finding."""
    lesbar: bool = True
    """Whether there was a concept to judge at all."""
    revision: str = ""
    """The revision in git it was read from; with a colon it stands before the names of its files. Empty: the disk."""

    @property
    def einzeln(self) -> tuple[Finding, ...]:
        """What is held against it part by part, sorted by place."""
        parts = (one for told in self.findings for one in self.gebuendelt.get(told, (told,)))
        return tuple(sorted(parts, key=lambda one: one.order)) if self.gebuendelt else self.findings

    @property
    def zu_viel(self) -> bool:
        """Whether anything counts that weighs as much as the threshold."""
        return any(one.level >= self.schwelle for one in self.findings)

    @staticmethod
    def of(findings: Iterable[Finding], *places: Places) -> "Urteil":
        """The faults that keep other work from beginning, with the lines they are about."""
        found = tuple(findings)
        return Urteil("", found, zeilen=lines_of(found, places))


def lines_of(findings: Iterable[Finding], places: Iterable[Places]) -> dict[tuple[str, int], str]:
    """(file, line) → the text of that line, where one of ``places`` has it."""
    texts = {name: one for one in places for name in one.texts}
    return {(f.span.file, f.span.line): texts[f.span.file].line(f.span) for f in findings if f.span.file in texts}
