"""Words for the history of one part: one module per format, each with ``history``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from konzept.diff import Change, Vergleich


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, as people speak of it."""

    hash: str
    datum: date | None
    """The day its author wrote it, where the author was; None if the archive does not say."""
    autor: str
    """A name, never an address."""
    betreff: str

    @property
    def kurz(self) -> str:
        """The beginning of the hash, enough to find it again."""
        return self.hash[:8]


@dataclass(frozen=True, slots=True)
class Eintrag:
    """What one revision did to the part."""

    revision: Revision
    changes: tuple[Change, ...] = ()
    vergleich: Vergleich | None = None
    """The editions on both sides; None if this one cannot be read."""
    hinweis: str = ""
    """A German sentence: why it cannot be read, or why it is not known what came before."""


@dataclass(frozen=True, slots=True)
class Verlauf:
    """The history of one part, newest first."""

    id: str
    name: str
    """What people call it, in the newest revision that has it."""
    pfad: str
    """The concept as it was named."""
    eintraege: tuple[Eintrag, ...]
    fassungen: int
    """So many revisions of the concept were looked at."""
    ende: str = ""
    """Where history breaks off, a German sentence; empty if it goes back to the beginning."""
    davor: str = ""
    """How to ask for what came before: a command; empty if the concept names no previous edition."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output. A machine's is a string, a person's is rich text."""

    module: str
    machine: bool

    def history(self, verlauf: Verlauf) -> Any:
        """The history in this form."""
        render: Callable[[Verlauf], Any] = import_module(self.module).history
        return render(verlauf)


HISTORIES = {
    "text": Format("konzept.report.log.text", machine=False),
    "json": Format("konzept.report.log.json", machine=True),
}
