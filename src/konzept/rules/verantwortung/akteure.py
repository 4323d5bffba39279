"""verantwortung, akteure: whether those who are named can be asked."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Akteur, Index, Massnahme
from konzept.model.rahmen import Kommune
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.struktur.kennungen import named_by
from konzept.werte import wording

_NOBODY = re.compile(
    r"(?:alle|verschiedene|diverse|mehrere)(?: (?:akteure|akteurinnen und akteure|beteiligten?|stellen))?"
    r"|akteure|beteiligte|n\. ?n\.|nn|(?:noch )?(?:offen|unklar|unbekannt)|wird noch (?:benannt|geklärt)|noch zu klären"
    r"|(?:die )?(?:stadt|kreis|gemeinde|kommunal)?verwaltung(?: der (?:stadt|gemeinde)| des (?:land)?kreises)?"
    r"|(?:die )?(?:stadt|gemeinde|kommunen?|politik)|(?:der )?(?:land)?kreis"
)
"""Names that name nobody one could ring up."""


def _whole(kommune: Kommune) -> frozenset[str]:
    """What the municipality as a whole is called: „Steinfurt“, „Kreisstadt Steinfurt“, „Stadtverwaltung Steinfurt“."""
    name, form = kommune.name.casefold(), (kommune.form or "").casefold()
    kind = next((kind for kind in ("stadt", "kreis", "gemeinde") if form.endswith(kind)), "kommune")
    return frozenset({name, f"{form} {name}", f"{kind} {name}", f"{kind}verwaltung {name}", f"verwaltung {name}"})


def _vague(akteur: Akteur, kommune: Kommune) -> bool:
    folded = [wording(name).casefold() for name in (akteur.name, akteur.kuerzel) if name]
    return any(_NOBODY.fullmatch(name) or name in _whole(kommune) for name in folded)


@rule(Level.WARNUNG, ab="beschlussreif")
def verantwortung_zu_ungenau(akteur: Akteur, kontext: Kontext) -> Iterator[Fund]:
    """Verantwortlich ist „die Verwaltung“, „die Stadt“, „alle“ oder „noch offen“ und sonst niemand.

    Wo alle zuständig sind, ist es keiner: Im Bericht ist niemand zu fragen. Sagt die Maßnahme unter „zustaendigkeit“
    genauer, wer handelt, ist nichts einzuwenden.

    Abhilfe: Legen Sie die Stelle als eigenen Eintrag unter „akteure“ an (mit „teil_von“), und nennen Sie sie statt
    dieser; erfinden Sie keine.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Maßnahmenplan mit zuständigen Personen bzw.
    Stellen); Steinfurt 2018–2021, Kapitel 2 (nur Maßnahmen, für die sich Verantwortliche gefunden haben).

    Schlecht:
        akteure:
          - id: verwaltung
            name: Stadtverwaltung # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - verwaltung
    Gut:
        akteure:
          - id: verwaltung
            name: Stadtverwaltung
          - id: team-integration
            name: Team Integration
            teil_von: verwaltung
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - team-integration
    """
    found = kontext.index.einmal(_led_by_nobody).get(akteur.id, []) if _vague(akteur, kontext.konzept.kommune) else []
    if found and kontext.index.get(akteur.id) is akteur:
        which = f"{kontext.konzept.bezeichnungen.massnahme} {kontext.nummern(found)}"
        yield "name", f"{kontext.name(akteur)} sagt nicht, welche Stelle verantwortlich ist ({which})."


def _led_by_nobody(index: Index) -> dict[str, list[Massnahme]]:
    """Id of a vague actor → the measures that no more precise owner is named for, in any way."""
    vague = {akteur.id for akteur in index.konzept.akteure if _vague(akteur, index.konzept.kommune)}
    found: dict[str, list[Massnahme]] = {}
    for knoten in index.knoten:
        one = knoten.teil
        if isinstance(one, Massnahme) and not one.zustaendigkeit and vague.issuperset(one.verantwortlich):
            for kennung in dict.fromkeys(one.verantwortlich):
                found.setdefault(kennung, []).append(one)
    return found


_TITLE = r"(?:Prof|Dr|Dipl|Mag)\.?(?:-[A-ZÄÖÜ][a-zäöü]+\.?)?"
_NAME = r"(?:(?:von|van|de|zu|der|el|al) )*[A-ZÄÖÜ][\w’'-]+"
_PERSON = re.compile(rf"(?:(?:Frau|Herrn?|Fr\.|Hr\.) (?:{_TITLE} )*|(?:{_TITLE} )+){_NAME}(?: {_NAME}){{0,3}}")
_NO_PERSON = re.compile(
    r"(?:schule|gymnasium|kolleg|stiftung|haus|heim|zentrum|institut|akademie|klinik|praxis|werk|verein|verband|gruppe"
    r"|stelle|amt|dienst|beauftragter?|(?:bürgermeister|landrat|landrät|dezernent|leiter)(?:in)?|\bg?gmbh|\b[ak]g)$",
    re.IGNORECASE,
)


def _person(akteur: Akteur) -> bool:
    """Whether it is a human being: by its art, or by a name like „Frau Dr. Muster“ and unlike „Dr.-Muster-Schule“."""
    if (akteur.art or "").casefold() in ("person", "privatperson", "einzelperson"):
        return True
    return bool(_PERSON.fullmatch(akteur.name)) and not _NO_PERSON.search(akteur.name)


@rule(Level.WARNUNG, ab="beschlussreif")
def person_statt_stelle(akteur: Akteur, kontext: Kontext) -> Iterator[Fund]:
    """Verantwortlich ist ein Mensch mit Namen, wo eine Stelle stehen sollte.

    Menschen wechseln das Amt, das Konzept gilt Jahre; und gedruckt wird ein Name, der dort nicht nötig ist.

    Abhilfe: Nennen Sie unter „name“ die Stelle oder das Amt; wer es innehat, steht unter „kontakt“ und wird nur mit
    Freigabe gedruckt.

    Quelle: Neumünster 2022 (federführend ist ein Fachdienst, kein Mensch mit Namen); DSGVO, Artikel 5 Absatz 1
    Buchstabe c (Datenminimierung).

    Schlecht:
        akteure:
          - id: integrationsbeauftragte
            name: Frau Muster # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - integrationsbeauftragte
    Gut:
        akteure:
          - id: integrationsbeauftragte
            name: Integrationsbeauftragte
            kontakt:
              person: Frau Muster
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - integrationsbeauftragte
    """
    if _person(akteur) and akteur.id in kontext.index.einmal(_owners):
        yield "name", f"{kontext.name(akteur)} ist eine Person; verantwortlich sollte eine Stelle sein."


def _owners(index: Index) -> frozenset[str]:
    """The ids that any measure, indicator or report names as responsible."""
    return frozenset(kennung for knoten in index.knoten for kennung in getattr(knoten.teil, "verantwortlich", ()))


@rule(Level.HINWEIS)
def akteur_ohne_rolle(akteur: Akteur, kontext: Kontext) -> Iterator[Fund]:
    """Eine Stelle steht unter „akteure“, aber nichts verweist auf sie, und beschrieben ist sie auch nicht.

    Oft ist sie nach einer Änderung übrig geblieben, oder eine Maßnahme sollte sie nennen und tut es nicht. Ist das
    Register nur ein Verzeichnis der Beteiligten, weil die meisten darin keine Aufgabe haben, schweigt die Regel.

    Abhilfe: Nennen Sie sie, wo sie mitwirkt („verantwortlich“, „beteiligte“, „traeger“, „mitglieder“), sagen Sie unter
    „text“, was sie tut, oder streichen Sie sie.

    Quelle: Leitfaden zur kommunalen Integrationsarbeit, 2.5 (Akteure, die am Integrationskonzept teilnehmen).

    Schlecht:
        akteure:
          - id: vhs
            name: Volkshochschule
          - id: sportbund # <-
            name: Sportbund
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - vhs
    Gut:
        akteure:
          - id: vhs
            name: Volkshochschule
          - id: sportbund
            name: Sportbund
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - vhs
                beteiligte:
                  - sportbund
    """
    idle = kontext.index.einmal(_idle)
    if len(idle) > _EACH and idle[0] is akteur:
        yield "", f"Auf {kontext.name(akteur)} und {len(idle) - 1} weitere Einträge verweist nichts im Konzept."
    elif len(idle) <= _EACH and any(one is akteur for one in idle):
        yield "", f"{kontext.name(akteur)}: Nichts im Konzept verweist auf diesen Eintrag."


_EACH = 5
"""So many idle actors are told one by one, more at the first of them."""


def _described(akteur: Akteur) -> bool:
    return bool(akteur.text or akteur.gruppe or akteur.stellen or akteur.kontakt)


def _idle(index: Index) -> list[Akteur]:
    """Actors without a part to play; none where the register is no more than a list of who took part."""
    named = index.einmal(named_by)
    register = index.konzept.akteure
    measures = (knoten.teil for knoten in index.knoten if isinstance(knoten.teil, Massnahme))
    idle = [one for one in register if one.id not in named and not _described(one)]
    acting = any(one.verantwortlich or one.beteiligte for one in measures)
    return idle if acting and 2 * len(idle) <= len(register) else []
