"""Status: how far a measure is. Six core words, and the word of the house in brackets behind them.

Reports use many more words (umgesetzt, bewährt, eingestellt, teilweise, neu, finanziert …) and mean different things
by the same one. A closed list of them fails, and without one nothing can be counted: so the core is counted, and the
house word is printed.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import ClassVar, Self
from unicodedata import normalize

from konzept.werte.stil import HAUSSTIL, Hausstil, Unlesbar, Wortlaut, gekuerzt


class Kern(Enum):
    """The six states that can be counted."""

    GEPLANT = "geplant"
    LAUFEND = "laufend"
    ABGESCHLOSSEN = "abgeschlossen"
    DAUERHAFT = "dauerhaft"
    ZURUECKGESTELLT = "zurückgestellt"
    ENTFALLEN = "entfallen"


class Ausgang(Enum):
    """What the next edition makes of a measure."""

    MASSNAHME = "bleibt Maßnahme"
    ANGEBOT = "geht als Angebot weiter"
    ENTFALLEN = "ist vorbei"


_KERNE = {kern.value: kern for kern in Kern} | {"zurueckgestellt": Kern.ZURUECKGESTELLT}

# Where a word is used for two states, both are proposed: nobody but the author can tell.
_VERWANDT: dict[str, tuple[Kern, ...]] = {
    word: kerne
    for kerne, words in (
        ((Kern.GEPLANT,), "neu, vorgesehen, beabsichtigt, in planung, in vorbereitung, offen, ausstehend, "
                          "noch nicht begonnen, nicht begonnen, beantragt, beschlossen, finanziert"),
        ((Kern.LAUFEND,), "begonnen, gestartet, angelaufen, läuft, aktiv, fortgesetzt, fortgeführt, bewährt, "
                          "in umsetzung, in arbeit, in bearbeitung, in durchführung, wird umgesetzt"),
        ((Kern.LAUFEND, Kern.ABGESCHLOSSEN), "teilweise, teilweise umgesetzt, zum teil umgesetzt, teilumgesetzt"),
        ((Kern.ABGESCHLOSSEN,), "umgesetzt, erledigt, fertig, fertiggestellt, erfüllt, erreicht, durchgeführt, "
                                "beendet, realisiert"),
        ((Kern.DAUERHAFT,), "fortlaufend, laufender prozess, daueraufgabe, verstetigt, ständig, etabliert"),
        ((Kern.ZURUECKGESTELLT,), "verschoben, ausgesetzt, pausiert, ruht, vertagt, gestoppt"),
        ((Kern.ZURUECKGESTELLT, Kern.ENTFALLEN), "nicht umgesetzt, nicht durchgeführt, nicht realisiert"),
        ((Kern.ENTFALLEN,), "eingestellt, gestrichen, abgebrochen, aufgegeben, entfällt, verworfen, "
                            "nicht erforderlich"),
    )
    for word in words.split(", ")
}  # fmt: skip

# House words that say more than the core word: what runs has become permanent, or what is finished goes on all the
# same. Only the whole word counts: „noch nicht verstetigt“ says the opposite, and nothing is guessed.
_STETIG = frozenset(word for word, kerne in _VERWANDT.items() if kerne == (Kern.DAUERHAFT,)) | {
    "dauerhaft", "dauerangebot", "regelangebot", "regelbetrieb", "im regelbetrieb", "in den regelbetrieb überführt",
    "in den regelbetrieb übernommen",
}  # fmt: skip
_WEITER: dict[Kern, frozenset[str]] = {
    Kern.LAUFEND: _STETIG | {"bewährt", "hat sich bewährt"},
    Kern.ABGESCHLOSSEN: _STETIG
    | {"fortgeführt", "fortgesetzt", "weitergeführt", "wird fortgeführt", "wird fortgesetzt", "wird weitergeführt",
       "läuft weiter"},
}  # fmt: skip
_TRENNT = re.compile(r"\s*[,;/]\s*|\s+und\s+")

_STATUS = re.compile(r"(?P<kern>[^()]+?)(?: ?\((?P<etikett>[^()]*[^() ][^()]*)\))?")
_ANGEHAENGT = re.compile(rf"(?P<kern>{'|'.join(_KERNE)})(?: ?[,;:/–-]+)? (?P<rest>[^()]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Status(Wortlaut):
    """A core word and, in brackets, what the house calls it: "laufend (bewährt)"."""

    kern: Kern
    etikett: str = ""

    BEISPIELE: ClassVar[tuple[str, ...]] = (
        "geplant", "laufend", "abgeschlossen", "dauerhaft", "zurückgestellt", "entfallen",
        "laufend (bewährt)", "abgeschlossen (umgesetzt)", "entfallen (eingestellt)",
    )  # fmt: skip

    @classmethod
    def _gelesen(cls, text: str, nfc: str) -> Self:
        found = _STATUS.fullmatch(nfc)
        kern = _KERNE.get(found["kern"].casefold()) if found else None
        if found is None or kern is None:
            raise Unlesbar(
                "„{wert}“ ist keiner der sechs Stände geplant, laufend, abgeschlossen, dauerhaft, zurückgestellt und "
                "entfallen.",
                _vorschlag(nfc),
            )
        return cls(text, kern, (found["etikett"] or "").strip())

    def gedruckt(self, stil: Hausstil = HAUSSTIL) -> str:
        """The core word in its one spelling, and the house word as it was written."""
        return f"{self.kern.value} ({self.etikett})" if self.etikett else self.kern.value

    @property
    def ausgang(self) -> Ausgang:
        """What the next edition makes of a measure in this state: the core word decides, and a house word that says
        it goes on (Potsdam's Bestandsaufnahme 2021: „bewährt“)."""
        words = _TRENNT.split(normalize("NFC", self.etikett).casefold())
        if self.kern is Kern.DAUERHAFT or not _WEITER.get(self.kern, frozenset()).isdisjoint(words):
            return Ausgang.ANGEBOT
        return Ausgang.ENTFALLEN if self.kern in (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN) else Ausgang.MASSNAHME


def _vorschlag(nfc: str) -> str:
    """What the author probably wants to write."""
    found = _STATUS.fullmatch(nfc)
    word = found["kern"].strip() if found else nfc
    kerne = _VERWANDT.get(word.casefold())
    if kerne:
        return "Schreiben Sie " + " oder ".join(f"„{kern.value} ({word})“" for kern in kerne) + "."
    if behind := _ANGEHAENGT.fullmatch(nfc):
        return f"Schreiben Sie „{behind['kern'].casefold()} ({gekuerzt(behind['rest'])})“."
    if close := get_close_matches(word.casefold()[:40], _KERNE, 1, 0.75):
        return f"Meinen Sie „{_KERNE[close[0]].value}“?"
    return "Schreiben Sie einen davon und das eigene Wort in Klammern dahinter, zum Beispiel „laufend (bewährt)“."
