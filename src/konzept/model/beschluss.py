"""What a council decided and what is to be reported to it. Names map to OParl 1.1 (Paper, Consultation)."""

from typing import Annotated

from pydantic import Field

from konzept.model.grund import Abschnitt, Gewicht, JaNein, Teil
from konzept.werte import Kennung, Text, Verweis, Zeile, Zeitangabe


class Beratung(Abschnitt):
    """Eine Station der Beratungsfolge; Gremien dürfen mehrfach vorkommen, Angaben fehlen."""

    gewicht = Gewicht.STAND

    gremium: Annotated[Kennung, Verweis("Gremium")] = Field(description="Kennung aus „gremien“.")
    datum: Zeitangabe | None = Field(None, description="Tag der Sitzung.", examples=["15.11.2022"])
    oeffentlich: JaNein | None = Field(None, title="öffentlich", description="Offen lassen, wenn unbekannt.")
    behandlung: Zeile | None = Field(
        None, description="Was das Gremium tut.", examples=["Kenntnisnahme", "Vorberatung"]
    )
    ergebnis: Zeile | None = Field(None, description="Wie es ausging.", examples=["ungeändert beschlossen"])
    abstimmung: Zeile | None = Field(None, description="Stimmen.", examples=["einstimmig", "7/0/0"])


class Beschluss(Teil):
    """Eine Drucksache: Beschlussvorlage, Mitteilung, Antrag."""

    gewicht = Gewicht.STAND

    nummer: Zeile | None = Field(None, description="Nummer der Drucksache.", examples=["0523/2018/MV"])
    art: Zeile | None = Field(None, description="Art der Drucksache.", examples=["Mitteilungsvorlage"])
    datum: Zeitangabe | None = Field(None, description="Datum der Drucksache.", examples=["29.09.2022"])
    betreff: Zeile = Field(description="Betreff.")
    aktenzeichen: Zeile | None = Field(None, description="Aktenzeichen.")
    federfuehrung: Zeile | None = Field(None, title="Federführung", description="Federführende Stelle.")
    einreicher: Zeile | None = Field(None, description="Wer sie einbringt.")
    beratungsfolge: tuple[Beratung, ...] = Field((), description="Die Gremien in der Reihenfolge der Beratung.")
    sachverhalt: Text | None = Field(None, description="Sachverhalt oder Begründung.")
    beschlussvorschlag: Text | None = Field(None, description="Was beschlossen werden soll.")
    beschluss: Text | None = Field(None, description="Was beschlossen wurde, im Wortlaut.")
    finanzielle_auswirkungen: Text | None = Field(
        None, title="Finanzielle Auswirkungen", description="Was es kostet, auch „keine“."
    )
    anlagen: tuple[Zeile, ...] = Field((), description="Anlagen.")
    unterzeichnet: tuple[Zeile, ...] = Field((), description="Wer mit welchem Amt unterzeichnet hat.")
    ersetzt: Annotated[Kennung, Verweis("Beschluss")] | None = Field(
        None, description="Kennung der Drucksache, die sie ändert oder ersetzt."
    )


class Bericht(Teil):
    """Ein Bericht, der fällig wird."""

    art: Zeile = Field(description="Art des Berichts.", examples=["Zwischenbericht", "Umsetzungsbericht", "Monitoring"])
    faellig: Zeitangabe | None = Field(
        None, title="fällig", description="Wann.", examples=["nach 2 Jahren", "6 Monate nach Ende der Geltungsdauer"]
    )
    an: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = Field(
        (), title="an", description="Wem er vorgelegt wird."
    )
    verantwortlich: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = Field(
        (), description="Wer ihn schreibt: Kennungen aus „akteure“ oder „gremien“."
    )
    vorgelegt: Annotated[Zeitangabe | None, Gewicht.STAND] = Field(
        None, description="Wann er vorgelegt wurde.", examples=["12.03.2020"]
    )
    text: Text | None = Field(None, description="Was er enthält.")


class Empfehlung(Teil):
    """Eine Empfehlung."""

    nr: Zeile | None = Field(None, title="Nummer", description="Gedruckte Nummer; fehlt sie, wird gezählt.")
    titel: Zeile = Field(description="Die Empfehlung in einem Satz.")
    text: Text | None = Field(None, description="Erläuterung.")


class Entfallen(Teil):
    """Was die vorige Fassung hatte und diese nicht mehr hat."""

    titel: Zeile = Field(description="Wie es hieß.")
    grund: Text | None = Field(None, description="Warum es entfällt.")
    beschluss: Annotated[Kennung, Verweis("Beschluss")] | None = Field(
        None, description="Kennung der Drucksache, mit der es entfiel."
    )
    verbleib: Text | None = Field(None, description="Was aus dem Inhalt wird.")
