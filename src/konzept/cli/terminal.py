"""The two streams: results on stdout, everything else on stderr; colour only where it is wanted."""

import sys
from typing import Any, Protocol

from konzept.cli.options import Farbe


class Form(Protocol):
    """A form of output: whether a machine reads it."""

    @property
    def machine(self) -> bool:
        """True if it is a string that has to arrive as it is."""


def show(report: Form, content: Any, color: Farbe, *, stderr: bool = False) -> None:
    """A report to stdout: for machines as it is, for people through rich."""
    if report.machine:
        write(content)
    else:
        console(color, stderr=stderr).print(content, soft_wrap=True, end="")


def console(color: Farbe, *, stderr: bool = False) -> Any:
    """A rich console; it minds NO_COLOR, FORCE_COLOR and TERM=dumb unless ``color`` decides."""
    from rich.console import Console

    forced = {Farbe.ALWAYS: True, Farbe.NEVER: False}.get(color)
    return Console(
        stderr=stderr,
        force_terminal=forced,
        no_color=None if forced is None else not forced,
        color_system="standard" if forced else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        # Rich would draw with Windows' own calls; the text below is plain enough for every console.
        legacy_windows=False,
    )


def write(text: str) -> None:
    """Machine-readable text to stdout, always in UTF-8."""
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        # A file name that is not UTF-8 is a name all the same; what stands for its bytes is escaped.
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def say(message: str) -> None:
    """A line about the work, to stderr."""
    print(message, file=sys.stderr, flush=True)
