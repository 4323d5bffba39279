"""Concepts to be judged, and a shell that runs the lines of a forge as the forge does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Run

Bash = Callable[..., "subprocess.CompletedProcess[str]"]
FOLDER = "Konzept für Müllheim"
FEHLER = """\
id: f-bildung
titel: Bildung
massnahmen:
  - id: m-kurse
    titel: Sprachkurse
    verantwortlich: [gibt-es-nicht]
"""
UNFORMED = "akteure.yaml"


@pytest.fixture
def archive(tmp_path: Path, konzept: Run) -> Path:
    """A folder in which a clean concept lies, under a name with blanks and umlauts."""
    done = konzept("init", FOLDER, "--kommune", "Müllheim", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.fixture
def faulty(archive: Path) -> Path:
    """The same with a reference that leads nowhere, which is a fehler."""
    (archive / FOLDER / "handlungsfelder").mkdir()
    (archive / FOLDER / "handlungsfelder" / "01-bildung.yaml").write_text(FEHLER, "utf-8")
    return archive


@pytest.fixture
def unformed(archive: Path) -> Path:
    """The same as ``archive`` with a file that is not in canonical form."""
    (archive / FOLDER / UNFORMED).write_text("-   name: 'Fachdienst'\n    id: a-dienst\n", "utf-8")
    return archive


@pytest.fixture
def bash(tmp_path: Path) -> Bash:
    """bash(lines, cwd=…, env={…}): as GitHub and GitLab run them, with this konzept and this Python on the PATH."""

    def run(lines: str, *, cwd: Path, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        script = tmp_path / "zeilen.sh"
        script.write_text(lines, "utf-8", newline="\n")
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        whole = os.environ | {"PATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1"} | (env or {})
        whole = {name: value for name, value in whole.items() if not name.startswith("KONZEPT_OUTPUT")}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(
            command, cwd=cwd, env=whole, capture_output=True, encoding="utf-8", timeout=120, check=False
        )

    return run


@pytest.fixture
def fake_pip(tmp_path: Path) -> Path:
    """A folder for the front of the PATH whose python writes its arguments, one in a line, to ``pip.txt`` beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("python", "python3"):
        program = folder / name
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{tmp_path}/pip.txt'\n", "utf-8")
        program.chmod(0o755)
    return folder
