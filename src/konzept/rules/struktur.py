"""struktur: do the parts hang together?"""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from konzept.finding import Level
from konzept.model import (
    Abschnitt,
    Akteur,
    Begriff,
    Empfehlung,
    Entfallen,
    Feld,
    Gremium,
    Handlungsfeld,
    Index,
    Kapitel,
    Massnahme,
    Querschnittsthema,
    Teil,
    Thema,
    references,
    title,
    title_field,
    word,
)
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import wording


def named_by(index: Index) -> dict[str, list[Abschnitt]]:
    """Id → the parts that name it."""
    found: dict[str, list[Abschnitt]] = {}
    for knoten in index.knoten:
        for name, _ in references(type(knoten.teil)):
            value = getattr(knoten.teil, name) or ()
            for kennung in (value,) if isinstance(value, str) else dict.fromkeys(value):
                found.setdefault(kennung, []).append(knoten.teil)
    return found


Anrede = tuple[type[Abschnitt], str, str]


def anrede(teil: Abschnitt) -> Anrede:
    """What a reader tells a part by: its kind, its title however wrapped and capitalised, and what it is part of."""
    return type(teil), wording(title(teil)).casefold(), getattr(teil, "teil_von", None) or ""


def namesakes(index: Index) -> dict[Anrede, list[Teil]]:
    """Kind and title → the parts that bear it; parts of one id, a fault of its own, count once."""
    found: dict[Anrede, dict[str, Teil]] = {}
    for knoten in index.knoten:
        if isinstance(knoten.teil, Teil):
            found.setdefault(anrede(knoten.teil), {}).setdefault(knoten.teil.id, knoten.teil)
    return {key: [*parts.values()] for key, parts in found.items()}


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


def where(teil: Teil, kontext: Kontext) -> str:
    """A part that bears the name just told: by its number, else by its id, and where it stands."""
    numbered = kontext.index.nummer(teil)
    known = kontext.name(teil).partition(" „")[0] if numbered else f"der Eintrag „{teil.id}“"
    return f"{known} in {kontext.ort(kontext.index.alle[teil.id][0])}"


_ONE_OF_A_KIND = (Massnahme, Handlungsfeld, Querschnittsthema, Akteur, Gremium, Begriff, Thema, Empfehlung, Kapitel)
"""Told apart by their title alone. Four workshops may all be called „Integrationsworkshop“; goals have a rule of
their own."""


@rule(Level.WARNUNG, ab="beschlussreif")
def titel_doppelt(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Zwei Maßnahmen, Handlungsfelder, Stellen, Gremien, Begriffe oder Kapitel heißen gleich.

    Wer das Konzept oder den Bericht liest, kann sie nicht auseinanderhalten; oft ist dasselbe zweimal erfasst.

    Abhilfe: Ist dasselbe gemeint, streichen Sie einen Eintrag (eine Maßnahme kann unter „ziele“ mehrere Ziele nennen);
    sonst sagen Sie im Titel, worin sie sich unterscheiden.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (die Berichte geben zu jeder einzelnen Maßnahme Auskunft).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs
              - id: m-abendkurs
                titel: Sprachkurs # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
              - id: m-abendkurs
                titel: Sprachkurs am Abend
    """
    same = kontext.index.einmal(namesakes)[anrede(teil)] if isinstance(teil, _ONE_OF_A_KIND) else []
    # Once for all of them: at the second.
    if len(same) > 1 and same[1] is teil:
        count = f" Insgesamt heißen {len(same)} so." if len(same) > 2 else ""
        yield title_field(type(teil)), f"{kontext.name(teil)} heißt wie {where(same[0], kontext)}.{count}"


def _numbered(teil: Abschnitt) -> Iterator[tuple[str, tuple[Teil, ...]]]:
    """Every list of parts with printed numbers, with its name."""
    for name in type(teil).model_fields:
        value = getattr(teil, name)
        if isinstance(value, tuple) and value and hasattr(value[0], "nr"):
            yield name, value


@rule(Level.WARNUNG, ab="entwurf")
def nummer_doppelt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """In einer Liste ist eine Nummer zweimal vergeben.

    „Maßnahme 1.2“ sind dann zwei, und ein Verweis auf die Nummer führt zur falschen. Dass jedes Handlungsfeld von vorn
    zählt, ist kein Fehler.

    Abhilfe: Berichtigen Sie „nr“, oder lassen Sie „nr“ in der ganzen Liste weg; dann zählt das Programm.

    Quelle: Steinfurt 2018–2021 (die Kurzfassung führt ihre Maßnahmen mit den Nummern 1.1 bis 6.4).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                nr: "1.1"
                titel: Sprachkurs für Eltern
              - id: m-abendkurs
                nr: "1.1" # <-
                titel: Sprachkurs am Abend
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                nr: "1.1"
                titel: Sprachkurs für Eltern
              - id: m-abendkurs
                nr: "1.2"
                titel: Sprachkurs am Abend
    """
    for name, parts in _numbered(teil):
        seen: dict[str, Teil] = {}
        for position, part in enumerate(parts):
            nr = getattr(part, "nr", None)
            if nr and seen.setdefault(nr, part) is not part:
                yield f"{name}.{position}.nr", f"{kontext.name(part)}: Die Nummer {nr} trägt schon „{title(seen[nr])}“."


@rule(Level.HINWEIS)
def nummer_fehlt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """In einer Liste tragen einige Einträge eine Nummer, andere nicht.

    Wo „nr“ fehlt, zählt das Programm nach der Stelle in der Liste; neben eigenen Nummern ergibt das Lücken oder
    dieselbe Nummer noch einmal.

    Abhilfe: Ergänzen Sie „nr“, wo sie fehlt, oder lassen Sie „nr“ in der ganzen Liste weg.

    Quelle: Rhein-Kreis Neuss 2010/2011 (in der Rangliste der Themen fehlt zweien die Nummer).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                nr: "1.3"
                titel: Sprachkurs für Eltern
              - id: m-abendkurs # <-
                titel: Sprachkurs am Abend
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
              - id: m-abendkurs
                titel: Sprachkurs am Abend
    """
    for name, parts in _numbered(teil):
        bare = [position for position, part in enumerate(parts) if not getattr(part, "nr", None)]
        if 0 < len(bare) < len(parts):
            yield (
                f"{name}.{bare[0]}.id",
                f"{kontext.name(parts[bare[0]])} hat keine „nr“, andere in derselben Liste haben eine "
                f"({len(bare)} von {len(parts)} ohne).",
            )


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
    for name, _ in references(type(teil)):
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
