"""konzept in this process, with templates of its own that a test may change as a new version would."""

import gc
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import ROOT

from konzept.cli import main

KONZEPT = """\
konzept: 1
titel: Zusammenleben
kommune:
  name: Musterstadt
stand: "01.03.2026"
handlungsfelder:
  - id: bildung
    titel: Bildung
    massnahmen:
      - id: kurse
        titel: Sprachkurse
      - id: paten
        titel: Patenschaften
        indikatoren:
          - id: teil
            titel: Teilnehmende
            einheit: Personen
            messwerte:
              - {zeitraum: "2024", wert: "10"}
              - {zeitraum: "2025", wert: "20"}
"""


@dataclass(frozen=True)
class Ergebnis:
    """What one run gave."""

    code: int
    out: str
    err: str


Aufruf = Callable[..., Ergebnis]


@pytest.fixture
def aufruf(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aufruf:
    """Run the command line as ``konzept …`` would; nothing but SystemExit may leave it."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)

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
def ordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a concept, and the current one above it."""
    folder = tmp_path / "konzept"
    folder.mkdir()
    (folder / "konzept.yaml").write_text(KONZEPT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("konzept")


@pytest.fixture
def unsere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our templates, in a folder where they may be changed."""
    package = tmp_path / "paket"
    shutil.copytree(ROOT / "templates", package / "templates")
    monkeypatch.setattr("konzept.cli.templates._PACKAGE", package)
    return package / "templates"
