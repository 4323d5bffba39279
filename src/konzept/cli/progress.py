"""How far a long work is, for whoever waits at a terminal."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
PATIENCE, PAUSE = 2.0, 0.2
"""Seconds before anything is shown, and between two pictures."""


def watched(items: Iterable[_Item], total: int) -> Iterator[_Item]:
    """The items as they come; on a terminal, with a line on stderr that says how many of ``total`` are done.

    The line is gone at the end, and nothing is shown of a work that is soon done.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    due, shown = time.monotonic() + PATIENCE, ""
    try:
        for done, item in enumerate(items, 1):
            if time.monotonic() >= due:
                due, shown = time.monotonic() + PAUSE, f"{done} von {total} Konzepten geprüft"
                print(f"\r{shown}", end="", file=sys.stderr, flush=True)
            yield item
    finally:
        if shown:
            print(f"\r{' ' * len(shown)}\r", end="", file=sys.stderr, flush=True)
