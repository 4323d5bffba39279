"""Drawings in a Word file: the SVG beside its printed picture, as Word since 2016 expects it.

pandoc gets a stand-in for the picture; here the picture takes its place, the part with the drawing, its relationship
and its kind are added, and the reference inside the picture (``svgBlip``). Programs that do not know it show the
picture.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from posixpath import basename, splitext
from typing import Any, NamedTuple

from lxml import etree

from konzept.export.ast import Node, rewrite

_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What stands for "this extension is a drawing"; given in [MS-ODRAWXML] 2.3.3."""


class Zeichnung(NamedTuple):
    """A drawing and its print."""

    svg: bytes
    png: bytes


def stand_in(number: int, png: bytes) -> bytes:
    """An empty picture of the same size: pandoc need not read, pack and write the megabytes.

    The number tells it from others of that size.
    """
    width, height = struct.unpack_from(">LL", png, 16)
    head = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)  # one bit for each dot
    dots = zlib.compress(bytes((1 + (width + 7) // 8) * height))
    resolution = png[33 : png.index(b"IDAT") - 4]
    chunks = (b"IHDR", head), (b"tEXt", b"Nummer\0%d" % number), (b"IDAT", dots), (b"IEND", b"")
    first, *rest = (_chunk(name, content) for name, content in chunks)
    return png[:8] + first + resolution + b"".join(rest)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


def beside(file: zipfile.ZipFile, drawings: Mapping[bytes, Zeichnung]) -> dict[str, bytes]:
    """The parts of a Word file that change or are new; ``drawings``: stand-in as it lies in the file -> what it is."""
    parts = dict[str, bytes]()
    for rels_name in [name for name in file.namelist() if name.startswith("word/_rels/")] if drawings else []:
        rels = _parsed(file.read(rels_name))
        added = dict[str, str]()
        for rel in list(rels):
            target = str(rel.get("Target"))
            drawing = drawings.get(_read(file, f"word/{target}"))
            if drawing is not None:
                drawn = splitext(target)[0] + ".svg"
                added[str(rel.get("Id"))] = f"{rel.get('Id')}svg"
                etree.SubElement(
                    rels, f"{{{_RELS}}}Relationship", Id=f"{rel.get('Id')}svg", Type=f"{_OFFICE}/image", Target=drawn
                )
                parts |= {f"word/{target}": drawing.png, f"word/{drawn}": drawing.svg}
        if added:
            owner = f"word/{basename(rels_name).removesuffix('.rels')}"
            parts |= {rels_name: _bytes(rels), owner: _pointing(file.read(owner), added)}
    if parts:
        parts["[Content_Types].xml"] = _typed(file.read("[Content_Types].xml"))
    return parts


def _read(file: zipfile.ZipFile, name: str) -> bytes:
    return file.read(name) if name in file.namelist() else b""


def _pointing(part: bytes, added: Mapping[str, str]) -> bytes:
    root = _parsed(part)
    for blip in root.iter(f"{{{_A}}}blip"):
        drawn = added.get(str(blip.get(f"{{{_OFFICE}}}embed")))
        if drawn:
            extension = etree.SubElement(etree.SubElement(blip, f"{{{_A}}}extLst"), f"{{{_A}}}ext", uri=_URI)
            reference = etree.SubElement(extension, f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
            reference.set(f"{{{_OFFICE}}}embed", drawn)
    return _bytes(root)


def _typed(part: bytes) -> bytes:
    root = _parsed(part)
    if not any(one.get("Extension") == "svg" for one in root):
        root.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension="svg", ContentType="image/svg+xml"))
    return _bytes(root)


def _parsed(part: bytes) -> Any:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _bytes(root: Any) -> bytes:
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out


_BREIT = "breite:"
EMU = 360_000
"""Word's unit in a centimetre."""


def marked(blocks: list[Node], textbreite: float) -> Any:
    """Blocks of a page in landscape, in which every picture wider than a page in portrait says so in its title."""

    def image(node: Node) -> Node:
        attr, alt, (source, title) = node["c"]
        width = dict(attr[2]).get("width", "")
        wide = width.endswith(("cm", "mm")) and float(width[:-2]) / (10 if width.endswith("mm") else 1) > textbreite
        return {"t": "Image", "c": [attr, alt, [source, _BREIT + width if wide else title]]}

    return rewrite(blocks, {"Image": image})


def widen(root: Any) -> None:
    """Give the marked pictures their width back: pandoc only knows the page of the reference document."""
    for properties in root.iter(f"{{{_WP}}}docPr"):
        title = properties.get("title", "")
        if not title.startswith(_BREIT):
            continue
        properties.attrib.pop("title")
        width = title.removeprefix(_BREIT)
        wanted = float(width[:-2]) * EMU / (10 if width.endswith("mm") else 1)
        frame = properties.getparent()
        factor = wanted / int(frame.find(f"{{{_WP}}}extent").get("cx"))
        for size in (frame.find(f"{{{_WP}}}extent"), *frame.iterfind(f".//{{{_A}}}xfrm/{{{_A}}}ext")):
            for side in ("cx", "cy"):
                size.set(side, str(round(int(size.get(side)) * factor)))
