"""How far a long run is: on stderr, only on a terminal, only if it is long, and gone at the end."""

import io
import sys
from typing import Any

import pytest

from konzept.cli import progress
from konzept.cli.progress import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def uhr(monkeypatch: Any) -> list[float]:
    """A clock that goes on by its last entry at every look."""
    now = [0.0, 0.0]

    def look() -> float:
        now[0] += now[1]
        return now[0]

    monkeypatch.setattr(progress.time, "monotonic", look)
    monkeypatch.setenv("TERM", "xterm")
    return now


@pytest.mark.parametrize(
    ("stream", "term", "step"), [(io.StringIO, "xterm", 9.0), (Terminal, "dumb", 9.0), (Terminal, "xterm", 0.01)]
)
def test_nothing_is_shown(stream: Any, term: str, step: float, uhr: list[float], monkeypatch: Any) -> None:
    """Not in a file or a log of CI, not on a terminal without a cursor, not of a work that is soon done."""
    uhr[1] = step
    err = stream()
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stderr", err)
    assert list(watched(range(50), 50)) == list(range(50))
    assert err.getvalue() == ""


def test_a_long_work_on_a_terminal(uhr: list[float], monkeypatch: Any) -> None:
    uhr[1] = 0.5
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    assert list(watched(iter("abcdef"), 6)) == list("abcdef")
    shown = err.getvalue()
    assert shown.startswith("\r4 von 6 Konzepten geprüft\r5 von 6")
    assert shown.endswith("\r" + " " * len("6 von 6 Konzepten geprüft") + "\r")
    assert "\n" not in shown


def test_the_line_is_gone_also_after_ctrl_c(uhr: list[float], monkeypatch: Any) -> None:
    uhr[1] = 3.0
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)

    def broken() -> Any:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watched(broken(), 2))
    assert err.getvalue().endswith(" \r")
