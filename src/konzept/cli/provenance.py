"""Copies of our templates: each says where it came from, in a form that survives editing and is never printed."""

import hashlib
import io
import re
from typing import NamedTuple

from konzept.finding import Span
from konzept.source.places import behind
from konzept.version import VERSION

MAX_TEMPLATE = 4 * 1024 * 1024
_WORDS = "Kopie von {name} aus konzept {version} (SHA-256 {stempel}); diese Zeile bitte stehen lassen"
# ASCII only, and without the end: what an editor does to umlauts, or a person to the rest, does not matter.
_MARK = re.compile(
    r"Kopie von (?P<name>[\w./-]+) aus konzept (?P<version>[\w.+-]+) \(SHA-256 (?P<stempel>[0-9a-f]{16})\)"
)
_FORMS = {".j2": "{{%# {} #%}}\n", ".html": "$-- {}\n", ".typ": "// {}\n"}
"""Ending → a comment in a line of its own that leaves nothing behind; in HTML one of pandoc's, no other is dropped."""
_FIRST = re.compile(r"\{%#.*?#%\}\n", re.DOTALL)
_WORD, _PROPERTIES = ".docx", "docProps/custom.xml"
_PROPERTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Herkunft">'
    "<vt:lpwstr>{}</vt:lpwstr></property></Properties>"
)
ENDINGS = (*_FORMS, _WORD)
"""Endings of the files that can be copied."""


class Herkunft(NamedTuple):
    """Where a copy came from."""

    name: str
    """The original, ``"bausteine/felder.md.j2"``."""
    version: str
    """The version of konzept that it was part of."""
    stempel: str
    """Of the original as it was."""
    stelle: Span
    """Where the mark stands; without a line in a file of Word."""


def copied(original: bytes, name: str) -> bytes:
    """The original with a mark."""
    words = _WORDS.format(name=name, version=VERSION, stempel=stamp(original, name))
    if name.endswith(_WORD):
        return _with_property(original, words)
    text, form = _plain(original), _FORMS[name[name.rindex(".") :]]
    # The first comment of a template is its description, and stays the first.
    first = _FIRST.match(text) if name.endswith(".j2") else None
    at = first.end() if first else 0
    return (text[:at] + form.format(words) + text[at:]).encode("utf-8")


def origin(content: bytes, shown: str) -> Herkunft | None:
    """What the mark in a file says; None if there is none, or none that can be read. ``shown``: what it is called."""
    text = _property(content) if shown.endswith(_WORD) else content.decode("utf-8-sig", "replace")
    found = _MARK.search(text)
    if not found:
        return None
    start, end = (behind(text[:at], shown) for at in found.span())
    place = Span(shown, start.line, start.column, end.line, end.column)
    return Herkunft(found["name"], found["version"], found["stempel"], Span(shown) if shown.endswith(_WORD) else place)


def stamp(original: bytes, name: str) -> str:
    """What an original is known by; the ends of its lines do not count."""
    content = original if name.endswith(_WORD) else _plain(original).encode("utf-8")
    return hashlib.sha256(content).hexdigest()[:16]


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _with_property(content: bytes, words: str) -> bytes:
    """A file of Word with a property of the document that says ``words``; Word keeps it."""
    from zipfile import ZipFile

    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(target, "w") as new:
        for info in old.infolist():
            inner = _PROPERTY.format(words).encode() if info.filename == _PROPERTIES else old.read(info)
            new.writestr(info, inner)
    return target.getvalue()


def _property(content: bytes) -> str:
    """The properties of a file of Word, as they stand in it; empty if it is none."""
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(content)) as archive, archive.open(_PROPERTIES) as file:
            return file.read(MAX_TEMPLATE).decode("utf-8", "replace")
    except (BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return ""
