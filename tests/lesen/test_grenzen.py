"""What would be endless work ends early, with a finding that says where and why."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from konzept import load
from konzept.load import load as lade
from konzept.source import Places, decode, parse

FOLGE = "a: &a [x, x, x, x, x, x, x, x, x]\n"


def befund(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of every finding of reading one file."""
    parsed = parse(text, "x.yaml", Places())
    return [(one.rule, one.span.line, one.span.column) for one in parsed.findings]


@pytest.mark.parametrize(
    ("text", "column"),
    [("[" * 10_000, 65), ("{" * 10_000, None), ("- " * 10_000, 129), ("? " * 10_000, None), ("{a: " * 10_000, 257)],
    ids=["[", "{", "-", "?", "{a:"],
)
def test_ten_thousand_levels(text: str, column: int | None) -> None:
    found = befund(text)
    assert len(found) == 1
    if column:
        assert found == [("yaml-groesse", 1, column)]


def test_deep_by_indentation() -> None:
    deep = "".join("  " * level + f"a{level}:\n" for level in range(1_000))
    assert befund(deep) == [("yaml-groesse", 65, 129)]


def test_billion_laughs() -> None:
    names = "abcdefghi"
    bomb = FOLGE + "".join(f"{name}: &{name} [{', '.join(['*' + above] * 9)}]\n" for above, name in pairwise(names))
    found = befund(bomb)
    # Each anchor and each alias once; nothing is ever put in their place.
    assert len(found) == 9 + 8 * 9
    assert {rule for rule, *_ in found} == {"yaml-umfang"}


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konzept.source.reader.MAX_VALUES", 10)
    assert befund("a:\n" + "- x\n" * 9) == [("yaml-groesse", 10, 3)]
    assert befund("a:\n" + "- x\n" * 8) == []


def test_the_values_of_all_files_count_together(monkeypatch: pytest.MonkeyPatch, kopf: str) -> None:
    monkeypatch.setattr("konzept.source.reader.MAX_VALUES", 12)
    item = b"- id: a\n  name: A\n"
    found = lade({"konzept.yaml": kopf.encode(), "akteure.yaml": item, "gremien.yaml": item}).findings
    assert [(one.rule, one.span.file) for one in found] == [("yaml-groesse", "gremien.yaml")]


def test_too_many_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konzept.source.reader.MAX_FINDINGS", 5)
    found = befund("a: x\n" * 100)
    assert [rule for rule, *_ in found] == ["schluessel-doppelt"] * 5 + ["yaml-groesse"]


def test_too_many_faults_of_the_schema(monkeypatch: pytest.MonkeyPatch, kopf: str) -> None:
    monkeypatch.setattr(load, "MAX_FINDINGS", 5)
    found = lade({"konzept.yaml": (kopf + "".join(f"x{n}: a\n" for n in range(8))).encode()}).findings
    assert len(found) == 6
    assert "3 weitere Fehler" in next(one for one in found if one.rule == "yaml-groesse").message


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konzept.source.text.MAX_BYTES", 100)
    assert isinstance(decode(b"x" * 100, "x.yaml"), str)
    found = decode(b"x" * 101, "x.yaml")
    assert not isinstance(found, str)
    assert found.rule == "yaml-groesse"


@pytest.mark.parametrize("late", [False, True])
def test_files_that_are_too_large_together(
    monkeypatch: pytest.MonkeyPatch, lint: Callable[..., Any], schreibe: Callable[..., Path], kopf: str, late: bool
) -> None:
    """Nothing of the rest is read, and nothing is said to be missing that merely was not read."""
    monkeypatch.setattr("konzept.load.MAX_BYTES", 3_000)
    monkeypatch.setattr("konzept.cli.read.MAX_BYTES", 3_000)
    large = {"quellen.yaml" if late else "akteure.yaml": "- id: a\n  name: A\n" * 200}
    result = lint(schreibe({"konzept.yaml": kopf} | large))
    assert [one["rule"] for one in result.findings] == ["yaml-groesse"]
    assert result.code in (1, 2)


def test_too_many_files(
    monkeypatch: pytest.MonkeyPatch, lint: Callable[..., Any], schreibe: Callable[..., Path]
) -> None:
    monkeypatch.setattr("konzept.load.MAX_FILES", 3)
    monkeypatch.setattr("konzept.cli.read.MAX_FILES", 3)
    files = {"konzept.yaml": "x"} | {f"akteure/{n}.yaml": "id: a\nname: A\n" for n in range(10)}
    result = lint(schreibe(files))
    assert [one["message"] for one in result.findings] == ["Das Konzept hat mehr als 3 Dateien."]


@pytest.mark.parametrize("line", ["- " * 100_000 + "@", "a: " * 100_000, "a: 'b" + " " * 200_000 + "#x", "a:" * 99_999])
def test_a_long_line_is_not_searched_over_and_over(line: str) -> None:
    assert befund(line)


def test_only_the_beginning_of_a_line_is_looked_at_for_traps() -> None:
    found = parse("a: [\n" + "- " * 1_000 + "@wir", "x.yaml", Places()).findings
    assert [one.message for one in found] == ["Ab hier ist die Datei kein gültiges YAML."]
    assert len(found[0].hint) < 200


def test_blanks_before_a_hash_are_not_searched_over_and_over() -> None:
    assert befund(("- a" + " " * 5_000 + "\n") * 200 + "- a #x\n") == [("text-abgeschnitten", 201, 5)]


@pytest.mark.parametrize("wert", ["bis " * 50_000, "2 – " * 50_000, "von 2026 bis " * 20_000, "ab 2026"])
def test_a_long_time_does_not_exhaust_the_stack(wert: str, kopf: str) -> None:
    teil = f"berichtswesen:\n  - id: b\n    art: Bericht\n    faellig: {wert}\n"
    found = lade({"konzept.yaml": (kopf + teil).encode()}).findings
    assert [one.rule for one in found] == ([] if wert == "ab 2026" else ["wert-unverstanden"])
    assert all(len(one.message) < 200 for one in found)
