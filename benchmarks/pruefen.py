"""Whether those who are compared do the same work, and the work they should. Each check raises Ungleich."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.messen import Befehl, Runde, Ungleich, laufen

Pruefung = Callable[[Runde], None]
_ORT = re.compile(r"^.+?:\d+:\d+: (fehler|warnung|hinweis) \[", re.MULTILINE)
_FATE = {"frist": "geändert", "wortlaut": "geändert", "stelle": "geändert", "titel": "umbenannt", "neu": "neu",
         "entfallen": "entfallen", "verschoben": "verschoben"}  # fmt: skip
"""What the generator did → what diff calls it."""


def alle(*pruefungen: Pruefung) -> Pruefung:
    """Several checks as one."""

    def check(runde: Runde) -> None:
        for pruefung in pruefungen:
            pruefung(runde)

    return check


def ohne_fehler(name: str, konzepte: int = 1) -> Pruefung:
    """konzept lint has read so many concepts and found findings, but no fehler."""

    def check(runde: Runde) -> None:
        found = gewichte(runde[name].text())
        said = runde[name].fehler() + runde[name].text()
        _soll(found["fehler"] == 0, f"{name}: {found['fehler']} Fehler in einem Konzept ohne Fehler")
        _soll(found["hinweis"] > 0, f"{name}: kein Befund, liefen die Regeln?")
        counted = re.search(r"(\d+) Konzepte? geprüft", said)
        _soll(counted is not None and int(counted[1]) == konzepte, f"{name}: geprüft wurden nicht {konzepte} Konzepte")

    return check


def so_viele(name: str, fehler: int) -> Pruefung:
    """konzept lint has found exactly so many fehler, each with line and column."""

    def check(runde: Runde) -> None:
        text = runde[name].text()
        found = gewichte(text)
        _soll(found["fehler"] == fehler, f"{name}: {found['fehler']} statt {fehler} Fehler")
        _mit_ort(name, text)

    return check


def mit_ort(name: str) -> Pruefung:
    """konzept lint has found fehler, and every finding has line and column."""

    def check(runde: Runde) -> None:
        text = runde[name].text()
        _soll(gewichte(text)["fehler"] > 0, f"{name}: kein Fehler gefunden")
        _mit_ort(name, text)

    return check


def gewichte(text: str) -> Counter[str]:
    """How many findings of which weight stand in the short form of konzept lint."""
    return Counter(_ORT.findall(text))


def _mit_ort(name: str, text: str) -> None:
    without = [line for line in text.splitlines() if re.search(r"\b(?:fehler|warnung|hinweis) \[", line)
               and not _ORT.match(line)]  # fmt: skip
    _soll(not without, f"{name}: ohne Zeile und Spalte: {without[:1]}")


def nennt(name: str, wort: str) -> Pruefung:
    """The output of a command contains a word that only stands there if it has done its work."""
    return lambda runde: _soll(wort in runde[name].text(), f"{name}: In der Ausgabe fehlt „{wort}“")


def wie_erzeugt(befehl: Befehl, geschehen: Mapping[str, str], ordner: Path) -> Pruefung:
    """konzept diff says of each measure what the generator did to it, and of no other one anything; not timed."""

    def check(_runde: Runde) -> None:
        changes = json.loads(laufen(befehl, ordner / "lauf").text())["changes"]
        told: dict[str, set[str]] = {}
        for one in changes:
            if one["klasse"] == "Massnahme" or one["klasse_alt"] == "Massnahme":
                told.setdefault(one["id"], set()).add(one["kind"])
        wrong = [one for one, fate in geschehen.items() if _FATE[fate] not in told.get(one, set())]
        _soll(not wrong, f"konzept diff: anders als erzeugt: {wrong[:3]}")
        extra = told.keys() - geschehen.keys()
        _soll(not extra, f"konzept diff: nicht geändert, aber genannt: {sorted(extra)[:3]}")

    return check


def unterschiede(name: str, anzahl: int) -> Pruefung:
    """A peer has told at least so many differences, a line each."""

    def check(runde: Runde) -> None:
        lines = runde[name].text().count("root[")
        _soll(lines >= anzahl, f"{name}: {lines} Unterschiede, erwartet wenigstens {anzahl}")

    return check


def gleich(eins: str, zwei: str) -> Pruefung:
    """Two commands have written the same bytes to stdout."""

    def check(runde: Runde) -> None:
        same = runde[eins].ausgabe.read_bytes() == runde[zwei].ausgabe.read_bytes()
        _soll(same, f"{eins} und {zwei}: verschiedene Ausgabe")

    return check


def dateien(name: str, muster: str, anzahl: int = 1, kilobyte: float = 1) -> Pruefung:
    """A command has written so many files of that kind, none of them next to empty."""

    def check(runde: Runde) -> None:
        sizes = [path.stat().st_size / 1000 for path in runde[name].neu.glob(muster)]
        good = len(sizes) == anzahl and min(sizes) >= kilobyte
        _soll(good, f"{name}: {len(sizes)} Dateien {muster}, erwartet {anzahl} mit wenigstens {kilobyte:g} kB")

    return check


def seiten(name: str, von: int, bis: int) -> Pruefung:
    """A command has written one PDF with as many pages as the row promises."""

    def check(runde: Runde) -> None:
        import pikepdf

        found = sorted(runde[name].neu.glob("*.pdf"))
        _soll(len(found) == 1, f"{name}: {len(found)} PDF statt einem")
        with pikepdf.open(found[0]) as pdf:
            _soll(von <= len(pdf.pages) <= bis, f"{name}: {len(pdf.pages)} Seiten, erwartet {von} bis {bis}")

    return check


def lehnt_ab(name: str, ordner: Path, befehl: Befehl | None) -> Pruefung:
    """A peer, which has just accepted a concept without faults, refuses one with faults; run once, not timed."""

    def check(_runde: Runde) -> None:
        refused = befehl is not None and laufen(befehl, ordner / "lauf").code == 1
        _soll(refused, f"{name} nimmt ein Konzept mit Fehlern an")

    return check


def _soll(richtig: bool, sonst: str) -> None:
    if not richtig:
        raise Ungleich(sonst)
