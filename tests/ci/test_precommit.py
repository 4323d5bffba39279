"""The hooks, run by pre-commit itself from a clone of this repository: one environment for every test here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.ci.conftest import FEHLER, FOLDER
from tests.conftest import ROOT, Run

HOOKS = ROOT / ".pre-commit-hooks.yaml"
PROGRAM = ["src", "templates", "pyproject.toml", "README.md", "LICENSE", HOOKS.name]
"""What a wheel is built from, and the hooks."""
# pip's own words: it tries again when it reaches no index, and not when a package is not there.
NO_INDEX = "Retrying (Retry("


def call(*command: object, cwd: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    whole = os.environ | {"PYTHONUTF8": "1", "PRE_COMMIT_COLOR": "never", "GIT_CONFIG_GLOBAL": os.devnull} | env
    # pre-commit is itself called by git when this runs before a commit.
    whole = {name: value for name, value in whole.items() if name not in ("GIT_DIR", "GIT_INDEX_FILE")}
    return subprocess.run(
        [*map(str, command)], cwd=cwd, env=whole, capture_output=True, encoding="utf-8", timeout=600, check=False
    )


def git(*arguments: object, cwd: Path) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    done = call("git", *who, *arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def pre_commit(*arguments: object, cwd: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    return call(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd, PRE_COMMIT_HOME=str(home))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This program as a git repository, as it lies here, committed or not."""
    folder = tmp_path_factory.mktemp("programm")
    for name in PROGRAM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git("init", "-q", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "-q", "-m", "Programm", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def home(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit has built the environment."""
    home, folder = tmp_path_factory.mktemp("pre-commit"), tmp_path_factory.mktemp("leer")
    git("init", "-q", cwd=folder)
    configure(folder, program)
    done = pre_commit("install-hooks", cwd=folder, home=home)
    if done.returncode and NO_INDEX in done.stdout + done.stderr:
        pytest.skip("pip erreicht kein Paketverzeichnis; pre-commit kann seine Umgebung nicht einrichten")
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def configure(folder: Path, program: Path, *more: str) -> None:
    """Lay down what the manual tells a town to lay down."""
    hooks = [{"id": "konzept-lint", "args": [FOLDER, *more]}, {"id": "konzept-fmt", "args": [FOLDER]}]
    repos = [{"repo": str(program), "rev": git("rev-parse", "HEAD", cwd=program), "hooks": hooks}]
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": repos}, allow_unicode=True), "utf-8")


@pytest.fixture
def town(tmp_path: Path, program: Path, konzept: Run) -> Path:
    """A town's repository with a clean concept in it, committed."""
    git("init", "-q", cwd=tmp_path)
    done = konzept("init", FOLDER, "--kommune", "Müllheim", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    configure(tmp_path, program)
    git("add", ".", cwd=tmp_path)
    git("commit", "-q", "-m", "Anfang", cwd=tmp_path)
    return tmp_path


def test_manifest_is_valid(tmp_path: Path) -> None:
    done = call(sys.executable, "-m", "pre_commit", "validate-manifest", HOOKS, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["konzept-lint", "konzept-fmt"]
    for hook in hooks:
        assert (hook["pass_filenames"], hook["types_or"], hook["language"]) == (False, ["yaml"], "python")


def test_a_clean_concept_passes(town: Path, home: Path) -> None:
    done = pre_commit("run", "--all-files", cwd=town, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2


def test_a_faulty_one_keeps_the_commit_off_and_is_told(town: Path, home: Path) -> None:
    installed = pre_commit("install", cwd=town, home=home)
    assert installed.returncode == 0, installed.stderr
    (town / FOLDER / "handlungsfelder").mkdir()
    (town / FOLDER / "handlungsfelder" / "01-bildung.yaml").write_text(FEHLER, "utf-8")
    git("add", ".", cwd=town)
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = call("git", *who, "commit", "-m", "Neu", cwd=town, PRE_COMMIT_HOME=str(home))
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Konzept prüfen" in said
    assert f"{FOLDER}/handlungsfelder/01-bildung.yaml:6:" in said
    assert "gibt-es-nicht" in said
    assert git("rev-list", "--count", "HEAD", cwd=town) == "1"


def test_a_file_out_of_form_is_put_in_form_once(town: Path, home: Path) -> None:
    path = town / FOLDER / "akteure.yaml"
    path.write_text("-   name: Fachdienst\n    id: a-dienst\n", "utf-8")
    git("add", ".", cwd=town)
    first = pre_commit("run", "konzept-fmt", cwd=town, home=home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    assert path.read_text("utf-8") == "- id: a-dienst\n  name: Fachdienst\n"
    git("add", ".", cwd=town)
    assert pre_commit("run", "konzept-fmt", cwd=town, home=home).returncode == 0


def test_arguments_reach_the_program(town: Path, program: Path, home: Path) -> None:
    configure(town, program, "--fail-on", "hinweis", "--output-format", "full")
    git("add", ".", cwd=town)
    done = pre_commit("run", "konzept-lint", "--all-files", cwd=town, home=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "hinweis" in done.stdout


def test_nothing_runs_when_no_yaml_is_changed(town: Path, home: Path) -> None:
    (town / "notiz.txt").write_text("x", "utf-8")
    git("add", ".", cwd=town)
    done = pre_commit("run", cwd=town, home=home)
    assert done.returncode == 0
    assert done.stdout.count("no files to check") == 2
