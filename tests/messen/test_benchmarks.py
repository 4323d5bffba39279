"""The benchmarks run, count right, and refuse to compare what does not do the same work. No time is asserted."""

import re
import sys
from pathlib import Path

import pikepdf
import pytest
from benchmarks import pruefen
from benchmarks.__main__ import main
from benchmarks.aufrufe import Aufrufe
from benchmarks.messen import NEU, Lauf, Reihe, Ungleich, laufen, messen, umgebung
from benchmarks.reihen.pruefung import klein
from benchmarks.statistik import exponent, urteil, wert
from benchmarks.stoff import KURZ, Stoff
from benchmarks.tabelle import Ergebnis, seite, zahl
from benchmarks.umgebungen import Umgebungen, hier
from benchmarks.ziele import Vergleich, Ziel, mal, spitze, wachstum

JEDES = [f"P{number}" for number in range(1, 11)]
POSIX = sys.platform != "win32"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def lauf(tmp_path: Path, text: str = "", sekunden: float = 1, spitze: float | None = 100, name: str = "x") -> Lauf:
    there = tmp_path / name
    there.mkdir(parents=True, exist_ok=True)
    (there / "stdout.txt").write_text(text, encoding="utf-8")
    (there / "stderr.txt").write_text("1 Konzept geprüft zum Stichtag 01.01.2026: 1 Hinweis.\n", encoding="utf-8")
    return Lauf(0, sekunden, sekunden, spitze, there / "stdout.txt", there)


def test_the_short_form_decides_every_goal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tabelle.md"
    assert main(["--kurz", "--nach", str(out)]) == 0, capsys.readouterr().err
    text = out.read_text(encoding="utf-8")
    assert text == capsys.readouterr().out
    assert list(dict.fromkeys(re.findall(r"^\| (P\d+) \|", text, re.MULTILINE))) == JEDES
    rows = [line.split(" | ") for line in text.splitlines() if re.match(r"\| P\d", line)]
    assert all(len(row) == 7 and re.fullmatch(r"-?\d+(,\d+)?(×| MB)?", row[3]) for row in rows if POSIX), rows
    assert {row[-1] for row in rows} == {"– |"}, "at these sizes nothing is judged"
    assert "check-jsonschema" in text, "a development dependency, so it is there"


def test_what_is_not_there_is_not_compared(tmp_path: Path) -> None:
    orte, stoff = Umgebungen(Path(sys.executable), ("konzept",)), Stoff(tmp_path, KURZ)
    alone = klein(Aufrufe(orte, stoff, kurz=True))
    assert list(alone.reihe.befehle) == ["konzept lint", "import typer, konzept.model"]
    assert [one.was for one in alone.ziele] == ["lint klein : Start mit Modell"]
    there = Umgebungen(orte.python, orte.konzept, {"yamllint": Path("yamllint")})
    assert len(klein(Aufrufe(there, stoff, kurz=True)).ziele) == 2


def test_numbers() -> None:
    assert wert([3.0]) == (3.0, 3.0, 3.0, 1)
    assert wert([5.0, 1.0, 2.0, 4.0, 3.0]) == (3.0, 2.0, 4.0, 5)
    assert exponent(1, 10, 10) == pytest.approx(1)
    assert exponent(2, 32, 4) == pytest.approx(2)
    assert exponent(1, 1, 10) == 0
    assert [urteil(one, 1.0, 0.15) for one in (1.0, 1.15, 1.16)] == ["erfüllt", "erfüllt (im Spielraum)", "verfehlt"]
    assert [zahl(one) for one in (0.1234, 1.234, 12.34, 123.4)] == ["0,123", "1,23", "12,3", "123"]


