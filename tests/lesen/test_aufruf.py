"""The command line itself: wrong calls, help, and konzept rule."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.lesen.conftest import KOPF

from konzept.cli.hindrance import why, why_not_written
from konzept.faults import FAULTS
from konzept.rules import KATALOG

Aufruf = Callable[..., Any]

FALSCH = [
    (["lint", "gibt-es-nicht"], "gibt-es-nicht gibt es nicht. Angegeben wird der Ordner"),
    (["lint", "C:/gibt/es/nicht"], "C:/gibt/es/nicht gibt es nicht"),
    (["lint", "--fail-om", "fehler"], "Die Option --fail-om gibt es nicht. Meinten Sie --fail-on"),
    (["lint", "--fail-on", "alles"], "möglich sind hinweis, warnung, fehler."),
    (["lint", "--output-format", "xml"], "Es gibt: full, concise, "),
    (["lint", "--stichtag", "31.12.26"], "gebraucht wird ein Tag wie 31.12.2026 oder 2026-12-31"),
    (["lint", "--stichtag", "30.2.2026"], "„30.2.2026“ ist kein Datum"),
    (["lint", "--stichtag", "2026-02-30"], "„2026-02-30“ ist kein Datum"),
    (["lint", "--stichtag"], "--stichtag"),
    (["lint", "--color", "bunt"], "möglich sind auto, always, never."),
    (["pruefe"], "Befehle: init, lint, diff, log, revise, render, template, rule, fmt, schema, config, "),
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


def test_the_day_may_be_written_as_documents_print_it(aufruf: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text(KOPF, encoding="utf-8")
    days = [aufruf("lint", "--output-format", "json", "--stichtag", day, tmp_path).json["stichtag"]
            for day in ("1.2.2027", "01.02.2027", "2027-02-01")]  # fmt: skip
    assert days == ["2027-02-01"] * 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Ohne /dev/full ist kein voller Datenträger zu haben.")
@pytest.mark.parametrize("arguments", [["lint"], ["rule", "--all"], ["--version"], ["render", "--help"]])
def test_a_full_disk_is_no_fault_of_the_program(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text(KOPF, encoding="utf-8")
    # Held back, as usual: then it fails once more when Python ends.
    env = {name: word for name, word in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "konzept", *arguments], cwd=tmp_path, stdout=full, env=env,
                              stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False)  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "konzept: Die Ausgabe ist unvollständig: Auf dem Datenträger ist kein Platz mehr."
    )
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(("number", "words"), [(13, "Die Berechtigung dazu fehlt"), (5, "Der Datenträger meldet")])
def test_settings_that_cannot_be_read_are_told_in_german(
    aufruf: Aufruf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    (tmp_path / "konzept.yaml").write_text(KOPF, encoding="utf-8")
    (tmp_path / "konzept.toml").write_text("", encoding="utf-8")
    real = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "konzept.toml":
            raise OSError(number, os.strerror(number))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    result = aufruf("lint", tmp_path)
    assert result.code == 2
    assert f"konzept.toml lässt sich nicht lesen: {words}" in result.err
    assert os.strerror(number) not in result.err


def test_what_no_table_knows_is_told_as_the_words_of_the_system() -> None:
    assert why(OSError(9999, "odd")) == "Das Betriebssystem meldet „odd“"
    assert why_not_written(PermissionError(13, "x")) == "Die Berechtigung dazu fehlt"


def test_an_empty_folder_leads_to_init(aufruf: Aufruf, tmp_path: Path) -> None:
    for command in ("lint", "render"):
        result = aufruf(command, tmp_path)
        said = " ".join(f"{result.out} {result.err}".split())
        assert result.code != 0
        assert "legen Sie mit „konzept init“ ein Konzept an." in said


def test_a_key_one_level_too_high_is_told_what_leads_there(aufruf: Aufruf, tmp_path: Path) -> None:
    wrong = "beschluesse:\n  - id: b\n    gremium: rat\n"
    (tmp_path / "konzept.yaml").write_text(KOPF + wrong, encoding="utf-8")
    found = aufruf("lint", "--output-format", "json", tmp_path).fehler
    hints = [one["hint"] for one in found if "„gremium“" in one["message"]]
    assert hints == ["„gremium“ gehört in: Beratung (unter „beratungsfolge“). Prüfen Sie die Einrückung."]
