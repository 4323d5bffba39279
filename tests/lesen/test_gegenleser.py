"""The fast reader against ruamel's parser in pure Python, which shares no line with libyaml: the same data, and every
key and value at the same line and column.

Where the two differ on purpose, a table says why.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks import yaml_schreiben
from benchmarks.erzeugen import dateien
from benchmarks.erzeugen import konzept as erzeugt
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode
from tests.lesen.test_korpus import DATEIEN, lesen
from tests.lesen.test_zufall import BAUM, GETIPPT
from tests.robust import strategien

from konzept.source import Places, Route, decode, parse

ROOT = Path(__file__).parents[2]
EINSTELLUNG = settings(max_examples=150, deadline=None, derandomize=True)
Stelle = tuple[int, int]

NUR_UNSERE = {
    "datei-unlesbar": "bytes that are not UTF-8 never reach a parser",
    "konflikt-marke": "a line of signs of „=“ or „<“ is a plain text in YAML",
    "schluessel-doppelt": "ruamel says so only when it builds values",
    "text-abgeschnitten": "what stands behind „ #“ is kept with the value, for later messages",
    "text-ohne-strich": "the data are the same; the fault is what a reader expects of them",
    "wert-form": "a list as a key is allowed in YAML",
    "yaml-groesse": "a limit of konzept's own",
    "yaml-umfang": "anchors, tags, merge keys and a second document are refused",
}
"""Faults that are none in YAML → why konzept has them. Data and places are compared all the same where it reads on."""
LIEST_WEITER = {"text-ohne-strich": True, "text-abgeschnitten": False}
"""Of these a file is read to its end: whether its data are the same as well, or its places only."""
STRENGER = {
    "bom-in-der-mitte.yaml": "nobody sees the sign, and no word with it is found",
    "halbes-zeichen-als-escape.yaml": "half a character cannot be printed",
    "steuerzeichen-als-escape.yaml": "an escape must not bring in what the file may not hold",
    "steuerzeichen-im-schluessel.yaml": "as above",
}
"""Files of the corpus that ruamel reads and konzept refuses as „yaml-syntax“ → why."""


@dataclass
class Gelesen:
    """What a reader gives: data, and where keys and values begin (from 1)."""

    data: Any = None
    keys: dict[Route, Stelle] = field(default_factory=dict)
    values: dict[Route, Stelle] = field(default_factory=dict)


def schnell(text: str) -> tuple[Gelesen, set[str]]:
    """konzept's answer, and the names of the faults it has found."""
    places = Places()
    parsed = parse(text, "x.yaml", places)
    found = Gelesen(parsed.data)
    for route in places.routes():
        span, key = places.value(route), places.key(route)
        # A value that is not there has no place: each parser has its own idea of it.
        if (span.line, span.column) != (span.end_line, span.end_column):
            found.values[route] = (span.line, span.column)
        if places.has_key(route):
            found.keys[route] = (key.line, key.column)
    return found, {one.rule for one in parsed.findings}


def gegenleser(text: str) -> Any:
    """ruamel's nodes, YAML 1.2; one of ``KEIN_YAML`` if the text is none."""
    return YAML(typ="safe", pure=True).compose(text)


KEIN_YAML = (YAMLError, OverflowError)
"""The second comes of an escape such as „\\UFFFFFFFF“."""


def langsam(node: Any) -> Gelesen:
    """What ruamel's nodes say."""
    found = Gelesen()
    found.data = _node(node, (), found)
    return found


def _node(node: Any, route: Route, found: Gelesen) -> Any:
    if node is None or (isinstance(node, ScalarNode) and not node.value and not node.style):
        return None
    found.values[route] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        for key, _ in node.value:
            found.keys[(*route, key.value)] = (key.start_mark.line + 1, key.start_mark.column + 1)
        pairs = {key.value: _node(value, (*route, key.value), found) for key, value in node.value}
        # A key without value is not filled in yet.
        return {key: value for key, value in pairs.items() if value is not None}
    return [_node(item, (*route, number), found) for number, item in enumerate(node.value)]


def vergleiche(text: str, name: str = "") -> bool:
    """Whether there was something to compare: both read it, and gave the same."""
    ours, faults = schnell(text)
    try:
        node = gegenleser(text)
    except KEIN_YAML:
        # A tab behind a value is white space in YAML; ruamel takes it for the beginning of something.
        assert faults or "\t" in text, f"nur ruamel lehnt {name or text!r} ab"
        return False
    if "yaml-syntax" in faults:
        assert name in STRENGER or not name, f"nur konzept lehnt {name} ab"
        return False
    assert faults <= {*NUR_UNSERE}
    if not faults <= {*LIEST_WEITER}:
        return False
    theirs = langsam(node)
    if all(LIEST_WEITER[fault] for fault in faults):
        assert ours.data == theirs.data
    assert ours.keys == theirs.keys
    assert ours.values == theirs.values
    return True


