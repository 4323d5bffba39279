"""What every part is made from. Docstrings of classes and descriptions of fields are German: they are documentation.

An editor shows them while a coordinator types, and ``docs/felder.md`` is made of them.
"""

from enum import Enum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from konzept.werte import Betrag, Kennung, Text, Verweis, Zeile, Zeitangabe

JaNein = Literal["ja", "nein"]


class Gewicht(Enum):
    """What a change in the next edition means to those who decide about it."""

    WESENTLICH = "wesentlich"
    """Something else is meant: goals, measures, owners, money."""
    FRIST = "frist"
    """The same, at another time."""
    STAND = "stand"
    """The same, further on: status, values, decisions, reports."""
    REDAKTIONELL = "redaktionell"
    """The same in other words, or a note about the document."""


class Abschnitt(BaseModel):
    """Ein Abschnitt aus Schlüsseln und Werten."""

    gewicht: ClassVar[Gewicht | None] = None
    """What every change in such a part weighs; None: it depends on the field, see ``weight_of``."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Teil(Abschnitt):
    """Ein Teil mit eigener Kennung."""

    id: Kennung = Field(
        title="Kennung",
        description="Kennung: bleibt über alle Fassungen gleich und wird nie neu vergeben.",
        examples=["m-sprachkurse-fuer-eltern"],
    )


class Herkunft(Abschnitt):
    """Woraus ein Teil in der vorigen Fassung hervorgegangen ist: übernommen, umbenannt, geteilt, zusammengelegt."""

    gewicht = Gewicht.REDAKTIONELL

    aus: tuple[Kennung, ...] = Field(
        (), description="Kennungen der Teile der vorigen Fassung.", examples=[["wohnraum"]]
    )
    text: Text | None = Field(None, description="Erläuterung dazu.")


class Fundstelle(Abschnitt):
    """Wo ein Teil entnommen ist: Dokument und Seite."""

    gewicht = Gewicht.REDAKTIONELL

    quelle: Annotated[Kennung, Verweis("Quelle")] = Field(description="Kennung eines Eintrags unter „quellen“.")
    seite: Zeile | None = Field(None, description="Seite in diesem Dokument.", examples=["24"])


class Finanzposten(Abschnitt):
    """Geld, das aus einer Quelle für einen Zeitraum kommt oder gebraucht wird."""

    betrag: Betrag | None = Field(None, description="Der Betrag; was noch nicht feststeht, ist „offen“.")
    zeitraum: Zeitangabe | None = Field(None, description="Das Jahr oder der Zeitraum.", examples=["2027"])
    mittel: Zeile | None = Field(
        None, description="Woher das Geld kommt.", examples=["Haushalt", "Landesprogramm", "Drittmittel"]
    )
    zweck: Zeile | None = Field(None, description="Wofür es ist.")
