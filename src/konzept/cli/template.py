"""konzept template"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any

import typer
from rich.text import Text

from konzept.cli.copies import content_of, copy_of, short
from konzept.cli.german import HELP, Abbruch, German, help_without_command
from konzept.cli.options import ColorOption, Farbe
from konzept.cli.patch import patch
from konzept.cli.provenance import copied
from konzept.cli.templates import ENDING, FOLDER, Templates, files_in, shipped
from konzept.cli.terminal import console, quoted, say, write
from konzept.cli.writing import write_whole
from konzept.load import ROOT_FILE
from konzept.render import TemplateFehler, description, first_comment
from konzept.report import visible
from konzept.schema_faults import suggest

WIDTH = 80
_OTHERS = {
    "html/rahmen.html": "Gerüst und Aussehen der HTML-Datei.",
    "typst/kopf.typ": "Aussehen des PDF.",
    "docx/reference.docx": "Formatvorlagen der Word-Datei; bearbeitet wird sie in Word.",
}
"""What cannot say in a comment what it is."""
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="Dokumentart oder Teil, wie „konzept template list“ sie nennt.",
        autocompletion=lambda: [short(name) for name in _copyable(shipped())],
    ),
]
Pfad = Annotated[str, typer.Argument(metavar="[PFAD]", help="Ordner oder Datei des Konzepts; sonst „.“.")]


def list_(path: Pfad = ".", color: ColorOption = Farbe.AUTO) -> None:
    """Nennt alle Dokumentarten und alle Teile, die sich kopieren lassen, und was davon die Kommune selbst hat."""
    templates = Templates(_folder(path) / FOLDER)
    names = {name: None for folder in templates.folders for name in _copyable(folder)}
    kinds = [name for name in names if _is_kind(name)]
    text = Text()
    width = max(len(short(name)) for name in names) + 4
    for head, group in (
        ("Dokumentarten (konzept render --art NAME)", sorted(kinds)),
        ("Teile, aus denen sie bestehen", sorted(name for name in names if name not in kinds)),
    ):
        text.append(f"{head}:\n", "bold")
        for name in group:
            text.append_text(_row(name, templates, width))
        text.append("\n")
    text.append("\n".join(wrap(_AFTERWORD, WIDTH)) + "\n")
    console(color).print(text, soft_wrap=True, end="")


_AFTERWORD = (
    f"Eine Kopie im Ordner „{FOLDER}“ des Konzepts gilt statt des Originals; „konzept template copy NAME“ legt sie an."
)


def copy(art: Name, path: Pfad = ".") -> None:
    """Legt eine Vorlage als Kopie in den Ordner „templates“ des Konzepts. Dort gilt sie statt des Originals.

    Was schon da ist, bleibt. Exit-Code 0: geschrieben. 2: nichts geschrieben.
    """
    folder, name = _home(path), _original(art)
    target = folder / FOLDER / name
    if os.path.lexists(target):
        raise Abbruch(f"{target.as_posix()} gibt es schon und bleibt, wie es ist. Soll die Kopie neu beginnen, "
                      "benennen Sie Ihre Datei vorher um oder löschen Sie sie.")  # fmt: skip
    write_whole(target, copied((shipped() / name).read_bytes(), name))
    print(target.as_posix())
    where = "" if folder == Path() else f" {quoted(folder.as_posix())}"
    kind = f" --art {short(name)}" if _is_kind(name) else ""
    say(f"Diese Datei gilt jetzt statt des Originals. Ändern Sie darin, was anders werden soll, und drucken Sie dann: "
        f"konzept render{where}{kind}")  # fmt: skip


def diff(art: Name, path: Pfad = ".") -> None:
    """Zeigt, was an einer Vorlage der Kommune zu ändern wäre, damit sie wieder dem Original gleicht.

    Die Ausgabe hat die Form, die git apply versteht; leer ist sie, wenn beide gleich sind.
    """
    folder = _folder(path) / FOLDER
    own = files_in(folder) if folder.is_dir() else {}
    name = _named(art, own, "In diesem Ordner „templates“ gibt es die Vorlage „{}“ nicht.")
    content = content_of(own[name])
    kopie = copy_of(content, name)
    of = kopie.herkunft.name if kopie else name
    if of not in _copyable(shipped()):
        raise Abbruch(f"„{name}“ ist keine Kopie, und ein Original dieses Namens gibt es nicht.")
    if name.endswith(".docx"):
        raise Abbruch("Zwei Word-Dateien vergleicht Word: Überprüfen, Vergleichen.")
    new = copied((shipped() / of).read_bytes(), of).decode("utf-8")
    difference = patch(Templates(folder).text(name), new, own[name].as_posix())
    write(difference)
    if not difference:
        say("Ihre Kopie gleicht dem Original.")


_COMMANDS: Mapping[str, tuple[Any, str]] = {
    "list": (list_, "Nennt alle Vorlagen, und welche davon die Kommune selbst hat."),
    "copy": (copy, "Legt eine Vorlage als Kopie in den Ordner des Konzepts."),
    "diff": (diff, "Zeigt, worin sich eine Kopie vom heutigen Original unterscheidet."),
}


class _Commands(German):
    sentences: Mapping[str, str] = {name: sentence for name, (_, sentence) in _COMMANDS.items()}

    def load(self, cmd_name: str) -> Any:
        return _COMMANDS[cmd_name][0]


template = typer.Typer(add_completion=False, rich_markup_mode=None)


@template.callback(
    cls=_Commands,
    invoke_without_command=True,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL …",
    help="Die Vorlagen, nach denen gedruckt wird: zeigen, kopieren, vergleichen.",
    context_settings=HELP,
)
def _start(ctx: typer.Context) -> None:
    help_without_command(ctx)


def _copyable(folder: Path) -> list[str]:
    return [name for name in files_in(folder) if not name.startswith("init/")]


def _is_kind(name: str) -> bool:
    return "/" not in name and name.endswith(ENDING)


def _row(name: str, templates: Templates, width: int) -> Text:
    """A template with what it is and, below that, whose it is, if it is not simply ours."""
    state, style = _state(name, templates)
    head = f"  {short(name)}".ljust(width)
    said = wrap(visible(_what(name, templates)), WIDTH - width, break_on_hyphens=False) or [""]
    text = Text((head + f"\n{'':{width}}".join(said)).rstrip() + "\n")
    if state:
        text.append("".join(f"{'':{width}}{line}\n" for line in wrap(visible(state), WIDTH - width)), style)
    return text


def _what(name: str, templates: Templates) -> str:
    try:
        if _is_kind(name):
            return description(short(name), templates.text)
        return _OTHERS.get(name) or first_comment(templates.text(name))
    except (Abbruch, TemplateFehler) as error:
        return str(error)


def _state(name: str, templates: Templates) -> tuple[str, str]:
    own = templates.own / name if templates.own else None
    if own is None or not own.is_file():
        return "", ""
    kopie = copy_of(content_of(own), name)
    if kopie is None:
        return "eigene Vorlage", "cyan"
    of = "" if kopie.herkunft.name == name else f" von {short(kopie.herkunft.name)}"
    said = f"Kopie{of} aus konzept {kopie.herkunft.version}"
    return (f"{said}; das Original ist inzwischen ein anderes", "yellow") if kopie.veraltet else (said, "cyan")


def _folder(path: str) -> Path:
    """The folder a concept lies in. Abbruch if there is none."""
    found = Path(path)
    if not found.exists():
        raise Abbruch(f"{path} gibt es nicht. Angegeben wird der Ordner, in dem {ROOT_FILE} liegt.")
    return found if found.is_dir() else found.parent


def _home(path: str) -> Path:
    """As above; Abbruch if no concept lies there: a copy would be looked for in vain."""
    folder = _folder(path)
    if Path(path).is_dir() and not (folder / ROOT_FILE).is_file():
        raise Abbruch(f"In {path} liegt keine {ROOT_FILE}. Kopiert wird in den Ordner eines Konzepts; geben Sie ihn "
                      "hinter dem Namen der Vorlage an.")  # fmt: skip
    return folder


def _original(art: str) -> str:
    return _named(art, _copyable(shipped()), "Die Vorlage „{}“ gibt es nicht.")


def _named(art: str, names: Iterable[str], sentence: str) -> str:
    """The file that is meant by ``art``; Abbruch with ``sentence`` if there is none."""
    found = next((name for name in names if art in (name, short(name))), None)
    if found is None:
        known = [short(name) for name in names]
        every = "\n".join(wrap(f"Es gibt: {', '.join(known)}.", WIDTH)) if known else ""
        raise Abbruch("\n".join(filter(None, (f"{sentence.format(art)} {suggest(art, known)}".rstrip(), every))))
    return found
