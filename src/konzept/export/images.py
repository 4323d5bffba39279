"""Pictures: which kinds there are, and how they travel inside a document."""

import base64
from collections.abc import Callable, Mapping

from konzept.export.ast import Node, rewrite
from konzept.export.contract import Ast, Bild

ARTEN: Mapping[str, tuple[str, Callable[[bytes], bool]]] = {
    "png": ("image/png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", lambda data: data.startswith(b"\xff\xd8\xff")),
    "svg": ("image/svg+xml", lambda data: b"<svg" in data[:2000] and data.lstrip()[:1] == b"<"),
}
"""Extension -> media type and how to know it. The content decides, not the file name."""


def kind(data: bytes) -> str | None:
    """Extension of the kind of picture, ``None`` if it is none of `ARTEN`."""
    return next((name for name, (_, test) in ARTEN.items() if test(data)), None)


def data_uri(data: bytes) -> str:
    """The picture as a ``data:`` address; the only kind pandoc's sandbox lets through."""
    media = ARTEN[kind(data) or "png"][0]
    return f"data:{media};base64,{base64.b64encode(data).decode('ascii')}"


def embed(ast: Ast, bild: Bild, prepare: Callable[[bytes], bytes] = lambda data: data) -> Ast:
    """Put every picture into the tree itself; ``prepare`` may change its bytes before."""

    def image(node: Node) -> Node:
        attr, alt, (source, title) = node["c"]
        return {"t": "Image", "c": [attr, alt, [data_uri(prepare(load(source, bild))), title]]}

    return {**ast, "blocks": rewrite(ast["blocks"], {"Image": image})}


def load(source: str, bild: Bild) -> bytes:
    """Bytes of a picture the gate has let through."""
    from urllib.parse import unquote

    return bild(unquote(source)) or b""
