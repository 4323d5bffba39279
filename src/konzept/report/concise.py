"""One line for each finding: file, line, column, weight, rule and sentence; for pipes and editors."""

from konzept.report import Verdict, plain_count, visible


def findings(verdict: Verdict) -> str:
    """``file:line:column: level [rule] message``, and the count."""
    lines = [visible(f"{one.span}: {one.level} [{one.rule}] {one.message}") for one in verdict.findings]
    return "\n".join((*lines, plain_count(verdict))) + "\n"
