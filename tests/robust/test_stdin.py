"""konzept lint -: what an editor has on its screen is judged as if it were saved."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Aufruf = Callable[..., Any]
KAPUTT = "- id: a\n  titl: Amt\n"


@pytest.fixture
def tippe(monkeypatch: pytest.MonkeyPatch, lint: Aufruf) -> Aufruf:
    """``konzept lint - …`` with this text."""

    def typed(text: str | bytes, *arguments: object) -> Any:
        raw = text if isinstance(text, bytes) else text.encode("utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        return lint("-", *arguments)

    return typed


def _files(result: Any) -> set[str]:
    return {one["span"]["file"] for one in result.findings}


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_whole_concept(tippe: Aufruf, kopf: str) -> None:
    result = tippe(kopf + "vision: x\n")
    assert result.code == 1
    assert [(one["rule"], one["span"]["file"], one["span"]["line"]) for one in result.fehler] == [
        ("schluessel-unbekannt", "-", 5)
    ]
    assert tippe(kopf).code == 0
    assert tippe(b"").code == 1
    assert tippe(bytes(range(256))).code == 1


def test_the_same_as_the_file_itself(tippe: Aufruf, lint: Aufruf, steinfurt: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(steinfurt.parent)
    on_disk = lint(steinfurt.name)
    for name in ("konzept.yaml", "akteure.yaml", "handlungsfelder/02-sprache-und-bildung.yaml"):
        path = Path(steinfurt.name) / name
        assert tippe(path.read_bytes(), "--stdin-filename", path).findings == on_disk.findings
    assert len(on_disk.findings) > 10


@pytest.mark.parametrize("name", ["akteure.yaml", "akteure/01.yaml", "konzept.yaml", "gremien.yaml"])
def test_a_part_takes_the_place_of_what_is_on_the_disk(name: str, tippe: Aufruf, schreibe: Aufruf, kopf: str) -> None:
    """Also where nothing is saved under this name yet."""
    there = {"konzept.yaml": kopf, "handlungsfelder.yaml": "- {id: f, titel: Sprache}\n"}
    text = {"konzept.yaml": kopf + "titl: x\n", "akteure/01.yaml": "id: a\ntitl: Amt\n"}.get(name, KAPUTT)
    folder = schreibe(there | ({name: "[]"} if name == "akteure.yaml" else {}))
    before = _snapshot(folder)
    result = tippe(text, "--stdin-filename", folder / name)
    assert {Path(one).relative_to(folder).as_posix() for one in _files(result)} >= {name}
    assert "schluessel-unbekannt" in {one["rule"] for one in result.fehler}
    assert _snapshot(folder) == before


def test_what_is_right_in_the_editor_counts(tippe: Aufruf, lint: Aufruf, schreibe: Aufruf, kopf: str) -> None:
    """The file on the disk is not even opened."""
    folder = schreibe({"konzept.yaml": kopf, "akteure.yaml": b"\xff\xfe kaputt"})
    assert lint(folder).code == 1
    assert tippe("- {id: a, name: Amt}\n", "--stdin-filename", folder / "akteure.yaml").code == 0


def test_ids_of_the_concept_around_are_known(tippe: Aufruf, schreibe: Aufruf, kopf: str) -> None:
    feld = "id: f\ntitel: Sprache\nmassnahmen: [{id: m, titel: Kurs, verantwortlich: [%s]}]\n"
    folder = schreibe({"konzept.yaml": kopf, "akteure.yaml": "- {id: amt, name: Amt}\n"})
    name = folder / "handlungsfelder" / "01.yaml"
    dangling = [
        one
        for who in ("amt", "niemand")
        for one in tippe(feld % who, "--stdin-filename", name).findings
        if one["rule"] == "verweis-ins-leere"
    ]
    assert [one["span"]["file"] for one in dangling] == [name.as_posix()]


@pytest.mark.parametrize("name", ["neu.yaml", "gibt/es/nicht/konzept.yaml", "konzept.yaml", "notiz.txt"])
def test_a_name_that_is_no_part_of_a_concept(
    name: str, tippe: Aufruf, kopf: str, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (name, (tmp_path / name).as_posix()):
        assert _files(tippe(kopf + "vision: x\n", "--stdin-filename", path)) == {path}


def test_messages_carry_the_name_that_was_given(tippe: Aufruf, schreibe: Aufruf, kopf: str, monkeypatch: Any) -> None:
    folder = schreibe({"konzept.yaml": kopf, "akteure/01.yaml": "{id: a, name: Amt}"})
    monkeypatch.chdir(folder.parent)
    text = "id: a\ntitl: Amt\n"
    for given in ("Ein Konzept für Köln/akteure/01.yaml", str(folder / "akteure" / "01.yaml")):
        assert given in _files(tippe(text, "--stdin-filename", given))
    monkeypatch.chdir(folder / "akteure")
    assert "../akteure/01.yaml" in _files(tippe(text, "--stdin-filename", "01.yaml"))


def test_pictures_and_the_previous_edition_lie_beside_it(
    tippe: Aufruf, schreibe: Aufruf, kopf: str, monkeypatch: Any
) -> None:
    text = kopf + "vorgaenger: ../alt\nleitbild: '![Karte](karte.png)'\n"
    folder = schreibe({"konzept.yaml": kopf, "karte.png": b"x"})
    (folder.parent / "alt").mkdir()
    (folder.parent / "alt" / "konzept.yaml").write_text(kopf, encoding="utf-8")

    def complaints(*arguments: object) -> set[str]:
        return {one["rule"] for one in tippe(text, *arguments).findings} & {"bild-fehlt", "vorgaenger-unlesbar"}

    assert complaints("--stdin-filename", folder / "konzept.yaml") == set()
    monkeypatch.chdir(folder)
    assert complaints() == set()
    monkeypatch.chdir("/")
    assert complaints() == {"bild-fehlt", "vorgaenger-unlesbar"}


@pytest.mark.parametrize("command", ["lint", "fmt"])
def test_stdin_is_alone_and_its_name_needs_it(command: str, aufruf: Aufruf, tmp_path: Path) -> None:
    for arguments, words in (
        (("-", tmp_path), "die einzige Angabe"),
        (("--stdin-filename", "x.yaml", tmp_path), "geben Sie dazu „-“ an"),
        (("--stdin-filename", "x.yaml"), "geben Sie dazu „-“ an"),
    ):
        result = aufruf(command, *arguments)
        assert (result.code, result.out) == (2, "")
        assert words in result.err


def test_more_than_the_limit(tippe: Aufruf, monkeypatch: Any) -> None:
    monkeypatch.setattr("konzept.cli.stdin.MAX_BYTES", 10)
    assert tippe("konzept: 1\ntitel: T\n").code == 1


def test_without_any_stdin(lint: Aufruf, monkeypatch: Any) -> None:
    """A scheduled task of Windows has none."""
    monkeypatch.setattr(sys, "stdin", None)
    assert [one["message"] for one in lint("-").findings] == ["In der Datei steht noch nichts."]
