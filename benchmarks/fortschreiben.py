"""The next edition of a generated concept, with what was changed, so that a comparison can be held to it."""

import copy
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.maengel import Massnahme, massnahmen

VORIGE = "../alt"


def fortgeschrieben(daten: dict[str, Any], prozent: float, saat: int = 1) -> tuple[dict[str, Any], dict[str, str]]:
    """The next edition with ``prozent`` of the measures changed, and id → what happened to it.

    Half of the changes are new deadlines, the rest is shared among wording, owner, title, new, dropped and moved, as
    in the pair of editions among the examples.
    """
    neu = copy.deepcopy(daten) | {"fassung": "2. Fortschreibung"}
    _nach(neu, "reifegrad", "vorgaenger", VORIGE)
    stellen = list(massnahmen(neu))
    wuerfel = Random(f"fortschreibung {saat}")
    anzahl = round(len(stellen) * prozent / 100)
    gewaehlt = sorted(sorted(range(len(stellen)), key=lambda _n: wuerfel.random())[:anzahl], reverse=True)
    geschehen: dict[str, str] = {}
    # From the end to the beginning: places that come earlier stay where they are.
    for n, stelle in enumerate(gewaehlt):
        liste, platz = stellen[stelle]
        art = ARTEN[n % len(ARTEN)]
        kennung = HANDLUNGEN[art](neu, liste, platz)
        geschehen[kennung] = art
    return neu, geschehen


def zaehlung(geschehen: dict[str, str]) -> Counter[str]:
    """How often what happened."""
    return Counter(geschehen.values())


def _nach(daten: dict[str, Any], davor: str, key: str, value: Any) -> None:
    """Put a key behind another one: files are generated in canonical order."""
    rest = list(daten.items())
    daten.clear()
    for name, inner in rest:
        daten[name] = inner
        if name == davor:
            daten[key] = value


def _frist(_daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    key = "frist" if "frist" in liste[platz] else "zeitraum"
    liste[platz][key] = "31.12.2030"
    return str(liste[platz]["id"])


def _wortlaut(_daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    liste[platz]["beschreibung"] += "Ab dem zweiten Jahr kommt ein Termin am Abend hinzu.\n"
    return str(liste[platz]["id"])


def _stelle(daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    alt = liste[platz]["verantwortlich"]
    andere = next(one["id"] for one in daten["akteure"] if one["id"] not in alt)
    liste[platz]["verantwortlich"] = [andere]
    return str(liste[platz]["id"])


def _titel(_daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    liste[platz]["titel"] += " mit neuem Zuschnitt"
    return str(liste[platz]["id"])


def _neu(_daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    alt = liste[platz]
    neu = {key: value for key, value in alt.items() if key != "indikatoren"}
    neu |= {"id": f"{alt['id']}-neu", "titel": f"{alt['titel']}, zweite Reihe"}
    liste.insert(platz + 1, neu)
    return str(neu["id"])


def _entfallen(daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    alt = liste.pop(platz)
    daten.setdefault("entfallen", []).append(
        {"id": alt["id"], "titel": alt["titel"], "grund": "Das Angebot wurde nicht angenommen."}
    )
    return str(alt["id"])


def _verschoben(daten: dict[str, Any], liste: list[Massnahme], platz: int) -> str:
    felder = daten["handlungsfelder"]
    ziele = [ziel for feld in felder for ziel in feld["leitziele"]]
    # The first goal is behind every place that is still to come, but for its own.
    neues_heim = next(ziel["massnahmen"] for ziel in reversed(ziele) if ziel["massnahmen"] is not liste)
    neues_heim.append(liste.pop(platz))
    return str(neues_heim[-1]["id"])


HANDLUNGEN: dict[str, Callable[[dict[str, Any], list[Massnahme], int], str]] = {
    "frist": _frist,
    "wortlaut": _wortlaut,
    "stelle": _stelle,
    "titel": _titel,
    "neu": _neu,
    "entfallen": _entfallen,
    "verschoben": _verschoben,
}
ARTEN = [art for other in HANDLUNGEN if other != "frist" for art in ("frist", other)]
