"""The file with what is known: read, written, and told of."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why
from konzept.cli.terminal import quoted
from konzept.cli.writing import write_whole
from konzept.report import plural
from konzept.verdict import Urteil
from konzept.verdict.baseline import BaselineFehler, Eintrag, entries, hides_others, hold_against, read, written


@cache
def listed(path: Path) -> dict[str, tuple[Eintrag, ...]]:
    """What a baseline holds, by the names of the concepts. Abbruch if it cannot be read."""
    name = path.as_posix()
    try:
        known = read(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Abbruch(
            f"Die Baseline {name} gibt es nicht. Angelegt wird sie mit --write-baseline {quoted(name)}."
        ) from None
    except OSError as error:
        raise Abbruch(f"Die Baseline {name} lässt sich nicht lesen: {why(error)}.") from None
    except UnicodeDecodeError:
        raise Abbruch(f"Die Baseline {name} lässt sich nicht lesen: sie ist kein Text in UTF-8.") from None
    except BaselineFehler as error:
        raise Abbruch(f"Die Baseline {name} lässt sich nicht lesen: {error}.") from None
    found: dict[str, list[Eintrag]] = {}
    for one in known:
        found.setdefault(one.konzept, []).append(one)
    return {konzept: tuple(ones) for konzept, ones in found.items()}


def write(path: Path, urteile: tuple[Urteil, ...]) -> tuple[tuple[Urteil, ...], str]:
    """Write down everything that may be known: what that leaves of the verdicts, and what to tell of it.

    Abbruch, and nothing written, if a concept cannot be read.
    """
    hidden = next((one for urteil in urteile for one in urteil.findings if hides_others(one)), None)
    if hidden:
        raise Abbruch(f"{path.as_posix()} wurde nicht geschrieben: Erst muss sich jedes Konzept lesen lassen. "
                      f"{hidden.span}: {hidden.message}")  # fmt: skip
    found = entries(urteile)
    write_whole(path, written(found).encode("utf-8"))
    told = f"{plural(len(found), 'Befund', 'Befunde')} in {path.as_posix()} festgehalten."
    return tuple(hold_against(urteil, found, ()) for urteil in urteile), told


def aside(urteile: Iterable[Urteil]) -> str:
    """What a baseline has kept from being told; empty if there is nothing to say."""
    counts = [(len(urteil.known), urteil.erledigt) for urteil in urteile]
    known, gone = sum(known for known, _ in counts), sum(gone for _, gone in counts)
    if not known and not gone:
        return ""
    left = f"{plural(known, 'bekannter Befund', 'bekannte Befunde')} aus der Baseline ausgelassen"
    return f"{left}, {gone} erledigt." if gone else f"{left}."
