"""The JSON of a comparison, applied: forwards it makes the newer edition of the older one, backwards the other way."""

import json
from typing import Any

from konzept.diff import diff, proposals, suspects
from konzept.diff.fields import values
from konzept.load import Geladen
from konzept.model import Entfallen, Index
from konzept.report.diff import CHANGES, Comparison

Flat = dict[str, dict[str, Any]]
"""The fields of every part by id, of the concept under "", of an entry under ``entfallen`` under "entfallen/<id>"."""
ENTRY = "entfallen/"


def compared(alt: Geladen, neu: Geladen, *, vorschlag: bool = True) -> Comparison:
    """As the command compares them."""
    assert alt.konzept is not None
    assert neu.konzept is not None
    found = diff(alt.konzept, neu.konzept)
    proposed = tuple(proposals(found)) if vorschlag else None
    return Comparison(found, "alt", "neu", alt.places.head, neu.places.head, tuple(suspects(found)), proposed)


def document(comparison: Comparison) -> dict[str, Any]:
    """What the program prints, read again."""
    found = json.loads(CHANGES["json"].changes(comparison))
    assert isinstance(found, dict)
    return found


def flat(index: Index) -> Flat:
    """A concept as JSON knows it; of doubled ids the first."""
    found = {"": values(index.konzept)}
    for kennung, all_of_it in index.alle.items():
        for knoten in all_of_it:
            own = ENTRY + kennung if isinstance(knoten.teil, Entfallen) else kennung
            found.setdefault(own, values(knoten.teil))
    return _sorted(found)


def _sorted(found: Flat) -> Flat:
    """The order in a list says nothing."""
    return {
        own: {key: sorted(value, key=repr) if isinstance(value, list) else value for key, value in fields.items()}
        for own, fields in found.items()
    }


def _main(doc: dict[str, Any]) -> dict[str, str]:
    """New id → the old id it was compared with."""
    found = {new: fate["id"] for fate in reversed(doc["schicksale"]) for new in fate["nach"]}
    merged = {one["id"]: next(iter(one["alt"])) for one in doc["changes"] if one["kind"] == "zusammengelegt"}
    return {"": ""} | found | merged


def _own(change: dict[str, Any]) -> str:
    return ENTRY + change["id"] if change["klasse"] == "Entfallen" else change["id"]


def _set(fields: dict[str, Any], feld: str, value: Any) -> None:
    fields.pop(feld, None)
    if value is not None:
        fields[feld] = value


def forwards(doc: dict[str, Any], old: Flat) -> Flat:
    """The newer edition."""
    entries = {own: dict(fields) for own, fields in old.items() if own.startswith(ENTRY)}
    new = entries | {new: dict(old[main]) for new, main in _main(doc).items()}
    for change in doc["changes"]:
        own = _own(change)
        if change["kind"] in ("geändert", "umbenannt"):
            _set(new[own], change["feld"], change["neu"])
        elif change["kind"] == "neu":
            new[own] = change["neu"]
            if change["alt"] is not None:
                del new[ENTRY + change["id"]]
        elif change["kind"] == "entfallen":
            if own.startswith(ENTRY):
                del new[own]
            elif change["neu"] is not None:
                new[ENTRY + own] = change["neu"]
    return _sorted(new)


def backwards(doc: dict[str, Any], new: Flat) -> Flat:
    """The older edition."""
    main = _main(doc)
    old = {own: dict(fields) for own, fields in new.items() if own.startswith(ENTRY)}
    for own, source in reversed(main.items()):
        old[source] = dict(new[own])
        for change in doc["changes"]:
            if change["id"] == own and change["klasse"] != "Entfallen" and change["kind"] in ("geändert", "umbenannt"):
                _set(old[source], change["feld"], change["alt"])
    for change in doc["changes"]:
        own = _own(change)
        if change["kind"] == "zusammengelegt":
            old |= {source: dict(fields) for source, fields in change["alt"].items()}
        elif change["kind"] == "entfallen":
            old[own] = change["alt"]
            if change["neu"] is not None:
                old.pop(ENTRY + own)
        elif change["kind"] == "neu":
            if own.startswith(ENTRY):
                old.pop(own)
            elif change["alt"] is not None:
                old[ENTRY + own] = change["alt"]
        elif own.startswith(ENTRY):
            _set(old[own], change["feld"], change["alt"])
    return _sorted(old)
