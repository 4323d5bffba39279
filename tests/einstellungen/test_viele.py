"""Many of one kind in a field: comments and the baseline speak of each, whatever is told of all of them together."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.einstellungen.conftest import FELD, FRIST, KOPF, STELLE, TAG, Aufruf, urteil, vergiss

from konzept.cli.configuration import Verfahren
from konzept.cli.fleet import judged
from konzept.finding import Finding
from konzept.settings import Auswahl

Ordner = Callable[..., Path]
M = f"# konzept: ignore[{FRIST}] steht so in der Quelle"
LINT = ("lint", "--output-format", "json", "--stichtag", "2026-01-01", "--fail-on", "hinweis")
TOML = f"[lint]\nselect = ['{FRIST}']\n"


def massnahme(n: int, mark: str = "") -> str:
    return (f"      {mark}\n" if mark else "") + f"      - id: m{n}\n        titel: Kurs {n}\n"


def feld(*marks: str, kopf: str = FELD) -> str:
    """A field with a measure without a deadline for each of ``marks``, the comment above it."""
    return kopf + "".join(massnahme(n, mark) for n, mark in enumerate(marks))


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    return [(one.rule, one.teil, one.anzahl) for one in found]


def test_each_of_many_can_be_silenced_by_itself() -> None:
    found = urteil(feld(M, M, M), FRIST)
    assert found.findings == ()
    assert len(found.silenced) == 3


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("", "", ""), [(FRIST, "f", 3)]),
        ((M, "", ""), [(FRIST, "m1", 1), (FRIST, "m2", 1)]),
        ((M, "", M, ""), [(FRIST, "m1", 1), (FRIST, "m3", 1)]),
        ((M, "", "", ""), [(FRIST, "f", 3)]),
        ((M, M, M, ""), [(FRIST, "m3", 1)]),
    ],
)
def test_what_is_silenced_is_not_counted(marks: tuple[str, ...], expected: list[tuple[str, str, int]]) -> None:
    found = urteil(feld(*marks), FRIST)
    assert told(found.findings) == expected
    assert len(found.silenced) == len([*filter(None, marks)])


def test_silenced_ones_are_not_named() -> None:
    (one,) = urteil(feld("", M, "", ""), FRIST).findings
    assert "3 Maßnahmen (1.1, 1.3 und 1.4)" in one.message


GANZ = {
    "above the field": KOPF + f"handlungsfelder:\n  {M}\n  - id: f\n    titel: Bildung\n    massnahmen:\n",
    "beside its id": FELD.replace("- id: f", f"- id: f  {M}"),
    "id is not the first key": KOPF + f"handlungsfelder:\n  - titel: B\n    id: f {M}\n    massnahmen:\n",
    "id is not the first key, above the field": KOPF
    + f"handlungsfelder:\n  {M}\n  - titel: B\n    id: f\n    massnahmen:\n",
    "by its subject": FELD.replace("- id: f", "- id: f  # konzept: ignore[fristen] steht so in der Quelle"),
}


@pytest.mark.parametrize("kopf", GANZ.values(), ids=GANZ)
@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_a_comment_where_the_finding_is_told_silences_all_of_them(kopf: str, count: int) -> None:
    """However many there are: when one of three is mended, the comment must not come to nothing."""
    found = urteil(feld(*[""] * count, kopf=kopf), FRIST)
    assert found.findings == ()
    assert [(one.finding.teil, one.grund) for one in found.silenced] == [
        (f"m{n}", "steht so in der Quelle") for n in range(count)
    ]


def test_it_does_not_silence_the_next_field_nor_another_rule() -> None:
    zwei = feld("", "", "", kopf=GANZ["beside its id"]) + feld("", "", "", kopf=FELD).removeprefix(KOPF).partition(
        "\n"
    )[2].replace("id: ", "id: z")
    assert told(urteil(zwei, FRIST, STELLE).findings) == [(STELLE, "f", 3), (STELLE, "zf", 3), (FRIST, "zf", 3)]


def test_what_is_never_told_at_the_field_is_not_silenced_there() -> None:
    """A subject named at a field means what is told there, not everything else that is found inside."""
    text = FELD.replace("- id: f", "- id: f  # konzept: ignore[fristen] Grund")
    text += massnahme(0) + "        frist: Ende 2026\n        zeitraum: 2027–2028\n"
    assert [one.rule for one in urteil(text, "frist-vor-beginn").findings] == ["frist-vor-beginn"]


def test_both_are_needed_or_told() -> None:
    kopf = GANZ["beside its id"]
    assert urteil(feld(M, "", "", kopf=kopf), FRIST).findings == ()
    # The nearer comment is heard first; with nothing left to silence the field's is needless.
    assert told(urteil(feld(M, M, M, kopf=kopf), FRIST).findings) == [("vermerk-unnoetig", "", 1)]
    alone = urteil(kopf + massnahme(0) + "        frist: 2027\n", FRIST)
    assert told(alone.findings) == [("vermerk-unnoetig", "", 1)]


def test_in_files_of_their_own() -> None:
    item = "id: f\ntitel: Bildung\nmassnahmen:\n" + "".join(f"  - {{id: m{n}, titel: M}}\n" for n in range(3))
    files = {"konzept.yaml": KOPF, "handlungsfelder/01.yaml": item}
    (one,) = urteil(files, FRIST).findings
    assert (one.span.file, one.span.line, one.anzahl) == ("handlungsfelder/01.yaml", 1, 3)
    assert urteil(files | {"handlungsfelder/01.yaml": f"{M}\n{item}"}, FRIST).findings == ()


EINHEIT = "indikator-ohne-einheit"


@pytest.mark.parametrize("split", [False, True])
def test_outside_of_the_fields_the_title_of_the_concept_is_the_place(split: bool) -> None:
    rows = "".join(f"- {{id: i{n}, titel: Quote {n}, ausgangswert: 4}}\n" for n in range(3))
    mark = f"titel: Zusammenleben  # konzept: ignore[{EINHEIT}] Grund"
    files = (
        {"konzept.yaml": KOPF, "indikatoren.yaml": rows} if split else {"konzept.yaml": f"{KOPF}indikatoren:\n{rows}"}
    )
    (one,) = urteil(files, EINHEIT).findings
    assert (one.span.file, one.span.line, one.teil, one.bereich, one.anzahl) == ("konzept.yaml", 2, "", "", 3)
    marked = files | {"konzept.yaml": files["konzept.yaml"].replace("titel: Zusammenleben", mark)}
    found = urteil(marked, EINHEIT)
    assert (found.findings, len(found.silenced)) == ((), 3)


def test_where_a_path_is_silent_nothing_is_added_up() -> None:
    auswahl = Auswahl(select=(EINHEIT,), per_path_ignores={"konzept.yaml": (EINHEIT,)})
    rows = "".join(f"- {{id: i{n}, titel: Quote {n}, ausgangswert: 4}}\n" for n in range(3))
    files = {"konzept.yaml": KOPF, "indikatoren.yaml": rows}
    # A file's own settings are about what stands in it, not about what is told there of another one.
    assert told(urteil(files, auswahl=auswahl).findings) == [(EINHEIT, "", 3)]
    auswahl = Auswahl(select=(EINHEIT,), per_path_ignores={"indikatoren.yaml": (EINHEIT,)})
    assert urteil(files, auswahl=auswahl).findings == ()


def _schreib(root: Path, *marks: str) -> None:
    (root / "k/konzept.yaml").write_text(feld(*marks), encoding="utf-8")


def _neu(aufruf: Aufruf) -> tuple[list[tuple[str, int]], int, str]:
    vergiss()
    done = aufruf(*LINT, "--baseline", "alt.json", "k")
    return [(one["id"], one["anzahl"]) for one in done.findings], len(done.json["known"]), done.err


@pytest.fixture
def bekannt(ordner: Ordner, aufruf: Aufruf) -> Path:
    """A concept with three measures without a deadline, told as one, and a baseline that knows each of them."""
    root = ordner({"k/konzept.yaml": feld("", "", ""), "konzept.toml": TOML})
    assert [one["anzahl"] for one in aufruf(*LINT, "k").findings] == [3]
    done = aufruf(*LINT, "k", "--write-baseline", "alt.json")
    assert (done.code, done.findings, done.err) == (0, [], "3 Befunde in alt.json festgehalten.\n")
    assert len(done.json["known"]) == 3
    return root


def test_the_baseline_knows_each_by_itself(bekannt: Path, aufruf: Aufruf) -> None:
    listed = json.loads((bekannt / "alt.json").read_text(encoding="utf-8"))["findings"]
    assert [(one["id"], one["feld"]) for one in listed] == [(f"m{n}", "frist") for n in range(3)]
    assert _neu(aufruf) == ([], 3, "3 bekannte Befunde aus der Baseline ausgelassen.\n")


def test_a_new_one_does_not_hide_behind_those_that_are_known(bekannt: Path, aufruf: Aufruf) -> None:
    _schreib(bekannt, *[""] * 4)
    assert _neu(aufruf)[:2] == ([("m3", 1)], 3)
    _schreib(bekannt, *[""] * 5)
    assert _neu(aufruf)[:2] == ([("m3", 1), ("m4", 1)], 3)
    _schreib(bekannt, *[""] * 6)
    assert _neu(aufruf)[:2] == ([("f", 3)], 3)
    # Written anew, it knows what was told of the field, one by one.
    assert aufruf(*LINT, "k", "--write-baseline", "alt.json").err == "6 Befunde in alt.json festgehalten.\n"
    assert _neu(aufruf)[:2] == ([], 6)


def test_fewer_are_still_known(bekannt: Path, aufruf: Aufruf) -> None:
    _schreib(bekannt, "", "")
    assert _neu(aufruf) == ([], 2, "2 bekannte Befunde aus der Baseline ausgelassen, 1 erledigt.\n")
    (bekannt / "k/konzept.yaml").write_text(
        feld("", "", "").replace("titel: Kurs 1\n", "titel: Kurs 1\n        frist: 2027\n"), encoding="utf-8"
    )
    assert _neu(aufruf) == ([], 2, "2 bekannte Befunde aus der Baseline ausgelassen, 1 erledigt.\n")


@pytest.mark.parametrize("form", ["sarif", "gitlab", "junit", "github", "rdjson", "markdown", "concise", "full"])
def test_every_form_tells_it_once(ordner: Ordner, aufruf: Aufruf, form: str) -> None:
    ordner({"k/konzept.yaml": feld("", "", "", ""), "konzept.toml": TOML})
    done = aufruf("lint", "--output-format", form, "--stichtag", "2026-01-01", "k")
    assert done.out.count("4 Maßnahmen") == 1 or (form in ("junit", "github") and "4 Maßnahmen" in done.out)
    assert "Kurs 1" not in done.out


def test_verdicts_travel_between_processes(ordner: Ordner) -> None:
    names = ["a", "b", "c"]
    ordner({f"{name}/konzept.yaml": feld(*[""] * (n + 2)) for n, name in enumerate(names)} | {"konzept.toml": TOML})
    verfahren = Verfahren(TAG)
    one, two = ([*judged(names, verfahren, jobs)] for jobs in (1, 2))
    assert one == two
    assert [told(urteil.findings) for urteil in one] == [  # type: ignore[union-attr]
        [(FRIST, "m0", 1), (FRIST, "m1", 1)], [(FRIST, "f", 3)], [(FRIST, "f", 4)]
    ]  # fmt: skip
