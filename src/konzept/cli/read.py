"""Concepts from where they lie: a folder, a single file, or a revision in git; as bytes, nothing more."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.load import MAX_FILES, ROOT_FILE, Geladen, belongs, load
from konzept.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Eingabe:
    """The files of one concept and how to speak of them."""

    files: Mapping[str, bytes]
    show: str
    """What stands before a file's name in messages; the whole name for a single file."""
    folder: Path | None
    """Where pictures and the town's templates lie; None in a git revision."""

    def load(self) -> Geladen:
        """Read it."""
        return load(self.files, self.show)


def read(argument: str) -> Eingabe:
    """What ``argument`` names: a folder, a file, or ``<revision>:<path>``. Abbruch if there is nothing to read."""
    path = Path(argument)
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file():
            return _folder(path.parent) if path.name == ROOT_FILE else _file(path)
    except OSError as error:
        raise Abbruch(f"{argument} lässt sich nicht lesen: {error.strerror or error}.") from None
    revision, colon, inner = argument.partition(":")
    # A single letter before the colon is a drive, not a revision.
    if colon and len(revision) > 1:
        return _revision(argument, revision, inner)
    raise Abbruch(f"{argument} gibt es nicht. Angegeben wird der Ordner, in dem {ROOT_FILE} liegt, oder eine Datei.")


def _show(path: Path) -> str:
    shown = PurePosixPath(*path.parts).as_posix()
    return "" if shown == "." else shown + "/"


def _folder(path: Path) -> Eingabe:
    names = sorted(name for name in _names(path) if belongs(name))
    files, total = dict[str, bytes](), 0
    # One more than the limits allow is enough for load to say that they are passed.
    for name in names[: MAX_FILES + 1]:
        with (path / name).open("rb") as file:
            files[name] = file.read(MAX_BYTES - total + 1)
        total += len(files[name])
        if total > MAX_BYTES:
            break
    return Eingabe(files, _show(path), path)


def _names(path: Path) -> list[str]:
    """Files in the folder and one level below, with "/", only ordinary ones."""
    found = []
    for entry in os.scandir(path):
        if entry.is_file():
            found.append(entry.name)
        elif entry.is_dir() and belongs(f"{entry.name}/x.yaml"):
            found += [f"{entry.name}/{inner.name}" for inner in os.scandir(entry) if inner.is_file()]
    return found


def _file(path: Path) -> Eingabe:
    with path.open("rb") as file:
        return Eingabe({ROOT_FILE: file.read(MAX_BYTES + 1)}, _show(path).rstrip("/"), path.parent)


def _revision(argument: str, revision: str, inner: str) -> Eingabe:
    files = git.files(revision, inner)
    if len(files) == 1 and "" in files:
        return Eingabe({ROOT_FILE: files[""]}, argument, None)
    chosen = {name: content for name, content in files.items() if belongs(name)}
    return Eingabe(chosen, argument if argument.endswith((":", "/")) else argument + "/", None)
