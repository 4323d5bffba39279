"""Files that are written: their names, and that they are whole or not there."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why, why_not_written
from konzept.model import Konzept
from konzept.werte.kennung import slug

_WRITABLE = 0o222


def file_stem(konzept: Konzept, kind: str, name: str = "") -> str:
    """``<kommune>-<art>-<fassung>`` without ending, ASCII, lower case; the period stands in for a missing fassung.

    ``name`` stands in for both: a council paper is called by its number.
    """
    # lint writes files too, and the templates behind this would be a third of a small run.
    from konzept.render import zeitraum

    parts = (konzept.kommune.name, kind, name or konzept.fassung or zeitraum(konzept))
    return "-".join(filter(None, map(slug, parts))) or "dokument"


def way_back(out: Path, folder: Path | None) -> str:
    """The way from ``out`` to the concept's folder as a relative address that ends with "/"; empty if there is none."""
    try:
        way = os.path.relpath(folder.resolve(), out.resolve()) if folder else "."
    except ValueError:  # another drive
        return ""
    return "" if way == "." else quote(way.replace(os.sep, "/")) + "/"


def rewrite(path: Path, shown: str, old: bytes, new: bytes) -> None:
    """Replace what a file holds, and leave it its mode. Abbruch says why it cannot be.

    ``old``: what was read from it; if something else stands there now, somebody is at work on it.
    """
    try:
        mode = path.stat().st_mode
        now = path.read_bytes()
    except OSError as error:
        raise Abbruch(f"{shown} lässt sich nicht lesen: {why(error)}.") from None
    # Replacing a file needs no right to it, only one to its folder; a lock that somebody set is meant.
    if not mode & _WRITABLE:
        raise Abbruch(f"{shown} ist schreibgeschützt. Heben Sie den Schutz auf, oder lassen Sie die Datei aus.")
    if not os.access(path.parent, os.W_OK):
        raise Abbruch(f"In den Ordner von {shown} darf nicht geschrieben werden; die Datei bleibt, wie sie ist.")
    if now != old:
        raise Abbruch(f"{shown} wurde inzwischen geändert und bleibt, wie sie ist; rufen Sie den Befehl neu auf.")
    write_whole(path, new, stat.S_IMODE(mode))


def write_whole(target: Path, content: bytes | Iterable[bytes], mode: int = 0o644) -> None:
    """Write a file so that it is always the old or the new one, never half. Abbruch says why it cannot be."""
    try:
        handle, name = _beside(target)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((content,) if isinstance(content, bytes) else content)
            # mkstemp makes files that only their owner reads; a document is handed on.
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise
    except PermissionError:
        raise Abbruch(
            f"{target} lässt sich nicht schreiben. Ist die Datei noch in Word oder im PDF-Programm geöffnet?"
        ) from None
    except OSError as error:
        raise Abbruch(f"{target} lässt sich nicht schreiben: {why_not_written(error)}.") from None


def _beside(target: Path) -> tuple[int, str]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=target.parent, prefix=".konzept-")
    except PermissionError:
        raise Abbruch(
            f"{target} wurde nicht geschrieben: In diesen Ordner darf nicht geschrieben werden. Nehmen Sie einen "
            "anderen, oder lassen Sie sich das Recht dazu geben."
        ) from None
