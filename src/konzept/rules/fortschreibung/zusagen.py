"""fortschreibung, zusagen: what was promised and is now put off, lowered or counted in another way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzept.finding import Level
from konzept.model import Index, Indikator, Massnahme, Teil, Teilziel
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zielwert
from konzept.werte.status import Kern
from konzept.werte.zahl import Relation
from konzept.werte.zielwert import Richtung, Zielart

_AUF = (Relation.MINDESTENS, Relation.UEBER)
_AB = (Relation.HOECHSTENS, Relation.UNTER)


def _richtung(alt: Indikator, neu: Indikator) -> int:
    """1 if more of an indicator is better, -1 if less is, 0 if nothing says so."""
    for ziel in (neu.zielwert, alt.zielwert):
        if ziel and (ziel.relation in _AUF or ziel.richtung is Richtung.STEIGT):
            return 1
        if ziel and (ziel.relation in _AB or ziel.richtung is Richtung.SINKT):
            return -1
    start = next((one.ausgangswert.wert for one in (alt, neu) if one.ausgangswert), None)
    target = alt.zielwert.wert if alt.zielwert else None
    if start is None or target is None or start == target:
        return 0
    return 1 if target > start else -1


def _mass(ziel: Zielwert, up: int) -> Decimal | None:
    """The number a target is measured by."""
    if ziel.art is Zielart.SPANNE:
        return ziel.von if up > 0 else ziel.bis
    return ziel.wert


def _schwaecher(alt: Indikator, neu: Indikator) -> bool:
    """Whether the new target asks for less than the old one; False where they cannot be compared."""
    old, new, up = alt.zielwert, neu.zielwert, _richtung(alt, neu)
    if old is None or old.art in (Zielart.OFFEN, Zielart.VERGLEICH, Zielart.JA_NEIN):
        return False
    if new is None or new.art is Zielart.OFFEN:
        return True
    if old.richtung and new.richtung and old.richtung is not new.richtung:
        return True
    if new.art is Zielart.RICHTUNG:
        return old.art is not Zielart.RICHTUNG
    same = (old.art, old.einheit, old.gruppe, alt.einheit) == (new.art, new.einheit, new.gruppe, neu.einheit)
    before, after = _mass(old, up), _mass(new, up)
    if not same or before is None or after is None or up == 0:
        return False
    # Of a change the amount counts, whichever way it goes.
    return after < before if up > 0 or old.art is Zielart.VERAENDERUNG else after > before


@rule(Level.WARNUNG, ab="beschlussreif")
def zielwert_gesenkt(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator verlangt weniger als in der vorigen Fassung.

    Ein Ziel zu senken ist möglich, aber ein Beschluss und keine Redaktion; unbemerkt sieht die neue Fassung
    erfolgreicher aus als die alte. Wo nicht zu erkennen ist, ob mehr oder weniger besser wäre, schweigt die Regel.

    Abhilfe: Begründen Sie die Änderung beim Indikator unter „herkunft: text“, oder stellen Sie den Zielwert wieder her.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Monitoring zur Überprüfung der Wirkungen und zur
    Weiterentwicklung des Konzepts); Rhein-Kreis Neuss 2010/2011 (mindestens 10 Infoveranstaltungen).

    Vorgänger:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 10 Infoveranstaltungen
    Schlecht:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 5 Infoveranstaltungen # <-
    Gut:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 5 Infoveranstaltungen
            herkunft:
              aus: [i-info]
              text: Fünf Kommunen haben ihre Veranstaltungen zusammengelegt.
    """
    alt = kontext.vorgaenger.get(indikator.id) if kontext.vorgaenger else None
    reason = indikator.herkunft and indikator.herkunft.text
    if isinstance(alt, Indikator) and not reason and _schwaecher(alt, indikator):
        now = f"„{indikator.zielwert}“" if indikator.zielwert else "nichts"
        yield (
            "zielwert",
            f"{kontext.name(indikator)} verlangt {now}; in der vorigen Fassung war es „{alt.zielwert}“.",
        )


_UMDEFINIERT = (("definition", "Definition"), ("einheit", "Einheit"), ("bezugsgruppe", "Bezugsgruppe"),
                ("quelle", "Quelle"))  # fmt: skip


def _kern(value: object) -> str:
    """What of a definition counts: its words, not its years, punctuation or line breaks."""
    return " ".join(re.findall(r"[^\W\d_]+|%|€", str(value or "").casefold()))


