"""Where and when: names of files, places that cannot be written, days that no calendar expects."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.angriff.werkstatt import ALLE, Druck, drucke, kapitel
from tests.conftest import Run

RESERVIERT = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
NAMEN = {
    "CON": "con-konzept",
    "A/B": "a-b-konzept",
    "A\\B:C*?<>|": "a-b-c-konzept",
    "..": "konzept",
    "🙂": "konzept",
    "北京": "konzept",
    "Stadt.": "stadt-konzept",
    " - ": "konzept",
    "Mu\u0308nster": "muenster-konzept",
    "Běła Woda": "bela-woda-konzept",
    "ẞ und ſ": "ss-und-s-konzept",
    "x" * 300: "x" * 60 + "-konzept",
    "\u202eabc": "abc-konzept",
}


@pytest.mark.parametrize(("name", "stem"), NAMEN.items(), ids=[name[:9] for name in NAMEN])
def test_file_names_are_valid_everywhere(tmp_path: Path, name: str, stem: str) -> None:
    druck = drucke(tmp_path, {"kommune": {"name": name}, **kapitel("x")}, formate=["md"])
    assert druck.code == 0, druck.meldung
    (written,) = druck.dateien()
    assert written == f"{stem}.md"
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.md", written)
    assert written.partition(".")[0] not in RESERVIERT


@pytest.mark.parametrize("fassung", ["../../x", "1.0 (Entwurf)", "CON", "\\\\server\\x"])
def test_the_edition_cannot_lead_elsewhere(tmp_path: Path, fassung: str) -> None:
    druck = drucke(tmp_path, {"fassung": fassung, **kapitel("x")}, formate=["md"])
    assert druck.code == 0, druck.meldung
    assert len(druck.dateien()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["geheim.png", "geheim.txt", "konzept"]


def anderswohin(tmp_path: Path, out: Path) -> Druck:
    return drucke(tmp_path, kapitel("x"), "--out", str(out), formate=["md"])


def test_out_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("alt")
    druck = anderswohin(tmp_path, tmp_path / "datei")
    assert druck.code == 2
    assert "Wo ein Ordner gebraucht wird, liegt eine Datei" in druck.meldung
    assert (tmp_path / "datei").read_text() == "alt"
    assert "führt durch eine Datei" in anderswohin(tmp_path, tmp_path / "datei" / "tiefer").meldung


def test_a_folder_has_the_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "aus" / "ort-konzept.md").mkdir(parents=True)
    druck = anderswohin(tmp_path, tmp_path / "aus")
    assert druck.code == 2
    assert "Dort liegt ein Ordner dieses Namens" in druck.meldung
    assert [path.name for path in (tmp_path / "aus").iterdir()] == ["ort-konzept.md"]


def test_out_has_umlauts_and_exists(tmp_path: Path) -> None:
    out = tmp_path / "Ausgabe für Köln (ß)"
    out.mkdir()
    (out / "fremd.txt").write_text("bleibt")
    (out / "ort-konzept.md").write_text("alt")
    druck = anderswohin(tmp_path, out)
    assert druck.code == 0, druck.meldung
    assert druck.stdout == f"{(out / 'ort-konzept.md').as_posix()}\n"
    assert (out / "fremd.txt").read_text() == "bleibt"
    assert (out / "ort-konzept.md").read_text("utf-8").startswith("# Titel")
    assert len([path for path in out.iterdir() if path.is_file()]) == 2


@pytest.mark.parametrize(
    ("what", "satz"), [("mkdir", "darf nicht geschrieben werden"), ("replace", "noch in Word oder im PDF-Programm")]
)
def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, satz: str) -> None:
    out = tmp_path / "zu" / "aus"

    def locked(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "konzept").mkdir()
    with monkeypatch.context() as patched:
        if what == "mkdir":
            real = Path.mkdir
            patched.setattr(Path, "mkdir", lambda self, *a, **k: (locked if self == out else real)(self, *a, **k))
        else:
            patched.setattr(Path, "replace", locked)
        druck = anderswohin(tmp_path, out)
    assert druck.code == 2
    assert satz in druck.meldung
    assert not out.exists() or list(out.iterdir()) == []


@pytest.mark.parametrize("epoch", ["abc", "1e9", " ", "99999999999999999999", "nan"])
def test_garbage_for_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    druck = drucke(tmp_path, kapitel("x"), formate=["md"])
    assert druck.code == 2
    assert "gebraucht wird eine Zahl von Sekunden seit 1970" in druck.meldung


@pytest.mark.parametrize("epoch", ["0", "-86400", "1700000000", "99999999999"])
def test_days_far_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    # A zip archive knows the years 1980 to 2107 only.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    druck = drucke(tmp_path, kapitel("x"), formate=["docx", "pdf"])
    assert druck.code == 0, druck.meldung
    assert len(druck.dateien()) == 2
    with zipfile.ZipFile(io.BytesIO(druck.inhalt("docx"))) as file:
        assert file.testzip() is None
    assert druck.dateien() == drucke(tmp_path, kapitel("x"), formate=["docx", "pdf"]).dateien()


@pytest.mark.parametrize("tag", ["1900-01-01", "9999-12-31"])
def test_first_and_last_day(tmp_path: Path, tag: str) -> None:
    druck = drucke(tmp_path, kapitel("x"), "--stichtag", tag)
    assert druck.code == 0, druck.meldung
    assert f"Stichtag {tag[8:]}.{tag[5:7]}.{tag[:4]}" in druck.text("md")


def test_as_a_user_calls_it(konzept: Run, tmp_path: Path) -> None:
    """In a process of its own, outside of git, without a day, with a time limit."""
    folder = tmp_path / "Konzept Ö"
    folder.mkdir()
    head = "konzept: 1\ntitel: T\nkommune: {name: Ö}\nkapitel:\n  - {id: k, titel: K, text: '%s'}\n"
    (folder / "konzept.yaml").write_text(head % "{{ 7*7 }} <b>", encoding="utf-8")
    words = [f"--format={form}" for form in ALLE]
    done = konzept(
        "render", folder, "--out", folder / "aus", *words, cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": "/"}
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 8
    (folder / "konzept.yaml").write_text(head % "[x](gibt-es-nicht.pdf)", encoding="utf-8")
    done = konzept("render", folder, "--out", folder / "aus", cwd=tmp_path)
    assert done.returncode == 2
    assert re.search(r"konzept\.yaml:5:\d+: Im Abschnitt „K“: Der Verweis auf „gibt-es-nicht.pdf“", done.stderr)


def test_a_faulty_concept_names_a_real_day(konzept: Run, tmp_path: Path) -> None:
    (tmp_path / "konzept.yaml").write_text("konzept: 1\n", encoding="utf-8")
    done = konzept("render", tmp_path, "--stichtag", "2026-05-04", cwd=tmp_path)
    assert done.returncode == 2
    assert "zum Stichtag 04.05.2026" in done.stderr
