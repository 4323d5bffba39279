"""For a merge request: what was found, in German, as Markdown that both GitHub and GitLab show.

The verdict first, then counts, then the findings folded by file. What does not fit into one comment is left out from
the light end, and counted.
"""

from collections.abc import Iterable, Iterator

from konzept.finding import Finding, Level
from konzept.report import Verdict, counted, plain_count, plural
from konzept.report.guarded import html, words
from konzept.report.summary import LEVELS, OUTSIDE, Table, tables
from konzept.verdict import Urteil

LIMIT = 65_536
"""Characters of a comment on GitHub; GitLab takes 1,000,000."""
_TABLES = 15_000
"""Characters for the rows of the tables."""
_LEVELS = {Level.FEHLER: "Fehler", Level.WARNUNG: "Warnung", Level.HINWEIS: "Hinweis"}
_LONGEST = 2_000
"""Characters of one sentence or name; more of it would leave no room for the others."""
Pair = tuple[Urteil, Finding]


def findings(verdict: Verdict) -> str:
    """The description, never longer than a comment may be."""
    head = f"## konzept\n\n**{_sentence(verdict)}** {words(plain_count(verdict))}\n"
    head += "".join(f"\n{_table(table, _TABLES // 3)}" for table in tables(verdict))
    found = [(urteil, one) for urteil in verdict.urteile for one in urteil.findings]
    shown = _fitting(verdict, found, LIMIT - len(head) - len(_left_out(verdict, ())))
    return head + _folded(verdict, shown) + _left_out(verdict, shown)


def _sentence(verdict: Verdict) -> str:
    """The whole in one sentence; how bad is bad enough is for the call to say."""
    numbers = {level: verdict.count(level) for level in Level}
    if number := numbers[Level.FEHLER]:
        return f"{plural(number, 'Fehler ist', 'Fehler sind')} zu beheben."
    if number := numbers[Level.WARNUNG]:
        return f"Keine Fehler, aber {plural(number, 'Warnung ist', 'Warnungen sind')} zu prüfen."
    if number := numbers[Level.HINWEIS]:
        return f"Keine Fehler und keine Warnungen, nur {plural(number, 'Hinweis', 'Hinweise')}."
    return "Keine Befunde."


def _table(table: Table, room: int) -> str:
    lines = [f"| {table.head} | Fehler | Warnungen | Hinweise |", "| :-- | --: | --: | --: |"]
    for number, row in enumerate(table.rows):
        line = f"| {words(_short(row.name))} | {' | '.join(map(str, row.counts))} |"
        room -= len(line)
        if room < 0:
            lines.append(f"| … und {len(table.rows) - number} weitere | | | |")
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _fitting(verdict: Verdict, found: Iterable[Pair], room: int) -> list[Pair]:
    """As many findings as fit, the heaviest first, in their old order."""
    numbered = sorted(enumerate(found), key=lambda one: -one[1][1].level)
    kept: dict[int, Pair] = {}
    opened: set[str] = set()
    for number, pair in numbered:
        file = _file(verdict, *pair)
        # The frame is counted generously: the number of findings in it is not known yet.
        frame = "" if file in opened else _opening(file, 10**6) + _CLOSING
        cost = len(frame) + len(_item(pair[1])) + len(_field(pair[1].bereich))
        if cost > room:
            break
        room -= cost
        opened.add(file)
        kept[number] = pair
    return [kept[number] for number in sorted(kept)]


def _folded(verdict: Verdict, shown: list[Pair]) -> str:
    files: dict[str, list[Pair]] = {}
    for pair in shown:
        files.setdefault(_file(verdict, *pair), []).append(pair)
    return "".join(f"{_opening(file, len(pairs))}{''.join(_items(pairs))}{_CLOSING}" for file, pairs in files.items())


def _items(pairs: list[Pair]) -> Iterator[str]:
    """The findings of one file by Handlungsfeld; what belongs to none stands first where nothing needs a heading."""
    fields: dict[str, list[Finding]] = {}
    for _, finding in pairs:
        fields.setdefault(finding.bereich, []).append(finding)
    for bereich, some in fields.items():
        yield _field(bereich) if bereich or bereich != next(iter(fields)) else ""
        yield from map(_item, some)


_CLOSING = "\n</details>\n"


def _opening(file: str, number: int) -> str:
    return f"\n<details><summary>{html(_short(file))} ({plural(number, 'Befund', 'Befunde')})</summary>\n\n"


def _field(bereich: str) -> str:
    # Blanks at its ends would keep the marks from being marks.
    return f"\n**{words(_short(bereich or OUTSIDE[0].upper() + OUTSIDE[1:])).strip()}**\n\n"


def _item(finding: Finding) -> str:
    place = f" in Zeile {finding.span.line}" if finding.span.line else ""
    hint = f"<br>Abhilfe: {words(_short(finding.hint))}" if finding.hint else ""
    return f"- **{_LEVELS[finding.level]}**{place} (`{finding.rule}`): {words(_short(finding.message))}{hint}\n"


def _file(verdict: Verdict, urteil: Urteil, finding: Finding) -> str:
    return verdict.baum.name(finding.span.file, urteil.revision)


def _left_out(verdict: Verdict, shown: Iterable[Pair]) -> str:
    numbers = {level: verdict.count(level) - sum(one.level is level for _, one in shown) for level in LEVELS}
    rest = counted(numbers, " und ")
    more = f"\nNicht gezeigt: {rest}; ein Beitrag fasst nicht mehr. `konzept lint` nennt alle.\n"
    return more if rest else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
