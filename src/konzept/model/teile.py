"""The parts of a concept: immutable values in the words of the field.

The schema asks for almost nothing beyond ``id`` and a name: real, adopted concepts lack owners, deadlines, indicators
and links from measure to goal. What a good concept has is the business of rules. A new kind of part needs nothing but
its class: validation, ids, references, walking, comparing and positions follow from it.
"""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from konzept.werte import Kennung, Text, Verweis, Zeile, Zeitangabe

Reifegrad = Literal["sammlung", "entwurf", "beschlussreif", "beschlossen"]
REIFEGRADE: tuple[Reifegrad, ...] = get_args(Reifegrad)
"""How far a concept has come, in rising order; rules weigh more the further it is."""


class Abschnitt(BaseModel):
    """Anything written as keys and values: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Teil(Abschnitt):
    """A part with an identity: found by its ``id`` wherever it stands."""

    id: Kennung


class Kommune(Abschnitt):
    """The town or district whose concept it is."""

    name: Zeile
    form: Zeile | None = None
    land: Zeile | None = None
    ags: Zeile | None = None


class Geltung(Abschnitt):
    """The period a concept is made for."""

    von: Zeitangabe | None = None
    bis: Zeitangabe | None = None


class Bezeichnungen(Abschnitt):
    """House words: what the documents print instead of the program's own words."""

    handlungsfeld: Zeile = "Handlungsfeld"
    handlungsfelder: Zeile = "Handlungsfelder"
    leitziel: Zeile = "Leitziel"
    leitziele: Zeile = "Leitziele"
    teilziel: Zeile = "Teilziel"
    teilziele: Zeile = "Teilziele"
    massnahme: Zeile = "Maßnahme"
    massnahmen: Zeile = "Maßnahmen"
    leitgedanken: Zeile = "Leitgedanken"


class Fundstelle(Abschnitt):
    """Where a part was taken from: a source and the page in it."""

    quelle: Annotated[Kennung, Verweis("Quelle")]
    seite: Zeile | None = None


class Indikator(Teil):
    """What shows whether a goal or a measure works."""

    titel: Zeile
    definition: Text | None = None
    einheit: Zeile | None = None
    quelle: Zeile | None = None
    ausgangswert: Zeile | None = None
    zielwert: Zeile | None = None
    frist: Zeitangabe | None = None


class Massnahme(Teil):
    """Something that is done; stands at its home, a Handlungsfeld or a goal, and may name further ``ziele``."""

    nr: Zeile | None = None
    titel: Zeile
    beschreibung: Text | None = None
    ziele: tuple[Annotated[Kennung, Verweis("Leitziel", "Teilziel")], ...] = ()
    verantwortlich: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = ()
    beteiligte: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = ()
    zielgruppe: Zeile | None = None
    frist: Zeitangabe | None = None
    zeitraum: Zeitangabe | None = None
    indikatoren: tuple[Indikator, ...] = ()
    hinweise: Text | None = None
    fundstelle: Fundstelle | None = None


