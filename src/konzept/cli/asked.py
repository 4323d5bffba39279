"""What a document asked for while it was made, and whether it would be given the same today."""

from collections.abc import Mapping
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.images import Image
from konzept.cli.inputs import digest, tree
from konzept.cli.templates import Templates

Answers = Mapping[str, str | None]
"""Question → hash of the answer; None: there was nothing of this name."""


class Asked:
    """Hands out templates and pictures, and keeps in mind what it gave."""

    def __init__(self, templates: Templates, image: Image) -> None:
        self._templates, self._image = templates, image
        self.answers: dict[str, str | None] = {}
        self.steady = True
        """Whether the same question always got the same answer; somebody may be writing just now."""

    def text(self, name: str) -> str:
        """The text of a template."""
        text = self._templates.text(name)
        self._note(f"text:{name}", digest(text))
        return text

    def find(self, name: str) -> Path:
        """A file or folder below ``templates``."""
        path = self._templates.find(name)
        self._note(f"find:{name}", _around(path))
        return path

    def image(self, name: str) -> bytes | None:
        """A picture of the concept."""
        content = self._image(name)
        self._note(f"bild:{name}", digest(content) if content is not None else None)
        return content

    def _note(self, question: str, answer: str | None) -> None:
        self.steady &= self.answers.setdefault(question, answer) == answer

    def same(self, answers: Answers) -> bool:
        """Whether all these questions would be answered like this today."""
        try:
            return all(self._again(question) == answer for question, answer in answers.items())
        except (Abbruch, OSError):
            return False

    def _again(self, question: str) -> str | None:
        kind, _, name = question.partition(":")
        if kind == "text":
            return digest(self._templates.text(name))
        if kind == "find":
            return _around(self._templates.find(name))
        content = self._image(name)
        return digest(content) if content is not None else None


def _around(path: Path) -> str:
    """What lies at a path; of a file also its neighbours, since pandoc's templates take in others from there."""
    return digest(path.name, tree(path if path.is_dir() else path.parent))
