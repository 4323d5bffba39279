"""stand, umsetzung: whether it was carried out, and whether that is still so."""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Index, Massnahme
from konzept.model.ziele import Standeintrag
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zeitangabe
from konzept.werte.status import Kern
from konzept.werte.zeit import plus_months
from konzept.werte.zielwert import Zielart


def _letzter(massnahme: Massnahme) -> Standeintrag | None:
    return massnahme.stand[-1] if massnahme.stand else None


def _tag(zeit: Zeitangabe | None) -> date | None:
    """The last day a time may mean, the first of one that has no end ("seit 2024")."""
    return (zeit.ende or zeit.beginn) if zeit else None


def _ueberfaellig(massnahme: Massnahme, index: Index, stichtag: date) -> bool:
    """Whether it should be finished: then it is its deadline that is spoken of, by another rule."""
    times = filter(None, (massnahme.frist, massnahme.zeitraum))
    day = next((day for zeit in times if (day := zeit.faellig(*index.geltung))), None)
    return day is not None and day < stichtag


@rule(Level.WARNUNG, ab="beschlussreif")
def nicht_umgesetzt_ohne_grund(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme ist zurückgestellt oder entfallen, und niemand erfährt, warum.

    Wer berichtet, muss es begründen. Bei einer zurückgestellten genügt, wann sie beginnen soll. Es zählt der letzte
    Eintrag unter „stand“.

    Abhilfe: Ergänzen Sie beim letzten Eintrag „grund“; bei einer zurückgestellten Maßnahme genügt „beginn_geplant“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (bei nicht durchgeführten Maßnahmen wird kurz erläutert, warum sie nicht
    realisiert wurden oder wann der Beginn geplant ist).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2025
                    status: zurückgestellt (nicht umgesetzt) # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2025
                    status: zurückgestellt (nicht umgesetzt)
                    grund: |
                      Es fand sich keine Lehrkraft.
                    beginn_geplant: 2027
    """
    last = _letzter(massnahme)
    if last is None or last.grund:
        return
    if last.status.kern is Kern.ENTFALLEN:
        lacking = "ohne Angabe von Gründen"
    elif last.status.kern is Kern.ZURUECKGESTELLT and last.beginn_geplant is None:
        lacking = "weder mit einem Grund noch mit einem geplanten Beginn"
    else:
        return
    yield f"stand.{len(massnahme.stand) - 1}.status", f"{kontext.name(massnahme)} ist {last.status}, {lacking}."


@rule(Level.WARNUNG, ab="beschlossen")
def geplanter_beginn_verstrichen(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme sollte inzwischen begonnen haben, steht aber noch als geplant oder zurückgestellt da.

    Entweder läuft sie, und es ist nicht eingetragen, oder sie verschiebt sich weiter; beides gehört in den Bericht. Ist
    auch die Frist einer geplanten Maßnahme vorbei, meldet das schon massnahme-ueberfaellig.

    Abhilfe: Fügen Sie unter „stand“ einen neuen Eintrag an: laufend, oder zurückgestellt mit „grund“ und einem neuen
    „beginn_geplant“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (wann der Beginn geplant ist); Köln, Sachstandsbericht (Lücken füllen).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2024
                    status: geplant
                    beginn_geplant: Q1/2025 # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2024
                    status: geplant
                    beginn_geplant: Q1/2025
                  - datum: 31.03.2025
                    status: laufend
    """
    last = _letzter(massnahme)
    if last is None or last.beginn_geplant is None or last.status.kern not in (Kern.GEPLANT, Kern.ZURUECKGESTELLT):
        return
    if last.status.kern is Kern.GEPLANT and _ueberfaellig(massnahme, kontext.index, kontext.stichtag):
        return
    day = last.beginn_geplant.faellig(*kontext.index.geltung) or last.beginn_geplant.beginn
    if day and day < kontext.stichtag:
        yield (
            f"stand.{len(massnahme.stand) - 1}.beginn_geplant",
            f"{kontext.name(massnahme)} sollte {last.beginn_geplant} beginnen und ist immer noch {last.status}.",
        )


def _ohne_ergebnis(massnahme: Massnahme) -> bool:
    last = _letzter(massnahme)
    if last is None or last.status.kern is not Kern.ABGESCHLOSSEN:
        return False
    # "RAA ist installiert" has no figure, and the situation of the town is none of the measure's doing.
    asked = [
        one
        for one in massnahme.indikatoren
        if one.art != "kontext" and (one.zielwert is None or one.zielwert.art is not Zielart.JA_NEIN)
    ]
    return bool(asked) and not any(messwert.wert for one in asked for messwert in one.messwerte)


@rule(
    Level.WARNUNG,
    ab="beschlossen",
    viele="sind abgeschlossen, aber keiner ihrer Indikatoren hat einen Messwert",
)
def abgeschlossen_ohne_messwert(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme ist abgeschlossen, aber keiner ihrer Indikatoren hat einen Messwert.

    Vereinbart war, sie an ihnen zu messen; ohne Wert sagt der Bericht nicht, ob sie erfolgreich war. Indikatoren, die
    mit „ja“ erfüllt sind, und solche der Art „kontext“ zählen nicht.

    Abhilfe: Tragen Sie beim Indikator unter „messwerte“ ein, was erreicht wurde.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (bei bereits abgeschlossenen Maßnahmen wird anhand der festgelegten
    Indikatoren evaluiert).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs # <-
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2025, status: abgeschlossen}
                indikatoren:
                  - {id: i-eltern, titel: Anzahl der Eltern}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2025, status: abgeschlossen}
                indikatoren:
                  - id: i-eltern
                    titel: Anzahl der Eltern
                    messwerte:
                      - {zeitraum: 2025, wert: 34}
    """
    if _ohne_ergebnis(massnahme):
        was = "ist abgeschlossen, aber keiner ihrer Indikatoren hat einen Messwert"
        yield "", f"{kontext.name(massnahme)} {was}."


@rule(Level.WARNUNG, ab="beschlossen", viele="sind laufend, ihr letzter Stand ist aber zu alt")
def stand_veraltet(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme läuft, aber ihr letzter Stand ist lange her.

    Nach wie vielen Monaten, legt die Stadt unter „stand-monate“ in konzept.toml fest; ohne Angabe sind es 12. Gezählt
    wird bis zum Stichtag, längstens bis zum Ende der Geltung; ist die Frist vorbei, meldet das schon
    massnahme-ueberfaellig.

    Abhilfe: Fügen Sie unter „stand“ einen Eintrag mit heutigem Datum an, auch wenn sich nichts geändert hat.

    Quelle: Wiesbaden (jährlicher Integrationsbericht); Köln, Rat zum Interkulturellen Maßnahmenprogramm (jährliche
    Entscheidung, was eingestellt, fortgesetzt oder neu begonnen wird).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs # <-
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2024, status: laufend}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2024, status: laufend}
                  - {datum: 30.06.2025, status: laufend}
    """
    index, monate = kontext.index, kontext.hausregeln.stand_monate
    last = _letzter(massnahme)
    day = _tag(last.datum) if last and last.status.kern is Kern.LAUFEND else None
    # After the Geltung the last report is written, and no other one.
    today = min(kontext.stichtag, index.geltung[1] or kontext.stichtag)
    if last and day and plus_months(day, monate) < today and not _ueberfaellig(massnahme, index, kontext.stichtag):
        age = f"älter als {monate} Monate" if monate != 1 else "älter als ein Monat"
        yield "", f"{kontext.name(massnahme)} ist laufend, der letzte Stand dazu ({last.datum}) ist {age}."
