"""indikatoren: can anyone tell whether it works?"""

import operator
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from konzept.finding import Level
from konzept.model import Feld, Index, Indikator, Knoten, Konzept, Leitziel, Massnahme
from konzept.rules.haufen import Haufen, gesagt, haufen
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zahl, Zeitart, Zielwert
from konzept.werte.status import Kern
from konzept.werte.zahl import Relation
from konzept.werte.zeit import plus_months
from konzept.werte.zielwert import Richtung, Zielart

_STAND_FEST = (Zielart.ZAHL, Zielart.SPANNE, Zielart.ANTEIL)
"""Targets that name the value itself, not its change."""


def _zielwerte(indikator: Indikator) -> Iterator[tuple[str, Zielwert]]:
    """Every target of an indicator with its dotted path, the final one first."""
    if indikator.zielwert:
        yield "zielwert", indikator.zielwert
    yield from ((f"zwischenziele.{n}.zielwert", one.zielwert) for n, one in enumerate(indikator.zwischenziele))


def _prozent(einheit: str | None) -> bool:
    return bool(einheit and re.search(r"%|\bProzent\b", einheit, re.IGNORECASE))


def _vergleichbar(ziel: Zielwert, indikator: Indikator) -> bool:
    """Whether a target is a value in the unit in which the indicator is measured."""
    if ziel.art not in _STAND_FEST:
        return False
    own, unit = ziel.einheit.casefold(), (indikator.einheit or "").casefold()
    return not own or own == unit or (_prozent(own) and _prozent(unit))


def _grenzen(ziel: Zielwert) -> tuple[Decimal, Decimal] | None:
    """Least and greatest value that a target names; None if it names none."""
    if ziel.wert is not None:
        return ziel.wert, ziel.wert
    return (ziel.von, ziel.bis) if ziel.von is not None and ziel.bis is not None else None


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


_UNGEMESSEN = haufen(Leitziel, lambda leitziel, _knoten, index: id(leitziel) not in index.einmal(_gemessen))


@rule(Level.WARNUNG, ab="entwurf")
def leitziel_ohne_indikator(teil: Feld | Leitziel, kontext: Kontext) -> Iterator[Fund]:
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
    yield from gesagt(
        _UNGEMESSEN, teil, kontext, "indikatoren", "hat keinen Indikator", "haben keinen Indikator"
    )  # fmt: skip


_ZAEHLT = re.compile(r"zahl(?:en)?\b", re.IGNORECASE)


def _ohne_einheit(indikator: Indikator, _knoten: Knoten, _index: Index) -> bool:
    ziele = [ziel for _, ziel in _zielwerte(indikator) if ziel.art in _STAND_FEST]
    figures = bool(indikator.ausgangswert or ziele or any(messwert.wert for messwert in indikator.messwerte))
    return figures and not (indikator.einheit or any(ziel.einheit for ziel in ziele) or _ZAEHLT.search(indikator.titel))


_OHNE_EINHEIT = haufen(Indikator, _ohne_einheit)


@rule(Level.HINWEIS)
def indikator_ohne_einheit(teil: Konzept | Feld | Indikator, kontext: Kontext) -> Iterator[Fund]:
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
    yield from gesagt(
        _OHNE_EINHEIT, teil, kontext, "einheit", "hat Zahlen, aber keine Einheit", "haben Zahlen, aber keine Einheit"
    )


def _ohne_quelle(indikator: Indikator, _knoten: Knoten, _index: Index) -> bool:
    ziel, werte = indikator.zielwert, indikator.messwerte
    plain = indikator.art == "leistung" or (ziel is not None and ziel.art is Zielart.JA_NEIN)
    told = indikator.quelle or indikator.verantwortlich or (werte and all(messwert.quelle for messwert in werte))
    return not plain and not told


_OHNE_QUELLE = haufen(Indikator, _ohne_quelle)


@rule(Level.WARNUNG, ab="beschlussreif")
def indikator_ohne_quelle(teil: Konzept | Feld | Indikator, kontext: Kontext) -> Iterator[Fund]:
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
    was = "nicht, woher die Werte kommen und wer sie erhebt"
    yield from gesagt(_OHNE_QUELLE, teil, kontext, "quelle", f"sagt {was}", f"sagen {was}")


