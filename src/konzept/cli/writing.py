"""Files that are written: their names, and that they are whole or not there."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.model import Konzept
from konzept.render import zeitraum

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def file_name(konzept: Konzept, kind: str, ending: str) -> str:
    """``<kommune>-<art>-<fassung>.<format>``, ASCII, lower case; the period stands in for a missing fassung."""
    parts = (konzept.kommune.name, kind, konzept.fassung or zeitraum(konzept))
    return "-".join(filter(None, map(_slug, parts))) + f".{ending}"


def _slug(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower().translate(_GERMAN).replace("–", "-"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it is always the old or the new one, never half. Abbruch says why it cannot be."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            # mkstemp makes files that only their owner reads; a document is handed on.
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise
    except PermissionError:
        raise Abbruch(
            f"{target} lässt sich nicht schreiben. Ist die Datei noch in Word oder im PDF-Programm geöffnet?"
        ) from None
    except OSError as error:
        raise Abbruch(f"{target} lässt sich nicht schreiben: {error.strerror or error}.") from None
