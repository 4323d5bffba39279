"""konzept diff with what git holds: one path alone, a bare clone, a shallow one, names that git could misread."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.vergleich.werkstatt import HEAD, MASSNAHME

Git = Callable[..., str]


@pytest.fixture
def git() -> Git:
    """Run git with nothing of this machine's settings."""

    def run(*arguments: object, cwd: Path) -> str:
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for who in ("AUTHOR", "COMMITTER"):
            env |= {f"GIT_{who}_NAME": "k", f"GIT_{who}_EMAIL": "k@example.org"}
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *map(str, arguments)],
            cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout.strip()

    return run


@pytest.fixture
def archiv(tmp_path: Path, git: Git) -> Path:
    """Three commits of a concept in a folder with a blank and umlauts: „Kurs“, „Kurse“, „Treff“; then „Fest“ on disk.

    The last commit also has the edition before, beside it.
    """
    root = tmp_path / "Archiv für alle"
    folder = root / "Köln 2027"
    folder.mkdir(parents=True)
    git("init", "-q", cwd=root)
    for title in ("Kurs", "Kurse", "Treff"):
        write(folder, title)
        if title == "Treff":
            write(root / "Köln 2023", "Café")
        git("add", ".", cwd=root)
        git("commit", "-q", "-m", title, cwd=root)
    write(folder, "Fest")
    return root


def write(folder: Path, title: str, more: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / "konzept.yaml").write_text(HEAD + more + MASSNAHME.replace("Kurs", title), encoding="utf-8")


def renamed(done: "subprocess.CompletedProcess[str]") -> tuple[str, str]:
    """The two editions' titles of the one measure."""
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    (old,) = (line[2:] for line in lines if line.startswith("- "))
    (new,) = (line[2:] for line in lines if line.startswith("+ "))
    return old, new


def test_alone_it_is_compared_with_the_last_commit(konzept: Run, archiv: Path) -> None:
    done = konzept("diff", "Köln 2027", cwd=archiv)
    assert renamed(done) == ("Treff", "Fest")
    assert "HEAD:Köln 2027/konzept.yaml:10:16" in done.stdout
    assert renamed(konzept("diff", cwd=archiv / "Köln 2027")) == ("Treff", "Fest")
    assert renamed(konzept("diff", archiv / "Köln 2027" / "konzept.yaml", cwd=archiv.parent)) == ("Treff", "Fest")


def test_or_with_itself_at_a_revision(konzept: Run, archiv: Path) -> None:
    assert renamed(konzept("diff", "Köln 2027", "--seit", "HEAD~2", cwd=archiv)) == ("Kurs", "Fest")
    assert renamed(konzept("diff", "HEAD:Köln 2027", "--seit", "HEAD~1", cwd=archiv)) == ("Kurse", "Treff")


@pytest.mark.parametrize("words", ["../Köln 2023", "./../Köln 2023/", "HEAD:Köln 2023"])
def test_or_with_its_predecessor(konzept: Run, archiv: Path, words: str) -> None:
    write(archiv / "Köln 2027", "Fest", f"vorgaenger: {words}\n")
    assert renamed(konzept("diff", "Köln 2027", cwd=archiv)) == ("Café", "Fest")
    # Who asks for a revision gets it.
    assert renamed(konzept("diff", "Köln 2027", "--seit", "HEAD", cwd=archiv)) == ("Treff", "Fest")


def test_predecessor_inside_the_same_revision(konzept: Run, archiv: Path, git: Git) -> None:
    write(archiv / "Köln 2027", "Fest", "vorgaenger: ../Köln 2023\n")
    git("commit", "-q", "-a", "-m", "x", cwd=archiv)
    (archiv / "Köln 2023" / "konzept.yaml").unlink()
    done = konzept("diff", "HEAD:Köln 2027", cwd=archiv)
    assert renamed(done) == ("Café", "Fest")
    assert "HEAD:Köln 2023 -> HEAD:Köln 2027" in done.stdout


def test_bare_clone(konzept: Run, archiv: Path, git: Git) -> None:
    bare = archiv.parent / "nackt.git"
    git("clone", "-q", "--bare", archiv, bare, cwd=archiv.parent)
    done = konzept("diff", "HEAD~1:Köln 2027", "HEAD:Köln 2027", cwd=bare)
    assert renamed(done) == ("Kurse", "Treff")
    assert renamed(konzept("diff", "HEAD:Köln 2027", "--seit", "HEAD~2", cwd=bare)) == ("Kurs", "Treff")
    assert not (bare / "Köln 2027").exists()


def test_shallow_clone_says_what_is_missing(konzept: Run, archiv: Path, git: Git) -> None:
    shallow = archiv.parent / "flach"
    git("clone", "-q", "--depth", "1", archiv.as_uri(), shallow, cwd=archiv.parent)
    for arguments in (("HEAD~1:Köln 2027", "Köln 2027"), ("Köln 2027", "--seit", "HEAD~1")):
        done = konzept("diff", *arguments, cwd=shallow)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Die Revision „HEAD~1“ gibt es in diesem git-Archiv nicht" in done.stderr
        assert "git fetch --unshallow" in done.stderr
    # What it has can be compared, and nothing was fetched for it.
    assert konzept("diff", "Köln 2027", "--exit-code", cwd=shallow).returncode == 0
    assert git("rev-list", "--count", "HEAD", cwd=shallow) == "1"


@pytest.mark.parametrize("argument", ["--output=x:Köln 2027", "-x:Köln 2027", "--upload-pack=touch gehackt:k"])
def test_revisions_that_look_like_options(konzept: Run, archiv: Path, argument: str) -> None:
    before = sorted(archiv.rglob("*"))
    for arguments in ((argument, "Köln 2027"), ("--", argument, "Köln 2027")):
        done = konzept("diff", *arguments, cwd=archiv)
        assert (done.returncode, done.stdout) == (2, "")
    assert "beginnt mit einem Strich" in done.stderr
    done = konzept("diff", "Köln 2027", f"--seit={argument.partition(':')[0]}", cwd=archiv)
    assert done.returncode == 2
    assert "beginnt mit einem Strich" in done.stderr
    assert sorted(archiv.rglob("*")) == before


def test_nothing_to_compare_with(konzept: Run, archiv: Path, tmp_path: Path) -> None:
    write(tmp_path / "Ohne git", "Kurs")
    for arguments, words in (
        (("Ohne git",), "nennt keinen „vorgaenger“ und liegt in keinem git-Archiv"),
        (("Ohne git", "--seit", "HEAD"), "Ohne git liegt in keinem git-Archiv"),
        (("HEAD:Ohne git",), "gehört zu keinem git-Archiv"),
    ):
        done = konzept("diff", *arguments, cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
        assert (done.returncode, done.stdout) == (2, "")
        assert words in " ".join(done.stderr.split())
    done = konzept("diff", "HEAD:Köln 2027", cwd=archiv)
    assert done.returncode == 2
    assert "nennt keinen „vorgaenger“. Geben Sie auch die frühere Fassung an" in " ".join(done.stderr.split())
    done = konzept("diff", "HEAD:Köln 2028", "Köln 2027", cwd=archiv)
    assert "gibt es „Köln 2028“ nicht" in done.stderr
    assert done.returncode == 2
