"""What a document is made of, as one hash: two runs with the same one would print the same bytes."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import konzept
from konzept.export import Werkzeug

_MAKERS = ("jinja2", "markdown-it-py", "mdit-py-plugins", "pypandoc_binary", "typst", "lxml", "pikepdf", "pydantic")
"""Packages that decide about the bytes of a document."""


def digest(*parts: bytes | str) -> str:
    """One hash of several parts; where one ends and the next begins counts as well."""
    whole = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()


def tree(folder: Path, pattern: str = "*") -> str:
    """The files below a folder, by name and content."""
    found = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob(pattern) if path.is_file())
    return digest(*(part for name, path in found for part in (name, path.read_bytes())))


def files(content: Mapping[str, bytes]) -> str:
    """Files by name and content."""
    return digest(*(part for name in sorted(content) for part in (name, content[name])))


@cache
def program() -> str:
    """This program, what it calls, and the Python that runs it. In a checkout the code changes under one version."""
    code = tree(Path(konzept.__file__).resolve().parent, "*.py")
    return digest(code, sys.version, *_pandoc(), *map(_version, _MAKERS))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _pandoc() -> Iterable[str]:
    # pypandoc takes one of the system's if that is newer than its own.
    named, found = os.environ.get("PYPANDOC_PANDOC", ""), shutil.which("pandoc")
    for path in filter(None, (named, found)):
        try:
            there = Path(path).stat()
        except OSError:
            continue
        yield f"{path} {there.st_size} {there.st_mtime_ns}"


def common(konzept_files: Mapping[str, bytes], day: date, werkzeug: Werkzeug) -> str:
    """What all documents of a run have in common: concept, day, and the looks they are to have."""
    # What is asked of functions is noted where it is asked; sources belong to the PDF alone.
    plain = replace(werkzeug, anhang=())
    looks = [f"{one.name}={getattr(plain, one.name)!r}" for one in fields(plain) if one.name not in ("vorlage", "bild")]
    return digest(program(), files(konzept_files), day.isoformat(), *looks, *map(tree, werkzeug.schriftordner))
