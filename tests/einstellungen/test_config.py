"""konzept config: what is in force, where it comes from, and which rules run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.einstellungen.conftest import FRIST, KONZEPT, STELLE, Aufruf

from konzept.cli.tomlfile import keys
from konzept.rules import KATALOG

Ordner = Callable[..., Path]
TOML = f"""# ignore
[lint]
ignore = [
  "text",
]
fail-on = "warnung"

[lint.level]
{FRIST} = "fehler"

[regeln]
gremium-sitze = 7
"""


def _row(out: str, key: str) -> str:
    lines = iter(out.splitlines())
    found = next(line for line in lines if line.strip().startswith(f"{key} "))
    # A long value goes on below.
    for line in lines:
        if not line.startswith(" " * 21):
            break
        found += " " + line.strip()
    return " ".join(found.split())


def test_values_with_their_origin(ordner: Ordner, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    ordner({"a/konzept.yaml": KONZEPT, "konzept.toml": TOML})
    done = aufruf("config", "a", "--ignore", f"{STELLE}", "--select", "fristen")
    assert done.code == 0
    assert "Datei: konzept.toml" in done.out
    assert _row(done.out, "select") == "select fristen (--select)"
    assert _row(done.out, "ignore") == f"ignore {STELLE} (--ignore)"
    assert _row(done.out, "fail-on") == "fail-on warnung (konzept.toml:6)"
    assert _row(done.out, "level") == f"level {FRIST}: fehler (konzept.toml:8)"
    assert _row(done.out, "gremium-sitze") == "gremium-sitze 7 (konzept.toml:12)"
    assert _row(done.out, "stand-monate") == "stand-monate 12 (Vorgabe)"
    assert _row(done.out, "output-format") == "output-format full (KONZEPT_OUTPUT_FORMAT)"
    both = aufruf("config", "a", "--ignore", STELLE).out
    assert _row(both, "ignore") == f"ignore text, {STELLE} (konzept.toml:3, --ignore)"
    for option, value in (("--fail-on", "hinweis"), ("--baseline", "alt.json"), ("--extend-select", "text")):
        assert _row(aufruf("config", "a", option, value).out, option[2:]).endswith(f"{value} ({option})")
    assert all(_row(done.out, key) for _, key in keys())


def test_every_rule_with_its_weight_and_why(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": TOML})
    out = aufruf("config").out
    assert _row(out, FRIST) == f"{FRIST} fehler level, konzept.toml:9"
    assert _row(out, "platzhalter-im-text") == "platzhalter-im-text aus ignore nennt text"
    assert _row(aufruf("config", "--select", "text").out, FRIST) == f"{FRIST} aus select nennt sie nicht"
    assert all(_row(out, rule.name) for rule in KATALOG)
    off = sum(rule.thema == "text" for rule in KATALOG)
    assert f"Regeln: {len(KATALOG) - off} von {len(KATALOG)} laufen; Reifegrad des Konzepts: entwurf" in out


def test_weight_follows_the_concept(ordner: Ordner, aufruf: Aufruf) -> None:
    rule = next(rule for rule in KATALOG if rule.ab == "beschlussreif" and str(rule.level) == "warnung")
    ordner({"a/konzept.yaml": KONZEPT, "b/konzept.yaml": KONZEPT + "reifegrad: beschlossen\n"})
    assert _row(aufruf("config", "a").out, rule.name) == f"{rule.name} hinweis ab beschlussreif warnung"
    assert _row(aufruf("config", "b").out, rule.name) == f"{rule.name} warnung"


def test_eighty_columns(ordner: Ordner, aufruf: Aufruf) -> None:
    for path in ({"konzept.toml": TOML}, {}):
        ordner({"konzept.yaml": KONZEPT} | path)
        out = aufruf("config", ".", "--ignore", ",".join(rule.name for rule in KATALOG[:12])).out
        assert max(map(len, out.splitlines())) <= 80


def test_json(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": TOML})
    data = aufruf("config", "--output-format", "json").json
    assert data["schema_version"] == 1
    assert data["datei"] == "konzept.toml"
    assert data["werte"]["lint.level"] == {"wert": {FRIST: "fehler"}, "herkunft": "konzept.toml:8"}
    assert data["werte"]["lint.select"] == {"wert": ["alle"], "herkunft": "Vorgabe"}
    assert [one["rule"] for one in data["regeln"]] == [rule.name for rule in KATALOG]
    assert next(one for one in data["regeln"] if one["thema"] == "text")["gewicht"] is None


def test_without_a_concept_or_settings_it_says_what_would_hold(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.yaml": "a: ["})
    for argument in (".", "nirgends"):
        done = aufruf("config", argument)
        assert done.code == 0
        assert "Datei: keine" in done.out
