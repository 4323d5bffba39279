"""finanzen, deckung: whether there is money for it, and for how long."""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Feld, Index, Knoten, Konzept, Massnahme
from konzept.rules.finanzen.bedarf import abbruch, entfallen, kostet, tage
from konzept.rules.haufen import gesagt, haufen
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.status import Kern


def _darueber(knoten: Knoten) -> bool:
    """Whether the field or the concept around a measure has money of its own."""
    while knoten.eltern is not None:
        knoten = knoten.eltern
        if isinstance(knoten.teil, Feld | Konzept) and knoten.teil.finanzierung:
            return True
    return False


def _ungedeckt(massnahme: Massnahme, knoten: Knoten, _index: Index) -> bool:
    unpaid = kostet(massnahme.kosten) and not massnahme.finanzierung
    return unpaid and not entfallen(massnahme) and not _darueber(knoten)


_UNGEDECKT = haufen(Massnahme, _ungedeckt)


@rule(Level.WARNUNG, ab="beschlussreif")
def kosten_ohne_finanzierung(teil: Feld | Massnahme, kontext: Kontext) -> Iterator[Fund]:
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
    einer = f"kostet {getattr(teil, 'kosten', None)}, aber eine Finanzierung steht nirgends"
    yield from gesagt(
        _UNGEDECKT, teil, kontext, "kosten", einer, "kosten Geld, aber eine Finanzierung steht nirgends"
    )  # fmt: skip


def _endet_zu_frueh(massnahme: Massnahme, knoten: Knoten, index: Index) -> bool:
    return abbruch(massnahme, index) is not None and not _darueber(knoten) and not _beendet(massnahme)


def _beendet(massnahme: Massnahme) -> bool:
    over = (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern in over


_ENDET_ZU_FRUEH = haufen(Massnahme, _endet_zu_frueh)


@rule(Level.WARNUNG, ab="beschlussreif")
def finanzierung_endet_zu_frueh(teil: Feld | Massnahme, kontext: Kontext) -> Iterator[Fund]:
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
    ende = abbruch(teil, kontext.index) if isinstance(teil, Massnahme) else None
    einer = f"soll bis {ende[1]:%d.%m.%Y} laufen, das Geld reicht nur bis {ende[0]:%d.%m.%Y}" if ende else ""
    yield from gesagt(
        _ENDET_ZU_FRUEH, teil, kontext, "finanzierung", einer, "sollen länger laufen, als ihre Finanzierung reicht"
    )


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
