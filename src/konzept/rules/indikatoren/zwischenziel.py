"""indikatoren, zwischenziel: what is to be reached on the way to the target."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from konzept.finding import Level
from konzept.model import Indikator
from konzept.rules.indikatoren.groessen import vergleichbar
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zeitangabe
from konzept.werte.stil import HAUSSTIL


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
    if len(steps) < 3 or steps[0].wert == steps[-1].wert:
        return
    up = steps[0].wert < steps[-1].wert
    for before, after in pairwise(steps):
        if before.wert != after.wert and (before.wert < after.wert) is not up:
            # Of a step back, the goal that is to be reached on the way is at fault, not the last one.
            wrong = before if after.path == "zielwert" else after
            yield wrong.path, f"{kontext.name(indikator)}: {wrong} {_fehler(wrong, before, steps)}."
            return


def _fehler(wrong: "_Schritt", before: "_Schritt", steps: "list[_Schritt]") -> str:
    """What is wrong with a goal on the way, as the end of a sentence."""
    first, last = steps[0], steps[-1]
    whole = (first.path, last.path) == ("ausgangswert", "zielwert")
    if whole and not min(first.wert, last.wert) <= wrong.wert <= max(first.wert, last.wert):
        return f"liegt nicht zwischen {first.kurz} und {last.kurz}"
    if wrong is before:
        return f"geht über den {last.kurz} hinaus"
    return f"ist nach dem {before.kurz} ein Rückschritt"


class _Schritt(NamedTuple):
    """A value on the way to the target."""

    path: str
    wert: Decimal
    einheit: str = ""

    @property
    def kurz(self) -> str:
        kind = _ARTEN.get(self.path, "Zwischenziel")
        return f"{kind} {HAUSSTIL.zahl(self.wert)} {self.einheit}".rstrip()

    def __str__(self) -> str:
        return f"Das {self.kurz}"


_ARTEN = {"ausgangswert": "Ausgangswert", "zielwert": "Zielwert"}


def _weg(indikator: Indikator, kontext: Kontext) -> list[_Schritt]:
    """Start, goals on the way by their deadline, target: what can be compared of it."""
    geltung = kontext.index.geltung
    goals = []
    for n, one in enumerate(indikator.zwischenziele):
        day = one.frist.faellig(*geltung) if one.frist else None
        if one.zielwert.wert is not None and vergleichbar(one.zielwert, indikator):
            goals.append((day, _Schritt(f"zwischenziele.{n}.zielwert", one.zielwert.wert, one.zielwert.einheit)))
    if all(day for day, _ in goals):
        goals.sort(key=lambda goal: goal[0] or date.max)
    way = [step for _, step in goals]
    ziel, start = indikator.zielwert, indikator.ausgangswert
    if ziel and ziel.wert is not None and vergleichbar(ziel, indikator):
        way.append(_Schritt("zielwert", ziel.wert, ziel.einheit))
    return [_Schritt("ausgangswert", start.wert), *way] if start else way


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
            # Years only where they differ: "2030" and "30.06.2030" are two days.
            short = day.year != last.year
            late, early = (_wann(frist, tag, short) for frist, tag in ((one.frist, day), (indikator.frist, last)))
            yield (
                f"zwischenziele.{n}.frist",
                f"{kontext.name(indikator)}: Das Zwischenziel ist erst {late} fällig, der Zielwert schon {early}.",
            )


def _wann(frist: Zeitangabe | None, tag: date, short: bool) -> str:
    year = short and re.fullmatch(r"(?:Ende )?\d{4}", str(frist))
    return str(frist) if year else f"am {tag:%d.%m.%Y}"
