"""The verdict: every rule over every part it looks at, as findings with a place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from konzept.finding import Finding, Level, Span
from konzept.model import Feld, Index, Knoten, Konzept, Teil
from konzept.rules import KATALOG, Fund, Kontext, Rule
from konzept.rules.text.wortlaut import seen
from konzept.settings import USUAL, Hausregeln
from konzept.source import Places


def lint(
    konzept: Konzept,
    places: Places,
    stichtag: date,
    rules: Iterable[Rule] = KATALOG,
    *,
    bild: Callable[[str], bool] = lambda _name: True,
    vorgaenger: Konzept | None = None,
    hausregeln: Hausregeln = USUAL,
    level: Mapping[str, Level] = MappingProxyType({}),
) -> list[Finding]:
    """Findings of ``rules`` about ``konzept``, in the order of their places.

    ``stichtag`` is the day on which "overdue" is judged; ``bild`` tells whether there is a picture of that name;
    ``vorgaenger`` is the previous edition, ``hausregeln`` what the town has set for itself;
    ``level`` what a rule weighs here whatever the reifegrad.
    """
    kontext = Kontext(
        Index(konzept), stichtag, lambda knoten: _ort(places.head(knoten.route)), bild,
        Index(vorgaenger) if vorgaenger else None, hausregeln,
    )  # fmt: skip
    rules = tuple(rules)
    weights = {rule.name: level.get(rule.name) or rule.weight(konzept.reifegrad) for rule in rules}
    found = [
        _finding(rule, weights[rule.name], knoten, fund, kontext, places)
        for rule, knoten in _pairs(kontext.index, rules)
        for fund in rule.check(knoten.teil, kontext)
    ]
    return sorted(found, key=lambda finding: finding.order)


def _pairs(index: Index, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Knoten]]:
    """Which rule looks at which part. Most have nothing to say to most: what is done for each pair has to be little."""
    # Each class of part meets only the rules that look at it; told once per class, not once per part.
    meets: dict[type, list[Rule]] = {}
    for knoten in index.knoten:
        cls = type(knoten.teil)
        if cls not in meets:
            meets[cls] = [rule for rule in rules if rule.nur_mit is None and issubclass(cls, rule.sieht)]
        for rule in meets[cls]:
            yield rule, knoten
    # Rules about words meet only the parts that have some of them.
    worded = seen(index, {rule.nur_mit for rule in rules if rule.nur_mit})
    for rule in rules:
        for knoten in worded[rule.nur_mit] if rule.nur_mit else ():
            if isinstance(knoten.teil, rule.sieht):
                yield rule, knoten


def _finding(rule: Rule, level: Level, knoten: Knoten, fund: Fund, kontext: Kontext, places: Places) -> Finding:
    feld, message, *words = fund
    route = (*knoten.route, *(int(step) if step.isdigit() else step for step in feld.split(".") if step))
    span = places.value(route) if places.has(route) else places.head(knoten.route)
    return Finding(
        places.within(span, words[0]) if words else span,
        rule.name,
        level,
        message,
        rule.doc.abhilfe,
        teil=_part_id(knoten),
        feld=feld,
        bereich=_bereich(knoten, kontext),
        anker=places.key(route if places.has(route) else knoten.route).line,
        route=knoten.route,
        feldkopf=_feldkopf(knoten, places) if rule.viele else (),
    )


def _bereich(knoten: Knoten, kontext: Kontext) -> str:
    """Name of the field the part belongs to, empty outside of the fields."""
    feld = knoten.feld.teil
    return kontext.name(feld) if isinstance(feld, Feld) else ""


def _feldkopf(knoten: Knoten, places: Places) -> tuple[tuple[str, int], ...]:
    """Where the field is told of what many of its parts lack."""
    kopf = knoten.feld.kopf
    return tuple(dict.fromkeys((span.file, span.line) for span in (places.head(kopf), places.key(kopf))))


def _ort(span: Span) -> str:
    return f"{span.file}, Zeile {span.line}"


def _part_id(knoten: Knoten | None) -> str:
    """``id`` of the part, or of the nearest one around it that has one."""
    while knoten is not None:
        if isinstance(knoten.teil, Teil):
            return knoten.teil.id
        knoten = knoten.eltern
    return ""
