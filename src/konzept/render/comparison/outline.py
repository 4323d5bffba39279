"""Two editions as one outline: the order of the newer one, and in it what is gone where it stood."""

from konzept.diff import Vergleich
from konzept.model import Feld, Index, Knoten, Konzept, Route, Teil
from konzept.render.comparison.reading import label

Weg = tuple[tuple[int, int, int], ...]
"""Where a part stands, from the root down; sorts as the document reads. A step is the place of a part in the walk of
the newer edition, whether something stands before (-1) or behind it (1), and that one's place in the older edition."""


class Gliederung:
    """Where a row about a part belongs."""

    def __init__(self, vergleich: Vergleich) -> None:
        self._alt, self._neu, self._pairing = vergleich.alt, vergleich.neu, vergleich.pairing
        self._place = {knoten.route: place for place, knoten in enumerate(self._neu.knoten)}
        self._order = {knoten.route: place for place, knoten in enumerate(self._alt.knoten)}
        self._gone = dict[Route, Weg]()
        self._stand()

    def neu(self, knoten: Knoten) -> Weg:
        """Of a part of the newer edition."""
        return (*self.neu(knoten.eltern), (self._place[knoten.route], 0, 0)) if knoten.eltern is not None else ()

    def alt(self, knoten: Knoten) -> Weg:
        """Of a part of the older edition: where it stood; just before what continues it, if something does."""
        heirs = self._heirs(knoten)
        if not heirs:
            return self._gone[knoten.route]
        *above, (place, _, _) = self.neu(heirs[0])
        return (*above, (place, -1, self._order[knoten.route]))

    def bereich(self, knoten: Knoten, index: Index) -> tuple[str, str]:
        """The section of a part of one of the editions: a key that tells it from others, and its title."""
        feld = field_of(knoten)
        if feld is None or not isinstance(feld.teil, Teil):
            return str(knoten.route[:1]), chapter(knoten, self._neu)
        if index is self._neu:
            return feld.teil.id, index.name(feld.teil)
        heirs = self._heirs(feld)
        if heirs:
            return self.bereich(heirs[0], self._neu)
        # The word of the house has a gender nobody knows, so nothing stands in front of it.
        return f"alt {feld.teil.id}", f"{index.name(feld.teil)} (alte Fassung)"

    def _stand(self) -> None:
        """Give everything that is gone its place: behind the last part before it that still stands where both stood,
        else in front of the others."""
        last: dict[Route, int] = {}
        for knoten in self._alt.knoten:
            above = knoten.eltern
            if above is None:
                continue
            goes_on = self._heirs(above)
            home = self.neu(goes_on[0]) if goes_on else self._gone[above.route]
            heirs = self._heirs(knoten)
            places = [way[-1][0] for way in map(self.neu, heirs) if way[:-1] == home]
            if places:
                last[above.route] = places[-1]
            elif not heirs:
                self._gone[knoten.route] = (*home, (last.get(above.route, -1), 1, self._order[knoten.route]))

    def _heirs(self, knoten: Knoten) -> list[Knoten]:
        """The parts of the newer edition that continue one of the older."""
        if not isinstance(knoten.teil, Teil | Konzept):
            return []
        kennung = knoten.teil.id if isinstance(knoten.teil, Teil) else ""
        return [self._pairing.new[one] for one in self._pairing.after.get(kennung, ())]


def field_of(knoten: Knoten) -> Knoten | None:
    """The field of action or cross-cutting topic around a part, or itself; None outside of all."""
    if isinstance(knoten.teil, Feld):
        return knoten
    return field_of(knoten.eltern) if knoten.eltern is not None else None


def chapter(knoten: Knoten, index: Index) -> str:
    """What the root key is called that a part outside of the fields stands under, in the words of the house."""
    if not knoten.route:
        return "Das Konzept insgesamt"
    return house_word(str(knoten.route[0]), index) or label(Konzept, str(knoten.route[0]))


def house_word(feld: str, index: Index) -> str:
    """What the concept calls a list of parts, „Maßnahmen“ or „Vorhaben“; empty if it has no word for it."""
    words = index.konzept.bezeichnungen
    return str(getattr(words, feld)) if feld in type(words).model_fields else ""
