"""Where a part belongs, as people look for it: its field of action, or a chapter of the frame around the fields."""

from collections.abc import Iterator

from konzept.diff.facts import Vergleich
from konzept.diff.value import Art, Change
from konzept.model import Abschnitt, Entfallen, Feld, Index, Knoten, Konzept, Route, part_class


def feld(vergleich: Vergleich, knoten: Knoten, index: Index) -> str:
    """The field of action around a part of one edition (itself, if it is one), "" outside.

    An old field that goes on lends its parts the name of what continues it; one that does not says that it is old.
    """
    around = knoten
    while around.eltern is not None and not isinstance(around.teil, Feld):
        around = around.eltern
    if not isinstance(around.teil, Feld):
        return ""
    after = vergleich.pairing.after.get(around.teil.id, ()) if index is vergleich.alt else ()
    if after:
        return vergleich.neu.name(vergleich.pairing.new[after[0]].teil)
    return index.name(around.teil) + (" (alte Fassung)" if index is vergleich.alt else "")


def bereich(vergleich: Vergleich, knoten: Knoten, index: Index) -> str:
    """The field of action, or outside of them what the reader calls the key at the root."""
    found = feld(vergleich, knoten, index)
    root = knoten.route[0] if knoten.route else ""
    return found or (label(Konzept, root) if isinstance(root, str) and root else "Das Konzept")


def bereiche(vergleich: Vergleich) -> Iterator[str]:
    """Every ``bereich`` once: key by key, in the order of the newer edition, then what only the older one had."""
    rows: dict[str | int, dict[str, None]] = {key: {} for key in ("", *Konzept.model_fields)}
    for index in (vergleich.neu, vergleich.alt):
        # Everything in an entry at the root, such as a field of action, belongs to the same.
        first = dict[Route, Knoten]()
        for knoten in index.knoten:
            first.setdefault(knoten.route[:2], knoten)
        for knoten in first.values():
            rows[knoten.route[0] if knoten.route else ""].setdefault(bereich(vergleich, knoten, index))
    yield from dict.fromkeys(name for names in rows.values() for name in names)


def seite(vergleich: Vergleich, change: Change) -> tuple[Knoten, Index]:
    """The part a change is told of, and the edition that has it: the newer one, unless it is gone or divided there."""
    old = change.route_neu is None or change.art is Art.AUFGETEILT
    index = vergleich.alt if old else vergleich.neu
    parts = vergleich.pairing.old if old else vergleich.pairing.new
    if change.klasse != Entfallen.__name__:
        return parts[change.id], index
    return next(one for one in index.alle[change.id] if isinstance(one.teil, Entfallen)), index


def label(cls: type[Abschnitt], path: str) -> str:
    """What a reader calls a field: the title the model gives it, else its key; of a path the words with commas."""
    name, _, rest = path.partition(".")
    field = cls.model_fields[name]
    word = field.title or name.replace("_", " ").capitalize()
    inner = part_class(field.annotation) if rest else None
    return f"{word}, {label(inner, rest)}" if inner else word
