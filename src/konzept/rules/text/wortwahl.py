"""text, wortwahl: words that are spelt in two ways or that not everybody knows."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, get_args

from konzept.finding import Level
from konzept.model import Abschnitt, Akteur, Gremium, Index, Quelle, title
from konzept.model.rahmen import Bezug
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.text.wortlaut import eigene, wordings
from konzept.settings import Genderform

_PERSON = r"[A-ZÄÖÜ][\wäöüß-]+"
_ENDUNG = r"(?:er|or|eur|ör|är|ent|ant|ist|at|et|ar|arzt|wirt|walt|[oa]ge|aut|ekt|nom)"
_FORMEN: dict[Genderform, re.Pattern[str]] = {
    "stern": re.compile(r"[^\W\d_]+\*(?:innen[\w-]*|in\b)|[^\W\d_]*e\*[rnsm]\b|\b(?:der|die)\*(?:die|der)\b"),
    "doppelpunkt": re.compile(
        rf"[^\W\d_]{{3,}}:innen[\w-]*|[^\W\d_]*{_ENDUNG}:in\b|[^\W\d_]*e:[rnsm]\b|\b(?:der|die):(?:die|der)\b"
    ),
    "unterstrich": re.compile(rf"{_PERSON}_(?:innen[\w-]*|in\b)|\b[^\W\d_]+e_[rn]\b"),
    "binnen-i": re.compile(
        r"\b(?!LinkedIn|PlugIn|CheckIn|LogIn|AddIn|OptIn|DriveIn)[A-ZÄÖÜ][a-zäöüß-]{2,}(?:In|Innen)\b"
    ),
    "schrägstrich": re.compile(
        rf"\b{_PERSON}/-?innen\b|\b{_PERSON}/-in\b|\b[A-ZÄÖÜ][\wäöüß-]*{_ENDUNG}/in\b|\b{_PERSON}e/[rn]\b"
    ),
}
_FORMNAMEN = {
    "stern": "der Stern",
    "doppelpunkt": "der Doppelpunkt",
    "unterstrich": "der Unterstrich",
    "binnen-i": "das Binnen-I",
    "schrägstrich": "der Schrägstrich",
    "paarform": "die Paarform",
}
_GENANNT = 10
"""So many places are named; after that they are only counted."""


class _Gender(NamedTuple):
    """Which forms stand where: part (by identity) to path, form and word of the first place of each form in it."""

    je_teil: dict[int, tuple[tuple[str, Genderform, str], ...]]
    zahl: Counter[Genderform]


# What all of them have; it begins with its rarest sign, since that is what is looked for.
_ZEICHEN = re.compile(r"[*:_/I](?<=[^\W\d_].)(?:(?<!I)[a-zäöüß-]|(?<=[a-zäöüß]I)n)")


def _gender(index: Index) -> _Gender:
    """The gender forms of a concept. Names that contain one are left as their owners spell them."""
    named = (one.teil for one in index.knoten if isinstance(one.teil, Akteur | Gremium | Quelle | Bezug))
    names = [name for one in named if any(form.search(name := title(one)) for form in _FORMEN.values())]
    spelt = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    je_teil: dict[int, tuple[tuple[str, Genderform, str], ...]] = {}
    zahl = Counter[Genderform]()
    for knoten in index.knoten:
        first: dict[Genderform, tuple[str, Genderform, str]] = {}
        for path, wording in eigene(knoten.teil, _ZEICHEN):
            for form, word in _formen(spelt.sub(" ", wording)):
                zahl[form] += 1
                first.setdefault(form, (path, form, word))
        if first:
            je_teil[id(knoten.teil)] = tuple(first.values())
    return _Gender(je_teil, zahl)


def _formen(wording: str) -> Iterator[tuple[Genderform, str]]:
    """Every gender form in a text."""
    yield from ((form, found[0]) for form, pattern in _FORMEN.items() for found in pattern.finditer(wording))


def _abweichend(holds: Genderform, index: Index) -> dict[int, int]:
    """The parts (by identity) in which another form stands than the one that holds, numbered as printed."""
    parts = index.einmal(_gender).je_teil.items()
    return {key: n for n, key in enumerate(key for key, found in parts if any(form != holds for _, form, _ in found))}


_ABWEICHEND = {form: partial(_abweichend, form) for form in get_args(Genderform)}


@rule(Level.HINWEIS, nur_mit=_ZEICHEN.search)
def genderform_gemischt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text gendert anders als das übrige Konzept oder als im Haus vereinbart.

    Gezählt werden Stern, Doppelpunkt, Unterstrich, Binnen-I und Schrägstrich; es gilt „gendern“ unter [regeln], sonst
    die häufigste Form im Konzept. Namen, Zitate und Adressen bleiben, wie sie sind; die Paarform („Bürgerinnen und
    Bürger“) und neutrale Wörter passen zu jeder Form. Mehr als zehn Stellen werden nur noch gezählt.

    Abhilfe: Schreiben Sie eine Form durchgehend; am besten lesbar ist ein neutrales Wort (Teilnehmende, Fachkräfte).

    Quelle: BFIT-Bund und DBSV (ein Zeichen durchgehend, empfohlen ist der Stern); Steinfurt 2018–2021 (durchgehend der
    Stern).

    Schlecht:
        kapitel:
          - id: k-eins
            titel: Beteiligung
            text: Schüler*innen und Lehrer*innen wirken mit.
          - id: k-zwei
            titel: Umsetzung
            text: Die Teilnehmer:innen werden befragt. # <-
    Gut:
        kapitel:
          - id: k-eins
            titel: Beteiligung
            text: Schüler*innen und Lehrer*innen wirken mit.
          - id: k-zwei
            titel: Umsetzung
            text: Die Teilnehmer*innen werden befragt.
    """
    gender = kontext.index.einmal(_gender)
    holds = kontext.hausregeln.gendern or next((form for form, _ in gender.zahl.most_common(1)), None)
    others = kontext.index.einmal(_ABWEICHEND[holds]) if holds else {}
    place = others.get(id(teil), _GENANNT)
    if holds is None or place >= _GENANNT:
        return
    path, form, word = next(one for one in gender.je_teil[id(teil)] if one[1] != holds)
    usual = f"sonst steht im Konzept {_FORMNAMEN[holds]} ({gender.zahl[holds]}-mal)"
    if kontext.hausregeln.gendern:
        usual = f"im Haus vereinbart ist {_FORMNAMEN[holds]}"
    more = len(others) - _GENANNT if place == _GENANNT - 1 else 0
    yield (
        path,
        f"{kontext.name(teil)}: „{word}“ steht mit {_FORMNAMEN[form].partition(' ')[2]}; {usual}."
        + (f" So ist es noch in {more} weiteren Teilen." if more > 0 else ""),
        word,
    )


