"""One file of YAML, event by event, to plain data and places."""

import re
from array import array
from dataclasses import dataclass
from sys import intern
from typing import Any

import yaml

from konzept import faults
from konzept.finding import Finding, Span
from konzept.source.places import KEYLESS, LINE_BREAK, ROW, Data, Mark, Places, Route, span_of
from konzept.source.stumble import stumbled
from konzept.source.text import MAX_FINDINGS, UNPRINTABLE, spoiled

# Of one concept, over all of its files, as the limits in text.
MAX_DEPTH = 64
MAX_VALUES = 200_000

# A comment to konzept itself is one, with or without the blank that others need.
_COMMENT = r"(?!konzept\s*:\s*ignor)"
# It begins with its rarer sign: that is what is looked for in the whole file.
_CUT = re.compile(rf"#(?<=[ \t]#)(?=[^\s#!]){_COMMENT}", re.IGNORECASE)
_ITEM = re.compile(r"(?m)^[ \t]+(?:[-*]|\d{1,3}\.)\s")
_CUT_HERE = re.compile(rf"[ \t]+#(?=[^\s#!]){_COMMENT}", re.IGNORECASE)
_CUT_HEAD = re.compile(rf"[|>][-+\d]*[ \t]*(#(?=[^\s#!]){_COMMENT}.+)", re.IGNORECASE)
_WORD = re.compile(r"\S{1,60}")
# The C parser is ten times faster; both give the same for what is YAML (tested).
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds. ``data`` is None if it is empty or cannot be read to its end."""

    data: Data | None
    findings: tuple[Finding, ...]


def parse(text: str, name: str, places: Places, base: Route = ()) -> Parsed:
    """Read one file into plain data, with the places of its keys and values added to ``places`` below ``base``."""
    number = places.begin(name, text)
    stopped = spoiled(text, name)
    if stopped:
        return Parsed(None, stopped)
    reader = _Reader(name, number, places, base, text)
    before = len(places.rows)
    try:
        return Parsed(reader.read(), tuple(reader.findings))
    except _Stop:
        places.back_to(before)
        return Parsed(None, tuple(reader.findings))
    except (yaml.MarkedYAMLError, ValueError, OverflowError) as error:
        places.back_to(before)
        fault = stumbled(error, text, name, LOADER)
        at = fault.span.line, fault.span.column
        # „*innen und Bürger“ is first an alias and then not YAML any more: the second finding says it all. What stands
        # behind a bracket that is never closed has been read as something else than it is.
        return Parsed(None, (*(one for one in reader.findings if (one.span.line, one.span.column) < at), fault))


class _Stop(Exception):
    """Reading this file ends here; the finding that says why has been noted."""


class _Reader:
    """One pass over the events of one file, without recursion."""

    def __init__(self, name: str, number: int, places: Places, base: Route, text: str) -> None:
        self.name, self.number, self.base = name, number, base
        self.places, self.rows, self.empty, self.table = places, places.rows, places.empty, places.table
        self.findings: list[Finding] = []
        self.stack: list[tuple[dict[str, Any] | list[Any], Route, int]] = []
        """What is open: the data, their route, and the number of their row."""
        self.root: Data | None = None
        self.pending: tuple[str, Mark, Mark] | None = None
        self.cut_lines = _lines_with(_CUT, text)
        self.item_lines: dict[int, str] | None = None
        self.text = text

    def note(self, fault: faults.Fault, start: Mark, end: Mark, message: str, hint: str) -> None:
        self.report(fault.at(span_of(self.name, start, end), message, hint))

    def report(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MAX_FINDINGS:
            self.findings.append(
                faults.YAML_GROESSE.at(
                    finding.span,
                    f"Die Datei hat mehr als {MAX_FINDINGS} Fehler; ab hier wird sie nicht weiter gelesen.",
                    "Beheben Sie die ersten und prüfen Sie noch einmal.",
                )
            )
            raise _Stop

    def read(self) -> Data | None:
        documents = 0
        loader = LOADER(self.text)
        try:
            # Not through yaml.parse(): it asks twice for each event.
            for event in iter(loader.get_event, None):
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self.scalar(event)
                elif kind is yaml.MappingStartEvent:
                    self.open({}, event)
                elif kind is yaml.SequenceStartEvent:
                    self.open([], event)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.close(event.end_mark)
                elif kind is yaml.AliasEvent:
                    self.alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.second(event)
        finally:
            loader.dispose()
        return self.root

    def second(self, event: Any) -> None:
        self.note(
            faults.YAML_UMFANG, event.start_mark, event.end_mark,
            "Hier beginnt ein zweites Dokument in derselben Datei.",
            "Löschen Sie die Zeile „---“ oder legen Sie eine zweite Datei an.",
        )  # fmt: skip
        raise _Stop

    def scalar(self, event: Any) -> None:
        start, end, value, style = event.start_mark, event.end_mark, event.value, event.style
        plain = event.implicit[0]
        if event.anchor or (event.tag and not event.implicit[1]):
            self.refuse(event)
        if self.pending is None and self.stack and type(self.stack[-1][0]) is dict:
            # The same few words over and over: each of them is kept once.
            self.pending = (intern(self.escaped(value, start, end) if style == '"' else value), start, end)
            if value == "<<" and plain:
                self.note(faults.YAML_UMFANG, start, end, "Der Merge-Schlüssel „<<“ ist nicht erlaubt.",
                          "Schreiben Sie die übernommenen Schlüssel hier aus.")  # fmt: skip
            return
        if style == '"':
            value = self.escaped(value, start, end)
        elif plain and end.line in self.cut_lines:
            value += self.cut(end)
        elif style and style in "|>" and (head := _CUT_HEAD.match(self.text, start.index)):
            self.lost(head[1].strip(), start.line, start.column + head.start(1) - head.start())
        elif plain and end.line > start.line:
            self.joined(start, end)
        self.place(value if value or not plain else None, start, end)

    def joined(self, start: Mark, end: Mark) -> None:
        """Say so if a plain text over several lines holds a list: its lines become one."""
        if self.item_lines is None:
            # Looked for only where a text has several lines at all: most files have many items and no such text.
            self.item_lines = _lines_with(_ITEM, self.text)
        item = next((number for number in range(start.line + 1, end.line + 1) if number in self.item_lines), None)
        if item is not None:
            line = self.item_lines[item]
            column = len(line) - len(line.lstrip())
            self.report(
                faults.OHNE_STRICH.at(
                    Span(self.name, item + 1, column + 1, item + 1, len(line) + 1),
                    "Diese Aufzählung gehört zu einem Text, dessen Zeilen zu einer einzigen zusammengezogen werden.",
                    "Schreiben Sie hinter den Doppelpunkt des Schlüssels einen senkrechten Strich („text: |“) und "
                    "beginnen Sie den Text in der Zeile darunter.",
                )
            )

    def escaped(self, value: str, start: Mark, end: Mark) -> str:
        """``value`` without what an escape such as ``"\\0"`` brings in: the file must not hold it, nobody prints it."""
        found = UNPRINTABLE.search(value)
        if found:
            self.note(
                faults.SYNTAX, start, end,
                f"Der Text in Anführungszeichen ergibt das unsichtbare Zeichen U+{ord(found[0]):04X}.",
                "In doppelten Anführungszeichen hat „\\“ eine eigene Bedeutung; nehmen Sie einfache: '…'.",
            )  # fmt: skip
        return (UNPRINTABLE.sub("", value) or "?") if found else value

    def cut(self, end: Mark) -> str:
        """What the reader of the file believes to belong to the value that ends at ``end``; noted if there is any."""
        line = self.cut_lines[end.line]
        if not _CUT_HERE.match(line, end.column):
            return ""
        lost = line[end.column :].strip()
        self.lost(lost, end.line, line.index("#", end.column))
        return lost

    def lost(self, lost: str, line: int, column: int) -> None:
        self.report(
            faults.ABGESCHNITTEN.at(
                Span(self.name, line + 1, column + 1, line + 1, column + len(lost) + 1),
                f"Der Text ab „{lost}“ wird als Kommentar gelesen und fehlt im Konzept.",
                "Setzen Sie den ganzen Wert in Anführungszeichen; ist es ein Kommentar, schreiben Sie „# “ "
                "mit Leerzeichen.",
            )
        )

    def place(self, value: Data | None, start: Mark, end: Mark) -> tuple[Route, int]:
        """Put a value where it belongs and note its place; its route, and the number of its row."""
        if len(self.rows) >= MAX_VALUES:
            self.note(faults.YAML_GROESSE, start, end, f"Das Konzept hat mehr als {MAX_VALUES} Werte.",
                      "Prüfen Sie, ob an dieser Stelle versehentlich etwas vielfach eingefügt wurde.")  # fmt: skip
            raise _Stop
        if not self.stack:
            self.root = value
            return self.base, self.row(self.base, start, end)
        parent, above, _ = self.stack[-1]
        if isinstance(parent, dict):
            return self.entry(parent, above, value, start, end)
        route: Route = (*above, len(parent))
        parent.append(value)
        return route, self.row(route, start, end)

    def row(self, route: Route, start: Mark, end: Mark) -> int:
        """Note the place of a value that has no key of its own; the number of the row."""
        here = (self.number, start.line, start.column, end.line, end.column)
        number = self.rows.setdefault(route, len(self.rows))
        if number * ROW == len(self.table):
            self.table.extend(here + KEYLESS)
        else:
            # What a file holds whose key stands, empty, in another.
            self.table[number * ROW : number * ROW + len(here)] = array("I", here)
        return number

    def entry(
        self, parent: dict[str, Any], above: Route, value: Data | None, start: Mark, end: Mark
    ) -> tuple[Route, int]:
        key, key_start, key_end = self.pending  # type: ignore[misc]  # an entry begins with its key
        self.pending = None
        route, number = (*above, key), len(self.rows)
        if self.rows.setdefault(route, number) != number:
            self.doubled(route, key_start, key_end)
            # What stands below the second one gets places of its own, or its keys would be doubled as well.
            route = (*above, f"{key}\0{key_start.line}:{key_start.column}")
            return route, self.row(route, start, end)
        self.table.extend((
            self.number, start.line, start.column, end.line, end.column,
            self.number, key_start.line, key_start.column, key_end.line, key_end.column,
        ))  # fmt: skip
        # A key without value says "not filled in yet": it has a place, but no value. „<<“ has been refused already.
        if value is None:
            self.empty.append(route)
        elif key != "<<":
            parent[key] = value
        return route, number

    def doubled(self, route: Route, start: Mark, end: Mark) -> None:
        first = self.places.key(route)
        self.note(
            faults.DOPPELT, start, end, f"Der Schlüssel „{route[-1]}“ steht hier noch einmal.",
            f"Der erste steht in Zeile {first.line}; führen Sie beide zusammen oder löschen Sie einen.",
        )  # fmt: skip

    def open(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if event.anchor or event.tag:
            self.refuse(event)
        if self.stack and type(self.stack[-1][0]) is dict and self.pending is None:
            self.note(faults.FORM, start, end, "Ein Schlüssel ist hier selbst eine Liste oder ein Abschnitt.",
                      "Ein Schlüssel ist ein einfaches Wort, zum Beispiel „titel“.")  # fmt: skip
            raise _Stop
        if len(self.stack) >= MAX_DEPTH:
            self.note(faults.YAML_GROESSE, start, end, f"Die Datei ist mehr als {MAX_DEPTH} Ebenen tief verschachtelt.",
                      "Prüfen Sie Klammern und Einrückung an dieser Stelle.")  # fmt: skip
            raise _Stop
        self.stack.append((value, *self.place(value, start, end)))

    def close(self, end: Mark) -> None:
        *_, number = self.stack.pop()
        self.table[number * ROW + 3], self.table[number * ROW + 4] = end.line, end.column

    def alias(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        self.note(
            faults.YAML_UMFANG, start, end,
            f"„*{event.anchor}“ ist in YAML ein Verweis auf eine andere Stelle, kein Text.",
            f'Setzen Sie den ganzen Wert in Anführungszeichen: "*{event.anchor}".',
        )  # fmt: skip
        if self.stack and type(self.stack[-1][0]) is dict and self.pending is None:
            raise _Stop
        self.place("*" + event.anchor, start, end)

    def refuse(self, event: Any) -> None:
        start = event.start_mark
        sign = _WORD.match(self.text, start.index)
        self.note(
            faults.YAML_UMFANG, start, event.end_mark,
            f"„{sign[0] if sign else ''}“ ist in YAML ein Anker oder eine Typmarke und gehört nicht in ein Konzept.",
            "Löschen Sie diese Angabe; ist es Text, setzen Sie den ganzen Wert in Anführungszeichen.",
        )  # fmt: skip


def _lines_with(pattern: re.Pattern[str], text: str) -> dict[int, str]:
    """The lines in which ``pattern`` occurs, by their number from 0."""
    if not pattern.search(text):
        return {}
    return {number: line for number, line in enumerate(LINE_BREAK.split(text)) if pattern.search(line)}
