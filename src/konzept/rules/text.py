"""text: does the wording mean in print what it was meant to?"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from typing import Any, NamedTuple, get_args
from urllib.parse import unquote

from konzept.finding import Level
from konzept.model import Abschnitt, Akteur, Fundstelle, Gremium, Index, Quelle, title
from konzept.model.beteiligte import FruehererName, Kontakt
from konzept.model.rahmen import Bezug, Danksagung, Impressum, Kommune
from konzept.rules.rule import Fund, Kontext, rule
from konzept.settings import Genderform
from konzept.werte import Text, Zeile

_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_RAW = re.compile(r"`[^`]*`\{=\w+\}|```\s*\{=\w+\}")
# As CommonMark has it: in angle brackets with blanks, or without blanks and with brackets in pairs.
_TARGET = r"\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>(?:[^()\s<]|\([^()\s]*\))*))(?:\s+\"[^\"]*\")?\s*\)"
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]" + _TARGET)
_OUTSIDE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|\\|~)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_ADDRESS = re.compile(r"https?://|mailto:", re.IGNORECASE)


def _target(found: re.Match[str]) -> str:
    return found["angle"] or found["plain"] or ""


@cache
def _worded(cls: type[Abschnitt]) -> tuple[str, ...]:
    """Fields of ``cls`` in which a person writes words that are printed: Text and Zeile, not ids, dates or labels."""
    return tuple(
        name for name, field in cls.model_fields.items() if name not in _LABELS and _is_worded(field.annotation, field)
    )


_LABELS = frozenset({"nr", "nummer", "aktenzeichen", "ags", "kuerzel", "vorgaenger", "seite", "abstimmung", "internet"})
_ZEILE = get_args(Zeile)[1]


def _is_worded(annotation: Any, field: Any = None) -> bool:
    marks = (*getattr(annotation, "__metadata__", ()), *getattr(field, "metadata", ()))
    return annotation is Text or _ZEILE in marks or any(_is_worded(arg) for arg in get_args(annotation))


def _texts(teil: Abschnitt) -> Iterator[tuple[str, Text]]:
    """Every field of a part that is printed as Text, with its dotted path."""
    for name in _worded(type(teil)):
        value = getattr(teil, name)
        if isinstance(value, Text):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name}.{n}", item) for n, item in enumerate(value) if isinstance(item, Text))


def _images(teil: Abschnitt) -> Iterator[tuple[str, str, str]]:
    """Every picture that a text of the part names: dotted path of the text, alternative text, target."""
    for path, text in _texts(teil):
        for found in _IMAGE.finditer(text) if "![" in text else ():
            yield path, found["alt"].strip(), _target(found)


@rule(Level.WARNUNG)
def html_im_text(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text enthält HTML oder einen rohen Block für ein bestimmtes Format.

    Solche Zeichen haben keine Wirkung; sie werden gedruckt, wie sie dastehen. In einem Beschluss steht dann „<b>“.

    Abhilfe: Schreiben Sie **fett**, *kursiv*, Listen und Verweise wie im Handbuch; ist das Zeichen gemeint, bleibt es.

    Quelle: Handbuch, Abschnitt „Texte“: Absätze, Listen, fett, kursiv, Verweise, Fußnoten, Bilder; sonst nichts.

    Schlecht:
        leitbild: Wir sind <b>offen</b>. # <-
    Gut:
        leitbild: Wir sind **offen**.
    """
    for path, text in _texts(teil):
        found = ("<" in text and _HTML.search(text)) or ("`{=" in text and _RAW.search(text)) or None
        if found or "```{=" in text:
            shown = found[0] if found else "```{="
            yield path, f"{kontext.name(teil)}: „{shown}“ wird gedruckt, wie es dasteht.", shown