_ABKUERZUNG = re.compile(r"(?<![\w/.@&-])[A-ZÄÖÜ]{2,6}(?![\w@*]|[.:]\w|/\d)")
_ROEMISCH = re.compile(r"[IVX]+|TODO|FIXME|TBD")
_BEKANNT = frozenset(
    re.findall(
        r"\w+",
        """
    EU UN UNO UNESCO UNICEF USA BRD DDR NATO NRW BW MV SH RLP NDS LSA GG BGB SGB STGB VWVFG DSGVO EMRK AG KG
    PC IT EDV TV DVD CD USB WLAN LAN SMS PDF HTML QR URL FAQ GPS DIN ISO EN VHS DRK AWO THW ADAC TÜV PKW LKW ÖPNV IHK
    NGO WC AIDS HIV COVID MINT CDU CSU SPD FDP AFD ARD ZDF WDR NDR BAMF OB
    JA NEIN NICHT ALLE ALLES ALLEN EINE EIN EINEN WIR SIE ICH IHR UNS NEU NUR UND ODER MIT OHNE FÜR AUS AUF VON VOR ZU
    IN AN IM AM SO DAS DER DIE DEN DEM WAS WER WIE DANKE STOPP KEIN KEINE IST SIND
    """,
    )
)
"""What every reader of a council paper knows, and words that are printed in capitals for emphasis."""
_ERKLAERT = (
    re.compile(r"\((?:kurz|abgekürzt|Abk\.|im Folgenden|auch)?:? ?[„\"]?([A-ZÄÖÜ]{2,6})[“”\"]?(?:\)|[,;] )"),
    re.compile(r"(?<!\w)(([A-ZÄÖÜ])[A-ZÄÖÜ]{1,5}) ?\((?=\2)[^()]{6,}\)", re.IGNORECASE),
    re.compile(r"(?<!\w)([A-ZÄÖÜ]{2,6}) (?:=|steht für|bedeutet|heißt) "),
)


