"""For GitHub Actions: workflow commands, which become remarks on the lines of a change.

GitHub shows ten of each kind and step: the worst stand first, and one line says how many there are.
"""

from konzept.finding import Finding, Level
from konzept.report import Verdict, last_line, plain_count
from konzept.verdict import Urteil

SHOWN = 10
"""So many of each kind GitHub shows for one step."""
_KIND = {Level.FEHLER: "error", Level.WARNUNG: "warning", Level.HINWEIS: "notice"}


def findings(verdict: Verdict) -> str:
    """One line that counts, then one command for each finding."""
    found = [(urteil, one) for urteil in verdict.urteile for one in urteil.findings]
    worst_first = sorted(found, key=lambda pair: -pair[1].level)
    # A notice like the least of them: at the end it would be the eleventh, which nobody sees.
    lines = [_command("notice", {"title": "konzept"}, _count(verdict))]
    lines += [_command(_KIND[one.level], _place(verdict, urteil, one), _words(one)) for urteil, one in worst_first]
    return "\n".join(lines) + "\n"


def _count(verdict: Verdict) -> str:
    more = any(verdict.count(level) > SHOWN for level in Level)
    return plain_count(verdict) + (
        f" GitHub zeigt von jeder Art nur {SHOWN}; alle stehen im Protokoll." if more else ""
    )


def _words(finding: Finding) -> str:
    return finding.message + (f"\nAbhilfe: {finding.hint}" if finding.hint else "")


def _place(verdict: Verdict, urteil: Urteil, finding: Finding) -> dict[str, object]:
    span = finding.span
    place: dict[str, object] = {"file": verdict.baum.name(span.file, urteil.revision)}
    if span.line:
        place |= {"line": span.line, "endLine": last_line(span)}
        if span.line == span.end_line:
            place |= {"col": span.column, "endColumn": span.end_column}
    return place | {"title": f"konzept: {finding.rule}"}


def _command(kind: str, properties: dict[str, object], data: str) -> str:
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{kind} {named}::{_data(data)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
