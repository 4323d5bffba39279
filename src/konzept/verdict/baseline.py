"""The baseline: findings that a concept had when the checks began. They are known, and only new ones count."""

import json
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass, replace

from konzept.faults import FAULTS, LESEN
from konzept.finding import Finding, Level
from konzept.verdict import Urteil
from konzept.version import VERSION

SCHEMA_VERSION = 1


class BaselineFehler(ValueError):
    """A baseline that cannot be read; the message says why, as a German clause."""


@dataclass(frozen=True, slots=True)
class Eintrag:
    """One known finding. Only the fingerprint tells it again; the rest is for whoever reads the file."""

    konzept: str
    id: str
    rule: str
    feld: str
    fingerprint: str


def entries(urteile: Iterable[Urteil]) -> list[Eintrag]:
    """What a baseline of these verdicts holds, in an order that no moved line changes."""
    found = {
        Eintrag(urteil.konzept, one.teil, one.rule, one.feld, urteil.prints[one])
        for urteil in urteile
        for one in (*urteil.einzeln, *urteil.known)
        if may_be_known(one)
    }
    return sorted(found, key=astuple)


def written(listed: Iterable[Eintrag]) -> str:
    """A baseline as JSON, one line for each finding, so that two who change it seldom meet."""
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "konzept", "version": VERSION}}
    rows = [json.dumps({name: getattr(one, name) for name in Eintrag.__slots__}, ensure_ascii=False) for one in listed]
    body = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"
    text = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}") + f',\n  "findings": {body}\n}}\n'
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read(text: str) -> tuple[Eintrag, ...]:
    """What a baseline holds. BaselineFehler if it is none."""
    try:
        data = json.loads(text)
        version, listed = data["schema_version"], data["findings"]
        found = tuple(Eintrag(*(one[name] for name in Eintrag.__slots__)) for one in listed)
    except (ValueError, LookupError, TypeError, RecursionError):
        raise BaselineFehler("sie ist keine Ausgabe von „konzept lint --write-baseline“") from None
    if version != SCHEMA_VERSION:
        raise BaselineFehler(f"sie hat die Version {version}; diese Ausgabe von konzept liest {SCHEMA_VERSION}")
    if not all(isinstance(value, str) for one in found for value in astuple(one)):
        raise BaselineFehler("in einem ihrer Einträge steht etwas anderes als Text")
    return found


def hold_against(urteil: Urteil, listed: Collection[Eintrag], ran: Collection[str]) -> Urteil:
    """The verdict, part by part, without what is in the baseline. ``ran``: names of the rules that were asked."""
    prints = {one.fingerprint for one in listed}
    every = urteil.einzeln
    known = {one for one in every if urteil.prints[one] in prints and may_be_known(one)}
    left = tuple(one for one in every if one not in known)
    told = tuple(one for one in every if one in known)
    return replace(urteil, findings=left, gebuendelt={}, known=told, erledigt=_gone(urteil, listed, ran))


def _gone(urteil: Urteil, listed: Iterable[Eintrag], ran: Collection[str]) -> int:
    """How many entries about this concept are no longer found, as far as their rules have been asked."""
    if any(map(hides_others, urteil.findings)):
        return 0  # what cannot be read to its end has not been asked at all
    there = {*urteil.prints.values()}
    asked = (one for one in listed if one.konzept == urteil.konzept and (one.rule in ran or one.rule in FAULTS))
    return sum(one.fingerprint not in there for one in asked)


def may_be_known(finding: Finding) -> bool:
    """Whether it is a legacy one can live with: a fehler that no rule finds always counts."""
    return not (finding.rule in FAULTS and finding.level is Level.FEHLER)


def hides_others(finding: Finding) -> bool:
    """Whether it is one of reading: what cannot be read hides everything behind it."""
    return not may_be_known(finding) and FAULTS[finding.rule].thema == LESEN