def _abkuerzungen(index: Index) -> dict[int, list[tuple[str, str]]]:
    """Part (by identity) to path and abbreviation: each that is explained nowhere, where it stands first."""
    first: dict[str, tuple[int, str]] = {}
    for knoten in index.knoten:
        for path, wording in eigene(knoten.teil, _ABKUERZUNG):
            # What is set in capitals as a whole is a headline.
            for short in () if wording.isupper() and " " in wording.strip() else _ABKUERZUNG.findall(wording):
                first.setdefault(short, (id(knoten.teil), path))
    unknown = {short for short in first if short not in _BEKANNT and not _ROEMISCH.fullmatch(short)}
    unknown -= _erklaert(index, unknown)
    found: dict[int, list[tuple[str, str]]] = {}
    for short, (teil, path) in first.items():
        if short in unknown:
            found.setdefault(teil, []).append((path, short))
    return found


def _erklaert(index: Index, unknown: set[str]) -> set[str]:
    """Those of some abbreviations that are explained, or that are but a word in capitals."""
    if not unknown:
        return set()
    # "EINE Stadt für ALLE": the words are there in small letters too. The label of a footnote is no word.
    either = re.compile(rf"(?<![\w^])(?:{'|'.join(map(re.escape, sorted(unknown)))})(?!\w)", re.IGNORECASE)
    known = set[str]()
    for knoten in index.knoten:
        for _, wording in wordings(knoten.teil):
            spelt = either.findall(wording)
            known.update(one.upper() for one in spelt if not one.isupper())
            if spelt:
                known.update(found[1] for pattern in _ERKLAERT for found in pattern.finditer(wording))
        for name in ("kuerzel", "begriff"):
            known.update(_ABKUERZUNG.findall(getattr(knoten.teil, name, None) or ""))
    return known


@rule(Level.HINWEIS, nur_mit=re.compile("[A-ZÄÖÜ]{2}").search)
def abkuerzung_unerklaert(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Eine Abkürzung wird nirgends im Konzept erklärt.

    Wer nicht in der Verwaltung arbeitet, kennt „RAA“ oder „KHS“ nicht, und eine vorgelesene Abkürzung ist noch schwerer
    zu verstehen. Genannt wird jede einmal, bei ihrem ersten Vorkommen; allgemein bekannte wie EU oder SGB sind nicht
    gemeint.

    Abhilfe: Schreiben Sie beim ersten Mal die Langform mit der Abkürzung in Klammern, oder tragen Sie sie unter
    „begriffe“ oder als „kuerzel“ beim Akteur ein.

    Quelle: BITV 2.0 mit EN 301 549 (WCAG 3.1.4, Abkürzungen); Rhein-Kreis Neuss, Integrationsworkshop 2010/2011 (RAA,
    KHS, BBZ ohne Erklärung).

    Schlecht:
        leitbild: Die RAA berät alle Schulen. # <-
    Gut:
        leitbild: Die Regionale Arbeitsstelle (RAA) berät alle Schulen.
    """
    for path, short in kontext.index.einmal(_abkuerzungen).get(id(teil), ()):
        yield path, f"{kontext.name(teil)}: Was „{short}“ heißt, steht nirgends im Konzept.", short
