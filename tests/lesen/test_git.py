"""``<revision>:<pfad>``: a concept out of git, as plumbing gives it."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from konzept.cli import git

Aufruf = Callable[..., Any]


@pytest.fixture
def archiv(tmp_path: Path, kopf: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a concept in a folder with umlauts, a broken one in its first revision, and much else."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "archiv"
    folder = root / "Köln 2027"
    (folder / "akteure").mkdir(parents=True)
    (folder / "konzept.yaml").write_text(kopf + "vision: alt\n", encoding="utf-8")
    (folder / "akteure" / "ämter.yaml").write_text("id: a\nname: Amt\nnmae: x\n", encoding="utf-8")
    (folder / "karte.png").write_bytes(b"\x89PNG" * 1000)
    (root / "einzeln.yaml").write_text(kopf + "vision: x\n", encoding="utf-8")
    befehl(root, "init", "-q")
    commit(root, "alt")
    (folder / "konzept.yaml").write_text(kopf + "mission: neu\n", encoding="utf-8")
    commit(root, "neu")
    monkeypatch.chdir(root)
    return root


def befehl(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    befehl(root, "add", "-A")
    befehl(root, "commit", "-q", "-m", message)


def stellen(result: Any) -> list[str]:
    return [f"{one['span']['file']}:{one['span']['line']}" for one in result.fehler]


@pytest.mark.parametrize(
    ("argument", "found"),
    [
        ("HEAD:Köln 2027", ["HEAD:Köln 2027/akteure/ämter.yaml:3", "HEAD:Köln 2027/konzept.yaml:5"]),
        ("HEAD:Köln 2027/", ["HEAD:Köln 2027/akteure/ämter.yaml:3", "HEAD:Köln 2027/konzept.yaml:5"]),
        ("HEAD:./Köln 2027", ["HEAD:./Köln 2027/akteure/ämter.yaml:3", "HEAD:./Köln 2027/konzept.yaml:5"]),
        ("HEAD:Köln 2027/konzept.yaml", ["HEAD:Köln 2027/akteure/ämter.yaml:3", "HEAD:Köln 2027/konzept.yaml:5"]),
        ("HEAD:einzeln.yaml", ["HEAD:einzeln.yaml:5"]),
        ("HEAD~1:Köln 2027", ["HEAD~1:Köln 2027/akteure/ämter.yaml:3", "HEAD~1:Köln 2027/konzept.yaml:5"]),
    ],
)
def test_a_revision(archiv: Path, lint: Aufruf, argument: str, found: list[str]) -> None:
    result = lint(argument)
    assert result.code == 1
    assert stellen(result) == found
    old = "~1" in argument or "einzeln" in argument
    assert ("„vision“" if old else "„mission“") in result.fehler[-1]["message"]


def test_relative_to_the_folder(archiv: Path, lint: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archiv / "Köln 2027")
    for argument in ("HEAD:./", "HEAD:."):
        assert [one.split("/")[-1] for one in stellen(lint(argument))] == ["ämter.yaml:3", "konzept.yaml:5"]


def test_a_bare_repository(archiv: Path, lint: Aufruf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    befehl(archiv, "clone", "-q", "--bare", ".", str(tmp_path / "bar.git"))
    monkeypatch.chdir(tmp_path / "bar.git")
    assert stellen(lint("HEAD:Köln 2027")) == ["HEAD:Köln 2027/akteure/ämter.yaml:3", "HEAD:Köln 2027/konzept.yaml:5"]


def test_two_revisions_in_one_run(archiv: Path, aufruf: Aufruf) -> None:
    result = aufruf("lint", "HEAD~1:Köln 2027", "HEAD:Köln 2027", "--color", "never")
    assert "5 | vision: alt" in result.out
    assert "5 | mission: neu" in result.out


def test_a_folder_without_a_concept(archiv: Path, lint: Aufruf) -> None:
    result = lint("HEAD:Köln 2027/akteure")
    assert result.code == 2
    assert result.findings[0]["message"] == "In diesem Ordner liegt keine Datei „konzept.yaml“."


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("gibtsnicht:Köln 2027", "Die Revision „gibtsnicht“ gibt es in diesem git-Archiv nicht"),
        ("HEAD:Kiel", "In der Revision „HEAD“ gibt es „Kiel“ nicht."),
        ("HEAD:../x", "gibt es „../x“ nicht"),
        ("HEAD@{9}:Köln 2027", "Die Revision „HEAD@{9}“ gibt es"),
    ],
)
def test_what_is_not_there(archiv: Path, aufruf: Aufruf, argument: str, words: str) -> None:
    result = aufruf("lint", argument)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize("revision", ["-h", "--output=x", "--upload-pack=x"])
def test_a_revision_is_never_an_option(archiv: Path, aufruf: Aufruf, revision: str) -> None:
    result = aufruf("lint", "--", f"{revision}:Köln 2027")
    assert result.code == 2
    assert "Sie beginnt mit einem Strich." in result.err
    assert not (archiv / "x").exists()


def test_outside_of_git(tmp_path: Path, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = aufruf("lint", "HEAD:x")
    assert result.code == 2
    assert "gehört zu keinem git-Archiv" in result.err


def test_without_git(archiv: Path, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = aufruf("lint", "HEAD:x")
    assert result.code == 2
    assert "Das Programm git ist nicht installiert" in result.err


def test_only_what_belongs_to_a_concept_is_read(archiv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    real = git._git

    def spy(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> bytes | None:
        asked.append(stdin)
        return real(*arguments, stdin=stdin, cwd=cwd)

    monkeypatch.setattr(git, "_git", spy)
    found = git.files("HEAD", "Köln 2027", lambda name: name.endswith(".yaml"))
    assert sorted(found) == ["akteure/ämter.yaml", "konzept.yaml"]
    assert sum(len(stdin.split()) for stdin in asked) == 2


def test_git_is_told_to_fetch_nothing(archiv: Path, lint: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    real = subprocess.run

    def spy(*arguments: Any, **rest: Any) -> Any:
        seen.append(rest["env"])
        return real(*arguments, **rest)

    monkeypatch.setattr(subprocess, "run", spy)
    lint("HEAD:Köln 2027")
    assert len(seen) >= 4
    assert {env["GIT_NO_LAZY_FETCH"] for env in seen} == {"1"}


def test_a_clone_that_lacks_contents(archiv: Path, aufruf: Aufruf) -> None:
    """As in a partial clone: git is told not to fetch, and says „missing“."""
    for blob in (archiv / ".git" / "objects").glob("??/*"):
        kind = subprocess.run(["git", "cat-file", "-t", blob.parent.name + blob.name], capture_output=True, check=True)
        if kind.stdout.strip() == b"blob":
            blob.chmod(0o600)
            blob.unlink()
    result = aufruf("lint", "HEAD:Köln 2027")
    assert result.code == 2
    assert "in einem Teilklon fehlen Inhalte" in result.err