def _yaml(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.y*ml"))]
    assert found
    return found


GANZ = _yaml("examples", "tests/schlecht", "tests/faelle", "templates/init/katalog", "tests/drucken", "tests/vergleich")


@pytest.mark.parametrize("path", GANZ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_and_other_concepts(path: Path) -> None:
    text = decode(path.read_bytes(), path.name)
    assert isinstance(text, str)
    assert vergleiche(text, path.name)


@pytest.mark.parametrize("path", DATEIEN, ids=lambda path: path.stem)
def test_the_hostile_corpus(path: Path) -> None:
    text = decode(lesen(path)[0], path.name)
    if isinstance(text, str):
        vergleiche(text, path.name)
    else:
        assert text.rule in NUR_UNSERE


def test_much_of_the_corpus_is_compared_and_no_exception_is_out_of_date() -> None:
    texts = {path.name: decode(lesen(path)[0], path.name) for path in DATEIEN}
    compared = [name for name, text in texts.items() if isinstance(text, str) and vergleiche(text, name)]
    assert len(compared) > 25
    assert {*STRENGER} <= {*texts}
    for name in STRENGER:
        text = texts[name]
        assert isinstance(text, str)
        assert "yaml-syntax" in schnell(text)[1]
        gegenleser(text)


@pytest.mark.parametrize(("massnahmen", "geteilt"), [(30, False), (30, True), (300, False), (300, True)])
def test_generated_concepts(massnahmen: int, geteilt: bool) -> None:
    files = dateien(erzeugt(massnahmen), geteilt=geteilt)
    assert len(files) > 8 or not geteilt
    for name, raw in files.items():
        assert vergleiche(raw.decode("utf-8"), name)


def test_the_fallback_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's parser in Python, where there is no libyaml."""
    texts = [path.read_text(encoding="utf-8") for path in GANZ]
    texts += [raw.decode("utf-8") for raw in dateien(erzeugt(100), geteilt=True).values()]
    fast = [schnell(text) for text in texts]
    monkeypatch.setattr("konzept.source.reader.LOADER", yaml.SafeLoader)
    assert [schnell(text) for text in texts] == fast


@EINSTELLUNG
@given(strategien.konzept())
def test_drawn_concepts(data: dict[str, Any]) -> None:
    for text in (yaml_schreiben.yaml(data), yaml.safe_dump(data, allow_unicode=True)):
        vergleiche(text)


@EINSTELLUNG
@given(BAUM, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|", ">"]))
def test_any_tree(tree: object, flow: bool | None, style: str | None) -> None:
    vergleiche(yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, default_style=style))


ENDEN = {"\n": True, "\r\n": True, "\r": True, "\x85": False, "\u2028": False, "\u2029": False}
"""Ends of lines, and whether YAML 1.2 knows them. libyaml breaks lines as YAML 1.1 does, and so does every editor that
shows these signs at all; ruamel takes the last three for letters."""


@pytest.mark.parametrize(("end", "alike"), ENDEN.items(), ids=map(repr, ENDEN))
def test_ends_of_lines(end: str, alike: bool) -> None:
    text = end.join(("titel: T", "liste:", "  - a", "  - b: c", ""))
    ours, faults = schnell(text)
    assert not faults
    assert ours.values["liste", 1, "b"] == (4, 8)
    if alike:
        assert vergleiche(text)
    else:
        with pytest.raises(KEIN_YAML):
            gegenleser(text)


TYPEN: dict[str, object] = {
    "010": 8,
    "0o14": 12,
    "1_000": 1000,
    "17:00": 1020,
    "no": False,
    "2027-12-31": "date",
    "1.10": 1.1,
    "~": None,
}
"""What YAML 1.1 or 1.2 makes of a plain value. Neither reader here does: a scalar is the text that was written."""


@pytest.mark.parametrize("written", TYPEN)
def test_no_value_gets_a_type(written: str) -> None:
    ours, faults = schnell(f"a: {written}\n")
    assert (ours.data, faults) == ({"a": written}, set())
    assert vergleiche(f"a: {written}\n")


@EINSTELLUNG
@given(GETIPPT)
def test_typed_text(text: str) -> None:
    """Anything: where both read it, they read the same."""
    if not any(sign in text for sign in "\x85\u2028\u2029"):
        vergleiche(text)


def test_a_difference_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself: one column, one line, one letter."""
    text = "a: 1\nb:\n  - x\n"
    for wrong in ("keys", "values"):
        ours, _ = schnell(text)
        getattr(ours, wrong)["b",] = (2, 2)
        monkeypatch.setattr("tests.lesen.test_gegenleser.schnell", lambda _text, ours=ours: (ours, set()))
        with pytest.raises(AssertionError):
            vergleiche(text)
        monkeypatch.undo()
    ours, _ = schnell(text)
    ours.data["a"] = "2"
    monkeypatch.setattr("tests.lesen.test_gegenleser.schnell", lambda _text: (ours, set()))
    with pytest.raises(AssertionError):
        vergleiche(text)
