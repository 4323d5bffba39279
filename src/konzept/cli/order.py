"""What konzept render was called with, and from that to the documents of one run."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konzept.cli.attachments import sources
from konzept.cli.beside import warnings
from konzept.cli.configuration import Geltend, effective
from konzept.cli.earlier import Earlier
from konzept.cli.face import face_of
from konzept.cli.german import Abbruch
from konzept.cli.images import Image, images_of
from konzept.cli.judge import judge
from konzept.cli.options import Farbe
from konzept.cli.press import LANGFASSUNG, Press
from konzept.cli.printing import Gedruckt, Printing
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.templates import FOLDER, Templates
from konzept.cli.terminal import say, show
from konzept.cli.today import document_day, today
from konzept.cli.traces import Traces
from konzept.cli.whereabouts import Whereabouts
from konzept.cli.writing import way_back
from konzept.export import Werkzeug
from konzept.finding import Level
from konzept.load import Geladen
from konzept.model import Konzept
from konzept.render import description
from konzept.report import FINDINGS, Verdict

USUAL = (LANGFASSUNG, "kurzfassung")


@dataclass(frozen=True, slots=True)
class Order:
    """The words of the command line."""

    path: str
    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    alt: str | None = None
    teil: str | None = None
    seiten: int | None = None
    anhang: bool = False
    mit_kommentaren: bool = False
    force: bool = False
    stichtag: date | None = None
    color: Farbe = Farbe.AUTO

    def check(self) -> None:
        """Abbruch if the words cannot be meant together."""
        if self.seiten is not None and "pdf" not in self.formats:
            raise Abbruch("„--seiten“ zählt die Seiten des PDF; dazu gehört „--format pdf“.")
        if self.anhang and "pdf" not in self.formats:
            raise Abbruch("„--anhang“ hängt die Dateien des Konzepts an das PDF; dazu gehört „--format pdf“.")
        if self.mit_kommentaren and not self.anhang:
            raise Abbruch("„--mit-kommentaren“ sagt, was mit angehängt werden darf; dazu gehört „--anhang“.")

    def documents(self, traces: Traces, position: bool = False) -> Iterator[Gedruckt]:
        """Print; each document as it is done. ``traces`` learns what it is made of."""
        self.check()
        source = read(self.path)
        press = self._press(source, traces)
        kinds = self._kinds(press)
        place = str(Path(self.path).resolve()) if source.folder else source.argument
        printing = Printing(press, self.out, source.files, self.formats, place, self.seiten, self.force)
        yield from printing.documents(kinds, position)

    def _press(self, source: Eingabe, traces: Traces) -> Press:
        geltend = effective(source)
        traces.settings(geltend)
        image = _traced(source, traces)
        loaded, konzept = self._sound(source, geltend, image)
        earlier = Earlier(konzept, source, self.alt, self.color)
        _follow(earlier, traces)
        templates = templates_of(source)
        fonts = templates.all("schriften")
        attached = sources(source, loaded, comments=self.mit_kommentaren) if self.anhang else ()
        face, way = face_of(geltend, fonts), way_back(self.out, source.folder)
        tools = Werkzeug(templates.find, image, fonts, way, gesicht=face, anhang=attached)
        day = self.stichtag or document_day(konzept, source.folder)
        return Press(konzept, day, templates, tools, earlier, self.teil, Whereabouts(konzept, loaded.places))

    def _sound(self, source: Eingabe, geltend: Geltend, image: Image) -> tuple[Geladen, Konzept]:
        """The concept, if nothing in it is a fehler; otherwise the findings are shown and the program ends."""
        loaded = source.load()
        urteil = judge(source, geltend.massstab(date.min), loaded, image)
        faults = tuple(finding for finding in urteil.findings if finding.level is Level.FEHLER)
        if loaded.konzept is not None and not faults:
            for sentence in warnings(urteil.findings):
                say(f"Warnung: {sentence}")
            return loaded, loaded.konzept
        verdict = Verdict((replace(urteil, findings=faults),), self.stichtag or today())
        show(FINDINGS["full"], FINDINGS["full"].findings(verdict), self.color, stderr=True)
        raise Abbruch("Gedruckt wird erst, wenn das Konzept keinen Fehler mehr hat.")

    def known(self, templates: Templates) -> None:
        """Abbruch if there is no such kind of document."""
        kinds = templates.kinds()
        unknown = [one for one in self.kinds if one not in kinds]
        if unknown:
            known = "\n".join(f"  {kind}: {description(kind, templates.text)}" for kind in kinds)
            raise Abbruch(f"Die Dokumentart „{unknown[0]}“ gibt es nicht. Es gibt:\n{known}")

    def _kinds(self, press: Press) -> list[str]:
        """The kinds of document, that which is cited first. Abbruch if an option is for none of them."""
        self.known(press.templates)
        chosen = list(dict.fromkeys(self.kinds or USUAL))
        if self.teil is not None and not any(map(press.about_a_paper, chosen)):
            raise Abbruch("„--teil“ wählt eine Drucksache; dazu gehört „--art mitteilung“ oder „--art vorlage“.")
        if self.alt is not None and not any(map(press.compares, chosen)):
            raise Abbruch("„--alt“ nennt die Fassung, mit der verglichen wird; dazu gehört „--art synopse“ oder "
                          "„--art verbleib“.")  # fmt: skip
        return sorted(chosen, key=lambda kind: kind != LANGFASSUNG)


def templates_of(source: Eingabe) -> Templates:
    """The templates for a concept."""
    return Templates(source.folder / FOLDER if source.folder else None)


def _traced(source: Eingabe, traces: Traces) -> Image:
    """The pictures of a concept; each that is asked for leaves a trace."""
    folder, image = source.folder, images_of(source.folder)
    if folder is None:
        return image

    def traced(name: str) -> bytes | None:
        traces.picture(folder, name)
        return image(name)

    return traced


def _follow(earlier: Earlier, traces: Traces) -> None:
    """Where the earlier edition lies, if that is a folder or a file."""
    konzept, source = earlier.konzept, earlier.source
    words = earlier.alt or (neighbour(source, str(konzept.vorgaenger)) if konzept.vorgaenger else "")
    if words and Path(words).exists():
        traces.concept(Path(words))
