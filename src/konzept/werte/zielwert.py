"""Zielwert: what an indicator is to reach, in the notations of real concepts.

From the year goals of Rhein-Kreis Neuss (2011): "mindestens 10 Infoveranstaltungen", "je 10 % der Mitarbeiter mit
Publikumskontakt", a direction ("steigt"), a comparison with another series ("entspricht der Arbeitslosenquote des
Bevölkerungsdurchschnittes"), and the placeholder "Steigerung um X %", which is a target that is open and never 0.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar, NamedTuple, Self

from konzept.werte.stil import HAUSSTIL, Hausstil, Unlesbar, Wortlaut, mit_einheit
from konzept.werte.zahl import FREMDES_WORT, ZIFFERN, Relation, dezimal, relation


class Zielart(Enum):
    """What kind of target it is."""

    ZAHL = "Zahl"
    SPANNE = "Spanne"
    ANTEIL = "Anteil"
    VERAENDERUNG = "Veränderung"
    RICHTUNG = "Richtung"
    VERGLEICH = "Vergleich"
    JA_NEIN = "ja oder nein"
    OFFEN = "offen"


class Richtung(Enum):
    """Where a value is to move."""

    STEIGT = "steigt"
    SINKT = "sinkt"
    BLEIBT = "bleibt gleich"


_AUF = "Steigerung, Anstieg, Erhöhung, Zunahme, Zuwachs, steigt, steigen, steigern, erhöhen, erhöht sich, wächst"
_AB = "Senkung, Rückgang, Abnahme, Verringerung, Reduzierung, sinkt, sinken, senken, verringern, verringert sich"
_GLEICH = "bleibt gleich, gleichbleibend, bleibt stabil, bleibt unverändert, stabil, unverändert, konstant, halten"
_BEWEGUNG = {
    word.casefold(): richtung
    for richtung, words in ((Richtung.STEIGT, _AUF), (Richtung.SINKT, _AB))
    for word in words.split(", ")
} | {"+": Richtung.STEIGT, "-": Richtung.SINKT, "−": Richtung.SINKT, "–": Richtung.SINKT}
_RICHTUNG = (
    {word: richtung for word, richtung in _BEWEGUNG.items() if word[0].isalpha()}
    | dict.fromkeys(("steigend", "zunehmend", "nimmt zu", "mehr"), Richtung.STEIGT)
    | dict.fromkeys(("sinkend", "abnehmend", "nimmt ab", "weniger"), Richtung.SINKT)
    | dict.fromkeys(_GLEICH.split(", "), Richtung.BLEIBT)
)
_JA = "ja, erfüllt, erreicht, vorhanden, liegt vor, eingerichtet, installiert, umgesetzt, abgeschlossen, durchgeführt"
_NEIN = "nein, nicht erfüllt, nicht erreicht, nicht vorhanden, liegt nicht vor"
_JA_NEIN = dict.fromkeys(_JA.split(", "), True) | dict.fromkeys(_NEIN.split(", "), False)
_OFFEN = ("offen", "noch offen", "noch nicht festgelegt")

_SUBJEKT = r"(?:(?:die |der |das )?(?:Anzahl|Zahl|Anteil|Quote|Wert) )?"
_NUR_RICHTUNG = re.compile(rf"{_SUBJEKT}(?P<wort>.+)", re.IGNORECASE)
_VERB = "|".join(word for word in _BEWEGUNG if word[0].isalpha())
_BEZUG = r"(?P<hinten> (?:gegenüber|im Vergleich zu[mr]?) (?P<bezug>.+))?"
_AENDERUNGEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<vorn>{_SUBJEKT}(?P<verb>{_VERB}) (?P<um>um|auf) )(?P<menge>.+?){_BEZUG}",
        rf"(?P<vorn>{_SUBJEKT}(?P<um>um|auf) )(?P<menge>.+)(?P<hinten>(?P<bezug>) (?P<verb>{_VERB}))",
        rf"(?P<vorn>(?P<verb>[+\-−–])(?P<um>)) ?(?P<menge>.+?){_BEZUG}",
    )
)
_VERGLEICHE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:so (?:hoch|niedrig|viele?|gut) )?wie:? (?P<reihe>.*[^\W\d_].*)",
        r"(?:(?:die|der|das) .+? )?entspricht (?P<reihe>.*[^\W\d_].*)",
    )
)
_MASSSTAB = re.compile(r"(?P<reihe>(?:der|dem|den|die|das) .*[^\W\d_].*)", re.IGNORECASE)

_PLATZHALTER = r"(?:x{1,3}|…|\.{3}|_{2,}|\?{1,3})"
_WERT = rf"(?:{ZIFFERN}|{_PLATZHALTER})"
_MENGE = re.compile(
    rf"(?:(?P<wort>von|zwischen) )?(?:(?P<a>{_WERT})(?: ?(?P<ea>%|€|Prozent))?(?P<bis> bis | und | ?[–-] ?))?"
    rf"(?P<b>{_WERT})(?: ?(?P<zeichen>(?:[%‰]|°C?|€(?:/[^\W\d_]+)?)(?: .*)?)| (?P<wortlaut>[^\W\d_].*))?",
    re.IGNORECASE,
)
_PROZENT = re.compile(
    r"(?:%|Prozent)(?P<rest>(?: (?:der|des|dieser|aller|von den|von|unter den) (?P<gruppe>.+)| .+)?)", re.IGNORECASE
)
_VERAENDERT = re.compile(
    r"\b(?:mehr|weniger|höher|niedriger|gegenüber|als|steig\w*|sink\w*|senk\w*|erhöh\w*|verringer\w*)\b", re.IGNORECASE
)
_KEINE_EINHEIT = re.compile(
    r"(?:oder|und|bis|sowie|von|auf|um)\b.*|.*(?:[;!?]|: |[^\W\d_]{4}\. |, [0-9]).*|.{81,}", re.IGNORECASE
)


class _Menge(NamedTuple):
    """One number or two with their unit, taken apart: what is printed anew, and what stays."""

    vorn: str
    relation: Relation
    zahlen: tuple[str, ...]
    rest: str
    einheit: str
    gruppe: str

    @property
    def werte(self) -> tuple[Decimal, ...] | None:
        """The numbers; None if a placeholder stands for one."""
        return tuple(map(dezimal, self.zahlen)) if all(zahl[0].isdigit() for zahl in self.zahlen) else None

    def gesetzt(self, stil: Hausstil) -> str:
        printed = [stil.zahl(dezimal(zahl)) if zahl[0].isdigit() else zahl for zahl in self.zahlen]
        return self.vorn + mit_einheit(printed[0] if len(printed) == 1 else stil.spanne(*printed), self.rest)


class _Satz(NamedTuple):
    """A target with a number: the words around it and what they mean."""

    vorn: str
    menge: _Menge
    hinten: str = ""
    richtung: Richtung | None = None
    veraenderung: bool = False
    bezug: str = ""


@dataclass(frozen=True, slots=True)
class Zielwert(Wortlaut):
    """A target as it was written, and what it means."""

    art: Zielart
    relation: Relation = Relation.GENAU
    wert: Decimal | None = None
    """The number, or the amount of a change; None unless there is exactly one."""
    von: Decimal | None = None
    bis: Decimal | None = None
    einheit: str = ""
    """"%", "Infoveranstaltungen"; empty if the indicator says it."""
    gruppe: str = ""
    """What a share is of: "Mitarbeiter mit Publikumskontakt"."""
    richtung: Richtung | None = None
    vergleich: str = ""
    """The series to compare with; of a change, what it is measured against ("2020")."""
    ja: bool | None = None
    """Of a yes/no target, which of both is wanted."""

    BEISPIELE: ClassVar[tuple[str, ...]] = (
        "50", "mindestens 10 Infoveranstaltungen", "10 %", "40–50 %", "je 10 % der Mitarbeiter mit Publikumskontakt",
        "steigt", "sinkt", "bleibt gleich", "Anzahl steigt", "Steigerung um 5 %", "Senkung auf 12 %",
        "+ 5 % gegenüber 2020", "ja", "nein", "erfüllt", "wie: Landesdurchschnitt", "mindestens wie im Vorjahr",
        "entspricht der Arbeitslosenquote des Bevölkerungsdurchschnittes", "unter dem Landesdurchschnitt",
        "X %", "Steigerung um X %", "offen",
    )  # fmt: skip

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        folded = nfc.casefold()
        if folded in _OFFEN:
            return cls(text, Zielart.OFFEN)
        if folded in _JA_NEIN:
            return cls(text, Zielart.JA_NEIN, ja=_JA_NEIN[folded])
        alone = _NUR_RICHTUNG.fullmatch(nfc)
        if alone and (richtung := _RICHTUNG.get(alone["wort"].casefold())):
            return cls(text, Zielart.RICHTUNG, richtung=richtung)
        if reihe := _vergleich(nfc):
            return cls(text, Zielart.VERGLEICH, reihe[0], vergleich=reihe[1])
        satz = _satz(nfc)
        if satz is None:
            raise _grund(nfc)
        return cls._beziffert(text, satz)

    @classmethod
    def _beziffert(cls, text: str, satz: _Satz) -> Self:
        menge, werte = satz.menge, satz.menge.werte
        wert = von = bis = None
        art = Zielart.ANTEIL if menge.gruppe else Zielart.ZAHL
        if werte is None:
            art = Zielart.OFFEN
        elif len(werte) == 1:
            wert = werte[0]
        else:
            art, (von, bis) = Zielart.SPANNE, werte
            if von > bis:
                raise Unlesbar(
                    "„{wert}“ beginnt höher, als es endet.", "Prüfen Sie beide Zahlen, oder tauschen Sie sie."
                )
        if satz.veraenderung and werte is not None:
            art = Zielart.VERAENDERUNG
        rest = (menge.einheit, menge.gruppe, satz.richtung, satz.bezug)
        return cls(text, art, menge.relation, wert, von, bis, *rest)

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The wording with its numbers in house style; words as they were written."""
        if self.art in (Zielart.JA_NEIN, Zielart.RICHTUNG, Zielart.VERGLEICH):
            return self.text
        satz = _satz(self._nfc)
        return satz.vorn + satz.menge.gesetzt(stil) + satz.hinten if satz else self.text


