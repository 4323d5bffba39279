"""Where words go, so that none lies on another."""

from collections.abc import Iterable, Sequence

from konzept.render.bilder.hatch import Kasten
from konzept.render.bilder.picture import Wort


def beruehren(a: Kasten, b: Kasten, luft: float = 0.0) -> bool:
    """Whether two rooms share any."""
    return a[0] < b[2] + luft and b[0] < a[2] + luft and a[1] < b[3] + luft and b[1] < a[3] + luft


def verteilt(wuensche: Sequence[float], abstand: float, oben: float, unten: float) -> list[float]:
    """Heights as near as may be to those wished for, in their order, at least so far apart and between both edges.

    If they cannot all be had, they are as far apart as the room allows.
    """
    if not wuensche:
        return []
    abstand = min(abstand, (unten - oben) / max(1, len(wuensche) - 1))
    order = sorted(range(len(wuensche)), key=lambda at: wuensche[at])
    places = list[float]()
    for rank, at in enumerate(order):
        lowest = places[-1] + abstand if places else oben
        places.append(min(max(wuensche[at], lowest), unten - (len(order) - 1 - rank) * abstand))
    # What was pushed down is taken up again as far as there is room, so that the middle stays where it was wished.
    for rank in range(len(order) - 1, -1, -1):
        above = places[rank - 1] + abstand if rank else oben
        below = places[rank + 1] - abstand if rank + 1 < len(order) else unten
        wish = (wuensche[order[rank]] + places[rank]) / 2 if places[rank] > wuensche[order[rank]] else places[rank]
        places[rank] = min(max(wish, above), below)
    by_wish = dict(zip(order, places, strict=True))
    return [round(by_wish[at], 1) for at in range(len(wuensche))]


def erster_freier(wahl: Iterable[Wort], belegt: Sequence[Kasten], rahmen: Kasten) -> Wort | None:
    """The first of several places for a word at which it touches nothing and leaves nothing; None if there is none."""
    for wort in wahl:
        box = wort.kasten
        inside = box[0] >= rahmen[0] and box[1] >= rahmen[1] and box[2] <= rahmen[2] and box[3] <= rahmen[3]
        if inside and not any(beruehren(box, other) for other in belegt):
            return wort
    return None
