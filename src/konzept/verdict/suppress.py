"""Comments that silence findings: each must give a reason, name a rule that exists, and be needed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from konzept import faults
from konzept.finding import Finding
from konzept.rules import KATALOG
from konzept.schema_faults import suggest
from konzept.source import Remark
from konzept.verdict import Silenced

_RULES = {rule.name: rule.thema for rule in KATALOG}
_ACCEPTED = frozenset({*_RULES, *_RULES.values()})
_FORM = "Schreiben Sie: # konzept: ignore[regel-name] Grund"
_WRONG = {
    "wort": ("Das Wort hinter „konzept:“ gibt es nicht; der Vermerk wirkt nicht.", _FORM),
    "klammer": ("Hinter den Namen fehlt die schließende Klammer; der Vermerk wirkt nicht.", _FORM),
    "platz": (
        "Ein Vermerk für die ganze Datei wirkt nur an ihrem Anfang, vor dem ersten Schlüssel.",
        "Verschieben Sie ihn dorthin, oder schreiben Sie „ignore“ statt „ignore-file“ über die Stelle, die er meint.",
    ),
    "leer": ("Der Vermerk nennt keine Regel; er wirkt nicht.", _FORM),
}
"""What is wrong with the form of a comment → sentence, way out."""
_Where = tuple[str, int, str]
"""File, line (0: all of them), name of a rule or a subject."""


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
    heard: dict[_Where, Remark] = {}
    for remark in filter(_sound, said):
        for name in remark.names:
            heard.setdefault((remark.span.file, remark.line, name), remark)
    used: set[tuple[Remark, str]] = set()
    left, silenced = list[Finding](), list[Silenced]()
    for finding in findings:
        hits = [(heard[where], where[2]) for where in _wheres(finding) if where in heard] if heard else []
        if hits:
            # Two that say the same, one of them for the whole file: the nearer one is not the needless one.
            used.add(hits[0])
            silenced.append(Silenced(finding, hits[0][0].grund))
        else:
            left.append(finding)
    complaints = (fault for remark in said for fault in _faults(remark, used, ran))
    return Sieved(tuple(sorted((*left, *complaints), key=lambda one: one.order)), tuple(silenced))


def _sound(remark: Remark) -> bool:
    return bool(remark.grund and remark.names and not remark.mangel) and _ACCEPTED.issuperset(remark.names)


def _wheres(finding: Finding) -> Iterator[_Where]:
    """Where a comment about ``finding`` may stand and what it may name, the nearest first."""
    names = (finding.rule, _RULES.get(finding.rule, finding.rule))
    file = finding.span.file
    own = ((file, line) for line in (finding.span.line, finding.anker or finding.span.line))
    # Where it is told if there are many of its kind, a comment has to silence it too, however few they have become.
    for place in dict.fromkeys((*own, *finding.feldkopf, (file, 0))):
        yield from ((*place, name) for name in names)


def _faults(remark: Remark, used: Collection[tuple[Remark, str]], ran: Collection[str]) -> Iterator[Finding]:
    wrong = remark.mangel or ("" if remark.names else "leer")
    if wrong:
        yield faults.VERMERK_UNBEKANNT.at(remark.span, *_WRONG[wrong])
        return
    sound = _sound(remark)
    for name in dict.fromkeys(remark.names):
        if name not in _ACCEPTED:
            yield _unknown(remark, name)
        elif sound and (remark, name) not in used and _asked(name, ran):
            yield faults.VERMERK_UNNOETIG.at(
                remark.span, f"Der Vermerk zu „{name}“ unterdrückt nichts.", "Löschen Sie ihn."
            )
    if not remark.grund:
        yield faults.VERMERK_OHNE_GRUND.at(
            remark.span, "Der Vermerk nennt keinen Grund; er wirkt nicht.",
            "Schreiben Sie hinter die Klammer, warum der Befund hier hingenommen wird.",
        )  # fmt: skip


def _asked(name: str, ran: Collection[str]) -> bool:
    return all(rule in ran for rule in _MEMBERS[name])


def _members() -> Mapping[str, tuple[str, ...]]:
    by_subject = {thema: tuple(name for name, own in _RULES.items() if own == thema) for thema in _RULES.values()}
    return by_subject | {name: (name,) for name in _RULES}


_MEMBERS = _members()
"""Rule or subject → the rules it stands for."""


def _unknown(remark: Remark, name: str) -> Finding:
    if name in faults.FAULTS:
        message = f"„{name}“ {faults.FAULTS[name].betrifft} und lässt sich nicht unterdrücken."
        return faults.VERMERK_UNBEKANNT.at(remark.span, message, "Beheben Sie den Mangel und löschen Sie den Vermerk.")
    hint = suggest(name, _ACCEPTED) or "„konzept rule“ nennt alle Regeln."
    return faults.VERMERK_UNBEKANNT.at(remark.span, f"Die Regel „{name}“ gibt es nicht; der Vermerk wirkt nicht.", hint)
