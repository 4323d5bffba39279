"""Golden files: a bad concept in every form, the examples in the forms that people read.

For the examples the forms of machines are large and say the same; they are held to their schemas instead.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ausgaben.test_aufruf import SCHLECHT, TAG
from tests.ausgaben.werkstatt import BEISPIELE
from tests.conftest import ROOT, Run

from konzept.report import FINDINGS

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("form", FINDINGS)
def test_a_bad_concept(form: str, konzept: Run, golden: Golden, tmp_path: Path) -> None:
    folder = tmp_path / "Köln 50 %"
    folder.mkdir()
    (folder / "konzept.yaml").write_text(SCHLECHT, encoding="utf-8")
    done = konzept("lint", folder.name, *TAG, "--zusammenfassung", "--output-format", form, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    golden(f"lint/schlecht.{form}", done.stdout)


@pytest.mark.parametrize("form", ["full", "markdown"])
@pytest.mark.parametrize("name", BEISPIELE)
def test_the_examples(name: str, form: str, konzept: Run, golden: Golden) -> None:
    done = konzept("lint", f"examples/{name}", *TAG, "--zusammenfassung", "--output-format", form, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"lint/{name.replace('/', '-')}.{form}", done.stdout)


def test_no_golden_file_is_left_over(golden: Golden) -> None:
    wanted = {f"schlecht.{form}" for form in FINDINGS}
    wanted |= {f"{name.replace('/', '-')}.{form}" for name in BEISPIELE for form in ("full", "markdown")}
    assert {path.name for path in (ROOT / "tests" / "golden" / "lint").iterdir()} == wanted
