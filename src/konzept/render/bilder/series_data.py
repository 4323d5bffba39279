"""An indicator as a series: what of it has a place in time and a number, and how it is cut up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from konzept.model import Indikator
from konzept.render.bilder.scale import GRENZE
from konzept.werte import Zeitangabe, Zielwert

Geltung = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Punkt:
    """One value."""

    lage: Decimal
    """Year and fraction of a year."""
    wert: Decimal
    zeit: str
    """As printed."""
    wort: str
    """The number as printed."""
    vorlaeufig: bool = False
    bruch: bool = False


@dataclass(frozen=True, slots=True)
class Gruppe:
    """The values of one group by time; its name is empty if the indicator is not split."""

    name: str
    stuecke: tuple[tuple[Punkt, ...], ...]
    """Runs of values without a gap or a break between them."""

    @property
    def punkte(self) -> tuple[Punkt, ...]:
        """All values."""
        return tuple(punkt for stueck in self.stuecke for punkt in stueck)


@dataclass(frozen=True, slots=True)
class Ziel:
    """A target that is a number or a range."""

    lage: Decimal | None
    """When it is to be reached; None if that is open."""
    von: Decimal
    bis: Decimal
    wort: str
    zwischen: bool = False


@dataclass(frozen=True, slots=True)
class Reihe:
    """What of an indicator can be drawn."""

    gruppen: tuple[Gruppe, ...]
    ausgang: Punkt | None
    """The value the concept starts from; its place is that of the first value if it has no year."""
    ausgang_datiert: bool
    ziele: tuple[Ziel, ...]
    brueche: tuple[tuple[Decimal, Decimal], ...]
    """Between which places a series breaks."""
    luecken: tuple[tuple[str, str, str], ...]
    """Of which group and between which times there are no values."""
    jahresweise: bool
    ungezeichnet: int
    """Values without a time or number, and those replaced by a later one for the same time."""


def gelesen(indikator: Indikator, geltung: Geltung) -> Reihe | None:
    """The series of an indicator; None if there are not two values at two times."""
    dated = [one for one in indikator.messwerte if one.wert and one.zeitraum and _tag(one.zeitraum)]
    yearly = _yearly((one.gruppe or "", one.zeitraum) for one in dated if one.zeitraum)
    rows: dict[str, dict[Decimal, Punkt]] = {}
    for one in dated:
        if one.wert and one.zeitraum and (lage := _lage(one.zeitraum, yearly)) is not None:
            words = one.zeitraum.gedruckt(), one.wert.gedruckt()
            punkt = Punkt(lage, one.wert.wert, *words, one.vorlaeufig == "ja", one.bruch == "ja")
            rows.setdefault(str(one.gruppe or ""), {})[lage] = punkt
    series = {name: sorted(row.values(), key=lambda punkt: punkt.lage) for name, row in rows.items()}
    ausgang, dated_start = _ausgang(indikator, series, yearly)
    ziele = tuple(_ziele(indikator, geltung, yearly))
    every = [punkt for row in series.values() for punkt in row]
    times = {punkt.lage for punkt in every} | ({ausgang.lage} if ausgang and dated_start else set())
    numbers = [punkt.wert for punkt in (*every, *([ausgang] if ausgang else []))]
    numbers += [number for ziel in ziele for number in (ziel.von, ziel.bis)]
    if not every or len(times) < 2 or max(map(abs, numbers)) >= GRENZE:
        return None
    step = _schritt(indikator, series.values())
    gruppen = tuple(Gruppe(name, tuple(_stuecke(row, step))) for name, row in series.items())
    cuts = [(gruppe.name, a[-1], b[0]) for gruppe in gruppen for a, b in pairwise(gruppe.stuecke)]
    return Reihe(
        gruppen, ausgang, dated_start, ziele,
        tuple(dict.fromkeys((a.lage, b.lage) for _, a, b in cuts if b.bruch)),
        tuple((name, a.zeit, b.zeit) for name, a, b in cuts if b.lage - a.lage > step),
        yearly, len(indikator.messwerte) - len(every),
    )  # fmt: skip


def _yearly(times: Iterable[tuple[str, Zeitangabe]]) -> bool:
    """Whether no group has two different times within a year."""
    seen: dict[tuple[str, int], object] = {}
    return all(seen.setdefault((name, tag.year), zeit.sinn) == zeit.sinn for name, zeit in times if (tag := _tag(zeit)))


def _tag(zeit: Zeitangabe) -> date | None:
    return zeit.ende or zeit.beginn


def _lage(zeit: Zeitangabe, yearly: bool) -> Decimal | None:
    tag = _tag(zeit)
    if tag is None:
        return None
    if yearly:
        return Decimal(tag.year)
    first = (zeit.beginn or tag).toordinal()
    return _stelle(date.fromordinal((first + tag.toordinal()) // 2))


def _stelle(tag: date) -> Decimal:
    return (Decimal(tag.year) + Decimal(tag.timetuple().tm_yday - 1) / 366).quantize(Decimal("0.001"))


def _ausgang(indikator: Indikator, series: dict[str, list[Punkt]], yearly: bool) -> tuple[Punkt | None, bool]:
    if indikator.ausgangswert is None or not any(series.values()):
        return None, False
    zeit, wert = indikator.ausgangsjahr, indikator.ausgangswert
    lage = _lage(zeit, yearly) if zeit else None
    first = min(row[0].lage for row in series.values())
    printed = zeit.gedruckt() if zeit else ""
    return Punkt(first if lage is None else lage, wert.wert, printed, wert.gedruckt()), lage is not None


def _ziele(indikator: Indikator, geltung: Geltung, yearly: bool) -> Iterable[Ziel]:
    targets = [(one.zielwert, one.frist, True) for one in indikator.zwischenziele]
    if indikator.zielwert:
        targets.append((indikator.zielwert, indikator.frist, False))
    for zielwert, frist, zwischen in targets:
        span = _spanne(zielwert, indikator.einheit or "")
        tag = frist.faellig(*geltung) if frist else None
        if span is None or (zwischen and tag is None):
            continue
        lage = None if tag is None else Decimal(tag.year) if yearly else _stelle(tag)
        until = f" (bis {_ohne_bis(frist.gedruckt())})" if frist and tag else ""
        yield Ziel(lage, *span, zielwert.gedruckt() + until, zwischen)


def _ohne_bis(words: str) -> str:
    return words.removeprefix("bis ").removeprefix("spätestens ").removeprefix("zum ")


def _spanne(ziel: Zielwert, einheit: str) -> tuple[Decimal, Decimal] | None:
    """Where a target lies on the axis of the indicator; None if it is no number or counted in something else.

    A change ("Steigerung um 5 %") is none: whether of the value or in points, nobody wrote.
    """
    if ziel.art.name not in ("ZAHL", "SPANNE", "ANTEIL"):
        return None
    if ziel.einheit and einheit and _prozent(ziel.einheit) != _prozent(einheit):
        return None
    if ziel.von is not None and ziel.bis is not None:
        return ziel.von, ziel.bis
    return (ziel.wert, ziel.wert) if ziel.wert is not None else None


def _prozent(einheit: str) -> bool:
    return einheit.casefold().startswith(("%", "prozent", "anteil in %", "in %"))


def _schritt(indikator: Indikator, rows: Iterable[Sequence[Punkt]]) -> Decimal:
    """How far apart two values may be without a gap: the rhythm of the indicator, else the smallest distance."""
    rows = list(rows)
    distances = [b.lage - a.lage for row in rows for a, b in pairwise(row)]
    least = min(distances, default=Decimal(1))
    rhythm = Decimal(indikator.turnus.monate) / 12 if indikator.turnus and indikator.turnus.monate else least
    # A report is never on the same day of its year.
    return max(rhythm, least) * Decimal("1.3")


def _stuecke(row: Sequence[Punkt], step: Decimal) -> Iterable[tuple[Punkt, ...]]:
    piece = [row[0]]
    for before, punkt in pairwise(row):
        if punkt.bruch or punkt.lage - before.lage > step:
            yield tuple(piece)
            piece = []
        piece.append(punkt)
    yield tuple(piece)
