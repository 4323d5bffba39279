"""indikatoren, messwerte: the series that was measured."""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Indikator
from konzept.rules.indikatoren.aktualitaet import JAHR, veraltet
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zeitart
from konzept.werte.zeit import plus_months


@rule(Level.WARNUNG, ab="entwurf")
def messwert_ohne_zeitraum(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Messwert sagt nicht, für welche Zeit er gilt.

    Ohne Zeitraum gehört er an keine Stelle der Reihe, und ob er sich verändert hat, ist nicht zu sehen.

    Abhilfe: Ergänzen Sie „zeitraum“, zum Beispiel 2026 oder 2018/2019.

    Quelle: Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (jeder Wert mit seinem Erhebungsjahr).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - wert: 12 # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - zeitraum: 2026
                wert: 12
    """
    without = [n for n, messwert in enumerate(indikator.messwerte) if messwert.zeitraum is None]
    if without:
        what = "Ein Messwert sagt" if len(without) == 1 else f"{len(without)} Messwerte sagen"
        yield f"messwerte.{without[0]}", f"{kontext.name(indikator)}: {what} nicht, für welche Zeit."


@rule(Level.WARNUNG, ab="beschlussreif")
def messwert_ohne_wert(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Messwert nennt eine Zeit, die vorbei ist, aber keinen Wert.

    In der Reihe steht dann ein leeres Feld, und niemand weiß, ob nicht gemessen oder nicht eingetragen wurde. Amtliche
    Zahlen kommen spät; die Regel wartet deshalb ein Jahr. Sagt eine „anmerkung“, warum der Wert fehlt, schweigt sie.

    Abhilfe: Tragen Sie „wert“ ein, oder schreiben Sie unter „anmerkung“, warum es keinen gibt (zum Beispiel nicht
    erhoben).

    Quelle: Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (Fußnoten zu einzelnen Jahren der Reihe).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2022, wert: 12}
              - {zeitraum: 2023} # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2022, wert: 12}
              - {zeitraum: 2023, anmerkung: nicht erhoben}
    """
    late = plus_months(kontext.stichtag, -JAHR)
    until = len(indikator.messwerte)
    if veraltet(indikator, kontext.index, kontext.stichtag):
        # That the latest ones are missing, messwerte-veraltet says.
        until = max((n for n, one in enumerate(indikator.messwerte) if one.wert), default=0)
    empty = [
        (n, one.zeitraum)
        for n, one in enumerate(indikator.messwerte[:until])
        if not (one.wert or one.anmerkung) and one.zeitraum and one.zeitraum.ende and one.zeitraum.ende < late
    ]
    if empty:
        first, *others = (str(zeit) for _, zeit in empty)
        more = "ein weiterer" if len(others) == 1 else f"{len(others)} weitere"
        ends = f" und {more} haben keinen Wert" if others else " hat keinen Wert"
        yield f"messwerte.{empty[0][0]}.zeitraum", f"{kontext.name(indikator)}: Der Messwert für {first}{ends}."


@rule(Level.WARNUNG, ab="entwurf")
def messwerte_ungeordnet(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Die Messwerte stehen nicht in der Reihenfolge der Zeit, der älteste zuerst.

    Gedruckt werden sie, wie sie dastehen; als letzter Wert gälte ein alter. Je Gruppe zählt eine eigene Reihe.

    Abhilfe: Ordnen Sie die Messwerte nach dem Zeitraum, den ältesten zuerst.

    Quelle: Wiesbaden, Monitoring zur Integration (Tabelle je Indikator nach Jahren).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2026, wert: 14}
              - {zeitraum: 2025, wert: 12} # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2025, wert: 12}
              - {zeitraum: 2026, wert: 14}
    """
    latest: dict[str | None, date] = {}
    for n, messwert in enumerate(indikator.messwerte):
        zeit, before = messwert.zeitraum, latest.get(messwert.gruppe, date.min)
        if zeit and zeit.ende and zeit.ende < before:
            yield (
                f"messwerte.{n}.zeitraum",
                f"{kontext.name(indikator)}: Der Messwert für {zeit} steht hinter einem jüngeren.",
            )
            return
        if zeit and zeit.beginn:
            latest[messwert.gruppe] = max(before, zeit.beginn)


@rule(Level.WARNUNG, ab="entwurf")
def messwert_doppelt(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Für dieselbe Zeit und dieselbe Gruppe stehen zwei Messwerte da.

    Welcher gilt, ist nicht zu sagen. Zwei Werte aus zwei Quellen, ein vorläufiger neben dem endgültigen und einer vor
    neben einem nach dem Bruch der Reihe sind gewollt.

    Abhilfe: Löschen Sie einen, oder sagen Sie mit „gruppe“, „quelle“, „vorlaeufig“ oder „bruch“, worin sie sich
    unterscheiden.

    Quelle: Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (Reihen nach Gruppen, Fußnoten zu einzelnen
    Jahren).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2025, wert: 12}
              - {zeitraum: 2025, wert: 14} # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - {zeitraum: 2025, gruppe: Frauen, wert: 12}
              - {zeitraum: 2025, gruppe: Männer, wert: 14}
    """
    seen = set()
    for n, messwert in enumerate(indikator.messwerte):
        if messwert.zeitraum is None or messwert.zeitraum.art is not Zeitart.ZEITRAUM:
            continue
        zeit = (messwert.zeitraum.beginn, messwert.zeitraum.ende)
        key = (zeit, messwert.gruppe, messwert.quelle, messwert.vorlaeufig == "ja", messwert.bruch == "ja")
        if key in seen:
            yield (
                f"messwerte.{n}.zeitraum",
                f"{kontext.name(indikator)} hat für {messwert.zeitraum} mehr als einen Messwert.",
            )
        seen.add(key)


@rule(Level.WARNUNG, ab="entwurf")
def messwert_in_der_zukunft(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Messwert gilt für eine Zeit, die am Stichtag noch nicht begonnen hat.

    Was noch nicht war, ist nicht gemessen: Entweder ist das Jahr vertippt, oder es ist ein Ziel oder eine Vorhersage.

    Abhilfe: Berichtigen Sie den Zeitraum, oder tragen Sie den Wert unter „zwischenziele“ ein.

    Quelle: Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (jeder Wert mit seinem Erhebungsjahr).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - zeitraum: 2052 # <-
                wert: 12
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            messwerte:
              - zeitraum: 2025
                wert: 12
    """
    for n, messwert in enumerate(indikator.messwerte):
        zeit = messwert.zeitraum
        if messwert.wert and zeit and zeit.beginn and zeit.beginn > kontext.stichtag:
            yield (
                f"messwerte.{n}.zeitraum",
                f"{kontext.name(indikator)}: Der Messwert für {zeit} gilt für eine Zeit nach dem Stichtag.",
            )


@rule(Level.WARNUNG, ab="entwurf")
def bruch_ohne_anmerkung(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Eine Reihe bricht, aber keine Anmerkung sagt, was sich geändert hat.

    Wer die Werte davor und danach vergleicht, hält eine andere Definition für eine Entwicklung der Stadt.

    Abhilfe: Ergänzen Sie beim Messwert „anmerkung“: was ab hier anders gezählt oder erhoben wird.

    Quelle: Potsdam (bis dahin Personen ohne deutschen Pass, seither mit Migrationshintergrund, 2022: 17,7 %);
    Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (ab 2017 „eingeschränkte Vergleichbarkeit“).

    Schlecht:
        indikatoren:
          - id: i-anteil
            titel: Anteil an der Bevölkerung
            einheit: "%"
            messwerte:
              - zeitraum: 2022
                wert: "17,7"
                bruch: ja # <-
    Gut:
        indikatoren:
          - id: i-anteil
            titel: Anteil an der Bevölkerung
            einheit: "%"
            messwerte:
              - zeitraum: 2022
                wert: "17,7"
                bruch: ja
                anmerkung: Ab hier Personen mit Migrationshintergrund
    """
    for n, messwert in enumerate(indikator.messwerte):
        if messwert.bruch == "ja" and messwert.anmerkung is None:
            when = f" ({messwert.zeitraum})" if messwert.zeitraum else ""
            yield (
                f"messwerte.{n}.bruch",
                f"{kontext.name(indikator)}: Die Reihe bricht{when}, aber keine Anmerkung sagt, warum.",
            )
