"""steuerung, berichte: what is reported, to whom and when."""

import re
from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import (
    Bericht,
    Index,
    Konzept,
)
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

    Abhilfe: Wurde er vorgelegt, tragen Sie unter „vorgelegt“ das Datum ein; sonst legen Sie ihn vor oder vereinbaren
    einen neuen Termin.

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


@rule(Level.WARNUNG, ab="beschlussreif")
def bericht_unbestimmt(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht sagt nicht, wann er fällig ist oder wem er vorgelegt wird.

    Ohne Termin wird er nie überfällig, und ohne Empfänger weiß niemand, auf welcher Tagesordnung er fehlt.

    Abhilfe: Ergänzen Sie „faellig“ (zum Beispiel nach 2 Jahren) und unter „an“ die Kennung des Gremiums, das ihn
    bekommt.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (nach zwei Jahren dem Ausschuss für Soziales, Jugend, Familie und Gesundheit
    und dem Rat).

    Schlecht:
        berichtswesen:
          - id: b-zwischenbericht # <-
            art: Zwischenbericht
            faellig: nach 2 Jahren
    Gut:
        gremien:
          - id: rat
            name: Rat
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
            an: [rat]
    """
    when = bericht.faellig is None and bericht.vorgelegt is None
    if when and not bericht.an:
        yield "", f"{kontext.name(bericht)} nennt weder einen Termin noch einen Empfänger."
    elif when:
        yield "faellig", f"{kontext.name(bericht)} nennt keinen Termin."
    elif not bericht.an:
        yield "an", f"{kontext.name(bericht)} sagt nicht, wem er vorgelegt wird."


_ZWISCHEN = re.compile(r"zwischen(?:bericht|evaluation|bilanz)", re.IGNORECASE)
_SCHLUSS = re.compile(r"(?:umsetzungs|abschluss|schluss|end)bericht|abschlussevaluation", re.IGNORECASE)


def _schluss(index: Index) -> tuple[Bericht, date] | None:
    """The first of the reports that close a concept, and its day."""
    closing = [one for one in index.konzept.berichtswesen if _SCHLUSS.search(one.art) and not _ZWISCHEN.search(one.art)]
    dated = [(day, number, one) for number, one in enumerate(closing) if (day := _tag(one, index))]
    return (min(dated)[2], min(dated)[0]) if dated else None


def _tag(bericht: Bericht, index: Index) -> date | None:
    """The day a report falls due; if it does not say, the day it was presented."""
    due = bericht.faellig.faellig(*index.geltung) if bericht.faellig else None
    return due or (bericht.vorgelegt.beginn if bericht.vorgelegt else None)


@rule(Level.WARNUNG, ab="entwurf")
def zwischenbericht_zu_spaet(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zwischenbericht ist erst nach dem Bericht fällig, der das Konzept abschließt.

    Was der Zwischenbericht ändern soll, ist dann schon vorbei; meist ist ein Jahr verschrieben.

    Abhilfe: Berichtigen Sie „faellig“ bei einem der beiden Berichte.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht nach zwei Jahren, danach der Umsetzungsbericht).

    Schlecht:
        berichtswesen:
          - id: b-umsetzungsbericht
            art: Umsetzungsbericht
            faellig: 30.06.2030
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: Ende 2030 # <-
    Gut:
        berichtswesen:
          - id: b-umsetzungsbericht
            art: Umsetzungsbericht
            faellig: 30.06.2030
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: Ende 2028
    """
    day = _tag(bericht, kontext.index) if _ZWISCHEN.search(bericht.art) else None
    last = kontext.index.einmal(_schluss)
    if day and last and day > last[1]:
        feld = "faellig" if bericht.faellig else "vorgelegt"
        yield (
            feld,
            f"{kontext.name(bericht)} ({day:%d.%m.%Y}) kommt nach {kontext.name(last[0])} ({last[1]:%d.%m.%Y}).",
        )


@rule(Level.WARNUNG, ab="entwurf")
def bericht_zur_unzeit(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht soll vorgelegt worden sein, bevor das Konzept galt oder nach dem heutigen Tag.

    Beides kann nicht sein: Über ein Konzept, das noch nicht gilt, ist nichts zu berichten, und was erst vorgelegt
    werden soll, ist fällig und nicht vorgelegt.

    Abhilfe: Berichtigen Sie „vorgelegt“; ein Termin in der Zukunft gehört nach „faellig“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (berichtet wird nach zwei Jahren und nach Ende der Geltungsdauer).

    Schlecht:
        geltung:
          von: 2024
          bis: 2028
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            vorgelegt: 12.03.2020 # <-
    Gut:
        geltung:
          von: 2024
          bis: 2028
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            vorgelegt: 12.03.2025
    """
    told, since = bericht.vorgelegt, kontext.index.geltung[0]
    if told and told.ende and since and told.ende < since:
        von = kontext.konzept.geltung.von
        yield "vorgelegt", f"{kontext.name(bericht)} wurde vor dem Beginn der Geltung ({von}) vorgelegt: {told}."
    elif told and told.beginn and told.beginn > kontext.stichtag:
        yield "vorgelegt", f"{kontext.name(bericht)} ist als vorgelegt vermerkt, aber erst für {told}."
