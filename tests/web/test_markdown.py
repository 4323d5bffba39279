"""Markdown as the forges read it: GitHub's own parser, CommonMark with its tables, anchors, pictures, footnotes."""

import html as entities
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import cmarkgfm
import pytest
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from tests.auflage import FEINDLICH, Auflage, Druck

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
LEFT_OVER = re.compile(r"\{[#.:]|^:::|\[\^|\*\*|^\s*\|?[-:| ]+\|\s*$|^#+ |\]\(", re.MULTILINE)
"""What only shows if Markdown was not understood: attributes and fences of pandoc, marks that mark nothing."""


def tokens(druck: Druck) -> list[Token]:
    parsed = COMMONMARK.parse(druck.pfad.read_text(encoding="utf-8"))
    return [token for block in parsed for token in (block, *(block.children or ()))]


def github(druck: Druck) -> html.HtmlElement:
    """What GitHub's parser makes of it; what it would not let through stays visible as text."""
    options = cmarkgfm.Options.CMARK_OPT_FOOTNOTES
    shown = cmarkgfm.github_flavored_markdown_to_html(druck.pfad.read_text(encoding="utf-8"), options=options)
    return html.document_fromstring(f"<body>{shown}</body>")


def text_of(root: html.HtmlElement) -> str:
    return "\n".join(str(one.text_content()) for one in root.iter("p", "li", "td", "th", *HEADINGS))


@pytest.fixture(scope="module")
def markdown(auflage: Auflage) -> list[Druck]:
    return auflage.in_format("md")


def test_nothing_is_left_over_and_there_is_no_html(markdown: list[Druck]) -> None:
    for druck in markdown:
        kinds = {token.type for token in tokens(druck)}
        assert not kinds & {"html_block", "html_inline", "code_block", "fence"}, druck.name
        if druck.ort != FEINDLICH:  # its words are meant to look like this
            assert LEFT_OVER.findall(text_of(github(druck))) == [], druck.name


@pytest.mark.parametrize("damage", ["# A {#a}", "::: quer", "x[^9]", "**fett", "| a | b |\n|---|\n"])
def test_what_is_left_over_is_found(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# T\n\n{damage}\n", encoding="utf-8")
    assert LEFT_OVER.findall(text_of(github(Druck("", "", path))))


def test_both_parsers_see_the_same(markdown: list[Druck]) -> None:
    # Links are left out: GitHub makes some of bare addresses.
    names: dict[str, tuple[str, ...]] = {"heading": HEADINGS, "list_item": ("li",)}
    names |= {tag: (tag,) for tag in ("table", "tr", "td", "strong", "em")}
    for druck in markdown:
        seen, root = Counter(token.type.removesuffix("_open") for token in tokens(druck)), github(druck)
        for notes in root.xpath("//section[contains(@class, 'footnotes')]"):
            notes.drop_tree()
        theirs = {kind: len(list(root.iter(*tags))) for kind, tags in names.items()}
        assert theirs == {kind: seen[kind] for kind in names}, druck.name


def test_rows_of_a_table_have_the_same_number_of_cells(markdown: list[Druck]) -> None:
    looked = 0
    for druck in markdown:
        text = druck.pfad.read_text(encoding="utf-8")
        for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(counts) == 1, (druck.name, table.splitlines()[0])
            looked += 1
    assert looked > 50


def slugs(druck: Druck, squeeze: bool) -> set[str]:
    """The anchors a forge gives to headings: GitHub as they are, GitLab with one hyphen where there were several."""
    seen = Counter[str]()
    found = set()
    parsed = COMMONMARK.parse(druck.pfad.read_text(encoding="utf-8"))
    for opening, inline in pairwise(parsed):
        if opening.type == "heading_open":
            words = "".join(one.content for one in inline.children or () if one.type in ("text", "text_special"))
            slug = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
            slug = re.sub("-+", "-", slug) if squeeze else slug
            found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return found


def test_links_lead_somewhere_on_both_forges(markdown: list[Druck]) -> None:
    anchors = 0
    for druck in markdown:
        places = slugs(druck, squeeze=False) & slugs(druck, squeeze=True)
        for token in tokens(druck):
            address = str(token.attrs.get("href" if token.type == "link_open" else "src", ""))
            if token.type not in ("link_open", "image") or re.match("https?://|mailto:", address):
                continue
            if address.startswith("#"):
                anchors += 1
                assert unquote(address[1:]) in places, (druck.name, address)
            else:
                assert (druck.pfad.parent / unquote(entities.unescape(address))).is_file(), (druck.name, address)
    assert anchors > 50


def test_footnotes_are_resolved(markdown: list[Druck]) -> None:
    looked = 0
    for druck in markdown:
        text = druck.pfad.read_text(encoding="utf-8")
        named = set(re.findall(r"(?<!\\)\[\^(\w+)\](?!:)", text))
        assert named == set(re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE)), druck.name
        looked += len(named)
    assert looked


def test_the_same_headings_and_tables_as_in_the_other_formats(auflage: Auflage) -> None:
    for druck in auflage.in_format("md"):
        page = html.fromstring(druck.pfad.with_suffix(".html").read_text(encoding="utf-8"))
        ours = [(one.tag, bare(one.text_content())) for one in github(druck).iter(*HEADINGS)]
        heads = [one for one in page.iter(*HEADINGS) if one.get("id") != "Verzeichnis"]
        theirs = [(one.tag, bare(one.text_content())) for one in heads if one.text_content() != "Fußnoten"]
        assert ours == theirs, druck.name
        assert shapes(github(druck)) == shapes(page), druck.name


def shapes(root: html.HtmlElement) -> list[list[int]]:
    """How many cells each row of each table has."""
    return [[len(row) for row in table.iter("tr")] for table in root.iter("table")]


def bare(text: str) -> str:
    return " ".join(text.split())
