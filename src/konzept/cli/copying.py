"""A folder that is made as a whole: what comes along from another one, and that it is there entirely or not at all."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import unreadable, why_not_written
from konzept.cli.read import Eingabe
from konzept.cli.terminal import say
from konzept.load import ROOT_FILE

Inhalt = Mapping[str, bytes | Path]
"""Path in a folder, with "/", to what the file holds, or to a file that holds it."""
_MADE = frozenset({"build"})
"""Folders at the top that konzept itself fills: they are made anew."""
_FOREIGN = frozenset({".git", "__pycache__", "node_modules"})
_VENV = "pyvenv.cfg"


def companions(source: Eingabe) -> dict[str, bytes | Path]:
    """What lies with a concept and is none of its files: pictures, templates, settings, schemas, files for git.

    Not what is made of it (build/), the repository itself, other programs' folders, or another concept below.
    """
    if source.folder is None:
        return _of_revision(source)
    try:
        return {name: path for name, path in _walk(source.folder) if name not in source.files}
    except OSError as error:
        raise unreadable(source.argument, error) from None


def _of_revision(source: Eingabe) -> dict[str, bytes | Path]:
    revision, _, inner = source.argument.partition(":")
    inner = inner.removesuffix(ROOT_FILE)
    found = git.files(revision, inner, lambda name: name not in source.files)
    inner_concepts = {PurePosixPath(name).parent for name in found if PurePosixPath(name).name == ROOT_FILE}
    return {
        name: content
        for name, content in found.items()
        if name.partition("/")[0] not in _MADE and not inner_concepts & {*PurePosixPath(name).parents}
    }


def _walk(top: Path) -> Iterator[tuple[str, Path]]:
    root, todo, seen = Path(os.path.realpath(top)), [(top, "")], set[str]()
    while todo:
        folder, above = todo.pop()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        names = {entry.name for entry in entries}
        if above and names & {ROOT_FILE, _VENV}:
            continue
        for entry in entries:
            path, name = Path(entry), above + entry.name
            real = os.path.realpath(path)
            if entry.is_symlink() and not (path.exists() and Path(real).is_relative_to(root)):
                say(f"{path.as_posix()} führt aus dem Ordner hinaus oder ins Leere und kommt nicht mit.")
            elif path.is_file():
                yield name, path
            elif path.is_dir() and entry.name not in _FOREIGN and name not in _MADE and real not in seen:
                # Links may lead in a circle.
                seen.add(real)
                todo.append((path, f"{name}/"))


def empty(folder: Path) -> bool:
    """Whether a folder can be filled: there is none, or nothing in it. Abbruch if that cannot be told."""
    try:
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as error:
        raise unreadable(str(folder), error) from None


def fill(folder: Path, files: Inhalt, last: str = ROOT_FILE) -> None:
    """Put new files into a folder, there or not. Abbruch says why it cannot be; then none of them is there.

    ``last``: the file without which the others are nothing; a run that is killed leaves none behind.
    """
    made: list[Path] = []
    try:
        _folder(folder, made)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".konzept-") as staged:
            for name, content in files.items():
                _write(Path(staged) / name, content)
            for name in sorted(files, key=lambda name: (name == last, name)):
                _folder((folder / name).parent, made)
                made.append(folder / name)
                (Path(staged) / name).rename(folder / name)
    except BaseException as error:
        for one in reversed(made):
            _removed(one)
        if isinstance(error, OSError):
            raise Abbruch(
                f"{folder} lässt sich nicht anlegen: {why_not_written(error)}. Es wurde nichts angelegt."
            ) from None
        raise


def _folder(path: Path, made: list[Path]) -> None:
    """Make a folder and those above it, each noted before it is there."""
    for one in reversed([one for one in (path, *path.parents) if not one.exists()]):
        made.append(one)
        one.mkdir()


def _removed(path: Path) -> None:
    with contextlib.suppress(OSError):
        (path.rmdir if path.is_dir() else path.unlink)()


def _write(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        shutil.copyfile(content, path)
