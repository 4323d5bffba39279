"""For programs: JSON with a version of its form; it only grows."""

import json
from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report import Verdict
from konzept.version import VERSION

SCHEMA_VERSION = 1


def findings(verdict: Verdict) -> str:
    """``findings`` with place, rule, level, message and hint, and a ``summary`` that counts them."""
    return document(
        stichtag=verdict.stichtag.isoformat(),
        findings=[_finding(finding) for finding in verdict.findings],
        summary={"konzepte": len(verdict.urteile)} | {str(level): verdict.count(level) for level in reversed(Level)},
    )


def document(**content: Any) -> str:
    """A report as text: the version of its form, the program, then ``content``."""
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "konzept", "version": VERSION}}
    return json.dumps(head | content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": str(finding.level),
        "message": finding.message,
        "hint": finding.hint,
        "id": finding.teil,
        "feld": finding.feld,
        "span": span(finding.span),
    }


def span(place: Span | None) -> dict[str, Any] | None:
    """A place as plain data."""
    if place is None:
        return None
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
