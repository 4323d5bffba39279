"""JSON Schema for editors: what may stand in ``konzept.yaml`` and in each file of a split concept, in German.

Draft-07, because that is what the language servers for YAML read. A schema accepts what the program accepts, and
where JSON Schema cannot say what the program says, it accepts more: an editor must not mark what is right.
"""

import json
from typing import Any, get_origin

from konzept.model import Konzept, part_class
from konzept.schema.convert import REF, Converter, named

ROOT = "konzept"
"""Name of the schema of ``konzept.yaml``, and the one key that cannot move out: its file would be that very file."""


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name: ``konzept``, ``X`` for the file ``X.yaml``, ``X-eintrag`` for a file in a folder ``X``.

    Keys that hold one line of text have none of their own; nobody gives ``titel`` a file.
    """
    whole = Konzept.model_json_schema(schema_generator=Converter, ref_template=REF)
    texts: dict[str, Any] = {}
    definitions = named(whole.pop("$defs"), texts)
    root = named(whole, texts)
    definitions |= texts
    # Every other key may stand in a file of its own, so that its absence here says nothing.
    found = {ROOT: root | {"required": [key for key in root["required"] if key == ROOT]}}
    for key, field in Konzept.model_fields.items():
        part = part_class(field.annotation)
        if part:
            found[key] = root["properties"][key]
            if get_origin(field.annotation) is tuple:
                found[f"{key}-eintrag"] = definitions[part.__name__]
    return {name: _whole(name, schema, definitions) for name, schema in found.items()}


def file_name(name: str) -> str:
    """The name of the file a schema is published as."""
    return f"{name}.schema.json"


def text(schema: dict[str, Any]) -> str:
    """A schema as it is printed and written."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _whole(name: str, schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema that stands alone: with its name and with the definitions that it reaches, and no others."""
    needed: dict[str, Any] = {}
    todo = [schema]
    for part in todo:
        new = _references(part) - needed.keys()
        needed |= {one: definitions[one] for one in new}
        todo += (definitions[one] for one in new)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": file_name(name)}
    return head | schema | ({"definitions": dict(sorted(needed.items()))} if needed else {})


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"].rpartition("/")[2]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_references, value.values()))
    return set().union(*map(_references, value)) if isinstance(value, list) else set()
