"""One walk over a concept, and what follows from it: ids, parents, printed numbers, references.

Everything here reads the classes themselves; a new kind of part needs nothing in this file.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast, get_args

from konzept.model.grund import Abschnitt, Teil
from konzept.model.konzept import Konzept
from konzept.model.ziele import Feld, Leitziel, Massnahme, Teilziel
from konzept.werte import Verweis

_Fact = TypeVar("_Fact")
Route = tuple[str | int, ...]
"""The way from the root to a part: ``("handlungsfelder", 0, "leitziele", 2)``."""


class Knoten(NamedTuple):
    """A part and where it stands."""

    route: Route
    teil: Abschnitt
    eltern: "Knoten | None"
    """The part around it; None for the concept itself."""

    @property
    def feld(self) -> "Knoten":
        """The Handlungsfeld or Querschnittsthema it is or belongs to; outside of them the concept itself."""
        knoten = self
        while knoten.eltern is not None and not isinstance(knoten.teil, Feld):
            knoten = knoten.eltern
        return knoten

    @property
    def kopf(self) -> Route:
        """Where the part as a whole is spoken of: the concept has no line of its own but that of its title."""
        return self.route or ("titel",)


def walk(konzept: Konzept) -> Iterator[Knoten]:
    """Every part of the concept once, the concept itself first, each before what it holds."""
    return _walk(Knoten((), konzept, None))


def _walk(knoten: Knoten) -> Iterator[Knoten]:
    yield knoten
    for name in _children(type(knoten.teil)):
        value = getattr(knoten.teil, name)
        if isinstance(value, Abschnitt):
            yield from _walk(Knoten((*knoten.route, name), value, knoten))
        elif value:
            for number, item in enumerate(value):
                yield from _walk(Knoten((*knoten.route, name, number), item, knoten))


@cache
def _children(cls: type[Abschnitt]) -> tuple[str, ...]:
    """Names of the fields of ``cls`` that hold parts."""
    return tuple(name for name, field in cls.model_fields.items() if part_class(field.annotation))


def part_class(annotation: Any) -> type[Abschnitt] | None:
    """The class of part inside an annotation such as ``tuple[Massnahme, ...]``; None if it holds values only."""
    if isinstance(annotation, type) and issubclass(annotation, Abschnitt):
        return annotation
    return next((found for arg in get_args(annotation) if (found := part_class(arg))), None)


@cache
def kinds(root: type[Abschnitt] = Konzept) -> dict[str, type[Abschnitt]]:
    """Every kind of part below ``root``, and ``root`` itself, by the name of its class."""
    found = {root.__name__: root}
    for name in _children(root):
        inner = part_class(root.model_fields[name].annotation)
        found |= kinds(inner) if inner else {}
    return found


@cache
def references(cls: type[Abschnitt]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Fields of ``cls`` that name the ``id`` of another part, and the class names they may name."""
    found = ((name, _verweis((field.annotation, *field.metadata))) for name, field in cls.model_fields.items())
    return tuple((name, verweis.ziele) for name, verweis in found if verweis)


def _verweis(args: tuple[Any, ...]) -> Verweis | None:
    for arg in args:
        found = arg if isinstance(arg, Verweis) else _verweis((*get_args(arg), *getattr(arg, "__metadata__", ())))
        if found:
            return found
    return None


def word(cls: type[Abschnitt]) -> str:
    """What a reader calls this kind of part: class names are ASCII, a reader's words are not."""
    return {"Massnahme": "Maßnahme"}.get(cls.__name__, cls.__name__)


_NAMES = ("titel", "name", "begriff", "betreff", "art", "id")


def title_field(cls: type[Abschnitt]) -> str:
    """The field by which a reader calls parts of this kind; "" if they have none."""
    return next((name for name in _NAMES if name in cls.model_fields and name != "id"), "")


def title(teil: Abschnitt) -> str:
    """What a reader calls a part: the first of titel, name, begriff, betreff, art it has; else its id."""
    named = (getattr(teil, field) for field in _named(type(teil)))
    return next((str(value) for value in named if value), type(teil).__name__)


@cache
def _named(cls: type[Abschnitt]) -> tuple[str, ...]:
    """The fields of ``_NAMES`` that parts of this kind have: pydantic takes long to say that one is not there."""
    return tuple(name for name in _NAMES if name in cls.model_fields)


