"""Fields, goals, measures, indicators: the body of a concept."""

from typing import Annotated, Literal

from pydantic import Field

from konzept.model.grund import Abschnitt, Finanzposten, Fundstelle, Gewicht, Herkunft, JaNein, Teil
from konzept.werte import Betrag, Kennung, Status, Text, Verweis, Zahl, Zeile, Zeitangabe, Zielwert

_Stelle = Annotated[Kennung, Verweis("Akteur", "Gremium")]
_Stellen = tuple[_Stelle, ...]


class Messwert(Abschnitt):
    """Ein gemessener Wert eines Indikators."""

    gewicht = Gewicht.STAND

    zeitraum: Zeitangabe | None = Field(None, description="Wofür er gilt.", examples=["2026", "2018/2019"])
    wert: Zahl | None = Field(None, description="Der Wert in deutscher Schreibweise.", examples=["14,7", "33.500"])
    gruppe: Zeile | None = Field(
        None, description="Für welche Gruppe, wenn der Wert aufgeteilt ist.", examples=["Frauen"]
    )
    quelle: Zeile | None = Field(None, description="Woher der Wert stammt, wenn nicht wie beim Indikator angegeben.")
    vorlaeufig: JaNein | None = Field(None, title="vorläufig", description="Ob der Wert noch vorläufig ist.")
    bruch: JaNein | None = Field(
        None, description="Ob die Reihe hier bricht: Ab diesem Wert gilt eine andere Definition oder Erhebung."
    )
    anmerkung: Zeile | None = Field(None, description="Erläuterung, vor allem zu einem Bruch.")


class Zwischenziel(Abschnitt):
    """Was ein Indikator bis zu einem früheren Zeitpunkt erreicht haben soll."""

    zielwert: Zielwert = Field(description="Der Zielwert.")
    frist: Zeitangabe | None = Field(None, description="Bis wann.")


class Indikator(Teil):
    """Woran sich zeigt, ob ein Ziel erreicht oder eine Maßnahme wirksam ist."""

    titel: Zeile = Field(description="Was gemessen oder festgestellt wird.")
    art: Literal["kontext", "leistung", "wirkung"] | None = Field(
        None, description="Beschreibt er die Lage (kontext), das Getane (leistung) oder das Bewirkte (wirkung)?"
    )
    einheit: Zeile | None = Field(None, description="Die Einheit der Werte.", examples=["Personen", "%"])
    definition: Text | None = Field(None, description="Was genau gezählt wird, auch welcher Migrationsbegriff gilt.")
    bezugsgruppe: Zeile | None = Field(None, description="Wer gezählt wird.", examples=["Schüler*innen der Klasse 9"])
    quelle: Zeile | None = Field(None, description="Woher die Daten kommen.", examples=["Kommunalbefragung"])
    turnus: Zeitangabe | None = Field(None, description="Wie oft gemessen wird.", examples=["jährlich"])
    ausgangswert: Zahl | None = Field(None, description="Der Wert, von dem das Konzept ausgeht.", examples=["12,3"])
    ausgangsjahr: Zeitangabe | None = Field(None, description="Wann der Ausgangswert galt.", examples=["2025"])
    zielwert: Zielwert | None = Field(None, description="Was erreicht werden soll.")
    frist: Zeitangabe | None = Field(None, description="Bis wann der Zielwert erreicht sein soll.")
    zwischenziele: tuple[Zwischenziel, ...] = Field((), description="Zielwerte für frühere Zeitpunkte.")
    messwerte: tuple[Messwert, ...] = Field((), description="Die gemessenen Werte, der älteste zuerst.")
    verantwortlich: _Stellen = Field((), description="Wer die Werte erhebt: Kennungen aus „akteure“ oder „gremien“.")
    herkunft: Herkunft | None = Field(None, description="Woraus er in der vorigen Fassung hervorgegangen ist.")


