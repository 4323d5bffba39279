"""The period of the next edition: it begins when the older one ends, and is as long."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pydantic_core import PydanticCustomError

from konzept.model import Geltung
from konzept.werte import Zeitangabe
from konzept.werte.stil import HAUSSTIL
from konzept.werte.zeit import plus_months

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_DAY = timedelta(days=1)


def shifted(alt: Geltung, von: Zeitangabe | None, bis: Zeitangabe | None) -> tuple[str | None, str | None]:
    """``von`` and ``bis`` of the next edition, in the notation of the older one; None where nobody can know.

    What is given holds. Else it begins on the day after the older one's end and lasts as long: in whole months if that
    is a number of months, in days if not.
    """
    beginn = von.beginn if von else _after(alt)
    ende = _as_long(alt, beginn) if beginn else None
    return (
        str(von) if von else _like(alt.von, beginn, lambda zeit: zeit.beginn),
        str(bis) if bis else _like(alt.bis, ende, lambda zeit: zeit.ende),
    )


def _after(alt: Geltung) -> date | None:
    known = alt.von and alt.von.beginn and alt.bis and alt.bis.ende
    return alt.bis.ende + _DAY if known and alt.bis and alt.bis.ende else None


def _as_long(alt: Geltung, beginn: date) -> date | None:
    """The last day of a period that begins then and is as long as the older one; None if that has no length."""
    first, last = (alt.von.beginn if alt.von else None), (alt.bis.ende if alt.bis else None)
    if first is None or last is None:
        return None
    behind = last + _DAY
    months = (behind.year - first.year) * 12 + behind.month - first.month
    whole = plus_months(first, months) == behind
    return plus_months(beginn, months) - _DAY if whole else beginn + (last - first)


def _like(alt: Zeitangabe | None, day: date | None, which: Callable[[Zeitangabe], date | None]) -> str | None:
    """A day as the older edition writes its own: „2022“ for „2018“, „30.06.2027“ for „30.06.2022“."""
    before = which(alt) if alt else None
    if alt is None or before is None:
        # „offen“ stays true; what was not said is not said now.
        return str(alt) if alt else None
    if day is None:
        return None
    years = day.year - before.year
    text = _YEAR.sub(lambda year: str(int(year[0]) + years), alt.text)
    try:
        return text if which(Zeitangabe.parse(text)) == day else HAUSSTIL.datum(day)
    except PydanticCustomError:
        return HAUSSTIL.datum(day)
