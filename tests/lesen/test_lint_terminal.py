"""What a person sees: lines that fit, colour that is only an extra, consoles that know few characters."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Schreibe = Callable[..., Path]
SGR = re.compile(rb"\x1b\[[0-9;]*m")
FALSCH = "vision: für alle – Ω\nuntertitel: Projekt #ZusammenLeben „stärken“\n"


def lint(folder: Path, *options: str, **env: str) -> "subprocess.CompletedProcess[bytes]":
    """konzept lint as a process of its own; bytes, for that is what a console gets."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    command = [sys.executable, "-m", "konzept", "lint", "--output-format", "full", *options, folder.name]
    done = subprocess.run(command, capture_output=True, cwd=folder.parent, env=clean | env, timeout=60, check=False)
    assert b"Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture
def folder(schreibe: Schreibe, kopf: str) -> Path:
    """A concept with two faults, in a folder with blanks and umlauts."""
    return schreibe({"konzept.yaml": kopf + FALSCH})


def test_utf_8(folder: Path) -> None:
    done = lint(folder, PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    text = done.stdout.decode("utf-8").replace("\r\n", "\n")
    assert text.startswith("Ein Konzept für Köln/konzept.yaml:5:1: fehler [schluessel-unbekannt]\n")
    assert "     5 | vision: für alle – Ω\n       | ^^^^^^\n" in text
    assert text.endswith(": 2 Fehler.\n")
    assert done.stderr == b""


def test_cp1252(folder: Path) -> None:
    done = lint(folder, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 1
    text = done.stdout.decode("cp1252")
    # One sign for one, so that what is below a fault stays below it.
    assert "     5 | vision: für alle – ?" in text
    assert "Meinten" in text or "Hier sind möglich" in text


def test_ascii(folder: Path) -> None:
    done = lint(folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1
    assert re.search(rb"^Ein Konzept f\?+r K\?+ln/konzept.yaml:5:1: fehler", done.stdout)


FARBEN: list[tuple[tuple[str, ...], dict[str, str], bool]] = [
    ((), {}, False),
    ((), {"FORCE_COLOR": "1", "TERM": "xterm"}, True),
    ((), {"NO_COLOR": "1"}, False),
    (("--color", "always"), {}, True),
    (("--color", "always"), {"NO_COLOR": "1"}, True),
    (("--color", "never"), {"FORCE_COLOR": "1", "TERM": "xterm"}, False),
    (("--color", "auto"), {"TERM": "dumb"}, False),
]


@pytest.mark.parametrize(("options", "env", "coloured"), FARBEN)
def test_colour_is_only_an_extra(folder: Path, options: tuple[str, ...], env: dict[str, str], coloured: bool) -> None:
    plain = lint(folder, "--color", "never", PYTHONIOENCODING="utf-8").stdout
    seen = lint(folder, *options, PYTHONIOENCODING="utf-8", **env).stdout
    assert bool(SGR.search(seen)) is coloured
    assert SGR.sub(b"", seen) == plain


def test_no_line_is_wider_than_a_terminal(schreibe: Schreibe, kopf: str, aufruf: Callable[..., Any]) -> None:
    """Long lines are cut to what is around the fault, which stays under its mark."""
    long = "Wort " * 60
    text = f"{kopf}untertitel: {long}#hier {long}\ndanksagung: {{text: [{long}]}}\nkapitel: [{{id: {long}}}]\n"
    result = aufruf("lint", "--color", "never", schreibe({"konzept.yaml": text}))
    lines = [line for line in result.out.splitlines() if "konzept.yaml:" not in line]
    assert len(lines) > 10
    assert [line for line in lines if len(line) > 80] == []
    shown = next(n for n, line in enumerate(lines) if "|" in line and "#hier" in line)
    assert lines[shown].index("#hier") == lines[shown + 1].index("^")


def test_a_mark_of_the_terminal_in_a_name_is_not_passed_on(
    tmp_path: Path, kopf: str, aufruf: Callable[..., Any]
) -> None:
    folder = tmp_path / "a\x1b[31m\nb"
    try:
        folder.mkdir()
    except OSError:
        return  # Windows knows no such names
    (folder / "konzept.yaml").write_text(kopf + "vision: x\n", encoding="utf-8")
    assert "\x1b" not in aufruf("lint", "--color", "never", folder).out
