"""Colours in konzept.toml that letters cannot be read in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from konzept import faults
from konzept.cli.read import Eingabe
from konzept.cli.tomlfile import Datei
from konzept.finding import Finding, Span
from konzept.source import Places
from konzept.werte.farbe import MINDESTENS, abgehoben, gesagt, kontrast

if TYPE_CHECKING:
    from konzept.cli.judge import Massstab

_TABLE = "druck"
_SCHRIFT = {
    "akzent": "Überschriften und Verweise stehen in dieser Farbe auf Weiß, der Titel in Weiß auf ihr",
    "zweitfarbe": "Ziele und Fristen in Bildern stehen in dieser Farbe auf Weiß",
}
"""Keys of colours -> where letters meet them."""


def contrast(_source: Eingabe, massstab: "Massstab", places: Places) -> Iterator[Finding]:
    """A finding for every colour of the settings in which letters stand out too little."""
    datei = massstab.einstellungen
    if datei:
        places.texts[datei.name] = datei.text
        yield from _findings(datei)


def _findings(datei: Datei) -> Iterator[Finding]:
    # Only here: most towns have no colours of their own, and no check waits for those of the house.
    from konzept.gesicht import HAUS

    ground = HAUS.farben.grund
    for key, where in _SCHRIFT.items():
        colour = datei.values.get((_TABLE, key), "")
        if colour and kontrast(colour, ground) < MINDESTENS:
            better = abgehoben(colour, ground)
            yield faults.KONTRAST.at(
                _place(datei, key, colour),
                f"„{key}“ hebt sich von Weiß nur mit {gesagt(kontrast(colour, ground))} : 1 ab, gebraucht werden "
                f"4,5 : 1: {where}.",
                f"Der nächste dunklere Ton derselben Farbe ist „{better}“ mit {gesagt(kontrast(better, ground))} : 1.",
                f"{_TABLE}.{key}",
            )


def _place(datei: Datei, key: str, value: str) -> Span:
    line = datei.line(_TABLE, key)
    text = datei.text.split("\n")[line - 1] if line else ""
    column = max(text.find(value, text.find("=")), 0) + 1
    return Span(datei.name, line, column, line, column + len(value))
