"""Text to text: a file of a concept in its canonical form, with every comment and every word kept.

    lines --tree----> blocks, entries and the lines they stand on
          --gaps----> comments and blank lines, each with the entry it belongs to
          --order---> keys in the order of their class
          --quotes--> quotation marks where they are needed
          --write---> lines

Lines are moved whole and never written from data: what is not asked to change is the same bytes afterwards. Nothing is
handed out that has not been read again and found to say the same (``check``).
"""

from dataclasses import dataclass

from konzept.edit.check import same_comments, same_data, same_to_others
from konzept.edit.gaps import attach
from konzept.edit.order import arrange, class_below
from konzept.edit.quotes import edits
from konzept.edit.tree import Block, Tree, Unusual, odd_breaks, tree
from konzept.edit.write import lines_of
from konzept.finding import Finding, Level
from konzept.source import LINE_BREAK, Places, Route, parse

__all__ = ["Geformt", "canonical"]

_LOST = "die kanonische Form gäbe Daten oder Kommentare nicht unverändert wieder"


@dataclass(frozen=True, slots=True)
class Geformt:
    """What formatting gave: the text, or why there is none."""

    text: str | None
    """The canonical form; None if the file has to stay as it is."""
    findings: tuple[Finding, ...] = ()
    """Faults of the YAML because of which it stays; schema faults are no reason."""
    places: Places | None = None
    """Places of ``findings``."""
    grund: str = ""
    """Any other reason, a German clause."""


def canonical(text: str, name: str, base: Route = ()) -> Geformt:
    """The canonical form of one file.

    ``text``: without a mark of byte order. ``name``: how findings call the file. ``base``: the route of what the file
    holds, such as ``("handlungsfelder", 0)``; empty for ``konzept.yaml``.
    """
    # An editor that sets no last line break means the same text.
    whole = text if not text or LINE_BREAK.search(text[-1]) else text + "\n"
    places = Places()
    before = parse(whole, name, places)
    faults = tuple(finding for finding in before.findings if finding.level is Level.FEHLER)
    if faults:
        return Geformt(None, faults, places)
    plain = whole.replace("\r\n", "\n")
    if odd_breaks(plain):
        return Geformt(None, grund="sie enthält ungewöhnliche Zeilenumbrüche (CR, U+0085, U+2028 oder U+2029)")
    try:
        layout = tree(plain)
    except Unusual as error:
        return Geformt(None, grund=str(error))
    new = _formatted(layout, base)
    if new == plain:
        return Geformt(whole)
    if not (same_data(before.data, new) and same_comments(layout, new) and same_to_others(plain, new)):
        return Geformt(None, grund=_LOST)
    return Geformt(new.replace("\n", "\r\n") if whole.count("\r\n") * 2 > whole.count("\n") else new)


def _formatted(found: Tree, base: Route) -> str:
    if not isinstance(found.root, Block):
        # Nothing but comments, or a single value: no keys to order.
        lines = [line.rstrip(" \t") for line in found.lines] if found.root is None else found.lines
        text = "\n".join(lines).rstrip("\n")
        return text + "\n" if text else ""
    attach(found)
    arrange(found.root, class_below(base))
    return "\n".join(lines_of(found, edits(found.lines, found.leaves))) + "\n"
