"""Betrag: what something costs, in the notations of real concepts.

A range with additions ("600 – 1.200 € + Fahrtkosten + Material pro Teilnehmer", Rhein-Kreis Neuss 2011), a rough
estimate and a yearly sum ("100.000 € pro Jahr", Lübeck), "1,6 Mio. €" (Aachen), no direct costs, each measure with a
council paper of its own (Neumünster). An open amount is not 0, and "keine" is not open.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar, NamedTuple, Self

from konzept.werte.stil import HAUSSTIL, Hausstil, Unlesbar, Wortlaut, mit_einheit
from konzept.werte.zahl import FREMDES_WORT, ZIFFERN, Relation, dezimal, relation


class Betragsart(Enum):
    """What kind of statement about money it is."""

    BETRAG = "Betrag"
    KEINE = "keine"
    OFFEN = "offen"
    EIGENE_VORLAGE = "eigene Vorlage"


_WORTE = {
    word: art
    for art, words in (
        (Betragsart.KEINE, "keine, keine kosten, keine direkten, keine direkten kosten, keine zusätzlichen, "
                           "keine zusätzlichen kosten, kostenneutral, kostenlos, ohne kosten"),
        (Betragsart.OFFEN, "offen, noch offen, noch nicht bekannt, noch nicht beziffert, wird noch ermittelt"),
        (Betragsart.EIGENE_VORLAGE, "eigene vorlage, eigene beschlussvorlage, mit eigener vorlage, "
                                    "gesonderte vorlage"),
    )
    for word in words.split(", ")
}  # fmt: skip

_FAKTOREN = (("m(?:rd|illiard)", "Mrd.", 9), ("mi", "Mio.", 6), ("t", "Tsd.", 3))
_FAKTOR = r"(?:Mrd\.?|Milliarden?|Mio\.?|Million(?:en)?|Tsd\.?|Tausend|T(?=€|EUR))"
_EURO = r"(?:€|EUR\b|Euro\b)"


def _summe(nr: int) -> str:
    # "5.000,-" and "5.000,--" say that there are no cents.
    return rf"(?P<z{nr}>{ZIFFERN})(?P<ohne{nr}>,[-–—]{{1,2}})?(?: ?(?P<f{nr}>{_FAKTOR}))?(?: ?(?P<e{nr}>{_EURO}))?"


_KOPF = re.compile(
    r"(?P<schaetzung>(?:grobe )?Schätzung: ?|(?:grob )?geschätzt(?:e|:)? )?(?P<takt>monatlich |jährlich |einmalig )?",
    re.IGNORECASE,
)
_ZAHLEN = re.compile(
    rf"(?:(?P<wort>von|zwischen) )?(?:{_summe(1)}(?P<bis> bis | und | ?[–-] ?))?{_summe(2)}", re.IGNORECASE
)
# No figure and no second clause in the unit: "je Kurs, höchstens 5.000 €" must not lose its limit.
_SCHWANZ = re.compile(
    r"(?:(?: ?/ ?| (?:je|pro) )(?P<je>(?:[0-9]+ )?[^\W\d_](?:[^€,;:()0-9]|:(?=[^\W\d_]))*(?<![. ]))"
    r"| (?P<takt>monatlich|jährlich|einmalig|im Monat|im Jahr))?(?P<geschaetzt> ?\((?:geschätzt|Schätzung)\))?",
    re.IGNORECASE,
)
_TAKTE = {"monatlich": "Monat", "im monat": "Monat", "jährlich": "Jahr", "im jahr": "Jahr", "einmalig": None, "": None}
_ZUSATZ = re.compile(r" ?\+ ?| (?:zzgl\.|zuzüglich|plus) ", re.IGNORECASE)
_FREMD = re.compile(r"[$£¥]|\b(?:USD|CHF|GBP|PLN|TRY|DM|DEM|Dollar|Franken|Pfund|Mark|Zloty|Lira)\b", re.IGNORECASE)
_GENERELL = (
    "Schreiben Sie zum Beispiel 12.500 €, ca. 5.000 €, 600–1.200 €, 500 € pro Kurs, 100.000 € + Fahrtkosten, keine, "
    "offen oder eigene Vorlage."
)


class _Teile(NamedTuple):
    """The wording of an amount taken apart: what is printed anew, and what stays."""

    vorn: str
    von: str
    von_faktor: str
    bis: str
    bis_faktor: str
    schwanz: str
    relation: Relation
    geschaetzt: bool
    je: str | None
    zusatz: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Betrag(Wortlaut):
    """An amount of money and what it depends on."""

    art: Betragsart
    von: Decimal | None = None
    """Least amount in euros; None if there is none ("bis 1.000 €") or it is not known."""
    bis: Decimal | None = None
    """Greatest amount in euros, equal to ``von`` for a single one; None if there is none ("ab 500 €")."""
    ungefaehr: bool = False
    geschaetzt: bool = False
    je: str | None = None
    """What the amount is paid for each time: "Jahr", "Teilnehmer*in"."""
    zusatz: tuple[str, ...] = ()
    """What comes on top: ("Fahrtkosten", "Material pro Teilnehmer")."""
    waehrung: str = "EUR"

    BEISPIELE: ClassVar[tuple[str, ...]] = (
        "12.500 €", "1.573,45 €", "12500 EUR", "1,6 Mio. €", "100 Tsd. €", "ca. 5.000 €", "ab 500 €", "bis 1.000 €",
        "600 – 1.200 €", "600 – 1.200 € + Fahrtkosten + Material pro Teilnehmer", "100.000 € pro Jahr", "500 € je Kurs",
        "1.200 € monatlich", "grobe Schätzung: 20.000 €", "keine", "kostenneutral", "offen", "eigene Vorlage",
    )  # fmt: skip

    @property
    def summierbar(self) -> bool:
        """Whether it can be added up: known at both ends, paid once, nothing on top."""
        return self.von is not None and self.bis is not None and self.je is None and not self.zusatz

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        art = _WORTE.get(nfc.casefold())
        if art is not None:
            return cls(text, art)
        teile = _zerlegt(nfc)
        von, bis = _euro(teile.von, teile.von_faktor), _euro(teile.bis, teile.bis_faktor)
        if von > bis:
            raise Unlesbar("„{wert}“ beginnt höher, als es endet.", "Prüfen Sie beide Beträge, oder tauschen Sie sie.")
        return cls(
            text,
            Betragsart.BETRAG,
            None if teile.relation in (Relation.HOECHSTENS, Relation.UNTER) else von,
            None if teile.relation in (Relation.MINDESTENS, Relation.UEBER) else bis,
            teile.relation is Relation.UNGEFAEHR,
            teile.geschaetzt,
            teile.je,
            teile.zusatz,
        )

    @property
    def sinn(self) -> object:
        """The euros it means with every condition: "1,6 Mio. €" and "1.600.000 €" are the same."""
        if self.art is not Betragsart.BETRAG:
            return self.text
        teile = _zerlegt(self._nfc)
        return self.von, self.bis, teile.relation.value, self.geschaetzt, self.je, self.zusatz

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The wording with its amount in house style; words and additions as they were written."""
        if self.art is not Betragsart.BETRAG:
            return self.text
        teile = _zerlegt(self._nfc)
        amount = _gesetzt(teile.bis, teile.bis_faktor, stil)
        if teile.von != teile.bis or teile.von_faktor != teile.bis_faktor:
            # "1,2–1,6 Mio. €" has one unit for both; else each has its own.
            if teile.von_faktor == teile.bis_faktor:
                first = stil.betrag(dezimal(teile.von), not teile.von_faktor)
            else:
                first = mit_einheit(_gesetzt(teile.von, teile.von_faktor, stil), "€")
            amount = stil.spanne(first, amount)
        return teile.vorn + mit_einheit(amount, "€") + teile.schwanz


