"""The town's own folder of templates: which file is a copy of which of ours, and whether ours has changed since."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from konzept import faults
from konzept.cli.provenance import MAX_TEMPLATE, Herkunft, origin, stamp
from konzept.cli.read import Eingabe
from konzept.cli.templates import ENDING, FOLDER, files_in, shipped
from konzept.cli.terminal import quoted
from konzept.finding import Finding
from konzept.source import Places, decode
from konzept.version import VERSION

if TYPE_CHECKING:
    from konzept.cli.judge import Massstab

_ENDINGS = (ENDING, ".svg.j2")
"""What a reader may leave out."""


class Kopie(NamedTuple):
    """A file of the town that knows where it came from."""

    herkunft: Herkunft
    veraltet: bool
    """Whether the original is another one by now."""


def short(name: str) -> str:
    """A template as it is called: without the ending that all of its kind have."""
    return next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end)), name)


def copy_of(content: bytes, shown: str) -> Kopie | None:
    """What a file of the town was copied from; None if it does not say so, or names what we do not have."""
    herkunft = origin(content, shown)
    original = files_in(shipped()).get(herkunft.name) if herkunft else None
    if herkunft is None or original is None:
        return None
    return Kopie(herkunft, herkunft.stempel != stamp(original.read_bytes(), herkunft.name))


def content_of(path: Path) -> bytes:
    """What is in a template; nothing if it cannot be read or is too large to be one: printing says so."""
    try:
        return path.read_bytes() if path.stat().st_size <= MAX_TEMPLATE else b""
    except OSError:
        return b""


def outdated(source: Eingabe, _massstab: "Massstab", places: Places) -> Iterator[Finding]:
    """A finding for each copy whose original has changed."""
    folder = source.folder / FOLDER if source.folder else None
    if folder is None or not folder.is_dir():
        return
    # The folder of a concept in a single file is the one it lies in.
    here = source.show[: source.show.rfind("/") + 1]
    for name, path in files_in(folder).items():
        shown, content = f"{here}{FOLDER}/{name}", content_of(path)
        kopie = copy_of(content, shown)
        if kopie and kopie.veraltet:
            text = decode(content, shown) if kopie.herkunft.stelle.line else ""
            if isinstance(text, str):
                places.texts[shown] = text
            yield _finding(name, kopie.herkunft, here.rstrip("/"))


def _finding(name: str, herkunft: Herkunft, folder: str) -> Finding:
    of = "" if herkunft.name == name else f" von „{herkunft.name}“"
    return faults.VORLAGE_VERALTET.at(
        herkunft.stelle,
        f"Die Vorlage „{name}“ ist eine Kopie{of} aus konzept {herkunft.version}; das Original ist inzwischen ein "
        f"anderes (hier läuft {VERSION}).",
        _way_out(name, herkunft, folder),
        f"{FOLDER}/{name}",
    )


def _way_out(name: str, herkunft: Herkunft, folder: str) -> str:
    rest = f" {quoted(folder)}" if folder else ""
    if not herkunft.stelle.line:
        return (
            "Benennen Sie Ihre Datei um, holen Sie das neue Original mit „konzept template copy "
            f"{short(herkunft.name)}{rest}“ und übertragen Sie darauf, was Sie geändert haben."
        )
    return (
        f"„konzept template diff {short(name)}{rest}“ zeigt, worin sich beide unterscheiden. Übernehmen Sie davon, "
        "was Sie brauchen, und zuletzt die neue Zeile „Kopie von …“: Dann gilt die Kopie wieder als aktuell."
    )