class Teilziel(Teil):
    """A lower goal (Jahresziel, Handlungsziel), often with a deadline."""

    nr: Zeile | None = None
    titel: Zeile
    text: Text | None = None
    frist: Zeitangabe | None = None
    indikatoren: tuple[Indikator, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()


class Leitziel(Teil):
    """An upper goal of a Handlungsfeld."""

    nr: Zeile | None = None
    titel: Zeile
    text: Text | None = None
    teilziele: tuple[Teilziel, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()
    indikatoren: tuple[Indikator, ...] = ()


class Handlungsfeld(Teil):
    """A field of action with its goals and measures."""

    nr: Zeile | None = None
    titel: Zeile
    einleitung: Text | None = None
    ausgangslage: Text | None = None
    themen: tuple[Zeile, ...] = ()
    leitziele: tuple[Leitziel, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()
    indikatoren: tuple[Indikator, ...] = ()
    fundstelle: Fundstelle | None = None


class Leitgedanke(Teil):
    """One of the sentences a concept stands on."""

    text: Text


class Begriff(Teil):
    """A word and what this concept means by it."""

    begriff: Zeile
    erklaerung: Text


Verzeichnis = Literal["leitgedanken", "begriffe", "zieluebersicht", "handlungsfelder", "gremien", "berichtswesen"]
"""A part of the document that the program puts together; a chapter may say that it is the place for it."""


class Unterkapitel(Teil):
    """A section of a chapter."""

    titel: Zeile
    text: Text | None = None
    zeigt: tuple[Verzeichnis, ...] = ()


class Punkt(Teil):
    """One item of a list in a chapter that is worth its own identity, such as an agreement."""

    text: Text


class Kapitel(Teil):
    """A chapter of free text and its place in the document."""

    titel: Zeile
    platz: Literal["vor", "zwischen", "nach"] = "vor"
    """Before the Leitgedanken, between them and the Handlungsfelder, or after those."""
    text: Text | None = None
    punkte: tuple[Punkt, ...] = ()
    abschnitte: tuple[Unterkapitel, ...] = ()
    zeigt: tuple[Verzeichnis, ...] = ()
    """What else stands here; parts that no chapter shows get a chapter of their own."""


class Akteur(Teil):
    """An organisation, office or role that the concept names."""

    name: Zeile
    kuerzel: Zeile | None = None
    art: Zeile | None = None
    text: Text | None = None


class Mitglied(Abschnitt):
    """A seat or a group of seats in a body."""

    name: Zeile
    anzahl: Zeile | None = None


class Gremium(Teil):
    """A body: council, committee, steering group."""

    name: Zeile
    art: Zeile | None = None
    text: Text | None = None
    aufgaben: tuple[Text, ...] = ()
    mitglieder: tuple[Mitglied, ...] = ()
    gesamt: Zeile | None = None


class Bericht(Teil):
    """A report that falls due, and to whom."""

    art: Zeile
    faellig: Zeitangabe | None = None
    an: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = ()
    verantwortlich: tuple[Annotated[Kennung, Verweis("Akteur", "Gremium")], ...] = ()
    vorgelegt: Zeitangabe | None = None
    text: Text | None = None


class Danksagung(Abschnitt):
    """Thanks, and whom to."""

    text: Text | None = None
    beteiligte: tuple[Zeile, ...] = ()


class Impressum(Abschnitt):
    """Who publishes, where to reach them, whose pictures."""

    herausgeber: Zeile | None = None
    anschrift: tuple[Zeile, ...] = ()
    telefon: Zeile | None = None
    fax: Zeile | None = None
    email: Zeile | None = None
    internet: Zeile | None = None
    bildnachweis: Text | None = None


class Quelle(Teil):
    """A document the concept draws on."""

    titel: Zeile
    text: Text | None = None


class Konzept(Abschnitt):
    """A whole integration concept."""

    konzept: Literal["1"]
    """Version of the file format."""
    titel: Zeile
    untertitel: Zeile | None = None
    art: Zeile = "Integrationskonzept"
    kommune: Kommune
    fassung: Zeile | None = None
    stand: Zeitangabe | None = None
    geltung: Geltung = Field(default_factory=Geltung)
    reifegrad: Reifegrad = "entwurf"
    bezeichnungen: Bezeichnungen = Field(default_factory=Bezeichnungen)
    leitgedanken: tuple[Leitgedanke, ...] = ()
    begriffe: tuple[Begriff, ...] = ()
    kapitel: tuple[Kapitel, ...] = ()
    handlungsfelder: tuple[Handlungsfeld, ...] = ()
    akteure: tuple[Akteur, ...] = ()
    gremien: tuple[Gremium, ...] = ()
    berichtswesen: tuple[Bericht, ...] = ()
    danksagung: Danksagung | None = None
    impressum: Impressum | None = None
    quellen: tuple[Quelle, ...] = ()