def _gesetzt(zahl: str, faktor: str, stil: Hausstil) -> str:
    return mit_einheit(stil.betrag(dezimal(zahl), not faktor), faktor)


def _zerlegt(nfc: str) -> _Teile:
    """The parts of an amount; Unlesbar with the reason if it is none."""
    haupt, *zusatz = _ZUSATZ.split(nfc)
    kopf = _KOPF.match(haupt)
    vorn = kopf[0] if kopf else ""
    meaning, wort, rest = _grenze(haupt[len(vorn) :])
    found = _ZAHLEN.match(rest)
    if not found or not found["e2"] or not _stimmig(found, meaning):
        raise _grund(haupt, rest, found)
    ende = _SCHWANZ.fullmatch(rest, found.end())
    takt = ((kopf and kopf["takt"]) or (ende and ende["takt"]) or "").strip().casefold()
    if not ende or not all(zusatz) or takt not in _TAKTE or (kopf and kopf["takt"] and (ende["je"] or ende["takt"])):
        raise Unlesbar(
            "„{wert}“ lässt sich vor oder hinter dem Betrag nicht lesen.",
            "Hinter dem Betrag steht „pro …“, „je …“, „monatlich“, „jährlich“ oder „+ …“, zum Beispiel 500 € pro Kurs "
            "oder 12.500 € + Fahrtkosten; alles andere gehört in ein Textfeld.",
        )
    faktor = _faktor(found["f2"])
    erbt = found["z1"] and not found["e1"] and not found["f1"]
    return _Teile(
        vorn + wort,
        found["z1"] or found["z2"],
        faktor if erbt or not found["z1"] else _faktor(found["f1"]),
        found["z2"],
        faktor,
        ende[0] + "".join(f" + {part}" for part in zusatz),
        meaning,
        bool((kopf and kopf["schaetzung"]) or ende["geschaetzt"]),
        ende["je"] or _TAKTE[takt],
        tuple(zusatz),
    )


