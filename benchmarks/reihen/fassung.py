"""konzept diff and fmt: files against each other, and into form."""

from benchmarks import pruefen
from benchmarks.aufrufe import GEGNER, Aufrufe
from benchmarks.messen import NEU
from benchmarks.ziele import Vergleich, Ziel, mal, wachstumsziel


def diff(aufrufe: Aufrufe) -> Vergleich:
    """Two editions of the large concept."""
    n = aufrufe.stoff.groessen.gross
    old, new = aufrufe.stoff.paar(n)
    files = [old / "konzept.yaml", new / "konzept.yaml"]
    changes = len(aufrufe.stoff.geschehen(n))
    peers = {name: pruefen.unterschiede(name, changes) for name in ("deep diff", "deepdiff mit libyaml")}
    return aufrufe.vergleich(
        f"diff, {n} Maßnahmen", {
            "konzept diff": aufrufe.diff(n),
            "beide Seiten lesen": [aufrufe.orte.python, GEGNER / "lesen.py", *files],
            "deep diff": aufrufe.peer("deep", "diff", *files),
            "deepdiff mit libyaml": aufrufe.peer("deepdiff", GEGNER / "deepdiff_libyaml.py", *files),
        },
        (Ziel("P5", "diff groß : beide Seiten lesen", mal("konzept diff", "beide Seiten lesen"), 1.6),
         Ziel("P5", "diff groß : deepdiff, eigener Befehl", mal("konzept diff", "deep diff"), 0.06)),
        peers | {"konzept diff": aufrufe.wie_erzeugt(n)},
        sekunden=90,
    )  # fmt: skip


def wachstum(aufrufe: Aufrufe) -> Vergleich:
    """As for lint."""
    few, many = aufrufe.stoff.groessen.mittel, aufrufe.stoff.groessen.gross
    return aufrufe.vergleich(
        "Wachstum von diff",
        {f"diff {n}": aufrufe.diff(n) for n in (few, many)},
        (wachstumsziel("diff", few, many, 1.1),),
        {f"diff {n}": aufrufe.wie_erzeugt(n) for n in (few, many)},
        sekunden=15,
    )  # fmt: skip


def fmt(aufrufe: Aufrufe) -> Vergleich:
    """A large concept that is not in form; --check does all of the work but the writing."""
    file = aufrufe.stoff.unform(aufrufe.stoff.groessen.gross)
    return aufrufe.vergleich(
        f"fmt, {aufrufe.stoff.groessen.gross} Maßnahmen", {
            "konzept fmt": [*aufrufe.orte.konzept, "fmt", "--check", file],
            "ruamel, laden und schreiben": [aufrufe.orte.python, GEGNER / "rueckweg.py", file, NEU],
        },
        (Ziel("P8", "fmt groß : ruamel, laden und schreiben",
              mal("konzept fmt", "ruamel, laden und schreiben"), 1.15),),
        {"konzept fmt": pruefen.nennt("konzept fmt", "konzept.yaml"),
         "ruamel, laden und schreiben": pruefen.dateien("ruamel, laden und schreiben", "*.yaml")},
        {"konzept fmt": (1,)},
        sekunden=80,
    )  # fmt: skip
