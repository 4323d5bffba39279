"""Are the values of an indicator as new as it promises?"""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Index, Indikator, Massnahme
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zeitart
from konzept.werte.status import Kern
from konzept.werte.zeit import plus_months

JAHR = 12


def veraltet(indikator: Indikator, index: Index, stichtag: date) -> bool:
    """Whether a value that the turnus asks for is missing, though there was time to collect it."""
    turnus = indikator.turnus
    if turnus is None or turnus.art is not Zeitart.WIEDERKEHREND or id(indikator) in index.einmal(_ruhende):
        return False
    beginn, ende = index.geltung
    last = _letzter(indikator, beginn)
    if last is None:
        return False
    due = plus_months(last, turnus.monate)
    # Official figures come late: as long again as the turnus, a year at most. After the Geltung nobody measures.
    return due <= (ende or date.max) and plus_months(due, min(turnus.monate, JAHR)) < stichtag


def _letzter(indikator: Indikator, beginn: date | None) -> date | None:
    """The last day that the values cover; without values, that of the Ausgangswert or the day the Geltung begins."""
    if indikator.messwerte:
        days = [one.zeitraum.ende for one in indikator.messwerte if one.wert and one.zeitraum and one.zeitraum.ende]
        return max(days, default=None)
    return indikator.ausgangsjahr.ende if indikator.ausgangsjahr else beginn


def _ruhende(index: Index) -> frozenset[int]:
    """``id()`` of the indicators of measures that are not running, so that there is nothing to measure."""
    massnahmen = (knoten.teil for knoten in index.knoten if isinstance(knoten.teil, Massnahme))
    return frozenset(
        id(indikator)
        for massnahme in massnahmen
        if massnahme.stand and massnahme.stand[-1].status.kern not in (Kern.LAUFEND, Kern.DAUERHAFT)
        for indikator in massnahme.indikatoren
    )


@rule(Level.WARNUNG, ab="beschlossen", viele="haben fällige Messwerte noch nicht")
def messwerte_veraltet(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator soll regelmäßig gemessen werden, aber ein fälliger Wert fehlt.

    Amtliche Zahlen kommen spät; die Regel wartet deshalb nach jedem „turnus“ noch einmal so lange, höchstens ein Jahr.
    Nach dem Ende der Geltung und bei Maßnahmen, die nicht laufen, schweigt sie.

    Abhilfe: Tragen Sie die fehlenden Werte unter „messwerte“ nach, oder passen Sie „turnus“ an.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Analyse (systematische und kontinuierliche Erhebung);
    Neumünster 2022 (Aktualisierung des Integrationsmonitorings).

    Schlecht:
        indikatoren:
          - id: i-quote
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
            turnus: jährlich # <-
            messwerte:
              - {zeitraum: 2021, wert: "12,3"}
    Gut:
        indikatoren:
          - id: i-quote
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
            turnus: jährlich
            messwerte:
              - {zeitraum: 2021, wert: "12,3"}
              - {zeitraum: 2024, wert: "11,8"}
    """
    if not veraltet(indikator, kontext.index, kontext.stichtag):
        return
    werte = [one.zeitraum for one in indikator.messwerte if one.wert and one.zeitraum and one.zeitraum.ende]
    last = f"der letzte Wert gilt für {max(werte, key=lambda one: one.lage)}" if werte else "es gibt noch keinen Wert"
    yield "turnus", f"{kontext.name(indikator)} soll regelmäßig gemessen werden ({indikator.turnus}), {last}."
