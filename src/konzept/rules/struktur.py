"""struktur: do the parts hang together?"""

from collections.abc import Iterator
from difflib import get_close_matches

from konzept.finding import Level
from konzept.model import Abschnitt, Handlungsfeld, Teil, references, word
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.FEHLER)
def id_doppelt(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Zwei Teile des Konzepts tragen dieselbe Kennung.

    Die Kennung ist die Identität eines Teils über alle Fassungen hinweg: Verweise, Seitenangaben und der Vergleich
    zweier Fassungen finden ihn darüber. Steht sie zweimal da, ist nicht zu sagen, welcher Teil gemeint ist.

    Abhilfe: Geben Sie einem der beiden Teile eine eigene, noch nie vergebene Kennung.

    Quelle: Grundsatz des Formats: Die Kennung ist die Identität, die Nummer nur eine Aufschrift (Steinfurt zählt
    Maßnahmen je Feld, Wiesbaden zählt jede Ausgabe neu).

    Schlecht:
        handlungsfelder:
          - id: bildung
            titel: Bildung
          - id: bildung # <-
            titel: Sprache
    Gut:
        handlungsfelder:
          - id: bildung
            titel: Bildung
          - id: sprache
            titel: Sprache
    """
    found = kontext.index.alle[teil.id]
    if len(found) > 1 and found[0].teil is not teil:
        yield "id", f"Die Kennung „{teil.id}“ trägt schon {kontext.name(found[0].teil)} in {kontext.ort(found[0])}."


@rule(Level.FEHLER)
def verweis_ins_leere(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Verweis nennt eine Kennung, die es im Konzept nicht gibt oder die zu etwas anderem gehört.

    Was auf nichts verweist, wird nicht gedruckt und nicht gezählt: Eine Maßnahme hätte scheinbar ein Ziel oder eine
    Verantwortliche, im gedruckten Konzept aber nicht.

    Abhilfe: Berichtigen Sie die Kennung, oder legen Sie den Teil an, auf den sie verweist.

    Quelle: Grundsatz des Formats: Ziele und Maßnahmen stehen in wirklichen Konzepten nebeneinander (Steinfurt), die
    Verbindung muss deshalb stimmen, wo sie angegeben ist.

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                ziele:
                  - z-deutsch # <-
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
    """
    for name, kinds in references(type(teil)):
        value = getattr(teil, name)
        named = ((name, value),) if isinstance(value, str) else ((f"{name}.{n}", v) for n, v in enumerate(value or ()))
        for path, kennung in named:
            ziel = kontext.index.get(kennung)
            if ziel is None:
                near = _near(kennung, kinds, kontext)
                yield path, f"{kontext.name(teil)}: „{kennung}“ gibt es in diesem Konzept nicht.{near}"
            elif type(ziel).__name__ not in kinds:
                wanted, found = " oder ".join(kinds), word(type(ziel))
                yield path, f"{kontext.name(teil)}: „{kennung}“ gehört zu: {found}; gebraucht wird: {wanted}."


_MANY = 500
"""Among more ids than this nothing is proposed: looking for what is near takes time for each of them."""


def _near(kennung: str, kinds: tuple[str, ...], kontext: Kontext) -> str:
    known = [key for key, found in kontext.index.alle.items() if type(found[0].teil).__name__ in kinds]
    near = get_close_matches(kennung, known, n=1, cutoff=0.7) if len(known) <= _MANY else []
    return f" Meinten Sie „{near[0]}“?" if near else ""


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
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
    """
    if not feld.leitziele:
        yield "", f"{kontext.name(feld)} nennt kein {kontext.konzept.bezeichnungen.leitziel}."
