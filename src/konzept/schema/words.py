"""German for editors: keys with their umlauts, docstrings as sentences, references in words."""

import re

_SPELLED = (
    (r"massn", "maßn"), (r"massst", "maßst"), (r"\bgross", "groß"), (r"strass", "straß"), (r"schliess", "schließ"),
    (r"ae", "ä"), (r"oe", "ö"),
    # „Quelle“, „Dauer“, „neue“ and „aktuell“ have no ü.
    (r"(?<![aeqäö])ue(?!ll)", "ü"),
)  # fmt: skip


def spelled(key: str) -> str:
    """What a reader calls a key: ``erklaerung`` is „Erklärung“. A field whose word comes out wrong has a ``title``."""
    found = key.replace("_", " ")
    for ascii_letters, letters in _SPELLED:
        found = re.sub(ascii_letters, letters, found)
    return found[:1].upper() + found[1:]


def paragraph(text: str | None) -> str:
    """The first paragraph of a docstring or description, on one line; marked code becomes a quotation."""
    line = " ".join((text or "").strip().partition("\n\n")[0].split())
    return re.sub(r"`+([^`]+)`+", r"„\1“", line)


def targets(names: tuple[str, ...]) -> str:
    """What a reference may point to, as a sentence; empty if it is none."""
    words = [spelled(name.lower()) for name in names]
    return f"Kennung (id) eines Teils der Art {' oder '.join(words)}." if words else ""
