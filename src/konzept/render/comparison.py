"""Two editions for print: the rows of a Synopse and the fate of every old part, in the words of the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from konzept.diff import Art, Change, Schicksal, Strich, Verb, Vergleich, marks
from konzept.model import (
    Abschnitt,
    Feld,
    Gewicht,
    Index,
    Knoten,
    Konzept,
    kinds,
    part_class,
    references,
    title_field,
    weight_of,
)

_CLASSES = {Strich.GLEICH: "", Strich.WEG: "gestrichen", Strich.NEU: "eingefuegt"}


@dataclass(frozen=True, slots=True)
class Stueck:
    """A piece of a line, plain text."""

    text: str
    klasse: str = ""
    """How it is marked: ``gestrichen``, ``eingefuegt``, ``fett``; empty if it is not."""
    vor: bool = False
    """Whether a blank stands before it; a mark must not begin with one."""
    nach: bool = False


Satz = tuple[Stueck, ...]
"""One line of a cell."""


@dataclass(frozen=True, slots=True)
class Zeile:
    """One part of a Synopse; each cell is some lines."""

    alt: tuple[Satz, ...]
    neu: tuple[Satz, ...]
    erlaeuterung: tuple[Satz, ...]


@dataclass(frozen=True, slots=True)
class Bereich:
    """The rows of one field of action, or of one chapter of the frame."""

    titel: str
    zeilen: tuple[Zeile, ...]


class Gegenueberstellung:
    """What a template may ask about two editions."""

    def __init__(self, vergleich: Vergleich) -> None:
        self._vergleich = vergleich
        self.alt, self.neu = vergleich.alt.konzept, vergleich.neu.konzept
        self.schicksale = vergleich.schicksale

    @cached_property
    def bereiche(self) -> tuple[Bereich, ...]:
        """Every changed part once, by field of the newer edition; what is gone stands in the field that goes on."""
        sides = (self._vergleich.neu, self._vergleich.alt)
        rows = {self._bereich(knoten, index): list[Zeile]() for index in sides for knoten in index.knoten}
        for changes in _by_part(self._vergleich.changes):
            rows[self._place(changes[0])].append(self._row(changes))
        return tuple(Bereich(name, tuple(found)) for name, found in rows.items() if found)

    @cached_property
    def zaehlung(self) -> tuple[tuple[str, int], ...]:
        """How many changed parts there are of each kind of change, by the first that is said of them."""
        heads = [_head(changes).value for changes in _by_part(self._vergleich.changes)]
        return tuple((art.value, heads.count(art.value)) for art in Art if art.value in heads)

    @cached_property
    def bilanz(self) -> tuple[tuple[str, int], ...]:
        """How many old parts have which fate; the sum is the number of old parts."""
        found = [one.verb for one in self.schicksale]
        return tuple((verb.value, found.count(verb)) for verb in Verb if verb in found)

    @cached_property
    def unveraendert(self) -> int:
        """Number of parts that are the same in both editions."""
        return sum(one.verb is Verb.UNVERAENDERT for one in self.schicksale)

    @cached_property
    def verbleib(self) -> tuple[tuple[str, tuple[Schicksal, ...]], ...]:
        """Fates by field of action of the older edition, in its order."""
        rows: dict[str, list[Schicksal]] = {}
        for fate in self.schicksale:
            rows.setdefault(self._bereich(self._vergleich.pairing.old[fate.id], self._vergleich.alt), []).append(fate)
        return tuple((name, tuple(found)) for name, found in rows.items())

    def name_neu(self, kennung: str) -> str:
        """What a part is called in the newer edition, with its number."""
        teil = self._vergleich.neu.get(kennung)
        return self._vergleich.neu.name(teil) if teil is not None else kennung

    def name_alt(self, fate: Schicksal) -> str:
        """What an old part was called in the older edition, with its number."""
        return self._vergleich.alt.name(self._vergleich.pairing.old[fate.id].teil)

    def _bereich(self, knoten: Knoten, index: Index) -> str:
        """Title of the field a part belongs to, or of the root key it stands under. An old field that goes on under
        another name lends its parts the new one."""
        field = knoten
        while field.eltern is not None and not isinstance(field.teil, Feld):
            field = field.eltern
        if isinstance(field.teil, Feld):
            after = self._vergleich.pairing.after.get(field.teil.id, ()) if index is self._vergleich.alt else ()
            heir = self._vergleich.neu.get(after[0]) if after else None
            return self._vergleich.neu.name(heir) if heir is not None else index.name(field.teil)
        if not knoten.route or not isinstance(knoten.route[0], str):
            return "Das Konzept"
        return label(Konzept, knoten.route[0])

    def _place(self, change: Change) -> str:
        pairing = self._vergleich.pairing
        if change.id in pairing.new and change.art not in (Art.ENTFALLEN, Art.AUFGETEILT):
            return self._bereich(pairing.new[change.id], self._vergleich.neu)
        if change.id in pairing.old:
            return self._bereich(pairing.old[change.id], self._vergleich.alt)
        return label(Konzept, "entfallen")

    def _row(self, changes: Sequence[Change]) -> Zeile:
        head, pairing = changes[0], self._vergleich.pairing
        old = pairing.old.get(head.id_alt or head.id) if head.route_alt is not None else None
        new = pairing.new.get(head.id) if head.route_neu is not None else None
        alt, neu, said = _named(self._vergleich.alt, old), _named(self._vergleich.neu, new), list[str]()
        for change in changes:
            left, right, words = self._told(change)
            alt += left
            neu += right
            said += [words] if words else []
        return Zeile(tuple(alt), tuple(neu), tuple((Stueck(one),) for one in dict.fromkeys(said)))

    def _told(self, change: Change) -> tuple[list[Satz], list[Satz], str]:
        """Lines for the left and the right cell, and the words of the council."""
        cls, alt, neu = kinds()[change.klasse], self._vergleich.alt, self._vergleich.neu
        if change.art is Art.NEU:
            return [], _entries(cls, change.neu, neu), "neu"
        if change.art is Art.ENTFALLEN:
            return _entries(cls, change.alt, alt), [], "entfallen" + (f": {change.grund}" if change.grund else "")
        if change.art is Art.AUFGETEILT:
            return [], [(Stueck(self.name_neu(one)),) for one in change.neu], "aufgeteilt"
        if change.art is Art.ZUSAMMENGELEGT:
            others = [teil for one in change.alt if (teil := alt.get(one)) is not None][1:]
            return [(Stueck(alt.name(one)),) for one in others], [], "zusammengelegt"
        if change.art is Art.VERSCHOBEN:
            return [], [], f"verschoben von {_home(alt, change.alt)} nach {_home(neu, change.neu)}"
        left, right = _exchanged(cls, change, alt, neu)
        said = "umbenannt" if change.art is Art.UMBENANNT else f"geändert: {label(cls, change.feld)}"
        return left, right, said


def _home(index: Index, kennung: str) -> str:
    teil = index.get(kennung)
    return index.name(teil) if teil is not None else "dem Konzept"


def _named(index: Index, knoten: Knoten | None) -> list[Satz]:
    return [(Stueck(index.name(knoten.teil), "fett"),)] if knoten is not None else []


def label(cls: type[Abschnitt], path: str) -> str:
    """What a reader calls a field: the title the model gives it, else its key; of a path the words with commas."""
    name, _, rest = path.partition(".")
    field = cls.model_fields[name]
    word = field.title or name.replace("_", " ").capitalize()
    inner = part_class(field.annotation) if rest else None
    return f"{word}, {label(inner, rest)}" if inner else word


def _by_part(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes of one part together, in the order in which the parts come."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in (one for one in changes if not one.folge):
        side = "alt" if change.route_neu is None or change.art is Art.AUFGETEILT else "neu"
        found.setdefault((side, change.id), []).append(change)
    return list(found.values())


def _head(changes: Sequence[Change]) -> Art:
    arts = {change.art for change in changes}
    return next(art for art in Art if art in arts)


def _entries(cls: type[Abschnitt], fields: Mapping[str, Any], index: Index) -> list[Satz]:
    """All fields of a part but its title, which stands above them, and what only concerns the print."""
    return [
        (Stueck(f"{label(cls, feld)}: {_words(cls, feld, value, index)}"),)
        for feld, value in fields.items()
        if feld != title_field(cls) and weight_of(cls, feld) is not Gewicht.REDAKTIONELL
    ]


def _words(cls: type[Abschnitt], feld: str, value: Any, index: Index) -> str:
    """A value as a reader reads it: ids as the names they stand for."""
    if isinstance(value, list):
        return "; ".join(_words(cls, feld, one, index) for one in value)
    if isinstance(value, dict):
        inner = part_class(cls.model_fields[feld.partition(".")[0]].annotation)
        return ", ".join(
            f"{label(inner, key) if inner else key}: {_words(inner or cls, key, one, index)}"
            for key, one in value.items()
        )
    if value is None:
        return ""
    if feld in dict(references(cls)):
        teil = index.get(str(value))
        return index.name(teil) if teil is not None else str(value)
    return str(value)


def _exchanged(cls: type[Abschnitt], change: Change, alt: Index, neu: Index) -> tuple[list[Satz], list[Satz]]:
    """Both wordings, with what was taken out and what was put in marked; nothing for a side that has none."""
    head = Stueck(f"{label(cls, change.feld)}:", nach=True)
    pieces = marks(_words(cls, change.feld, change.alt, alt), _words(cls, change.feld, change.neu, neu))
    left = (head, *(_marked(sign, text) for sign, text in pieces if sign is not Strich.NEU))
    right = (head, *(_marked(sign, text) for sign, text in pieces if sign is not Strich.WEG))
    return [left] if change.alt is not None else [], [right] if change.neu is not None else []


def _marked(sign: Strich, text: str) -> Stueck:
    core = text.strip()
    return Stueck(core, _CLASSES[sign] if core else "", text[:1].isspace(), bool(core) and text[-1:].isspace())
