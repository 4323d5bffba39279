"""What happened to a part, in words: „Frist: 2026 → 2027“."""

from collections.abc import Iterator
from typing import Any

from konzept.diff import Art, Change, Strich, Vergleich, marks
from konzept.model import Index, kinds, references, title
from konzept.report import visible
from konzept.schema.words import spelled

_LONG = 60
"""A text longer than this is shown word by word, and only where it changed."""
_AROUND = 30
_MARKED = {Strich.GLEICH: "{}", Strich.WEG: "[-{}-]", Strich.NEU: "{{+{}+}}"}


def told(change: Change, vergleich: Vergleich) -> str:
    """One change in one line."""
    return visible(_SENTENCES[change.art](change, vergleich))


def _new(change: Change, vergleich: Vergleich) -> str:
    knoten = vergleich.pairing.new.get(change.id)
    above = knoten.eltern if knoten else None
    return "neu" + (f" in {vergleich.neu.name(above.teil)}" if above and above.eltern else "")


def _gone(change: Change, _vergleich: Vergleich) -> str:
    return "entfallen" + (f": {change.grund}" if change.grund else "")


def _moved(change: Change, vergleich: Vergleich) -> str:
    return f"verschoben: {_name(vergleich.alt, change.alt)} → {_name(vergleich.neu, change.neu)}"


def _divided(change: Change, vergleich: Vergleich) -> str:
    return f"aufgeteilt in {', '.join(_name(vergleich.neu, one) for one in change.neu)}"


def _merged(change: Change, vergleich: Vergleich) -> str:
    return f"zusammengelegt aus {', '.join(_name(vergleich.alt, one) for one in change.alt)}"


def _changed(change: Change, vergleich: Vergleich) -> str:
    alt, neu = _plain(change, change.alt, vergleich.alt), _plain(change, change.neu, vergleich.neu)
    return f"{label(change)}: {_difference(alt, neu)}"


_SENTENCES = {
    Art.NEU: _new,
    Art.ENTFALLEN: _gone,
    Art.UMBENANNT: _changed,
    Art.VERSCHOBEN: _moved,
    Art.AUFGETEILT: _divided,
    Art.ZUSAMMENGELEGT: _merged,
    Art.GEAENDERT: _changed,
}


def label(change: Change) -> str:
    """What people call a field: „Frist“, „Kontakt, E-Mail“."""
    names = []
    cls: Any = kinds().get(change.klasse)
    for step in change.feld.split("."):
        field = cls.model_fields.get(step) if cls else None
        names.append(spelled(field.title or step) if field else spelled(step))
        cls = None
    return ", ".join(names)


def _name(index: Index, kennung: str) -> str:
    teil = index.get(kennung)
    return index.name(teil) if teil else f"„{kennung}“" if kennung else "das Konzept"


def _plain(change: Change, value: Any, index: Index) -> list[str]:
    """A value as the words it is made of; ids of other parts are called by name."""
    refers = change.feld in dict(references(kinds()[change.klasse]))
    words = [_words(one) for one in value] if isinstance(value, list) else [] if value is None else [_words(value)]
    return [_called(index, word) if refers else word for word in words]


def _called(index: Index, kennung: str) -> str:
    teil = index.get(kennung)
    return title(teil) if teil else kennung


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(map(_words, value.values()))
    return ", ".join(map(_words, value)) if isinstance(value, list) else str(value)


def _difference(alt: list[str], neu: list[str]) -> str:
    gone, come = [one for one in alt if one not in neu], [one for one in neu if one not in alt]
    if len(gone) == 1 == len(come):
        return _exchanged(gone[0], come[0])
    parts = [f"{word} {', '.join(some)}" for word, some in (("neu", come), ("nicht mehr", gone)) if some]
    return "; ".join(parts) or "anders geschrieben"


def _exchanged(alt: str, neu: str) -> str:
    if max(len(alt), len(neu)) <= _LONG:
        return f"{alt} → {neu}"
    return "".join(_pieces(alt, neu))


def _pieces(alt: str, neu: str) -> Iterator[str]:
    for sign, piece in marks(alt, neu):
        short = sign is Strich.GLEICH and len(piece) > 2 * _AROUND
        yield _MARKED[sign].format(_clipped(piece) if short else piece)


def _clipped(piece: str) -> str:
    """The beginning and the end of a long piece, in whole words."""
    first, last = piece[:_AROUND].rpartition(" ")[0], piece[-_AROUND:].partition(" ")[2]
    return f"{first} … {last}"
