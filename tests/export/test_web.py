"""HTML and Markdown."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import muster
from lxml import html
from markdown_it import MarkdownIt

from konzept.export import Export, export


def test_html_structure(alles: Export) -> None:
    data = alles.dateien["html"].decode()
    root = html.fromstring(data)
    assert root.get("lang") == "de-DE"
    assert root.findtext(".//title") == "Integrationskonzept der Stadt Steinfurt"
    assert len(root.findall(".//h1")) == len(root.findall(".//main")) == len(root.findall(".//nav")) == 1
    levels = [int(e.tag[1]) for e in root.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(th.get("scope") in ("col", "row") for th in root.iter("th"))
    assert sum(th.get("scope") == "row" for th in root.iter("th")) == muster.ZEILEN + 1
    assert all(img.get("alt") and img.get("src", "").startswith("data:") for img in root.iter("img"))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {str(a.get("href"))[1:] for a in root.iter("a") if a.get("href", "").startswith("#")} <= set(ids)


def test_html_has_no_script_and_fetches_nothing(alles: Export) -> None:
    data = alles.dateien["html"].decode()
    assert "<script" not in data
    assert "@import" not in data
    assert "<link" not in data
    assert not re.search(r'(src|srcset)="(?!data:)', data)


def test_markdown_is_plain(alles: Export) -> None:
    data = alles.dateien["md"].decode()
    assert data.startswith("# Integrationskonzept der Stadt Steinfurt\n\nGemeinsam in Vielfalt leben\\\n")
    assert "## 1 Integration als kommunale Aufgabe\n" in data
    assert "### 1.1 Ausgangslage\n" in data
    assert "Bürger\\*innen und Migrant\\*innen" in data
    assert "„Querschnittsaufgabe“" in data
    assert not re.search(r"\{[#.]|:::|<\w", data)


def test_markdown_links_point_at_the_anchors_of_a_forge(alles: Export) -> None:
    assert "[Kapitel 3](#3-maßnahmen-im-überblick)" in alles.dateien["md"].decode()


def test_numbers_are_the_same_everywhere() -> None:
    text = (
        "# A {#a}\n\n## B {#b}\n\n# Vorwort {#v .unnumbered}\n\n## Dank {#d}\n\n# C {#c}\n\n## D {#e}\n\n### E {#f}\n"
    )
    made = export(muster.dokument(text), ["md", "html"], muster.werkzeug()).dateien
    expected = ["1 A", "1.1 B", "Vorwort", "Dank", "2 C", "2.1 D", "E"]
    assert re.findall(r"^##+ (.*)$", made["md"].decode(), re.MULTILINE) == expected
    root: Any = html.fromstring(made["html"].decode()).find(".//main")
    assert [e.text_content() for e in root.iter("h2", "h3", "h4")] == expected


def test_markdown_lines_after_a_break_are_no_lists() -> None:
    # "1." may begin a list in the middle of a paragraph, so may "-" and "#" begin what they do.
    text = "Frist\n\n:   1\\. Halbjahr 2027\n\nSatz\\\n1\\. Punkt\\\n\\- Strich\\\n\\# Raute\n"
    document = replace(muster.dokument(), markdown="# A\n\n" + text, deckblatt=("1. Fortschreibung",))
    made = export(document, ["md"], muster.werkzeug()).dateien["md"].decode()
    tokens = {token.type for token in MarkdownIt().parse(made)}
    assert not [kind for kind in tokens if "list" in kind], made
    assert "1\\. Fortschreibung" in made
    assert "**Frist**\\\n1\\. Halbjahr 2027" in made
