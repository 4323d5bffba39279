"""ziele: is it said what is to be reached, in a form that can be checked?"""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Feld, Index, Konzept, Leitziel, Massnahme, Teilziel
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.struktur.benennung import anrede, namesakes, where
from konzept.rules.struktur.kennungen import named_by
from konzept.werte import wording


@rule(Level.HINWEIS)
def leitziel_ohne_massnahme(teil: Konzept | Feld | Leitziel, kontext: Kontext) -> Iterator[Fund]:
    """Zu einem Leitziel gibt es weder ein Teilziel noch eine Maßnahme.

    Es bleibt dann bei der Absicht: Niemand tut etwas dafür. Stehen im selben Handlungsfeld Maßnahmen, die kein Ziel
    nennen, ist das nicht zu erkennen, und die Regel schweigt.

    Abhilfe: Ergänzen Sie ein Teilziel oder eine Maßnahme, oder nennen Sie das Ziel unter „ziele“ bei der Maßnahme, die
    ihm dient.

    Quelle: Rhein-Kreis Neuss 2010/2011 (Leitziel 1 in den Handlungsfeldern Bildung und Sprache); Neumünster 2022
    (Maßnahmen tragen dazu bei, die Leitziele zu erreichen).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch # <-
                titel: Alle lernen Deutsch
              - id: z-erstsprachen
                titel: Erstsprachen werden gefördert
                massnahmen:
                  - id: m-buecherei
                    titel: Mehrsprachige Bücherei
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
              - id: z-erstsprachen
                titel: Erstsprachen werden gefördert
                massnahmen:
                  - id: m-buecherei
                    titel: Mehrsprachige Bücherei
                    ziele:
                      - z-deutsch
    """
    bare = kontext.index.einmal(_bare_goals).get(id(teil), 0)
    words = kontext.konzept.bezeichnungen
    if bare and isinstance(teil, Leitziel):
        yield "", f"{kontext.name(teil)}: Dazu gibt es weder {words.teilziel} noch {words.massnahme}."
    elif bare:
        below = f"ohne {words.teilziele} und {words.massnahmen} da"
        yield "", f"{kontext.name(teil)}: Alle {words.leitziele} ({bare}) stehen {below}."


def _bare_goals(index: Index) -> dict[int, int]:
    """How many Leitziele with nothing below are to be told of at which part: at each, at its field, at the concept."""
    named = index.einmal(named_by)
    fields = [
        (feld, [goal for goal in feld.leitziele if not (goal.teilziele or goal.massnahmen or goal.id in named)])
        for feld in (*index.konzept.handlungsfelder, *index.konzept.querschnittsthemen)
        # What stands at the field and names no goal may serve any of them.
        if not feld.teilziele and all(massnahme.ziele for massnahme in feld.massnahmen)
    ]
    everywhere = sum(len(bare) for _, bare in fields)
    if everywhere > 1 and not any(isinstance(knoten.teil, Massnahme | Teilziel) for knoten in index.knoten):
        return {id(index.konzept): everywhere}
    found: dict[int, int] = {}
    for feld, bare in fields:
        whole = len(bare) == len(feld.leitziele) > 1
        found |= {id(feld): len(bare)} if whole else {id(goal): 1 for goal in bare}
    return found


_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


