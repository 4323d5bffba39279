"""Work spread over processes. Imported only where it is worth it: what it needs costs ten milliseconds."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import TypeVar

START = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin. The program has one thread, so a fork is safe, whatever this version of Python prefers."""
MOST = 61
"""Windows waits for no more processes than these."""
PACKS = 8
"""Packs for each process: few enough to be cheap, enough that none is left without work for long."""
LARGEST = 50
"""Items in a pack. More would not fit into a pipe, and who waits for a pipe that nobody reads waits for ever."""
_REFUSED = (OSError, ImportError, NotImplementedError)

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")
Pack = list[int]
"""Places in the list of items; one process takes them one after the other."""


class KeineProzesse(Exception):
    """The system gives no further processes, or no way to talk to them; nothing has been answered yet."""


class Verloren(Exception):
    """A process was ended from outside; what it should have answered is missing."""


def spread(
    work: Callable[[_Item], _Answer], items: Sequence[_Item], weights: Sequence[int], workers: int
) -> Iterator[_Answer | Verloren]:
    """The answer of ``work`` to each item, in the order of ``items``. KeineProzesse if there cannot be any."""
    with _pool(workers) as pool:
        try:
            with _undisturbed():
                futures = [
                    (pack, _submitted(pool, work, [items[place] for place in pack]))
                    for pack in packs(weights, workers * PACKS)
                ]
        except _REFUSED as error:
            raise KeineProzesse from error
        where = {place: (future, number) for pack, future in futures for number, place in enumerate(pack)}
        for place in range(len(items)):
            future, number = where[place]
            try:
                yield future.result()[number]
            except BrokenProcessPool:
                yield Verloren()


def packs(weights: Sequence[int], number: int) -> list[Pack]:
    """Neighbours together, each pack about equally heavy; the heaviest first, so that none is left over at the end."""
    share, found, filled = sum(weights) / number, list[Pack](), 0
    for place, weight in enumerate(weights):
        if not found or filled + weight > share or len(found[-1]) == LARGEST:
            found.append([])
            filled = 0
        found[-1].append(place)
        filled += weight
    return sorted(found, key=lambda pack: -sum(weights[place] for place in pack))


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone when it ends, however it ends."""
    others = {*active_children()}
    try:
        pool = ProcessPoolExecutor(workers, get_context(START), _begin)
    except _REFUSED as error:
        raise KeineProzesse from error
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        for process in {*active_children()} - others:
            process.terminate()
        # Waited for, or the end of the program runs into the thread that tidies up.
        pool.shutdown(cancel_futures=True)
        raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits; processes that begin now never hear of it, not even before their first line."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[_Item], _Answer], items: list[_Item]
) -> "Future[list[_Answer]]":
    try:
        return pool.submit(_several, work, items)
    except BrokenProcessPool as error:
        broken: Future[list[_Answer]] = Future()
        broken.set_exception(error)
        return broken


def _several(work: Callable[[_Item], _Answer], items: list[_Item]) -> list[_Answer]:
    return [work(item) for item in items]


def _begin() -> None:
    """What a process does first."""
    # Ctrl-C reaches every process of a terminal; the one that was called answers it and ends the others. On Windows
    # this is the first place to say so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # Whoever is killed cannot end the others; without this they would wait for work for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