class Standeintrag(Abschnitt):
    """Wie es an einem Tag um eine Maßnahme stand; ein neuer Stand wird angefügt, der alte bleibt stehen."""

    gewicht = Gewicht.STAND

    datum: Zeitangabe | None = Field(None, description="Wann das festgestellt wurde.", examples=["30.06.2027"])
    status: Status = Field(description="Der Stand, mit eigenem Wort in Klammern.", examples=["laufend (bewährt)"])
    text: Text | None = Field(None, description="Was geschehen ist.")
    grund: Text | None = Field(None, description="Warum nicht oder noch nicht.")
    beginn_geplant: Zeitangabe | None = Field(None, title="geplanter Beginn", description="Wann sie beginnen soll.")


class Massnahme(Teil):
    """Was getan wird. Sie steht in einem Handlungsfeld oder bei einem Ziel und kann weiteren Zielen dienen."""

    nr: Zeile | None = Field(None, title="Nummer", description="Gedruckte Nummer; fehlt sie, wird gezählt.")
    titel: Zeile = Field(description="Titel der Maßnahme.")
    beschreibung: Text | None = Field(None, description="Was geschieht und wozu.")
    ziele: tuple[Annotated[Kennung, Verweis("Leitziel", "Teilziel")], ...] = Field(
        (), description="Kennungen der Ziele, denen sie (außer ihrem eigenen Ort) dient."
    )
    verantwortlich: _Stellen = Field((), description="Wer sie umsetzt: Kennungen aus „akteure“ oder „gremien“.")
    verantwortung: Literal["vereinbart", "vorgeschlagen", "offen"] | None = Field(
        None, description="Ob die Verantwortlichen zugesagt haben."
    )
    zustaendigkeit: Zeile | None = Field(
        None,
        title="Zuständigkeit",
        description="Wortlaut der Vorlage, wenn sie die Zuständigkeit in einem Satz regelt.",
    )
    beteiligte: _Stellen = Field((), description="Wer mitwirkt: Kennungen aus „akteure“ oder „gremien“.")
    zielgruppe: Zeile | None = Field(None, description="Für wen sie ist.")
    frist: Zeitangabe | None = Field(None, description="Bis wann sie umgesetzt ist.", examples=["Ende 2027"])
    zeitraum: Zeitangabe | None = Field(None, description="Wann sie läuft.", examples=["2026–2028", "laufend"])
    kosten: Betrag | None = Field(None, description="Was sie kostet.")
    finanzierung: tuple[Finanzposten, ...] = Field((), description="Woher das Geld kommt, je Quelle und Jahr.")
    prioritaet: Zeile | None = Field(None, title="Priorität", description="Ihr Rang.", examples=["hoch", "A"])
    einfluss: Literal["eigen", "gemeinsam", "appell"] | None = Field(
        None, description="Liegt sie in eigener Hand, nur gemeinsam mit anderen, oder ist sie ein Appell an andere?"
    )
    stand: tuple[Standeintrag, ...] = Field((), description="Umsetzungsstand, der älteste Eintrag zuerst.")
    indikatoren: tuple[Indikator, ...] = Field((), description="Woran ihr Erfolg gemessen wird.")
    hinweise: tuple[Text, ...] = Field((), description="Was bei der Umsetzung zu beachten ist.")
    herkunft: Herkunft | None = Field(None, description="Woraus sie in der vorigen Fassung hervorgegangen ist.")
    fundstelle: Fundstelle | None = Field(None, description="Dokument und Seite, denen sie entnommen ist.")


class Teilziel(Teil):
    """Ein nachgeordnetes Ziel: Teilziel, Jahresziel, Handlungsziel."""

    nr: Zeile | None = Field(None, title="Nummer", description="Gedruckte Nummer; fehlt sie, wird gezählt.")
    titel: Zeile = Field(description="Das Ziel in einem Satz.")
    text: Text | None = Field(None, description="Erläuterung des Ziels.")
    frist: Zeitangabe | None = Field(None, description="Bis wann es erreicht ist.", examples=["2011"])
    indikatoren: tuple[Indikator, ...] = Field((), description="Woran sich zeigt, ob es erreicht ist.")
    massnahmen: tuple[Massnahme, ...] = Field((), title="Maßnahmen", description="Maßnahmen, die ihm dienen.")
    herkunft: Herkunft | None = Field(None, description="Woraus es in der vorigen Fassung hervorgegangen ist.")


