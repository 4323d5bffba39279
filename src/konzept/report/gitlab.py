"""For GitLab's Code Quality: a JSON array, shown in the merge request beside the changed lines."""

from typing import Any

from konzept.finding import Finding, Level
from konzept.report import Verdict
from konzept.report.json import laid_out
from konzept.verdict import Urteil

_SEVERITY = {Level.FEHLER: "major", Level.WARNUNG: "minor", Level.HINWEIS: "info"}


def findings(verdict: Verdict) -> str:
    """One issue for each finding; ``[]`` if there is none."""
    # GitLab shows one of two issues with one fingerprint, and a file may be named twice.
    issues: dict[str, dict[str, Any]] = {}
    for urteil in verdict.urteile:
        for one in urteil.findings:
            print_ = urteil.prints.get(one, "0")
            salted = next(name for n in range(len(issues) + 1) if (name := print_ + "0" * n) not in issues)
            issues[salted] = _issue(verdict, urteil, one, salted)
    return laid_out([*issues.values()]) + "\n"


def _issue(verdict: Verdict, urteil: Urteil, finding: Finding, fingerprint: str) -> dict[str, Any]:
    hint = f" Abhilfe: {finding.hint}" if finding.hint else ""
    return {
        # The name as well: the merge request shows nothing else.
        "description": f"{finding.message}{hint} [{finding.rule}]",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.level],
        "location": {
            "path": verdict.baum.name(finding.span.file, urteil.revision),
            "lines": {"begin": finding.span.line or 1},
        },
    }
