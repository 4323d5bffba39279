"""konzept diff as a user runs it: two folders, a revision, and the places on both sides."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.vergleich.werkstatt import HEAD, MASSNAHME, kurs


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
    assert done.stderr.endswith("Verglichen wird erst, wenn beide Fassungen zu lesen sind.\n")


def test_both_unreadable_editions_are_told(konzept: Run, tmp_path: Path) -> None:
    for name in ("alt", "neu"):
        (tmp_path / f"{name}.yaml").write_text("konzept: 1\ntitel: T\n", encoding="utf-8")
    done = konzept("diff", "alt.yaml", "neu.yaml", "--output-format", "json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "alt.yaml:1:1: fehler" in done.stderr
    assert "neu.yaml:1:1: fehler" in done.stderr


def test_alone_and_unreadable_it_is_not_asked_for_a_predecessor(konzept: Run, tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text("konzept: 1\ntitel: T\nvorgaenger: ../2015\n", encoding="utf-8")
    done = konzept("diff", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "kommune" in done.stderr
    assert done.stderr.count("fehler [") == 1
    assert "vorgaenger" not in done.stderr


@pytest.fixture
def editions(tmp_path: Path) -> dict[str, Path]:
    """Editions that differ from the one called „alt“ by one change of each weight."""
    texts = {
        "alt": MASSNAHME, "wesentlich": MASSNAHME.replace("Kurs", "Treff"), "frist": kurs("frist: 2027"),
        "stand": kurs("stand: [{status: laufend}]"), "redaktionell": MASSNAHME.replace("Kurs", "KURS"),
    }  # fmt: skip
    found = {name: tmp_path / f"{name}.yaml" for name in texts}
    for name, path in found.items():
        path.write_text(HEAD + texts[name], encoding="utf-8")
    return found


WEIGHTS = ["wesentlich", "frist", "stand", "redaktionell"]


@pytest.mark.parametrize("limit", WEIGHTS)
@pytest.mark.parametrize("weight", WEIGHTS)
def test_fail_on(konzept: Run, editions: dict[str, Path], weight: str, limit: str) -> None:
    done = konzept("diff", editions["alt"], editions[weight], "--fail-on", limit)
    assert f"1 {weight}" in done.stdout
    assert done.returncode == (1 if WEIGHTS.index(weight) <= WEIGHTS.index(limit) else 0)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_exit_code_is_the_same_in_every_form(konzept: Run, editions: dict[str, Path], form: str) -> None:
    alt, neu = editions["alt"], editions["redaktionell"]
    assert konzept("diff", alt, neu, "--output-format", form).returncode == 0
    assert konzept("diff", alt, neu, "--output-format", form, "--exit-code").returncode == 1
    assert konzept("diff", alt, alt, "--output-format", form, "--exit-code").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a", "b", "c"), "Verglichen werden zwei Fassungen"),
        (("alt.yaml", "neu.yaml", "--seit", "HEAD"), "Mit --seit wird nur NEU angegeben"),
        (("gibt-es-nicht", "alt.yaml"), "gibt-es-nicht gibt es nicht"),
        (("alt.yaml", "alt.yaml", "--fail-on", "alles"), "--fail-on"),
        (("alt.yaml", "alt.yaml", "--output-format", "xml"), "--output-format"),
    ],
)
def test_nonsense_is_refused(konzept: Run, editions: dict[str, Path], arguments: tuple[str, ...], words: str) -> None:
    done = konzept("diff", *arguments, cwd=editions["alt"].parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_console_of_an_old_windows(konzept: Run, editions: dict[str, Path], tmp_path: Path) -> None:
    neu = tmp_path / "neu.yaml"
    neu.write_text(HEAD + MASSNAHME.replace("Kurs", "Kurs „für“ Bürger 漢字 \u0141ódź"), encoding="utf-8")
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    done = konzept("diff", editions["alt"], neu, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 umbenannt." in done.stdout
    # What programs read is UTF-8 whatever the console takes.
    for form in ("json", "markdown"):
        done = konzept("diff", editions["alt"], neu, "--output-format", form, env=env)
        assert "Bürger 漢字 \u0141ódź" in done.stdout
