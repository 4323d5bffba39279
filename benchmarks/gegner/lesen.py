"""The floor of a comparison: konzept's own reader over two files, and nothing else.

python lesen.py OLD NEW
"""

import gc
import sys
from pathlib import Path

from konzept.source import Places, decode, parse


def main() -> None:
    """The command line."""
    gc.disable()
    for name in sys.argv[1:]:
        text = decode(Path(name).read_bytes(), name)
        if not isinstance(text, str) or parse(text, name, Places()).data is None:
            raise SystemExit(f"{name} ist nicht zu lesen.")


if __name__ == "__main__":
    main()
