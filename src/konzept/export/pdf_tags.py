"""Marks the first cell of each row of a table as its header, which Typst does not do."""

import io
from typing import Any

import pikepdf


def row_headers(data: bytes) -> bytes:
    """The same PDF with ``TH`` and ``/Scope /Row`` on the first cell of every body row; same input, same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # Every element of the structure is an object of its own; asking each takes less than going down the tree.
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.TR:
                _mark(element)
        out = io.BytesIO()
        # Object streams keep the file small; the id comes from the content.
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mark(row: Any) -> None:
    cells = row.get("/K")
    if not isinstance(cells, pikepdf.Array) or len(cells) < 2:
        return
    first = cells[0]
    if isinstance(first, pikepdf.Dictionary) and first.get("/S") == pikepdf.Name.TD:
        first.S = pikepdf.Name.TH
        first.A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])
