"""Plain values: what of them is printed, and how Markdown says it without a meaning."""

import re

# Controls, zero-width and bidirectional overrides, blank letters, tags, private use: invisible, and able to make a
# print lie.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ue000-\uf8ff\ufff9-\ufffb\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
BLANKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def clean(value: object) -> str:
    """A plain value as it is printed: without invisible characters, white space collapsed."""
    return BLANKS.sub(" ", INVISIBLE.sub("", str(value))).strip(" ")


def escape(value: object) -> str:
    """A plain value as Markdown: the same characters, none with a meaning."""
    return PUNCTUATION.sub(r"\\\1", clean(value))
