"""A small fault that a person might make, and what must catch it."""

from typing import NamedTuple

from konzept.model import Reifegrad


class Fall(NamedTuple):
    """One row of a table."""

    was: str
    """What went wrong, in words."""
    datei: str
    """The file of the example it happens in."""
    alt: str
    """What stands there, exactly once."""
    neu: str | bytes
    """What stands there afterwards."""
    regel: str
    """The rule or the fault of reading that must catch it."""
    bei: str = ""
    """The line the finding stands in, without its dash; there is one such in the concept. Empty: what has changed."""
    reifegrad: Reifegrad = "beschlossen"
    stichtag: str = "2026-11-21"
    auch: tuple[str, ...] = ()
    """What else of level fehler it brings about."""
