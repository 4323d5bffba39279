"""indikatoren, angaben: what an indicator has to say of itself."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Feld, Index, Indikator, Leitziel, Massnahme
from konzept.rules.indikatoren.groessen import STAND_FEST, prozent, zielwerte
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.zielwert import Zielart


def _gemessen(index: Index) -> frozenset[int]:
    """``id()`` of every Leitziel that something measures."""
    massnahmen = [knoten.teil for knoten in index.knoten if isinstance(knoten.teil, Massnahme)]
    served = {ziel for massnahme in massnahmen if massnahme.indikatoren for ziel in massnahme.ziele}
    felder = (*index.konzept.handlungsfelder, *index.konzept.querschnittsthemen)
    return frozenset(
        id(leitziel)
        for feld in felder
        for whole in (_misst_alles(feld),)
        for leitziel in feld.leitziele
        if whole
        or leitziel.indikatoren
        or any(teilziel.indikatoren for teilziel in leitziel.teilziele)
        or any(massnahme.indikatoren for massnahme in index.massnahmen(leitziel))
        or served & {leitziel.id, *(teilziel.id for teilziel in leitziel.teilziele)}
    )


def _misst_alles(feld: Feld) -> bool:
    """Whether a field measures what belongs to none of its goals, and so to all of them."""
    return (
        any(indikator.art != "kontext" for indikator in feld.indikatoren)
        or any(teilziel.indikatoren for teilziel in feld.teilziele)
        or any(massnahme.indikatoren and not massnahme.ziele for massnahme in feld.massnahmen)
    )


@rule(Level.WARNUNG, ab="entwurf", viele="haben keinen Indikator")
def leitziel_ohne_indikator(leitziel: Leitziel, kontext: Kontext) -> Iterator[Fund]:
    """Ein Leitziel hat keinen Indikator, weder selbst noch in seinen Teilzielen und deren Maßnahmen.

    Ohne Indikator lässt sich im Bericht nicht sagen, ob das Ziel näher gerückt ist. Es zählt auch, was eine Maßnahme
    misst, die das Ziel unter „ziele“ nennt, und was das Handlungsfeld für alle seine Ziele misst.

    Abhilfe: Ergänzen Sie unter „indikatoren“, woran Sie merken, dass das Ziel erreicht wird.

    Quelle: Neumünster 2022 (Leitziele mit Indikatoren); Steinfurt 2018–2021, Kapitel 5 (evaluiert wird anhand der
    festgelegten Indikatoren).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch # <-
                titel: Alle lernen Deutsch
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
                indikatoren:
                  - id: i-b1
                    titel: Bestandene B1-Prüfungen im Jahr
    """
    if id(leitziel) not in kontext.index.einmal(_gemessen):
        yield "indikatoren", f"{kontext.name(leitziel)} hat keinen Indikator."


_ZAEHLT = re.compile(r"zahl(?:en)?\b", re.IGNORECASE)


def _ohne_einheit(indikator: Indikator) -> bool:
    ziele = [ziel for _, ziel in zielwerte(indikator) if ziel.art in STAND_FEST]
    figures = bool(indikator.ausgangswert or ziele or any(messwert.wert for messwert in indikator.messwerte))
    return figures and not (indikator.einheit or any(ziel.einheit for ziel in ziele) or _ZAEHLT.search(indikator.titel))


@rule(Level.HINWEIS, viele="haben Zahlen, aber keine Einheit")
def indikator_ohne_einheit(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator hat Zahlen, aber keine Einheit.

    „45“ kann Personen meinen oder Prozent. Nennt der Zielwert die Einheit (mindestens 10 Infoveranstaltungen) oder sagt
    der Titel, dass gezählt wird (Anzahl der Kurse), ist sie bekannt.

    Abhilfe: Ergänzen Sie „einheit“, zum Beispiel Personen oder "%".

    Quelle: Rhein-Kreis Neuss 2011 (Zahl, Einheit und Frist in einem Satz: „bis Ende 2011 mindestens 10
    Infoveranstaltungen“).

    Schlecht:
        indikatoren:
          - id: i-b1 # <-
            titel: Bestandene B1-Prüfungen
            ausgangswert: 45
    Gut:
        indikatoren:
          - id: i-b1
            titel: Bestandene B1-Prüfungen
            einheit: Prüfungen im Jahr
            ausgangswert: 45
    """
    if _ohne_einheit(indikator):
        yield "einheit", f"{kontext.name(indikator)} hat Zahlen, aber keine Einheit."


