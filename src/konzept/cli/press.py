"""Makes documents: fills templates and lays them out; knows the pages that others cite."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from konzept.cli.asked import Asked
from konzept.cli.bounds import bounded
from konzept.cli.earlier import Earlier
from konzept.cli.german import Abbruch, Entfaellt
from konzept.cli.templates import Templates
from konzept.cli.whereabouts import Whereabouts
from konzept.cli.writing import file_stem
from konzept.export import Auftrag, Ergebnis, ExportFehler, Werkzeug, prepare, write
from konzept.model import Konzept
from konzept.render import Auftrag as Vorlage
from konzept.render import Fehlt, TemplateFehler, TextFehler, about_a_paper, cites_pages, compares
from konzept.render import render as fill
from konzept.version import VERSION

T = TypeVar("T")
ZUGLEICH = 2
"""Formats made at the same time; more of them would need more memory than two cores save time."""
LANGFASSUNG = "konzept"
"""The kind of document whose pages others cite."""


@dataclass(slots=True)
class Press:
    """One concept and all that its documents are made with."""

    konzept: Konzept
    day: date
    templates: Templates
    werkzeug: Werkzeug
    earlier: Earlier
    teil: str | None = None
    """Id of the paper that a document is to be about; None: the newest."""
    where: Whereabouts | None = None
    """Says where in the files of the concept stands what cannot be printed."""
    pages: dict[str, str] | None = None
    """Pages of the Langfassung, once they are known."""

    def cites(self, kind: str) -> bool:
        """Whether a kind of document cites pages of the Langfassung."""
        return self._asks(cites_pages, kind)

    def compares(self, kind: str) -> bool:
        """Whether it tells what has changed since an earlier edition."""
        return self._asks(compares, kind)

    def about_a_paper(self, kind: str) -> bool:
        """Whether it is about a single council paper."""
        return self._asks(about_a_paper, kind)

    def begin(self, kind: str) -> "Work":
        """A document that is going to be made."""
        return Work(self, kind, Asked(self.templates, self.werkzeug.bild))

    def _asks(self, question: Callable[[str, Callable[[str], str]], bool], kind: str) -> bool:
        """What a template says of itself by the names it uses."""
        with bounded(kind):
            return told(lambda: question(kind, self.templates.text))


@dataclass(slots=True)
class Work:
    """One document in the making: filled and checked once, whatever is made of it."""

    press: Press
    kind: str
    asked: Asked
    _ready: tuple[str, Auftrag] | None = field(default=None)

    @property
    def stem(self) -> str:
        """The name of its files without ending."""
        return self._made()[0]

    def write(self, name: str) -> Ergebnis:
        """One format of it."""
        auftrag = self._made()[1]
        return told(lambda: write(auftrag, name), self.press.where)

    def written(self, names: Collection[str]) -> dict[str, Ergebnis]:
        """Several formats of it side by side, as each of them mostly waits for programs of its own."""
        self._made()
        pool = ThreadPoolExecutor(ZUGLEICH)
        try:
            # What takes longest goes first.
            jobs = {name: pool.submit(self.write, name) for name in sorted(names, key=lambda name: name != "pdf")}
            return {name: jobs[name].result() for name in names}
        finally:
            pool.shutdown(cancel_futures=True)

    def _made(self) -> tuple[str, Auftrag]:
        if self._ready is None:
            press, kind = self.press, self.kind
            order = Vorlage(
                press.konzept,
                press.day,
                VERSION,
                press.pages if press.cites(kind) else None,
                press.earlier.compared if press.compares(kind) else None,
                press.teil,
                press.werkzeug.gesicht.farben,
            )
            with bounded(kind):
                filled = told(lambda: fill(order, kind, self.asked.text), press.where)
            stem = file_stem(press.konzept, kind, filled.name)
            tools = replace(press.werkzeug, vorlage=self.asked.find, bild=self.asked.image, vorsatz=stem + "-")
            self._ready = stem, told(lambda: prepare(filled, tools), press.where)
        return self._ready


def told(work: Callable[[], T], where: Whereabouts | None = None) -> T:
    """Do ``work``; what is wrong with a template or a text becomes an answer to the user."""
    try:
        return work()
    except (TextFehler, ExportFehler) as error:
        raise Abbruch(where.told(error) if where else str(error)) from error
    except Fehlt as error:
        raise Entfaellt(str(error)) from error
    except TemplateFehler as error:
        raise Abbruch(str(error)) from error
