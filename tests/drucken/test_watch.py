"""konzept render --watch, in a process of its own: edits, waits for what it says, looks at what lies there."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.lesen.conftest import Aufruf, aufruf

from konzept.cli import watch
from konzept.cli.order import Order
from konzept.cli.traces import Traces

__all__ = ["aufruf"]

KONZEPT = """konzept: 1
titel: Vielfalt
kommune: {name: Musterstadt}
stand: 2026-03-01
leitbild: Wir sind viele.
"""
PUNKT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="5" fill="red"/></svg>'
)
NAME = "musterstadt-konzept.md"
END = "-- Ende --"
TIMEOUT = 90.0
"""Seconds after which something has surely gone wrong; nothing waits as long when it goes right."""


class Watched:
    """A running konzept render --watch, and what it says on stderr, line by line."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "konzept", "render", ".", "--watch", *words]
        env = os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1", "GIT_CEILING_DIRECTORIES": "/"}
        self.process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(END)

    def until(self, words: str) -> list[str]:
        """The lines up to the first one that holds ``words``."""
        found = []
        while not found or words not in found[-1]:
            try:
                found.append(self.lines.get(timeout=TIMEOUT))
            except queue.Empty:
                found.append(END)
            assert found[-1] is not END, f"kein „{words}“ in {found}"
        return found

    def stop(self) -> tuple[str, list[str]]:
        """End it as Ctrl-C does; what it has named on stdout, and the lines it had left to say."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout is not None
        named, rest = self.process.stdout.read(), list(iter(lambda: self.lines.get(timeout=TIMEOUT), END))
        assert self.process.wait(TIMEOUT) == 130
        return named, rest

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    (tmp_path / "konzept.yaml").write_text(KONZEPT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watched(ordner: Path) -> Iterator[Watched]:
    """Printing into the folder of the concept itself: what it prints must not wake it."""
    running = Watched(ordner, "--art", "konzept", "--format", "md", "--out", ".")
    yield running
    running.close()


def replaced(path: Path, text: str) -> None:
    """As many editors save: a file beside it, then moved over it."""
    beside = path.with_name(path.name + ".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Strg-C lässt sich dort nicht an einen Prozess allein senden.")
def test_prints_after_each_change_and_keeps_what_was_good(watched: Watched, ordner: Path) -> None:
    out, source = ordner / NAME, ordner / "konzept.yaml"
    assert watched.until("neu gedruckt")[0] == "Beobachtet wird .; Strg-C beendet."
    assert "Wir sind viele." in out.read_text(encoding="utf-8")

    replaced(source, KONZEPT.replace("viele", "mehr"))
    said = watched.until("neu gedruckt")
    assert re.fullmatch(rf"\d\d:\d\d:\d\d neu gedruckt: {NAME}", said[-1])
    assert "Wir sind mehr." in out.read_text(encoding="utf-8")

    # Broken: said with its place, the last good file stays.
    good = out.read_bytes()
    source.write_text(KONZEPT.replace("leitbild", "leitbid"), encoding="utf-8")
    said = watched.until("Gedruckt wird erst")
    assert any("konzept.yaml:5:1" in line for line in said)
    assert re.match(r"\d\d:\d\d:\d\d Gedruckt wird erst", said[-1])
    assert out.read_bytes() == good

    # Gone for a while, as while a branch is changed.
    source.unlink()
    watched.until("konzept.yaml")
    assert out.read_bytes() == good

    # Mended, and a picture that is not there yet.
    source.write_text(KONZEPT.replace("viele.", "viele. ![Ein Punkt](bilder/punkt.svg)"), encoding="utf-8")
    watched.until("Gedruckt wird erst")
    (ordner / "bilder").mkdir()
    (ordner / "bilder" / "punkt.svg").write_text(PUNKT, encoding="utf-8")
    watched.until("neu gedruckt")
    assert "bilder/punkt.svg" in out.read_text(encoding="utf-8")

    # The town's own template and settings, which were not there when it began.
    (ordner / "templates").mkdir()
    (ordner / "templates" / "konzept.md.j2").write_text("{%# Probe #%}\n# Ganz anders\n", encoding="utf-8")
    watched.until("neu gedruckt")
    assert "Ganz anders" in out.read_text(encoding="utf-8")
    (ordner / "konzept.toml").write_text("[lint]\nselekt = 'alle'\n", encoding="utf-8")
    watched.until("selekt")
    (ordner / "konzept.toml").write_text("[lint]\nselect = 'alle'\n", encoding="utf-8")
    assert watched.until("unverändert")[-1].endswith(" wieder ohne Fehler, unverändert")

    named, rest = watched.stop()
    assert set(named.split()) == {NAME}
    assert rest == []


@pytest.mark.skipif(sys.platform == "win32", reason="Strg-C lässt sich dort nicht an einen Prozess allein senden.")
def test_many_saves_are_one_change_and_what_it_prints_is_none(watched: Watched, ordner: Path) -> None:
    watched.until("neu gedruckt")
    for at in range(20):
        (ordner / "konzept.yaml").write_text(KONZEPT.replace("viele", f"{at}"), encoding="utf-8")
    (ordner / "liesmich.txt").write_text("gehört nicht dazu", encoding="utf-8")
    rounds = 0
    while "Wir sind 19." not in (ordner / NAME).read_text(encoding="utf-8"):
        watched.until("neu gedruckt")
        rounds += 1
    assert rounds < 20
    # The next thing it says is about the next change: what it has printed itself was none.
    (ordner / "konzept.yaml").write_text(KONZEPT.replace("viele", "zuletzt"), encoding="utf-8")
    assert [line.split(" ", 1)[-1] for line in watched.until("neu gedruckt")] == ["md …", f"neu gedruckt: {NAME}"]
    assert "Wir sind zuletzt." in (ordner / NAME).read_text(encoding="utf-8")
    assert watched.stop()[1] == []


def test_it_waits_until_nothing_changes_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([{"a": 2}, {"a": 3}, {"a": 3}, {"a": 4}])
    traces = Traces()
    monkeypatch.setattr(Traces, "look", lambda _self: next(states))
    monkeypatch.setattr(watch.time, "sleep", lambda _seconds: None)
    watcher = watch._Watcher(Order(".", (), ("md",), Path("aus")), traces)
    assert watcher.settled({"a": 1}) == {"a": 3}
    # Something that never comes to rest does not keep it from printing.
    states = iter([{"a": at} for at in range(watch.PATIENCE)])
    assert watcher.settled({"a": -1}) == {"a": watch.PATIENCE - 1}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("HEAD:konzept", "--watch"), "ist eine Revision in git"),
        (("gibtsnicht", "--watch"), "gibt es nicht"),
        ((".", "--watch", "--format", "md", "--seiten", "8"), "dazu gehört „--format pdf“"),
        ((".", "--watch", "--art", "gibtsnicht"), "Die Dokumentart „gibtsnicht“ gibt es nicht"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    aufruf: Aufruf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    git = ["git", "-c", "user.name=k", "-c", "user.email=k@example.org", "-c", "init.defaultBranch=main"]
    (tmp_path / "konzept").mkdir()
    for name in ("konzept.yaml", "konzept/konzept.yaml"):
        (tmp_path / name).write_text(KONZEPT, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    done = aufruf("render", *words)
    assert done.code == 2
    assert sentence in done.err


def test_what_cannot_be_printed_does_not_hide_what_was(ordner: Path) -> None:
    running = Watched(ordner, "--art", "mitteilung", "--art", "konzept", "--format", "md", "--out", ".")
    try:
        for word in ("viele", "mehr"):
            replaced(ordner / "konzept.yaml", KONZEPT.replace("viele", word))
            printed, missing = running.until("mitteilung: Das Konzept enthält keine Mitteilungen")[-2:]
            assert printed.endswith(f"neu gedruckt: {NAME}")
            assert re.match(r"\d\d:\d\d:\d\d mitteilung: ", missing)
            assert f"Wir sind {word}." in (ordner / NAME).read_text(encoding="utf-8")
    finally:
        running.close()
