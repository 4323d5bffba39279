"""Small faults put into the real concepts, one at a time: each must be caught, where it was made."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from tests.conftest import ROOT
from tests.regeln.mutationen.fall import Fall
from tests.regeln.mutationen.neumuenster import NEUMUENSTER
from tests.regeln.mutationen.rhein_kreis_neuss import RHEIN_KREIS_NEUSS
from tests.regeln.mutationen.steinfurt import STEINFURT

from konzept.faults import FAULTS
from konzept.finding import Finding, Level
from konzept.lint import lint
from konzept.load import load
from konzept.model import Konzept
from konzept.rules import KATALOG
from konzept.source import remarks
from konzept.verdict.suppress import sieve

TABELLEN: Mapping[str, tuple[Fall, ...]] = {
    "steinfurt": STEINFURT,
    "neumuenster/2022": NEUMUENSTER,
    "rhein-kreis-neuss": RHEIN_KREIS_NEUSS,
}
VORGAENGER = {"neumuenster/2022": "neumuenster/2015"}
ZEILEN = [(name, fall) for name, table in TABELLEN.items() for fall in table]
WENIGSTENS = 40
"""So many faults for each of the concepts."""


@cache
def _dateien(name: str) -> dict[str, bytes]:
    folder = ROOT / "examples" / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@cache
def _vorgaenger(name: str) -> Konzept | None:
    return load(_dateien(VORGAENGER[name])).konzept if name in VORGAENGER else None


def _befunde(name: str, files: Mapping[str, bytes], fall: Fall) -> list[Finding]:
    """Everything lint has to say of these files, faults of reading and comments that silence included."""
    loaded = load(files)
    if loaded.konzept is None:
        return [*loaded.findings]
    konzept = loaded.konzept.model_copy(update={"reifegrad": fall.reifegrad})
    found = lint(
        konzept,
        loaded.places,
        date.fromisoformat(fall.stichtag),
        bild=lambda _name: False,
        vorgaenger=_vorgaenger(name),
    )
    ran = {rule.name for rule in KATALOG}
    return [*sieve((*loaded.findings, *found), remarks(loaded.places), ran).findings]


@cache
def _vorher(name: str, reifegrad: str, stichtag: str) -> Counter[tuple[str, ...]]:
    fall = next(one for at, one in ZEILEN if (at, one.reifegrad, one.stichtag) == (name, reifegrad, stichtag))
    return Counter(map(_kern, _befunde(name, _dateien(name), fall)))


def _kern(finding: Finding) -> tuple[str, ...]:
    """A finding without its place, which moves with every line above it."""
    return (finding.rule, finding.span.file, finding.teil, finding.feld, finding.message)


def _neu(name: str, files: Mapping[str, bytes], fall: Fall) -> list[Finding]:
    """Findings that were not there before."""
    known = Counter(_vorher(name, fall.reifegrad, fall.stichtag))
    fresh = []
    for one in _befunde(name, files, fall):
        if known[_kern(one)]:
            known[_kern(one)] -= 1
        else:
            fresh.append(one)
    return fresh


def _verfaelscht(name: str, fall: Fall) -> dict[str, bytes]:
    files = _dateien(name)
    alt, neu = fall.alt.encode(), fall.neu if isinstance(fall.neu, bytes) else fall.neu.encode()
    assert files[fall.datei].count(alt) == 1, "Was ersetzt wird, muss genau einmal dastehen."
    return {**files, fall.datei: files[fall.datei].replace(alt, neu)}


def _erwartet(name: str, files: Mapping[str, bytes], fall: Fall) -> set[tuple[str, int]]:
    """File and line at which the finding may stand."""
    if fall.bei:
        lines = [
            (path, number)
            for path, content in files.items()
            for number, line in enumerate(content.decode().split("\n"), 1)
            if line.strip().removeprefix("- ") == fall.bei
        ]
        assert len(lines) == 1, f"„{fall.bei}“ steht an {len(lines)} Stellen."
        return set(lines)
    first = _dateien(name)[fall.datei].partition(fall.alt.encode())[0].count(b"\n") + 1
    neu = fall.neu if isinstance(fall.neu, bytes) else fall.neu.encode()
    return {(fall.datei, first + n) for n in range(neu.removesuffix(b"\n").count(b"\n") + 1)}


@pytest.mark.parametrize(("name", "fall"), ZEILEN, ids=[f"{name}: {fall.was}" for name, fall in ZEILEN])
def test_a_small_fault_is_caught(name: str, fall: Fall) -> None:
    files = _verfaelscht(name, fall)
    fresh = _neu(name, files, fall)
    caught = [one for one in fresh if one.rule == fall.regel]
    assert caught, f"Nicht gefunden; neu ist nur: {[f'{one.span}: {one.rule}' for one in fresh]}"
    where = {(one.span.file, line) for one in caught for line in (one.span.line, one.anker or one.span.line)}
    assert where & _erwartet(name, files, fall)
    grave = {one.rule for one in fresh if one.level is Level.FEHLER} - {fall.regel}
    assert grave == {*fall.auch}


@pytest.mark.parametrize("name", TABELLEN)
def test_there_are_enough_faults_and_no_two_are_the_same(name: str) -> None:
    table = TABELLEN[name]
    assert len(table) >= WENIGSTENS
    assert len({fall.was for fall in table}) == len(table)
    assert len({(fall.datei, fall.alt, fall.neu) for fall in table}) == len(table)
    assert {fall.regel for fall in table} <= {rule.name for rule in KATALOG} | FAULTS.keys()


@pytest.mark.parametrize("name", TABELLEN)
def test_the_examples_themselves_have_no_fault(name: str) -> None:
    grave = [one for one in _befunde(name, _dateien(name), TABELLEN[name][0]) if one.level is Level.FEHLER]
    assert grave == []
