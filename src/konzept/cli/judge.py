"""Everything there is to say about one concept: faults of reading, findings of rules, and what silences them."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from konzept import faults
from konzept.cli.german import Abbruch
from konzept.cli.images import images_of
from konzept.cli.read import Eingabe, neighbour, read
from konzept.finding import Finding, Level
from konzept.lint import lint
from konzept.load import ROOT_FILE, Geladen
from konzept.model import Konzept, Reifegrad
from konzept.rules import KATALOG, Rule
from konzept.settings import USUAL, Auswahl, Hausregeln
from konzept.source import Places, remarks
from konzept.verdict import Urteil
from konzept.verdict.prints import fingerprints
from konzept.verdict.selection import chosen, silent_at, speaks_of
from konzept.verdict.suppress import Sieved, sieve

_THEMEN = {rule.name: rule.thema for rule in KATALOG}


@dataclass(frozen=True, slots=True)
class Massstab:
    """By what a concept is judged."""

    stichtag: date
    auswahl: Auswahl = field(default_factory=Auswahl)
    hausregeln: Hausregeln = USUAL
    reifegrad: Reifegrad | None = None
    """Judge it as if it were as far as this."""
    vermerke: bool = True
    """Whether comments may silence findings."""
    wurzel: Path | None = None
    """The folder that patterns of paths and names of concepts are relative to."""


def judge(source: Eingabe, massstab: Massstab, loaded: Geladen | None = None) -> Urteil:
    """The verdict on ``source``, or on what has been ``loaded`` from it already."""
    loaded = loaded or source.load()
    rules = chosen(massstab.auswahl)
    found = (*loaded.findings, *_ruled(source, loaded, rules, massstab))
    heard = [one for one in dict.fromkeys(found) if not _ignored(one, massstab)]
    said = tuple(remarks(loaded.places)) if massstab.vermerke and loaded.konzept else ()
    sieved = sieve(heard, said, {rule.name for rule in rules})
    return _urteil(source, sieved, loaded.places, massstab)


def _urteil(source: Eingabe, sieved: Sieved, places: Places, massstab: Massstab) -> Urteil:
    name = _relative(source.show.rstrip("/") or ".", massstab.wurzel)
    every = sorted((*sieved.findings, *(one.finding for one in sieved.silenced)), key=lambda one: one.order)
    return Urteil(
        name,
        sieved.findings,
        sieved.silenced,
        prints=fingerprints(name, every),
        zeilen={(one.span.file, one.span.line): places.line(one.span) for one in every},
        lesbar=ROOT_FILE in source.files,
    )


def _ruled(source: Eingabe, loaded: Geladen, rules: tuple[Rule, ...], massstab: Massstab) -> list[Finding]:
    konzept = loaded.konzept
    if konzept is None:
        return []
    if massstab.reifegrad:
        konzept = konzept.model_copy(update={"reifegrad": massstab.reifegrad})
    image = images_of(source.folder)
    before, complaint = _predecessor(source, konzept, loaded.places)
    return complaint + lint(
        konzept,
        loaded.places,
        massstab.stichtag,
        rules,
        # A revision in git brings no pictures: of what is not looked at nothing is missing.
        bild=(lambda name: image(name) is not None) if source.folder else (lambda _name: True),
        vorgaenger=before,
        hausregeln=massstab.hausregeln,
        level=massstab.auswahl.level,
    )


def _predecessor(source: Eingabe, konzept: Konzept, places: Places) -> tuple[Konzept | None, list[Finding]]:
    """The previous edition the concept names, or the finding that it cannot be read."""
    if konzept.vorgaenger is None:
        return None, []
    try:
        before = read(neighbour(source, str(konzept.vorgaenger)), source.folder).load()
    except Abbruch as error:
        why = str(error)
    else:
        if before.konzept:
            return before.konzept, []
        wrong = next(one for one in before.findings if one.level is Level.FEHLER)
        why = f"{wrong.span}: {wrong.message}"
    span = places.value(("vorgaenger",))
    return None, [faults.VORGAENGER.at(span, f"Die vorige Fassung „{konzept.vorgaenger}“ lässt sich nicht lesen.", why)]


def _ignored(finding: Finding, massstab: Massstab) -> bool:
    """Whether the settings want to hear nothing of it at this path; a fehler of reading is always heard."""
    if not massstab.auswahl.per_path_ignores or (finding.rule in faults.FAULTS and finding.level is Level.FEHLER):
        return False
    names = silent_at(_relative(finding.span.file, massstab.wurzel), massstab.auswahl)
    return speaks_of(names, finding.rule, _THEMEN.get(finding.rule, ""))


def _relative(name: str, root: Path | None) -> str:
    """A file as the settings name it: relative to their folder, with "/"; as it is if it lies elsewhere."""
    try:
        return (Path.cwd() / name).relative_to(root).as_posix() if root else PurePosixPath(name).as_posix()
    except ValueError:
        return name
