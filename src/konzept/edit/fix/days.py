"""A day in a notation that is not accepted, written as TT.MM.JJJJ. Accepted notations keep their wording."""

from collections.abc import Iterator, Sequence

from konzept.edit.fix.kinds import is_time
from konzept.edit.fix.stoff import Abhilfe, Antwort, Gelassen, Schnitt, Stoff
from konzept.finding import Finding
from konzept.werte.stil import HAUSSTIL
from konzept.werte.tag import eindeutiger_tag

_MARKS = ("'", '"')


def write_days(findings: Sequence[Finding], _every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """One answer for each day that can be read in one way only."""
    adopted = any(stoff.at(route) == "beschlossen" for route in (("reifegrad",), ("katalog", "reifegrad")))
    for finding in findings:
        datei, route = stoff.datei(finding), stoff.values.get(finding.span, ())
        value = stoff.at(route)
        day = eindeutiger_tag(value) if isinstance(value, str) and is_time(route) else None
        if datei is None or day is None or finding.span.line != finding.span.end_line:
            continue
        if adopted:
            yield Gelassen(finding, "das Konzept ist beschlossen; an seinem Wortlaut ändert „--fix“ nichts")
            continue
        piece, new = datei.piece(finding.span), HAUSSTIL.datum(day)
        start = datei.offset(finding.span.line, finding.span.column)
        mark = piece[0] if piece.startswith(_MARKS) else ""
        yield Abhilfe((finding,), (Schnitt(start, start + len(piece), mark + new + mark),), werte=((route, new),))
