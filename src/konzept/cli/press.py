"""One run of konzept render: fills templates and makes files, the document that others cite before them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar

from konzept.cli.german import Abbruch
from konzept.cli.templates import Templates
from konzept.cli.terminal import say
from konzept.cli.writing import file_stem
from konzept.diff import Vergleich
from konzept.export import Export, ExportFehler, Werkzeug, export
from konzept.model import Konzept
from konzept.render import Auftrag, Fehlt, TemplateFehler, TextFehler, about_a_paper, cites_pages, compares
from konzept.render import render as fill
from konzept.version import VERSION

T = TypeVar("T")
LANGFASSUNG = "konzept"
"""The kind of document whose pages others cite."""


class Druck(NamedTuple):
    """One printed document."""

    stamm: str
    """Name of its files without ending."""
    export: Export


@dataclass(slots=True)
class Press:
    """Fills templates, and knows the pages of the Langfassung once they are laid out."""

    konzept: Konzept
    day: date
    templates: Templates
    werkzeug: Werkzeug
    compared: Callable[[], Vergleich]
    """What changed since the previous edition, worked out when a document asks for it."""
    teil: str | None = None
    """Id of the paper that a document is to be about; None: the newest."""
    pages: dict[str, str] | None = None

    def documents(self, kinds: list[str], formats: list[str]) -> Iterator[Druck]:
        """Each document in its formats, in the order asked for."""
        if self.teil is not None and not any(self.asks(about_a_paper, kind) for kind in kinds):
            raise Abbruch("„--teil“ wählt eine Drucksache; dazu gehört „--art mitteilung“ oder „--art vorlage“.")
        for kind in kinds:
            yield self.document(kind, formats)

    def document(self, kind: str, formats: list[str]) -> Druck:
        """One document; before one that cites its pages, the Langfassung."""
        cites = self.asks(cites_pages, kind)
        if cites and self.pages is None:
            self.document(LANGFASSUNG, ["pdf"])
        say(f"{kind}: {', '.join(formats)} …")
        compared = self.compared() if self.asks(compares, kind) else None
        order = Auftrag(self.konzept, self.day, VERSION, self.pages if cites else None, compared, self.teil)
        filled = self.told(lambda: fill(order, kind, self.templates.text))
        stem = file_stem(self.konzept, kind, filled.name)
        made = self.told(lambda: export(filled, formats, replace(self.werkzeug, vorsatz=stem + "-")))
        if kind == LANGFASSUNG and made.seiten:
            self.pages = dict(made.seiten)
        return Druck(stem, made)

    def asks(self, question: Callable[[str, Callable[[str], str]], bool], kind: str) -> bool:
        """What a template says of itself by the names it uses."""
        return self.told(lambda: question(kind, self.templates.text))

    def told(self, work: Callable[[], T]) -> T:
        """Do ``work``; what is wrong with a template or a text becomes an answer to the user."""
        try:
            return work()
        except (TemplateFehler, TextFehler, Fehlt, ExportFehler) as error:
            raise Abbruch(str(error)) from error