def test_the_first_round_warms_up(tmp_path: Path) -> None:
    def reihe(sekunden: float) -> Reihe:
        commands = {"a": python("print(1)"), "b": python("print(2)")}
        return Reihe("x", commands, {}, pruefen.nennt("b", "2"), sekunden)

    assert len(messen(reihe(60), 2, tmp_path)) == 2
    assert len(messen(reihe(60), 0, tmp_path)) == 1, "one round is always measured"
    assert len(messen(reihe(0), 9, tmp_path)) == 1, "without time for a second one, the first counts"
    assert len(messen(reihe(60), 9, tmp_path, frist=0)) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [("raise SystemExit(3)", "Exit-Code 3"), ("1 / 0", "ZeroDivisionError"), ("print(7)", "fehlt „2“")],
)
def test_who_does_other_work_is_refused(tmp_path: Path, code: str, words: str) -> None:
    reihe = Reihe("x", {"a": python("print(1)"), "b": python(code)}, {}, pruefen.nennt("b", "2"))
    with pytest.raises(Ungleich, match=words):
        messen(reihe, 3, tmp_path)


def test_unequal_work_ends_the_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def wrong(_aufrufe: Aufrufe, _nur: object) -> list[Vergleich]:
        return [Vergleich(Reihe("x", {"a": python("print(1)")}, {}, pruefen.nennt("a", "2")), ())]

    monkeypatch.setattr("benchmarks.__main__.vergleiche", wrong)
    assert main(["--kurz"]) == 1
    assert "Nicht vergleichbar: a: In der Ausgabe fehlt „2“" in capsys.readouterr().err


GUT = "k.yaml:3:5: hinweis [regel] Satz.\n"
SCHLECHT = "k.yaml:3:5: fehler [regel] Satz.\n"


@pytest.mark.parametrize(
    ("pruefung", "text", "words"),
    [
        (pruefen.ohne_fehler("a"), GUT, None),
        (pruefen.ohne_fehler("a"), SCHLECHT, "1 Fehler in einem Konzept ohne Fehler"),
        (pruefen.ohne_fehler("a"), "", "kein Befund"),
        (pruefen.ohne_fehler("a", 2), GUT, "nicht 2 Konzepte"),
        (pruefen.so_viele("a", 1), SCHLECHT, None),
        (pruefen.so_viele("a", 2), SCHLECHT, "1 statt 2 Fehler"),
        (pruefen.mit_ort("a"), SCHLECHT, None),
        (pruefen.mit_ort("a"), GUT, "kein Fehler gefunden"),
        (pruefen.mit_ort("a"), SCHLECHT + "k.yaml: fehler [regel] Satz.\n", "ohne Zeile und Spalte"),
        (pruefen.unterschiede("a", 1), "root['titel']", None),
        (pruefen.unterschiede("a", 2), "root['titel']", "1 Unterschiede"),
        (pruefen.dateien("a", "*.txt", 2, 0), "", None),
        (pruefen.dateien("a", "*.pdf"), "", "0 Dateien"),
        (pruefen.dateien("a", "*.txt", 2, 5), "", "wenigstens 5 kB"),
    ],
)
def test_each_check_can_fail(tmp_path: Path, pruefung: pruefen.Pruefung, text: str, words: str | None) -> None:
    runde = {"a": lauf(tmp_path, text)}
    if words is None:
        pruefung(runde)
        return
    with pytest.raises(Ungleich, match=re.escape(words)):
        pruefung(runde)


def test_the_same_bytes(tmp_path: Path) -> None:
    one, same, other = (lauf(tmp_path, text, name=name) for name, text in (("1", "x"), ("2", "x"), ("3", "y")))
    pruefen.gleich("a", "b")({"a": one, "b": same})
    with pytest.raises(Ungleich, match="verschiedene Ausgabe"):
        pruefen.gleich("a", "b")({"a": one, "b": other})


def test_who_accepts_faults_is_refused(tmp_path: Path) -> None:
    pruefen.lehnt_ab("a", tmp_path, python("raise SystemExit(1)"))({})
    for befehl in (python("pass"), python("raise SystemExit(2)"), None):
        with pytest.raises(Ungleich, match="nimmt ein Konzept mit Fehlern an"):
            pruefen.lehnt_ab("a", tmp_path, befehl)({})


def test_pages_are_counted(tmp_path: Path) -> None:
    runde = {"a": lauf(tmp_path)}
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(runde["a"].neu / "a.pdf")
    pruefen.seiten("a", 2, 2)(runde)
    with pytest.raises(Ungleich, match="2 Seiten, erwartet 3 bis 4"):
        pruefen.seiten("a", 3, 4)(runde)


