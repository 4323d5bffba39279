"""What was exchanged for what, in the words that text and Markdown share."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from konzept.diff import Art, Change, Strich, marks
from konzept.report.diff import Comparison

_AROUND = 60
"""Characters of an unchanged stretch that stay around an exchange."""
Piece = tuple[Strich, str]


def sentence(change: Change, comparison: Comparison) -> str:
    """What happened to a part, where that is one sentence; empty where values were exchanged."""
    if change.art is Art.VERSCHOBEN:
        return _moved(change, comparison)
    if change.art is Art.AUFGETEILT:
        return "in " + ", ".join(map(comparison.name_neu, change.neu))
    if change.art is Art.ZUSAMMENGELEGT:
        return "aus " + ", ".join(map(comparison.name_alt, change.alt))
    said = (change.neu if change.art is Art.ENTFALLEN else change.alt if change.art is Art.NEU else None) or {}
    if change.art is Art.NEU and said:
        return "war entfallen" + (f": {said['grund']}" if "grund" in said else "")
    words = (("Grund", "grund"), ("Verbleib", "verbleib"), ("Beschluss", "beschluss"))
    return "; ".join(f"{word}: {said[key]}" for word, key in words if key in said)


def _moved(change: Change, comparison: Comparison) -> str:
    # What stays in a part that goes on under another name only changes the list.
    if change.neu in comparison.vergleich.pairing.after[change.alt]:
        return f"von „{change.feld_alt}“ nach „{change.feld}“"
    old, new = comparison.name_alt(change.alt), comparison.name_neu(change.neu)
    lists = f", dort unter „{change.feld}“" if change.feld != change.feld_alt else ""
    return f"von {old} nach {new}{lists}".replace("von Das Konzept", "vom Konzept").replace(
        "nach Das Konzept", "zum Konzept"
    )


def exchanged(alt: Any, neu: Any) -> tuple[list[str], list[str]]:
    """What only the old value has and what only the new one: of a list the entries that are not in both."""
    old, new = list(_parts(alt)), list(_parts(neu))
    return _without(old, new), _without(new, old)


def _without(parts: list[str], other: Iterable[str]) -> list[str]:
    left = Counter(other)
    found = []
    for part in parts:
        if left[part]:
            left[part] -= 1
        else:
            found.append(part)
    return found


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, dict):
        yield ", ".join(f"{key}: {'; '.join(_parts(item))}" for key, item in value.items())
    elif value is not None:
        yield str(value)


def pieces(alt: str, neu: str) -> list[Piece] | None:
    """Both texts word by word with what is around the exchanges; None if they have too little in common for that."""
    found = [piece for pair in _visible(marks(alt, neu)) for piece in pair]
    if not any(sign is Strich.GLEICH for sign, _ in found):
        return None
    last = len(found) - 1
    return [
        (sign, _cut(text, at == 0, at == last) if sign is Strich.GLEICH else text)
        for at, (sign, text) in enumerate(found)
    ]


def _visible(found: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The end of a paragraph that came or went as a sign, which stands in front of a blank."""
    for sign, text in found:
        if sign is Strich.GLEICH or text.strip():
            yield ((sign, text),)
        elif "\n" in text:
            yield ((sign, "¶"),) if sign is Strich.WEG else ((sign, "¶"), (Strich.GLEICH, " "))
        else:
            yield ((Strich.GLEICH, text),) if sign is Strich.NEU else ()


def _cut(text: str, first: bool, last: bool) -> str:
    """A long stretch without the middle of it, of the first and last one without the end that touches nothing."""
    before, behind = ("" if first else text[:_AROUND]), ("" if last else text[len(text) - _AROUND :])
    if len(text) <= len(before) + len(behind) + _AROUND:
        return text
    head = before.rpartition(" ")[0] + " " if before else ""
    tail = " " + behind.partition(" ")[2] if behind else ""
    return f"{head}…{tail}"
