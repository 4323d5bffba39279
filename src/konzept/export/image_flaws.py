"""What is wrong with a picture, told without drawing it: cut off, too large, or not all in one file."""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from konzept.export import svg_flaws
from konzept.export.images import kind
from konzept.export.svg_flaws import Flaw

MAX_PIXELS = 100_000_000
"""A poster in good print has 70 million; unpacked, each takes four bytes of memory."""
MAX_BYTES = 20 * 1024 * 1024
"""Largest file."""
UNVOLLSTAENDIG = "ist beschädigt oder unvollständig; speichern Sie es noch einmal aus dem Bildprogramm."


def flaw(data: bytes) -> str:
    """What is wrong with a picture, as the end of a sentence that begins with its name; empty if nothing is."""
    if len(data) > MAX_BYTES:
        return f"ist größer als {MAX_BYTES // 2**20} MiB; verkleinern Sie es."
    try:
        _LOOK[kind(data) or ""](data)
    except Flaw as found:
        return str(found)
    except (struct.error, expat.ExpatError, ValueError, LookupError):  # the last two: an encoding that expat lacks
        return UNVOLLSTAENDIG
    return ""


def _png(data: bytes) -> None:
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise Flaw(UNVOLLSTAENDIG)
    _bounded(*struct.unpack_from(">LL", chunks[0][1]))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = 8, b""
    while name != b"IEND":
        length, name = struct.unpack_from(">L4s", data, at)
        content = data[at + 8 : at + 8 + length]
        if struct.unpack_from(">L", data, at + 8 + length)[0] != zlib.crc32(name + content):
            raise Flaw(UNVOLLSTAENDIG)
        yield name, content
        at += 12 + length


def _jpeg(data: bytes) -> None:
    at, size = 2, None
    while True:
        sign, marker, length = struct.unpack_from(">BBH", data, at)
        if sign != 0xFF or length < 2:
            raise Flaw(UNVOLLSTAENDIG)
        if marker == 0xDA:
            break
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            size = struct.unpack_from(">HH", data, at + 5)
        at += 2 + length
    # A preview inside the file has an end of its own, but it stands before the picture.
    if size is None or b"\xff\xd9" not in data[at:]:
        raise Flaw(UNVOLLSTAENDIG)
    _bounded(*size)


def _bounded(width: int, height: int) -> None:
    if not 0 < width * height <= MAX_PIXELS:
        raise Flaw(f"hat {width} mal {height} Bildpunkte; verkleinern Sie es auf höchstens 10000 mal 10000.")


def _svg(data: bytes) -> None:
    svg_flaws.look(data, _inside)


def _inside(data: bytes) -> str:
    """What is wrong with a picture inside a drawing: that it is a drawing again, or what is wrong with any."""
    if kind(data) not in ("png", "jpg"):
        return "ist weder PNG noch JPEG."
    return flaw(data)


_LOOK: Mapping[str, Callable[[bytes], None]] = {"png": _png, "jpg": _jpeg, "svg": _svg}
