"""The gate: each thing it refuses, in words a person understands."""

from typing import Any

import muster
import pytest

from konzept.export.gate import check
from konzept.export.pandoc import read

KOPF = "# Kapitel {#kapitel}\n\n"
REFUSED = {
    "skipped heading": ("# A\n\n### B\n", "Im Abschnitt „B“: Die Überschrift der Ebene 3 folgt auf Ebene 1"),
    "starts below level 1": ("## A\n", "höchstens Ebene 1"),
    "level 6": ("# A\n\n## A\n\n### A\n\n#### A\n\n##### A\n\n###### A\n", "nur bis Ebene 5"),
    "empty heading": ("# {#a}\n", "Eine Überschrift ist leer"),
    "heading in a quote": ("# A\n\n> ## B\n", "steht in einer Liste, einem Zitat oder einer Tabelle"),
    "same id twice": ("# A {#x}\n\n# B {#x}\n", "„x“ kommt mehrfach vor"),
    "odd id": ("# A {#ä}\n", "Die Kennung „ä“ ist bei Überschriften nicht erlaubt"),
    "class": ("# A {.schick}\n", "Die Klasse „schick“ ist bei Überschriften nicht erlaubt"),
    "event handler": (KOPF + "[x](https://a.de){onclick=alert}\n", "Das Attribut „onclick“ ist bei Verweisen"),
    "style": (KOPF + "[x]{style=color:red}\n", "Das Attribut „style“ ist bei Textstellen"),
    "custom style": (KOPF + "::: {custom-style=Title}\nx\n:::\n", "Das Attribut „custom-style“"),
    "javascript": (KOPF + "[x](javascript:alert\\(1\\))\n", "Der Verweis auf „javascript:alert(1)“ ist nicht erlaubt"),
    "JavaScript": (KOPF + "[x](JaVaScript:alert\\(1\\))\n", "ist nicht erlaubt"),
    "data link": (KOPF + "[x](data:text/html,x)\n", "ist nicht erlaubt"),
    "file link": (KOPF + "[x](file:///etc/passwd)\n", "ist nicht erlaubt"),
    "relative link": (KOPF + "[x](anlage.pdf)\n", "ist nicht erlaubt"),
    "dangling link": (KOPF + "[x](#weg)\n", "Der Verweis „#weg“ führt ins Leere"),
    "link without words": (KOPF + "[](https://a.de)\n", "hat keinen Text"),
    "absolute image": (KOPF + "![x](/etc/passwd)\n", "„/etc/passwd“ liegt außerhalb"),
    "windows image": (KOPF + "![x](C:\\\\x.png)\n", "liegt außerhalb"),
    "remote image": (KOPF + "![x](https://a.de/x.png)\n", "liegt außerhalb"),
    "image upwards": (KOPF + "![x](bilder/../../x.png)\n", "liegt außerhalb"),
    "encoded image upwards": (KOPF + "![x](bilder/%2e%2e/x.png)\n", "liegt außerhalb"),
    "no such image": (KOPF + "![x](bilder/weg.png)\n", "wurde im Ordner des Konzepts nicht gefunden"),
    "not an image": (KOPF + "![x](text.png)\n", "weder PNG noch JPEG noch SVG"),
    "no alternative text": (KOPF + "![](bilder/logo.png)\n", "„bilder/logo.png“ fehlt der Alternativtext"),
    "odd width": (KOPF + "![x](bilder/logo.png){width=10px}\n", "ungültige Breite"),
    "table without header": (KOPF + "|   |   |\n|---|---|\n| a | b |\n", "Einer Tabelle fehlt die Kopfzeile"),
    "empty anchor": (KOPF + "[]{#a1}\n", "Der Anker „a1“ umfasst keinen Text"),
    "landscape in a quote": (KOPF + "> ::: quer\n> y\n> :::\n", "im Querformat"),
    "control character": (KOPF + "a\x01b\n", "U+0001 lässt sich nicht drucken"),
    "private character": (KOPF + "a\ue000b\n", "U+E000 lässt sich nicht drucken"),
}


def bild(name: str) -> bytes | None:
    return {**muster.BILDER, "text.png": b"kein Bild"}.get(name)


@pytest.mark.parametrize(("text", "satz"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, satz: str) -> None:
    meldungen = check(read(text), bild)
    assert any(satz in meldung for meldung in meldungen), meldungen


def test_sample_passes() -> None:
    assert check(read(muster.dokument().markdown), bild) == []


@pytest.mark.parametrize("kind", ["RawBlock", "RawInline"])
@pytest.mark.parametrize("form", ["html", "typst", "openxml", "tex"])
def test_raw_elements_are_refused(kind: str, form: str) -> None:
    raw: Any = {"t": kind, "c": [form, "<b>"]}
    ast = {"blocks": [raw if kind == "RawBlock" else {"t": "Para", "c": [raw]}]}
    assert check(ast, bild) == [f"Am Anfang: Roher Code ({form}) ist nicht erlaubt, nur Text."]


@pytest.mark.parametrize("element", ["Math", "Cite", "LineBlock", "Neuheit"])
def test_unknown_elements_are_refused(element: str) -> None:
    (satz,) = check({"blocks": [{"t": element, "c": []}]}, bild)
    assert element in satz


@pytest.mark.parametrize(
    "text", ["`<b>`{=html}", "```{=typst}\n#panic()\n```", "<b onclick='x'>b</b>", "\\newpage", "$x$"]
)
def test_reader_makes_no_raw_elements(text: str) -> None:
    assert all("Roher Code" not in satz for satz in check(read(KOPF + text), bild))
    assert "Raw" not in str(read(text))
    assert "Math" not in str(read(text))
