"""Which settings hold for a concept: found beside it or above, changed by options and the environment, each with its
origin."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from konzept.cli.fitting import Unpassend, fitted, rule_or_subject
from konzept.cli.german import Abbruch
from konzept.cli.judge import Massstab
from konzept.cli.known import listed
from konzept.cli.lookup import settings_of
from konzept.cli.read import Eingabe
from konzept.cli.surroundings import Heimat
from konzept.cli.tomlfile import Datei, Key, keys
from konzept.model import Reifegrad
from konzept.rules import KATALOG
from konzept.settings import TABELLEN, Auswahl, Erscheinung, Hausregeln, Lauf
from konzept.verdict.baseline import Eintrag
from konzept.verdict.selection import chosen

FORM_VARIABLE = "KONZEPT_OUTPUT_FORMAT"
VORGABE = "Vorgabe"
_LINT = "lint"


@dataclass(frozen=True, slots=True)
class Optionen:
    """What the command line says; None where it says nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    config: Path | None = None
    isolated: bool = False

    def values(self) -> Iterator[tuple[str, Any]]:
        """Key of the table [lint] and value, for what is said. Abbruch if it cannot be."""
        if self.config and self.isolated:
            raise Abbruch("--config und --isolated schließen einander aus.")
        kinds = keys()
        for field in fields(self):
            key = field.name.replace("_", "-")
            value = getattr(self, field.name)
            if value is not None and (_LINT, key) in kinds:
                plain = list(value) if isinstance(value, tuple) else str(value)
                try:
                    yield key, fitted(kinds[_LINT, key], plain)
                except Unpassend as error:
                    raise Abbruch(f"--{key}: {error}") from None


def names(said: list[str] | None) -> tuple[str, ...] | None:
    """What ``--select a,b --select c`` names. Abbruch if a name is missing, as where a variable is empty."""
    if said is None:
        return None
    found = tuple(one.strip() for words in said for one in words.split(","))
    if not all(found):
        raise Abbruch("Hinter --select, --extend-select und --ignore fehlt ein Name; mehrere trennt ein Komma.")
    for one in found:
        try:
            rule_or_subject(one)
        except Unpassend as error:
            raise Abbruch(str(error)) from None
    return found


@dataclass(frozen=True, slots=True)
class Geltend:
    """What is in force for one concept."""

    heimat: Heimat
    datei: Datei | None
    """The file with its settings, if there is one."""
    werte: Mapping[Key, Any]
    """Every key with its value."""
    quellen: Mapping[Key, tuple[str, ...]]
    """Key → where its value comes from: a file of settings, options, a variable; nothing for what is usual."""
    bekannt: tuple[Eintrag, ...] = ()
    """What the baseline holds about this concept."""

    def herkunft(self, key: Key, *inner: str) -> str:
        """Where a value comes from, with the line if it is a file; ``inner``: the key inside of a table."""
        named = (f"{one}:{self.datei.line(*key, *inner)}" if self.datei and one == self.datei.name else one
                 for one in self.quellen.get(key, ()))  # fmt: skip
        return ", ".join(named) or VORGABE

    @property
    def auswahl(self) -> Auswahl:
        """Which rules run, and how much they weigh."""
        return self._made(Auswahl)  # type: ignore[no-any-return]

    def massstab(self, stichtag: date, reifegrad: Reifegrad | None = None, *, vermerke: bool = True) -> Massstab:
        """By what the concept is judged."""
        return Massstab(
            stichtag, self.auswahl, self._made(Hausregeln), reifegrad, vermerke,
            self.datei.pfad.parent if self.datei else None, self.heimat,
            self.bekannt, self.lauf.fail_on, self.datei,
        )  # fmt: skip

    @property
    def lauf(self) -> Lauf:
        """What else the settings say of the run."""
        return self._made(Lauf)  # type: ignore[no-any-return]

    @property
    def erscheinung(self) -> Erscheinung:
        """How the documents are to look."""
        return self._made(Erscheinung)  # type: ignore[no-any-return]

    def _made(self, cls: type[Any]) -> Any:
        table = next(table for table, classes in TABELLEN.items() if cls in classes)
        return cls(**{one.name: self.werte[table, one.name.replace("_", "-")] for one in fields(cls)})


