"""konzept in this process, so that hundreds of bad files take no time; a few tests run it as a process of its own."""

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from konzept.cli import main

KOPF = "konzept: 1\ntitel: Zusammenleben\nkommune:\n  name: Musterstadt\n"


@dataclass(frozen=True)
class Ergebnis:
    """What one run gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def findings(self) -> list[dict[str, Any]]:
        return list(self.json["findings"])

    @property
    def fehler(self) -> list[dict[str, Any]]:
        return [finding for finding in self.findings if finding["level"] == "fehler"]


Aufruf = Callable[..., Ergebnis]


@pytest.fixture
def aufruf(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aufruf:
    """Run the command line as ``konzept …`` would; nothing but SystemExit may leave it."""
    # Whether there is colour must not depend on who runs the tests.
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    # As on a terminal: what a pipe gets has tests of its own.
    monkeypatch.setenv("KONZEPT_OUTPUT_FORMAT", "full")

    def run(*arguments: object) -> Ergebnis:
        monkeypatch.setattr(sys, "argv", ["konzept", *map(str, arguments)])
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            gc.enable()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "Programmfehler" not in err, err
        return Ergebnis(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def lint(aufruf: Aufruf) -> Aufruf:
    """``konzept lint --output-format json …`` on the first day of 2026."""
    return lambda *arguments: aufruf("lint", "--output-format", "json", "--stichtag", "2026-01-01", *arguments)


@pytest.fixture
def schreibe(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Write the files of a concept into a new folder, text as it is, line ends included."""

    def write(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "Ein Konzept für Köln"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder

    return write


@pytest.fixture
def kopf() -> str:
    """The least a concept has."""
    return KOPF
