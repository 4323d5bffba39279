"""A text as what it says: lines wrapped anew are the same text, another paragraph or list entry is not."""

import re

_ENTRY = re.compile(r"(?P<indent> *)(?:(?P<bullet>[-*])|(?P<number>\d{1,9})\.) +(?=\S)")
_NOTE = re.compile(r" *\[\^[^\]\s]+\]:")


def flow(text: str) -> str:
    """``text`` with one line for each paragraph and list entry, blank lines kept, white space collapsed.

    What begins a list entry is what the print takes for one: a bullet, a number that goes on counting, a footnote.
    """
    lines: list[str] = []
    expected, begins = 1, True
    for line in text.expandtabs(4).splitlines():
        words = " ".join(line.split())
        entry = _ENTRY.match(line)
        if entry and entry["number"] and int(entry["number"]) not in (1, expected):
            entry = None
        if entry and entry["number"]:
            expected = int(entry["number"]) + 1
        if not words:
            begins = True
        elif begins or entry or _NOTE.match(line):
            lines += [""] if begins and lines else []
            lines.append(_entry(entry, line) if entry else words)
            begins = False
        else:
            lines[-1] += f" {words}"
    return "\n".join(lines)


def _entry(entry: re.Match[str], line: str) -> str:
    # The depth of an entry is meant, its kind of bullet and the blanks behind it are not.
    mark = "-" if entry["bullet"] else f"{entry['number']}."
    return f"{entry['indent']}{mark} {' '.join(line[entry.end() :].split())}"
