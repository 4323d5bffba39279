"""PDF by Typst: accessible (PDF/UA-1), archivable (PDF/A-2a; with its sources inside PDF/A-3a), and verified before it
is handed out."""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from konzept.export.ast import BLAETTER, Node, anchors, elements, front, plain, rewrite
from konzept.export.contract import Ast, Auftrag, Ergebnis, ExportFehler
from konzept.export.glyphs import explain
from konzept.export.images import kind, load
from konzept.export.pdf_check import check_file, check_positions, page_heights
from konzept.export.pdf_face import dress, head
from konzept.export.pdf_images import settable
from konzept.export.pdf_tags import row_headers
from konzept.export.typesetting import SatzFehler, typeset
from konzept.export.typst import literal, markup

STANDARDS = ["ua-1", "a-2a"]
MIT_QUELLEN = ["ua-1", "a-3a"]
"""What the file keeps to; only the third part of PDF/A takes files that are not PDF themselves."""
YAML = "application/yaml"
"""RFC 9512."""


def write(auftrag: Auftrag) -> Ergebnis:
    """Set the document; the pages of the result are the printed numbers of all ids.

    Raises `ExportFehler` if Typst cannot set it or if the finished file is not what it should be.
    """
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        # Typst can read what lies below its root, so the root holds nothing but what this document needs.
        root = Path(folder).resolve()
        source = _prepare(auftrag, root)
        options = {
            "format": "pdf",
            "pdf_standards": MIT_QUELLEN if auftrag.werkzeug.anhang else STANDARDS,
            "timestamp": int(datetime.combine(auftrag.dokument.datum, time(), UTC).timestamp()),
        }
        try:
            made, found = typeset(source, auftrag.werkzeug.schriftordner, options, "<konzept:karte>")
        except SatzFehler as error:
            raise ExportFehler(*explain(error.message, error.place, auftrag)) from error
    if len(made) != 1 or not made[0] or len(found) != 1:
        raise ExportFehler(f"Das PDF konnte nicht gesetzt werden: Das Ergebnis ist unvollständig. {_asked(auftrag)}")
    karte = {**found[0], "hoehen": page_heights(made[0])}
    pdf = row_headers(made[0])
    fehler = check_positions(karte) + check_file(pdf, auftrag.dokument.titel)
    if fehler:
        raise ExportFehler(*fehler)
    return Ergebnis(
        pdf,
        {stelle["id"]: stelle["seite"] for stelle in karte["anker"]},
        umfang=karte["umfang"],
        hinweise=tuple(_runs_over(auftrag.ast, karte)),
    )


def _asked(auftrag: Auftrag) -> str:
    """Where the text may have been lost: a function of Typst that does not hand on what it is given prints nothing."""
    own = auftrag.werkzeug.gesicht.satz
    if own:
        return f"Gibt „gestaltung“ in {own.name} „inhalt“ zurück? Das Wort steht darin als letzte Zeile vor „}}“."
    return "Gibt „dokument“ in der Vorlage typst/kopf.typ als Letztes „text-des-dokuments“ zurück?"


def _runs_over(ast: Ast, karte: Mapping[str, Any]) -> Iterator[str]:
    """German sentences about parts that should have one page and need more."""
    first = {stelle["id"]: stelle["blatt"] for stelle in karte["anker"]}
    headings = [element["c"] for element in elements(ast["blocks"], BLAETTER) if element["t"] == "Header"]
    names = {attr[0]: plain(inlines) for _, attr, inlines in headings}
    for ende in karte["enden"]:
        begin = first.get(ende["id"], ende["blatt"])
        if begin < ende["blatt"]:
            pages = ende["blatt"] - begin + 1
            yield f"„{names[ende['id']]}“ passt nicht auf eine Seite: Ab Seite {begin} sind es {pages} Seiten."


def _prepare(auftrag: Auftrag, root: Path) -> Path:
    (root / "kopf.typ").write_bytes(head(auftrag.werkzeug.vorlage("typst/kopf.typ").read_bytes()))
    dress(auftrag.werkzeug.gesicht, auftrag.werkzeug.schriftordner, root)
    main = root / "dokument.typ"
    attached = "".join(_attached(auftrag, root))
    main.write_bytes((_source(auftrag, _copy_images(auftrag, root)) + attached).encode())
    return main


def _attached(auftrag: Auftrag, root: Path) -> Iterator[str]:
    """A line for each file that travels with the document; it stands behind the text and takes no space."""
    for at, quelle in enumerate(auftrag.werkzeug.anhang, 1):
        (root / f"quelle-{at}").write_bytes(quelle.inhalt)
        yield (
            f'#pdf.attach({literal(quelle.name)}, read("/quelle-{at}", encoding: none), relationship: "source", '
            f"mime-type: {literal(YAML)}, description: {literal(quelle.beschreibung)})\n"
        )


def _source(auftrag: Auftrag, ast: Ast) -> str:
    d = auftrag.dokument
    lines = "".join(f"{literal(line)}, " for line in d.deckblatt)
    ids = "".join(f"{literal(ident)}, " for ident in anchors(elements(ast["blocks"], BLAETTER)))
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
