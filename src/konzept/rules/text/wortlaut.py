"""text, wortlaut: the words of a part that are printed."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, get_args

from konzept.model import Abschnitt, Akteur, Fundstelle, Gremium, Index, Knoten, Quelle
from konzept.model.beteiligte import FruehererName, Kontakt
from konzept.model.rahmen import Danksagung, Impressum, Kommune
from konzept.werte import Text, Zeile


@cache
def _worded(cls: type[Abschnitt]) -> tuple[str, ...]:
    """Fields of ``cls`` in which a person writes words that are printed: Text and Zeile, not ids, dates or labels."""
    return tuple(
        name for name, field in cls.model_fields.items() if name not in _LABELS and _is_worded(field.annotation, field)
    )


_LABELS = frozenset({"nr", "nummer", "aktenzeichen", "ags", "kuerzel", "vorgaenger", "seite", "abstimmung", "internet"})
_ZEILE = get_args(Zeile)[1]


def _is_worded(annotation: Any, field: Any = None) -> bool:
    marks = (*getattr(annotation, "__metadata__", ()), *getattr(field, "metadata", ()))
    return annotation is Text or _ZEILE in marks or any(_is_worded(arg) for arg in get_args(annotation))


def texts(teil: Abschnitt) -> Iterator[tuple[str, Text]]:
    """Every field of a part that is printed as Text, with its dotted path."""
    for name in _worded(type(teil)):
        value = getattr(teil, name)
        if isinstance(value, Text):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name}.{n}", item) for n, item in enumerate(value) if isinstance(item, Text))


def wordings(teil: Abschnitt) -> Iterator[tuple[str, str]]:
    """Every text and line of a part that is printed, with its dotted path; none of what is released on its own."""
    for name in () if isinstance(teil, Kontakt | Impressum) else _worded(type(teil)):
        value = getattr(teil, name)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name}.{n}", item) for n, item in enumerate(value))


def seen(index: Index, looks: Iterable[Callable[[str], object]]) -> dict[Callable[[str], object], list[Knoten]]:
    """For each quick look the parts in whose words it sees something: one walk for all of them."""
    found: dict[Callable[[str], object], list[Knoten]] = {look: [] for look in looks}
    for knoten in index.knoten:
        words = _joined(knoten.teil)
        if words:
            for look, parts in found.items():
                if look(words):
                    parts.append(knoten)
    return found


def _joined(teil: Abschnitt) -> str:
    values = [getattr(teil, name) for name in _worded(type(teil))]
    return "\n".join(value if isinstance(value, str) else "\n".join(value) for value in values if value)


_NAMEN = (Akteur, Danksagung, FruehererName, Fundstelle, Gremium, Kommune, Quelle)
"""Kinds of part whose lines are names that others have given themselves; their texts are the author's."""
_WORTLAUT = frozenset({"beschluss", "unterzeichnet", "einreicher", "federfuehrung", "zustaendigkeit", "anlagen"})
"""Fields that hold what somebody else has said or is called."""
_ZITAT = re.compile(r"„[^“”\n]{1,200}[“”]|»[^«\n]{1,200}«|\"[^\"\n]{1,200}\"|‚[^‘\n]{1,100}‘")
_TECHNISCH = re.compile(r"\S*(?:://|@|\.(?:de|org|com|net|eu|info|pdf|docx?|xlsx?|png|jpe?g|svg)\b)\S*|`[^`\n]*`")


def eigene(teil: Abschnitt, about: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The author's own words in wordings that are ``about`` something: without names, quotations and addresses."""
    for path, wording in wordings(teil):
        if not about.search(wording):
            continue
        own = isinstance(wording, Text) or not isinstance(teil, _NAMEN)
        if own and path.partition(".")[0] not in _WORTLAUT:
            yield path, _ZITAT.sub(" … ", _TECHNISCH.sub(" ", wording))
