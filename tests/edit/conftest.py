"""Run fmt and init as a user does, in a process of their own."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
# Until the table of commands names them; afterwards this changes nothing.
_START = "import konzept.cli as c; [c.COMMANDS.setdefault(n, '-') for n in ('fmt', 'init')]; c.main()"


@pytest.fixture(scope="session")
def run() -> Run:
    """run("fmt", path, cwd=…, input=b"…"): bytes in and out."""

    def go(*arguments: object, **rest: object) -> "subprocess.CompletedProcess[bytes]":
        env = os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1"}
        rest.setdefault("input", b"")
        command = [sys.executable, "-c", _START, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, env=env, timeout=240, check=False, **rest)  # type: ignore[call-overload, no-any-return]

    return go
