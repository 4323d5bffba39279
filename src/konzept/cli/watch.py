"""konzept render --watch: prints again when something changes, until it is stopped.

States are compared by looking, not by waiting for the system to tell: it never tells of network drives, and of what
editors do to a file (write beside, delete, rename) every system tells another story.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from konzept.cli import known, lookup
from konzept.cli.german import Abbruch
from konzept.cli.order import Order, templates_of
from konzept.cli.printing import laid_down
from konzept.cli.read import read
from konzept.cli.surroundings import Heimat
from konzept.cli.terminal import say
from konzept.cli.traces import Look, Traces

PAUSE = 0.4
"""Seconds between two looks."""
REST = 0.2
"""So long nothing may have changed before it is printed: several files saved at once are one change."""
PATIENCE = 25
"""After so many looks it is printed although something still changes."""
SHARE = 10
"""A look may take one part in so many of the time; on a slow drive it is looked less often."""


def watch(order: Order) -> None:
    """Print, and again after every change; only Ctrl-C ends it. Abbruch if there is nothing to watch."""
    source = read(order.path)
    if source.folder is None:
        raise Abbruch(f"„--watch“ beobachtet Dateien; {order.path} ist eine Revision in git und ändert sich nicht.")
    order.check()
    order.known(templates_of(source))
    # A command keeps what it allocates until it ends; this one does not end.
    gc.enable()
    say(f"Beobachtet wird {source.show.rstrip('/') or order.path}; Strg-C beendet.")
    traces = Traces()
    traces.concept(Path(order.path))
    traces.homes(Heimat.of(source).above())
    _Watcher(order, traces).run()


class _Watcher:
    def __init__(self, order: Order, traces: Traces) -> None:
        self.order, self.traces = order, traces
        self.complaint = ""

    def run(self) -> None:
        done: Look | None = None
        while True:
            began = time.monotonic()
            look = self.traces.look()
            if look == done:
                time.sleep(max(PAUSE, SHARE * (time.monotonic() - began)))
                continue
            look = look if done is None else self.settled(look)
            # What a run finds out it depends on is looked at from now on; that alone is no change to speak of.
            changed = done is None or any(look.get(place) != state for place, state in done.items())
            self.once(first=done is None, changed=changed)
            done = look

    def settled(self, look: Look) -> Look:
        """How everything stands once nothing changes any more."""
        for _ in range(PATIENCE):
            time.sleep(REST)
            again = self.traces.look()
            if again == look:
                break
            look = again
        return look

    def once(self, *, first: bool, changed: bool) -> None:
        """One run; what goes wrong is told, and the files stay as they were."""
        lookup.once.cache_clear()
        known.listed.cache_clear()
        order = replace(self.order, force=self.order.force and changed)
        new = list[str]()
        try:
            for one in laid_down(order.documents(self.traces), all_of_them=first):
                new += (path.name for path in one.neu)
        except (Abbruch, OSError) as error:
            if new:
                _tell(f"neu gedruckt: {', '.join(new)}")
            if changed or str(error) != self.complaint:
                _tell(str(error))
            self.complaint = str(error)
            return
        mended, self.complaint = bool(self.complaint), ""
        if new:
            _tell(f"neu gedruckt: {', '.join(new)}")
        elif changed:
            _tell("wieder ohne Fehler, unverändert" if mended else "unverändert")


def _tell(words: str, clock: Callable[[], datetime] = datetime.now) -> None:
    say(f"{clock():%H:%M:%S} {words}")
