"""Many concepts in one call: judged side by side, told in the order in which they were named."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from konzept.cli.configuration import Verfahren
from konzept.cli.discover import Auftrag
from konzept.cli.german import Abbruch, report_crash
from konzept.cli.judge import judge
from konzept.cli.read import read
from konzept.verdict import Urteil

Antwort = Urteil | Abbruch

WORTH = 150_000 if sys.platform == "linux" else 1_500_000
"""Bytes of YAML a process must get to be worth its start: one that begins as a copy is ready at once, another one reads
the program first."""
_UNKNOWN = 60_000
"""Bytes that are counted for what lies in git: an ordinary concept."""


def judged(auftraege: Sequence[Auftrag], verfahren: Verfahren, jobs: int | None = None) -> Iterator[Antwort]:
    """A verdict for each concept, or why there is none; always in the order of ``auftraege``.

    ``jobs``: processes at most; None: as many as are worth it.
    """
    weights = [_weight(one) for one in auftraege]
    workers = min(jobs or min(_processors(), sum(weights) // WORTH), len(auftraege))
    work = partial(_one, verfahren)
    yield from _side_by_side(work, auftraege, weights, workers) if workers > 1 else map(work, auftraege)


def _side_by_side(
    work: "partial[Antwort]", auftraege: Sequence[Auftrag], weights: Sequence[int], workers: int
) -> Iterator[Antwort]:
    from konzept.cli.pool import MOST, KeineProzesse, Verloren, spread

    lost, refused = [], False
    try:
        for auftrag, answer in zip(auftraege, spread(work, auftraege, weights, min(workers, MOST)), strict=True):
            if isinstance(answer, Verloren):
                lost.append(auftrag)
            else:
                yield answer
    except KeineProzesse:
        refused = True
    if refused:
        # Only now: the fault held fast to what little the system had given.
        yield from map(work, auftraege)
    if lost:
        yield _lost(lost)


def _processors() -> int:
    """Processors this program may use; fewer than there are in a container or under taskset."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _weight(auftrag: Auftrag) -> int:
    """Bytes of YAML, about; at least 1."""
    if not isinstance(auftrag, str):
        return 1
    path = Path(auftrag)
    try:
        below = (inner for pattern in ("*.yaml", "*/*.yaml") for inner in path.glob(pattern))
        return 1 + sum(one.stat().st_size for one in (below if path.is_dir() else (path,)))
    except OSError:
        return _UNKNOWN


def _lost(auftraege: list[Auftrag]) -> Abbruch:
    more = f" und {len(auftraege) - 1} weitere" if len(auftraege) > 1 else ""
    return Abbruch(
        "Ein Prozess wurde von außen beendet, vermutlich reichte der Arbeitsspeicher nicht. Nicht geprüft: "
        f"{_name(auftraege[0])}{more}. Mit „--jobs 1“ wird ein Konzept nach dem anderen geprüft."
    )


def _one(verfahren: Verfahren, auftrag: Auftrag) -> Antwort:
    """The verdict on one concept; what goes wrong with it must not keep the others from being judged."""
    if isinstance(auftrag, Abbruch):
        return auftrag
    try:
        source = read(auftrag) if isinstance(auftrag, str) else auftrag
        return judge(source, verfahren.massstab(auftrag))
    except Abbruch as error:
        return error
    except MemoryError:
        return Abbruch(f"{_name(auftrag)}: Der Arbeitsspeicher reicht nicht, um dieses Konzept zu prüfen.")
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        return Abbruch(f"{_name(auftrag)}: {report_crash(error)}")


def _name(auftrag: Auftrag) -> str:
    return auftrag if isinstance(auftrag, str) else getattr(auftrag, "argument", "")
