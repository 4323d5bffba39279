"""What lies beside a concept and decides how it is printed: findings about settings and about copied templates."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from konzept.cli.contrast import contrast
from konzept.cli.copies import outdated
from konzept.cli.read import Eingabe
from konzept.faults import FAULTS
from konzept.finding import Finding
from konzept.source import Places

if TYPE_CHECKING:
    from konzept.cli.judge import Massstab

Check = Callable[[Eingabe, "Massstab", Places], Iterator[Finding]]
"""Looks at one thing; the text of a file it has findings about it puts into the ``texts`` of the places."""


def beside(source: Eingabe, massstab: "Massstab") -> tuple[list[Finding], Places]:
    """Every finding, and the texts they stand in."""
    places = Places()
    return [one for check in CHECKS for one in check(source, massstab, places)], places


def warnings(findings: Iterable[Finding]) -> Iterator[str]:
    """What somebody who prints should hear of what has been found, sentence by sentence."""
    for one in findings:
        if one.rule in FAULTS and FAULTS[one.rule].thema == "druck":
            yield f"{one.span}: {one.message} {one.hint}"


CHECKS: tuple[Check, ...] = (contrast, outdated)
