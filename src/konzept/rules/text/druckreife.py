"""text, druckreife: what must not get into print."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Abschnitt
from konzept.model.beteiligte import Kontakt
from konzept.model.rahmen import Impressum, Kommune
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.text.wortlaut import wordings

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

# One of these pieces is in whatever the expression finds; in most texts there is none, and it need not be tried.
_STUECKE = ("xx", "todo", "fixme", "tbd", "tba", "ndtext", "platzhalter", "mustertext", "lorem", "???", "____", ".....",
            "[", " noch ", "folgt")  # fmt: skip
_PUNKTE = re.compile(r"t\.\s?b\.")


def _verdaechtig(words: str) -> bool:
    small = words.casefold()
    return any(piece in small for piece in _STUECKE) or _PUNKTE.search(small) is not None


@rule(Level.WARNUNG, ab="beschlussreif", nur_mit=_verdaechtig)
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
    for path, wording in wordings(teil):
        if found := _PLATZHALTER.search(wording):
            shown = found[0].strip()
            yield path, f"{kontext.name(teil)}: „{shown}“ ist ein Platzhalter.", shown


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


@rule(Level.WARNUNG, ab="entwurf", nur_mit=re.compile(r"[@\d]").search)
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
    for path, wording in wordings(teil):
        for mail in _EMAIL.finditer(wording) if "@" in wording else ():
            if not _FUNKTION.fullmatch(mail[1]):
                yield path, f"{kontext.name(teil)} enthält eine E-Mail-Adresse: {mail[0]}.", mail[0]
        for phone in _TELEFON.finditer(wording) if _ZIFFERN.search(wording) else ():
            shown = phone["nach"] or phone["frei"]
            yield path, f"{kontext.name(teil)} enthält eine Telefonnummer: {shown}.", shown


_ZIFFERN = re.compile(r"\d{3}|\d \d")


_ADRESSE = re.compile(
    r"[^\s@<>,;]+(?:@| ?[\[({]at[\])}] ?)[^\s@<>,;]+(?:\.| ?[\[({](?:punkt|dot)[\])}] ?)\w{2,}", re.IGNORECASE
)
_AGS = re.compile(r"(?:0[1-9]|1[0-6])\d{3}(?:\d{3})?")


@rule(Level.HINWEIS)
def angabe_unplausibel(teil: Kommune | Impressum | Kontakt, kontext: Kontext) -> Iterator[Fund]:
    """Eine E-Mail-Adresse oder ein Gemeindeschlüssel kann so nicht stimmen.

    Wer dorthin schreibt, bekommt keine Antwort, und am Gemeindeschlüssel erkennen andere Programme die Kommune. Er
    beginnt mit der Zahl des Landes (01 bis 16); oft ist die Null am Anfang verloren gegangen. Schreibweisen wie
    info(at)stadt.de sind nicht gemeint.

    Abhilfe: Berichtigen Sie die Angabe, oder streichen Sie sie; der Schlüssel einer Gemeinde hat acht Ziffern (zum
    Beispiel 01004000), der eines Kreises fünf.

    Quelle: Statistisches Bundesamt, Gemeindeverzeichnis (Amtlicher Gemeindeschlüssel); Steinfurt 2018–2021, Impressum
    (info@stadt-steinfurt.de).

    Schlecht:
        titel: Zusammenleben
        impressum:
          herausgeber: Stadt Musterstadt
          email: info.stadt-musterstadt.de # <-
    Gut:
        titel: Zusammenleben
        impressum:
          herausgeber: Stadt Musterstadt
          email: info@stadt-musterstadt.de
    """
    email, ags = getattr(teil, "email", None), getattr(teil, "ags", None)
    if email and not _ADRESSE.search(email):
        yield "email", f"{kontext.name(teil)}: „{email}“ ist keine E-Mail-Adresse."
    if ags and not _AGS.fullmatch(re.sub(r"\s", "", ags)):
        yield "ags", f"{kontext.name(teil)}: „{ags}“ ist kein Amtlicher Gemeindeschlüssel."
