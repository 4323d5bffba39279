"""pydantic's JSON Schema in draft-07, for text that an editor takes for numbers, truth values and nothing.

The program reads every scalar as text; an editor reads ``2027`` as a number and a key without value as null. So a text
is whatever is neither list nor section, and a key that may be missing may be empty.

Language servers offer every ``type`` they find as a value: ``true``, ``false`` and ``null`` behind each key. Kinds are
therefore told by ``if`` and ``then``, which also carry a German sentence (``errorMessage``, read by VS Code's server).
"""

import re
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from konzept.model import Abschnitt, part_class, references, word
from konzept.schema.words import paragraph, spelled, targets

REF = "#/definitions/{model}"
"""Where draft-07 keeps what pydantic puts under ``$defs``."""
_NAME = "$comment"
"""Says what a kind of text is called, until ``named`` has made it a definition of that name."""
_MOST = 9
"""Examples of a value type: an editor shows each in a block of its own, below the sentence that explains the field."""
_OF_TYPE = "$examples"
"""The examples of a value type, until they stand behind those of the field."""
_KIND = (_NAME, "if", "then", "pattern", "patternErrorMessage", "maxLength")
_EMPTY: JsonSchemaValue = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""Nothing but null, in words that do not make an editor offer „null“."""


class Converter(GenerateJsonSchema):
    """Schemas of the parts of a concept; value types need nothing, their examples stand in ``BEISPIELE``."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text of any kind; bounds hold for what remains when the white space around it is gone."""
        found: JsonSchemaValue = {_NAME: "text"} | _only("string", "Hier wird Text erwartet.")
        pattern, shortest, longest = (schema.get(key) for key in ("pattern", "min_length", "max_length"))
        if pattern or shortest:
            some = r"(?=\s*\S)" if shortest else ""
            inner = re.sub(r"^\^|\$$", "", str(pattern or r"[\s\S]*"))
            found["pattern"] = rf"^{some}\s*(?:{inner})\s*$"
        return found | ({"maxLength": longest} if longest else {})

    def chain_schema(self, schema: core_schema.ChainSchema) -> JsonSchemaValue:
        """The first step of a chain strips white space, the last one says what is wrong."""
        return self.generate_inner(schema["steps"][-1])

    def custom_error_schema(self, schema: core_schema.CustomErrorSchema) -> JsonSchemaValue:
        """The sentence of the program is the sentence of the editor."""
        own = {_NAME: schema["custom_error_type"], "patternErrorMessage": schema["custom_error_message"]}
        return self.generate_inner(schema["schema"]) | own

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """A value type that reads text: its grammar is more than JSON Schema can say."""
        return self.generate_inner(schema["schema"]) | _examples(schema["function"]["function"])

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        """As above, for a type that asks for no text first."""
        return self.str_schema({"type": "str"}) | _examples(schema["function"]["function"])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """A closed list; „1“ is also the number an editor takes it for."""
        values = [str(value) for value in schema["expected"]]
        return {"anyOf": [{"enum": [*(int(value) for value in values if value.isdecimal()), *values]}]}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list of any length; ``items`` stands outside so that an editor can offer the first one."""
        return {"items": self.generate_inner(schema["items_schema"][0])} | _only(
            "array", "Hier wird eine Liste erwartet; jeder Eintrag beginnt mit „- “."
        )

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """None is what a missing key becomes, and a missing key has a default."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A key that may be missing, and so may be empty."""
        found = _or_empty(self.generate_inner(schema["schema"]))
        default = schema.get("default")
        return found | ({"default": default} if isinstance(default, str) else {})

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A part: its class's word and docstring, and for each field a title and a sentence."""
        found = super().model_schema(schema)
        cls = cast("type[Abschnitt]", schema["cls"])
        found["title"] = word(cls)
        found["description"] = paragraph(cls.__doc__)
        for name, value in found["properties"].items():
            found["properties"][name] = _field(cls, name, value)
        return found


def _field(cls: type[Abschnitt], name: str, schema: JsonSchemaValue) -> JsonSchemaValue:
    field = cls.model_fields[name]
    part = part_class(field.annotation)
    meant = paragraph(field.description or (part.__doc__ if part else ""))
    sentence = " ".join(filter(None, (meant, targets(dict(references(cls)).get(name, ())))))
    about: JsonSchemaValue = {"title": field.title or spelled(name)} | ({"description": sentence} if sentence else {})
    own = field.examples or []
    examples = [*own, *(example for example in schema.pop(_OF_TYPE, ()) if example not in own)]
    if _NAME in schema:
        # What is said about this field stands beside the kind of text, which is the same for many.
        about = {key: schema.pop(key) for key in ("default",) if key in schema} | about
        schema = {"anyOf": [{key: schema[key] for key in schema if key in _KIND}]}
    elif "$ref" in schema:
        schema = _section(schema["$ref"], "object")
    elif "items" in schema and examples and not isinstance(examples[0], list):
        # Said of a list, meant for one of its items; beside a reference it is no more than a remark.
        schema = {**schema, "items": schema["items"] | {"examples": examples}}
        examples, _ = [], schema.pop("examples", None)
    return schema | about | ({"examples": examples} if examples else {})


def _section(reference: str, *kinds: str) -> JsonSchemaValue:
    """A part of its own; ``type`` makes an editor begin a new line for it."""
    sentence = "Hier werden eingerückte Zeilen der Form „schlüssel: Wert“ erwartet."
    kind = {"type": list(kinds), "errorMessage": sentence}
    return kind | {"if": {"type": "object"}, "then": {"$ref": reference}}


def _only(kind: str, sentence: str) -> JsonSchemaValue:
    """No value of another kind. For text, numbers and truth values are text as well."""
    others = {"string": ["array", "object", "null"], "array": ["string", "number", "boolean", "object", "null"]}[kind]
    return {"if": {"type": others}, "then": {"type": kind, "errorMessage": sentence}}


def _or_empty(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The same, or null."""
    if "$ref" in schema:
        return _section(schema["$ref"], "object", "null")
    if "if" not in schema:
        # One inside the other: beside one another, VS Code's server shows the title of the field twice.
        return {"anyOf": [schema, _EMPTY]}
    others = [kind for kind in schema["if"]["type"] if kind != "null"]
    named = {_NAME: f"{schema[_NAME]}-oder-leer"} if _NAME in schema else {}
    return schema | named | {"if": {"type": others}}


def _examples(function: Any) -> JsonSchemaValue:
    """The examples of the value type whose class or class method ``function`` is."""
    examples = getattr(getattr(function, "__self__", function), "BEISPIELE", ())[:_MOST]
    return {_OF_TYPE: [str(example) for example in examples]} if examples else {}


def named(schema: Any, definitions: dict[str, Any]) -> Any:
    """``schema`` with every kind of text as a reference to one of ``definitions``, which are added to."""
    if isinstance(schema, list):
        return [named(value, definitions) for value in schema]
    if not isinstance(schema, dict):
        return schema
    if _NAME not in schema:
        return {key: named(value, definitions) for key, value in schema.items()}
    kind = {key: value for key, value in schema.items() if key in _KIND[1:]}
    if definitions.setdefault(schema[_NAME], kind) != kind:
        raise ValueError(f"two kinds of text are called {schema[_NAME]}")
    remarks = {"examples": schema.get("examples", schema.get(_OF_TYPE))}
    return {"$ref": REF.format(model=schema[_NAME])} | (remarks if remarks["examples"] else {})
