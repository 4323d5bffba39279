"""finanzen: what does it cost, who pays, and do the sums add up?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from konzept.finding import Level
from konzept.model import Feld, Finanzposten, Index, Knoten, Konzept, Massnahme
from konzept.rules.haufen import gesagt, haufen
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Betrag, Zeitart
from konzept.werte.betrag import Betragsart
from konzept.werte.status import Kern
from konzept.werte.stil import HAUSSTIL


def _kostet(betrag: Betrag | None) -> bool:
    """Whether there is money to be found."""
    return betrag is not None and betrag.art is Betragsart.BETRAG and betrag.bis != 0


def _entfallen(massnahme: Massnahme) -> bool:
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern is Kern.ENTFALLEN


def _darueber(knoten: Knoten) -> bool:
    """Whether the field or the concept around a measure has money of its own."""
    while knoten.eltern is not None:
        knoten = knoten.eltern
        if isinstance(knoten.teil, Feld | Konzept) and knoten.teil.finanzierung:
            return True
    return False


def _ungedeckt(massnahme: Massnahme, knoten: Knoten, _index: Index) -> bool:
    unpaid = _kostet(massnahme.kosten) and not massnahme.finanzierung
    return unpaid and not _entfallen(massnahme) and not _darueber(knoten)


_UNGEDECKT = haufen(Massnahme, _ungedeckt)


@rule(Level.WARNUNG, ab="beschlussreif")
def kosten_ohne_finanzierung(teil: Feld | Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme kostet Geld, aber nirgends steht, woher es kommt.

    Der Rat beschließt sonst eine Ausgabe, für die niemand aufkommt. Eine „finanzierung“ des Handlungsfelds oder des
    ganzen Konzepts gilt auch für seine Maßnahmen.

    Abhilfe: Ergänzen Sie „finanzierung“ mit „mittel“ (zum Beispiel Haushalt) und „betrag“; steht das Geld noch nicht
    fest, schreiben Sie „betrag: offen“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Erstellung eines Finanzplans sowie ggf.
    Mittelbeschaffung) und „Personelle und finanzielle Ressourcen“ (vorab kalkuliert und gesichert).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 € # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
                finanzierung:
                  - mittel: Haushalt
                    betrag: 12.500 €
    """
    einer = f"kostet {getattr(teil, 'kosten', None)}, aber eine Finanzierung steht nirgends"
    yield from gesagt(
        _UNGEDECKT, teil, kontext, "kosten", einer, "kosten Geld, aber eine Finanzierung steht nirgends"
    )  # fmt: skip


def _tage(posten: tuple[Finanzposten, ...]) -> list[tuple[date, date]] | None:
    """First and last day of every entry; None if one of them has no limits, so that it may pay for any time."""
    zeiten = [one.zeitraum for one in posten]
    days = [(zeit.beginn or date.min, zeit.ende) for zeit in zeiten if zeit and zeit.ende]
    return days if days and len(days) == len(posten) else None


def _laeuft_bis(massnahme: Massnahme, index: Index) -> date | None:
    """The last day of a measure; one that runs on ends with the Geltung."""
    zeit = massnahme.zeitraum
    if zeit and (zeit.art is Zeitart.LAUFEND or (zeit.beginn and zeit.ende is None)):
        return index.geltung[1]
    if zeit and zeit.ende:
        return zeit.ende
    return massnahme.frist.faellig(*index.geltung) if massnahme.frist else None


def _ende(massnahme: Massnahme, index: Index) -> tuple[date, date] | None:
    """Last day of the money and of the measure, if the measure goes on without."""
    days, last = _tage(massnahme.finanzierung), _laeuft_bis(massnahme, index)
    money = max(end for _, end in days) if days else None
    return (money, last) if money and last and money < last else None


def _endet_zu_frueh(massnahme: Massnahme, knoten: Knoten, index: Index) -> bool:
    return _ende(massnahme, index) is not None and not _darueber(knoten) and not _beendet(massnahme)


