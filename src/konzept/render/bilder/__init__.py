"""Pictures of what a concept counts: data to SVG, each with a sentence that says it and a table that holds it.

Nothing here reads a file or knows the day; the templates of ``templates/bilder`` draw what is worked out here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from konzept.gesicht import HAUS, Farben
from konzept.model import Index, Indikator
from konzept.render.bilder import schedule, schedule_data, schedule_words, series, series_data, series_words, shares
from konzept.render.bilder.picture import HOCH_BREITE, MM, QUER_BREITE, Bild, Tabelle, Zeichnung, palette

__all__ = ["Bild", "Bilder", "Tabelle"]

Zeichner = Callable[[str, Mapping[str, Any]], str]
"""Fills a drawing's template of this name with values."""


class Bilder:
    """What a template may ask for; remembers the pictures it was asked for."""

    def __init__(self, index: Index, stichtag: date, zeichne: Zeichner, farben: Farben = HAUS.farben) -> None:
        self._index, self._stichtag, self._zeichne, self._farben = index, stichtag, zeichne, palette(farben)
        self._worte = index.konzept.bezeichnungen
        self.gezeichnet: dict[str, bytes] = {}
        """File name -> SVG of every picture made."""

    def reihe(self, indikator: Indikator) -> Bild | None:
        """The series of an indicator; None if there are not two values to draw."""
        reihe = series_data.gelesen(indikator, self._index.geltung)
        zeichnung = series.gezeichnet(reihe, indikator.einheit or "") if reihe else None
        if reihe is None or zeichnung is None:
            return None
        words = indikator.titel, series_words.alternativtext(indikator, reihe)
        return self._bild(f"reihe-{indikator.id}", "reihe", words, zeichnung, series_words.tabelle(indikator))

    def gantt(self) -> tuple[Bild, ...]:
        """The schedule of all measures, by quarters, as one or more pictures in landscape; none without dates."""
        plan = schedule_data.geplant(self._index)
        if plan is None:
            return ()
        einzahl, mehrzahl = self._worte.massnahme, self._worte.massnahmen
        sheets = schedule.blaetter(plan)
        said = schedule_words.hinweis(plan, einzahl, mehrzahl)
        found = list[Bild]()
        for at, blatt in enumerate(sheets, 1):
            teil = _teil(at, len(sheets))
            note = said if at == len(sheets) else ""
            zeichnung = schedule.gezeichnet(plan, blatt, self._stichtag, note)
            alt = schedule_words.alternativtext(plan, blatt, teil, note, einzahl, mehrzahl)
            table = schedule_words.tabelle(blatt, einzahl, self._worte.handlungsfeld)
            found.append(self._bild(f"gantt-{at}", "gantt", (f"Zeitplan der {mehrzahl}{teil}", alt), zeichnung, table))
        return tuple(found)

    def anteile(self) -> tuple[Bild, ...]:
        """How many measures of each field are in which state, as one or more pictures; none if nobody has said."""
        anteile = shares.gezaehlt(self._index)
        sheets = shares.blaetter(anteile) if anteile else []
        mehrzahl = self._worte.massnahmen
        found = list[Bild]()
        for at, sheet in enumerate(sheets, 1):
            words = f"Stand der {mehrzahl}{_teil(at, len(sheets))}", shares.alternativtext(sheet, mehrzahl)
            table = shares.tabelle(sheet, self._worte.handlungsfeld)
            found.append(self._bild(f"anteile-{at}", "anteile", words, shares.gezeichnet(sheet), table))
        return tuple(found)

    def _bild(self, name: str, art: str, worte: tuple[str, str], zeichnung: Zeichnung, tabelle: Tabelle) -> Bild:
        titel, alt = worte
        values = {"bild": zeichnung, "titel": titel, "alternativtext": alt, "farben": self._farben}
        svg = self._zeichne(f"bilder/{art}.svg.j2", values).encode()
        full = f"bild-{name}.svg"
        self.gezeichnet[full] = svg
        # In portrait as wide as what it stands in; only a section in landscape has room for the other.
        breite = "100%" if zeichnung.breite == HOCH_BREITE else f"{round(QUER_BREITE / MM)}mm"
        return Bild(full, titel, alt, breite, svg, tabelle)


def _teil(at: int, count: int) -> str:
    return f", Teil {at} von {count}" if count > 1 else ""
