"""Measure konzept against its peers and its own floors, and write what came out as a table.

    python -m benchmarks                     everything; writes benchmarks/ergebnisse.md
    python -m benchmarks --nur P3 --hier     one goal, with the konzept of this Python
    python -m benchmarks --kurz              that everything runs: tiny, without network, without a verdict
    python -m benchmarks --gross             also the document of 3,000 measures

Peers are installed at fixed versions into environments of their own, below a folder that is kept for the next time.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.aufrufe import Aufrufe
from benchmarks.messen import Ungleich, messen
from benchmarks.reihen import vergleiche
from benchmarks.stoff import KURZ, Groessen, Stoff
from benchmarks.tabelle import Ergebnis, seite
from benchmarks.umgebungen import Umgebungen, eigene, hier

ERGEBNISSE = Path(__file__).with_name("ergebnisse.md")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may lack a character.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    wahl = _parser().parse_args(arguments)
    orte = hier() if wahl.kurz else eigene(wahl.ordner, konzept_hier=wahl.hier)
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-benchmarks-") as folder:
            ergebnisse = _gemessen(wahl, orte, Path(folder), begun + 60 * wahl.minuten)
    except Ungleich as error:
        print(f"Nicht vergleichbar: {error}", file=sys.stderr)
        return 1
    text = seite(ergebnisse, orte.versionen(), time.monotonic() - begun, richten=not wahl.kurz)
    nach = wahl.nach or (None if wahl.kurz or wahl.nur else ERGEBNISSE)
    if nach:
        nach.write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kurz", action="store_true", help="winzig, ohne Netz, ohne Urteil")
    parser.add_argument("--gross", action="store_true", help="auch das Dokument mit 3.000 Maßnahmen")
    parser.add_argument("--hier", action="store_true", help="das konzept dieses Pythons, nicht eine eigene Umgebung")
    parser.add_argument("--nur", action="append", default=[], metavar="P3", help="nur dieses Ziel; mehrfach möglich")
    parser.add_argument("--wiederholungen", type=int, default=15, help="Durchgänge höchstens; sonst 15")
    parser.add_argument("--minuten", type=float, default=20, help="danach beginnt keine Reihe mehr; sonst 20")
    parser.add_argument("--nach", type=Path, metavar="DATEI", help="wohin die Tabelle geht")
    parser.add_argument("--ordner", type=Path, default=Path(tempfile.gettempdir()) / "konzept-benchmarks",
                        help="wo die Umgebungen liegen")  # fmt: skip
    return parser


def _gemessen(wahl: argparse.Namespace, orte: Umgebungen, ordner: Path, frist: float) -> list[Ergebnis]:
    stoff = Stoff(ordner, KURZ if wahl.kurz else Groessen())
    times = 0 if wahl.kurz else wahl.wiederholungen
    found = []
    for vergleich in vergleiche(Aufrufe(orte, stoff, kurz=wahl.kurz, gross=wahl.gross), wahl.nur):
        late = time.monotonic() > frist
        print(f"{vergleich.reihe.name}{' (keine Zeit mehr)' if late else ' …'}", file=sys.stderr, flush=True)
        found.append(Ergebnis(vergleich, [] if late else messen(vergleich.reihe, times, ordner / "lauf", frist)))
    return found


if __name__ == "__main__":
    sys.exit(main())
