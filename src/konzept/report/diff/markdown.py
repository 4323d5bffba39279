"""For a merge request: the counts first, the details folded, nothing longer than a forge takes."""

import re
from collections.abc import Iterator
from typing import Any

from konzept.diff import Art, Change, Gewicht, Strich, gewicht, marks
from konzept.report import plural
from konzept.report.diff import Comparison

LIMIT = 60_000
"""Characters: GitHub takes 65,536 in a comment, and what wraps this text needs some."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~@&])")
_MARKED = {Strich.GLEICH: "{}", Strich.WEG: "~~{}~~", Strich.NEU: "**{}**"}


def changes(comparison: Comparison) -> str:
    """Counts as a table, then every change, grouped by what it weighs; what does not fit is counted."""
    head = [f"### Was sich ändert: {_plain(comparison.alt)} → {_plain(comparison.neu)}\n", *_table(comparison)]
    body, left = _fitting(comparison, LIMIT - sum(map(len, head)))
    if left:
        more = plural(left, "weitere Änderung steht", "weitere Änderungen stehen")
        body.append(f"{more} hier nicht, weil der Text zu lang würde; alle nennt `konzept diff`.\n")
    return "\n".join((*head, *body)).rstrip() + "\n"


def _table(comparison: Comparison) -> Iterator[str]:
    told = [one for one in comparison.changes if not one.folge]
    if not told:
        yield "Keine Änderungen.\n"
        return
    weights = [one for one in Gewicht if any(gewicht(change) is one for change in told)]
    yield f"| | {' | '.join(one.value for one in weights)} | zusammen |"
    yield "| --- |" + " ---: |" * (len(weights) + 1)
    for art, number in comparison.counts().items():
        cells = [sum(one.art is art and gewicht(one) is weight for one in told) for weight in weights]
        yield f"| {art.value} | {' | '.join(str(cell or '') for cell in cells)} | {number} |"
    yield ""


def _fitting(comparison: Comparison, room: int) -> tuple[list[str], int]:
    """Folded sections as far as there is room, the weightiest first, and how many changes are left out."""
    lines, left = list[str](), 0
    for weight in Gewicht:
        entries = [_entry(one, comparison) for one in comparison.changes if not one.folge and gewicht(one) is weight]
        fitting = []
        for entry in entries:
            room -= len(entry) + 1
            fitting += [entry] if room > 0 else []
        if fitting:
            number = plural(len(entries), "Änderung", "Änderungen")
            lines += [f"<details><summary>{weight.value}: {number}</summary>\n", *fitting, "\n</details>\n"]
            room -= 100
        left += len(entries) - len(fitting)
    return [*lines, *_suspects(comparison, room)], left


def _entry(change: Change, comparison: Comparison) -> str:
    alt, neu = comparison.places(change)
    place = neu or alt
    field = f", Feld „{change.feld}“" if change.art is Art.GEAENDERT else ""
    where = f" ({_plain(str(place))})" if place else ""
    head = f"- **{change.art.value}** {change.wort} „{_plain(change.titel)}“{field}{where}"
    return "\n".join((head, *(f"  {line}" for line in _content(change, comparison))))


def _content(change: Change, comparison: Comparison) -> Iterator[str]:
    if change.art is Art.VERSCHOBEN:
        yield f"\n  von {_plain(comparison.name(change.alt))} nach {_plain(comparison.name(change.neu))}"
    elif change.art is Art.AUFGETEILT:
        yield "\n  in " + ", ".join(_plain(comparison.name(one)) for one in change.neu)
    elif change.art is Art.ZUSAMMENGELEGT:
        yield "\n  aus " + ", ".join(_plain(comparison.name(one)) for one in change.alt)
    elif change.art is Art.ENTFALLEN and change.grund:
        yield f"\n  Grund: {_plain(change.grund)}"
    elif change.art in (Art.GEAENDERT, Art.UMBENANNT):
        yield "\n  " + _exchanged(change.alt, change.neu)


def _exchanged(alt: Any, neu: Any) -> str:
    if isinstance(alt, str) and isinstance(neu, str):
        return "".join(_mark(sign, piece) for sign, piece in marks(alt, neu))
    return " → ".join(_plain(_words(value)) or "(leer)" for value in (alt, neu))


def _mark(sign: Strich, piece: str) -> str:
    # A mark must touch its words, or Markdown shows the mark itself; blanks stay outside of it.
    core = piece.strip()
    if not core:
        return piece
    before, after = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return before + _MARKED[sign].format(_plain(core)) + after


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(item)}" for key, item in value.items())
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """Text that Markdown, HTML and a forge take for nothing else; no name is called by an @."""
    return (
        _SIGNS.sub(r"\\\1", " ".join(text.split()))
        .replace("\\@", "@\u2060")
        .replace("\\&", "&amp;")
        .replace("\\<", "&lt;")
    )


def _suspects(comparison: Comparison, room: int) -> Iterator[str]:
    lines = [f"- {_plain(comparison.name(one.id))}, wegen {_plain(comparison.name(one.ziel))} "
             f"({_plain(str(comparison.place_neu(one.route)))})" for one in comparison.verdacht]  # fmt: skip
    if lines and sum(map(len, lines)) < room:
        number = plural(len(lines), "Teil", "Teile")
        yield f"<details><summary>Zu prüfen: Das Ziel ist neu gefasst, was ihm dient, nicht ({number})</summary>\n"
        yield from lines
        yield "\n</details>\n"
