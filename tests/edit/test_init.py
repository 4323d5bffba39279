"""konzept init as a new user runs it, in an empty folder, with and without a terminal."""

import json
import os
import pty
import re
import shlex
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT
from tests.edit.conftest import Run

from konzept.cli import init as command
from konzept.load import load

KATALOG = ROOT / "templates" / "init" / "katalog"
# The goals of the guide as it prints them, lines joined: field → goals.
LEITFADEN = {
    "Bildung und Sprachförderung": [
        "Anteil der Schüler mit Migrationshintergrund abbauen, die die Schulen ohne Abschluss verlassen",
        "Anteil von Schülern, die von der Grundschule auf ein Gymnasium wechseln, erhöhen",
        "Förderung der deutschen sowie der muttersprachlichen Sprachkompetenz",
        "Sprachförderung schon im vorschulischen Bereich",
    ],
    "Arbeit und Wirtschaft": [
        "Ausbildungsquote von Menschen mit Migrationshintergrund steigern",
        "Beschäftigungsquote von Menschen mit Zuwanderungsgeschichte verbessern",
        "Verhinderung eines erhöhten Armutsrisikos",
    ],
    "Wohnen und Zusammenleben": [
        "Verbesserung der Wohnbedingungen, Sanierungsmaßnahmen in stark von Migranten bewohnten Stadtvierteln",
        "Verhinderung der Gettoisierung",
        "Beseitigung von Zugangsbarrieren am Wohnungsmarkt",
    ],
    "Jugend und Soziales": [
        "Förderung der interkulturellen Durchlässigkeit bestehender lokaler Vereine",
        "Integration von Kindern und Jugendlichen mit Zuwanderungsgeschichte in Vereinen und Verbänden",
        "Feierliche Gestaltung der Einbürgerung, um den „Neu-Bürger“ in der Gemeinde willkommen zu heißen",
    ],
    "Gesundheitsversorgung": [
        "Gleichberechtigte Teilhabe der Menschen mit Zuwanderungsgeschichte am Gesundheitssystem gewährleisten",
        "Interkulturelle, mehrsprachige Beratungsangebote für Menschen mit Migrationshintergrund",
    ],
    "Kultur und Religion": [
        "Förderung des interkulturellen und interreligiösen Dialoges",
        "Gemeinsame Organisation interkultureller Veranstaltungen unter Einbezug aller Akteure",
    ],
    "Interkulturelle Öffnung der Verwaltung in der Kommune": [],
}


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Path:
    done = run("init", "Mein Konzept", "--kommune", "Musterstadt", "--land", "Hessen", "--von", "2027", "--bis", "2031",
               "--katalog", "leitfaden", cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    folder = tmp_path / "Mein Konzept"
    written = sorted(path.relative_to(tmp_path).as_posix() for path in folder.rglob("*") if path.is_file())
    assert sorted(done.stdout.decode().splitlines()) == written
    return folder


def test_the_commands_it_proposes_can_be_typed(run: Run, tmp_path: Path) -> None:
    for name, typed in (("Mein Konzept Größe", '"Mein Konzept Größe"'), ("größe-2", "größe-2"), ("a&b", '"a&b"')):
        said = run("init", name, "--kommune", "M", cwd=tmp_path).stderr.decode()
        proposed = [line.strip() for line in said.splitlines() if line.startswith("  konzept ")]
        assert proposed == [f"konzept lint {typed}", f"konzept render {typed}"]
        assert run(*shlex.split(proposed[0])[1:], cwd=tmp_path).returncode == 0
    said = run("init", "ein ort", cwd=tmp_path).stderr.decode()
    assert 'konzept init "ein ort" --kommune Musterstadt' in said


def test_lints_renders_and_is_in_form(run: Run, new: Path) -> None:
    done = run("lint", new.name, cwd=new.parent)
    assert done.returncode == 0, done.stdout.decode()
    assert " fehler [" not in done.stdout.decode()
    assert run("fmt", "--check", new.name, cwd=new.parent).returncode == 0
    done = run("render", new.name, "--format", "md", cwd=new.parent)
    assert done.stdout.decode().splitlines() == [
        "build/musterstadt-konzept-2027-2031.md",
        "build/musterstadt-kurzfassung-2027-2031.md",
    ]
    printed = (new.parent / "build" / "musterstadt-konzept-2027-2031.md").read_text(encoding="utf-8")
    assert "Gettoisierung" in printed


def test_catalogue_says_what_the_guide_says(new: Path) -> None:
    files = {path.relative_to(new).as_posix(): path.read_bytes() for path in new.rglob("*.yaml")
             if not path.name.startswith(".")}  # fmt: skip
    konzept = load(files).konzept
    assert konzept is not None
    assert {feld.titel: [ziel.titel for ziel in feld.leitziele] for feld in konzept.handlungsfelder} == LEITFADEN


def test_every_catalogue_is_found_and_in_form(run: Run, tmp_path: Path) -> None:
    names = [path.name for path in KATALOG.iterdir()]
    assert "leitfaden" in names
    for name in names:
        assert run("init", name, "--kommune", "M", "--katalog", name, cwd=tmp_path).returncode == 0
        assert run("lint", name, cwd=tmp_path).returncode == 0
        for path in (KATALOG / name).glob("*.yaml"):
            assert (tmp_path / name / "handlungsfelder" / path.name).read_bytes() == path.read_bytes()
    done = run("init", "y", "--kommune", "M", "--katalog", "leitfade", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "y").exists()) == (2, False)
    assert "Meinten Sie „leitfaden“?" in done.stderr.decode()


