"""konzept lint --fix as a user runs it: streams, exit codes, files, and a run that is killed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.edit.conftest import Run

from konzept.cli import fixing
from konzept.cli.configuration import Verfahren
from konzept.cli.german import Abbruch
from konzept.cli.today import today
from konzept.cli.writing import rewrite

ALT = "konzept: 1\ntitel: Zusammenleben\nkommune: {name: Ä}\nakteure:\n  - name: Verein\n"
NEU = "konzept: 1\ntitel: Zusammenleben\nkommune: {name: Ä}\nakteure:\n  - id: verein\n    name: Verein\n"
FELD_ALT = "\ufefftitel: Bildung\r\neinleitung: B\r\n"
FELD_NEU = "\ufeffid: bildung\r\ntitel: Bildung\r\neinleitung: B\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "Ämter und Orte"
    (found / "handlungsfelder").mkdir(parents=True)
    (found / "konzept.yaml").write_bytes(ALT.encode())
    (found / "handlungsfelder" / "01-bildung.yaml").write_bytes(FELD_ALT.encode())
    return found


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


FIXED = {"handlungsfelder/01-bildung.yaml": FELD_NEU.encode(), "konzept.yaml": NEU.encode()}


def test_fix_mends_and_reports_the_rest(run: Run, folder: Path) -> None:
    (folder / "konzept.yaml").chmod(0o640)
    done = run("lint", "--fix", folder.name, cwd=folder.parent)
    assert "2 Befunde in 2 Dateien behoben." in done.stderr.decode()
    assert content(folder) == FIXED, "mark of byte order, line ends and everything else are kept"
    if sys.platform != "win32":
        assert (folder / "konzept.yaml").stat().st_mode & 0o777 == 0o640
    assert done.returncode == 0, done.stdout.decode()
    assert "pflichtfeld-fehlt" not in done.stdout.decode()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    again = run("lint", "--fix", folder.name, cwd=folder.parent)
    assert again.stdout == done.stdout, "the report is that of what stands there now"
    assert "Nichts lässt sich ohne Nachfrage beheben." in again.stderr.decode()
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_what_remains_decides_about_the_exit_code(run: Run, folder: Path) -> None:
    (folder / "konzept.yaml").write_bytes((ALT + "  - kuerzel: X\n").encode())
    done = run("lint", "--fix", ".", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.decode().count("pflichtfeld-fehlt") == 2
    assert "konzept.yaml:7:5: nicht behoben: es gibt keinen Titel" in done.stderr.decode()
    assert run("lint", "--fix", "--exit-zero", ".", cwd=folder).returncode == 0
    assert b"behoben" not in run("lint", "-q", "--fix", ".", cwd=folder).stderr


def test_diff_shows_and_writes_nothing(run: Run, folder: Path) -> None:
    before = content(folder)
    done = run("lint", "--fix", "--diff", ".", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "--- handlungsfelder/01-bildung.yaml\n+++ handlungsfelder/01-bildung.yaml\n@@ -1,2 +1,3 @@\n+id: bildung\r\n"
        " titel: Bildung\r\n einleitung: B\r\n"
        "--- konzept.yaml\n+++ konzept.yaml\n@@ -2,4 +2,5 @@\n titel: Zusammenleben\n kommune: {name: Ä}\n akteure:\n"
        "-  - name: Verein\n+  - id: verein\n+    name: Verein\n"
    )
    assert "2 Befunde in 2 Dateien zu beheben." in done.stderr.decode()
    assert run("lint", "--diff", ".", cwd=folder).stdout == done.stdout, "as with ruff, it needs no --fix"
    assert run("lint", "--fix", "--diff", "--exit-zero", ".", cwd=folder).returncode == 0
    assert content(folder) == before
    run("lint", "--fix", ".", cwd=folder)
    clean = run("lint", "--fix", "--diff", ".", cwd=folder)
    assert (clean.returncode, clean.stdout) == (0, b"")
    assert run("lint", "--fix", "--diff", "gibt-es-nicht", cwd=folder).returncode == 2


def test_diff_is_a_patch(run: Run, folder: Path) -> None:
    (folder / "handlungsfelder" / "01-bildung.yaml").write_bytes(FELD_ALT.lstrip("\ufeff").encode())
    patch = run("lint", "--fix", "--diff", ".", cwd=folder).stdout
    subprocess.run(["git", "apply", "-p0", "-"], input=patch, cwd=folder, check=True)
    assert content(folder) == {name: text.lstrip(b"\xef\xbb\xbf") for name, text in FIXED.items()}


@pytest.mark.parametrize("way", [("-",), ("HEAD:.",), (".", "HEAD:.")])
def test_git_and_stdin_are_refused(run: Run, folder: Path, way: tuple[str, ...]) -> None:
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    before = content(folder)
    for more in ((), ("--diff",)):
        done = run("lint", "--fix", *more, *way, cwd=folder, input=ALT.encode())
        assert (done.returncode, done.stdout) == (2, b"")
        assert "„--fix“ ändert Dateien; " in done.stderr.decode()
    assert content(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX-Rechte")
def test_protected_file_stays_and_the_others_are_mended(run: Run, folder: Path) -> None:
    (folder / "konzept.yaml").chmod(0o444)
    done = run("lint", "--fix", ".", cwd=folder)
    assert done.returncode == 2
    assert "konzept.yaml ist schreibgeschützt." in done.stderr.decode()
    assert "1 Befund in 1 Datei behoben." in done.stderr.decode()
    assert content(folder) == FIXED | {"konzept.yaml": ALT.encode()}
    assert b"konzept.yaml:5:5" in done.stdout


def test_what_may_not_be_written_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Abbruch, match="inzwischen geändert"):
        rewrite(folder / "konzept.yaml", "konzept.yaml", b"etwas anderes", b"neu")
    # A folder that is read-only; root, who runs the tests in a container, may write in any.
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(Abbruch, match="darf nicht geschrieben werden"):
        rewrite(folder / "konzept.yaml", "konzept.yaml", ALT.encode(), b"neu")
    assert content(folder)["konzept.yaml"] == ALT.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="Verknüpfungen brauchen dort Rechte")
def test_link_inside_stays_a_link(run: Run, folder: Path) -> None:
    (folder / ".quelle").mkdir()
    (folder / "akteure.yaml").symlink_to(".quelle/a.yaml")
    (folder / ".quelle" / "a.yaml").write_bytes(b"- name: B\n")
    (folder / "konzept.yaml").write_bytes(ALT.partition("akteure")[0].encode())
    run("lint", "--fix", ".", cwd=folder)
    assert (folder / "akteure.yaml").is_symlink()
    assert (folder / ".quelle" / "a.yaml").read_bytes() == b"- id: b\n  name: B\n"


def test_several_concepts_and_a_single_file(run: Run, folder: Path) -> None:
    other = folder.parent / "b.yaml"
    other.write_bytes(ALT.encode())
    broken = folder.parent / "c"
    broken.mkdir()
    (broken / "konzept.yaml").write_bytes(b"titel: a: b\n")
    done = run("lint", "--fix", folder.name, "b.yaml", "c", "gibt-es-nicht", cwd=folder.parent)
    assert done.returncode == 2
    assert "3 Befunde in 3 Dateien behoben." in done.stderr.decode()
    assert "gibt-es-nicht gibt es nicht." in done.stderr.decode()
    assert content(folder) == FIXED
    assert other.read_bytes() == NEU.encode()
    assert (broken / "konzept.yaml").read_bytes() == b"titel: a: b\n"
    assert b"c/konzept.yaml:1:8" in done.stdout


def test_a_fault_of_the_program_has_changed_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest, calls = fixing.fix, []

    def falters(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > 3:
            raise RuntimeError
        return honest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "fix", falters)
    second = folder.parent / "b.yaml"
    second.write_bytes(ALT.encode())
    before = content(folder)
    with pytest.raises(RuntimeError):
        fixing.mend([str(folder), str(second)], Verfahren(today()), diff=False)
    assert len(calls) == 4, "the first concept was done"
    assert content(folder) == before


def test_a_killed_run_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    text = "konzept: 1\ntitel: Z\nkommune: {name: Ä}\nempfehlungen:\n" + "".join(
        f"  - titel: Empfehlung Nummer {number}\n" for number in range(1000)
    )
    old, target = text.encode(), tmp_path / "konzept.yaml"
    command = [sys.executable, "-m", "konzept", "lint", "--fix", "--exit-zero", "--output-format", "concise:x.txt", "."]
    target.write_bytes(old)
    # Once to the end: how long it takes until the file is written, and what it is then.
    start = time.monotonic()
    with _started(command, tmp_path) as whole:
        while whole.poll() is None and target.stat().st_size == len(old):
            time.sleep(0.001)
        written = time.monotonic() - start
        assert whole.wait(120) == 0
    new = target.read_bytes()
    assert new.count(b"\n  - id: empfehlung-nummer-") == 1000
    seen = set()
    for share in (0.2, 0.5, 0.8, 0.95, 1.0, 1.05, "temp", "temp", "temp"):
        target.write_bytes(old)
        with _started(command, tmp_path) as process:
            _wait_for_temp(process, tmp_path) if share == "temp" else time.sleep(written * float(share))
            process.kill()
        now = target.read_bytes()
        assert now in (old, new), "half a file"
        seen.add(now == new)
    assert False in seen, "at least one was killed before it had written"


REWRITE = (
    "import sys; from pathlib import Path; from konzept.cli.writing import rewrite; "
    "path = Path(sys.argv[1]); old = path.read_bytes(); rewrite(path, path.name, old, b'n' * len(old))"
)


def test_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    size, target = 30_000_000, tmp_path / "gross.yaml"
    seen = set()
    for number in range(12):
        target.write_bytes(b"a" * size)
        with _started([sys.executable, "-c", REWRITE, str(target)], tmp_path) as process:
            _wait_for_temp(process, tmp_path)
            time.sleep(0.004 * number)
            process.kill()
        now = target.read_bytes()
        assert now in (b"a" * size, b"n" * size), "half a file"
        seen.add(now[:1])
        for temp in tmp_path.glob(".konzept-*"):
            seen.add(b"half" if temp.stat().st_size < size else b"whole")
            temp.unlink()
    assert {b"a", b"half"} <= seen, "at least one was killed while it wrote"


def _wait_for_temp(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    while process.poll() is None and not any(folder.glob(".konzept-*")):
        pass


def _started(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    null = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdin=null, stdout=null, stderr=null, env=os.environ)
