"""For people: 80 columns, colour as an extra; levels and kinds of change stand there as words."""

import textwrap
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from konzept.diff import Art, Change
from konzept.finding import Finding, Level, Span
from konzept.report import Comparison, Verdict, plain_count, visible

WIDTH = 80
_STYLE = {Level.FEHLER: "bold red", Level.WARNUNG: "bold yellow", Level.HINWEIS: "bold cyan"}
_ART_STYLE = {
    Art.NEU: "bold green",
    Art.ENTFALLEN: "bold red",
    Art.VERSCHOBEN: "bold cyan",
    Art.GEAENDERT: "bold yellow",
}


def findings(verdict: Verdict) -> Text:
    """Every finding with the line it is about and the way out, then the count."""
    text = Text()
    for urteil in verdict.urteile:
        for finding in urteil.findings:
            text.append_text(_finding(finding, urteil.zeilen.get((finding.span.file, finding.span.line), "")))
            text.append("\n")
    text.append(f"{plain_count(verdict)}\n", "bold")
    return text


def _finding(finding: Finding, line: str) -> Text:
    text = Text(f"{visible(str(finding.span))}: ")
    text.append(str(finding.level), _STYLE[finding.level])
    text.append(f" [{finding.rule}]\n", "dim")
    text.append(_wrapped(finding.message, "  "))
    if line:
        text.append_text(_excerpt(line, finding.span, _STYLE[finding.level]))
    if finding.hint:
        text.append(_wrapped(f"Abhilfe: {finding.hint}", "  "), "dim")
    return text


def _excerpt(line: str, span: Span, style: str) -> Text:
    """The line with the faulty part underlined; a long line is cut to what is around that part."""
    number = f"{span.line:>6} | "
    room = WIDTH - len(number)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    cut = max(0, min(start - 10, len(line) - room)) if max(end, start + 1) > room else 0
    shown = visible(line[cut : cut + room])
    width = max(1, min(end, cut + room) - start)
    text = Text(number, "dim")
    text.append(shown + "\n")
    text.append(" " * (len(number) - 2) + "| ", "dim")
    text.append(" " * (start - cut) + "^" * width + "\n", style)
    return text


def _wrapped(sentence: str, indent: str) -> str:
    return textwrap.fill(
        sentence, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) + "\n"  # fmt: skip


def changes(comparison: Comparison) -> Text:
    """Every change with both places and both wordings, then the count."""
    text = Text()
    for change in comparison.changes:
        text.append_text(_change(change, *comparison.places(change)))
        text.append("\n")
    counts = ", ".join(
        f"{number} {art.value}" for art in Art if (number := sum(c.art is art for c in comparison.changes))
    )
    text.append(f"{comparison.alt} -> {comparison.neu}: {counts or 'keine Änderungen'}.\n", "bold")
    return text


def _change(change: Change, alt: Span | None, neu: Span | None) -> Text:
    name = f"{change.art.value} {change.wort} „{change.titel}“" + (f" ({change.id})" if change.id else "")
    field = f", Feld {change.feld}" if change.art is Art.GEAENDERT else ""
    head = _wrapped(name + field, "  ")[2:]
    text = Text(change.art.value, _ART_STYLE[change.art])
    text.append(head.removeprefix(change.art.value))
    for word, span in (("alt", alt), ("neu", neu)):
        if span:
            text.append(f"  {word}: {span}\n", "dim")
    if change.art is Art.VERSCHOBEN:
        text.append(f"  von „{change.alt or 'Konzept'}“ nach „{change.neu or 'Konzept'}“\n")
    elif change.art is Art.GEAENDERT:
        for sign, value in (("-", change.alt), ("+", change.neu)):
            for part in _parts(value):
                text.append(_wrapped(part, "    ").replace("    ", f"  {sign} ", 1))
    return text


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, dict):
        yield ", ".join(f"{key}: {item}" for key, item in value.items())
    elif value is not None:
        yield str(value)