@rule(Level.WARNUNG, ab="beschlussreif")
def indikator_umdefiniert(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator ist anders definiert als in der vorigen Fassung, und seine Reihe vermerkt keinen Bruch.

    Alte und neue Werte stehen dann in einer Reihe, obwohl sie Verschiedenes zählen. Geprüft werden Definition, Einheit,
    Bezugsgruppe und Quelle eines Indikators, der schon Werte hat; was früher fehlte und jetzt dasteht, ist keine
    Änderung.

    Abhilfe: Setzen Sie beim ersten Wert nach neuer Zählung „bruch: ja“ und eine „anmerkung“, oder geben Sie dem neuen
    Indikator eine eigene Kennung.

    Quelle: Potsdam (bis dahin Personen ohne deutschen Pass, danach Menschen mit Migrationshintergrund);
    Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (ab 2017 eingeschränkte Vergleichbarkeit).

    Vorgänger:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Personen ohne deutschen Pass
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
    Schlecht:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Menschen mit Migrationshintergrund # <-
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
              - {zeitraum: 2022, wert: "17,7"}
    Gut:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Menschen mit Migrationshintergrund
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
              - {zeitraum: 2022, wert: "17,7", bruch: ja, anmerkung: neu definiert}
    """
    alt = kontext.vorgaenger.get(indikator.id) if kontext.vorgaenger else None
    if not isinstance(alt, Indikator) or not (alt.messwerte or alt.ausgangswert):
        return
    breaks = [sum(one.bruch == "ja" for one in edition.messwerte) for edition in (alt, indikator)]
    changed = [
        (field, word_)
        for field, word_ in _UMDEFINIERT
        if getattr(alt, field) and _kern(getattr(alt, field)) != _kern(getattr(indikator, field))
    ]
    if changed and breaks[1] <= breaks[0]:
        *first, last = (word_ for _, word_ in changed)
        named = f"{', '.join(first)} und {last} sind" if first else f"Die {last} ist"
        breaks_ = "kein weiterer" if breaks[1] else "kein"
        said = f"{named} anders als in der vorigen Fassung, aber {breaks_} Messwert vermerkt einen Bruch."
        yield changed[0][0], f"{kontext.name(indikator)}: {said}"


_GENANNT = 10
"""So many places are named; after that they are only counted."""
_TERMINIERT = (Massnahme, Teilziel, Indikator)


@dataclass(frozen=True)
class _Verschoben:
    """A fact about an edition: its parts (by identity) that are due later than in the previous one, without a
    reason."""

    vorher: Index

    def __call__(self, index: Index) -> dict[int, tuple[int, date, date]]:
        moved = ((one.teil, self._tage(one.teil, index)) for one in index.knoten if isinstance(one.teil, _TERMINIERT))
        unsaid = [(id(teil), days) for teil, days in moved if days and not self._begruendet(teil)]
        return {key: (number, *days) for number, (key, days) in enumerate(unsaid)}

    def _tage(self, teil: Massnahme | Teilziel | Indikator, index: Index) -> tuple[date, date] | None:
        """The day a part was due and the later one it is due now."""
        alt = self.vorher.get(teil.id)
        if not isinstance(alt, _TERMINIERT) or not alt.frist or not teil.frist:
            return None
        before, after = alt.frist.faellig(*self.vorher.geltung), teil.frist.faellig(*index.geltung)
        # "6 Monate nach Ende der Geltung" is the same promise in every edition.
        moved = before and after and after > before and str(alt.frist) != str(teil.frist)
        return (before, after) if moved and before and after else None

    def _begruendet(self, teil: Massnahme | Teilziel | Indikator) -> bool:
        """Whether this edition gives a reason that the previous one did not have."""
        alt = self.vorher.get(teil.id)
        known = {str(one.grund) for one in alt.stand} if isinstance(alt, Massnahme) else set()
        fresh = isinstance(teil, Massnahme) and any(one.grund and str(one.grund) not in known for one in teil.stand)
        return bool(fresh or (teil.herkunft and teil.herkunft.text))


@rule(Level.HINWEIS)
def frist_verschoben(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Eine Frist liegt später als in der vorigen Fassung.

    Einmal zu verschieben ist gewöhnlich; wer es bei jeder Fortschreibung tut, hat ein Ziel ohne Termin. War die
    Maßnahme schon zurückgestellt, sagt es die Meldung dazu.

    Abhilfe: Begründen Sie die neue Frist unter „stand“ mit „grund“ oder unter „herkunft: text“; dann schweigt die
    Regel.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (bei nicht durchgeführten Maßnahmen: warum nicht, und wann der Beginn geplant
    ist); Wiesbaden (geplant 2021–2025, erschienen 2022–2026).

    Vorgänger:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2025
    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2028 # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2028
                stand:
                  - datum: 12/2025
                    status: zurückgestellt
                    grund: Die Landesmittel sind erst für 2028 zugesagt.
    """
    if kontext.vorgaenger is None or not isinstance(teil, _TERMINIERT):
        return
    moved = kontext.index.einmal(_Verschoben(kontext.vorgaenger))
    number, before, after = moved.get(id(teil), (_GENANNT, date.min, date.min))
    if number < _GENANNT:
        rest = len(moved) - _GENANNT if number == _GENANNT - 1 else 0
        more = f" Verschoben sind noch {rest} weitere Fristen." if rest > 0 else ""
        again = _zurueckgestellt(kontext.vorgaenger.get(teil.id))
        said = f"Die Frist liegt am {after:%d.%m.%Y} statt am {before:%d.%m.%Y}."
        yield "frist", f"{kontext.name(teil)}: {said}{again}{more}"


def _zurueckgestellt(alt: Teil | None) -> str:
    """What the previous edition says about an earlier delay."""
    late = [one for one in alt.stand if one.status.kern is Kern.ZURUECKGESTELLT] if isinstance(alt, Massnahme) else []
    when = f" ({late[-1].datum})" if late and late[-1].datum else ""
    return f" Zurückgestellt war sie schon in der vorigen Fassung{when}." if late else ""
