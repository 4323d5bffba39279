"""The floor of every document: bare pandoc, and for a PDF bare Typst, on the same Markdown, as a script would do it.

python satz.py pdf|docx FOLDER OUT
"""

import os
import subprocess
import sys
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # has no stubs

from konzept.export.pandoc import READER


def main() -> None:
    """The command line."""
    form, folder, out = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    os.chdir(folder)
    pandoc = [pypandoc.get_pandoc_path(), "-f", READER, "dokument.md", "-s", "--toc"]
    if form == "docx":
        subprocess.run([*pandoc, "-t", "docx", "-o", str(out / "boden.docx")], check=True)
        return
    source = folder / "boden.typ"
    subprocess.run([*pandoc, "-t", "typst", "-o", str(source)], check=True)
    import typst

    typst.compile(str(source), output=str(out / "boden.pdf"), root=str(folder))


if __name__ == "__main__":
    main()
