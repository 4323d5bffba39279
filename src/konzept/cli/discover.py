"""Which concepts an argument stands for: a concept itself, or all that lie below a folder."""

from collections.abc import Iterator
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.load import ROOT_FILE, belongs


def concepts(argument: str, *, allow_empty: bool = False) -> list[str]:
    """The concepts ``argument`` stands for, as arguments for ``read``, in the order of their paths.

    A folder with ``konzept.yaml`` is one; any other folder stands for those below it. A folder in which there is none
    stands for itself, so that this is told; with ``allow_empty`` it stands for nothing, unless it holds YAML that could
    be meant as a concept.
    """
    path = Path(argument)
    try:
        if not path.is_dir() or (path / ROOT_FILE).is_file():
            return [argument]
        below = [found.as_posix() for found in _below(path)]
        return below or ([] if allow_empty and not any(belongs(one.name) for one in path.iterdir()) else [argument])
    except OSError as error:
        raise Abbruch(f"{argument} lässt sich nicht lesen: {error.strerror or error}.") from None


def _below(path: Path) -> Iterator[Path]:
    """Folders of concepts below ``path``; hidden folders and links are passed over, and so is what a concept holds."""
    for inner in sorted(path.iterdir()):
        if inner.name.startswith(".") or inner.is_symlink() or not inner.is_dir():
            continue
        if (inner / ROOT_FILE).is_file():
            yield inner
        else:
            yield from _below(inner)
