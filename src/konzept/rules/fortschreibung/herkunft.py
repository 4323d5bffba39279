"""fortschreibung, herkunft: where the parts of this edition come from."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Entfallen, Konzept, Teil
from konzept.rules.fortschreibung.fassungen import frueher, kann_herkunft, nahe, weitergefuehrt
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.HINWEIS)
def vorgaenger_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept beruft sich auf eine vorige Fassung, sagt aber nicht, wo sie liegt.

    Ob „herkunft“ und „entfallen“ stimmen und ob etwas vergessen ist, lässt sich nur gegen die vorige Fassung prüfen.

    Abhilfe: Nennen Sie unter „vorgaenger“ den Ordner (zum Beispiel ../2015) oder eine Fassung aus git
    (zum Beispiel v2015:konzept).

    Quelle: Neumünster 2022 (Fortschreibung des Konzepts von 2015).

    Schlecht:
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
        entfallen:
          - id: fluechtlinge # <-
            titel: Flüchtlinge
            grund: Es ist jetzt Querschnittsthema.
    Gut:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
        entfallen:
          - id: fluechtlinge
            titel: Flüchtlinge
            grund: Es ist jetzt Querschnittsthema.
    """
    if konzept.vorgaenger is None and (konzept.entfallen or kontext.index.einmal(weitergefuehrt)):
        yield "entfallen", "Das Konzept nennt „herkunft“ oder „entfallen“, aber keinen „vorgaenger“."


_VERWANDT = (
    ("Leitziel", "Teilziel"),
    ("Massnahme", "Angebot", "Idee"),
    ("Handlungsfeld", "Querschnittsthema", "Thema"),
    ("Kapitel", "Unterkapitel", "Punkt"),
    ("Akteur", "Gremium"),
)
"""Kinds that one and the same part may change between: an idea becomes a measure, a measure a standing offer."""


def _gleiche_art(alt: Teil, neu: Teil) -> bool:
    kinds = {type(alt).__name__, type(neu).__name__}
    return len(kinds) == 1 or any(kinds <= {*family} for family in _VERWANDT)


def _inhalt(teil: Teil) -> str:
    """Title and texts of a part, folded."""
    told = (getattr(teil, name, None) for name in ("titel", "text", "beschreibung", "einleitung", "definition"))
    return " ".join(str(one) for one in told if one).casefold()


_FUELL = re.compile(
    r"\b(?:nicht|eine[mnrs]?|sowie|auch|werden|wird|durch|über|unter|nach|oder|allen?|stadt|kreis|kommunen?|gemeinden?"
    r"|integration|menschen)\b"
)


def _gemeinsam(alt: str, neu: str) -> bool:
    """Whether two wordings share the beginning of a word that says something; within a compound counts too."""
    told = [(text, re.findall(r"[^\W\d_]{4,}", _FUELL.sub(" ", text))) for text in (alt, neu)]
    if not all(words for _, words in told):
        return True
    pairs = [(word, other) for (_, words), (other, _) in zip(told, reversed(told), strict=True) for word in words]
    return any(word[:5] in other or re.search(rf"\b{word[:4]}", other) for word, other in pairs)


@rule(Level.WARNUNG, ab="entwurf")
def kennung_neu_vergeben(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Eine Kennung gehörte in der vorigen Fassung zu etwas anderem.

    Die Kennung ist die Identität eines Teils über alle Fassungen; wird sie neu vergeben, vergleicht das Programm zwei
    Dinge, die nichts miteinander zu tun haben, und das alte verschwindet, ohne dass es jemand merkt.

    Abhilfe: Geben Sie dem neuen Teil eine noch nie vergebene Kennung; ist es doch derselbe und nur neu gefasst,
    schreiben Sie seine eigene Kennung unter „herkunft: aus“.

    Quelle: Grundsatz des Formats: Die Kennung bleibt über alle Fassungen gleich und wird nie neu vergeben (Wiesbaden
    zählt seine Indikatoren in jeder Ausgabe neu: aus „D.1“ wurde „A.1.1“).

    Vorgänger:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-1
                titel: Mehrsprachige Elternbriefe
    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-1 # <-
                titel: Preis für Betriebe
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-2
                titel: Preis für Betriebe
              - id: m-1
                titel: Elternbriefe in acht Sprachen
    """
    alt = kontext.vorgaenger.get(teil.id) if kontext.vorgaenger else None
    if alt is None or kontext.vorgaenger is None or isinstance(alt, Entfallen) or isinstance(teil, Entfallen):
        return
    herkunft = getattr(teil, "herkunft", None)
    if herkunft and teil.id in herkunft.aus:
        return
    told = kann_herkunft(alt) and kann_herkunft(teil)
    if not _gleiche_art(alt, teil) or (told and not _gemeinsam(_inhalt(alt), _inhalt(teil))):
        was = frueher(alt, kontext, kontext.vorgaenger)
        yield "id", f"{kontext.name(teil)}: Die Kennung „{teil.id}“ trug in der vorigen Fassung {was}."


@rule(Level.FEHLER)
def herkunft_unbekannt(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Unter „herkunft: aus“ steht eine Kennung, die es in der vorigen Fassung nicht gibt.

    Der Verbleib führt dann ins Leere, und der alte Teil, der gemeint war, gilt als verschwunden.

    Abhilfe: Schreiben Sie die Kennung, wie sie in der vorigen Fassung steht.

    Quelle: Neumünster 2022 („Bildung und Sprache“ und „Arbeit“ aus „Bildung und Arbeit“ von 2015).

    Vorgänger:
        handlungsfelder:
          - id: wohnraum
            titel: Wohnraum
    Schlecht:
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [unterkunft] # <-
    Gut:
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
    """
    vorher, herkunft = kontext.vorgaenger, getattr(teil, "herkunft", None)
    for number, kennung in enumerate(herkunft.aus if vorher and herkunft else ()):
        if vorher and vorher.get(kennung) is None:
            said = f"{kontext.name(teil)}: „{kennung}“ gibt es in der vorigen Fassung nicht."
            yield f"herkunft.aus.{number}", said + nahe(kennung, vorher)
