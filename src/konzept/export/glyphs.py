"""Says in German why Typst gave up; above all, which character no font can print."""

import re
import struct
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from konzept.export.ast import BLAETTER, elements
from konzept.export.contract import Auftrag
from konzept.export.images import kind, load
from konzept.export.whereabouts import Stelle, placed


def explain(message: str, place: str, auftrag: Auftrag) -> list[str]:
    """German sentences for an error of Typst: the characters without a glyph, with their section, or its own words.

    ``place`` is Typst's report with file and line; empty if it was ended before it could say anything.
    """
    sentences = missing(_texts(auftrag), auftrag)
    line = re.search(r"(kopf|eigen)\.typ:(\d+)", place)
    own = auftrag.werkzeug.gesicht.satz
    file = own.name if own and line and line[1] == "eigen" else "der Vorlage typst/kopf.typ"
    where = f"Typst bricht in {file} ab, Zeile {line[2]}" if line else "Typst bricht ab"
    # Where Typst had no say, the sentence is ours.
    why = f"{where} ({message.strip()})." if place else message
    return sentences or [f"Das PDF konnte nicht gesetzt werden. {why}"]


def missing(texts: Iterable[tuple[Stelle, str]], auftrag: Auftrag) -> list[str]:
    """German sentences about the characters of some texts that no font can print."""
    places: dict[str, Stelle] = {}
    for stelle, text in texts:
        for char in text:
            if char.isprintable() and not unicodedata.category(char).startswith("Z"):
                places.setdefault(char, stelle)
    # Fonts take a while to read.
    fonts = [font for folder in auftrag.werkzeug.schriftordner for font in folder.rglob("*.[ot]tf")] if places else []
    printable = frozenset(char for font in fonts for char in characters(font))
    fehlend = {char: stelle for char, stelle in places.items() if ord(char) not in printable}
    return [
        stelle.says(
            f"Das Zeichen „{char}“ (U+{ord(char):04X}) ist in keiner Schrift enthalten, mit der gedruckt wird; "
            "bitte umschreiben oder eine passende Schrift in den Ordner „templates/schriften“ des Konzepts legen."
        )
        for char, stelle in fehlend.items()
    ]


def drawn(auftrag: Auftrag) -> Iterable[tuple[Stelle, str]]:
    """The words inside the drawings (SVG) of a document, with the name of the picture."""
    for element, stelle in placed(elements(auftrag.ast["blocks"], BLAETTER)):
        if element["t"] == "Image":
            source = element["c"][2][0]
            data = load(source, auftrag.werkzeug.bild)
            if kind(data) == "svg":
                words = re.sub(r"<[^>]*>", "", data.decode("utf-8", "replace"))
                yield Stelle(f"Im Bild „{unquote(source)}“", stelle.kennung), words


def _texts(auftrag: Auftrag) -> Iterable[tuple[Stelle, str]]:
    d = auftrag.dokument
    cover = Stelle("Auf dem Deckblatt", "")
    yield from ((cover, text) for text in (d.titel, d.untertitel, d.kommune, *d.deckblatt))
    yield from ((stelle, e["c"]) for e, stelle in placed(elements(auftrag.ast["blocks"])) if e["t"] == "Str")
    yield from drawn(auftrag)


def characters(font: Path) -> frozenset[int]:
    """Code points a TrueType or OpenType font has a glyph for (its ``cmap``, formats 4 and 12); none if broken."""
    try:
        return _mapped(font.read_bytes())
    except (struct.error, OSError):
        return frozenset()


def _mapped(data: bytes) -> frozenset[int]:
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(tables))
    start = next((offset for tag, _, offset, _ in records if tag == b"cmap"), None)
    if start is None:
        return frozenset()
    (count,) = struct.unpack_from(">H", data, start + 2)
    subtables = {struct.unpack_from(">HHL", data, start + 4 + 8 * i)[2] + start for i in range(count)}
    return frozenset(char for offset in subtables for char in _subtable(data, offset))


def _subtable(data: bytes, offset: int) -> Iterable[int]:
    (form,) = struct.unpack_from(">H", data, offset)
    if form == 12:
        (groups,) = struct.unpack_from(">L", data, offset + 12)
        for i in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, offset + 16 + 12 * i)
            yield from range(first, last + 1)
    elif form == 4:
        (double,) = struct.unpack_from(">H", data, offset + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, offset + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, offset + 16 + double)
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, last + 1)
