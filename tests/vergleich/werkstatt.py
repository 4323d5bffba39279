"""Concepts to compare, and what a comparison is held to."""

from konzept.load import load
from konzept.model import Konzept

HEAD = "konzept: 1\ntitel: T\nkommune:\n  name: K\n"
FELD = "handlungsfelder:\n  - id: f\n    titel: Feld\n"
ZWEI = FELD + "    leitziele:\n      - {id: z1, titel: Ziel 1}\n      - {id: z2, titel: Ziel 2}\n"
MASSNAHME = FELD + "    massnahmen:\n      - id: m\n        titel: Kurs\n"


def read(text: str) -> Konzept:
    """The concept with this below its head."""
    loaded = load({"konzept.yaml": (HEAD + text).encode()})
    assert loaded.konzept is not None, loaded.findings
    return loaded.konzept


def felder(*entries: str) -> str:
    """Fields of action, each as one line of YAML."""
    return "handlungsfelder:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def mit(*entries: str) -> str:
    """A field ``f`` with measures, each as one line of YAML."""
    return FELD + "    massnahmen:\n" + "".join(f"      - {{{entry}}}\n" for entry in entries)


def kurs(rest: str) -> str:
    """A field with one measure ``m`` that has these keys besides."""
    return mit(f"id: m, titel: Kurs, {rest}")


def einleitung(text: str) -> str:
    """A field with this text, as it stands in the file."""
    return FELD + "    einleitung: |\n" + "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
