"""Plain data and places: what the reader gives for YAML that is in order."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from konzept.source import LINE_BREAK, Places, Route, decode, parse, reader

TEXT = """\
titel: 1.10
leer:
liste: [01067, 'ja', yes]
tief:
  - - a
  - b: |
      Zeile 1
      Zeile 2
    c: >-
      gefaltet
      weiter
"""
DATEN = {
    "titel": "1.10",
    "liste": ["01067", "ja", "yes"],
    "tief": [["a"], {"b": "Zeile 1\nZeile 2\n", "c": "gefaltet weiter"}],
}


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers; the one in Python stands in where the C one is missing."""
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, request.param))
    return str(request.param)


def test_scalars_stay_text(parser: str) -> None:
    parsed = parse(TEXT, "x.yaml", Places())
    assert parsed.data == DATEN
    assert parsed.findings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.10", "1.10"),
        ("50.000", "50.000"),
        ("01067", "01067"),
        ("2027-12-31", "2027-12-31"),
        ("17:00", "17:00"),
        ("no", "no"),
        ("NO", "NO"),
        ("null", "null"),
        ("~", "~"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("'#x'", "#x"),
        ('"a\\tb"', "a\tb"),
        ("a#b", "a#b"),
        ("a  # Anmerkung", "a"),
        ("a #! x", "a"),
        ("ä\u2009b", "ä\u2009b"),
    ],
)
def test_nothing_is_converted(parser: str, written: str, read: str) -> None:
    parsed = parse(f"a: {written}\n", "x.yaml", Places())
    assert parsed.data == {"a": read}
    assert parsed.findings == ()


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        (("titel",), "1:1-1:6", "1:8-1:12"),
        (("liste", 1), "3:16-3:20", "3:16-3:20"),
        (("leer",), "2:1-2:5", "2:6-2:6"),
        (("tief", 1, "c"), "9:5-9:6", "9:8-12:1"),
        (("tief", 0, 0), "5:7-5:8", "5:7-5:8"),
        (("nichts",), "1:1-12:1", "1:1-12:1"),
    ],
)
def test_places(parser: str, route: Route, key: str, value: str) -> None:
    places = Places()
    parse(TEXT, "x.yaml", places)
    got = [f"{s.line}:{s.column}-{s.end_line}:{s.end_column}" for s in (places.key(route), places.value(route))]
    assert got == [key, value]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_bom_move_nothing(parser: str, end: str, bom: str) -> None:
    text = decode((bom + TEXT.replace("\n", end)).encode(), "x.yaml")
    assert isinstance(text, str)
    places = Places()
    parsed = parse(text, "x.yaml", places)
    assert isinstance(parsed.data, dict)
    assert parsed.data["liste"] == DATEN["liste"]
    span = places.value(("tief", 1, "c"))
    assert (span.line, span.column) == (9, 8)
    assert places.line(span) == "    c: >-"


def flat(places: Places) -> dict[Route, Any]:
    """Every place as numbers: the marks of the two parsers are of different classes."""
    return {route: (places.key(route), places.value(route)) for route in places.routes()}


def test_both_parsers_read_the_example_alike(steinfurt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(steinfurt.rglob("*.yaml"))
    assert len(files) > 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        seen = []
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            monkeypatch.setattr(reader, "LOADER", loader)
            places = Places()
            parsed = parse(text, path.name, places)
            assert parsed.data
            seen.append((parsed, flat(places)))
        assert seen[0] == seen[1]


def test_the_fast_parser_is_in_use() -> None:
    assert reader.LOADER is yaml.CSafeLoader


def test_every_sign_yaml_refuses_is_refused_before_it() -> None:
    """No ReaderError is left to catch: the check knows every character that libyaml does not take."""
    codes = [*range(0x300), *range(0x2000, 0x2070), *range(0xFE00, 0x10010), 0xD7FF, 0xE000, 0x10FFFF]
    refused = 0
    for code in codes:
        text = f"a: '{chr(code)}'\n"
        found = parse(text, "x.yaml", Places()).findings
        refused += bool(found)
        if chr(code) not in "\\'" and not LINE_BREAK.match(chr(code)):
            assert bool(found) == bool(yaml.reader.Reader.NON_PRINTABLE.search(text) or code == 0xFEFF), hex(code)
    assert refused > 60
