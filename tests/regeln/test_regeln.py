"""Every rule documents itself with examples, and the examples are executed here."""

import re
from datetime import date
from inspect import getdoc
from pathlib import Path

import pytest

from konzept import rules
from konzept.faults import FAULTS
from konzept.finding import Finding, Level
from konzept.lint import lint
from konzept.load import Geladen, load
from konzept.model import REIFEGRADE
from konzept.rules import KATALOG, Rule

STICHTAG = date(2026, 1, 1)
KOPF = {"konzept": "konzept: 1\n", "titel": "titel: Zusammenleben\n", "kommune": "kommune:\n  name: Musterstadt\n"}
MARKE = " # <-"
REGELN = pytest.mark.parametrize("rule", KATALOG, ids=lambda rule: rule.name)


def gelesen(example: str) -> Geladen:
    """An example as a concept; what every concept has is put below, so that its lines keep their numbers."""
    rest = "".join(text for key, text in KOPF.items() if not re.search(rf"^{key}:", example, re.MULTILINE))
    loaded = load({"konzept.yaml": f"{example.replace(MARKE, '')}\n{rest}".encode()})
    assert loaded.findings == ()
    assert loaded.konzept is not None
    return loaded


def befunde(example: str, rules: tuple[Rule, ...] = KATALOG, vorgaenger: str = "") -> list[Finding]:
    """What ``rules`` find in an example that follows the edition ``vorgaenger``, if there is one."""
    loaded = gelesen(example)
    assert loaded.konzept is not None
    return lint(
        loaded.konzept,
        loaded.places,
        STICHTAG,
        rules,
        bild=lambda name: not name.startswith("gibt-es-nicht"),
        vorgaenger=gelesen(vorgaenger).konzept if vorgaenger else None,
    )


def marks(example: str) -> list[int]:
    return [number for number, line in enumerate(example.splitlines(), 1) if line.endswith(MARKE)]


@REGELN
def test_the_bad_example_is_found_at_its_marks(rule: Rule) -> None:
    expected = marks(rule.doc.schlecht)
    assert expected, "Kein Beispiel mit „# <-“"
    found = befunde(rule.doc.schlecht, (rule,), rule.doc.vorgaenger)
    assert [one.span.line for one in found] == expected
    assert {one.rule for one in found} == {rule.name}


@REGELN
def test_the_good_example_is_clean(rule: Rule) -> None:
    assert marks(rule.doc.gut) == []
    assert befunde(rule.doc.gut, (rule,), rule.doc.vorgaenger) == []
    assert rule.doc.gut != rule.doc.schlecht.replace(MARKE, "")


@REGELN
def test_the_good_example_lets_no_new_fault_in(rule: Rule) -> None:
    """Who copies the good example must not be scolded by another rule for what the bad one did not have."""
    before = {(one.rule, one.teil) for one in befunde(rule.doc.schlecht, vorgaenger=rule.doc.vorgaenger)}
    heavy = {
        (one.rule, one.teil)
        for one in befunde(rule.doc.gut, vorgaenger=rule.doc.vorgaenger)
        if one.level is Level.FEHLER
    }
    assert heavy <= before


@REGELN
def test_the_documentation_is_whole(rule: Rule) -> None:
    doc = rule.doc
    for section in (doc.satz, doc.warum, doc.abhilfe, doc.quelle):
        assert section.endswith("."), section
        assert "\n" not in section
    assert doc.schlecht
    assert doc.gut
    # What is no section is not lost: all words of the docstring are somewhere.
    words = re.findall(r"\w+", getdoc(rule.check) or "")
    kept = re.findall(r"\w+", " ".join((doc.satz, doc.warum, doc.abhilfe, doc.quelle, doc.vorgaenger, doc.schlecht,
                                                doc.gut)))  # fmt: skip
    heads = [
        head for head in ("Abhilfe", "Quelle", "Vorgänger", "Schlecht", "Gut") if head != "Vorgänger" or doc.vorgaenger
    ]
    assert len(words) == len(kept) + len(heads)


@REGELN
def test_the_findings_of_a_rule_are_sentences(rule: Rule) -> None:
    for finding in befunde(rule.doc.schlecht, (rule,), rule.doc.vorgaenger):
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")
        assert finding.hint == rule.doc.abhilfe


@REGELN
@pytest.mark.parametrize("reifegrad", REIFEGRADE)
def test_a_rule_weighs_more_as_the_concept_ripens(rule: Rule, reifegrad: str) -> None:
    lines = rule.doc.schlecht.splitlines()
    example = "\n".join(line for line in lines if not line.startswith("reifegrad:"))
    found = befunde(f"{example}\nreifegrad: {reifegrad}", (rule,), rule.doc.vorgaenger)
    reached = REIFEGRADE.index(reifegrad) >= REIFEGRADE.index(rule.ab)
    # A rule about the reifegrad itself has nothing to say before it.
    if reached or found:
        assert len(found) == len(marks(rule.doc.schlecht))
    assert {one.level for one in found} <= {rule.level if reached else Level.HINWEIS}


def test_names() -> None:
    names = [rule.name for rule in KATALOG]
    assert len(names) >= 9
    assert len({*names}) == len(names)
    assert not {*names} & FAULTS.keys()
    for name in (*names, *FAULTS):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name), name
    subjects = [rule.thema for rule in KATALOG]
    assert not {*subjects} & {*names}
    # Each subject in one piece, as the page and the overview print them.
    assert [thema for n, thema in enumerate(subjects) if thema not in subjects[:n]] == list(dict.fromkeys(subjects))
    assert sorted(subjects, key=list(dict.fromkeys(subjects)).index) == subjects


def test_no_module_of_a_subject_is_forgotten() -> None:
    folder = Path(rules.__file__).parent
    written = {path for path in folder.rglob("*.py") if re.search(r"^@rule\(", path.read_text("utf-8"), re.MULTILINE)}
    assert len(written) > 20
    assert written == {Path(rule.check.__code__.co_filename) for rule in KATALOG}
    assert {rule.thema for rule in KATALOG} == {one.relative_to(folder).parts[0].removesuffix(".py") for one in written}


def test_every_fault_of_reading_says_why() -> None:
    assert len(FAULTS) >= 10
    assert [fault.name for fault in FAULTS.values() if not fault.warum.endswith(".")] == []
    assert {key: fault.name for key, fault in FAULTS.items()} == {key: key for key in FAULTS}
