"""Pictures of printed pages, side by side. Needs pdftoppm (Debian: poppler-utils); Pillow comes with pikepdf."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

GAP, GROUND = 24, "#d9dfe3"
COLOURS = 64
"""Fewer colours make smaller files: the pictures lie in the repository."""


def printed(concept: Path, kinds: Sequence[str], out: Path) -> dict[str, Path]:
    """Print a concept; the PDF of each kind."""
    wanted = [f"--art={kind}" for kind in kinds]
    subprocess.run([sys.executable, "-m", "konzept", "render", concept, *wanted, "--out", out], check=True)
    return {kind: next(out.glob(f"*-{kind}*.pdf")) for kind in kinds}


def page(document: Path, number: int, resolution: int = 65) -> Image.Image:
    """One page of a PDF; ``resolution`` in dots per inch."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "seite"
        pick = ["-f", str(number), "-l", str(number)]
        subprocess.run(
            ["pdftoppm", "-r", str(resolution), "-png", "-singlefile", *pick, document, target], check=True
        )  # fmt: skip
        with Image.open(target.with_suffix(".png")) as image:
            return image.convert("RGB")


def sheet(pages: Sequence[Image.Image], target: Path) -> None:
    """Put pages side by side into one picture."""
    width = sum(one.width + GAP for one in pages) + GAP
    height = max(one.height for one in pages)
    ground = Image.new("RGB", (width, height + 2 * GAP), GROUND)
    left = GAP
    for one in pages:
        ground.paste(one, (left, GAP + (height - one.height) // 2))
        left += one.width + GAP
    target.parent.mkdir(parents=True, exist_ok=True)
    ground.quantize(COLOURS).save(target, optimize=True)
