"""steuerung, beschluesse: papers on their way through the council."""

import re
from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import (
    Beschluss,
    Konzept,
    title,
)
from konzept.model.beschluss import Beratung
from konzept.rules.fristen.zeitraum import verkehrt
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="entwurf")
def beratungsfolge_verkehrt(beschluss: Beschluss, kontext: Kontext) -> Iterator[Fund]:
    """In einer Beratungsfolge liegt eine spätere Station vor einer früheren.

    Beraten wird in der Reihenfolge der Liste, zuletzt entscheidet der Rat oder der Kreistag. Liegt er zeitlich vorn,
    ist eines der Daten falsch, meist das Jahr.

    Abhilfe: Berichtigen Sie das Datum, oder ordnen Sie die Stationen nach ihrem Datum.

    Quelle: Rhein-Kreis Neuss, Integrationsworkshop 2010/2011 (Bericht im Sozial- und Gesundheitsausschuss am
    25.11.2011, danach im Kreistag am 08.12.2010); OParl 1.1, Consultation (die Beratungsfolge einer Drucksache).

    Schlecht:
        gremien:
          - id: ausschuss
            name: Ausschuss
          - id: kreistag
            name: Kreistag
        beschluesse:
          - id: beschluss
            betreff: Steuerungsgruppe
            beratungsfolge:
              - gremium: ausschuss
                datum: 25.11.2011
              - gremium: kreistag
                datum: 08.12.2010 # <-
    Gut:
        gremien:
          - id: ausschuss
            name: Ausschuss
          - id: kreistag
            name: Kreistag
        beschluesse:
          - id: beschluss
            betreff: Steuerungsgruppe
            beratungsfolge:
              - gremium: ausschuss
                datum: 25.11.2010
              - gremium: kreistag
                datum: 08.12.2010
    """
    latest: tuple[date, int] | None = None
    wrong: list[tuple[int, int]] = []
    for number, station in enumerate(beschluss.beratungsfolge):
        beginn, ende = (station.datum.beginn, station.datum.ende) if station.datum else (None, None)
        if latest and ende and ende < latest[0]:
            wrong.append((number, latest[1]))
        if beginn and (latest is None or beginn > latest[0]):
            latest = (beginn, number)
    if wrong:
        number, before = wrong[0]
        first, second = (_station(beschluss.beratungsfolge[at], kontext) for at in (before, number))
        more = f" {len(wrong) - 1} weitere Stationen ebenso." if len(wrong) > 2 else ""
        more = " Eine weitere Station ebenso." if len(wrong) == 2 else more
        yield (
            f"beratungsfolge.{number}.datum",
            f"{kontext.name(beschluss)}: {second} steht hinter {first}, liegt aber davor.{more}",
        )


def _station(station: Beratung, kontext: Kontext) -> str:
    """A station as a reader names it: „Kreistag am 08.12.2010“."""
    body = kontext.index.get(station.gremium)
    return f"„{title(body) if body else station.gremium}“ ({station.datum})"


@rule(Level.WARNUNG, ab="entwurf")
def beratung_vor_drucksache(beschluss: Beschluss, kontext: Kontext) -> Iterator[Fund]:
    """Eine Drucksache wurde beraten, bevor es sie gab.

    Über eine Drucksache kann kein Gremium vor dem Tag beraten, dessen Datum sie trägt. Entweder ist das Datum der
    Sitzung falsch oder das der Drucksache.

    Abhilfe: Berichtigen Sie eines der beiden Daten; galt die Beratung einer früheren Drucksache, führen Sie diese
    eigens auf und nennen sie unter „ersetzt“.

    Quelle: Neumünster, Mitteilung 0523/2018/MV vom 29.09.2022 (Beratung vom 26.10. bis zum 15.11.2022); OParl 1.1,
    Paper (date) und Consultation.

    Schlecht:
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: drucksache
            betreff: Integrationskonzept
            datum: 29.09.2022
            beratungsfolge:
              - gremium: rat
                datum: 15.11.2021 # <-
    Gut:
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: drucksache
            betreff: Integrationskonzept
            datum: 29.09.2022
            beratungsfolge:
              - gremium: rat
                datum: 15.11.2022
    """
    paper = beschluss.datum.beginn if beschluss.datum else None
    for number, station in enumerate(beschluss.beratungsfolge):
        ende = station.datum.ende if station.datum else None
        if paper and ende and ende < paper:
            said = _station(station, kontext)
            yield (
                f"beratungsfolge.{number}.datum",
                f"{kontext.name(beschluss)}: {said} liegt vor dem Datum der Drucksache ({beschluss.datum}).",
            )


