"""What every test may rely on: the examples, a way to run konzept, and no network."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.auflage import Auflage, gedruckt

# The same commit gives the same verdict; KONZEPT_FUZZ looks elsewhere each time.
settings.register_profile("fest", derandomize="KONZEPT_FUZZ" not in os.environ)
settings.load_profile("fest")
ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def steinfurt() -> Path:
    """The folder of the Steinfurt example."""
    return ROOT / "examples" / "steinfurt"


@pytest.fixture(scope="session")
def konzept() -> Run:
    """Run konzept as a user does, in a process of its own: konzept("lint", path, cwd=…, env={…})."""

    def run(*arguments: object, **rest: object) -> "subprocess.CompletedProcess[str]":
        # As on a terminal: what a pipe gets has tests of its own.
        usual = {"PYTHONUTF8": "1", "NO_COLOR": "1", "KONZEPT_OUTPUT_FORMAT": "full"}
        env = os.environ | usual | dict(rest.pop("env", {}))  # type: ignore[call-overload]
        command = [sys.executable, "-m", "konzept", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", env=env, timeout=240, check=False, **rest
        )  # type: ignore[call-overload, no-any-return]

    return run


@pytest.fixture(scope="session")
def auflage(konzept: Run, tmp_path_factory: pytest.TempPathFactory) -> Auflage:
    """Every document there is to print, in every format; who only looks takes it from here."""
    return gedruckt(konzept, tmp_path_factory.mktemp("auflage"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update-golden writes what the golden files should say; look at the difference before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="Golden Files neu schreiben.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden("name.txt", text): the text is what the file under tests/golden says."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.exists(), f"{name} fehlt: pytest --update-golden"
        assert text == path.read_text(encoding="utf-8"), f"{name} weicht ab: pytest --update-golden"

    return check


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: object, exitstatus: object, config: object) -> Iterator[None]:
    """In CI the tools were installed just before: a skipped test is a failure there."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])  # type: ignore[attr-defined]
    if os.environ.get("CI") and skipped:
        terminalreporter.write_line(f"In der CI übersprungen: {len(skipped)}")  # type: ignore[attr-defined]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """See pytest_terminal_summary."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and exitstatus == 0 and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
