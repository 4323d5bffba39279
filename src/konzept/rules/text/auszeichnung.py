"""text, auszeichnung: signs that stand for something else in print."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Abschnitt
from konzept.rules.rule import Fund, Kontext, rule
from konzept.rules.text.wortlaut import texts, wordings
from konzept.werte import Text

_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_RAW = re.compile(r"`[^`]*`\{=\w+\}|```\s*\{=\w+\}")


@rule(Level.WARNUNG, nur_mit=re.compile("[<`]").search)
def html_im_text(teil: Abschnitt, kontext: Kontext) -> Iterator[Fund]:
    """Ein Text enthält HTML oder einen rohen Block für ein bestimmtes Format.

    Solche Zeichen haben keine Wirkung; sie werden gedruckt, wie sie dastehen. In einem Beschluss steht dann „<b>“.

    Abhilfe: Schreiben Sie **fett**, *kursiv*, Listen und Verweise wie im Handbuch; ist das Zeichen gemeint,
    unterdrücken Sie den Befund mit einem Vermerk und nennen Sie den Grund.

    Quelle: Handbuch, Abschnitt „Texte“: Absätze, Listen, fett, kursiv, Verweise, Fußnoten, Bilder; sonst nichts.

    Schlecht:
        leitbild: Wir sind <b>offen</b>. # <-
    Gut:
        leitbild: Wir sind **offen**.
    """
    for path, text in texts(teil):
        found = ("<" in text and _HTML.search(text)) or ("`{=" in text and _RAW.search(text)) or None
        if found or "```{=" in text:
            shown = found[0] if found else "```{="
            yield path, f"{kontext.name(teil)}: „{shown}“ wird gedruckt, wie es dasteht.", shown


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


_AUFFAELLIG = re.compile(r"[#=|*>`~•◦▪‣●○►➢–—+·)\[_]|---|- -")


@rule(Level.WARNUNG, nur_mit=_AUFFAELLIG.search)
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
    for path, wording in wordings(teil):
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


_FUSSNOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_FUSSNOTENTEXT = re.compile(r"^ *\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {4}.*|(?! *\[\^|[ \t]*$).+))*)", re.MULTILINE)


@rule(Level.WARNUNG, nur_mit=re.compile(r"\[").search)
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
    for path, text in texts(teil):
        if "[^" in text:
            named, told = {*_FUSSNOTE.findall(text)}, {*(found[1] for found in _FUSSNOTENTEXT.finditer(text))}
            for label in sorted(named ^ told):
                lacks = "der Wortlaut" if label in named else "die Stelle im Text"
                yield path, f"{kontext.name(teil)}: Zur Fußnote [^{label}] fehlt {lacks}.", f"[^{label}]"


@rule(Level.FEHLER, nur_mit=re.compile(r"\[").search)
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
    for path, text in texts(teil):
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
