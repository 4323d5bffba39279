"""Concepts of any size for benchmarks and tests: German, realistic, and the same bytes for the same arguments.

    python -m benchmarks.erzeugen ZIEL --massnahmen 300              one file
    python -m benchmarks.erzeugen ZIEL --massnahmen 300 --geteilt    a file for each field of action
    python -m benchmarks.erzeugen ZIEL --flotte 200 --massnahmen 30  ZIEL/musterstadt-0001 and so on
    python -m benchmarks.erzeugen ZIEL --geaendert 5                 ZIEL/alt and ZIEL/neu, 5 % of the measures changed
    … --maengel 10                                                   every tenth measure has a fault a rule finds
    … --fehler 10                                                    every tenth measure has a fault the schema finds

A measure has 12 keys and about 60 words of description, as the concepts behind the figures of the performance goals.
"""

import argparse
import textwrap
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.fortschreiben import fortgeschrieben
from benchmarks.maengel import verdorben
from benchmarks.woerter import FELDER, FORMATE, GRUPPEN, MESSUNGEN, ORTE, SAETZE, STELLEN, ZIELE
from benchmarks.yaml_schreiben import yaml

VON, BIS = 2026, 2030
BREITE = 92
ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", " ": "-"})
GETEILT = ("handlungsfelder", "akteure", "gremien", "beschluesse", "berichtswesen", "beteiligung")


