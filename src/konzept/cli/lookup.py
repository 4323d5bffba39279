"""Which file holds the settings of a concept: the one that was named, or the nearest above it."""

import os
from functools import cache
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.surroundings import Heimat, is_file
from konzept.cli.tomlfile import KONZEPT_TOML, PYPROJECT_TOML, Datei, read_settings


def settings_of(heimat: Heimat, named: Path | None, *, isolated: bool) -> Datei | None:
    """The file with the settings of the concept at home at ``heimat``; None if there is none or none is wanted."""
    if named:
        if not named.is_file():
            raise Abbruch(f"--config: Die Datei {named.as_posix()} gibt es nicht.")
        return once(Path(os.path.normpath(named.absolute())), named.as_posix(), asked=True)
    if isolated:
        return None
    for folder in heimat.above():
        for name in (KONZEPT_TOML, PYPROJECT_TOML):
            path = folder / name
            if is_file(path) and (found := once(_inside(path, heimat), _shown(path), asked=False)):
                return found
    return None


def _inside(path: Path, heimat: Heimat) -> Path:
    # What a message says of a file must not come from somewhere else on the machine.
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(heimat.above()[-1])):
        raise Abbruch(f"{_shown(path)} ist eine Verknüpfung, die aus diesem Ordner hinausführt; nennen Sie die Datei "
                      "mit --config.")  # fmt: skip
    return path


@cache
def once(path: Path, name: str, *, asked: bool) -> Datei | None:
    """Read a file once for all the concepts that share it."""
    return read_settings(path, name, asked=asked)


def _shown(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
