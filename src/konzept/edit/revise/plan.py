"""What becomes of every part in the next edition: steps, and an account of them in words of the concept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from konzept.edit.revise.geltung import shifted
from konzept.edit.revise.schritte import Schritte
from konzept.model import (
    REIFEGRADE,
    Angebot,
    Bericht,
    Feld,
    Herkunft,
    Index,
    Indikator,
    Knoten,
    Konzept,
    Massnahme,
    Teil,
    title,
)
from konzept.model.ziele import Standeintrag
from konzept.source import Data, Places, Route
from konzept.werte import Zeitangabe, Zeitart
from konzept.werte.status import Ausgang, Kern

_FORTSCHREIBUNG = "Fortschreibung"
_NUMBERED = re.compile(rf"(\d{{1,3}})\. {_FORTSCHREIBUNG}\b.*")
_ENTWURF = "entwurf"
_GEHOERT_ZUR_VORIGEN = "Sie betrifft die vorige Fassung und steht dort."
_NAMEN = {"verantwortlich": "traeger"}
"""Field of a measure → what an offer calls the same."""


@dataclass(frozen=True, slots=True)
class Auftrag:
    """What the command is told."""

    vorgaenger: str
    """Where the older edition lies, as the next one will name it."""
    von: Zeitangabe | None = None
    bis: Zeitangabe | None = None


@dataclass(slots=True)
class Rechenschaft:
    """What was done, for people. Names are those of the older edition's print."""

    rahmen: list[tuple[str, str, str]] = field(default_factory=list)
    """Field, old value, new value; empty where there was or is none."""
    angebote: list[str] = field(default_factory=list)
    """Measures that are now standing offers."""
    entfallen: list[str] = field(default_factory=list)
    """Measures that are over."""
    geblieben: int = 0
    """Measures that stay."""
    beschluesse: list[str] = field(default_factory=list)
    herkunft: int = 0
    frueher_entfallen: int = 0
    """Entries under „entfallen“: they were about the edition before the older one."""
    berichte: list[str] = field(default_factory=list)
    """Reports that fall due again."""


