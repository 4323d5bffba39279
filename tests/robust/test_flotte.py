"""Many concepts in one call: the same answer with any number of processes, and whatever befalls one of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from konzept.cli import fleet, pool
from konzept.cli.configuration import Verfahren
from konzept.report import FINDINGS
from konzept.verdict import Urteil

Aufruf = Callable[..., Any]
Erzeuge = Callable[..., Path]
VERFAHREN = Verfahren(date(2026, 1, 1))
NUR_FORK = pytest.mark.skipif(pool.START != "fork", reason="a patched judge reaches a process only by fork")


@pytest.fixture
def flotte(erzeuge: Erzeuge, ordner: Path) -> Path:
    """Seven concepts, some clean, some with faults, of different sizes."""
    for n, name in enumerate(("alt", "bergen", "celle", "dorf", "emden", "fulda", "große stadt")):
        erzeuge(name, 4 + 3 * n, maengel=n % 3, fehler=5 * (n == 4), geteilt=n % 2 == 0)
    return ordner


def test_same_bytes_with_any_number_of_processes(flotte: Path, aufruf: Aufruf) -> None:
    for form in FINDINGS:
        if FINDINGS[form].machine:
            runs = [aufruf("lint", "--output-format", form, "--jobs", jobs, flotte) for jobs in (1, 2, 3, 2)]
            assert len({(run.code, run.out, run.err) for run in runs}) == 1
            assert runs[0].code == 1
            assert "celle" in runs[0].out


def test_full_is_the_same_as_well(flotte: Path, aufruf: Aufruf) -> None:
    one, two = (aufruf("lint", "--zusammenfassung", "--jobs", jobs, flotte) for jobs in (1, 2))
    assert one == two
    assert "7 Konzepte geprüft" in one.out


def test_told_in_the_order_in_which_they_were_named(flotte: Path, lint: Aufruf) -> None:
    names = [flotte / name for name in ("emden", "celle", "bergen")]
    for jobs in (1, 2):
        files = [Path(one["span"]["file"]) for one in lint("--jobs", jobs, *names).findings]
        assert list(dict.fromkeys(next(n for n in names if file.is_relative_to(n)) for file in files)) == names


def _nichts(folder: Path) -> None:
    (folder / "konzept.yaml").unlink()


def _muell(folder: Path) -> None:
    (folder / "konzept.yaml").write_bytes(bytes(range(256)) * 20)


def _leer(folder: Path) -> None:
    (folder / "konzept.yaml").write_bytes(b"")


def _ordner_statt_datei(folder: Path) -> None:
    (folder / "konzept.yaml").unlink()
    (folder / "konzept.yaml").mkdir()


def _verknuepfung_hinaus(folder: Path) -> None:
    (folder / "akteure.yaml").symlink_to("/etc/hostname")


def _verknuepfung_ins_leere(folder: Path) -> None:
    (folder / "konzept.yaml").unlink()
    (folder / "konzept.yaml").symlink_to("nirgends.yaml")


def _im_kreis(folder: Path) -> None:
    (folder / "konzept.yaml").unlink()
    (folder / "konzept.yaml").symlink_to("konzept.yaml")


def _gesperrte_datei(folder: Path) -> None:
    (folder / "konzept.yaml").chmod(0)


def _gesperrter_ordner(folder: Path) -> None:
    folder.chmod(0)


def _falsche_endung(folder: Path) -> None:
    (folder / "konzept.yaml").rename(folder / "konzept.yml")


KAPUTT: tuple[tuple[Callable[[Path], None], int, str], ...] = (
    (_muell, 1, "keine Textdatei in UTF-8"),
    (_leer, 1, "steht noch nichts"),
    (_ordner_statt_datei, 2, "ist ein Ordner; gebraucht wird eine Datei"),
    (_verknuepfung_hinaus, 2, "Verknüpfung, die aus dem Ordner des Konzepts hinausführt"),
    (_verknuepfung_ins_leere, 2, "Verknüpfung, die ins Leere führt"),
    (_im_kreis, 2, "Verknüpfung, die ins Leere führt"),
    (_gesperrte_datei, 2, "konzept.yaml lässt sich nicht lesen: Die Berechtigung dazu fehlt"),
    (_gesperrter_ordner, 2, "kaputt lässt sich nicht lesen: Die Berechtigung dazu fehlt"),
    (_falsche_endung, 2, "In diesem Ordner liegt keine Datei „konzept.yaml“"),
)
KAPUTT = KAPUTT[:-2] + KAPUTT[-1:] if os.name == "nt" else KAPUTT


@pytest.mark.parametrize(("spoil", "code", "words"), KAPUTT, ids=[one[0].__name__ for one in KAPUTT])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_one_hides_nothing(
    spoil: Callable[[Path], None], code: int, words: str, jobs: int,
    erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, ohne_rechte: Callable[[], AbstractContextManager[None]],
) -> None:  # fmt: skip
    first, broken, last = (erzeuge(name) for name in ("anfang", "kaputt", "zuletzt"))
    before = aufruf("lint", "--jobs", jobs, first, last)
    spoil(broken)
    with ohne_rechte():
        for arguments in ((ordner,), (first, broken, last), (broken, last, first)):
            after = aufruf("lint", "--jobs", jobs, *arguments)
            assert after.code == code
            assert words in (after.out + after.err).replace("\n  ", " ")
            told = [line for line in before.out.splitlines() if ordner.name in line]
            assert len(told) > 3
            assert not {*told} - {*after.out.splitlines()}
            assert aufruf("lint", "--exit-zero", "--jobs", jobs, *arguments).code == (2 if code == 2 else 0)


def test_gone_between_finding_and_reading(erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    first, gone = erzeuge("anfang"), erzeuge("weg")
    real = fleet.read
    monkeypatch.setattr(fleet, "read", lambda name: (_nichts(gone) if name.endswith("weg") else None, real(name))[1])
    result = aufruf("lint", "--jobs", 1, ordner)
    assert result.code == 2
    assert (ordner / "anfang").as_posix() in result.out
    assert "2 Konzepte geprüft" in result.out
    monkeypatch.undo()
    gone.rmdir()
    result = aufruf("lint", "--output-format", "full", first, gone)
    assert (result.code, "weg gibt es nicht" in result.err, "1 Konzept geprüft" in result.out) == (2, True, True)


def test_gone_between_listing_and_opening(erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    erzeuge("anfang"), erzeuge("weg", geteilt=True)
    real = Path.open

    def opened(path: Path, *rest: Any) -> Any:
        if path == ordner / "weg" / "akteure.yaml":
            path.unlink(missing_ok=True)
        return real(path, *rest)

    monkeypatch.setattr(Path, "open", opened)
    result = aufruf("lint", "--jobs", 1, ordner)
    assert result.code == 2
    assert f"{ordner}/weg/akteure.yaml lässt sich nicht lesen: Dort ist nichts (mehr)." in result.err
    assert "1 Konzept geprüft" in result.out


def _beim(name: str, act: Callable[[], None]) -> Callable[..., Urteil]:
    """judge, but something happens to the concept of this name."""
    real = fleet.judge

    def judge(source: Any, massstab: Any) -> Urteil:
        if source.argument.endswith(name):
            act()
        return real(source, massstab)

    return judge


def _memory() -> None:
    raise MemoryError


def _crash() -> None:
    raise ValueError("kaputte Regel")


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=NUR_FORK)])
@pytest.mark.parametrize(
    ("act", "words"),
    [
        (_memory, "kaputt: Der Arbeitsspeicher reicht nicht, um dieses Konzept zu prüfen."),
        (_crash, "kaputt: Programmfehler (ValueError: kaputte Regel)"),
    ],
)
def test_what_goes_wrong_with_one(
    act: Callable[[], None], words: str, jobs: int, erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, monkeypatch: Any
) -> None:
    for name in ("anfang", "kaputt", "zuletzt"):
        erzeuge(name)
    monkeypatch.setattr(fleet, "judge", _beim("kaputt", act))
    # Not through aufruf: it holds every other call to never say „Programmfehler“.
    monkeypatch.setattr(sys, "argv", ["konzept"])
    answers = list(fleet.judged([str(ordner / name) for name in ("anfang", "kaputt", "zuletzt")], VERFAHREN, jobs))
    assert [type(one).__name__ for one in answers] == ["Urteil", "Abbruch", "Urteil"]
    assert words in str(answers[1])


@NUR_FORK
@pytest.mark.parametrize("jobs", [1, 2])
def test_debug_shows_where_the_program_is_wrong(jobs: int, erzeuge: Erzeuge, ordner: Path, monkeypatch: Any) -> None:
    names = [str(erzeuge(name)) for name in ("anfang", "kaputt")]
    monkeypatch.setattr(fleet, "judge", _beim("kaputt", _crash))
    monkeypatch.setattr(sys, "argv", ["konzept", "--debug"])
    with pytest.raises(ValueError, match="kaputte Regel"):
        list(fleet.judged(names, VERFAHREN, jobs))


@NUR_FORK
def test_a_process_that_is_killed(erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    for n in range(12):
        erzeuge(f"stadt-{n:02}")
    monkeypatch.setattr(fleet, "judge", _beim("stadt-07", _killed))
    result = aufruf("lint", "--jobs", 2, ordner)
    assert result.code == 2
    assert "Ein Prozess wurde von außen beendet, vermutlich reichte der Arbeitsspeicher nicht." in result.err
    assert "„--jobs 1“" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("error", [OSError(38, "Function not implemented"), NotImplementedError(), ImportError()])
def test_where_there_are_no_processes(error: Exception, flotte: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    """Containers without /dev/shm, systems without semaphores: then one after the other."""
    alone = aufruf("lint", "--jobs", 1, flotte)
    asked = []

    def refused(*_rest: object) -> None:
        asked.append(1)
        raise error

    monkeypatch.setattr(pool, "ProcessPoolExecutor", refused)
    assert aufruf("lint", "--jobs", 2, flotte) == alone
    assert asked


def test_few_and_small_ones_start_no_process(flotte: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)
    assert aufruf("lint", flotte).code == 1


def test_as_many_processes_as_are_worth_it(erzeuge: Erzeuge, monkeypatch: Any) -> None:
    small, asked = str(erzeuge("klein")), []
    monkeypatch.setattr(pool, "spread", lambda _work, items, _weights, workers: (asked.append(workers), items)[1])
    monkeypatch.setattr(fleet, "_processors", lambda: 200)
    monkeypatch.setattr(fleet, "_weight", lambda _one: fleet.WORTH // 2)
    for number, jobs in ((1, None), (3, None), (6, None), (6, 2), (1000, None), (5, 9)):
        list(fleet.judged([small] * number, VERFAHREN, jobs))
    assert asked == [3, 2, 61, 5]


def test_packs_hold_each_concept_once_and_neighbours_together() -> None:
    weights = [1, 1, 900, 1, 1, 1, 50, 50, 50, 50]
    packs = pool.packs(weights, 8)
    assert sorted(place for pack in packs for place in pack) == list(range(10))
    assert packs[0] == [2]
    assert all(pack == list(range(pack[0], pack[-1] + 1)) for pack in packs)
    assert pool.packs([1] * 5, 16) == [[0], [1], [2], [3], [4]]
    assert len(pool.packs([1] * 400, 16)) == 16
    assert max(map(len, pool.packs([1] * 10_000, 16))) == pool.LARGEST


PROGRAMM = """
import os, sys, time
if __name__ != "__main__":
    time.sleep(float(os.environ["SLEEP"]) / 10)  # a process that is still beginning
