"""Which rules run and how much they weigh: options, environment, konzept.toml, paths, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.einstellungen.conftest import FELD, FRIST, KONZEPT, MASSNAHME, STELLE, Aufruf, urteil, vergiss

from konzept.cli.configuration import Optionen, Verfahren, effective
from konzept.rules import KATALOG
from konzept.settings import Auswahl
from konzept.verdict.selection import chosen, silent_at

Ordner = Callable[..., Path]
LINT = ("lint", "--output-format", "json", "--stichtag", "2026-01-01")
BEIDE = f"[lint]\nselect = ['{FRIST}', '{STELLE}']\n"
FRISTEN = {rule.name for rule in KATALOG if rule.thema == "fristen"}


def _rules(done: object) -> list[str]:
    return sorted(one["rule"] for one in json.loads(done.out)["findings"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("auswahl", "runs"),
    [
        (Auswahl(), {rule.name for rule in KATALOG}),
        (Auswahl(select=()), set()),
        (Auswahl(select=("fristen",)), FRISTEN),
        (Auswahl(select=("fristen",), extend_select=(STELLE,)), FRISTEN | {STELLE}),
        (Auswahl(select=("fristen",), ignore=(FRIST,)), FRISTEN - {FRIST}),
        # What is named more closely wins …
        (Auswahl(select=(FRIST,), ignore=("fristen",)), {FRIST}),
        (Auswahl(select=("fristen",), ignore=("alle",)), FRISTEN),
        # … and between equals what is ignored.
        (Auswahl(select=(FRIST,), ignore=(FRIST,)), set()),
        (Auswahl(ignore=("alle",)), set()),
    ],
)
def test_names_and_subjects(auswahl: Auswahl, runs: set[str]) -> None:
    assert {rule.name for rule in chosen(auswahl)} == runs


def test_options(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.yaml": KONZEPT})
    for options, rules in (
        (("--select", FRIST), [FRIST]),
        (("--select", f"{FRIST}, {STELLE}"), [FRIST, STELLE]),
        (("--select", FRIST, "--select", STELLE), [FRIST, STELLE]),
        (("--select", FRIST, "--extend-select", STELLE), [FRIST, STELLE]),
        (("--select", f"{FRIST},{STELLE}", "--ignore", "verantwortung"), [FRIST, STELLE]),
        (("--select", "fristen,verantwortung", "--ignore", STELLE, "--ignore", "fristen"), []),
    ):
        found = _rules(aufruf(*LINT, *options))
        assert [one for one in found if one in (FRIST, STELLE)] == rules, options


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_unknown_and_missing_names(ordner: Ordner, aufruf: Aufruf, option: str) -> None:
    ordner({"konzept.yaml": KONZEPT})
    for words, said in (("massnahme-ohne-frsit", f"Meinten Sie „{FRIST}“?"), ("", "fehlt ein Name"),
                        (f"{FRIST},", "fehlt ein Name"), ("yaml-syntax", "gilt immer")):  # fmt: skip
        done = aufruf(*LINT, option, words)
        assert (done.code, done.out) == (2, "")
        assert said in done.err


# konzept.toml and options → which of the two rules are told
VORRANG = [
    (BEIDE, (), [FRIST, STELLE]),
    (BEIDE, ("--ignore", FRIST), [STELLE]),
    (BEIDE, ("--select", FRIST), [FRIST]),
    (BEIDE + f"ignore = ['{FRIST}']\n", (), [STELLE]),
    # What is said in a call is wanted, whatever the file says.
    (BEIDE + f"ignore = ['{FRIST}']\n", ("--select", FRIST), [FRIST]),
    (BEIDE + f"ignore = ['{FRIST}']\n", ("--extend-select", FRIST), [FRIST, STELLE]),
    # Otherwise options add to it.
    (BEIDE + f"ignore = ['{FRIST}']\n", ("--ignore", STELLE), []),
    (f"[lint]\nselect = ['{FRIST}']\nextend-select = ['{STELLE}']\n", (), [FRIST, STELLE]),
    (f"[lint]\nselect = ['{FRIST}']\n", ("--extend-select", STELLE), [FRIST, STELLE]),
    (f"[lint]\nselect = ['{FRIST}']\nextend-select = ['{STELLE}']\n", ("--select", FRIST), [FRIST]),
    (BEIDE + f"ignore = ['{FRIST}']\n", ("--isolated", "--select", f"{FRIST},{STELLE}"), [FRIST, STELLE]),
]


@pytest.mark.parametrize(("toml", "options", "rules"), VORRANG)
def test_options_beat_the_file(
    ordner: Ordner, aufruf: Aufruf, toml: str, options: tuple[str, ...], rules: list[str]
) -> None:
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": toml})
    assert _rules(aufruf(*LINT, *options)) == rules


def test_form_option_beats_environment_beats_file_beats_usual(
    ordner: Ordner, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ordner({"konzept.yaml": KONZEPT, "konzept.toml": BEIDE})
    monkeypatch.delenv("KONZEPT_OUTPUT_FORMAT")
    usual = aufruf("lint").out
    assert usual.startswith("konzept.yaml:9:13: ")
    vergiss()
    (root / "konzept.toml").write_text(BEIDE + "output-format = 'json'\n", encoding="utf-8")
    assert aufruf("lint").out.startswith("{")
    monkeypatch.setenv("KONZEPT_OUTPUT_FORMAT", "concise")
    assert aufruf("lint").out == usual
    assert aufruf("lint", "--output-format", "json").out.startswith("{")
    assert effective(".").herkunft(("lint", "output-format")) == "KONZEPT_OUTPUT_FORMAT"


STUFEN = ["hinweis", "warnung", "fehler"]


@pytest.mark.parametrize("level", STUFEN)
@pytest.mark.parametrize("fail_on", STUFEN)
def test_levels_and_threshold(ordner: Ordner, aufruf: Aufruf, level: str, fail_on: str) -> None:
    toml = f"[lint]\nselect = ['{FRIST}']\nfail-on = '{fail_on}'\n[lint.level]\n{FRIST} = '{level}'\n"
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": toml})
    done = aufruf(*LINT)
    assert [one["level"] for one in done.findings] == [level]
    assert done.code == (STUFEN.index(level) >= STUFEN.index(fail_on))
    assert aufruf(*LINT, "--exit-zero").code == 0
    # A level of one's own holds in any reifegrad, and the option beats the file.
    assert [one["level"] for one in aufruf(*LINT, "--reifegrad", "beschlossen").findings] == [level]
    assert aufruf(*LINT, "--fail-on", "hinweis").code == 1


def test_per_path_ignores(ordner: Ordner, aufruf: Aufruf) -> None:
    item = "id: {}\ntitel: Feld {}\nmassnahmen:\n  - id: m-{}\n    titel: Kurse {}\n"
    files = {f"a/handlungsfelder/{n}.yaml": item.replace("{}", n[:2]) for n in ("01-bildung", "02-süd")}
    head = KONZEPT.split("handlungsfelder")[0]
    for pattern, left in (
        ("a/handlungsfelder/01*", ["02-süd"]), ("a/handlungsfelder", []), ("a/handlungsfelder/", []), ("a", []),
        ("a/*", []), ("handlungsfelder", []), ("02-süd.yaml", ["01-bildung"]),
        ("*/02-s\u0075\u0308d.yaml", ["01-bildung"]), ("andere/*", ["01-bildung", "02-süd"]),
        ("a\\\\handlungsfelder\\\\02*", ["01-bildung"]), ("./a/handlungsfelder/01-bildung.yaml", ["02-süd"]),
        ("/handlungsfelder", ["01-bildung", "02-süd"]), ("/a/handlungsfelder", []),
        ("konzept.yaml", ["01-bildung", "02-süd"]), ("a/handlungsfelder/0[12]*", []),
    ):  # fmt: skip
        vergiss()
        toml = f'[lint]\nselect = ["{FRIST}"]\n[lint.per-path-ignores]\n"{pattern}" = ["fristen"]\n'
        ordner({"a/konzept.yaml": head, "konzept.toml": toml} | files)
        for argument in ("a", "a/konzept.yaml", "./a/", str(Path("a").absolute())):
            told = [Path(one["span"]["file"]).stem for one in aufruf(*LINT, argument).findings]
            assert told == left, (pattern, argument)


def test_paths_are_relative_to_the_file_with_the_settings(
    ordner: Ordner, aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = f"[lint]\nselect = ['{FRIST}']\n[lint.per-path-ignores]\n'a/konzept.yaml' = ['alle']\n"
    root = ordner({"x/a/konzept.yaml": KONZEPT, "x/konzept.toml": toml, "x/b/konzept.yaml": KONZEPT})
    for folder, to in ((root, "x/"), (root / "x", ""), (root / "x/a", "../")):
        monkeypatch.chdir(folder)
        assert len(aufruf(*LINT, f"{to}a").findings) == 0, folder
        assert len(aufruf(*LINT, f"{to}b").findings) == 1, folder


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("s/stadt.yaml", ["farbe-kontrast", "vorlage-veraltet"]),
        ("stadt.yaml", ["farbe-kontrast", "vorlage-veraltet"]),
        ("s/templates/*", ["farbe-kontrast", FRIST]),
        ("templates", ["farbe-kontrast", FRIST]),
        ("s", ["farbe-kontrast"]),
        ("konzept.toml", ["farbe-kontrast", FRIST, "vorlage-veraltet"]),
    ],
)
def test_what_lies_beside_has_paths_of_its_own(ordner: Ordner, aufruf: Aufruf, pattern: str, left: list[str]) -> None:
    """Beside a concept in a single file as well as in a folder; a fehler is always heard."""
    copy = f"{{%# Kopie von kurzfassung.md.j2 aus konzept 0.0.1 (SHA-256 {'0' * 16}) #%}}\n"
    toml = f"[lint]\nselect = ['{FRIST}']\n[lint.per-path-ignores]\n'{pattern}' = ['alle']\n[druck]\n"
    beside = {"s/templates/kurzfassung.md.j2": copy, "konzept.toml": toml + "akzent = '#ffee88'\n"}
    for name in ("s/stadt.yaml", "s/konzept.yaml"):
        root = ordner({name: KONZEPT} | beside)
        expected = left if "stadt" in name or "stadt" not in pattern else sorted([FRIST, *left])
        assert sorted(one["rule"] for one in aufruf(*LINT, name).findings) == expected, name
        (root / name).unlink()


def test_patterns() -> None:
    auswahl = Auswahl(per_path_ignores={"a/*": ("text",), "b.yaml": ("fristen",), "c": ("alle",)})
    assert silent_at("a/b.yaml", auswahl) == ("text", "fristen")
    assert silent_at("x/c/d.yaml", auswahl) == ("alle",)
    assert silent_at("x/d.yaml", auswahl) == ()


def test_faults_of_reading_cannot_be_silenced_but_lighter_ones_can(ordner: Ordner, aufruf: Aufruf) -> None:
    needless = FELD + f"      # konzept: ignore[{FRIST}] Grund\n" + MASSNAHME + "        frist: 2027\n"
    toml = f"[lint]\nselect = ['{FRIST}']\n"
    ordner({"konzept.yaml": needless, "konzept.toml": toml})
    assert _rules(aufruf(*LINT)) == ["vermerk-unnoetig"]
    assert _rules(aufruf(*LINT, "--ignore", "vermerk-unnoetig")) == []
    broken = {
        "konzept.yaml": KONZEPT + "vision: x\n",
        "konzept.toml": toml + "[lint.per-path-ignores]\n'*' = ['alle']\n",
    }
    ordner(broken)
    assert _rules(aufruf(*LINT, "--ignore", "alle")) == ["schluessel-unbekannt"]


def test_house_rules_reach_the_rules(ordner: Ordner, aufruf: Aufruf) -> None:
    body = "gremien:\n  - id: g\n    name: Steuerungsgruppe\n    gesamt: 40\n"
    head = KONZEPT.split("handlungsfelder")[0]
    for seats, told in ((30, 1), (40, 0), (39, 1)):
        vergiss()
        toml = f"[lint]\nselect = ['gremium-zu-gross']\n[regeln]\ngremium-sitze = {seats}\n"
        ordner({"konzept.yaml": head + body, "konzept.toml": toml})
        assert len(aufruf(*LINT).findings) == told


def test_in_a_fleet_each_concept_has_settings_of_its_own(ordner: Ordner, aufruf: Aufruf) -> None:
    names = ["a", "b", "c", "d", "e"]
    files = {f"{one}/konzept.yaml": KONZEPT for one in names}
    ordner(files | {"konzept.toml": BEIDE, "b/konzept.toml": f"[lint]\nselect = ['{FRIST}']\nfail-on = 'hinweis'\n",
                    "d/konzept.toml": "[lint]\nselct = []\n"})  # fmt: skip
    alone, many = aufruf(*LINT, "--jobs", "1", *names), aufruf(*LINT, "--jobs", "3", *names)
    assert alone == many
    assert [f"{one['span']['file'][0]} {one['rule']}" for one in many.findings if one["rule"] == STELLE] == [
        f"{one} {STELLE}" for one in "ace"
    ]  # fmt: skip
    # One with bad settings hides nothing of the others.
    assert many.code == 2
    assert many.err.count("konzept: ") == 1
    assert "d/konzept.toml:2" in many.err
    assert [aufruf(*LINT, one).code for one in ("a", "b")] == [0, 1]
    assert aufruf(*LINT, "a", "b", "c").code == 1


def test_settings_that_many_share_are_complained_of_once(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({f"{one}/konzept.yaml": KONZEPT for one in "abc"} | {"konzept.toml": "[lint]\nselct = []\n"})
    assert aufruf(*LINT, ".").err.count("konzept.toml:2") == 1


def test_travels_between_processes() -> None:
    import pickle

    verfahren = Verfahren(urteil.__globals__["TAG"], Optionen(select=(FRIST,), config=None))
    assert pickle.loads(pickle.dumps(verfahren)) == verfahren
    assert pickle.loads(pickle.dumps(verfahren.massstab("."))) == verfahren.massstab(".")


def test_render_prints_what_the_town_has_weighed_down(ordner: Ordner, aufruf: Aufruf) -> None:
    text = KONZEPT + "leitbild: Bild ![](x.png)\n"
    root = ordner({"konzept.yaml": text})
    render = ("render", "--format", "md", "--art", "konzept")
    assert aufruf(*render).code == 2
    rule = next(rule.name for rule in KATALOG if rule.name in aufruf(*render).err and str(rule.level) == "fehler")
    for toml in (f"[lint]\nignore = ['{rule}']\n", f"[lint.level]\n{rule} = 'warnung'\n"):
        vergiss()
        (root / "konzept.toml").write_text(toml, encoding="utf-8")
        done = aufruf(*render)
        assert f"[{rule}]" not in done.err


def test_quiet_and_verbose(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.yaml": KONZEPT, "konzept.toml": f"[lint]\nselect = ['{FRIST}']\n"})
    for form in ("full", "concise"):
        usual, quiet = (aufruf("lint", "--output-format", form, *more) for more in ((), ("-q",)))
        head, _, last = usual.out.rstrip("\n").rpartition("\n")
        assert last.startswith("1 Konzept geprüft")
        assert (quiet.out, quiet.err) == (head + "\n", "")
    told = aufruf("lint", "-v")
    assert told.err == f".: 1 von {len(KATALOG)} Regeln; Einstellungen: konzept.toml.\n"
    assert aufruf("lint", "--quiet", "--write-baseline", "b.json").err == ""
    assert aufruf("lint", "-q", "--baseline", "b.json").out == ""
    # What is wrong is said all the same.
    assert "gibt es nicht" in aufruf("lint", "-q", "nirgends").err
