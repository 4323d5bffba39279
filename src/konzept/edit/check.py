"""Nothing is lost: what a text says, and what its comments say, before and after."""

import re
from collections import Counter
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from konzept.edit.tree import Tree, tree
from konzept.source import Places, parse

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


def same_data(data: Any, text: str) -> bool:
    """Whether ``text`` is read as ``data``."""
    return bool(parse(text, "", Places()).data == data)


def same_to_others(before: str, after: str) -> bool:
    """Whether a YAML 1.2 parser that shares no line with ours reads both texts alike.

    What it cannot read before is not held against the text; what it can, it must still read, and the same.
    """
    try:
        expected = _witness().load(before)
    except YAMLError:
        return True
    try:
        return bool(_witness().load(after) == expected)
    except YAMLError:
        return False


def _witness() -> YAML:
    # "base" keeps every scalar as the text it is, as we do; pure, so that it is not libyaml again.
    return YAML(typ="base", pure=True)


def same_comments(before: Tree, after: str) -> bool:
    """Whether two texts have the same comments, in whatever order; blanks at their ends do not count."""
    return comments(before) == comments(tree(after))


def comments(found: Tree) -> Counter[str]:
    """Every comment, and how often it occurs. A ``#`` inside a scalar is text."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for leaf in found.leaves:
        whole = 1 << 30
        if leaf.block:
            taken.setdefault(leaf.line, []).append((leaf.column, leaf.column + len(leaf.header)))
            for number in range(leaf.line + 1, leaf.last + 1):
                taken[number] = [(0, whole)]
            continue
        for number in range(leaf.line, leaf.last + 1):
            start = leaf.column if number == leaf.line else 0
            taken.setdefault(number, []).append((start, leaf.end_column if number == leaf.last else whole))
    remarks = (_remark(line, taken.get(number, [])) for number, line in enumerate(found.lines) if "#" in line)
    return Counter(remark for remark in remarks if remark)


def _remark(line: str, taken: list[tuple[int, int]]) -> str:
    at = max((end for _, end in taken), default=0)
    # Behind the last scalar of a line, or in front of every scalar there is none.
    found = _COMMENT.search(line, at) if at <= len(line) else None
    return found[0].rstrip(" \t") if found else ""
