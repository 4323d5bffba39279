"""Two editions to compare: both named, or the newer one alone with what came before it."""

from dataclasses import dataclass
from pathlib import Path

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.cli.read import Eingabe, neighbour, read
from konzept.finding import Level
from konzept.load import Geladen
from konzept.model import Konzept
from konzept.verdict import Urteil

LAST_COMMIT = "HEAD"


@dataclass(frozen=True, slots=True)
class Fassungen:
    """Two editions that have been read, and how to speak of them."""

    alt: Geladen
    neu: Geladen
    name_alt: str
    name_neu: str

    @property
    def unlesbar(self) -> Urteil | None:
        """What keeps one of them from being compared; None if both are sound."""
        if self.alt.konzept and self.neu.konzept:
            return None
        faults = (fault for one in (self.alt, self.neu) for fault in one.findings if fault.level is Level.FEHLER)
        return Urteil.of(dict.fromkeys(faults), self.alt.places, self.neu.places)

    @property
    def konzept_alt(self) -> Konzept:
        """The older concept; to be asked for only if ``unlesbar`` is None."""
        return _sound(self.alt)

    @property
    def konzept_neu(self) -> Konzept:
        """The newer one, likewise."""
        return _sound(self.neu)


def _sound(loaded: Geladen) -> Konzept:
    if loaded.konzept is None:
        raise ValueError("an edition that cannot be read has no concept")
    return loaded.konzept


def editions(arguments: list[str], seit: str | None = None) -> Fassungen:
    """The two editions ``arguments`` name, older one first; one alone is compared with what came before it.

    Before it came: the same path in the revision ``seit``; else the edition it names as ``vorgaenger``; else its state
    in the last commit. Abbruch if there is no such thing.
    """
    if len(arguments) > 2:
        raise Abbruch("Verglichen werden zwei Fassungen: konzept diff ALT NEU.")
    if len(arguments) == 2:
        if seit:
            raise Abbruch("Mit --seit wird nur NEU angegeben.")
        return Fassungen(read(arguments[0]).load(), read(arguments[1]).load(), *arguments)
    source = read(arguments[0])
    loaded = source.load()
    name = source.show.rstrip("/") or arguments[0]
    if loaded.konzept is None:
        # What came before it, it may say in what cannot be read.
        return Fassungen(loaded, loaded, name, name)
    before = _before(source, loaded.konzept, seit)
    old = read(before, source.folder)
    return Fassungen(old.load(), loaded, old.show.rstrip("/") or before, name)


def _before(source: Eingabe, konzept: Konzept, seit: str | None) -> str:
    if seit is None and konzept.vorgaenger:
        return neighbour(source, str(konzept.vorgaenger))
    if source.folder is None and seit is not None:
        return f"{seit}:{source.argument.partition(':')[2]}"
    if source.folder is None:
        raise Abbruch(f"{source.argument} nennt keinen „vorgaenger“. Geben Sie auch die frühere Fassung an: "
                      "konzept diff ALT NEU.")  # fmt: skip
    inside = git.inside(source.folder)
    if inside is None:
        why = "liegt in keinem git-Archiv" if seit else "nennt keinen „vorgaenger“ und liegt in keinem git-Archiv"
        raise Abbruch(f"{source.argument} {why}. Geben Sie die frühere Fassung an: konzept diff ALT NEU.")
    path = Path(source.argument)
    return f"{seit or LAST_COMMIT}:{inside}{path.name if path.is_file() else ''}"
