"""For people: 80 columns, colour as an extra; what happened stands there as words."""

from itertools import groupby
from typing import Any

from rich.text import Text

from konzept.diff import Art, Strich
from konzept.report import plural, visible
from konzept.report.diff import Comparison, Eintrag
from konzept.report.diff.exchange import exchanged, pieces, sentence
from konzept.report.text import WIDTH, wrapped

_STYLE = {
    Art.NEU: "bold green",
    Art.ENTFALLEN: "bold red",
    Art.AUFGETEILT: "bold magenta",
    Art.ZUSAMMENGELEGT: "bold magenta",
    Art.VERSCHOBEN: "bold cyan",
    Art.UMBENANNT: "bold yellow",
    Art.GEAENDERT: "bold yellow",
}
_MARKED = {Strich.GLEICH: ("{}", ""), Strich.WEG: ("[-{}-]", "red"), Strich.NEU: ("{{+{}+}}", "green")}
"""Words that were exchanged inside a long text are marked as ``git diff --word-diff`` marks them."""
_LONG = 60
"""A text longer than this is shown word by word; a shorter one is told twice."""
_INDENT = "    "


def changes(comparison: Comparison) -> Text:
    """What was compared and how much weighs how much; every change by field of action with both places and both
    wordings; then what to look at again, proposals, and the count."""
    text = _head(comparison)
    for name, entries in groupby(comparison.entries, lambda one: one.bereich):
        text.append(f"{visible(name)}\n", "bold")
        for entry in entries:
            text.append_text(_entry(entry, comparison))
        text.append("\n")
    text.append_text(_suspects(comparison))
    text.append_text(_proposals(comparison))
    text.append(wrapped(visible(comparison.sentence), ""), "bold")
    return text


def _head(comparison: Comparison) -> Text:
    names = visible(comparison.alt), visible(comparison.neu)
    line = " -> ".join(names)
    text = Text(f"{line}\n" if len(line) <= WIDTH else f"{names[0]}\n-> {names[1]}\n", "bold")
    weights = comparison.weights()
    if weights:
        total = plural(sum(weights.values()), "Änderung", "Änderungen")
        text.append(f"{total}: {', '.join(f'{number} {one.value}' for one, number in weights.items())}\n")
    return text.append("\n")


def _entry(entry: Eintrag, comparison: Comparison) -> Text:
    change = entry.change
    field = f", Feld {change.feld}" if change.art is Art.GEAENDERT else ""
    head = f"{change.art.value} {_named(entry)}{field} [{entry.gewicht.value}]"
    # The second line of a long head must not look like an entry of its own.
    text = Text("  ").append(change.art.value, _STYLE[change.art])
    text.append(wrapped(visible(head), _INDENT)[len(_INDENT) :].removeprefix(change.art.value))
    for word, span in comparison.shown(change):
        text.append(f"{_INDENT}{word}: {visible(str(span))}\n", "dim")
    said = sentence(change, comparison)
    text.append(wrapped(visible(said), _INDENT) if said else "")
    if change.art in (Art.GEAENDERT, Art.UMBENANNT):
        text.append_text(_values(change.alt, change.neu))
    for one in entry.darin:
        text.append(_below(one, comparison))
    return text


def _named(entry: Eintrag) -> str:
    """Name and id, if the name is not the id already."""
    kennung = entry.change.id
    return entry.name + (f" ({kennung})" if kennung and f"„{kennung}“" not in entry.name else "")


def _below(entry: Eintrag, comparison: Comparison) -> str:
    said = sentence(entry.change, comparison)
    line = f"{'darin' if entry.change.art is Art.NEU else 'mit'} {_named(entry)}" + (f" – {said}" if said else "")
    return f"{_INDENT}{wrapped(visible(line), _INDENT * 2).lstrip()}"


def _values(alt: Any, neu: Any) -> Text:
    if isinstance(alt, str) and isinstance(neu, str) and max(len(alt), len(neu)) > _LONG:
        marked = pieces(alt, neu)
        if marked is not None:
            return _word_by_word(marked)
    text = Text()
    for sign, parts in zip("-+", exchanged(alt, neu), strict=True):
        for part in parts:
            text.append(f"{_INDENT}{sign} {wrapped(visible(part), _INDENT + '  ').lstrip()}")
    return text


def _word_by_word(marked: list[tuple[Strich, str]]) -> Text:
    text, before = Text(), Strich.GLEICH
    for sign, piece in marked:
        form, style = _MARKED[sign]
        # Two marks side by side are read more easily with a blank between them.
        text.append(" " if before is Strich.WEG and sign is Strich.NEU else "")
        text.append(form.format(visible(piece)), style)
        before = sign
    lines = text.wrap(_console(), WIDTH - len(_INDENT))
    return Text("").join(Text(_INDENT).append_text(_stripped(line)).append("\n") for line in lines)


def _stripped(line: Text) -> Text:
    line.rstrip()
    return line


def _console() -> Any:
    # Only for breaking lines; it prints nothing.
    from rich.console import Console

    return Console(width=WIDTH, color_system=None)


def _suspects(comparison: Comparison) -> Text:
    text = Text()
    if comparison.verdacht:
        text.append("Zu prüfen: Das Ziel ist neu gefasst, was ihm dient, nicht\n", "bold")
        for one in comparison.verdacht:
            line = f"{comparison.name_neu(one.id)} ({one.id}), wegen {comparison.name_neu(one.ziel)}"
            text.append(f"  {wrapped(visible(line), _INDENT).lstrip()}")
            text.append(f"{_INDENT}neu: {visible(str(comparison.place_neu(one.route)))}\n", "dim")
        text.append("\n")
    return text


def _proposals(comparison: Comparison) -> Text:
    text = Text()
    if comparison.vorschlaege is None:
        return text
    if not comparison.vorschlaege:
        return Text("Kein Vorschlag: Was neu ist, gleicht nichts, was fehlt.\n\n")
    text.append("Vorschläge, nach der Ähnlichkeit der Wörter; ob sie stimmen, wissen nur Sie\n", "bold")
    for one in comparison.vorschlaege:
        titles = ", ".join(f"„{name}“" for name in one.titel_alt)
        percent = round(one.aehnlich * 100)
        line = f"{comparison.name_neu(one.id)} gleicht {titles} ({percent} %)"
        text.append(f"  {wrapped(visible(line), _INDENT).lstrip()}")
        text.append(f"{_INDENT}neu: {visible(str(comparison.place_neu(one.route)))}\n", "dim")
        text.append(f"{_INDENT}herkunft: {{aus: [{', '.join(one.aus)}]}}\n", "green")
    text.append("\n")
    return text
