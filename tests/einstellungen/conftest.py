"""konzept in this process, and concepts written down in a few lines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.lesen.conftest import KOPF, Aufruf, aufruf

from konzept.cli import known, lookup
from konzept.cli.configuration import Optionen, effective
from konzept.cli.judge import Massstab, judge
from konzept.cli.read import Eingabe
from konzept.cli.tomlfile import Datei
from konzept.settings import Auswahl
from konzept.verdict import Urteil

__all__ = ["Aufruf", "aufruf", "urteil"]

TAG = date(2026, 1, 1)
FRIST, STELLE, PLATZHALTER = "massnahme-ohne-frist", "massnahme-ohne-verantwortliche", "platzhalter-im-text"
FELD = KOPF + "handlungsfelder:\n  - id: f\n    titel: Bildung\n    massnahmen:\n"
MASSNAHME = "      - id: m\n        titel: Kurse\n"
KONZEPT = FELD + MASSNAHME
"""Two findings of the rules above: no deadline, nobody in charge."""


def vergiss() -> None:
    """Read settings and baselines anew; a run reads each once."""
    lookup.once.cache_clear()
    known.listed.cache_clear()


@pytest.fixture(autouse=True)
def _ungestoert(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read for one test says nothing about the next; nor does the environment of who runs them."""
    vergiss()
    monkeypatch.delenv("KONZEPT_OUTPUT_FORMAT", raising=False)


def urteil(files: str | dict[str, str], *select: str, vermerke: bool = True, auswahl: Auswahl | None = None) -> Urteil:
    """The verdict of the rules named on a concept in memory."""
    named = {"konzept.yaml": files} if isinstance(files, str) else files
    source = Eingabe({name: text.encode() for name, text in named.items()}, "", None, "HEAD:")
    return judge(source, Massstab(TAG, auswahl or Auswahl(select=select), vermerke=vermerke))


@pytest.fixture
def ordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write files below a folder that is the current one and, unless told otherwise, the root of a repository."""

    def write(files: dict[str, str], *, git: bool = True) -> Path:
        vergiss()
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        if git:
            (tmp_path / ".git").mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


def datei(argument: str, optionen: Optionen | None = None) -> Datei | None:
    """The file with the settings of a concept."""
    return effective(argument, optionen).datei
