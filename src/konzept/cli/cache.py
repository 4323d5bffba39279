"""What is remembered of printed documents: beside them, and good for nothing but sparing work.

A note never stands for a document: it only says by which inputs a file came about that still lies there as it was
written. Whatever is wrong with a note, the document is made anew.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath
from typing import Any

from konzept.cli.german import Abbruch
from konzept.cli.inputs import digest
from konzept.cli.writing import write_whole
from konzept.werte.kennung import slug

FOLDER = PurePath(".konzept", "gedruckt")
"""Below the folder that is printed to; the first part may also hold schemas, which are nobody's to ignore."""
_IGNORED = "# Angelegt von konzept render; darf jederzeit gelöscht werden.\n*\n"
_LARGEST = 8 * 1024 * 1024
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Notiz:
    """One document in one format."""

    eingaben: str
    """Hash of everything it was made of that is known before it is made."""
    gefragt: Mapping[str, str | None]
    """What it asked for beside that, as `Asked` puts it."""
    dateien: Mapping[str, str] = field(default_factory=dict)
    """Name → hash of each file, the document first; none if it was laid out for its pages only."""
    umfang: int = 0
    hinweise: tuple[str, ...] = ()
    seiten: Mapping[str, str] = field(default_factory=dict)


class Ablage:
    """The notes in the folder that is printed to."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / FOLDER

    def recall(self, *slot: str) -> Notiz | None:
        """What is noted under some words; None if that is nothing to rely on."""
        try:
            with self._path(slot).open("rb") as file:
                return _read(json.loads(file.read(_LARGEST)))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def remember(self, notiz: Notiz, *slot: str) -> None:
        """Note it. What cannot be written is not missed."""
        try:
            if not (self.folder / ".gitignore").exists():
                write_whole(self.folder / ".gitignore", _IGNORED.encode())
            content = json.dumps(asdict(notiz), ensure_ascii=False, indent=1, sort_keys=False)
            write_whole(self._path(slot), content.encode("utf-8", "surrogatepass"))
        except (Abbruch, OSError):
            return

    def lie_there(self, notiz: Notiz) -> bool:
        """Whether every file of a document is still what was written."""
        return bool(notiz.dateien) and all(_hash(self.out / name) == one for name, one in notiz.dateien.items())

    def _path(self, slot: tuple[str, ...]) -> Path:
        return self.folder / f"{slug(slot[0]) or 'dokument'}-{digest(*slot)[:16]}.json"


def content_hash(content: bytes) -> str:
    """What a note says of a file."""
    return hashlib.sha256(content).hexdigest()


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _read(data: Any) -> Notiz:
    """A note from what a file says; ValueError if that is not what is written there."""
    notiz = Notiz(
        _words(data["eingaben"]), _table(data["gefragt"], nothing=True), _table(data["dateien"]),
        data["umfang"], tuple(map(_words, data["hinweise"])), _table(data["seiten"]),
    )  # fmt: skip
    # A file that somebody else has put there must not lead out of the folder, nor write on the terminal.
    if not isinstance(notiz.umfang, int) or any(PurePath(name).name != name for name in notiz.dateien):
        raise ValueError("no note of ours")
    return notiz


def _words(value: Any) -> str:
    if not isinstance(value, str) or _CONTROL.search(value):
        raise ValueError("no words of ours")
    return value


def _table(value: Any, *, nothing: bool = False) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("no table of ours")
    return {_words(key): None if nothing and one is None else _words(one) for key, one in value.items()}
