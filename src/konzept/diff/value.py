"""What a comparison is told in: changes of new parts, fates of old ones."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from konzept.model import Route


class Art(Enum):
    """What happened to a part; the verbs councils use."""

    NEU = "neu"
    ENTFALLEN = "entfallen"
    UMBENANNT = "umbenannt"
    VERSCHOBEN = "verschoben"
    AUFGETEILT = "aufgeteilt"
    ZUSAMMENGELEGT = "zusammengelegt"
    GEAENDERT = "geändert"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact about one part. The concept itself has the id ""."""

    art: Art
    id: str
    """Of the part in the newer edition; in the older one, where it is gone or divided."""
    klasse: str
    """Kind of the part: Massnahme, Leitziel …"""
    wort: str
    """The same for people: Maßnahme, Leitziel …"""
    titel: str
    """Its title in the newer edition that has it."""
    feld: str = ""
    """The field, for GEAENDERT and UMBENANNT; the list it stands in, for VERSCHOBEN."""
    feld_alt: str = ""
    """For VERSCHOBEN: the list it stood in."""
    alt: Any = None
    """Old value as plain data: of the field; for ENTFALLEN all fields by name; for VERSCHOBEN the id of the part it
    stood in; for ZUSAMMENGELEGT the fields of each old part by its id; for NEU what the older edition says of it under
    ``entfallen``, None if nothing."""
    neu: Any = None
    """New value: of the field; for NEU all fields; for VERSCHOBEN the id of the part it stands in; for AUFGETEILT the
    ids of the parts it went into; for ENTFALLEN what the newer edition says of it under ``entfallen``."""
    id_alt: str = ""
    """Its id in the older edition, where that is another one."""
    klasse_alt: str = ""
    """Its kind in the older edition, where that is another one: a measure became an offer."""
    mit: str = ""
    """For NEU and ENTFALLEN: id of the part around it that is new, or gone, as well."""
    folge: bool = False
    """Whether it only follows from a division or a merger that has been told already, as another title does."""
    route_alt: Route | None = None
    """Where it stands in the old edition; None if it is not there."""
    route_neu: Route | None = None

    @property
    def grund(self) -> str:
        """For ENTFALLEN: why, as the newer edition says."""
        return str(self.neu.get("grund", "")) if self.art is Art.ENTFALLEN and self.neu else ""


class Verb(Enum):
    """What became of an old part; each has exactly one, the first of these that holds."""

    ENTFALLEN = "entfallen"
    OHNE_ANGABE = "ohne Angabe"
    """It is not there any more, and the newer edition names neither it nor what it stood in."""
    AUFGETEILT = "aufgeteilt"
    ZUSAMMENGELEGT = "zusammengelegt"
    UMBENANNT = "umbenannt"
    VERSCHOBEN = "verschoben"
    GEAENDERT = "geändert"
    UNVERAENDERT = "unverändert"


@dataclass(frozen=True, slots=True)
class Schicksal:
    """What became of one part of the older edition."""

    id: str
    klasse: str
    wort: str
    titel: str
    nummer: str
    """Its printed number in the older edition; empty if its kind has none."""
    verb: Verb
    nach: tuple[str, ...]
    """Ids of the parts that continue it, in the order of the newer edition."""
    grund: str
    """Why it was dropped; empty if it was not, or nobody says."""
    verbleib: str
    """What becomes of its content, as the newer edition says; likewise."""
    mit: str
    """``id`` of the dropped part around it, with which it is dropped; empty if it has an entry of its own."""
    route: Route
    """Where it stood."""
