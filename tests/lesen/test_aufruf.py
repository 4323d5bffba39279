"""The command line itself: wrong calls, help, and konzept rule."""

from collections.abc import Callable
from typing import Any

import pytest

from konzept.faults import FAULTS
from konzept.rules import KATALOG

Aufruf = Callable[..., Any]

FALSCH = [
    (["lint", "gibt-es-nicht"], "gibt-es-nicht gibt es nicht. Angegeben wird der Ordner"),
    (["lint", "C:/gibt/es/nicht"], "C:/gibt/es/nicht gibt es nicht"),
    (["lint", "--fail-om", "fehler"], "Die Option --fail-om gibt es nicht. Meinten Sie --fail-on"),
    (["lint", "--fail-on", "alles"], "möglich sind hinweis, warnung, fehler."),
    (["lint", "--output-format", "xml"], "Es gibt: full, concise, "),
    (["lint", "--stichtag", "31.12.2026"], "gebraucht wird JJJJ-MM-TT, zum Beispiel 2026-12-31"),
    (["lint", "--stichtag", "2026-02-30"], "„2026-02-30“ ist kein Datum"),
    (["lint", "--stichtag"], "--stichtag"),
    (["lint", "--color", "bunt"], "möglich sind auto, always, never."),
    (["pruefe"], "Befehle: init, lint, diff, log, revise, render, rule, fmt, schema, config, "),
    (["rule", "massnahme-ohne-fristen"], "Meinten Sie „massnahme-ohne-frist“?"),
    (["rule", "yaml-sytnax"], "Meinten Sie „yaml-syntax“?"),
    (["rule", "qqq"], "„konzept rule“ nennt alle."),
]


@pytest.mark.parametrize(("arguments", "words"), FALSCH, ids=[" ".join(case[0]) for case in FALSCH])
def test_a_wrong_call(arguments: list[str], words: str, aufruf: Aufruf) -> None:
    result = aufruf(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert words in result.err


def test_help(aufruf: Aufruf) -> None:
    for arguments in (("-h",), ("--help",), ("lint", "-h"), ("rule", "--help")):
        result = aufruf(*arguments)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("Aufruf: konzept")
        assert "Zeigt diese Hilfe." in result.out
        assert not [word for word in ("Usage", "Options", "Show this", "default", "required") if word in result.out]


def test_every_rule_and_fault_is_explained(aufruf: Aufruf) -> None:
    overview = aufruf("rule").out
    names = [*FAULTS, *(rule.name for rule in KATALOG)]
    assert len(names) > 20
    for name in names:
        assert f"  {name} " in overview
        result = aufruf("rule", name)
        assert result.code == 0
        assert result.out.startswith(f"{name} (")
        assert [line for line in result.out.splitlines() if len(line) > 80] == []
    assert all(
        word in aufruf("rule", "id-doppelt").out for word in ("Warum: ", "Abhilfe: ", "Quelle: ", "Schlecht:", "Gut:")
    )