def _beendet(massnahme: Massnahme) -> bool:
    over = (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern in over


_ENDET_ZU_FRUEH = haufen(Massnahme, _endet_zu_frueh)


@rule(Level.WARNUNG, ab="beschlussreif")
def finanzierung_endet_zu_frueh(teil: Feld | Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Das Geld für eine Maßnahme reicht nicht bis zu ihrem Ende.

    Gefördert wird oft auf Zeit; danach bricht ab, was weiterlaufen soll. Eine Maßnahme, die „laufend“ ist, soll bis
    zum Ende der Geltung laufen.

    Abhilfe: Ergänzen Sie unter „finanzierung“ die übrigen Jahre, notfalls mit „betrag: offen“, oder kürzen Sie den
    Zeitraum der Maßnahme.

    Quelle: Neumünster 2022 (die meisten Stellen der Integrationsarbeit sind auf Zeit gefördert).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: 2026–2030
                finanzierung:
                  - {zeitraum: 2026–2028, mittel: Landesprogramm, betrag: 30.000 €} # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                zeitraum: 2026–2030
                finanzierung:
                  - {zeitraum: 2026–2028, mittel: Landesprogramm, betrag: 30.000 €}
                  - {zeitraum: 2029–2030, mittel: Haushalt, betrag: offen}
    """
    ende = _ende(teil, kontext.index) if isinstance(teil, Massnahme) else None
    einer = f"soll bis {ende[1]:%d.%m.%Y} laufen, das Geld reicht nur bis {ende[0]:%d.%m.%Y}" if ende else ""
    yield from gesagt(
        _ENDET_ZU_FRUEH, teil, kontext, "finanzierung", einer, "sollen länger laufen, als ihre Finanzierung reicht"
    )


@rule(Level.HINWEIS)
def finanzierung_mit_luecke(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Zwischen zwei Jahren, für die Geld da ist, liegt eines ohne.

    Meist ist ein Jahr vergessen oder vertippt.

    Abhilfe: Ergänzen Sie unter „finanzierung“ das fehlende Jahr, notfalls mit „betrag: offen“ oder „betrag: keine“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Erstellung eines Finanzplans).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                finanzierung:
                  - {zeitraum: 2026, mittel: Haushalt, betrag: 10.000 €} # <-
                  - {zeitraum: 2028, mittel: Haushalt, betrag: 10.000 €}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                finanzierung:
                  - {zeitraum: 2026, mittel: Haushalt, betrag: 10.000 €}
                  - {zeitraum: 2027, mittel: Haushalt, betrag: keine}
                  - {zeitraum: 2028, mittel: Haushalt, betrag: 10.000 €}
    """
    days = _tage(massnahme.finanzierung)
    if days is None or any(first == date.min for first, _ in days):
        return
    covered = {year for first, end in days for year in range(first.year, end.year + 1)}
    missing = [str(year) for year in range(min(covered), max(covered)) if year not in covered]
    if missing:
        listed = " und ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield "finanzierung", f"{kontext.name(massnahme)} hat Geld davor und danach, aber nicht für {listed}."


class _Summe(NamedTuple):
    """What some amounts come to: at least and at most."""

    von: Decimal
    bis: Decimal | None
    """None if some of it is not known yet."""
    genau: bool

    def __str__(self) -> str:
        least = HAUSSTIL.euro(self.von)
        return least if self.bis in (None, self.von) else f"{least} bis {HAUSSTIL.euro(self.bis or self.von)}"


def _summe(betraege: list[Betrag | None]) -> _Summe | None:
    """Their sum; None if one of them is no fixed amount ("500 € pro Kurs"), so that there is none."""
    von, bis, genau, known = Decimal(0), Decimal(0), True, True
    for betrag in betraege:
        if betrag is None or betrag.art in (Betragsart.OFFEN, Betragsart.EIGENE_VORLAGE):
            known = False
        elif betrag.art is Betragsart.BETRAG:
            if betrag.von is None or betrag.bis is None or not betrag.summierbar:
                return None
            von, bis = von + betrag.von, bis + betrag.bis
            genau = genau and not betrag.ungefaehr and not betrag.geschaetzt
    return _Summe(von, bis if known else None, genau)


_SPIELRAUM = Decimal("0.2")
"""By how much an estimate may be wrong."""


def _kleiner(one: Decimal, other: Decimal, genau: bool) -> bool:
    """Whether ``one`` is certainly less than ``other``; an estimate has to be it by far."""
    return one < other * (1 if genau else 1 - _SPIELRAUM)


@rule(Level.WARNUNG, ab="entwurf")
def summe_geht_nicht_auf(teil: Massnahme | Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Was unter „finanzierung“ zusammenkommt, ist weniger oder mehr als die Kosten.

    Im Rat fällt das als Erstes auf. Spannen und Schätzungen („ca.“, „grobe Schätzung“) haben Spielraum; was „offen“
    ist, kann den Rest noch decken; was „pro Kurs“ anfällt, lässt sich nicht zusammenzählen.

    Abhilfe: Berichtigen Sie „kosten“ oder „finanzierung“; fehlt noch Geld, ergänzen Sie einen Posten „betrag: offen“.

    Quelle: Köln, Rat zum Interkulturellen Maßnahmenprogramm (Kosten je Maßnahme); Aachen 2006 (eigene Mittel und
    Drittmittel nebeneinander).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 € # <-
                finanzierung:
                  - {mittel: Haushalt, betrag: 5.000 €}
                  - {mittel: Landesprogramm, betrag: 5.000 €}
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
                finanzierung:
                  - {mittel: Haushalt, betrag: 5.000 €}
                  - {mittel: Landesprogramm, betrag: 7.500 €}
    """
    if not _kostet(teil.kosten) or not teil.finanzierung:
        return
    kosten, geld = _summe([teil.kosten]), _summe([one.betrag for one in teil.finanzierung])
    if kosten is None or geld is None or kosten.bis is None:
        return
    genau = kosten.genau and geld.genau
    # Where the money ends too early, the rest is known to be missing.
    short = isinstance(teil, Massnahme) and _ende(teil, kontext.index)
    if geld.bis is not None and not short and _kleiner(geld.bis, kosten.von, genau):
        yield "kosten", f"{kontext.name(teil)} kostet {teil.kosten}, die Finanzierung ergibt nur {geld}."
    elif _kleiner(kosten.bis, geld.von, genau):
        yield "kosten", f"{kontext.name(teil)} kostet {teil.kosten}, die Finanzierung ergibt aber {geld}."


@rule(Level.WARNUNG, ab="entwurf")
def finanzierung_reicht_nicht(feld: Feld, kontext: Kontext) -> Iterator[Fund]:
    """Das Geld eines Handlungsfelds ist weniger, als seine Maßnahmen ohne eigene Finanzierung zusammen kosten.

    Gezählt werden nur feste Beträge, Spannen mit ihrem unteren Ende; entfallene Maßnahmen zählen nicht.

    Abhilfe: Erhöhen Sie die „finanzierung“ des Felds, oder geben Sie Maßnahmen eine eigene.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Budgetmanagement).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            finanzierung:
              - {mittel: Haushalt, betrag: 10.000 €} # <-
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            finanzierung:
              - {mittel: Haushalt, betrag: 15.000 €}
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 12.500 €
    """
    geld = _summe([one.betrag for one in feld.finanzierung]) if feld.finanzierung else None
    if geld is None or geld.bis is None or kontext.konzept.finanzierung:
        return
    unpaid = [one for one in kontext.index.massnahmen(feld) if not one.finanzierung and not _entfallen(one)]
    costs = [one.kosten for one in unpaid if one.kosten and one.kosten.summierbar]
    needed = _summe(list(costs))
    if needed and _kleiner(geld.bis, needed.von, geld.genau and needed.genau):
        yield (
            "finanzierung",
            f"{kontext.name(feld)} hat {geld}; was daraus bezahlt werden soll, kostet aber mindestens "
            f"{HAUSSTIL.euro(needed.von)}.",
        )


@rule(Level.HINWEIS)
def betrag_null(teil: Massnahme | Feld | Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Ein Betrag ist 0 €.

    Ob es nichts kostet oder ob der Betrag noch fehlt, ist nicht zu sehen.

    Abhilfe: Schreiben Sie „keine“, wenn es nichts kostet, und „offen“, wenn der Betrag noch nicht feststeht.

    Quelle: Neumünster 2022 („keine direkten finanziellen Auswirkungen“).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: 0 € # <-
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                kosten: keine
    """
    kosten = getattr(teil, "kosten", None)
    betraege = [
        ("kosten", kosten),
        *((f"finanzierung.{n}.betrag", one.betrag) for n, one in enumerate(teil.finanzierung)),
    ]
    for path, betrag in betraege:
        if betrag and betrag.art is Betragsart.BETRAG and betrag.bis == 0:
            yield (
                path,
                f"{kontext.name(teil)}: „{betrag}“ lässt offen, ob es nichts kostet oder ob der Betrag fehlt.",
            )


def _luecken(posten: Finanzposten) -> str:
    """What an entry does not say."""
    said = (("Betrag", posten.betrag), ("Herkunft", posten.mittel))
    return " und ".join(name for name, value in said if value is None)


_UNVOLLSTAENDIG = haufen(Massnahme, lambda one, _knoten, _index: any(map(_luecken, one.finanzierung)))


@rule(Level.WARNUNG, ab="beschlussreif")
def finanzposten_unvollstaendig(teil: Massnahme | Feld | Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Ein Posten der Finanzierung nennt keinen Betrag, oder er sagt nicht, woher das Geld kommt.

    Aus einer Zeile ohne Betrag wird im Finanzplan eine leere Spalte, ohne „mittel“ ist nicht zu sehen, wer zahlt.

    Abhilfe: Ergänzen Sie „betrag“ (notfalls offen) und „mittel“, zum Beispiel Haushalt oder Drittmittel.

    Quelle: Aachen 2006 (rund 1,6 Mio. € eigene Mittel und Drittmittel); Lübeck 2021 (100.000 € im Jahr ab 2022).

    Schlecht:
        finanzierung:
          - zeitraum: 2027 # <-
            mittel: Haushalt
    Gut:
        finanzierung:
          - zeitraum: 2027
            mittel: Haushalt
            betrag: offen
    """
    lacking = [(n, what) for n, posten in enumerate(teil.finanzierung) if (what := _luecken(posten))]
    n, what = lacking[0] if lacking else (0, "")
    einer = f"hat unter „finanzierung“ einen Posten ohne {what}"
    if not isinstance(teil, Massnahme) and lacking:
        yield f"finanzierung.{n}", f"{kontext.name(teil)} {einer}."
    viele = "haben unter „finanzierung“ Posten ohne Betrag oder Herkunft"
    yield from gesagt(_UNVOLLSTAENDIG, teil, kontext, f"finanzierung.{n}", einer, viele)


def _kosten(index: Index) -> list[Betrag]:
    """What the measures say about their costs."""
    massnahmen = (knoten.teil for knoten in index.knoten if isinstance(knoten.teil, Massnahme))
    return [one.kosten for one in massnahmen if one.kosten is not None]


@rule(Level.WARNUNG, ab="beschlussreif")
def kosten_alle_offen(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Alle Maßnahmen, die etwas zu ihren Kosten sagen, lassen sie offen.

    Einzelne offene Beträge sind üblich; sind es alle, beschließt der Rat, ohne die Kosten zu kennen.

    Abhilfe: Schätzen Sie wenigstens grob (zum Beispiel kosten: grobe Schätzung: 20.000 €), oder schreiben Sie „eigene
    Vorlage“, wenn jede Maßnahme einzeln beschlossen wird.

    Quelle: Köln, Rat zum Interkulturellen Maßnahmenprogramm (Kosten schätzen); Lübeck 2021 („grobe Kostenschätzung“);
    Neumünster 2022 (Maßnahmen mit eigener Drucksache).

    Schlecht:
        titel: Zusammenleben # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-elternkurs, titel: Sprachkurs für Eltern, kosten: offen}
              - {id: m-paten, titel: Lesepaten, kosten: noch nicht beziffert}
    Gut:
        titel: Zusammenleben
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-elternkurs, titel: Sprachkurs für Eltern, kosten: ca. 5.000 €}
              - {id: m-paten, titel: Lesepaten, kosten: noch nicht beziffert}
    """
    kosten = kontext.index.einmal(_kosten)
    if len(kosten) > 1 and all(one.art is Betragsart.OFFEN for one in kosten) and not _kostet(konzept.kosten):
        words = konzept.bezeichnungen.massnahmen
        yield "titel", f"{kontext.name(konzept)}: Alle {len(kosten)} {words}, die ihre Kosten nennen, lassen sie offen."


@rule(Level.HINWEIS)
def kosten_fehlen(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept sagt nirgends, was seine Maßnahmen kosten und woher das Geld kommt.

    Es genügt eine Summe für das ganze Konzept, eine „finanzierung“ der Handlungsfelder oder in der Drucksache ein Satz
    unter „finanzielle_auswirkungen“; auch „keine“ ist eine Angabe.

    Abhilfe: Ergänzen Sie „kosten“ bei den Maßnahmen oder beim Konzept, oder „finanzielle_auswirkungen“ bei seiner
    Drucksache.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Planung (Erstellung eines Finanzplans); Leitfaden zur
    kommunalen Integrationsarbeit, 2.3 (Ziele, Zeitraum und finanzielle Ressourcen definieren).

    Schlecht:
        titel: Zusammenleben # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-elternkurs, titel: Sprachkurs für Eltern}
    Gut:
        titel: Zusammenleben
        kosten: 100.000 € pro Jahr
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-elternkurs, titel: Sprachkurs für Eltern}
    """
    teile = [knoten.teil for knoten in kontext.index.knoten if isinstance(knoten.teil, Massnahme | Feld)]
    told = (
        konzept.kosten
        or konzept.finanzierung
        or kontext.index.einmal(_kosten)
        or any(teil.finanzierung for teil in teile)
        or any(beschluss.finanzielle_auswirkungen for beschluss in konzept.beschluesse)
    )
    if not told and any(isinstance(teil, Massnahme) for teil in teile):
        yield "titel", f"{kontext.name(konzept)} sagt nirgends, was es kostet und woher das Geld kommt."
