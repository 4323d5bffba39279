"""Many concepts in one call: judged side by side, told in the order in which they were named."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from konzept.cli.german import Abbruch
from konzept.cli.judge import Massstab, judge
from konzept.cli.read import read
from konzept.verdict import Urteil

FEW = 4
"""Below so many concepts a second process costs more than it brings."""


def judged(arguments: Sequence[str], massstab: Massstab, jobs: int | None = None) -> Iterator[Urteil | Abbruch]:
    """A verdict for each argument, or why there is none; always in the order of ``arguments``.

    ``jobs``: processes at most; None: as many as there are processors.
    """
    workers = min(jobs or os.cpu_count() or 1, len(arguments))
    work = partial(_one, massstab)
    if workers < 2 or (jobs is None and len(arguments) < FEW):
        yield from map(work, arguments)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(work, arguments, chunksize=max(1, len(arguments) // (workers * 8)))


def _one(massstab: Massstab, argument: str) -> Urteil | Abbruch:
    try:
        return judge(read(argument), massstab)
    except Abbruch as error:
        return error
