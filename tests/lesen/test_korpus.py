"""The hostile corpus: every file says in the faulty line what is expected there.

``# erwartet: REGEL@SPALTE WORTE`` stands behind what is wrong; the marks are taken out before the file is read. The
words have to occur in the message or in the way out. What is not marked must not be found.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from konzept import source
from konzept.faults import FAULTS

CORPUS = Path(__file__).parents[1] / "corpus"
DATEIEN = sorted(CORPUS.glob("*.yaml"))
MARKE = re.compile(r"# erwartet: (?P<regel>[a-z-]+)@(?P<spalte>\d+) (?P<worte>.+?)(?=  # erwartet: |$)")
Erwartet = tuple[str, int, int, str]


def lesen(path: Path) -> tuple[bytes, list[Erwartet]]:
    """The file without its marks, and what they say: rule, line, column, words."""
    raw, expected = path.read_bytes(), list[Erwartet]()
    for number, line in enumerate(source.LINE_BREAK.split(raw.decode("utf-8-sig", "replace")), 1):
        for mark in MARKE.finditer(line):
            expected.append((mark["regel"], number, int(mark["spalte"]), mark["worte"]))
    return re.sub(rb" *# erwartet: [^\r\n]*", b"", raw), expected


def in_ordnung(findings: list[dict[str, Any]], expected: list[Erwartet]) -> None:
    """As many findings as marks, each where it is expected, with its words."""
    got = [(one["rule"], one["span"]["line"], one["span"]["column"]) for one in findings]
    assert got == [mark[:3] for mark in expected]
    for one, (*_, worte) in zip(findings, expected, strict=True):
        assert worte in f"{one['message']} {one['hint']}"
        assert one["hint"], f"Kein Ausweg: {one['message']}"
        assert one["message"][-1] == "."


@pytest.mark.parametrize("path", DATEIEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_every_fault_is_found_at_its_place(
    path: Path, loader: str, tmp_path: Path, lint: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("konzept.source.reader.LOADER", getattr(yaml, loader))
    content, expected = lesen(path)
    target = tmp_path / path.name
    target.write_bytes(content)
    result = lint(target)
    assert result.code == 1
    in_ordnung(result.fehler, expected)


@pytest.mark.parametrize("path", DATEIEN, ids=lambda path: path.stem)
def test_the_same_for_people(path: Path, tmp_path: Path, aufruf: Callable[..., Any]) -> None:
    content, expected = lesen(path)
    (tmp_path / path.name).write_bytes(content)
    result = aufruf("lint", "--color", "never", tmp_path / path.name)
    assert result.code == 1
    assert result.out.count("Abhilfe: ") == result.out.count(": fehler [") + result.out.count(": hinweis [") + (
        result.out.count(": warnung [")
    )
    for rule, line, column, _ in expected:
        assert f"{path.name}:{line}:{column}: fehler [{rule}]\n" in result.out
    # Only the name of the file may make a line longer than a terminal.
    assert [line for line in result.out.splitlines() if len(line) > 80 and path.name not in line] == []
    # What a terminal would obey is never passed on.
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.out)


def test_the_corpus_is_read_and_covers_every_fault_of_one_file() -> None:
    assert len(DATEIEN) > 90
    marks = {path: lesen(path)[1] for path in DATEIEN}
    assert [path.name for path, expected in marks.items() if not expected] == []
    of_several_files = {"datei-unbekannt", "yaml-groesse", "vorgaenger-unlesbar"}
    of_one_file = {fault.name for fault in FAULTS.values() if fault.thema == "lesen"} - of_several_files
    assert {rule for expected in marks.values() for rule, *_ in expected} == of_one_file


def test_the_corpus_keeps_its_bytes() -> None:
    """An editor or git that mends line ends would take the fault away."""
    assert b"\r\n" in (CORPUS / "konflikt-crlf.yaml").read_bytes()
    assert (CORPUS / "frist-mitte-bom.yaml").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\t" in (CORPUS / "tabulator.yaml").read_bytes()
