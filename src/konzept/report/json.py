"""For programs: JSON with a version of its form; it only grows."""

import json
from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report import Comparison, Verdict
from konzept.version import VERSION

SCHEMA_VERSION = 1


def findings(verdict: Verdict) -> str:
    """``findings`` with place, rule, level, message and hint, and a ``summary`` that counts them."""
    return _document(
        stichtag=verdict.stichtag.isoformat(),
        findings=[_finding(finding) for finding in verdict.findings],
        summary={"konzepte": len(verdict.urteile)} | {str(level): verdict.count(level) for level in reversed(Level)},
    )


def changes(comparison: Comparison) -> str:
    """``changes`` with kind, id, field, both values and both places."""
    listed = []
    for change in comparison.changes:
        alt, neu = comparison.places(change)
        listed.append(
            {
                "kind": change.art.value,
                "id": change.id,
                "klasse": change.klasse,
                "titel": change.titel,
                "feld": change.feld,
                "alt": change.alt,
                "neu": change.neu,
                "span_alt": _span(alt),
                "span_neu": _span(neu),
            }
        )
    return _document(alt=comparison.alt, neu=comparison.neu, changes=listed)


def _document(**content: Any) -> str:
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
        "span": _span(finding.span),
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
