"""For people: 80 columns, colour as an extra; levels and kinds of change stand there as words."""

import textwrap

from rich.text import Text

from konzept.finding import Finding, Level, Span
from konzept.report import Verdict, closing, visible
from konzept.report.summary import clipped, columns, plain

WIDTH = 80
_STYLE = {Level.FEHLER: "bold red", Level.WARNUNG: "bold yellow", Level.HINWEIS: "bold cyan"}


def findings(verdict: Verdict) -> Text:
    """Every finding with the line it is about and the way out, tables if they are wanted, then the count."""
    text = Text()
    for urteil in verdict.urteile:
        for finding in urteil.findings:
            text.append_text(_finding(finding, urteil.zeilen.get((finding.span.file, finding.span.line), "")))
            text.append("\n")
    if verdict.zusammenfassung:
        text.append(plain(verdict))
    text.append(closing(verdict), "bold")
    return text


def _finding(finding: Finding, line: str) -> Text:
    text = Text(f"{visible(str(finding.span))}: ")
    text.append(str(finding.level), _STYLE[finding.level])
    text.append(f" [{finding.rule}]\n", "dim")
    text.append(wrapped(visible(finding.message), "  "))
    if line:
        text.append_text(_excerpt(line, finding.span, _STYLE[finding.level]))
    if finding.hint:
        text.append(wrapped(visible(f"Abhilfe: {finding.hint}"), "  "), "dim")
    return text


def _excerpt(line: str, span: Span, style: str) -> Text:
    """The line with the faulty part underlined; a long line is cut to what is around that part."""
    number = f"{span.line:>6} | "
    room = WIDTH - len(number)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    cut = max(0, min(start - 10, len(line) - room)) if max(end, start + 1) > room else 0
    shown = clipped(visible(line[cut : cut + room]), room)
    before = columns(shown[: start - cut])
    width = max(1, min(columns(shown[: end - cut]), room) - before)
    text = Text(number, "dim")
    text.append(shown + "\n")
    text.append(" " * (len(number) - 2) + "| ", "dim")
    text.append(" " * before + "^" * width + "\n", style)
    return text


def wrapped(sentence: str, indent: str) -> str:
    """A sentence in lines of at most 80 columns, with a line end; words are never broken."""
    return textwrap.fill(
        sentence, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) + "\n"  # fmt: skip
