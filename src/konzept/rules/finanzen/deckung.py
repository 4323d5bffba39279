"""finanzen, deckung: whether there is money for it, and for how long."""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Abschnitt, Feld, Index, Konzept, Massnahme
from konzept.rules.finanzen.bedarf import abbruch, entfallen, kostet, tage
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.status import Kern


def _darueber(index: Index) -> frozenset[int]:
    """``id()`` of every measure around which the field or the concept has money of its own."""

    def paid(around: Abschnitt) -> bool:
        return isinstance(around, Feld | Konzept) and bool(around.finanzierung)

    return frozenset(
        id(knoten.teil)
        for knoten in index.knoten
        if isinstance(knoten.teil, Massnahme) and (paid(index.konzept) or paid(knoten.feld.teil))
    )


@rule(Level.WARNUNG, ab="beschlussreif", viele="kosten Geld, aber eine Finanzierung steht nirgends")
def kosten_ohne_finanzierung(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme kostet Geld, aber nirgends steht, woher es kommt.

    Der Rat beschließt sonst eine Ausgabe, für die niemand aufkommt. Eine „finanzierung“ des Handlungsfelds oder des
    ganzen Konzepts gilt auch für seine Maßnahmen.

    Abhilfe: Ergänzen Sie „finanzierung“ mit „mittel“ (zum Beispiel Haushalt) und „betrag“; steht das Geld noch nicht
    fest, schreiben Sie „betrag: offen“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Erstellung eines Finanzplans sowie ggf.
    Mittelbeschaffung) und „Personelle und finanzielle Ressourcen“ (vorab kalkuliert und gesichert).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 € # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
                finanzierung:
                  - mittel: Haushalt
                    betrag: 12.500 €
    """
    unpaid = kostet(massnahme.kosten) and not massnahme.finanzierung and not entfallen(massnahme)
    if unpaid and id(massnahme) not in kontext.index.einmal(_darueber):
        was = f"kostet {massnahme.kosten}, aber eine Finanzierung steht nirgends"
        yield "kosten", f"{kontext.name(massnahme)} {was}."


def _beendet(massnahme: Massnahme) -> bool:
    over = (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern in over


@rule(Level.WARNUNG, ab="beschlussreif", viele="sollen länger laufen, als ihre Finanzierung reicht")
def finanzierung_endet_zu_frueh(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Das Geld für eine Maßnahme reicht nicht bis zu ihrem Ende.

    Gefördert wird oft auf Zeit; danach bricht ab, was weiterlaufen soll. Eine Maßnahme, die „laufend“ ist, soll bis
    zum Ende der Geltung laufen.

    Abhilfe: Ergänzen Sie unter „finanzierung“ die übrigen Jahre, notfalls mit „betrag: offen“, oder kürzen Sie den
    Zeitraum der Maßnahme.

    Quelle: Neumünster 2022 (die meisten Stellen der Integrationsarbeit sind auf Zeit gefördert).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: 2026–2030
                finanzierung:
                  - {zeitraum: 2026–2028, mittel: Land, betrag: 30.000 €} # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: 2026–2030
                finanzierung:
                  - {zeitraum: 2026–2028, mittel: Land, betrag: 30.000 €}
                  - {zeitraum: 2029–2030, mittel: Haushalt, betrag: offen}
    """
    ende = abbruch(massnahme, kontext.index)
    if ende and not _beendet(massnahme) and id(massnahme) not in kontext.index.einmal(_darueber):
        money, last = (f"{day:%d.%m.%Y}" for day in ende)
        yield "finanzierung", f"{kontext.name(massnahme)} soll bis {last} laufen, das Geld reicht nur bis {money}."


@rule(Level.HINWEIS)
def finanzierung_mit_luecke(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Zwischen zwei Jahren, für die Geld da ist, liegt eines ohne.

    Meist ist ein Jahr vergessen oder vertippt.

    Abhilfe: Ergänzen Sie unter „finanzierung“ das fehlende Jahr, notfalls mit „betrag: offen“ oder „betrag: keine“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Erstellung eines Finanzplans).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                finanzierung:
                  - {zeitraum: 2026, mittel: Haushalt, betrag: 10.000 €} # <-
                  - {zeitraum: 2028, mittel: Haushalt, betrag: 10.000 €}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                finanzierung:
                  - {zeitraum: 2026, mittel: Haushalt, betrag: 10.000 €}
                  - {zeitraum: 2027, mittel: Haushalt, betrag: keine}
                  - {zeitraum: 2028, mittel: Haushalt, betrag: 10.000 €}
    """
    days = tage(massnahme.finanzierung)
    if days is None or any(first == date.min for first, _ in days):
        return
    covered = {year for first, end in days for year in range(first.year, end.year + 1)}
    missing = [str(year) for year in range(min(covered), max(covered)) if year not in covered]
    if missing:
        listed = " und ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield "finanzierung", f"{kontext.name(massnahme)} hat Geld davor und danach, aber nicht für {listed}."
