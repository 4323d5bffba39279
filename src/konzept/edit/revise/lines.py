"""Steps taken in the lines of a file: what goes is cut out, what moves is moved whole, all else is the same bytes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from konzept.edit.fix.stoff import Schnitt
from konzept.edit.order import rank
from konzept.edit.revise import emit
from konzept.edit.revise.blatt import Blatt, behind, first_line, shares_dash
from konzept.edit.revise.schritte import Schritte, applied, at
from konzept.edit.tree import Block, Entry, Unusual
from konzept.edit.write import STEP
from konzept.source import Data, Route


def rewritten(blatt: Blatt, schritte: Schritte) -> str:
    """The text of a file after the steps. Unusual if they cannot be taken there."""
    return _put(blatt.text, 0, [*_Writer(blatt, schritte).below(blatt.datei.base)])


def _put(text: str, start: int, cuts: Sequence[Schnitt]) -> str:
    """``text``, which begins at ``start`` of its file, with the cuts."""
    ordered = sorted(cuts, key=lambda cut: (cut.start, cut.end))
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise Unusual("was zu ändern ist, steht dort ineinander verschränkt")
    pieces, done = list[str](), 0
    for cut in ordered:
        pieces += (text[done : cut.start - start], cut.new)
        done = cut.end - start
    return "".join((*pieces, text[done:]))


class _Writer:
    def __init__(self, blatt: Blatt, schritte: Schritte) -> None:
        self.blatt, self.schritte, self.text = blatt, schritte, blatt.text
        self.base = blatt.datei.base
        self.coming = schritte.coming(self.base)

    def below(self, route: Route) -> Iterator[Schnitt]:
        """What to change in the part at ``route``, which stays."""
        if route in self.schritte.neu:
            yield self.exchanged(route)
        elif route in self.blatt.blocks:
            yield from self.block(self.blatt.blocks[route], route)
        else:
            yield from self.flow(route, self.node(route))

    def node(self, route: Route) -> Data | None:
        """What was read at ``route``; None if there is nothing."""
        try:
            found: Data | None = at(self.blatt.datei.data, route[len(self.base) :])
        except (KeyError, IndexError, TypeError):
            return None
        return found

    def block(self, block: Block, route: Route) -> Iterator[Schnitt]:
        gone = [self.schritte.gone(_inner(route, entry, number)) for number, entry in enumerate(block.entries)]
        opens = 0
        if gone[0] and shares_dash(block.entries[0], block, self.blatt.datei.lines):
            opens = gone.index(False) if False in gone else len(gone)
            yield self.promoted(block, opens)
        for number, entry in enumerate(block.entries):
            if not gone[number]:
                yield from self.kept(entry, _inner(route, entry, number))
            elif number > opens or not opens:
                yield Schnitt(self.blatt.line(first_line(entry)), self.blatt.line(behind(entry)), "")
        if block.mapping:
            for key in self.arriving(route):
                yield from self.arrival(block, route, key)
        elif route in self.coming:
            yield self.inserted(behind(block.entries[-1]), self.items(route, block.column))

    def promoted(self, block: Block, opens: int) -> Schnitt:
        """The first keys of an item go: its dash comes to stand before the first one that stays."""
        if opens == len(block.entries):
            raise Unusual(f"in Zeile {block.line + 1} bliebe von einem Eintrag nichts übrig")
        first, now = block.entries[0], block.entries[opens]
        start, dash = self.blatt.line(first.line), self.blatt.offset(first.line, block.column)
        lead = self.text[self.blatt.line(now.line - len(now.lead)) : self.blatt.line(now.line)]
        return Schnitt(start, self.blatt.offset(now.line, now.column), lead + self.text[start:dash])

    def kept(self, entry: Entry, route: Route) -> Iterator[Schnitt]:
        name = self.schritte.namen.get(route)
        if name and entry.key:
            start = self.blatt.offset(entry.line, entry.key.column)
            yield Schnitt(start, self.blatt.offset(entry.line, entry.key.end_column), name)
        if self.node(route) is not None:
            yield from self.below(route)

    def exchanged(self, route: Route) -> Schnitt:
        start, end = self.blatt.value(route)
        new, inside = self.schritte.neu[route], route not in self.blatt.entries and route != self.base
        if not isinstance(new, str):
            raise Unusual(f"„{route[-1]}“ steht dort schon anders")
        return Schnitt(start, end, emit.scalar(new, flow=inside, bare=self.text[start] not in "'\""))

    def arriving(self, route: Route) -> list[str]:
        """Keys that come into the part at ``route``: with a value, or with a list that was not there or empty."""
        there = {str(key): self.schritte.gone((*route, key)) for key in _keys(self.node(route))}
        fresh = [key for key in self.schritte.fresh(route) if there.get(key, True)]
        lists = [str(one[-1]) for one in self.coming if one[:-1] == route and str(one[-1]) not in there]
        return sorted((*fresh, *lists), key=lambda key: rank(route, key))

    def arrival(self, block: Block, route: Route, key: str) -> Iterator[Schnitt]:
        """The lines of a key that comes in, behind the last one of those that stand before it in canonical order."""
        empty, _ = self.blatt.entries.get((*route, key), (None, None))
        value = self.schritte.fresh(route).get(key)
        if empty is not None and not self.schritte.gone((*route, key)):
            column = empty.column + STEP
            lines = self.items((*route, key), column) if value is None else emit.block(value, column)
            if isinstance(value, str):
                colon = self.text.index(":", self.blatt.offset(empty.line, empty.column)) + 1
                yield Schnitt(colon, colon, f" {emit.scalar(value)}")
            else:
                yield self.inserted(behind(empty), lines)
            return
        if value is None:
            lines = [f"{' ' * block.column}{key}:", *self.items((*route, key), block.column + STEP)]
        else:
            lines = emit.keyed(key, value, block.column)
        divided = not route and len(lines) > 1 and any(entry.lead[:1] == [""] for entry in block.entries)
        yield self.inserted(behind(self.before(block, route, key)), [*([""] if divided else []), *lines])

    def before(self, block: Block, route: Route, key: str) -> Entry:
        own = rank(route, key)
        stays = [one for number, one in enumerate(block.entries) if not self.schritte.gone(_inner(route, one, number))]
        lower = [entry for entry in stays if entry.key and rank(route, entry.key.text) < own]
        return (lower or stays or block.entries)[-1 if lower else 0]

    def items(self, target: Route, column: int) -> list[str]:
        """Lines of the items that come to a list in block style."""
        found: list[str] = []
        for one in self.coming[target]:
            if isinstance(one, tuple) and one in self.blatt.blocks:
                found += self.moved(one, column)
            else:
                found += [" " * column + remark for remark in self.said(one)] + emit.item(self.data(one), column)
        return found

    def said(self, one: Route | Data) -> list[str]:
        """Comments of an item that is not moved line by line; those inside of brackets stay where they are."""
        return self.blatt.said(one, self.schritte.gone) if isinstance(one, tuple) and one in self.blatt.entries else []

    def data(self, one: Route | Data) -> Data:
        """What an item that comes to a list says there."""
        found: Data = applied(self.node(one), one, self.schritte) if isinstance(one, tuple) else one
        return found

    def moved(self, route: Route, column: int) -> list[str]:
        """The lines of an item, with what goes of it taken out, at another depth."""
        entry, _ = self.blatt.entries[route]
        start, end = self.blatt.line(first_line(entry)), self.blatt.line(behind(entry))
        piece = _put(self.text[start:end], start, [*self.below(route)])
        lines = piece.replace("\r\n", "\n").removesuffix("\n").lstrip("\n").split("\n")
        return [_shifted(line, column - entry.column) for line in lines]

    def inserted(self, line: int, lines: Sequence[str]) -> Schnitt:
        """Lines that come to stand before another one."""
        start, end = self.blatt.line(line), self.blatt.datei.line_end(max(1, min(line, len(self.blatt.datei.lines))))
        return Schnitt(start, start, "".join(one + end for one in lines))

    def flow(self, route: Route, node: Data | None) -> Iterator[Schnitt]:
        """The same inside of brackets."""
        keys = _keys(node)
        children = [(*route, key) for key in keys]
        stays = [one for one in children if not self.schritte.gone(one)]
        yield from self.pulled(children, set(stays))
        for one in stays:
            if one in self.schritte.namen:
                start = self.blatt.span(one)[0]
                yield Schnitt(start, start + len(str(one[-1])), self.schritte.namen[one])
            yield from self.below(one)
        new = [f"{key}: {self.flowing(route, key)}" for key in self.arriving(route)] if isinstance(node, dict) else []
        new += [emit.flow(self.data(one)) for one in self.coming.get(route, ())] if isinstance(node, list) else []
        if new:
            whole = self.blatt.places.value(route)
            opening = self.blatt.offset(whole.line - 1, whole.column - 1) + 1
            where = self.blatt.span(children[-1])[1] if children else opening
            yield Schnitt(where, where, ("".join(f", {one}" for one in new)) if stays else ", ".join(new))
            yield from self.lifted(route)

    def lifted(self, route: Route) -> Iterator[Schnitt]:
        """Comments of items that come into brackets go above the line in which these begin."""
        targets = [one for one in self.coming if one == route or one[:-1] == route]
        said = [remark for target in targets for one in self.coming[target] for remark in self.said(one)]
        if said:
            entry, _ = self.blatt.entries[self.blatt.around(route)]
            yield self.inserted(entry.line, [" " * entry.column + remark for remark in said])

    def flowing(self, route: Route, key: str) -> str:
        fresh = self.schritte.fresh(route)
        return emit.flow(fresh[key] if key in fresh else [self.data(one) for one in self.coming[(*route, key)]])

    def pulled(self, children: Sequence[Route], stays: set[Route]) -> Iterator[Schnitt]:
        """What goes, each with the comma that divides it from its neighbour."""
        first = next((number for number, one in enumerate(children) if one in stays), len(children))
        for number, one in enumerate(children):
            if one not in stays:
                start, end = self.blatt.span(one)
                if number > first:
                    start = self.blatt.span(children[number - 1])[1]
                elif number + 1 < len(children):
                    end = self.blatt.span(children[number + 1])[0]
                yield Schnitt(start, end, "")


def _inner(route: Route, entry: Entry, number: int) -> Route:
    return (*route, entry.key.text if entry.key else number)


def _keys(node: Data | None) -> Sequence[str | int]:
    return [*node] if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()


def _shifted(line: str, delta: int) -> str:
    """A line at another depth."""
    bare = line.lstrip(" ")
    # A line of blanks only may be one of a text, to which the blanks beyond its depth belong.
    return " " * max(0, len(line) - len(bare) + delta) + bare if line else ""
