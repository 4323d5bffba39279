"""The GitHub Action: valid, deaf to what hides in its inputs, and its script lines do what the manual says."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.ci.conftest import FOLDER, Bash
from tests.conftest import ROOT

FILE = ROOT / "action.yml"
ACTION: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
INSTALL, LINT = STEPS["konzept einrichten"], STEPS["Konzept prüfen"]


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """What a runner of GitHub sets, with a summary that an earlier line has begun."""
    (tmp_path / "temp dir").mkdir()
    (tmp_path / "summary.md").write_text("vorher\n", "utf-8")
    return {
        "RUNNER_TEMP": str(tmp_path / "temp dir"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "PFAD": FOLDER,
        "FAIL_ON": ACTION["inputs"]["fail-on"]["default"],
    }


def test_valid_by_the_schema_of_github() -> None:
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([tool, "--builtin-schema", "vendor.github-actions", FILE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_input_is_pasted_into_a_line() -> None:
    lines = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(lines) == 2
    assert not [line for line in lines if "${{" in line]
    assert all(step["shell"] == "bash" for step in STEPS.values() if "run" in step)
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", FILE.read_text(encoding="utf-8"))
    assert sorted(used) == sorted(ACTION["inputs"])
    for step in STEPS.values():
        # Whoever moves a tag must not be able to change what runs.
        assert re.search(r"@[0-9a-f]{40}$", step.get("uses", f"@{'0' * 40}"))


def test_a_clean_concept_passes(archive: Path, bash: Bash, runner: dict[str, str]) -> None:
    done = bash(LINT["run"], cwd=archive, env=runner)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error" not in done.stdout
    assert (archive / "summary.md").read_text(encoding="utf-8").startswith("vorher\n")
    assert len((archive / "summary.md").read_text(encoding="utf-8")) > len("vorher\n")


def test_a_faulty_one_fails_at_its_line_and_in_the_summary(faulty: Path, bash: Bash, runner: dict[str, str]) -> None:
    done = bash(LINT["run"], cwd=faulty, env=runner)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(told) == 1
    assert f"file={FOLDER}/handlungsfelder/01-bildung.yaml,line=6," in told[0]
    assert "gibt-es-nicht" in told[0]
    assert "gibt-es-nicht" in (faulty / "summary.md").read_text(encoding="utf-8")


def test_the_threshold_is_an_input(archive: Path, bash: Bash, runner: dict[str, str]) -> None:
    assert bash(LINT["run"], cwd=archive, env=runner | {"FAIL_ON": "hinweis"}).returncode == 1
    (archive / FOLDER / "konzept.toml").write_text('[lint]\nfail-on = "hinweis"\n', "utf-8")
    assert bash(LINT["run"], cwd=archive, env=runner).returncode == 1
    assert bash(LINT["run"], cwd=archive, env=runner | {"FAIL_ON": "fehler"}).returncode == 0


@pytest.mark.parametrize("path", ["$(touch boese)", "`touch boese`", "x; touch boese", "--exit-zero", "gibt es nicht"])
def test_an_input_is_a_name_and_nothing_else(archive: Path, bash: Bash, runner: dict[str, str], path: str) -> None:
    # What an earlier run has left must not be told as the result of this one.
    (archive / "temp dir" / "konzept-befunde.md").write_text("von gestern", "utf-8")
    done = bash(LINT["run"], cwd=archive, env=runner | {"PFAD": path})
    assert done.returncode == 2
    assert path in done.stderr
    done = bash(LINT["run"], cwd=archive, env=runner | {"FAIL_ON": path})
    assert done.returncode == 2
    assert not (archive / "boese").exists()
    assert (archive / "summary.md").read_text(encoding="utf-8") == "vorher\n"


@pytest.mark.parametrize(
    ("version", "package"),
    [("", str(ROOT)), ("0.1.0", "konzept==0.1.0"), ("1 --pre; touch boese", "konzept==1 --pre; touch boese")],
)
def test_what_is_installed(
    archive: Path, bash: Bash, runner: dict[str, str], fake_pip: Path, version: str, package: str
) -> None:
    env = runner | {"VERSION": version, "PATH": f"{fake_pip}:/usr/bin:/bin"}
    assert bash(INSTALL["run"], cwd=archive, env=env).returncode == 0
    given = (archive / "pip.txt").read_text(encoding="utf-8").splitlines()
    assert given[:3] == ["-m", "pip", "install"]
    assert given[-2:] == ["--", package]
    assert not (archive / "boese").exists()
