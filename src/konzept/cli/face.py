"""The face of a town: what ``[druck]`` in konzept.toml names, read from its folder and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from konzept.cli.configuration import Geltend
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why
from konzept.cli.images import MAX_IMAGE, composed
from konzept.cli.tomlfile import Datei
from konzept.export import families, flaw, is_word, kind
from konzept.gesicht import HAUS, HAUSSCHRIFT, Abbildung, Farben, Gesicht, Satz
from konzept.render import clean
from konzept.settings import Erscheinung

_TABLE = "druck"
_FONTS = (".ttf", ".otf")


def face_of(geltend: Geltend, schriftordner: Sequence[Path] = ()) -> Gesicht:
    """How documents look for a concept; Abbruch names what is missing, with its line.

    ``schriftordner``: where the fonts of the program lie, which may be chosen as well.
    """
    if geltend.datei is None:
        return HAUS
    return _Leser(geltend.datei, geltend.erscheinung).face(schriftordner)


@dataclass(frozen=True, slots=True)
class _Leser:
    """Reads what one file of settings names."""

    datei: Datei
    wunsch: Erscheinung

    def face(self, schriftordner: Sequence[Path]) -> Gesicht:
        w = self.wunsch
        folders = self.fonts(w.schriften)
        return Gesicht(
            farben=Farben.der_stadt(w.akzent.lower(), w.zweitfarbe.lower()),
            logo=self.picture("logo", w.logo, w.logo_text),
            titelbild=self.picture("titelbild", w.titelbild, w.titelbild_text),
            schrift=self.family(w.schrift, (*folders, *schriftordner)),
            schriften=folders,
            word=self.word(w.reference_docx),
            satz=self.typst(w.typst),
        )

    def picture(self, key: str, name: str, words: str | None) -> Abbildung | None:
        if not name:
            return None
        content = self.content(key, name)
        if kind(content) is None:
            raise self.wrong(key, f"„{name}“ ist kein Bild; gebraucht wird eine Datei im Format SVG, PNG oder JPEG.")
        if wrong := flaw(content):
            raise self.wrong(key, f"„{name}“ {wrong}")
        if words is None:
            raise self.wrong(key, f"Dazu gehört „{key}-text“: ein Satz, der sagt, was darauf zu sehen ist, für "
                                  f'alle, die es nicht sehen. Ist es nur Schmuck: {key}-text = ""')  # fmt: skip
        return Abbildung(content, clean(words))

    def fonts(self, name: str) -> tuple[Path, ...]:
        if not name:
            return ()
        folder = self.inside("schriften", name)
        if not folder.is_dir():
            raise self.wrong("schriften", f"„{name}“ ist kein Ordner.")
        found = [path for path in folder.rglob("*") if path.suffix.lower() in _FONTS and path.is_file()]
        if not found:
            raise self.wrong("schriften", f"In „{name}“ liegt keine Schrift; gebraucht werden Dateien mit der Endung "
                                          ".ttf oder .otf, nicht solche für das Netz (.woff).")  # fmt: skip
        if any(not path.resolve().is_relative_to(folder) for path in found):
            raise self.wrong("schriften", f"In „{name}“ führt eine Verknüpfung aus dem Ordner hinaus; legen Sie die "
                                          "Datei selbst dorthin.")  # fmt: skip
        return (folder,)

    def family(self, name: str, folders: Sequence[Path]) -> str:
        if not name:
            return HAUSSCHRIFT
        there = families(folders)
        found = next((one for one in there if one.casefold() == name.casefold()), None)
        if found is None:
            raise self.wrong("schrift", f"Die Schrift „{name}“ liegt in keinem der Ordner. Darin liegen: "
                                        f"{', '.join(there)}. Ihre Dateien legen Sie in einen Ordner, den „schriften“ "
                                        "nennt.")  # fmt: skip
        return found

    def word(self, name: str) -> bytes | None:
        if not name:
            return None
        content = self.content("reference-docx", name)
        if not is_word(content):
            raise self.wrong("reference-docx", f"„{name}“ ist keine Word-Datei; speichern Sie sie als „.docx“.")
        return content

    def typst(self, name: str) -> Satz | None:
        if not name:
            return None
        return Satz((PurePosixPath(self.datei.name).parent / name).as_posix(), self.content("typst", name))

    def content(self, key: str, name: str) -> bytes:
        path = self.inside(key, name)
        if not path.is_file():
            raise self.wrong(key, f"„{name}“ ist ein Ordner; gebraucht wird eine Datei.")
        if path.stat().st_size > MAX_IMAGE:
            raise self.wrong(key, f"„{name}“ ist größer als {MAX_IMAGE // 1024**2} MB; verkleinern Sie die Datei.")
        try:
            return path.read_bytes()
        except OSError as error:
            raise self.wrong(key, f"„{name}“ lässt sich nicht lesen: {why(error)}.") from None

    def inside(self, key: str, name: str) -> Path:
        """What lies under this name below the folder of the settings, links followed."""
        root = self.datei.pfad.parent.resolve()
        path = composed(root, name).resolve()
        if not path.is_relative_to(root):
            raise self.wrong(key, f"„{name}“ führt über eine Verknüpfung aus dem Ordner der Einstellungen hinaus; "
                                  "gelesen wird nur, was darin liegt.")  # fmt: skip
        if not path.exists():
            raise self.wrong(key, f"„{name}“ gibt es nicht. Der Weg dorthin beginnt in dem Ordner, in dem "
                                  f"{self.datei.pfad.name} liegt; Groß- und Kleinschreibung zählen.")  # fmt: skip
        return path

    def wrong(self, key: str, words: str) -> Abbruch:
        return Abbruch(f"{self.datei.name}:{self.datei.line(_TABLE, key)}: „{key}“ in [{_TABLE}]: {words}")
