"""stand, eintraege: the entries, one after the other."""

from collections.abc import Iterator
from datetime import date

from konzept.finding import Level
from konzept.model import Index, Massnahme
from konzept.model.ziele import Standeintrag
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import wording


@rule(Level.WARNUNG, ab="beschlussreif", viele="haben einen Stand ohne Datum")
def stand_ohne_datum(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Ein Stand sagt nicht, wann er festgestellt wurde.

    „laufend“ gilt für einen Tag; ohne ihn weiß niemand, ob es noch stimmt.

    Abhilfe: Ergänzen Sie „datum“; ist der Tag nicht bekannt, genügt das Jahr.

    Quelle: Rhein-Kreis Neuss 2011, Handlungsfeld Arbeit (der Antrag „ist (wird aktuell) gestellt“).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: laufend # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: laufend
                    datum: 2025
    """
    undated = [(n, stand) for n, stand in enumerate(massnahme.stand) if stand.datum is None]
    for n, stand in undated[:1]:
        yield f"stand.{n}", f"{kontext.name(massnahme)} ist {stand.status}, aber ohne Datum."


@rule(Level.WARNUNG, ab="entwurf")
def stand_ungeordnet(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Die Einträge unter „stand“ stehen nicht in der Reihenfolge der Zeit, der älteste zuerst.

    Als heutiger Stand gilt der letzte Eintrag; hier ist das ein alter.

    Abhilfe: Ordnen Sie die Einträge nach „datum“, oder berichtigen Sie es.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht nach zwei Jahren, Umsetzungsbericht nach dem Ende).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2025, status: laufend}
                  - {datum: 30.06.2024, status: geplant} # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2024, status: geplant}
                  - {datum: 30.06.2025, status: laufend}
    """
    latest = date.min
    for n, stand in enumerate(massnahme.stand):
        zeit = stand.datum
        if zeit and zeit.ende and zeit.ende < latest:
            yield f"stand.{n}.datum", f"{kontext.name(massnahme)}: Der Stand {zeit} steht hinter einem jüngeren."
            return
        latest = max(latest, zeit.beginn) if zeit and zeit.beginn else latest


@rule(Level.WARNUNG, ab="entwurf")
def stand_in_der_zukunft(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Ein Stand ist an einem Tag festgestellt, der erst nach dem Stichtag kommt.

    Was geplant ist, steht unter „beginn_geplant“; ein Stand ist, was schon geschehen ist. Meist ist das Jahr vertippt.

    Abhilfe: Berichtigen Sie „datum“, oder wählen Sie mit --stichtag den Tag, für den geprüft werden soll.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (was durchgeführt ist und wann der Beginn geplant ist, wird getrennt
    berichtet).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: laufend
                    datum: 30.06.2052 # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: laufend
                    datum: 30.06.2025
    """
    for n, stand in enumerate(massnahme.stand):
        if stand.datum and stand.datum.beginn and stand.datum.beginn > kontext.stichtag:
            yield f"stand.{n}.datum", f"{kontext.name(massnahme)}: Der Stand {stand.datum} liegt in der Zukunft."


def _gesagtes(stand: Standeintrag) -> dict[str, object]:
    """What an entry says, without what is only written in another way."""
    said = {name: getattr(stand, name) for name in ("text", "grund", "beginn_geplant") if getattr(stand, name)}
    found: dict[str, object] = {name: wording(str(value)) for name, value in said.items()}
    found["status"] = (stand.status.kern, stand.status.etikett)
    if stand.datum:
        found["datum"] = (stand.datum.beginn, stand.datum.ende) if stand.datum.beginn else stand.datum.text
    return found


def _umgeschrieben(massnahme: Massnahme, vorher: Massnahme) -> Standeintrag | None:
    """The first entry of the previous edition that is gone or says something else now; what is added is no change."""
    now = [_gesagtes(stand).items() for stand in massnahme.stand]
    return next((stand for stand in vorher.stand if not any(_gesagtes(stand).items() <= one for one in now)), None)


def _verloren(massnahme: Massnahme, vorgaenger: Index | None) -> Standeintrag | None:
    vorher = vorgaenger.get(massnahme.id) if vorgaenger else None
    return _umgeschrieben(massnahme, vorher) if isinstance(vorher, Massnahme) else None


@rule(Level.WARNUNG, ab="entwurf", viele="haben einen Stand aus der vorigen Fassung nicht mehr oder nicht mehr so")
def stand_umgeschrieben(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Ein Stand aus der vorigen Fassung fehlt oder sagt jetzt etwas anderes.

    Was berichtet ist, bleibt stehen; sonst ist nicht mehr zu sehen, wie es dazu kam. Wird ein Eintrag nur ergänzt, um
    ein Datum oder einen Grund, schweigt die Regel.

    Abhilfe: Stellen Sie den alten Eintrag wieder her, und fügen Sie den neuen Stand darunter an.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht und Umsetzungsbericht über die gesamte Geltungsdauer);
    Potsdam, Bestandsaufnahme 2021 (was umgesetzt wurde und was nicht).

    Vorgänger:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2024
                    status: zurückgestellt
                    grund: Es fand sich keine Lehrkraft.
    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - {datum: 30.06.2024, status: laufend} # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - datum: 30.06.2024
                    status: zurückgestellt
                    grund: Es fand sich keine Lehrkraft.
                  - {datum: 30.06.2025, status: laufend}
    """
    lost = _verloren(massnahme, kontext.vorgaenger)
    if lost:
        had = f"den Stand „{lost.status}“{f' ({lost.datum})' if lost.datum else ''}"
        yield "stand", f"{kontext.name(massnahme)} hatte in der vorigen Fassung {had}; er fehlt oder ist geändert."
