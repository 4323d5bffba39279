"""finanzen, bedarf: what a measure needs: money, and until when."""

from datetime import date

from konzept.model import Finanzposten, Index, Massnahme
from konzept.werte import Betrag, Zeitart
from konzept.werte.betrag import Betragsart
from konzept.werte.status import Kern


def kostet(betrag: Betrag | None) -> bool:
    """Whether there is money to be found."""
    return betrag is not None and betrag.art is Betragsart.BETRAG and betrag.bis != 0


def entfallen(massnahme: Massnahme) -> bool:
    """Whether nobody will carry it out any more."""
    return bool(massnahme.stand) and massnahme.stand[-1].status.kern is Kern.ENTFALLEN


def tage(posten: tuple[Finanzposten, ...]) -> list[tuple[date, date]] | None:
    """First and last day of every entry; None if one of them has no limits, so that it may pay for any time."""
    zeiten = [one.zeitraum for one in posten]
    days = [(zeit.beginn or date.min, zeit.ende) for zeit in zeiten if zeit and zeit.ende]
    return days if days and len(days) == len(posten) else None


def _laeuft_bis(massnahme: Massnahme, index: Index) -> date | None:
    """The last day of a measure; one that runs on ends with the Geltung."""
    zeit = massnahme.zeitraum
    if zeit and (zeit.art is Zeitart.LAUFEND or (zeit.beginn and zeit.ende is None)):
        return index.geltung[1]
    if zeit and zeit.ende:
        return zeit.ende
    return massnahme.frist.faellig(*index.geltung) if massnahme.frist else None


def abbruch(massnahme: Massnahme, index: Index) -> tuple[date, date] | None:
    """Last day of the money and of the measure, if the measure goes on without."""
    days, last = tage(massnahme.finanzierung), _laeuft_bis(massnahme, index)
    money = max(end for _, end in days) if days else None
    return (money, last) if money and last and money < last else None
