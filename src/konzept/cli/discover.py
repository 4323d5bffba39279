"""Which concepts the arguments stand for: a concept itself, or all that lie below a folder."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.hindrance import unreadable
from konzept.cli.read import Eingabe
from konzept.cli.stdin import from_stdin, only_stdin
from konzept.load import ROOT_FILE, belongs

Auftrag = str | Eingabe | Abbruch
"""A concept as an argument for ``read``, one that has been read already, or why it cannot be."""

_MEANT = frozenset({ROOT_FILE, "konzept.yml"})
_FOREIGN = frozenset({"node_modules", "__pycache__"})
_VENV = "pyvenv.cfg"


def gathered(
    arguments: Sequence[str], *, stdin_filename: str | None = None, allow_empty: bool = False
) -> list[Auftrag]:
    """The concepts the arguments stand for, each once, in the order of the arguments and below them of the paths."""
    if only_stdin(arguments, stdin_filename):
        return [from_stdin(stdin_filename)]
    found: dict[str, Auftrag] = {}
    for argument in arguments:
        for one in concepts(argument, allow_empty=allow_empty):
            # The same concept may be named in two ways; the first is kept.
            found.setdefault(_identity(one), one)
    return list(found.values())


def _identity(one: str | Abbruch) -> str:
    if isinstance(one, Abbruch) or not os.path.exists(one):  # noqa: PTH110  # a path would raise at what is no path
        return str(one)
    real = os.path.realpath(one)
    return os.path.dirname(real) if os.path.basename(real) == ROOT_FILE else real  # noqa: PTH119, PTH120  # as above


def concepts(argument: str, *, allow_empty: bool = False) -> list[str | Abbruch]:
    """The concepts one argument stands for, as arguments for ``read``; and which folders cannot be looked into.

    A folder with ``konzept.yaml`` is one; any other folder stands for those below it. A folder in which there is none
    stands for itself, so that this is told; with ``allow_empty`` it stands for nothing, unless it holds YAML that could
    be meant as a concept.
    """
    path = Path(argument)
    try:
        if path.is_dir():
            empty = allow_empty and not any(belongs(one.name) for one in path.iterdir())
            return list(_below(path)) or ([] if empty else [argument])
        if glob.has_magic(argument) and not path.is_file():
            # A shell of Windows leaves „*/“ to the program.
            names = sorted(glob.glob(argument))  # noqa: PTH207  # a path cannot begin with a pattern on another drive
            found = [one for name in names for one in concepts(Path(name).as_posix())]
            return found or [argument]
    except OSError as error:
        return [unreadable(argument, error)]
    return [argument]


def _below(top: Path) -> Iterator[str | Abbruch]:
    """Concepts in ``top`` and in folders below it.

    Passed over are hidden folders, links, what belongs to other programs, and what a concept holds. A folder that
    cannot be looked into may hold a concept, so it is told.
    """
    todo, seen = [top], set[tuple[int, int]]()
    while todo:
        folder = todo.pop()
        try:
            status = folder.stat()
            here = (status.st_dev, status.st_ino)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            names = {entry.name.casefold() for entry in entries}
            inner = [Path(entry) for entry in entries if _may_hold_some(entry)]
        except OSError as error:
            yield unreadable(str(folder), error)
            continue
        if names & _MEANT:
            yield folder.as_posix()
        elif _VENV not in names and here not in seen:
            # Junctions of Windows may lead in a circle and are no links.
            seen.add(here)
            todo += reversed(inner)


def _may_hold_some(entry: "os.DirEntry[str]") -> bool:
    return not entry.name.startswith(".") and entry.name not in _FOREIGN and entry.is_dir(follow_symlinks=False)
