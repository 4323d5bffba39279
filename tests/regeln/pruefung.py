"""What the tables of edge cases share: what a rule says about a few lines of a concept."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from konzept.finding import Finding
from konzept.lint import lint
from konzept.load import load
from konzept.model import Konzept
from konzept.rules import KATALOG
from konzept.source import Places
from konzept.verdict import Urteil
from konzept.verdict.bundle import bundled
from konzept.verdict.prints import fingerprints

REGELN = {rule.name: rule for rule in KATALOG}
KOPF = "konzept: 1\ntitel: Zusammenleben\nkommune:\n  name: Musterstadt\n"
FELD = "handlungsfelder:\n  - id: f\n    titel: Sprache\n"
MASSNAHME = FELD + "    massnahmen:\n      - id: m\n        titel: Kurs\n"
GELTUNG = "geltung:\n  von: 2026\n  bis: 2030\n"


def gelesen(text: str) -> tuple[Konzept, Places]:
    """A few lines as a concept."""
    loaded = load({"konzept.yaml": (KOPF + text).encode()})
    assert loaded.findings == ()
    assert loaded.konzept is not None
    return loaded.konzept, loaded.places


def befunde(name: str, text: str, stichtag: str = "2026-01-01", **rest: Any) -> list[Finding]:
    """Every finding of one rule, part by part; ``rest`` is what else lint takes."""
    bild = {"bild": lambda name: "weg" not in name}
    return lint(*gelesen(text), date.fromisoformat(stichtag), (REGELN[name],), **{**bild, **rest})


def worte(found: Iterable[Finding]) -> list[str]:
    """„Zeile: Meldung“ of findings."""
    return [f"{one.span.line - 4}: {one.message}" for one in found]


def meldungen(name: str, text: str, stichtag: str = "2026-01-01", **rest: Any) -> list[str]:
    """„Zeile: Meldung“ of every finding of one rule, part by part."""
    return worte(befunde(name, text, stichtag, **rest))


def gebuendelt(found: Iterable[Finding], konzept: Konzept, places: Places) -> tuple[Finding, ...]:
    """Findings as they are told: once for many of one kind in a field."""
    every = tuple(found)
    prints = fingerprints(".", every)
    return bundled(Urteil(".", every, prints=prints), konzept, places).findings


BEISPIELE = ("steinfurt", "neumuenster/2015", "neumuenster/2022", "rhein-kreis-neuss")
UNBESTIMMT = (
    ("steinfurt", "arbeit-und-beschaeftigung"),
    ("steinfurt", "sprache-und-bildung"),
    ("steinfurt", "infrastruktur"),
    ("steinfurt", "sport-und-kultur"),
    ("steinfurt", "selbstorganisation"),
    ("steinfurt", "netzwerke-und-kommunikation"),
    ("neumuenster/2015", "bildung-und-arbeit"),
    ("neumuenster/2015", "m-einstellungen-der-stadt"),
    ("neumuenster/2015", "m-preis-fuer-betriebe"),
    ("rhein-kreis-neuss", "m-infoveranstaltung-schulen"),
    ("rhein-kreis-neuss", "arbeit"),
    ("rhein-kreis-neuss", "m-antraege-integrationsraete"),
    ("rhein-kreis-neuss", "m-kooperation-kurstraeger-beratung"),
    ("rhein-kreis-neuss", "interkulturelle-oeffnung"),
)
"""Where measures of the real documents say neither who is responsible nor by when: field of many, or measure."""


def massnahmen(*rest: str, feld: str = "f") -> str:
    """A field with measures, one in each line; the list begins in line 4."""
    head = FELD.replace("id: f", f"id: {feld}") + "    massnahmen:\n"
    return head + "".join(f"      - {{id: {feld}{n}, titel: M{n}{one}}}\n" for n, one in enumerate(rest))


def in_beispielen(thema: str, *names: str) -> Iterator[tuple[str, str, str]]:
    """Example, rule and part of every finding told of the real documents, as of the 21st of November 2026."""
    rules = tuple(rule for rule in KATALOG if rule.thema == thema)
    assert rules
    for name in names or BEISPIELE:
        folder = Path(__file__).parents[2] / "examples" / name
        loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")})
        assert loaded.konzept is not None
        found = lint(loaded.konzept, loaded.places, date(2026, 11, 21), rules)
        yield from ((name, one.rule, one.teil) for one in gebuendelt(found, loaded.konzept, loaded.places))
