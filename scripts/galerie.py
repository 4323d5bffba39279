"""Make docs/galerie.md, pictures of every kind of document of every example: python -m scripts.galerie

Which documents there are is asked of the templates and the examples: a kind of which a concept has nothing to print is
left out. A test holds the page to that; the pictures themselves may be older than the last change of a line.
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from konzept.cli.press import LANGFASSUNG
from konzept.cli.read import read
from konzept.cli.templates import Templates
from konzept.diff import diff
from konzept.model import Index, Konzept
from konzept.render import Auftrag, Fehlt, compares, description, render
from konzept.version import VERSION

Quelltext = Callable[[str], str]
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "galerie.md"
PICTURES = ROOT / "docs" / "galerie"
SHOWN = 4
"""So many pages of each document are shown, spread over the whole of it."""
RESOLUTION = 50
KOPF = """\
# Galerie

Was `konzept render` aus den drei Beispielen druckt: von jeder Dokumentart die erste Seite, die letzte und bis zu zwei
dazwischen. Eine Art fehlt bei einer Kommune, wenn ihr Konzept dafür nichts enthält. Mehr zu den Arten steht im
[Handbuch](handbuch.md); die Bilder macht `python -m scripts.galerie`.
"""


def concepts() -> dict[str, Path]:
    """The folder of each example by its name in the gallery: ``neumuenster-2022``."""
    folders = sorted(file.parent for file in (ROOT / "examples").rglob("konzept.yaml"))
    return {"-".join(folder.relative_to(ROOT / "examples").parts): folder for folder in folders}


def kinds(folder: Path) -> list[str]:
    """The kinds of document that a concept has something to print for."""
    konzept = loaded(folder)
    text = Templates().text
    return [kind for kind in Templates().kinds() if _printable(konzept, folder, kind, text)]


def loaded(folder: Path) -> Konzept:
    """The concept of an example."""
    konzept = read(str(folder)).load().konzept
    assert konzept is not None, folder
    return konzept


def _printable(konzept: Konzept, folder: Path, kind: str, text: Quelltext) -> bool:
    if compares(kind, text):
        if not konzept.vorgaenger:
            return False
        compared = diff(loaded(folder / str(konzept.vorgaenger)), konzept)
    else:
        compared = None
    # Which pages it cites does not matter here, only whether there is something to say.
    pages = dict.fromkeys(Index(konzept).alle, "")
    try:
        render(Auftrag(konzept, date(2026, 1, 1), VERSION, pages, compared), kind, text)
    except Fehlt:
        return False
    return True


def page_text(found: dict[str, list[str]]) -> str:
    """The Markdown of the page; ``found``: name of an example -> its kinds of document."""
    ordered = sorted(Templates().kinds(), key=lambda kind: kind != LANGFASSUNG)
    return KOPF + "".join(_section(kind, found) for kind in ordered)


def _section(kind: str, found: dict[str, list[str]]) -> str:
    name, _, what = description(kind, Templates().text).partition(": ")
    blocks = [f"\n## {name}\n\n`--art {kind}`: {what}.\n"]
    for example in (one for one, its in found.items() if kind in its):
        konzept = loaded(concepts()[example])
        caption = f"{konzept.kommune.name}, {konzept.titel}"
        blocks.append(f"\n{caption}:\n\n![Seiten aus: {name}, {caption}](galerie/{example}-{kind}.png)\n")
    return "".join(blocks)


def spread(pages: int) -> list[int]:
    """The numbers of the pages shown of a document with so many: the first, the last, and others between them."""
    if pages <= SHOWN:
        return list(range(1, pages + 1))
    return [1 + round(at * (pages - 1) / (SHOWN - 1)) for at in range(SHOWN)]


def _draw(folder: Path, its: list[str], example: str) -> Iterator[Path]:
    from pypdf import PdfReader
    from scripts.seiten import page, printed, sheet

    with tempfile.TemporaryDirectory() as out:
        for kind, document in printed(folder, its, Path(out)).items():
            numbers = spread(len(PdfReader(document).pages))
            target = PICTURES / f"{example}-{kind}.png"
            sheet([page(document, number, RESOLUTION) for number in numbers], target)
            yield target


def main() -> None:
    """Write the page and its pictures, and remove those it no longer shows."""
    found = {name: kinds(folder) for name, folder in concepts().items()}
    drawn = {path for name, its in found.items() for path in _draw(concepts()[name], its, name)}
    for old in set(PICTURES.glob("*.png")) - drawn:
        old.unlink()
    PAGE.write_text(page_text(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
