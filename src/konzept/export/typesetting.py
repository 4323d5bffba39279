"""Typst in a process of its own: it takes neither more time nor more memory than a document needs, and has no network.

That process runs this file by its path and imports nothing else of the program, so it costs a few hundredths of a
second.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

SEKUNDEN = 300.0
"""Time limit of one call. The Langfassung of 300 measures, 291 pages, takes 4 s."""
GIBIBYTE = 4
"""Most memory of one call, where the system can be asked for such a limit. 300 measures take three quarters of one."""
_NIRGENDS = "http://127.0.0.1:9"
"""A proxy that does not exist: Typst asks the network for packages it does not find, and is not to reach it."""


class Gesetzt(NamedTuple):
    """What Typst made."""

    dateien: list[bytes]
    """One file, or one for each page."""
    werte: list[Any]
    """Answers to the query."""


class SatzFehler(Exception):
    """Typst gave up."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        """Typst's report with file and line; empty if it was ended before."""


def typeset(
    source: Path, schriften: Sequence[Path], options: Mapping[str, Any], query: str = "", seconds: float = SEKUNDEN
) -> Gesetzt:
    """Set a file of Typst that needs nothing but what lies in its folder; ``options`` are those of Typst's ``compile``.

    Raises `SatzFehler`.
    """
    root = str(source.parent)
    places = {"root": root, "package_path": root, "package_cache_path": root}
    compiler = {"input": str(source), "font_paths": list(map(str, schriften)), "ignore_system_fonts": True, **places}
    job = json.dumps({"compiler": compiler, "options": dict(options), "query": query}).encode()
    # With -P, as a module beside this one is called typst, too.
    command = [sys.executable, "-P", __file__]
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=seconds, cwd=root, check=False)
    except subprocess.TimeoutExpired:
        raise SatzFehler(
            f"Es wurde nach {seconds:.0f} Sekunden abgebrochen: Das Dokument ist zu groß oder zu verwickelt."
        ) from None
    if done.returncode == 1 and b"MemoryError" not in done.stderr:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    if done.returncode:
        raise SatzFehler(f"Es braucht mehr als {GIBIBYTE} GiB Arbeitsspeicher: Das Dokument ist zu groß oder zu "
                         "verwickelt.")  # fmt: skip
    head, _, content = done.stdout.partition(b"\n")
    told = json.loads(head)
    if "message" in told:
        raise SatzFehler(told["message"], told["place"])
    ends = list(accumulate(told["laengen"], initial=0))
    return Gesetzt([content[a:b] for a, b in pairwise(ends)], told["werte"])


def _work() -> None:
    """What the process of its own does: one job from the input, one line of JSON and the files to the output."""
    _bound()
    from typst import Compiler, TypstError

    job = json.load(sys.stdin.buffer)
    files: list[bytes] = []
    try:
        compiler = Compiler(**job["compiler"])
        made = compiler.compile(**job["options"])
        files = [made] if isinstance(made, bytes) else made or []
        values = json.loads(compiler.query(job["query"], field="value")) if job["query"] else []
        told = {"werte": values, "laengen": list(map(len, files))}
    except TypstError as error:
        told = {"message": error.message, "place": error.diagnostic}
    sys.stdout.buffer.writelines((json.dumps(told).encode(), b"\n", *files))


def _bound() -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _NIRGENDS
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = ""
    try:
        import resource
    except ImportError:  # Windows knows no such limit; there the time has to do
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = GIBIBYTE * 2**30
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


if __name__ == "__main__":
    _work()
