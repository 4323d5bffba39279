"""struktur, kennungen: ids, and what names them."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from konzept.finding import Level
from konzept.model import (
    Abschnitt,
    Entfallen,
    Herkunft,
    Index,
    Teil,
    references,
    title,
    word,
)
from konzept.rules.rule import Fund, Kontext, rule


def named_by(index: Index) -> dict[str, list[Abschnitt]]:
    """Id → the parts that name it."""
    found: dict[str, list[Abschnitt]] = {}
    for knoten in index.knoten:
        for name, _ in references(type(knoten.teil)):
            value = getattr(knoten.teil, name) or ()
            for kennung in (value,) if isinstance(value, str) else dict.fromkeys(value):
                found.setdefault(kennung, []).append(knoten.teil)
    return found


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
    # An entry under "entfallen" carries the id of what is gone; that it lives on, fortschreibung says.
    gone = isinstance(teil, Entfallen)
    first = next(one for one in kontext.index.alle[teil.id] if isinstance(one.teil, Entfallen) is gone)
    if first.teil is not teil:
        yield "id", f"Die Kennung „{teil.id}“ trägt schon {kontext.name(first.teil)} in {kontext.ort(first)}."


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


_MANY = 200
"""Among more ids than this nothing is proposed: looking for what is near takes time for each of them."""


def _near(kennung: str, kinds: tuple[str, ...], kontext: Kontext) -> str:
    by_kind = kontext.index.einmal(_ids)
    if sum(len(by_kind.get(kind, ())) for kind in kinds) > _MANY:
        return ""
    near = get_close_matches(kennung, [key for kind in kinds for key in by_kind.get(kind, ())], n=1, cutoff=0.7)
    return f" Meinten Sie „{near[0]}“?" if near else ""


def _ids(index: Index) -> dict[str, list[str]]:
    """Ids of a concept by the kind of part that carries them."""
    found: dict[str, list[str]] = {}
    for key, parts in index.alle.items():
        found.setdefault(type(parts[0].teil).__name__, []).append(key)
    return found


@rule(Level.WARNUNG)
def verweis_doppelt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Eine Aufzählung nennt dieselbe Kennung zweimal.

    Im gedruckten Konzept steht dieselbe Stelle dann zweimal nebeneinander; meist war beim zweiten Mal eine andere
    gemeint.

    Abhilfe: Streichen Sie die Kennung, oder setzen Sie die ein, die gemeint war.

    Quelle: Grundsatz des Drucks: Was aufgezählt wird, steht einmal da.

    Schlecht:
        akteure:
          - id: vhs
            name: Volkshochschule
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - vhs
                  - vhs # <-
    Gut:
        akteure:
          - id: vhs
            name: Volkshochschule
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - vhs
    """
    named = ("aus",) if isinstance(teil, Herkunft) else tuple(name for name, _ in references(type(teil)))
    for name in named:
        value = getattr(teil, name)
        seen: Counter[str] = Counter()
        for position, kennung in enumerate(value if isinstance(value, tuple) else ()):
            seen[kennung] += 1
            if seen[kennung] == 2:
                yield f"{name}.{position}", f"{kontext.name(teil)}: „{kennung}“ steht unter „{name}“ mehr als einmal."


@rule(Level.FEHLER)
def verweis_im_kreis(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Verweise führen im Kreis: Eine Stelle ist über andere ein Teil ihrer selbst, eine Drucksache ersetzt sich selbst.

    Welche Stelle über welcher steht oder welche Drucksache gilt, ist dann nicht zu sagen.

    Abhilfe: Streichen Sie den Verweis, der in die falsche Richtung zeigt.

    Quelle: Grundsatz des Formats: „teil_von“ nennt die größere Stelle (Neumünster 2022: das Team Integration der
    Stadtverwaltung), „ersetzt“ die ältere Drucksache.

    Schlecht:
        akteure:
          - id: sozialamt
            name: Sozialamt
            teil_von: team-integration # <-
          - id: team-integration
            name: Team Integration
            teil_von: sozialamt
    Gut:
        akteure:
          - id: sozialamt
            name: Sozialamt
          - id: team-integration
            name: Team Integration
            teil_von: sozialamt
    """
    for name, kinds in references(type(teil)):
        if type(teil).__name__ in kinds:
            circle = _circle(teil, name, kontext.index)
            # Once for all of them: at the first.
            if circle and teil is min(circle, key=lambda part: kontext.index.alle[part.id][0].route):
                shown = ", ".join(f"„{title(part)}“" for part in (*circle, teil))
                yield name, f"{kontext.name(teil)}: „{name}“ führt im Kreis ({shown})."


_DEEPEST = 50
"""No office lies below more others; whoever has to go further up than this from every one takes time for each."""


def _circle(start: Teil, name: str, index: Index) -> list[Teil]:
    """The parts from ``start`` back to itself along the reference ``name``; empty if they do not lead back."""
    passed = [start]
    while len(passed) <= _DEEPEST:
        following = index.get(getattr(passed[-1], name, None) or "")
        if following is start:
            return passed
        if following is None:
            break
        passed.append(following)
    return []
