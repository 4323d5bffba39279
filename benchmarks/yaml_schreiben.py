"""Plain data as YAML in the form ``konzept fmt`` gives it; fast, and never another."""

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n]|:(?! |$)|(?<! )#)*(?<![ :])")
_WORDS = {"yes", "no", "on", "off", "true", "false", "null"}


def yaml(data: Any) -> str:
    """A mapping or a list, with texts of several lines as blocks."""
    return "".join(f"{line}\n" for line in _lines(data, ""))


def _lines(data: Any, indent: str) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entry(f"{indent}{key}:", value, indent + "  ")
        return
    for item in data:
        if isinstance(item, dict) and item:
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, indent + "  ")


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list):
        yield head if value else head + (" {}" if isinstance(value, dict) else " []")
        yield from _lines(value, indent)
    elif "\n" in value:
        yield head + " |"
        yield from (f"{indent}{line}" if line else "" for line in value.rstrip("\n").split("\n"))
    else:
        yield f"{head} {scalar(value)}"


def scalar(text: str) -> str:
    """One line of text, in quotation marks where YAML needs them and where it begins like a number."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
