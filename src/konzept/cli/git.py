"""Files of a git revision by plumbing only: no checkout, no fetch, no hooks, nothing of the work tree is run."""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from konzept.cli.german import Abbruch

TIMEOUT = 60
_SHORT = 7
"""From so many digits on the beginning of a hash is one."""
_LINK = "120000"


def files(revision: str, path: str, wanted: Callable[[str], bool], cwd: Path | None = None) -> dict[str, bytes]:
    """Content of the ``wanted`` files below ``path`` in ``revision``, by their path relative to it; "" if it is a file
    itself.

    ``path`` is meant as git means it in ``<revision>:<path>``: from the root of the repository, or from the current
    folder (``cwd``) if it begins with "./". Abbruch says what to do if there is no such revision or path.
    """
    if revision.startswith("-"):
        raise Abbruch(f"„{revision}“ ist keine Revision: Sie beginnt mit einem Strich.")
    if _git("rev-parse", "--git-dir", cwd=cwd) is None:
        raise Abbruch(f"„{revision}:{path}“ liegt in git, aber dieser Ordner gehört zu keinem git-Archiv (oder "
                      "git liest es nicht; „git status“ sagt dann mehr).")  # fmt: skip
    answer = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}", cwd=cwd)
    if answer is None:
        raise Abbruch(
            f"Die Revision „{revision}“ gibt es in diesem git-Archiv nicht (in einem flachen Klon fehlen ältere; "
            "„git fetch --unshallow“ holt sie)."
        )
    tree, inside = answer.decode().strip(), from_root(path, cwd)
    found = _entries(tree, inside, cwd)
    if not found:
        raise Abbruch(f"In der Revision „{revision}“ gibt es „{path}“ nicht.")
    found = [(name, blob) for name, blob in found if not name or wanted(name)]
    return dict(zip((name for name, _ in found), _contents([blob for _, blob in found], cwd), strict=True))


def commit(revision: str, cwd: Path | None = None) -> str | None:
    """The commit a revision names, as a full hash; None if there is none."""
    if revision.startswith("-"):
        return None
    answer = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", cwd=cwd)
    return answer.decode().strip() if answer is not None else None


def stays(revision: str, cwd: Path | None = None) -> bool:
    """Whether a revision names the same commit tomorrow: a tag, or the beginning of a hash; no branch, no HEAD~3."""
    found = commit(revision, cwd)
    tag = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"refs/tags/{revision}", cwd=cwd)
    return found is not None and (tag is not None or (len(revision) >= _SHORT and found.startswith(revision)))


def commit_day(folder: Path) -> str | None:
    """Day (JJJJ-MM-TT) of the last commit that touched ``folder``; None outside of git or before the first commit."""
    try:
        answer = _git("log", "-1", "--format=%cs", "--", ".", cwd=folder)
    except Abbruch:
        # Without git there is no commit to ask for.
        return None
    return answer.decode().strip() or None if answer is not None else None


def inside(folder: Path) -> str | None:
    """The way from the root of its repository to ``folder``, "" or with "/" at its end; None outside of git."""
    answer = _git("rev-parse", "--show-prefix", cwd=folder)
    return answer.decode("utf-8", "surrogateescape").strip("\n") if answer is not None else None


def from_root(path: str, cwd: Path | None = None) -> str:
    """A path as git means it in ``<revision>:<path>``, from the root of the repository."""
    path = path.replace("\\", "/").rstrip("/")
    if path == "." or path.startswith("./"):
        prefix = _git("rev-parse", "--show-prefix", cwd=cwd) or b""
        path = (prefix.decode().strip() + path[2:]).rstrip("/")
    return path


def _entries(tree: str, inside: str, cwd: Path | None) -> list[tuple[str, str]]:
    """(path below ``inside``, blob) of every file; ("", blob) if ``inside`` is a file."""
    listed = _git("ls-tree", "-r", "-z", "--full-tree", tree, "--", *([inside] if inside else []), cwd=cwd) or b""
    found = []
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        meta, _, name = entry.partition("\t")
        # What a link holds is the way to a file, not a file.
        if meta.split(" ")[1:2] == ["blob"] and not meta.startswith(_LINK):
            found.append((name.removeprefix(inside).lstrip("/"), meta.split(" ")[2]))
    return found


def _contents(blobs: list[str], cwd: Path | None) -> list[bytes]:
    found = objects(blobs, cwd)
    if None in found:
        raise Abbruch("git konnte die Dateien der Revision nicht lesen (in einem Teilklon fehlen Inhalte).")
    return [one.content for one in found if one]


class Objekt(NamedTuple):
    """An object of the archive."""

    kind: str
    """blob, tree or commit."""
    hash: str
    content: bytes


def objects(names: Sequence[str], cwd: Path | None = None) -> list[Objekt | None]:
    """What the archive holds under names such as a hash or ``<hash>:<path>``; None for what it does not have."""
    if any("\n" in name for name in names):
        raise Abbruch("Ein Pfad mit einem Zeilenumbruch im Namen lässt sich in git nicht nachschlagen.")
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    answer = _git("cat-file", "--batch", stdin=asked, cwd=cwd) or b""
    found: list[Objekt | None] = []
    at = 0
    for _ in names:
        end = answer.find(b"\n", at)
        head = answer[at:end].decode("utf-8", "surrogateescape").rsplit(" ", 2) if end >= 0 else []
        at = end + 1
        if len(head) == 3 and head[2].isdigit():
            found.append(Objekt(head[1], head[0], answer[at : at + int(head[2])]))
            at += int(head[2]) + 1
        else:
            found.append(None)
    return found


def commits(tip: str, path: str, cwd: Path | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Commits up to ``tip`` (a hash) that changed ``path`` (from the root), each with those before it that did; none
    before what came before it."""
    only = ["--", f":(top,literal){path}"] if path else []
    listed = _git("rev-list", "--parents", "--date-order", tip, *only, cwd=cwd)
    lines = (line.split(" ") for line in (listed or b"").decode().splitlines())
    return [(own, tuple(before)) for own, *before in lines]


def renamed(before: str, after: str, cwd: Path | None = None) -> list[tuple[str, str]]:
    """Files that git takes for the same under another name: old and new path."""
    told = _git("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", before, after, cwd=cwd) or b""
    parts = told.decode("utf-8", "surrogateescape").split("\0")
    return list(zip(parts[1::3], parts[2::3], strict=False))


def _git(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> bytes | None:
    """What git prints; None if it says no."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", *arguments], input=stdin, capture_output=True, cwd=cwd, timeout=TIMEOUT,
            check=False, env=os.environ | {"GIT_NO_LAZY_FETCH": "1"},
        )  # fmt: skip
    except FileNotFoundError:
        raise Abbruch("Das Programm git ist nicht installiert; ohne git lassen sich keine Revisionen lesen.") from None
    except subprocess.TimeoutExpired:
        raise Abbruch(f"git hat nach {TIMEOUT} Sekunden nicht geantwortet.") from None
    return done.stdout if done.returncode == 0 else None
