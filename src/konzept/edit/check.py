"""Nothing is lost: what a text says, and what its comments say, before and after."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from konzept.edit.tree import Tree, tree
from konzept.source import Places, parse

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


def same_data(data: Any, text: str) -> bool:
    """Whether ``text`` is read as ``data``."""
    return bool(parse(text, "", Places()).data == data)


def same_to_others(before: str, after: str, changed: Callable[[Any], Any] = lambda data: data) -> bool:
    """Whether a YAML 1.2 parser that shares no line with ours reads both texts alike, but for what is ``changed``.

    What it cannot read before is not held against the text; what it can, it must still read, and the same.
    """
    try:
        expected = changed(_witnessed(before))
    except YAMLError:
        return True
    try:
        return bool(_witnessed(after) == expected)
    except YAMLError:
        return False


@lru_cache(16)
def _witnessed(text: str) -> Any:
    """What the other parser reads; remembered, because fixing reads each text as the new one and then as the old."""
    # "base" keeps every scalar as the text it is, as we do; pure, so that it is not libyaml again.
    return YAML(typ="base", pure=True).load(text)


def same_comments(before: Tree, after: str) -> bool:
    """Whether two texts have the same comments, in whatever order; blanks at their ends do not count."""
    return comments(before) == comments(tree(after))


def comments(found: Tree) -> Counter[str]:
    """Every comment, and how often it occurs."""
    return Counter(remark for _, remark in remarks_by_line(found).values())


def remarks_by_line(found: Tree) -> dict[int, tuple[int, str]]:
    """Line → column and text of its comment; counted from 0. A ``#`` inside a scalar is text."""
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
    remarks = {number: _remark(line, taken.get(number, [])) for number, line in enumerate(found.lines) if "#" in line}
    return {number: (remark.start(), remark[0].rstrip(" \t")) for number, remark in remarks.items() if remark}


def _remark(line: str, taken: list[tuple[int, int]]) -> re.Match[str] | None:
    at = max((end for _, end in taken), default=0)
    # Behind the last scalar of a line, or in front of every scalar there is none.
    return _COMMENT.search(line, at) if at <= len(line) else None
