"""Where a file stops being YAML, and why: what the parser says of it, put to who wrote the line."""

import re
from typing import Any

import yaml

from konzept import faults
from konzept.finding import Finding, Span
from konzept.source.places import LINE_BREAK, behind
from konzept.traps import diagnose

_TOO_LARGE = re.compile(r"\\U(?!00(?:0|10))")
_FINE_BEHIND = re.compile(r"\s*(?:[,:#\]}]|$)")
"""What may stand behind a text in quotation marks."""
Stelle = tuple[int, int]
"""Line and column, from 0."""


def stumbled(error: Exception, text: str, name: str, loader: Any) -> Finding:
    """The finding for what ``loader`` stopped at in a file."""
    lines = LINE_BREAK.split(text)
    if isinstance(error, yaml.MarkedYAMLError):
        marks = _marks(error, text, lines, loader)
    else:
        # Only the parser in Python: it leaves an escape such as „\\UFFFFFFFF“ to chr().
        wrong = _TOO_LARGE.search(text)
        here = behind(text[: wrong.start() if wrong else 0], name)
        marks = [(here.line - 1, here.column - 1)]
    trap = diagnose(lines, marks)
    span = Span(name, trap.line + 1, trap.column + 1, trap.line + 1, max(len(lines[trap.line]), trap.column + 1) + 1)
    return faults.SYNTAX.at(span, trap.message, trap.hint)


def _marks(error: yaml.MarkedYAMLError, text: str, lines: list[str], loader: Any) -> list[Stelle]:
    """Where to look for the cause, the likeliest place first."""
    context, problem = (
        (min(mark.line, len(lines) - 1), mark.column) if mark else None
        for mark in (error.context_mark, error.problem_mark)
    )
    # A scanner stumbles over one thing that began at its context; a parser's context is the whole block around it.
    # The start of a bracket is that one thing as well.
    telling = context and (
        isinstance(error, yaml.scanner.ScannerError) or lines[context[0]][context[1] : context[1] + 1] in ("[", "{")
    )
    opened = _opened(text, lines, loader)
    return [mark for mark in (opened, context if telling else None, problem) if mark] or [(0, 0)]


def _opened(text: str, lines: list[str], loader: Any) -> Stelle | None:
    """Where the quotation mark stands whose end is missing, so that the next one, lines below, was taken for it."""
    last: Any = None
    try:
        for event in yaml.parse(text, Loader=loader):
            last = event
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    if getattr(last, "style", None) not in ("'", '"'):
        return None
    start, end = last.start_mark, last.end_mark
    whole = end.line == start.line or _FINE_BEHIND.match(lines[end.line], end.column)
    return None if whole else (start.line, start.column)
