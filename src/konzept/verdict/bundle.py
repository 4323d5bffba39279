"""Bundles: what is wrong with many parts of one field is told once, for the field.

That is done last, with what comments and the baseline have left: what a town has accepted is not told again, and what
is new is not hidden behind what is known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from konzept.finding import Finding
from konzept.model import Abschnitt, Index, Knoten, Konzept, Leitziel, Massnahme, Teil, title, word
from konzept.rules import KATALOG
from konzept.source import Places
from konzept.verdict import Urteil
from konzept.verdict.prints import fingerprints

VIELE = 3
"""From so many parts on, their field speaks for them."""
_CLAUSES = {rule.name: rule.viele for rule in KATALOG if rule.viele}


def bundled(urteil: Urteil, konzept: Konzept, places: Places) -> Urteil:
    """The verdict as it is told: with one finding for many of one kind in a field."""
    made = bundles(urteil.findings, konzept, places)
    if not made:
        return urteil
    inside = {part for parts in made.values() for part in parts}
    told = sorted((*(one for one in urteil.findings if one not in inside), *made), key=lambda one: one.order)
    lines = {(one.span.file, one.span.line): places.line(one.span) for one in made}
    return replace(
        urteil,
        findings=tuple(told),
        gebuendelt=made,
        prints={**urteil.prints, **fingerprints(urteil.konzept, made)},
        zeilen={**urteil.zeilen, **lines},
    )


def bundles(findings: Iterable[Finding], konzept: Konzept, places: Places) -> Mapping[Finding, tuple[Finding, ...]]:
    """What is told of a whole field, or of the concept outside of them → the findings that it stands for."""
    of_part: dict[tuple[str | int, ...], list[Finding]] = {}
    for one in findings:
        if one.rule in _CLAUSES:
            of_part.setdefault(one.route, []).append(one)
    if len(of_part) < VIELE:
        return {}
    index = Index(konzept)
    groups: dict[tuple[object, ...], list[tuple[Knoten, Finding]]] = {}
    for knoten in index.knoten:
        for one in of_part.get(knoten.route, ()):
            # By their kind: what the field itself lacks is another matter than what its parts do.
            key = (one.rule, one.level, knoten.feld.route, type(knoten.teil))
            groups.setdefault(key, []).append((knoten, one))
    there = _there(index)
    return {
        _bundle(index, places, group, there): tuple(one for _, one in group)
        for group in groups.values()
        if len({knoten.route for knoten, _ in group}) >= VIELE
    }


def _there(index: Index) -> Counter[tuple[object, ...]]:
    """How many parts of each kind a field has; those in its fields are parts of the concept, too."""
    there = Counter[tuple[object, ...]]()
    for knoten in index.knoten:
        route, kind = knoten.feld.route, type(knoten.teil)
        there[route, kind] += 1
        there[(), kind] += bool(route)
    return there


def _bundle(
    index: Index, places: Places, group: Sequence[tuple[Knoten, Finding]], there: Mapping[tuple[object, ...], int]
) -> Finding:
    """One finding at the field for those of its parts."""
    (knoten, first), feld = group[0], group[0][0].feld
    teile = [knoten.teil for knoten in {knoten.route: knoten for knoten, _ in group}.values()]
    alle = len(teile) == there[feld.route, type(knoten.teil)]
    return Finding(
        places.head(feld.kopf),
        first.rule,
        first.level,
        f"{_counted(index, feld.teil, teile, alle=alle)} {_CLAUSES[first.rule]}.",
        first.hint,
        teil=feld.teil.id if isinstance(feld.teil, Teil) else "",
        feld="" if feld.route else "titel",
        bereich=first.bereich,
        anker=places.key(feld.kopf).line,
        route=feld.route,
        anzahl=len(group),
    )


def _counted(index: Index, feld: Abschnitt, teile: Sequence[Abschnitt], *, alle: bool) -> str:
    """The beginning of a sentence: "Handlungsfeld 2 „Sprache“: 4 Maßnahmen (2.1, 2.3, 2.4 und 2.7)", or "(alle)"."""
    words, kind = index.konzept.bezeichnungen, type(teile[0])
    plural = {Massnahme: words.massnahmen, Leitziel: words.leitziele}.get(kind)
    # Not "Alle 4 Maßnahmen": before a "nicht" or "keine" that may be read as "not all of them".
    some = index.nummern(teile) if plural else f"zuerst „{title(teile[0])}“"
    return f"{index.name(feld)}: {len(teile)} {plural or word(kind) + 'en'} ({'alle' if alle else some})"
