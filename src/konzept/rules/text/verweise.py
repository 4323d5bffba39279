"""text, verweise: pictures and links, and whether they lead anywhere."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from konzept.finding import Level
from konzept.model import Abschnitt
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.text.wortlaut import texts

# As CommonMark has it: in angle brackets with blanks, or without blanks and with brackets in pairs.
_TARGET = r"\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>(?:[^()\s<]|\([^()\s]*\))*))(?:\s+\"[^\"]*\")?\s*\)"
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]" + _TARGET)
_OUTSIDE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|\\|~)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_KLAMMER = re.compile(r"\[").search
_ADDRESS = re.compile(r"https?://|mailto:", re.IGNORECASE)


def _target(found: re.Match[str]) -> str:
    return found["angle"] or found["plain"] or ""


def _images(teil: Abschnitt) -> Iterator[tuple[str, str, str]]:
    """Every picture that a text of the part names: dotted path of the text, alternative text, target."""
    for path, text in texts(teil):
        for found in _IMAGE.finditer(text) if "![" in text else ():
            yield path, found["alt"].strip(), _target(found)


@rule(Level.FEHLER, nur_mit=_KLAMMER)
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


@rule(Level.FEHLER, nur_mit=_KLAMMER)
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


@rule(Level.FEHLER, nur_mit=_KLAMMER)
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


@rule(Level.WARNUNG, nur_mit=_KLAMMER)
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
    for path, text in texts(teil):
        for found in _LINK.finditer(text) if "](" in text else ():
            target = _target(found)
            known = target.startswith("#") and kontext.index.get(target[1:]) is not None
            if target and not known and not _ADDRESS.match(target):
                yield path, f"{kontext.name(teil)}: Der Verweis „{target}“ führt nirgends hin.", target
