"""How the programs are called, and how calls become a comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import pruefen
from benchmarks.messen import Befehl, Reihe, Ungleich, laufen
from benchmarks.pruefen import Pruefung
from benchmarks.stoff import JEDE, Stoff
from benchmarks.umgebungen import WURZEL, Umgebungen
from benchmarks.ziele import Vergleich, Ziel

GEGNER = Path(__file__).with_name("gegner")
SCHEMA = WURZEL / "schema" / "konzept.schema.json"
STICHTAG = ("--stichtag", "2026-01-01")


@dataclass(frozen=True)
class Aufrufe:
    """Calls of these programs on this material."""

    orte: Umgebungen
    stoff: Stoff
    kurz: bool = False
    """Sizes of nothing: it is only to be seen that everything runs."""
    gross: bool = False
    """Also what takes minutes for a single run."""

    def lint(self, path: Path) -> list[str | Path]:
        """konzept lint, with all rules."""
        return [*self.orte.konzept, "lint", path, *STICHTAG]

    def diff(self, massnahmen: int) -> list[str | Path]:
        """konzept diff of a pair of editions."""
        return [*self.orte.konzept, "diff", *self.stoff.paar(massnahmen)]

    def yamllint(self, massnahmen: int) -> Befehl | None:
        """yamllint on a concept, with the rules it comes with."""
        return self.peer("yamllint", self.stoff.datei(massnahmen))

    def schema(self, *files: Path) -> Befehl | None:
        """check-jsonschema with the published schema."""
        return self.peer("check-jsonschema", "--schemafile", SCHEMA, *files)

    def spectral(self, *files: Path) -> Befehl | None:
        """spectral with ten rules."""
        return self.peer("spectral", "lint", "--ruleset", GEGNER / "spectral.yaml", *files)

    def peer(self, name: str, *words: str | Path) -> Befehl | None:
        """The call of a program that need not be there."""
        program = self.orte.programme.get(name)
        return None if program is None else [program, *words]

    def vergleich(
        self,
        name: str,
        befehle: Mapping[str, Befehl | None],
        ziele: tuple[Ziel, ...],
        pruefungen: Mapping[str, Pruefung],
        codes: Mapping[str, Sequence[int]] | None = None,
        *,
        sekunden: float,
    ) -> Vergleich:
        """Without the programs that are not there, and what would need them."""
        there = {name: befehl for name, befehl in befehle.items() if befehl is not None}
        checks = [check for name, check in pruefungen.items() if name in there]
        # yamllint finds long lines; it has read the whole file for that.
        ends = {"yamllint": (0, 1), **(codes or {})}
        kept = tuple(one for one in ziele if set(one.zahl.namen) <= there.keys())
        return Vergleich(Reihe(name, there, ends, pruefen.alle(*checks), sekunden), kept)

    def wie_erzeugt(self, massnahmen: int) -> Pruefung:
        """That konzept diff says what the generator did."""
        befehl = [*self.diff(massnahmen), "--output-format", "json"]
        return pruefen.wie_erzeugt(befehl, self.stoff.geschehen(massnahmen), self.stoff.ordner)

    def pruefung_schema(self) -> dict[str, Pruefung]:
        """That check-jsonschema refuses a concept with faults."""
        bad = self.schema(self.stoff.fehler(max(self.stoff.groessen.klein, JEDE)) / "konzept.yaml")
        return {"check-jsonschema": pruefen.lehnt_ab("check-jsonschema", self.stoff.ordner, bad)}

    def pruefung_spectral(self) -> dict[str, Pruefung]:
        """As for check-jsonschema."""
        bad = self.stoff.maengel(self.stoff.groessen.mittel) / "konzept.yaml"
        return {"spectral": pruefen.lehnt_ab("spectral", self.stoff.ordner, self.spectral(bad))}

    def markdown(self, massnahmen: int) -> Path:
        """The folder with what konzept hands to pandoc."""
        there = self.stoff.ordner / f"markdown-{massnahmen}"
        if not there.exists():
            command = [self.orte.python, GEGNER / "markdown.py", self.stoff.konzept(massnahmen), there]
            if laufen(command, self.stoff.ordner / "lauf").code:
                raise Ungleich(f"Das Markdown für {massnahmen} Maßnahmen kam nicht zustande.")
        return there
