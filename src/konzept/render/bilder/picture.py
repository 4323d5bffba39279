"""What a picture is made of: plain data with every place worked out, so that a template only draws."""

from dataclasses import dataclass
from functools import cached_property

from konzept.gesicht import Farben
from konzept.render.bilder.hatch import Kasten, schraffur
from konzept.render.bilder.letters import weite

MM = 72 / 25.4
"""Points of a millimetre: all lengths here are in points."""
HOCH_BREITE = round(160 * MM, 1)
"""Width of the text on a page in portrait."""
HOCH_HOEHE = round(195 * MM, 1)
QUER_BREITE = round(247 * MM, 1)
QUER_HOEHE = round(118 * MM, 1)


def palette(farben: Farben) -> dict[str, str]:
    """What a colour is named by in a picture -> its value. The names let every picture take any town's colours."""
    names = ("schrift", "leise", "linie", "grund", "akzent", "ziel", "zielband")
    reihen = {reihenfarbe(at): farbe for at, farbe in enumerate(farben.reihen)}
    return {name: getattr(farben, name) for name in names} | reihen


def reihenfarbe(at: int) -> str:
    """The name of the colour of a line, counted from 0."""
    return f"reihe-{at + 1}"


@dataclass(frozen=True, slots=True)
class Wort:
    """One line of text; ``y`` is its base line."""

    x: float
    y: float
    text: str
    anker: str = "start"
    """Which end ``x`` is: ``start``, ``middle``, ``end``."""
    groesse: float = 9
    fett: bool = False
    farbe: str = "schrift"

    @property
    def kasten(self) -> Kasten:
        """The room it takes."""
        breite = weite(self.text, self.groesse, self.fett)
        links = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anker] * breite
        return links, self.y - 0.75 * self.groesse, links + breite, self.y + 0.25 * self.groesse


@dataclass(frozen=True, slots=True)
class Strich:
    """A straight or broken line through some points."""

    punkte: tuple[tuple[float, float], ...]
    farbe: str = "schrift"
    staerke: float = 1
    muster: str = ""
    """Lengths of dashes and gaps; empty: drawn through."""

    @property
    def d(self) -> str:
        """The line as SVG says it."""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in self.punkte)


@dataclass(frozen=True, slots=True)
class Marke:
    """A sign at a place; its form says as much as its colour."""

    x: float
    y: float
    form: str
    """``kreis``, ``quadrat``, ``dreieck``, ``raute``, ``spitze``, ``kreuz``, ``pfeil-rechts``, ``pfeil-links``."""
    farbe: str = "akzent"
    hohl: bool = False
    radius: float = 3.4

    @property
    def d(self) -> str:
        """Its outline, for all forms but the circle."""
        corners = [(self.x + a * self.radius, self.y + b * self.radius) for a, b in _FORMEN[self.form]]
        return "M" + "L".join(f"{round(x, 2):g} {round(y, 2):g}" for x, y in corners) + "Z"

    @property
    def kasten(self) -> Kasten:
        """The room it takes, with its outline."""
        r = self.radius * 1.25 + 0.5
        return self.x - r, self.y - r, self.x + r, self.y + r


_FORMEN: dict[str, tuple[tuple[float, float], ...]] = {
    "kreis": (),
    "quadrat": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "dreieck": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "raute": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "spitze": ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    "kreuz": ((-0.3, -1.1), (0.3, -1.1), (0.3, -0.3), (1.1, -0.3), (1.1, 0.3), (0.3, 0.3), (0.3, 1.1), (-0.3, 1.1),
              (-0.3, 0.3), (-1.1, 0.3), (-1.1, -0.3), (-0.3, -0.3)),
    "pfeil-rechts": ((-0.7, -1), (1, 0), (-0.7, 1)),
    "pfeil-links": ((0.7, -1), (-1, 0), (0.7, 1)),
}  # fmt: skip
FORMEN = ("kreis", "quadrat", "dreieck", "raute", "spitze", "kreuz")
"""The forms that tell series apart, in the order in which they are given out."""


@dataclass(frozen=True, slots=True)
class Flaeche:
    """A rectangle with a pattern, which tells it from others without any colour."""

    x: float
    y: float
    breite: float
    hoehe: float
    muster: str = "leer"
    farbe: str = "akzent"
    rand: bool = True

    @property
    def voll(self) -> bool:
        """Whether it is filled."""
        return self.muster == "voll"

    @property
    def d(self) -> str:
        """Its pattern as lines; empty if it has none."""
        return schraffur(self.muster, self.kasten)

    @property
    def kasten(self) -> Kasten:
        """The room it takes."""
        return self.x, self.y, self.x + self.breite, self.y + self.hoehe


@dataclass(frozen=True)
class Zeichnung:
    """A picture as data: everything a template draws, from back to front."""

    breite: float
    hoehe: float
    striche: tuple[Strich, ...] = ()
    """Axes and what helps the eye."""
    flaechen: tuple[Flaeche, ...] = ()
    linien: tuple[Strich, ...] = ()
    """What the picture is about."""
    marken: tuple[Marke, ...] = ()
    schilder: tuple[Flaeche, ...] = ()
    """White ground below words that stand on a pattern."""
    worte: tuple[Wort, ...] = ()

    @cached_property
    def masse(self) -> tuple[str, str]:
        """Printed width and height."""
        return f"{self.breite / MM:.1f}mm", f"{self.hoehe / MM:.1f}mm"


@dataclass(frozen=True, slots=True)
class Tabelle:
    """What a picture shows, in rows."""

    kopf: tuple[str, ...]
    zeilen: tuple[tuple[str, ...], ...]

    @property
    def breiten(self) -> tuple[int, ...]:
        """How wide the columns are to each other: by their longest word or, up to a line, by their longest cell."""
        columns = zip(self.kopf, *self.zeilen, strict=True)
        return tuple(max(3, *(min(len(cell), 40) for cell in column)) for column in columns)


@dataclass(frozen=True, slots=True)
class Bild:
    """A finished picture. A template that prints it gets the picture with caption and alternative text."""

    name: str
    """File name, the same in every run: ``bild-reihe-<id>.svg``."""
    titel: str
    """Caption."""
    alternativtext: str
    """A sentence or two with the essential numbers."""
    breite: str
    """Printed width."""
    svg: bytes
    tabelle: Tabelle
