"""Concepts from where they lie: a folder, a single file, or a revision in git; as bytes, nothing more."""

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import unreadable
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
    argument: str = ""
    """How it was named."""

    def load(self) -> Geladen:
        """Read it."""
        return load(self.files, self.show)


def read(argument: str, base: Path | None = None) -> Eingabe:
    """What ``argument`` names: a folder, a file, or ``<revision>:<path>``. Abbruch if there is nothing to read.

    ``base``: the folder in whose repository a revision is looked up; None: the current one.
    """
    path = Path(argument)
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file():
            return _folder(path.parent) if path.name == ROOT_FILE else _file(path, argument)
    except OSError as error:
        raise unreadable(argument, error) from None
    revision, colon, inner = argument.partition(":")
    # A single letter before the colon is a drive, not a revision.
    if colon and len(revision) > 1:
        return _revision(argument, revision, inner, base)
    raise Abbruch(
        f"{argument} gibt es nicht. Angegeben wird der Ordner, in dem {ROOT_FILE} liegt, oder eine Datei; aus git "
        "<revision>:<pfad>, zum Beispiel HEAD:konzept."
    )


def neighbour(source: Eingabe, words: str) -> str:
    """What a concept calls ``words`` („../2015“, „HEAD~3:konzept“), as an argument for ``read``."""
    if source.folder is not None:
        path = source.folder / words
        return words if ":" in words and not _there(path) else os.path.normpath(path)
    revision, _, inner = source.argument.partition(":")
    return (
        words if ":" in words else f"{revision}:{posixpath.normpath(posixpath.join(inner.rstrip('/') or '.', words))}"
    )


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # longer than any name
        return False


def _show(path: Path) -> str:
    # Reports are read on other machines: below the current folder, the way to the file is the way from there.
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    shown = path.as_posix()
    return "" if shown == "." else shown + "/"


def _folder(path: Path) -> Eingabe:
    return Eingabe(folder_files(path), _show(path), path, str(path))


def folder_files(path: Path, given: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """The files of a concept by their path in its folder; those in ``given`` are as they are there."""
    there = there_in(path)
    if ROOT_FILE not in (*there, *given) and (path / ROOT_FILE).is_dir():
        raise Abbruch(f"{path / ROOT_FILE} ist ein Ordner; gebraucht wird eine Datei dieses Namens.")
    names = sorted({*given, *(name for name in there if belongs(name))})
    files, total = dict[str, bytes](), 0
    # One more than the limits allow is enough for load to say that they are passed.
    for name in names[: MAX_FILES + 1]:
        files[name] = given[name] if name in given else _content(path / name, MAX_BYTES - total + 1)
        total += len(files[name])
        if total > MAX_BYTES:
            break
    return files


def there_in(path: Path) -> list[str]:
    """Ordinary files in a folder and below it that may belong to a concept. Abbruch if one is a link to elsewhere."""
    return _names(path, Path(os.path.realpath(path))) if path.is_dir() else []


def _content(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        return file.read(limit)


def _names(path: Path, root: Path, above: str = "") -> list[str]:
    """Ordinary files in the folder and in the folders below it that may belong to a concept, with "/"."""
    found = []
    with os.scandir(path) as listing:
        entries = list(listing)
    for entry in entries:
        name = above + entry.name
        # A path answers where an entry of the folder would raise: at a link that leads to itself.
        inner = Path(entry)
        if entry.is_symlink() and (belongs(name) or belongs(f"{name}/x.yaml")):
            _sound_link(inner, root)
        if inner.is_file():
            found.append(name)
        elif inner.is_dir() and belongs(f"{name}/x.yaml"):
            found += _names(inner, root, f"{name}/")
    return found


def _sound_link(link: Path, root: Path) -> None:
    """Abbruch if a link leads out of the concept's folder, or nowhere."""
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(root):
        # An excerpt in a public log must not show lines of a file from somewhere else on the machine.
        raise Abbruch(f"{link} ist eine Verknüpfung, die aus dem Ordner des Konzepts hinausführt.")
    if not target.exists():
        raise Abbruch(f"{link} ist eine Verknüpfung, die ins Leere führt.")


def home(path: Path) -> tuple[Path, str] | None:
    """The folder of the concept around a file, there already or not, and the file's path in it; None if none is."""
    whole = path.absolute()
    folder = next((one for one in list(whole.parents)[:2] if (one / ROOT_FILE).is_file()), None)
    return (folder, whole.relative_to(folder).as_posix()) if folder else None


def _file(path: Path, argument: str) -> Eingabe:
    around = home(path)
    if around and belongs(around[1]):
        raise Abbruch(f"{argument} ist nur ein Teil des Konzepts in {around[0]}. Geben Sie diesen Ordner an.")
    return Eingabe({ROOT_FILE: _content(path, MAX_BYTES + 1)}, _show(path).rstrip("/"), path.parent, argument)


def _revision(argument: str, revision: str, inner: str, base: Path | None) -> Eingabe:
    if PurePosixPath(inner).name == ROOT_FILE:
        argument, inner = argument.removesuffix(ROOT_FILE), inner.removesuffix(ROOT_FILE)
    files = git.files(revision, inner, belongs, base)
    if len(files) == 1 and "" in files:
        return Eingabe({ROOT_FILE: files[""]}, argument, None, argument)
    return Eingabe(files, argument if argument.endswith((":", "/")) else argument + "/", None, argument)
