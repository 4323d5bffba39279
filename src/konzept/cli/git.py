"""Files of a git revision by plumbing only: no checkout, no fetch, no hooks, nothing of the work tree is run."""

import subprocess
from pathlib import Path

from konzept.cli.german import Abbruch

TIMEOUT = 60


def files(revision: str, path: str) -> dict[str, bytes]:
    """Content of every file below ``path`` in ``revision``, by its path relative to it; "" if it is a file itself.

    ``path`` is meant as git means it in ``<revision>:<path>``: from the root of the repository, or from the current
    folder if it begins with "./". Abbruch says what to do if there is no such revision or path.
    """
    if revision.startswith("-"):
        raise Abbruch(f"„{revision}“ ist keine Revision: Sie beginnt mit einem Strich.")
    if _git("rev-parse", "--git-dir") is None:
        raise Abbruch(f"„{revision}:{path}“ liegt in git, aber dieser Ordner gehört zu keinem git-Archiv.")
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if commit is None:
        raise Abbruch(
            f"Die Revision „{revision}“ gibt es in diesem git-Archiv nicht (in einem flachen Klon fehlen ältere; "
            "„git fetch --unshallow“ holt sie)."
        )
    tree, inside = commit.decode().strip(), _from_root(path)
    found = _entries(tree, inside)
    if not found:
        raise Abbruch(f"In der Revision „{revision}“ gibt es „{path}“ nicht.")
    return dict(zip((name for name, _ in found), _contents([blob for _, blob in found]), strict=True))


def commit_day(folder: Path) -> str | None:
    """Day (JJJJ-MM-TT) of the last commit that touched ``folder``; None outside of git or before the first commit."""
    try:
        answer = _git("log", "-1", "--format=%cs", "--", ".", cwd=folder)
    except Abbruch:
        # Without git there is no commit to ask for.
        return None
    return answer.decode().strip() or None if answer is not None else None


def _from_root(path: str) -> str:
    path = path.replace("\\", "/").rstrip("/")
    if path == "." or path.startswith("./"):
        prefix = _git("rev-parse", "--show-prefix") or b""
        path = (prefix.decode().strip() + path[2:]).rstrip("/")
    return path


def _entries(tree: str, inside: str) -> list[tuple[str, str]]:
    """(path below ``inside``, blob) of every file; ("", blob) if ``inside`` is a file."""
    listed = _git("ls-tree", "-r", "-z", "--full-tree", tree, "--", *([inside] if inside else [])) or b""
    found = []
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        meta, _, name = entry.partition("\t")
        if meta.split(" ")[1:2] == ["blob"]:
            found.append((name.removeprefix(inside).lstrip("/"), meta.split(" ")[2]))
    return found


def _contents(blobs: list[str]) -> list[bytes]:
    answer = _git("cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    if answer is None:
        raise Abbruch("git konnte die Dateien der Revision nicht lesen (in einem Teilklon fehlen Inhalte).")
    contents, at = [], 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return contents


def _git(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> bytes | None:
    """What git prints; None if it says no."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", *arguments], input=stdin, capture_output=True, cwd=cwd, timeout=TIMEOUT,
            check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise Abbruch("Das Programm git ist nicht installiert; ohne git lassen sich keine Revisionen lesen.") from None
    except subprocess.TimeoutExpired:
        raise Abbruch(f"git hat nach {TIMEOUT} Sekunden nicht geantwortet.") from None
    return done.stdout if done.returncode == 0 else None
