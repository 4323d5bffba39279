"""What is wrong with a picture, told without drawing it: cut off, too large, or not all in one file."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import NoReturn
from xml.parsers import expat

from konzept.export.images import kind

MAX_PIXELS = 100_000_000
"""A poster in good print has 70 million; unpacked, each takes four bytes of memory."""
UNVOLLSTAENDIG = "ist beschädigt oder unvollständig; speichern Sie es noch einmal aus dem Bildprogramm."


class _Flaw(Exception):
    """The end of a German sentence that begins with the name of the picture."""


def flaw(data: bytes) -> str:
    """What is wrong with a picture, as the end of a sentence that begins with its name; empty if nothing is."""
    try:
        _LOOK[kind(data) or ""](data)
    except _Flaw as found:
        return str(found)
    except (struct.error, expat.ExpatError):
        return UNVOLLSTAENDIG
    return ""


def _png(data: bytes) -> None:
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise _Flaw(UNVOLLSTAENDIG)
    _bounded(*struct.unpack_from(">LL", chunks[0][1]))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = 8, b""
    while name != b"IEND":
        length, name = struct.unpack_from(">L4s", data, at)
        content = data[at + 8 : at + 8 + length]
        if struct.unpack_from(">L", data, at + 8 + length)[0] != zlib.crc32(name + content):
            raise _Flaw(UNVOLLSTAENDIG)
        yield name, content
        at += 12 + length


def _jpeg(data: bytes) -> None:
    at, size = 2, None
    while True:
        sign, marker, length = struct.unpack_from(">BBH", data, at)
        if sign != 0xFF or length < 2:
            raise _Flaw(UNVOLLSTAENDIG)
        if marker == 0xDA:
            break
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            size = struct.unpack_from(">HH", data, at + 5)
        at += 2 + length
    # A preview inside the file has an end of its own, but it stands before the picture.
    if size is None or b"\xff\xd9" not in data[at:]:
        raise _Flaw(UNVOLLSTAENDIG)
    _bounded(*size)


def _bounded(width: int, height: int) -> None:
    if not 0 < width * height <= MAX_PIXELS:
        raise _Flaw(f"hat {width} mal {height} Bildpunkte; verkleinern Sie es auf höchstens 10000 mal 10000.")


def _svg(data: bytes) -> None:
    parser = expat.ParserCreate()
    opened, styles = list[str](), list[str]()

    def element(name: str, attributes: Mapping[str, str]) -> None:
        if not opened and name.rpartition(":")[2] != "svg":
            raise _Flaw("ist kein SVG, sondern enthält nur eines.")
        opened.append(name)
        if name.rpartition(":")[2] == "script" or any(key.lower().startswith("on") for key in attributes):
            raise _Flaw("enthält ein Skript; speichern Sie es ohne.")
        for key, value in attributes.items():
            target = value.strip()
            if key.rpartition(":")[2] == "href" and not target.startswith(("#", "data:image/")):
                _elsewhere(target)
            styles.append(value)

    def entity(name: str, *_: object) -> NoReturn:
        raise _Flaw(f"erklärt eine eigene Abkürzung (&{name};); speichern Sie es als einfaches SVG.")

    def text(words: str) -> None:
        if opened[-1].endswith("style"):
            styles.append(words)

    parser.StartElementHandler = element
    parser.CharacterDataHandler = text
    parser.ProcessingInstructionHandler = lambda _, words: _elsewhere(words)
    parser.EntityDeclHandler = entity
    parser.Parse(data, True)
    found = re.search(r"""@import\s*(\S+)|url\(\s*["']?(?!\s*["']?(?:#|data:))([^)\s]*)""", "\n".join(styles))
    if found:
        _elsewhere(found[1] or found[2])


def _elsewhere(target: str) -> NoReturn:
    raise _Flaw(f"verweist auf „{target[:60]}“; ein Bild muss alles selbst enthalten.")


_LOOK: Mapping[str, Callable[[bytes], None]] = {"png": _png, "jpg": _jpeg, "svg": _svg}
