"""Programs the tests judge documents with that are no Python packages: where they are, and how to get them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
NPM = Path(os.environ.get("KONZEPT_NPM") or TESTS) / "node_modules"
"""The packages of ``tests/package.json``; ``npm install --prefix`` put them below the folder of that name."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What distributions call it."""


def npm(package: str, inside: str) -> Path:
    """A file of a package from npm; without it the test is skipped and says how to get it."""
    path = NPM / package / inside
    if not path.exists():
        pytest.skip(f"{package} fehlt: npm install --ignore-scripts --prefix tests")
    return path


def program(*names: str, package: str) -> str:
    """A program by any of its names; without it the test is skipped and says which package of Debian brings it."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} fehlt: apt install {package}")
    return found


def chromium() -> str:
    """The browser, where the environment says or by any of its names."""
    if sys.platform == "win32":
        pytest.skip("Chromium wird hier über Röhren gesteuert, die Windows anders übergibt.")
    return os.environ.get("KONZEPT_CHROMIUM") or program(*CHROMIUM, package="chromium")
