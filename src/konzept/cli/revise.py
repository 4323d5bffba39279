"""konzept revise"""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

import typer
from pydantic_core import PydanticCustomError

from konzept.cli import git
from konzept.cli.copying import Inhalt, companions, empty, fill
from konzept.cli.german import Abbruch
from konzept.cli.images import images_of
from konzept.cli.options import Farbe
from konzept.cli.read import Eingabe, read
from konzept.cli.terminal import quoted, say, show
from konzept.cli.today import today
from konzept.edit.revise import Auftrag, Fortschreibung, Unveraenderlich
from konzept.edit.revise import revise as next_edition
from konzept.finding import Level
from konzept.load import ROOT_FILE, Geladen, load
from konzept.report import FINDINGS, Verdict, visible
from konzept.report.fortschreibung import account, to_do
from konzept.verdict import Urteil
from konzept.werte import Zeitangabe

_HASH = 12
_ENDINGS = (".yaml", ".yml")
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")


def _zeit(value: str) -> Zeitangabe:
    try:
        return Zeitangabe.parse(value)
    except PydanticCustomError as error:
        raise typer.BadParameter(f"{error.message()} {(error.context or {}).get('abhilfe', '')}".strip()) from None


def revise(
    nach: Annotated[
        Path, typer.Option("--nach", metavar="NEU", help="Der Ordner der neuen Fassung; noch nicht da oder leer.")
    ],
    path: Annotated[
        str, typer.Argument(metavar="[ALT]", help="Die vorige Fassung: Ordner, Datei, <revision>:<pfad>; sonst „.“.")
    ] = ".",
    von: Annotated[
        Zeitangabe | None,
        typer.Option(
            "--von", metavar="ZEIT", parser=_zeit, help="Beginn der Geltung; sonst nach dem Ende der vorigen."
        ),
    ] = None,
    bis: Annotated[
        Zeitangabe | None,
        typer.Option("--bis", metavar="ZEIT", parser=_zeit, help="Ende der Geltung; sonst so lang wie die vorige."),
    ] = None,
) -> None:
    """Beginnt die nächste Fassung: eine Kopie mit denselben Kennungen, die unter „vorgaenger“ die vorige nennt.

    Maßnahmen, die als Angebot weitergehen, kommen unter „bestand“, was abgeschlossen oder entfallen ist, unter
    „entfallen“. Die Geltung rückt um ihre Länge weiter, Fristen und Stände bleiben. Kommentare bleiben bei dem, wozu
    sie gehören. Die vorige Fassung wird nicht angerührt.
    Exit-Code 0: angelegt. 2: nichts angelegt.
    """
    source = read(path)
    loaded = source.load()
    if loaded.konzept is None:
        raise _unreadable(loaded)
    ziel = _ziel(source, nach)
    try:
        done = next_edition(loaded.konzept, loaded.places, Auftrag(_vorgaenger(source, ziel), von, bis))
    except Unveraenderlich as error:
        raise Abbruch(f"{error} Es wurde nichts angelegt.") from None
    files = _files(source, ziel, done)
    fill(ziel.folder, files, ziel.root)
    for name in sorted(files):
        print((ziel.folder / name).as_posix(), flush=True)
    say(visible(f"Die neue Fassung liegt in {ziel.name}, die vorige bleibt in {source.show.rstrip('/') or path}."))
    for line in (*account(done.rechenschaft, loaded.konzept), *to_do(done.rechenschaft, loaded.konzept)):
        say(visible(line))
    name = quoted(ziel.name)
    for line in ("So geht es weiter:", f"  konzept lint {name}", f"  konzept diff {name}"):
        say(visible(line))


def _unreadable(loaded: Geladen) -> typer.Exit:
    full = FINDINGS["full"]
    faults = (one for one in loaded.findings if one.level is Level.FEHLER)
    show(full, full.findings(Verdict((Urteil.of(faults, loaded.places),), today())), Farbe.AUTO, stderr=True)
    return typer.Exit(2)


