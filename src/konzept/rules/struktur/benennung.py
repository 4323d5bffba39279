"""struktur, benennung: titles and numbers, by which a reader tells the parts."""

from collections.abc import Iterator
from functools import cache

from konzept.finding import Level
from konzept.model import (
    Abschnitt,
    Akteur,
    Begriff,
    Empfehlung,
    Gremium,
    Handlungsfeld,
    Index,
    Indikator,
    Kapitel,
    Massnahme,
    Querschnittsthema,
    Teil,
    Thema,
    part_class,
    title,
    title_field,
)
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import wording

Anrede = tuple[type[Abschnitt], str, str]


def anrede(teil: Abschnitt) -> Anrede:
    """What a reader tells a part by: its kind, its title however wrapped and capitalised, and what it is part of."""
    above = teil.teil_von if isinstance(teil, Akteur) else None
    return type(teil), wording(title(teil)).casefold(), above or ""


def namesakes(index: Index) -> dict[Anrede, list[Teil]]:
    """Kind and title → the parts that bear it; parts of one id, a fault of its own, count once."""
    found: dict[Anrede, dict[str, Teil]] = {}
    for knoten in index.knoten:
        if isinstance(knoten.teil, Teil):
            found.setdefault(anrede(knoten.teil), {}).setdefault(knoten.teil.id, knoten.teil)
    return {key: [*parts.values()] for key, parts in found.items()}


def _second(index: Index) -> dict[int, list[Teil]]:
    """The second part (by identity) of each name that several parts bear → all of them."""
    return {id(parts[1]): parts for parts in index.einmal(namesakes).values() if len(parts) > 1}


def where(teil: Teil, kontext: Kontext) -> str:
    """A part that bears the name just told: by its number, else by its id, and where it stands."""
    numbered = kontext.index.nummer(teil)
    known = kontext.name(teil).partition(" „")[0] if numbered else f"der Eintrag „{teil.id}“"
    return f"{known} in {kontext.ort(kontext.index.alle[teil.id][0])}"


_ONE_OF_A_KIND = (Massnahme, Handlungsfeld, Querschnittsthema, Akteur, Gremium, Begriff, Thema, Empfehlung, Kapitel)
"""Told apart by their title alone. Four workshops may all be called „Integrationsworkshop“; goals have a rule of
their own."""


@rule(Level.WARNUNG, ab="beschlussreif")
def titel_doppelt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Zwei Maßnahmen, Handlungsfelder, Stellen, Gremien, Begriffe, Kapitel oder Indikatoren heißen gleich.

    Wer das Konzept oder den Bericht liest, kann sie nicht auseinanderhalten; oft ist dasselbe zweimal erfasst. Bei
    Indikatoren zählen nur die desselben Teils, und nur mit gleicher Einheit und Bezugsgruppe.

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
    # Once for all of them: at the second.
    same = kontext.index.einmal(_second).get(id(teil), [])
    if same and isinstance(teil, _ONE_OF_A_KIND):
        count = f" Insgesamt heißen {len(same)} so." if len(same) > 2 else ""
        yield title_field(type(teil)), f"{kontext.name(teil)} heißt wie {where(same[0], kontext)}.{count}"
    seen: dict[tuple[str, ...], Indikator] = {}
    for n, one in enumerate(getattr(teil, "indikatoren", ()) if _measured(type(teil)) else ()):
        key = tuple(wording(words or "").casefold() for words in (one.titel, one.einheit, one.bezugsgruppe))
        first = seen.setdefault(key, one)
        # An id used twice is a fault of its own.
        if first.id != one.id:
            yield f"indikatoren.{n}.titel", f"{kontext.name(one)} heißt wie {where(first, kontext)}."


@cache
def _measured(cls: type[Abschnitt]) -> bool:
    """Whether parts of this kind have indicators: pydantic takes long to say that a field is not there."""
    return "indikatoren" in cls.model_fields


def _kurz(index: Index) -> dict[tuple[str, str], list[Akteur | Gremium]]:
    """Kürzel and what its bearer is part of → those who bear it; one name, a fault of its own, counts once."""
    found: dict[tuple[str, str], dict[str, Akteur | Gremium]] = {}
    stellen: tuple[Akteur | Gremium, ...] = (*index.konzept.akteure, *index.konzept.gremien)
    for one in stellen:
        if one.kuerzel:
            key = (wording(one.kuerzel), getattr(one, "teil_von", None) or "")
            found.setdefault(key, {}).setdefault(wording(one.name).casefold(), one)
    return {key: [*bearers.values()] for key, bearers in found.items()}


@rule(Level.HINWEIS)
def kuerzel_doppelt(stelle: Akteur | Gremium, kontext: Kontext) -> Iterator[Fund]:
    """Zwei Stellen oder Gremien haben dasselbe Kürzel.

    Steht im Text oder in einer Tabelle nur das Kürzel, ist nicht zu sagen, wer gemeint ist. Gleiche Kürzel in zwei
    Verwaltungen („teil_von“) sind nicht gemeint.

    Abhilfe: Ändern Sie eines der beiden Kürzel, oder streichen Sie es; der volle Name genügt.

    Quelle: BITV 2.0 mit EN 301 549 (WCAG 3.1.4, Abkürzungen); Rhein-Kreis Neuss, Integrationsworkshop 2010/2011 (RAA,
    KHS, BBZ ohne Erklärung).

    Schlecht:
        akteure:
          - id: integrationszentrum
            name: Kommunales Integrationszentrum
            kuerzel: KI
          - id: kulturinitiative
            name: Kulturinitiative
            kuerzel: KI # <-
    Gut:
        akteure:
          - id: integrationszentrum
            name: Kommunales Integrationszentrum
            kuerzel: KI
          - id: kulturinitiative
            name: Kulturinitiative
    """
    if not stelle.kuerzel:
        return
    key = (wording(stelle.kuerzel), getattr(stelle, "teil_von", None) or "")
    same = kontext.index.einmal(_kurz)[key]
    if len(same) > 1 and same[1] is stelle:
        count = f" Insgesamt haben es {len(same)}." if len(same) > 2 else ""
        known = f"{kontext.name(same[0])} in {kontext.ort(kontext.index.alle[same[0].id][0])}"
        yield "kuerzel", f"{kontext.name(stelle)}: Das Kürzel „{stelle.kuerzel}“ hat schon {known}.{count}"


def _numbered(teil: Abschnitt) -> Iterator[tuple[str, tuple[Teil, ...]]]:
    """Every list of parts with printed numbers, with its name."""
    for name in _with_numbers(type(teil)):
        value = getattr(teil, name)
        if value:
            yield name, value


@cache
def _with_numbers(cls: type[Abschnitt]) -> tuple[str, ...]:
    inner = {name: part_class(field.annotation) for name, field in cls.model_fields.items()}
    return tuple(name for name, kind in inner.items() if kind and "nr" in kind.model_fields)


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
