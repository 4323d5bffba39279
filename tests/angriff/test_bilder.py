"""Pictures: only whole ones, only from inside, and nothing in them that acts or points elsewhere."""

import base64
import gzip
import os
import re
import struct
import unicodedata
from pathlib import Path

import pytest
from tests.angriff.werkstatt import ALLE, drucke, kapitel, knapp, png

from konzept.cli.images import MAX_IMAGE
from konzept.export.image_flaws import MAX_BYTES

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="50">{}</svg>'
)
JPEG = b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 11, 8, 24, 48, 1) + b"\x01\x11\x00\xff\xda\x00\x08" + b"\x00" * 40
BESCHAEDIGT = "ist beschädigt oder unvollständig"
AUSSERHALB = "liegt außerhalb"
STELLE = re.compile(r"konzept\.yaml:\d+:\d+: ")
FEHLT = "gibt es im Ordner des Konzepts nicht"

NAMEN = {
    "upwards": ("../geheim.png", AUSSERHALB),
    "encoded upwards": ("%2e%2e/geheim.png", AUSSERHALB),
    "absolute": ("/etc/passwd", AUSSERHALB),
    "windows": ("C:/x.png", AUSSERHALB),
    "http": ("http://a.de/x.png", AUSSERHALB),
    "network share": ("//a.de/x.png", AUSSERHALB),
    "windows share": ("\\\\\\\\a\\\\b\\\\x.png", AUSSERHALB),
    "windows upwards": ("..\\\\geheim.png", AUSSERHALB),
    "home": ("~/x.png", AUSSERHALB),
    "scheme": ("file:///etc/passwd", AUSSERHALB),
    "encoded twice": ("%252e%252e/geheim.png", FEHLT),
    "encoded slash": ("ordner%2f..%2f..%2fgeheim.png", AUSSERHALB),
    "nothing in between": ("a%00.png", FEHLT),
    "pipe": ("rohr.png", FEHLT),
    "link to a device": ("null.png", FEHLT),
    "link to itself": ("kreis.png", FEHLT),
    "long": (f"{'x' * 5_000}.png", FEHLT),
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
    (folder / "null.png").symlink_to("/dev/zero")
    (folder / "kreis.png").symlink_to(folder / "kreis.png")
    if name == "rohr.png":
        if not hasattr(os, "mkfifo"):
            pytest.skip("Dieses System kennt keine benannten Rohre (FIFO).")
        os.mkfifo(folder / name)
    druck = drucke(tmp_path, kapitel(f"![Bild]({name})"))
    assert druck.code == 2
    assert satz in " ".join(druck.meldung.split())
    assert STELLE.search(druck.meldung)
    assert druck.dateien() == {}


def nested(depth: int, inside: str = "") -> str:
    return SVG.format("<g>" * depth + inside + "</g>" * depth)


def doubling(times: int) -> str:
    groups = (f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, times))
    return SVG.format('<g id="g0"><rect width="9" height="9"/></g>' + "".join(groups) + f'<use href="#g{times - 1}"/>')


def inside(data: bytes, media: str = "image/svg+xml") -> str:
    return SVG.format(f'<image href="data:{media};base64,{base64.b64encode(data).decode()}"/>')


