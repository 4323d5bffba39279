"""konzept log"""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.cli.history import Fassung, Geschichte
from konzept.cli.options import ColorOption, Farbe
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.terminal import quoted, show
from konzept.diff import Art, Change, Vergleich
from konzept.diff import diff as compare
from konzept.finding import Level
from konzept.load import Geladen
from konzept.model import Index, Konzept
from konzept.report.log import HISTORIES, Eintrag, Verlauf
from konzept.schema_faults import suggest

Ausgabe = Enum("Ausgabe", {name: name for name in HISTORIES}, type=str)  # type: ignore[misc]  # derived from the table
_TIP = "HEAD"


def log(
    path: Annotated[
        str,
        typer.Argument(metavar="PFAD", help="Ordner, Datei oder <revision>:<pfad>; bis dorthin reicht der Verlauf."),
    ],
    kennung: Annotated[str, typer.Argument(metavar="KENNUNG", help="Die „id“ des Teils, etwa einer Maßnahme.")],
    output_format: Annotated[
        Ausgabe, typer.Option("--output-format", metavar="|".join(HISTORIES), help="Form der Ausgabe.")
    ] = Ausgabe("text"),
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Zeigt den Verlauf eines Teils in git: wer wann was daran geändert hat, das Neueste zuerst.

    Gezeigt werden nur Revisionen, die an dem Teil etwas ändern. Er wird auch in andere Dateien verfolgt, unter einer
    früheren Kennung, wenn „herkunft“ sie nennt, und in einen Ordner, der früher anders hieß, wenn git es erkennt.
    Exit-Code 0: gezeigt. 2: kein git-Archiv, oder die Kennung gab es nie.
    """
    tip, where, cwd, source = _place(path)
    geschichte = Geschichte(tip, where, cwd)
    verlauf = _Verlauf(geschichte, path, kennung, source).told()
    form = HISTORIES[output_format.value]
    show(form, form.history(verlauf), color)


def _place(argument: str) -> tuple[str, str, Path | None, Eingabe]:
    """The commit to begin with, the path from the root, where git is asked, and what lies there now."""
    source = read(argument)
    if source.folder is None:
        revision, _, inner = source.argument.partition(":")
        tip = git.commit(revision)
        if tip is None:
            raise Abbruch(f"„{revision}“ ist kein Commit; einen Verlauf gibt es nur von Commits.")
        return tip, git.from_root(inner).rstrip("/"), None, source
    inside, tip = git.inside(source.folder), git.commit(_TIP, source.folder)
    if inside is None:
        raise Abbruch(f"{argument} liegt in keinem git-Archiv; ohne git gibt es keinen Verlauf.")
    if tip is None:
        raise Abbruch(f"In dem git-Archiv von {argument} gibt es noch keinen Commit, also auch keinen Verlauf.")
    single = bool(source.show) and not source.show.endswith("/")
    return tip, (inside + Path(argument).name if single else inside).rstrip("/"), source.folder, source


class _Verlauf:
    def __init__(self, geschichte: Geschichte, path: str, kennung: str, source: Eingabe) -> None:
        self.geschichte, self.path, self.kennung, self.source = geschichte, path, kennung, source
        self.names: dict[str, str] = {}
        """Commit → what the part was called there, where it was called otherwise later."""
        self.name = self.ende = self.davor = ""

    def told(self) -> Verlauf:
        fassungen = self.geschichte.fassungen
        if not fassungen:
            raise Abbruch(f"{self.path} steht noch in keinem Commit, also gibt es keinen Verlauf.")
        entries = tuple(entry for one in fassungen.values() if (entry := self.entry(one)))
        if not self.name and not any(one.changes for one in entries):
            raise self.unknown()
        # What is only spoken of under „entfallen“ has no name of its own.
        return Verlauf(self.kennung, self.name or "Der Teil", self.path, entries, len(fassungen), self.ende, self.davor)

    def entry(self, one: Fassung) -> Eintrag | None:
        """What a commit did to the part; None if nothing."""
        own = self.names.get(one.revision.hash, self.kennung)
        parents = [self.geschichte.fassungen[parent] for parent in one.parents if parent in self.geschichte.fassungen]
        for parent in parents:
            self.names.setdefault(parent.revision.hash, own)
        before: list[Fassung | None] = [*parents] or [None]
        if not all(self.geschichte.touched(parent, one, own) for parent in before):
            return None
        konzept = self.geschichte.load(one).konzept
        if konzept is None:
            return Eintrag(one.revision, hinweis=_why(one, self.geschichte.load(one)))
        if not parents:
            return self.first(one, konzept, own)
        found = [self.compared(parent, konzept, own) for parent in parents]
        # A merge did something only if the part is as in none of those it joined.
        if not all(changes for _, changes, _ in found):
            return None
        vergleich, changes, hinweis = found[0]
        return Eintrag(one.revision, changes, vergleich, hinweis)

    def compared(self, parent: Fassung, konzept: Konzept, own: str) -> tuple[Vergleich, tuple[Change, ...], str]:
        """The changes since the nearest readable edition at or before ``parent``."""
        base = self.geschichte.readable(parent)
        before = self.geschichte.load(base).konzept if base else None
        vergleich = compare(before or _nothing(konzept), konzept)
        self.meet(vergleich, own)
        sources = vergleich.pairing.before.get(own, ())
        if sources and sources[0] != own:
            self.names[parent.revision.hash] = sources[0]
        hinweis = "" if before else "Keine Fassung davor ist zu lesen; ob der Teil darin stand, ist nicht zu sagen."
        return vergleich, tuple(_about(vergleich, own)), hinweis

    def first(self, one: Fassung, konzept: Konzept, own: str) -> Eintrag | None:
        """The oldest commit there is: where the concept begins, or the clone."""
        vergleich = compare(_nothing(konzept), konzept)
        self.meet(vergleich, own)
        there = tuple(_about(vergleich, own))
        if konzept.vorgaenger and there:
            self.davor = f"konzept log {quoted(neighbour(self.source, str(konzept.vorgaenger)))} {own}"
        if not one.abgeschnitten:
            return Eintrag(one.revision, there, vergleich) if there else None
        known = "schon" if there else "noch nicht"
        self.ende = (
            f"Hier endet dieser flache Klon ({one.revision.kurz}); den Teil gab es da {known}. Ältere Revisionen holt "
            "„git fetch --unshallow“."
        )
        return None

    def meet(self, vergleich: Vergleich, own: str) -> None:
        """Remember what people call the part, in the newest edition that has it."""
        pairing = vergleich.pairing
        for index, parts in ((vergleich.neu, pairing.new), (vergleich.alt, pairing.old)):
            if not self.name and own in parts:
                self.name = index.name(parts[own].teil)

    def unknown(self) -> Abbruch:
        newest = next((one for one in self.geschichte.fassungen.values() if self.geschichte.load(one).konzept), None)
        konzept = self.geschichte.load(newest).konzept if newest else None
        near = suggest(self.kennung, Index(konzept).alle) if konzept else ""
        said = f"Die Kennung „{self.kennung}“ gibt es in keiner lesbaren Revision von {self.path}. {self.ende}"
        return Abbruch(f"{said.strip()} {near}".strip())


def _why(one: Fassung, loaded: Geladen) -> str:
    if not one.files:
        return "Hier liegt kein Konzept mehr."
    fault = next(finding for finding in loaded.findings if finding.level is Level.FEHLER)
    return f"Diese Fassung ist nicht zu lesen: {one.revision.kurz}:{fault.span}: {fault.message}"


def _nothing(konzept: Konzept) -> Konzept:
    """What every concept begins with."""
    return Konzept(konzept="1", titel=konzept.titel, kommune=konzept.kommune)


def _about(vergleich: Vergleich, own: str) -> list[Change]:
    def concerns(change: Change) -> bool:
        if change.art is Art.AUFGETEILT:
            return own == change.id or own in change.neu
        if change.art is Art.ZUSAMMENGELEGT:
            return own == change.id or own in change.alt
        return own in (change.id, change.id_alt)

    return [change for change in vergleich.changes if not change.folge and concerns(change)]
