"""konzept lint on many concepts in one call."""

from benchmarks import pruefen
from benchmarks.aufrufe import Aufrufe
from benchmarks.ziele import OHNE, Vergleich, Ziel, mal, spitze, spitze_mal


def flotte(aufrufe: Aufrufe) -> Vergleich:
    """Many small concepts in one call."""
    files = aufrufe.stoff.flotte(aufrufe.stoff.groessen.flotte)
    return aufrufe.vergleich(
        f"lint, {len(files)} Konzepte", {
            "konzept lint": aufrufe.lint(files[0].parent.parent),
            "check-jsonschema": aufrufe.schema(*files),
            "spectral": aufrufe.spectral(*files),
        },
        (Ziel("P4", "Flotte : check-jsonschema", mal("konzept lint", "check-jsonschema"), 0.05),
         Ziel("P4", "Flotte : spectral, 10 Regeln ohne Schema", mal("konzept lint", "spectral"), 0.4)),
        {"konzept lint": pruefen.ohne_fehler("konzept lint", len(files))},
        sekunden=130,
    )  # fmt: skip


def prozesse(aufrufe: Aufrufe) -> Vergleich:
    """The same with one process and with two, and a tenth of it."""
    files = aufrufe.stoff.flotte(aufrufe.stoff.groessen.flotte)
    few = aufrufe.stoff.flotte(aufrufe.stoff.groessen.kleine_flotte)
    every = aufrufe.lint(files[0].parent.parent)
    return aufrufe.vergleich(
        f"lint, {len(files)} Konzepte mit einem und zwei Prozessen, {len(few)} mit zwei", {
            "zwei": [*every, "--jobs", "2"],
            "einer": [*every, "--jobs", "1"],
            "wenige": [*aufrufe.lint(few[0].parent.parent), "--jobs", "2"],
        },
        (Ziel("P4", "Flotte: zwei Prozesse : einer (wenigstens 1,6 mal so schnell)", mal("zwei", "einer"), 0.625),
         Ziel("P10", "Flotte: Spitze je Prozess", spitze("zwei"), 80, "MB", OHNE),
         Ziel("P10", f"Flotte: Spitze bei {len(files)} : bei {len(few)} Konzepten", spitze_mal("zwei", "wenige"),
              1.1, luft=OHNE)),
        {"zwei": pruefen.gleich("einer", "zwei"), "einer": pruefen.ohne_fehler("einer", len(files))},
        sekunden=80,
    )  # fmt: skip