def _ohne_ausgangswert(indikator: Indikator, _knoten: Knoten, _index: Index) -> bool:
    ziel = indikator.zielwert
    if ziel is None or indikator.ausgangswert or any(messwert.wert for messwert in indikator.messwerte):
        return False
    if ziel.art in (Zielart.VERAENDERUNG, Zielart.RICHTUNG):
        return True
    if ziel.art not in _STAND_FEST or indikator.art == "leistung":
        return False
    return bool(ziel.richtung or indikator.art or _prozent(ziel.einheit) or _prozent(indikator.einheit))


_OHNE_AUSGANGSWERT = haufen(Indikator, _ohne_ausgangswert)


@rule(Level.WARNUNG, ab="beschlussreif")
def zielwert_ohne_ausgangswert(teil: Konzept | Feld | Indikator, kontext: Kontext) -> Iterator[Fund]:
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
    was = "einen Zielwert, aber keinen Ausgangswert"
    yield from gesagt(_OHNE_AUSGANGSWERT, teil, kontext, "ausgangswert", f"hat {was}", f"haben {was}")


_OHNE_JAHR = haufen(Indikator, lambda one, _knoten, _index: bool(one.ausgangswert) and one.ausgangsjahr is None)


@rule(Level.HINWEIS)
def ausgangswert_ohne_jahr(teil: Konzept | Feld | Indikator, kontext: Kontext) -> Iterator[Fund]:
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
    yield from gesagt(
        _OHNE_JAHR, teil, kontext, "ausgangswert",
        "sagt nicht, wann der Ausgangswert galt", "sagen nicht, wann ihr Ausgangswert galt",
    )  # fmt: skip


