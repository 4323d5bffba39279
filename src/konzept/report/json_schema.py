"""The schema of what ``lint --output-format json`` prints, in German, draft-07 as the schemas of the files.

Further keys are allowed: the form only grows.
"""

from typing import Any

from konzept.finding import Level

Schema = dict[str, Any]


def lint_schema() -> Schema:
    """The schema, ``schema/lint.schema.json``."""
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "lint.schema.json",
        "title": "Ausgabe von „konzept lint --output-format json“",
    }
    return head | _object("Das Ergebnis einer Prüfung. Weitere Schlüssel können hinzukommen.", _DOCUMENT) | {
        "definitions": {"befund": _object("Ein Befund.", _FINDING), "unterdrueckt": _object(
            "Ein Befund, den ein Vermerk in der Datei unterdrückt.",
            _FINDING | {"grund": _text("Der Grund, den der Vermerk nennt.")},
        )}
    }  # fmt: skip


def _text(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **more}


def _number(description: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": description}


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _object(description: str, properties: Schema) -> Schema:
    """Every key is always there."""
    return {"type": "object", "description": description, "required": [*properties], "properties": properties}


_BEFUND = {"$ref": "#/definitions/befund"}
_COUNTS = {str(level): _number(f"Wie viele Befunde „{level}“ wiegen.") for level in reversed(Level)}
_SPAN = _object(
    "Die Stelle. Zeilen und Spalten zählen ab 1, Spalten in Zeichen; das Ende gehört nicht dazu. Zeile 0 meint die "
    "ganze Datei.",
    {
        "file": _text("Die Datei mit „/“, wie sie beim Aufruf genannt oder gefunden wurde; aus git mit der Revision."),
        "line": _number("Erste Zeile."),
        "column": _number("Erste Spalte."),
        "end_line": _number("Letzte Zeile."),
        "end_column": _number("Erste Spalte dahinter."),
    },
)
_FINDING: Schema = {
    "rule": _text("Der Name der Regel; „konzept rule NAME“ erklärt sie."),
    "level": _text("Was der Befund wiegt.", enum=[str(level) for level in reversed(Level)]),
    "message": _text("Was nicht stimmt, ein Satz."),
    "hint": _text("Was zu tun ist; leer, wenn der Satz es schon sagt."),
    "id": _text("Kennung des Teils, um den es geht; leer, wenn es um keinen einzelnen geht."),
    "feld": _text("Das Feld dieses Teils, mit Punkten; leer, wenn es um den ganzen Teil geht."),
    "bereich": _text("Handlungsfeld oder Querschnittsthema mit Nummer und Titel; leer außerhalb davon."),
    "fingerprint": _text(
        "Woran der Befund wiederzuerkennen ist, auch wenn sich Zeilen verschoben haben; aus Konzept, Regel, Kennung "
        "und Feld gemacht. Leer, wenn es kein Konzept zu prüfen gab."
    ),
    "konzept": _text("Das Konzept, wie es unter „konzepte“ heißt."),
    "span": _SPAN,
}
_DOCUMENT: Schema = {
    "schema_version": {"const": 1, "description": "Die Version dieser Form; sie steigt nur, wenn etwas wegfällt."},
    "tool": _object("Womit geprüft wurde.", {"name": {"const": "konzept"}, "version": _text("Die Version.")}),
    "stichtag": _text("Der Tag, der als heute galt, als JJJJ-MM-TT.", format="date"),
    "konzepte": _list(
        "Die geprüften Konzepte in der Reihenfolge des Aufrufs.",
        _object(
            "Ein Konzept und die Zahl seiner Befunde.",
            {
                "name": _text("Das Konzept, wie es genannt oder gefunden wurde."),
                "lesbar": {"type": "boolean", "description": "Ob es dort ein Konzept gab."},
                **_COUNTS,
            },
        ),
    ),
    "findings": _list("Was zu beheben ist, nach Konzepten und Stellen geordnet.", _BEFUND),
    "silenced": _list("Was Vermerke in den Dateien unterdrücken.", {"$ref": "#/definitions/unterdrueckt"}),
    "known": _list("Was die Baseline schon kennt.", _BEFUND),
    "summary": _object(
        "Die Befunde unter „findings“ gezählt.",
        {
            "konzepte": _number("Wie viele Konzepte geprüft wurden."),
            **_COUNTS,
            "silenced": _number("Wie viele Befunde unterdrückt sind."),
            "known": _number("Wie viele Befunde die Baseline kennt."),
            "bereiche": _list(
                "Nach Handlungsfeldern, in der Reihenfolge der Dateien.",
                _object(
                    "Ein Handlungsfeld.",
                    {"name": _text("Nummer und Titel; bei mehreren Konzepten steht das Konzept davor.")} | _COUNTS,
                ),
            ),
            "rules": _list(
                "Nach Regeln, die schwersten zuerst.",
                _object("Eine Regel.", {"name": _text("Ihr Name.")} | _COUNTS),
            ),
        },
    ),
}