def _vergleich(nfc: str) -> tuple[Relation, str] | None:
    """Relation and series of a comparison."""
    meaning, _, rest = relation(nfc)
    for pattern in (*_VERGLEICHE, *((_MASSSTAB,) if meaning is not Relation.GENAU else ())):
        if found := pattern.fullmatch(rest):
            return meaning, found["reihe"]
    return None


def _satz(nfc: str) -> _Satz | None:
    """A target with a number or a placeholder for one; None if it is none."""
    for pattern in _AENDERUNGEN:
        found = pattern.fullmatch(nfc)
        richtung = _BEWEGUNG.get(found["verb"].casefold()) if found else None
        menge = _menge(found["menge"]) if found and richtung else None
        if found and menge:
            vorn = found["vorn"] if found["verb"] not in "-–" else "−"
            veraenderung = found["um"].casefold() != "auf"
            return _Satz(vorn, menge, found["hinten"] or "", richtung, veraenderung, found["bezug"] or "")
    menge = _menge(nfc)
    return menge and _Satz("", menge)


def _menge(text: str) -> _Menge | None:
    """Number or range with unit; None if it is none, Unlesbar if it is one that could be misread."""
    je = re.match(r"(?:je|jeweils) ", text, re.IGNORECASE)
    meaning, wort, rest = relation(text[je.end() :] if je else text)
    found = _MENGE.fullmatch(rest)
    if not found or not _stimmig(found, meaning):
        return None
    einheit = found["zeichen"] or found["wortlaut"] or ""
    if _KEINE_EINHEIT.fullmatch(einheit):
        return None
    if _VERAENDERT.search(einheit):
        raise Unlesbar(
            "„{wert}“ lässt offen, ob die Veränderung oder der Endwert gemeint ist.",
            "Schreiben Sie zum Beispiel „Steigerung um 5 %“ oder „Steigerung auf 50 %“.",
        )
    zahlen = (found["a"], found["b"]) if found["a"] else (found["b"],)
    for zahl in zahlen:
        if zahl[0].isdigit():
            dezimal(zahl)
    gruppe = ""
    if percent := _PROZENT.fullmatch(einheit):
        einheit, gruppe = f"%{percent['rest']}", percent["gruppe"] or ""
    return _Menge((je[0] if je else "") + wort, meaning, zahlen, einheit, "%" if gruppe else einheit, gruppe)


def _stimmig(found: re.Match[str], meaning: Relation) -> bool:
    """Whether "zwischen" goes with "und", the units of a range are one, and no range is called a limit."""
    if not found["a"]:
        return not found["wort"]
    between = (found["wort"] or "").casefold() == "zwischen"
    second = (found["zeichen"] or found["wortlaut"] or "").casefold().replace("prozent", "%")
    return (
        between == (found["bis"].strip().casefold() == "und")
        and second.startswith((found["ea"] or "").casefold().replace("prozent", "%"))
        and meaning in (Relation.GENAU, Relation.UNGEFAEHR)
    )


def _grund(nfc: str) -> Unlesbar:
    """Why this is not a target; Unlesbar raised if its number is at fault."""
    if first := FREMDES_WORT.match(relation(nfc)[2]):
        dezimal(first[0])
    return Unlesbar(
        "„{wert}“ lässt sich nicht als Zielwert lesen.",
        "Schreiben Sie zum Beispiel „mindestens 10 Veranstaltungen“, „steigt“ oder „wie: Landesdurchschnitt“, und "
        "„offen“, solange das Ziel nicht feststeht.",
    )