def _ohne_quelle(indikator: Indikator) -> bool:
    ziel, werte = indikator.zielwert, indikator.messwerte
    plain = indikator.art == "leistung" or (ziel is not None and ziel.art is Zielart.JA_NEIN)
    told = indikator.quelle or indikator.verantwortlich or (werte and all(messwert.quelle for messwert in werte))
    return not plain and not told


@rule(Level.WARNUNG, ab="beschlussreif", viele="sagen nicht, woher die Werte kommen und wer sie erhebt")
def indikator_ohne_quelle(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator sagt nicht, woher seine Werte kommen und wer sie erhebt.

    Was niemand erhebt, lässt sich nicht berichten. Wer eine Maßnahme durchführt, weiß selbst, was er geleistet hat und
    ob etwas eingerichtet ist: Bei „art: leistung“ und bei „ja“ als Zielwert schweigt die Regel.

    Abhilfe: Ergänzen Sie „quelle“ (zum Beispiel Kommunalbefragung) oder „verantwortlich“; wird nur gezählt, was getan
    wurde, schreiben Sie „art: leistung“.

    Quelle: Nationaler Aktionsplan Integration, Integration vor Ort (Indikatoren mit dem Zusatz „Quelle:
    Kommunalbefragung“); Wiesbaden, Monitoring zur Integration (Datenquelle auf jedem Blatt).

    Schlecht:
        indikatoren:
          - id: i-quote # <-
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
    Gut:
        indikatoren:
          - id: i-quote
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
            quelle: Statistik der Bundesagentur für Arbeit
    """
    if _ohne_quelle(indikator):
        yield "quelle", f"{kontext.name(indikator)} sagt nicht, woher die Werte kommen und wer sie erhebt."


def _ohne_ausgangswert(indikator: Indikator) -> bool:
    ziel = indikator.zielwert
    if ziel is None or indikator.ausgangswert or any(messwert.wert for messwert in indikator.messwerte):
        return False
    if ziel.art in (Zielart.VERAENDERUNG, Zielart.RICHTUNG):
        return True
    if ziel.art not in STAND_FEST or indikator.art == "leistung":
        return False
    return bool(ziel.richtung or indikator.art or prozent(ziel.einheit) or prozent(indikator.einheit))


@rule(Level.WARNUNG, ab="beschlussreif", viele="haben einen Zielwert, aber keinen Ausgangswert")
def zielwert_ohne_ausgangswert(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Wert soll sich verändern oder einen Stand erreichen, aber nirgends steht, wo er heute liegt.

    Ob die Zahl gestiegen ist und ob 10 % viel sind, lässt sich ohne Ausgangswert nicht sagen. Bei dem, was neu getan
    wird (mindestens 10 Infoveranstaltungen), ist er null und muss nicht dastehen.

    Abhilfe: Ergänzen Sie „ausgangswert“ und „ausgangsjahr“ oder einen ersten Messwert; wird nur gezählt, was getan
    wurde, schreiben Sie „art: leistung“.

    Quelle: Rhein-Kreis Neuss 2011, Handlungsfeld Arbeit (vor der Steigerungsrate steht „Datenanalyse/
    Bestandsaufnahme der aktuelle Situation“).

    Schlecht:
        indikatoren:
          - id: i-kurse # <-
            titel: Anzahl der Flüchtlinge in den Integrationskursen
            zielwert: steigt
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Flüchtlinge in den Integrationskursen
            ausgangswert: 120
            ausgangsjahr: 2025
            zielwert: steigt
    """
    if _ohne_ausgangswert(indikator):
        yield "ausgangswert", f"{kontext.name(indikator)} hat einen Zielwert, aber keinen Ausgangswert."


@rule(Level.HINWEIS, viele="sagen nicht, wann ihr Ausgangswert galt")
def ausgangswert_ohne_jahr(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Ausgangswert sagt nicht, wann er galt.

    Nach einer Fortschreibung weiß sonst niemand mehr, ob er von 2015 oder von 2022 ist.

    Abhilfe: Ergänzen Sie „ausgangsjahr“, zum Beispiel 2025 oder 2018/2019.

    Quelle: Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (jeder Wert mit seinem Erhebungsjahr).

    Schlecht:
        indikatoren:
          - id: i-quote
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
            ausgangswert: "12,3" # <-
    Gut:
        indikatoren:
          - id: i-quote
            titel: Arbeitslosenquote der Migranten
            einheit: "%"
            ausgangswert: "12,3"
            ausgangsjahr: 2025
    """
    if indikator.ausgangswert and indikator.ausgangsjahr is None:
        yield "ausgangswert", f"{kontext.name(indikator)} sagt nicht, wann der Ausgangswert galt."
