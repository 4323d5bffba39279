"""Files of a git revision by plumbing only: no checkout, no fetch, no hooks, nothing of the work tree is run."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from konzept.cli.german import Abbruch

TIMEOUT = 60


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
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}", cwd=cwd)
    if commit is None:
        raise Abbruch(
            f"Die Revision „{revision}“ gibt es in diesem git-Archiv nicht (in einem flachen Klon fehlen ältere; "
            "„git fetch --unshallow“ holt sie)."
        )
    tree, inside = commit.decode().strip(), _from_root(path, cwd)
    found = _entries(tree, inside, cwd)
    if not found:
        raise Abbruch(f"In der Revision „{revision}“ gibt es „{path}“ nicht.")
    found = [(name, blob) for name, blob in found if not name or wanted(name)]
    return dict(zip((name for name, _ in found), _contents([blob for _, blob in found], cwd), strict=True))


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


def _from_root(path: str, cwd: Path | None) -> str:
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
        if meta.split(" ")[1:2] == ["blob"]:
            found.append((name.removeprefix(inside).lstrip("/"), meta.split(" ")[2]))
    return found


def _contents(blobs: list[str], cwd: Path | None) -> list[bytes]:
    answer = _git("cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode(), cwd=cwd) or b""
    contents, at = [], 0
    for _ in blobs:
        head = answer[at : at + 200].split(b"\n", 1)[0]
        size = head.rpartition(b" ")[2]
        if not size.isdigit():
            raise Abbruch("git konnte die Dateien der Revision nicht lesen (in einem Teilklon fehlen Inhalte).")
        start = at + len(head) + 1
        contents.append(answer[start : start + int(size)])
        at = start + int(size) + 1
    return contents


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
