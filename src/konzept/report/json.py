"""For programs: JSON with a version of its form; it only grows. ``json_schema`` describes it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from konzept.finding import Finding, Level, Span
from konzept.report import Verdict
from konzept.report.summary import LEVELS, Row, by_concept, by_field, by_rule
from konzept.verdict import Urteil
from konzept.version import VERSION

SCHEMA_VERSION = 1
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def findings(verdict: Verdict) -> str:
    """What was looked at, what was found, silenced or known before, and a ``summary`` that counts."""
    return "".join(pieces(verdict))


def pieces(verdict: Verdict) -> Iterator[str]:
    """The same, finding by finding."""
    return written(
        stichtag=verdict.stichtag.isoformat(),
        konzepte=[
            {"name": row.name, "lesbar": urteil.lesbar} | _counts(row)
            for urteil, row in zip(verdict.urteile, by_concept(verdict), strict=True)
        ],
        findings=(_finding(urteil, one) for urteil in verdict.urteile for one in urteil.findings),
        silenced=(
            _finding(urteil, one.finding) | {"grund": one.grund}
            for urteil in verdict.urteile
            for one in urteil.silenced
        ),
        known=(_finding(urteil, one) for urteil in verdict.urteile for one in urteil.known),
        summary={"konzepte": len(verdict.urteile)}
        | {str(level): verdict.count(level) for level in reversed(Level)}
        | {name: sum(len(getattr(urteil, name)) for urteil in verdict.urteile) for name in ("silenced", "known")}
        | {"bereiche": _named(by_field(verdict)), "rules": _named(by_rule(verdict))},
    )


def _named(rows: Iterable[Row]) -> list[dict[str, Any]]:
    # A list, not an object by name: a name may be empty, and PowerShell refuses an empty key.
    return [{"name": row.name} | _counts(row) for row in rows]


def _counts(row: Row) -> dict[str, int]:
    return {str(level): count for level, count in zip(LEVELS, row.counts, strict=True)}


def document(**content: Any) -> str:
    """A report as text: the version of its form, the program, then ``content``."""
    return "".join(written(**content))


def written(**content: Any) -> Iterator[str]:
    """The same piece by piece; an iterator becomes a list whose items are made when it is their turn."""
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "konzept", "version": VERSION}}
    before = "{"
    for key, value in (head | content).items():
        yield f'{before}\n  "{key}": '
        before = ","
        if isinstance(value, Iterator):
            yield from _items(value)
        else:
            yield laid_out(value, 2)
    yield "\n}\n"


def _items(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n    {laid_out(value, 4)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def laid_out(value: Any, by: int = 0) -> str:
    """A value as JSON for people and programs: two blanks a level, from ``by`` blanks on."""
    # As json.dumps(indent=2) writes it; that leaves a ring of functions behind with every call, and nobody clears up.
    inner = by + 2
    if isinstance(value, dict):
        rows, ends = [f"{_PLAIN(key)}: {laid_out(one, inner)}" for key, one in value.items()], "{}"
    elif isinstance(value, list | tuple):
        rows, ends = [laid_out(one, inner) for one in value], "[]"
    else:
        return _PLAIN(value)
    between = "\n" + " " * inner
    return f"{ends[0]}{between}{f',{between}'.join(rows)}\n{' ' * by}{ends[1]}" if rows else ends


def _finding(urteil: Urteil, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": str(finding.level),
        "message": finding.message,
        "hint": finding.hint,
        "id": finding.teil,
        "feld": finding.feld,
        "bereich": finding.bereich,
        "anzahl": finding.anzahl,
        "fingerprint": urteil.prints.get(finding, ""),
        "konzept": urteil.konzept,
        "span": span(finding.span),
    }


def span(place: Span | None) -> dict[str, Any] | None:
    """A place as plain data."""
    if place is None:
        return None
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
