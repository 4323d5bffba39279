"""For people: 80 columns, colour as an extra; what happened stands there as words."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from konzept.diff import Art, Change, Strich, gewicht, marks
from konzept.finding import Span
from konzept.report.diff import Comparison
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


def changes(comparison: Comparison) -> Text:
    """Every change with both places and both wordings, then what to look at again, proposals, and the count."""
    text = Text()
    for change in comparison.changes:
        if not change.folge:
            text.append_text(_change(change, comparison))
            text.append("\n")
    text.append_text(_suspects(comparison))
    text.append_text(_proposals(comparison))
    text.append(_last(comparison), "bold")
    return text


def _last(comparison: Comparison) -> str:
    editions = f"{comparison.alt} -> {comparison.neu}:"
    line = f"{editions} {comparison.sentence}\n"
    return line if len(line) <= WIDTH else f"{editions}\n{wrapped(comparison.sentence, '  ')}"


def _change(change: Change, comparison: Comparison) -> Text:
    name = f"{change.art.value} {change.wort} „{change.titel}“" + (f" ({change.id})" if change.id else "")
    field = f", Feld {change.feld}" if change.art is Art.GEAENDERT else ""
    head = wrapped(f"{name}{field} [{gewicht(change).value}]", "  ")[2:]
    text = Text(change.art.value, _STYLE[change.art])
    text.append(head.removeprefix(change.art.value))
    text.append_text(_places(*comparison.places(change)))
    text.append_text(_content(change, comparison))
    return text


def _places(alt: Span | None, neu: Span | None) -> Text:
    text = Text()
    for word, span in (("alt", alt), ("neu", neu)):
        if span:
            text.append(f"  {word}: {span}\n", "dim")
    return text


def _content(change: Change, comparison: Comparison) -> Text:
    if change.art is Art.VERSCHOBEN:
        return Text(wrapped(f"von {comparison.name(change.alt)} nach {comparison.name(change.neu)}", "  "))
    if change.art is Art.AUFGETEILT:
        return Text(wrapped("in " + ", ".join(map(comparison.name, change.neu)), "  "))
    if change.art is Art.ZUSAMMENGELEGT:
        return Text(wrapped("aus " + ", ".join(map(comparison.name, change.alt)), "  "))
    if change.art is Art.ENTFALLEN and change.grund:
        return Text(wrapped(f"Grund: {change.grund}", "  "))
    if change.art in (Art.GEAENDERT, Art.UMBENANNT):
        return _values(change.alt, change.neu)
    return Text()


def _values(alt: Any, neu: Any) -> Text:
    if isinstance(alt, str) and isinstance(neu, str) and max(len(alt), len(neu)) > _LONG:
        return _word_by_word(alt, neu)
    text = Text()
    old, new = list(_parts(alt)), list(_parts(neu))
    # Of a list only what differs is shown: the rest is in both.
    for sign, parts, other in (("-", old, new), ("+", new, old)):
        for part in parts:
            if part not in other:
                text.append(wrapped(part, "    ").replace("    ", f"  {sign} ", 1))
    return text


def _word_by_word(alt: str, neu: str) -> Text:
    marked = Text()
    for sign, piece in marks(alt, neu):
        form, style = _MARKED[sign]
        marked.append(form.format(piece), style)
    text = Text()
    for line in marked.wrap(_console(), 76):
        line.rstrip()
        text.append("    ").append_text(line).append("\n")
    return text


def _console() -> Any:
    # Only for breaking lines; it prints nothing.
    from rich.console import Console

    return Console(width=80, color_system=None)


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, dict):
        yield ", ".join(f"{key}: {item}" for key, item in value.items())
    elif value is not None:
        yield str(value)


def _suspects(comparison: Comparison) -> Text:
    text = Text()
    if comparison.verdacht:
        text.append("Zu prüfen: Das Ziel ist neu gefasst, was ihm dient, nicht\n", "bold")
        for one in comparison.verdacht:
            text.append(wrapped(f"{comparison.name(one.id)} ({one.id}), wegen {comparison.name(one.ziel)}", "  "))
            text.append(f"  neu: {comparison.place_neu(one.route)}\n", "dim")
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
        text.append(wrapped(f"{comparison.name(one.id)} gleicht {titles} ({percent} %)", "  "))
        text.append(f"  neu: {comparison.place_neu(one.route)}\n", "dim")
        text.append(f"    herkunft: {{aus: [{', '.join(one.aus)}]}}\n", "green")
    text.append("\n")
    return text
