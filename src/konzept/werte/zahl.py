"""Zahl and Prozent: numbers in German notation, and what Betrag and Zielwert need of them.

YAML would make 50 of ``50.000``, 1.1 of ``1.10``, 1020 of ``17:00`` and 567 of ``01067``; here every scalar arrives as
text, and what a German reader would not read as one certain number is refused with the spelling to use.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar, NamedTuple, Self

from konzept.werte.stil import GESCHUETZT, HAUSSTIL, Hausstil, Unlesbar, Wortlaut, mit_einheit


class Relation(Enum):
    """How a number is meant."""

    GENAU = "genau"
    UNGEFAEHR = "ungefähr"
    MINDESTENS = "mindestens"
    HOECHSTENS = "höchstens"
    UEBER = "über"
    UNTER = "unter"


_RELATIONEN = tuple(
    (relation, re.compile(pattern, re.IGNORECASE))
    for relation, pattern in (
        (Relation.UNGEFAEHR, r"(?:ca\.|[~≈]) ?|(?:ca|circa|zirka|rund|etwa|ungefähr|gut|knapp) "),
        (Relation.MINDESTENS, r"(?:>=|≥|mind\.) ?|(?:mindestens|wenigstens):? "),
        (Relation.HOECHSTENS, r"(?:<=|≤|max\.) ?|(?:höchstens|maximal):? |bis zu "),
        (Relation.UEBER, r"> ?|(?:über|mehr als) "),
        (Relation.UNTER, r"< ?|(?:unter|weniger als) "),
    )
)


def relation(text: str) -> tuple[Relation, str, str]:
    """What a leading "ca.", "mindestens" … means, the word in front of its number, and the rest of ``text``."""
    for meaning, pattern in () if text[:1].isdigit() else _RELATIONEN:
        if found := pattern.match(text):
            word = found[0].rstrip()
            return meaning, word + (GESCHUETZT if word.endswith(".") else " "), text[found.end() :]
    return Relation.GENAU, "", text


ZIFFERN = r"[0-9](?:[0-9.,'’_ ]*[0-9])?"
"""What is meant as one number, right or wrong: finds its end; ``dezimal`` says what it is."""

FREMDES_WORT = re.compile(r"[0-9.,][0-9A-Za-z.,:_'’]*(?=$|[ %€])")
"""A first word that looks like a number: where a longer notation fails, ``dezimal`` may know why."""

_ZAHL = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)|[1-9][0-9]*)(?:,[0-9]+)?")


_UEBLICH = re.compile(r"[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
"""What nearly all of them look like; none of these is foreign."""


def _deutsch(zahl: str) -> str:
    return HAUSSTIL.zahl(Decimal(zahl))


_FREMD: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = tuple(
    (re.compile(pattern), sentence, proposal)
    for pattern, sentence, proposal in (
        (r"[1-9][0-9]{0,2},000", "„{wert}“ ist nicht eindeutig: Das Komma trennt Dezimalstellen, nicht Tausender.",
         lambda z: f"Schreiben Sie {z[:-4]}.000 oder {z[:-4]}."),
        (r"[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})", "„{wert}“ ist englische Schreibweise.",
         lambda z: f"Schreiben Sie {z.translate(str.maketrans('.,', ',.'))}."),
        (r"0\.[0-9]+", "„{wert}“ ist keine deutsche Schreibweise: Dezimalstellen trennt ein Komma.",
         lambda z: f"Schreiben Sie {z.replace('.', ',')}."),
        (r"[1-9][0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|[1-9][0-9]{3,}\.[0-9]{3}",
         "„{wert}“ ist nicht eindeutig: Ein Punkt trennt Tausender, ein Komma Dezimalstellen.",
         lambda z: f"Schreiben Sie {z.replace('.', ',')} oder {_deutsch(z.replace('.', ''))}."),
        (r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}", "„{wert}“ ist ein Datum, keine Zahl.",
         lambda _: "Ein Datum gehört in ein Feld wie „frist“ oder „zeitraum“."),
        (r"[1-9][0-9]*(?:[_'’][0-9]+)+", "„{wert}“ ist keine deutsche Schreibweise: Tausender trennt ein Punkt.",
         lambda z: f"Schreiben Sie {_deutsch(re.sub('[^0-9]', '', z))}."),
        (r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}", "„{wert}“ ist eine Schreibweise für Taschenrechner.",
         lambda z: f"Schreiben Sie {_deutsch(z.replace(',', '.'))}."),
        (r"0[xX][0-9a-fA-F]{1,8}", "„{wert}“ ist eine Schreibweise für Programme.",
         lambda z: f"Schreiben Sie {_deutsch(str(int(z, 16)))}."),
        (r"[0-9]{1,2}(?::[0-9]{2}){1,2}", "„{wert}“ ist eine Uhrzeit, keine Zahl.",
         lambda _: "Schreiben Sie eine Zahl, zum Beispiel 17 oder 17,5."),
        (r"0[0-9]+", "„{wert}“ beginnt mit einer Null: Das ist eine Kennziffer, keine Zahl.",
         lambda z: f"Schreiben Sie {_deutsch(z)}, wenn Sie eine Zahl meinen; Kennziffern gehören in ein Textfeld."),
        (r"[.,][0-9]+", "„{wert}“ fehlt die Null vor dem Komma.", lambda z: f"Schreiben Sie 0,{z[1:]}."),
    )
)  # fmt: skip


def dezimal(zahl: str) -> Decimal:
    """The value of a number in German notation without sign; Unlesbar with the spelling to use otherwise."""
    for pattern, sentence, proposal in () if _UEBLICH.fullmatch(zahl) else _FREMD:
        if pattern.fullmatch(zahl):
            raise Unlesbar(sentence, proposal(zahl), zahl)
    if not _ZAHL.fullmatch(zahl):
        raise Unlesbar(
            "„{wert}“ ist keine Zahl in deutscher Schreibweise.",
            "Schreiben Sie sie zum Beispiel so: 14,7 oder 1.573,45 oder 33.500.",
            zahl,
        )
    return Decimal(zahl.replace(".", "").replace(" ", "").replace(",", "."))


class _Teile(NamedTuple):
    relation: Relation
    wort: str
    vorzeichen: str
    zahl: str
    einheit: str


_TEILE = re.compile(rf"(?P<sign>[+\-−–]? ?)(?P<zahl>(?>{ZIFFERN})(?![0-9A-Za-z:/])|\S*)(?P<einheit>.*)")


def _teile(nfc: str) -> _Teile:
    meaning, word, rest = relation(nfc)
    found = _TEILE.fullmatch(rest)
    if not found:  # an empty number behind its sign: dezimal refuses it
        return _Teile(meaning, word, "", rest, "")
    return _Teile(meaning, word, found["sign"].strip(), found["zahl"], found["einheit"].strip())


def _wert(teile: _Teile) -> Decimal:
    wert = dezimal(teile.zahl)
    return wert if teile.vorzeichen in ("", "+") else wert.copy_negate()


def _gesetzt(teile: _Teile, stil: Hausstil) -> str:
    return teile.wort + ("+" if teile.vorzeichen == "+" else "") + stil.zahl(_wert(teile))


@dataclass(frozen=True, slots=True)
class Zahl(Wortlaut):
    """A number as it was written: "1.573,45", "ca. 33.500", "+5"."""

    wert: Decimal
    relation: Relation = Relation.GENAU

    BEISPIELE: ClassVar[tuple[str, ...]] = (
        "50", "14,7", "1.573,45", "33.500", "12 500", "-3", "+5", "ca. 5.000", "rund 74.000", "über 90", "unter 10",
        "mindestens 12", "höchstens 25",
    )  # fmt: skip

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        teile = _teile(nfc)
        wert = _wert(teile)
        if teile.einheit:
            unit = f' Die Einheit gehört zum Indikator: „einheit: "{teile.einheit}"“.'
            raise Unlesbar("„{wert}“ ist mehr als eine Zahl.", f"Schreiben Sie nur die Zahl: {teile.zahl}.{unit}")
        return cls(text, wert, teile.relation)

    @property
    def ungefaehr(self) -> bool:
        """Whether the number is only about right."""
        return self.relation is Relation.UNGEFAEHR

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The number in house style behind its "ca.", "mindestens" …"""
        return _gesetzt(_teile(self._nfc), stil)


@dataclass(frozen=True, slots=True)
class Prozent(Wortlaut):
    """A percentage as it was written; ``wert`` 14.7 is 14,7 %. Whether it lies within 0–100 is a matter for lint."""

    wert: Decimal
    relation: Relation = Relation.GENAU

    BEISPIELE: ClassVar[tuple[str, ...]] = ("14,7 %", "14,7%", "10 Prozent", "rund 18 %", "mindestens 50 %", "-3 %")

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        teile = _teile(nfc)
        wert = _wert(teile)
        if teile.einheit.casefold() not in ("%", "prozent"):
            way = "zum Beispiel 14,7 % oder 10 Prozent" if teile.einheit else f"{teile.zahl} %"
            raise Unlesbar("„{wert}“ ist keine Angabe in Prozent.", f"Schreiben Sie {way}.")
        return cls(text, wert, teile.relation)

    @property
    def ungefaehr(self) -> bool:
        """Whether the percentage is only about right."""
        return self.relation is Relation.UNGEFAEHR

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The number in house style, and the sign behind a no-break space."""
        return mit_einheit(_gesetzt(_teile(self._nfc), stil), "%")
