"""What a person meant who wrote a line that YAML does not take: one table of everyday traps.

The parser's own sentences are English and speak of tokens; a coordinator is helped by a look at the line itself. The
traps and their frequency come from measuring German municipal data (titles with a colon, gender stars, percentages).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Trap(NamedTuple):
    """What is wrong with a line, where it begins (line and column from 0), and the way out."""

    line: int
    column: int
    message: str
    hint: str


_LOOK = 400
"""So much of a line is looked at: its beginning tells, and no pattern has to run over a megabyte."""
_KEY = r"^(?P<head>\s*(?:- +)*(?:[^\s:#\"'][^:#\"']*:\s+)?)"
"""Everything before a value: indentation, list dashes, a key."""
_QUOTE = "Setzen Sie den ganzen Wert in Anführungszeichen: {quoted}"

_SPACING: tuple[tuple[str, str, str], ...] = (
    (
        r"^[ -]*(?P<at>\t)",
        "Die Zeile ist mit einem Tabulator eingerückt.",
        "Ersetzen Sie ihn durch Leerzeichen (zwei je Ebene).",
    ),
    (
        r"^ *(?:- *)*(?:[\w-]+: *)?(?P<at>[\xa0\u2000-\u200b\u202f\u2060\u3000])",
        "Hier steht ein besonderes Leerzeichen (U+{code}), das YAML nicht als Leerzeichen liest.",
        "Löschen Sie den Abstand und tippen Sie ihn neu; solche Zeichen kommen beim Kopieren aus Word oder dem "
        "Internet mit.",
    ),
    (
        r"^(?P<head>\s*)(?P<at>-)(?P<value>[^\s-].*)$",
        "Nach dem Strich fehlt ein Leerzeichen.",
        "Schreiben Sie: - {value}",
    ),
    (
        r"^(?P<head>\s*(?:- +)*)(?P<at>[A-Za-zÄÖÜäöüß_-]+:)(?P<value>[^\s:/].*)$",
        "Nach dem Doppelpunkt fehlt ein Leerzeichen.",
        "Schreiben Sie: {at} {value}",
    ),
    (
        r"^(?P<head>\s*(?:- +)*)(?P<at>[a-z_]{2,})\s*$",
        "Hinter „{at}“ fehlt ein Doppelpunkt.",
        "Schreiben Sie: {at}:",
    ),
)
"""Pattern, message, way out. YAML often notices these only in the line that follows."""
_VALUES: tuple[tuple[str, str, str], ...] = (
    (
        _KEY + r"(?!\[[^\[\]]*\]\s*$|\{[^{}]*\}\s*$)(?P<at>[\[{])(?P<value>.*)$",
        "Die Klammer „{at}“ wird nicht geschlossen, oder hinter der schließenden steht noch etwas.",
        "Ist es Text, setzen Sie den ganzen Wert in Anführungszeichen: {quoted}",
    ),
    (
        r"^(?P<head>\s*(?:- +)*[^\s:#\"'-][^:#\"']*:\s+)(?P<at>-)(?P<value> .*)$",
        "Der Wert beginnt mit „- “, dem Zeichen für einen Listeneintrag.",
        "Ein Listeneintrag gehört in eine eigene Zeile unter dem Schlüssel; ist es Text, setzen Sie ihn in "
        "Anführungszeichen: {quoted}",
    ),
    (
        _KEY + r"(?![|>][-+\d]*\s*$)(?P<at>[*&@`%!>|}\],?])(?P<value>.*)$",
        "Der Wert beginnt mit „{at}“, das in YAML eine eigene Bedeutung hat.",
        _QUOTE,
    ),
    (
        _KEY + r"(?P<at>\")(?P<value>(?:[^\"\\]|\\[\"\\/ntr])*\\[^\"\\/ntr].*)$",
        "In doppelten Anführungszeichen hat der Schrägstrich „\\“ eine eigene Bedeutung.",
        "Nehmen Sie einfache Anführungszeichen: '…'.",
    ),
    (
        _KEY + r"(?!\"(?:[^\"\\]|\\.)*\"\s*$|'(?:[^']|'')*'\s*$)(?P<at>[\"'])(?P<value>.*)$",
        "Das Anführungszeichen {at} wird nicht geschlossen, oder hinter dem schließenden steht noch Text.",
        "Setzen Sie es ans Ende des Werts; soll es gedruckt werden, schreiben Sie deutsche Anführungszeichen: „…“.",
    ),
    (
        r"^(?P<head>\s*(?:- +)*[^\s:#]+:\s+)(?P<value>(?P<at>[^\"'\s].*?:)(?:\s.*)?)$",
        "Im Wert steht noch ein Doppelpunkt mit Leerzeichen.",
        _QUOTE,
    ),
)
"""The same for what stands wrong in the very line in which YAML stumbles."""
_WITH_KEY = re.compile(r"^(?P<before>\s*(?:- +)*)(?P<at>[^\s:#\"'-][^:#\"']*:(?:\s.*)?)$")
_NO_KEY = re.compile(r"^\s*(?P<at>[^\s#-][^:#]*)$")
_GENERIC = (
    "Ab hier ist die Datei kein gültiges YAML.",
    "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser Zeile und in der Zeile davor.",
)


def diagnose(lines: Sequence[str], marks: Sequence[tuple[int, int]]) -> Trap:
    """The likely cause of a fault; never fails.

    ``marks``: where the parser was, as line and column from 0, the likeliest place first; the cause may stand in the
    line before.
    """
    for line, _ in marks:
        for number, traps in ((line, _SPACING + _VALUES), (line - 1, _SPACING)):
            trap = _look(lines[number][:_LOOK], number, traps) if 0 <= number < len(lines) else None
            if trap:
                return trap
    for line, _ in reversed(marks):
        trap = _indentation(lines, line) or _without_key(lines, line)
        if trap:
            return trap
    return Trap(*marks[0], *_GENERIC)


def _look(text: str, number: int, traps: tuple[tuple[str, str, str], ...]) -> Trap | None:
    for pattern, message, hint in traps:
        found = re.match(pattern, text)
        if found:
            groups = found.groupdict(default="")
            words = {
                "at": groups["at"],
                "code": f"{ord(groups['at'][0]):04X}",
                "value": _short(groups.get("value", "")),
                "quoted": _quoted(groups),
            }
            return Trap(number, found.start("at"), message.format(**words), hint.format(**words))
    return None


def _indentation(lines: Sequence[str], line: int) -> Trap | None:
    """A key that stands neither below the one above it nor below an outer one."""
    here = _WITH_KEY.match(lines[line][:_LOOK])
    above = next((found for text in reversed(lines[max(0, line - 50) : line])
                  if text.strip() and (found := _WITH_KEY.match(text[:_LOOK]))), None)  # fmt: skip
    if not here or not above or here.start("at") == above.start("at"):
        return None
    return Trap(
        line,
        here.start("at"),
        f"Der Schlüssel ist anders eingerückt als der darüber („{_short(above['at'].split(':')[0])}“).",
        "Schlüssel desselben Teils stehen genau untereinander; was zu einem Schlüssel gehört, beginnt unter ihm, zwei "
        "Leerzeichen weiter rechts. Gehört die Zeile zu einem Text, schreiben Sie „|“ hinter dessen Schlüssel.",
    )


def _without_key(lines: Sequence[str], line: int) -> Trap | None:
    plain = _NO_KEY.match(lines[line][:_LOOK])
    if not plain:
        return None
    return Trap(
        line,
        plain.start("at"),
        f"In dieser Zeile steht Text ohne Schlüssel: „{_short(plain['at'].rstrip())}“.",
        "Gehört er zum Wert darüber, rücken Sie ihn tiefer ein; sonst fehlt der Schlüssel oder sein Doppelpunkt.",
    )


def _quoted(groups: dict[str, str]) -> str:
    value = groups.get("value", "")
    whole = value if value.startswith(groups["at"]) and len(groups["at"]) > 1 else groups["at"] + value
    escaped = whole.rstrip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{groups.get("head", "").strip()} "{_short(escaped)}"'.strip()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
