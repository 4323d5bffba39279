"""konzept render does not print again what has not changed, and never hands over what has."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from tests.lesen.conftest import Aufruf, Ergebnis, aufruf

from konzept.cli import inputs, known, lookup
from konzept.cli.german import Abbruch
from konzept.cli.order import Order
from konzept.cli.press import Work
from konzept.cli.traces import Traces

__all__ = ["aufruf"]

ROOT = Path(__file__).resolve().parents[2]
KONZEPT = """konzept: 1
titel: Vielfalt
kommune:
  name: Musterstadt
stand: "2026-03-01"
vorgaenger: ../alt
leitbild: "Wir sind viele. ![Ein Punkt](bilder/punkt.svg)"
handlungsfelder:
  - id: bildung
    titel: Bildung
    massnahmen:
      - id: kurse
        titel: Kurse
        beschreibung: Deutsch für alle.
"""
PUNKT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="{}" fill="black"/></svg>'
)
NOTIZ = "{%# Notiz: eine Probe #%}\n# {{ konzept.titel }}\n\n{% include 'bausteine/satz.md.j2' %}\n"
LANG, KURZ = "musterstadt-konzept.md", "musterstadt-kurzfassung.md"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own; the repository around the tests is none of the concept's."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A concept with a picture, a template of its own and an earlier edition."""
    folder = tmp_path / "neu"
    for path, text in {
        folder / "konzept.yaml": KONZEPT,
        folder / "bilder" / "punkt.svg": PUNKT.format(5),
        folder / "templates" / "notiz.md.j2": NOTIZ,
        folder / "templates" / "bausteine" / "satz.md.j2": "Ein Satz.\n",
        tmp_path / "alt" / "konzept.yaml": KONZEPT.replace("vorgaenger: ../alt\n", "").replace("Kurse", "Lehrgänge"),
        tmp_path / "alt" / "bilder" / "punkt.svg": PUNKT.format(5),
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def drucke(aufruf: Aufruf, ordner: Path) -> Callable[..., Ergebnis]:
    """konzept render, into the folder „aus“ beside the concept unless told otherwise."""

    def run(*words: object, out: str = "aus") -> Ergebnis:
        lookup.once.cache_clear()
        known.listed.cache_clear()
        usual = () if "--format" in words else ("--format", "md")
        return aufruf("render", ordner, "--out", ordner.parent / out, *usual, *words)

    return run


def printed(done: Ergebnis) -> dict[str, bytes]:
    """The files a run has named."""
    assert done.code == 0, done.err
    return {Path(line).name: Path(line).read_bytes() for line in done.out.splitlines()}


def made(done: Ergebnis) -> list[str]:
    """What a run says it has made."""
    return [line.partition(":")[0] for line in done.err.splitlines() if line.endswith("…")]


def notes(ordner: Path) -> list[Path]:
    found = sorted((ordner.parent / "aus" / ".konzept" / "gedruckt").glob("*.json"))
    assert found
    return found


def test_a_second_run_names_the_same_files_and_writes_none(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    words = ("--format", "pdf", "--format", "html")
    first = drucke(*words)
    files = printed(first)
    assert len(files) == 4
    written = {path: path.stat().st_mtime_ns for path in ordner.parent.joinpath("aus").rglob("*") if path.is_file()}
    second = drucke(*words)
    assert printed(second) == files
    assert second.out == first.out
    assert second.err.splitlines() == ["konzept: pdf, html unverändert", "kurzfassung: pdf, html unverändert"]
    assert written == {path: path.stat().st_mtime_ns for path in written}
    assert made(drucke("--force", *words)) == ["konzept", "kurzfassung"]
    assert all(path.stat().st_mtime_ns > stamp for path, stamp in written.items() if path.suffix in (".pdf", ".html"))


def test_what_is_not_asked_for_again_is_not_laid_out_again(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    assert drucke("--art", "kurzfassung").err.splitlines() == ["konzept: Seitenzahlen …", "kurzfassung: md …"]
    own = ordner / "templates" / "kurzfassung.md.j2"
    shutil.copy(ROOT / "templates" / "kurzfassung.md.j2", own)
    assert drucke("--art", "kurzfassung").err.splitlines() == ["kurzfassung: md unverändert"]
    own.write_text(own.read_text(encoding="utf-8") + "\nEin Nachsatz.\n", encoding="utf-8")
    # Its own template alone has changed: the pages of the Langfassung are those that are noted.
    assert drucke("--art", "kurzfassung").err.splitlines() == ["kurzfassung: md …"]
    both = drucke("--format", "md", "--format", "html")
    assert both.err.splitlines() == ["konzept: md, html …", "kurzfassung: html …", "kurzfassung: md unverändert"]


def test_a_run_lays_the_langfassung_out_once(drucke: Callable[..., Ergebnis], monkeypatch: pytest.MonkeyPatch) -> None:
    from konzept.export import pandoc, pdf

    seen = {"read": 0, "pdf": 0}
    read, write = pandoc.read, pdf.write

    def counted(what: str, work: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object) -> object:
            seen[what] += 1
            return work(*words)

        return call

    monkeypatch.setattr("konzept.export.read", counted("read", read))
    monkeypatch.setattr(pdf, "write", counted("pdf", write))
    printed(drucke("--format", "docx", "--format", "html"))
    assert seen == {"read": 2, "pdf": 1}
    printed(drucke("--format", "docx", "--format", "pdf", "--force"))
    assert seen == {"read": 4, "pdf": 3}


def test_warnings_are_repeated(drucke: Callable[..., Ergebnis]) -> None:
    words = ("--format", "pdf", "--art", "konzept", "--seiten", "1")
    first, second = drucke(*words), drucke(*words)
    warned = [line for line in first.err.splitlines() if line.startswith("Warnung")]
    assert len(warned) == 1
    assert warned == [line for line in second.err.splitlines() if line.startswith("Warnung")]
    assert not made(second)


def test_a_terminal_is_told_which_document_of_how_many(
    drucke: Callable[..., Ergebnis], ordner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = Order(str(ordner), ("notiz", "synopse"), ("md",), ordner.parent / "aus")
    assert len(list(order.documents(Traces(), position=True))) == 2
    assert capsys.readouterr().err.splitlines() == ["1 von 2: notiz: md …", "2 von 2: synopse: md …"]
    # Nothing of it where nobody waits.
    assert drucke("--art", "notiz", "--art", "synopse", "--force").err.splitlines() == ["notiz: md …", "synopse: md …"]


def test_another_program_prints_anew(drucke: Callable[..., Ergebnis], monkeypatch: pytest.MonkeyPatch) -> None:
    drucke("--art", "notiz")
    assert not made(drucke("--art", "notiz"))
    monkeypatch.setattr(inputs, "program", lambda: "another")
    assert made(drucke("--art", "notiz")) == ["notiz"]


def test_the_code_of_the_program_is_an_input(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    before = inputs.tree(tmp_path, "*.py")
    (tmp_path / "a.py").write_text("x = 2\n")
    assert inputs.tree(tmp_path, "*.py") != before
    # Where one file ends and the next begins counts.
    assert inputs.files({"a": b"1", "b": b"2"}) != inputs.files({"a": b"1b2"})
    assert inputs.digest("a", "bc") != inputs.digest("ab", "c")


def test_what_changes_while_it_is_printed_is_not_noted(
    drucke: Callable[..., Ergebnis], ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Work.write

    def slowly(self: Work, name: str) -> object:
        result = write(self, name)
        (ordner / "templates" / "notiz.md.j2").write_text("# Anders\n", encoding="utf-8")
        return result

    monkeypatch.setattr(Work, "write", slowly)
    printed(drucke("--art", "notiz"))
    monkeypatch.undo()
    (ordner / "templates" / "notiz.md.j2").write_text(NOTIZ, encoding="utf-8")
    assert made(drucke("--art", "notiz")) == ["notiz"]


def test_of_several_formats_the_first_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Work, name: str) -> object:
        raise Abbruch(name)

    monkeypatch.setattr(Work, "write", fails)
    work: Any = Work(cast(Any, None), "konzept", cast(Any, None), cast(Any, ("name", None)))
    for names in (["md", "docx", "pdf"], ["docx", "html"]):
        with pytest.raises(Abbruch, match=names[0]):
            work.written(names)
    monkeypatch.setattr(Work, "write", lambda _, name: name * 2)
    assert list(work.written(["md", "pdf"]).items()) == [("md", "mdmd"), ("pdf", "pdfpdf")]


NONSENSE = [b"", b"{", b"[]", b"null", b'{"eingaben": 1}', b"\xff\xfe", b"[" * 100_000]


@pytest.mark.parametrize("content", NONSENSE, ids=range(len(NONSENSE)))
def test_a_note_that_is_none_is_no_matter(drucke: Callable[..., Ergebnis], ordner: Path, content: bytes) -> None:
    files = printed(drucke("--art", "notiz"))
    for note in notes(ordner):
        note.write_bytes(content)
    done = drucke("--art", "notiz")
    assert printed(done) == files
    assert made(done) == ["notiz"]


def test_a_note_of_somebody_else_leads_nowhere(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    drucke("--art", "notiz")
    (note,) = notes(ordner)
    told = json.loads(note.read_text(encoding="utf-8"))
    (ordner.parent / "geheim.md").write_bytes(b"geheim")
    for files, hints in (
        ({"../geheim.md": inputs.hashlib.sha256(b"geheim").hexdigest()}, []),
        (told["dateien"], ["\x1b[2J"]),
    ):
        note.write_text(json.dumps(told | {"dateien": files, "hinweise": hints}), encoding="utf-8")
        done = drucke("--art", "notiz")
        assert made(done) == ["notiz"]
        assert "geheim" not in done.out
        assert "\x1b" not in done.err


def test_where_no_note_can_be_written_it_is_printed_all_the_same(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    (ordner.parent / "aus").mkdir()
    (ordner.parent / "aus" / ".konzept").write_bytes(b"")
    for _ in range(2):
        assert made(drucke("--art", "notiz")) == ["notiz"]
    assert (ordner.parent / "aus" / ".konzept").read_bytes() == b""


def test_the_folder_is_nothing_for_git_and_leaves_others_alone(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    drucke("--art", "notiz")
    folder = ordner.parent / "aus" / ".konzept"
    assert [path.name for path in folder.iterdir()] == ["gedruckt"]
    assert (folder / "gedruckt" / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"
    shutil.rmtree(folder)
    assert made(drucke("--art", "notiz")) == ["notiz"]


def test_two_runs_at_once_do_each_other_no_harm(ordner: Path) -> None:
    command = [sys.executable, "-m", "konzept", "render", str(ordner), "--format", "html", "--out", "aus"]
    runs = [subprocess.Popen(command, cwd=ordner.parent, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    named = [run.communicate(timeout=240)[0].split() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert named[0] == named[1] == named[2]
    assert not list((ordner.parent / "aus").rglob(".konzept-*"))
    again = subprocess.run(command, cwd=ordner.parent, capture_output=True, encoding="utf-8", check=True)
    assert "…" not in again.stderr


# What may happen between two runs; each is told the folder and a source of chance.


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _word(folder: Path, rng: random.Random) -> None:
    path = folder / "konzept.yaml"
    _write(path, path.read_text(encoding="utf-8").replace("Wir sind", rng.choice(["Wir sind", "Sie sind", "Ihr seid"])))


def _title(folder: Path, rng: random.Random) -> None:
    _write(folder / "konzept.yaml", KONZEPT.replace("titel: Kurse", f"titel: Kurse {rng.choice('ABC')}"))


def _comment(folder: Path, rng: random.Random) -> None:
    path = folder / "konzept.yaml"
    _write(path, path.read_text(encoding="utf-8") + f"# {rng.randrange(9)}\n")


def _unseen(folder: Path, rng: random.Random) -> None:
    """An edit that neither size nor time of a file betrays."""
    path = folder / "bilder" / "punkt.svg"
    if path.exists():
        stamp = path.stat()
        _write(path, PUNKT.format(rng.randrange(1, 9)))
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def _picture_gone(folder: Path, _rng: random.Random) -> None:
    (folder / "bilder" / "punkt.svg").unlink(missing_ok=True)


def _picture_back(folder: Path, _rng: random.Random) -> None:
    _write(folder / "bilder" / "punkt.svg", PUNKT.format(5))


def _template(folder: Path, rng: random.Random) -> None:
    name = rng.choice(["kurzfassung.md.j2", "konzept.md.j2", "html/rahmen.html", "bausteine/rahmen.md.j2"])
    own = folder / "templates" / name
    if own.exists() and rng.random() < 0.5:
        own.unlink()
        return
    end = (
        "<!-- {} -->\n"
        if name.endswith("html")
        else "\nNachsatz {}.\n"
        if "bausteine" not in name
        else "{{%# {} #%}}\n"
    )
    _write(own, (ROOT / "templates" / name).read_text(encoding="utf-8") + end.format(rng.randrange(3)))


def _included(folder: Path, rng: random.Random) -> None:
    _write(folder / "templates" / "bausteine" / "satz.md.j2", f"Satz {rng.randrange(3)}.\n")


def _broken_template(folder: Path, _rng: random.Random) -> None:
    _write(folder / "templates" / "notiz.md.j2", "{% if %}\n")


def _mended_template(folder: Path, _rng: random.Random) -> None:
    _write(folder / "templates" / "notiz.md.j2", NOTIZ)


def _settings(folder: Path, rng: random.Random) -> None:
    colour = rng.choice(["#005ea8", "#7a1020"])
    _write(folder / "konzept.toml", rng.choice([f'[druck]\nakzent = "{colour}"\n', ""]))


def _earlier(folder: Path, rng: random.Random) -> None:
    path = folder.parent / "alt" / "konzept.yaml"
    _write(path, KONZEPT.replace("vorgaenger: ../alt\n", "").replace("Kurse", rng.choice(["Kreise", "Runden"])))


def _output_damaged(folder: Path, rng: random.Random) -> None:
    for path in (folder.parent / "aus").glob("*.*"):
        if path.is_file() and rng.random() < 0.4:
            path.write_bytes(rng.choice([b"", path.read_bytes() + b" ", path.read_bytes()[:-1]]))


def _output_gone(folder: Path, rng: random.Random) -> None:
    for path in (folder.parent / "aus").glob("*.*"):
        if path.is_file() and rng.random() < 0.4:
            path.unlink()


def _notes_mixed_up(folder: Path, rng: random.Random) -> None:
    found = sorted((folder.parent / "aus" / ".konzept" / "gedruckt").glob("*.json"))
    for path in found:
        path.write_bytes(rng.choice(found).read_bytes())


def _notes_cut(folder: Path, rng: random.Random) -> None:
    for path in (folder.parent / "aus" / ".konzept" / "gedruckt").glob("*.json"):
        path.write_bytes(path.read_bytes()[: rng.randrange(400)])


def _notes_gone(folder: Path, _rng: random.Random) -> None:
    shutil.rmtree(folder.parent / "aus" / ".konzept", ignore_errors=True)


def _kept_aside(folder: Path, _rng: random.Random) -> None:
    if (folder.parent / "aus").is_dir():
        shutil.copytree(folder.parent / "aus", folder.parent / "alter Stand", dirs_exist_ok=True)


def _all_of_an_older_state(folder: Path, _rng: random.Random) -> None:
    """Documents and notes from before, as out of a cache of CI or a backup."""
    if (folder.parent / "alter Stand").is_dir():
        shutil.copytree(folder.parent / "alter Stand", folder.parent / "aus", dirs_exist_ok=True)


def _nothing(_folder: Path, _rng: random.Random) -> None:
    """A run after which nothing has happened."""


EDITS = (
    _word, _title, _comment, _unseen, _picture_gone, _picture_back, _template, _included, _broken_template,
    _mended_template, _settings, _earlier, _output_damaged, _output_gone, _notes_mixed_up, _notes_cut, _notes_gone,
    _kept_aside, _all_of_an_older_state, _nothing,
)  # fmt: skip
OPTIONS: tuple[tuple[str, ...], ...] = (
    (), (), ("--stichtag", "2027-03-01"), ("--stichtag", "2028-03-01"), ("--art", "notiz"), ("--art", "synopse"),
    ("--art", "kurzfassung"), ("--art", "konzept", "--art", "notiz"), ("--format", "html"),
    ("--format", "md", "--format", "html"), ("--art", "notiz", "--format", "html"),
)  # fmt: skip
STEPS = int(os.environ.get("KONZEPT_FUZZ", "0")) // 10 or 16


def _own(folder: Path, name: str, end: str) -> None:
    """A copy of one of our templates in the town's folder, with something at its end."""
    _write(folder / "templates" / name, (ROOT / "templates" / name).read_text(encoding="utf-8") + end)


def _as_new(folder: Path) -> None:
    """A document that was damaged and has the time and the size it had."""
    path = folder.parent / "aus" / LANG
    stamp = path.stat()
    path.write_bytes(b"x" * stamp.st_size)
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def _moved_on(folder: Path, edit: Callable[[str], str]) -> None:
    _write(folder / "konzept.yaml", edit((folder / "konzept.yaml").read_text(encoding="utf-8")))


CHANCE = random.Random(1)
LANG_HTML, HTML, PDF = (
    ("--art", art, "--format", form) for art, form in (("konzept", "html"), ("notiz", "html"), ("notiz", "pdf"))
)
ALONE: tuple[tuple[str, Callable[[Path], None], tuple[str, ...]], ...] = (
    ("text", lambda f: _moved_on(f, lambda text: text.replace("Wir", "Ihr")), ("--art", "konzept")),
    ("comment", lambda f: _moved_on(f, lambda text: text + "# neu\n"), ("--art", "notiz")),
    ("picture", lambda f: _write(f / "bilder" / "punkt.svg", PUNKT.format(7)), LANG_HTML),
    ("unseen", lambda f: _unseen(f, CHANCE), LANG_HTML),
    ("template", lambda f: _own(f, "konzept.md.j2", "\nEnde.\n"), ("--art", "konzept")),
    ("part of it", lambda f: _own(f, "bausteine/rahmen.md.j2", "{%# x #%}\n"), ("--art", "konzept")),
    ("no longer own", lambda f: (f / "templates" / "konzept.md.j2").unlink(), ("--art", "konzept")),
    ("included", lambda f: _write(f / "templates" / "bausteine" / "satz.md.j2", "Neu.\n"), ("--art", "notiz")),
    ("frame", lambda f: _own(f, "html/rahmen.html", "<!-- x -->\n"), HTML),
    ("beside it", lambda f: _write(f / "templates" / "html" / "teil.html", "x"), HTML),
    ("head", lambda f: _own(f, "typst/kopf.typ", "// x\n"), PDF),
    ("fonts", lambda f: _write(f / "templates" / "schriften" / "x.txt", "x"), PDF),
    ("more fonts", lambda f: _write(f / "templates" / "schriften" / "x.txt", "y"), PDF),
    ("settings", lambda f: _write(f / "konzept.toml", '[druck]\nakzent = "#005ea8"\n'), ("--art", "notiz")),
    ("colour", lambda f: _write(f / "konzept.toml", '[druck]\nakzent = "#7a1020"\n'), ("--art", "notiz")),
    ("no settings", lambda f: (f / "konzept.toml").unlink(), ("--art", "notiz")),
    ("earlier", lambda f: _earlier(f, CHANCE), ("--art", "synopse")),
    ("pages", lambda f: _own(f, "konzept.md.j2", "\nEnde.\n"), ("--art", "kurzfassung")),
    ("damaged", _as_new, ("--art", "konzept")),
    ("cut", lambda f: (f.parent / "aus" / LANG).write_bytes(b""), ("--art", "konzept")),
    ("gone", lambda f: (f.parent / "aus" / KURZ).unlink(), ("--art", "kurzfassung")),
    ("notes gone", lambda f: _notes_gone(f, CHANCE), ("--art", "notiz")),
)  # fmt: skip
"""What is done, and the documents that are others after it; each alone."""


def test_each_change_alone_is_noticed(drucke: Callable[..., Ergebnis], ordner: Path) -> None:
    for name, edit, words in ALONE:
        printed(drucke(*words))
        before = drucke(*words)
        assert not made(before), name
        edit(ordner)
        done, fresh = drucke(*words), drucke("--force", *words, out="neu gedruckt")
        assert printed(done) == printed(fresh), name
        # The pages of the Langfassung may have moved or not; that they were looked up anew is what counts.
        assert made(done), name


@pytest.mark.parametrize("seed", range(1))
def test_never_a_stale_document(drucke: Callable[..., Ergebnis], ordner: Path, seed: int) -> None:
    """After any edits the files are, byte for byte, those of a run that knows nothing of any before."""
    rng, kept, tried, words = random.Random(seed), 0, set(), OPTIONS[0]
    broken: tuple[Callable[[Path, random.Random], None], ...] = ()
    for step in range(STEPS):
        edits = rng.sample(EDITS, rng.choice([0, 1, 1, 1, 2, 3]))
        # What was broken is mended first, or few runs would print.
        for edit in (*broken, *edits):
            edit(ordner, rng)
        words = rng.choice(OPTIONS) if rng.random() < 0.5 else words
        there = {path.name for path in (ordner.parent / "aus").glob("*")}
        done = drucke(*words)
        shutil.rmtree(ordner.parent / "neu gedruckt", ignore_errors=True)
        fresh = drucke("--force", *words, out="neu gedruckt")
        told = f"seed {seed}, step {step}: {[edit.__name__ for edit in edits]}, {words}"
        assert done.code == fresh.code, told + done.err + fresh.err
        broken = (_picture_back, _mended_template, _title) if done.code else ()
        if done.code == 0:
            tried |= {edit.__name__ for edit in edits}
            kept += done.err.count("unverändert")
            assert printed(done) == printed(fresh), told
        else:
            assert there <= {path.name for path in (ordner.parent / "aus").glob("*")}, told
    # It would also hold if nothing were ever kept, or nothing ever printed.
    assert kept > STEPS // 6
    assert len(tried) > len(EDITS) // 2
