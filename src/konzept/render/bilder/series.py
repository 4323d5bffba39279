"""The picture of a series: lines with their names beside them, where it began, where it is to go."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from konzept.render.bilder.hatch import Kasten
from konzept.render.bilder.letters import gekuerzt, weite
from konzept.render.bilder.picture import FORMEN, HOCH_BREITE, Flaeche, Marke, Strich, Wort, Zeichnung, reihenfarbe
from konzept.render.bilder.place import erster_freier, verteilt
from konzept.render.bilder.scale import STELLEN, Skala, Teilung, gerundet
from konzept.render.bilder.series_data import Gruppe, Punkt, Reihe, Ziel
from konzept.render.bilder.timeline import Zeitachse, zeitachse

HOEHE = 190.0
"""Height between the axes."""
OBEN = 26.0
SPALTE = 150.0
"""Most that the names beside the lines get."""
ZEILE = 11.5
NOTIZ = 32.0
"""From the lower axis to the first line below its words."""
GRUPPEN = len(FORMEN)
"""More lines than forms could not be told apart."""
STRICHE = ("", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 4")


@dataclass(frozen=True, slots=True)
class _Feld:
    """The plot: both axes and what is already taken."""

    x: Skala
    y: Skala
    zeit: Zeitachse
    teilung: Teilung

    @property
    def kasten(self) -> Kasten:
        return self.x.a, self.y.b, self.x.b, self.y.a


def gezeichnet(reihe: Reihe, einheit: str) -> Zeichnung | None:
    """All lines, signs and words of the picture; None if its numbers are too long for an axis, or all of one time."""
    reihe = replace(reihe, gruppen=reihe.gruppen[:GRUPPEN])
    names = _namen(reihe)
    feld = _feld(reihe, names)
    if feld is None:
        return None
    striche, marken, flaechen = list[Strich](), list[Marke](), list[Flaeche]()
    for ziel in reihe.ziele:
        _ziel(ziel, reihe, feld, striche, marken, flaechen)
    if reihe.ausgang:
        start = feld.x(reihe.ausgang.lage), feld.y(reihe.ausgang.wert)
        striche.append(Strich((start, (feld.x.b, start[1])), "leise", 0.9, "1.5 3"))
        marken.append(Marke(*start, "kreuz", "leise", radius=3.8))
    lines = [_linien(gruppe, at, feld) for at, gruppe in enumerate(reihe.gruppen)]
    striche += [strich for group in lines for strich in group]
    marken += [_marke(punkt, at, feld) for at, gruppe in enumerate(reihe.gruppen) for punkt in gruppe.punkte]
    worte = _achsenworte(feld, einheit)
    _brueche(reihe, feld, striche, worte)
    _beschriftet(names, feld, striche, worte)
    if len(reihe.gruppen) == 1:
        _werte(reihe.gruppen[0], feld, striche, marken, worte)
    hoehe = _fuss(reihe, feld, marken, worte)
    parts = (_achsen(feld), flaechen, striche, marken, (), worte)
    return Zeichnung(HOCH_BREITE, hoehe, *map(tuple, parts))  # type: ignore[arg-type]  # in this order


@dataclass(frozen=True, slots=True)
class _Name:
    """A word beside the plot and the point it belongs to."""

    lage: Decimal | None
    wert: Decimal
    text: str
    farbe: str
    fett: bool = False


def _namen(reihe: Reihe) -> list[_Name]:
    names = []
    for at, gruppe in enumerate(reihe.gruppen):
        last = gruppe.punkte[-1]
        text = f"{gruppe.name} {last.wort}" if gruppe.name else last.wort
        names.append(_Name(last.lage, last.wert, text, reihenfarbe(at), True))
    for ziel in reihe.ziele:
        word = "Zwischenziel" if ziel.zwischen else "Ziel"
        middle = (ziel.von + ziel.bis) / 2
        names.append(_Name(ziel.lage, middle, f"{word}: {ziel.wort}", "ziel"))
    if reihe.ausgang:
        year = f" ({reihe.ausgang.zeit})" if reihe.ausgang.zeit else ""
        names.append(_Name(None, reihe.ausgang.wert, f"Ausgangswert {reihe.ausgang.wort}{year}", "leise"))
    return names


def _feld(reihe: Reihe, names: list[_Name]) -> _Feld | None:
    punkte = [punkt for gruppe in reihe.gruppen for punkt in gruppe.punkte]
    numbers = [punkt.wert for punkt in punkte] + [end for ziel in reihe.ziele for end in (ziel.von, ziel.bis)]
    numbers += [reihe.ausgang.wert] if reihe.ausgang else []
    numbers = [round(number, STELLEN) for number in numbers]
    low, high = min(numbers), max(numbers)
    # Small changes of a great number would not be seen above zero.
    teilung = gerundet(numbers, null=low < 0 or (high - low) * 5 > high)
    links = max(weite(word, 9) for word in teilung.worte) + 10
    rechts = min(SPALTE, max(weite(name.text, 9, name.fett) for name in names)) + 16
    lagen = [punkt.lage for punkt in punkte] + [ziel.lage for ziel in reihe.ziele if ziel.lage is not None]
    lagen += [reihe.ausgang.lage] if reihe.ausgang else []
    first, last = _rahmen(Fraction(min(lagen)), Fraction(max(lagen)), reihe.jahresweise)
    if links > 100 or first == last:
        return None
    y = Skala(teilung.stellen[0], teilung.stellen[-1], OBEN + HOEHE, OBEN)
    x = Skala(first, last, round(links + 12, 1), round(HOCH_BREITE - rechts, 1))
    printed = {punkt.lage: punkt.zeit for punkt in punkte} if reihe.jahresweise else {}
    return _Feld(x, y, zeitachse(x, reihe.jahresweise, printed), teilung)


def _rahmen(first: Fraction, last: Fraction, jahresweise: bool) -> tuple[Fraction, Fraction]:
    """From where to where the axis of time goes: with days, whole quarters or, if there are many, whole years."""
    if jahresweise or first == last:
        return first, last
    step = Fraction(1, 4) if last - first < 2 else Fraction(1)
    return first // step * step, -(-last // step) * step


def _achsen(feld: _Feld) -> list[Strich]:
    left, right = round(feld.x.a - 8, 1), feld.x.b
    rows = [feld.y(stelle) for stelle in feld.teilung.stellen]
    lines = [Strich(((left, y), (right, y)), "linie", 0.6) for y in rows[1:]]
    lines.append(Strich(((left, rows[0]), (right, rows[0])), "schrift", 0.9))
    return lines + [Strich(((x, rows[0]), (x, rows[0] + 3)), "schrift", 0.9) for x in feld.zeit.striche]


def _achsenworte(feld: _Feld, einheit: str) -> list[Wort]:
    left, bottom = round(feld.x.a - 11, 1), feld.y.a
    pairs = zip(feld.teilung.stellen, feld.teilung.worte, strict=True)
    words = [Wort(left, round(feld.y(stelle) + 3, 1), word, "end") for stelle, word in pairs]
    words += [Wort(x, bottom + 14, word, "middle") for x, word in feld.zeit.worte]
    unit = " ".join(filter(None, (feld.teilung.fach, einheit)))
    if unit:
        words.append(Wort(2, 10, gekuerzt(f"in {unit}", HOCH_BREITE - 4, 9), farbe="leise"))
    return words


def _ziel(
    ziel: Ziel, reihe: Reihe, feld: _Feld, striche: list[Strich], marken: list[Marke], flaechen: list[Flaeche]
) -> None:
    right = feld.x.b if ziel.lage is None else feld.x(ziel.lage)
    top, bottom = feld.y(ziel.bis), feld.y(ziel.von)
    if ziel.zwischen:
        striche.append(Strich(((right, top), (right, bottom)), "ziel", 1.2))
        marken += [Marke(right, y, "spitze", "ziel", hohl=True, radius=4) for y in dict.fromkeys((top, bottom))]
        return
    left = feld.x.a if right > feld.x.a else round(feld.x.a - 8, 1)
    if top != bottom:
        flaechen.append(
            Flaeche(left, top, round(right - left, 1), round(bottom - top, 1), "steigend", "zielband", False)
        )
    striche += [Strich(((left, y), (right, y)), "ziel", 1.4, "8 3") for y in dict.fromkeys((top, bottom))]
    if ziel.lage is not None:
        marken += [Marke(right, y, "spitze", "ziel", radius=4) for y in dict.fromkeys((top, bottom))]


def _linien(gruppe: Gruppe, at: int, feld: _Feld) -> list[Strich]:
    runs = [tuple((feld.x(punkt.lage), feld.y(punkt.wert)) for punkt in stueck) for stueck in gruppe.stuecke]
    return [Strich(run, reihenfarbe(at), 1.8, STRICHE[at]) for run in runs if len(run) > 1]


def _marke(punkt: Punkt, at: int, feld: _Feld) -> Marke:
    return Marke(feld.x(punkt.lage), feld.y(punkt.wert), FORMEN[at], reihenfarbe(at), punkt.vorlaeufig)


def _brueche(reihe: Reihe, feld: _Feld, striche: list[Strich], worte: list[Wort]) -> None:
    for before, after in reihe.brueche:
        x = round((feld.x(before) + feld.x(after)) / 2, 1)
        striche.append(Strich(((x, OBEN - 4), (x, feld.y.a)), "schrift", 1, "2 2"))
        word = Wort(x, OBEN - 7, "Bruch", "middle", 8.5, farbe="schrift")
        if free := erster_freier([word], [one.kasten for one in worte], (0, 0, HOCH_BREITE, OBEN)):
            worte.append(free)


def _beschriftet(names: list[_Name], feld: _Feld, striche: list[Strich], worte: list[Wort]) -> None:
    """Names to the right, each at the height of its line, with a thread to it where they had to move."""
    left = round(feld.x.b + 14, 1)
    wishes = [feld.y(name.wert) for name in names]
    for name, wish, y in zip(names, wishes, verteilt(wishes, ZEILE, OBEN, feld.y.a), strict=True):
        start = feld.x.b if name.lage is None else feld.x(name.lage)
        thread = ((round(min(start + 5, feld.x.b + 3), 1), wish), (round(left - 8, 1), wish), (round(left - 2, 1), y))
        striche.append(Strich(thread, name.farbe, 0.5))
        text = gekuerzt(name.text, HOCH_BREITE - left - 1, 9, name.fett)
        worte.append(Wort(left, round(y + 3, 1), text, "start", 9, name.fett, name.farbe))


def _werte(gruppe: Gruppe, feld: _Feld, striche: list[Strich], marken: list[Marke], worte: list[Wort]) -> None:
    """The numbers at their signs, where there is room; all of them stand in the table."""
    taken = [marke.kasten for marke in marken] + [wort.kasten for wort in worte]
    taken += [box for strich in striche for box in _entlang(strich)]
    for punkt in gruppe.punkte[:-1]:
        x, y = feld.x(punkt.lage), feld.y(punkt.wert)
        choice = [Wort(x, round(y + dy, 1), punkt.wort, "middle", 8.5) for dy in (-6.5, 13.5, -10, 17)]
        left, _, right, bottom = feld.kasten
        free = erster_freier(choice, taken, (left - 20, OBEN - 12, right, bottom - 1))
        if free:
            taken.append(free.kasten)
            worte.append(free)


def _entlang(strich: Strich) -> list[Kasten]:
    """Small rooms along a line."""
    boxes = list[Kasten]()
    for (x1, y1), (x2, y2) in zip(strich.punkte, strich.punkte[1:], strict=False):
        count = int(max(abs(x2 - x1), abs(y2 - y1)) // 2) + 1
        steps = [(x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count) for n in range(count + 1)]
        boxes += [(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in steps]
    return boxes


def _fuss(reihe: Reihe, feld: _Feld, marken: list[Marke], worte: list[Wort]) -> float:
    """What a reader has to know about the signs, below the picture; gives the height of it all."""
    y = feld.y.a + NOTIZ
    if any(punkt.vorlaeufig for gruppe in reihe.gruppen for punkt in gruppe.punkte):
        marken.append(Marke(6, round(y - 3, 1), "kreis", "schrift", hohl=True))
        worte.append(Wort(14, y, "vorläufiger Wert (Zeichen ohne Füllung)", farbe="leise"))
        y += 12
    if feld.teilung.stellen[0] > 0:
        worte.append(Wort(2, y, "Die senkrechte Achse beginnt nicht bei 0.", farbe="leise"))
        y += 12
    return round(y - 12 + (0 if y == feld.y.a + NOTIZ else 4), 1)
