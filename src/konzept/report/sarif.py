"""SARIF 2.1.0, for code scanning and for editors: findings, with what was silenced and what was known before."""

import re
from collections.abc import Iterator
from typing import Any

from konzept.faults import FAULTS
from konzept.finding import Finding, Level, Span
from konzept.report import HOMEPAGE, Verdict
from konzept.report.catalogue import help_of
from konzept.report.json import laid_out
from konzept.report.tree import is_inside, uri
from konzept.rules import KATALOG
from konzept.verdict import Urteil
from konzept.version import VERSION

_LEVEL = {Level.FEHLER: "error", Level.WARNUNG: "warning", Level.HINWEIS: "note"}
_ROOT = "%SRCROOT%"
_RULES = {rule.name: (rule.doc.satz, f"{rule.doc.satz} {rule.doc.warum}", rule.level) for rule in KATALOG} | {
    fault.name: (fault.warum, fault.warum, fault.level) for fault in FAULTS.values()
}
_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def findings(verdict: Verdict) -> str:
    """A log with one run."""
    results = [*_results(verdict)]
    rules = list(dict.fromkeys(result["ruleId"] for result in results))
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    driver = {"name": "konzept", "version": VERSION, "semanticVersion": VERSION, "informationUri": HOMEPAGE}
    run = {
        "tool": {"driver": driver | {"language": "de", "rules": [_rule(name) for name in rules]}},
        "language": "de",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Die Wurzel des Archivs."}}},
        "invocations": [{"executionSuccessful": all(urteil.lesbar for urteil in verdict.urteile)}],
        "results": results,
        "properties": {"stichtag": verdict.stichtag.isoformat()},
    }
    head = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0"}
    return laid_out(head | {"runs": [run]}) + "\n"


def _rule(name: str) -> dict[str, Any]:
    short, full, level = _RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": _text(short)},
        "fullDescription": {"text": _text(full)},
        "help": {"text": f"konzept rule {name}", "markdown": help_of(name)},
        "helpUri": f"{HOMEPAGE}#{name}",
        "defaultConfiguration": {"level": _LEVEL[level]},
    }


def _results(verdict: Verdict) -> Iterator[dict[str, Any]]:
    # Where one result has either of these, all must have it.
    baseline = any(urteil.known for urteil in verdict.urteile)
    silencing = any(urteil.silenced for urteil in verdict.urteile)
    for urteil in verdict.urteile:
        silenced = {one.finding: one.grund for one in urteil.silenced}
        every = sorted((*urteil.findings, *urteil.known, *silenced), key=lambda one: one.order)
        for finding in every:
            result = _result(verdict, urteil, finding)
            if baseline:
                result["baselineState"] = "unchanged" if finding in urteil.known else "new"
            if silencing:
                why = {"kind": "inSource", "status": "accepted", "justification": silenced.get(finding, "")}
                result["suppressions"] = [why] if finding in silenced else []
            yield result


def _result(verdict: Verdict, urteil: Urteil, finding: Finding) -> dict[str, Any]:
    hint = f"\n\nAbhilfe: {finding.hint}" if finding.hint else ""
    name = verdict.baum.name(finding.span.file, urteil.revision)
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(name)} | ({"uriBaseId": _ROOT} if is_inside(name) else {})}
    if finding.span.line:
        place["region"] = _region(finding.span)
    about = {"id": finding.teil, "feld": finding.feld, "bereich": finding.bereich}
    return {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.level],
        "message": {"text": _text(finding.message + hint)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"konzept/v1": urteil.prints.get(finding, "")},
        "properties": {key: value for key, value in about.items() if value},
    }


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _text(words: str) -> str:
    """Words in which nothing is a placeholder or a link to another place (SARIF 3.11.5 and 3.11.6)."""
    return _LINK.sub(r"\\[\1\\](", words.replace("{", "{{").replace("}", "}}"))
