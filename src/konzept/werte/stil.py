"""Hausstil: how a town prints numbers, dates and ranges. Wortlaut: a value that keeps its wording and prints in it.

The default is what printed concepts do ("33.500 Einwohner", "29.09.2022", "2018–2021"). DIN 5008, as its commentators
quote it, groups numbers by a narrow space and only money by points, and puts blanks around the dash; a town that
follows it sets ``zahlen`` and ``bis_mit_leerzeichen``.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, ClassVar, Self
from unicodedata import normalize

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

GESCHUETZT = "\u00a0"
"""No-break space: nothing is torn off its number at the end of a line."""
_SCHMAL = "\u202f"
_MINUS = "\u2212"
_MONATE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember")  # fmt: skip


class Tausender(Enum):
    """What stands between groups of three digits."""

    PUNKT = "punkt"
    SCHMAL = "schmal"
    KEINE = "keine"


class Datumsform(Enum):
    """29.09.2022 or 29. September 2022."""

    ZIFFERN = "ziffern"
    MONATSNAME = "monatsname"


_TRENNER = {Tausender.PUNKT: ".", Tausender.SCHMAL: _SCHMAL, Tausender.KEINE: ""}


@dataclass(frozen=True, slots=True)
class Hausstil:
    """How a town prints. Every form it can print is read again with the same meaning."""

    zahlen: Tausender = Tausender.PUNKT
    betraege: Tausender = Tausender.PUNKT
    bis_mit_leerzeichen: bool = False
    datumsform: Datumsform = Datumsform.ZIFFERN

    def zahl(self, wert: Decimal) -> str:
        """1573.45 as "1.573,45", with as many decimals as it has."""
        return _gruppiert(wert, self.zahlen)

    def betrag(self, wert: Decimal, cents: bool = True) -> str:
        """12500 as "12.500", 1573.4 as "1.573,40": cents are two digits or not there; without ``cents`` as it is."""
        # By format, since quantize() fails past the precision of the context.
        rund = Decimal(f"{wert:.0f}" if wert == wert.to_integral_value() else f"{wert:.2f}")
        return _gruppiert(rund if cents and rund == wert else wert, self.betraege)

    def euro(self, wert: Decimal) -> str:
        """12500 as "12.500 €", the sign behind a no-break space."""
        return mit_einheit(self.betrag(wert), "€")

    def datum(self, tag: date) -> str:
        """The day in the form of the house; in words, it stays with its month."""
        if self.datumsform is Datumsform.ZIFFERN:
            return f"{tag.day:02}.{tag.month:02}.{tag.year:04}"
        return f"{tag.day}.{GESCHUETZT}{_MONATE[tag.month - 1]} {tag.year:04}"

    def spanne(self, von: str, bis: str) -> str:
        """Two printed values with the dash for "bis"; the word where the dash would meet a sign or a unit."""
        if von[:1] in (_MINUS, "+") or bis[:1] in (_MINUS, "+") or GESCHUETZT in von:
            return f"{von} bis {bis}"
        blank = GESCHUETZT if self.bis_mit_leerzeichen else ""
        return f"{von}{blank}–{blank}{bis}"


HAUSSTIL = Hausstil()


def mit_einheit(zahl: str, einheit: str) -> str:
    """A printed number and its unit, not to be torn apart."""
    return f"{zahl}{GESCHUETZT}{einheit}" if einheit else zahl


def _gruppiert(wert: Decimal, tausender: Tausender) -> str:
    ganze, _, rest = f"{wert:,f}".partition(".")
    return ganze.replace(",", _TRENNER[tausender]).replace("-", _MINUS) + ("," + rest if rest else "")


class Unlesbar(ValueError):
    """What a notation is refused with: one sentence, in which "{wert}" stands for it, and the way out."""

    def __init__(self, satz: str, abhilfe: str, wert: str = "") -> None:
        super().__init__(satz)
        self.satz, self.abhilfe, self.wert = satz, abhilfe, wert


def gekuerzt(text: str) -> str:
    """``text`` as a message quotes it."""
    return text if len(text) <= 60 else text[:57] + "…"


@dataclass(frozen=True, slots=True)
class Wortlaut(ABC):
    """A value read from text: it keeps its wording, and prints in house style without losing any meaning."""

    text: str
    """The original wording, white space collapsed."""

    BEISPIELE: ClassVar[tuple[str, ...]] = ()
    """Notations that are accepted, for documentation and completion."""

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, value: str) -> Self:
        """Read one of the notations; PydanticCustomError(name of the type) with a German sentence otherwise."""
        text = " ".join(value.split())
        try:
            return cls._einmal(text)
        except Unlesbar as fault:
            # "abhilfe" first: the values are put into the sentence in this order, and "wert" is the author's.
            context = {"abhilfe": fault.abhilfe, "wert": gekuerzt(fault.wert or text)}
            raise PydanticCustomError(cls.__name__.casefold(), fault.satz, context) from None

    @classmethod
    @lru_cache(maxsize=10_000)
    def _einmal(cls, text: str) -> Self:
        # A value never changes, and a concept has the same few years, amounts and states again and again.
        return cls._gelesen(text, normalize("NFC", text))

    @property
    def _nfc(self) -> str:
        return normalize("NFC", self.text)

    @classmethod
    @abstractmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        """Read ``nfc`` (a Mac writes „ä“ as two characters) and keep ``text``; Unlesbar otherwise."""

    @abstractmethod
    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The wording in house style: numbers, "bis" dash and no-break spaces set, everything else as it was."""

    @property
    def sinn(self) -> object:
        """Equal for two wordings that say the same: "12.500 €" and "12500 Euro"."""
        return self.gedruckt()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(strip_whitespace=True),
            serialization=core_schema.to_string_ser_schema(),
        )