def effective(concept: str | Eingabe, optionen: Optionen | None = None, *, bekannte: bool = True) -> Geltend:
    """What is in force for a concept, read or named by an argument. Abbruch if the settings are not in order.

    ``bekannte``: whether the baseline is read.
    """
    optionen = optionen or Optionen()
    heimat = Heimat.of(concept)
    datei = settings_of(heimat, optionen.config, isolated=optionen.isolated)
    werte = {(table, one.replace("_", "-")): value for table, one, value in _usual()}
    quellen = dict[Key, tuple[str, ...]]()
    if datei:
        werte |= datei.values
        quellen = dict.fromkeys(datei.values, (datei.name,))
    form = (_LINT, "output-format")
    if os.environ.get(FORM_VARIABLE):
        werte[form], quellen[form] = os.environ[FORM_VARIABLE], (FORM_VARIABLE,)
    for key, value in optionen.values():
        _set(werte, quellen, key, value)
    return Geltend(heimat, datei, werte, quellen, _known(heimat, datei, werte, quellen) if bekannte else ())


@dataclass(frozen=True, slots=True)
class Verfahren:
    """How a run judges: what the command line says, and for each concept the settings of its own. Travels between
    processes."""

    stichtag: date
    optionen: Optionen = Optionen()
    reifegrad: Reifegrad | None = None
    vermerke: bool = True
    bekannte: bool = True
    """Whether what a baseline knows is put aside."""

    def geltend(self, concept: str | Eingabe) -> Geltend:
        """What is in force for one concept. Abbruch if its settings are not in order."""
        return effective(concept, self.optionen, bekannte=self.bekannte)

    def form(self, concepts: Sequence[object]) -> list[str] | None:
        """The form of output that the settings of the first concept name."""
        first = next((one for one in concepts if isinstance(one, str | Eingabe)), None)
        try:
            form = self.geltend(first).lauf.output_format if first is not None else ""
        except Abbruch:
            form = ""  # said where the concept is judged
        return [form] if form else None

    def words(self, concept: object) -> str:
        """Which settings hold for a concept, in a line; empty if that cannot be told yet."""
        if not isinstance(concept, str | Eingabe):
            return ""
        try:
            geltend = self.geltend(concept)
        except Abbruch:
            return ""
        rules = f"{len(chosen(geltend.auswahl))} von {len(KATALOG)} Regeln"
        file = geltend.datei.name if geltend.datei else "keine"
        return f"{geltend.heimat.name}: {rules}; Einstellungen: {file}."

    def massstab(self, concept: str | Eingabe) -> Massstab:
        """By what one concept is judged. Abbruch as above."""
        return self.geltend(concept).massstab(self.stichtag, self.reifegrad, vermerke=self.vermerke)


def _usual() -> Iterator[tuple[str, str, Any]]:
    for table, classes in TABELLEN.items():
        for cls in classes:
            usual = cls()
            yield from ((table, one.name, getattr(usual, one.name)) for one in fields(cls))


def _set(werte: dict[Key, Any], quellen: dict[Key, tuple[str, ...]], key: str, value: Any) -> None:
    """Take over an option. ``--select`` is a selection of its own; without it the others add to that of the file."""
    option = (f"--{key}",)
    there, ignore = (_LINT, key), (_LINT, "ignore")
    if key == "select":
        for other in ("extend-select", "ignore"):
            werte[_LINT, other] = ()
            quellen.pop((_LINT, other), None)
    if key in ("extend-select", "ignore"):
        if key == "extend-select":
            werte[ignore] = tuple(one for one in werte[ignore] if one not in value)
        werte[there], quellen[there] = (*werte[there], *value), (*quellen.get(there, ()), *option)
    else:
        werte[there], quellen[there] = value, option


def _known(
    heimat: Heimat, datei: Datei | None, werte: Mapping[Key, Any], quellen: Mapping[Key, tuple[str, ...]]
) -> tuple[Eintrag, ...]:
    key = (_LINT, "baseline")
    if not werte[key]:
        return ()
    of_file = datei is not None and quellen[key] == (datei.name,)
    path = datei.pfad.parent / werte[key] if datei and of_file else Path(werte[key])
    return listed(path).get(heimat.name, ())
