"""Where templates lie: the town's own folder first, then ours, in the wheel or in a checkout."""

from pathlib import Path

import konzept
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why
from konzept.cli.provenance import ENDINGS
from konzept.finding import Finding
from konzept.source import conflicts, decode

_PACKAGE = Path(konzept.__file__).resolve().parent
ENDING = ".md.j2"
FOLDER = "templates"
"""The town's own, in the folder of its concept."""
_FRAMES = (".html", ".typ")
"""What others read by its path; checked where it is found."""


class Templates:
    """The files below ``templates/``; a file in the town's folder stands in for ours of the same name."""

    def __init__(self, own: Path | None = None) -> None:
        self.own = own if own and own.is_dir() else None
        self.shipped = shipped()
        self.folders = [self.own, self.shipped] if self.own else [self.shipped]

    def find(self, name: str) -> Path:
        """The file or folder of this name; Abbruch if there is none."""
        found = self.all(name)
        if not found:
            raise Abbruch(f"Die Vorlage „{name}“ gibt es nicht.")
        if found[0].suffix in _FRAMES:
            _text(found[0], name)
        return found[0]

    def all(self, name: str) -> tuple[Path, ...]:
        """Every file or folder of this name, the town's own first."""
        return tuple(path for folder in self.folders if (path := _inside(folder, name)))

    def text(self, name: str) -> str:
        """The text of a template, whatever its editor has made of the ends of its lines."""
        return _text(self.find(name), name)

    def kinds(self) -> list[str]:
        """The kinds of document there is a template for, by name."""
        found = (path for folder in self.folders for path in folder.glob("?*" + ENDING) if path.is_file())
        return sorted({path.name.removesuffix(ENDING) for path in found})


def files_in(folder: Path) -> dict[str, Path]:
    """Every file below a folder that is a template or goes with them, by its name in there; none that lies outside."""
    every = (path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    inside = (path for path in every if path.resolve().is_relative_to(folder.resolve()))
    return dict(sorted((path.relative_to(folder).as_posix(), path) for path in inside))


def shipped() -> Path:
    """Our own folder: in a wheel inside the package, in a checkout at the root of the repository."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "templates"


def _text(path: Path, name: str) -> str:
    try:
        text = decode(path.read_bytes(), name)
    except OSError as error:
        raise Abbruch(f"Die Vorlage „{name}“ lässt sich nicht lesen: {why(error)}.") from None
    if isinstance(text, Finding):
        where = f", Zeile {text.span.line}" if text.span.line else ""
        raise Abbruch(f"Die Vorlage „{name}“ lässt sich nicht lesen{where}. {text.message} {text.hint}")
    lines = text.split("\n")
    for one in conflicts(text, name):
        # By itself a row of "=" is no mark here: Markdown underlines headings with it.
        if not lines[one.span.line - 1].startswith("="):
            raise Abbruch(f"Vorlage {name}, Zeile {one.span.line}: {one.message} {one.hint}")
    return text.replace("\r\n", "\n")


def _inside(folder: Path, name: str) -> Path | None:
    """A file (with an ending) or folder (without); never one outside, which a template could print by including it."""
    path = folder / name
    if not (path.is_file() if path.suffix else path.is_dir()):
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Abbruch(f"Die Vorlage „{name}“ liegt außerhalb von {folder}; Vorlagen kommen nur von dort.")
    return path
