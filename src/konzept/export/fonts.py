"""Which fonts lie in some folders."""

from collections.abc import Sequence
from pathlib import Path


def families(folders: Sequence[Path]) -> list[str]:
    """The names of all families that a PDF can be set in, in alphabetical order."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )
    return fonts.families()
