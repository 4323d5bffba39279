"""What was measured as a page of Markdown, in German."""

import os
import platform
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.messen import Lauf, Runde
from benchmarks.statistik import Wert, urteil, wert
from benchmarks.ziele import Vergleich, Ziel

ERKLAERUNGEN = Path(__file__).with_name("erklaerungen.toml")
EINHEITEN = {"×": "×", "MB": " MB", "": ""}
KOPF = """# Ergebnisse der Messungen

Geschrieben von `python -m benchmarks`. Verhältnisse gelten, absolute Zeiten gehören zur Maschine. Gemessen wird reihum
(konzept, Gegner, konzept, Gegner …), der erste Durchgang zählt nicht, solange ein zweiter Platz hat. Angegeben sind
Median und Quartile der Verhältnisse je Durchgang. Zeiten streuen: Ein Ziel gilt bis 15 % darüber als erfüllt „im
Spielraum“ (bei Exponenten entspricht das 0,06 je Zehnfaches), Speicher hat keinen. Spitze ist der Speicher des größten
einzelnen Prozesses. Vor dem Messen wird geprüft, dass alle dieselbe Arbeit tun.
"""
WER = """
- konzept läuft aus einer gewöhnlichen Umgebung mit Bytecode, mit allen Regeln, ohne Einstellungen.
- check-jsonschema prüft gegen `schema/konzept.schema.json` und liest mit ruamel.yaml in reinem Python.
- yamllint mit seinen üblichen Regeln, ohne Schema. spectral mit zehn Regeln (`benchmarks/gegner/spectral.yaml`), ohne
  Schema.
- deepdiff mit seinem eigenen Befehl `deep diff` (PyYAML in reinem Python), daneben mit libyaml.
- „pandoc und typst“: dieselben Fassungen der Programme auf demselben Markdown samt Bildern, ohne Vorlage, ohne PDF/UA.
- „beide Seiten lesen“: der Leser von konzept in einem eigenen Prozess, sonst nichts.
"""


@dataclass(frozen=True)
class Ergebnis:
    """A comparison with its rounds; none: there was no time left."""

    vergleich: Vergleich
    runden: Sequence[Runde]


def seite(ergebnisse: Sequence[Ergebnis], versionen: Mapping[str, str], dauer: float, *, richten: bool = True) -> str:
    """The whole page. ``richten``: whether goals are judged; at the sizes of the short form they say nothing."""
    parts = [
        KOPF,
        f"{_maschine(versionen, dauer)}{WER}\n## Ziele\n",
        *_ziele(ergebnisse, richten),
        *(_erklaert(ergebnisse) if richten else ()),
        "\n## Jeder Befehl\n",
        *_befehle(ergebnisse),
    ]
    return "\n".join(parts) + "\n"


def _maschine(versionen: Mapping[str, str], dauer: float) -> str:
    now = datetime.now().astimezone()
    told = ", ".join(f"{name} {version}" for name, version in versionen.items())
    return (
        f"Gemessen am {now:%d.%m.%Y} in {dauer / 60:.0f} Minuten auf {os.cpu_count()} Kernen ({_prozessor()}), "
        f"{platform.system()} {platform.machine()}. {told}.\n"
    )


def _prozessor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unbekannt"


def _ziele(ergebnisse: Iterable[Ergebnis], richten: bool) -> Iterator[str]:
    yield "| Nr. | Ziel | höchstens | gemessen | Quartile | Durchgänge | Urteil |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for ziel, value in _werte(ergebnisse):
        unit = EINHEITEN[ziel.einheit]
        words = [ziel.ziel, ziel.was, zahl(ziel.grenze) + unit]
        if value is None:
            words += ["–", "–", "0", "nicht gemessen"]
        else:
            said = urteil(value.mitte, ziel.grenze, ziel.spielraum) if richten else "–"
            words += [zahl(value.mitte) + unit, f"{zahl(value.unten)}–{zahl(value.oben)}", str(value.laeufe), said]
        yield f"| {' | '.join(words)} |"


def _werte(ergebnisse: Iterable[Ergebnis]) -> list[tuple[Ziel, Wert | None]]:
    found = []
    for one in ergebnisse:
        for ziel in one.vergleich.ziele:
            numbers = [ziel.zahl.rechne(runde) for runde in one.runden]
            known = [number for number in numbers if number == number]
            found.append((ziel, wert(known) if known else None))
    return sorted(found, key=lambda pair: int(pair[0].ziel.removeprefix("P")))


def _erklaert(ergebnisse: Sequence[Ergebnis]) -> Iterator[str]:
    missed = dict.fromkeys(
        ziel.ziel
        for ziel, value in _werte(ergebnisse)
        if value is not None and urteil(value.mitte, ziel.grenze, ziel.spielraum) == "verfehlt"
    )
    if missed:
        words = tomllib.loads(ERKLAERUNGEN.read_text(encoding="utf-8"))
        yield "\n## Zu den verfehlten Zielen\n"
        yield from (f"- **{one}**: {words.get(one, 'Noch nicht erklärt.')}" for one in missed)


def _befehle(ergebnisse: Iterable[Ergebnis]) -> Iterator[str]:
    yield "| Reihe | Befehl | Sekunden | Quartile | CPU-Sekunden | Spitze |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for one in ergebnisse:
        for name in one.vergleich.reihe.befehle if one.runden else ():
            laeufe = [runde[name] for runde in one.runden]
            took = wert([lauf.sekunden for lauf in laeufe])
            yield (
                f"| {one.vergleich.reihe.name} | {name} | {zahl(took.mitte)} | {zahl(took.unten)}–{zahl(took.oben)} | "
                f"{_mitte(laeufe, 'cpu')} | {_mitte(laeufe, 'spitze', ' MB')} |"
            )


def _mitte(laeufe: Sequence[Lauf], was: str, unit: str = "") -> str:
    known = [number for lauf in laeufe if (number := getattr(lauf, was)) is not None]
    return zahl(wert(known).mitte) + unit if known else "nicht gemessen"


def zahl(number: float) -> str:
    """Three figures, with a comma."""
    digits = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2 if abs(number) >= 1 else 3
    return f"{number:.{digits}f}".replace(".", ",")
