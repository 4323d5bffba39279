"""Pictures of a concept: only ordinary files inside its own folder."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

MAX_IMAGE = 20 * 1024 * 1024


def images_of(folder: Path | None) -> Callable[[str], bytes | None]:
    """Gives the bytes of a picture by its path relative to ``folder``; None for whatever lies elsewhere."""

    def image(name: str) -> bytes | None:
        if folder is None:
            return None
        try:
            root = folder.resolve()
            # Links are followed first, so that one inside the folder cannot lead out of it.
            path = _composed(root, unquote(name)).resolve()
            if not path.is_relative_to(root) or not path.is_file() or path.stat().st_size > MAX_IMAGE:
                return None
            return path.read_bytes()
        except (OSError, ValueError):
            return None

    return image


def _composed(root: Path, name: str) -> Path:
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
