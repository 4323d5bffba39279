"""The history of a concept in git: which commits changed its files, and what these were, without a checkout."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from konzept.cli import git
from konzept.load import ROOT_FILE, Geladen, belongs, load
from konzept.report.log import Revision

_AUTHOR = re.compile(r"(.*?) ?<[^>]*> (\d{1,12}) ([+-])(\d\d)(\d\d)")
_FOLDER, _FILE = "40000", "100"
"""How the mode of an entry of a tree begins."""
_MOVES = 20
"""So often a folder may have been renamed."""
_HELD = 4
"""So many editions are kept: one, and those before it."""
_ESCAPE = re.compile(rb"\\[xuU]")


@dataclass(frozen=True, slots=True)
class Fassung:
    """A concept as one commit has it."""

    revision: Revision
    parents: tuple[str, ...]
    """Commits before it that changed the concept."""
    files: Mapping[str, str]
    """Path in its folder → hash of what the file holds; "" if it is a file itself; empty if it is not there."""
    abgeschnitten: bool
    """Whether what came before it is missing in this clone."""


class Geschichte:
    """The revisions of what lies at a path, newest first."""

    def __init__(self, tip: str, path: str, cwd: Path | None) -> None:
        self.fassungen = {one.revision.hash: one for one in _fassungen(tip, path, cwd)}
        blobs = sorted({blob for one in self.fassungen.values() for blob in one.files.values()})
        contents = git.objects(blobs, cwd)
        self._blobs = {blob: one.content for blob, one in zip(blobs, contents, strict=True) if one}
        self._loaded: dict[frozenset[tuple[str, str]], Geladen] = {}

    def load(self, fassung: Fassung) -> Geladen:
        """The concept as this commit has it; two that have the same are one."""
        key = frozenset(fassung.files.items())
        if key not in self._loaded:
            while len(self._loaded) >= _HELD:
                self._loaded.pop(next(iter(self._loaded)))
            files = {name or ROOT_FILE: self._blobs.get(blob, b"") for name, blob in fassung.files.items()}
            self._loaded[key] = load(files)
        return self._loaded[key]

    def touched(self, before: Fassung | None, after: Fassung, kennung: str) -> bool:
        """Whether a file that names the part is another one: only then can anything have happened to it."""
        old, new = (set(one.files.items()) if one else set() for one in (before, after))
        name = kennung.encode()
        return any(
            name in content or _ESCAPE.search(content)
            for content in (self._blobs.get(blob, b"") for _, blob in old ^ new)
        )

    def readable(self, fassung: Fassung) -> Fassung | None:
        """The nearest edition before this one, or itself, that can be read."""
        while self.load(fassung).konzept is None:
            if not fassung.parents:
                return None
            fassung = self.fassungen[fassung.parents[0]]
        return fassung


def _fassungen(tip: str, path: str, cwd: Path | None) -> Iterator[Fassung]:
    """Every commit that changed the path, and those from before its folder got this name."""
    todo, seen = [(tip, path)], set[str]()
    for _ in range(_MOVES):
        if not todo:
            return
        start, where = todo.pop(0)
        listed = [one for one in git.commits(start, where, cwd) if one[0] not in seen]
        names = [own for own, _ in listed]
        told = [one.content if one else b"" for one in git.objects(names, cwd)]
        for (own, parents), held, content in zip(listed, _files(names, where, cwd), told, strict=True):
            seen.add(own)
            before = _before(content) if not parents else ""
            cut = bool(before) and git.objects([before], cwd) == [None]
            former = _former(before, own, where, cwd) if before and not cut else None
            earlier = git.commits(before, former, cwd) if former is not None else []
            if former is not None and earlier:
                todo.append((before, former))
            yield Fassung(_revision(own, content), parents or tuple(one for one, _ in earlier[:1]), held, cut)


def _before(commit: bytes) -> str:
    """The first commit before this one, in the clone or not; "" if it is the first of all."""
    told = re.search(rb"^parent ([0-9a-f]+)$", commit.partition(b"\n\n")[0], re.MULTILINE)
    return told[1].decode() if told else ""


def _former(before: str, after: str, path: str, cwd: Path | None) -> str | None:
    """What the concept was called before a commit that gave it this path; None if it is new there."""
    inside = f"{path}/" if path else ""
    moved = {new: old for old, new in git.renamed(before, after, cwd) if new == path or new.startswith(inside)}
    root = moved.get(path, moved.get(inside + ROOT_FILE))
    if root is not None:
        # A file of its own may have become a folder.
        return root.removesuffix(ROOT_FILE).rstrip("/") if PurePosixPath(root).name == ROOT_FILE else root
    found = Counter(old.removesuffix(new[len(inside) :]).rstrip("/") for new, old in moved.items()
                    if old.endswith(new[len(inside) :]))  # fmt: skip
    return found.most_common(1)[0][0] if found else None


def _files(commits: Sequence[str], path: str, cwd: Path | None) -> list[dict[str, str]]:
    """The files of the concept in each commit, by path in its folder."""
    tops = git.objects([f"{commit}:{path}" for commit in commits], cwd)
    trees: dict[str, list[tuple[str, str, str]]] = {}
    todo = {one.hash: one.content for one in tops if one and one.kind == "tree"}
    while todo:
        trees |= {own: list(_entries(content, len(own) // 2)) for own, content in todo.items()}
        inner = {own for own_tree in todo for mode, name, own in trees[own_tree] if _holds(mode, name)} - trees.keys()
        names = sorted(inner)
        todo = {name: one.content for name, one in zip(names, git.objects(names, cwd), strict=True) if one}
    return [
        {} if one is None else {"": one.hash} if one.kind == "blob" else dict(_held(one.hash, trees, ""))
        for one in tops
    ]  # fmt: skip


def _entries(tree: bytes, size: int) -> Iterator[tuple[str, str, str]]:
    """Mode, name and hash of each entry of a tree as git keeps it; a hash has ``size`` bytes."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        yield mode.decode(), name.decode("utf-8", "surrogateescape"), tree[end + 1 : end + 1 + size].hex()
        at = end + 1 + size


def _holds(mode: str, name: str) -> bool:
    return mode == _FOLDER and belongs(f"{name}/x.yaml")


def _held(tree: str, trees: Mapping[str, list[tuple[str, str, str]]], above: str) -> Iterator[tuple[str, str]]:
    for mode, name, own in trees.get(tree, ()):
        if mode == _FOLDER and belongs(f"{above}{name}/x.yaml"):
            yield from _held(own, trees, f"{above}{name}/")
        elif mode.startswith(_FILE) and belongs(above + name):
            yield above + name, own


def _revision(commit: str, content: bytes) -> Revision:
    head, _, message = content.partition(b"\n\n")
    headers = dict(line.partition(b" ")[::2] for line in head.split(b"\n") if not line.startswith(b" "))
    code = headers.get(b"encoding", b"utf-8").decode("ascii", "replace")
    author = _AUTHOR.fullmatch(_text(headers.get(b"author", b""), code))
    subject = _text(message, code).strip("\n").partition("\n\n")[0].replace("\n", " ")
    if author is None:
        return Revision(commit, None, "", subject)
    name, seconds, sign, hours, minutes = author.groups()
    zone = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        day = datetime.fromtimestamp(int(seconds), timezone(zone)).date()
    except (ValueError, OverflowError, OSError):
        return Revision(commit, None, name, subject)
    return Revision(commit, day, name, subject)


def _text(content: bytes, code: str) -> str:
    try:
        return content.decode(code, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")
