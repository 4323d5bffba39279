"""Plain data to YAML, where there are no lines that could be moved."""

import json
import re
from collections.abc import Iterator

from konzept.edit.quotes import damaged
from konzept.edit.write import STEP
from konzept.source import Data, Places, parse

_ID = re.compile(r"[a-z][a-z0-9.\-]*")
_PLAIN_START = re.compile(r"[\w.„§]")


def scalar(text: str, *, flow: bool = False, bare: bool = True) -> str:
    """``text`` as a scalar in one line; without quotation marks if it may be ``bare`` and any reader takes it so."""
    plain = bare and _PLAIN_START.match(text) and text.isprintable() and not damaged(text) and _reads_as(text, flow)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    # A sign that nobody sees, or that some readers take for the end of a line, is written as its number.
    def number(found: re.Match[str]) -> str:
        return found[0] if found[0].isprintable() else f"\\U{ord(found[0]):08X}"

    return re.sub(r"[^\x20-\x7e]", number, json.dumps(text, ensure_ascii=False))


def _reads_as(text: str, flow: bool) -> bool:
    parsed = parse(f"k: [{text}]\n" if flow else f"k: {text}\n", "", Places())
    return parsed.data == {"k": [text] if flow else text} and not parsed.findings


def flow(data: Data | None) -> str:
    """Data inside of brackets, in one line."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return scalar(data or "", flow=True)


def keyed(key: str, data: Data, indent: int) -> list[str]:
    """Lines of a key and its value."""
    pad = " " * indent
    if isinstance(data, str):
        return [f"{pad}{key}: |", *_literal(data, indent + STEP)] if _fits(data) else [f"{pad}{key}: {scalar(data)}"]
    if not data or (isinstance(data, list) and all(isinstance(one, str) and _ID.fullmatch(one) for one in data)):
        return [f"{pad}{key}: {flow(data)}"]
    return [f"{pad}{key}:", *block(data, indent + STEP)]


def block(data: Data | None, indent: int) -> list[str]:
    """Lines of what stands below a key."""
    if isinstance(data, dict):
        return [line for key, inner in data.items() for line in keyed(key, inner, indent)]
    if isinstance(data, list):
        return [line for one in data for line in item(one, indent)]
    return [" " * indent + scalar(data or "")]


def item(data: Data | None, indent: int) -> list[str]:
    """Lines of an item of a list."""
    if isinstance(data, list):
        return [f"{' ' * indent}- {flow(data)}"]
    first, *rest = block(data, indent + STEP)
    return [f"{' ' * indent}- {first.lstrip(' ')}", *rest]


def _fits(text: str) -> bool:
    """Whether a text goes into a block with „|“ just as it is."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    clean = all(line.isprintable() and line == line.rstrip() for line in lines)
    return text.endswith("\n") and bool(body) and clean and bool(lines[-1]) and lines[0][:1] not in ("", " ")


def _literal(text: str, indent: int) -> Iterator[str]:
    yield from (" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n"))
