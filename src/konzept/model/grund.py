"""What every part is made from. Docstrings of classes and descriptions of fields are German: they are documentation.

An editor shows them while a coordinator types, and ``docs/felder.md`` is made of them.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from konzept.werte import Betrag, Kennung, Text, Verweis, Zeile, Zeitangabe

JaNein = Literal["ja", "nein"]


class Abschnitt(BaseModel):
    """Ein Abschnitt aus Schlüsseln und Werten."""

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

    aus: tuple[Kennung, ...] = Field(
        (), description="Kennungen der Teile der vorigen Fassung.", examples=[["wohnraum"]]
    )
    text: Text | None = Field(None, description="Erläuterung dazu.")


class Fundstelle(Abschnitt):
    """Wo ein Teil entnommen ist: Dokument und Seite."""

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
