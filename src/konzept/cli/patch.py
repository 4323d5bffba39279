"""What would change in a file, as a unified diff."""

import difflib
import io


def patch(old: str, new: str, name: str) -> str:
    """The difference of two texts, as ``git apply`` takes it."""
    # Lines as the file has them: a form feed ends none.
    before, after = (io.StringIO(text, newline="\n").readlines() for text in (old, new))
    lines = difflib.unified_diff(before, after, name, name)
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)
