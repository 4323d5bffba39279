"""A file that comes through stdin: what an editor has on its screen, judged as if it were saved."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.hindrance import unreadable
from konzept.cli.read import Eingabe, folder_files, home
from konzept.load import ROOT_FILE, belongs
from konzept.source import MAX_BYTES

STDIN = "-"


def only_stdin(arguments: Sequence[str], filename: str | None) -> bool:
    """Whether stdin is meant. Abbruch if something else is named beside it, or only the name of what would come."""
    if STDIN in arguments and len(arguments) > 1:
        raise Abbruch("„-“ steht für die Eingabe über stdin und ist dann die einzige Angabe.")
    if filename is not None and STDIN not in arguments:
        raise Abbruch("„--stdin-filename“ benennt, was über stdin kommt; geben Sie dazu „-“ an.")
    return STDIN in arguments


def received() -> bytes:
    """What comes through stdin; one byte more than the limit is enough to say that it is passed."""
    # Without any stdin (a scheduled task of Windows, „<&-“) Python has none either.
    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""


def from_stdin(filename: str | None) -> Eingabe:
    """The concept to which the file belongs that comes through stdin, with it in the place of what is on the disk.

    Without a name, and under one that is no part of a concept, it is a concept in a single file.
    """
    content = received()
    if filename is None:
        return Eingabe({ROOT_FILE: content}, STDIN, Path(), STDIN)
    path = Path(filename)
    try:
        folder, inner = home(path) or (path.absolute().parent, path.name)
        if inner != ROOT_FILE and not (belongs(inner) and (folder / ROOT_FILE).is_file()):
            return Eingabe({ROOT_FILE: content}, path.as_posix(), path.parent, filename)
        files = folder_files(folder, {inner: content})
    except OSError as error:
        raise unreadable(filename, error) from None
    return Eingabe(files, _show(path, folder, inner), folder, filename)


def _show(path: Path, folder: Path, inner: str) -> str:
    """What stands before the names of the concept's files, so that this one has the name that was given."""
    given = path.as_posix()
    if given == inner or given.endswith("/" + inner):
        return given.removesuffix(inner)
    return Path(os.path.relpath(folder)).as_posix().rstrip("/") + "/"
