"""Quotation marks where they are needed, and nowhere else.

konzept itself reads every scalar as text. Other tools convert what looks like a number, a date or a truth value; where
the wording would not survive that (1.10, 01067, 50.000, 17:00, NO), the value is quoted. A value that they would
convert without harm (2027) may stand with or without marks.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from konzept.edit.tree import Leaf

Edits = dict[int, list[tuple[int, int, str]]]
"""Line → what to put for the columns from … to."""

# What YAML 1.1 (yaml.org/type) and the core schema of YAML 1.2 (10.3.2) take for something other than text; without the
# single letters y and n of 1.1, which no library in use converts.
_WORDS = frozenset(
    form
    for word in ("yes", "no", "on", "off", "true", "false", "null")
    for form in (word, word.capitalize(), word.upper())
) | {"~", "=", "<<"}
_SAFE_WORDS = frozenset({"true", "false"})
_INT = re.compile(r"[-+]?[0-9][0-9_]*|[-+]?0[xob][0-9a-fA-F_]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:.*")
_PLAIN_INT = re.compile(r"-?[1-9][0-9]*|0")

_PLAIN_START = re.compile(r"[^\W\d_]|[„“»«‚‘(§]")
_NOT_PLAIN = re.compile(r":(?: |$)| #| $|^(?:---|\.\.\.)")
_CLOSE_COMMENT = re.compile(r"[ \t]+#\S")
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def edits(lines: Sequence[str], leaves: Iterable[Leaf]) -> Edits:
    """Every scalar whose marks have to change."""
    found: Edits = {}
    for leaf in leaves:
        new = None if leaf.line != leaf.last or leaf.block else _quoted(leaf, lines[leaf.line][leaf.end_column :])
        if new is not None:
            found.setdefault(leaf.line, []).append((leaf.column, leaf.end_column, new))
    return found


def _quoted(leaf: Leaf, behind: str) -> str | None:
    """How to write a scalar of one line; None if it is well as it stands. ``behind``: the rest of its line."""
    if not leaf.style:
        return f'"{leaf.text}"' if not leaf.key and damaged(leaf.text) else None
    if leaf.key:
        return leaf.text if not leaf.flow and _KEY.fullmatch(leaf.text) and leaf.text not in _WORDS else None
    if leaf.style == '"' and leaf.end_column - leaf.column != len(leaf.text) + 2:
        # An escape was written on purpose.
        return None
    # „#neu“ behind a plain value would look like a piece of it that was cut off.
    if not leaf.flow and may_be_plain(leaf.text) and not _CLOSE_COMMENT.match(behind):
        return leaf.text
    if leaf.style == "'" and leaf.text.isprintable() and not re.search(r'["\\]', leaf.text):
        return f'"{leaf.text}"'
    return None


def may_be_plain(text: str) -> bool:
    """Whether ``text`` needs no marks, outside of brackets."""
    # What begins like a number was quoted to say that it is none, also where no tool would mistake it.
    return bool(_PLAIN_START.match(text) and text.isprintable() and not _NOT_PLAIN.search(text) and text not in _WORDS)


def damaged(text: str) -> bool:
    """Whether a tool that converts this plain scalar and writes it again would write something else."""
    if text in _WORDS:
        return text not in _SAFE_WORDS
    if not text or text[0] not in "+-.0123456789" or not re.search(r"[0-9]|\.[inIN]", text):
        return False
    if _DAY.fullmatch(text):
        return not _is_day(text)
    if _INT.fullmatch(text):
        return not _PLAIN_INT.fullmatch(text)
    if _SEXAGESIMAL.fullmatch(text) or _TIME.fullmatch(text):
        return True
    return bool(_FLOAT.fullmatch(text)) and not _same_float(text)


def _same_float(text: str) -> bool:
    try:
        return repr(float(text)) == text and "_" not in text
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
