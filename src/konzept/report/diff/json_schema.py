"""The schema of what ``diff --output-format json`` prints. Further keys are allowed: the form only grows."""

from konzept.diff import Art, Gewicht, Verb
from konzept.report.schema_parts import HEAD, SPAN, Schema, number, of_list, of_object, output, text


def diff_schema() -> Schema:
    """The schema, ``schema/diff.schema.json``."""
    found = output("diff", "Der Vergleich zweier Fassungen. Weitere Schlüssel können hinzukommen.", _DOCUMENT)
    # Only there if somebody asked for them.
    found["required"].remove("vorschlaege")
    return found | {"definitions": {"aenderung": of_object("Eine Änderung.", _CHANGE)}}


def _ids(description: str) -> Schema:
    return of_list(description, {"type": "string"})


def _span(edition: str) -> Schema:
    why = f"Wo es in der {edition} Fassung steht; null, wenn es dort nicht steht."
    return {"description": why, "anyOf": [SPAN, {"type": "null"}]}


def _counted(description: str, names: list[str]) -> Schema:
    """Only what occurs is there."""
    return {"type": "object", "description": description, "properties": {name: number(name, 1) for name in names}}


_ARTEN, _KLASSEN = [one.value for one in Art], [one.value for one in Gewicht]
_TITEL = text("Wie er heißt.")
_CHANGE: Schema = {
    "kind": text("Was geschehen ist.", enum=_ARTEN),
    "class": text("Was es wiegt.", enum=_KLASSEN),
    "folge": {
        "type": "boolean",
        "description": "Ob es nur aus einer genannten Aufteilung oder Zusammenlegung folgt; das wird nicht gezählt.",
    },
    "id": text("Kennung des Teils in der neueren Fassung, bei „entfallen“ und „aufgeteilt“ in der älteren; leer für "
               "das Konzept selbst."),
    "id_alt": text("Seine Kennung in der älteren Fassung, wenn es dort eine andere hatte."),
    "klasse": text("Art des Teils: Massnahme, Leitziel …"),
    "klasse_alt": text("Seine Art in der älteren Fassung, wenn es dort eine andere war."),
    "titel": text("Wie es heißt."),
    "bereich": text("Handlungsfeld oder Querschnittsthema mit Nummer und Titel; leer außerhalb davon."),
    "mit": text("Bei „neu“ und „entfallen“: Kennung des Teils, in dem es steht, wenn auch der neu oder entfallen ist."),
    "feld": text("Das geänderte Feld, mit Punkten; bei „verschoben“ die Liste, in der es jetzt steht; sonst leer."),
    "feld_alt": text("Bei „verschoben“ die Liste, in der es stand."),
    "alt": {
        "description": "Der alte Wert. Bei „geändert“ und „umbenannt“ der des Feldes, null ohne Wert. Bei „entfallen“ "
        "alle Felder. Bei „verschoben“ die Kennung des Teils, in dem es stand. Bei „zusammengelegt“ die Felder jedes "
        "alten Teils nach Kennung, der erste ist der, mit dem verglichen wurde. Bei „neu“ die Angaben unter "
        "„entfallen“ in der älteren Fassung, null ohne solche."
    },
    "neu": {
        "description": "Der neue Wert, entsprechend. Bei „neu“ alle Felder. Bei „aufgeteilt“ die Kennungen der Teile, "
        "die daraus wurden. Bei „entfallen“ die Angaben unter „entfallen“ in der neueren Fassung, null ohne solche."
    },
    "grund": text("Bei „entfallen“ der Grund, den die neuere Fassung nennt."),
    "span_alt": _span("älteren"),
    "span_neu": _span("neueren"),
}  # fmt: skip
_FATE: Schema = {
    "id": text("Seine Kennung."),
    "klasse": text("Seine Art: Massnahme, Leitziel …"),
    "titel": _TITEL,
    "nr": text("Seine gedruckte Nummer; leer, wenn er keine hat."),
    "verb": text("Was aus ihm wurde.", enum=[one.value for one in Verb]),
    "nach": _ids("Kennungen der Teile, die ihn fortführen."),
    "grund": text("Warum er entfiel."),
    "verbleib": text("Was aus seinem Inhalt wird."),
    "mit": text("Kennung des entfallenen Teils, in dem er stand und mit dem er entfiel."),
}
_VERDACHT: Schema = {
    "id": text("Kennung der Maßnahme oder des Indikators."),
    "titel": _TITEL,
    "ziel": text("Kennung des Ziels, dessen Wortlaut sich geändert hat."),
    "span_neu": _span("neueren"),
}
_VORSCHLAG: Schema = {
    "id": text("Kennung des neuen Teils."),
    "titel": _TITEL,
    "aus": _ids("Kennungen alter Teile, aus denen er hervorgegangen sein könnte, der ähnlichste zuerst."),
    "titel_alt": _ids("Wie sie hießen."),
    "aehnlich": {"type": "number", "minimum": 0, "maximum": 1, "description": "Wie ähnlich der erste ist."},
    "span_neu": _span("neueren"),
}
_DOCUMENT: Schema = {
    **HEAD,
    "alt": text("Die ältere Fassung, wie sie beim Aufruf heißt."),
    "neu": text("Die neuere Fassung."),
    "changes": of_list(
        "Die Änderungen in der Reihenfolge der neueren Fassung; was entfallen ist, am Ende.",
        {"$ref": "#/definitions/aenderung"},
    ),
    "schicksale": of_list(
        "Was aus jedem Teil der älteren Fassung wurde, der eine Kennung hat, in ihrer Reihenfolge; jeder genau einmal.",
        of_object("Ein Teil.", _FATE),
    ),
    "verdacht": of_list(
        "Maßnahmen und Indikatoren, die gleich blieben, obwohl ihr Ziel neu gefasst ist.",
        of_object("Ein Teil, der zu prüfen ist.", _VERDACHT),
    ),
    "vorschlaege": of_list(
        "Woraus Neues hervorgegangen sein könnte, nach der Ähnlichkeit der Wörter; nur mit --vorschlag.",
        of_object("Ein Vorschlag.", _VORSCHLAG),
    ),
    "summary": of_object(
        "Die Änderungen gezählt, ohne solche mit „folge“; was nicht vorkommt, fehlt.",
        {"arten": _counted("Nach „kind“.", _ARTEN), "klassen": _counted("Nach „class“.", _KLASSEN)},
    ),
}
