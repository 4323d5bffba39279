"""Logo and cover picture of a town in a Word file."""

import struct
from collections.abc import Callable
from typing import Any

from lxml import etree

from konzept.export.ast import Node, string
from konzept.export.images import data_uri
from konzept.gesicht import Abbildung

LOGO, TITELBILD = (6.0, 2.6), (16.0, 9.5)
"""Room for both in centimetres, width and height."""
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""What stands for "this extension marks an ornament"; given in [MS-ODRAWXML] 2.26."""


def picture(
    abbildung: Abbildung | None, style: str, room: tuple[float, float], printable: Callable[[bytes], bytes]
) -> list[Node]:
    """A paragraph with a picture as large as there is room; none if there is no picture."""
    if abbildung is None:
        return []
    content = printable(abbildung.inhalt)
    width, height = _size(content)
    room_width, room_height = room
    wide = width * room_height >= height * room_width
    side = ["width", f"{room_width}cm"] if wide else ["height", f"{room_height}cm"]
    alt = [string(abbildung.alternativtext)] if abbildung.alternativtext else []
    image = {"t": "Image", "c": [["", [], [side]], alt, [data_uri(content), ""]]}
    return [{"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": [image]}]]}]


def _size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, or of a JPEG that has been looked through."""
    if data.startswith(b"\x89PNG"):
        width, height = struct.unpack_from(">LL", data, 16)
        return width, height
    at = 2
    while True:
        _, marker, length = struct.unpack_from(">BBH", data, at)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length


def settle(root: Any) -> None:
    """Pictures without words are ornaments, which a screen reader passes over; none keeps a distance to its left.

    Where no distance is given, LibreOffice takes 3 mm.
    """
    for frame in root.iter(f"{{{_WP}}}inline"):
        for side in "TBLR":
            frame.set(f"dist{side}", "0")
    for properties in root.iter(f"{{{_WP}}}docPr"):
        if not properties.get("descr"):
            properties.set("descr", "")
            extension = etree.SubElement(etree.SubElement(properties, f"{{{_A}}}extLst"), f"{{{_A}}}ext", uri=_URI)
            etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE}).set("val", "1")
