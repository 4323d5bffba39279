"""SVG to PNG by Typst, for programs that cannot show SVG."""

import tempfile
from pathlib import Path

import typst

AUFLOESUNG = 300.0
"""Dots per inch."""


def png(svg: bytes, schriften: Path) -> bytes:
    """The picture in its own size, set with the fonts of a folder."""
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        root = Path(folder).resolve()
        (root / "bild.svg").write_bytes(svg)
        source = root / "bild.typ"
        source.write_text(
            '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("bild.svg")\n', "utf-8"
        )
        return typst.compile(
            str(source),
            root=str(root),
            font_paths=[str(schriften)],
            ignore_system_fonts=True,
            format="png",
            ppi=AUFLOESUNG,
        )
