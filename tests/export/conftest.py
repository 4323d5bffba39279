"""The sample document, exported once for all tests that only look at it."""

import sys
from pathlib import Path

import pytest

# The tests are no package: here lie the sample and, one folder up, the driver of veraPDF.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import muster  # noqa: E402

from konzept.export import FORMATE, Export, export  # noqa: E402


@pytest.fixture(scope="session")
def alles() -> Export:
    return export(muster.dokument(), list(FORMATE), muster.werkzeug())