@rule(Level.WARNUNG, ab="beschlussreif")
def teilziel_ohne_frist(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Teilziele eines Feldes sagen nicht, bis wann sie erreicht sein sollen.

    Ein Teilziel ist ein Schritt auf dem Weg zum Leitziel; ohne Zeitpunkt lässt sich nicht feststellen, ob er getan ist.
    Ein Jahr im Wortlaut oder die Frist eines Indikators genügt.

    Abhilfe: Ergänzen Sie „frist“ beim Teilziel oder bei einem seiner Indikatoren.

    Quelle: Rhein-Kreis Neuss 2010/2011 (Jahresziele; nur vier ihrer Indikatoren nennen einen Zeitpunkt); Leitfaden zur
    kommunalen Integrationsarbeit, 2.3 (Ziele, Zeitraum und finanzielle Ressourcen definieren).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            teilziele:
              - id: t-kurse # <-
                titel: Drei neue Kurse
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            teilziele:
              - id: t-kurse
                titel: Drei neue Kurse
                frist: Ende 2027
    """
    places = [
        *((f"leitziele.{n}.teilziele.{m}.id", one) for n, goal in enumerate(feld.leitziele)
          for m, one in enumerate(goal.teilziele)),
        *((f"teilziele.{n}.id", one) for n, one in enumerate(feld.teilziele)),
    ]  # fmt: skip
    endless = [(path, one) for path, one in places if not _dated(one)]
    if endless:
        count = f"{len(endless)} von {len(places)} ({kontext.nummern(one for _, one in endless)})"
        words = kontext.konzept.bezeichnungen.teilziele
        yield endless[0][0], f"{kontext.name(feld)} hat {words} ohne Jahr und Frist: {count}."


def _dated(teilziel: Teilziel) -> bool:
    own = teilziel.frist or _YEAR.search(teilziel.titel) or _YEAR.search(teilziel.text or "")
    return bool(own or any(indikator.frist or _YEAR.search(indikator.titel) for indikator in teilziel.indikatoren))


_LONGEST = 200
"""Letters. The longest goals of the documents that the rules come from have less than 120."""


@rule(Level.HINWEIS)
def ziel_zu_lang(teil: Leitziel | Teilziel, kontext: Kontext) -> Iterator[Fund]:
    """Der Titel eines Ziels ist ein ganzer Absatz.

    Der Titel steht im Inhaltsverzeichnis, in Übersichten und überall, wo das Ziel genannt wird; ein Absatz ist dort
    nicht zu überblicken.

    Abhilfe: Fassen Sie das Ziel im Titel in einem kurzen Satz; was es erläutert, gehört in „text“.

    Quelle: Steinfurt 2018–2021, Kapitel 4 (jedes Ziel mit kurzem Titel und einem Absatz darunter).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: > # <-
                  Alle Menschen, die neu in die Stadt kommen, lernen so schnell
                  wie möglich Deutsch, und zwar unabhängig davon, woher sie
                  kommen, wie lange sie bleiben und wie alt sie sind, denn nur
                  so können sie am Leben in der Stadt teilhaben.
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
                text: >
                  Alle Menschen, die neu in die Stadt kommen, lernen so schnell
                  wie möglich Deutsch, und zwar unabhängig davon, woher sie
                  kommen, wie lange sie bleiben und wie alt sie sind, denn nur
                  so können sie am Leben in der Stadt teilhaben.
    """
    if len(teil.titel) > _LONGEST:
        kind = kontext.name(teil).partition(" „")[0]
        yield "titel", f"{kind}: Der Titel ist ein ganzer Absatz ({len(teil.titel)} Zeichen)."


@rule(Level.WARNUNG, ab="beschlussreif")
def ziel_doppelt(teil: Leitziel | Teilziel, kontext: Kontext) -> Iterator[Fund]:
    """Dasselbe Ziel steht zweimal da, Wort für Wort.

    Ob dasselbe gemeint ist oder zweierlei, erfährt nicht, wer es liest; und wird eines erreicht, bleibt offen, welches.

    Abhilfe: Ist dasselbe gemeint, streichen Sie eines (eine Maßnahme kann unter „ziele“ mehreren Zielen dienen); sonst
    sagen Sie, worin sich die Ziele unterscheiden.

    Quelle: Rhein-Kreis Neuss 2010/2011, Handlungsfeld Sprache (ein Jahresziel im selben Wortlaut bei zwei Leitzielen).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            teilziele:
              - id: t-deutsch
                titel: Bekanntmachung der Maßnahmen
                frist: 2027
              - id: t-erstsprachen
                titel: Bekanntmachung der Maßnahmen # <-
                frist: 2027
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            teilziele:
              - id: t-deutsch
                titel: Bekanntmachung der Deutschkurse
                frist: 2027
              - id: t-erstsprachen
                titel: Bekanntmachung der Angebote in Erstsprachen
                frist: 2027
    """
    known = kontext.index.einmal(namesakes)
    kind, words, _ = anrede(teil)
    same = known[anrede(teil)]
    above = known.get((Leitziel, words, ""), []) if kind is Teilziel else []
    # Once for all of them: at the second.
    if len(same) > 1 and same[1] is teil:
        count = f" Insgesamt lauten {len(same)} so." if len(same) > 2 else ""
        yield "titel", f"{kontext.name(teil)} lautet wie {where(same[0], kontext)}.{count}"
    elif above and same[0] is teil:
        yield "titel", f"{kontext.name(teil)} lautet wie {where(above[0], kontext)}."


@rule(Level.HINWEIS)
def ziel_ist_massnahme(teil: Leitziel | Teilziel, kontext: Kontext) -> Iterator[Fund]:
    """Ein Ziel lautet wie eine seiner Maßnahmen.

    Dann ist das Ziel erreicht, sobald etwas getan wurde, gleich was es bewirkt.

    Abhilfe: Sagen Sie im Ziel, was danach anders sein soll, und in der Maßnahme, was Sie dafür tun.

    Quelle: Rhein-Kreis Neuss 2010/2011, Handlungsfeld Bildung (die Infoveranstaltung ist Jahresziel und Maßnahme).

    Schlecht:
        handlungsfelder:
          - id: bildung
            titel: Bildung
            leitziele:
              - id: z-eltern
                titel: Infoveranstaltung an allen Schulen # <-
                massnahmen:
                  - id: m-infoveranstaltung
                    titel: Infoveranstaltung an allen Schulen
    Gut:
        handlungsfelder:
          - id: bildung
            titel: Bildung
            leitziele:
              - id: z-eltern
                titel: Alle Eltern kennen die Schulformen
                massnahmen:
                  - id: m-infoveranstaltung
                    titel: Infoveranstaltung an allen Schulen
    """
    words = wording(teil.titel).casefold()
    same = [one for one in kontext.index.massnahmen(teil) if wording(one.titel).casefold() == words]
    if same:
        yield "titel", f"{kontext.name(teil)} lautet wie {kontext.name(same[0]).partition(' „')[0]}."
