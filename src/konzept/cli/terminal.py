"""The two streams: results on stdout, everything else on stderr; colour only where it is wanted."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
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


def write(text: str | Iterable[str]) -> None:
    """Machine-readable text to stdout, always in UTF-8; as a whole or piece by piece."""
    pieces = (text,) if isinstance(text, str) else text
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        # A file name that is not UTF-8 is a name all the same; what stands for its bytes is escaped.
        sys.stdout.buffer.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.writelines(pieces)


def quoted(argument: str | Path) -> str:
    """An argument as it can be typed after a command: in quotation marks if it holds more than a plain name."""
    # Double quotes are the ones that cmd, PowerShell and every other shell have in common.
    return f'"{argument}"' if re.search(r"[^\w./\\:-]", str(argument)) else str(argument)


def say(message: str) -> None:
    """A line about the work, to stderr."""
    print(message, file=sys.stderr, flush=True)