from konzept.cli import fleet, main, pool
pool.START = os.environ["START"]
real = fleet.judge
def judge(*rest):
    time.sleep(float(os.environ["SLEEP"]))
    return real(*rest)
fleet.judge = judge
if __name__ == "__main__":
    print("los", file=sys.stderr, flush=True)
    main()
"""
START = ["spawn", pytest.param("fork", marks=NUR_FORK)]


@pytest.fixture
def programm(ordner: Path) -> Callable[..., "subprocess.Popen[bytes]"]:
    """konzept as the script that pip writes, in a group of processes of its own."""
    (ordner / "programm.py").write_text(PROGRAMM, encoding="utf-8")

    def run(start: str, sleep: float, *arguments: object) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(ordner / "programm.py"), *map(str, arguments)]
        env = os.environ | {"START": start, "SLEEP": str(sleep), "PYTHONUTF8": "1"}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, env=env
        )

    return run


@pytest.mark.parametrize("start", START)
def test_other_ways_to_begin_a_process(start: str, flotte: Path, aufruf: Aufruf, programm: Aufruf) -> None:
    alone = aufruf("lint", "--output-format", "json", "--stichtag", "2026-01-01", flotte)
    done = programm(start, 0, "lint", "--output-format", "json", "--stichtag", "2026-01-01", "--jobs", 2, flotte)
    out, err = done.communicate(timeout=60)
    assert (done.returncode, out.decode(), err.decode()) == (alone.code, alone.out, "los\n" + alone.err)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _left(group: int, seconds: float) -> bool:
    """Whether a process of the group is left after so long."""
    end = time.monotonic() + seconds
    while _alive(group) and time.monotonic() < end:
        time.sleep(0.05)
    return _alive(group)


@pytest.mark.skipif(os.name == "nt", reason="groups of processes and SIGINT to them are POSIX")
@pytest.mark.parametrize("start", START)
@pytest.mark.parametrize("after", [0.05, 0.4, 0.8, 1.5])
def test_ctrl_c(start: str, after: float, flotte: Path, programm: Aufruf) -> None:
    """At once, while processes begin, while they work."""
    running = programm(start, 20, "lint", "--jobs", 3, flotte)
    assert running.stderr.readline() == b"los\n"
    time.sleep(after)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err, err.decode()
    assert not _left(running.pid, 5)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("start", START)
def test_no_orphans_when_the_program_is_killed(start: str, flotte: Path, programm: Aufruf) -> None:
    running = programm(start, 30, "lint", "--jobs", 3, flotte)
    time.sleep(2.5)
    running.kill()
    running.communicate(timeout=20)
    assert not _left(running.pid, 10)


@pytest.mark.skipif(os.name == "nt", reason="ulimit is POSIX")
def test_few_files_may_be_open(flotte: Path) -> None:
    """Enough for one process to read, too few to begin others: what was taken for them is given back."""
    program = f"ulimit -n 12 && exec {sys.executable} -m konzept lint --output-format concise"
    alone, four = (
        subprocess.run(["sh", "-c", f'{program} --jobs {jobs} "$0"', flotte], capture_output=True, check=False)
        for jobs in (1, 4)
    )
    assert (alone.returncode, alone.stderr) == (1, b"")
    assert (four.returncode, four.stdout, four.stderr) == (1, alone.stdout, b"")
