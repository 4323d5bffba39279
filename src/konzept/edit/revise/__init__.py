"""Text to text: the files of the next edition of a concept.

    concept  --plan-->  steps by route, and an account of them
             --lines->  the same lines, moved whole, cut out, put in; comments go with what they are about
             --applied> what the data are meant to be: both have to agree

What is not asked to change is the same bytes. Nothing is handed out that has not been read again (``verify``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from konzept.edit.fix.stoff import Datei
from konzept.edit.revise import emit
from konzept.edit.revise.blatt import Blatt
from konzept.edit.revise.lines import rewritten
from konzept.edit.revise.plan import Auftrag, Plan, Rechenschaft
from konzept.edit.revise.schritte import Schritte, applied
from konzept.edit.revise.verify import verify
from konzept.edit.tree import Unusual
from konzept.model import Konzept
from konzept.source import Data, Places

__all__ = ["Auftrag", "Fortschreibung", "Rechenschaft", "Unveraenderlich", "revise"]

ENTFALLEN = "entfallen"


class Unveraenderlich(Exception):
    """A file cannot be changed as it would have to be; the message is a German sentence."""


@dataclass(frozen=True, slots=True)
class Fortschreibung:
    """The next edition."""

    texts: Mapping[str, str]
    """File → its new text; only those that change."""
    weg: frozenset[str]
    """Files that the next edition does not have."""
    neu: Mapping[str, str]
    """Root key → text of a new file for it."""
    rechenschaft: Rechenschaft


def revise(konzept: Konzept, places: Places, auftrag: Auftrag) -> Fortschreibung:
    """The files of the next edition of a concept that has been read without a fault.

    Unveraenderlich says which file hinders it, and why.
    """
    plan = Plan(konzept, places, auftrag)
    dateien = [Datei(name, _whole(places.texts[name]), base) for name, base in places.bases().items()]
    schritte, neu = _placed(plan, dateien)
    texts, weg = dict[str, str](), set[str]()
    for datei in dateien:
        if any(schritte.gone(datei.base[:length]) for length in range(1, len(datei.base) + 1)):
            weg.add(datei.name)
            continue
        own = schritte.without(one.base for one in dateien if one.base and one is not datei)
        if applied(datei.data, datei.base, own) != datei.data:
            texts[datei.name] = _changed(datei, own)
    return Fortschreibung(texts, frozenset(weg), neu, plan.rechenschaft)


def _whole(text: str) -> str:
    # An editor that sets no last line break means the same text.
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")


def _placed(plan: Plan, dateien: list[Datei]) -> tuple[Schritte, dict[str, str]]:
    """The steps, with what is dropped where the concept has it: in its one file, else in a file of its own."""
    schritte, dropped = plan.schritte, list[Data | None](plan.entfallen)
    own = len(dateien) > 1 and not any(ENTFALLEN in one.data for one in dateien if not one.base)
    if dropped and own:
        end = "\r\n" if "\r\n" in next(one.text for one in dateien if not one.base) else "\n"
        return schritte, {ENTFALLEN: "".join(line + end for line in emit.block(dropped, 0))}
    return (replace(schritte, neu={**schritte.neu, (ENTFALLEN,): dropped}) if dropped else schritte), {}


def _changed(datei: Datei, schritte: Schritte) -> str:
    try:
        blatt = Blatt(datei)
        new = rewritten(blatt, schritte)
        verify(blatt, schritte, new)
    except Unusual as error:
        raise Unveraenderlich(f"{datei.name} lässt sich nicht fortschreiben: {error}.") from None
    return new
