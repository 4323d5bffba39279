"""SVG to PNG by Typst, for programs that cannot show SVG."""

import base64
import re
import struct
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from konzept.export.contract import ExportFehler
from konzept.export.typesetting import SatzFehler, typeset

AUFLOESUNG = 300.0
"""Dots per inch."""
SEITE = "25cm"
"""Longest edge: a page holds no more, and a drawing may call itself a kilometre wide."""


def settable(svg: bytes, schriften: Sequence[Path]) -> bytes:
    """The drawing as Typst can set it: as it is, or with its print inside, in the same size.

    Of words written from right to left Typst does not tell the PDF which letters its glyphs are, and then refuses the
    whole document ("missing codepoints"; one letter alone passes).
    """
    words = re.sub(r"<[^>]*>", "", svg.decode("utf-8", "replace"))
    if not any(unicodedata.bidirectional(char) in ("R", "AL") for char in words):
        return svg
    (printed,) = pngs([svg], schriften)
    width, height = (f"{pixels * 72 / AUFLOESUNG:.2f}pt" for pixels in struct.unpack_from(">LL", printed, 16))
    inside = base64.b64encode(printed).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="data:image/png;base64,{inside}" width="{width}" height="{height}"/></svg>'
    ).encode()


def pngs(svgs: Sequence[bytes], schriften: Sequence[Path]) -> list[bytes]:
    """Pictures in their own sizes, at most that of a page, set with the fonts of some folders."""
    if not svgs:
        return []
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        root = Path(folder).resolve()
        for at, svg in enumerate(svgs, 1):
            (root / f"bild-{at}.svg").write_bytes(svg)
        source = root / "bilder.typ"
        # A page for each, as starting Typst takes longer than setting one.
        source.write_text(
            "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
            "#let bild(name) = page(context { let eigen = measure(image(name))\n"
            f"image(name, width: eigen.width * calc.min(1, {SEITE} / calc.max(eigen.width, eigen.height))) }})\n"
            + "".join(f'#bild("bild-{at}.svg")\n' for at in range(1, len(svgs) + 1)),
            "utf-8",
        )
        try:
            return typeset(source, schriften, {"format": "png", "ppi": AUFLOESUNG}).dateien
        except SatzFehler as error:
            raise ExportFehler(f"Ein SVG-Bild lässt sich nicht zeichnen (Typst: {error.message}).") from error