_LISTED = 5
"""So many numbers are read; of more it is enough to know how many."""


class Index:
    """A concept by id: what every rule, document and comparison looks up. Built once, in one walk."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self.knoten = tuple(walk(konzept))
        self.alle: dict[str, list[Knoten]] = {}
        """All parts that carry an id; more than one where an id is used twice."""
        # By the part itself: an id may, by mistake, be there twice.
        self._nummern: dict[int, str] = {}
        self._einmal: dict[tuple[object, ...], object] = {}
        for knoten in self.knoten:
            if isinstance(knoten.teil, Teil):
                self.alle.setdefault(knoten.teil.id, []).append(knoten)
        for felder in (konzept.handlungsfelder, konzept.querschnittsthemen):
            for position, feld in enumerate(felder, 1):
                self._number(feld, str(position))

    @property
    def geltung(self) -> tuple[date | None, date | None]:
        """First and last day the concept is valid; None where it does not say."""
        von, bis = self.konzept.geltung.von, self.konzept.geltung.bis
        return (von.beginn if von else None), (bis.ende if bis else None)

    def einmal(self, fact: Callable[..., _Fact], *about: Hashable) -> _Fact:
        """What ``fact`` says of the whole concept ``about`` that, worked out once however many parts ask for it."""
        key = (fact, *about)
        if key not in self._einmal:
            self._einmal[key] = fact(self, *about)
        return cast(_Fact, self._einmal[key])

    def get(self, kennung: str) -> Teil | None:
        """The part with this id, None if there is none."""
        found = self.alle.get(kennung)
        return found[0].teil if found and isinstance(found[0].teil, Teil) else None

    def nummer(self, teil: Abschnitt) -> str:
        """The printed number of a part, empty if its kind has none."""
        return self._nummern.get(id(teil), "")

    def nummern(self, teile: Iterable[Abschnitt]) -> str:
        """Their printed numbers as a reader lists them: "1.1, 1.4 und 2.3", or the first five "und 7 weitere"."""
        *first, last = (self.nummer(teil) for teil in teile)
        if len(first) > _LISTED:
            first, last = first[:_LISTED], f"{len(first) + 1 - _LISTED} weitere"
        return f"{', '.join(first)} und {last}" if first else last

    def name(self, teil: Abschnitt) -> str:
        """The part as a reader of the print knows it: „Maßnahme 1.3 „Duale Ausbildung …““ in the concept's words."""
        if isinstance(teil, Konzept):
            return "Das Konzept"
        kind = type(teil)
        called = getattr(self.konzept.bezeichnungen, kind.__name__.lower(), None) or word(kind)
        own = title(teil)
        return " ".join(filter(None, (called, self.nummer(teil), f"„{own}“" if own != kind.__name__ else "")))

    @property
    def alle_massnahmen(self) -> tuple[Massnahme, ...]:
        """Every measure of the concept in printed order."""
        fields: tuple[Feld, ...] = (*self.konzept.querschnittsthemen, *self.konzept.handlungsfelder)
        return tuple(found for feld in fields for found in self.massnahmen(feld))

    def massnahmen(self, teil: Feld | Leitziel | Teilziel) -> tuple[Massnahme, ...]:
        """The measures of a field or goal and of all goals below it, in printed order."""
        own = getattr(teil, "massnahmen", ())
        goals = (*getattr(teil, "leitziele", ()), *getattr(teil, "teilziele", ()))
        return (*own, *(found for goal in goals for found in self.massnahmen(goal)))

    def _number(self, feld: Feld, position: str) -> None:
        number = self._nummern[id(feld)] = feld.nr or position
        for goal, leitziel in enumerate(feld.leitziele, 1):
            above = self._nummern[id(leitziel)] = leitziel.nr or str(goal)
            for lower, teilziel in enumerate(leitziel.teilziele, 1):
                self._nummern[id(teilziel)] = teilziel.nr or f"{above}.{lower}"
        for lower, teilziel in enumerate(feld.teilziele, 1):
            self._nummern[id(teilziel)] = teilziel.nr or str(lower)
        for count, massnahme in enumerate(self.massnahmen(feld), 1):
            self._nummern[id(massnahme)] = massnahme.nr or f"{number}.{count}"
