"""Files that are written: their names, and that they are whole or not there."""

import errno
import os
import re
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import quote

from konzept.cli.german import Abbruch
from konzept.model import Konzept
from konzept.render import zeitraum

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "–": "-"})
_LONGEST = 60
"""Characters of a part of a file name: file systems and Windows' paths end at about 250."""
_WHY = {
    errno.ENOTDIR: "„--out“ führt durch eine Datei; angegeben wird ein Ordner",
    errno.EEXIST: "„--out“ ist eine Datei; angegeben wird ein Ordner",
    errno.EISDIR: "Dort liegt ein Ordner dieses Namens",
    errno.ENAMETOOLONG: "Der Name ist zu lang für dieses Dateisystem",
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr",
    errno.EROFS: "Der Datenträger ist schreibgeschützt",
    errno.ENOENT: "Den Ordner gibt es nicht, und er lässt sich nicht anlegen",
}


def file_name(konzept: Konzept, kind: str, ending: str) -> str:
    """``<kommune>-<art>-<fassung>.<format>``, ASCII, lower case; the period stands in for a missing fassung."""
    parts = (konzept.kommune.name, kind, konzept.fassung or zeitraum(konzept))
    return ("-".join(filter(None, map(_slug, parts))) or "dokument") + f".{ending}"


def _slug(text: str) -> str:
    # First composed: an umlaut copied from a PDF may be a letter and two dots.
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_GERMAN))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")[:_LONGEST].strip("-")


def way_back(out: Path, folder: Path | None) -> str:
    """The way from ``out`` to the concept's folder as a relative address that ends with "/"; empty if there is none."""
    try:
        way = os.path.relpath(folder.resolve(), out.resolve()) if folder else "."
    except ValueError:  # another drive
        return ""
    return "" if way == "." else quote(way.replace(os.sep, "/")) + "/"


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it is always the old or the new one, never half. Abbruch says why it cannot be."""
    try:
        handle, name = _beside(target)
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
        why = f"{_WHY[error.errno]} ({error.strerror})" if error.errno in _WHY else error.strerror or str(error)
        raise Abbruch(f"{target} lässt sich nicht schreiben: {why}.") from None


def _beside(target: Path) -> tuple[int, str]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=target.parent, prefix=".konzept-")
    except PermissionError:
        raise Abbruch(
            f"In den Ordner {target.parent} darf nicht geschrieben werden; wählen Sie mit --out einen anderen."
        ) from None
