"""fristen, zeitraum: times that are missing, contradict each other or never end."""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Feld, Geltung, Index, Indikator, Konzept, Leitziel, Massnahme, Teilziel
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zeitangabe, Zeitart
from konzept.werte.status import Kern


@rule(Level.WARNUNG, ab="beschlussreif", viele="nennen weder „frist“ noch „zeitraum“")
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
def frist_ausserhalb_geltung(
    teil: Massnahme | Teilziel | Indikator | Feld | Konzept, kontext: Kontext
) -> Iterator[Fund]:
    """Eine Frist, ein Zeitraum oder ein Posten der Finanzierung liegt außerhalb der Zeit, für die das Konzept gilt.

    Was nach dem Ende fällig wird, prüft kein Bericht dieser Fassung mehr; was vor dem Beginn liegt, ist meist ein
    Tippfehler im Jahr. Ein Zeitraum, der in die Geltung hineinreicht, ist nicht gemeint, ebenso wenig eine Maßnahme,
    die abgeschlossen oder entfallen ist.

    Abhilfe: Berichtigen Sie die Frist oder den Zeitraum, oder die „geltung“ des Konzepts.

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
    if verkehrt(kontext.index) or (isinstance(teil, Massnahme) and _vorbei(teil)):
        return
    own = [
        (feld, f"{what} {angabe} {side}")
        for feld, what in (("frist", "Die Frist"), ("zeitraum", "Der Zeitraum"))
        if (angabe := getattr(teil, feld, None)) and (side := _daneben(angabe, kontext.index, feld == "frist"))
    ]
    money = [
        (f"finanzierung.{n}.zeitraum", f"Der Posten der Finanzierung für {posten.zeitraum} {side}")
        for n, posten in enumerate(getattr(teil, "finanzierung", ()))
        if posten.zeitraum and (side := _daneben(posten.zeitraum, kontext.index, False))
    ]
    # Where the measure itself lies outside, its money does so of course; of several entries one is enough.
    for feld, said in own or money[:1]:
        yield feld, f"{kontext.name(teil)}: {said}."


def verkehrt(index: Index) -> bool:
    """Whether the Geltung ends before it begins, so that nothing can be held against it."""
    von, bis = index.geltung
    return von is not None and bis is not None and bis < von


def _vorbei(massnahme: Massnahme) -> bool:
    """Whether it is told of though it is over: such a measure keeps the days it had."""
    last = massnahme.stand[-1].status.kern if massnahme.stand else None
    return last in (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)


def _daneben(angabe: Zeitangabe, index: Index, frist: bool) -> str:
    """On which side of the Geltung a deadline or a whole period lies, as the end of a sentence; empty if in it."""
    geltung, (beginn, ende) = index.konzept.geltung, index.geltung
    last = angabe.faellig(beginn, ende) if frist else angabe.ende
    first = last if frist else angabe.beginn
    if first and ende and first > ende:
        return f"liegt nach dem Ende der Geltung ({geltung.bis})"
    if last and beginn and last < beginn:
        return f"liegt vor dem Beginn der Geltung ({geltung.von})"
    return ""


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


@rule(Level.FEHLER)
def frist_vor_beginn(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme soll fertig sein, bevor sie beginnt.

    Eine der beiden Angaben ist falsch, und der Zeitplan zeigt beide.

    Abhilfe: Berichtigen Sie „frist“ oder „zeitraum“; meist ist ein Jahr vertippt.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Maßnahmenplan mit Zeitplan).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2026 # <-
                zeitraum: 2027–2028
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                frist: Ende 2028
                zeitraum: 2027–2028
    """
    frist, zeitraum = massnahme.frist, massnahme.zeitraum
    day = frist.faellig(*kontext.index.geltung) if frist else None
    if day and zeitraum and zeitraum.beginn and day < zeitraum.beginn:
        yield "frist", f"{kontext.name(massnahme)}: Die Frist {frist} liegt vor dem Beginn des Zeitraums ({zeitraum})."


@rule(Level.WARNUNG, ab="beschlussreif")
def laufend_ohne_ueberpruefung(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Maßnahmen laufen ohne Ende, und nichts im Konzept sieht vor, sie je zu überprüfen.

    Was „laufend“ oder „jährlich“ geschieht, wird nie fällig. Überprüft wird es nur, wenn ein Bericht vorgesehen ist
    oder die Maßnahme, ihr Ziel oder ihr Feld einen Indikator oder sie selbst einen Stand hat.

    Abhilfe: Sehen Sie unter „berichtswesen“ einen Bericht vor, oder ergänzen Sie bei der Maßnahme einen Indikator.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Monitoring und Berichtswesen zur Überprüfung der
    Wirkungen).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: laufend # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: laufend
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
    """
    found = [] if kontext.konzept.berichtswesen else [*_unreviewed(feld, "", kontext.index)]
    if found:
        words = kontext.konzept.bezeichnungen.massnahmen
        all_of_them = len(kontext.index.massnahmen(feld))
        which = f"{len(found)} von {all_of_them} ({kontext.nummern(one for _, one in found)})"
        yield found[0][0], f"{kontext.name(feld)} hat {words}, die laufen, ohne je überprüft zu werden: {which}."


def _unreviewed(holder: Feld | Leitziel | Teilziel, path: str, index: Index) -> Iterator[tuple[str, Massnahme]]:
    """Measures without an end that no indicator or status speaks of, each with the path of what says so."""
    if holder.indikatoren:
        return
    for n, massnahme in enumerate(holder.massnahmen):
        measured = any(getattr(index.get(kennung), "indikatoren", ()) for kennung in massnahme.ziele)
        name = _endless(massnahme)
        if name and not (massnahme.indikatoren or massnahme.stand or measured):
            yield f"{path}massnahmen.{n}.{name}", massnahme
    for name in ("leitziele", "teilziele"):
        for n, goal in enumerate(getattr(holder, name, ())):
            yield from _unreviewed(goal, f"{path}{name}.{n}.", index)


def _endless(massnahme: Massnahme) -> str:
    """The field by which a measure has no end; empty if it has one or does not say."""
    for name, angabe in (("frist", massnahme.frist), ("zeitraum", massnahme.zeitraum)):
        if angabe and (angabe.art in (Zeitart.LAUFEND, Zeitart.WIEDERKEHREND) or (angabe.beginn and not angabe.ende)):
            return name
        if angabe and (angabe.ende or angabe.art is Zeitart.RELATIV):
            return ""
    return ""
