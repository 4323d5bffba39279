"""konzept rule"""

from collections.abc import Iterator
from textwrap import fill, indent
from typing import Annotated

import typer

from konzept.cli.german import Abbruch
from konzept.cli.terminal import write
from konzept.edit.fix import FIXES
from konzept.faults import FAULTS, Fault
from konzept.model import REIFEGRADE
from konzept.report.catalogue import page
from konzept.rules import KATALOG, Rule
from konzept.schema_faults import suggest

_HEADS = {
    "lesen": "Beim Lesen",
    "vermerke": "\nVermerke, die Befunde unterdrücken",
    "druck": "\nNeben dem Konzept, für den Druck",
}
"""Subject of a fault → what stands over those of its kind."""
_NAMES = [*FAULTS, *(rule.name for rule in KATALOG)]


def rule(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Name einer Regel; ohne Namen: alle.", autocompletion=lambda: _NAMES),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Alle Regeln ausführlich, als Markdown.")] = False,
) -> None:
    """Erklärt eine Regel: was sie findet, warum, wie man es behebt, mit Beispiel; ohne Namen eine Liste aller."""
    rules = {rule.name: rule for rule in KATALOG}
    if everything:
        write(page())
    elif name is None:
        print("\n".join(_overview()))
    elif name in rules:
        print("\n".join(_explained(rules[name])))
    elif name in FAULTS:
        print("\n".join(_fault(FAULTS[name])))
    else:
        hint = suggest(name, _NAMES) or "„konzept rule“ nennt alle."
        raise Abbruch(f"Die Regel „{name}“ gibt es nicht. {hint}")


def _overview() -> Iterator[str]:
    width = max(map(len, _NAMES))
    for thema, head in _HEADS.items():
        yield f"{head}:"
        yield from (f"  {fault.name:<{width}}  {fault.level}" for fault in FAULTS.values() if fault.thema == thema)
    for thema in dict.fromkeys(rule.thema for rule in KATALOG):
        yield f"\n{thema}:"
        yield from (f"  {rule.name:<{width}}  {rule.level} ab {rule.ab}" for rule in KATALOG if rule.thema == thema)


def _explained(rule: Rule) -> Iterator[str]:
    doc = rule.doc
    weight = f"{rule.level} ab Reifegrad {rule.ab}, davor hinweis" if rule.ab != REIFEGRADE[0] else rule.level
    yield f"{rule.name} ({rule.thema})\n\nWiegt: {weight}.\n"
    for head, words in (("", doc.satz), ("Warum: ", doc.warum), ("Abhilfe: ", doc.abhilfe), ("Quelle: ", doc.quelle)):
        yield fill(head + words, 80, break_on_hyphens=False) + "\n"
    if doc.vorgaenger:
        yield "Vorige Fassung:\n" + indent(doc.vorgaenger, "    ") + "\n"
    yield from _fix(rule.name)
    yield "Schlecht:\n" + indent(doc.schlecht, "    ")
    yield "\nGut:\n" + indent(doc.gut, "    ")


def _fault(fault: Fault) -> Iterator[str]:
    yield f"{fault.name} ({'neben dem Konzept' if fault.thema == 'druck' else 'beim Lesen'}; {fault.level})\n"
    yield fill(fault.warum, 80, break_on_hyphens=False)
    yield from _fix(fault.name)


def _fix(name: str) -> Iterator[str]:
    if name in FIXES:
        yield "\n" + fill(f"„lint --fix“ behebt das, wo es sicher ist: {FIXES[name].satz}", 80, break_on_hyphens=False)
