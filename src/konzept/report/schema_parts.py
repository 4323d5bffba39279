"""What the schemas of the outputs for programs are made of: draft-07, in German, as the schemas of the files."""

from typing import Any

Schema = dict[str, Any]


def output(command: str, description: str, properties: Schema) -> Schema:
    """The schema of what a command prints with ``--output-format json``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"{command}.schema.json",
        "title": f"Ausgabe von „konzept {command} --output-format json“",
    } | of_object(description, properties)


def text(description: str, **more: Any) -> Schema:
    """Text, or one of some words (``enum``)."""
    return {"type": "string", "description": description, **more}


def number(description: str, least: int = 0) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": description}


def of_list(description: str, items: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "description": description, "items": items}


def of_object(description: str, properties: Schema) -> Schema:
    """Every key is always there."""
    return {"type": "object", "description": description, "required": [*properties], "properties": properties}


SPAN = of_object(
    "Die Stelle. Zeilen und Spalten zählen ab 1, Spalten in Zeichen; das Ende gehört nicht dazu. Zeile 0 meint die "
    "ganze Datei.",
    {
        "file": text("Die Datei mit „/“, wie sie beim Aufruf genannt oder gefunden wurde; aus git mit der Revision."),
        "line": number("Erste Zeile."),
        "column": number("Erste Spalte."),
        "end_line": number("Letzte Zeile."),
        "end_column": number("Erste Spalte dahinter."),
    },
)
HEAD: Schema = {
    "schema_version": {"const": 1, "description": "Die Version dieser Form; sie steigt nur, wenn etwas wegfällt."},
    "tool": of_object(
        "Das Programm, das dies ausgegeben hat.", {"name": {"const": "konzept"}, "version": text("Die Version.")}
    ),
}
