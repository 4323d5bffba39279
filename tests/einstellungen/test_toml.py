"""konzept.toml: found where the page says, read strictly, and every mistake answered in German with its line."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.einstellungen.conftest import FRIST, KONZEPT, Aufruf, datei, vergiss

from konzept.cli.configuration import Optionen, effective
from konzept.cli.fitting import fitted
from konzept.cli.german import Abbruch
from konzept.cli.tomlfile import keys, line_of, read_settings
from konzept.finding import Level
from konzept.settings import TABELLEN, Hausregeln

Ordner = Callable[..., Path]
MARKE = "[regeln]\nstand-monate = {}\n"


def _stand_monate(argument: str, optionen: Optionen | None = None) -> object:
    return effective(argument, optionen).werte["regeln", "stand-monate"]


def test_the_nearest_one_holds(ordner: Ordner) -> None:
    ordner({"konzept.toml": MARKE.format(1), "a/konzept.yaml": KONZEPT, "a/konzept.toml": MARKE.format(2),
            "b/c/konzept.yaml": KONZEPT, "pyproject.toml": "[tool.konzept." + MARKE.format(3)[1:]})  # fmt: skip
    assert [_stand_monate(one) for one in ("a", "a/konzept.yaml", "b/c", "b/c/konzept.yaml", ".")] == [2, 2, 1, 1, 1]
    assert _stand_monate("b/nirgends") == 1


def test_pyproject_has_a_table_or_is_passed_over(ordner: Ordner) -> None:
    root = ordner({"konzept.toml": MARKE.format(1), "a/konzept.yaml": KONZEPT, "a/pyproject.toml": "[tool.ruff]\n"})
    assert _stand_monate("a") == 1
    (root / "a/pyproject.toml").write_text("[tool.konzept." + MARKE.format(2)[1:], encoding="utf-8")
    vergiss()  # a run reads each file once
    assert _stand_monate("a") == 2
    # Somebody else's file, and none of our business: it does not even have to be TOML.
    (root / "b").mkdir()
    (root / "b/pyproject.toml").write_text("[tool.", encoding="utf-8")
    assert _stand_monate("b") == 1


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_the_search_ends_at_the_root_of_the_repository(ordner: Ordner, mark: str) -> None:
    root = ordner({"konzept.toml": MARKE.format(1), "archiv/a/konzept.yaml": KONZEPT})
    assert _stand_monate("archiv/a") == 1
    # A work tree or a submodule has a file of that name.
    (root / "archiv/.git").mkdir() if mark == "folder" else (root / "archiv/.git").touch()
    assert _stand_monate("archiv/a") == 12
    (root / "archiv/konzept.toml").write_text(MARKE.format(2), encoding="utf-8")
    assert _stand_monate("archiv/a") == 2


def test_without_git_the_search_ends_at_the_current_folder(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ordner({"konzept.toml": MARKE.format(1), "b/a/konzept.yaml": KONZEPT, "b/konzept.toml": MARKE.format(2)},
                  git=False)  # fmt: skip
    assert _stand_monate("b/a") == 2
    assert _stand_monate(str(root / "b/a")) == 2
    (root / "b/konzept.toml").unlink()
    assert _stand_monate("b/a") == 1
    monkeypatch.chdir(root / "b")
    assert _stand_monate("a") == 12
    monkeypatch.chdir(root / "b/a")
    assert _stand_monate(".") == 12
    # A concept that lies elsewhere has its own folder only.
    (root / "c").mkdir()
    monkeypatch.chdir(root / "c")
    assert _stand_monate("../b/a") == 12
    (root / "b/a/konzept.toml").write_text(MARKE.format(3), encoding="utf-8")
    assert _stand_monate("../b/a") == 3


def test_a_revision_has_the_settings_of_its_place_in_the_work_tree(ordner: Ordner) -> None:
    ordner({"konzept.toml": MARKE.format(1), "a/konzept.toml": MARKE.format(2), "a/konzept.yaml": KONZEPT})
    assert [_stand_monate(one) for one in ("HEAD:a", "HEAD:./a", "HEAD:a/konzept.yaml")] == [2, 2, 2]
    assert [_stand_monate(one) for one in ("HEAD:", "HEAD:b")] == [1, 1]


def test_config_and_isolated(ordner: Ordner) -> None:
    ordner({"konzept.toml": MARKE.format(1), "a/konzept.yaml": KONZEPT, "haus/regeln.toml": MARKE.format(2),
            "haus/pyproject.toml": "[tool.konzept." + MARKE.format(3)[1:],
            "x/pyproject.toml": "[tool.ruff]\n"})  # fmt: skip
    assert _stand_monate("a", Optionen(config=Path("haus/regeln.toml"))) == 2
    assert _stand_monate("a", Optionen(config=Path("haus/pyproject.toml"))) == 3
    assert _stand_monate("a", Optionen(isolated=True)) == 12
    for options, said in (
        (Optionen(config=Path("haus/regeln.toml"), isolated=True), "schließen einander aus"),
        (Optionen(config=Path("nirgends.toml")), "nirgends.toml gibt es nicht"),
        (Optionen(config=Path("x/pyproject.toml")), "keine Tabelle [tool.konzept]"),
    ):
        with pytest.raises(Abbruch, match=re.escape(said)):
            effective("a", options)


def test_a_link_out_of_the_repository_is_refused(ordner: Ordner, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = ordner({"a/konzept.yaml": KONZEPT, "haus.toml": MARKE.format(2)})
    outside = tmp_path_factory.mktemp("fremd") / "geheim.toml"
    outside.write_text("passwort = 'x'\n", encoding="utf-8")
    (root / "a/konzept.toml").symlink_to(outside)
    with pytest.raises(Abbruch, match="Verknüpfung"):
        effective("a")
    (root / "a/konzept.toml").unlink()
    (root / "a/konzept.toml").symlink_to(root / "haus.toml")
    assert _stand_monate("a") == 2


# What stands in konzept.toml → where it is wrong, and what is said.
FALSCH = [
    ("[lint]\nselct = []\n", 2, "Den Schlüssel „selct“ gibt es in [lint] nicht. Meinten Sie „select“?"),
    ("[lint]\nextend_select = []\n", 2, "Meinten Sie „extend-select“?"),
    ("[lint]\nxyz = 1\n", 2, "Hier sind möglich: select, extend-select, ignore, level, per-path-ignores, fail-on,"),
    ("[regeln]\nselect = []\n", 2, "„select“ gehört in die Tabelle [lint]."),
    ("select = []\n", 1, "„select“ gibt es hier nicht. „select“ gehört in die Tabelle [lint]."),
    ("[lnt]\n", 1, "„lnt“ gibt es hier nicht. Meinten Sie „lint“?"),
    ("[layout]\nfarbe = 'rot'\n", 1, "„layout“ gibt es hier nicht. Es gibt: [lint], [regeln], [druck]."),
    ("lint = 3\n", 1, "„lint“: gebraucht wird eine Tabelle [lint]."),
    ("\n# select\n[lint]\nignore = [\n  'text', # so\n  'tetx',\n]\n", 6, "„tetx“ ist weder eine Regel noch"),
    ("[lint]\nselect = 'frsten'\n", 2, "Meinten Sie „fristen“?"),
    ("[lint]\nselect = 3\n", 2, "gebraucht wird eine Liste in eckigen Klammern"),
    ("[lint]\nselect = [3]\n", 2, "gebraucht wird ein Text in Anführungszeichen; hier steht 3."),
    ("[lint]\nignore = ['yaml-syntax']\n", 2, "„yaml-syntax“ wird beim Lesen gefunden und gilt immer."),
    ("[lint]\nignore = ['farbe-kontrast']\n", 2, "betrifft nicht das Konzept, sondern seinen Druck, und gilt immer."),
    ("[lint]\nfail-on = 'warn'\n", 2, "„fail-on“ in [lint]: „warn“ ist hier nicht möglich. Meinten Sie „warnung“?"),
    ("[lint]\nfail-on = true\n", 2, "hier steht true."),
    ("[lint]\noutput-format = 'jsn'\n", 2, "„jsn“ ist keine Form der Ausgabe. Meinten Sie „json“?"),
    ("[lint]\noutput-format = 'json:x.json'\n", 2, "Hier steht nur die Form"),
    (f"[lint.level]\n{FRIST} = 'schlimm'\n", 2, "Möglich sind: fehler, warnung, hinweis."),
    ("[lint.level]\ntext = 'fehler'\n", 2, "„text“ ist keine einzelne Regel"),
    ("[lint.level]\nvermerk-unnoetig = 'fehler'\n", 2, "betrifft die Vermerke selbst und wiegt immer gleich"),
    ("[lint.level]\nmassnahme-ohne-frsit = 'fehler'\n", 2, f"Meinten Sie „{FRIST}“?"),
    (f"[lint]\nlevel = {{ {FRIST} = 'schlimm' }}\n", 2, "„schlimm“"),
    ("[lint]\nlevel = 'fehler'\n", 2, "gebraucht wird eine Tabelle"),
    ("[lint]\nlint.select = []\n", 2, "Den Schlüssel „lint“ gibt es in [lint] nicht."),
    ("lint.per-path-ignores.'x/*' = ['tetx']\n", 1, "Meinten Sie „text“?"),
    ("[lint.per-path-ignores]\n'a/*' = ['text']\n'b/*' = ['tetx']\n", 3, "Meinten Sie „text“?"),
    ("[lint.per-path-ignores]\n'a/*' = 1\n", 1, "gebraucht wird eine Liste"),
    ("[regeln]\nstand-monate = '12'\n", 2, "eine ganze Zahl ab 0, ohne Anführungszeichen; hier steht der Text „12“."),
    ("[regeln]\nstand-monate = -1\n", 2, "hier steht -1."),
    ("[regeln]\nstand-monate = true\n", 2, "hier steht true."),
    ("[regeln]\nstand-monate = 1.5\n", 2, "hier steht 1.5."),
    ("[regeln]\ngendern = 'sternchen'\n", 2, "Meinten Sie „stern“?"),
    ("[lint]\nselect = [„text“]\n", 2, "Das ist kein gültiges TOML. TOML kennt nur gerade Anführungszeichen"),
    ("[lint]\nbaseline = \"C:\\alt.json\"\n", 2, "Schreiben Sie in Pfaden „/“ statt „\\“."),
    ("[lint]\nselect = ['text'\n", 3, "Das ist kein gültiges TOML."),
    ("[lint]\n[lint]\n", 2, "steht nur einmal da"),
    ("[lint]\nselect = text\n", 2, "Texte stehen in geraden Anführungszeichen"),
    ("x = " + "[" * 5_000 + "]" * 5_000, 1, "Das ist kein gültiges TOML."),
    ("[lint]\nselect = '\x00'\n", 2, "Nullbytes"),
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "line", "said"), FALSCH)
def test_mistakes_are_told_in_german_with_their_line(tmp_path: Path, text: str, line: int, said: str, end: str) -> None:
    path = tmp_path / "konzept.toml"
    path.write_bytes(text.replace("\n", end).encode("utf-8"))
    with pytest.raises(Abbruch) as told:
        read_settings(path, "konzept.toml")
    assert said in str(told.value)
    assert str(told.value).startswith(f"konzept.toml:{line}:"), told.value


def test_in_pyproject_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\nname = 'select'\n\n[tool.konzept.lint]\nselct = []\n\n[tool.konzept.regel]\n", "utf-8")
    with pytest.raises(Abbruch) as told:
        read_settings(path, "pyproject.toml")
    first, second = str(told.value).splitlines()
    assert (
        first == "pyproject.toml:5: Den Schlüssel „selct“ gibt es in [tool.konzept.lint] nicht. Meinten Sie „select“?"
    )
    assert second.startswith("pyproject.toml:7: „regel“ gibt es hier nicht. Meinten Sie „regeln“?")


def test_latin_1_is_told(tmp_path: Path) -> None:
    path = tmp_path / "konzept.toml"
    path.write_bytes("[lint]\nselect = 'für'\n".encode("cp1252"))
    with pytest.raises(Abbruch, match=r"konzept.toml:2:\d+: Die Datei ist nicht in UTF-8"):
        read_settings(path, "konzept.toml")


def test_every_mistake_is_told_in_one_go(ordner: Ordner, aufruf: Aufruf) -> None:
    ordner({"konzept.toml": "[lint]\nselct = []\nfail-on = 'x'\n[regeln]\nstand = 1\n", "konzept.yaml": KONZEPT})
    done = aufruf("lint")
    assert (done.code, done.out) == (2, "")
    assert [int(one) for one in re.findall(r"konzept\.toml:(\d+):", done.err)] == [2, 3, 5]
    assert aufruf("render").code == 2
    assert aufruf("config").code == 2
    assert aufruf("lint", "--isolated").code == 0


def test_bom_and_a_name_alone_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "konzept.toml"
    path.write_bytes(b"\xef\xbb\xbf[lint]\r\nselect = 'fristen'\r\n[regeln]\r\ngendern = 'Schraegstrich'\r\n")
    found = read_settings(path, "konzept.toml")
    assert found
    assert found.values == {("lint", "select"): ("fristen",), ("regeln", "gendern"): "schrägstrich"}


def test_every_field_of_the_settings_is_a_key_that_takes_its_own_usual_value() -> None:
    """A field that another rule adds needs nothing here; one of a type nobody can read would stop this test."""
    plain = {Level: str, tuple: list}
    seen = 0
    for table, classes in TABELLEN.items():
        for cls in classes:
            for field in fields(cls):
                kind = keys()[table, field.name.replace("_", "-")]
                usual = getattr(cls(), field.name)
                if usual is not None and usual != "":
                    assert fitted(kind, plain.get(type(usual), lambda one: one)(usual)) == usual
                    seen += 1
    assert seen > 8
    assert ("regeln", "stand-monate") in keys()
    assert all("_" not in key for _, key in keys())
    assert {field.name for field in fields(Hausregeln)} == {
        key.replace("-", "_") for table, key in keys() if table == "regeln"
    }  # fmt: skip


def test_lines_are_found_wherever_a_key_is_set() -> None:
    text = "# lint.select\n[lint]\nselect = [\n  'x',\n]\nlevel.a = 'x'\n[lint.per-path-ignores]\n'a = b' = []\n"
    assert line_of(text, ("lint", "select")) == 3
    assert line_of(text, ("lint", "select"), "x") == 4
    assert line_of(text, ("lint", "level", "a")) == 6
    assert line_of(text, ("lint", "per-path-ignores")) == 7
    assert line_of(text, ("lint", "per-path-ignores", "a = b")) == 8
    assert line_of("lint = {select = []}", ("lint", "select")) == 1
    assert line_of(text, ("lint", "nirgends")) == 2
    assert line_of(text, ("nirgends",)) == 0


def test_nothing_in_the_tree_is_run(ordner: Ordner, aufruf: Aufruf) -> None:
    trap = "import pathlib; pathlib.Path('gelaufen').touch()\n"
    root = ordner({"konzept.yaml": KONZEPT, "konzept.py": trap, "settings.py": trap, "sitecustomize.py": trap,
                   "templates/x.py": trap, "konzept.toml": "[lint]\nselect = 'fristen'\n"})  # fmt: skip
    assert aufruf("lint").code == 0
    assert aufruf("config").code == 0
    assert not (root / "gelaufen").exists()


def test_the_examples_and_what_init_writes_have_settings_that_hold() -> None:
    assert datei(str(ROOT / "examples/steinfurt")) is None
    assert read_settings(ROOT / "templates/init/konzept/konzept.toml", "x") is not None


def test_what_init_writes_changes_nothing_and_shows_every_key(tmp_path: Path) -> None:
    template = ROOT / "templates/init/konzept/konzept.toml"
    as_it_is = read_settings(template, "konzept.toml")
    assert as_it_is
    assert all(value in ({}, ()) for value in as_it_is.values.values())
    # „#“ without a blank stands before an example: without it, the example holds.
    path = tmp_path / "konzept.toml"
    path.write_text(re.sub(r"(?m)^#(?=\S)", "", template.read_text(encoding="utf-8")), encoding="utf-8")
    shown = read_settings(path, "konzept.toml")
    assert shown
    assert shown.values.keys() == keys().keys()
    assert all(shown.values.values())
