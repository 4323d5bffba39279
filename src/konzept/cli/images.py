"""Pictures of a concept: only ordinary files inside its own folder."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

MAX_IMAGE = 20 * 1024 * 1024
"""No more than this and one byte is read of a picture; the export says that it is too large."""
Image = Callable[[str], bytes | None]
"""Gives the bytes of a picture by its name; None if there is none."""


def images_of(folder: Path | None) -> Image:
    """Gives the bytes of a picture by its path relative to ``folder``; None for whatever lies elsewhere."""

    def image(name: str) -> bytes | None:
        if folder is None:
            return None
        try:
            root = folder.resolve()
            # Links are followed first, so that one inside the folder cannot lead out of it.
            path = composed(root, unquote(name)).resolve()
            if not path.is_relative_to(root) or not path.is_file():
                return None
            with path.open("rb") as file:
                return file.read(MAX_IMAGE + 1)
        except (OSError, ValueError, RuntimeError):  # the last one is a link that leads to itself
            return None

    return image


def composed(root: Path, name: str) -> Path:
    """The file of this name; where there is none, the one whose name only has its umlauts composed in another way.

    A Mac does not tell the two apart, the server that prints the concept does.
    """
    path = root
    for part in Path(name).parts:
        inner = path / part
        if not part.isascii() and not inner.exists() and path.is_dir():
            inner = next((one for one in path.iterdir() if normalize("NFC", one.name) == normalize("NFC", part)), inner)
        path = inner
    return path