_GEFASST = re.compile(
    r"beschlossen|angenommen|zugestimmt|zustimmung|verabschiedet|gebilligt|einstimmig|mehrheitlich|ungeändert"
    r"|unverändert",
    re.IGNORECASE,
)
_NICHT_GEFASST = re.compile(
    r"\bnicht\b|abgelehnt|vertagt|zurückgestellt|zurückgezogen|verwiesen|empf(?:ohlen|ehlung)|kenntnis", re.IGNORECASE
)


def _gefasst(beschluss: Beschluss) -> bool:
    """Whether a paper was adopted: its resolution is recorded, or a body decided; to take note is no decision."""
    results = (station.ergebnis or "" for station in beschluss.beratungsfolge)
    return bool(beschluss.beschluss) or any(_GEFASST.search(one) and not _NICHT_GEFASST.search(one) for one in results)


@rule(Level.WARNUNG, ab="beschlossen")
def beschluss_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept gilt als beschlossen, aber kein Beschluss ist festgehalten.

    Worauf sich ein Amt beruft, wenn es eine Maßnahme einfordert, ist der Beschluss mit Gremium und Tag. Eine
    Mitteilung, die nur zur Kenntnis genommen wurde, ist keiner; ein Beschluss, der mehr als zwei Jahre vor dem Stand
    und vor dem Beginn der Geltung gefasst wurde, galt einer früheren Fassung.

    Abhilfe: Ergänzen Sie unter „beschluesse“ die Drucksache mit „beratungsfolge“ und „ergebnis“ (zum Beispiel
    ungeändert beschlossen) oder mit dem Wortlaut unter „beschluss“; wurde das Konzept nur zur Kenntnis genommen, ist
    „beschlussreif“ der richtige Reifegrad.

    Quelle: Neumünster 2015 (beschlossen von der Ratsversammlung) und 2022 (Mitteilung 0523/2018/MV, nur zur
    Kenntnisnahme); VIA Bayern, Kommunales Integrationsmanagement, Planung (Verabschiedung des Konzepts).

    Schlecht:
        reifegrad: beschlossen # <-
    Gut:
        reifegrad: beschlossen
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: beschluss
            betreff: Integrationskonzept
            beratungsfolge:
              - gremium: rat
                datum: 15.12.2015
                ergebnis: ungeändert beschlossen
    """
    adopted = [(_letzter_tag(one) or date.max, one) for one in konzept.beschluesse if _gefasst(one)]
    day, last = max(adopted, key=lambda one: one[0], default=(date.min, None))
    since = _seit(kontext)
    if konzept.reifegrad != "beschlossen" or (last and day.year >= since[0].year - _VORLAUF):
        return
    # What is recorded, so that nobody looks for the fault in a paper that is there.
    told = "kein Ergebnis der Beratung sagt, dass es beschlossen wurde" if konzept.beschluesse else (
        "unter „beschluesse“ steht keine Drucksache"
    )  # fmt: skip
    if last:
        told = f"der jüngste Beschluss („{title(last)}“, {day.year}) ist mehr als zwei Jahre älter als {since[1]}"
    yield "reifegrad", f"Das Konzept gilt als beschlossen, aber {told}."


_VORLAUF = 2
"""So many years before may a concept have been adopted; what is older was about the previous edition."""


def _letzter_tag(beschluss: Beschluss) -> date | None:
    """The last day on which a paper was dealt with; None if it does not say."""
    told = (beschluss.datum, *(station.datum for station in beschluss.beratungsfolge))
    return max((one.ende for one in told if one and one.ende), default=None)


def _seit(kontext: Kontext) -> tuple[date, str]:
    """The day from which on there has been this edition, the earlier of its Stand and its Geltung, in words too."""
    konzept, von = kontext.konzept, None if verkehrt(kontext.index) else kontext.konzept.geltung.von
    known = ((konzept.stand, "sein Stand"), (von, "der Beginn seiner Geltung"))
    days = [(one.beginn, f"{words} ({one})") for one, words in known if one and one.beginn]
    return min(days, default=(date.min, ""))
