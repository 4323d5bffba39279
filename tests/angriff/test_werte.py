"""Hostile words in every field: they arrive as words, in every format, or the call is refused in German."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.angriff.test_bilder import STELLE
from tests.angriff.werkstatt import ALLE, Druck, drucke, feld, kapitel, knapp

WORTE = """
#read("/etc/passwd")
#import "@preview/x:1.0.0": *
<script>alert(1)</script>
<img src=x onerror=alert(1)>
`<b>x</b>`{=html}
`<w:br/>`{=openxml}
```{=typst} #panic() ```
\\input{/etc/passwd}
\\newpage $x^2$
{{ 7*7 }} {{ konzept.__class__ }}
{% include "konzept.md.j2" %}
{%# weg #%} {# weg #}
[x]{.klasse onclick=alert(1)}
{#k .unnumbered}
# Kein Kapitel
::: quer
| keine | Tabelle |
- kein Punkt
1. keine Nummer
> kein Zitat
---
[^1] und ^[Note]
![x](../geheim.png)
<svg onload=alert(1)><iframe src=//a.de>
[Verweis](javascript:alert(1))
=HYPERLINK("http://a.de") {{ DDEAUTO c:\\x }}
"gerade" 'einfach' … -- ---
&amp; &lt; &#42; %20 %s {} \\
*a* **b** ***c*** _d_ __e__ ~f~
@label <label> $a$ //weg /*weg*/
C:\\Ordner\\Datei und \\\\server
""".strip().split("\n")
# In a Text these have a meaning, which is tested elsewhere.
MARKDOWN = ("*a*", "*weg*", "__", "- kein", "1. keine", "![x]", "\\\\server")


class Werte:
    """A value for every field of a concept, each beginning with another of the hostile words."""

    def __init__(self, so_viele: int | None = None, ende: str = "Ende") -> None:
        self.erwartet: list[str] = []
        self.so_viele, self.ende = so_viele, ende

    def zeile(self) -> str:
        return self._next(WORTE)

    def text(self) -> str:
        return self._next([wort for wort in WORTE if not any(sign in wort for sign in MARKDOWN)])

    def _next(self, words: list[str]) -> str:
        number = len(self.erwartet)
        at = number % len(words)
        value = f"{' · '.join([*words[at:], *words[:at]][: self.so_viele])} {self.ende}{number}."
        self.erwartet.append(value)
        return value


def ueberall(w: Werte) -> dict[str, Any]:
    """A concept with every field that takes words."""
    indikator = {
        "titel": w.zeile(), "definition": w.text(), "einheit": w.zeile(), "quelle": w.zeile(),
        "bezugsgruppe": w.zeile(), "zielwert": "X %", "frist": "2025",
    }  # fmt: skip
    massnahme = {
        "id": "m", "nr": "1.1", "titel": w.zeile(), "beschreibung": w.text(), "ziele": ["z", "t"],
        "verantwortlich": ["amt"], "beteiligte": ["rat"], "zielgruppe": w.zeile(), "frist": "2025", "zeitraum": "2024",
        "indikatoren": [{"id": "i", **indikator}], "hinweise": [w.text()], "zustaendigkeit": w.zeile(),
        "fundstelle": {"quelle": "q", "seite": "4"},
    }  # fmt: skip
    return {
        "titel": WORTE[2], "untertitel": WORTE[0], "art": WORTE[9],
        "kommune": {"name": WORTE[3], "form": '0; url=https://a.de" http-equiv="refresh" x="'},
        "bezeichnungen": {"handlungsfeld": w.zeile(), "handlungsfelder": w.zeile(), "leitziele": w.zeile(),
                          "massnahme": w.zeile(), "massnahmen": w.zeile(), "leitgedanken": w.zeile()},
        "leitgedanken": [{"id": "l", "text": w.text()}],
        "begriffe": [{"id": "b", "begriff": w.zeile(), "erklaerung": w.text()}],
        "kapitel": [{"id": "k", "titel": w.zeile(), "text": w.text(), "punkte": [{"id": "p", "text": w.text()}],
                     "abschnitte": [{"id": "a", "titel": w.zeile(), "text": w.text()}]}],
        "handlungsfelder": [{"id": "f", "titel": w.zeile(), "einleitung": w.text(), "ausgangslage": w.text(),
                             "leitziele": [{"id": "z", "titel": w.zeile(), "text": w.text(), "teilziele": [
                                 {"id": "t", "titel": w.zeile(), "text": w.text(), "massnahmen": [massnahme]}]}]},
                            {"id": "f2", "titel": "Zwei", "themen": [w.zeile(), w.zeile()]}],
        "akteure": [{"id": "amt", "name": w.zeile()}],
        "gremien": [{"id": "rat", "name": w.zeile(), "text": w.text(), "aufgaben": [w.text()], "gesamt": "7",
                     "mitglieder": [{"name": w.zeile(), "anzahl": "3", "vertretung": w.zeile()}]}],
        "berichtswesen": [{"id": "be", "art": w.zeile(), "an": ["amt"], "text": w.text()}],
        "danksagung": {"text": w.text(), "beteiligte": [w.zeile(), w.zeile()]},
        "impressum": {"herausgeber": w.zeile(), "anschrift": [w.zeile()], "telefon": w.zeile(), "fax": w.zeile(),
                      "email": w.zeile(), "internet": w.zeile(), "bildnachweis": w.text()},
        "quellen": [{"id": "q", "titel": w.zeile(), "text": w.text()}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def werte() -> Werte:
    return Werte()


@pytest.fixture(scope="module")
def voll(werte: Werte, tmp_path_factory: pytest.TempPathFactory) -> Druck:
    druck = drucke(tmp_path_factory.mktemp("voll"), ueberall(werte), arten=("konzept", "kurzfassung"))
    assert druck.code == 0, druck.meldung
    return druck


def said(value: str, text: str) -> bool:
    """Whether a text says it, in one piece or, where a long row of a table breaks between two pages, in two."""
    cuts = (len(value), *range(10, len(value) - 10))
    return any(value[:cut] in text and value[cut:] in text for cut in cuts)


@pytest.mark.parametrize("form", ALLE)
def test_every_field_says_itself(voll: Druck, werte: Werte, form: str) -> None:
    text = knapp(voll.text(form))
    assert len(werte.erwartet) > 45
    assert [value for value in werte.erwartet if not said(knapp(value), text)] == []
    for cover in (WORTE[0], WORTE[2], WORTE[3], 'url=https://a.de" http-equiv="refresh" x="'):
        assert knapp(cover) in text, cover


@pytest.mark.parametrize("form", ALLE)
def test_the_short_version_cites_what_the_concept_calls_itself(voll: Druck, form: str) -> None:
    assert re.search(re.escape(knapp(f"(s. {WORTE[9]}, S. ")) + r"\d+\)", knapp(voll.text(form, "kurzfassung")))


@pytest.mark.parametrize("art", ["konzept", "kurzfassung"])
def test_html_holds_nothing_that_acts(voll: Druck, art: str) -> None:
    tree = html.fromstring(voll.inhalt("html", art).decode())
    seen = list(tree.iter())
    assert len(seen) > 100
    assert not tree.xpath("//meta[@http-equiv='refresh']")
    assert not list(tree.iter("script", "iframe", "object", "embed", "form", "base"))
    for element in seen:
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name != "src" or value.startswith("data:image/"), value
            assert name != "href" or value.startswith("#"), value


HEIKEL = {
    "bidi": ("a\u202eb\u2066c\u061cd", "abcd"),
    "zero width": ("a\u200bb\u200fc\u2060d", "abcd"),
    "blank letters": ("a\u3164b\uffa0c\u180ed", "abcd"),
    "tags": ("a\U000e0041\U000e0042d", "ad"),
    "private use": ("a\ue000b\U000f0001c", "abc"),
    "no-break": ("5\u00a0% und 10\u202f000", "5\u00a0% und 10\u202f000"),
    "soft hyphen": ("Sprach\u00adkurs", "Sprachkurs"),
    "combining": ("Mu\u0308ller und cafe\u0301", "Müller und café"),
    "emoji": ("Gruß 🙂 und ❤️", "Gruß 🙂 und ❤️"),
    "turkish": ("İstanbul ığüşöç", "İstanbul ığüşöç"),
    "other blanks": ("a\u2003b\u3000c\u2009d", "a b c d"),
}


def test_special_characters(tmp_path: Path) -> None:
    rows = [(f"{name} {value} Ende", f"{name} {printed} Ende") for name, (value, printed) in HEIKEL.items()]
    title, printed_title = (" ".join(row[side] for row in rows) for side in (0, 1))
    druck = drucke(tmp_path, {"titel": title, **kapitel("\n\n".join(value for value, _ in rows))})
    assert druck.code == 0, druck.meldung
    for form in ALLE:
        text = knapp(unicodedata.normalize("NFC", druck.text(form)))
        # In the title and in the text.
        assert [printed for _, printed in rows if text.count(knapp(printed)) < 2] == [], form
        assert knapp(printed_title) in text, form


def test_arabic_arrives(tmp_path: Path) -> None:
    druck = drucke(tmp_path, kapitel("مرحبا"))
    assert druck.code == 0, druck.meldung
    for form in ("md", "docx", "html"):
        assert "مرحبا" in druck.text(form)
    # In a PDF the order of letters is a matter of the reader.
    assert set("مرحبا") <= set(druck.text("pdf"))


@pytest.mark.parametrize(
    ("daten", "ort"),
    [
        (kapitel("Willkommen 欢"), "Im Abschnitt „1 Kapitel“: Das Zeichen „欢“ (U+6B22)"),
        (kapitel("x[^a]\n\n[^a]: 欢"), "Im Abschnitt „1 Kapitel“: Das Zeichen „欢“ (U+6B22)"),
        ({"titel": "Stadt 欢"}, "Auf dem Deckblatt: Das Zeichen „欢“ (U+6B22)"),
        (kapitel("Nicht \u0378 vergeben"), "Im Abschnitt „Kapitel“: Das Zeichen U+0378"),
    ],
)
def test_what_no_font_has_is_named_with_its_place(tmp_path: Path, daten: dict[str, Any], ort: str) -> None:
    druck = drucke(tmp_path, daten, formate=["pdf"])
    assert druck.code == 2
    assert ort in druck.meldung
    assert STELLE.search(druck.meldung)


def test_a_font_of_the_town_stands_beside_ours(tmp_path: Path) -> None:
    # Before, the town's folder replaced ours, and everything was set in another face without a word.
    druck = drucke(tmp_path, kapitel("x"), formate=["pdf"], dateien={"templates/schriften/kaputt.ttf": b"x"})
    assert druck.code == 0, druck.meldung
    assert "SourceSans3" in fonts(druck.inhalt("pdf"))


def fonts(data: bytes) -> str:
    """Names of the fonts in a PDF."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return " ".join(str(e.get("/BaseFont", "")) for e in pdf.objects if isinstance(e, pikepdf.Dictionary))


@pytest.mark.parametrize(("form", "size"), [("md", 8_000), ("html", 8_000), ("docx", 8_000), ("pdf", 5_000)])
def test_a_wall_of_text(tmp_path: Path, form: str, size: int) -> None:
    # That two megabytes end at all is shown in test_prozess.py; here all of it arrives.
    word = "Einwanderungsgeschichte"
    massnahme = {"id": "m", "titel": "M", "beschreibung": f"{word} " * size}
    druck = drucke(tmp_path, feld(massnahmen=[massnahme]), formate=[form])
    assert druck.code == 0, druck.meldung
    text = druck.inhalt("md").decode() if form == "md" else druck.text(form)
    assert knapp(text).count(word) == size


def test_empty_values_are_refused_or_leave_nothing(tmp_path: Path) -> None:
    druck = drucke(tmp_path, {**kapitel("\u200b"), "danksagung": {"text": "", "beteiligte": []}})
    assert druck.code == 0, druck.meldung
    for daten, satz in (
        ({"titel": "\u200b"}, "Der Titel fehlt."),
        ({"kommune": {"name": "\u200b"}}, "Der Name der Kommune fehlt."),
        ({"kapitel": [{"id": "k", "titel": "\ue000"}]}, "Eine Überschrift ist leer."),
        ({"titel": "x" * 501}, "Der Titel hat 501 Zeichen"),
    ):
        druck = drucke(tmp_path, daten, formate=["md"])
        assert druck.code == 2
        assert satz in druck.meldung
