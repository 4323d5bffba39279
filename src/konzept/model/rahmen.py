"""The frame: titles, texts and lists around the fields."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from konzept.model.grund import Abschnitt, Gewicht, Teil
from konzept.werte import Kennung, Text, Verweis, Zahl, Zeile, Zeitangabe

Reifegrad = Literal["sammlung", "entwurf", "beschlussreif", "beschlossen"]
REIFEGRADE: tuple[Reifegrad, ...] = get_args(Reifegrad)
"""How far a concept has come, in rising order; rules weigh more the further it is."""

Verzeichnis = Literal[
    "leitgedanken", "begriffe", "themen", "zieluebersicht", "querschnittsthemen", "handlungsfelder", "bezuege",
    "beteiligung", "gremien", "akteure", "beschluesse", "berichtswesen", "indikatoren", "finanzierung", "empfehlungen",
    "entfallen",
]  # fmt: skip
"""Parts of the document that the program puts together; a chapter may say that it is the place for one."""


class Kommune(Abschnitt):
    """Die Stadt, die Gemeinde oder der Kreis, um deren Konzept es geht."""

    name: Zeile = Field(description="Name ohne Zusatz.", examples=["Steinfurt"])
    form: Zeile | None = Field(None, description="Was sie ist.", examples=["Kreisstadt", "Landkreis", "Gemeinde"])
    land: Zeile | None = Field(None, description="Bundesland.", examples=["Nordrhein-Westfalen"])
    ags: Zeile | None = Field(None, title="AGS", description="Amtlicher Gemeindeschlüssel.", examples=["01004000"])


class Geltung(Abschnitt):
    """Der Zeitraum, für den das Konzept gilt."""

    von: Zeitangabe | None = Field(None, description="Beginn.", examples=["2026"])
    bis: Zeitangabe | None = Field(None, description="Ende; offen lassen, wenn es fortlaufend fortgeschrieben wird.")
    geplant: Zeitangabe | None = Field(None, description="Der ursprünglich geplante Zeitraum.", examples=["2021–2025"])


class Bezeichnungen(Abschnitt):
    """Wörter des Hauses: was gedruckt wird statt der Wörter des Programms."""

    gewicht = Gewicht.REDAKTIONELL

    handlungsfeld: Zeile = Field("Handlungsfeld", description="Einzahl.", examples=["Themenfeld", "Säule"])
    handlungsfelder: Zeile = Field("Handlungsfelder", description="Mehrzahl.")
    querschnittsthema: Zeile = Field("Querschnittsthema", description="Einzahl.")
    querschnittsthemen: Zeile = Field("Querschnittsthemen", description="Mehrzahl.")
    leitziel: Zeile = Field("Leitziel", description="Einzahl.", examples=["Ziel", "Oberziel"])
    leitziele: Zeile = Field("Leitziele", description="Mehrzahl.")
    teilziel: Zeile = Field("Teilziel", description="Einzahl.", examples=["Jahresziel", "Handlungsziel"])
    teilziele: Zeile = Field("Teilziele", description="Mehrzahl.")
    massnahme: Zeile = Field("Maßnahme", title="Maßnahme", description="Einzahl.", examples=["Vorhaben"])
    massnahmen: Zeile = Field("Maßnahmen", title="Maßnahmen", description="Mehrzahl.")
    leitgedanken: Zeile = Field("Leitgedanken", description="Überschrift.", examples=["Leitlinien"])
    bestand: Zeile = Field("Bestehende Angebote", description="Überschrift.")
    ideen: Zeile = Field("Ideenspeicher", description="Überschrift.")


class Leitgedanke(Teil):
    """Einer der Sätze, auf denen das Konzept steht."""

    text: Text = Field(description="Der Satz.")


class Begriff(Teil):
    """Ein Wort und was es in diesem Konzept bedeutet."""

    begriff: Zeile = Field(description="Das Wort.")
    erklaerung: Text = Field(title="Erklärung", description="Was damit gemeint ist.")


class Unterkapitel(Teil):
    """Ein Abschnitt eines Kapitels."""

    titel: Zeile = Field(description="Überschrift.")
    zeigt: Annotated[tuple[Verzeichnis, ...], Gewicht.REDAKTIONELL] = Field(
        (), description="Was das Programm hier zusammenstellt."
    )
    text: Text | None = Field(None, description="Der Text.")


class Punkt(Teil):
    """Ein Punkt einer Aufzählung, der eine eigene Kennung verdient, zum Beispiel eine Vereinbarung."""

    text: Text = Field(description="Der Punkt.")


class Kapitel(Teil):
    """Ein Kapitel mit freiem Text."""

    titel: Zeile = Field(description="Überschrift.")
    platz: Annotated[Literal["vor", "zwischen", "nach"], Gewicht.REDAKTIONELL] = Field(
        "vor", description="Vor den Leitgedanken, zwischen ihnen und den Handlungsfeldern, oder danach."
    )
    zeigt: Annotated[tuple[Verzeichnis, ...], Gewicht.REDAKTIONELL] = Field(
        (), description="Was das Programm hier zusammenstellt; was kein Kapitel zeigt, bekommt ein eigenes."
    )
    text: Text | None = Field(None, description="Der Text.")
    punkte: tuple[Punkt, ...] = Field((), description="Eine Aufzählung nach dem Text.")
    abschnitte: tuple[Unterkapitel, ...] = Field((), description="Unterkapitel.")


class Thema(Teil):
    """Ein Thema mit seinem Gewicht in der Beteiligung; gleiche Punktzahl ist gleicher Rang."""

    titel: Zeile = Field(description="Das Thema.")
    punkte: Zahl | None = Field(None, description="Punkte, die es bekam.", examples=["30"])
    handlungsfeld: Annotated[Kennung, Verweis("Handlungsfeld")] | None = Field(
        None, description="Kennung des Handlungsfelds, das daraus wurde."
    )
    text: Text | None = Field(None, description="Erläuterung.")


class Bezug(Teil):
    """Ein anderer Plan, ein Gesetz oder ein Programm, auf das sich das Konzept bezieht."""

    titel: Zeile = Field(description="Name.", examples=["ISEK"])
    art: Zeile | None = Field(None, description="Was es ist.", examples=["Gesetz", "Stadtentwicklung"])
    ziele: tuple[Text, ...] = Field((), description="Ziele daraus, denen das Konzept dient.")
    text: Text | None = Field(None, description="Worin der Bezug besteht.")


class Katalog(Abschnitt):
    """Der Maßnahmenkatalog, wenn er eine eigene Fassung und einen eigenen Beschluss hat."""

    titel: Zeile | None = Field(None, description="Titel.", examples=["Interkulturelles Maßnahmenprogramm"])
    fassung: Annotated[Zeile | None, Gewicht.STAND] = Field(None, description="Fassung.")
    stand: Annotated[Zeitangabe | None, Gewicht.STAND] = Field(None, description="Stand.")
    reifegrad: Annotated[Reifegrad | None, Gewicht.STAND] = Field(
        None, description="Wie weit er ist, wenn anders als das Konzept."
    )
    beschluss: Annotated[Kennung, Verweis("Beschluss")] | None = Field(None, description="Kennung der Drucksache.")
    text: Text | None = Field(None, description="Erläuterung.")


class Danksagung(Abschnitt):
    """Dank, und an wen."""

    gewicht = Gewicht.REDAKTIONELL

    text: Text | None = Field(None, description="Der Dank.")
    beteiligte: tuple[Zeile, ...] = Field((), description="Namen; gedruckt werden sie alphabetisch.")


class Impressum(Abschnitt):
    """Wer herausgibt, wie er zu erreichen ist, von wem die Bilder sind."""

    gewicht = Gewicht.REDAKTIONELL

    herausgeber: Zeile | None = Field(None, description="Herausgeber.")
    anschrift: tuple[Zeile, ...] = Field((), description="Anschrift, eine Zeile je Eintrag.")
    telefon: Zeile | None = Field(None, description="Telefonnummer.")
    fax: Zeile | None = Field(None, description="Faxnummer.")
    email: Zeile | None = Field(None, title="E-Mail", description="E-Mail-Adresse.")
    internet: Zeile | None = Field(None, description="Internetadresse.")
    bildnachweis: Text | None = Field(None, description="Von wem die Bilder sind.")
    text: Text | None = Field(None, description="Weitere Angaben.")


class Quelle(Teil):
    """Ein Dokument, auf das sich das Konzept stützt."""

    gewicht = Gewicht.REDAKTIONELL

    titel: Zeile = Field(description="Titel, Verfasser, Jahr.")
    text: Text | None = Field(None, description="Wofür es herangezogen wird.")
