"""The picture of a schedule: one row for each measure, one column for each quarter, a page in landscape at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from konzept.render.bilder.letters import gekuerzt, weite
from konzept.render.bilder.picture import QUER_BREITE, QUER_HOEHE, Flaeche, Marke, Strich, Wort, Zeichnung
from konzept.render.bilder.place import erster_freier
from konzept.render.bilder.schedule_data import Art, Termin, Zeitplan, quartale
from konzept.werte.stil import HAUSSTIL

LINKS, RECHTS = 262.0, QUER_BREITE - 12
OBEN = 44.0
ZEILE = 13.0
FUSS = 34.0
ZEILEN = int((QUER_HOEHE - OBEN - FUSS) // ZEILE)
"""Rows of a picture."""
MUSTER = {Art.ZEITRAUM: "voll", Art.LAUFEND: "steigend", Art.WIEDERKEHREND: "senkrecht"}
LEGENDE = {Art.ZEITRAUM: "Zeitraum", Art.LAUFEND: "laufend, ohne Anfang und Ende", Art.WIEDERKEHREND: "wiederkehrend"}


@dataclass(frozen=True, slots=True)
class Blatt:
    """The rows of one picture; a str heads the measures of a field."""

    zeilen: tuple[str | Termin, ...]

    @property
    def termine(self) -> tuple[Termin, ...]:
        """The measures among them."""
        return tuple(zeile for zeile in self.zeilen if isinstance(zeile, Termin))


def blaetter(plan: Zeitplan) -> list[Blatt]:
    """The rows shared out among pictures: each begins with the name of a field, none ends with one."""
    sheets, rows, feld = list[Blatt](), list[str | Termin](), ""
    for termin in plan.termine:
        heads = termin.feld != feld
        if len(rows) + heads + 1 > ZEILEN:
            sheets.append(Blatt(tuple(rows)))
            rows = [] if heads else [f"{feld} (Fortsetzung)"]
        rows += [termin.feld] if heads else []
        rows.append(termin)
        feld = termin.feld
    return [*sheets, Blatt(tuple(rows))]


@dataclass(frozen=True, slots=True)
class _Achse:
    """From days to places; days are taken for the quarters they lie in."""

    tage: tuple[date, ...]
    """First days of the quarters."""

    @property
    def breite(self) -> float:
        return (RECHTS - LINKS) / len(self.tage)

    def anfang(self, tag: date) -> float:
        return round(LINKS + self.breite * self._stelle(tag), 1)

    def ende(self, tag: date) -> float:
        return round(LINKS + self.breite * (self._stelle(tag) + 1), 1)

    def genau(self, tag: date) -> float:
        quarter = self.tage[self._stelle(tag)]
        return round(self.anfang(tag) + self.breite * min((tag - quarter).days / 91, 1), 1)

    def _stelle(self, tag: date) -> int:
        return (tag.year - self.tage[0].year) * 4 + (tag.month - 1) // 3 - (self.tage[0].month - 1) // 3


def gezeichnet(plan: Zeitplan, blatt: Blatt, stichtag: date, hinweis: str) -> Zeichnung:
    """All bars, signs and words of one picture; ``hinweis`` stands below it."""
    achse = _Achse(tuple(quartale(plan.von, plan.bis)))
    unten = OBEN + ZEILE * len(blatt.zeilen)
    striche, worte = _kopf(achse, unten)
    flaechen, linien, marken, schilder = list[Flaeche](), list[Strich](), list[Marke](), list[Flaeche]()
    for at, zeile in enumerate(blatt.zeilen):
        y = round(OBEN + ZEILE * at, 1)
        if isinstance(zeile, str):
            worte.append(Wort(2, y + 10, gekuerzt(zeile, LINKS - 8, 9, True), fett=True, farbe="akzent"))
            striche.append(Strich(((2, y), (RECHTS, y)), "leise", 0.7))
            continue
        label = f"{zeile.nummer} {zeile.titel}"
        worte.append(Wort(8, y + 10, gekuerzt(label, LINKS - 16, 9)))
        bar = _balken(zeile, achse, y)
        if bar:
            flaechen.append(bar)
            marken += _pfeile(zeile, bar)
            _aufschrift(zeile, bar, worte, schilder)
        if zeile.frist:
            place = achse.ende(zeile.frist), round(y + ZEILE / 2, 1), "raute"
            # With a white edge, for it may lie on a bar.
            marken += [Marke(*place, "grund", radius=5), Marke(*place, "ziel", radius=3.8)]
    striche.append(Strich(((2, unten), (RECHTS, unten)), "leise", 0.7))
    _stichtag(achse, stichtag, unten, linien, worte)
    _legende(blatt, unten + 14, hinweis, flaechen, marken, worte)
    parts = (striche, flaechen, linien, marken, schilder, worte)
    return Zeichnung(QUER_BREITE, round(unten + FUSS, 1), *map(tuple, parts))  # type: ignore[arg-type]  # in this order


def _kopf(achse: _Achse, unten: float) -> tuple[list[Strich], list[Wort]]:
    """Years, below them quarters, and the lines between them."""
    striche, worte = _jahre(achse, unten)
    if achse.breite >= 7:
        pattern = "Q{}" if achse.breite >= weite("Q4", 8) + 3 else "{}"
        for tag in achse.tage:
            middle = round((achse.anfang(tag) + achse.ende(tag)) / 2, 1)
            worte.append(Wort(middle, OBEN - 4, pattern.format((tag.month + 2) // 3), "middle", 8, farbe="leise"))
            if tag.month != 1:
                x = achse.anfang(tag)
                striche.append(Strich(((x, OBEN - 12), (x, unten)), "linie", 0.5))
    return striche, worte


def _jahre(achse: _Achse, unten: float) -> tuple[list[Strich], list[Wort]]:
    striche, worte = list[Strich](), list[Wort]()
    years = sorted({tag.year for tag in achse.tage})
    # Where a year is narrower than its number, every second, third … one has it, beside the line it begins with.
    apart = max(1, math.ceil((weite("2000", 9, True) + 6) / (achse.breite * 4)))
    for year in years[:: 1 if achse.breite > 0.75 else apart]:
        own = [tag for tag in achse.tage if tag.year == year]
        left, right = achse.anfang(own[0]), achse.ende(own[-1])
        named = (year - years[0]) % apart == 0
        striche.append(Strich(((left, OBEN - 26 if named else OBEN), (left, unten)), "leise", 0.7))
        middle = Wort(round((left + right) / 2, 1), OBEN - 17, str(year), "middle", 9, True)
        word = middle if apart == 1 else Wort(left + 3, OBEN - 17, str(year), "start", 9, True)
        if named and _fits(word.kasten, worte):
            worte.append(word)
    striche.append(Strich(((RECHTS, OBEN - 26), (RECHTS, unten)), "leise", 0.7))
    return striche, worte


def _fits(box: tuple[float, float, float, float], worte: Sequence[Wort]) -> bool:
    return box[0] >= 0 and box[2] <= RECHTS and all(box[0] >= one.kasten[2] + 2 for one in worte[-1:])


def _balken(termin: Termin, achse: _Achse, y: float) -> Flaeche | None:
    if termin.art is Art.FRIST:
        return None
    left = achse.anfang(termin.von) if termin.von else LINKS
    right = achse.ende(termin.bis) if termin.bis else RECHTS
    return Flaeche(left, y + 2.5, round(right - left, 1), ZEILE - 5, MUSTER[termin.art])


def _pfeile(termin: Termin, bar: Flaeche) -> list[Marke]:
    """Where a bar has no end of its own."""
    y = round(bar.y + bar.hoehe / 2, 1)
    ends = [Marke(bar.x - 4, y, "pfeil-links", radius=4)] if termin.von is None else []
    return ends + ([Marke(round(bar.x + bar.breite + 4, 1), y, "pfeil-rechts", radius=4)] if termin.bis is None else [])


def _aufschrift(termin: Termin, bar: Flaeche, worte: list[Wort], schilder: list[Flaeche]) -> None:
    """The word on a bar whose times are no days."""
    if termin.art is Art.ZEITRAUM:
        return
    text = termin.wort.partition("; Frist ")[0]
    word = Wort(round(bar.x + bar.breite / 2, 1), round(bar.y + 6.6, 1), text, "middle", 8)
    left, _, right, _ = word.kasten
    if right - left < bar.breite - 12:
        schilder.append(
            Flaeche(round(left - 3, 1), bar.y + 0.4, round(right - left + 6, 1), bar.hoehe - 0.8, rand=False)
        )
        worte.append(word)


def _stichtag(achse: _Achse, stichtag: date, unten: float, linien: list[Strich], worte: list[Wort]) -> None:
    last = achse.tage[-1]
    if not achse.tage[0] <= stichtag or (stichtag.year, (stichtag.month - 1) // 3) > (last.year, (last.month - 1) // 3):
        return
    x = achse.genau(stichtag)
    # Not through the names of the quarters.
    linien.append(Strich(((x, 12), (x, OBEN - 27)), "schrift", 1.3))
    linien.append(Strich(((x, OBEN), (x, unten + 3)), "schrift", 1.3, "5 2.5"))
    text = f"Stichtag {HAUSSTIL.datum(stichtag)}"
    choice = [Wort(x, 9, text, anker, 8.5, True) for anker in ("middle", "end", "start")]
    if word := erster_freier(choice, [], (0, 0, QUER_BREITE, OBEN)):
        worte.append(word)


def _legende(
    blatt: Blatt, y: float, hinweis: str, flaechen: list[Flaeche], marken: list[Marke], worte: list[Wort]
) -> None:
    """What the signs mean that this picture uses, and what is not in it."""
    x = 2.0
    for art in [art for art in LEGENDE if any(termin.art is art for termin in blatt.termine)]:
        flaechen.append(Flaeche(x, round(y - 7, 1), 20, ZEILE - 5, MUSTER[art]))
        worte.append(Wort(round(x + 25, 1), y, LEGENDE[art], farbe="leise"))
        x = round(x + 25 + weite(LEGENDE[art], 9) + 16, 1)
    if any(termin.frist for termin in blatt.termine):
        marken.append(Marke(x + 5, round(y - 3, 1), "raute", "ziel", radius=3.8))
        worte.append(Wort(x + 14, y, "Frist (Ende des Quartals)", farbe="leise"))
    if hinweis:
        worte.append(Wort(2, round(y + 13, 1), gekuerzt(hinweis, QUER_BREITE - 4, 9), farbe="leise"))