def test_diff_is_held_to_what_was_generated(tmp_path: Path) -> None:
    orte = hier()
    stoff = Stoff(tmp_path / "stoff", KURZ)
    befehl = [*orte.konzept, "diff", *stoff.paar(KURZ.gross), "--output-format", "json"]
    happened = stoff.geschehen(KURZ.gross)
    assert happened
    pruefen.wie_erzeugt(befehl, happened, tmp_path)({})
    one = next(iter(happened))
    with pytest.raises(Ungleich, match="anders als erzeugt"):
        pruefen.wie_erzeugt(befehl, {**happened, "m-gibt-es-nicht": "frist"}, tmp_path)({})
    with pytest.raises(Ungleich, match="nicht geändert"):
        pruefen.wie_erzeugt(befehl, {key: value for key, value in happened.items() if key != one}, tmp_path)({})


def test_a_run(tmp_path: Path) -> None:
    code = "import pathlib, sys; x = b'x' * 80_000_000; pathlib.Path(sys.argv[1], 'a').touch(); print('ä')"
    told = laufen([*python(code), NEU], tmp_path)
    assert (told.code, told.text(), [path.name for path in told.neu.iterdir()]) == (0, "ä\n", ["a"])
    assert told.sekunden > 0
    if POSIX:
        assert told.spitze is not None
        assert 80 < told.spitze < 200, "the process itself, not the one that measures"
        assert told.cpu is not None
        assert 0 < told.cpu < 60
    assert [path.name for path in laufen([*python("pass"), NEU], tmp_path).neu.iterdir()] == [], "new each time"


def test_nothing_of_the_developers_shell_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "KONZEPT_OUTPUT_FORMAT"):
        monkeypatch.setenv(name, "1")
        assert name not in umgebung()


def test_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reihe = Reihe("Reihe", {"a": [], "b": []}, {}, pruefen.alle())
    ziele = (
        Ziel("P10", "Speicher", spitze("a"), 80, "MB", 0.0),
        Ziel("P2", "doppelt so lang", mal("a", "b"), 1.5),
        Ziel("P7", "Exponent", wachstum("b", "a", 2), 1.1, "", 0.06),
    )
    runde = {"a": lauf(tmp_path, sekunden=2), "b": lauf(tmp_path, sekunden=1)}
    ohne = Ergebnis(
        Vergleich(Reihe("Später", {"c": []}, {}, pruefen.alle()), (Ziel("P8", "nie", mal("c", "c"), 1),)), []
    )
    words = tmp_path / "erklaerungen.toml"
    words.write_text('P2 = "Weil es so ist."\n', encoding="utf-8")
    monkeypatch.setattr("benchmarks.tabelle.ERKLAERUNGEN", words)
    text = seite([Ergebnis(Vergleich(reihe, ziele), [runde, runde]), ohne], {"Python": "3.11"}, 60)
    assert "| P2 | doppelt so lang | 1,50× | 2,00× | 2,00–2,00 | 2 | verfehlt |" in text
    assert "| P7 | Exponent | 1,10 | 1,00 | 1,00–1,00 | 2 | erfüllt |" in text
    assert "| P10 | Speicher | 80,0 MB | 100 MB | 100–100 | 2 | verfehlt |" in text
    assert "| P8 | nie | 1,00× | – | – | 0 | nicht gemessen |" in text
    assert "- **P2**: Weil es so ist.\n- **P10**: Noch nicht erklärt." in text
    assert "| Reihe | a | 2,00 | 2,00–2,00 | 2,00 | 100 MB |" in text
    assert "Später" not in text
    gone = {"a": lauf(tmp_path, spitze=None), "b": lauf(tmp_path)}
    assert "| P10 | Speicher | 80,0 MB | – | – | 0 | nicht gemessen |" in seite(
        [Ergebnis(Vergleich(reihe, ziele), [gone])], {}, 60
    )


def test_the_fleet_is_told_whole(tmp_path: Path) -> None:
    files = Stoff(tmp_path, KURZ).flotte(3)
    assert [path.parent.name for path in files] == ["musterstadt-0001", "musterstadt-0002", "musterstadt-0003"]
    unform = Stoff(tmp_path, KURZ).unform(4).read_text(encoding="utf-8")
    assert "titel: 'Zusammenleben in Musterstadt'" in unform
