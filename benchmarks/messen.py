"""Commands run in turn, A B C A B C, so that what disturbs the machine disturbs all of them."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LAEUFER = Path(__file__).with_name("laeufer.py")
NEU = "{neu}"
"""In a command: a folder that is new in every run."""
LAENGSTENS = 600.0
"""Seconds after which a single run is ended."""
Befehl = Sequence[str | Path]


class Ungleich(Exception):
    """What is to be compared does not do the same work, or not the work it should; German, for the terminal."""


@dataclass(frozen=True, slots=True)
class Lauf:
    """What one run of a command took, and where its output lies until the next one."""

    code: int
    sekunden: float
    cpu: float | None
    """Seconds of processor time, of all its processes; None where the system does not tell."""
    spitze: float | None
    """MB of its largest process."""
    ausgabe: Path
    neu: Path
    """The folder it was given in place of NEU."""

    def text(self) -> str:
        """What it wrote to stdout."""
        return self.ausgabe.read_text(encoding="utf-8", errors="replace")

    def fehler(self) -> str:
        """What it wrote to stderr."""
        return self.ausgabe.with_name("stderr.txt").read_text(encoding="utf-8", errors="replace")


Runde = Mapping[str, Lauf]
"""One run of each command, by its name."""


@dataclass(frozen=True)
class Reihe:
    """Commands that are measured against each other."""

    name: str
    """What is done, German, for the table."""
    befehle: Mapping[str, Befehl]
    codes: Mapping[str, Sequence[int]]
    """The exit codes a command may end with; otherwise 0. Checked in every run."""
    pruefung: Callable[[Runde], None]
    """Raises Ungleich unless all have done the same work. Looks at the first run."""
    sekunden: float = 20.0
    """About how long it may take; the first round is always finished."""


def messen(reihe: Reihe, wiederholungen: int, ordner: Path, frist: float = float("inf")) -> list[Runde]:
    """So many rounds at most, after a first one that only counts if there is time for no other.

    ``frist``: when, by the clock of time.monotonic, no further round begins.
    """
    begun = time.monotonic()
    end = min(frist, begun + reihe.sekunden)
    runden: list[Runde] = []
    while len(runden) <= wiederholungen:
        runde = {name: laufen(befehl, ordner / str(at)) for at, (name, befehl) in enumerate(reihe.befehle.items())}
        _ended_well(reihe, runde)
        if not runden:
            reihe.pruefung(runde)
        runden.append(runde)
        now = time.monotonic()
        if now + (now - begun) / len(runden) > end:
            break
    return runden[1:] or runden


def laufen(befehl: Befehl, ordner: Path) -> Lauf:
    """Run a command once."""
    neu = ordner / "neu"
    shutil.rmtree(ordner, ignore_errors=True)
    neu.mkdir(parents=True)
    out, err = ordner / "stdout.txt", ordner / "stderr.txt"
    words = [str(neu) if word == NEU else str(word) for word in befehl]
    command = [sys.executable, "-I", "-S", str(LAEUFER), str(LAENGSTENS), str(out), str(err), *words]
    done = subprocess.run(command, capture_output=True, check=True, env=umgebung())
    told = json.loads(done.stdout)
    return Lauf(told["code"], told["sekunden"], told["cpu"], told["spitze"], out, neu)


def umgebung() -> dict[str, str]:
    """The variables a command gets: byte code is kept, nothing has a colour, no set-up of the user's decides."""
    # A shell for developers often forbids to write byte code; nobody who has installed a program does without it.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KONZEPT_"))}
    return kept | {"PYTHONUTF8": "1", "NO_COLOR": "1"}


def _ended_well(reihe: Reihe, runde: Runde) -> None:
    for name, lauf in runde.items():
        if lauf.code not in reihe.codes.get(name, (0,)):
            said = (lauf.fehler() or lauf.text())[-600:].strip()
            raise Ungleich(f"{reihe.name}: {name} endet mit Exit-Code {lauf.code}. {said}")
