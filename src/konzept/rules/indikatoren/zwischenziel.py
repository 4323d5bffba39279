"""indikatoren, zwischenziel: what is to be reached on the way to the target."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from konzept.finding import Level
from konzept.model import Indikator
from konzept.rules.indikatoren.groessen import vergleichbar
from konzept.rules.rule import Fund, Kontext, rule


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
        if one.zielwert.wert is not None and vergleichbar(one.zielwert, indikator):
            goals.append((day, f"zwischenziele.{n}.zielwert", one.zielwert.wert))
    if all(day for day, _, _ in goals):
        goals.sort(key=lambda goal: goal[0] or date.max)
    way = [(path, wert) for _, path, wert in goals]
    ziel, start = indikator.zielwert, indikator.ausgangswert
    if ziel and ziel.wert is not None and vergleichbar(ziel, indikator):
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
