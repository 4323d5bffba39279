"""One change in a part that goes on: what the cells of both editions hold, and its words for the third column."""

from collections.abc import Iterable
from dataclasses import dataclass

from konzept.diff import Art, Change, Gewicht, gewicht
from konzept.model import Abschnitt, Index, title, title_field, weight_of
from konzept.render.cell import Satz, Stueck, Zelle, satz
from konzept.render.comparison.exchange import exchanged, said, side_by_side
from konzept.render.comparison.reading import NOT_PRINTED, angabe, label
from konzept.render.plain import clean


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What is told about one change."""

    verb: str
    """What happened; complete, or of a field."""
    feld: str = ""
    """What the field is called."""
    alt: Zelle = ()
    neu: Zelle = ()


Seite = tuple[Abschnitt, Index]
"""A part, and the edition it is of."""


def field_changed(change: Change, alt: Seite, neu: Seite) -> Gesagt:
    """A field that changed, was filled in or emptied. TextFehler if it holds a text that cannot be printed."""
    if change.art is Art.UMBENANNT and in_name(change, neu):
        return Gesagt("umbenannt")
    if change.feld.partition(".")[0] in NOT_PRINTED:
        return Gesagt("redaktionell geändert", label(type(neu[0]), change.feld.partition(".")[0]))
    was, now = (angabe(teil, change.feld, index) for teil, index in (alt, neu))
    if was is None or now is None:
        one = now or was
        return Gesagt("ergänzt" if now else "gestrichen", one.label if one else "", said(was), said(now))
    minor = gewicht(change) is Gewicht.REDAKTIONELL
    if minor and (in_name(change, neu) or sorted(was.eintraege) == sorted(now.eintraege)):
        return Gesagt("nur der Form nach geändert", now.label)
    both = exchanged(was, now)
    if both is None:
        return Gesagt("neu gefasst", now.label, said(was), said(now))
    if change.art is Art.UMBENANNT:
        return Gesagt("umbenannt", "", *both)
    return Gesagt("redaktionell geändert" if minor else "geändert", now.label, *both)


def in_name(change: Change, neu: Seite) -> bool:
    """Whether it is the title, and what the part is called shows it."""
    teil, index = neu
    return change.feld == title_field(type(teil)) and title(teil) in index.name(teil)


def verbs(told: Iterable[Gesagt]) -> Zelle:
    """Everything that happened: each verb once, with the fields it is said of."""
    found: dict[str, list[str]] = {}
    for one in told:
        found.setdefault(one.verb, []).extend([one.feld] if one.feld else [])
    return tuple(
        satz(f"{verb}: {', '.join(dict.fromkeys(felder))}" if felder else verb) for verb, felder in found.items()
    )


def name(one: Seite) -> Satz:
    """What a part is called in its edition, set to be found."""
    teil, index = one
    return satz(clean(index.name(teil)), fett=True)


def names(alt: Seite, neu: Seite, *, marked: bool) -> tuple[Satz, Satz]:
    """What a part was called and is called; if wanted, with the words of the title that are other ones marked."""
    if not marked:
        return name(alt), name(neu)
    both = side_by_side(clean(title(alt[0])), clean(title(neu[0])))
    return _around(both[0], alt), _around(both[1], neu)


def _around(pieces: list[Stueck], one: Seite) -> Satz:
    teil, index = one
    before, _, after = clean(index.name(teil)).rpartition(clean(title(teil)))
    return Satz((Stueck(before), *pieces, Stueck(after)), fett=True)


def whole(one: Seite, felder: Iterable[str]) -> Zelle:
    """A part with all it says, but for what concerns only the print."""
    teil, index = one
    cls = type(teil)
    shown = (
        angabe(teil, feld, index)
        for feld in felder
        if feld != title_field(cls)
        and feld.partition(".")[0] not in NOT_PRINTED
        and weight_of(cls, feld) is not Gewicht.REDAKTIONELL
    )
    return (name(one), *(line for angabe_ in shown for line in said(angabe_)))
