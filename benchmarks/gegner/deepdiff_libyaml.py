"""deepdiff with PyYAML's C parser: faster than its own command, which takes the one in Python.

python deepdiff_libyaml.py OLD NEW
"""

import sys
from pathlib import Path

import yaml
from deepdiff import DeepDiff  # type: ignore[import-not-found,unused-ignore]  # only in an environment of its own


def main() -> None:
    """The command line."""
    old, new = (yaml.load(Path(name).read_bytes(), Loader=yaml.CSafeLoader) for name in sys.argv[1:])
    print(DeepDiff(old, new, ignore_order=False).pretty())


if __name__ == "__main__":
    main()
