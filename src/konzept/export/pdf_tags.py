"""Marks the first cell of each row of a table as its header, which Typst does not do."""

import io
from typing import Any

import pikepdf


def row_headers(data: bytes) -> bytes:
    """The same PDF with ``TH`` and ``/Scope /Row`` on the first cell of every body row; same input, same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for element in _structure(pdf.Root.get("/StructTreeRoot")):
            if element.get("/S") == "/TR":
                _mark(pdf, element)
        out = io.BytesIO()
        # Object streams keep the file small; the id comes from the content.
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mark(pdf: pikepdf.Pdf, row: Any) -> None:
    cells = [kid for kid in _kids(row) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    if len(cells) < 2 or cells[0].S != "/TD":
        return
    cells[0].S = pikepdf.Name.TH
    cells[0].A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])


def _structure(root: Any) -> list[Any]:
    found, todo = [], [root] if root is not None else []
    while todo:
        element = todo.pop()
        if isinstance(element, pikepdf.Dictionary):
            found.append(element)
            todo += _kids(element)
    return found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
