"""fortschreibung: does this edition account for everything the previous one had?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from konzept.finding import Level
from konzept.model import Entfallen, Feld, Index, Indikator, Knoten, Konzept, Massnahme, Teil, Teilziel
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zielwert
from konzept.werte.status import Kern
from konzept.werte.zahl import Relation
from konzept.werte.zielwert import Richtung, Zielart

_GENANNT = 10
"""So many places are named; after that they are only counted."""


def _kann_herkunft(teil: object) -> bool:
    """Whether a part is of a kind that says where it comes from: only of those an edition gives account."""
    return isinstance(teil, Teil) and "herkunft" in type(teil).model_fields


def _aus(index: Index) -> frozenset[str]:
    """Ids of the previous edition that parts of this one say they come from."""
    parts = (getattr(knoten.teil, "herkunft", None) for knoten in index.knoten)
    return frozenset(kennung for herkunft in parts if herkunft for kennung in herkunft.aus)


def _lebend(index: Index) -> frozenset[str]:
    """Ids of the parts that an edition has; an entry under „entfallen“ is none."""
    return frozenset(
        kennung for kennung, found in index.alle.items() if any(not isinstance(one.teil, Entfallen) for one in found)
    )


def _entfallen(index: Index) -> frozenset[str]:
    return frozenset(entry.id for entry in index.konzept.entfallen)


def _frueher(teil: Teil, kontext: Kontext, vorher: Index) -> str:
    """A part of the previous edition by the number and the word it had there."""
    return Kontext(vorher, kontext.stichtag).name(teil)


def _erledigt(teil: Teil) -> bool:
    """Whether the previous edition itself says that it is over."""
    last = teil.stand[-1].status.kern if isinstance(teil, Massnahme) and teil.stand else None
    return last in (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)


def _verloren(vorher: Index, jetzt: Index) -> list[tuple[Knoten, int]]:
    """Parts of the previous edition without a fate, the outermost of each, and how many it takes with it."""
    found: list[tuple[Knoten, int]] = []
    fate = jetzt.einmal(_lebend) | jetzt.einmal(_aus)
    dropped = jetzt.einmal(_entfallen)
    # Route → whether the part there explains what stands in it (dropped, over), or its place among those found.
    inside: dict[tuple[str | int, ...], int | None] = {}
    for knoten in vorher.knoten:
        around = _umgeben(knoten, inside)
        at = inside[around] if around is not None else -1
        if around is not None and at is None:
            continue
        teil = knoten.teil
        if not isinstance(teil, Teil) or not _kann_herkunft(teil) or teil.id in fate:
            continue
        if teil.id in dropped or _erledigt(teil):
            inside[knoten.route] = None
        elif around is not None and at is not None:
            found[at] = (found[at][0], found[at][1] + 1)
        else:
            inside[knoten.route] = len(found)
            found.append((knoten, 0))
    return found


def _umgeben(knoten: Knoten, inside: dict[tuple[str | int, ...], int | None]) -> tuple[str | int, ...] | None:
    """Route of the nearest part around this one that ``inside`` knows."""
    above = knoten.eltern
    while above is not None and above.route not in inside:
        above = above.eltern
    return above.route if above is not None else None


def _feld(knoten: Knoten) -> Knoten | None:
    """The field a part stands in, itself if it is one."""
    while knoten.eltern is not None and not isinstance(knoten.teil, Feld):
        knoten = knoten.eltern
    return knoten if isinstance(knoten.teil, Feld) else None


def _liste(parts: Iterable[str], rest: int) -> str:
    """The first three of several names and how many more there are."""
    names = list(parts)
    more = len(names) - 3 + rest if len(names) > 3 else rest
    return ", ".join(names[:3]) + (f" und {more} weitere" if more else "")


@rule(Level.WARNUNG, ab="beschlussreif")
def teil_ohne_verbleib(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Ein Teil der vorigen Fassung kommt in dieser nicht mehr vor, und nichts sagt, was daraus wurde.

    Wer das alte Konzept kennt, sucht ihn vergeblich. Gemeint sind Felder, Ziele, Maßnahmen, Angebote und Indikatoren.
    Was im alten Konzept schon abgeschlossen oder entfallen war, braucht keinen Verbleib, und was in einem entfallenen
    Feld stand, ist mit ihm entfallen. Was aus einem Feld fehlt, steht in einer Meldung.

    Abhilfe: Behalten Sie die Kennung, nennen Sie sie beim neuen Teil unter „herkunft: aus“, oder führen Sie sie unter
    „entfallen“ mit „grund“ auf.

    Quelle: Neumünster 2015 und 2022 (sieben Handlungsfelder: eines geteilt, fünf umbenannt, eines entfallen).

    Vorgänger:
        handlungsfelder:
          - id: wohnraum
            titel: Wohnraum
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternbriefe
                titel: Mehrsprachige Elternbriefe
    Schlecht:
        vorgaenger: ../2015 # <-
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
    Gut:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
        entfallen:
          - id: sprache
            titel: Sprache
            grund: Den Sprachkursen gilt jetzt ein eigenes Konzept.
    """
    vorher = kontext.vorgaenger
    if vorher is None:
        return
    je_feld: dict[str, list[tuple[Knoten, int]]] = {}
    for knoten, inner in _verloren(vorher, kontext.index):
        feld = _feld(knoten)
        je_feld.setdefault(feld.teil.id if feld and isinstance(feld.teil, Teil) else "", []).append((knoten, inner))
    for kennung, lost in je_feld.items():
        yield "vorgaenger", _verlust(vorher.get(kennung), lost, kontext, vorher)


