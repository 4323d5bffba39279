"""konzept diff as a user runs it: two folders, a revision, and the places on both sides."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import ROOT, Run


@pytest.fixture
def edited(tmp_path: Path, steinfurt: Path) -> Path:
    """Steinfurt in a git repository: committed as it is, then one measure renamed and one dropped."""
    folder = tmp_path / "Ämter und Orte" / "konzept"
    shutil.copytree(steinfurt, folder)
    git = ["git", "-c", "user.name=k", "-c", "user.email=k@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=folder.parent, check=True)
    path = folder / "handlungsfelder" / "03-infrastruktur.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("Erste-Hilfe-Kurse") == 1
    head, _, _ = text.partition("  - id: m-fahrrad-kurse")
    path.write_text(head.replace("Erste-Hilfe-Kurse", "Erste-Hilfe-Kurs"), encoding="utf-8", newline="\r\n")
    return folder


def test_text(konzept: Run, edited: Path, golden: object) -> None:
    done = konzept("diff", "HEAD:konzept", "konzept", cwd=edited.parent)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    golden("diff-steinfurt.txt", done.stdout)  # type: ignore[operator]


def test_json_has_places_on_both_sides(konzept: Run, edited: Path) -> None:
    done = konzept("diff", "HEAD:konzept", "konzept", "--output-format", "json", "--exit-code", cwd=edited.parent)
    assert done.returncode == 1
    changes = json.loads(done.stdout)["changes"]
    assert [(c["kind"], c["id"]) for c in changes] == [
        ("umbenannt", "m-erste-hilfe-kurse"),
        ("entfallen", "m-fahrrad-kurse"),
    ]
    renamed, dropped = changes
    assert (renamed["alt"], renamed["neu"]) == ("Erste-Hilfe-Kurse", "Erste-Hilfe-Kurs")
    assert renamed["span_alt"]["file"] == "HEAD:konzept/handlungsfelder/03-infrastruktur.yaml"
    assert renamed["span_neu"]["file"] == "konzept/handlungsfelder/03-infrastruktur.yaml"
    assert renamed["span_neu"]["line"] == renamed["span_alt"]["line"]
    assert dropped["span_neu"] is None


def test_long_titles_are_wrapped(konzept: Run) -> None:
    done = konzept("diff", "2015", "2022", cwd=ROOT / "examples" / "neumuenster")
    assert done.returncode == 0, done.stderr
    heads = [line for line in done.stdout.splitlines() if "Leitziel" in line]
    assert heads
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_nothing_changed_is_said(konzept: Run, steinfurt: Path) -> None:
    done = konzept("diff", steinfurt, steinfurt, "--exit-code")
    assert done.returncode == 0
    assert "keine Änderungen." in done.stdout


def test_unreadable_edition_names_the_place(konzept: Run, steinfurt: Path, tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text("konzept: 1\ntitel: T\nkomune: {name: K}\n", encoding="utf-8")
    done = konzept("diff", steinfurt, tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "konzept.yaml:3:1" in done.stderr
    assert "Meinten Sie „kommune“?" in done.stderr
