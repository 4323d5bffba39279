"""Where a concept is at home: where its settings are looked for, and by which name it is known in every run."""

import os
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from konzept.cli.read import Eingabe
from konzept.load import ROOT_FILE

_GIT = ".git"


@dataclass(frozen=True, slots=True)
class Heimat:
    """The place of one concept. Absolute, as it was named: links are not followed."""

    pfad: Path
    """Its folder, or its single file; for a revision in git the place it has in the work tree."""
    ordner: Path
    """The folder that its settings may lie in."""
    wurzel: Path | None
    """The folder up to which they are looked for above: the root of the repository; outside of git the current one,
    if the concept lies below it."""
    name: str
    """What it is called in a baseline: the way from ``wurzel``, the same on every machine."""

    @classmethod
    def of(cls, concept: str | Eingabe) -> "Heimat":
        """The home of a concept that has been read, or of what an argument names, whether it is there or not."""
        here = Path.cwd()
        if isinstance(concept, str):
            way = _in_work_tree(concept, here)
        else:
            way = str(concept.folder) if concept.folder and _is_folder(concept) else concept.argument
        path = Path(os.path.normpath(Path(way).absolute()))
        if path.name == ROOT_FILE:
            path = path.parent
        folder = path if not is_file(path) else path.parent
        root = _repository(folder) or (here if folder.is_relative_to(here) else None)
        return cls(path, folder, root, normalize("NFC", path.relative_to(root).as_posix() if root else path.as_posix()))

    def above(self) -> list[Path]:
        """The folders in which settings may lie, the nearest first."""
        if self.wurzel is None:
            return [self.ordner]
        folders = [self.ordner, *self.ordner.parents]
        return folders[: folders.index(self.wurzel) + 1]


def _is_folder(concept: Eingabe) -> bool:
    return not concept.show or concept.show.endswith("/")


def _in_work_tree(argument: str, here: Path) -> str:
    """The path that ``argument`` names, or would name if its revision were checked out."""
    revision, colon, inner = argument.partition(":")
    # As in ``read``: what is there is no revision, and neither is the letter of a drive.
    if not colon or len(revision) < 2 or _is_there(Path(argument)):
        return argument
    from_here = inner in (".", "./") or inner.startswith(("./", ".\\"))
    return inner if from_here else str((_repository(here) or here) / inner)


def _repository(folder: Path) -> Path | None:
    # A file where a work tree or a submodule begins.
    return next((one for one in (folder, *folder.parents) if _is_there(one / _GIT)), None)


def _is_there(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110  # a path would raise at a folder that is closed to us


def is_file(path: Path) -> bool:
    """Whether there is a file that can be looked at; a folder above may be closed to us."""
    return os.path.isfile(path)  # noqa: PTH113  # as above
