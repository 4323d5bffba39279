"""The Word file whose styles a document takes over: ours in the colours of a town, or the town's own."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from konzept.export.contract import ExportFehler, Werkzeug
from konzept.export.docx_kind import STYLES, is_word
from konzept.gesicht import HAUS, Gesicht

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FILE = "docx/reference.docx"
_COLOURS = ("akzent", "leise", "linie", "flaeche")
GEBRAUCHT = (
    "Body Text", "First Paragraph", "Compact", "heading 1", "heading 2", "heading 3", "heading 4", "Title", "Subtitle",
    "Kommune", "Deckblatt", "Briefkopf", "Blattart", "Zwischentitel", "Tabellentext", "Table", "TOC Heading", "toc 1",
    "toc 2", "header", "footer", "footnote text", "Table Caption", "Image Caption", "Definition Term", "Definition",
)  # fmt: skip
"""Names of the styles that a document uses; what a file lacks of them looks like its plain text."""
_NAMING = tuple(f"{{{_W}}}{name}" for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"))


def reference(werkzeug: Werkzeug) -> tuple[bytes, tuple[str, ...]]:
    """The file for pandoc, and German sentences about it."""
    ours = werkzeug.vorlage(_FILE).read_bytes()
    if not is_word(ours):
        raise ExportFehler(f"Vorlage {_FILE}: Das ist keine Word-Datei; speichern Sie sie in Word noch einmal als "
                           "„.docx“, oder löschen Sie sie: Dann gilt wieder das Original.")  # fmt: skip
    gesicht = werkzeug.gesicht
    if gesicht.word is not None:
        return _named_as_ours(gesicht.word, ours), tuple(_lacking(gesicht.word))
    if (gesicht.farben, gesicht.schrift) == (HAUS.farben, HAUS.schrift):
        return ours, ()
    return _repacked(ours, lambda name, part: _dyed(part, gesicht) if name.startswith("word/") else part), ()


def _dyed(part: bytes, gesicht: Gesicht) -> bytes:
    """With the town's colours and its font where those of the house stand."""
    values = {_hex(getattr(HAUS.farben, name)): _hex(getattr(gesicht.farben, name)) for name in _COLOURS}
    values[HAUS.schrift] = gesicht.schrift
    wanted = re.compile('"(' + "|".join(values) + ')"')
    return wanted.sub(lambda found: f'"{values[found[1]]}"', part.decode("utf-8")).encode("utf-8")


def _hex(farbe: str) -> str:
    return farbe.removeprefix("#").upper()


def _named_as_ours(own: bytes, ours: bytes) -> bytes:
    """With the ids of styles that ours have: Word in German calls "heading 1" by the id "berschrift1"."""
    usual = {name.casefold(): ident for name, ident in _names(ours)}
    taken, new = {ident for _, ident in _names(own)}, dict[str, str]()
    for name, ident in _names(own):
        wanted = usual.get(name.casefold(), ident)
        if wanted not in taken:
            taken.add(wanted)
            new[ident] = wanted
    return _repacked(own, lambda name, part: _renamed(part, new) if _has_styles(name) else part) if new else own


def _has_styles(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _renamed(part: bytes, new: Mapping[str, str]) -> bytes:
    root = _parsed(part)
    for element in root.iter(f"{{{_W}}}style", *_NAMING):
        attribute = f"{{{_W}}}{'styleId' if element.tag.endswith('}style') else 'val'}"
        element.set(attribute, new.get(str(element.get(attribute)), str(element.get(attribute))))
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out


def _lacking(own: bytes) -> Iterator[str]:
    there = {name.casefold() for name, _ in _names(own)}
    if missing := [name for name in GEBRAUCHT if name.casefold() not in there]:
        named = ", ".join(f"„{name}“" for name in missing)
        yield f"Der eigenen Word-Vorlage fehlen Formatvorlagen: {named}. Was sie gestalten, sieht aus wie Text."


def _names(file: bytes) -> list[tuple[str, str]]:
    """Name and id of every style."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        root = _parsed(archive.read(STYLES))
    named = ((style, style.find(f"{{{_W}}}name")) for style in root.iter(f"{{{_W}}}style"))
    return [
        (str(name.get(f"{{{_W}}}val")), str(style.get(f"{{{_W}}}styleId"))) for style, name in named if name is not None
    ]


def _parsed(part: bytes) -> Any:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise ExportFehler("Die eigene Word-Vorlage ist beschädigt; speichern Sie sie in Word noch einmal.") from None


def _repacked(file: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, change(info.filename, old.read(info)))
    return out.getvalue()
