"""konzept render: what it writes where, and what it says when it cannot."""

import shutil
import stat
import sys
from pathlib import Path

import pytest
from tests.conftest import Run

from konzept.cli.german import Abbruch
from konzept.cli.images import images_of
from konzept.cli.writing import write_whole

HEAD = "konzept: 1\ntitel: Vielfalt in Ö\nkommune:\n  name: Öhringen am Süßen See\n"
FELD = "handlungsfelder:\n  - id: f\n    titel: Feld\n    massnahmen:\n      - {id: m, titel: Kurs}\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "Unser Konzept (ä)"
    folder.mkdir()
    (folder / "konzept.yaml").write_text(HEAD + FELD, encoding="utf-8")
    return folder


def test_only_what_is_asked_for(konzept: Run, small: Path) -> None:
    done = konzept("render", small, "--art", "kurzfassung", "--format", "md", "--out", small / "aus", cwd=small)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (small / "aus").iterdir())
    assert names == [".konzept", "oehringen-am-suessen-see-kurzfassung.md"]
    text = (small / "aus" / "oehringen-am-suessen-see-kurzfassung.md").read_text(encoding="utf-8")
    # The page is cited although no PDF was asked for.
    assert "1.1 Kurs (s.\u00a0Integrationskonzept,\u00a0S.\u00a04)" in text


def test_what_the_concept_lacks_leaves_no_heading(konzept: Run, small: Path) -> None:
    done = konzept("render", small, "--art", "konzept", "--format", "md", "--out", small, cwd=small)
    assert done.returncode == 0, done.stderr
    text = Path(small / done.stdout.strip()).read_text(encoding="utf-8")
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "Vielfalt in Ö",
        "Impressum",
        "1 Handlungsfelder",
        "1.1 Handlungsfeld Feld",
        "Maßnahmen",
        "1.1 Kurs",
        "2 Maßnahmen im Überblick",
    ]


