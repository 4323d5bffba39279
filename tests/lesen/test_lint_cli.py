"""konzept lint as a user calls it: exit codes, streams, forms of output, what it is given to read."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from konzept.version import VERSION

Aufruf = Callable[..., Any]


@pytest.fixture
def konzept_mit(kopf: str, tmp_path: Path) -> Callable[[str], Path]:
    """A folder with a concept in which ``NUR`` finds one thing of the level asked for."""
    content = {
        "fehler": kopf + "vision: x\n",
        "warnung": kopf + "reifegrad: beschlossen\n",
        "hinweis": kopf,
        "nichts": kopf + "reifegrad: beschlossen\nberichtswesen: [{id: b, art: Bericht, faellig: offen}]\n",
    }

    def write(level: str) -> Path:
        folder = tmp_path / level
        folder.mkdir(exist_ok=True)
        (folder / "konzept.yaml").write_text(content[level], encoding="utf-8")
        return folder

    return write


STUFEN = ["nichts", "hinweis", "warnung", "fehler"]
NUR = ("--select", "berichtswesen-fehlt")
"""Beside the faults of reading this one rule; what else a concept of four lines lacks is left unsaid."""


@pytest.mark.parametrize("fail_on", STUFEN[1:])
@pytest.mark.parametrize("level", STUFEN)
@pytest.mark.parametrize("form", ["full", "json"])
def test_exit_codes(konzept_mit: Aufruf, aufruf: Aufruf, level: str, fail_on: str, form: str) -> None:
    arguments = ("lint", *NUR, "--output-format", form, "--fail-on", fail_on, konzept_mit(level))
    assert aufruf(*arguments).code == (STUFEN.index(level) >= STUFEN.index(fail_on))
    assert aufruf(*arguments, "--exit-zero").code == 0


def test_only_faults_fail_by_default(konzept_mit: Aufruf, aufruf: Aufruf) -> None:
    assert [aufruf("lint", konzept_mit(level)).code for level in STUFEN] == [0, 0, 0, 1]


def test_steinfurt_has_no_fehler(steinfurt: Path, aufruf: Aufruf) -> None:
    result = aufruf("lint", steinfurt, "--output-format", "json")
    assert result.code == 0
    assert result.err == ""
    summary = result.json["summary"]
    assert (summary["konzepte"], summary["fehler"]) == (1, 0)
    assert summary["warnung"] + summary["hinweis"] == len(result.findings)
    assert len(result.findings) > 20


def test_json(konzept_mit: Aufruf, lint: Aufruf) -> None:
    folder = konzept_mit("fehler")
    assert lint(folder).json == {
        "schema_version": 1,
        "tool": {"name": "konzept", "version": VERSION},
        "stichtag": "2026-01-01",
        "konzepte": [
            {"name": lint(folder).findings[0]["konzept"], "lesbar": True, "fehler": 1, "warnung": 0, "hinweis": 0}
        ],
        "findings": [
            {
                "rule": "schluessel-unbekannt",
                "level": "fehler",
                "message": "Den Schlüssel „vision“ gibt es hier nicht.",
                "hint": lint(folder).findings[0]["hint"],
                "id": "",
                "feld": "vision",
                "bereich": "",
                "anzahl": 1,
                "fingerprint": lint(folder).findings[0]["fingerprint"],
                "konzept": lint(folder).json["konzepte"][0]["name"],
                "span": {
                    "file": f"{folder.as_posix()}/konzept.yaml",
                    "line": 5,
                    "column": 1,
                    "end_line": 5,
                    "end_column": 7,
                },
            }
        ],
        "silenced": [],
        "known": [],
        "summary": {
            "konzepte": 1, "fehler": 1, "warnung": 0, "hinweis": 0, "silenced": 0, "known": 0,
            "bereiche": [{"name": "", "fehler": 1, "warnung": 0, "hinweis": 0}],
            "rules": [{"name": "schluessel-unbekannt", "fehler": 1, "warnung": 0, "hinweis": 0}],
        },
    }  # fmt: skip


def test_several_paths_at_once(konzept_mit: Aufruf, lint: Aufruf) -> None:
    paths = [konzept_mit(level) for level in ("hinweis", "fehler", "nichts")]
    result = lint(*NUR, *paths, paths[0])
    assert result.code == 1
    assert result.json["summary"]["konzepte"] == 3
    assert [Path(one["span"]["file"]).parent for one in result.findings] == paths[:2]


def test_the_current_folder(konzept_mit: Aufruf, lint: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(konzept_mit("fehler"))
    for path in ((), (".",), ("./",), ("konzept.yaml",), ("./konzept.yaml",)):
        assert [one["span"]["file"] for one in lint(*path).findings] == ["konzept.yaml"]


def test_reading_and_rules_are_sorted_together(kopf: str, lint: Aufruf, schreibe: Aufruf) -> None:
    files = {"konzept.yaml": kopf, "aaa.yaml": "[]", "zzz.yaml": "[]", "handlungsfelder.yaml": "- {id: a, titel: A}"}
    result = lint("--select", "berichtswesen-fehlt,feld-leer", schreibe(files))
    assert [Path(one["span"]["file"]).name for one in result.findings] == [
        "aaa.yaml", "handlungsfelder.yaml", "konzept.yaml", "zzz.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [None, {"konzept.yml": "konzept: 1\n"}, {"readme.md": "x"}])
def test_a_folder_without_a_concept(
    content: dict[str, str] | None, lint: Aufruf, schreibe: Aufruf, tmp_path: Path
) -> None:
    folder = schreibe(content) if content else tmp_path
    result = lint(folder, "--exit-zero")
    assert result.code == 2
    (finding,) = result.findings
    assert (finding["rule"], finding["span"]["file"]) == ("datei-unlesbar", f"{folder.as_posix()}/")
    assert ("Benennen Sie „konzept.yml“ um" in finding["hint"]) is (content is not None and "konzept.yml" in content)


def test_a_part_of_a_concept_is_sent_to_its_folder(steinfurt: Path, aufruf: Aufruf) -> None:
    for part in ("akteure.yaml", "handlungsfelder/02-sprache-und-bildung.yaml"):
        result = aufruf("lint", steinfurt / part)
        assert (result.code, result.out) == (2, "")
        assert f"nur ein Teil des Konzepts in {steinfurt}" in result.err


@pytest.mark.parametrize("name", ["konzept.txt", "Mein Konzept.yaml", "x.yaml"])
def test_a_single_file_of_any_name(name: str, kopf: str, lint: Aufruf, tmp_path: Path) -> None:
    (tmp_path / name).write_text(kopf + "vision: x\n", encoding="utf-8")
    assert lint(tmp_path / name).findings[0]["span"]["file"] == (tmp_path / name).as_posix()


def test_a_name_in_bytes_of_another_coding(kopf: str, tmp_path: Path, lint: Aufruf, aufruf: Aufruf) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/M\xfcnster")
    try:
        os.mkdir(folder)  # noqa: PTH102  # a name that is no text
    except OSError:
        return  # Windows and macOS know no such names
    (Path(folder) / "konzept.yaml").write_text(kopf + "vision: x\n", encoding="utf-8")
    assert lint(folder).findings[0]["span"]["file"].endswith("M\udcfcnster/konzept.yaml")
    assert aufruf("lint", folder).code == 1


def test_the_output_as_a_file_is_utf_8(steinfurt: Path, konzept: Aufruf) -> None:
    """A process of its own, on a console of Windows: JSON stays UTF-8."""
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "NO_COLOR": "1"}
    result = konzept("lint", steinfurt, "--output-format", "json", env=env)
    assert result.returncode == 0
    assert (
        "(spätestens 6 Monate nach Ende der Geltungsdauer) fällig"
        in json.loads(result.stdout)["findings"][-1]["message"]
    )
