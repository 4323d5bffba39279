"""fristen: is it said by when, and does the date fit the concept?"""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Geltung, Indikator, Massnahme, Teil, Teilziel
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="beschlussreif")
def massnahme_ohne_frist(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme sagt nicht, bis wann oder in welchem Zeitraum sie geschieht.

    Auch „laufend“ oder „jährlich“ ist eine Angabe; fehlt sie ganz, kann die Maßnahme nie überfällig werden.

    Abhilfe: Ergänzen Sie „frist“ (zum Beispiel Ende 2027) oder „zeitraum“ (zum Beispiel 2026–2028 oder laufend).

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Maßnahmenplan mit Zeitplan); Leitfaden zur
    kommunalen Integrationsarbeit, 2.3 (Ziele, Zeitraum und finanzielle Ressourcen definieren).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs # <-
                titel: Sprachkurs für Eltern
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2027
    """
    if massnahme.frist is None and massnahme.zeitraum is None:
        yield "frist", f"{kontext.name(massnahme)} nennt weder „frist“ noch „zeitraum“."


@rule(Level.WARNUNG, ab="entwurf")
def frist_ausserhalb_geltung(teil: Teil, kontext: Kontext) -> Iterator[Fund]:
    """Eine Frist liegt außerhalb des Zeitraums, für den das Konzept gilt.

    Was nach dem Ende fällig wird, prüft kein Bericht dieser Fassung mehr; was vor dem Beginn liegt, ist meist ein
    Tippfehler im Jahr.

    Abhilfe: Berichtigen Sie die Frist oder die „geltung“ des Konzepts.

    Quelle: Steinfurt 2018–2021, Kapitel 2 (Maßnahmen für die Laufzeit des Integrationskonzeptes).

    Schlecht:
        geltung:
          von: 2026
          bis: 2030
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: 31.03.2031 # <-
    Gut:
        geltung:
          von: 2026
          bis: 2030
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: 31.03.2030
    """
    if not isinstance(teil, Massnahme | Teilziel | Indikator) or teil.frist is None:
        return
    geltung = kontext.konzept.geltung
    beginn, ende = kontext.index.geltung
    tag = teil.frist.faellig(beginn, ende)
    if tag and ende and tag > ende:
        yield "frist", f"{kontext.name(teil)}: Die Frist {teil.frist} liegt nach dem Ende der Geltung ({geltung.bis})."
    elif tag and beginn and tag < beginn:
        yield "frist", f"{kontext.name(teil)}: Die Frist {teil.frist} liegt vor dem Beginn der Geltung ({geltung.von})."


@rule(Level.FEHLER)
def geltung_verkehrt(geltung: Geltung, _kontext: Kontext) -> Iterator[Fund]:
    """Die Geltung endet, bevor sie beginnt.

    Keine Frist kann in einem solchen Zeitraum liegen, und auf dem Deckblatt steht er trotzdem.

    Abhilfe: Tauschen Sie „von“ und „bis“, oder berichtigen Sie das Jahr.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Ende der Geltungsdauer als Bezug der Berichte).

    Schlecht:
        geltung:
          von: 2031
          bis: 2027 # <-
    Gut:
        geltung:
          von: 2027
          bis: 2031
    """
    von, bis = geltung.von, geltung.bis
    if von and bis and von.beginn and bis.ende and bis.ende < von.beginn:
        yield "bis", f"Die Geltung endet ({bis}), bevor sie beginnt ({von})."