def test_modelines_name_a_schema_that_is_there(new: Path) -> None:
    named = 0
    for path in (new / "konzept.yaml", *(new / "handlungsfelder").iterdir()):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, first
        assert json.loads((path.parent / found[1]).read_text(encoding="utf-8"))["$schema"]
        named += 1
    assert named == 8


def test_what_is_not_said_stays_a_comment(run: Run, tmp_path: Path) -> None:
    assert run("init", "--kommune", "Halle: „(Saale)“ #1", cwd=tmp_path).returncode == 0
    text = (tmp_path / "konzept.yaml").read_text(encoding="utf-8")
    assert '\n  name: "Halle: „(Saale)“ #1"\n  # form: Stadt\n  # land: Nordrhein-Westfalen\n' in text
    assert "{{" not in text
    done = run("lint", cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("there", ["konzept.yaml", "konzept.toml"])
def test_never_overwrites(run: Run, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("meins", encoding="utf-8")
    done = run("init", "--kommune", "M", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert there in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "meins"


@pytest.mark.parametrize("there", [".gitlab-ci.yml", ".gitignore"])
def test_what_a_repository_has_stays(run: Run, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("meins", encoding="utf-8")
    done = run("init", "--kommune", "M", cwd=tmp_path)
    assert done.returncode == 0
    assert f"{there} gibt es schon und bleibt" in done.stderr.decode()
    assert there not in done.stdout.decode().splitlines()
    assert (tmp_path / there).read_text(encoding="utf-8") == "meins"
    assert (tmp_path / "konzept.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "konzept init . --kommune Musterstadt"), (("--kommune", " "), "--kommune Musterstadt"),
     (("--kommune", "M", "--bis", "irgendwann"), "geltung.bis"), (("datei", "--kommune", "M"), "ist eine Datei")],
)  # fmt: skip
def test_nothing_is_made_of_a_wrong_call(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "datei").touch()
    done = run("init", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["datei"]


def test_asks_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"\nMusterstadt\nStadt\n\n2027\n\nunsinn\nleitfaden\n")
    with os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)
        command.init(tmp_path / "x")
    os.close(keyboard)
    said = capfd.readouterr()
    assert said.err.count("Name der Kommune: ") == 2
    assert "Name der Kommune" not in said.out
    text = (tmp_path / "x" / "konzept.yaml").read_text(encoding="utf-8")
    assert "  name: Musterstadt\n  form: Stadt\n  # land: " in text
    assert len(list((tmp_path / "x" / "handlungsfelder").iterdir())) == 7


def test_lines_for_the_forge_and_for_pre_commit_run(run: Run, new: Path) -> None:
    job = yaml.safe_load((new / ".gitlab-ci.yml").read_text(encoding="utf-8"))["konzept"]
    assert any(line.startswith("pip install") for line in job["before_script"])
    hooks = yaml.safe_load((new / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert all(hook["pass_filenames"] is False and hook["language"] == "system" for hook in hooks)
    lines = [*job["script"], *(hook["entry"] for hook in hooks)]
    assert len(lines) == 5
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "konzept"
        done = run(*arguments, cwd=new)
        assert done.returncode == 0, done.stderr.decode()
    assert all((new / path).is_dir() for path in job["artifacts"]["paths"])
    assert all((new / path).is_file() for path in job["artifacts"]["reports"].values())
    assert "/build/" in (new / ".gitignore").read_text(encoding="utf-8")
