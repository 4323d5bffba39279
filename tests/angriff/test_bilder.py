"""Pictures: only whole ones, only from inside, and nothing in them that acts or points elsewhere."""

import struct
from pathlib import Path

import pytest
from tests.angriff.werkstatt import ALLE, drucke, kapitel, knapp, png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="50">{}</svg>'
)
JPEG = b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 11, 8, 24, 48, 1) + b"\x01\x11\x00\xff\xda\x00\x08" + b"\x00" * 40
BESCHAEDIGT = "ist beschädigt oder unvollständig"
AUSSERHALB = "liegt außerhalb"
FEHLT = "gibt es im Ordner des Konzepts nicht"

NAMEN = {
    "upwards": ("../geheim.png", AUSSERHALB),
    "encoded upwards": ("%2e%2e/geheim.png", AUSSERHALB),
    "absolute": ("/etc/passwd", AUSSERHALB),
    "windows": ("C:/x.png", AUSSERHALB),
    "http": ("http://a.de/x.png", AUSSERHALB),
    "network share": ("//a.de/x.png", AUSSERHALB),
    "missing": ("weg.png", FEHLT),
    "folder": ("ordner", FEHLT),
    "link out": ("link.png", FEHLT),
    "link to a folder out": ("raus/geheim.png", FEHLT),
}


@pytest.mark.parametrize(("name", "satz"), NAMEN.values(), ids=NAMEN)
def test_pictures_from_elsewhere(tmp_path: Path, name: str, satz: str) -> None:
    folder = tmp_path / "konzept"
    (folder / "ordner").mkdir(parents=True)
    (folder / "link.png").symlink_to(tmp_path / "geheim.png")
    (folder / "raus").symlink_to(tmp_path)
    druck = drucke(tmp_path, kapitel(f"![Bild]({name})"))
    assert druck.code == 2
    assert satz in druck.meldung
    assert druck.dateien() == {}


KAPUTT: dict[str, tuple[bytes | str, str]] = {
    "text": (b"hallo", "ist weder PNG noch JPEG noch SVG"),
    "png cut": (png()[:-30], BESCHAEDIGT),
    "png head only": (png()[:20], BESCHAEDIGT),
    "png renamed": (png().replace(b"IDAT", b"IDAX"), BESCHAEDIGT),
    "png changed": (png()[:45] + b"\xff" + png()[46:], BESCHAEDIGT),
    "png without picture": (b"\x89PNG\r\n\x1a\n" + png()[8:33] + png()[-12:], BESCHAEDIGT),
    "png huge": (png(12_000, 12_000, 1), "hat 12000 mal 12000 Bildpunkte"),
    "jpeg cut": (JPEG, BESCHAEDIGT),
    "jpeg head only": (JPEG[:8], BESCHAEDIGT),
    "jpeg huge": (JPEG.replace(struct.pack(">HH", 24, 48), b"\xff\xff\xff\xff") + b"\xff\xd9", "65535 mal 65535"),
    "svg cut": ("<svg><g>", BESCHAEDIGT),
    "web page": ("<html><svg/></html>", "ist kein SVG"),
    "script": (SVG.format("<script>alert(1)</script>"), "enthält ein Skript"),
    "event": (SVG.format('<rect onclick="alert(1)"/>'), "enthält ein Skript"),
    "file": (SVG.format('<image xlink:href="file:///etc/passwd"/>'), "verweist auf „file:///etc/passwd“"),
    "beside": (SVG.format('<image href="../geheim.png"/>'), "verweist auf „../geheim.png“"),
    "use": (SVG.format('<use href="https://a.de/x.svg#a"/>'), "verweist auf „https://a.de/x.svg#a“"),
    "fonts": (SVG.format("<style>@import url(https://a.de/x.css);</style>"), "verweist auf"),
    "fill": (SVG.format("<rect style=\"fill: url('https://a.de/x')\"/>"), "verweist auf „https://a.de/x"),
    "stylesheet": ('<?xml-stylesheet href="https://a.de/x.css"?>' + SVG.format(""), "verweist auf"),
    "entity": (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>"),
        "Abkürzung",
    ),
    "laughs": ('<!DOCTYPE svg [<!ENTITY x "ha">]>' + SVG.format("<text>&x;</text>"), "Abkürzung"),
    "no font": (SVG.format("<text>欢</text>"), "Im Bild „b.bild“: Das Zeichen „欢“ (U+6B22)"),
    "no size": (SVG.replace("99", "0").format(""), "lässt sich nicht zeichnen"),
}


@pytest.mark.parametrize(("data", "satz"), KAPUTT.values(), ids=KAPUTT)
def test_broken_and_hostile_pictures(tmp_path: Path, data: bytes | str, satz: str) -> None:
    druck = drucke(tmp_path, kapitel("![Bild](b.bild)"), formate=["html", "docx", "pdf"], dateien={"b.bild": data})
    assert druck.code == 2
    assert satz in druck.meldung
    assert druck.dateien() == {}


GUT: dict[str, bytes | str] = {
    "bild.png": png(),
    "hoch.png": png(60, 6_000),
    "breit.png": png(6_000, 10),
    "bild ä (1).png": png(),
    "bilder/bild.svg": SVG.format('<text y="20">Anteil 24 %</text><use href="#x"/><rect fill="url(#x)"/>'),
    "riesig.svg": SVG.replace("99", "999999").replace("50", "999999").format('<rect width="9" height="9"/>'),
    "ohne.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}


@pytest.mark.parametrize("name", GUT)
def test_odd_pictures_are_printed(tmp_path: Path, name: str) -> None:
    druck = drucke(tmp_path, kapitel(f'![Alternativtext](<{name}> "Unterschrift")'), dateien={name: GUT[name]})
    assert druck.code == 0, druck.meldung
    for form in ALLE:
        # The title of a picture is its caption; it used to be lost.
        assert "Unterschrift" in knapp(druck.text(form)), form
    assert b'alt="Alternativtext"' in druck.inhalt("html")
    assert "](../" in druck.inhalt("md").decode(), "vom Ordner der Ausgabe aus genannt"


def test_a_letter_without_font_in_a_drawing_for_word(tmp_path: Path) -> None:
    # Word gets a printed picture, in which the letter would be an empty box.
    druck = drucke(tmp_path, kapitel("![x](b.svg)"), formate=["docx"], dateien={"b.svg": SVG.format("<text>欢</text>")})
    assert druck.code == 2
    assert "Im Bild „b.svg“: Das Zeichen „欢“ (U+6B22)" in druck.meldung


def test_no_alternative_text(tmp_path: Path) -> None:
    druck = drucke(tmp_path, kapitel("![](b.png) und ![\u200b](b.png)"), dateien={"b.png": png()})
    assert druck.code == 2
    assert "„b.png“ hat keinen Alternativtext" in druck.meldung
