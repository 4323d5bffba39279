"""The rows of a Synopse: every part that changed once, with both wordings and what the council decides about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from konzept.diff import Art, Change, Vergleich, seite
from konzept.model import Knoten
from konzept.render.cell import Zelle, satz
from konzept.render.comparison.changed import Gesagt, Seite, field_changed, in_name, name, names, verbs, whole
from konzept.render.comparison.explanation import Erlaeuterung
from konzept.render.comparison.outline import Gliederung, Weg
from konzept.render.parse import beim_drucken

RANG = (Art.NEU, Art.ENTFALLEN, Art.AUFGETEILT, Art.ZUSAMMENGELEGT, Art.UMBENANNT, Art.VERSCHOBEN, Art.GEAENDERT)
"""What a part counts as if several things are said of it: the first of these, as with `Verb`."""
_OF_OLD = (Art.ENTFALLEN, Art.AUFGETEILT)
"""What is said of a part of the older edition."""


@dataclass(frozen=True, slots=True)
class Zeile:
    """One part of a Synopse."""

    art: Art
    alt: Zelle
    neu: Zelle
    erlaeuterung: Zelle


@dataclass(frozen=True, slots=True)
class Bereich:
    """The rows of one field of action, or of one chapter of the frame."""

    titel: str
    zeilen: tuple[Zeile, ...]


def synopsis(vergleich: Vergleich) -> tuple[Bereich, ...]:
    """Every changed part in one row, in the order of the newer edition; what is gone stands where it stood.

    TextFehler if a text of either edition cannot be printed.
    """
    rows = _Rows(vergleich)
    found = sorted((rows.placed(changes) for changes in by_part(vergleich.changes)), key=lambda one: one[0])
    titles = {key: title for _, (key, title), _ in reversed(found)}
    sections: dict[str, list[Zeile]] = {}
    for _, (key, _), row in found:
        sections.setdefault(key, []).append(row)
    return tuple(Bereich(titles[key], tuple(zeilen)) for key, zeilen in sections.items())


def by_part(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes of one part together: a division is told of the old part, its heirs have changes of their own."""
    found: dict[tuple[bool, str], list[Change]] = {}
    for change in changes:
        if not change.folge:
            found.setdefault((change.art in _OF_OLD, change.id), []).append(change)
    return list(found.values())


class _Rows:
    def __init__(self, vergleich: Vergleich) -> None:
        self._vergleich = vergleich
        self._alt, self._neu, self._pairing = vergleich.alt, vergleich.neu, vergleich.pairing
        self._gliederung = Gliederung(vergleich)
        self._worte = Erlaeuterung(vergleich)

    def placed(self, changes: Sequence[Change]) -> tuple[Weg, tuple[str, str], Zeile]:
        """A row, with where it stands and in which section."""
        art = min((change.art for change in changes), key=RANG.index)
        knoten, index = seite(self._vergleich, changes[0])
        way = self._gliederung.neu(knoten) if index is self._neu else self._gliederung.alt(knoten)
        make = {Art.NEU: self._added, Art.ENTFALLEN: self._dropped, Art.AUFGETEILT: self._divided}
        with beim_drucken(index.name(knoten.teil)):
            row = make[art](knoten, changes[0]) if art in make else self._continued(art, knoten, changes)
        return way, self._gliederung.bereich(knoten, index), row

    def _added(self, knoten: Knoten, change: Change) -> Zeile:
        words = (satz(self._worte.added(change)), *self._worte.origin(knoten, ()))
        return Zeile(change.art, (), whole((knoten.teil, self._neu), change.neu), words)

    def _dropped(self, knoten: Knoten, change: Change) -> Zeile:
        return Zeile(change.art, whole((knoten.teil, self._alt), change.alt), (), self._worte.dropped(change.id))

    def _divided(self, knoten: Knoten, change: Change) -> Zeile:
        heirs = [self._pairing.new[one] for one in change.neu]
        said = dict.fromkeys(line for heir in heirs for line in self._worte.origin(heir, (change.id,)))
        right = tuple(name((heir.teil, self._neu)) for heir in heirs)
        words = (satz(self._worte.divided(change)), *said)
        return Zeile(change.art, (name((knoten.teil, self._alt)),), right, words)

    def _continued(self, art: Art, knoten: Knoten, changes: Sequence[Change]) -> Zeile:
        """A part of both editions: its name, then each field that changed; of a merger, all that went into it."""
        # An entry under "entfallen" is in no pair, and goes on under its own id.
        sources = self._pairing.before.get(changes[0].id, ())
        before = self._pairing.old[sources[0]] if sources else self._alt.alle[changes[0].id][0]
        old, new = (before.teil, self._alt), (knoten.teil, self._neu)
        told = [self._told(change, old, new) for change in changes]
        left, right = names(old, new, marked=any(in_name(change, new) for change in changes))
        merged: dict[str, dict[str, object]]
        merged = next((change.alt for change in changes if change.art is Art.ZUSAMMENGELEGT), {})
        others = ((self._pairing.old[one].teil, merged[one]) for one in [*merged][1:])
        # Of what was divided, the row of the division says where it comes from.
        alone = all(len(self._pairing.after.get(source, ())) < 2 for source in sources)
        return Zeile(
            art,
            (left, *_lines(one.alt for one in told), *_lines(whole((teil, self._alt), has) for teil, has in others)),
            (right, *_lines(one.neu for one in told)),
            (*verbs(told), *(self._worte.origin(knoten, sources) if alone else ())),
        )

    def _told(self, change: Change, old: Seite, new: Seite) -> Gesagt:
        if change.art is Art.VERSCHOBEN:
            return Gesagt(self._worte.moved(change))
        if change.art is Art.ZUSAMMENGELEGT:
            return Gesagt(self._worte.merged(change))
        return field_changed(change, old, new)


def _lines(cells: Iterable[Zelle]) -> Zelle:
    return tuple(line for cell in cells for line in cell)
