"""fristen, zukunft: days that are told as past and have not come yet."""

from collections.abc import Iterator
from typing import NamedTuple

from konzept.finding import Level
from konzept.model import REIFEGRADE, Abschnitt, Beteiligung, Indikator, Konzept, Reifegrad
from konzept.model.beschluss import Beratung
from konzept.model.rahmen import Katalog
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.zeit import plus_months


class _Zeit(NamedTuple):
    """A field whose day is past, or not far ahead."""

    sieht: type[Abschnitt]
    feld: str
    was: str
    geplant: Reifegrad | None = None
    """Up to this reifegrad it may be planned, in all of them if it is the last one."""


_ZEITEN = (
    _Zeit(Konzept, "stand", "Der Stand {}"),
    _Zeit(Konzept, "veroeffentlicht", "Die Veröffentlichung ({})"),
    _Zeit(Katalog, "stand", "Der Stand {}"),
    _Zeit(Indikator, "ausgangsjahr", "Das Ausgangsjahr {}"),
    _Zeit(Beteiligung, "zeitraum", "Der Zeitraum {}", geplant="entwurf"),
    _Zeit(Beratung, "datum", "Der Termin {}", geplant="beschlossen"),
)
"""All of them but what other rules know: stand-in-der-zukunft, messwert-in-der-zukunft, bericht-zur-unzeit."""
_PLANBAR = 24
"""So many months ahead people plan; more is a slip."""


@rule(Level.WARNUNG, ab="entwurf")
def datum_in_der_zukunft(
    teil: Konzept | Katalog | Indikator | Beteiligung | Beratung, kontext: Kontext
) -> Iterator[Fund]:
    """Etwas soll schon geschehen sein, aber der Tag dafür kommt erst.

    Geprüft werden der Stand und die Veröffentlichung, das Jahr eines Ausgangswerts und der Zeitraum einer Beteiligung;
    meist ist das Jahr vertippt. Beratungen dürfen bevorstehen, die Beteiligung auch, solange das Konzept noch nicht
    beschlussreif ist, doch nicht mehr als zwei Jahre.

    Abhilfe: Berichtigen Sie das Datum, oder wählen Sie mit --stichtag den Tag, für den geprüft werden soll.

    Quelle: Neumünster 2022 (Mitteilung vom 29.09.2022, Beteiligung im März 2021, Beratungen bis zum 15.11.2022).

    Schlecht:
        titel: Zusammenleben
        stand: 29.09.2052 # <-
    Gut:
        titel: Zusammenleben
        stand: 29.09.2025
    """
    for zeit in _ZEITEN:
        angabe = getattr(teil, zeit.feld, None) if isinstance(teil, zeit.sieht) else None
        if angabe is None or angabe.beginn is None or angabe.beginn <= kontext.stichtag:
            continue
        far = angabe.beginn > plus_months(kontext.stichtag, _PLANBAR)
        if far or not zeit.geplant or _reifer(kontext.konzept.reifegrad, zeit.geplant):
            how = "liegt mehr als zwei Jahre in der Zukunft" if far and zeit.geplant else "liegt in der Zukunft"
            yield zeit.feld, f"{kontext.name(teil)}: {zeit.was.format(angabe)} {how}."


def _reifer(one: Reifegrad, other: Reifegrad) -> bool:
    return REIFEGRADE.index(one) > REIFEGRADE.index(other)
