"""A cell of a table that holds several lines with marks, and how Markdown says it."""

from dataclasses import dataclass

from konzept.diff import Strich
from konzept.render.plain import BLANKS, escape

_CLASSES = {Strich.WEG: "gestrichen", Strich.NEU: "eingefuegt"}
BREAK = "[ ]{.umbruch}"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Stueck:
    """Some words of a line, plain, and what happened to them."""

    text: str
    strich: Strich = Strich.GLEICH


@dataclass(frozen=True, slots=True)
class Satz:
    """One line of a cell."""

    stuecke: tuple[Stueck, ...]
    fett: bool = False

    @property
    def text(self) -> str:
        """Its words without marks."""
        return "".join(one.text for one in self.stuecke)


Zelle = tuple[Satz, ...]


def satz(text: str, *, fett: bool = False) -> Satz:
    """A line without marks."""
    return Satz((Stueck(text),), fett)


def zelle(saetze: Zelle) -> str:
    """The lines below each other, as Markdown for one cell; every word of them escaped, an empty cell a dash."""
    return BREAK.join(_line(one) for one in saetze if one.text.strip()) or NOTHING


def _line(one: Satz) -> str:
    words = "".join(map(_marked, one.stuecke)).strip(" ")
    return f"[{words}]{{.fett}}" if one.fett else words


def _marked(stueck: Stueck) -> str:
    """Escaping takes the blanks at both ends; they stay, outside of the mark."""
    words = escape(stueck.text)
    if not words:
        return " " if stueck.text else ""
    before, after = (" " if BLANKS.match(edge) else "" for edge in (stueck.text[0], stueck.text[-1]))
    name = _CLASSES.get(stueck.strich)
    return before + (f"[{words}]{{.{name}}}" if name else words) + after
