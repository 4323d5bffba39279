"""Two editions for print: what a template may ask about them.

Vergleich --outline----> where each row stands
          --changed----> both wordings of a field, by `reading` the model and `exchange` of words
          --explanation> what happened, in words
          --synopsis---> the rows of a Synopse
"""

from dataclasses import dataclass
from functools import cached_property

from konzept.diff import Schicksal, Verb, Vergleich
from konzept.render.cell import Zelle, satz
from konzept.render.comparison.explanation import Erlaeuterung
from konzept.render.comparison.outline import chapter, field_of
from konzept.render.comparison.synopsis import RANG, Bereich, synopsis
from konzept.render.edition import fassung
from konzept.render.parse import beim_drucken

__all__ = ["AlterBereich", "Bereich", "Gegenueberstellung", "Verbleib"]


@dataclass(frozen=True, slots=True)
class Verbleib:
    """What became of one old part."""

    alt: str
    """What it was called, with its number."""
    verb: str
    neu: Zelle
    """What continues it, or why nothing does."""


@dataclass(frozen=True, slots=True)
class AlterBereich:
    """The old parts of one field of action, or of one chapter of the frame."""

    titel: str
    zeilen: tuple[Verbleib, ...]


class Gegenueberstellung:
    """What a template may ask about two editions; everything is worked out when it is asked for."""

    def __init__(self, vergleich: Vergleich) -> None:
        self._vergleich = vergleich
        self.schicksale = vergleich.schicksale
        self.alt = fassung(vergleich.alt.konzept)
        """The older edition in one line."""
        self.neu = fassung(vergleich.neu.konzept)

    @cached_property
    def bereiche(self) -> tuple[Bereich, ...]:
        """The sections of the Synopse, each with its rows. TextFehler if a text cannot be printed."""
        return synopsis(self._vergleich)

    @cached_property
    def zaehlung(self) -> tuple[tuple[str, int], ...]:
        """How many rows there are for each verb; their sum is the number of rows."""
        found = [zeile.art for bereich in self.bereiche for zeile in bereich.zeilen]
        return tuple((art.value, found.count(art)) for art in RANG if art in found)

    @cached_property
    def unveraendert(self) -> int:
        """Number of parts that are the same in both editions."""
        return sum(one.verb is Verb.UNVERAENDERT for one in self.schicksale)

    @cached_property
    def bilanz(self) -> tuple[tuple[str, int], ...]:
        """How many old parts have which fate; the sum is the number of old parts."""
        found = [one.verb for one in self.schicksale]
        return tuple((verb.value, found.count(verb)) for verb in Verb if verb in found)

    @cached_property
    def ohne_angabe(self) -> int:
        """Number of parts that are gone without a word about it."""
        return sum(one.verb is Verb.OHNE_ANGABE for one in self.schicksale)

    @cached_property
    def verbleib(self) -> tuple[AlterBereich, ...]:
        """Every part of the older edition once, in its order. TextFehler if a reason cannot be printed."""
        old, index = self._vergleich.pairing.old, self._vergleich.alt
        titles, rows = dict[str, str](), dict[str, list[Verbleib]]()
        words = Erlaeuterung(self._vergleich)
        for fate in self.schicksale:
            knoten = old[fate.id]
            feld = field_of(knoten)
            key = str(feld.route if feld else knoten.route[:1])
            titles[key] = index.name(feld.teil) if feld else chapter(knoten, index)
            name = index.name(knoten.teil)
            with beim_drucken(name):
                row = Verbleib(name, fate.verb.value, self._after(fate, words))
            rows.setdefault(key, []).append(row)
        return tuple(AlterBereich(titles[key], tuple(found)) for key, found in rows.items())

    def _after(self, fate: Schicksal, words: Erlaeuterung) -> Zelle:
        pairing, neu = self._vergleich.pairing, self._vergleich.neu
        if fate.mit:
            return (satz(f"mit {self._vergleich.alt.name(pairing.old[fate.mit].teil)}"),)
        return (*(satz(neu.name(pairing.new[one].teil)) for one in fate.nach), *words.reason(fate.id))
