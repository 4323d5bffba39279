"""Texts with a structure: what is meant arrives, what cannot be printed is said, and nothing is lost on the way."""

import random
from pathlib import Path

import pytest
from lxml import html
from markdown_it.tree import SyntaxTreeNode
from tests.angriff.test_bilder import STELLE
from tests.angriff.werkstatt import ALLE, drucke, feld, kapitel, knapp

from konzept.export.ast import elements, plain
from konzept.export.pandoc import read
from konzept.render.markdown import Footnotes, markdown
from konzept.render.parse import parse
from konzept.werte import Text


def test_links_that_may_be(tmp_path: Path) -> None:
    links = {
        "Umlaut": ("https://a.de/gr%C3%BC%C3%9Fe?q=1&b=2", "https://a.de/grüße?q=1&b=2"),
        "Klammer": ("https://a.de/x_(y)", "https://a.de/x_(y)"),
        "Anführung": ("https://a.de/%22x%22'y", 'https://a.de/"x"\'y'),
        "Winkel": ("https://a.de/%3Cb%3E", "<https://a.de/\\<b\\>>"),
        "Leerzeichen": ("https://a.de/a%20b", "<https://a.de/a b>"),
        "Entität": ("https://a.de/?a=1&copy;=2&lt;", "https://a.de/?a=1&amp;copy;=2&amp;lt;"),
        "Post": ("mailto:amt@a.de", "mailto:amt@a.de"),
    }
    druck = drucke(tmp_path, kapitel(" und ".join(f"[{name}]({url})" for name, (_, url) in links.items())))
    assert druck.code == 0, druck.meldung
    tree = html.fromstring(druck.inhalt("html").decode())
    found = {a.text_content(): a.get("href") for a in tree.iterfind(".//main//a")}
    assert found == {name: target for name, (target, _) in links.items()}
    for form in ALLE:
        assert all(name in druck.text(form) for name in links), form


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "[x](<java&#115;cript:alert(1)>)",
    ],
)
def test_links_that_may_not_be_stay_words_or_are_refused(tmp_path: Path, link: str) -> None:
    druck = drucke(tmp_path, kapitel(link))
    if druck.code == 2:
        assert "liegt außerhalb des Ordners" in " ".join(druck.meldung.split())
        return
    hrefs = [a.get("href") for a in html.fromstring(druck.inhalt("html").decode()).iter("a")]
    assert hrefs
    assert all(href.startswith("#") for href in hrefs)
    for form in ALLE:
        assert knapp(link) in knapp(druck.text(form)), form


@pytest.mark.parametrize(
    ("text", "satz"),
    [
        ("[x](anlage.pdf)", "Der Verweis auf „anlage.pdf“ ist nicht erlaubt"),
        ("[x](//boese.example/x)", "ist nicht erlaubt"),
        ("[](https://a.de)", "hat keinen Text"),
        ("[x](#gibt-es-nicht)", "führt ins Leere"),
        ("a[^x] b\n\n[^x]: eins\n\n[^x]: zwei", "Die Fußnote [^x] hat mehr als einen Wortlaut"),
        ("a[^x]\n\n[^x]: eins[^y]\n\n[^y]: zwei", "In der Fußnote [^x] steht eine weitere: [^y]"),
        ("a[^x]\n\n[^x]:", "Die Fußnote [^x] ist leer"),
        ("\n".join("  " * n + f"- Ebene{n}" for n in range(30)), "Eine Liste hat mehr als 9 Ebenen"),
        ("\n".join("  " * n + f"- Ebene{n}" for n in range(60)), "Im Text „- Ebene0 - Ebene1"),
        ("- " * 3_000 + "x", "zu tief verschachtelt"),
        ("x" * 2_000_000, "Das Wort „xxxxxxxxxxxxxxxxxxxx…“ hat 2000000 Zeichen; möglich sind 20000"),
    ],
)
def test_refused(tmp_path: Path, text: str, satz: str) -> None:
    druck = drucke(tmp_path, kapitel(text), formate=["md"])
    assert druck.code == 2
    assert satz in " ".join(druck.meldung.split())
    assert STELLE.search(druck.meldung)
    assert druck.dateien() == {}


def test_nine_lists_in_lists(tmp_path: Path) -> None:
    # The parser's own limit used to drop whatever lay deeper than nine.
    words = [f"Ebene{n}" for n in range(9)]
    druck = drucke(tmp_path, kapitel("\n".join("  " * n + f"- {word}" for n, word in enumerate(words))))
    assert druck.code == 0, druck.meldung
    for form in ALLE:
        assert all(word in druck.text(form) for word in words), form


def test_footnotes_of_every_place(tmp_path: Path) -> None:
    note = "[^a]\n\n[^a]: Note-{}"
    places = ("gedanke", "aufgabe", "quelle", "punkt", "begriff", "massnahme", "indikator", "bild", "dank")
    text = {place: place + note.format(place) for place in places}
    daten = {
        "leitgedanken": [{"id": "l", "text": text["gedanke"]}],
        "gremien": [{"id": "g", "name": "Rat", "aufgaben": [text["aufgabe"]]}],
        "quellen": [{"id": "q", "titel": "Q", "text": text["quelle"]}],
        "begriffe": [{"id": "b", "begriff": "B", "erklaerung": text["begriff"]}],
        "impressum": {"bildnachweis": text["bild"]},
        "danksagung": {"text": text["dank"]},
        **kapitel("x", punkte=[{"id": "p", "text": text["punkt"]}]),
        **feld(massnahmen=[{"id": "m", "titel": "M", "beschreibung": text["massnahme"], "indikatoren": [
            {"id": "i", "titel": "I", "definition": text["indikator"]}]}]),
    }  # fmt: skip
    druck = drucke(tmp_path, daten)
    assert druck.code == 0, druck.meldung
    for form in ("docx", "html", "pdf"):
        printed = druck.text(form)
        assert [place for place in places if printed.count(f"Note-{place}") != 1] == [], form
    assert druck.inhalt("md").decode().count("]: Note-") == len(places)


