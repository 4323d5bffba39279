"""struktur, gliederung: fields, goals and measures in one another."""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Feld, Handlungsfeld, Index, Kapitel, Knoten, Massnahme
from konzept.model.rahmen import Unterkapitel
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="entwurf")
def handlungsfeld_ohne_ziel(feld: Handlungsfeld, kontext: Kontext) -> Iterator[Fund]:
    """Ein Handlungsfeld nennt kein Ziel.

    Ein Handlungsfeld ohne Ziel sagt nicht, was in ihm erreicht werden soll; ob eine Maßnahme hilft, ist dann nicht zu
    beurteilen.

    Abhilfe: Ergänzen Sie unter „leitziele“ mindestens ein Ziel.

    Quelle: Leitfaden zur kommunalen Integrationsarbeit (zu jedem Feld erreichbare Ziele); alle sechs Handlungsfelder
    in Steinfurt 2018–2021 nennen Ziele.

    Schlecht:
        handlungsfelder:
          - id: sprache # <-
            titel: Sprache
            einleitung: Sprache öffnet Türen.
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            einleitung: Sprache öffnet Türen.
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
    """
    if not feld.leitziele and not _empty(feld):
        yield "", f"{kontext.name(feld)} nennt kein {kontext.konzept.bezeichnungen.leitziel}."


@rule(Level.WARNUNG, ab="entwurf")
def feld_leer(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Ein Handlungsfeld oder Querschnittsthema besteht nur aus seinem Titel.

    Im gedruckten Konzept steht dann eine Überschrift, unter der nichts folgt.

    Abhilfe: Ergänzen Sie, worum es geht („einleitung“) und was erreicht werden soll („leitziele“), oder streichen Sie
    das Feld, bis etwas dazu feststeht.

    Quelle: Steinfurt 2018–2021, Kapitel 2 (jedes Handlungsfeld mit Einführung, Ausgangslage, Zielen und Maßnahmen);
    Leitfaden zur kommunalen Integrationsarbeit, 3 (erreichbare Ziele pro Handlungsfeld).

    Schlecht:
        querschnittsthemen:
          - id: gleichstellung # <-
            titel: Gleichstellung
    Gut:
        querschnittsthemen:
          - id: gleichstellung
            titel: Gleichstellung
            einleitung: Alle Ziele gelten für Frauen und Männer.
    """
    empty = kontext.index.einmal(_empty_fields)
    if _empty(feld) if len(empty) <= _EACH else empty[0] is feld:
        others = f" Ebenso leer sind {len(empty) - 1} weitere." if len(empty) > _EACH else ""
        what = "weder Text noch Ziele, Maßnahmen, Angebote oder Ideen"
        yield "", f"{kontext.name(feld)} ist leer: Es enthält {what}.{others}"


_EACH = 3
"""So many empty fields are told one by one, more at the first of them."""


def _empty_fields(index: Index) -> list[Feld]:
    fields = (*index.konzept.querschnittsthemen, *index.konzept.handlungsfelder)
    return [feld for feld in fields if _empty(feld)]


_FRAME = frozenset({"id", "nr", "titel", "herkunft", "fundstelle", "gilt_fuer"})
"""What a field may have and still say nothing."""


def _empty(feld: Feld) -> bool:
    return not any(getattr(feld, name) for name in type(feld).model_fields if name not in _FRAME)


@rule(Level.WARNUNG, ab="beschlussreif")
def massnahme_ohne_ziel(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Maßnahmen eines Feldes sind keinem Ziel zugeordnet, obwohl das Konzept andere Maßnahmen Zielen zuordnet.

    Erst kommt das Ziel, dann die Maßnahme: Ohne Zuordnung ist im Bericht nicht zu sagen, wozu sie beigetragen hat.
    Konzepte, in denen keine Maßnahme ein Ziel nennt, bleiben unbehelligt.

    Abhilfe: Nennen Sie unter „ziele“ die Kennung des Ziels, oder stellen Sie die Maßnahme unter ihr Ziel.

    Quelle: Rhein-Kreis Neuss 2010/2011, Strategiezirkel (Zielorientierung vor Maßnahmenentwicklung).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
            massnahmen:
              - id: m-elternkurs # <-
                titel: Sprachkurs für Eltern
              - id: m-abendkurs
                titel: Sprachkurs am Abend
                ziele:
                  - z-deutsch
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                ziele:
                  - z-deutsch
              - id: m-abendkurs
                titel: Sprachkurs am Abend
                ziele:
                  - z-deutsch
    """
    free = [(n, massnahme) for n, massnahme in enumerate(feld.massnahmen) if not massnahme.ziele]
    if free and (feld.leitziele or feld.teilziele) and kontext.index.einmal(_links):
        count = f"{len(free)} von {len(kontext.index.massnahmen(feld))}"
        which = kontext.nummern(massnahme for _, massnahme in free)
        words = kontext.konzept.bezeichnungen.massnahmen
        yield f"massnahmen.{free[0][0]}.id", f"{kontext.name(feld)} hat {words} ohne Ziel: {count} ({which})."


def _links(index: Index) -> bool:
    """Whether any measure of the concept is put to a goal, by its place or by name."""
    return any(
        isinstance(knoten.teil, Massnahme)
        and (knoten.teil.ziele or (knoten.eltern and not isinstance(knoten.eltern.teil, Feld)))
        for knoten in index.knoten
    )


@rule(Level.FEHLER)
def verzeichnis_doppelt(kapitel: Kapitel | Unterkapitel, kontext: Kontext) -> Iterator[Fund]:
    """Dasselbe Verzeichnis soll an zwei Stellen stehen.

    Handlungsfelder, Gremien oder Berichte stünden zweimal im Dokument, und ein Verweis auf einen Eintrag hätte zwei
    Ziele. Ein solches Konzept wird nicht gedruckt.

    Abhilfe: Streichen Sie das Verzeichnis unter „zeigt“ an einer der beiden Stellen; im Text können Sie auf die andere
    verweisen.

    Quelle: Grundsatz des Formats: „zeigt“ nennt den einen Platz eines Verzeichnisses (Steinfurt 2018–2021: die
    Leitgedanken stehen in Kapitel 3 und nur dort).

    Schlecht:
        kapitel:
          - id: k-steuerung
            titel: Steuerung
            zeigt: [gremien]
          - id: k-beteiligte
            titel: Wer mitwirkt
            zeigt: [akteure, gremien] # <-
    Gut:
        kapitel:
          - id: k-steuerung
            titel: Steuerung
            zeigt: [gremien]
          - id: k-beteiligte
            titel: Wer mitwirkt
            zeigt: [akteure]
    """
    shown = kontext.index.einmal(_shown)
    for position, name in enumerate(kapitel.zeigt):
        first = shown[name]
        if first.teil is not kapitel:
            known = f"steht schon in {kontext.name(first.teil)} ({kontext.ort(first)})"
            yield f"zeigt.{position}", f"{kontext.name(kapitel)}: Das Verzeichnis „{name}“ {known}."
        elif kapitel.zeigt.index(name) < position:
            yield f"zeigt.{position}", f"{kontext.name(kapitel)} zeigt das Verzeichnis „{name}“ mehr als einmal."


def _shown(index: Index) -> dict[str, Knoten]:
    """Verzeichnis → the first chapter that shows it."""
    found: dict[str, Knoten] = {}
    for knoten in index.knoten:
        if isinstance(knoten.teil, Kapitel | Unterkapitel):
            for name in knoten.teil.zeigt:
                found.setdefault(name, knoten)
    return found
