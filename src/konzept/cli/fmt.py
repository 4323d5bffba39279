"""konzept fmt"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from konzept.cli.discover import concepts
from konzept.cli.german import Abbruch
from konzept.cli.hindrance import unreadable
from konzept.cli.options import StdinNameOption
from konzept.cli.patch import patch
from konzept.cli.read import home, read
from konzept.cli.stdin import STDIN, only_stdin, received
from konzept.cli.terminal import say, write
from konzept.cli.writing import rewrite
from konzept.edit import Geformt, canonical
from konzept.finding import Finding
from konzept.load import ROOT_FILE
from konzept.model import Konzept
from konzept.source import MAX_BYTES, Route, decode


def fmt(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PFAD]…", help="Ordner oder Datei; „-“ für stdin; sonst „.“.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Ändert nichts; Exit-Code 1, wenn etwas zu ändern ist.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Ändert nichts; zeigt, was sich ändern würde.")] = False,
    stdin_filename: StdinNameOption = None,
) -> None:
    """Bringt die Dateien eines Konzepts in eine einheitliche Form und nennt jede, die sich ändert.

    Schlüssel in der Reihenfolge des Handbuchs, zwei Leerzeichen je Ebene, Anführungszeichen, wo sie nötig sind.
    Kommentare, leere Zeilen und jedes Wort bleiben. Was nicht zu lesen ist, wird nicht angerührt.
    Exit-Code 0: in Form. 1: mit --check, etwas ist zu ändern. 2: Aufruf falsch oder etwas nicht zu lesen.
    """
    wanted = list(dict.fromkeys(paths or ["."]))
    piped = only_stdin(wanted, stdin_filename)
    files = [_stdin(stdin_filename)] if piped else [file for path in wanted for file in _files(path)]
    count: Counter[str] = Counter(_one(file, check, diff) for file in {file.key: file for file in files}.values())
    if not piped:
        say(f"{_files_word(count['neu'])} {'zu ändern' if check or diff else 'geändert'}, {count['gleich']} in Form"
            + (f", {count['fehler']} nicht lesbar" if count["fehler"] else "") + ".")  # fmt: skip
    raise typer.Exit(2 if count["fehler"] else 1 if check and count["neu"] else 0)


@dataclass(frozen=True, slots=True)
class _Datei:
    shown: str
    content: bytes
    base: Route
    """Where in the concept its content belongs."""
    path: Path | None = None
    """Where it is written to; None for stdout."""

    @property
    def key(self) -> str:
        return str(self.path or self.shown)


def _files(argument: str) -> list[_Datei]:
    path = Path(argument)
    try:
        if path.is_file():
            with path.open("rb") as file:
                return [_Datei(path.as_posix(), file.read(MAX_BYTES + 1), _base(path), path.resolve())]
        if path.is_dir():
            return list(_folder(path, argument))
    except OSError as error:
        raise unreadable(argument, error) from None
    raise Abbruch(f"{argument} gibt es nicht. Angegeben wird der Ordner, in dem {ROOT_FILE} liegt, oder eine Datei.")


def _folder(path: Path, argument: str) -> Iterator[_Datei]:
    """The files of a concept, of one of its folders, or of every concept below."""
    inside = not (path / ROOT_FILE).is_file() and (path.absolute().parent / ROOT_FILE).is_file()
    root = path.parent if inside and path.name else path.absolute().parent if inside else path
    if not (root / ROOT_FILE).is_file():
        below = concepts(argument)
        if below == [argument]:
            raise Abbruch(f"In {argument} liegt keine Datei {ROOT_FILE}. Geben Sie den Ordner an, in dem sie liegt.")
        for one in below:
            if isinstance(one, Abbruch):
                raise one
            yield from _folder(Path(one), one)
        return
    for name, content in read(str(root)).files.items():
        base = _route(PurePosixPath(name))
        if base is not None and (not inside or name.startswith(path.absolute().name + "/")):
            yield _Datei((root / name).as_posix(), content, base, (root / name).resolve())


def _base(path: Path) -> Route:
    """What a single file holds: by its place in the concept around it, else by its name."""
    around = home(path)
    if around:
        return _route(PurePosixPath(around[1])) or ()
    return _route(PurePosixPath(*path.absolute().parts[-2:])) or _route(PurePosixPath(path.name)) or ()


def _route(name: PurePosixPath) -> Route | None:
    """Where the content of a file belongs, by its path in the concept's folder; None if nobody reads it."""
    key = name.stem if len(name.parts) == 1 else name.parts[0]
    if name == PurePosixPath(ROOT_FILE):
        return ()
    if len(name.parts) > 2 or name.suffix != ".yaml" or key not in Konzept.model_fields:
        return None
    return (key,) if len(name.parts) == 1 else (key, 0)


def _stdin(name: str | None) -> _Datei:
    return _Datei(name or STDIN, received(), _base(Path(name)) if name else ())


def _one(file: _Datei, check: bool, diff: bool) -> str:
    """Format one file; whether it is new, the same, or has a fault."""
    text = decode(file.content, file.shown)
    done = Geformt(None, (text,)) if isinstance(text, Finding) else canonical(text, file.shown, file.base)
    if isinstance(text, Finding) or done.text is None:
        return _left(file, done, quiet=check or diff)
    new = (BOM_UTF8 if file.content.startswith(BOM_UTF8) else b"") + done.text.encode("utf-8")
    changed = new != file.content
    if diff and changed:
        write(patch(text, done.text, file.shown))
    elif check and changed:
        print(file.shown, flush=True)
    elif file.path is None and not (check or diff):
        write(new.decode("utf-8"))
    elif changed and file.path is not None and not _written(file, file.path, new):
        return "fehler"
    return "neu" if changed else "gleich"


def _left(file: _Datei, done: Geformt, *, quiet: bool) -> str:
    for finding in done.findings:
        say(f"{finding.span}: {finding.message} {finding.hint}".rstrip())
    if done.findings:
        say(f"{file.shown} bleibt, wie sie ist, bis das behoben ist.")
        return "fehler"
    say(f"{file.shown} bleibt, wie sie ist: {done.grund}.")
    if file.path is None and not quiet:
        # Whoever asked through a pipe gets the text back in any case.
        write(file.content.decode("utf-8"))
    return "gleich"


def _written(file: _Datei, path: Path, content: bytes) -> bool:
    try:
        rewrite(path, file.shown, file.content, content)
    except Abbruch as error:
        say(str(error))
        return False
    print(file.shown, flush=True)
    return True


def _files_word(number: int) -> str:
    return f"{number} {'Datei' if number == 1 else 'Dateien'}"
