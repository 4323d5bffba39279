"""fristen, termine: days that are over, put off, or too many at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from konzept.finding import Level
from konzept.model import Abschnitt, Index, Konzept, Massnahme
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.status import Kern

_SETTLED = frozenset({Kern.ABGESCHLOSSEN, Kern.DAUERHAFT, Kern.ZURUECKGESTELLT, Kern.ENTFALLEN})
"""Nobody waits for these any more: done, become permanent, put off by decision, dropped."""


def _due(massnahme: Massnahme, index: Index) -> tuple[str, date] | None:
    """The field that says when it ends, and the day; None if none does."""
    for name, angabe in (("frist", massnahme.frist), ("zeitraum", massnahme.zeitraum)):
        if angabe and (day := angabe.faellig(*index.geltung)):
            return name, day
    return None


def _settled(massnahme: Massnahme) -> bool:
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern in _SETTLED


def _late_start(massnahme: Massnahme, index: Index) -> bool:
    """Whether the last status plans a start behind the deadline."""
    due = _due(massnahme, index)
    start = massnahme.stand[-1].beginn_geplant if massnahme.stand else None
    return bool(due and start and start.beginn and start.beginn > due[1])


def _reported(index: Index) -> bool:
    """Whether any measure of the concept has a status."""
    return any(isinstance(knoten.teil, Massnahme) and knoten.teil.stand for knoten in index.knoten)


@rule(Level.WARNUNG, ab="beschlossen")
def massnahme_ueberfaellig(teil: Konzept | Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Die Frist oder der Zeitraum einer Maßnahme ist zum Stichtag vorbei, und sie gilt nicht als erledigt.

    Erledigt ist, was abgeschlossen, dauerhaft, zurückgestellt oder entfallen ist. Hat im ganzen Konzept noch keine
    Maßnahme einen Stand, wird das einmal gesagt und nicht bei jeder.

    Abhilfe: Tragen Sie unter „stand“ ein, wie es um die Maßnahme steht; ist sie noch nicht fertig, auch den Grund.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (zu nicht durchgeführten Maßnahmen steht im Bericht, warum nicht und wann
    sie beginnen).

    Schlecht:
        reifegrad: beschlossen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2024 # <-
                stand:
                  - datum: 30.06.2024
                    status: laufend
    Gut:
        reifegrad: beschlossen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2024
                stand:
                  - datum: 30.06.2024
                    status: laufend
                  - datum: 15.12.2024
                    status: abgeschlossen
    """
    index = kontext.index
    if isinstance(teil, Konzept) and not index.einmal(_reported):
        late = [knoten.teil for knoten in index.knoten if _overdue(knoten.teil, kontext)]
        if late:
            yield (
                "",
                f"{kontext.name(teil)} hat noch zu keiner Maßnahme einen „stand“; abgelaufen ist die Frist von "
                f"{len(late)} ({kontext.nummern(late)}).",
            )
    elif isinstance(teil, Massnahme) and index.einmal(_reported) and _overdue(teil, kontext):
        feld, day = _due(teil, index) or ("", kontext.stichtag)
        last = f"zuletzt war sie „{teil.stand[-1].status}“" if teil.stand else "einen „stand“ hat sie nicht"
        yield feld, f"{kontext.name(teil)} sollte am {day:%d.%m.%Y} fertig sein; {last}."


def _overdue(teil: Abschnitt, kontext: Kontext) -> bool:
    if not isinstance(teil, Massnahme) or _settled(teil):
        return False
    due = _due(teil, kontext.index)
    # Where the start is planned for later than the deadline, that is the fault.
    return bool(due and due[1] < kontext.stichtag and not _late_start(teil, kontext.index))


