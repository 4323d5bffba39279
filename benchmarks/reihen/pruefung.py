"""konzept lint on one concept, of every size."""

from benchmarks import pruefen
from benchmarks.aufrufe import Aufrufe
from benchmarks.stoff import JEDE
from benchmarks.ziele import OHNE, Vergleich, Ziel, mal, spitze, wachstumsziel


def start(aufrufe: Aufrufe) -> Vergleich:
    """Before anything is read."""
    return aufrufe.vergleich(
        "Start", {
            "konzept --help": [*aufrufe.orte.konzept, "--help"],
            "konzept --version": [*aufrufe.orte.konzept, "--version"],
            "import typer": [aufrufe.orte.python, "-c", "import typer"],
        },
        (Ziel("P1", "`konzept --help` : `import typer`", mal("konzept --help", "import typer"), 1.3),
         Ziel("P1", "`konzept --version` : `import typer`", mal("konzept --version", "import typer"), 1.1)),
        {"konzept --help": pruefen.nennt("konzept --help", "render"),
         "konzept --version": pruefen.nennt("konzept --version", "konzept 0.")},
        sekunden=10,
    )  # fmt: skip


def klein(aufrufe: Aufrufe) -> Vergleich:
    """One small concept: most of it is the start."""
    n = aufrufe.stoff.groessen.klein
    return aufrufe.vergleich(
        f"lint, {n} Maßnahmen", {
            "konzept lint": aufrufe.lint(aufrufe.stoff.konzept(n)),
            "import typer, konzept.model": [aufrufe.orte.python, "-c", "import typer, konzept.model"],
            "yamllint": aufrufe.yamllint(n),
            "check-jsonschema": aufrufe.schema(aufrufe.stoff.datei(n)),
        },
        (Ziel("P2", "lint klein : Start mit Modell", mal("konzept lint", "import typer, konzept.model"), 1.35),
         Ziel("P2", "lint klein : yamllint", mal("konzept lint", "yamllint"), 1.0),
         Ziel("P2", "lint klein : check-jsonschema", mal("konzept lint", "check-jsonschema"), 0.6)),
        {"konzept lint": pruefen.ohne_fehler("konzept lint")} | aufrufe.pruefung_schema(),
        sekunden=20,
    )  # fmt: skip


def mittel(aufrufe: Aufrufe) -> Vergleich:
    """One ordinary concept."""
    n = aufrufe.stoff.groessen.mittel
    return aufrufe.vergleich(
        f"lint, {n} Maßnahmen", {
            "konzept lint": aufrufe.lint(aufrufe.stoff.konzept(n)),
            "check-jsonschema": aufrufe.schema(aufrufe.stoff.datei(n)),
            "yamllint": aufrufe.yamllint(n),
        },
        (Ziel("P3", "lint mittel : check-jsonschema", mal("konzept lint", "check-jsonschema"), 0.3),),
        {"konzept lint": pruefen.ohne_fehler("konzept lint")} | aufrufe.pruefung_schema(),
        sekunden=25,
    )  # fmt: skip


def grosses(aufrufe: Aufrufe) -> Vergleich:
    """One concept larger than any there is."""
    n = aufrufe.stoff.groessen.gross
    return aufrufe.vergleich(
        f"lint, {n} Maßnahmen", {
            "konzept lint": aufrufe.lint(aufrufe.stoff.konzept(n)),
            "check-jsonschema": aufrufe.schema(aufrufe.stoff.datei(n)),
            "spectral": aufrufe.spectral(aufrufe.stoff.datei(n)),
        },
        (Ziel("P3", "lint groß : check-jsonschema", mal("konzept lint", "check-jsonschema"), 0.12),
         Ziel("P3", "lint groß : spectral, 10 Regeln ohne Schema", mal("konzept lint", "spectral"), 0.6),
         Ziel("P3", "lint groß: Spitze", spitze("konzept lint"), 150, "MB", OHNE)),
        {"konzept lint": pruefen.ohne_fehler("konzept lint")} | aufrufe.pruefung_schema()
        | aufrufe.pruefung_spectral(),
        sekunden=60,
    )  # fmt: skip


def maengel(aufrufe: Aufrufe) -> Vergleich:
    """Every tenth measure with a fault of a rule, or of the schema, against none."""
    n = aufrufe.stoff.groessen.gross
    return aufrufe.vergleich(
        f"lint, {n} Maßnahmen mit Mängeln", {
            "ohne Mängel": aufrufe.lint(aufrufe.stoff.konzept(n)),
            "Mängel für Regeln": aufrufe.lint(aufrufe.stoff.maengel(n)),
            "Mängel für das Schema": aufrufe.lint(aufrufe.stoff.fehler(n)),
        },
        (Ziel("P9", "lint groß mit Mängeln, die Regeln finden : ohne",
              mal("Mängel für Regeln", "ohne Mängel"), 1.15),
         Ziel("P9", "lint groß mit Mängeln, die das Schema findet : ohne",
              mal("Mängel für das Schema", "ohne Mängel"), 1.15)),
        {"ohne Mängel": pruefen.ohne_fehler("ohne Mängel"),
         "Mängel für das Schema": pruefen.so_viele("Mängel für das Schema", n // JEDE),
         "Mängel für Regeln": pruefen.mit_ort("Mängel für Regeln")},
        {"Mängel für Regeln": (1,), "Mängel für das Schema": (1,)},
        sekunden=40,
    )  # fmt: skip


def wachstum(aufrufe: Aufrufe) -> Vergleich:
    """From the ordinary concept to the large one."""
    few, many = aufrufe.stoff.groessen.mittel, aufrufe.stoff.groessen.gross
    return aufrufe.vergleich(
        "Wachstum von lint",
        {f"lint {n}": aufrufe.lint(aufrufe.stoff.konzept(n)) for n in (few, many)},
        (wachstumsziel("lint", few, many, 1.1),),
        {f"lint {n}": pruefen.ohne_fehler(f"lint {n}") for n in (few, many)},
        sekunden=15,
    )
