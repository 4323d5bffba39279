"""YAML text to plain data, and a place for every key and value.

Structure only, from the parser's events: a scalar is the text that was written, never a number, a date or a truth
value. Places stand in a table of their own, route by route, so that equal parts compare equal wherever they stand.
A route is the way from the root of the concept: ``("handlungsfelder", 0, "massnahmen", 2, "frist")``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from konzept import faults
from konzept.finding import Finding, Span
from konzept.traps import diagnose

Route = tuple[str | int, ...]
Data = dict[str, "Data"] | list["Data | None"] | str
Mark = Any
"""PyYAML's position, ``line`` and ``column`` counted from 0."""

MAX_DEPTH = 64
MAX_VALUES = 1_000_000
MAX_BYTES = 32 * 1024 * 1024

# libyaml breaks lines where YAML 1.1 does; excerpts and columns have to agree with it.
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
_CUT = re.compile(r"[ \t]#(?=[^\s#!])")
# The C parser is ten times faster; both give the same events (tested).
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Places:
    """Where every key and every value of a concept stands, over all of its files."""

    texts: dict[str, str] = field(default_factory=dict)
    """File name to its text, for excerpts."""
    _lines: dict[str, list[str]] = field(default_factory=dict)
    _keys: dict[Route, tuple[str, Mark, Mark]] = field(default_factory=dict)
    _values: dict[Route, tuple[str, Mark, Mark]] = field(default_factory=dict)

    def key(self, route: Route) -> Span:
        """Place of the key that ends ``route``; of its value or the nearest part around it if it has none."""
        return _span(self._keys[route]) if route in self._keys else self.value(route)

    def value(self, route: Route) -> Span:
        """Place of the value at ``route``, of the nearest part around it if there is none."""
        while route and route not in self._values:
            route = route[:-1]
        return _span(self._values[route]) if route in self._values else Span(next(iter(self.texts), ""))

    def has(self, route: Route) -> bool:
        """Whether anything is written at ``route``."""
        return route in self._values

    def head(self, route: Route) -> Span:
        """The line that stands for a whole part: its ``id``, else its first line."""
        own = (*route, "id")
        return self.value(own if own in self._values else route)

    def routes(self) -> Iterator[Route]:
        """Every route that has a value, in the order of reading."""
        return iter(self._values)

    def line(self, span: Span) -> str:
        """The text of the line a span begins in, without its end; empty if there is none."""
        if not span.line or span.file not in self.texts:
            return ""
        lines = self._lines.get(span.file)
        if lines is None:
            lines = self._lines[span.file] = LINE_BREAK.split(self.texts[span.file])
        return lines[span.line - 1] if span.line <= len(lines) else ""


