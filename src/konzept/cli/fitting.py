"""What a value of konzept.toml has to be: made from the types of the settings' fields, refused in German."""

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from konzept.faults import DATEI_UNBEKANNT, FAULTS
from konzept.finding import Level
from konzept.report import FINDINGS
from konzept.rules import KATALOG
from konzept.schema_faults import suggest
from konzept.settings import ALLE, DATEI, FARBE, FORM, ORDNER, PFAD, REGEL, REGEL_ODER_THEMA, SCHRIFT
from konzept.werte import farbe

_RULES = frozenset(rule.name for rule in KATALOG)
_SUBJECTS = frozenset(rule.thema for rule in KATALOG)
# A fehler of reading is always heard: behind it everything else is hidden.
_WEAK = frozenset(one.name for one in FAULTS.values() if one.level < Level.FEHLER) | {DATEI_UNBEKANNT.name}
_Kind = TypeVar("_Kind")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Unpassend(ValueError):
    """A value that does not fit; the message is what follows the key's name and a colon."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word
        """What stands in the file where it is wrong, to find the line."""


def fitted(kind: Any, value: Any) -> Any:
    """``value`` as the type ``kind`` of a field wants it; Unpassend if it cannot be that."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        text = fitted(inner[0], value)
        _NAMED[inner[1]](text)
        return text
    if origin in (Union, UnionType):
        return fitted(next(one for one in inner if one is not NoneType), value)
    if origin is Literal:
        return _choice(value, inner)
    if origin is tuple:
        # One alone needs no brackets.
        return tuple(fitted(inner[0], one) for one in ([value] if isinstance(value, str) else _list(value)))
    if origin is Mapping:
        return {fitted(inner[0], key): fitted(inner[1], one) for key, one in _table(value).items()}
    return _PLAIN[kind](value)


def _choice(value: Any, known: Collection[str]) -> str:
    folded = {one.translate(_FOLD): one for one in known}
    found = folded.get(_text(value).casefold().translate(_FOLD))
    if found is None:
        hint = suggest(value, known) or f"Möglich sind: {', '.join(known)}."
        raise Unpassend(f"„{value}“ ist hier nicht möglich. {hint}", value)
    return found


def _level(value: Any) -> Level:
    return Level[_choice(value, [str(level) for level in reversed(Level)]).upper()]


def _text(value: Any) -> str:
    return _is(value, str, "ein Text in Anführungszeichen")


def _list(value: Any) -> list[Any]:
    return _is(value, list, 'eine Liste in eckigen Klammern, zum Beispiel ["fristen", "text"]')


def _table(value: Any) -> dict[str, Any]:
    return _is(value, dict, "eine Tabelle, Zeile für Zeile ein Name, ein Gleichheitszeichen und ein Wert")


def _whole(value: Any) -> int:
    wanted = "eine ganze Zahl ab 0, ohne Anführungszeichen"
    if isinstance(value, bool) or (isinstance(value, int) and value < 0):
        raise Unpassend(f"gebraucht wird {wanted}; hier steht {_shown(value)}.")
    return _is(value, int, wanted)


def _truth(value: Any) -> bool:
    return _is(value, bool, "true oder false, ohne Anführungszeichen")


def _is(value: Any, kind: type[_Kind], wanted: str) -> _Kind:
    if not isinstance(value, kind):
        raise Unpassend(f"gebraucht wird {wanted}; hier steht {_shown(value)}.")
    return value


def _shown(value: Any) -> str:
    kinds = {str: f"der Text „{value}“", list: "eine Liste", dict: "eine Tabelle", bool: str(value).lower()}
    return kinds.get(type(value), str(value))


_PLAIN: Mapping[Any, Callable[[Any], Any]] = {str: _text, int: _whole, bool: _truth, Level: _level}
"""Type without parts → how a value becomes one."""


