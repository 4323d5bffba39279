"""The programs konzept is compared with, at fixed versions, each in an environment of its own."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.messen import umgebung

WURZEL = Path(__file__).resolve().parent.parent
GEGNER = {
    "check-jsonschema": ("check-jsonschema==0.39.0",),
    "yamllint": ("yamllint==1.38.0",),
    "deepdiff": ("deepdiff[cli]==9.1.0",),
}
"""Environment → what pip installs."""
SPECTRAL = "@stoplight/spectral-cli@6.16.3"
PAKETE = ("konzept", "typer", "pydantic", "PyYAML", "ruamel.yaml", "pypandoc_binary", "typst")
_VERSIONEN = (
    "import sys, platform, importlib.metadata as m; print(platform.python_version());"
    "[print(name, m.version(name)) for name in sys.argv[1:]]"
)
_BIN = "Scripts" if sys.platform == "win32" else "bin"


@dataclass(frozen=True)
class Umgebungen:
    """Where the programs are."""

    python: Path
    """The Python that has konzept."""
    konzept: tuple[str | Path, ...]
    """How konzept is called."""
    programme: Mapping[str, Path] = field(default_factory=dict)
    """Name → program, of those that are there: check-jsonschema, yamllint, deepdiff (a Python), deep, spectral."""

    def versionen(self) -> dict[str, str]:
        """What was measured, by name."""
        told = _said(self.python, "-c", _VERSIONEN, *PAKETE).splitlines()
        found = {"Python": told[0]} | dict(line.split() for line in told[1:])
        for name in ("check-jsonschema", "yamllint"):
            if name in self.programme:
                found[name] = _said(self.programme[name], "--version").split()[-1]
        if "deepdiff" in self.programme:
            found["deepdiff"] = _said(self.programme["deepdiff"], "-c", "import deepdiff; print(deepdiff.__version__)")
        if "spectral" in self.programme:
            found["spectral"] = _said(self.programme["spectral"], "--version")
            found["Node"] = _said(Path(shutil.which("node") or "node"), "--version").removeprefix("v")
        return found


def hier() -> Umgebungen:
    """What there is without installing anything: this Python, and what lies beside it."""
    python = Path(sys.executable)
    found = shutil.which("check-jsonschema", path=str(python.parent))
    programme = {"check-jsonschema": Path(found)} if found else {}
    return Umgebungen(python, (python, "-m", "konzept"), programme)


def eigene(ordner: Path, *, konzept_hier: bool = False) -> Umgebungen:
    """Environments below ``ordner``; what lies there already in the right version is used again, konzept never."""
    if konzept_hier:
        python = Path(sys.executable)
        befehl: tuple[str | Path, ...] = (python, "-m", "konzept")
    else:
        python = _venv(ordner / "konzept", (str(WURZEL),), neu=True)
        befehl = (_program(python, "konzept"),)
    programme = {}
    for name, pakete in GEGNER.items():
        there = _venv(ordner / name, pakete)
        programme[name] = there if name == "deepdiff" else _program(there, name)
        if name == "deepdiff":
            programme["deep"] = _program(there, "deep")
    return Umgebungen(python, befehl, programme | _spectral(ordner / "spectral"))


def _venv(ordner: Path, pakete: tuple[str, ...], *, neu: bool = False) -> Path:
    python = ordner / _BIN / ("python.exe" if sys.platform == "win32" else "python")
    mark = ordner / "pakete.txt"
    if not python.exists():
        venv.create(ordner, with_pip=True)
    if neu or not mark.exists() or mark.read_text(encoding="utf-8") != repr(pakete):
        _call(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *pakete)
        if neu:
            # The version stays the same while the code changes.
            _call(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps",
                  "--force-reinstall", *pakete)  # fmt: skip
        mark.write_text(repr(pakete), encoding="utf-8")
    return python


def _spectral(ordner: Path) -> dict[str, Path]:
    npm = shutil.which("npm")
    if npm is None:
        print("npm fehlt: ohne spectral.", file=sys.stderr)
        return {}
    mark = ordner / "pakete.txt"
    if not mark.exists() or mark.read_text(encoding="utf-8") != SPECTRAL:
        ordner.mkdir(parents=True, exist_ok=True)
        _call(Path(npm), "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(ordner), SPECTRAL)
        mark.write_text(SPECTRAL, encoding="utf-8")
    found = shutil.which("spectral", path=str(ordner / "node_modules" / ".bin"))
    return {"spectral": Path(found)} if found else {}


def _program(python: Path, name: str) -> Path:
    found = shutil.which(name, path=str(python.parent))
    if found is None:
        raise FileNotFoundError(f"{name} fehlt in {python.parent}")
    return Path(found)


def _call(*command: str | Path) -> None:
    subprocess.run([str(word) for word in command], check=True, env=umgebung())


def _said(*command: str | Path) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, check=True, env=umgebung(), capture_output=True, encoding="utf-8")
    return done.stdout.strip()
