"""The pages about where konzept runs and what is stable: their examples are valid, and they say what is there."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.ci.conftest import FOLDER, Bash
from tests.conftest import ROOT

from konzept.report.json import SCHEMA_VERSION

DOCS = ROOT / "docs"
PAGE = (DOCS / "ci.md").read_text(encoding="utf-8")
STABLE = (DOCS / "stabil.md").read_text(encoding="utf-8")
CHAPTERS = dict(part.partition("\n")[::2] for part in PAGE.split("\n## ")[1:])
GITLAB, GITHUB, COMMIT, REVIEWDOG = CHAPTERS.values()
CI = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def blocks(chapter: str, language: str = "yaml") -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```", chapter, re.MULTILINE | re.DOTALL)


def first_cells(chapter: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", chapter, re.MULTILINE))


def valid(content: object, schema: str, folder: Path) -> None:
    path = folder / "beispiel.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([tool, "--builtin-schema", schema, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_gitlab(tmp_path: Path) -> None:
    include, override = (yaml.safe_load(block) for block in blocks(GITLAB))
    valid(include | {"job": {"script": ["true"]}}, "vendor.gitlab-ci", tmp_path)
    # What a town overrides is merged over the file.
    merged = CI | {name: CI[name] | job for name, job in override.items()}
    valid(merged, "vendor.gitlab-ci", tmp_path)
    assert (ROOT / include["include"][0]["file"]).is_file()
    assert set(include["variables"]) <= set(CI["variables"])
    jobs = {name for name, job in CI.items() if "script" in job}
    assert first_cells(GITLAB) == {*CI["variables"], "KONZEPT_TOKEN", *jobs}


def test_github(tmp_path: Path) -> None:
    # YAML 1.1 reads the key „on“ as true.
    workflow, sarif = (yaml.safe_load(re.sub("^on:", '"on":', block, flags=re.MULTILINE)) for block in blocks(GITHUB))
    valid(workflow, "vendor.github-workflows", tmp_path)
    job: dict[str, Any] = workflow["jobs"]["konzept"]
    valid(workflow | {"jobs": {"konzept": job | sarif}}, "vendor.github-workflows", tmp_path)
    assert set(job["steps"][1]["with"]) <= set(ACTION["inputs"]) == first_cells(GITHUB)
    # Nothing of a stranger's pull request may run with the rights of the repository.
    assert "pull_request_target" not in PAGE
    assert workflow["permissions"] == {"contents": "read"}


def test_pre_commit(tmp_path: Path) -> None:
    (block,) = blocks(COMMIT)
    (tmp_path / ".pre-commit-config.yaml").write_text(block, "utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    hooks = yaml.safe_load(block)["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == [hook["id"] for hook in HOOKS]


def test_what_init_lays_down_calls_the_same() -> None:
    laid = yaml.safe_load((ROOT / "templates/init/konzept/_pre-commit-config.yaml").read_text(encoding="utf-8"))
    for hook, own in zip(HOOKS, laid["repos"][0]["hooks"], strict=True):
        assert own["entry"] == f"{hook['entry']} ."
        assert all(own[key] == hook[key] for key in ("id", "name", "types_or", "pass_filenames"))
    job = yaml.safe_load((ROOT / "templates/init/konzept/_gitlab-ci.yml").read_text(encoding="utf-8"))["konzept"]
    assert job["image"] == CI[".konzept"]["image"]
    assert set(job["artifacts"]["reports"]) == set(CI["konzept-pruefen"]["artifacts"]["reports"])


def commands() -> list[str]:
    """Every call of konzept in the examples for servers, up to a pipe."""
    steps = [step for block in blocks(GITHUB) for step in re.findall(r"run: (konzept .+)", block)]
    lines = [line for block in blocks(REVIEWDOG, "sh") for line in re.findall(r"^konzept .+", block, re.MULTILINE)]
    return [*steps, *(line.partition("|")[0] for line in lines)]


@pytest.mark.parametrize("command", commands())
def test_the_commands_run(command: str, faulty: Path, bash: Bash) -> None:
    (faulty / FOLDER).rename(faulty / "mein-konzept")
    done = bash(command, cwd=faulty)
    assert (done.returncode, "Aufruf" in done.stderr) == (0, False), done.stderr
    assert "--exit-zero" in command or "fmt" in command


def test_three_commands_are_shown() -> None:
    assert len(commands()) == 3


@pytest.mark.parametrize("page", ["ci.md", "stabil.md", "handbuch.md"])
def test_links_lead_somewhere(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if ":" not in link]
    links = [link for link in links if link not in ("bilder/karte.png", "#m-sprachkurse")]  # shown as examples
    assert links
    for link in links:
        file, _, anchor = link.partition("#")
        target = (DOCS / file) if file else DOCS / page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def anchors(path: Path) -> set[str]:
    """The anchors that forges make of headings."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_stable_is_what_is_there() -> None:
    assert f'`"schema_version": {SCHEMA_VERSION}`' in STABLE
    root = (ROOT / "templates" / "init" / "konzept" / "konzept.yaml").read_text(encoding="utf-8")
    (version,) = re.findall(r"^konzept: \d+$", root, re.MULTILINE)
    assert f"`{version}`" in STABLE
    manual = (DOCS / "handbuch.md").read_text(encoding="utf-8").partition("\n## Exit-Codes\n")[2]
    codes = re.findall(r"^\| (\d+) \|", manual, re.MULTILINE)
    assert codes == ["0", "1", "2", "130"]
    assert f"Exit-Codes {', '.join(codes[:-1])} und {codes[-1]}" in STABLE


def test_both_pages_are_linked() -> None:
    for path in (ROOT / "README.md", DOCS / "handbuch.md"):
        text = path.read_text(encoding="utf-8")
        assert "ci.md" in text
        assert "stabil.md" in text
