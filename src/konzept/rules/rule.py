"""What a rule is: one generator named after the fault it finds, documented where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from inspect import cleandoc
from textwrap import dedent
from types import UnionType
from typing import Any

from konzept.finding import Level
from konzept.model import REIFEGRADE, Abschnitt, Index, Knoten, Konzept, Reifegrad
from konzept.settings import Hausregeln


@dataclass(frozen=True, slots=True)
class Kontext:
    """What a rule may know beside the part it sees."""

    index: Index
    stichtag: date
    ort: Callable[[Knoten], str] = field(default=lambda _knoten: "")
    """Where a part stands, as file and line."""
    bild: Callable[[str], bool] = field(default=lambda _name: True)
    """Whether there is a picture of this name in the concept's folder."""
    vorgaenger: Index | None = None
    """The previous edition, if the concept names one and it can be read."""
    hausregeln: Hausregeln = field(default_factory=Hausregeln)
    """What the town has set for itself."""

    @property
    def konzept(self) -> Konzept:
        """The whole concept."""
        return self.index.konzept

    def name(self, teil: Abschnitt) -> str:
        """The part as a reader of the print knows it: „Maßnahme 1.3 „Duale Ausbildung …““ in the concept's words."""
        return self.index.name(teil)

    def nummern(self, teile: Iterable[Abschnitt]) -> str:
        """Their printed numbers as a reader lists them: "1.1, 1.4 und 2.3", or the first five "und 7 weitere"."""
        return self.index.nummern(teile)


Fund = tuple[str, str] | tuple[str, str, str]
"""What a rule yields: the field it is about (dotted path from the part, empty for the part), a German sentence, and
the words in that field to point at, if it is a long one."""
Check = Callable[[Any, Kontext], Iterator[Fund]]


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue."""

    check: Check = field(repr=False)
    name: str
    """The function's name in kebab-case: the name of the fault."""
    thema: str
    """The subject, the module or package it stands in; selects all of its rules."""
    sieht: type[Abschnitt] | UnionType
    """The kind of part it looks at, or several: ``Feld | Massnahme``."""
    level: Level
    ab: Reifegrad
    """From this reifegrad on it weighs ``level``; before, it is a hinweis."""
    viele: str = ""
    """What is said of many parts of one field at once, as the end of a sentence without its full stop: "nennen keine
    Verantwortlichen". Empty if each part has to be told by itself."""
    nur_mit: Callable[[str], object] | None = field(default=None, repr=False)
    """A quick look at the words of a part: where it sees nothing, the rule has nothing to say and is not asked."""

    def weight(self, reifegrad: Reifegrad) -> Level:
        """How much a finding weighs in a concept of this reifegrad."""
        return self.level if REIFEGRADE.index(reifegrad) >= REIFEGRADE.index(self.ab) else Level.HINWEIS

    @cached_property
    def doc(self) -> "Doc":
        """The documentation, read from the docstring."""
        return Doc.parse(self.check.__doc__ or "")


def rule(
    level: Level, ab: Reifegrad = "sammlung", viele: str = "", nur_mit: Callable[[str], object] | None = None
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; the annotation of its first parameter says which parts it looks at."""

    def make(check: Check) -> Rule:
        sieht = next(iter(check.__annotations__.values()))
        return Rule(check, check.__name__.replace("_", "-"), _subject(check.__module__), sieht, level, ab, viele,
                    nur_mit)  # fmt: skip

    return make


def _subject(module: str) -> str:
    """``konzept.rules.<subject>`` or, of a subject in several modules, ``konzept.rules.<subject>.<module>``."""
    return module.removeprefix(f"{__package__}.").partition(".")[0]


_SECTION = re.compile(r"^(Abhilfe|Quelle|Vorgänger|Schlecht|Gut):[ \n]*?(?=\S|    )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Doc:
    """The sections of a rule's docstring."""

    satz: str
    """What the rule finds, one sentence."""
    warum: str
    """Why that is a fault."""
    abhilfe: str
    """How to mend it; also the hint of each finding."""
    quelle: str
    """The document, law or convention that asks for it."""
    schlecht: str
    """A concept with the fault; the faulty lines end in ``# <-``."""
    gut: str
    """The same without the fault."""
    vorgaenger: str = ""
    """The previous edition that both examples follow; empty if the rule needs none."""

    @classmethod
    def parse(cls, docstring: str) -> "Doc":
        """Split a docstring; a section that is missing is empty."""
        head, *rest = _SECTION.split(cleandoc(docstring))
        sections = dict(zip(rest[::2], rest[1::2], strict=True))
        satz, _, warum = head.partition("\n\n")
        words = {name: " ".join(sections.get(name, "").split()) for name in ("Abhilfe", "Quelle")}
        code = {name: dedent(sections.get(name, "")).strip() for name in ("Vorgänger", "Schlecht", "Gut")}
        return cls(satz.strip(), " ".join(warum.split()), words["Abhilfe"], words["Quelle"],
                   code["Schlecht"], code["Gut"], code["Vorgänger"])  # fmt: skip
