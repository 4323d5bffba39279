"""The verdict: every rule over every part it looks at, as findings with a place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from konzept.finding import Finding, Level, Span
from konzept.model import Feld, Index, Knoten, Konzept, Teil
from konzept.rules import KATALOG, Kontext, Rule
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
    # Each class of part meets only the rules that look at it; told once per class, not once per part.
    seen: dict[type, tuple[Rule, ...]] = {}
    found: list[Finding] = []
    for knoten in kontext.index.knoten:
        cls = type(knoten.teil)
        if cls not in seen:
            seen[cls] = tuple(rule for rule in rules if issubclass(cls, rule.sieht))
        for rule in seen[cls]:
            found += _findings(rule, level.get(rule.name), knoten, kontext, places)
    return sorted(found, key=lambda finding: finding.order)


def _findings(rule: Rule, fixed: Level | None, knoten: Knoten, kontext: Kontext, places: Places) -> Iterator[Finding]:
    level = fixed or rule.weight(kontext.konzept.reifegrad)
    for feld, message, *words in rule.findings(knoten, kontext):
        route = (*knoten.route, *(int(step) if step.isdigit() else step for step in feld.split(".") if step))
        span = places.value(route) if places.has(route) else places.head(knoten.route)
        yield Finding(
            places.within(span, words[0]) if words else span,
            rule.name,
            level,
            message,
            rule.doc.abhilfe,
            teil=_part_id(knoten),
            feld=feld,
            bereich=_bereich(knoten, kontext),
            anker=places.key(route if places.has(route) else knoten.route).line,
        )


def _bereich(knoten: Knoten, kontext: Kontext) -> str:
    """Name of the field the part belongs to, empty outside of the fields."""
    while knoten.eltern is not None and not isinstance(knoten.teil, Feld):
        knoten = knoten.eltern
    return kontext.name(knoten.teil) if isinstance(knoten.teil, Feld) else ""


def _ort(span: Span) -> str:
    return f"{span.file}, Zeile {span.line}"


def _part_id(knoten: Knoten | None) -> str:
    """``id`` of the part, or of the nearest one around it that has one."""
    while knoten is not None:
        if isinstance(knoten.teil, Teil):
            return knoten.teil.id
        knoten = knoten.eltern
    return ""
