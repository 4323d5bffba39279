"""Zeitangabe: a date, a period or a rhythm in the notations that real concepts use.

A deadline is the end of its period: "2027" and "Ende 2027" are due on 31.12.2027, "Q1/2027" on 31.03.2027. Relative
ones ("nach zwei Jahren", "spätestens 6 Monate nach Ende der Geltungsdauer") are Steinfurt's, chapter 5.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar, Self

from konzept.werte.stil import HAUSSTIL, Hausstil, Unlesbar, Wortlaut
from konzept.werte.tag import eindeutiger_tag


class Zeitart(Enum):
    """What kind of time a Zeitangabe gives."""

    ZEITRAUM = "Zeitraum"
    RELATIV = "relativ"
    WIEDERKEHREND = "wiederkehrend"
    LAUFEND = "laufend"
    GROB = "grob"
    OFFEN = "offen"


class Bezug(Enum):
    """What a relative Zeitangabe counts from."""

    BEGINN = "Beginn der Geltung"
    ENDE = "Ende der Geltung"


@dataclass(frozen=True, slots=True)
class Zeitangabe(Wortlaut):
    """A time as it was written, and what it means."""

    BEISPIELE: ClassVar[tuple[str, ...]] = (
        "31.03.2027", "2027-03-31", "03/2027", "März 2027", "Q1/2027", "1. Halbjahr 2027", "2027", "Ende 2027",
        "2026–2028", "seit 2026", "2018/2019", "laufend", "jährlich", "mittelfristig", "offen", "nach 2 Jahren",
        "6 Monate nach Ende der Geltungsdauer",
    )  # fmt: skip

    art: Zeitart
    beginn: date | None = None
    """First day of the period; None if open or not a period."""
    ende: date | None = None
    """Last day of the period, the day a deadline falls on; None if open or not a period."""
    monate: int = 0
    """Distance of a relative time, or between two turns of a recurring one, in months."""
    bezug: Bezug = Bezug.BEGINN

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The wording in house style: days of the calendar and the "bis" dash between years; all else as it was."""
        text = _ISO.sub(lambda found: stil.datum(date(int(found[1]), int(found[2]), int(found[3]))), self.text)
        return _YEARS.sub(lambda found: stil.spanne(found[1], found[2]), text)

    @property
    def sinn(self) -> object:
        """The days or the rhythm it means, however they are written; of a word such as "mittelfristig" the word."""
        if self.art in (Zeitart.ZEITRAUM, Zeitart.RELATIV, Zeitart.WIEDERKEHREND):
            return self.art.value, self.beginn, self.ende, self.monate, self.bezug.value
        return self.text

    @property
    def lage(self) -> tuple[date, date]:
        """Where it stands in time, to sort by: its end, then its beginning; what has neither comes last."""
        return self.ende or date.max, self.beginn or date.min

    def faellig(self, beginn: date | None, ende: date | None) -> date | None:
        """The day this falls due, given first and last day of the Geltung; None if it cannot be told."""
        if self.art is not Zeitart.RELATIV:
            return self.ende
        anker = beginn if self.bezug is Bezug.BEGINN else ende
        if anker is None:
            return None
        if self.bezug is Bezug.BEGINN:
            return plus_months(anker, self.monate)
        # Counted in whole months from the first day after the end: 31.12.2021 + 6 months is 30.06.2022.
        return plus_months(anker + timedelta(days=1), self.monate) - timedelta(days=1)

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        folded = nfc.casefold()
        art = _WORDS.get(folded)
        if art is not None:
            return cls(text, art, monate=_TAKTE.get(folded, 0))
        relative = _relative(folded)
        if relative is not None:
            months, bezug = relative
            return cls(text, Zeitart.RELATIV, monate=months, bezug=bezug)
        try:
            period = _period(folded)
        except ValueError:
            raise Unlesbar("Das Datum „{wert}“ gibt es im Kalender nicht.", "Prüfen Sie Tag und Monat.") from None
        if period is None:
            raise Unlesbar(
                "„{wert}“ lässt sich nicht als Zeitangabe lesen.",
                _nearest(folded)
                or "Möglich sind zum Beispiel 31.03.2027, 03/2027, Q1/2027, 1. Halbjahr 2027, 2027, Ende 2027, "
                "2026–2028, laufend, jährlich, offen oder „6 Monate nach Ende der Geltungsdauer“.",
            )
        beginn, ende = period
        if beginn and ende and ende < beginn:
            raise Unlesbar("„{wert}“ endet, bevor es beginnt.", "Prüfen Sie die Jahre, oder tauschen Sie beide.")
        return cls(text, Zeitart.ZEITRAUM, beginn, ende)


