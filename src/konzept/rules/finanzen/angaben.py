"""finanzen, angaben: what has to be said about costs and money."""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Feld, Finanzposten, Index, Konzept, Massnahme
from konzept.rules.finanzen.bedarf import kostet
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Betrag
from konzept.werte.betrag import Betragsart


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


@rule(Level.WARNUNG, ab="beschlussreif", viele="haben unter „finanzierung“ Posten ohne Betrag oder Herkunft")
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
    # One is enough to send somebody there.
    for n, what in lacking[:1]:
        yield f"finanzierung.{n}", f"{kontext.name(teil)} hat unter „finanzierung“ einen Posten ohne {what}."


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
              - {id: m-elternkurs, titel: Elternkurs, kosten: offen}
              - {id: m-paten, titel: Lesepaten, kosten: noch nicht beziffert}
    Gut:
        titel: Zusammenleben
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - {id: m-elternkurs, titel: Elternkurs, kosten: ca. 5.000 €}
              - {id: m-paten, titel: Lesepaten, kosten: noch nicht beziffert}
    """
    kosten = kontext.index.einmal(_kosten)
    if len(kosten) > 1 and all(one.art is Betragsart.OFFEN for one in kosten) and not kostet(konzept.kosten):
        words = konzept.bezeichnungen.massnahmen
        yield "titel", f"Alle {len(kosten)} {words}, die etwas zu ihren Kosten sagen, lassen sie offen."


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
