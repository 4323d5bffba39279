"""The floor of fmt: ruamel.yaml's round trip, load and dump.

python rueckweg.py FILE FOLDER
"""

import sys
from pathlib import Path

from ruamel.yaml import YAML


def main() -> None:
    """The command line."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    data = yaml.load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with (Path(sys.argv[2]) / "rueckweg.yaml").open("w", encoding="utf-8") as out:
        yaml.dump(data, out)


if __name__ == "__main__":
    main()