# What people write, and the notation that says the same or asks them to decide.
_MEANT = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (r"anfang (\d{4})", "Schreiben Sie zum Beispiel „Q1/{0}“ oder einen Tag wie „31.03.{0}“."),
        (r"mitte (\d{4})", "Schreiben Sie zum Beispiel „1. Halbjahr {0}“ oder einen Tag wie „30.06.{0}“."),
        (r"(?:frühjahr|frühling) (\d{4})", "Schreiben Sie zum Beispiel „Q2/{0}“ oder einen Monat wie „05/{0}“."),
        (r"sommer (\d{4})", "Schreiben Sie zum Beispiel „Q3/{0}“ oder einen Monat wie „08/{0}“."),
        (r"herbst (\d{4})", "Schreiben Sie zum Beispiel „Q4/{0}“ oder einen Monat wie „10/{0}“."),
        (r"winter (\d{4}).*", "Schreiben Sie zum Beispiel „Q1/{0}“ oder einen Monat wie „12/{0}“."),
        (r"(\d\d?)\.(\d\d?)\.(\d\d)", "Schreiben Sie das Jahr vierstellig: „{0}.{1}.20{2}“."),
        (r"(\d\d)(\d\d)/(\d\d)", "Schreiben Sie beide Jahre vierstellig: „{0}{1}/{0}{2}“."),
        (r"(?:sofort|ab sofort)", "Schreiben Sie „laufend“ oder den Tag, ab dem es gilt: „ab 01.01.2027“."),
    )
)


def _nearest(folded: str) -> str:
    """A notation near to what was written; empty if none is known."""
    day = eindeutiger_tag(folded)
    if day:
        return f"Schreiben Sie „{HAUSSTIL.datum(day)}“."
    return next((hint.format(*found.groups()) for one, hint in _MEANT if (found := one.fullmatch(folded))), "")


_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_YEARS = re.compile(r"\b(\d{4}) ?[-–‑] ?(\d{4})\b")

Period = tuple[date | None, date | None]

_WORDS = dict.fromkeys(
    ("laufend", "fortlaufend", "dauerhaft", "daueraufgabe", "laufender prozess"), Zeitart.LAUFEND
) | dict.fromkeys(("offen", "noch offen", "unbestimmt"), Zeitart.OFFEN)
# "kurz- und mittelfristig" is Köln's whole schedule: an answer, but nothing that can be overdue.
_WORDS |= dict.fromkeys(
    ("kurzfristig", "mittelfristig", "langfristig", "kurz- und mittelfristig", "mittel- und langfristig"), Zeitart.GROB
)
_TAKTE = {
    "monatlich": 1, "vierteljährlich": 3, "halbjährlich": 6, "jährlich": 12, "einmal im jahr": 12,
    "alle zwei jahre": 24, "alle drei jahre": 36, "alle vier jahre": 48, "alle fünf jahre": 60,
}  # fmt: skip
_WORDS |= dict.fromkeys(_TAKTE, Zeitart.WIEDERKEHREND)
_NUMBERS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_MONTHS = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "dezember")  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv")


def _month(year: int, month: int, months: int = 1) -> Period:
    last = month + months - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> Period:
    return date(year, month, day), date(year, month, day)


def _ordinal(word: str) -> int:
    return _ROMAN.index(word) + 1 if word in _ROMAN else int(word)


_Y = r"((?:19|20|21)\d\d)"
_M = "(" + "|".join(_MONTHS) + ")"
_PART = r"([1-4]|iv|i{1,3})\.?"
_HALF = r"([12]|i{1,2})\.?"

