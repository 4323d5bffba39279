"""A concept and a template to one document: everything countable is counted here, and its pictures drawn."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from konzept.diff import Vergleich
from konzept.dokument import Dokument
from konzept.gesicht import HAUS, Farben
from konzept.model import Index, Konzept
from konzept.render.bilder import Bilder
from konzept.render.comparison import Gegenueberstellung
from konzept.render.drucksachen import Drucksachen
from konzept.render.edition import zeitraum
from konzept.render.environment import compiled, drawn, names_in
from konzept.render.fehlt import Fehlt
from konzept.render.finanzplan import Finanzplan
from konzept.render.massnahmenplan import Massnahmenplan
from konzept.render.parse import TextFehler
from konzept.render.plain import clean
from konzept.render.register import Register
from konzept.render.sorting import alphabetisch
from konzept.render.template_faults import TemplateFehler

__all__ = [
    "Auftrag",
    "Fehlt",
    "TemplateFehler",
    "TextFehler",
    "about_a_paper",
    "alphabetisch",
    "cites_pages",
    "clean",
    "compares",
    "description",
    "first_comment",
    "render",
    "zeitraum",
]

Quelltext = Callable[[str], str]
"""The text of a template by its name, ``"kurzfassung.md.j2"``; the town's own folder first."""
ENDING = ".md.j2"


@dataclass(frozen=True, slots=True)
class Auftrag:
    """What a document is made of, beside its template."""

    konzept: Konzept
    stichtag: date
    """The day the document speaks of; also the date in the file's properties."""
    version: str
    """Version of the program, for the imprint."""
    seiten: Mapping[str, str] | None = None
    """Printed page of each id in the Langfassung, for documents that cite it."""
    vergleich: Vergleich | None = None
    """What changed since the previous edition, for documents that tell it."""
    teil: str | None = None
    """Id of the part a document is about, if it is about a single one; None: it chooses by itself."""
    farben: Farben = HAUS.farben
    """The colours of the pictures."""


def render(auftrag: Auftrag, art: str, quelltext: Quelltext) -> Dokument:
    """Fill the template of one kind of document.

    TemplateFehler names template and line if that fails, TextFehler quotes a text that cannot be printed, Fehlt says
    what the concept would have to contain.
    """
    konzept = auftrag.konzept
    index = Index(konzept)
    bilder = Bilder(index, auftrag.stichtag, drawn(quelltext), auftrag.farben)
    werte: dict[str, Any] = {
        "konzept": konzept,
        "index": index,
        "bilder": bilder,
        "bezeichnungen": konzept.bezeichnungen,
        "stichtag": auftrag.stichtag,
        "version": auftrag.version,
        "zeitraum": zeitraum(konzept),
        "plan": Massnahmenplan(index),
        "finanzplan": Finanzplan(index),
        "register": Register(index),
        "drucksachen": Drucksachen(konzept, auftrag.teil),
    }
    if auftrag.seiten is not None:
        werte["seiten"] = auftrag.seiten
    if auftrag.vergleich is not None:
        werte["vergleich"] = Gegenueberstellung(auftrag.vergleich)
    filled = compiled(art + ENDING, quelltext)(werte)
    return Dokument(
        art=art,
        titel=clean(filled.titel or konzept.titel),
        untertitel=clean(konzept.untertitel or "" if filled.untertitel is None else filled.untertitel),
        kommune=clean(_full_name(konzept)),
        deckblatt=tuple(map(clean, filled.deckblatt)),
        datum=auftrag.stichtag,
        markdown=filled.markdown,
        kennungen=frozenset(index.alle),
        blatt=bool(filled.blatt),
        name=clean(filled.name or ""),
        bilder=dict(bilder.gezeichnet),
    )


def _full_name(konzept: Konzept) -> str:
    """„Kreisstadt Steinfurt“, but „Rhein-Kreis Neuss“: a name that says what it is needs no second word for it."""
    form, name = konzept.kommune.form or "", konzept.kommune.name
    return name if form.casefold() in name.casefold() else f"{form} {name}"


def cites_pages(art: str, quelltext: Quelltext) -> bool:
    """Whether a kind of document cites pages of the Langfassung: whether its template asks for ``seiten``."""
    return "seiten" in names_in(quelltext(art + ENDING), art + ENDING)


def compares(art: str, quelltext: Quelltext) -> bool:
    """Whether a kind of document tells what changed: whether its template asks for ``vergleich``."""
    return "vergleich" in names_in(quelltext(art + ENDING), art + ENDING)


def about_a_paper(art: str, quelltext: Quelltext) -> bool:
    """Whether a kind of document is about one council paper: whether its template asks for ``drucksachen``."""
    return "drucksachen" in names_in(quelltext(art + ENDING), art + ENDING)


def description(art: str, quelltext: Quelltext) -> str:
    """What a kind of document is, one line: the first comment of its template."""
    return first_comment(quelltext(art + ENDING))


def first_comment(source: str) -> str:
    """The comment a template begins with, as one line; empty if it begins with something else."""
    found = re.match(r"\s*\{%#-?(.*?)-?#%\}", source, re.DOTALL)
    return " ".join(found[1].split()) if found else ""
