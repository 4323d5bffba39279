"""A deliberately bad concept: every rule finds something in it, once, in the very line that says so.

The specimen is tests/schlecht/2026 with its previous edition; what cannot stand beside the rest of it has two small
concepts of its own. What reading finds has tests/corpus.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import ROOT, Run

from konzept.cli.judge import Massstab, judge
from konzept.cli.read import read
from konzept.faults import FAULTS
from konzept.load import load
from konzept.rules import KATALOG
from konzept.verdict import Urteil

SCHLECHT = ROOT / "tests" / "schlecht"
KONZEPTE = ("2026", "dorf", "sofort")
TAG = date(2026, 11, 21)
REGELN = {rule.name for rule in KATALOG} | {fault.name for fault in FAULTS.values() if fault.thema == "vermerke"}
HOECHSTENS = 2
"""A specimen has one fault of each kind; a second one is for a rule with two faces."""
_MARKE = re.compile(r" *# <- (?P<regeln>[a-z-]+(?:, [a-z-]+)*)$", re.MULTILINE)


class Stelle(NamedTuple):
    """Where a finding stands, or is to stand."""

    datei: str
    zeile: int
    regel: str


def _dateien(name: str) -> list[Path]:
    return sorted((SCHLECHT / name).rglob("*.yaml"))


@cache
def _urteil(name: str) -> Urteil:
    return judge(read(str(SCHLECHT / name)), Massstab(TAG))


def _marken(name: str) -> Iterator[Stelle]:
    """What the marks announce: in their own line, or, where a mark stands alone, in the one below."""
    for path in _dateien(name):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if found := _MARKE.search(line):
                below = not line[: found.start()].strip()
                yield from (Stelle(path.name, number + below, regel) for regel in found["regeln"].split(", "))


def _befunde(name: str) -> Iterator[Stelle]:
    """What is found: at the line of its key, if there is a mark for it; in a text of many lines no mark can stand."""
    marken = set(_marken(name))
    for one in _urteil(name).findings:
        here, key = (Stelle(Path(one.span.file).name, line, one.rule) for line in (one.span.line, one.anker))
        yield key if key in marken else here


@pytest.mark.parametrize("name", KONZEPTE)
def test_every_finding_has_its_mark_and_every_mark_its_finding(name: str) -> None:
    marken, found = Counter(_marken(name)), Counter(_befunde(name))
    assert marken, "Ohne Marken prüft dieser Test nichts."
    assert [*(found - marken)] == [], "Ohne Marke"
    assert [*(marken - found)] == [], "Ohne Befund"


def test_every_rule_finds_something() -> None:
    assert len(REGELN) > len(KATALOG) > 0
    found = {one.regel for name in KONZEPTE for one in _befunde(name)}
    missing = ", ".join(sorted(REGELN - found))
    assert not missing, f"Hier fehlt ein Beispiel (tests/schlecht, mit Marke „# <- …“): {missing}"
    assert found == REGELN


def test_the_concept_stays_a_specimen() -> None:
    count = Counter(one.regel for name in KONZEPTE for one in _befunde(name))
    assert {regel: times for regel, times in count.items() if times > HOECHSTENS} == {}


@pytest.mark.parametrize("name", KONZEPTE)
def test_the_marks_are_no_part_of_the_data(name: str) -> None:
    files = {path.relative_to(SCHLECHT / name).as_posix(): path.read_text(encoding="utf-8") for path in _dateien(name)}
    plain = {path: _MARKE.sub("", text) for path, text in files.items()}
    assert plain != files
    with_marks, without = (
        load({path: text.encode() for path, text in texts.items()}).konzept for texts in (files, plain)
    )
    assert with_marks is not None
    assert with_marks == without


def test_the_previous_edition_can_be_read() -> None:
    """What silently could not be read would turn off all rules that compare."""
    assert [one for one in _urteil("2021").findings if one.rule in FAULTS] == []


def test_what_a_reader_sees(konzept: Run, golden: Callable[[str, str], None]) -> None:
    folders = [f"tests/schlecht/{name}" for name in KONZEPTE]
    done = konzept("lint", *folders, "--stichtag", TAG, "--output-format", "full", "--isolated", cwd=ROOT)
    assert (done.returncode, done.stderr) == (1, "")
    golden("schlecht.txt", done.stdout)


@pytest.mark.parametrize("tag", [date.min, date.max])
@pytest.mark.parametrize("name", KONZEPTE)
def test_no_rule_stumbles_over_the_ends_of_the_calendar(name: str, tag: date) -> None:
    """What is printed is judged as of the first day there is, so that nothing is overdue."""
    assert judge(read(str(SCHLECHT / name)), Massstab(tag)).findings