_NOTATIONS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (_Y, lambda y: _month(int(y), 1, 12)),
        (rf"{_Y}-(\d\d)-(\d\d)", lambda y, m, d: _day(int(y), int(m), int(d))),
        (rf"(\d\d?)\. ?(\d\d?)\. ?{_Y}", lambda d, m, y: _day(int(y), int(m), int(d))),
        (rf"(\d\d?)\. {_M} {_Y}", lambda d, m, y: _day(int(y), _MONTHS.index(m) + 1, int(d))),
        (rf"(\d\d?)[/.]{_Y}", lambda m, y: _month(int(y), int(m))),
        (rf"{_Y}-(\d\d)", lambda y, m: _month(int(y), int(m))),
        (rf"{_M} {_Y}", lambda m, y: _month(int(y), _MONTHS.index(m) + 1)),
        (rf"q([1-4])[/ ]{_Y}", lambda q, y: _month(int(y), 3 * int(q) - 2, 3)),
        (rf"(?:im )?{_PART} quartal {_Y}", lambda q, y: _month(int(y), 3 * _ordinal(q) - 2, 3)),
        (rf"(?:im )?{_HALF} halbjahr {_Y}", lambda h, y: _month(int(y), 6 * _ordinal(h) - 5, 6)),
        (rf"{_Y}/{_Y}", lambda y, z: (date(int(y), 1, 1), date(int(z), 12, 31))),
        (rf"schuljahr {_Y}/{_Y}", lambda y, z: (date(int(y), 8, 1), date(int(z), 7, 31))),
        (rf"ende {_M} {_Y}", lambda m, y: _month(int(y), _MONTHS.index(m) + 1)),
        (rf"ende {_Y}", lambda y: _month(int(y), 12)),
    )
)
_RANGE = re.compile(r"(?:von |vom |ab |seit )?(.+?)(?: bis | ?[–‑] ?| - |(?<=\d{4})-(?=\d{4}\b|\d\d?\.))(?:zum )?(.+)")
_OPEN = re.compile(r"(?:(ab|seit)|bis(?: spätestens)?(?: zum)?|spätestens(?: bis)?(?: zum| am)?) (.+)")
_RELATIVE = re.compile(
    rf"(?:spätestens )?(?:(?P<n>\d\d?|{'|'.join(_NUMBERS)})(?:e[mnr]?)? (?P<u>jahre?n?|monate?n?) nach (?P<b>.+)"
    rf"|nach (?P<n2>\d\d?|{'|'.join(_NUMBERS)})(?:e[mnr]?)? (?P<u2>jahre?n?|monate?n?))"
)
_ANCHORS = {
    anchor: bezug
    for bezug, word in ((Bezug.BEGINN, "beginn"), (Bezug.ENDE, "ende"))
    for anchor in (
        f"{word} der geltungsdauer",
        f"{word} der geltung",
        f"geltungs{word}",
        f"{word} der laufzeit",
        f"{word} der geltungsdauer des integrationskonzepts",
    )
}


def _period(folded: str) -> Period | None:
    """First and last day of a notation; None if it is none, ValueError for a day the calendar lacks."""
    single = _single(folded)
    if single:
        return single
    if found := _RANGE.fullmatch(folded):
        first, last = _single(found[1]), _single(found[2])
        if first and last:
            return first[0], last[1]
    if found := _OPEN.fullmatch(folded):
        inner = _single(found[2])
        return inner and ((inner[0], None) if found[1] else (None, inner[1]))
    return None


def _single(folded: str) -> Period | None:
    for pattern, build in _NOTATIONS:
        found = pattern.fullmatch(folded)
        if found:
            return build(*found.groups())
    return None


def _relative(folded: str) -> tuple[int, Bezug] | None:
    """Distance in months and what it counts from."""
    found = _RELATIVE.fullmatch(folded)
    if not found:
        return None
    bezug = _ANCHORS.get(found["b"]) if found["b"] else Bezug.BEGINN
    if bezug is None:
        return None
    number = found["n"] or found["n2"]
    count = int(number) if number.isdigit() else _NUMBERS.index(number) + 1
    return count * (12 if (found["u"] or found["u2"]).startswith("jahr") else 1), bezug


def plus_months(day: date, months: int) -> date:
    """``months`` after ``day``; the last day of the month where it has no such day, of the calendar where it ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
