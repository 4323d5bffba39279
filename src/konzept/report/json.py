"""For programs: JSON with a version of its form; it only grows. ``json_schema`` describes it."""

import json
from collections.abc import Iterable
from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report import Verdict
from konzept.report.summary import LEVELS, Row, by_concept, by_field, by_rule
from konzept.verdict import Urteil
from konzept.version import VERSION

SCHEMA_VERSION = 1


def findings(verdict: Verdict) -> str:
    """What was looked at, what was found, silenced or known before, and a ``summary`` that counts."""
    pairs = [(urteil, one) for urteil in verdict.urteile for one in urteil.findings]
    known = [(urteil, one) for urteil in verdict.urteile for one in urteil.known]
    silenced = [(urteil, one) for urteil in verdict.urteile for one in urteil.silenced]
    return document(
        stichtag=verdict.stichtag.isoformat(),
        konzepte=[
            {"name": row.name, "lesbar": urteil.lesbar} | _counts(row)
            for urteil, row in zip(verdict.urteile, by_concept(verdict), strict=True)
        ],
        findings=[_finding(*pair) for pair in pairs],
        silenced=[_finding(urteil, one.finding) | {"grund": one.grund} for urteil, one in silenced],
        known=[_finding(*pair) for pair in known],
        summary={"konzepte": len(verdict.urteile)}
        | {str(level): verdict.count(level) for level in reversed(Level)}
        | {"silenced": len(silenced), "known": len(known)}
        | {"bereiche": _named(by_field(verdict)), "rules": _named(by_rule(verdict))},
    )


def _named(rows: Iterable[Row]) -> list[dict[str, Any]]:
    # A list, not an object by name: a name may be empty, and PowerShell refuses an empty key.
    return [{"name": row.name} | _counts(row) for row in rows]


def _counts(row: Row) -> dict[str, int]:
    return {str(level): count for level, count in zip(LEVELS, row.counts, strict=True)}


def document(**content: Any) -> str:
    """A report as text: the version of its form, the program, then ``content``."""
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "konzept", "version": VERSION}}
    return json.dumps(head | content, ensure_ascii=False, indent=2) + "\n"


def _finding(urteil: Urteil, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": str(finding.level),
        "message": finding.message,
        "hint": finding.hint,
        "id": finding.teil,
        "feld": finding.feld,
        "bereich": finding.bereich,
        "anzahl": finding.anzahl,
        "fingerprint": urteil.prints.get(finding, ""),
        "konzept": urteil.konzept,
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
