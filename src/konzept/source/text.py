"""Bytes to text, and what can be said of a whole file before it is parsed."""

import re
from collections.abc import Iterator

from konzept import faults
from konzept.finding import Finding, Span
from konzept.source.places import LINE_BREAK, behind

# Of one concept, over all of its files: far beyond any real one, and still read in seconds.
MAX_BYTES = 32 * 1024 * 1024
MAX_FINDINGS = 5_000

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_MARKS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)
# What YAML forbids, and the mark of byte order in the middle of a file: nobody sees it, and no word with it is found.
# Said as what it is: the set of all other signs takes ten times as long to compile.
UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(raw: bytes, name: str) -> str | Finding:
    """The text of a file in UTF-8, with or without BOM; a finding with the place of the first byte that is not."""
    if len(raw) > MAX_BYTES:
        mib = MAX_BYTES // 1024 // 1024
        return faults.YAML_GROESSE.at(Span(name), f"Die Datei ist größer als {mib} MiB.", "Teilen Sie das Konzept auf.")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide or b"\0" in raw:
        before = "" if wide else raw[: raw.index(b"\0")].decode("utf-8-sig", "replace")
        return faults.DATEI.at(
            behind(before, name),
            "Die Datei ist keine Textdatei in UTF-8 (sie enthält Nullbytes).",
            "Speichern Sie sie im Editor mit der Kodierung UTF-8, oder entfernen Sie sie aus dem Ordner.",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind the mark of byte order; its own bytes do not.
        read = error.object[error.start : error.start + 1].decode("cp1252", "replace")
        return faults.DATEI.at(
            behind(error.object[: error.start].decode("utf-8"), name),
            f"Die Datei ist nicht in UTF-8 gespeichert (hier steht vermutlich „{read}“ in Windows-1252).",
            "Speichern Sie sie mit der Kodierung UTF-8. In VS Code: unten rechts auf die Kodierung klicken, die Datei "
            "mit „Western (Windows 1252)“ erneut öffnen und dann mit „UTF-8“ speichern.",
        )


def spoiled(text: str, name: str) -> tuple[Finding, ...]:
    """What makes a whole file not worth parsing: marks of a merge, signs that nobody sees."""
    return tuple(conflicts(text, name)) or tuple(_unprintable(text, name))


def conflicts(text: str, name: str) -> Iterator[Finding]:
    """A finding for each conflict that a merge has left in a text."""
    if not any(mark in text for mark in _MARKS) or not _CONFLICT.search(text):
        return
    marks = [(number, line) for number, line in enumerate(LINE_BREAK.split(text), 1) if _CONFLICT.match(line)]
    # One finding for each conflict; if its first mark is gone, one for each mark that was left behind.
    begun = [(number, line) for number, line in marks if line.startswith("<")]
    message = "Hier beginnt ein nicht aufgelöster Konflikt einer Zusammenführung."
    for number, line in (begun or marks)[:MAX_FINDINGS]:
        yield faults.KONFLIKT.at(
            Span(name, number, 1, number, len(line) + 1),
            message if begun else "Hier steht noch eine Marke aus dem Konflikt einer Zusammenführung.",
            "Behalten Sie eine der beiden Fassungen und löschen Sie die Zeilen „<<<<<<<“, „=======“ und „>>>>>>>“.",
        )


def _unprintable(text: str, name: str) -> Iterator[Finding]:
    found = UNPRINTABLE.search(text)
    if found:
        yield faults.SYNTAX.at(
            behind(text[: found.start()], name),
            f"Das unsichtbare Zeichen U+{ord(found[0]):04X} darf hier nicht vorkommen.",
            "Löschen Sie das Zeichen an dieser Stelle; sieht man es nicht, schreiben Sie die Zeile neu.",
        )
