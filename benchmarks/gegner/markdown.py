"""The Markdown that konzept gives to pandoc, and the pictures beside it: what the floors are made of as well.

python markdown.py CONCEPT FOLDER
"""

import sys
from datetime import date
from pathlib import Path

from konzept.cli.read import read
from konzept.cli.templates import Templates
from konzept.render import Auftrag, render
from konzept.version import VERSION


def main() -> None:
    """The command line."""
    source, folder = sys.argv[1], Path(sys.argv[2])
    konzept = read(source).load().konzept
    if konzept is None:
        raise SystemExit(f"{source} ist nicht zu lesen.")
    dokument = render(Auftrag(konzept, date(2026, 1, 1), VERSION), "konzept", Templates().text)
    folder.mkdir(parents=True)
    (folder / "dokument.md").write_text(dokument.markdown, encoding="utf-8", newline="\n")
    for name, content in dokument.bilder.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
