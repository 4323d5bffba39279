"""Whether a file is one of Word; asked before there is anything to print, so without what opens such files."""

import io
import zipfile

STYLES = "word/styles.xml"
"""The part with the styles."""


def is_word(content: bytes) -> bool:
    """Whether a file is one of Word, as far as its parts tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {"word/document.xml", STYLES} <= set(archive.namelist())
    except zipfile.BadZipFile:
        return False