KAPUTT: dict[str, tuple[bytes | str, str]] = {
    "text": (b"hallo", "ist weder PNG noch JPEG noch SVG"),
    "empty": (b"", "ist weder PNG noch JPEG noch SVG"),
    "gif": (b"GIF89a" + bytes(40), "ist weder PNG noch JPEG noch SVG"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(40), "ist weder PNG noch JPEG noch SVG"),
    "pdf": (b"%PDF-1.7 <svg/>", "ist weder PNG noch JPEG noch SVG"),
    "packed svg": (gzip.compress(b"<svg/>"), "ist weder PNG noch JPEG noch SVG"),
    "large": (png() + bytes(MAX_BYTES), "ist größer als 20 MiB"),
    "png bomb": (png(50_000, 50_000, 1), "hat 50000 mal 50000 Bildpunkte"),
    "png without size": (png(0, 0), "hat 0 mal 0 Bildpunkte"),
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
    "capitals": (SVG.format("<STYLE>@IMPORT 'https://a.de/x'</STYLE>"), "verweist auf"),
    "escaped": (SVG.format("<rect style='fill: \\75rl(https://a.de/x)'/>"), "verweist auf „https://a.de/x"),
    "picture set": (SVG.format("<style>a{b: image-set('https://a.de/x' 1x)}</style>"), "verweist auf „https://a.de/x"),
    "filter": (SVG.format('<filter><feImage href="https://a.de/x.png"/></filter>'), "verweist auf „https://a.de/x"),
    "base": (SVG.format('<g xml:base="https://a.de/"><use href="#a"/></g>'), "verweist auf „https://a.de/“"),
    "script as address": (SVG.format('<a xlink:href=" java&#10;script:alert(1)">x</a>'), "verweist auf"),
    "page as address": (SVG.format('<a href="data:text/html,x">x</a>'), "verweist auf „data:text/html,x“"),
    "set": (SVG.format('<a><set attributeName="xlink:href" to="javascript:x"/></a>'), "enthält ein Skript"),
    "animated event": (SVG.format('<animate attributeName="onclick" values="x"/>'), "enthält ein Skript"),
    "page inside": (SVG.format("<foreignObject><p>x</p></foreignObject>"), "enthält mehr als eine Zeichnung"),
    "frame": (SVG.format('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>'), "enthält mehr als eine Zeichnung"),
    "svg in svg": (inside(SVG.format("<script/>").encode()), "enthält ein Bild, das nicht gedruckt werden kann"),
    "bomb in svg": (inside(png(50_000, 50_000, 1), "image/png"), "hat 50000 mal 50000 Bildpunkte"),
    "broken in svg": (inside(png()[:-30], "image/png"), BESCHAEDIGT),
    "outside type": ('<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://a.de/x"> %x;]>' + SVG.format(""), "Abkürzung"),
    "deep": (nested(20_000), "ist mehr als 100 Ebenen tief verschachtelt"),
    "doubling": (doubling(12), "wiederholt seine Teile zu oft"),
    "circle": (SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "wiederholt seine Teile"),
    "odd letters": ('<?xml version="1.0" encoding="utf-7"?>' + SVG.format(""), BESCHAEDIGT),
    "no font": (SVG.format("<text>欢</text>"), "Im Bild „b.bild“: Das Zeichen „欢“ (U+6B22)"),
    "no size": (SVG.replace("99", "0").format(""), "hat keine Größe"),
    "no box": (SVG.replace('width="99"', 'viewBox="0 0 0 0"').format(""), "hat keine Größe"),
}


@pytest.mark.parametrize(("data", "satz"), KAPUTT.values(), ids=KAPUTT)
def test_broken_and_hostile_pictures(tmp_path: Path, data: bytes | str, satz: str) -> None:
    druck = drucke(tmp_path, kapitel("![Bild](b.bild)"), formate=["html", "docx", "pdf"], dateien={"b.bild": data})
    assert druck.code == 2
    assert satz in druck.meldung
    assert STELLE.search(druck.meldung)
    assert druck.dateien() == {}


GUT: dict[str, bytes | str] = {
    "bild.png": png(),
    "hoch.png": png(60, 6_000),
    "breit.png": png(6_000, 10),
    "bild ä (1).png": png(),
    "bilder/bild.svg": SVG.format('<text y="20">Anteil 24 %</text><use href="#x"/><rect fill="url(#x)"/>'),
    "riesig.svg": SVG.replace("99", "999999").replace("50", "999999").format('<rect width="9" height="9"/>'),
    "falsch.jpg": png(),
    "riesige-flaeche.svg": SVG.replace('width="99"', 'viewBox="0 0 1e9 1e9"').format('<rect width="9" height="9"/>'),
    "bild-im-bild.svg": inside(png(), "image/png"),
    "tief.svg": nested(90, '<rect width="9" height="9"/>'),
    "kommentar.svg": SVG.format("<style>/* url(https://a.de) */ text { fill: red }</style>"),
    "illustrator.svg": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    + SVG.format("<text>x</text>"),
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


def test_links_that_stay_inside_and_umlauts_of_a_mac(tmp_path: Path) -> None:
    folder = tmp_path / "konzept"
    (folder / "bilder").mkdir(parents=True)
    (folder / "bilder" / unicodedata.normalize("NFD", "grün.png")).write_bytes(png())
    (folder / "link.png").symlink_to(folder / "bilder" / unicodedata.normalize("NFD", "grün.png"))
    druck = drucke(
        tmp_path, kapitel("![a](link.png) ![b](bilder/grün.png) ![c](bilder/gr%C3%BCn.png)"), formate=["html"]
    )
    assert druck.code == 0, druck.meldung
    assert druck.inhalt("html").count(b'src="data:image/png') == 3


def test_as_much_is_read_of_a_picture_as_may_be_printed() -> None:
    assert MAX_IMAGE == MAX_BYTES