def _verlust(feld: Teil | None, lost: list[tuple[Knoten, int]], kontext: Kontext, vorher: Index) -> str:
    """What got lost of one field of the previous edition, in one sentence."""
    names = [_frueher(knoten.teil, kontext, vorher) for knoten, _ in lost if isinstance(knoten.teil, Teil)]
    inner = sum(count for _, count in lost)
    if feld is not None and lost[0][0].teil is feld:
        more = f" mit {inner} Teilen" if inner > 1 else " mit einem Teil" if inner else ""
        return f"Ohne Verbleib aus der vorigen Fassung: {names[0]}{more}."
    where = f", {_frueher(feld, kontext, vorher)}" if feld else ""
    return f"Ohne Verbleib aus der vorigen Fassung{where}: {_liste(names, inner)}."


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
    if konzept.vorgaenger is None and (konzept.entfallen or kontext.index.einmal(_aus)):
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
    told = _kann_herkunft(alt) and _kann_herkunft(teil)
    if not _gleiche_art(alt, teil) or (told and not _gemeinsam(_inhalt(alt), _inhalt(teil))):
        was = _frueher(alt, kontext, kontext.vorgaenger)
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
            yield f"herkunft.aus.{number}", said + _nahe(kennung, vorher)


_VIELE = 500
"""Among more ids than this nothing is proposed: looking for what is near takes time for each of them."""


def _nahe(kennung: str, vorher: Index) -> str:
    near = get_close_matches(kennung, vorher.alle, n=1, cutoff=0.7) if len(vorher.alle) <= _VIELE else []
    return f" Meinten Sie „{near[0]}“?" if near else ""


@rule(Level.WARNUNG, ab="beschlussreif")
def entfallen_ohne_grund(entfallen: Entfallen, kontext: Kontext) -> Iterator[Fund]:
    """Ein Teil ist entfallen, und es steht weder ein Grund noch ein Beschluss dabei.

    Was einmal beschlossen war, kann nicht ohne Begründung verschwinden; danach wird im Rat zuerst gefragt.

    Abhilfe: Schreiben Sie unter „grund“, warum es entfällt, oder unter „beschluss“ die Kennung der Drucksache.

    Quelle: Neumünster 2022 (das Handlungsfeld „Flüchtlinge“ von 2015 kommt nicht mehr vor, die Drucksache erwähnt es
    nicht); Köln, Beschluss von 2010 („wird ersatzlos gestrichen“).

    Schlecht:
        vorgaenger: ../2015
        entfallen:
          - id: fluechtlinge # <-
            titel: Flüchtlinge
    Gut:
        vorgaenger: ../2015
        entfallen:
          - id: fluechtlinge
            titel: Flüchtlinge
            grund: Geflüchtete sind in allen Handlungsfeldern mit gemeint.
    """
    if not entfallen.grund and entfallen.beschluss is None:
        yield "", f"{kontext.name(entfallen)}: Weder ein Grund noch ein Beschluss ist angegeben."