@dataclass(frozen=True, slots=True)
class _Ziel:
    """Where the next edition goes."""

    folder: Path
    root: str
    """The name of its root file."""

    @property
    def name(self) -> str:
        """What the next commands are told."""
        path = self.folder if self.root == ROOT_FILE else self.folder / self.root
        return path.as_posix()


def _ziel(source: Eingabe, nach: Path) -> _Ziel:
    """Abbruch if something is there already."""
    if _single(source) and nach.suffix in _ENDINGS:
        if os.path.lexists(nach):
            raise Abbruch(f"{nach.as_posix()} gibt es schon; vorhandenes wird nicht überschrieben.")
        return _Ziel(nach.parent, nach.name)
    if not empty(nach):
        raise Abbruch(f"{nach.as_posix()} ist nicht leer; gebraucht wird ein Ordner, den es noch nicht gibt oder in "
                      "dem nichts liegt. Es wurde nichts angelegt.")  # fmt: skip
    return _Ziel(nach, ROOT_FILE)


def _vorgaenger(source: Eingabe, ziel: _Ziel) -> str:
    """Where the older edition lies, as the next one names it: the way to it, or the revision."""
    if source.folder is not None:
        old = Path(source.argument) if _single(source) else source.folder
        try:
            return os.path.relpath(old.absolute(), ziel.folder.absolute()).replace(os.sep, "/")
        except ValueError:  # another drive
            return old.absolute().as_posix()
    revision, _, inner = source.argument.partition(":")
    found = git.commit(revision)
    near = next(one for one in (ziel.folder.absolute(), *ziel.folder.absolute().parents) if one.is_dir())
    if found is None or git.commit(found, near) is None:
        raise Abbruch(f"{ziel.name} liegt nicht in dem git-Archiv von {source.argument}; von dort fände niemand die "
                      "vorige Fassung. Wählen Sie einen Ordner darin. Es wurde nichts angelegt.")  # fmt: skip
    # A branch, and HEAD most of all, would soon name the next edition itself.
    return f"{revision if git.stays(revision) else found[:_HASH]}:{git.from_root(inner)}"


def _single(source: Eingabe) -> bool:
    return bool(source.show) and not source.show.endswith(("/", ":"))


def _files(source: Eingabe, ziel: _Ziel, done: Fortschreibung) -> Inhalt:
    """Everything the next edition holds. Abbruch if that were no concept."""
    single = _single(source)
    own: dict[str, bytes] = {}
    for name, old in source.files.items():
        shown = source.show if single else source.show + name
        if shown not in done.weg:
            own[ziel.root if single else name] = _content(old, done.texts.get(shown))
    own |= {f"{key}.yaml": text.encode("utf-8") for key, text in done.neu.items()}
    _sound(own, ziel)
    return {**(dict(_pictures(source, own, ziel)) if single else companions(source)), **own}


def _content(old: bytes, text: str | None) -> bytes:
    if text is None:
        return old
    return (BOM_UTF8 if old.startswith(BOM_UTF8) else b"") + text.encode("utf-8")


def _sound(own: Mapping[str, bytes], ziel: _Ziel) -> None:
    loaded = load({ROOT_FILE if name == ziel.root else name: content for name, content in own.items()}, f"{ziel.name}/")
    fault = next((one for one in loaded.findings if one.level is Level.FEHLER), None)
    if fault:
        raise Abbruch(f"Daraus entstünde kein Konzept: {fault.span}: {fault.message} {fault.hint} Es wurde nichts "
                      "angelegt.")  # fmt: skip


def _pictures(source: Eingabe, own: Mapping[str, bytes], ziel: _Ziel) -> Iterator[tuple[str, bytes | Path]]:
    """The pictures that a concept in a single file names, if they are not where it goes: around it may lie anything."""
    if source.folder is None or source.folder.resolve() == ziel.folder.resolve():
        return
    picture = images_of(source.folder)
    for found in _IMAGE.finditer(own[ziel.root].decode("utf-8")):
        name = unquote(found[1])
        content = picture(name)
        # „../x.png“ may come back into this folder, but not into the other one.
        if content is not None and ".." not in Path(name).parts and not (ziel.folder / name).exists():
            yield name, content
