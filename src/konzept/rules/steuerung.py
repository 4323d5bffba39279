"""steuerung: who watches over the concept, and when do they report?"""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Bericht, Konzept
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="beschlussreif")
def berichtswesen_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept sieht keinen Bericht vor.

    Ohne vereinbarten Bericht erfährt der Rat nicht, was aus dem Beschlossenen geworden ist.

    Abhilfe: Ergänzen Sie unter „berichtswesen“ mindestens einen Bericht mit „art“ und „faellig“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Aufbau eines Monitorings und Berichtswesens);
    Steinfurt 2018–2021, Kapitel 5.

    Schlecht:
        reifegrad: beschlussreif # <-
    Gut:
        reifegrad: beschlussreif
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
    """
    if not konzept.berichtswesen:
        yield "reifegrad", f"{kontext.name(konzept)} sieht keinen Bericht vor."


@rule(Level.WARNUNG, ab="beschlossen")
def bericht_ueberfaellig(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht war bis zum Stichtag fällig, und nirgends steht, dass er vorgelegt wurde.

    Relative Angaben („nach 2 Jahren“, „6 Monate nach Ende der Geltungsdauer“) zählen vom Beginn oder vom Ende der
    Geltung.

    Abhilfe: Wurde er vorgelegt, tragen Sie unter „vorgelegt“ das Datum ein; sonst steht er noch aus.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht nach zwei Jahren, Umsetzungsbericht spätestens 6 Monate
    nach Ende der Geltungsdauer).

    Schlecht:
        reifegrad: beschlossen
        geltung:
          von: 2018
          bis: 2021
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren # <-
    Gut:
        reifegrad: beschlossen
        geltung:
          von: 2018
          bis: 2021
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
            vorgelegt: 12.03.2020
    """
    if bericht.faellig is None or bericht.vorgelegt is not None:
        return
    tag = bericht.faellig.faellig(*kontext.index.geltung)
    if tag and tag < kontext.stichtag:
        am = "" if str(bericht.faellig) == f"{tag:%d.%m.%Y}" else f" ({bericht.faellig})"
        yield (
            "faellig",
            f"{kontext.name(bericht)} war am {tag:%d.%m.%Y}{am} fällig; dass er vorgelegt wurde, ist nicht vermerkt.",
        )
