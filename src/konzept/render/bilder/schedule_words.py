"""A schedule in words and in rows."""

from datetime import date

from konzept.render.bilder.picture import Tabelle
from konzept.render.bilder.schedule import Blatt
from konzept.render.bilder.schedule_data import Art, Zeitplan
from konzept.werte.stil import HAUSSTIL


def viele(anzahl: int, einzahl: str, mehrzahl: str) -> str:
    """„1 Maßnahme“, „12 Maßnahmen“."""
    return f"{anzahl} {einzahl if anzahl == 1 else mehrzahl}"


def hinweis(plan: Zeitplan, einzahl: str, mehrzahl: str) -> str:
    """What is not in the picture; empty if everything is."""
    parts = [viele(plan.ohne_angabe, einzahl, mehrzahl) + " ohne Zeitangabe"] if plan.ohne_angabe else []
    parts += [viele(plan.ungefaehr, einzahl, mehrzahl) + " ohne festes Datum"] if plan.ungefaehr else []
    return f"Nicht dargestellt: {', '.join(parts)}." if parts else ""


def alternativtext(plan: Zeitplan, blatt: Blatt, teil: str, hinweis: str, einzahl: str, mehrzahl: str) -> str:
    """What one picture of the schedule shows, in sentences with the essential numbers."""
    termine = blatt.termine
    felder = len({termin.feld for termin in termine})
    span = f"{quartal(plan.von)} bis {quartal(plan.bis)}"
    counts = ", ".join(f"{sum(one.art is art for one in termine)} {word}" for art, word in _ARTEN
                       if any(one.art is art for one in termine))  # fmt: skip
    places = "1 Feld" if felder == 1 else f"{felder} Feldern"
    head = f"Zeitplan{teil} nach Quartalen, {span}: {viele(len(termine), einzahl, mehrzahl)} aus {places}; {counts}."
    return " ".join(filter(None, (head, hinweis)))


_ARTEN = (
    (Art.ZEITRAUM, "mit Zeitraum"),
    (Art.LAUFEND, "laufend"),
    (Art.WIEDERKEHREND, "wiederkehrend"),
    (Art.FRIST, "nur mit Frist"),
)


def quartal(tag: date) -> str:
    """„Q1/2027“."""
    return f"Q{(tag.month + 2) // 3}/{tag.year}"


def tabelle(blatt: Blatt, massnahme: str, feld: str) -> Tabelle:
    """All measures of a picture with their times."""
    rows = tuple(
        (one.nummer, one.titel, one.feld, *map(_tag, (one.von, one.bis, one.frist)), one.wort) for one in blatt.termine
    )
    return Tabelle(("Nr.", massnahme, feld, "Beginn", "Ende", "Frist", "Angabe"), rows)


def _tag(tag: date | None) -> str:
    return HAUSSTIL.datum(tag) if tag else ""
