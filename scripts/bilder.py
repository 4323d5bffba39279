"""Make the picture the README shows, three printed pages of the Steinfurt example: python -m scripts.bilder"""

import tempfile
from pathlib import Path

from scripts.seiten import page, printed, sheet

ROOT = Path(__file__).resolve().parent.parent
PAGES = (("konzept", 1), ("konzept", 8), ("kurzfassung", 5))


def main() -> None:
    """Write docs/bilder/steinfurt.png."""
    with tempfile.TemporaryDirectory() as folder:
        made = printed(ROOT / "examples" / "steinfurt", ("konzept", "kurzfassung"), Path(folder))
        sheet([page(made[kind], number) for kind, number in PAGES], ROOT / "docs" / "bilder" / "steinfurt.png")


if __name__ == "__main__":
    main()
