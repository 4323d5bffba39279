"""Every document there is to print: each kind of each concept, in each format, once for all tests that only look."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
FORMATE = ("md", "docx", "pdf", "html")
ARTEN = tuple(sorted(path.name.removesuffix(".md.j2") for path in (ROOT / "templates").glob("*.md.j2")))
GEMEINSAM = ("konzept", "kurzfassung")
NACH_MASSNAHMEN = ("massnahmenplan", "steckbriefe")


class Ort(NamedTuple):
    """A concept, and the kinds of document it has the data for."""

    pfad: Path
    arten: tuple[str, ...]


ORTE: Mapping[str, Ort] = MappingProxyType(
    {
        "steinfurt": Ort(ROOT / "examples/steinfurt", (*GEMEINSAM, *NACH_MASSNAHMEN)),
        "neumuenster-2015": Ort(ROOT / "examples/neumuenster/2015", (*GEMEINSAM, *NACH_MASSNAHMEN)),
        "neumuenster": Ort(ROOT / "examples/neumuenster/2022", (*GEMEINSAM, "mitteilung", "synopse", "verbleib")),
        "rhein-kreis-neuss": Ort(ROOT / "examples/rhein-kreis-neuss", (*GEMEINSAM, *NACH_MASSNAHMEN, "finanzplan")),
        "musterhausen": Ort(
            ROOT / "tests/drucken/musterhausen", (*GEMEINSAM, *NACH_MASSNAHMEN, "finanzplan", "vorlage")
        ),
    }
)
FEINDLICH = "alle-felder"
"""A concept with every field there is, each filled with words that look like code; its own kinds are in `gedruckt`."""
BLAETTER = ("mitteilung", "vorlage")
"""Kinds with a head instead of cover and contents."""


class Druck(NamedTuple):
    """One document in one format."""

    ort: str
    art: str
    pfad: Path

    @property
    def name(self) -> str:
        """What a failing test calls it."""
        return f"{self.ort}: {self.pfad.name}"


class Auflage(NamedTuple):
    """All of them."""

    drucke: tuple[Druck, ...]

    def in_format(self, endung: str, ort: str = "") -> list[Druck]:
        """The documents in one format, of one concept or of all."""
        return [one for one in self.drucke if one.pfad.suffix == f".{endung}" and ort in ("", one.ort)]

    def einer(self, ort: str, art: str, endung: str) -> Path:
        """One certain document."""
        (found,) = (one.pfad for one in self.in_format(endung, ort) if one.art == art)
        return found


def gedruckt(konzept: Callable[..., Any], ordner: Path) -> Auflage:
    """Print everything, each concept as a user does: in one call."""

    hostile = Ort(_alle_felder(ordner / "konzept"), (*GEMEINSAM, *NACH_MASSNAHMEN, "finanzplan"))
    orte = {**ORTE, FEINDLICH: hostile}

    def druck(name: str) -> list[Druck]:
        ort = orte[name]
        options = [f"--art={art}" for art in ort.arten] + [f"--format={form}" for form in FORMATE]
        done = konzept("render", ort.pfad, *options, "--out", ordner / name)
        assert done.returncode == 0, done.stderr
        return list(_gelesen(name, ort.arten, [Path(line) for line in done.stdout.splitlines()]))

    with ThreadPoolExecutor(2) as pool:
        return Auflage(tuple(one for drucke in pool.map(druck, orte) for one in drucke))


def _alle_felder(ordner: Path) -> Path:
    from tests.angriff.fuellung import Fuellung
    from tests.angriff.werkstatt import KOPF

    from konzept.model import Konzept

    fuellung = Fuellung(so_viele=5)
    daten = fuellung.verwiesen(fuellung.teil(Konzept, ""))
    ordner.mkdir()
    text = yaml.safe_dump({**KOPF, **daten}, allow_unicode=True, sort_keys=False)
    (ordner / "konzept.yaml").write_text(text, encoding="utf-8")
    return ordner


def _gelesen(ort: str, arten: tuple[str, ...], paths: list[Path]) -> Iterator[Druck]:
    documents = [path for path in paths if path.suffix.lstrip(".") in FORMATE]
    assert len(documents) == len(FORMATE) * len(arten), documents
    for path in documents:
        (art,) = (art for art in arten if f"-{art}-" in f"-{path.stem}-")
        yield Druck(ort, art, path)
