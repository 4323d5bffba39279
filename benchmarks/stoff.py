"""What is measured on: generated concepts, fleets and pairs of editions, made once for a whole run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.erzeugen import flotte, konzept, schreiben
from benchmarks.fortschreiben import fortgeschrieben
from benchmarks.maengel import verdorben

JEDE = 10
"""Every so-manieth measure has a fault, where there are faults at all."""
PROZENT = 5


@dataclass(frozen=True, slots=True)
class Groessen:
    """Numbers of measures, and of concepts in a fleet."""

    klein: int = 30
    mittel: int = 300
    gross: int = 3000
    flotte: int = 1000
    kleine_flotte: int = 100
    seiten_60: int = 54
    """Measures whose Langfassung has about 60 pages."""
    seiten_300: int = 300


KURZ = Groessen(4, 8, 24, 6, 3, 4, 6)
"""Enough to see that everything runs, and nothing more."""


@dataclass
class Stoff:
    """Concepts below ``ordner``, made when they are asked for."""

    ordner: Path
    groessen: Groessen = field(default_factory=Groessen)

    def konzept(self, massnahmen: int) -> Path:
        """A concept without a fault."""
        return self._once(f"konzept-{massnahmen}", lambda there: schreiben(konzept(massnahmen), there))

    def datei(self, massnahmen: int) -> Path:
        """The one file of such a concept."""
        return self.konzept(massnahmen) / "konzept.yaml"

    def maengel(self, massnahmen: int) -> Path:
        """Every tenth measure has a fault that a rule finds."""
        return self._once(
            f"maengel-{massnahmen}", lambda there: schreiben(verdorben(konzept(massnahmen), maengel=JEDE), there)
        )

    def fehler(self, massnahmen: int) -> Path:
        """Every tenth measure has a fault that the schema finds."""
        return self._once(
            f"fehler-{massnahmen}", lambda there: schreiben(verdorben(konzept(massnahmen), fehler=JEDE), there)
        )

    def paar(self, massnahmen: int) -> tuple[Path, Path]:
        """Two editions with 5 % of the measures changed."""
        there = self._once(f"paar-{massnahmen}", lambda there: self._paar(massnahmen, there))
        return there / "alt", there / "neu"

    def geschehen(self, massnahmen: int) -> dict[str, str]:
        """What happened between the two: id → what."""
        return fortgeschrieben(konzept(massnahmen), PROZENT)[1]

    def _paar(self, massnahmen: int, there: Path) -> None:
        daten = konzept(massnahmen)
        schreiben(daten, there / "alt")
        schreiben(fortgeschrieben(daten, PROZENT)[0], there / "neu")

    def flotte(self, anzahl: int) -> list[Path]:
        """The files of so many small concepts, each in a folder of its own below ``flotte-N``."""
        there = self._once(f"flotte-{anzahl}", lambda there: flotte(anzahl, self.groessen.klein, there))
        return sorted(there.glob("*/konzept.yaml"))

    def unform(self, massnahmen: int) -> Path:
        """A concept that is not in form: every title stands in quotation marks that it does not need."""
        return self._once(f"unform-{massnahmen}", lambda there: self._unform(massnahmen, there)) / "konzept.yaml"

    def _unform(self, massnahmen: int, there: Path) -> None:
        lines = self.datei(massnahmen).read_text(encoding="utf-8").splitlines()
        there.mkdir()
        with (there / "konzept.yaml").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{_quoted(line)}\n" for line in lines)

    def _once(self, name: str, make: Callable[[Path], object]) -> Path:
        there = self.ordner / name
        if not there.exists():
            make(there)
        return there


def _quoted(line: str) -> str:
    head, colon, rest = line.partition("titel: ")
    plain = colon and not head.strip(" -") and not rest.startswith('"')
    return f"{head}{colon}'{rest}'" if plain else line
