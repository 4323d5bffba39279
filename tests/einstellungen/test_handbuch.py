"""The manual on settings, remarks and the baseline: what it shows works, and it names every key."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT
from tests.einstellungen.conftest import KOPF, Aufruf, urteil

from konzept.cli.tomlfile import keys, read_settings

Ordner = Callable[..., Path]
TEXT = (ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8")
KAPITEL = {
    head: TEXT.partition(f"\n## {head}\n")[2].partition("\n## ")[0] for head in ("Befunde hinnehmen", "Einstellungen")
}


def test_settings_shown_are_settings(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert blocks
    for block in blocks:
        (tmp_path / "konzept.toml").write_text(block, encoding="utf-8")
        found = read_settings(tmp_path / "konzept.toml", "konzept.toml")
        assert found
        assert len(found.values) > 4


def test_every_key_is_explained() -> None:
    rows = set(re.findall(r"^\| `([\w-]+)` \|", KAPITEL["Einstellungen"], re.MULTILINE))
    assert rows == {key for table, key in keys() if table == "lint"}


def test_remarks_shown_silence_what_they_say() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", KAPITEL["Befunde hinnehmen"], re.DOTALL)
    text = KOPF + "handlungsfelder:\n- id: f\n  titel: Bildung\n  " + block.replace("\n", "\n  ").rstrip() + "\n"
    found = urteil(text, "alle")
    assert sorted(one.finding.rule for one in found.silenced) == ["kosten-ohne-finanzierung", "massnahme-ohne-frist"]
    assert not [one for one in found.findings if one.rule.startswith("vermerk")]


def test_calls_shown_run(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"mein-konzept/konzept.yaml": KOPF})
    calls = [call for text in KAPITEL.values() for call in re.findall(r"^    konzept (.+)$", text, re.MULTILINE)]
    assert len(calls) == 4
    for call in calls:
        done = aufruf(*call.split())
        assert done.code == 0, done.err
