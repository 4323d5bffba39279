"""Where an element of a document stands: under which heading a reader finds it, of which part its author wrote it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from konzept.export.ast import Node, elements, plain
from konzept.export.contract import Meldung


class Stelle(NamedTuple):
    """The place of an element."""

    ort: str
    kennung: str
    """id of the innermost part around it, as far as the document shows it; else empty."""

    def says(self, text: str) -> Meldung:
        """A sentence about this place."""
        return Meldung(f"{self.ort}: {text}", self.kennung)


def placed(everything: Iterable[Node]) -> Iterator[tuple[Node, Stelle]]:
    """Elements in reading order, as `elements` gives them, each with its place."""
    stelle, ebene = Stelle("Am Anfang", ""), 0
    zeilen = dict[int, str]()
    for element in everything:
        if element["t"] == "Table":
            zeilen |= _rows(element)
        if element["t"] == "Header":
            level, (ident, *_), inlines = element["c"]
            # Headings below that of a part have no id of their own.
            ebene, ident = (level, ident) if ident or level <= ebene else (ebene, stelle.kennung)
            stelle = Stelle(f"Im Abschnitt „{plain(inlines)}“", ident)
        zeile = zeilen.get(id(element))
        yield element, Stelle(stelle.ort, zeile) if zeile else stelle


def _rows(table: Node) -> Iterator[tuple[int, str]]:
    """The elements of those rows of a table that begin with the anchor of a part, and the id of that part."""
    for _, _, _, rows in table["c"][4]:
        for _, cells in rows:
            inside = list(elements([cell[4] for cell in cells]))
            ident = next((e["c"][0][0] for e in inside if e["t"] == "Span" and e["c"][0][0]), "")
            yield from ((id(element), ident) for element in inside if ident)
