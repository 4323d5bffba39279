"""How documents look: the colours of the house, or what a town has set of its own. Plain data, nothing is read here."""

from dataclasses import dataclass, replace
from pathlib import Path

from konzept.werte.farbe import abgehoben, abstand, getoent

HAUSSCHRIFT = "Source Sans 3"
KUNSTLICHT = 7.0
"""Contrast of the accent on a dark ground; more than letters need, as it has to be found there by somebody."""


@dataclass(frozen=True, slots=True)
class Farben:
    """All colours of text and pictures. Letters need a contrast of 4.5 : 1 on their ground, whatever else carries
    meaning 3 : 1 on white."""

    schrift: str = "#1d2327"
    leise: str = "#55626c"
    """Letters that step back."""
    akzent: str = "#14556b"
    """Headings, links, the ground of the cover."""
    grund: str = "#ffffff"
    flaeche: str = "#edf2f4"
    """Ground of table heads."""
    linie: str = "#c3ced4"
    """Lines that only help the eye."""
    ziel: str = "#8a4b00"
    """Targets and deadlines in pictures."""
    zielband: str = "#d9b98c"
    streifen: str = ""
    """A stripe at the foot of the cover's ground; empty: none."""
    reihen: tuple[str, ...] = ("#14556b", "#a4400a", "#3d6b1f", "#6a3d8f", "#8a1c4a", "#4a4a4a")
    """Lines and states that stand side by side."""

    @property
    def akzent_im_dunkeln(self) -> str:
        """The accent on a dark ground: lighter, of the same hue."""
        return abgehoben(self.akzent, DUNKLE_FLAECHE, KUNSTLICHT, heller=True)

    @property
    def streifen_im_dunkeln(self) -> str:
        """The stripe on a dark ground, as bright as the accent there."""
        return abgehoben(self.streifen, DUNKLE_FLAECHE, KUNSTLICHT, heller=True)

    @classmethod
    def der_stadt(cls, akzent: str, zweitfarbe: str) -> "Farben":
        """The colours of the house with the accent and the second colour of a town, as far as it has set them."""
        haus = cls()
        if akzent:
            # On their tinted ground the letters of a table's head must not lose what they have on white.
            flaeche = abgehoben(getoent(akzent, haus.flaeche), akzent, heller=True)
            linie, reihen = getoent(akzent, haus.linie), _reihen(akzent, haus.reihen)
            haus = replace(haus, akzent=akzent, flaeche=flaeche, linie=linie, reihen=reihen)
        if zweitfarbe:
            zielband = getoent(zweitfarbe, haus.zielband)
            haus = replace(haus, ziel=zweitfarbe, zielband=zielband, streifen=zweitfarbe)
        return haus


DUNKLE_FLAECHE = "#20282d"
"""The lightest ground that letters have in the dark mode of ``templates/html/rahmen.html``."""


def _reihen(akzent: str, haus: tuple[str, ...]) -> tuple[str, ...]:
    """The accent first; the colour that looks most like it makes room for that of the house."""
    nearest = min(haus, key=lambda one: abstand(one, akzent))
    return akzent, *(haus[0] if one == nearest else one for one in haus[1:])


@dataclass(frozen=True, slots=True)
class Abbildung:
    """A picture that belongs to no text."""

    inhalt: bytes
    alternativtext: str
    """What it shows; empty if it is only an ornament."""


@dataclass(frozen=True, slots=True)
class Satz:
    """Typst settings of a town's own."""

    name: str
    """What the file is called in messages."""
    inhalt: bytes


@dataclass(frozen=True, slots=True)
class Gesicht:
    """The looks of all documents of a town."""

    farben: Farben = Farben()
    logo: Abbildung | None = None
    titelbild: Abbildung | None = None
    schrift: str = HAUSSCHRIFT
    schriften: tuple[Path, ...] = ()
    """Folders with fonts that come before ours."""
    word: bytes | None = None
    """A reference document for Word that stands in for ours."""
    satz: Satz | None = None


HAUS = Gesicht()
"""What holds where a town has set nothing."""