def konzept(massnahmen: int, saat: int = 1, kommune: str = "Musterstadt") -> dict[str, Any]:
    """The data of a concept with so many measures; ``saat`` decides about everything left to chance."""
    wuerfel = Random(f"konzept {saat}")
    stellen = _akteure(8 + massnahmen // 12)
    felder = min(len(FELDER), 3 + massnahmen // 25)
    kopf = {
        "konzept": "1",
        "titel": f"Zusammenleben in {kommune}",
        "art": "Integrationskonzept",
        "kommune": {"name": kommune, "form": "Stadt", "land": "Nordrhein-Westfalen"},
        "fassung": "1. Fortschreibung",
        "stand": f"15.11.{VON - 1}",
        "geltung": {"von": str(VON), "bis": str(BIS)},
        "reifegrad": "beschlossen",
        "leitbild": _absatz(wuerfel, 4),
        "leitgedanken": [{"id": f"leitgedanke-{n}", "text": _absatz(wuerfel, 2)} for n in range(1, 4)],
        "handlungsfelder": [
            _feld(wuerfel, nummer, range(nummer, massnahmen, felder), stellen) for nummer in range(felder)
        ],
    }
    return kopf | _rahmen(stellen)


def _rahmen(stellen: list[dict[str, Any]]) -> dict[str, Any]:
    gesamt = [{"akteur": one["id"], "anzahl": "1"} for one in stellen[:8]]
    tag, jahr = f"20.11.{VON - 1}", VON - 1
    beratung = {"gremium": "integrationsrat", "datum": tag, "oeffentlich": "ja", "ergebnis": "beschlossen"}
    rat = {"id": "integrationsrat", "name": "Integrationsrat", "mitglieder": gesamt, "gesamt": str(len(gesamt))}
    auftakt = {"id": "auftakt", "titel": "Auftaktveranstaltung", "zeitraum": f"03/{jahr}", "teilnehmende": "84"}
    return {
        "akteure": stellen,
        "gremien": [rat],
        "beteiligung": [auftakt],
        "beschluesse": [
            {
                "id": "vorlage",
                "nummer": f"117/{jahr}",
                "art": "Beschluss",
                "datum": f"15.11.{jahr}",
                "betreff": "Integrationskonzept, 1. Fortschreibung",
                "beratungsfolge": [beratung],
            }
        ],
        "berichtswesen": [
            {"id": "zwischenbericht", "art": "Zwischenbericht", "faellig": "nach 2 Jahren", "an": ["integrationsrat"]}
        ],
    }  # fmt: skip


def _akteure(anzahl: int) -> list[dict[str, Any]]:
    found = []
    for n in range(anzahl):
        name, art, gruppe = STELLEN[n % len(STELLEN)]
        runde = n // len(STELLEN)
        name += f" {ORTE[runde % len(ORTE)]}" * bool(runde) + f" {runde // len(ORTE) + 1}" * (runde >= len(ORTE))
        found.append({"id": f"a-{_ascii(name)}", "name": name, "art": art, "gruppe": gruppe})
    return found


def _feld(wuerfel: Random, nummer: int, eigene: range, stellen: list[dict[str, Any]]) -> dict[str, Any]:
    """A field of action: a goal for every four measures, every third with a lower goal that holds half of them."""
    ziele = []
    for n, start in enumerate(range(0, len(eigene), 4)):
        kennung = f"z-{nummer + 1}-{n + 1}"
        maszn = [_massnahme(wuerfel, one, stellen) for one in eigene[start : start + 4]]
        ziel: dict[str, Any] = {"id": kennung, "titel": f"{ZIELE[n % len(ZIELE)]} ({nummer + 1}.{n + 1})"}
        ziel["text"] = _absatz(wuerfel, 2)
        if n % 3 == 2 and len(maszn) > 1:
            halbzeit = f"Bis zur Halbzeit gilt es ({nummer + 1}.{n + 1})"
            teilziel = {"id": f"{kennung}-a", "titel": halbzeit, "frist": "2028"}
            ziel["teilziele"] = [teilziel | {"massnahmen": maszn[2:]}] if maszn[2:] else [teilziel]
            maszn = maszn[:2]
        elif n:
            maszn[-1] = _dient(maszn[-1], f"z-{nummer + 1}-{n}")
        ziele.append(ziel | {"massnahmen": maszn, "indikatoren": [_indikator(wuerfel, f"i-{nummer + 1}-{n + 1}", n)]})
    titel = FELDER[nummer]
    kopf = {"id": f"f-{_ascii(titel)}", "titel": titel, "einleitung": _absatz(wuerfel, 3)}
    return kopf | {"ausgangslage": _absatz(wuerfel, 4), "leitziele": ziele}


def _massnahme(wuerfel: Random, n: int, stellen: list[dict[str, Any]]) -> dict[str, Any]:
    # 7,919 is a prime: every number of the 10,000 pairs of words comes once.
    wahl = (n * 7_919) % (len(FORMATE) * len(GRUPPEN) * len(ORTE))
    form, rest = FORMATE[wahl % len(FORMATE)], wahl // len(FORMATE)
    gruppe, ort = GRUPPEN[rest % len(GRUPPEN)], ORTE[rest // len(GRUPPEN)]
    jahr = VON + 1 + n % (BIS - VON)
    kosten = f"{1 + int(wuerfel.random() * 40)}.500 €"
    found = {
        "id": f"m-{n + 1:04}-{_ascii(form)}",
        "titel": f"{form} für {gruppe} {ort}",
        "beschreibung": _absatz(wuerfel, 6),
        "verantwortlich": [_eine(wuerfel, stellen)["id"]],
        "beteiligte": list(dict.fromkeys(_eine(wuerfel, stellen)["id"] for _ in range(2))),
        "zielgruppe": gruppe,
        **({"zeitraum": f"{jahr - 1}–{jahr}"} if n % 4 == 0 else {"frist": f"{1 + n % 28:02}.{1 + n % 12:02}.{jahr}"}),
        "kosten": kosten,
        "finanzierung": [{"betrag": kosten, "zeitraum": str(jahr), "mittel": "Haushalt"}],
        "prioritaet": ("hoch", "mittel", "niedrig")[n % 3],
        "einfluss": ("eigen", "gemeinsam")[n % 2],
        "stand": [{"datum": f"15.11.{VON - 1}", "status": "geplant", "text": _eine(wuerfel, SAETZE)}],
    }
    return found | ({"indikatoren": [_indikator(wuerfel, f"i-m-{n + 1:04}", n)]} if n % 3 == 0 else {})


def _dient(massnahme: dict[str, Any], ziel: str) -> dict[str, Any]:
    """A measure that serves a further goal."""
    pairs = list(massnahme.items())
    return dict([*pairs[:3], ("ziele", [ziel]), *pairs[3:]])


def _indikator(wuerfel: Random, kennung: str, n: int) -> dict[str, Any]:
    titel, einheit, definition = MESSUNGEN[n % len(MESSUNGEN)]
    beginn = 20 + int(wuerfel.random() * 30)
    return {
        "id": kennung,
        "titel": titel,
        "art": "leistung",
        "einheit": einheit,
        "definition": definition,
        "quelle": "Jahresstatistik der Koordinierungsstelle",
        "turnus": "jährlich",
        "ausgangswert": str(beginn),
        "ausgangsjahr": str(VON - 1),
        "zielwert": f"mindestens {beginn + 20}",
        "frist": str(BIS),
    }


def _absatz(wuerfel: Random, saetze: int) -> str:
    start = int(wuerfel.random() * len(SAETZE))
    text = " ".join(SAETZE[(start + 5 * n) % len(SAETZE)] for n in range(saetze))
    return textwrap.fill(text, BREITE) + "\n"


def _eine(wuerfel: Random, auswahl: Any) -> Any:
    # Only random() is promised to stay the same from one Python to the next.
    return auswahl[int(wuerfel.random() * len(auswahl))]


def _ascii(text: str) -> str:
    return text.lower().translate(ASCII)


def dateien(daten: dict[str, Any], *, geteilt: bool = False) -> dict[str, bytes]:
    """The files of a concept, by their path in its folder: one, or one for each field of action and each list."""
    ganz = {key: value for key, value in daten.items() if not (geteilt and key in GETEILT)}
    found = {"konzept.yaml": yaml(ganz)}
    for key in GETEILT if geteilt else ():
        if key == "handlungsfelder":
            for n, feld in enumerate(daten[key], 1):
                found[f"{key}/{n:02}-{feld['id'].removeprefix('f-')}.yaml"] = yaml(feld)
        else:
            found[f"{key}.yaml"] = yaml(daten[key])
    return {name: text.encode("utf-8") for name, text in found.items()}


def schreiben(daten: dict[str, Any], ordner: Path, *, geteilt: bool = False) -> Path:
    """Write a concept into a folder, and say where it is."""
    for name, content in dateien(daten, geteilt=geteilt).items():
        ziel = ordner / name
        ziel.parent.mkdir(parents=True, exist_ok=True)
        ziel.write_bytes(content)
    return ordner


def flotte(anzahl: int, massnahmen: int, ordner: Path, saat: int = 1, *, geteilt: bool = False) -> list[Path]:
    """Write so many concepts, each of its own words, side by side."""
    return [
        schreiben(konzept(massnahmen, saat + n, f"Musterstadt {n}"), ordner / f"musterstadt-{n:04}", geteilt=geteilt)
        for n in range(1, anzahl + 1)
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ziel", type=Path)
    parser.add_argument("--massnahmen", type=int, default=30)
    parser.add_argument("--saat", type=int, default=1)
    parser.add_argument("--geteilt", action="store_true")
    parser.add_argument("--flotte", type=int)
    parser.add_argument("--geaendert", type=float)
    parser.add_argument("--maengel", type=int, default=0)
    parser.add_argument("--fehler", type=int, default=0)
    wahl = parser.parse_args()
    if wahl.flotte:
        flotte(wahl.flotte, wahl.massnahmen, wahl.ziel, wahl.saat, geteilt=wahl.geteilt)
        return
    daten = verdorben(konzept(wahl.massnahmen, wahl.saat), maengel=wahl.maengel, fehler=wahl.fehler)
    if wahl.geaendert is None:
        schreiben(daten, wahl.ziel, geteilt=wahl.geteilt)
        return
    schreiben(daten, wahl.ziel / "alt", geteilt=wahl.geteilt)
    neu, _ = fortgeschrieben(daten, wahl.geaendert, wahl.saat)
    schreiben(neu, wahl.ziel / "neu", geteilt=wahl.geteilt)


if __name__ == "__main__":
    main()
