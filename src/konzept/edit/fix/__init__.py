"""Text to text: findings mended, where it is certain what was meant and nothing else changes.

    findings, places --FIXES---> answers: what to put where, and what the data and comments say then
                     --verify--> the new text of each file, or why it stays

What is not asked to change is the same bytes afterwards. A file that cannot be read to its end is never touched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzept import faults
from konzept.edit.fix.days import write_days
from konzept.edit.fix.ids import give_ids
from konzept.edit.fix.quoting import quote_aliases, quote_braces, quote_cut
from konzept.edit.fix.stoff import Abhilfe, Antwort, Edition, Gelassen, Stoff
from konzept.edit.fix.verify import apart, fixed
from konzept.edit.fix.vermerke import drop_remarks
from konzept.edit.tree import Unusual
from konzept.finding import Finding
from konzept.source import Places

__all__ = ["FIXES", "Behoben", "Fix", "Gelassen", "fix"]


@dataclass(frozen=True, slots=True)
class Fix:
    """How findings of one rule are mended: the function, and what it does, one German sentence."""

    answers: Callable[[Sequence[Finding], Sequence[Finding], Stoff], Iterator[Antwort]]
    """Takes the findings of the rule and all there are."""
    satz: str


FIXES: Mapping[str, Fix] = {
    faults.FEHLT.name: Fix(give_ids, "Eine fehlende Kennung wird aus Titel, Name, Begriff oder Betreff gebildet."),
    faults.YAML_UMFANG.name: Fix(
        quote_aliases, "Ein Wort mit Stern („*innen“) kommt in Anführungszeichen, wenn es auf nichts verweist."
    ),
    faults.FORM.name: Fix(
        quote_braces, "Wörter in geschweiften Klammern („{Name}“) kommen in Anführungszeichen, wo Text erwartet wird."
    ),
    faults.ABGESCHNITTEN.name: Fix(
        quote_cut,
        "Ein Wert kommt in Anführungszeichen, wenn vor „#“ eine Klammer oder ein Anführungszeichen aufgeht, das erst "
        "dahinter schließt.",
    ),
    faults.WERT.name: Fix(
        write_days,
        "Ein Tag, der nur auf eine Weise zu lesen ist („2027-3-31“, „31 März 2027“), wird als TT.MM.JJJJ geschrieben; "
        "nicht in einem beschlossenen Konzept.",
    ),
    faults.VERMERK_UNNOETIG.name: Fix(
        drop_remarks, "Der Vermerk wird gelöscht; nennt er mehrere Regeln, nur der Name, der nichts unterdrückt."
    ),
}
"""Rule → how its findings are mended. The manual and ``konzept rule`` are made from this table."""


@dataclass(frozen=True, slots=True)
class Behoben:
    """What fixing gave."""

    texts: Mapping[str, str]
    """File → its new text; only those that change."""
    findings: tuple[Finding, ...] = ()
    """What is mended by that."""
    gelassen: tuple[Gelassen, ...] = ()
    """What could have been, but for a reason."""


def fix(places: Places, findings: Sequence[Finding], edition: Edition) -> Behoben:
    """Mend what can be mended in one go; what is left to do then shows when the new texts are read.

    ``places``: the concept as it was read, and all ``findings`` about it. ``edition`` reads the previous edition; it is
    asked only if that matters.
    """
    stoff = Stoff(places, edition)
    answers = [one for rule, way in FIXES.items() for one in way.answers(_of(rule, findings), findings, stoff)]
    gelassen = [one for one in answers if isinstance(one, Gelassen)]
    texts, mended = dict[str, str](), list[Finding]()
    for name, datei in stoff.dateien.items():
        here = apart([one for one in answers if isinstance(one, Abhilfe) and one.file == name])
        try:
            texts |= {name: fixed(datei, here)} if here else {}
        except Unusual as error:
            gelassen += (Gelassen(finding, str(error)) for one in here for finding in one.findings)
        else:
            mended += (finding for one in here for finding in one.findings)
    return Behoben(texts, tuple(mended), tuple(gelassen))


def _of(rule: str, findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.rule == rule]
