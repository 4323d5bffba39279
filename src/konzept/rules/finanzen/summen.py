"""finanzen, summen: whether the amounts add up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from konzept.finding import Level
from konzept.model import Feld, Konzept, Massnahme
from konzept.rules.finanzen.bedarf import abbruch, entfallen, kostet
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Betrag
from konzept.werte.betrag import Betragsart
from konzept.werte.stil import HAUSSTIL


class _Summe(NamedTuple):
    """What some amounts come to: at least and at most."""

    von: Decimal
    bis: Decimal | None
    """None if some of it is not known yet."""
    genau: bool

    def __str__(self) -> str:
        least = HAUSSTIL.euro(self.von)
        return least if self.bis in (None, self.von) else f"{least} bis {HAUSSTIL.euro(self.bis or self.von)}"


def _summe(betraege: list[Betrag | None]) -> _Summe | None:
    """Their sum; None if one of them is no fixed amount ("500 € pro Kurs"), so that there is none."""
    von, bis, genau, known = Decimal(0), Decimal(0), True, True
    for betrag in betraege:
        if betrag is None or betrag.art in (Betragsart.OFFEN, Betragsart.EIGENE_VORLAGE):
            known = False
        elif betrag.art is Betragsart.BETRAG:
            if betrag.von is None or betrag.bis is None or not betrag.summierbar:
                return None
            von, bis = von + betrag.von, bis + betrag.bis
            genau = genau and not betrag.ungefaehr and not betrag.geschaetzt
    return _Summe(von, bis if known else None, genau)


_SPIELRAUM = Decimal("0.2")
"""By how much an estimate may be wrong."""


def _kleiner(one: Decimal, other: Decimal, genau: bool) -> bool:
    """Whether ``one`` is certainly less than ``other``; an estimate has to be it by far."""
    return one < other * (1 if genau else 1 - _SPIELRAUM)


@rule(Level.WARNUNG, ab="entwurf")
def summe_geht_nicht_auf(teil: Massnahme | Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Was unter „finanzierung“ zusammenkommt, ist weniger oder mehr als die Kosten.

    Im Rat fällt das als Erstes auf. Spannen und Schätzungen („ca.“, „grobe Schätzung“) haben Spielraum; was „offen“
    ist, kann den Rest noch decken; was „pro Kurs“ anfällt, lässt sich nicht zusammenzählen.

    Abhilfe: Berichtigen Sie „kosten“ oder „finanzierung“; fehlt noch Geld, ergänzen Sie einen Posten „betrag: offen“.

    Quelle: Köln, Rat zum Interkulturellen Maßnahmenprogramm (Kosten je Maßnahme); Aachen 2006 (eigene Mittel und
    Drittmittel nebeneinander).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 € # <-
                finanzierung:
                  - {mittel: Haushalt, betrag: 5.000 €}
                  - {mittel: Landesprogramm, betrag: 5.000 €}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
                finanzierung:
                  - {mittel: Haushalt, betrag: 5.000 €}
                  - {mittel: Landesprogramm, betrag: 7.500 €}
    """
    if not kostet(teil.kosten) or not teil.finanzierung:
        return
    kosten, geld = _summe([teil.kosten]), _summe([one.betrag for one in teil.finanzierung])
    if kosten is None or geld is None or kosten.bis is None:
        return
    genau = kosten.genau and geld.genau
    # Where the money ends too early, the rest is known to be missing.
    short = isinstance(teil, Massnahme) and abbruch(teil, kontext.index)
    if geld.bis is not None and not short and _kleiner(geld.bis, kosten.von, genau):
        yield "kosten", f"{kontext.name(teil)} kostet {teil.kosten}, die Finanzierung ergibt nur {geld}."
    elif _kleiner(kosten.bis, geld.von, genau):
        yield "kosten", f"{kontext.name(teil)} kostet {teil.kosten}, die Finanzierung ergibt aber {geld}."


@rule(Level.WARNUNG, ab="entwurf")
def finanzierung_reicht_nicht(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Das Geld eines Handlungsfelds ist weniger, als seine Maßnahmen ohne eigene Finanzierung zusammen kosten.

    Gezählt werden nur feste Beträge, Spannen mit ihrem unteren Ende; entfallene Maßnahmen zählen nicht.

    Abhilfe: Erhöhen Sie die „finanzierung“ des Felds, oder geben Sie Maßnahmen eine eigene.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Budgetmanagement).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            finanzierung:
              - {mittel: Haushalt, betrag: 10.000 €} # <-
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            finanzierung:
              - {mittel: Haushalt, betrag: 15.000 €}
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
    """
    geld = _summe([one.betrag for one in feld.finanzierung]) if feld.finanzierung else None
    if geld is None or geld.bis is None or kontext.konzept.finanzierung:
        return
    unpaid = [one for one in kontext.index.massnahmen(feld) if not one.finanzierung and not entfallen(one)]
    costs = [one.kosten for one in unpaid if one.kosten and one.kosten.summierbar]
    needed = _summe(list(costs))
    if needed and _kleiner(geld.bis, needed.von, geld.genau and needed.genau):
        yield (
            "finanzierung",
            f"{kontext.name(feld)} hat {geld}; was daraus bezahlt werden soll, kostet aber mindestens "
            f"{HAUSSTIL.euro(needed.von)}.",
        )
