"""The schema of what ``lint --output-format json`` prints, in German, draft-07 as the schemas of the files.

Further keys are allowed: the form only grows.
"""

from konzept.finding import Level
from konzept.report.schema_parts import HEAD, SPAN, Schema, number, of_list, of_object, output, text


def lint_schema() -> Schema:
    """The schema, ``schema/lint.schema.json``."""
    return output("lint", "Das Ergebnis einer Prüfung. Weitere Schlüssel können hinzukommen.", _DOCUMENT) | {
        "definitions": {"befund": of_object("Ein Befund.", _FINDING), "unterdrueckt": of_object(
            "Ein Befund, den ein Vermerk in der Datei unterdrückt.",
            _FINDING | {"grund": text("Der Grund, den der Vermerk nennt.")},
        )}
    }  # fmt: skip


_BEFUND = {"$ref": "#/definitions/befund"}
_COUNTS = {str(level): number(f"Wie viele Befunde „{level}“ wiegen.") for level in reversed(Level)}
_FINDING: Schema = {
    "rule": text("Der Name der Regel; „konzept rule NAME“ erklärt sie."),
    "level": text("Was der Befund wiegt.", enum=[str(level) for level in reversed(Level)]),
    "message": text("Was nicht stimmt, ein Satz."),
    "hint": text("Was zu tun ist; leer, wenn der Satz es schon sagt."),
    "id": text("Kennung des Teils, um den es geht; leer, wenn es um keinen einzelnen geht."),
    "feld": text("Das Feld dieses Teils, mit Punkten; leer, wenn es um den ganzen Teil geht."),
    "bereich": text("Handlungsfeld oder Querschnittsthema mit Nummer und Titel; leer außerhalb davon."),
    "anzahl": number(
        "Für wie viele gleiche Befunde er steht: Was eine Regel an drei oder mehr Teilen eines Handlungsfelds findet, "
        "wird zusammen berichtet.",
        1,
    ),
    "fingerprint": text(
        "Woran der Befund wiederzuerkennen ist, auch wenn sich Zeilen verschoben haben; aus Konzept, Regel, Kennung "
        "und Feld gemacht. Leer, wenn es kein Konzept zu prüfen gab."
    ),
    "konzept": text("Das Konzept, wie es unter „konzepte“ heißt."),
    "span": SPAN,
}
_DOCUMENT: Schema = {
    **HEAD,
    "stichtag": text("Der Tag, der als heute galt, als JJJJ-MM-TT.", format="date"),
    "konzepte": of_list(
        "Die geprüften Konzepte in der Reihenfolge des Aufrufs.",
        of_object(
            "Ein Konzept und die Zahl seiner Befunde.",
            {
                "name": text("Das Konzept, wie es genannt oder gefunden wurde."),
                "lesbar": {"type": "boolean", "description": "Ob es dort ein Konzept gab."},
                **_COUNTS,
            },
        ),
    ),
    "findings": of_list("Was zu beheben ist, nach Konzepten und Stellen geordnet.", _BEFUND),
    "silenced": of_list("Was Vermerke in den Dateien unterdrücken.", {"$ref": "#/definitions/unterdrueckt"}),
    "known": of_list("Was die Baseline schon kennt.", _BEFUND),
    "summary": of_object(
        "Die Befunde unter „findings“ gezählt.",
        {
            "konzepte": number("Wie viele Konzepte geprüft wurden."),
            **_COUNTS,
            "silenced": number("Wie viele Befunde unterdrückt sind."),
            "known": number("Wie viele Befunde die Baseline kennt."),
            "bereiche": of_list(
                "Nach Handlungsfeldern, in der Reihenfolge der Dateien.",
                of_object(
                    "Ein Handlungsfeld.",
                    {"name": text("Nummer und Titel; bei mehreren Konzepten steht das Konzept davor.")} | _COUNTS,
                ),
            ),
            "rules": of_list(
                "Nach Regeln, die schwersten zuerst.",
                of_object("Eine Regel.", {"name": text("Ihr Name.")} | _COUNTS),
            ),
        },
    ),
}