@rule(Level.WARNUNG, ab="beschlussreif")
def zielwert_offen(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zielwert ist noch offen: Für die Zahl steht ein Platzhalter.

    Gedruckt wird der Platzhalter, wie er dasteht; der Rat beschließt dann ein Ziel, das keines ist.

    Abhilfe: Setzen Sie die Zahl ein, oder nennen Sie nur die Richtung (zum Beispiel zielwert: steigt).

    Quelle: Rhein-Kreis Neuss 2011, Handlungsfeld Arbeit („statistischer Wert (Steigerung um X %)“).

    Schlecht:
        indikatoren:
          - id: i-pflege
            titel: Teilnehmer in Altenpflegeseminaren
            zielwert: Steigerung um X % # <-
    Gut:
        indikatoren:
          - id: i-pflege
            titel: Teilnehmer in Altenpflegeseminaren
            zielwert: Steigerung um 5 %
    """
    for path, ziel in _zielwerte(indikator):
        if ziel.art is Zielart.OFFEN:
            what = "Der Zielwert" if path == "zielwert" else "Ein Zwischenziel"
            yield path, f"{kontext.name(indikator)}: {what} ist noch offen („{ziel}“)."


@rule(Level.WARNUNG, ab="entwurf")
def zielwert_gegen_seine_richtung(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Wert soll auf eine Zahl steigen, liegt aber schon höher, oder auf eine sinken und liegt schon tiefer.

    Eine der beiden Zahlen oder das Wort ist falsch; so, wie es dasteht, kann niemand das Ziel verfolgen.

    Abhilfe: Berichtigen Sie „ausgangswert“ oder „zielwert“.

    Quelle: Rhein-Kreis Neuss 2011 (Zielwerte mit Richtung: „steigt“, „Steigerung um“).

    Schlecht:
        indikatoren:
          - id: i-abbruch
            titel: Abgebrochene Sprachkurse
            einheit: "%"
            ausgangswert: 10
            ausgangsjahr: 2025
            zielwert: Senkung auf 12 % # <-
    Gut:
        indikatoren:
          - id: i-abbruch
            titel: Abgebrochene Sprachkurse
            einheit: "%"
            ausgangswert: 21
            ausgangsjahr: 2025
            zielwert: Senkung auf 12 %
    """
    ziel, start = indikator.zielwert, indikator.ausgangswert
    grenzen = _grenzen(ziel) if ziel else None
    if ziel is None or start is None or grenzen is None or not _vergleichbar(ziel, indikator):
        return
    too_low = ziel.richtung is Richtung.STEIGT and grenzen[1] < start.wert
    too_high = ziel.richtung is Richtung.SINKT and grenzen[0] > start.wert
    if too_low or too_high:
        side = "unter" if too_low else "über"
        yield "zielwert", f"{kontext.name(indikator)}: „{ziel}“ liegt {side} dem Ausgangswert {start}."


_UEBERTROFFEN = {
    Relation.MINDESTENS: operator.gt, Relation.UEBER: operator.gt,
    Relation.HOECHSTENS: operator.lt, Relation.UNTER: operator.lt,
}  # fmt: skip


@rule(Level.HINWEIS)
def zielwert_schon_erreicht(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zielwert ist schon beim Ausgangswert übertroffen.

    Entweder sind die Zahlen vertauscht, oder das Ziel verlangt nichts.

    Abhilfe: Prüfen Sie beide Zahlen; soll der Stand nur gehalten werden, schreiben Sie „zielwert: bleibt gleich“.

    Quelle: Allianz für Bonn, 05.03.2018 (klare Maßnahmen, die sich auswerten lassen).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            ausgangswert: 12
            ausgangsjahr: 2025
            zielwert: mindestens 10 # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            ausgangswert: 10
            ausgangsjahr: 2025
            zielwert: mindestens 12
    """
    ziel, start = indikator.zielwert, indikator.ausgangswert
    if ziel is None or start is None or ziel.wert is None or ziel.richtung or not _vergleichbar(ziel, indikator):
        return
    passed = _UEBERTROFFEN.get(ziel.relation)
    if passed and passed(start.wert, ziel.wert):
        yield "zielwert", f"{kontext.name(indikator)}: Der Zielwert „{ziel}“ ist mit {start} schon übertroffen."


_KEINE_EINHEIT = re.compile(r"anteil|quote|rate\b", re.IGNORECASE)


@rule(Level.WARNUNG, ab="entwurf")
def zielwert_in_anderer_einheit(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Gemessen wird in Prozent, der Zielwert ist eine Anzahl, oder umgekehrt.

    Ob 40 Personen 10 % sind, steht nirgends; erreicht ist das Ziel dann nie oder immer.

    Abhilfe: Nennen Sie den Zielwert in der „einheit“ des Indikators, oder schreiben Sie „Steigerung um 10 %“, wenn die
    Veränderung gemeint ist.

    Quelle: Rhein-Kreis Neuss 2011 (Anzahlen und Anteile als Zielwerte: „mindestens 10 Infoveranstaltungen“, „je 10 %
    der Mitarbeiter“).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Teilnehmende an Elternkursen
            einheit: Personen
            zielwert: 10 % # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Teilnehmende an Elternkursen
            einheit: Personen
            zielwert: Steigerung um 10 %
    """
    unit = indikator.einheit
    if unit is None or _KEINE_EINHEIT.search(unit):
        return
    for path, ziel in _zielwerte(indikator):
        if ziel.art in _STAND_FEST and ziel.einheit and _prozent(ziel.einheit) is not _prozent(unit):
            yield path, f"{kontext.name(indikator)}: Der Zielwert „{ziel}“ passt nicht zur Einheit „{unit}“."


_MEHR_ALS_ALLES = re.compile(
    r"veränder|zuwachs|wachstum|zunahme|abnahme|anstieg|steiger|rückgang|senkung|gegenüber|vergleich|abweich|differenz"
    r"|saldo|index|verhältnis|auslastung|belegung|deckung|erfüllung|bedarf",
    re.IGNORECASE,
)
"""What may be less than nothing or more than all of it."""


def _prozente(indikator: Indikator) -> Iterator[tuple[str, Decimal]]:
    """Every figure of an indicator that is a share in percent, with its dotted path."""
    werte: list[tuple[str, Zahl | None]] = [("ausgangswert", indikator.ausgangswert)]
    werte += ((f"messwerte.{n}.wert", messwert.wert) for n, messwert in enumerate(indikator.messwerte))
    if _prozent(indikator.einheit):
        yield from ((path, zahl.wert) for path, zahl in werte if zahl is not None)
    for path, ziel in _zielwerte(indikator):
        if ziel.art in _STAND_FEST and _prozent(ziel.einheit or indikator.einheit):
            yield from ((path, grenze) for grenze in dict.fromkeys(_grenzen(ziel) or ()))


@rule(Level.WARNUNG, ab="entwurf")
def prozent_ausserhalb(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Anteil in Prozent ist kleiner als 0 oder größer als 100.

    Mehr als alle kann niemand erreichen; meist fehlt ein Komma. Was mehr als alles sein kann (Zuwachs, Auslastung,
    Index), erkennt die Regel am Wort und schweigt.

    Abhilfe: Berichtigen Sie die Zahl, oder sagen Sie in „einheit“, wovon sie der Anteil ist (zum Beispiel "%
    gegenüber dem Vorjahr").

    Quelle: Rhein-Kreis Neuss 2011 („je 10 % der Mitarbeiter mit Publikumskontakt“); Potsdam 2022 (17,7 % mit
    Migrationshintergrund).

    Schlecht:
        indikatoren:
          - id: i-anteil
            titel: Anteil an der Bevölkerung
            einheit: "%"
            messwerte:
              - zeitraum: 2022
                wert: 177 # <-
    Gut:
        indikatoren:
          - id: i-anteil
            titel: Anteil an der Bevölkerung
            einheit: "%"
            messwerte:
              - zeitraum: 2022
                wert: "17,7"
    """
    outside = [(path, wert) for path, wert in _prozente(indikator) if not 0 <= wert <= 100]
    words = (indikator.titel, indikator.einheit or "", indikator.definition or "")
    if outside and not any(map(_MEHR_ALS_ALLES.search, words)):
        more = f", {len(outside) - 1} weitere auch nicht" if len(outside) > 1 else ""
        wert = f"{outside[0][1]:f}".replace(".", ",")
        yield outside[0][0], f"{kontext.name(indikator)}: {wert} % liegt nicht zwischen 0 und 100 %{more}."


@rule(Level.WARNUNG, ab="entwurf")
def zwischenziel_gegen_die_richtung(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zwischenziel führt vom Zielwert weg oder über ihn hinaus.

    Wer es erreicht, ist weiter vom Ziel entfernt als vorher; meist sind zwei Zahlen vertauscht.

    Abhilfe: Berichtigen Sie die Zahl oder die Frist des Zwischenziels.

    Quelle: Münster, Leitbild Migration und Integration (der Anteil der Beschäftigten mit internationaler
    Geschichte soll dem der Bevölkerung folgen).

    Schlecht:
        indikatoren:
          - id: i-anteil
            titel: Beschäftigte mit internationaler Geschichte
            einheit: "%"
            ausgangswert: 12
            ausgangsjahr: 2025
            zielwert: 20 %
            frist: 2030
            zwischenziele:
              - frist: 2028
                zielwert: 10 % # <-
    Gut:
        indikatoren:
          - id: i-anteil
            titel: Beschäftigte mit internationaler Geschichte
            einheit: "%"
            ausgangswert: 12
            ausgangsjahr: 2025
            zielwert: 20 %
            frist: 2030
            zwischenziele:
              - frist: 2028
                zielwert: 16 %
    """
    steps = _weg(indikator, kontext)
    if len(steps) < 3 or steps[0][1] == steps[-1][1]:
        return
    up = steps[0][1] < steps[-1][1]
    for (before, low), (path, high) in pairwise(steps):
        if low != high and (low < high) is not up:
            # Of a step back, the goal that is to be reached on the way is at fault, not the last one.
            where = before if path == "zielwert" else path
            value = high if where == path else low
            wert = f"{value:f}".replace(".", ",")
            yield where, f"{kontext.name(indikator)}: Das Zwischenziel {wert} liegt nicht auf dem Weg zum Zielwert."
            return


def _weg(indikator: Indikator, kontext: Kontext) -> list[tuple[str, Decimal]]:
    """Start, goals on the way by their deadline, target: what can be compared of it, with its dotted path."""
    geltung = kontext.index.geltung
    goals = []
    for n, one in enumerate(indikator.zwischenziele):
        day = one.frist.faellig(*geltung) if one.frist else None
        if one.zielwert.wert is not None and _vergleichbar(one.zielwert, indikator):
            goals.append((day, f"zwischenziele.{n}.zielwert", one.zielwert.wert))
    if all(day for day, _, _ in goals):
        goals.sort(key=lambda goal: goal[0] or date.max)
    way = [(path, wert) for _, path, wert in goals]
    ziel, start = indikator.zielwert, indikator.ausgangswert
    if ziel and ziel.wert is not None and _vergleichbar(ziel, indikator):
        way.append(("zielwert", ziel.wert))
    return [("ausgangswert", start.wert), *way] if start else way


@rule(Level.WARNUNG, ab="entwurf")
def zwischenziel_nach_frist(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zwischenziel ist später fällig als der Zielwert selbst.

    Was nach dem Ziel kommt, ist kein Schritt dorthin; meist ist ein Jahr vertippt.

    Abhilfe: Berichtigen Sie die Frist des Zwischenziels oder die des Indikators.

    Quelle: Rhein-Kreis Neuss 2011 (Indikatoren mit Frist: „bis 30.06.2011“, „bis Ende 2011“).

    Schlecht:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            zielwert: 12
            frist: 2028
            zwischenziele:
              - zielwert: 8
                frist: 2029 # <-
    Gut:
        indikatoren:
          - id: i-kurse
            titel: Anzahl der Kurse
            zielwert: 12
            frist: 2028
            zwischenziele:
              - zielwert: 8
                frist: 2027
    """
    geltung = kontext.index.geltung
    last = indikator.frist.faellig(*geltung) if indikator.frist else None
    for n, one in enumerate(indikator.zwischenziele):
        day = one.frist.faellig(*geltung) if one.frist else None
        if last and day and day > last:
            yield (
                f"zwischenziele.{n}.frist",
                f"{kontext.name(indikator)}: Zwischenziel {one.frist}, Zielwert schon {indikator.frist}.",
            )


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


_JAHR = 12


def _veraltet(indikator: Indikator, knoten: Knoten, index: Index, stichtag: date) -> bool:
    """Whether a value that the turnus asks for is missing, though there was time to collect it."""
    turnus = indikator.turnus
    if turnus is None or turnus.art is not Zeitart.WIEDERKEHREND or _ruht(knoten):
        return False
    beginn, ende = index.geltung
    last = _letzter(indikator, beginn)
    if last is None:
        return False
    due = plus_months(last, turnus.monate)
    # Official figures come late: as long again as the turnus, a year at most. After the Geltung nobody measures.
    return due <= (ende or date.max) and plus_months(due, min(turnus.monate, _JAHR)) < stichtag


def _letzter(indikator: Indikator, beginn: date | None) -> date | None:
    """The last day that the values cover; without values, that of the Ausgangswert or the day the Geltung begins."""
    if indikator.messwerte:
        days = [one.zeitraum.ende for one in indikator.messwerte if one.wert and one.zeitraum and one.zeitraum.ende]
        return max(days, default=None)
    return indikator.ausgangsjahr.ende if indikator.ausgangsjahr else beginn


def _ruht(knoten: Knoten) -> bool:
    """Whether it belongs to a measure that is not running, so that there is nothing to measure."""
    massnahme = knoten.eltern.teil if knoten.eltern else None
    stand = massnahme.stand if isinstance(massnahme, Massnahme) else ()
    return bool(stand) and stand[-1].status.kern not in (Kern.LAUFEND, Kern.DAUERHAFT)


def _alt(index: Index, stichtag: date) -> Haufen:
    return haufen(Indikator, lambda indikator, knoten, index: _veraltet(indikator, knoten, index, stichtag))(index)


@rule(Level.WARNUNG, ab="beschlossen")
def messwerte_veraltet(teil: Konzept | Feld | Indikator, kontext: Kontext) -> Iterator[Fund]:
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
    werte = [one.zeitraum for one in getattr(teil, "messwerte", ()) if one.wert and one.zeitraum and one.zeitraum.ende]
    last = f"der letzte Wert gilt für {max(werte, key=lambda one: one.lage)}" if werte else "es gibt noch keinen Wert"
    einer = f"soll regelmäßig gemessen werden ({getattr(teil, 'turnus', None)}), {last}"
    yield from gesagt(_alt, teil, kontext, "turnus", einer, "haben fällige Messwerte noch nicht", kontext.stichtag)
