"""The tree of files that a forge shows: by which name it knows what konzept has read."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote

_ABSOLUTE = re.compile(r"(?:[A-Za-z]:)?/")


@dataclass(frozen=True, slots=True)
class Baum:
    """Two folders as absolute paths with "/"; both empty where there is no tree to speak of."""

    wurzel: str = ""
    """The root of the repository."""
    hier: str = ""
    """The folder that relative names start from."""

    def name(self, file: str, revision: str = "") -> str:
        """``file`` relative to the root, with "/" and without "./"; what lies elsewhere keeps its own way there.

        ``revision``: what stands before the name if it was read from git; there names start from the root, unless they
        begin with a point, as in git.
        """
        inner = file.removeprefix(f"{revision}:") if revision else file
        start = self.wurzel if revision and not inner.startswith((".", "/")) else self.hier
        own = posixpath.normpath(inner)
        whole = posixpath.normpath(posixpath.join(start, inner)) if not _ABSOLUTE.match(inner) else own
        root = self.wurzel.rstrip("/") + "/"
        return whole.removeprefix(root) if self.wurzel and whole.startswith(root) else own


def is_inside(name: str) -> bool:
    """Whether ``name`` is relative to the root of the tree and stays in it."""
    return not _ABSOLUTE.match(name) and name.partition("/")[0] != ".."


def uri(name: str) -> str:
    """A file as a URI reference: percent-encoded bytes, ``file://`` if it is absolute."""
    drive, path = (name[:2], name[2:]) if re.match("[A-Za-z]:/", name) else ("", name)
    quoted = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{'/' if drive else ''}{drive}{quoted}" if _ABSOLUTE.match(name) else quoted
