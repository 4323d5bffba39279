"""konzept init"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.german import Abbruch
from konzept.cli.templates import Templates
from konzept.cli.terminal import quoted, say
from konzept.cli.writing import write_whole
from konzept.edit import canonical
from konzept.finding import Level
from konzept.load import ROOT_FILE, belongs, load
from konzept.schema_faults import suggest

_BLANK = re.compile(r"^( *)(\w+): \{\{(\w+)(?:\|(.*))?\}\}$", re.MULTILINE)
"""A line to fill in: ``land: {{land|Nordrhein-Westfalen}}``, with an example for who has nothing to say."""
_SCHEMA = re.compile(r"^# yaml-language-server: \$schema=\S*?([\w-]+)\.schema\.json$", re.MULTILINE)
_SCHEMAS = ".konzept"
_DOT = "_"
"""Stands for the dot before a name: a real .gitignore among the templates would be obeyed."""
_FIELDS = "handlungsfelder"


def init(
    folder: Annotated[Path, typer.Argument(metavar="[ORDNER]", help="Wohin das Konzept kommt; sonst „.“.")] = Path(),
    kommune: Annotated[str | None, typer.Option("--kommune", metavar="NAME", help="Name der Kommune.")] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM", help="Stadt, Kreis, Gemeinde …")] = None,
    land: Annotated[str | None, typer.Option("--land", metavar="LAND", help="Bundesland.")] = None,
    von: Annotated[str | None, typer.Option("--von", metavar="ZEIT", help="Beginn der Geltung, etwa 2027.")] = None,
    bis: Annotated[str | None, typer.Option("--bis", metavar="ZEIT", help="Ende der Geltung, etwa 2031.")] = None,
    titel: Annotated[
        str | None, typer.Option("--titel", metavar="TITEL", help="Sonst „Integrationskonzept“ und die Kommune.")
    ] = None,
    katalog: Annotated[
        str | None, typer.Option("--katalog", metavar="NAME", help="Felder und Ziele zum Anfangen, etwa leitfaden.")
    ] = None,
) -> None:
    """Legt ein neues Konzept an: Dateien zum Ausfüllen, mit Erklärungen und Einstellungen für git, GitLab, pre-commit.

    Fehlt eine Angabe, fragt der Befehl auf dem Terminal danach. Vorhandene Dateien überschreibt er nie.
    Exit-Code 0: angelegt. 2: nichts angelegt.
    """
    templates = Templates().find("init")
    catalogues = sorted(path.name for path in (templates / "katalog").iterdir() if path.is_dir())
    if katalog is not None and katalog not in catalogues:
        raise Abbruch(f"Den Katalog „{katalog}“ gibt es nicht. "
                      + (suggest(katalog, catalogues) or f"Es gibt: {', '.join(catalogues)}."))  # fmt: skip
    words = {"kommune": kommune, "form": form, "land": land, "von": von, "bis": bis, "titel": titel}
    if sys.stdin.isatty() and sys.stderr.isatty():
        katalog = _ask(words, katalog, catalogues)
    if not (words["kommune"] or "").strip():
        raise Abbruch(f"Es fehlt der Name der Kommune: konzept init {quoted(folder)} --kommune Musterstadt")
    words["titel"] = words["titel"] or f"Integrationskonzept {words['kommune']}"
    files = _filled(_skeleton(templates, katalog), words)
    _sound(files)
    _write(folder, files | _schemas(files.values()))
    where = "diesem Ordner" if folder == Path() else str(folder)
    name = quoted(folder)
    say(f"\nIhr Konzept liegt in {where}. So geht es weiter:\n  konzept lint {name}\n  konzept render {name}\n"
        f"Öffnen Sie {folder / ROOT_FILE}; die Kommentare darin erklären den Rest.")  # fmt: skip


def _ask(words: dict[str, str | None], katalog: str | None, catalogues: list[str]) -> str | None:
    """Ask for what no option has said; an empty answer leaves it open."""
    questions = {
        "kommune": "Name der Kommune: ",
        "form": "Form (Stadt, Kreis, Gemeinde …; Eingabetaste überspringt): ",
        "land": "Land (etwa Nordrhein-Westfalen): ",
        "von": "Gilt von (etwa 2027): ",
        "bis": "Gilt bis (etwa 2031): ",
    }
    for name, question in questions.items():
        while words[name] is None or (name == "kommune" and not words[name]):
            words[name] = _answer(question)
    while katalog is None and catalogues:
        answer = _answer(f"Felder und Ziele zum Anfangen ({', '.join(catalogues)}; Eingabetaste: keine): ")
        if not answer:
            break
        katalog = answer if answer in catalogues else None
    return katalog


def _answer(question: str) -> str:
    # Questions are no result: they go to stderr, as input() itself would not have it.
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise Abbruch("Die Eingabe ist zu Ende; es wurde nichts angelegt.")
    return line.strip()


def _skeleton(templates: Path, katalog: str | None) -> dict[str, str]:
    """Every file by its path in the new folder, still with blanks to fill in."""
    found = {re.sub(f"^{_DOT}", ".", path.name): path for path in sorted((templates / "konzept").iterdir())}
    if katalog:
        fields = sorted((templates / "katalog" / katalog).glob("*.yaml"))
        found |= {f"{_FIELDS}/{path.name}": path for path in fields}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


def _filled(files: dict[str, str], words: dict[str, str | None]) -> dict[str, str]:
    def line(found: re.Match[str]) -> str:
        indent, key, name, example = found.groups(default="")
        word = (words.get(name) or "").strip()
        # Always quoted, so that no name can become YAML; the canonical form takes off what is not needed.
        return f"{indent}{key}: {json.dumps(word, ensure_ascii=False)}" if word else f"{indent}# {key}: {example}"

    filled = {name: _BLANK.sub(line, text) for name, text in files.items()}
    for name in filter(belongs, filled):
        base = (_FIELDS, 0) if "/" in name else ()
        filled[name] = canonical(filled[name], name, base).text or filled[name]
    return filled


def _sound(files: dict[str, str]) -> None:
    """Abbruch if what was answered makes no concept: „--von irgendwann“."""
    loaded = load({name: text.encode("utf-8") for name, text in files.items() if belongs(name)})
    faults = [finding for finding in loaded.findings if finding.level is Level.FEHLER]
    if faults:
        raise Abbruch(f"Mit der Angabe für „{faults[0].feld or ROOT_FILE}“ entsteht kein Konzept: {faults[0].message} "
                      f"{faults[0].hint} Es wurde nichts angelegt.")  # fmt: skip


def _schemas(texts: Iterable[str]) -> dict[str, str]:
    """The schemas that the modelines of ``texts`` name, for the editor. The one place that knows of them."""
    from konzept.schema import file_name, schemas, text

    known = schemas()
    named = dict.fromkeys(found for one in texts for found in _SCHEMA.findall(one))
    return {f"{_SCHEMAS}/{file_name(name)}": text(known[name]) for name in named}


def _write(folder: Path, files: dict[str, str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise Abbruch(f"{folder} ist eine Datei, kein Ordner. Es wurde nichts angelegt.")
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    # A repository has these already: they stay as they are, and what is new stands beside them.
    kept = [name for name in there if name.startswith(".")]
    if len(kept) < len(there):
        names = ", ".join((folder / name).as_posix() for name in there if name not in kept)
        raise Abbruch(f"Vorhandenes wird nicht überschrieben, und es wurde nichts angelegt. Es gibt schon: "
                      f"{names}. Nehmen Sie einen anderen Ordner.")  # fmt: skip
    for name in kept:
        say(f"{(folder / name).as_posix()} gibt es schon und bleibt, wie es ist.")
        del files[name]
    # The file that makes the folder a concept comes last: a run that breaks off leaves none behind.
    for name in sorted(files, key=lambda name: (name == ROOT_FILE, name)):
        write_whole(folder / name, files[name].encode("utf-8"))
        print((folder / name).as_posix(), flush=True)
