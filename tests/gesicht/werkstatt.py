"""A town that does not exist, with a face of its own; everything in it is made here."""

import struct
import zlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

from konzept.cli.images import images_of
from konzept.cli.read import read
from konzept.export import Export, Werkzeug, export
from konzept.gesicht import Abbildung, Farben, Gesicht
from konzept.model import Konzept
from konzept.render import Auftrag, render

VORLAGEN = ROOT / "templates"
ROT, GRUEN = "#8a1420", "#3d6b1f"
LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" width="240" height="80">
<path d="M0 70 V20 L32 6 L64 20 V70 Z" fill="#8a1420"/>
<text x="80" y="50" font-family="'Source Sans 3'" font-size="26">Musterhausen</text></svg>"""


def png(width: int = 60, height: int = 30) -> bytes:
    """A picture of two colours."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    row = b"\x00" + b"\x96\xb4\xd2" * (width // 2) + b"\x46\x64\x3e" * (width - width // 2)
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    content = zlib.compress(row * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", content) + chunk(b"IEND", b"")


ALT = "Logo der Stadt Musterhausen"
GESICHT = Gesicht(Farben.der_stadt(ROT, GRUEN), Abbildung(LOGO, ALT), Abbildung(png(), ""))


def schriften(folder: Path) -> Path:
    """A folder with a family of another name: our own font, whose name tables say "Muster Sans 3"."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (VORLAGEN / "schriften" / "source-sans-3").glob("*.ttf"):
        data = path.read_bytes()
        for old, new in (("Source Sans 3", "Muster Sans 3"), ("SourceSans3", "MusterSans3")):
            data = data.replace(old.encode("utf-16-be"), new.encode("utf-16-be")).replace(old.encode(), new.encode())
        (folder / path.name.replace("Source", "Muster")).write_bytes(data)
    return folder


@cache
def konzept(path: str) -> Konzept:
    """A concept of the repository, by its path."""
    found = read(str(ROOT / path)).load().konzept
    assert found is not None
    return found


def gedruckt(
    gesicht: Gesicht, formate: Sequence[str], art: str = "konzept", path: str = "tests/drucken/musterhausen"
) -> Export:
    """One kind of document in some formats."""
    order = Auftrag(konzept(path), date(2027, 1, 1), "0", farben=gesicht.farben)
    document = render(order, art, lambda name: (VORLAGEN / name).read_text(encoding="utf-8"))
    return export(document, formate, Werkzeug(lambda name: VORLAGEN / name, images_of(None), gesicht=gesicht))
