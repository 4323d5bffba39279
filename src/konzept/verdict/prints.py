"""Fingerprints: by what a finding is known again when lines have moved."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from konzept.finding import Finding


def fingerprints(konzept: str, findings: Iterable[Finding]) -> dict[Finding, str]:
    """Finding → 32 hexadecimal digits, unique among ``findings`` of the concept named ``konzept``.

    Made of the rule, the part and the field, not of line, wording or position in a list; where that is not enough to
    tell two apart, they are counted in the order given.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for finding in findings:
        feld = ".".join(step for step in finding.feld.split(".") if not step.isdigit())
        key = (konzept, finding.rule, finding.teil, feld)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        found[finding] = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return found
