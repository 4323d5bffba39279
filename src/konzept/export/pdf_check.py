"""Looks at a finished PDF: is everything there that Typst does not complain about?"""

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

A4 = (595.28, 841.89)
"""Width and height in points."""


def check_positions(karte: Mapping[str, Any]) -> list[str]:
    """German sentences about ids or table rows printed in one and the same place, or off their sheet.

    ``karte`` is the map the head of the document makes: ``anker`` and ``zeilen``, each with sheet and place in points,
    and ``hoehen``, the heights of the sheets. Typst prints an unbreakable table that is too long on top of itself or
    beyond the end of its page, without a word.
    """
    fehler: list[str] = []
    hoehen = dict(enumerate(karte["hoehen"], 1))
    for art, wort in (("anker", "Textstellen"), ("zeilen", "Tabellenzeilen")):
        seen: dict[tuple[int, float, float], str] = {}
        for stelle in karte[art]:
            ort = (stelle["blatt"], stelle["x"], stelle["y"])
            if stelle["y"] > hoehen[stelle["blatt"]]:
                fehler.append(f"Auf Seite {stelle['seite']} reichen {wort} über das Ende der Seite hinaus.")
            if ort in seen:
                name = f" („{seen[ort]}“ und „{stelle['id']}“)" if stelle["id"] else ""
                fehler.append(f"Auf Seite {stelle['seite']} stehen zwei {wort} übereinander{name}.")
            seen[ort] = stelle["id"]
    return list(dict.fromkeys(fehler))


def page_heights(data: bytes) -> list[float]:
    """Heights of the pages of a file in points."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [float(page.mediabox[3]) for page in pdf.pages]


def check_file(data: bytes, titel: str) -> list[str]:
    """German sentences about title, language, tags and page size of the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        sizes = {tuple(round(float(x)) for x in page.mediabox) for page in pdf.pages}
        erlaubt = {(0, 0, round(A4[0]), round(A4[1])), (0, 0, round(A4[1]), round(A4[0]))}
        tests = {
            "Im PDF fehlt der Titel des Dokuments.": str(pdf.docinfo.get("/Title", "")) == titel,
            "Im PDF ist die Sprache nicht Deutsch (de-DE).": str(root.get("/Lang", "")) == "de-DE",
            "Das PDF ist nicht mit Strukturangaben versehen.": "/StructTreeRoot" in root
            and bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)),
            "Im PDF fehlen die Lesezeichen.": "/Outlines" in root,
            "Das PDF hat Seiten in einem anderen Format als A4.": bool(sizes) and sizes <= erlaubt,
        }
    return [satz for satz, gut in tests.items() if not gut]