def test_stichtag_is_printed(konzept: Run, small: Path) -> None:
    done = konzept("render", small, "--format", "md", "--stichtag", "2027-03-01", "--out", small, cwd=small)
    assert done.returncode == 0, done.stderr
    for name in done.stdout.splitlines():
        assert "Stichtag 01.03.2027" in Path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("titl: x\n", "Meinten Sie „titel“?"),
        ("handlungsfelder: [{id: f, titel: A}, {id: f, titel: B}]\n", "trägt schon"),
        (FELD + "        ziele: [z]\n", "„z“ gibt es in diesem Konzept nicht"),
    ],
)
def test_a_faulty_concept_is_not_printed(konzept: Run, tmp_path: Path, text: str, sentence: str) -> None:
    text = (
        text
        if "{id: m" not in text
        else text.replace("{id: m, titel: Kurs}\n        ziele: [z]", "{id: m, titel: Kurs, ziele: [z]}")
    )
    (tmp_path / "konzept.yaml").write_text(HEAD + text, encoding="utf-8")
    done = konzept("render", tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Gedruckt wird erst" in done.stderr
    assert not (tmp_path / "build").exists()


def test_unknown_kind_names_the_known_ones(konzept: Run, small: Path) -> None:
    done = konzept("render", small, "--art", "langfassung", cwd=small)
    assert done.returncode == 2
    assert "konzept: Langfassung" in done.stderr


def test_own_template_stands_in_for_ours(konzept: Run, small: Path) -> None:
    own = small / "templates"
    own.mkdir()
    (own / "merkblatt.md.j2").write_text(
        "{%# Merkblatt: für den Aushang #%}\n# {{ konzept.titel }}\n", encoding="utf-8"
    )
    done = konzept("render", small, "--art", "merkblatt", "--format", "md", cwd=small)
    assert done.returncode == 0, done.stderr
    assert "1 Vielfalt in Ö" in (small / done.stdout.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("# A\n\n{{ konzept.gibtsnicht }}\n", "Vorlage x.md.j2, Zeile 3"),
        ("# A\n{% if %}\n", "Vorlage x.md.j2, Zeile 2"),
        ("# A\n\n{{ konzept.titel | safe }}\n", "ungeschützt"),
        ("# A\n\n{{ konzept.titel | gibtsnicht }}\n", "Vorlage x.md.j2, Zeile 3"),
        ("# A\n\n{{ konzept.titel ~ konzept.art }}\n", "ungeschützt"),
        ("# A\n\n{{ ''.__class__.__mro__ }}\n", "Vorlage x.md.j2, Zeile 3"),
        ("{% include 'gibtsnicht.md.j2' %}\n", "gibtsnicht.md.j2"),
        ("# A\n\n`x`{=typst}\n\n### B\n", "Überschrift"),
    ],
)
def test_a_faulty_template_is_named(konzept: Run, small: Path, template: str, sentence: str) -> None:
    (small / "templates").mkdir()
    (small / "templates" / "x.md.j2").write_text(template, encoding="utf-8")
    done = konzept("render", small, "--art", "x", "--format", "md", cwd=small)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_pictures_only_from_inside(small: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(b"x")
    (small / "bild ä.png").write_bytes(b"y")
    image = images_of(small)
    assert image("bild ä.png") == image("bild%20%C3%A4.png") == b"y"
    for name in ("../geheim.png", str(tmp_path / "geheim.png"), "gibtsnicht.png", "", "a\0b", "http://x/y.png"):
        assert image(name) is None, name
    assert images_of(None)("bild ä.png") is None
    if sys.platform != "win32":
        (small / "link.png").symlink_to(tmp_path / "geheim.png")
        assert image("link.png") is None


def test_a_file_is_whole_or_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "neu" / "druck.pdf"
    write_whole(target, b"alt")

    def locked(self: Path, other: Path) -> Path:
        raise PermissionError(13, "in use", str(other))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(Abbruch, match="noch in Word"):
        write_whole(target, b"neu")
    assert target.read_bytes() == b"alt"
    assert [path.name for path in target.parent.iterdir()] == ["druck.pdf"]
    assert stat.S_IMODE(target.stat().st_mode) & 0o444


def test_renders_from_a_revision(konzept: Run, steinfurt: Path, tmp_path: Path) -> None:
    import subprocess

    shutil.copytree(steinfurt, tmp_path / "s")
    git = ["git", "-c", "user.name=k", "-c", "user.email=k@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    shutil.rmtree(tmp_path / "s")
    done = konzept("render", "HEAD:s", "--format", "md", "--art", "konzept", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / done.stdout.strip()).stat().st_size > 30_000


def test_one_kind_that_cannot_be_made_stops_no_other(konzept: Run, small: Path) -> None:
    arten = ("mitteilung", "synopse", "konzept", "vorlage")
    words = [word for art in arten for word in ("--art", art)]
    done = konzept("render", *words, "--format", "md", cwd=small)
    assert done.returncode == 2
    assert [Path(line).suffix for line in done.stdout.splitlines()] == [".md"]
    assert (small / done.stdout.strip()).is_file()
    said = done.stderr[done.stderr.index("konzept: mitteilung: ") :].splitlines()
    assert said == [
        "konzept: mitteilung: Das Konzept enthält keine Mitteilungen; ohne sie gibt es dieses Dokument nicht. "
        "Sie stehen unter „beschluesse“ und haben „art: Mitteilung“.",
        "synopse: Diese Dokumentart vergleicht mit der vorigen Fassung. Geben Sie sie mit --alt an, oder schreiben Sie "
        "unter „vorgaenger“, wo sie liegt.",
        "vorlage: Das Konzept enthält keine Beschlussvorlagen; ohne sie gibt es dieses Dokument nicht. "
        "Sie stehen unter „beschluesse“ und haben einen „beschlussvorschlag“.",
    ]
