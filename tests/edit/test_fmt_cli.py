"""konzept fmt as a user runs it."""

import shutil
from pathlib import Path

import pytest
from tests.edit.conftest import Run

WIRR = "titel: 'Zusammenleben'\nkonzept: 1\nkommune: {name: Ä}\n"
FORM = "konzept: 1\ntitel: Zusammenleben\nkommune: {name: Ä}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "Ämter und Orte"
    (found / "handlungsfelder").mkdir(parents=True)
    (found / "konzept.yaml").write_bytes(WIRR.encode())
    (found / "akteure.yaml").write_bytes(b"- id: a\n  name: A\n")
    (found / "handlungsfelder" / "01-bildung.yaml").write_bytes(b"\xef\xbb\xbftitel: B\r\nid: b\r\n")
    (found / "fremd.yaml").write_bytes(b"b:   1\na: 2\n")
    return found


def test_folder(run: Run, folder: Path) -> None:
    done = run("fmt", folder.name, cwd=folder.parent)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "Ämter und Orte/handlungsfelder/01-bildung.yaml",
        "Ämter und Orte/konzept.yaml",
    ]
    assert "2 Dateien geändert, 1 in Form." in done.stderr.decode()
    assert (folder / "konzept.yaml").read_bytes() == FORM.encode()
    assert (folder / "handlungsfelder" / "01-bildung.yaml").read_bytes() == b"\xef\xbb\xbfid: b\r\ntitel: B\r\n"
    assert (folder / "fremd.yaml").read_bytes() == b"b:   1\na: 2\n", "nobody reads it"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    assert run("fmt", cwd=folder).stdout == b""
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert sorted(path.name for path in folder.iterdir()) == [
        "akteure.yaml", "fremd.yaml", "handlungsfelder", "konzept.yaml",
    ]  # fmt: skip


def test_check_and_diff_write_nothing(run: Run, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    check = run("fmt", "--check", ".", cwd=folder)
    assert (check.returncode, check.stdout) == (1, b"handlungsfelder/01-bildung.yaml\nkonzept.yaml\n")
    diff = run("fmt", "--diff", "konzept.yaml", cwd=folder)
    assert diff.returncode == 0
    assert "-titel: 'Zusammenleben'\n" in diff.stdout.decode()
    assert "+titel: Zusammenleben\n" in diff.stdout.decode()
    assert run("fmt", "--diff", "--check", cwd=folder).returncode == 1
    assert {path: path.read_bytes() for path in before} == before
    run("fmt", cwd=folder)
    assert run("fmt", "--check", cwd=folder).returncode == 0


@pytest.mark.parametrize(("where", "what"), [(".", "handlungsfelder"), ("handlungsfelder", "."),
                                              (".", "handlungsfelder/01-bildung.yaml"),
                                              ("handlungsfelder", "01-bildung.yaml")])  # fmt: skip
def test_a_part_alone(run: Run, folder: Path, where: str, what: str) -> None:
    done = run("fmt", what, cwd=folder / where)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "handlungsfelder" / "01-bildung.yaml").read_bytes().endswith(b"id: b\r\ntitel: B\r\n")
    assert (folder / "konzept.yaml").read_bytes() == WIRR.encode()


def test_a_faulty_file_is_left_alone_and_the_others_are_done(run: Run, folder: Path) -> None:
    (folder / "akteure.yaml").write_bytes(b"- id: a\n  id: b\n")
    done = run("fmt", ".", cwd=folder)
    assert done.returncode == 2
    assert "akteure.yaml:2:3: Der Schlüssel „id“ steht hier noch einmal." in done.stderr.decode()
    assert (folder / "akteure.yaml").read_bytes() == b"- id: a\n  id: b\n"
    assert (folder / "konzept.yaml").read_bytes() == FORM.encode()
    (folder / "akteure.yaml").write_bytes("- id: a\n  name: Ä\n".encode("latin-1"))
    done = run("fmt", "--check", "akteure.yaml", cwd=folder)
    assert done.returncode == 2
    assert "Windows-1252" in done.stderr.decode()


def test_schema_faults_do_not_matter(run: Run, folder: Path) -> None:
    (folder / "konzept.yaml").write_bytes(b"titel: [x]\nfarbe: rot\nkonzept: 7\n")
    assert run("fmt", "konzept.yaml", cwd=folder).returncode == 0
    assert (folder / "konzept.yaml").read_bytes() == b"konzept: 7\ntitel: [x]\nfarbe: rot\n"


def test_odd_layout_is_said(run: Run, folder: Path) -> None:
    (folder / "akteure.yaml").write_bytes(b"- ? id\n  : a\n")
    done = run("fmt", "--check", "akteure.yaml", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "akteure.yaml bleibt, wie sie ist" in done.stderr.decode()


def test_stdin(run: Run, folder: Path) -> None:
    done = run("fmt", "-", input=WIRR.replace("\n", "\r\n").encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, FORM.replace("\n", "\r\n").encode(), b"")
    name = "handlungsfelder/neu.yaml"
    assert run("fmt", "-", "--stdin-filename", name, input=b"titel: T\nid: a\n").stdout == b"id: a\ntitel: T\n"
    done = run("fmt", "--check", "-", "--stdin-filename", name, input=b"titel: T\nid: a\n")
    assert (done.returncode, done.stdout.decode().split()) == (1, [name])
    broken = run("fmt", "-", "--stdin-filename", name, input=b"a: [b\n")
    assert (broken.returncode, broken.stdout) == (2, b"")
    assert broken.stderr.decode().startswith(f"{name}:1:4: ")
    assert run("fmt", "-", ".", cwd=folder).returncode == 2


def test_write_protection_is_minded(run: Run, folder: Path) -> None:
    (folder / "konzept.yaml").chmod(0o444)
    done = run("fmt", cwd=folder)
    assert done.returncode == 2
    assert "konzept.yaml ist schreibgeschützt." in done.stderr.decode()
    assert (folder / "konzept.yaml").read_bytes() == WIRR.encode()
    assert done.stdout == b"handlungsfelder/01-bildung.yaml\n"


def test_rights_and_links_stay(run: Run, folder: Path) -> None:
    real = folder.parent / "anderswo.yaml"
    real.write_bytes(b"- name: A\n  id: a\n")
    real.chmod(0o640)
    (folder / "akteure.yaml").unlink()
    (folder / "akteure.yaml").symlink_to(real)
    assert run("fmt", "akteure.yaml", cwd=folder).returncode == 0
    assert (folder / "akteure.yaml").is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"- id: a\n  name: A\n", 0o640)


@pytest.mark.parametrize("what", ["gibt-es-nicht", "leer"])
def test_nothing_there(run: Run, tmp_path: Path, what: str) -> None:
    (tmp_path / "leer").mkdir()
    done = run("fmt", what, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "konzept.yaml" in done.stderr.decode()


def test_steinfurt(run: Run, steinfurt: Path, tmp_path: Path) -> None:
    shutil.copytree(steinfurt, tmp_path / "s")
    assert run("fmt", "s", cwd=tmp_path).returncode == 0
    assert run("fmt", "--check", "s", cwd=tmp_path).returncode == 0
    assert run("diff", steinfurt, "s", "--exit-code", cwd=tmp_path).returncode == 0
