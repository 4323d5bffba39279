"""For programs: every revision with every fact, both values, and the same words people read; it only grows."""

from typing import Any

from konzept.diff import Change, Vergleich
from konzept.report.json import document
from konzept.report.log import Eintrag, Verlauf
from konzept.report.log.words import told


def history(verlauf: Verlauf) -> str:
    """``eintraege``, newest first; ``ende`` is empty if they go back to the beginning."""
    return document(
        konzept=verlauf.pfad,
        id=verlauf.id,
        name=verlauf.name,
        eintraege=[_entry(one) for one in verlauf.eintraege],
        ende=verlauf.ende,
        summary={"revisionen": verlauf.fassungen, "eintraege": len(verlauf.eintraege)},
    )


def _entry(one: Eintrag) -> dict[str, Any]:
    revision = one.revision
    return {
        "hash": revision.hash,
        "datum": revision.datum.isoformat() if revision.datum else "",
        "autor": revision.autor,
        "betreff": revision.betreff,
        "changes": [_change(change, one.vergleich) for change in one.changes] if one.vergleich else [],
        "hinweis": one.hinweis,
    }


def _change(change: Change, vergleich: Vergleich) -> dict[str, Any]:
    return {
        "kind": change.art.value,
        "id": change.id,
        "feld": change.feld,
        "alt": change.alt,
        "neu": change.neu,
        "text": told(change, vergleich),
    }
