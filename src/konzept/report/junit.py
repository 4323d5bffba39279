"""For servers that show tests: JUnit's XML, one case for each finding, one passed case if there is none.

What weighs less than the threshold has not failed the check; it is a skipped case, which servers show apart.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter

from konzept.finding import Finding
from konzept.report import Verdict, plain_count

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def findings(verdict: Verdict) -> str:
    """A document with the one suite „konzept“."""
    found = [(one, one.level >= urteil.schwelle) for urteil in verdict.urteile for one in urteil.findings]
    failed = sum(failure for _, failure in found)
    counts = {"tests": str(len(found) or 1), "failures": str(failed), "errors": "0"}
    root = ET.Element("testsuites", {"name": "konzept", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": "konzept", **counts, "skipped": str(len(found) - failed)})
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", {"name": "stichtag", "value": verdict.stichtag.isoformat()})
    if not found:
        ET.SubElement(suite, "testcase", {"classname": "konzept", "name": "keine Befunde"})
    seen: Counter[tuple[str, str]] = Counter()
    for one, failure in found:
        _case(suite, one, seen, "failure" if failure else "skipped")
    ET.SubElement(suite, "system-out").text = plain_count(verdict)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, finding: Finding, seen: Counter[tuple[str, str]], outcome: str) -> None:
    key = (_legal(finding.span.file), _legal(":".join(filter(None, (finding.rule, finding.teil)))))
    seen[key] += 1
    # Of two cases with one name servers show one.
    name = key[1] if seen[key] == 1 else f"{key[1]} ({seen[key]})"
    case = ET.SubElement(suite, "testcase", {"classname": key[0], "name": name})
    told = ET.SubElement(case, outcome, {"type": str(finding.level), "message": _legal(finding.message)})
    hint = f"\nAbhilfe: {finding.hint}" if finding.hint else ""
    told.text = _legal(f"{finding.span}: {finding.message}{hint}")


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)
