"""Where a run has looked: a change there is a reason to print again."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from konzept.cli.configuration import Geltend
from konzept.cli.german import Abbruch
from konzept.cli.images import composed
from konzept.cli.read import there_in
from konzept.cli.templates import FOLDER
from konzept.cli.tomlfile import KONZEPT_TOML, PYPROJECT_TOML
from konzept.load import ROOT_FILE, belongs

Look = dict[str, Any]
"""Place → what tells one state of it from another; None: nothing is there."""


class Traces:
    """Files, folders and pictures. Only what a document is made of: what is printed into the same folder is not."""

    def __init__(self) -> None:
        self._concepts: dict[Path, None] = {}
        self._trees: dict[Path, None] = {}
        self._pictures: dict[tuple[Path, str], None] = {}

    def concept(self, path: Path) -> None:
        """The files of a concept, a folder or a single file, and the templates beside them."""
        folder = path if path.is_dir() else path.parent
        if path.is_dir() or path.name == ROOT_FILE:
            self._concepts[folder] = None
        else:
            self.file(path)
        self.file(folder / FOLDER)

    def file(self, path: Path) -> None:
        """One file, or everything below a folder; there or not."""
        self._trees[path] = None

    def picture(self, folder: Path, name: str) -> None:
        """A picture by the name that a text has for it."""
        self._pictures[folder, name] = None

    def settings(self, geltend: Geltend) -> None:
        """What the settings name; any of their texts may be the way to a file."""
        datei = geltend.datei
        for value in datei.values.values() if datei else ():
            if datei and isinstance(value, str) and value:
                self.file(datei.pfad.parent / value)

    def homes(self, folders: list[Path]) -> None:
        """Folders in which settings may lie."""
        for folder in folders:
            self.file(folder / KONZEPT_TOML)
            self.file(folder / PYPROJECT_TOML)

    def look(self) -> Look:
        """How everything stands."""
        found: Look = {}
        for folder in self._concepts:
            found[f"{folder}"] = names = _members(folder)
            found |= {f"{folder / name}": _state(folder / name) for name in names}
        for path in self._trees:
            found |= {f"{one}": _state(one) for one in (path, *_below(path))}
        for folder, name in self._pictures:
            found[f"{folder} {name}"] = _picture(folder, name)
        return found


def _members(folder: Path) -> tuple[str, ...]:
    """Names of the files of a concept; a link that must not be followed is told when the concept is read."""
    try:
        return tuple(sorted(filter(belongs, there_in(folder))))
    except (Abbruch, OSError) as error:
        return (str(error),)


def _below(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _picture(folder: Path, name: str) -> Any:
    try:
        return _state(composed(folder, unquote(name)))
    except (OSError, ValueError):
        return None


def _state(path: Path) -> Any:
    """When a file was written, how large it is and which one it is; whether it is a folder."""
    try:
        there = path.stat()
    except (OSError, ValueError):
        return None
    return "folder" if path.is_dir() else (there.st_mtime_ns, there.st_size, there.st_ino)
