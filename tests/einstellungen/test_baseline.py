"""The baseline: what is known does not count, however lines, files and lists have moved since."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.einstellungen.conftest import FELD, FRIST, KONZEPT, KOPF, MASSNAHME, STELLE, Aufruf, urteil, vergiss

from konzept.verdict.baseline import Eintrag, hold_against

Ordner = Callable[..., Path]
LINT = ("lint", "--output-format", "json", "--stichtag", "2026-01-01", "--fail-on", "hinweis")
TOML = f"[lint]\nselect = ['{FRIST}', '{STELLE}']\n"
ANDERE = MASSNAHME.replace("id: m", "id: n").replace("Kurse", "Feste")
ZWEI = MASSNAHME + ANDERE


@pytest.fixture
def bekannt(ordner: Ordner, aufruf: Aufruf) -> Path:
    """A repository with a concept of four findings, and a baseline that knows them."""
    root = ordner({"k/konzept.yaml": FELD + ZWEI, "konzept.toml": TOML})
    assert aufruf(*LINT, "k").code == 1
    done = aufruf(*LINT, "k", "--write-baseline", "alt.json")
    assert (done.code, done.findings, done.err) == (0, [], "4 Befunde in alt.json festgehalten.\n")
    return root


def _neu(aufruf: Aufruf, *more: str) -> tuple[int, list[str], str]:
    done = aufruf(*LINT, "--baseline", "alt.json", *(more or ("k",)))
    return done.code, sorted(f"{one['id']} {one['rule']}" for one in done.findings), done.err


AUSGELASSEN = "4 bekannte Befunde aus der Baseline ausgelassen.\n"


def test_known_findings_do_not_count(bekannt: Path, aufruf: Aufruf) -> None:
    assert _neu(aufruf) == (0, [], AUSGELASSEN)
    for form in ("full", "concise"):
        done = aufruf("lint", "--output-format", form, "--baseline", "alt.json", "k")
        assert FRIST not in done.out
        assert done.err == AUSGELASSEN
    assert _neu(aufruf, "-q", "k") == (0, [], "")


def test_new_ones_do(bekannt: Path, aufruf: Aufruf) -> None:
    (bekannt / "k/konzept.yaml").write_text(FELD + ZWEI + MASSNAHME.replace("id: m", "id: o"), encoding="utf-8")
    assert _neu(aufruf) == (1, [f"o {FRIST}", f"o {STELLE}"], AUSGELASSEN)


def test_what_is_mended_is_counted_if_it_was_asked(bekannt: Path, aufruf: Aufruf) -> None:
    (bekannt / "k/konzept.yaml").write_text(FELD + ZWEI + "        frist: 2027\n", encoding="utf-8")
    assert _neu(aufruf) == (0, [], "3 bekannte Befunde aus der Baseline ausgelassen, 1 erledigt.\n")
    assert _neu(aufruf, "--select", STELLE, "k")[2] == "2 bekannte Befunde aus der Baseline ausgelassen.\n"


UMGEZOGEN: dict[str, dict[str, str]] = {
    "moved lines": {"k/konzept.yaml": "# neu\n\n\n" + FELD + ZWEI.replace("titel", "# x\n        titel")},
    "other order": {"k/konzept.yaml": FELD + ANDERE + MASSNAHME},
    "other words": {"k/konzept.yaml": (FELD + ZWEI).replace("Kurse", "Sprachkurse")},
    "CRLF": {"k/konzept.yaml": (FELD + ZWEI).replace("\n", "\r\n")},
    "list in a file": {
        "k/konzept.yaml": KOPF,
        "k/handlungsfelder.yaml": (FELD + ZWEI).removeprefix(KOPF).partition("\n")[2].replace("\n  ", "\n").lstrip(),
    },
    "one file for each": {
        "k/konzept.yaml": KOPF,
        "k/handlungsfelder/07.yaml": "id: f\ntitel: Bildung\nmassnahmen:\n"
        + ZWEI.replace("      - ", "  - ").replace("        ", "    "),
    },
}  # fmt: skip


@pytest.mark.parametrize("files", UMGEZOGEN.values(), ids=UMGEZOGEN)
def test_survives(bekannt: Path, aufruf: Aufruf, files: dict[str, str]) -> None:
    for name, text in files.items():
        (bekannt / name).parent.mkdir(exist_ok=True)
        (bekannt / name).write_bytes(text.encode("utf-8"))
    assert _neu(aufruf) == (0, [], AUSGELASSEN)


def test_one_concept_does_not_know_what_another_does(bekannt: Path, aufruf: Aufruf) -> None:
    (bekannt / "l").mkdir()
    (bekannt / "l/konzept.yaml").write_text(KONZEPT, encoding="utf-8")
    assert _neu(aufruf, "l") == (1, [f"m {FRIST}", f"m {STELLE}"], "")
    # Another run over fewer concepts does not call the rest of them mended.
    assert aufruf(*LINT, "k", "l", "--write-baseline", "alt.json").code == 0
    vergiss()
    assert _neu(aufruf, "l") == (0, [], "2 bekannte Befunde aus der Baseline ausgelassen.\n")


def test_known_from_any_folder_and_from_git(bekannt: Path, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, argument in ((bekannt / "k", "."), (bekannt / "k", "../k"), (bekannt, str(bekannt / "k"))):
        monkeypatch.chdir(folder)
        done = aufruf(*LINT, "--baseline", bekannt / "alt.json", argument)
        assert (done.code, done.findings) == (0, []), (folder, argument)


def test_named_in_the_settings(bekannt: Path, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    (bekannt / "konzept.toml").write_text(TOML + "baseline = 'alt.json'\n", encoding="utf-8")
    vergiss()
    monkeypatch.chdir(bekannt / "k")  # the way is the one from konzept.toml
    done = aufruf(*LINT)
    assert (done.code, done.findings, done.err) == (0, [], AUSGELASSEN)
    # It can be written although it is not there yet.
    (bekannt / "alt.json").unlink()
    assert aufruf(*LINT, "--write-baseline", "../alt.json").code == 0
    assert aufruf("config").code == 0
    monkeypatch.chdir(bekannt)
    assert aufruf(*LINT, "k", "--baseline", "gibts-nicht.json").code == 2


def test_render_prints_what_is_known(bekannt: Path, aufruf: Aufruf) -> None:
    (bekannt / "k/konzept.yaml").write_text(FELD + ZWEI + "        ziele: [m]\n", encoding="utf-8")
    for toml, code in (("", 2), ("[lint]\nbaseline = 'alt.json'\n", 0)):
        (bekannt / "konzept.toml").write_text(toml, encoding="utf-8")
        vergiss()
        done = aufruf("render", "k", "--format", "md", "--art", "konzept")
        assert done.code == code, done.err
        assert aufruf("lint", "k", "--write-baseline", "alt.json").code == 0


def test_a_remark_is_worth_more_than_the_baseline(bekannt: Path, aufruf: Aufruf) -> None:
    marked = ZWEI.replace("      - id: n", f"      # konzept: ignore[{FRIST}] Grund\n      - id: n")
    (bekannt / "k/konzept.yaml").write_text(FELD + marked, encoding="utf-8")
    assert _neu(aufruf) == (0, [], "3 bekannte Befunde aus der Baseline ausgelassen.\n")
    assert _neu(aufruf, "--no-ignores", "k") == (0, [], AUSGELASSEN)


@pytest.mark.parametrize("broken", ["a: [", KONZEPT + "vision: x\n", "\x00"])
def test_what_cannot_be_read_is_never_known(bekannt: Path, aufruf: Aufruf, broken: str) -> None:
    before = (bekannt / "alt.json").read_bytes()
    (bekannt / "k/konzept.yaml").write_text(broken, encoding="utf-8")
    done = aufruf(*LINT, "k", "--write-baseline", "alt.json")
    assert done.code == 2
    assert "wurde nicht geschrieben" in done.err
    assert (bekannt / "alt.json").read_bytes() == before
    assert _neu(aufruf)[0] == 1
    assert _neu(aufruf)[2] == "", "nothing is mended that was not looked for"
    assert aufruf(*LINT, "nirgends", "--write-baseline", "alt.json").code == 2
    assert (bekannt / "alt.json").read_bytes() == before


def test_pale_colours_keep_nothing_else_from_being_known_and_are_never_known(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"k/konzept.yaml": FELD + ZWEI, "konzept.toml": TOML + "[druck]\nakzent = '#ffee88'\n"})
    done = aufruf(*LINT, "k", "--write-baseline", "alt.json")
    assert (done.code, [one["rule"] for one in done.findings]) == (1, ["farbe-kontrast"])
    assert "4 Befunde in alt.json festgehalten.\n" in done.err
    assert _neu(aufruf) == (1, [" farbe-kontrast"], AUSGELASSEN)
    # It does not keep from counting what is mended either.
    Path("k/konzept.yaml").write_text(FELD + MASSNAHME, encoding="utf-8")
    assert _neu(aufruf)[2] == "2 bekannte Befunde aus der Baseline ausgelassen, 2 erledigt.\n"


def test_a_baseline_made_by_hand_hides_no_fault_of_reading() -> None:
    broken = urteil(KONZEPT + "vision: x\n", FRIST)
    (wrong,) = broken.findings
    by_hand = Eintrag(".", "", wrong.rule, "", broken.prints[wrong])
    assert hold_against(broken, [by_hand], {FRIST}).findings == (wrong,)


def test_what_another_concept_had_is_not_mended_in_this_one() -> None:
    told = urteil(KONZEPT, FRIST)
    there, elsewhere = (Eintrag(name, "weg", FRIST, "", "0" * 32) for name in (told.konzept, "anderes"))
    assert hold_against(told, [there, elsewhere], {FRIST}).erledigt == 1
    assert hold_against(told, [there, elsewhere], {STELLE}).erledigt == 0


def test_file_is_read_by_people_and_kept_in_git(bekannt: Path, aufruf: Aufruf) -> None:
    text = (bekannt / "alt.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert (data["schema_version"], data["tool"]["name"]) == (1, "konzept")
    assert [(one["konzept"], one["id"], one["rule"]) for one in data["findings"]] == [
        ("k", "m", FRIST), ("k", "m", STELLE), ("k", "n", FRIST), ("k", "n", STELLE)
    ]  # fmt: skip
    assert text.count("\n    {") == 4, "one line for each"
    assert "span" not in text
    assert "line" not in text
    # Nothing changes in it when lines or lists move.
    (bekannt / "k/konzept.yaml").write_text(
        "\n# oben\n" + FELD + MASSNAHME.replace("id: m", "id: n") + MASSNAHME, encoding="utf-8"
    )
    aufruf(*LINT, "k", "--write-baseline", "neu.json")
    assert (bekannt / "neu.json").read_text(encoding="utf-8") == text


def test_what_was_known_stays_known_when_it_is_written_anew(bekannt: Path, aufruf: Aufruf) -> None:
    before = (bekannt / "alt.json").read_bytes()
    assert aufruf(*LINT, "k", "--baseline", "alt.json", "--write-baseline", "alt.json").code == 0
    assert (bekannt / "alt.json").read_bytes() == before


SCHLECHT = {
    "no json": ("x", "keine Ausgabe von „konzept lint --write-baseline“"),
    "a list": ("[]", "keine Ausgabe"),
    "without findings": ('{"schema_version": 1}', "keine Ausgabe"),
    "another version": ('{"schema_version": 2, "findings": []}', "Version 2"),
    "an entry that is none": ('{"schema_version": 1, "findings": [{}]}', "keine Ausgabe"),
    "no text": (
        '{"schema_version": 1, "findings": [{"konzept": 1, "id": "", "rule": "", "feld": "", "fingerprint": []}]}',
        "etwas anderes als Text",
    ),
    "deep": ("[" * 100_000, "keine Ausgabe"),
    "conflict": ("<<<<<<< HEAD\n{}", "keine Ausgabe"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SCHLECHT.values(), ids=SCHLECHT)
def test_a_bad_one_is_told(bekannt: Path, aufruf: Aufruf, text: str, said: str) -> None:
    vergiss()
    (bekannt / "alt.json").write_text(text, encoding="utf-8")
    done = aufruf(*LINT, "k", "--baseline", "alt.json")
    assert (done.code, said in done.err) == (2, True), done.err
    vergiss()
    (bekannt / "alt.json").write_bytes(b"\xff\xfe")
    assert "UTF-8" in aufruf(*LINT, "k", "--baseline", "alt.json").err


def test_write_is_whole_or_not_there(bekannt: Path, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (bekannt / "alt.json").read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "voll")))
    assert aufruf(*LINT, "k", "--write-baseline", "alt.json").code == 2
    assert (bekannt / "alt.json").read_bytes() == before
    assert sorted(one.name for one in bekannt.iterdir()) == [".git", "alt.json", "k", "konzept.toml"]