@rule(Level.WARNUNG, ab="entwurf")
def entfallen_widersprochen(entfallen: Entfallen, kontext: Kontext) -> Iterator[Fund]:
    """Unter „entfallen“ steht etwas, das nicht entfallen sein kann.

    Entweder gibt es den Teil noch, oder ein anderer nennt ihn als seine Herkunft, oder die vorige Fassung hatte ihn gar
    nicht.

    Abhilfe: Streichen Sie den Eintrag, wenn der Teil weiterlebt, oder berichtigen Sie seine Kennung.

    Quelle: Neumünster 2022 (sieben Felder von 2015: sechs leben unter „herkunft“ weiter, eines steht unter
    „entfallen“).

    Vorgänger:
        handlungsfelder:
          - id: wohnraum
            titel: Wohnraum
    Schlecht:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
        entfallen:
          - id: wohnraum # <-
            titel: Wohnraum
            grund: Das Feld heißt jetzt Wohnen.
    Gut:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
    """
    named, vorher = kontext.name(entfallen), kontext.vorgaenger
    if entfallen.id in kontext.index.einmal(_lebend):
        living = next(one.teil for one in kontext.index.alle[entfallen.id] if not isinstance(one.teil, Entfallen))
        yield "id", f"{named}: Mit dieser Kennung gibt es noch {kontext.name(living)}."
    elif entfallen.id in kontext.index.einmal(_aus):
        yield "id", f"{named}: Ein anderer Teil nennt „{entfallen.id}“ unter „herkunft“."
    elif vorher and vorher.get(entfallen.id) is None:
        yield "id", f"{named}: „{entfallen.id}“ hatte die vorige Fassung nicht.{_nahe(entfallen.id, vorher)}"


_AUF = (Relation.MINDESTENS, Relation.UEBER)
_AB = (Relation.HOECHSTENS, Relation.UNTER)


def _richtung(alt: Indikator, neu: Indikator) -> int:
    """1 if more of an indicator is better, -1 if less is, 0 if nothing says so."""
    for ziel in (neu.zielwert, alt.zielwert):
        if ziel and (ziel.relation in _AUF or ziel.richtung is Richtung.STEIGT):
            return 1
        if ziel and (ziel.relation in _AB or ziel.richtung is Richtung.SINKT):
            return -1
    start = next((one.ausgangswert.wert for one in (alt, neu) if one.ausgangswert), None)
    target = alt.zielwert.wert if alt.zielwert else None
    if start is None or target is None or start == target:
        return 0
    return 1 if target > start else -1


def _mass(ziel: Zielwert, up: int) -> Decimal | None:
    """The number a target is measured by."""
    if ziel.art is Zielart.SPANNE:
        return ziel.von if up > 0 else ziel.bis
    return ziel.wert


def _schwaecher(alt: Indikator, neu: Indikator) -> bool:
    """Whether the new target asks for less than the old one; False where they cannot be compared."""
    old, new, up = alt.zielwert, neu.zielwert, _richtung(alt, neu)
    if old is None or old.art in (Zielart.OFFEN, Zielart.VERGLEICH, Zielart.JA_NEIN):
        return False
    if new is None or new.art is Zielart.OFFEN:
        return True
    if old.richtung and new.richtung and old.richtung is not new.richtung:
        return True
    if new.art is Zielart.RICHTUNG:
        return old.art is not Zielart.RICHTUNG
    same = (old.art, old.einheit, old.gruppe, alt.einheit) == (new.art, new.einheit, new.gruppe, neu.einheit)
    before, after = _mass(old, up), _mass(new, up)
    if not same or before is None or after is None or up == 0:
        return False
    # Of a change the amount counts, whichever way it goes.
    return after < before if up > 0 or old.art is Zielart.VERAENDERUNG else after > before


