"""How much a template may ask of this process: a loop in it can go on for ever, a text in it grow without end."""

import _thread
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from konzept.cli.german import Abbruch

SEKUNDEN = 60.0
"""Time limit for reading and filling a template. The Langfassung of 300 measures takes about a second."""
GIBIBYTE = 2
"""Most memory of the process meanwhile, where the system can be asked for such a limit."""


@contextmanager
def bounded(kind: str) -> Iterator[None]:
    """Abbruch if the work on this kind of document takes too long; a MemoryError in it if it takes too much."""
    over = threading.Event()

    def end() -> None:
        over.set()
        _thread.interrupt_main()

    timer = threading.Timer(SEKUNDEN, end)
    timer.daemon = True
    timer.start()
    try:
        with _little_memory():
            yield
    except KeyboardInterrupt:
        if not over.is_set():
            raise
        raise Abbruch(
            f"Das Ausfüllen der Vorlage {kind}.md.j2 wurde nach {SEKUNDEN:.0f} Sekunden abgebrochen. "
            "Enthält sie Schleifen, die nicht enden?"
        ) from None
    finally:
        timer.cancel()


@contextmanager
def _little_memory() -> Iterator[None]:
    try:
        import resource
    except ImportError:  # Windows knows no such limit; there the time has to do
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = GIBIBYTE * 2**30
    bounds = [limit for limit in (wanted, before, most) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(bounds), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))
