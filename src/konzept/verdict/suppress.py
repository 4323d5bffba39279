"""Comments that silence findings: each must give a reason, name a rule that exists, and be needed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from konzept import faults
from konzept.finding import Finding
from konzept.rules import KATALOG
from konzept.schema_faults import suggest
from konzept.source import Remark
from konzept.verdict import Silenced

_RULES = {rule.name: rule.thema for rule in KATALOG}
_ACCEPTED = frozenset({*_RULES, *_RULES.values()})


@dataclass(frozen=True, slots=True)
class Sieved:
    """Findings after the comments have been heard."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]


def sieve(findings: Iterable[Finding], remarks: Iterable[Remark], ran: Collection[str]) -> Sieved:
    """Take out what a comment silences; add what is wrong with the comments themselves.

    ``ran``: names of the rules that were asked. A comment for a rule that was not is not called needless.
    """
    said = list(remarks)
    sound = [remark for remark in said if remark.grund and remark.names and {*remark.names} <= _ACCEPTED]
    used: set[tuple[Remark, str]] = set()
    left, silenced = list[Finding](), list[Silenced]()
    for finding in findings:
        hits = ((remark, name) for remark in sound for name in remark.names if _silences(remark, name, finding))
        hit = next(hits, None)
        if hit:
            used.add(hit)
            silenced.append(Silenced(finding, hit[0].grund))
        else:
            left.append(finding)
    complaints = (fault for remark in said for fault in _faults(remark, remark in sound, used, ran))
    return Sieved(tuple(sorted((*left, *complaints), key=lambda one: one.order)), tuple(silenced))


def _silences(remark: Remark, name: str, finding: Finding) -> bool:
    lines = (0, finding.span.line, finding.anker)
    spoken = name in (finding.rule, _RULES.get(finding.rule))
    return spoken and remark.span.file == finding.span.file and remark.line in lines


def _faults(remark: Remark, sound: bool, used: set[tuple[Remark, str]], ran: Collection[str]) -> Iterator[Finding]:
    if not remark.names:
        yield faults.VERMERK_UNBEKANNT.at(
            remark.span, "Der Vermerk nennt keine Regel; er wirkt nicht.",
            "Schreiben Sie: # konzept: ignore[regel-name] Grund",
        )  # fmt: skip
    for name in remark.names:
        if name not in _ACCEPTED:
            yield _unknown(remark, name)
        elif sound and (remark, name) not in used and _asked(name, ran):
            yield faults.VERMERK_UNNOETIG.at(
                remark.span, f"Der Vermerk zu „{name}“ unterdrückt nichts.", "Löschen Sie ihn."
            )
    if not remark.grund and remark.names:
        yield faults.VERMERK_OHNE_GRUND.at(
            remark.span, "Der Vermerk nennt keinen Grund; er wirkt nicht.",
            "Schreiben Sie hinter die Klammer, warum der Befund hier hingenommen wird.",
        )  # fmt: skip


def _asked(name: str, ran: Collection[str]) -> bool:
    return all(rule in ran for rule, thema in _RULES.items() if name in (rule, thema))


def _unknown(remark: Remark, name: str) -> Finding:
    if name in faults.FAULTS:
        message = f"„{name}“ wird beim Lesen gefunden und lässt sich nicht unterdrücken."
        return faults.VERMERK_UNBEKANNT.at(remark.span, message, "Beheben Sie den Mangel und löschen Sie den Vermerk.")
    hint = suggest(name, _ACCEPTED) or "„konzept rule“ nennt alle Regeln."
    return faults.VERMERK_UNBEKANNT.at(remark.span, f"Die Regel „{name}“ gibt es nicht; der Vermerk wirkt nicht.", hint)
