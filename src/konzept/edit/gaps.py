"""Comments and blank lines: to which entry each of them belongs.

A comment belongs to what stands below it, unless it is indented deeper than that: then it closes the block above whose
depth it has, or stands below a key that has nothing else yet.
"""

from konzept.edit.tree import Block, Entry, Leaf, Tree, speaks
from konzept.source import speaks_of_next

_END = ("...", "---")


def attach(found: Tree) -> None:
    """Give every line between the entries of ``found`` to its owner."""
    if isinstance(found.root, Block):
        owner = _Owner(found.lines)
        first = found.root.entries[0]
        found.head = owner.head(first.line)
        owner.block(found.root)
        found.foot = [line.strip(" \t") for line in owner.lines[owner.at :]]
        while found.foot and not found.foot[-1]:
            found.foot.pop()


class _Owner:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        """The next line that nobody owns yet."""

    def head(self, first: int) -> list[str]:
        """The lines above the first entry that stay above whichever comes first.

        That is what stands before a blank line; without one the comment opens the file and is about the file.
        """
        above = self.lines[:first]
        marks = [number for number, line in enumerate(above) if speaks(line)]
        blank = [number for number, line in enumerate(above) if not line.strip(" \t")]
        self.at = max((blank[-1] if blank else first - 1), *marks, -1) + 1 if above else 0
        while self.at and speaks_of_next(above[self.at - 1]):
            self.at -= 1
        return [line.strip(" \t") for line in above[: self.at]]

    def block(self, block: Block) -> None:
        for entry in block.entries:
            entry.lead = self.take(entry.line)
            self.at = max(self.at, entry.line + 1)
            self.value(entry)
            _hand_down(entry)
        block.tail = self.deeper(block.column)

    def value(self, entry: Entry) -> None:
        if isinstance(entry.value, Block):
            self.block(entry.value)
        self.at = max(self.at, entry.last + 1)
        # Below a block scalar the line would become part of it.
        if not (isinstance(entry.value, Leaf) and entry.value.block):
            entry.below = self.deeper(entry.column + 1)

    def take(self, end: int) -> list[str]:
        taken = [line.strip(" \t") for line in self.lines[self.at : end]]
        self.at = max(self.at, end)
        return taken

    def deeper(self, floor: int) -> list[str]:
        """The next lines up to the last comment that is indented by ``floor`` or more, and deeper than what follows."""
        following = self.at
        while following < len(self.lines) and not speaks(self.lines[following]):
            following += 1
        ends = following == len(self.lines) or self.lines[following].startswith(_END)
        floor = max(floor, 0 if ends else _indent(self.lines[following]) + 1)
        end = self.at
        for number in range(self.at, following):
            if self.lines[number].strip(" \t"):
                if _indent(self.lines[number]) < floor:
                    break
                end = number + 1
        return self.take(end)


def _hand_down(entry: Entry) -> None:
    """Above a dash, what silences a finding speaks of the key behind the dash, and goes where that key goes."""
    if entry.key or not isinstance(entry.value, Block) or not entry.value.mapping or entry.value.line != entry.line:
        return
    at = len(entry.lead)
    while at and speaks_of_next(entry.lead[at - 1]):
        at -= 1
    entry.value.entries[0].lead, entry.lead = entry.lead[at:] + entry.value.entries[0].lead, entry.lead[:at]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
