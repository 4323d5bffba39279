"""The schema of what ``log --output-format json`` prints. Further keys are allowed: the form only grows."""

from konzept.diff import Art
from konzept.report.schema_parts import HEAD, Schema, number, of_list, of_object, output, text


def log_schema() -> Schema:
    """The schema, ``schema/log.schema.json``."""
    return output("log", "Der Verlauf eines Teils in git. Weitere Schlüssel können hinzukommen.", _DOCUMENT)


_CHANGE: Schema = {
    "kind": text("Was geschehen ist.", enum=[one.value for one in Art]),
    "id": text("Kennung des Teils nach der Revision, bei „entfallen“ und „aufgeteilt“ davor."),
    "feld": text("Das geänderte Feld, mit Punkten; bei „verschoben“ die Liste, in der es jetzt steht; sonst leer."),
    "alt": {"description": "Der alte Wert; welcher das je nach „kind“ ist, beschreibt die Ausgabe von „konzept diff“."},
    "neu": {"description": "Der neue Wert, entsprechend."},
    "text": text("Dasselbe in Worten, mit den Namen statt der Kennungen."),
}
_EINTRAG: Schema = {
    "hash": text("Der Commit.", pattern="^[0-9a-f]{40}([0-9a-f]{24})?$"),
    "datum": {
        "description": "Der Tag, an dem er geschrieben wurde, als JJJJ-MM-TT; leer, wenn das Archiv ihn nicht nennt.",
        "anyOf": [{"type": "string", "format": "date"}, {"const": ""}],
    },
    "autor": text("Wer ihn geschrieben hat; nur der Name."),
    "betreff": text("Die erste Zeile seiner Nachricht."),
    "changes": of_list("Was sich an dem Teil geändert hat.", of_object("Eine Änderung.", _CHANGE)),
    "hinweis": text("Warum diese Fassung nicht zu lesen oder nicht zu vergleichen ist; sonst leer."),
}
_DOCUMENT: Schema = {
    **HEAD,
    "konzept": text("Das Konzept, wie es beim Aufruf heißt."),
    "id": text("Die Kennung, nach der gefragt ist."),
    "name": text("Nummer und Titel des Teils in der neuesten Fassung, die ihn hat."),
    "eintraege": of_list(
        "Die Revisionen, die an dem Teil etwas ändern, die neueste zuerst.", of_object("Eine Revision.", _EINTRAG)
    ),
    "ende": text("Wo und warum der Verlauf abbricht; leer, wenn er bis zum Anfang reicht."),
    "summary": of_object(
        "Gezählt.",
        {
            "revisionen": number("Wie viele Revisionen des Konzepts angesehen wurden."),
            "eintraege": number("Wie viele davon an dem Teil etwas ändern."),
        },
    ),
}
