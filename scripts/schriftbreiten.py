"""Write the advance widths that pictures are laid out with: python scripts/schriftbreiten.py

Reads them from the two upright faces of Source Sans 3 in templates/schriften. Needs Pillow, which comes with pikepdf.
"""

import math
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PIL import ImageFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "schriften" / "source-sans-3"
TARGET = ROOT / "src" / "konzept" / "render" / "bilder" / "widths.py"
FACES = {"NORMAL": "SourceSans3_400Regular.ttf", "FETT": "SourceSans3_600SemiBold.ttf"}
_RANGES = ((0x20, 0x7F), (0xA0, 0x180), (0x218, 0x21C), (0x391, 0x3CA), (0x400, 0x460), (0x2010, 0x2027))
_SINGLE = "\u202f\u2030\u20ac\u2190\u2192\u2191\u2193\u2212\u2248\u2264\u2265\u25cf\u25b2\u25a0\u2713"
STEP = 10
"""Widths are rounded up to tens: nothing is laid out that finely, and the table stays short."""
HEAD = '''"""Advance widths of Source Sans 3 in thousandths of its size. Made by scripts/schriftbreiten.py."""

# fmt: off
'''


def build() -> str:
    """The whole module."""
    characters = [chr(code) for low, high in _RANGES for code in range(low, high)] + list(_SINGLE)
    return HEAD + "".join(_table(name, FONTS / file, characters) for name, file in FACES.items()) + "# fmt: on\n"


def _table(name: str, path: Path, characters: Iterable[str]) -> str:
    font = ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC)
    by_width: dict[int, str] = {}
    for char in characters:
        width = math.ceil(font.getlength(char) / STEP) * STEP
        by_width[width] = by_width.get(width, "") + char
    rows = "".join(f"    {width}: {part},\n" for width, chars in sorted(by_width.items()) for part in [_quoted(chars)])
    return f"{name}: dict[int, str] = {{\n{rows}}}\n"


def _quoted(chars: str) -> str:
    """As a string of at most a line; escapes only for what cannot be seen."""
    pieces = [chars[at : at + 70] for at in range(0, len(chars), 70)]
    return "\n        ".join(repr(piece) for piece in pieces)


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8", newline="\n")
    sys.exit(subprocess.call([sys.executable, "-m", "ruff", "check", str(TARGET)]))
