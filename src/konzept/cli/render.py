"""konzept render"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from konzept.cli.configuration import effective
from konzept.cli.german import Abbruch
from konzept.cli.images import images_of
from konzept.cli.judge import judge
from konzept.cli.options import ColorOption, Farbe, StichtagOption
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.templates import Templates
from konzept.cli.terminal import say, show
from konzept.cli.today import document_day, today
from konzept.cli.writing import file_name, way_back, write_whole
from konzept.diff import Vergleich
from konzept.diff import diff as compare
from konzept.export import FORMATE, Export, ExportFehler, Werkzeug, export
from konzept.finding import Level
from konzept.model import Konzept
from konzept.render import Auftrag, TemplateFehler, TextFehler, cites_pages, compares, description
from konzept.render import render as fill
from konzept.report import FINDINGS, Verdict
from konzept.verdict import Urteil
from konzept.version import VERSION

Ausgabe = Enum("Ausgabe", {name: name for name in FORMATE}, type=str)  # type: ignore[misc]  # derived from the table
T = TypeVar("T")
LANGFASSUNG = "konzept"
"""The kind of document whose pages others cite."""
_USUAL = (LANGFASSUNG, "kurzfassung")


def render(
    path: Annotated[
        str, typer.Argument(metavar="[PFAD]", help="Ordner, Datei oder <revision>:<pfad>; sonst „.“.")
    ] = ".",
    art: Annotated[
        list[str] | None,
        typer.Option("--art", metavar="ART", help="Dokumentart, mehrfach möglich; sonst konzept und kurzfassung."),
    ] = None,
    formate: Annotated[
        list[Ausgabe] | None,
        typer.Option("--format", metavar="|".join(FORMATE), help="Format, mehrfach möglich; sonst pdf."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="ORDNER", help="Wohin geschrieben wird.")] = Path("build"),
    alt: Annotated[
        str | None,
        typer.Option("--alt", metavar="ALT", help="Frühere Fassung für Synopse und Verbleib; sonst der „vorgaenger“."),
    ] = None,
    stichtag: StichtagOption = None,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Druckt ein Konzept und nennt jede geschriebene Datei.

    Seitenverweise der Kurzfassung gelten für das PDF der Langfassung aus demselben Lauf.
    Exit-Code 0: geschrieben. 2: Aufruf falsch, Konzept oder Vorlage fehlerhaft.
    """
    source = read(path)
    konzept = _sound(source, color, stichtag or today())
    day = stichtag or document_day(konzept, source.folder)
    templates = Templates(source.folder / "templates" if source.folder else None)
    werkzeug = Werkzeug(
        templates.find, images_of(source.folder), templates.all("schriften"), way_back(out, source.folder)
    )
    press = _Press(konzept, day, templates, werkzeug, lambda: compare(_before(source, konzept, alt, color), konzept))
    wanted = [one.value for one in formate or [Ausgabe("pdf")]]
    for document, kind in press.documents(_kinds(art, templates), wanted):
        for name, content in document.dateien.items():
            target = out / file_name(konzept, kind, FORMATE[name].endung)
            write_whole(target, content)
            print(target.as_posix(), flush=True)


def _sound(source: Eingabe, color: Farbe, day: date) -> Konzept:
    """The concept, if nothing in it is a fehler; otherwise the findings are shown and the program ends."""
    loaded = source.load()
    urteil = judge(source, effective(source).massstab(date.min), loaded)
    faults = tuple(finding for finding in urteil.findings if finding.level is Level.FEHLER)
    if loaded.konzept is not None and not faults:
        return loaded.konzept
    verdict = Verdict((replace(urteil, findings=faults),), day)
    show(FINDINGS["full"], FINDINGS["full"].findings(verdict), color, stderr=True)
    raise Abbruch("Gedruckt wird erst, wenn das Konzept keinen Fehler mehr hat.")


def _before(source: Eingabe, konzept: Konzept, alt: str | None, color: Farbe) -> Konzept:
    """The previous edition; the program ends if there is none or it cannot be read."""
    if alt is None and not konzept.vorgaenger:
        raise Abbruch("Diese Dokumentart vergleicht mit der vorigen Fassung. Geben Sie sie mit --alt an, oder "
                      "schreiben Sie unter „vorgaenger“, wo sie liegt.")  # fmt: skip
    loaded = read(alt or neighbour(source, str(konzept.vorgaenger)), source.folder).load()
    if loaded.konzept is not None:
        return loaded.konzept
    faults = (fault for fault in loaded.findings if fault.level is Level.FEHLER)
    verdict = Verdict((Urteil.of(faults, loaded.places),), today())
    show(FINDINGS["full"], FINDINGS["full"].findings(verdict), color, stderr=True)
    raise Abbruch("Verglichen wird erst, wenn die frühere Fassung zu lesen ist.")


def _kinds(art: list[str] | None, templates: Templates) -> list[str]:
    kinds = templates.kinds()
    unknown = [one for one in art or [] if one not in kinds]
    if unknown:
        known = "\n".join(f"  {kind}: {description(kind, templates.text)}" for kind in kinds)
        raise Abbruch(f"Die Dokumentart „{unknown[0]}“ gibt es nicht. Es gibt:\n{known}")
    chosen = dict.fromkeys(art or _USUAL)
    # What is cited comes first.
    return sorted(chosen, key=lambda kind: kind != LANGFASSUNG)


@dataclass(slots=True)
class _Press:
    """One run: fills templates, and knows the pages of the Langfassung once they are laid out."""

    konzept: Konzept
    day: date
    templates: Templates
    werkzeug: Werkzeug
    compared: Callable[[], Vergleich]
    """What changed since the previous edition, worked out when a document asks for it."""
    pages: dict[str, str] | None = None

    def documents(self, kinds: list[str], formats: list[str]) -> Iterator[tuple[Export, str]]:
        """Each document in its formats, in the order asked for."""
        for kind in kinds:
            yield self.document(kind, formats), kind

    def document(self, kind: str, formats: list[str]) -> Export:
        cites = self.told(lambda: cites_pages(kind, self.templates.text))
        if cites and self.pages is None:
            self.document(LANGFASSUNG, ["pdf"])
        say(f"{kind}: {', '.join(formats)} …")
        compared = self.compared() if self.told(lambda: compares(kind, self.templates.text)) else None
        order = Auftrag(self.konzept, self.day, VERSION, self.pages if cites else None, compared)
        made = self.told(lambda: export(fill(order, kind, self.templates.text), formats, self.werkzeug))
        if kind == LANGFASSUNG and made.seiten:
            self.pages = dict(made.seiten)
        return made

    def told(self, work: Callable[[], T]) -> T:
        """Do ``work``; what is wrong with a template or a text becomes an answer to the user."""
        try:
            return work()
        except (TemplateFehler, TextFehler, ExportFehler) as error:
            raise Abbruch(str(error)) from error
