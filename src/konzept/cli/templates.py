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
        for folder in self.folders:
            if (folder / name).exists():
                return folder / name
        raise Abbruch(f"Die Vorlage „{name}“ gibt es nicht.")

    def text(self, name: str) -> str:
        """The text of a template."""
        try:
            return self.find(name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise Abbruch(f"Die Vorlage „{name}“ ist nicht in UTF-8 gespeichert.") from None

    def kinds(self) -> list[str]:
        """The kinds of document there is a template for, by name."""
        return sorted({path.name.removesuffix(ENDING) for folder in self.folders for path in folder.glob("*" + ENDING)})
