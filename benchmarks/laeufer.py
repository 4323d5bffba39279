"""Run one command and tell as JSON what it took. Started as a file, in a small process of its own.

    python -I -S laeufer.py SECONDS STDOUT STDERR COMMAND …

A process of its own because the peak of a child begins with the size of its parent: this one has about 10 MB. CPU is of
the command and of everything it waited for; the peak is that of the largest single process among them. Windows has
neither, and null stands for both.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time

BYTES = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


def main() -> None:
    """The command line."""
    seconds, out, err, *command = sys.argv[1:]
    with open(out, "wb") as stdout, open(err, "wb") as stderr:  # noqa: PTH123  # pathlib would be most of its size
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, start_new_session=True
        )
        limit = threading.Timer(float(seconds), _end, [process])
        limit.start()
        try:
            told = _waited(process, begun)
        except KeyboardInterrupt:
            # It has a session of its own and did not hear.
            _end(process)
            raise
        finally:
            limit.cancel()
    json.dump(told, sys.stdout)


def _waited(process: "subprocess.Popen[bytes]", begun: float) -> dict[str, float | None]:
    if not hasattr(os, "wait4"):
        return {"code": process.wait(), "sekunden": time.perf_counter() - begun, "cpu": None, "spitze": None}
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begun
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES / 1e6
    return {"code": os.waitstatus_to_exitcode(status), "sekunden": took, "cpu": cpu, "spitze": peak}


def _end(process: "subprocess.Popen[bytes]") -> None:
    # Its workers as well, where processes have groups.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


if __name__ == "__main__":
    main()
