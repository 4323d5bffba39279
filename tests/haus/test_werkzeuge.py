"""The house itself: style, types, import contracts, generated pages, and what must not stand in any file."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Run

from konzept.report.catalogue import page

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "konzept").rglob("*.py"))


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports",),
    ],
    ids=" ".join,
)
def test_tool_is_content(command: tuple[str, ...]) -> None:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_page_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "regeln.md").read_text(encoding="utf-8") == page(), "konzept rule --all > docs/regeln.md"


def test_files_stay_small() -> None:
    assert len(SOURCES) > 30
    long = {path.name: n for path in SOURCES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long, "past 300 lines look for the missing noun"


def test_drawing_names_every_room() -> None:
    drawing = (ROOT / "src" / "konzept" / "__init__.py").read_text(encoding="utf-8")
    rooms = {path.name.removesuffix(".py") for path in (ROOT / "src" / "konzept").iterdir() if path.name[0] not in "_."}
    assert len(rooms) > 10
    assert not {room for room in rooms if not re.search(rf"\b{room}\b", drawing)}


def test_readme_commands_make_their_own_environment() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh \w+\n(.+?)\n```", readme, re.DOTALL)
    assert len(commands) == 2
    for command in commands:
        assert re.search(r"python3 -m venv \S+", command)
        assert "\n" not in command, "one command each"


def test_readme_shows_real_output(konzept: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^(?:examples/steinfurt/\S+:\d+.*|  Handlungsfeld \d.*)$", readme, re.MULTILINE)
    assert len(shown) == 2
    printed = konzept("lint", "examples/steinfurt", cwd=ROOT).stdout
    assert "\n".join(shown) in printed
