"""The schemas themselves: current, draft-07, German, and true for the examples."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from tests.conftest import ROOT, Run
from tests.schema.documents import CLASSES
from tests.schema.verdicts import read

from konzept.cli.schema import AUSGABEN
from konzept.load import load
from konzept.model import Konzept
from konzept.schema import file_name, schemas, text
from konzept.schema.words import spelled

FOLDER = ROOT / "schema"
SCHEMAS = schemas()
EXAMPLES = sorted(root.parent for root in (ROOT / "examples").rglob("konzept.yaml"))
DRAFT_07 = {
    "$schema", "$id", "$ref", "$comment", "title", "description", "default", "examples", "definitions", "type", "enum",
    "items", "maxLength", "pattern", "required", "properties", "additionalProperties", "if", "then", "anyOf", "not",
}  # fmt: skip
OF_EDITORS = {"errorMessage", "patternErrorMessage"}


def test_the_published_schemas_are_current() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*")}
    wanted = {file_name(name): text(schema) for name, schema in (SCHEMAS | AUSGABEN).items()}
    assert sorted(published) == sorted(wanted), "konzept schema --out schema (und Überzähliges löschen)"
    stale = [name for name in wanted if published[name] != wanted[name]]
    assert not stale, "konzept schema --out schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_valid_draft_07_that_stands_alone(name: str) -> None:
    schema = SCHEMAS[name]
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == Draft7Validator.META_SCHEMA["$schema"]
    # The metaschema lets unknown words pass, those of later drafts among them.
    assert set(_words(schema)) <= DRAFT_07 | OF_EDITORS
    reached = {"#/definitions/" + one for one in schema.get("definitions", {})}
    assert set(_references(schema)) == reached


def test_one_for_each_kind_of_file() -> None:
    folders = {name.removesuffix("-eintrag") for name in SCHEMAS if name.endswith("-eintrag")}
    assert {"handlungsfelder", "kapitel", "akteure"} <= folders < set(SCHEMAS)
    assert {"konzept", "kommune", "danksagung", "handlungsfelder-eintrag"} <= set(SCHEMAS)
    assert set(SCHEMAS) - {"konzept"} - {f"{one}-eintrag" for one in folders} <= set(Konzept.model_fields)


def test_every_part_refuses_unknown_keys_and_explains_itself() -> None:
    assert len(CLASSES) > 15
    parts = SCHEMAS["konzept"]["definitions"] | {"Konzept": SCHEMAS["konzept"]}
    for cls in CLASSES:
        schema = parts[cls.__name__]
        assert schema["additionalProperties"] is False
        assert schema["title"]
        assert schema["description"]
        assert list(schema["properties"]) == list(cls.model_fields)
        for name, field in cls.model_fields.items():
            shown = schema["properties"][name]
            assert shown["title"] == (field.title or shown["title"])
            assert field.description, f"{cls.__name__}.{name} braucht eine deutsche Beschreibung"
            assert field.description in shown.get("description", "")


@pytest.mark.parametrize(
    ("key", "title"),
    [("massnahmen", "Maßnahmen"), ("erklaerung", "Erklärung"), ("kuerzel", "Kürzel"), ("aktuell", "Aktuell"),
     ("quelle", "Quelle"), ("dauer", "Dauer"), ("foerderung_gross", "Förderung groß"), ("pruefung", "Prüfung")],
)  # fmt: skip
def test_keys_with_their_umlauts(key: str, title: str) -> None:
    assert spelled(key) == title


def test_examples_are_accepted_where_they_stand() -> None:
    looked_at = 0
    for schema in SCHEMAS.values():
        for place in _places(schema):
            validator = Draft7Validator(place | {"definitions": schema.get("definitions", {})})
            values = [*place.get("examples", ()), *([place["default"]] if "default" in place else ())]
            # Beside a reference nothing counts in draft-07, so the reference is what they are held to.
            assert all(validator.is_valid(value) for value in values), place
            looked_at += len(values)
    assert looked_at


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.relative_to(ROOT / "examples").as_posix())
def test_examples_that_the_program_accepts_hold(folder: Path) -> None:
    files = {path.relative_to(folder): path for path in folder.rglob("*.yaml")}
    errors = []
    for name, path in files.items():
        validator = Draft7Validator(SCHEMAS.get(f"{name.parts[0]}-eintrag" if len(name.parts) > 1 else name.stem, {}))
        errors += [error.message for error in validator.iter_errors(read(path.read_text(encoding="utf-8")))]
    program = load({name.as_posix(): path.read_bytes() for name, path in files.items()}).konzept
    assert (not errors) == (program is not None), errors


def test_the_command_prints_and_writes(konzept: Run, tmp_path: Path) -> None:
    assert konzept("schema").stdout == text(SCHEMAS["konzept"])
    assert json.loads(konzept("schema", "--teil", "danksagung").stdout)["$id"] == "danksagung.schema.json"
    done = konzept("schema", "--out", tmp_path / "neu")
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "neu").iterdir()) == sorted(map(file_name, SCHEMAS | AUSGABEN))
    assert (tmp_path / "neu" / "konzept.schema.json").read_bytes() == text(SCHEMAS["konzept"]).encode("utf-8")
    konzept("schema", "--teil", "quellen", "--out", tmp_path / "eines")
    assert [path.name for path in (tmp_path / "eines").iterdir()] == ["quellen.schema.json"]


def test_the_command_knows_no_other_part(konzept: Run) -> None:
    done = konzept("schema", "--teil", "handlungsfeld")
    assert done.returncode == 2
    assert done.stderr == "konzept: Ein Schema „handlungsfeld“ gibt es nicht. Meinten Sie „handlungsfelder“?\n"
    assert "Möglich sind: konzept, " in konzept("schema", "--teil", "xyz").stderr


def _schemas_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema and every schema inside it."""
    yield schema
    inner = [schema[key] for key in ("items", "if", "then", "not") if key in schema]
    inner += schema.get("anyOf", [])
    inner += [*schema.get("properties", {}).values(), *schema.get("definitions", {}).values()]
    for one in inner:
        yield from _schemas_in(one)


def _words(schema: dict[str, Any]) -> Iterator[str]:
    for one in _schemas_in(schema):
        yield from one


def _references(schema: dict[str, Any]) -> Iterator[str]:
    return (one["$ref"] for one in _schemas_in(schema) if "$ref" in one)


def _places(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (one for one in _schemas_in(schema) if "examples" in one or "default" in one)
