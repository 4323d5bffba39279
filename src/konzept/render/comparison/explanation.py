"""The third column of a Synopse: what happens to a part, in the verbs of councils, and what the editors say of it."""

from collections.abc import Iterable

from konzept.diff import Change, Verb, Vergleich
from konzept.model import Abschnitt, Herkunft, Index, Knoten, Konzept, Teil
from konzept.render.cell import Zelle, satz
from konzept.render.comparison.exchange import said
from konzept.render.comparison.outline import house_word
from konzept.render.comparison.reading import angabe, label
from konzept.render.flat import lines

OF_DROPPED = ("grund", "verbleib", "beschluss")
"""What an entry under ``entfallen`` says beside the title."""


class Erlaeuterung:
    """Says what happened between two editions; parts are named by number and title."""

    def __init__(self, vergleich: Vergleich) -> None:
        self._alt, self._neu, self._pairing = vergleich.alt, vergleich.neu, vergleich.pairing
        self._fates = {fate.id: fate for fate in vergleich.schicksale}

    def added(self, change: Change) -> str:
        """Of a part that is new."""
        return "neu (in der alten Fassung entfallen)" if change.alt else "neu"

    def dropped(self, kennung: str) -> Zelle:
        """Of a part that is gone: with what, or that nobody says why; the reason, and what becomes of its content."""
        fate = self._fates.get(kennung)
        verb = "entfallen"
        if fate is not None and fate.mit:
            verb += f" mit {self._alt.name(self._pairing.old[fate.mit].teil)}"
        elif fate is not None and fate.verb is Verb.OHNE_ANGABE:
            verb += " (ohne Angabe)"
        return (satz(verb), *self.reason(kennung))

    def reason(self, kennung: str) -> Zelle:
        """What the newer edition says under ``entfallen`` about an old part; nothing if it says nothing."""
        entry = self._pairing.entfallen.get(kennung)
        found = (angabe(entry, feld, self._neu) for feld in OF_DROPPED) if entry else ()
        return tuple(line for one in found for line in said(one))

    def divided(self, change: Change) -> str:
        """Of a part that went into several."""
        return f"aufgeteilt in {_listed(self._neu.name(self._pairing.new[one].teil) for one in change.neu)}"

    def merged(self, change: Change) -> str:
        """Of a part that several went into."""
        return f"zusammengelegt aus {_listed(self._alt.name(self._pairing.old[one].teil) for one in change.alt)}"

    def moved(self, change: Change) -> str:
        """Of a part that stands elsewhere: in another part, or in another list of the same."""
        old, new = self._pairing.old[change.alt], self._pairing.new[change.neu]
        stays = change.neu in self._pairing.after.get(change.alt, ())
        lists = change.feld != change.feld_alt
        von, nach = (
            _place(home.teil, feld, index, stays=stays, lists=lists)
            for home, feld, index in ((old, change.feld_alt, self._alt), (new, change.feld, self._neu))
        )
        return f"verschoben von {von} nach {nach}"

    def origin(self, knoten: Knoten, sources: Iterable[str]) -> Zelle:
        """What the editors say about where a part comes from, unless they said it already of the older edition."""
        herkunft = _herkunft(knoten.teil)
        before = (_herkunft(self._pairing.old[source].teil) for source in sources)
        if herkunft is None or herkunft.text is None or herkunft in before:
            return ()
        return tuple(map(satz, lines(herkunft.text)))


def _herkunft(teil: Abschnitt) -> Herkunft | None:
    found = getattr(teil, "herkunft", None)
    return found if isinstance(found, Herkunft) else None


def _place(home: Abschnitt, feld: str, index: Index, *, stays: bool, lists: bool) -> str:
    name = f"„{house_word(feld, index) or label(type(home), feld)}“"
    # Within the same part, and below none, the list is all there is to say.
    if stays or isinstance(home, Konzept) or not isinstance(home, Teil):
        return name
    return f"{index.name(home)} ({name})" if lists else index.name(home)


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} und {last}" if first else last
