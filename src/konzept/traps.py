"""What a person meant who wrote a line that YAML does not take: one table of everyday traps.

The parser's own sentences are English and speak of tokens; a coordinator is helped by a look at the line itself. The
traps and their frequency come from measuring German municipal data (titles with a colon, gender stars, percentages).
"""

import re
from typing import NamedTuple


class Trap(NamedTuple):
    """What is wrong with a line, where it begins (line and column from 0), and the way out."""

    line: int
    column: int
    message: str
    hint: str


_KEY = r"^(?P<head>\s*(?:- +)*(?:[^\s:#\"'][^:#\"']*:\s+)?)"
"""Everything before a value: indentation, list dashes, a key."""

_TRAPS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (
            r"^ *(?P<at>\t)",
            "Die Zeile ist mit einem Tabulator eingerückt.",
            "Ersetzen Sie ihn durch Leerzeichen (zwei je Ebene).",
        ),
        (
            r"^(?P<head>\s*(?:- +)*)(?P<at>[A-Za-zÄÖÜäöüß_-]+:)(?P<value>[^\s:/].*)$",
            "Nach dem Doppelpunkt fehlt ein Leerzeichen.",
            "Schreiben Sie: {at} {value}",
        ),
        (
            _KEY + r"(?P<at>[*&@`%!>|{{}}\[\],?])(?P<value>.*)$",
            "Der Wert beginnt mit „{at}“, das in YAML eine eigene Bedeutung hat.",
            "Setzen Sie den ganzen Wert in Anführungszeichen: {quoted}",
        ),
        (
            _KEY + r"(?P<at>[\"'])(?P<value>.*)$",
            "Ein Anführungszeichen ist nicht geschlossen, oder hinter dem schließenden steht noch Text.",
            "Ein Wert, der mit einem Anführungszeichen beginnt, endet auch mit einem; „…“ ist davon nicht betroffen.",
        ),
        (
            r"^(?P<head>\s*(?:- +)*[^\s:#]+:\s+)(?P<value>(?P<at>[^\"'\s].*?:)(?:\s.*)?)$",
            "Im Wert steht noch ein Doppelpunkt mit Leerzeichen.",
            "Setzen Sie den ganzen Wert in Anführungszeichen: {quoted}",
        ),
    )
)
_NO_KEY = re.compile(r"^\s*(?P<at>[^\s#-][^:#]*)$")
_GENERIC = (
    "Ab hier ist die Datei kein gültiges YAML.",
    "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser Zeile und in der Zeile davor.",
)


def diagnose(lines: list[str], line: int, column: int) -> Trap:
    """The likely cause of a fault that the parser met at ``line`` and ``column`` (from 0); never fails."""
    for number in (line, line - 1):
        trap = _look(lines[number], number) if 0 <= number < len(lines) else None
        if trap:
            return trap
    plain = _NO_KEY.match(lines[line]) if line < len(lines) else None
    if plain:
        return Trap(
            line,
            plain.start("at"),
            f"In dieser Zeile steht Text ohne Schlüssel: „{_short(plain['at'])}“.",
            "Gehört er zum Wert darüber, rücken Sie ihn tiefer ein; sonst fehlt der Schlüssel mit Doppelpunkt davor.",
        )
    return Trap(line, column, *_GENERIC)


def _look(text: str, number: int) -> Trap | None:
    for pattern, message, hint in _TRAPS:
        found = pattern.match(text)
        if found:
            groups = found.groupdict(default="")
            words = {"at": groups["at"], "value": _short(groups.get("value", "")), "quoted": _quoted(groups)}
            return Trap(number, found.start("at"), message.format(**words), hint.format(**words))
    return None


def _quoted(groups: dict[str, str]) -> str:
    value = groups.get("value", "")
    whole = value if value.startswith(groups["at"]) and len(groups["at"]) > 1 else groups["at"] + value
    escaped = whole.rstrip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{groups.get("head", "").strip()} "{_short(escaped)}"'.strip()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