def rule_or_subject(word: str) -> None:
    """Unpassend if ``word`` names nothing that can be selected."""
    if word in FAULTS and word not in _WEAK:
        raise Unpassend(f"„{word}“ {FAULTS[word].betrifft} und gilt immer.", word)
    _known(word, _RULES | _SUBJECTS | _WEAK | {ALLE}, "ist weder eine Regel noch ein Thema")


def _rule(word: str) -> None:
    if word in _SUBJECTS or word == ALLE:
        raise Unpassend(f"„{word}“ ist keine einzelne Regel; hier wird Regel für Regel gewogen.", word)
    if word in FAULTS:
        raise Unpassend(f"„{word}“ {FAULTS[word].betrifft} und wiegt immer gleich.", word)
    _known(word, _RULES, "ist keine Regel")


def _form(word: str) -> None:
    if word.partition(":")[0] in FINDINGS and ":" in word:
        raise Unpassend(
            "Hier steht nur die Form; in welche Datei sie geht, sagt der Aufruf: --output-format FORM:DATEI.", word
        )
    _known(word, FINDINGS, "ist keine Form der Ausgabe")


def _known(word: str, known: Collection[str], what: str) -> None:
    if word not in known:
        every = f"Es gibt: {', '.join(known)}." if known is FINDINGS else "„konzept rule“ nennt alle."
        raise Unpassend(f"„{word}“ {what}. {suggest(word, known) or every}", word)


def _colour(word: str) -> None:
    if not farbe.FARBE.fullmatch(word):
        meant = _meant(word)
        hint = f"Gemeint ist „{meant}“." if meant else 'Gebraucht werden „#“ und sechs Zeichen, zum Beispiel "#005ea8".'
        raise Unpassend(f"„{word}“ ist keine Farbe, wie sie hier gebraucht wird. {hint}", word)


def _meant(word: str) -> str:
    """The colour that somebody wrote in another form; empty if that cannot be told."""
    bare = word.strip().removeprefix("#").lower()
    numbers = re.fullmatch(r"(?:rgb\()?\s*(\d{1,3})\s*[,/ ]\s*(\d{1,3})\s*[,/ ]\s*(\d{1,3})\s*\)?", bare)
    if numbers and all(int(one) < 256 for one in numbers.groups()):
        return "#" + "".join(f"{int(one):02x}" for one in numbers.groups())
    full = "".join(letter * 2 for letter in bare) if len(bare) == 3 else bare
    return f"#{full}" if farbe.FARBE.fullmatch(f"#{full}") else ""


def _below(word: str) -> None:
    if re.match(r"[a-z][a-z0-9+.-]+:", word, re.IGNORECASE):
        raise Unpassend(f"„{word}“ ist eine Adresse. Legen Sie die Datei neben die Einstellungen.", word)
    if "\\" in word:
        raise Unpassend(f"„{word}“: Schreiben Sie in Pfaden „/“ statt „\\“.", word)
    if PurePosixPath(word).is_absolute() or PureWindowsPath(word).drive or ".." in PurePosixPath(word).parts:
        raise Unpassend(f"„{word}“ führt aus dem Ordner der Einstellungen hinaus; gelesen wird nur, was darin liegt.",
                        word)  # fmt: skip


def _family(word: str) -> None:
    # It is written into styles of four formats.
    if not re.fullmatch(r"\w[\w .+-]{0,60}", word):
        raise Unpassend(f"„{word}“ ist kein Name einer Schriftfamilie; er hat nur Buchstaben, Ziffern, Leerzeichen, "
                        "Punkt und Strich.", word)  # fmt: skip


_NAMED: Mapping[str, Callable[[str], None]] = {
    REGEL: _rule, REGEL_ODER_THEMA: rule_or_subject, FORM: _form, PFAD: lambda _path: None,
    FARBE: _colour, DATEI: _below, ORDNER: _below, SCHRIFT: _family,
}  # fmt: skip
"""What a text has to name → the check of it."""
