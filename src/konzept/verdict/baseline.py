"""The baseline: findings that a concept had when the checks began. They are known, and only new ones count."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace

from konzept.faults import FAULTS
from konzept.finding import Finding, Level
from konzept.verdict import Urteil
from konzept.version import VERSION

SCHEMA_VERSION = 1


class BaselineFehler(ValueError):
    """A baseline that cannot be read; the message says why, as a German clause."""


def written(urteile: Iterable[Urteil]) -> str:
    """The baseline of some verdicts, as JSON that a person can read: one line of words for each finding."""
    entries = [
        {"fingerprint": urteil.prints[one], "konzept": urteil.konzept}
        | {"rule": one.rule, "id": one.teil, "feld": one.feld}
        for urteil in urteile
        for one in (*urteil.findings, *urteil.known)
        if _may_be_known(one)
    ]
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "konzept", "version": VERSION}}
    text = json.dumps(head | {"findings": entries}, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read(text: str) -> frozenset[str]:
    """Fingerprints of a baseline. BaselineFehler if it is none."""
    try:
        data = json.loads(text)
        version = data["schema_version"]
        prints = frozenset(entry["fingerprint"] for entry in data["findings"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise BaselineFehler("sie ist keine Ausgabe von „konzept lint --write-baseline“") from None
    if version != SCHEMA_VERSION:
        raise BaselineFehler(f"sie hat die Version {version}; diese Ausgabe von konzept liest {SCHEMA_VERSION}")
    return prints


def hold_against(urteil: Urteil, prints: Collection[str]) -> Urteil:
    """The verdict with what is in the baseline put aside."""
    known = tuple(one for one in urteil.findings if urteil.prints[one] in prints and _may_be_known(one))
    left = tuple(one for one in urteil.findings if one not in {*known})
    return replace(urteil, findings=left, known=known)


def _may_be_known(finding: Finding) -> bool:
    # What cannot be read is no legacy to live with: behind it everything else is hidden.
    return not (finding.rule in FAULTS and finding.level is Level.FEHLER)
