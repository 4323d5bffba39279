"""What axe says of a town's colours in Chromium, in the light and in the dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gesicht.werkstatt import GESICHT, gedruckt
from tests.web.chromium import Chromium
from tests.werkzeuge import chromium, npm

from konzept.gesicht import Farben, Gesicht

AXE = "axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes[0].html.slice(0, 120)))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with Chromium(chromium()) as running:
        yield running


# The palest grey that passes on white, and a town's red with its logo.
@pytest.mark.parametrize("gesicht", [Gesicht(Farben.der_stadt("#767676", "#c4006a")), GESICHT], ids=["pale", "town"])
def test_axe_finds_nothing(browser: Chromium, gesicht: Gesicht, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(gedruckt(gesicht, ("html",)).dateien["html"])
    browser.open(path)
    browser.run(npm("axe-core", "axe.min.js").read_text(encoding="utf-8") + "; 0")
    for dark in (False, True):
        browser.look(1280, dark)
        assert browser.run(AXE) == [], dark
    browser.look(1280, True)
    browser.run(f"document.documentElement.style.setProperty('--akzent', '{gesicht.farben.akzent}'); 0")
    assert any("contrast" in one for one in browser.run(AXE)), "the accent of the light would not do in the dark"
