"""indikatoren, zielwert: the target itself."""

import operator
import re
from collections.abc import Iterator
from decimal import Decimal

from konzept.finding import Level
from konzept.model import Indikator
from konzept.rules.indikatoren.groessen import STAND_FEST, prozent, vergleichbar, zielwerte
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zahl, Zielwert
from konzept.werte.stil import HAUSSTIL
from konzept.werte.zahl import Relation
from konzept.werte.zielwert import Richtung, Zielart


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
    for path, ziel in zielwerte(indikator):
        if ziel.art is Zielart.OFFEN:
            what = "Der Zielwert" if path == "zielwert" else "Ein Zwischenziel"
            yield path, f"{kontext.name(indikator)}: {what} ist noch offen („{ziel}“)."


def _grenzen(ziel: Zielwert) -> tuple[Decimal, Decimal] | None:
    """Least and greatest value that a target names; None if it names none."""
    if ziel.wert is not None:
        return ziel.wert, ziel.wert
    return (ziel.von, ziel.bis) if ziel.von is not None and ziel.bis is not None else None


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
    if ziel is None or start is None or grenzen is None or not vergleichbar(ziel, indikator):
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
    if ziel is None or start is None or ziel.wert is None or ziel.richtung or not vergleichbar(ziel, indikator):
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
    for path, ziel in zielwerte(indikator):
        if ziel.art in STAND_FEST and ziel.einheit and prozent(ziel.einheit) is not prozent(unit):
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
    if prozent(indikator.einheit):
        yield from ((path, zahl.wert) for path, zahl in werte if zahl is not None)
    for path, ziel in zielwerte(indikator):
        if ziel.art in STAND_FEST and prozent(ziel.einheit or indikator.einheit):
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
        more = len(outside) - 1
        others = f", {'ein weiterer' if more == 1 else f'{more} weitere'} auch nicht" if more else ""
        wert = HAUSSTIL.zahl(outside[0][1])
        said = f"Der Wert {wert} % liegt nicht zwischen 0 und 100 %{others}."
        yield outside[0][0], f"{kontext.name(indikator)}: {said}"
