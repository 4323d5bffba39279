"""The face of a town for Typst: ``gesicht.typ``, which ``templates/typst/kopf.typ`` imports, and what it names."""

import re
from collections.abc import Sequence
from pathlib import Path

from konzept.export.contract import ExportFehler
from konzept.export.images import kind
from konzept.export.pdf_images import settable
from konzept.export.typst import literal
from konzept.gesicht import HAUSSCHRIFT, Abbildung, Gesicht, Satz

EIGENER_SATZ = "eigen.typ"
"""What the town's own settings are called below Typst's root."""
WEITERE_SCHRIFTEN = (HAUSSCHRIFT, "Noto Sans Arabic", "Noto Emoji")
"""Families that print what the first one has no sign for."""
OURS = '#import "/gesicht.typ":'
"""The only thing that the head of a document loads."""
_LOADS = re.compile(r"\b(?:import|include|eval|plugin|std)\b")
"""Words that load what lies elsewhere, or that give such a word by a name put together."""


def dress(gesicht: Gesicht, schriftordner: Sequence[Path], root: Path) -> None:
    """Write the file and all it names below Typst's root."""
    farben = gesicht.farben
    names = ("akzent", "leise", "linie", "flaeche")
    lines = [f"#let {name} = rgb({literal(getattr(farben, name))})" for name in names]
    lines.append(f"#let streifen = {f'rgb({literal(farben.streifen)})' if farben.streifen else 'none'}")
    families = dict.fromkeys((gesicht.schrift, *WEITERE_SCHRIFTEN))
    lines.append(f"#let schriften = ({', '.join(map(literal, families))})")
    for name, picture in (("logo", gesicht.logo), ("titelbild", gesicht.titelbild)):
        lines.append(f"#let {name} = {_placed(name, picture, schriftordner, root) if picture else 'none'}")
    lines.append(_own(gesicht.satz, root) if gesicht.satz else "#let gestaltung(inhalt) = inhalt")
    (root / "gesicht.typ").write_text("\n".join(lines) + "\n", "utf-8")


def _placed(name: str, picture: Abbildung, schriftordner: Sequence[Path], root: Path) -> str:
    ending = kind(picture.inhalt)
    content = settable(picture.inhalt, schriftordner) if ending == "svg" else picture.inhalt
    (root / f"{name}.{ending}").write_bytes(content)
    return f"(quelle: {literal(f'/{name}.{ending}')}, alternativtext: {literal(picture.alternativtext)})"


def head(content: bytes) -> bytes:
    """The head of the document, ours or the town's. ExportFehler if it would load more than the town's face."""
    text = content.decode("utf-8", "replace")
    if found := loading(text.replace(OURS, "")):
        number, word = found
        raise ExportFehler(f"Vorlage typst/kopf.typ, Zeile {number}: „{word}“ ist hier nicht erlaubt; geladen wird nur "
                           "„/gesicht.typ“.")  # fmt: skip
    return content


def loading(text: str) -> tuple[int, str] | None:
    """The first word by which Typst would get at what lies elsewhere, as packages in the network, with its line.

    Comments count as well: what is one, only Typst itself can tell.
    """
    lines = enumerate(text.splitlines(), 1)
    return next(((number, found[0]) for number, line in lines if (found := _LOADS.search(line))), None)


def _own(satz: Satz, root: Path) -> str:
    try:
        text = satz.inhalt.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExportFehler(
            f"{satz.name} ist nicht in UTF-8 gespeichert. Speichern Sie die Datei mit der Kodierung UTF-8."
        ) from None
    if found := loading(text):
        number, word = found
        raise ExportFehler(f"{satz.name}:{number}: „{word}“ ist hier nicht erlaubt; die Datei enthält nur "
                           "Einstellungen.")  # fmt: skip
    if not re.search(r"#let\s+gestaltung\s*\(", text):
        raise ExportFehler(f"{satz.name}: Es fehlt „#let gestaltung(inhalt) = {{ … inhalt }}“ mit Ihren Einstellungen.")
    (root / EIGENER_SATZ).write_text(text, "utf-8")
    return f'#import "/{EIGENER_SATZ}": gestaltung'
