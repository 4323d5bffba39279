"""The command line in this process (as in tests/lesen), generated concepts, and a user without rights."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from benchmarks.erzeugen import konzept as erzeugt
from benchmarks.erzeugen import schreiben
from benchmarks.maengel import verdorben
from tests.lesen.conftest import aufruf, kopf, lint, schreibe

__all__ = ["aufruf", "kopf", "lint", "schreibe"]

NIEMAND = 65534
Erzeuge = Callable[..., Path]


@pytest.fixture
def ordner() -> Iterator[Path]:
    """A folder that also a user without rights can reach; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory(prefix="konzept-") as name:
        path = Path(name).resolve()
        path.chmod(0o755)
        yield path
        for inner in path.rglob("*"):
            if inner.is_dir() and not inner.is_symlink():
                inner.chmod(0o755)


@pytest.fixture
def erzeuge(ordner: Path) -> Erzeuge:
    """A generated concept in a folder: every third measure has a fault that a rule finds."""

    def write(name: str, massnahmen: int = 6, *, maengel: int = 3, fehler: int = 0, geteilt: bool = False) -> Path:
        daten = verdorben(erzeugt(massnahmen, len(name), name), maengel=maengel, fehler=fehler)
        return schreiben(daten, ordner / name, geteilt=geteilt)

    return write


@pytest.fixture
def ohne_rechte() -> Callable[[], AbstractContextManager[None]]:
    """``with ohne_rechte():`` as a user who is not root, for whom file modes count."""

    @contextmanager
    def lowered() -> Iterator[None]:
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield
            return
        os.seteuid(NIEMAND)
        try:
            yield
        finally:
            os.seteuid(0)

    return lowered
