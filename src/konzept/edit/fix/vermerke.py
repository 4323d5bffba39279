"""Comments that silence nothing any more are taken out, or the one name in them that does not."""

from collections.abc import Iterator, Sequence

from konzept.edit.fix.stoff import Abhilfe, Antwort, Datei, Gelassen, Schnitt, Stoff
from konzept.edit.tree import Unusual
from konzept.finding import Finding, Span
from konzept.source import LINE_BREAK, Remark, remarks


def drop_remarks(findings: Sequence[Finding], _every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """One answer for each comment."""
    by_span: dict[Span, list[Finding]] = {}
    for one in findings:
        by_span.setdefault(one.span, []).append(one)
    for remark in remarks(stoff.places) if by_span else ():
        about = by_span.get(remark.span)
        datei = stoff.datei(about[0]) if about else None
        if about and datei:
            yield _answer(remark, tuple(about), datei)


def _answer(remark: Remark, about: tuple[Finding, ...], datei: Datei) -> Antwort:
    # A finding names the one it is about between quotation marks, and names hold none.
    needed = [name for name in remark.names if not any(f"„{name}“" in one.message for one in about)]
    line, at = datei.lines[remark.span.line - 1], remark.span.column - 1
    start, end = (_names if needed else _whole)(line, at, remark.span.end_column - 1)
    new = ", ".join(needed)
    try:
        column, _ = datei.kommentare[remark.span.line - 1]
    except (Unusual, KeyError):
        return Gelassen(about[0], "der Vermerk steht an einer ungewöhnlichen Stelle")
    changed = (line[:start] + new + line[end:])[column:].rstrip(" \t")
    first = datei.offset(remark.span.line, 1)
    cut = Schnitt(first + start, first + end, new)
    if not needed and not line[:start] and not line[end:]:
        cut = Schnitt(first, first + len(line) + len(_line_end(datei.text, first + len(line))), "")
    return Abhilfe(about, (cut,), kommentare=((remark.span.line - 1, changed),))


def _names(line: str, at: int, end: int) -> tuple[int, int]:
    """What stands between the brackets."""
    start = line.index("[", at, end) + 1
    return start, line.index("]", start, end)


def _whole(line: str, at: int, end: int) -> tuple[int, int]:
    """The comment; with the blanks that set it off if it is the last of the line, else with those behind it."""
    rest = line[end:]
    if rest.strip():
        return at, end + len(rest) - len(rest.lstrip())
    return len(line[:at].rstrip(" \t")), len(line)


def _line_end(text: str, at: int) -> str:
    found = LINE_BREAK.match(text, at)
    return found[0] if found else ""
