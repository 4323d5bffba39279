"""The whole concept: its root keys, in the order in which a concept is read and formatted."""

from typing import Annotated, Literal

from pydantic import Field

from konzept.model.beschluss import Bericht, Beschluss, Empfehlung, Entfallen
from konzept.model.beteiligte import Akteur, Beteiligung, Gremium
from konzept.model.grund import Abschnitt, Finanzposten, Gewicht
from konzept.model.rahmen import (
    Begriff,
    Bezeichnungen,
    Bezug,
    Danksagung,
    Geltung,
    Impressum,
    Kapitel,
    Katalog,
    Kommune,
    Leitgedanke,
    Quelle,
    Reifegrad,
    Thema,
)
from konzept.model.ziele import Handlungsfeld, Indikator, Querschnittsthema
from konzept.werte import Betrag, Text, Zeile, Zeitangabe


class Konzept(Abschnitt):
    """Ein kommunales Integrationskonzept."""

    konzept: Literal["1"] = Field(title="Format", description="Version des Dateiformats: 1.")
    titel: Zeile = Field(description="Titel des Konzepts.", examples=["Zusammenleben in Steinfurt"])
    untertitel: Zeile | None = Field(None, description="Zweite Zeile des Deckblatts.")
    art: Zeile = Field(
        "Integrationskonzept", description="Was es ist.", examples=["Integrationskonzept", "Vielfaltskonzept"]
    )
    kommune: Kommune = Field(description="Um wessen Konzept es geht.")
    fassung: Annotated[Zeile | None, Gewicht.STAND] = Field(
        None, description="Bezeichnung dieser Fassung.", examples=["1. Fortschreibung"]
    )
    stand: Annotated[Zeitangabe | None, Gewicht.STAND] = Field(
        None, description="Redaktionsstand.", examples=["29.09.2022"]
    )
    veroeffentlicht: Annotated[Zeitangabe | None, Gewicht.STAND] = Field(
        None, title="veröffentlicht", description="Wann sie erschienen ist."
    )
    geltung: Geltung = Field(default_factory=Geltung, description="Der Zeitraum, für den es gilt.")
    reifegrad: Annotated[Reifegrad, Gewicht.STAND] = Field(
        "entwurf", description="Wie weit es ist; danach richtet sich, wie streng geprüft wird."
    )
    vorgaenger: Zeile | None = Field(
        None, title="Vorgänger", description="Wo die vorige Fassung liegt: Pfad oder <revision>:<pfad>."
    )
    bezeichnungen: Bezeichnungen = Field(default_factory=Bezeichnungen, description="Wörter des Hauses.")
    leitbild: Text | None = Field(None, description="Leitbild, Vision oder Präambel.")
    leitgedanken: tuple[Leitgedanke, ...] = Field((), description="Die Sätze, auf denen das Konzept steht.")
    begriffe: tuple[Begriff, ...] = Field((), description="Was wichtige Wörter hier bedeuten.")
    kapitel: tuple[Kapitel, ...] = Field((), description="Freie Texte mit ihrem Platz im Dokument.")
    themen: tuple[Thema, ...] = Field((), description="Themen mit Punkten aus der Beteiligung.")
    querschnittsthemen: tuple[Querschnittsthema, ...] = Field((), description="Was für alle Handlungsfelder gilt.")
    handlungsfelder: tuple[Handlungsfeld, ...] = Field((), description="Die Handlungsfelder.")
    katalog: Katalog | None = Field(None, description="Eigene Fassung des Maßnahmenkatalogs.")
    indikatoren: tuple[Indikator, ...] = Field((), description="Indikatoren des ganzen Konzepts.")
    kosten: Betrag | None = Field(None, description="Was das ganze Konzept kostet.")
    finanzierung: tuple[Finanzposten, ...] = Field((), description="Geld für das ganze Konzept.")
    bezuege: tuple[Bezug, ...] = Field((), title="Bezüge", description="Andere Pläne, Gesetze, Programme.")
    akteure: tuple[Akteur, ...] = Field((), description="Organisationen, Stellen und Rollen, die vorkommen.")
    gremien: tuple[Gremium, ...] = Field((), description="Gremien, die beraten, steuern oder beschließen.")
    beteiligung: tuple[Beteiligung, ...] = Field((), description="Wie andere mitgewirkt haben.")
    beschluesse: tuple[Beschluss, ...] = Field((), title="Beschlüsse", description="Drucksachen zum Konzept.")
    berichtswesen: tuple[Bericht, ...] = Field((), description="Berichte, die fällig werden.")
    empfehlungen: tuple[Empfehlung, ...] = Field((), description="Empfehlungen.")
    entfallen: tuple[Entfallen, ...] = Field((), description="Was die vorige Fassung hatte und diese nicht mehr hat.")
    danksagung: Danksagung | None = Field(None, description="Dank.")
    impressum: Impressum | None = Field(None, description="Impressum.")
    quellen: tuple[Quelle, ...] = Field((), description="Dokumente, auf die es sich stützt.")
