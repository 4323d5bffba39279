"""One line for each finding: file, line, column, weight, rule and sentence; for pipes and editors."""

from konzept.report import Verdict, closing, visible
from konzept.report.summary import plain


def findings(verdict: Verdict) -> str:
    """``file:line:column: level [rule] message``, tables if they are wanted, and the count."""
    lines = [visible(f"{one.span}: {one.level} [{one.rule}] {one.message}") for one in verdict.findings]
    tables = "\n" + plain(verdict) if verdict.zusammenfassung and lines else ""
    return "".join(f"{line}\n" for line in lines) + tables + closing(verdict)
