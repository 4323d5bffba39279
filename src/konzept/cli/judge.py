"""Everything there is to say about one concept: faults of reading, findings of rules, and what silences them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from konzept import faults
from konzept.cli.beside import beside
from konzept.cli.german import Abbruch
from konzept.cli.images import Image, images_of
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.surroundings import Heimat
from konzept.cli.tomlfile import Datei
from konzept.finding import Finding, Level
from konzept.lint import lint
from konzept.load import ROOT_FILE, Geladen
from konzept.model import Konzept, Reifegrad
from konzept.rules import KATALOG, Rule
from konzept.settings import USUAL, Auswahl, Hausregeln, Names
from konzept.source import Places, remarks
from konzept.verdict import Urteil, lines_of
from konzept.verdict.baseline import Eintrag, hold_against
from konzept.verdict.bundle import bundled
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
    """The folder that patterns of paths are relative to."""
    heimat: Heimat | None = None
    """Where the concept is at home; None: it is called as it was named."""
    bekannt: tuple[Eintrag, ...] = ()
    """What the baseline holds."""
    schwelle: Level = Level.FEHLER
    """From this weight on a finding is too much."""
    einstellungen: Datei | None = None
    """The file with the settings, for what there is to say about it."""


def judge(source: Eingabe, massstab: Massstab, loaded: Geladen | None = None, image: Image | None = None) -> Urteil:
    """The verdict on ``source``, or on what has been ``loaded`` from it already; ``image`` gives its pictures."""
    loaded = loaded or source.load()
    rules = chosen(massstab.auswahl)
    before, complaint = _predecessor(source, loaded)
    around, others = beside(source, massstab)
    found = (*loaded.findings, *complaint, *around, *_ruled(source, loaded, rules, before, massstab, image))
    said = tuple(remarks(loaded.places)) if massstab.vermerke and loaded.konzept else ()
    # Without the previous edition its rules find nothing; what silences them is not needless for that.
    ran = {rule.name for rule in rules if not (complaint and said and rule.doc.vorgaenger)}
    sieved = _heard(sieve(dict.fromkeys(found), said, ran), source, massstab)
    urteil = hold_against(_urteil(source, sieved, (loaded.places, others), massstab), massstab.bekannt, ran)
    return bundled(urteil, loaded.konzept, loaded.places) if loaded.konzept else urteil


def _urteil(source: Eingabe, sieved: Sieved, places: tuple[Places, ...], massstab: Massstab) -> Urteil:
    name = massstab.heimat.name if massstab.heimat else source.show.rstrip("/") or "."
    every = sorted((*sieved.findings, *(one.finding for one in sieved.silenced)), key=lambda one: one.order)
    return Urteil(
        name,
        sieved.findings,
        sieved.silenced,
        prints=fingerprints(name, every),
        zeilen=lines_of(every, places),
        schwelle=massstab.schwelle,
        lesbar=ROOT_FILE in source.files,
        revision="" if source.folder else source.argument.partition(":")[0],
    )


def _ruled(
    source: Eingabe,
    loaded: Geladen,
    rules: tuple[Rule, ...],
    before: Konzept | None,
    massstab: Massstab,
    image: Image | None,
) -> list[Finding]:
    konzept = loaded.konzept
    if konzept is None:
        return []
    if massstab.reifegrad:
        konzept = konzept.model_copy(update={"reifegrad": massstab.reifegrad})
    given = image or images_of(source.folder)
    return lint(
        konzept,
        loaded.places,
        massstab.stichtag,
        rules,
        # A revision in git brings no pictures: of what is not looked at nothing is missing.
        bild=(lambda name: given(name) is not None) if source.folder else (lambda _name: True),
        vorgaenger=before,
        hausregeln=massstab.hausregeln,
        level=massstab.auswahl.level,
    )


def _predecessor(source: Eingabe, loaded: Geladen) -> tuple[Konzept | None, list[Finding]]:
    """The previous edition the concept names, or the finding that it cannot be read."""
    konzept, places = loaded.konzept, loaded.places
    if konzept is None or konzept.vorgaenger is None:
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


def _heard(sieved: Sieved, source: Eingabe, massstab: Massstab) -> Sieved:
    """Without what the settings want to hear nothing of; a fehler of reading is always heard."""

    @cache
    def silent(file: str) -> Names:
        return (*silent_at(_path(file, source, massstab), massstab.auswahl), *weak)

    # Rules that are ignored have not run; what reading itself finds has been found all the same.
    weak = tuple(name for name in massstab.auswahl.ignore if name in faults.FAULTS)
    if not weak and not massstab.auswahl.per_path_ignores:
        return sieved

    def heard(one: Finding) -> bool:
        return (one.rule in faults.FAULTS and one.level is Level.FEHLER) or not speaks_of(
            silent(one.span.file), one.rule, _THEMEN.get(one.rule, "")
        )

    return Sieved(
        tuple(filter(heard, sieved.findings)), tuple(one for one in sieved.silenced if heard(one.finding))
    )  # fmt: skip


def _whole_path(file: str, source: Eingabe, heimat: Heimat, einstellungen: Datei | None) -> Path:
    if einstellungen and file == einstellungen.name:
        return einstellungen.pfad
    if not source.show or source.show.endswith(("/", ":")):
        return heimat.pfad / file.removeprefix(source.show)
    # Beside a concept in a single file lie its templates.
    return (
        heimat.pfad if file == source.show else heimat.ordner / file.removeprefix(source.show.rpartition("/")[0] + "/")
    )


def _path(file: str, source: Eingabe, massstab: Massstab) -> str:
    """A file as the settings name it: relative to their folder, with "/"; as it is shown if it lies elsewhere."""
    if massstab.heimat is None or massstab.wurzel is None:
        return file
    path = _whole_path(file, source, massstab.heimat, massstab.einstellungen)
    return path.relative_to(massstab.wurzel).as_posix() if path.is_relative_to(massstab.wurzel) else file
