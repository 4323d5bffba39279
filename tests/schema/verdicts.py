"""A generated file as YAML, and what the program and an editor read in it."""

import json
from typing import Any

import yaml

from konzept.load import load

_STRUCTURE = ("schluessel-unbekannt", "pflichtfeld-fehlt", "wert-form", "wert-unverstanden")
"""The findings that a schema can have as well."""


def written(value: Any) -> str:
    """A document as YAML."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Any) -> list[str]:
    if not isinstance(value, dict | list) or not value:
        return [value if isinstance(value, str) else json.dumps(value)]
    found = []
    for key in value:
        inner = _lines(value[key] if isinstance(value, dict) else key)
        many = isinstance(value[key] if isinstance(value, dict) else key, dict | list) and inner[0] not in ("[]", "{}")
        if isinstance(value, dict):
            found += [f"{key}:", *(f"  {line}" for line in inner)] if many else [f"{key}: {inner[0]}"]
        else:
            found += [f"- {inner[0]}", *(f"  {line}" for line in inner[1:])]
    return found


class _Editor(yaml.SafeLoader):
    """YAML as an editor reads it: with numbers and truth values, but without dates."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    """The data that an editor holds to a schema."""
    return yaml.load(text, Loader=_Editor)


def files(kind: str, text: str) -> dict[str, bytes]:
    """A concept in which ``text`` is the file of this kind, and everything else is right."""
    key = kind.removesuffix("-eintrag")
    if kind == "konzept":
        return {"konzept.yaml": text.encode("utf-8")}
    rest = {"konzept": "1", "titel": "T", "kommune": {"name": "N"}}
    rest.pop(key, None)
    own = f"{key}.yaml" if kind == key else f"{key}/1.yaml"
    return {"konzept.yaml": written(rest).encode("utf-8"), own: text.encode("utf-8")}


def accepted(kind: str, text: str) -> bool:
    """Whether the program has nothing against the structure and the values of this file."""
    found = {finding.rule for finding in load(files(kind, text)).findings}
    assert found <= set(_STRUCTURE), found
    return not found
