"""Make the pictures of real output that the README shows: python scripts/bilder.py

Renders the Steinfurt example and puts three of its pages side by side. Needs pdftoppm (Debian: poppler-utils) and
Pillow, which comes with pikepdf.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PAGES = (("konzept", 1), ("konzept", 8), ("kurzfassung", 5))
GAP, GROUND = 24, "#d9dfe3"


def main() -> None:
    """Write docs/bilder/steinfurt.png."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "konzept", "render", ROOT / "examples" / "steinfurt", "--out", folder]
        subprocess.run(command, check=True)
        pages = [_page(Path(folder), kind, number) for kind, number in PAGES]
    width, height = pages[0].size
    sheet = Image.new("RGB", (len(pages) * (width + GAP) + GAP, height + 2 * GAP), GROUND)
    for place, page in enumerate(pages):
        sheet.paste(page, (GAP + place * (width + GAP), GAP))
    # Fewer colours: the picture lies in the repository.
    sheet.quantize(64).save(ROOT / "docs" / "bilder" / "steinfurt.png", optimize=True)


def _page(folder: Path, kind: str, number: int) -> Image.Image:
    document = next(folder.glob(f"*-{kind}-*.pdf"))
    target = folder / f"{kind}-{number}"
    pick = ["-f", str(number), "-l", str(number)]
    subprocess.run(["pdftoppm", "-r", "65", "-png", "-singlefile", *pick, document, target], check=True)
    with Image.open(target.with_suffix(".png")) as image:
        return image.convert("RGB")


if __name__ == "__main__":
    main()
