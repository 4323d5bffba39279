"""The concept as it is meant, and the one walk over all of its parts."""

from konzept.model.beschluss import Bericht, Beschluss, Empfehlung, Entfallen
from konzept.model.beteiligte import Akteur, Beteiligung, Gremium
from konzept.model.grund import Abschnitt, Finanzposten, Fundstelle, Gewicht, Herkunft, Teil
from konzept.model.konzept import Konzept
from konzept.model.rahmen import REIFEGRADE, Begriff, Geltung, Kapitel, Leitgedanke, Punkt, Quelle, Reifegrad, Thema
from konzept.model.walk import Index, Knoten, Route, kinds, part_class, references, title, title_field, walk, word
from konzept.model.weight import weight_of
from konzept.model.ziele import (
    Angebot,
    Feld,
    Handlungsfeld,
    Idee,
    Indikator,
    Leitziel,
    Massnahme,
    Querschnittsthema,
    Teilziel,
)

__all__ = [
    "REIFEGRADE",
    "Abschnitt",
    "Akteur",
    "Angebot",
    "Begriff",
    "Bericht",
    "Beschluss",
    "Beteiligung",
    "Empfehlung",
    "Entfallen",
    "Feld",
    "Finanzposten",
    "Fundstelle",
    "Geltung",
    "Gewicht",
    "Gremium",
    "Handlungsfeld",
    "Herkunft",
    "Idee",
    "Index",
    "Indikator",
    "Kapitel",
    "Knoten",
    "Konzept",
    "Leitgedanke",
    "Leitziel",
    "Massnahme",
    "Punkt",
    "Quelle",
    "Querschnittsthema",
    "Reifegrad",
    "Route",
    "Teil",
    "Teilziel",
    "Thema",
    "kinds",
    "part_class",
    "references",
    "title",
    "title_field",
    "walk",
    "weight_of",
    "word",
]
