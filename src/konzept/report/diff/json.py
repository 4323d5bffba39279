"""For programs: every fact with both values and both places; its form has a version and only grows."""

from typing import Any

from konzept.diff import Change, Gewicht, Schicksal, Verdacht, Vorschlag, feld, seite
from konzept.report.diff import Comparison
from konzept.report.json import document, span


def changes(comparison: Comparison) -> str:
    """``changes`` and what they weigh, ``schicksale`` of the old parts, ``verdacht``, and proposals if asked for."""
    proposals = comparison.vorschlaege
    rest = {} if proposals is None else {"vorschlaege": [_proposal(one, comparison) for one in proposals]}
    return document(
        alt=comparison.alt,
        neu=comparison.neu,
        changes=[_change(*one, comparison) for one in comparison.changes],
        schicksale=[_fate(one) for one in comparison.vergleich.schicksale],
        verdacht=[_suspect(one, comparison) for one in comparison.verdacht],
        **rest,
        summary={
            "arten": {art.value: number for art, number in comparison.counts().items()},
            "klassen": {one.value: number for one, number in comparison.weights().items()},
        },
    )


def _change(change: Change, weight: Gewicht, comparison: Comparison) -> dict[str, Any]:
    alt, neu = comparison.places(change)
    return {
        "kind": change.art.value,
        "class": weight.value,
        "folge": change.folge,
        "id": change.id,
        "id_alt": change.id_alt,
        "klasse": change.klasse,
        "klasse_alt": change.klasse_alt,
        "titel": change.titel,
        "bereich": feld(comparison.vergleich, *seite(comparison.vergleich, change)),
        "mit": change.mit,
        "feld": change.feld,
        "feld_alt": change.feld_alt,
        "alt": change.alt,
        "neu": change.neu,
        "grund": change.grund,
        "span_alt": span(alt),
        "span_neu": span(neu),
    }


def _fate(fate: Schicksal) -> dict[str, Any]:
    return {
        "id": fate.id,
        "klasse": fate.klasse,
        "titel": fate.titel,
        "nr": fate.nummer,
        "verb": fate.verb.value,
        "nach": list(fate.nach),
        "grund": fate.grund,
        "verbleib": fate.verbleib,
        "mit": fate.mit,
    }


def _suspect(one: Verdacht, comparison: Comparison) -> dict[str, Any]:
    return {"id": one.id, "titel": one.titel, "ziel": one.ziel, "span_neu": span(comparison.place_neu(one.route))}


def _proposal(one: Vorschlag, comparison: Comparison) -> dict[str, Any]:
    return {
        "id": one.id,
        "titel": one.titel,
        "aus": list(one.aus),
        "titel_alt": list(one.titel_alt),
        "aehnlich": one.aehnlich,
        "span_neu": span(comparison.place_neu(one.route)),
    }
