"""The picture of how far the measures are: for each field a bar of states, with numbers in it and words below it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from konzept.model import Index, Massnahme
from konzept.render.bilder.letters import gekuerzt, umbrochen, weite
from konzept.render.bilder.picture import HOCH_BREITE, HOCH_HOEHE, Flaeche, Tabelle, Wort, Zeichnung
from konzept.werte.status import Kern

OHNE = "ohne Angabe"
STAENDE = (*(kern.value for kern in Kern), OHNE)
"""All states, in the order in which they are drawn."""
MUSTER = {
    "geplant": ("leer", "akzent"),
    "laufend": ("steigend", "akzent"),
    "abgeschlossen": ("voll", "akzent"),
    "dauerhaft": ("waagerecht", "reihe-3"),
    "zurückgestellt": ("punkte", "ziel"),
    "entfallen": ("gekreuzt", "reihe-5"),
    OHNE: ("gestrichelt", "leise"),
}
BALKEN = 15.0
ZEILE = 11.0
ABSTAND = 12.0
_BREIT = HOCH_BREITE - 4


@dataclass(frozen=True, slots=True)
class Anteil:
    """How many measures of a field are in which state, in the order of ``STAENDE``."""

    name: str
    zahlen: tuple[tuple[str, int], ...]

    @property
    def gesamt(self) -> int:
        """All measures of the field."""
        return sum(zahl for _, zahl in self.zahlen)

    @property
    def worte(self) -> str:
        """„5 laufend · 2 geplant“."""
        return " · ".join(f"{zahl} {stand}" for stand, zahl in self.zahlen)


def gezaehlt(index: Index) -> tuple[Anteil, ...]:
    """The states by field, all together first if there are several; empty if fewer than two measures have one."""
    felder = index.konzept.handlungsfelder
    found = {f"{index.nummer(feld)} {feld.titel}": _count(index.massnahmen(feld)) for feld in felder}
    total = sum(found.values(), Counter[str]())
    if total.total() - total[OHNE] < 2:
        return ()
    rows = [(name, count) for name, count in found.items() if count]
    head = [("Insgesamt", total)] if len(rows) > 1 else []
    return tuple(Anteil(name, _ordered(count)) for name, count in head + rows)


def _count(massnahmen: Sequence[Massnahme]) -> Counter[str]:
    return Counter(one.stand[-1].status.kern.value if one.stand else OHNE for one in massnahmen)


def _ordered(count: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((stand, count[stand]) for stand in STAENDE if count[stand])


def blaetter(anteile: Sequence[Anteil]) -> list[tuple[Anteil, ...]]:
    """The rows shared out among pictures that each fit a page."""
    sheets, height = [list[Anteil]()], 0.0
    for anteil in anteile:
        own = _hoehe(anteil)
        if sheets[-1] and height + own > HOCH_HOEHE:
            sheets.append([])
            height = 0.0
        sheets[-1].append(anteil)
        height += own
    return [tuple(sheet) for sheet in sheets]


def _lines(anteil: Anteil) -> tuple[str, ...]:
    return umbrochen(anteil.worte, _BREIT, 9, 3)


def _hoehe(anteil: Anteil) -> float:
    return 13 + BALKEN + ZEILE * len(_lines(anteil)) + 3 + ABSTAND


def gezeichnet(anteile: Sequence[Anteil]) -> Zeichnung:
    """All bars and words of one picture."""
    flaechen, schilder, worte = list[Flaeche](), list[Flaeche](), list[Wort]()
    y = 0.0
    for anteil in anteile:
        number = f" ({anteil.gesamt})"
        name = gekuerzt(anteil.name, _BREIT - weite(number, 9.5, True), 9.5, True) + number
        worte.append(Wort(2, round(y + 9, 1), name, groesse=9.5, fett=True))
        _balken(anteil, y + 13, flaechen, schilder, worte)
        for at, line in enumerate(_lines(anteil)):
            below = round(y + 13 + BALKEN + 10 + ZEILE * at, 1)
            worte.append(Wort(2, below, line, farbe="leise"))
        y += _hoehe(anteil)
    return Zeichnung(HOCH_BREITE, round(y - ABSTAND + 2, 1), (), tuple(flaechen), (), (), tuple(schilder), tuple(worte))


def _balken(anteil: Anteil, y: float, flaechen: list[Flaeche], schilder: list[Flaeche], worte: list[Wort]) -> None:
    y, x, done = round(y, 1), 2.0, 0
    for stand, zahl in anteil.zahlen:
        done += zahl
        end = round(2 + _BREIT * done / anteil.gesamt, 1)
        muster, farbe = MUSTER[stand]
        flaechen.append(Flaeche(x, y, round(end - x, 1), BALKEN, muster, farbe))
        # With its word if there is room, else the number alone, else only in the line below.
        for text, rest in ((f"{zahl} {stand}", 14), (str(zahl), 5)):
            room = weite(text, 9) + 6
            if room <= end - x - rest:
                middle = round((x + end) / 2, 1)
                schilder.append(Flaeche(round(middle - room / 2, 1), y + 1.8, round(room, 1), BALKEN - 3.6, rand=False))
                worte.append(Wort(middle, round(y + 10.6, 1), text, "middle"))
                break
        x = end


def alternativtext(anteile: Sequence[Anteil], mehrzahl: str) -> str:
    """What the picture shows, in sentences with all numbers."""
    said = "; ".join(f"{anteil.name}: {anteil.worte.replace(' · ', ', ')}" for anteil in anteile)
    return f"Gestapelte Balken zum Stand der {mehrzahl}. {said}."


def tabelle(anteile: Sequence[Anteil], feld: str) -> Tabelle:
    """The numbers by field; a column for each state would not fit a page."""
    rows = tuple((anteil.name, str(anteil.gesamt), anteil.worte.replace(" · ", ", ")) for anteil in anteile)
    return Tabelle((feld, "Anzahl", "Stand"), rows)
