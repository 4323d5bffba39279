"""Fingerprints: by what a finding is known again when lines have moved."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from konzept.finding import Finding

MANY = "*"
"""The name no field has."""


def fingerprints(konzept: str, findings: Iterable[Finding]) -> dict[Finding, str]:
    """Finding → 32 hexadecimal digits, unique among ``findings`` of the concept named ``konzept``.

    Made of the rule, the part and the field, not of line, wording or position in a list; where that is not enough to
    tell two apart, they are counted in the order given.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for finding in findings:
        # What is told of many is the same finding tomorrow, when there are more or fewer of them.
        feld = MANY if finding.anzahl > 1 else ".".join(s for s in finding.feld.split(".") if not s.isdigit())
        key = (konzept, finding.rule, finding.teil, feld)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        found[finding] = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return found
