"""No text is changed on its way into a file: hostile words, in every format, read back from the finished file."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import muster
import pytest
from lxml import etree, html

from konzept.export import Export, export
from konzept.export.ast import elements, plain
from konzept.export.pandoc import _call

TEXTE = """
Bürger*innen und Migrant*innen
Arbeitgeber*innen, Schüler*innen, Lehrer*innen und Eltern
Bürger:innen und Bürger_innen und BürgerInnen und Bürger/-innen
s. Integrationskonzept, S. 24
29. September 2022
4.1 Sprache
1) erstens
(1) erstens
a. Buchstabe
- Spiegelstrich
+ 5 %
* Stern
# Kein Titel
## 3. Kein Titel
> Kein Zitat
| keine | Tabelle |
--- drei Striche
... drei Punkte -- und Striche
„Zitat“ und ‚halbes‘ und »Winkel«
"gerade" und 'einfache' Zeichen
Kita's und Info’s
2024–2028 und 2024-2028 — so
(-sbetriebe)
<b>fett</b> & <script>alert(1)</script>
&amp; bleibt &amp;, &#42; auch
`Code` und ``mehr``
~~weg~~ H~2~O und x^2^
$x$ und $$y$$ kosten 5 $
\\newpage \\textbf{x}
@name und [@quelle, S. 3]
[Text](https://boese.example)
![Bild](/etc/passwd)
[^1] und ^[Note]
[x]{.klasse #id}
{#id .klasse}
::: quer
{{ nicht ersetzt }} {% raw %} {# nichts #}
#read("/etc/passwd")
#strong[x] #"y"; $ a $ @label <label>
// kein Kommentar
/* auch nicht */
= Kein Titel
/ Begriff: nein
~ Tilde ~ und \\~
`x`{=typst}
C:\\Ordner\\Datei.txt
https://www.steinfurt.de/a_b?c=1&d=2
mail@steinfurt.de
:smile: und :+1:
100 % & mehr, > 10 % und < 5 %
§ 5 Abs. 2 Nr. 1 AufenthG
Straße, ẞ, Åse, Łódź, Kraków, İstanbul, Đà Nẵng
Привет из Штайнфурта
10.200,50 € für 3 × 4 m²
● laufend ▲ verzögert ■ beendet ✓
TODO: [Platzhalter]
__init__ und _unter_ und **fett**
Nr. 1.10 bleibt 1.10
\\\\ doppelt und \\" Anführung
'; DROP TABLE massnahmen; -- Ende
""".strip().split("\n")


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _docx(data: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join("".join(t.text or "" for t in p.iter(f"{w}t")) for p in root.iter(f"{w}p"))


def _html(data: bytes) -> str:
    blocks: Any = html.fromstring(data.decode()).iterfind(".//main//*")
    return "\n".join(e.text_content() for e in blocks if e.tag in ("p", "li", "th", "td", "h2", "h3"))


def _markdown(data: bytes) -> str:
    blocks = json.loads(_call(["-f", "gfm", "-t", "json"], data, 30))["blocks"]
    return "\n".join(
        plain(e["c"] if e["t"] != "Header" else e["c"][2])
        for e in elements(blocks)
        if e["t"] in ("Para", "Plain", "Header")
    )


def _pdf(data: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    # Only the area of the text, without header and footer; raw, as the other modes guess at spaces and hyphens.
    command = ["pdftotext", "-raw", "-x", "0", "-y", "80", "-W", "596", "-H", "690", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


READERS: dict[str, Callable[[bytes], str]] = {"md": _markdown, "docx": _docx, "html": _html, "pdf": _pdf}


@pytest.fixture(scope="module")
def paragraphs() -> Export:
    parts = [f"Marke{n}\n\n{muster.plainly(text)}\n\n" for n, text in enumerate(TEXTE)]
    text = "# Kapitel {#k}\n\n" + "".join(parts) + f"Marke{len(TEXTE)}\n"
    return export(muster.dokument(text), list(READERS), muster.werkzeug())


@pytest.mark.parametrize("name", READERS)
def test_paragraphs(paragraphs: Export, name: str) -> None:
    text = _squeeze(READERS[name](paragraphs.dateien[name]))
    found = re.findall(r"(?<=Marke)(\d+) (.*?) (?=Marke\d)", text)
    assert len(found) == len(TEXTE) >= 60
    wrong = {TEXTE[int(n)]: got for n, got in found if got != TEXTE[int(n)]}
    assert wrong == {}


@pytest.fixture(scope="module")
def places() -> Export:
    """The same words as heading, list item, table cell, bold text, footnote and link."""
    parts = []
    for n, text in enumerate(TEXTE[:30]):
        word = muster.plainly(text)
        parts.append(
            f"## {word} {{#h{n}}}\n\n- {word}\n\n**{word}** [{word}](#h{n})[^{n}]\n\n[^{n}]: {word}\n\n"
            f"| {word} | {word} |\n|---|---|\n| {word} | {word} |\n\n"
        )
    return export(muster.dokument("# Kapitel {#k}\n\n" + "".join(parts)), list(READERS), muster.werkzeug())


@pytest.mark.parametrize("name", ["md", "docx", "html"])
def test_places(places: Export, name: str) -> None:
    text = _squeeze(READERS[name](places.dateien[name]))
    least = {"md": 7, "docx": 7, "html": 7}[name]
    assert {t: n for t in TEXTE[:30] if (n := text.count(t)) < least} == {}


def test_places_in_the_pdf(places: Export) -> None:
    # Cells break their lines, so spaces do not count here; long words may be divided by a soft hyphen.
    text = re.sub(r"[\s\u00ad]", "", _pdf(places.dateien["pdf"]))
    assert {t: n for t in TEXTE[:30] if (n := text.count(re.sub(r"\s", "", t))) < 6} == {}


def test_cover_is_plain_text(tmp_path: Path) -> None:
    titel = "Bürger*innen & „Vielfalt“ <b> #x 1. $y$"
    made = export(muster.dokument("# K {#k}\n\nx\n", titel), list(READERS), muster.werkzeug())
    assert titel in _docx(made.dateien["docx"])
    page: Any = html.fromstring(made.dateien["html"].decode())
    assert titel in _squeeze(page.text_content())
    assert titel in _markdown(made.dateien["md"])
    assert re.sub(r"\s", "", titel) in re.sub(r"\s", "", _pdf(made.dateien["pdf"]))
