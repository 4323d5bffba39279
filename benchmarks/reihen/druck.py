"""konzept render against bare pandoc and Typst."""

from pathlib import Path

from benchmarks import pruefen
from benchmarks.aufrufe import GEGNER, STICHTAG, Aufrufe
from benchmarks.messen import NEU, Befehl
from benchmarks.pruefen import Pruefung
from benchmarks.ziele import OHNE, Vergleich, Ziel, mal, spitze, wachstumsziel

FORMATE = ("pdf", "docx", "html", "md")


def druck_60(aufrufe: Aufrufe) -> Vergleich:
    """A document of ordinary length."""
    n = aufrufe.stoff.groessen.seiten_60
    befehle, ziele, checks = _druck(aufrufe, n, 60, (54, 66))
    return aufrufe.vergleich(f"render, 60 Seiten ({n} Maßnahmen)", befehle, ziele, checks, sekunden=60)


def druck_300(aufrufe: Aufrufe) -> Vergleich:
    """A long one, and everything konzept can make of it in one run."""
    n = aufrufe.stoff.groessen.seiten_300
    befehle, ziele, checks = _druck(aufrufe, n, 300, (270, 330))
    every = [word for name in FORMATE for word in ("--format", name)]
    alles = "alle Formate und Kurzfassung"
    more = (
        Ziel("P6", "alles, 300 Seiten : pandoc und typst", mal(alles, "pandoc und typst"), 1.7),
        Ziel("P6", "alles, 300 Seiten: Spitze", spitze(alles), 900, "MB", OHNE),
    )
    files = pruefen.alle(*(pruefen.dateien(alles, f"*.{name}", 2) for name in FORMATE))
    return aufrufe.vergleich(
        f"render, 300 Seiten ({n} Maßnahmen)",
        befehle | {alles: [*aufrufe.orte.konzept, "render", aufrufe.stoff.konzept(n), *every, "--out", NEU, *STICHTAG]},
        ziele + more, checks | {alles: files}, sekunden=130,
    )  # fmt: skip


def _druck(
    aufrufe: Aufrufe, n: int, pages: int, between: tuple[int, int]
) -> tuple[dict[str, Befehl], tuple[Ziel, ...], dict[str, Pruefung]]:
    source = aufrufe.markdown(n)
    one = _langfassung(aufrufe, n)
    befehle: dict[str, Befehl] = {
        "konzept, PDF": [*one, "--format", "pdf"],
        "pandoc und typst": [aufrufe.orte.python, GEGNER / "satz.py", "pdf", source, NEU],
        "konzept, DOCX": [*one, "--format", "docx"],
        "pandoc": [aufrufe.orte.python, GEGNER / "satz.py", "docx", source, NEU],
    }
    ziele = (
        Ziel("P6", f"PDF, {pages} Seiten : pandoc und typst", mal("konzept, PDF", "pandoc und typst"), 1.25),
        Ziel("P6", f"DOCX, {pages} Seiten : pandoc", mal("konzept, DOCX", "pandoc"), 1.3),
    )
    checks = {
        "konzept, PDF": pruefen.seiten("konzept, PDF", *((1, 999) if aufrufe.kurz else between)),
        "pandoc und typst": pruefen.dateien("pandoc und typst", "*.pdf"),
        "konzept, DOCX": pruefen.dateien("konzept, DOCX", "*.docx"),
        "pandoc": pruefen.dateien("pandoc", "*.docx"),
    }
    return befehle, ziele, checks


def _langfassung(aufrufe: Aufrufe, massnahmen: int) -> list[str | Path]:
    # A new folder in every run, so that nothing lies there that could be left as it is.
    source = aufrufe.stoff.konzept(massnahmen)
    return [*aufrufe.orte.konzept, "render", source, "--art", "konzept", "--out", NEU, *STICHTAG]


def wachstum(aufrufe: Aufrufe) -> Vergleich:
    """From 30 to 300 measures; to 3,000 it takes minutes, and is only done when asked for."""
    sizes = aufrufe.stoff.groessen
    few, many = (sizes.mittel, sizes.gross) if aufrufe.gross else (sizes.klein, sizes.mittel)
    return aufrufe.vergleich(
        "Wachstum von render",
        {f"render {n}": [*_langfassung(aufrufe, n), "--format", "pdf"] for n in (few, many)},
        (wachstumsziel("render", few, many, 1.15),),
        {f"render {n}": pruefen.dateien(f"render {n}", "*.pdf") for n in (few, many)},
        sekunden=30,
    )  # fmt: skip
