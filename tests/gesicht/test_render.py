"""konzept render and konzept config with the face of a town, as it is called."""

import subprocess
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.gesicht.werkstatt import ALT, LOGO, ROT, VORLAGEN

KONZEPT = "konzept: 1\ntitel: Zusammenleben\nkommune: {name: Musterhausen}\nreifegrad: entwurf\n"
DRUCK = f'[druck]\nakzent = "{ROT}"\nlogo = "druck/logo.svg"\nlogo-text = "{ALT}"\n'


@pytest.fixture
def stadt(tmp_path: Path) -> Path:
    (tmp_path / "druck").mkdir()
    (tmp_path / "druck/logo.svg").write_bytes(LOGO)
    (tmp_path / "konzept.toml").write_text(DRUCK, encoding="utf-8")
    (tmp_path / "konzept").mkdir()
    (tmp_path / "konzept/konzept.yaml").write_text(KONZEPT, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def _render(konzept: Run, folder: Path, path: str = "konzept") -> "subprocess.CompletedProcess[str]":
    return konzept("render", path, "--art", "konzept", "--format", "html", "--out", "aus", cwd=folder)


def test_settings_above_the_concept_reach_the_document(stadt: Path, konzept: Run) -> None:
    done = _render(konzept, stadt)
    assert done.returncode == 0, done.stderr
    page = (stadt / "aus/musterhausen-konzept.html").read_text(encoding="utf-8")
    assert f'alt="{ALT}"' in page
    assert f"--akzent: {ROT};" in page
    shown = konzept("config", "konzept", cwd=stadt).stdout
    assert f"akzent             {ROT}  (konzept.toml:2)" in shown
    assert "titelbild          –  (Vorgabe)" in shown


def test_a_pale_colour_is_not_printed(stadt: Path, konzept: Run) -> None:
    pale = DRUCK.replace(ROT, "#f39200")
    (stadt / "konzept.toml").write_text(pale, encoding="utf-8")
    done = _render(konzept, stadt)
    assert done.returncode == 2
    assert "konzept.toml:2:11" in done.stderr
    assert 'akzent = "#f39200"' in done.stderr, "the line is shown"
    assert not (stadt / "aus").exists()
    # A revision in git is printed with the settings of today, so they are looked at as well.
    for words in (["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.de", "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(stadt), *words], check=True)
    done = _render(konzept, stadt, "HEAD:konzept")
    assert (done.returncode, "farbe-kontrast" in done.stderr) == (2, True)
    done = konzept("lint", "konzept", "--output-format", "concise", cwd=stadt)
    assert done.returncode == 1
    assert "konzept.toml:2:11: fehler [farbe-kontrast] „akzent“ hebt sich von Weiß nur mit 2,35 : 1 ab" in done.stdout


def test_a_picture_that_is_missing(stadt: Path, konzept: Run) -> None:
    (stadt / "druck/logo.svg").unlink()
    done = _render(konzept, stadt)
    assert done.returncode == 2
    assert "konzept.toml:3: „logo“ in [druck]: „druck/logo.svg“ gibt es nicht." in done.stderr
    assert konzept("lint", "konzept", cwd=stadt).returncode == 0, "only who prints needs it"


@pytest.mark.parametrize(
    "druck", [DRUCK, "", '[druck]\nreference-docx = "eigen.docx"\n'], ids=["colour", "none", "named"]
)
def test_a_word_file_that_is_none(stadt: Path, konzept: Run, druck: str) -> None:
    (stadt / "konzept.toml").write_text(druck, encoding="utf-8")
    own = stadt / ("eigen.docx" if "eigen" in druck else "konzept/templates/docx/reference.docx")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(b"x")
    done = konzept("render", "konzept", "--art", "konzept", "--format", "docx", "--out", "aus", cwd=stadt)
    assert done.returncode == 2
    said = (
        "„eigen.docx“ ist keine Word-Datei" if "eigen" in druck else "Vorlage docx/reference.docx: Das ist keine Word-"
    )
    assert said in done.stderr
    assert "Programmfehler" not in done.stderr


def test_settings_for_typst_that_drop_the_text(stadt: Path, konzept: Run) -> None:
    (stadt / "konzept.toml").write_text('[druck]\ntypst = "druck/satz.typ"\n', encoding="utf-8")
    (stadt / "druck/satz.typ").write_text("#let gestaltung(inhalt) = { }\n", encoding="utf-8")
    done = konzept("render", "konzept", "--art", "konzept", "--out", "aus", cwd=stadt)
    assert done.returncode == 2
    assert "Gibt „gestaltung“ in druck/satz.typ „inhalt“ zurück?" in done.stderr


def test_a_head_for_typst_that_drops_the_text(stadt: Path, konzept: Run) -> None:
    head = (VORLAGEN / "typst/kopf.typ").read_text(encoding="utf-8")
    assert head.count("show: gestaltung\n") == 1
    (stadt / "konzept/templates/typst").mkdir(parents=True)
    own = head.replace("show: gestaltung\n", "show: rest => []\n")
    (stadt / "konzept/templates/typst/kopf.typ").write_text(own, encoding="utf-8")
    done = konzept("render", "konzept", "--art", "konzept", "--out", "aus", cwd=stadt)
    assert done.returncode == 2
    assert "Gibt „dokument“ in der Vorlage typst/kopf.typ" in done.stderr
