"""One file of settings: konzept.toml, or the table [tool.konzept] of pyproject.toml; read, checked, never run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

from konzept.cli.fitting import Unpassend, fitted
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why
from konzept.finding import Finding
from konzept.schema_faults import suggest
from konzept.settings import TABELLEN
from konzept.source import conflicts, decode

KONZEPT_TOML, PYPROJECT_TOML = "konzept.toml", "pyproject.toml"
_INSIDE = {PYPROJECT_TOML: ("tool", "konzept")}
"""File → the table in it that is ours."""
_AT = re.compile(r"at line (\d+), column (\d+)")
Key = tuple[str, str]
"""Table and key: ("lint", "fail-on")."""


def keys() -> dict[Key, Any]:
    """Every key there is, with the type of its field."""
    return {
        (table, name.replace("_", "-")): kind
        for table, classes in TABELLEN.items()
        for cls in classes
        for name, kind in get_type_hints(cls, include_extras=True).items()
    }


@dataclass(frozen=True, slots=True)
class Datei:
    """A file of settings with what it sets."""

    pfad: Path
    name: str
    """How messages name it."""
    text: str
    values: Mapping[Key, Any]

    def line(self, *path: str) -> int:
        """The line (from 1) in which a key is set; 0 if it cannot be told."""
        return line_of(self.text, (*_INSIDE.get(self.pfad.name, ()), *path))


def read_settings(path: Path, name: str, *, asked: bool = False) -> Datei | None:
    """The settings in a file; None if it is a pyproject.toml without any. Abbruch names everything wrong with it.

    ``asked``: it was named on the command line, so it has to have some.
    """
    try:
        text = decode(path.read_bytes(), name)
    except OSError as error:
        raise Abbruch(f"{name} lässt sich nicht lesen: {why(error)}.") from None
    if isinstance(text, Finding):
        raise Abbruch(f"{text.span}: {text.message} {text.hint}")
    inside = _INSIDE.get(path.name, ())
    if inside and not asked and inside[-1] not in text:
        return None
    text = text.replace("\r\n", "\n")
    tree: Any = _parsed(text, name)
    for step in inside:
        tree = tree.get(step) if isinstance(tree, dict) else None
    if tree is None:
        if asked:
            raise Abbruch(f"In {name} gibt es keine Tabelle [{'.'.join(inside)}].")
        return None
    found = Datei(path, name, text, dict(_fitting(tree)))
    faults = list(_faults(tree, found, inside))
    if faults:
        raise Abbruch("\n".join(faults))
    return found


def _loads(text: str) -> dict[str, Any]:
    # Most concepts have no settings: only who reads some waits for what reads them.
    import tomllib

    return tomllib.loads(text)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return _loads(text)
    except (ValueError, RecursionError) as error:
        for one in conflicts(text, name):
            raise Abbruch(f"{name}:{one.span.line}: {one.message} {one.hint}") from None
        # Only newer versions of Python tell the place in numbers of its own.
        at = _AT.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        wrong = text.split("\n")[line - 1]
        raise Abbruch(f"{name}:{line}: Das ist kein gültiges TOML. {_way_out(wrong)}") from None


def _way_out(line: str) -> str:
    if re.search("[„“”‚‘’]", line):
        return 'TOML kennt nur gerade Anführungszeichen: "…".'
    if "\\" in line:
        return "Schreiben Sie in Pfaden „/“ statt „\\“."
    return (
        "Texte stehen in geraden Anführungszeichen, Listen in eckigen Klammern; jede [Tabelle] und jeder Schlüssel "
        "steht nur einmal da."
    )


def _fitting(tree: Any) -> Iterator[tuple[Key, Any]]:
    """The keys whose values are in order."""
    for key, kind in keys().items():
        table = tree.get(key[0]) if isinstance(tree, dict) else None
        if isinstance(table, dict) and key[1] in table:
            try:
                yield key, fitted(kind, table[key[1]])
            except Unpassend:
                continue


def _faults(tree: Any, datei: Datei, inside: tuple[str, ...]) -> Iterator[str]:
    """A sentence with its place for everything else."""
    if not isinstance(tree, dict):
        yield f"{datei.name}:{datei.line()}: „{inside[-1]}“: gebraucht wird eine Tabelle [{'.'.join(inside)}]."
        return
    for table, content in tree.items():
        head = ".".join((*inside, table))
        if table not in TABELLEN:
            hint = suggest(table, TABELLEN) or _home(table) or f"Es gibt: {', '.join(f'[{one}]' for one in TABELLEN)}."
            yield f"{datei.name}:{datei.line(table)}: „{table}“ gibt es hier nicht. {hint}"
        elif not isinstance(content, dict):
            yield f"{datei.name}:{datei.line(table)}: „{table}“: gebraucht wird eine Tabelle [{head}]."
        else:
            yield from _faults_in(table, head, content, datei)


def _faults_in(table: str, head: str, content: dict[str, Any], datei: Datei) -> Iterator[str]:
    known = {key: kind for (one, key), kind in keys().items() if one == table}
    for key, value in content.items():
        if key not in known:
            hint = suggest(key.replace("_", "-"), known) or _home(key) or f"Hier sind möglich: {', '.join(known)}."
            yield f"{datei.name}:{datei.line(table, key)}: Den Schlüssel „{key}“ gibt es in [{head}] nicht. {hint}"
            continue
        try:
            fitted(known[key], value)
        except Unpassend as error:
            line = line_of(datei.text, (*_INSIDE.get(datei.pfad.name, ()), table, key), error.word)
            yield f"{datei.name}:{line}: „{key}“ in [{head}]: {error}"


def _home(key: str) -> str:
    """Where a key is at home that stands in the wrong table."""
    tables = [table for table, name in keys() if name == key.replace("_", "-")]
    return f"„{key.replace('_', '-')}“ gehört in die Tabelle [{tables[0]}]." if tables else ""


def line_of(text: str, path: tuple[str, ...], word: str = "") -> int:
    """The line (from 1) in which ``path`` is set, or in which ``word`` stands in its value; 0 if it is not to be found.

    tomllib tells no places. But the first beginning of a file that can be read and has the key ends with its value.
    """
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if not path or path[-1] not in line or _has(_prefix(lines, at), path) is not False:
            continue
        end = next((end for end in range(at + 1, len(lines) + 1) if _prefix(lines, end) is not None), at)
        if _has(_prefix(lines, end), path):
            value = range(at, len(lines) if _is_table(text, path) else end)
            return next((n + 1 for n in value if word and word in lines[n]), at + 1)
    return line_of(text, path[:-1], word) if path else 0


def _prefix(lines: list[str], end: int) -> dict[str, Any] | None:
    try:
        return _loads("\n".join(lines[:end]) + "\n")
    except (ValueError, RecursionError):
        return None


def _has(tree: Any, path: tuple[str, ...]) -> bool | None:
    """Whether ``tree`` holds ``path``; None if it could not be read."""
    if tree is None:
        return None
    for step in path:
        if not isinstance(tree, dict) or step not in tree:
            return False
        tree = tree[step]
    return True


def _is_table(text: str, path: tuple[str, ...]) -> bool:
    tree: Any = _loads(text)
    for step in path:
        tree = tree[step]
    return isinstance(tree, dict)