def _span(place: tuple[str, Mark, Mark]) -> Span:
    name, start, end = place
    return Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds. ``data`` is None if it is empty or cannot be read to its end."""

    data: Data | None
    findings: tuple[Finding, ...]


def decode(raw: bytes, name: str) -> str | Finding:
    """The text of a file in UTF-8, with or without BOM; a finding with the place of the first byte that is not."""
    if len(raw) > MAX_BYTES:
        mib = MAX_BYTES // 1024 // 1024
        return faults.YAML_GROESSE.at(Span(name), f"Die Datei ist größer als {mib} MiB.", "Teilen Sie das Konzept auf.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        line = raw[: max(raw.find(b"\0"), 0)].count(b"\n") + 1
        return faults.DATEI.at(
            Span(name, line, 1, line, 2),
            "Die Datei ist keine Textdatei in UTF-8 (sie enthält Nullbytes).",
            "Speichern Sie sie im Editor mit der Kodierung UTF-8, oder entfernen Sie sie aus dem Ordner.",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].removeprefix(b"\xef\xbb\xbf")
        line = len(LINE_BREAK.findall(before.decode("utf-8"))) + 1
        column = len(LINE_BREAK.split(before.decode("utf-8"))[-1]) + 1
        read = raw[error.start : error.start + 1].decode("cp1252", "replace")
        return faults.DATEI.at(
            Span(name, line, column, line, column + 1),
            f"Die Datei ist nicht in UTF-8 gespeichert (hier steht vermutlich „{read}“ in Windows-1252).",
            "Speichern Sie sie im Editor mit der Kodierung UTF-8; in VS Code: unten rechts auf die Kodierung klicken.",
        )


def parse(text: str, name: str, places: Places, base: Route = ()) -> Parsed:
    """Read one file into plain data, with the places of its keys and values added to ``places`` below ``base``."""
    places.texts[name] = text
    conflicts = tuple(_conflicts(text, name))
    if conflicts:
        return Parsed(None, conflicts)
    reader = _Reader(name, places, base, text)
    try:
        return Parsed(reader.read(), tuple(reader.findings))
    except _Stop:
        return Parsed(None, tuple(reader.findings))
    except yaml.reader.ReaderError as error:
        before = LINE_BREAK.split(text[: error.position])
        span = Span(name, len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
        fault = faults.SYNTAX.at(
            span,
            f"Das Steuerzeichen U+{error.character:04X} darf in YAML nicht vorkommen.",
            "Löschen Sie das unsichtbare Zeichen an dieser Stelle.",
        )
        return Parsed(None, (*reader.findings, fault))
    except yaml.MarkedYAMLError as error:
        return Parsed(None, (*reader.findings, _syntax(error, text, name)))


def _conflicts(text: str, name: str) -> Iterator[Finding]:
    if not _CONFLICT.search(text):
        return
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        if line.startswith("<<<<<<< "):
            yield faults.KONFLIKT.at(
                Span(name, number, 1, number, len(line) + 1),
                "Hier beginnt ein nicht aufgelöster Konflikt einer Zusammenführung.",
                "Behalten Sie eine der beiden Fassungen und löschen Sie die Zeilen „<<<<<<<“, „=======“ und „>>>>>>>“.",
            )


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Finding:
    # A scanner stumbles over one thing that began at its context; a parser's context is the whole block around it.
    mark = error.problem_mark
    if isinstance(error, yaml.scanner.ScannerError) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = LINE_BREAK.split(text)
    line = min(line, len(lines) - 1)
    trap = diagnose(lines, line, column)
    span = Span(name, trap.line + 1, trap.column + 1, trap.line + 1, max(len(lines[trap.line]), trap.column + 1) + 1)
    return faults.SYNTAX.at(span, trap.message, trap.hint)


class _Stop(Exception):
    """Reading this file ends here; the finding that says why has been noted."""


class _Reader:
    """One pass over the events of one file, without recursion."""

    def __init__(self, name: str, places: Places, base: Route, text: str) -> None:
        self.name, self.base = name, base
        self.keys, self.values = places._keys, places._values
        self.findings: list[Finding] = []
        self.stack: list[tuple[dict[str, Any] | list[Any], Route]] = []
        self.root: Data | None = None
        self.pending: tuple[str, Mark, Mark] | None = None
        self.cut_lines = _lines_with(_CUT, text)
        self.text = text
        self.count = 0

    def note(self, fault: faults.Fault, start: Mark, end: Mark, message: str, hint: str) -> None:
        self.findings.append(fault.at(_span((self.name, start, end)), message, hint))

    def read(self) -> Data | None:
        documents = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.scalar(event)
            elif kind is yaml.MappingStartEvent:
                self.open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self.open([], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.close(event)
            elif kind is yaml.AliasEvent:
                self.alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.note(
                        faults.YAML_UMFANG, event.start_mark, event.end_mark,
                        "Hier beginnt ein zweites Dokument in derselben Datei.",
                        "Löschen Sie die Zeile „---“ oder legen Sie eine zweite Datei an.",
                    )  # fmt: skip
                    raise _Stop
        return self.root

    def scalar(self, event: Any) -> None:
        start, end, value = event.start_mark, event.end_mark, event.value
        parent = self.stack[-1][0] if self.stack else None
        if event.anchor or (event.tag and not event.implicit[1]):
            self.refuse(event)
        if type(parent) is dict and self.pending is None:
            self.pending = (value, start, end)
            if value == "<<" and event.implicit[0]:
                self.note(faults.YAML_UMFANG, start, end, "Der Merge-Schlüssel „<<“ ist nicht erlaubt.",
                          "Schreiben Sie die übernommenen Schlüssel hier aus.")  # fmt: skip
            return
        if event.implicit[0] and end.line in self.cut_lines:
            self.cut(end)
        self.place(value if value or not event.implicit[0] else None, start, end)

    def cut(self, end: Mark) -> None:
        line = self.cut_lines[end.line]
        if not _CUT.match(line, len(line) - len(line[end.column :].lstrip(" \t")) - 1):
            return
        lost = line[end.column :].strip()
        self.findings.append(
            faults.ABGESCHNITTEN.at(
                Span(self.name, end.line + 1, end.column + 2, end.line + 1, len(line) + 1),
                f"Der Text ab „{lost}“ wird als Kommentar gelesen und fehlt im Konzept.",
                "Setzen Sie den ganzen Wert in Anführungszeichen; ist es ein Kommentar, schreiben Sie „# “ "
                "mit Leerzeichen.",
            )
        )

    def place(self, value: Data | None, start: Mark, end: Mark) -> Route:
        """Put a value where it belongs and note its place; the route it got."""
        self.count += 1
        if self.count > MAX_VALUES:
            self.note(faults.YAML_GROESSE, start, end, f"Die Datei hat mehr als {MAX_VALUES} Werte.",
                      "Teilen Sie das Konzept in mehrere Dateien.")  # fmt: skip
            raise _Stop
        if not self.stack:
            self.root = value
            self.values[self.base] = (self.name, start, end)
            return self.base
        parent, above = self.stack[-1]
        if type(parent) is list:
            route: Route = (*above, len(parent))
            parent.append(value)
        else:
            route = self.entry(parent, above, value, self.pending)
            self.pending = None
        self.values.setdefault(route, (self.name, start, end))
        return route

    def entry(self, parent: Any, above: Route, value: Data | None, pending: Any) -> Route:
        key, start, end = pending
        route = (*above, key)
        if route in self.keys:
            first = _span(self.keys[route])
            self.note(
                faults.DOPPELT, start, end, f"Der Schlüssel „{key}“ steht hier noch einmal.",
                f"Der erste steht in Zeile {first.line}; führen Sie beide zusammen oder löschen Sie einen.",
            )  # fmt: skip
            # What stands below the second one gets places of its own, or its keys would be doubled as well.
            return (*above, f"{key}\0{start.line}")
        self.keys[route] = (self.name, start, end)
        # A key without value says "not filled in yet": it has a place, but no value.
        if value is not None:
            parent[key] = value
        return route

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
        self.stack.append((value, self.place(value, start, end)))

    def close(self, event: Any) -> None:
        _, route = self.stack.pop()
        name, start, _ = self.values[route]
        if name == self.name:
            self.values[route] = (name, start, event.end_mark)

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
        sign = f"&{event.anchor}" if event.anchor else f"{event.tag}"
        self.note(
            faults.YAML_UMFANG, event.start_mark, event.end_mark,
            f"„{sign}“ ist in YAML ein Anker oder eine Typmarke und gehört nicht in ein Konzept.",
            "Löschen Sie das Zeichen; ist es Text, setzen Sie den ganzen Wert in Anführungszeichen.",
        )  # fmt: skip


def _lines_with(pattern: re.Pattern[str], text: str) -> dict[int, str]:
    """The lines in which ``pattern`` occurs, by their number from 0."""
    if not pattern.search(text):
        return {}
    return {number: line for number, line in enumerate(LINE_BREAK.split(text)) if pattern.search(line)}
