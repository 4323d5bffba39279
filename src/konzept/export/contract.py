"""What goes into the export and what comes out: the types every writer shares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from konzept.dokument import Dokument
from konzept.gesicht import HAUS, Gesicht

Ast: TypeAlias = dict[str, Any]
"""A pandoc document as its JSON says it: ``pandoc-api-version``, ``meta``, ``blocks``."""

Bild: TypeAlias = Callable[[str], bytes | None]
"""Gives the bytes of an image by its relative path; ``None`` if there is none or it may not be used."""


@dataclass(frozen=True, slots=True)
class Quelle:
    """A file that travels inside a PDF."""

    name: str
    """Its path in the folder it comes from, with "/"."""
    inhalt: bytes
    beschreibung: str
    """What it is, in a German phrase."""


@dataclass(frozen=True, slots=True)
class Werkzeug:
    """What the export may reach outside its input; the caller decides where it comes from."""

    vorlage: Callable[[str], Path]
    """Finds a file or folder below ``templates/``: ``typst/kopf.typ``, ``schriften``."""
    bild: Bild
    """Bytes of an image of the concept's folder."""
    schriften: tuple[Path, ...] = ()
    """Folders with fonts; if there are none, ``schriften`` below ``templates/``."""
    bildweg: str = ""
    """The way from where a file is written to the concept's folder: ``../``; for formats that only name a picture."""
    vorsatz: str = ""
    """What the names of pictures begin with that are written beside the document: ``steinfurt-konzept-2018-``."""
    gesicht: Gesicht = HAUS
    """How the document is to look."""
    anhang: tuple[Quelle, ...] = ()
    """What the document was made of, for formats that can carry it."""

    @property
    def schriftordner(self) -> tuple[Path, ...]:
        """The folders with fonts, the town's own first."""
        return *self.gesicht.schriften, *(self.schriften or (self.vorlage("schriften"),))


@dataclass(frozen=True, slots=True)
class Auftrag:
    """One document that has passed the gate, ready for any writer."""

    dokument: Dokument
    ast: Ast
    werkzeug: Werkzeug


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What one writer returns."""

    inhalt: bytes
    seiten: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """id -> printed page; only a writer that sets pages fills it."""
    beilagen: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """File name -> content of what has to lie beside the file: pictures drawn for a format that only names them."""
    umfang: int = 0
    """Number of pages; 0 if the writer sets none."""
    hinweise: tuple[str, ...] = ()
    """German sentences about what came out otherwise than it was meant, though the file is sound."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats."""

    endung: str
    """File extension without the dot."""
    schreibe: Callable[[Auftrag], Ergebnis]
    """The writer; raises `ExportFehler`."""


@dataclass(frozen=True, slots=True)
class Export:
    """The files of one document."""

    dateien: Mapping[str, bytes]
    """Format name -> content of the file."""
    seiten: Mapping[str, str]
    """id of a heading or anchor -> page number printed in the PDF; empty if no PDF was made."""
    beilagen: Mapping[str, bytes]
    """File name -> content of pictures to be written beside the documents."""
    umfang: int = 0
    """Number of pages of the PDF; 0 if none was made."""
    hinweise: tuple[str, ...] = ()
    """German sentences about what came out otherwise than it was meant, though the files are sound."""


class Meldung(str):
    """A German sentence, and the id of the part of the concept that it is about; empty if that is not known."""

    kennung: str

    def __new__(cls, text: str, kennung: str = "") -> "Meldung":
        """A sentence about a part."""
        self = super().__new__(cls, text)
        self.kennung = kennung
        return self


class ExportFehler(Exception):
    """The document cannot be made. ``meldungen`` are German sentences for the person who wrote the text."""

    def __init__(self, *meldungen: str) -> None:
        super().__init__("\n".join(meldungen))
        self.meldungen: tuple[str, ...] = meldungen
