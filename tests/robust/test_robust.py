"""What lint must bear: trees nobody may write to, sizes, encodings, clocks, paths of other systems."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from benchmarks.erzeugen import dateien, konzept
from benchmarks.maengel import verdorben

from konzept.cli.judge import Massstab, judge
from konzept.cli.read import Eingabe, _show, read
from konzept.cli.stdin import _show as _show_stdin
from konzept.model import REIFEGRADE
from konzept.report import FINDINGS, Verdict
from konzept.verdict import Urteil
from konzept.verdict.prints import fingerprints

Aufruf = Callable[..., Any]
Erzeuge = Callable[..., Path]
TAG = date(2026, 1, 1)


def _tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
    return found


def test_lint_writes_nothing_and_needs_no_right_to(
    erzeuge: Erzeuge, ordner: Path, aufruf: Aufruf, ohne_rechte: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = erzeuge("stadt", geteilt=True)
    (folder / "konzept.toml").write_text("[lint]\n", encoding="utf-8")
    aufruf("lint", folder)  # what Python itself writes when it imports has been written
    for path in (*folder.rglob("*"), folder, ordner):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = _tree(ordner)
    with ohne_rechte():
        codes = {aufruf("lint", "--output-format", form, "--jobs", jobs, folder, ordner).code
                 for form in FINDINGS for jobs in (1, 2)}  # fmt: skip
    assert codes <= {0, 1}
    assert _tree(ordner) == before
    assert len(before) > 8


def test_five_thousand_measures(erzeuge: Erzeuge, lint: Aufruf) -> None:
    result = lint(erzeuge("gross", 5000, maengel=10))
    assert result.err == ""
    assert len([one for one in result.findings if one["rule"] == "verweis-ins-leere"]) == 125
    assert result.json["summary"]["konzepte"] == 1


def _steps(work: Callable[[], object]) -> int:
    """How many lines of Python are passed, each turn of a loop anew: a measure of work that no clock disturbs."""
    count = 0

    def step(_frame: object, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _mangelhaft(number: int) -> Eingabe:
    return Eingabe(dateien(verdorben(konzept(number), maengel=2)), "x/", None, "x")


def test_twice_the_measures_are_twice_the_work() -> None:
    """Nothing is quadratic, where faults are found neither. What is known once is known before."""
    sources = [_mangelhaft(number) for number in (100, 200, 400)]
    judge(sources[0], Massstab(TAG))
    small, middle, large = (_steps(lambda source=source: judge(source, Massstab(TAG))) for source in sources)
    assert small > 10_000
    assert large - middle < 2.3 * (middle - small), (small, middle, large)


@pytest.mark.parametrize("form", FINDINGS)
def test_twice_the_findings_are_twice_the_work(form: str) -> None:
    urteil = judge(_mangelhaft(900), Massstab(TAG))

    def report(number: int) -> int:
        found = urteil.findings[:number]
        verdict = Verdict((type(urteil)(urteil.konzept, found, prints=urteil.prints, zeilen=urteil.zeilen),), TAG, True)
        return _steps(lambda: FINDINGS[form].findings(verdict))

    assert len(urteil.findings) >= 400
    report(10)
    small, middle, large = (report(number) for number in (100, 200, 400))
    assert large - middle < 2.3 * (middle - small) + 100, (small, middle, large)


def _winzig(number: int) -> Eingabe:
    """Measures that are nearly nothing but a fault: what a finding costs stands out."""
    text = "konzept: 1\ntitel: T\nkommune:\n  name: M\nhandlungsfelder:\n  - id: f\n    titel: F\n    massnahmen:\n"
    lines = (
        f"      - {{id: m{n}, titel: 'Kurs {n}: 5 %, <b>A</b>', beteiligte: [niemand{n}]}}\n" for n in range(number)
    )
    return Eingabe({"konzept.yaml": (text + "".join(lines)).encode()}, "x/", None, "x")


@pytest.fixture(scope="module")
def zehntausend() -> Urteil:
    """A verdict with more than ten thousand findings: those of a small concept, further and further down."""
    one = judge(_winzig(400), Massstab(TAG))
    down = [replace(finding, span=replace(finding.span, line=finding.span.line + n * 1000, end_line=9 ** 9))
            for n in range(30) for finding in one.findings]  # fmt: skip
    assert len(down) > 10_000
    lines = {(finding.span.file, finding.span.line): "x" * 200 for finding in down}
    return replace(one, findings=tuple(down), prints=fingerprints("x", down), zeilen=lines)


@pytest.mark.parametrize("form", FINDINGS)
def test_ten_thousand_findings(form: str, zehntausend: Urteil) -> None:
    content = FINDINGS[form].findings(Verdict((zehntausend,), TAG, zusammenfassung=True))
    text = content if FINDINGS[form].machine else content.plain
    assert "niemand399" in text or form == "markdown"
    assert len(text) > 10_000


def test_twice_the_faults_are_twice_the_work() -> None:
    judge(_winzig(5), Massstab(TAG))
    small, middle, large = (_steps(lambda n=n: judge(_winzig(n), Massstab(TAG))) for n in (200, 400, 800))
    assert large - middle < 2.3 * (middle - small), (small, middle, large)


def _ohne_namen(result: Any) -> list[tuple[object, ...]]:
    return [(one["rule"], one["message"], one["id"], one["span"]["line"], one["span"]["column"])
            for one in result.findings]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n\n",
    ],
    ids=["CRLF", "BOM", "BOM+CRLF", "ohne letzte Zeilenschaltung", "leere Zeilen am Ende"],
)
def test_how_the_editor_saves_changes_no_finding(change: Callable[[str], str], lint: Aufruf, ordner: Path) -> None:
    text = dateien(verdorben(konzept(12), maengel=3))["konzept.yaml"].decode()
    path = ordner / "konzept.yaml"
    path.write_bytes(text.encode())
    before = lint(ordner)
    path.write_bytes(change(text).encode())
    assert _ohne_namen(lint(ordner)) == _ohne_namen(before)
    assert len(before.findings) >= 4


NFC, NFD = "schülerräte", unicodedata.normalize("NFD", "schülerräte")


@pytest.mark.parametrize("written", [NFC, NFD], ids=["NFC", "NFD"])
def test_an_id_with_umlauts_is_refused_however_it_is_composed(
    written: str, kopf: str, lint: Aufruf, schreibe: Aufruf
) -> None:
    text = f"akteure: [{{id: {written}, name: Räte}}]\nberichtswesen: [{{id: b, art: X, an: [{NFC}]}}]\n"
    found = lint(schreibe({"konzept.yaml": kopf + text})).fehler
    assert [one["span"]["line"] for one in found] == [5, 6]
    assert all("Kleinbuchstaben ohne Umlaute" in one["message"] for one in found)


def test_a_key_typed_on_a_mac_gets_the_same_help(kopf: str, lint: Aufruf, schreibe: Aufruf) -> None:
    hints = []
    for key in ("beschlüsse", "bezüge"):
        for form in ("NFC", "NFD"):
            text = kopf + unicodedata.normalize(form, key) + ": []\n"  # type: ignore[arg-type]  # two of the four names
            hints.append([one["hint"] for one in lint(schreibe({"konzept.yaml": text})).fehler])
    assert hints[0] == hints[1]
    assert hints[2] == hints[3]
    assert "beschluesse" in str(hints[0])


def test_files_stand_in_the_same_order_on_every_system(kopf: str, schreibe: Aufruf) -> None:
    """„ä“ may be one letter or two in the name of a file; the printed numbers must not depend on it."""
    orders = []
    for form in ("NFC", "NFD"):
        files = {f"handlungsfelder/{unicodedata.normalize(form, name)}.yaml": f"{{id: {kennung}, titel: {kennung}}}\n"  # type: ignore[arg-type]  # as above
                 for name, kennung in (("äußeres", "z"), ("bildung", "b"), ("arbeit", "a"))}  # fmt: skip
        folder = schreibe({"konzept.yaml": kopf} | files)
        konzept = read(str(folder)).load().konzept
        orders.append([one.id for one in konzept.handlungsfelder] if konzept else [])
        for name in files:
            (folder / name).unlink()
    assert orders[0] == orders[1] == ["a", "b", "z"]


@pytest.mark.parametrize("name", ["bild über.png", "über/bild.png"])
def test_a_picture_is_found_however_its_name_is_composed(name: str, kopf: str, lint: Aufruf, schreibe: Aufruf) -> None:
    for there in ("NFC", "NFD"):
        for here in ("NFC", "NFD"):
            text = f"leitbild: '![Bild](<{unicodedata.normalize(here, name)}>)'\n"  # type: ignore[arg-type]  # as above
            folder = schreibe({"konzept.yaml": kopf + text, unicodedata.normalize(there, name): b"x"})  # type: ignore[arg-type]
            found = {one["rule"] for one in lint(folder).findings}
            assert "bild-fehlt" not in found, (there, here)
            shutil.rmtree(folder)
            schreibe({"konzept.yaml": kopf + text})
            assert "bild-fehlt" in {one["rule"] for one in lint(folder).findings}


@pytest.mark.parametrize("length", [1_000, 100_000, 3_000_000])
@pytest.mark.parametrize("form", FINDINGS)
def test_a_very_long_line(length: int, form: str, kopf: str, aufruf: Aufruf, schreibe: Aufruf) -> None:
    text = f"leitbild: {'Wort ' * (length // 5)}<b>Ende</b>\nunsinn: {'x' * length}\n"
    result = aufruf("lint", "--output-format", form, schreibe({"konzept.yaml": kopf + text}))
    assert result.code == 1
    assert "unsinn" in result.out
    assert len(result.out) < 10_000


@pytest.mark.parametrize("stichtag", ["0001-01-01", "1582-10-15", "2024-02-29", "9999-12-31"])
@pytest.mark.parametrize("reifegrad", REIFEGRADE)
def test_every_day_and_every_reifegrad(stichtag: str, reifegrad: str, steinfurt: Path, aufruf: Aufruf) -> None:
    for folder in (steinfurt, steinfurt.parent):
        arguments = ("--output-format", "json", "--stichtag", stichtag, "--reifegrad", reifegrad)
        result = aufruf("lint", *arguments, folder)
        assert result.code in (0, 1)
        assert result.json["stichtag"] == stichtag
        assert len(result.findings) > 10


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [("0", "1970-01-01"), ("1767225600", "2026-01-01"), ("-62135596800", "0001-01-01"), ("253402300799", "9999-12-31")],
)
def test_source_date_epoch(epoch: str, expected: str, steinfurt: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert aufruf("lint", "--output-format", "json", steinfurt).json["stichtag"] == expected
    day = ("--stichtag", "2020-01-01")
    assert aufruf("lint", "--output-format", "json", *day, steinfurt).json["stichtag"] == "2020-01-01"


@pytest.mark.parametrize("epoch", ["heute", "1e9", "99999999999999999999", "253402300800"])
def test_source_date_epoch_that_is_none(epoch: str, steinfurt: Path, aufruf: Aufruf, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = aufruf("lint", steinfurt)
    assert (result.code, result.out) == (2, "")
    assert f"SOURCE_DATE_EPOCH ist „{epoch}“" in result.err


def test_reports_write_paths_with_slashes() -> None:
    """The same report on Windows as elsewhere; a forge compares paths letter by letter."""
    for way in ("examples\\steinfurt", "examples/steinfurt", "examples\\steinfurt\\"):
        assert _show(PureWindowsPath(way)) == "examples/steinfurt/"  # type: ignore[arg-type]  # a path of another system
    part = PureWindowsPath("mein konzept\\handlungsfelder\\01.yaml")
    assert _show_stdin(part, Path(), "handlungsfelder/01.yaml") == "mein konzept/"  # type: ignore[arg-type]
    assert _show_stdin(PureWindowsPath("C:\\k\\konzept.yaml"), Path(), "konzept.yaml") == "C:/k/"  # type: ignore[arg-type]


@pytest.mark.skipif(os.name == "nt", reason="there a backslash is a separator")
def test_a_backslash_is_told_as_it_was_typed(steinfurt: Path, aufruf: Aufruf) -> None:
    result = aufruf("lint", "examples\\steinfurt")
    assert result.code == 2
    assert "examples\\steinfurt gibt es nicht" in result.err
