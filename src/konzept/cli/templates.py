"""Where templates lie: the town's own folder first, then ours, in the wheel or in a checkout."""

from pathlib import Path

import konzept
from konzept.cli.german import Abbruch

_PACKAGE = Path(konzept.__file__).resolve().parent
ENDING = ".md.j2"


class Templates:
    """The files below ``templates/``; a file in the town's folder stands in for ours of the same name."""

    def __init__(self, own: Path | None = None) -> None:
        shipped = _PACKAGE / "templates"
        self.folders = [own] if own and own.is_dir() else []
        # In a wheel the folder lies inside the package, in a checkout at the root of the repository.
        self.folders.append(shipped if shipped.is_dir() else _PACKAGE.parent.parent / "templates")

    def find(self, name: str) -> Path:
        """The file or folder of this name; Abbruch if there is none."""
        found = self.all(name)
        if not found:
            raise Abbruch(f"Die Vorlage „{name}“ gibt es nicht.")
        return found[0]

    def all(self, name: str) -> tuple[Path, ...]:
        """Every file or folder of this name, the town's own first."""
        return tuple(path for folder in self.folders if (path := _inside(folder, name)))

    def text(self, name: str) -> str:
        """The text of a template."""
        try:
            return self.find(name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise Abbruch(f"Die Vorlage „{name}“ ist nicht in UTF-8 gespeichert.") from None
        except OSError as error:
            raise Abbruch(f"Die Vorlage „{name}“ lässt sich nicht lesen ({error.strerror or error}).") from None

    def kinds(self) -> list[str]:
        """The kinds of document there is a template for, by name."""
        found = (path for folder in self.folders for path in folder.glob("?*" + ENDING) if path.is_file())
        return sorted({path.name.removesuffix(ENDING) for path in found})


def _inside(folder: Path, name: str) -> Path | None:
    """A file (with an ending) or folder (without); never one outside, which a template could print by including it."""
    path = folder / name
    if not (path.is_file() if path.suffix else path.is_dir()):
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Abbruch(f"Die Vorlage „{name}“ liegt außerhalb von {folder}; Vorlagen kommen nur von dort.")
    return path