class Leitziel(Teil):
    """Ein übergeordnetes Ziel eines Handlungsfelds."""

    nr: Zeile | None = Field(None, title="Nummer", description="Gedruckte Nummer; fehlt sie, wird gezählt.")
    titel: Zeile = Field(description="Das Ziel in einem Satz.")
    text: Text | None = Field(None, description="Erläuterung des Ziels.")
    teilziele: tuple[Teilziel, ...] = Field((), description="Nachgeordnete Ziele.")
    massnahmen: tuple[Massnahme, ...] = Field((), title="Maßnahmen", description="Maßnahmen, die ihm dienen.")
    indikatoren: tuple[Indikator, ...] = Field((), description="Woran sich zeigt, ob es erreicht ist.")
    herkunft: Herkunft | None = Field(None, description="Woraus es in der vorigen Fassung hervorgegangen ist.")


class Angebot(Teil):
    """Was es schon gibt: ein bestehendes Angebot, Projekt oder eine laufende Maßnahme."""

    titel: Zeile = Field(description="Name des Angebots.")
    beschreibung: Text | None = Field(None, description="Was es leistet.")
    traeger: _Stellen = Field((), title="Träger", description="Wer es trägt: Kennungen aus „akteure“ oder „gremien“.")
    zielgruppe: Zeile | None = Field(None, description="Für wen es ist.")
    zeitraum: Zeitangabe | None = Field(None, description="Seit wann oder wie lange.")
    herkunft: Herkunft | None = Field(None, description="Woraus es in der vorigen Fassung hervorgegangen ist.")


class Idee(Teil):
    """Ein Vorschlag im Ideenspeicher, der (noch) keine Maßnahme ist."""

    titel: Zeile = Field(description="Die Idee in einem Satz.")
    text: Text | None = Field(None, description="Erläuterung.")
    von: Zeile | None = Field(None, description="Woher der Vorschlag kommt.", examples=["Online-Umfrage"])


class Feld(Teil):
    """Was Handlungsfelder und Querschnittsthemen gemeinsam haben."""

    nr: Zeile | None = Field(None, title="Nummer", description="Gedruckte Nummer; fehlt sie, wird gezählt.")
    titel: Zeile = Field(description="Name, ohne das Wort „Handlungsfeld“.", examples=["Bildung und Sprache"])
    einleitung: Text | None = Field(None, description="Worum es geht und warum.")
    ausgangslage: Text | None = Field(None, description="Wie es in der Kommune heute aussieht.")
    themen: tuple[Zeile, ...] = Field((), description="Schlagworte des Feldes.")
    leitziele: tuple[Leitziel, ...] = Field((), description="Die übergeordneten Ziele.")
    teilziele: tuple[Teilziel, ...] = Field(
        (), description="Nachgeordnete Ziele, die zu keinem einzelnen Leitziel gehören."
    )
    massnahmen: tuple[Massnahme, ...] = Field((), title="Maßnahmen", description="Maßnahmen, die zum Feld gehören.")
    bestand: tuple[Angebot, ...] = Field((), description="Was es schon gibt.")
    ideen: tuple[Idee, ...] = Field((), description="Ideenspeicher.")
    indikatoren: tuple[Indikator, ...] = Field((), description="Indikatoren des ganzen Feldes.")
    finanzierung: tuple[Finanzposten, ...] = Field((), description="Geld für das ganze Feld.")
    herkunft: Herkunft | None = Field(None, description="Woraus es in der vorigen Fassung hervorgegangen ist.")
    fundstelle: Fundstelle | None = Field(None, description="Dokument und Seite, denen es entnommen ist.")


class Handlungsfeld(Feld):
    """Ein Handlungsfeld mit seinen Zielen und Maßnahmen."""


class Querschnittsthema(Feld):
    """Ein Thema oder eine Regel, die für alle oder mehrere Handlungsfelder gilt."""

    gilt_fuer: tuple[Annotated[Kennung, Verweis("Handlungsfeld")], ...] = Field(
        (), title="gilt für", description="Kennungen der Handlungsfelder; ohne Angabe gilt es für alle."
    )
