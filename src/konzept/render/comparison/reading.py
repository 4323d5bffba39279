"""The fields of a part as somebody reads them: named in German, values as printed, names instead of ids."""

from dataclasses import dataclass

from konzept.diff import label as words_for
from konzept.model import Abschnitt, Index, part_class, references, title, title_field
from konzept.render.flat import lines
from konzept.render.plain import clean
from konzept.werte import Text, Wortlaut

_RUNNING = frozenset({"text", "beschreibung", "erklaerung"})
"""Fields that stand below the title without being named, as in the documents."""
NOT_PRINTED = frozenset({"kontakt", "platz", "zeigt"})
"""Fields whose values no comparison shows: how somebody can be reached needs a release, the rest concerns the program
alone."""
_NO_NOUNS = frozenset({"von", "bis", "geplant", "seit"})


@dataclass(frozen=True, slots=True)
class Angabe:
    """What one field of a part says."""

    label: str
    eintraege: tuple[str, ...]
    """One for a single value, several for a list; lines within one are divided by a line break."""
    text: bool
    """Whether it is a text, of which some words may change."""
    benannt: bool
    """Whether the field is named in front of it."""
    untereinander: bool
    """Whether each entry has a line of its own."""


def label(cls: type[Abschnitt], path: str) -> str:
    """What a reader calls a field at the beginning of a line; „Geltung (bis)“ for a dotted path."""
    name, _, rest = path.partition(".")
    word = words_for(cls, name)
    word = word[:1].upper() + word[1:]
    inner = part_class(cls.model_fields[name].annotation) if rest else None
    return f"{word} ({rest if rest in _NO_NOUNS else label(inner, rest)})" if inner else word


def angabe(teil: Abschnitt, path: str, index: Index) -> Angabe | None:
    """What a part says in the field at a dotted path, in an edition; None if it says nothing there.

    TextFehler if it is a text that cannot be printed.
    """
    owner, name, value = _at(teil, path)
    if value in (None, (), ""):
        return None
    several = value if isinstance(value, tuple) else (value,)
    found = tuple(_words(owner, name, one, index) for one in several)
    below = isinstance(value, tuple) and any(isinstance(one, Text | Abschnitt) for one in value)
    return Angabe(label(type(teil), path), found, isinstance(value, Text), name not in _RUNNING, below)


def _at(teil: Abschnitt, path: str) -> tuple[Abschnitt, str, object]:
    name, _, rest = path.partition(".")
    value = getattr(teil, name, None)
    if rest:
        return _at(value, rest) if isinstance(value, Abschnitt) else (teil, name, None)
    return teil, name, value


def _words(owner: Abschnitt, name: str, value: object, index: Index) -> str:
    if isinstance(value, Text):
        return "\n".join(lines(value))
    if isinstance(value, Wortlaut):
        return clean(value.gedruckt())
    if isinstance(value, Abschnitt):
        return "; ".join(_entries(value, index))
    if name in dict(references(type(owner))):
        return _named(str(value), index)
    return clean(value)


def _entries(teil: Abschnitt, index: Index) -> list[str]:
    """The fields of an entry without an id; what it is called by needs no label."""
    cls = type(teil)
    found = ((name, angabe(teil, name, index)) for name in cls.model_fields if name not in NOT_PRINTED)
    words = ((name, one.label, ", ".join(one.eintraege)) for name, one in found if one)
    return [said if name == title_field(cls) else f"{word}: {said}" for name, word, said in words]


def _named(kennung: str, index: Index) -> str:
    """What a reference leads to: by number and title if it has a number."""
    teil = index.get(kennung)
    if teil is None:
        return kennung
    return index.name(teil) if index.nummer(teil) else clean(title(teil))