@rule(Level.WARNUNG, ab="beschlossen")
def beginn_nach_frist(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme soll nach dem letzten Stand erst beginnen, wenn ihre Frist schon vorbei ist.

    Der Zeitplan ist dann überholt, im Konzept steht er aber noch.

    Abhilfe: Passen Sie „frist“ oder „zeitraum“ an, oder berichtigen Sie „beginn_geplant“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (der Zwischenbericht nennt den geplanten Beginn; danach können Maßnahmen
    geändert werden).

    Schlecht:
        reifegrad: beschlossen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2026
                stand:
                  - datum: 30.06.2025
                    status: geplant
                    beginn_geplant: Q2/2027 # <-
    Gut:
        reifegrad: beschlossen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2027
                stand:
                  - datum: 30.06.2025
                    status: geplant
                    beginn_geplant: Q2/2027
    """
    due = _due(massnahme, kontext.index)
    if due and _late_start(massnahme, kontext.index):
        last = len(massnahme.stand) - 1
        start, end = massnahme.stand[last].beginn_geplant, getattr(massnahme, due[0])
        until = f"der Frist ({end})" if due[0] == "frist" else f"dem Ende des Zeitraums ({end})"
        yield f"stand.{last}.beginn_geplant", f"{kontext.name(massnahme)}: Der Beginn {start} liegt nach {until}."


@rule(Level.WARNUNG, ab="beschlossen")
def beginn_oft_verschoben(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Der geplante Beginn einer Maßnahme ist mehr als einmal nach hinten gerückt.

    Einmal verschieben kommt vor; beim zweiten Mal fehlt meist etwas anderes als Zeit.

    Abhilfe: Klären Sie, woran es liegt, und nennen Sie es unter „grund“; ist nicht mehr damit zu rechnen, ist der
    Status „zurückgestellt“ oder „entfallen“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (zu nicht durchgeführten Maßnahmen nennt der Bericht Grund oder Beginn).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: geplant
                    beginn_geplant: 2023
                  - status: geplant
                    beginn_geplant: 2024
                  - status: geplant
                    beginn_geplant: 2026 # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                stand:
                  - status: geplant
                    beginn_geplant: 2023
                  - status: geplant
                    beginn_geplant: 2024
                  - status: laufend
    """
    if len(massnahme.stand) < 3 or massnahme.stand[-1].beginn_geplant is None:
        return
    plans = (entry.beginn_geplant for entry in massnahme.stand)
    starts = [(plan.beginn, plan.ende or plan.beginn, str(plan)) for plan in plans if plan and plan.beginn]
    # Later for certain: "2027" after "Q1/2027" may be the same plan.
    moved = sum(before[1] < after[0] for before, after in pairwise(starts))
    if moved > 1:
        shown = ", ".join(dict.fromkeys(words for _, _, words in starts))
        yield (
            f"stand.{len(massnahme.stand) - 1}.beginn_geplant",
            f"{kontext.name(massnahme)}: Der geplante Beginn ist {_mal(moved)} verschoben worden ({shown}).",
        )


_ZAHLWORT = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]


def _mal(count: int) -> str:
    return f"{_ZAHLWORT[count - 1]}mal" if count <= len(_ZAHLWORT) else f"{count}-mal"


@rule(Level.HINWEIS)
def fristen_gehaeuft(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Auf einen Tag, der noch kommt, fallen mehr Fristen, als zu überblicken sind.

    Dieselben Stellen sollen dann alles zugleich fertig haben, und der Bericht kommt erst, wenn es zu spät ist. Wie
    viele es sein dürfen, bestimmt „fristen-je-tag“ in konzept.toml; ohne Angabe sind es zehn.

    Abhilfe: Verteilen Sie die Fristen, zum Beispiel nach Priorität auf Halbjahre.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Zeitplan) und Voraussetzungen (personelle Ressourcen
    vorab kalkulieren).

    Schlecht:
        handlungsfelder: # <-
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-1, titel: Elternkurs, frist: 2027}
              - {id: m-2, titel: Abendkurs, frist: 2027}
              - {id: m-3, titel: Berufskurs, frist: Ende 2027}
              - {id: m-4, titel: Lesekurs, frist: Ende 2027}
              - {id: m-5, titel: Ferienkurs, frist: 31.12.2027}
              - {id: m-6, titel: Sprachcafé, frist: 31.12.2027}
              - {id: m-7, titel: Bücherei, frist: 31.12.2027}
              - {id: m-8, titel: Lesepaten, frist: Q4/2027}
              - {id: m-9, titel: Dolmetscher, frist: Dezember 2027}
              - {id: m-10, titel: Wörterbuch, frist: Dezember 2027}
              - {id: m-11, titel: Schilder, frist: 2. Halbjahr 2027}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-1, titel: Elternkurs, frist: 2027}
              - {id: m-2, titel: Abendkurs, frist: 1. Halbjahr 2028}
    """
    days: Counter[date] = Counter()
    for knoten in kontext.index.knoten:
        teil = knoten.teil
        day = teil.frist.faellig(*kontext.index.geltung) if isinstance(teil, Massnahme) and teil.frist else None
        if isinstance(teil, Massnahme) and day and day >= kontext.stichtag and not _settled(teil):
            days[day] += 1
    most = kontext.hausregeln.fristen_je_tag
    full = ", ".join(f"{day:%d.%m.%Y} ({count})" for day, count in sorted(days.items()) if count > most)
    if full:
        yield "", f"{kontext.name(konzept)} hat Tage, auf die mehr als {most} Fristen fallen: {full}."
