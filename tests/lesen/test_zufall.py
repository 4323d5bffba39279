"""Whatever is written, reading gives findings with a place and a way out, never an exception, never English."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from konzept import source
from konzept.finding import Finding
from konzept.lint import lint
from konzept.load import load
from konzept.report import Verdict
from konzept.report.json import findings as as_json
from konzept.report.text import findings as as_text
from konzept.verdict import Urteil

BEISPIEL = Path(__file__).resolve().parents[2] / "examples" / "steinfurt"
STICHTAG = date(2026, 1, 1)
EINSTELLUNG = settings(max_examples=150, deadline=None, derandomize=True)
ENGLISCH = re.compile(r"\b(input|should|valid|string|expected|found|while|mapping|value)\b", re.IGNORECASE)

TEILE = """
konzept titel kommune name handlungsfelder massnahmen maßnahmen id frist zeigt platz reifegrad ziele fundstelle quelle
geltung von bis Für Große Ende vor beschlossen 1 2027 % @wir *innen &a !tag #hier <<<<<<< ======= --- ...
"""
WORTE = st.sampled_from(TEILE.split())
ZEICHEN = st.sampled_from(
    [
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        " ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ", ",
        '"',
        "'",
        "|",
        ">",
        "? ",
        "<<: ",
        "\r\n",
        "\\",
        "\u00a0",
        "\ufeff",
        "\x1b",
        "\u2028",
        "„",
        "“",
    ]
)
GETIPPT = st.lists(st.one_of(WORTE, ZEICHEN), max_size=40).map("".join)
KOPF = "konzept: 1\ntitel: T\nkommune:\n  name: M\n"
BAUM = st.recursive(
    st.one_of(WORTE, st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORTE, inner, max_size=4)),
    max_leaves=15,
)


def pruefe(files: dict[str, bytes]) -> tuple[Finding, ...]:
    """Read, judge and print; what must hold for every finding."""
    loaded = load(files)
    judged = lint(loaded.konzept, loaded.places, STICHTAG) if loaded.konzept else []
    found = (*loaded.findings, *judged)
    assert loaded.konzept or loaded.findings
    for one in found:
        assert one.span.file in files or one.span.file == ""
        assert one.span.line >= 1
        assert one.span.column >= 1
        assert (one.span.line, one.span.column) <= (one.span.end_line, one.span.end_column)
        assert one.message.endswith(".")
        assert not one.message.startswith("Input")
        quoted = re.sub(r"„.*?“|\".*\"|Schreiben Sie: .*", "", f"{one.message} {one.hint}", flags=re.DOTALL)
        assert not ENGLISCH.search(quoted), quoted
    verdict = Verdict((Urteil.of(found, loaded.places),), STICHTAG)
    # Printed without a sign that a terminal would obey, and in UTF-8.
    as_json(verdict).encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", as_text(verdict).plain)
    return found


@EINSTELLUNG
@given(GETIPPT)
def test_typed_text(text: str) -> None:
    pruefe({"konzept.yaml": text.encode("utf-8")})


@EINSTELLUNG
@given(GETIPPT)
def test_typed_below_a_good_beginning(text: str) -> None:
    pruefe({"konzept.yaml": (KOPF + text).encode("utf-8"), "akteure/1.yaml": text.encode("utf-8")})


@EINSTELLUNG
@given(BAUM)
def test_any_tree(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    pruefe({"konzept.yaml": text.encode("utf-8"), "handlungsfelder.yaml": text.encode("utf-8")})


@EINSTELLUNG
@given(st.binary(max_size=60))
def test_any_bytes(raw: bytes) -> None:
    pruefe({"konzept.yaml": raw})


@cache
def beispiel() -> dict[str, bytes]:
    return {path.relative_to(BEISPIEL).as_posix(): path.read_bytes() for path in sorted(BEISPIEL.rglob("*.yaml"))}


EINGRIFFE = st.lists(
    st.tuples(
        st.sampled_from(sorted(beispiel())),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 30),
        st.one_of(WORTE, ZEICHEN),
    ),
    min_size=1,
    max_size=4,
)


@EINSTELLUNG
@given(EINGRIFFE, st.booleans())
def test_the_example_with_a_slip(slips: list[tuple[str, float, int, str]], bytewise: bool) -> None:
    """Anything put in, or in the place of something, anywhere: letters, or bytes in the middle of a letter."""
    files = dict(beispiel())
    for name, place, length, put in slips:
        content: bytes | str = files[name] if bytewise else files[name].decode("utf-8", "replace")
        at = int(place * len(content))
        if isinstance(content, bytes):
            files[name] = content[:at] + put.encode("utf-8") + content[at + length :]
        else:
            files[name] = (content[:at] + put + content[at + length :]).encode("utf-8")
    pruefe(files)


def test_the_example_itself_is_clean_and_big_enough() -> None:
    assert len(beispiel()) > 10
    assert {one.level.name for one in pruefe(beispiel())} == {"WARNUNG", "HINWEIS"}


@EINSTELLUNG
@given(BAUM, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|"]))
def test_both_parsers_agree(tree: object, flow: bool | None, style: str | None) -> None:
    """The same data, places and findings for what is YAML; what is not, they may refuse at different places."""
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, default_style=style)
    seen = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("konzept.source.reader.LOADER", loader)
            places = source.Places()
            parsed = source.parse(text, "x.yaml", places)
            routes = {route: (places.key(route), places.value(route)) for route in places.routes()}
            seen.append((parsed.data, [one.rule for one in parsed.findings], routes))
    assert seen[0] == seen[1]