def _grenze(text: str) -> tuple[Relation, str, str]:
    """As ``relation``; for money, "ab" and "bis" are limits too."""
    meaning, wort, rest = relation(text)
    if meaning is Relation.GENAU:
        for limit, limit_meaning in (("ab ", Relation.MINDESTENS), ("bis ", Relation.HOECHSTENS)):
            if text[: len(limit)].casefold() == limit:
                return limit_meaning, text[: len(limit)], text[len(limit) :]
    return meaning, wort, rest


def _stimmig(found: re.Match[str], meaning: Relation) -> bool:
    """Whether "zwischen" goes with "und", "von" with "bis", and no range is called a limit."""
    if not found["z1"]:
        return not found["wort"]
    between = (found["wort"] or "").casefold() == "zwischen"
    return between == (found["bis"].strip().casefold() == "und") and meaning in (Relation.GENAU, Relation.UNGEFAEHR)


def _faktor(word: str | None) -> str:
    return next((name for start, name, _ in _FAKTOREN if word and re.match(start, word, re.IGNORECASE)), "")


def _euro(zahl: str, faktor: str) -> Decimal:
    wert = dezimal(zahl)
    if not faktor and len(zahl.partition(",")[2]) > 2:
        raise Unlesbar(
            "„{wert}“ hat mehr als zwei Stellen hinter dem Komma.",
            f"Schreiben Sie {zahl.replace(',', '.')} €, wenn Sie Tausender meinen, sonst Euro und Cent wie 1.573,45 €.",
            f"{zahl} €",
        )
    # Put together as text: a product would be rounded to the precision of the context.
    power = next((power for _, name, power in _FAKTOREN if name == faktor), 0)
    return Decimal(f"{Decimal(f'{wert}E{power}'):f}")


def _grund(haupt: str, rest: str, found: re.Match[str] | None) -> Unlesbar:
    """Why this is not an amount."""
    if re.match(rf"[-−–] ?{ZIFFERN}", rest):
        return Unlesbar("„{wert}“ ist negativ, ein Betrag ist es nie.", "Schreiben Sie ihn ohne Minuszeichen.")
    if _FREMD.search(haupt):
        return Unlesbar("„{wert}“ steht nicht in Euro.", "Rechnen Sie um, und schreiben Sie zum Beispiel 12.500 €.")
    if before := re.fullmatch(rf"{_EURO} ?({ZIFFERN})", rest, re.IGNORECASE):
        return Unlesbar("„{wert}“ beginnt mit der Währung.", f"Schreiben Sie {before[1]} €.")
    if found and not found["e2"]:
        amount = found[0].strip()
        if first := FREMDES_WORT.match(rest):
            dezimal(first[0])
        if _SCHWANZ.fullmatch(rest, found.end()):
            return Unlesbar("„{wert}“ fehlt die Währung.", f"Schreiben Sie {amount} €{rest[found.end() :]}.")
    return Unlesbar("„{wert}“ lässt sich nicht als Betrag lesen.", _GENERELL)
