"""Quotation marks around what YAML takes for something else, where nothing but text can be meant.

Left alone, because it can be read in two ways: „[Name]“ (a list with one word?), „&Partner“ and „!wichtig“ (an anchor,
a tag of another program?), „2027 #klären“ (a comment without its blank?).
"""

import re
from collections.abc import Iterator, Sequence

from konzept.edit.fix.kinds import is_text
from konzept.edit.fix.stoff import Abhilfe, Antwort, Datei, Schnitt, Stoff
from konzept.edit.tree import Leaf, Unusual
from konzept.finding import Finding, Span

_ALIAS = re.compile(r"\*[\w-]+")
_BRACES = re.compile(r"\{[^{}\[\]:#\"'\\?&*!|>%@`\r\n]*[^\W\d_][^{}\[\]:#\"'\\?&*!|>%@`\r\n]*\}")
_PAIRS = (("(", ")"), ("[", "]"), ("„", "“"), ("‚", "‘"), ("»", "«"), ("«", "»"))
_ANOTHER = re.compile(r"\s#")


def quote_aliases(findings: Sequence[Finding], _every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """„*innen“: without an anchor of that name it refers to nothing."""
    for finding in findings:
        datei, route = stoff.datei(finding), stoff.values.get(finding.span, ())
        word = datei.piece(finding.span) if datei else ""
        if datei and _ALIAS.fullmatch(word) and f"&{word[1:]}" not in datei.text and is_text(route):
            yield Abhilfe((finding,), (_quoted(datei, finding, word),))


def quote_braces(findings: Sequence[Finding], _every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """„{Name}“ where text is wanted: keys without values are no data anybody writes."""
    for finding in findings:
        datei, route = stoff.datei(finding), stoff.values.get(finding.span, ())
        word = datei.piece(finding.span) if datei else ""
        if datei and _BRACES.fullmatch(word) and is_text(route):
            yield Abhilfe((finding,), (_quoted(datei, finding, word),), werte=((route, word),))


def _quoted(datei: Datei, finding: Finding, word: str) -> Schnitt:
    start = datei.offset(finding.span.line, finding.span.column)
    return Schnitt(start, start + len(word), f'"{word}"')


def quote_cut(findings: Sequence[Finding], _every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """„Aktion „Wir sind #bunt““: a bracket or quotation mark that opens before „#“ and closes behind it."""
    for finding in findings:
        datei = stoff.datei(finding)
        leaf = _before(finding, datei) if datei else None
        if datei is None or leaf is None:
            continue
        place = Span(datei.name, leaf.line + 1, leaf.column + 1, leaf.last + 1, leaf.end_column + 1)
        route, lost = stoff.values.get(place, ()), datei.piece(finding.span)
        whole = datei.lines[leaf.line][leaf.column :].rstrip()
        mark = next((mark for mark in "\"'" if mark not in whole), "")
        if mark and _goes_on(leaf.text, lost) and "\\" not in whole and whole.isprintable() and is_text(route):
            start = datei.offset(place.line, place.column)
            cut = Schnitt(start, start + len(whole), f"{mark}{whole}{mark}")
            yield Abhilfe((finding,), (cut,), werte=((route, whole),), kommentare=((leaf.line, ""),))


def _before(finding: Finding, datei: Datei) -> Leaf | None:
    """The plain value of one line that ends in front of the finding."""
    line = finding.span.line - 1
    end = len(datei.lines[line][: finding.span.column - 1].rstrip(" \t"))
    try:
        leaf = datei.endings.get((line, end))
    except Unusual:
        return None
    return leaf if leaf and not (leaf.style or leaf.flow or leaf.key) and leaf.line == line else None


def _goes_on(kept: str, lost: str) -> bool:
    """Whether ``lost`` closes what ``kept`` has opened, and is not itself followed by a comment."""
    return not _ANOTHER.search(lost) and any(
        kept.count(opens) > kept.count(closes) and 0 <= lost.find(closes) < (lost.find(opens) % (1 << 30))
        for opens, closes in _PAIRS
    )