@rule(Level.FEHLER)
def bild_ausserhalb(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bild liegt nicht im Ordner des Konzepts.

    Gedruckt werden nur Bilder aus dem eigenen Ordner: Alles andere fehlt auf dem nächsten Rechner, oder es zeigte, was
    nicht in das Dokument gehört.

    Abhilfe: Legen Sie das Bild in den Ordner des Konzepts und nennen Sie seinen Namen, zum Beispiel (bilder/karte.png).

    Quelle: Grundsatz des Drucks: Ein Konzept enthält alles, was zu ihm gehört, und liest nichts außerhalb.

    Schlecht:
        leitbild: "![Karte der Stadt](../karte.png)" # <-
    Gut:
        leitbild: "![Karte der Stadt](bilder/karte.png)"
    """
    for path, _, target in _images(teil):
        if _OUTSIDE.search(unquote(target)):
            yield path, f"{kontext.name(teil)}: Das Bild „{target}“ liegt außerhalb des Ordners.", target


@rule(Level.FEHLER)
def bild_ohne_alternativtext(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bild sagt nicht, was auf ihm zu sehen ist.

    Wer das Dokument vorgelesen bekommt, erfährt sonst nichts von dem Bild; ein PDF nach PDF/UA ist ohne diesen Text
    nicht möglich.

    Abhilfe: Schreiben Sie zwischen die eckigen Klammern, was zu sehen ist: ![Karte der Stadtteile](karte.png).

    Quelle: BITV 2.0 mit EN 301 549 (Alternativtexte), PDF/UA-1 (ISO 14289-1, 7.3).

    Schlecht:
        leitbild: "![](karte.png)" # <-
    Gut:
        leitbild: "![Karte der Stadtteile](karte.png)"
    """
    for path, alt, target in _images(teil):
        if not alt:
            yield path, f"{kontext.name(teil)}: Das Bild „{target}“ hat keinen Alternativtext.", target


@rule(Level.FEHLER)
def bild_fehlt(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text nennt ein Bild, das es im Ordner des Konzepts nicht gibt.

    Ein Dokument mit einer Lücke wird nicht gedruckt.

    Abhilfe: Legen Sie das Bild in den Ordner des Konzepts, oder berichtigen Sie seinen Namen (Groß- und Kleinschreibung
    zählt).

    Quelle: Grundsatz des Drucks: Ein Konzept enthält alles, was zu ihm gehört.

    Schlecht:
        leitbild: "![Karte der Stadt](gibt-es-nicht.png)" # <-
    Gut:
        leitbild: "![Karte der Stadt](bilder/karte.png)"
    """
    for path, _, target in _images(teil):
        if target and not _OUTSIDE.search(unquote(target)) and not kontext.bild(target):
            yield path, f"{kontext.name(teil)}: Das Bild „{target}“ gibt es im Ordner des Konzepts nicht.", target


@rule(Level.WARNUNG)
def verweis_ohne_wirkung(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Verweis im Text führt auf etwas anderes als eine Adresse im Internet, eine E-Mail oder einen Teil.

    Was nur auf dem eigenen Rechner liegt, kann keine Leserin öffnen; was es nicht gibt, erst recht nicht.

    Abhilfe: Möglich sind https://…, http://…, mailto:… und #kennung eines Teils, zum Beispiel
    [Stadt](https://www.example.org).

    Quelle: Grundsatz des Drucks: Ein Dokument führt nur dorthin, wo jede Leserin es öffnen kann.

    Schlecht:
        leitbild: "[Plan](www.example.org/plan)" # <-
    Gut:
        leitbild: "[Plan](https://www.example.org/plan)"
    """
    for path, text in _texts(teil):
        for found in _LINK.finditer(text) if "](" in text else ():
            target = _target(found)
            known = target.startswith("#") and kontext.index.get(target[1:]) is not None
            if target and not known and not _ADDRESS.match(target):
                yield path, f"{kontext.name(teil)}: Der Verweis „{target}“ führt nirgends hin.", target


def _wordings(teil: Abschnitt) -> Iterator[tuple[str, str]]:
    """Every text and line of a part that is printed, with its dotted path; none of what is released on its own."""
    for name in () if isinstance(teil, Kontakt | Impressum) else _worded(type(teil)):
        value = getattr(teil, name)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name}.{n}", item) for n, item in enumerate(value))


_NAMEN = (Akteur, Danksagung, FruehererName, Fundstelle, Gremium, Kommune, Quelle)
"""Kinds of part whose lines are names that others have given themselves; their texts are the author's."""
_WORTLAUT = frozenset({"beschluss", "unterzeichnet", "einreicher", "federfuehrung", "zustaendigkeit", "anlagen"})
"""Fields that hold what somebody else has said or is called."""
_ZITAT = re.compile(r"„[^“”\n]{1,200}[“”]|»[^«\n]{1,200}«|\"[^\"\n]{1,200}\"|‚[^‘\n]{1,100}‘")
_TECHNISCH = re.compile(r"\S*(?:://|@|\.(?:de|org|com|net|eu|info|pdf|docx?|xlsx?|png|jpe?g|svg)\b)\S*|`[^`\n]*`")


def _eigene(teil: Abschnitt, about: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The author's own words in wordings that are ``about`` something: without names, quotations and addresses."""
    for path, wording in _wordings(teil):
        own = isinstance(wording, Text) or not isinstance(teil, _NAMEN)
        if own and about.search(wording) and path.partition(".")[0] not in _WORTLAUT:
            yield path, _ZITAT.sub(" … ", _TECHNISCH.sub(" ", wording))


_MONAT = r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_PLATZHALTER = re.compile(
    # "XX. Jahrhundert" is a number, "XX. März" is a gap.
    rf"(?<![\w-])(?:X{{2,}}|x{{2,}})(?![\w-])(?!\.\s+(?!{_MONAT})[A-ZÄÖÜ])"
    r"|\b(?:TODO|FIXME|TBD|tbd|tba)\b|\bt\.\s?b\.\s?d\."
    r"|(?i:\bblindtext\b|\bplatzhalter(?:text)?\b|\bmustertext\b|\blorem ipsum\b)"
    r"|\?{3,}|_{4,}|\.{5,}"
    r"|(?i:\[(?:bitte|hier|noch|ggf\.|name|datum|zahl|betrag|ort|titel|text|todo|einfügen|eintragen|ergänzen|platzhalter)"
    r"\b[^\]\n]*\](?![(\[:]))"
    r"|(?i:\b(?:wird|werden|ist|sind|muss|müssen) noch (?:zu ergänzen|einzufügen|nachzutragen|nachgetragen|nachgereicht"
    r"|eingefügt))"
    r"|(?:…|\.\.\.)\s*folgt\b|\bfolgt noch\b(?=[.…)\]]|\s*$)|(?m:^\W*(?:\w+ )?[Ff]olgt(?: in Kürze)?\W*$)"
)


@rule(Level.WARNUNG, ab="beschlussreif")
def platzhalter_im_text(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text enthält noch einen Platzhalter.

    „TODO“, „XX“ oder „[bitte ergänzen]“ wird gedruckt, wie es dasteht, und liegt dann dem Rat vor. Eine Ordnungszahl
    wie „XX. Jahrhundert“ ist nicht gemeint.

    Abhilfe: Setzen Sie ein, was gemeint ist, oder streichen Sie die Stelle; steht ein Zielwert noch nicht fest,
    schreiben Sie dort „offen“.

    Quelle: Rhein-Kreis Neuss, Integrationsworkshop 2010/2011 (das „X“ in „Steigerung um X %“ blieb stehen).

    Schlecht:
        leitbild: TODO Leitbild mit dem Beirat abstimmen. # <-
    Gut:
        leitbild: Alle Menschen in Musterstadt gestalten das Zusammenleben.
    """
    for path, wording in _wordings(teil):
        if found := _PLATZHALTER.search(wording):
            shown = found[0].strip()
            yield path, f"{kontext.name(teil)}: „{shown}“ ist ein Platzhalter.", shown


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
    "stern": "Stern",
    "doppelpunkt": "Doppelpunkt",
    "unterstrich": "Unterstrich",
    "binnen-i": "Binnen-I",
    "schrägstrich": "Schrägstrich",
    "paarform": "Paarform",
}
_GENANNT = 10
"""So many places are named; after that they are only counted."""


class _Gender(NamedTuple):
    """Which forms stand where: part (by identity) to path, form and word of the first place of each form in it."""

    je_teil: dict[int, tuple[tuple[str, Genderform, str], ...]]
    zahl: Counter[Genderform]


def _gender(index: Index) -> _Gender:
    """The gender forms of a concept. Names that contain one are left as their owners spell them."""
    named = (one.teil for one in index.knoten if isinstance(one.teil, Akteur | Gremium | Quelle | Bezug))
    names = [name for one in named if any(form.search(name := title(one)) for form in _FORMEN.values())]
    spelt = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    je_teil: dict[int, tuple[tuple[str, Genderform, str], ...]] = {}
    zahl = Counter[Genderform]()
    for knoten in index.knoten:
        first: dict[Genderform, tuple[str, Genderform, str]] = {}
        for path, wording in _eigene(knoten.teil, _ZEICHEN):
            for form, word in _formen(spelt.sub(" ", wording)):
                zahl[form] += 1
                first.setdefault(form, (path, form, word))
        if first:
            je_teil[id(knoten.teil)] = tuple(first.values())
    return _Gender(je_teil, zahl)


_ZEICHEN = re.compile(r"[^\W\d_][*:_/][a-zäöüß-]|[a-zäöüß]In")


def _formen(wording: str) -> Iterator[tuple[Genderform, str]]:
    """Every gender form in a text."""
    yield from ((form, found[0]) for form, pattern in _FORMEN.items() for found in pattern.finditer(wording))


def _abweichend(holds: Genderform, index: Index) -> dict[int, int]:
    """The parts (by identity) in which another form stands than the one that holds, numbered as printed."""
    parts = index.einmal(_gender).je_teil.items()
    return {key: n for n, key in enumerate(key for key, found in parts if any(form != holds for _, form, _ in found))}


_ABWEICHEND = {form: partial(_abweichend, form) for form in get_args(Genderform)}


@rule(Level.HINWEIS)
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
    usual = "im Haus vereinbart" if kontext.hausregeln.gendern else f"im Konzept üblich ({gender.zahl[holds]}-mal)"
    more = len(others) - _GENANNT if place == _GENANNT - 1 else 0
    yield (
        path,
        f"{kontext.name(teil)}: „{word}“ steht mit {_FORMNAMEN[form]}; {usual} ist: {_FORMNAMEN[holds]}."
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
        for path, wording in _eigene(knoten.teil, _ABKUERZUNG):
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
        for _, wording in _wordings(knoten.teil):
            spelt = either.findall(wording)
            known.update(one.upper() for one in spelt if not one.isupper())
            if spelt:
                known.update(found[1] for pattern in _ERKLAERT for found in pattern.finditer(wording))
        for name in ("kuerzel", "begriff"):
            known.update(_ABKUERZUNG.findall(getattr(knoten.teil, name, None) or ""))
    return known


@rule(Level.HINWEIS)
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


_ROH = tuple(
    (name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        ("Überschrift", r"^ {0,3}#{1,6} .*|^(?=.*\S).+\n {0,3}={3,} *$"),
        ("Tabelle", r"^ *\|.*\| *$|^ *\|? *:?-{3,}:? *\|[ :|-]*$"),
        ("Linie", r"^ {0,3}(?:-{3,}|\*{3,}|(?:- ){2,}-) *$"),
        # "> 10 %" at the start of a line is a number.
        ("Zitat", r"^ {0,3}> ?(?=[^\W\d])\S*"),
        ("Programmtext", r"```\w*|`[^`\n]+`"),
        ("Streichung", r"~~[^~\n]+~~"),
        ("Liste", r"^ *([•◦▪‣●○►➢]) .+|^ *([–—·]|\+(?= \D)) \S.*\n *\2 \S.*|^ *\d+\) \S.*\n *\d+\) \S.*"
                       r"|^ *[a-h]\) \S.*\n *[a-h]\) \S.*"),
        ("Kästchen", r"^ *[-*] \[[ xX]\] "),
        ("Verweis", r"^ {0,3}\[[^\]^\n]+\]: *\S+.*"),
    )
)  # fmt: skip
_ROH_ZEILE = (
    ("fette Schrift", re.compile(r"\*\*[^*]+\*\*|(?<!\w)__[^_]+__(?!\w)")),
    ("Verweis", re.compile(r"!?\[[^\]]*\]\([^()\s]+\)")),
    ("Fußnote", re.compile(r"\[\^[^\]\s]+\]")),
)


@rule(Level.WARNUNG)
def auszeichnung_ohne_wirkung(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text enthält eine Auszeichnung, die der Druck nicht kennt und als Zeichen druckt.

    Überschriften, Tabellen, Linien und Zitatblöcke gibt es in Texten nicht, und Listen beginnen mit „- “ oder „1. “;
    aus „• “ am Zeilenanfang wird ein einziger Absatz. In Zeilen wie „titel“ hat gar kein Zeichen eine Bedeutung.

    Abhilfe: Überschriften macht das Konzept aus „kapitel“ und „abschnitte“; schreiben Sie alles andere als Absatz oder
    als Liste mit „- “. Ist das Zeichen gemeint, setzen Sie einen Backslash davor.

    Quelle: Handbuch, Abschnitt „Texte“ (Diese Zeichen haben eine Bedeutung, und nur diese).

    Schlecht:
        kapitel:
          - id: k-umsetzung
            titel: Umsetzung
            text: |
              ## Steuerung # <-

              Die Gruppe trifft sich zweimal im Jahr.
    Gut:
        kapitel:
          - id: k-umsetzung
            titel: Umsetzung
            abschnitte:
              - id: k-steuerung
                titel: Steuerung
                text: |
                  Die Gruppe trifft sich zweimal im Jahr.
    """
    for path, wording in _wordings(teil):
        kinds = _ROH if isinstance(wording, Text) else _ROH_ZEILE
        for kind, pattern in kinds if _AUFFAELLIG.search(wording) else ():
            found = pattern.search(wording)
            # A raw block of some format is said by html-im-text.
            if found and not ("`" in found[0] and "`{=" in wording.replace("` {", "`{")):
                shown = found[0].strip().partition("\n")[0][:40].strip()
                yield (
                    path,
                    f"{kontext.name(teil)}: „{shown}“ wird gedruckt, wie es dasteht, und nicht als {kind}.",
                    shown,
                )


_AUFFAELLIG = re.compile(r"[#=|*>`~•◦▪‣●○►➢–—+·)\[_]|---|- -")
_FUSSNOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_FUSSNOTENTEXT = re.compile(r"^ *\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {4}.*|(?! *\[\^|[ \t]*$).+))*)", re.MULTILINE)


@rule(Level.WARNUNG)
def fussnote_unvollstaendig(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Zu einer Fußnote fehlt der Wortlaut oder die Stelle im Text.

    Beides wird gedruckt, wie es dasteht: „[^1]“ mitten im Satz oder „[^1]: Bericht“ als eigener Absatz.

    Abhilfe: Schreiben Sie in denselben Text beides: [^name] an die Stelle und [^name]: Wortlaut in eine eigene Zeile.

    Quelle: Handbuch, Abschnitt „Texte“ (Fußnoten); Steinfurt 2018–2021, Kapitel 3 (Zitat der KGSt mit Fußnote).

    Schlecht:
        leitbild: Integration ist Querschnittsaufgabe.[^kgst] # <-
    Gut:
        leitbild: |
          Integration ist Querschnittsaufgabe.[^kgst]

          [^kgst]: KGSt-Bericht Nr. 7/2017
    """
    for path, text in _texts(teil):
        if "[^" in text:
            named, told = {*_FUSSNOTE.findall(text)}, {*(found[1] for found in _FUSSNOTENTEXT.finditer(text))}
            for label in sorted(named ^ told):
                lacks = "der Wortlaut" if label in named else "die Stelle im Text"
                yield path, f"{kontext.name(teil)}: Zur Fußnote [^{label}] fehlt {lacks}.", f"[^{label}]"


@rule(Level.FEHLER)
def fussnote_nicht_druckbar(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Eine Fußnote ist leer, hat zwei Wortlaute oder steht in einer anderen Fußnote.

    So lässt sich das Dokument nicht drucken: Es ginge etwas verloren.

    Abhilfe: Geben Sie jeder Fußnote genau einen Wortlaut, und schreiben Sie hinein, was in einer zweiten stünde.

    Quelle: Handbuch, Abschnitt „Texte“ (Je Name ein Wortlaut).

    Schlecht:
        leitbild: |
          Integration ist Querschnittsaufgabe.[^kgst]

          [^kgst]: KGSt-Bericht Nr. 7/2017
          [^kgst]: Seite 12 # <-
    Gut:
        leitbild: |
          Integration ist Querschnittsaufgabe.[^kgst]

          [^kgst]: KGSt-Bericht Nr. 7/2017, Seite 12
    """
    for path, text in _texts(teil):
        notes = list(_FUSSNOTENTEXT.finditer(text)) if "[^" in text else []
        known, seen = {note[1] for note in notes}, set[str]()
        used = {*_FUSSNOTE.findall(text)} if notes else set()
        for note in notes:
            label, inner = note[1], next((one for one in _FUSSNOTE.findall(note[2]) if one in known), None)
            shown = note[0].strip().partition("\n")[0]
            if label in seen:
                yield path, f"{kontext.name(teil)}: Die Fußnote [^{label}] hat mehr als einen Wortlaut.", shown
            elif label in used and not note[2].strip():
                yield path, f"{kontext.name(teil)}: Die Fußnote [^{label}] ist leer.", shown
            elif label in used and inner:
                yield path, f"{kontext.name(teil)}: In der Fußnote [^{label}] steht eine weitere: [^{inner}].", shown
            seen.add(label)


_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_FUNKTION = re.compile(
    r"(?:info|kontakt|post|poststelle|mail|stadt|gemeinde|kreis|landkreis|rathaus|buergerbuero|buero|service|presse|team"
    r"|integration|migration|teilhabe|vielfalt|koordinierungsstelle|integrationsbuero|sekretariat|datenschutz|verwaltung)"
    r"(?:[._+-].*)?",
    re.IGNORECASE,
)
_TELEFON = re.compile(
    r"(?:\b(?:Tel(?:efon)?|Fon|Mobil|Handy|Durchwahl|Fax)\b[.:]*\s*(?:[-–]\s*)?)(?P<nach>[+(0-9][\d()/ .–-]{4,}\d)"
    r"|(?<![\w.,/-])(?P<frei>(?:\+49|0049)[\d()/ –-]{6,}\d|\(?0\d{2,4}\)?(?: ?[/–-] ?| )\d[\d –-]{3,}\d)"
    r"(?![\w/]|[.,]\d)"
)


@rule(Level.WARNUNG, ab="entwurf")
def personendaten_im_text(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """In einem Text, der gedruckt wird, steht eine persönliche E-Mail-Adresse oder eine Telefonnummer.

    Ein Konzept bleibt jahrelang im Netz, länger als die Person im Amt, und veröffentlicht wird so etwas nur mit
    Einwilligung. Adressen eines Amts wie integration@stadt.de sind nicht gemeint.

    Abhilfe: Tragen Sie die Angabe beim Akteur unter „kontakt“ ein; gedruckt wird sie dort nur mit „freigegeben: ja“.

    Quelle: DSGVO, Artikel 5 und 6; Neumünster, Mitteilung 0523/2018/MV (Name der Bearbeiterin neben dem Aktenzeichen).

    Schlecht:
        leitbild: Fragen beantwortet erika.muster@example.org. # <-
    Gut:
        leitbild: Fragen beantwortet die Koordinierungsstelle Integration.
        akteure:
          - id: koordinierungsstelle
            name: Koordinierungsstelle Integration
            kontakt:
              email: erika.muster@example.org
    """
    for path, wording in _wordings(teil):
        for mail in _EMAIL.finditer(wording) if "@" in wording else ():
            if not _FUNKTION.fullmatch(mail[1]):
                yield path, f"{kontext.name(teil)} enthält eine E-Mail-Adresse: {mail[0]}.", mail[0]
        for phone in _TELEFON.finditer(wording) if _ZIFFERN.search(wording) else ():
            shown = phone["nach"] or phone["frei"]
            yield path, f"{kontext.name(teil)} enthält eine Telefonnummer: {shown}.", shown


_ZIFFERN = re.compile(r"\d{3}|\d \d")
