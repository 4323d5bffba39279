"""A realistic document for the tests of the export, and what it may reach."""

import re
import struct
import zlib
from datetime import date
from pathlib import Path

from konzept.dokument import Dokument
from konzept.export import Werkzeug

VORLAGEN = Path(__file__).parents[2] / "templates"
ZEILEN = 120


def plainly(text: str) -> str:
    """Every ASCII punctuation character escaped, as the renderer does with plain values."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def png() -> bytes:
    """A small grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    rows = b"".join(b"\x00" + bytes(range(100, 148)) for _ in range(24))
    header = struct.pack(">LLBBBBB", 48, 24, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">
<rect width="300" height="100" fill="#edf2f4"/><path d="M10 90 L100 60 L200 40 L290 12" fill="none" stroke="#14556b"/>
<text x="10" y="20" font-family="'Source Sans 3'" font-size="12">Anteil</text></svg>"""
BILDER = {"bilder/logo.png": png(), "bilder/verlauf.svg": SVG}


def werkzeug() -> Werkzeug:
    """The templates of the repository and two pictures."""
    return Werkzeug(lambda name: VORLAGEN / name, BILDER.get)


def _tabelle() -> str:
    namen = [
        "Sprachkurse für Bürger\\*innen und Migrant\\*innen",
        "Fachstelle „Wohnen“",
        "Willkommenspaket",
        "Lotsinnen und Lotsen im Stadtteil",
        "Berufsorientierung an weiterführenden Schulen",
    ]
    zeilen = "\n".join(
        f"| [{n // 12 + 1}\\.{n % 12 + 1}]{{#p-{n}}} | {namen[n % 5]} | Koordinierungsstelle Integration "
        f"| {2024 + n % 5} | {(n * 37) % 90 + 5}\\.000 € |"
        for n in range(ZEILEN)
    )
    kopf = "| Nr. | Maßnahme | Verantwortlich | Frist | Kosten |\n|----|----------------|------------|-----|-------:|\n"
    return kopf + zeilen + "\n\n: Alle Maßnahmen mit Verantwortlichen, Fristen und Kosten\n"


_MASSNAHME = """
#### {nr} {titel} {{#m-{kennung} .unnumbered}}

Zugewanderte finden sich in der Stadt zurecht und kennen die Angebote; Bürger\\*innen und Migrant\\*innen begegnen sich
auf Augenhöhe \\(\\-sbetriebe\\)\\. Geplant sind *drei* Bausteine mit **klaren** Zuständigkeiten:

-   Beratung in der Muttersprache
-   Begleitung zu Behörden
    -   Ausländerbehörde
    -   Jobcenter

Verantwortlich

:   Koordinierungsstelle Integration

Frist

:   31\\. Dezember 2027
"""


_SCHLUSS = """
# Alte und neue Fassung {#quer-kapitel}

::: {.quer}

## Gegenüberstellung {#synopse}

| Alte Fassung | Neue Fassung | Erläuterung |
|---|---|---|
| Frist 2020 | Frist 2024 | verschoben |

:::

# Anhang {#anhang .unnumbered}

![Wappen](bilder/logo.png){width=30%}

Dank an alle Beteiligten\\.
"""


def _text() -> str:
    teile = [
        """# Integration als kommunale Aufgabe {#kapitel-1}

Die Stadt versteht Integration als „Querschnittsaufgabe“\\. Grundlage ist der Beschluss des Rates vom 29\\. September
2022\\.[^1] Näheres in [Kapitel 3](#kapitel-3) und unter [www\\.steinfurt\\.de](https://www.steinfurt.de/integration?a=1&b=2)\\.

[^1]: Vorlage 0921/2018/DS, öffentlich beraten\\.

> „Integration gelingt vor Ort\\.“

## Ausgangslage {#ausgangslage}

1.  Zuwanderung aus 94 Staaten
2.  Anteil der Einwohner\\*innen mit Einwanderungsgeschichte: 24,3 %
3.  [مرحبا بكم]{lang=ar dir=rtl} steht im Foyer des Rathauses 🙂

![Der Anteil steigt von 12 Prozent im Jahr 2010 auf 24 Prozent im Jahr 2022\\.](
bilder/verlauf.svg "Anteil der Einwohner:innen mit Einwanderungsgeschichte"){width=12cm}

## Verfahren und Beteiligung der Öffentlichkeit bei der Erarbeitung eines sehr langen Titels der Umlaute ÄÖÜß \
enthält {#verfahren}

"""
        + "Die Erarbeitung begann mit einer Auftaktveranstaltung, an der 140 Personen teilnahmen\\. " * 12
        + """

# Handlungsfelder {#kapitel-2}
"""
    ]
    for feld, name in enumerate(("Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen und Quartier"), 1):
        teile.append(f"\n## {name} {{#feld-{feld}}}\n\nHier steht, worum es im Handlungsfeld geht\\.\n")
        for ziel in (1, 2):
            teile.append(
                f"\n### Leitziel {feld}\\.{ziel} {{#z-{feld}-{ziel}}}\n\nAlle Kinder sprechen bei der "
                "Einschulung Deutsch\\.\n"
            )
            teile += [
                _MASSNAHME.format(
                    nr=f"{ziel}\\.{n}", titel="Stadt\\-App „Die Steinfurter“", kennung=f"{feld}-{ziel}-{n}"
                )
                for n in (1, 2)
            ]
    teile.append("\n# Maßnahmen im Überblick {#kapitel-3}\n\n" + _tabelle())
    teile.append(_SCHLUSS)
    return "".join(teile)


def dokument(markdown: str | None = None, titel: str = "Integrationskonzept der Stadt Steinfurt") -> Dokument:
    """The sample, or another text under its cover."""
    return Dokument(
        art="konzept",
        titel=titel,
        untertitel="Gemeinsam in Vielfalt leben",
        kommune="Kreisstadt Steinfurt",
        deckblatt=("Langfassung", "Fortschreibung 2024 bis 2028", "Stand: 1. März 2024"),
        datum=date(2024, 3, 1),
        markdown=_text() if markdown is None else markdown,
    )
