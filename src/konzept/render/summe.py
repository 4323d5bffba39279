"""Sums of money that say what they leave out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce
from operator import add

from konzept.werte import Betrag
from konzept.werte.betrag import Betragsart
from konzept.werte.stil import HAUSSTIL

# Whatever a concept can write is added without being rounded.
_EXACT = Context(prec=100_000)


@dataclass(frozen=True, slots=True)
class Summe:
    """What some amounts come to, and how many of them are in it."""

    anzahl: int = 0
    """How many amounts were added up; „keine“ is one of them, and nothing."""
    von: Decimal = Decimal(0)
    bis: Decimal = Decimal(0)
    """Least and greatest sum in euros; equal if no amount is a range."""
    ungefaehr: bool = False
    """Whether one of them is an estimate."""
    offen: int = 0
    """How many are not known yet: „offen“, with a paper of their own, or left out."""
    ohne_summe: int = 0
    """How many are no fixed sum: „500 € pro Kurs“, „ab 1.000 €“, „100 € + Fahrtkosten“."""

    @classmethod
    def of(cls, betrag: Betrag | None) -> "Summe":
        """One amount as a sum."""
        if betrag is None or betrag.art in (Betragsart.OFFEN, Betragsart.EIGENE_VORLAGE):
            return cls(offen=1)
        if betrag.art is Betragsart.KEINE:
            return cls(1)
        if betrag.von is None or betrag.bis is None or not betrag.summierbar:
            return cls(ohne_summe=1)
        return cls(1, betrag.von, betrag.bis, betrag.ungefaehr or betrag.geschaetzt)

    def __add__(self, other: "Summe") -> "Summe":
        return Summe(
            self.anzahl + other.anzahl,
            _EXACT.add(self.von, other.von),
            _EXACT.add(self.bis, other.bis),
            self.ungefaehr or other.ungefaehr,
            self.offen + other.offen,
            self.ohne_summe + other.ohne_summe,
        )

    @property
    def betrag(self) -> Betrag | None:
        """The sum as an amount; None if nothing could be added up."""
        if not self.anzahl:
            return None
        if not self.bis:
            return Betrag("keine", Betragsart.KEINE)
        # As somebody would write it, so that it is printed like any other amount.
        amounts = dict.fromkeys((HAUSSTIL.betrag(self.von), HAUSSTIL.betrag(self.bis)))
        text = ("ca. " if self.ungefaehr else "") + "–".join(amounts) + " €"
        return Betrag(text, Betragsart.BETRAG, self.von, self.bis, self.ungefaehr)

    @property
    def vollstaendig(self) -> bool:
        """Whether nothing is missing in it."""
        return not self.offen and not self.ohne_summe


def zusammen(summen: Iterable[Summe]) -> Summe:
    """All of them in one."""
    return reduce(add, summen, Summe())
