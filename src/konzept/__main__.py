"""python -m konzept, and what the installed program calls."""

import sys
from types import FunctionType

_ROOM = 2**15
"""Words of stack that everything below the first call has at once."""


def main() -> None:
    """Load the command line and run it; Ctrl-C ends the program quietly while it is still loading, too."""
    try:
        # Python takes memory for calls in small pieces and gives each one back at once: a loop that happens to stand
        # where one piece ends takes and returns it at every turn, and that was a seventh of a small lint. A call that
        # asks for much gets one large piece, in which all the others find room.
        FunctionType(_run.__code__.replace(co_stacksize=_ROOM), globals())()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    from konzept.cli import main as run

    run()


if __name__ == "__main__":
    main()
