"""For reviewdog, which brings findings into Gitea, Forgejo and Bitbucket: its own JSON, and not a key more."""

from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report import HOMEPAGE, Verdict, last_line
from konzept.report.json import laid_out
from konzept.verdict import Urteil

_SEVERITY = {Level.FEHLER: "ERROR", Level.WARNUNG: "WARNING", Level.HINWEIS: "INFO"}


def findings(verdict: Verdict) -> str:
    """One diagnostic for each finding."""
    document = {
        "source": {"name": "konzept", "url": HOMEPAGE},
        "diagnostics": [_diagnostic(verdict, urteil, one) for urteil in verdict.urteile for one in urteil.findings],
    }
    return laid_out(document) + "\n"


def _diagnostic(verdict: Verdict, urteil: Urteil, finding: Finding) -> dict[str, Any]:
    span = finding.span
    location: dict[str, Any] = {"path": verdict.baum.name(span.file, urteil.revision)}
    if span.line:
        location["range"] = _range(span, urteil.zeilen.get((span.file, span.line)))
    return {
        "message": finding.message + (f"\nAbhilfe: {finding.hint}" if finding.hint else ""),
        "location": location,
        "severity": _SEVERITY[finding.level],
        "code": {"value": finding.rule},
    }


def _range(span: Span, line: str | None) -> dict[str, Any]:
    """Columns count bytes of UTF-8; over several lines, or where the text is not known, whole lines are meant."""
    if line is None or span.line != span.end_line:
        return {"start": {"line": span.line}, "end": {"line": last_line(span)}}
    start, end = (
        {"line": span.line, "column": len(line[: column - 1].encode("utf-8", "surrogateescape")) + 1}
        for column in (span.column, span.end_column)
    )
    return {"start": start, "end": end}
