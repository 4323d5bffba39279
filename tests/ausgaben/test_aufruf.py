"""The outputs of a whole run: several at once, where they go, what the environment adds, the published schema."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from tests.ausgaben.test_formate import CHECKS, closed
from tests.conftest import ROOT, Run

from konzept.report import FINDINGS
from konzept.report.json_schema import lint_schema
from konzept.schema import text

TAG = ("--stichtag", "2026-11-21")
SCHLECHT = """\
konzept: 1
titel: 100 % Zusammenleben
kommune:
  name: Köln
handlungsfelder:
  - id: sprache
    titel: Sprache | Bildung
    leitziele:
      - id: z-deutsch
        titel: "Ziel: Deutsch, bis 2027"
    massnahmen:
      # konzept: ignore[massnahme-ohne-frist] Der Rat legt sie 2027 fest.
      - {id: m-kurs, titel: "@Rathaus <b>*fett*</b> {0}", ziele: [z-deutsch, z-fehlt]}
      # konzept: ignore[massnahme-ohne-frist]
      - {id: m-kurs, titel: "[Kurs](1) `x` ]]>"}
"""


@pytest.fixture
def archiv(tmp_path: Path) -> Path:
    """A repository with a bad concept in a folder with umlauts and blanks."""
    folder = tmp_path / "unter" / "Ein Konzept für Köln"
    folder.mkdir(parents=True)
    (folder / "konzept.yaml").write_text(SCHLECHT, encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def test_all_forms_in_one_run(archiv: Path, konzept: Run) -> None:
    forms = [f"--output-format={name}:aus/{name}" for name in FINDINGS]
    done = konzept("lint", "unter/Ein Konzept für Köln", *TAG, *forms, cwd=archiv)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert sorted(path.name for path in (archiv / "aus").iterdir()) == sorted(FINDINGS)
    for name, check in CHECKS.items():
        check((archiv / "aus" / name).read_text(encoding="utf-8"))
    one = konzept("lint", "unter/Ein Konzept für Köln", *TAG, "--output-format", "github", cwd=archiv)
    assert one.stdout == (archiv / "aus" / "github").read_text(encoding="utf-8")
    assert "\x1b" not in (archiv / "aus" / "full").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FINDINGS)
def test_the_exit_code_is_the_same(form: str, archiv: Path, konzept: Run) -> None:
    assert konzept("lint", "unter", "--output-format", form, cwd=archiv).returncode == 1
    assert konzept("lint", "unter", "--output-format", form, "--exit-zero", cwd=archiv).returncode == 0


@pytest.mark.parametrize("where", ["", "unter", "unter/Ein Konzept für Köln"])
@pytest.mark.parametrize("how", ["path", "absolute", "revision", "revision from here"])
def test_names_start_from_the_root_of_the_repository(where: str, how: str, archiv: Path, konzept: Run) -> None:
    here = archiv / where
    concept = archiv / "unter" / "Ein Konzept für Köln"
    way = concept.relative_to(here).as_posix() if concept != here else "."
    argument = {
        "path": way, "absolute": concept, "revision": "HEAD:unter/Ein Konzept für Köln",
        "revision from here": "HEAD:./" + way.lstrip("."),
    }[how]  # fmt: skip
    done = konzept("lint", argument, *TAG, "--output-format", "gitlab", cwd=here)
    assert {one["location"]["path"] for one in json.loads(done.stdout)} == {"unter/Ein Konzept für Köln/konzept.yaml"}
    done = konzept("lint", argument, *TAG, "--output-format", "sarif", cwd=here)
    places = [one["locations"][0]["physicalLocation"] for one in json.loads(done.stdout)["runs"][0]["results"]]
    assert {one["artifactLocation"]["uri"] for one in places} == {
        "unter/Ein%20Konzept%20f%C3%BCr%20K%C3%B6ln/konzept.yaml"
    }


class TestStepSummary:
    """GitHub shows few remarks; the page of the run has them all."""

    def lint(self, konzept: Run, archiv: Path, file: str, form: str = "github") -> str:
        env = {"GITHUB_STEP_SUMMARY": file}
        done = konzept("lint", "unter", *TAG, "--output-format", form, cwd=archiv, env=env)
        assert done.returncode == 1
        return str(done.stderr)

    def test_written_behind_what_is_there(self, archiv: Path, konzept: Run) -> None:
        page = archiv / "seite.md"
        page.write_text("Vorher.\n", encoding="utf-8")
        self.lint(konzept, archiv, str(page))
        wanted = konzept("lint", "unter", *TAG, "--output-format", "markdown", cwd=archiv).stdout
        assert page.read_text(encoding="utf-8") == f"Vorher.\n{wanted}"

    def test_only_for_github(self, archiv: Path, konzept: Run) -> None:
        self.lint(konzept, archiv, str(archiv / "seite.md"), "json")
        assert not (archiv / "seite.md").exists()
        self.lint(konzept, archiv, "")

    def test_where_it_cannot_be_written_the_verdict_stands(self, archiv: Path, konzept: Run) -> None:
        assert "Zusammenfassung lässt sich nicht" in self.lint(konzept, archiv, str(archiv / "fehlt" / "seite.md"))


def test_the_published_schema_is_current(konzept: Run) -> None:
    published = (ROOT / "schema" / "lint.schema.json").read_text(encoding="utf-8")
    assert published == text(lint_schema()), "konzept schema --ausgabe lint --out schema"
    assert konzept("schema", "--ausgabe", "lint").stdout == published
    Draft7Validator.check_schema(json.loads(published))
    assert json.loads(published)["$id"] == "lint.schema.json"


def test_the_schema_allows_what_comes_later() -> None:
    sample = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert Draft7Validator(sample).is_valid({"a": "x", "b": 1})
    assert not Draft7Validator(closed(sample)).is_valid({"a": "x", "b": 1})
    assert "additionalProperties" not in json.dumps(lint_schema())


def test_the_command_knows_no_other_output(konzept: Run) -> None:
    done = konzept("schema", "--ausgabe", "lin")
    assert (done.returncode, done.stderr) == (2, "konzept: Ein Schema „lin“ gibt es nicht. Meinten Sie „lint“?\n")
    assert konzept("schema", "--ausgabe", "lint", "--teil", "konzept").returncode == 2