@pytest.mark.parametrize(
    ("text", "worte"),
    [
        ("Nur so.\n\n[^u]: nie genannt", ["Nur so.", "[^u]: nie genannt"]),
        ("Zeile eins\\\nZeile zwei", ["Zeile eins", "Zeile zwei"]),
        ("***fett und* nur fett** *a***b** *kursiv **beides***", ["fett und nur fett ab kursiv beides"]),
        ("- - -\n- *\n- danach", ["danach"]),
        ("1. eins\n2. zwei\n\n5. Mai 2024", ["eins", "zwei", "5. Mai 2024"]),
        ("**Bürger*innen** und *Migrant*innen*", ["Bürger*innen und Migrant*innen"]),
    ],
)
def test_nothing_is_lost(tmp_path: Path, text: str, worte: list[str]) -> None:
    druck = drucke(tmp_path, kapitel(text))
    assert druck.code == 0, druck.meldung
    for form in ALLE:
        printed = knapp(druck.text(form))
        assert [word for word in worte if knapp(word) not in printed] == [], form


def test_five_thousand_of_every_sign(tmp_path: Path) -> None:
    signs = "[]()*_`<>!~^$\\|#{}&"
    druck = drucke(tmp_path, kapitel("\n\n".join(f"Anfang {sign * 5_000} Ende" for sign in signs)), formate=["html"])
    assert druck.code == 0, druck.meldung
    text = druck.text("html")
    for sign in signs:
        # A backslash before another is CommonMark's way to write one.
        number = 2_500 if sign == "\\" else 5_000
        assert f"Anfang {sign * number} Ende" in text, sign


@pytest.mark.parametrize("text", ["*a " * 5_000, "**a" * 900 + " " + "a**" * 900, "[a](" * 3_000, "![[" * 900])
def test_what_is_opened_and_never_closed(tmp_path: Path, text: str) -> None:
    druck = drucke(tmp_path, kapitel(text), formate=["md"])
    assert druck.code == 0 or "zu tief verschachtelt" in druck.meldung


def test_a_backslash_ends_a_line(tmp_path: Path) -> None:
    druck = drucke(tmp_path, kapitel("eins\\\nzwei"), formate=["html", "md"])
    assert b"eins<br />\nzwei" in druck.inhalt("html")
    assert b"eins\\\nzwei" in druck.inhalt("md")


def test_a_list_behind_a_label_is_a_list(tmp_path: Path) -> None:
    bericht = {"id": "b", "art": "Bericht", "text": "- erstens\n- zweitens"}
    druck = drucke(tmp_path, {"berichtswesen": [bericht], "impressum": {"bildnachweis": "1. A\n2. B"}})
    assert druck.code == 0, druck.meldung
    items = [li.text_content().strip() for li in html.fromstring(druck.inhalt("html").decode()).iterfind(".//main//li")]
    assert items == ["A", "B", "erstens", "zweitens"], "the imprint comes first"


def test_links_to_what_a_document_does_not_print(tmp_path: Path) -> None:
    daten = {
        **feld(einleitung="Siehe [den Kurs](#m) und [das Amt](#amt).", massnahmen=[{"id": "m", "titel": "Kurs"}]),
        "akteure": [{"id": "amt", "name": "Amt"}],
    }
    druck = drucke(tmp_path, daten, arten=("konzept", "kurzfassung"))
    assert druck.code == 0, druck.meldung
    for art, linked in (("konzept", ["den Kurs"]), ("kurzfassung", [])):
        main = html.fromstring(druck.inhalt("html", art).decode()).find(".//main")
        assert main is not None
        words = [a.text_content() for a in main.iterfind(".//p//a")]
        assert words == linked
        assert "Siehe den Kurs und das Amt." in main.text_content()


STUECKE = [
    *("*", "*", "**", "***", "a", "b.", "(", ")", "„", "“", "_", "[", "](u)", "\\", "`", "~~", "|", "-", "1.", "ä"),
    *(" ", " ", "\n", "\n\n- ", "\n\n1. ", "\n  - "),
]


def _words(node: SyntaxTreeNode) -> str:
    return str(node.content) if node.type == "text" else "".join(map(_words, node.children))


def test_markdown_is_read_again_as_it_was_written() -> None:
    # What pandoc understands of a text is what the first parser understood: stars that touch, empty list items.
    dice = random.Random(5)
    texts = ["".join(dice.choices(STUECKE, k=dice.randint(1, 20))).strip() for _ in range(2_500)]
    meant = [_words(parse(text)) for text in texts]
    blocks = read("".join(f"# Q\n\n{markdown(Text(text), Footnotes())}\n\n" for text in texts))["blocks"]
    found: list[str] = []
    for element in elements(blocks):
        if element["t"] == "Header":
            found.append("")
        elif element["t"] in ("Para", "Plain"):
            found[-1] += plain(element["c"])
    assert len(found) == len(texts)
    rows = zip(texts, meant, found, strict=True)
    assert [(text, said, read_) for text, said, read_ in rows if knapp(said) != knapp(read_)] == []