@rule(Level.WARNUNG, ab="beschlussreif")
def zielwert_gesenkt(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator verlangt weniger als in der vorigen Fassung.

    Ein Ziel zu senken ist möglich, aber ein Beschluss und keine Redaktion; unbemerkt sieht die neue Fassung
    erfolgreicher aus als die alte. Wo nicht zu erkennen ist, ob mehr oder weniger besser wäre, schweigt die Regel.

    Abhilfe: Begründen Sie die Änderung beim Indikator unter „herkunft: text“, oder stellen Sie den Zielwert wieder her.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Monitoring zur Überprüfung der Wirkungen und zur
    Weiterentwicklung des Konzepts); Rhein-Kreis Neuss 2010/2011 (mindestens 10 Infoveranstaltungen).

    Vorgänger:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 10 Infoveranstaltungen
    Schlecht:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 5 Infoveranstaltungen # <-
    Gut:
        indikatoren:
          - id: i-info
            titel: Infoveranstaltungen
            zielwert: mindestens 5 Infoveranstaltungen
            herkunft:
              aus: [i-info]
              text: Fünf Kommunen haben ihre Veranstaltungen zusammengelegt.
    """
    alt = kontext.vorgaenger.get(indikator.id) if kontext.vorgaenger else None
    reason = indikator.herkunft and indikator.herkunft.text
    if isinstance(alt, Indikator) and not reason and _schwaecher(alt, indikator):
        now = f"„{indikator.zielwert}“" if indikator.zielwert else "nichts"
        yield (
            "zielwert",
            f"{kontext.name(indikator)} verlangt {now}; in der vorigen Fassung war es „{alt.zielwert}“.",
        )


_UMDEFINIERT = (("definition", "Definition"), ("einheit", "Einheit"), ("bezugsgruppe", "Bezugsgruppe"),
                ("quelle", "Quelle"))  # fmt: skip


def _kern(value: object) -> str:
    """What of a definition counts: its words, not its years, punctuation or line breaks."""
    return " ".join(re.findall(r"[^\W\d_]+|%|€", str(value or "").casefold()))


@rule(Level.WARNUNG, ab="beschlussreif")
def indikator_umdefiniert(indikator: Indikator, kontext: Kontext) -> Iterator[Fund]:
    """Ein Indikator ist anders definiert als in der vorigen Fassung, und seine Reihe vermerkt keinen Bruch.

    Alte und neue Werte stehen dann in einer Reihe, obwohl sie Verschiedenes zählen. Geprüft werden Definition, Einheit,
    Bezugsgruppe und Quelle eines Indikators, der schon Werte hat; was früher fehlte und jetzt dasteht, ist keine
    Änderung.

    Abhilfe: Setzen Sie beim ersten Wert nach neuer Zählung „bruch: ja“ und eine „anmerkung“, oder geben Sie dem neuen
    Indikator eine eigene Kennung.

    Quelle: Potsdam (bis dahin Personen ohne deutschen Pass, danach Menschen mit Migrationshintergrund);
    Gesellschaftsmonitoring Baden-Württemberg, Indikator B3.1 (ab 2017 eingeschränkte Vergleichbarkeit).

    Vorgänger:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Personen ohne deutschen Pass
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
    Schlecht:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Menschen mit Migrationshintergrund # <-
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
              - {zeitraum: 2022, wert: "17,7"}
    Gut:
        indikatoren:
          - id: i-anteil
            titel: Anteil Zugewanderter
            definition: Menschen mit Migrationshintergrund
            messwerte:
              - {zeitraum: 2020, wert: "9,4"}
              - {zeitraum: 2022, wert: "17,7", bruch: ja, anmerkung: neue Definition}
    """
    alt = kontext.vorgaenger.get(indikator.id) if kontext.vorgaenger else None
    if not isinstance(alt, Indikator) or not (alt.messwerte or alt.ausgangswert):
        return
    breaks = [sum(one.bruch == "ja" for one in edition.messwerte) for edition in (alt, indikator)]
    changed = [
        (field, word_)
        for field, word_ in _UMDEFINIERT
        if getattr(alt, field) and _kern(getattr(alt, field)) != _kern(getattr(indikator, field))
    ]
    if changed and breaks[1] <= breaks[0]:
        field, named = changed[0][0], " und ".join(word_ for _, word_ in changed)
        yield field, f"{kontext.name(indikator)}: {named} wie in der vorigen Fassung gilt nicht mehr, ein Bruch fehlt."


_TERMINIERT = (Massnahme, Teilziel, Indikator)


@dataclass(frozen=True)
class _Verschoben:
    """A fact about an edition: its parts (by identity) that are due later than in the previous one, without a
    reason."""

    vorher: Index

    def __call__(self, index: Index) -> dict[int, tuple[int, date, date]]:
        moved = ((one.teil, self._tage(one.teil, index)) for one in index.knoten if isinstance(one.teil, _TERMINIERT))
        unsaid = [(id(teil), days) for teil, days in moved if days and not self._begruendet(teil)]
        return {key: (number, *days) for number, (key, days) in enumerate(unsaid)}

    def _tage(self, teil: Massnahme | Teilziel | Indikator, index: Index) -> tuple[date, date] | None:
        """The day a part was due and the later one it is due now."""
        alt = self.vorher.get(teil.id)
        if not isinstance(alt, _TERMINIERT) or not alt.frist or not teil.frist:
            return None
        before, after = alt.frist.faellig(*self.vorher.geltung), teil.frist.faellig(*index.geltung)
        # "6 Monate nach Ende der Geltung" is the same promise in every edition.
        moved = before and after and after > before and str(alt.frist) != str(teil.frist)
        return (before, after) if moved and before and after else None

    def _begruendet(self, teil: Massnahme | Teilziel | Indikator) -> bool:
        """Whether this edition gives a reason that the previous one did not have."""
        alt = self.vorher.get(teil.id)
        known = {str(one.grund) for one in alt.stand} if isinstance(alt, Massnahme) else set()
        fresh = isinstance(teil, Massnahme) and any(one.grund and str(one.grund) not in known for one in teil.stand)
        return bool(fresh or (teil.herkunft and teil.herkunft.text))


@rule(Level.HINWEIS)
def frist_verschoben(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Eine Frist liegt später als in der vorigen Fassung.

    Einmal zu verschieben ist gewöhnlich; wer es bei jeder Fortschreibung tut, hat ein Ziel ohne Termin. War die
    Maßnahme schon zurückgestellt, sagt es die Meldung dazu.

    Abhilfe: Begründen Sie die neue Frist unter „stand“ mit „grund“ oder unter „herkunft: text“; dann schweigt die
    Regel.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (bei nicht durchgeführten Maßnahmen: warum nicht, und wann der Beginn geplant
    ist); Wiesbaden (geplant 2021–2025, erschienen 2022–2026).

    Vorgänger:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2025
    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2028 # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2028
                stand:
                  - datum: 12/2025
                    status: zurückgestellt
                    grund: Die Landesmittel sind erst für 2028 zugesagt.
    """
    if kontext.vorgaenger is None or not isinstance(teil, _TERMINIERT):
        return
    moved = kontext.index.einmal(_Verschoben(kontext.vorgaenger))
    number, before, after = moved.get(id(teil), (_GENANNT, date.min, date.min))
    if number < _GENANNT:
        rest = len(moved) - _GENANNT if number == _GENANNT - 1 else 0
        more = f" Verschoben sind noch {rest} weitere Fristen." if rest > 0 else ""
        again = _zurueckgestellt(kontext.vorgaenger.get(teil.id))
        said = f"Die Frist liegt am {after:%d.%m.%Y} statt am {before:%d.%m.%Y}."
        yield "frist", f"{kontext.name(teil)}: {said}{again}{more}"


def _zurueckgestellt(alt: Teil | None) -> str:
    """What the previous edition says about an earlier delay."""
    late = [one for one in alt.stand if one.status.kern is Kern.ZURUECKGESTELLT] if isinstance(alt, Massnahme) else []
    when = f" ({late[-1].datum})" if late and late[-1].datum else ""
    return f" Zurückgestellt war sie schon in der vorigen Fassung{when}." if late else ""
