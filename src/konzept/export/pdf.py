"""PDF by Typst: accessible (PDF/UA-1), archivable (PDF/A-2a), and verified before it is handed out."""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from konzept.export.ast import Node, anchors, elements, front, plain, rewrite
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.glyphs import explain
from konzept.export.images import kind, load
from konzept.export.pdf_check import check_file, check_positions, page_heights
from konzept.export.pdf_images import settable
from konzept.export.pdf_tags import row_headers
from konzept.export.typst import literal, markup

STANDARDS: list[Any] = ["ua-1", "a-2a"]


def write(auftrag: Auftrag) -> Ergebnis:
    """Set the document; the pages of the result are the printed numbers of all ids.

    Raises `ExportFehler` if Typst cannot set it or if the finished file is not what it should be.
    """
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        # Typst can read what lies below its root, so the root holds nothing but what this document needs.
        root = Path(folder).resolve()
        source = _prepare(auftrag, root)
        compiler = typst.Compiler(
            str(source),
            root=str(root),
            font_paths=[str(folder) for folder in auftrag.werkzeug.schriftordner],
            ignore_system_fonts=True,
            package_path=str(root),
            package_cache_path=str(root),
        )
        midnight = datetime.combine(auftrag.dokument.datum, time(), UTC)
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=midnight)
            found: list[Mapping[str, Any]] = json.loads(compiler.query("<konzept:karte>", field="value"))
        except typst.TypstError as error:
            raise ExportFehler(*explain(error.message, error.diagnostic, auftrag)) from error
    if not isinstance(pdf, bytes) or len(found) != 1:
        raise ExportFehler("Das PDF konnte nicht gesetzt werden: Das Ergebnis ist unvollständig.")
    karte = {**found[0], "hoehen": page_heights(pdf)}
    pdf = row_headers(pdf)
    fehler = check_positions(karte) + check_file(pdf, auftrag.dokument.titel)
    if fehler:
        raise ExportFehler(*fehler)
    return Ergebnis(
        pdf,
        {stelle["id"]: stelle["seite"] for stelle in karte["anker"]},
        umfang=karte["umfang"],
        hinweise=tuple(_runs_over(auftrag.ast, karte)),
    )


def _runs_over(ast: Ast, karte: Mapping[str, Any]) -> Iterator[str]:
    """German sentences about parts that should have one page and need more."""
    first = {stelle["id"]: stelle["blatt"] for stelle in karte["anker"]}
    headings = [element["c"] for element in elements(ast["blocks"]) if element["t"] == "Header"]
    names = {attr[0]: plain(inlines) for _, attr, inlines in headings}
    for ende in karte["enden"]:
        begin = first.get(ende["id"], ende["blatt"])
        if begin < ende["blatt"]:
            pages = ende["blatt"] - begin + 1
            yield f"„{names[ende['id']]}“ passt nicht auf eine Seite: Ab Seite {begin} sind es {pages} Seiten."


def _prepare(auftrag: Auftrag, root: Path) -> Path:
    head = auftrag.werkzeug.vorlage("typst/kopf.typ").read_bytes()
    if re.search(rb'"@[\w-]+/', head):
        # Typst would fetch it from the network; everything a document needs lies beside it.
        raise ExportFehler('Die Vorlage typst/kopf.typ lädt ein Paket aus dem Netz ("@…"); das ist nicht erlaubt.')
    (root / "kopf.typ").write_bytes(head)
    main = root / "dokument.typ"
    main.write_bytes(_source(auftrag, _copy_images(auftrag, root)).encode())
    return main


def _source(auftrag: Auftrag, ast: Ast) -> str:
    d = auftrag.dokument
    lines = "".join(f"{literal(line)}, " for line in d.deckblatt)
    ids = "".join(f"{literal(ident)}, " for ident in anchors(ast))
    before, text = front(ast)
    return (
        '#import "/kopf.typ": *\n'
        f"#show: dokument.with(titel: {literal(d.titel)}, untertitel: {literal(d.untertitel)}, "
        f"kommune: {literal(d.kommune)}, zeilen: ({lines}), blatt: {'true' if d.blatt else 'false'}, "
        f"vorspann: [{markup(before)}])\n"
        f"{markup(text)}\n"
        f"#seitenkarte(({ids}))\n"
    )


def _copy_images(auftrag: Auftrag, root: Path) -> Ast:
    copied: dict[str, str] = {}

    def image(node: Node) -> Node:
        attr, alt, (source, title) = node["c"]
        if source not in copied:
            data = load(source, auftrag.werkzeug.bild)
            data = settable(data, auftrag.werkzeug.schriftordner) if kind(data) == "svg" else data
            copied[source] = f"bild-{len(copied) + 1}.{kind(data)}"
            (root / copied[source]).write_bytes(data)
        return {"t": "Image", "c": [attr, alt, [copied[source], title]]}

    return {**auftrag.ast, "blocks": rewrite(auftrag.ast["blocks"], {"Image": image})}
