"""People and bodies: who acts, who decides, who was asked."""

from typing import Annotated, Literal

from pydantic import Field

from konzept.model.grund import Abschnitt, Gewicht, JaNein, Teil
from konzept.werte import Kennung, Text, Verweis, Zahl, Zeile, Zeitangabe


class FruehererName(Abschnitt):
    """Wie eine Stelle früher hieß."""

    gewicht = Gewicht.REDAKTIONELL

    name: Zeile = Field(description="Der frühere Name.")
    bis: Zeitangabe | None = Field(None, description="Bis wann sie so hieß.", examples=["Ende 2010"])


class Kontakt(Abschnitt):
    """Wie eine Stelle zu erreichen ist. Gedruckt wird das nur, wenn es freigegeben ist."""

    gewicht = Gewicht.REDAKTIONELL

    person: Zeile | None = Field(None, description="Ansprechperson.")
    telefon: Zeile | None = Field(None, description="Telefonnummer.")
    email: Zeile | None = Field(None, title="E-Mail", description="E-Mail-Adresse.")
    anschrift: Zeile | None = Field(None, description="Anschrift in einer Zeile.")
    freigegeben: JaNein = Field("nein", description="Ob der Kontakt gedruckt werden darf.")


class Stelle(Abschnitt):
    """Eine oder mehrere Personalstellen."""

    titel: Zeile = Field(description="Bezeichnung.", examples=["Koordinierungsstelle"])
    anzahl: Zahl | None = Field(None, description="Wie viele Stellen.", examples=["3", "0,5"])
    befristung: Literal["unbefristet", "befristet"] | None = Field(None, description="Ob die Stelle befristet ist.")
    mittel: Zeile | None = Field(None, description="Wer sie bezahlt.", examples=["Land", "Bund und EU"])
    seit: Zeitangabe | None = Field(None, description="Seit wann es sie gibt.", examples=["2013"])
    text: Text | None = Field(None, description="Erläuterung.")


class Akteur(Teil):
    """Eine Organisation, Stelle oder Rolle, die im Konzept vorkommt."""

    name: Zeile = Field(description="Voller Name.", examples=["Kommunales Integrationszentrum"])
    kuerzel: Zeile | None = Field(None, title="Kürzel", description="Gebräuchliche Abkürzung.", examples=["KI"])
    art: Zeile | None = Field(
        None, description="Was es ist.", examples=["Fachdienst", "Verein", "Migrantenorganisation"]
    )
    gruppe: Zeile | None = Field(None, description="Akteursgruppe nach dem Leitfaden.", examples=["Sportvereine"])
    teil_von: Annotated[Kennung, Verweis("Akteur")] | None = Field(
        None, title="Teil von", description="Kennung der Stelle, zu der es gehört."
    )
    frueher: tuple[FruehererName, ...] = Field((), title="früher", description="Frühere Namen.")
    stellen: tuple[Stelle, ...] = Field((), description="Personal für die Integrationsarbeit.")
    kontakt: Kontakt | None = Field(None, description="Erreichbarkeit; nur mit Freigabe gedruckt.")
    text: Text | None = Field(None, description="Erläuterung.")


class Mitglied(Abschnitt):
    """Ein Sitz oder eine Gruppe von Sitzen in einem Gremium."""

    name: Zeile | None = Field(None, description="Wer entsendet oder vertreten ist.", examples=["Landrat"])
    akteur: Annotated[Kennung, Verweis("Akteur", "Gremium")] | None = Field(
        None, description="Kennung aus „akteure“, wenn es dort steht."
    )
    anzahl: Zahl | None = Field(None, description="Zahl der Sitze; offen lassen, wenn sie nicht feststeht.")
    vertretung: Zeile | None = Field(None, description="Wer vertritt.", examples=["Allgemeiner Vertreter"])
    text: Zeile | None = Field(None, description="Bemerkung.")


class Gremium(Teil):
    """Ein Gremium: Rat, Ausschuss, Steuerungsgruppe."""

    name: Zeile = Field(description="Name.", examples=["Steuerungsgruppe Integration"])
    kuerzel: Zeile | None = Field(None, title="Kürzel", description="Gebräuchliche Abkürzung.")
    art: Zeile | None = Field(None, description="Was es ist.", examples=["Ausschuss", "Vorschlag"])
    text: Text | None = Field(None, description="Wozu es da ist, wie es arbeitet.")
    aufgaben: tuple[Text, ...] = Field((), description="Seine Aufgaben.")
    mitglieder: tuple[Mitglied, ...] = Field((), description="Wer ihm angehört.")
    gesamt: Zahl | None = Field(None, description="Angegebene Gesamtzahl der Sitze.", examples=["25", "mindestens 35"])


class Beteiligung(Teil):
    """Ein Format, in dem andere am Konzept mitgewirkt haben."""

    titel: Zeile = Field(description="Name des Formats.", examples=["Online-Umfrage"])
    art: Zeile | None = Field(None, description="Was es war.", examples=["Workshop", "Konferenz"])
    zeitraum: Zeitangabe | None = Field(None, description="Wann.", examples=["03/2021"])
    teilnehmende: Zahl | None = Field(None, description="Wie viele teilgenommen haben.")
    eingeladen: Text | None = Field(None, description="Wer eingeladen war.")
    text: Text | None = Field(None, description="Verlauf und Ergebnis.")