class Plan:
    """Works out the steps from one edition to the next."""

    def __init__(self, konzept: Konzept, places: Places, auftrag: Auftrag) -> None:
        self.konzept, self.places, self.auftrag = konzept, places, auftrag
        self.index = Index(konzept)
        self.weg: set[Route] = set()
        self.neu: dict[Route, Data] = {}
        self.umzug: dict[Route, Route] = {}
        self.namen: dict[Route, str] = {}
        self.entfallen: list[dict[str, Data]] = []
        self.rechenschaft = Rechenschaft()
        self._frame()
        for knoten in self.index.knoten:
            self._part(knoten)
        self._history()
        self.weg |= set(self._emptied())

    @property
    def schritte(self) -> Schritte:
        """All steps, without what comes under ``entfallen``."""
        return Schritte(frozenset(self.weg), self.neu, {}, self.umzug, self.namen)

    def _frame(self) -> None:
        """What the older edition says about itself."""
        konzept, geltung = self.konzept, self.konzept.geltung
        self._set("vorgaenger", konzept.vorgaenger, self.auftrag.vorgaenger)
        von, bis = shifted(geltung, self.auftrag.von, self.auftrag.bis)
        self._set("geltung.von", geltung.von, von)
        self._set("geltung.bis", geltung.bis, bis)
        self._set("geltung.geplant", geltung.geplant, None)
        for name, one in (("", konzept), ("katalog.", konzept.katalog)):
            if one is None:
                continue
            if one.reifegrad and REIFEGRADE.index(one.reifegrad) > REIFEGRADE.index(_ENTWURF):
                self._set(f"{name}reifegrad", one.reifegrad, _ENTWURF)
            self._set(f"{name}stand", one.stand, None)
            if not name or one.fassung:
                self._set(f"{name}fassung", one.fassung, _next(one.fassung))
        self._set("veroeffentlicht", konzept.veroeffentlicht, None)
        self._set("katalog.beschluss", konzept.katalog and konzept.katalog.beschluss, None)

    def _set(self, feld: str, alt: object, neu: str | None) -> None:
        """A field of the frame gets another value, or none."""
        route: Route = tuple(feld.split("."))
        before = str(alt) if alt else ""
        if before == (neu or ""):
            return
        self.rechenschaft.rahmen.append((feld, before, neu or ""))
        if neu is None:
            self.weg.add(route)
        elif self.places.has(route[:-1]) or len(route) == 1:
            self.neu[route] = neu
        else:
            above = self.neu.setdefault(route[:-1], {})
            above |= {str(route[-1]): neu}  # type: ignore[operator]  # what was set just before is a mapping

    def _part(self, knoten: Knoten) -> None:
        teil = knoten.teil
        if isinstance(teil, Massnahme):
            self._measure(teil, knoten)
        elif isinstance(teil, Herkunft):
            # It names parts of the edition before the older one, which is not the previous one any more.
            self.weg.add(knoten.route)
            self.rechenschaft.herkunft += 1
        elif isinstance(teil, Bericht) and teil.vorgelegt and teil.faellig and teil.faellig.art is Zeitart.RELATIV:
            # „nach zwei Jahren“ counts from the new beginning: it has not been handed in yet.
            self.weg.add((*knoten.route, "vorgelegt"))
            self.rechenschaft.berichte.append(self.index.name(teil))

    def _measure(self, teil: Massnahme, knoten: Knoten) -> None:
        last = teil.stand[-1] if teil.stand else None
        ausgang = last.status.ausgang if last else Ausgang.MASSNAHME
        if last is None or ausgang is Ausgang.MASSNAHME:
            self.rechenschaft.geblieben += 1
            return
        name = f"{self.index.name(teil)}: {last.status}"
        inner = [one for one in self.index.knoten if _inside(one, knoten.route) and isinstance(one.teil, Teil)]
        if ausgang is Ausgang.ANGEBOT:
            self.rechenschaft.angebote.append(name)
            self._offer(knoten, inner)
            return
        self.rechenschaft.entfallen.append(name)
        self.weg.add(knoten.route)
        self._drop(teil, _grund(last))
        for one in inner:
            self._drop(one.teil, f"Gehörte zur Maßnahme „{title(teil)}“.")

    def _offer(self, knoten: Knoten, inner: list[Knoten]) -> None:
        """A measure becomes an offer of its field; what measures it stays with the field."""
        above = knoten.eltern
        while above is not None and not isinstance(above.teil, Feld):
            above = above.eltern
        field_route = above.route if above else ()
        self.umzug[knoten.route] = (*field_route, "bestand")
        for name in type(knoten.teil).model_fields:
            self.namen |= {(*knoten.route, name): _NAMEN[name]} if name in _NAMEN else {}
            if _NAMEN.get(name, name) not in Angebot.model_fields or name == "herkunft":
                self.weg.add((*knoten.route, name))
        for one in inner:
            if isinstance(one.teil, Indikator):
                self.umzug[one.route] = (*field_route, "indikatoren")

    def _drop(self, teil: object, grund: str) -> None:
        if isinstance(teil, Teil):
            self.entfallen.append({"id": teil.id, "titel": title(teil), "grund": grund})

    def _history(self) -> None:
        """Decisions are about the older edition, and so is what it dropped."""
        for one in self.konzept.beschluesse:
            # The bare subject would read as if what was decided were dropped.
            called = f"Drucksache {one.nummer or ''}".strip() + f" „{one.betreff}“"
            self.entfallen.append({"id": one.id, "titel": called, "grund": _GEHOERT_ZUR_VORIGEN})
            self.rechenschaft.beschluesse.append(called)
        self.rechenschaft.frueher_entfallen = len(self.konzept.entfallen)
        self.weg |= {(name,) for name in ("beschluesse", "entfallen") if getattr(self.konzept, name)}

    def _emptied(self) -> Iterator[Route]:
        """Lists and sections of which nothing is left."""
        children: dict[Route, list[Route]] = {}
        for route in (*self.places.routes(), *self.places.empty):
            if route:
                children.setdefault(route[:-1], []).append(route)
        gone = self.weg | self.umzug.keys()
        for above in {route[:-1] for route in gone} - {()}:
            arriving = above in self.umzug.values() or any(route[:-1] == above for route in self.neu)
            if not arriving and all(one in gone for one in children.get(above, ())):
                yield above


def _inside(knoten: Knoten, route: Route) -> bool:
    return len(knoten.route) > len(route) and knoten.route[: len(route)] == route


def _next(fassung: str | None) -> str:
    """„2. Fortschreibung“ after „1. Fortschreibung“; where nobody has counted, none is counted."""
    found = _NUMBERED.fullmatch(fassung or "")
    return f"{int(found[1]) + 1}. {_FORTSCHREIBUNG}" if found else _FORTSCHREIBUNG


def _grund(stand: Standeintrag) -> str:
    """Why a measure is there no more, in the words of its last status."""
    status, when = str(stand.status), f"Stand {stand.datum}" if stand.datum else ""
    # That it is dropped is said by where it stands.
    bare = stand.status.kern is Kern.ENTFALLEN and not stand.status.etikett
    head = ", ".join(filter(None, ("" if bare else f"{status[:1].upper()}{status[1:]}", when)))
    told = [str(one).strip() for one in (stand.grund, stand.text) if one and str(one).strip()]
    if any("\n" in one for one in told):
        return "\n\n".join((*([f"{head}:"] if head else []), *told)) + "\n"
    return ": ".join(filter(None, (head, " ".join(told)))) if told else f"{head or 'Entfallen'}."
