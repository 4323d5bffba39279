"""Text that Markdown, HTML and a forge take for nothing else: no mark, no tag, no mention, no line of its own."""

import re
from html import escape

from konzept.report import visible

_SIGNS = re.compile(r"([\\`*_\[\]{}|~])")
_CALLS = re.compile(r'[@#!%~$&](?=[\w"*])|:(?=[\w+-]+:)|(?<=\w):(?=//)|(?<=\bwww)\.|[{\[](?=[+-])')
"""Where a mention begins, a reference (#1, !2, %"3"), a sign by its name (:+1:), an address, a mark of GitLab ({+)."""
NOTHING = "\u2060"
"""A sign of no width, at which no line breaks. Behind it a forge sees no mention, reference or address."""


def words(text: str) -> str:
    """``text`` for a paragraph, a list or a table of Markdown."""
    # Two $ are a formula on GitHub, which is looked for before Markdown is read.
    return escape(_SIGNS.sub(r"\\\1", _uncalled(text)), quote=False).replace("$", "&#36;")


def html(text: str) -> str:
    """``text`` for the inside of a tag, where Markdown is not read."""
    return escape(_uncalled(text), quote=False)


def _uncalled(text: str) -> str:
    return _CALLS.sub(lambda hit: hit[0] + NOTHING, visible(text))
