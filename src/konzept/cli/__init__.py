"""The command line: one module per command, loaded only when that command is asked for."""

import errno
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from typer.completion import completion_init  # type: ignore[attr-defined]  # typer exports only what is in its manual

from konzept.cli.german import HELP, Abbruch, German, help_without_command, report_crash, usage_sentence
from konzept.version import VERSION

# Command → what it does. The module of the same name holds the function of the same name.
COMMANDS = {
    "init": "Legt ein neues Konzept an: Dateien zum Ausfüllen, mit Erklärungen.",
    "lint": "Prüft Konzepte und nennt jeden Mangel mit Datei und Zeile.",
    "diff": "Vergleicht zwei Fassungen: was neu, entfallen, verschoben oder geändert ist.",
    "log": "Zeigt den Verlauf eines Teils in git: wer wann was daran geändert hat.",
    "revise": "Beginnt die nächste Fassung: eine Kopie, die weiß, woher sie kommt.",
    "render": "Druckt ein Konzept: Langfassung und Kurzfassung als PDF, DOCX, HTML oder Markdown.",
    "template": "Zeigt die Vorlagen und legt eine davon als Kopie in den Ordner des Konzepts.",
    "rule": "Erklärt die Regeln, die lint prüft.",
    "fmt": "Bringt die Dateien eines Konzepts in eine einheitliche Form.",
    "schema": "Gibt JSON-Schemas aus, mit denen Editoren ergänzen, erklären und prüfen.",
    "config": "Zeigt, welche Einstellungen gelten, woher sie kommen und welche Regeln laufen.",
    "completion": "Gibt ein Skript aus, mit dem die Shell Befehle und Optionen ergänzt.",
}
ASKED = "_KONZEPT_COMPLETE"
"""Set by the shell, through the script of konzept completion, to ask what could stand at the cursor."""


class _Commands(German):
    sentences = COMMANDS


_app = typer.Typer(add_completion=False, rich_markup_mode=None)


@_app.callback(
    cls=_Commands,
    invoke_without_command=True,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL …",
    help="Integrationskonzepte als YAML: prüfen, vergleichen, drucken.",
    epilog="Hilfe zu einem Befehl: konzept BEFEHL --help. Mit --debug zeigt ein Programmfehler seinen Ablauf.",
    context_settings=HELP,
)
def _start(
    ctx: typer.Context, version: Annotated[bool, typer.Option("-V", "--version", help="Zeigt die Version.")] = False
) -> None:
    if version:
        print(f"konzept {VERSION}")
        raise typer.Exit
    help_without_command(ctx)


def main() -> None:
    """Run the command line; the entry point of the program. Exits 0, 1, 2 or 130 and never with a traceback."""
    # A command is short: what it allocates is gone with it.
    gc.disable()
    if sys.stdout is None or sys.stderr is None:
        _open_the_missing()
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may lack a character; a question mark is better than a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = _run(sys.argv[1:])
    # Python looks for rubbish once more when it ends, whether or not it was told to rest: not through all of this.
    gc.freeze()
    sys.exit(code)


def _disk_is_full(error: Exception) -> str:
    """A sentence if what was to be written found no room; empty for everything else."""
    if not isinstance(error, OSError) or error.errno != errno.ENOSPC:
        return ""
    # Python would try to write the rest once more when it ends, and complain in English.
    with suppress(OSError):
        sys.stdout.close()
    return "Die Ausgabe ist unvollständig: Auf dem Datenträger ist kein Platz mehr."


def _open_the_missing() -> None:
    """Give streams that were closed („>&-“, a task without a console) a place where nobody reads."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end


def _run(arguments: list[str]) -> int:
    debug = "--debug" in arguments
    if ASKED in os.environ:
        # Typer itself does this only for programs with its own options for completion, which are not German.
        completion_init()
    try:
        rest = [argument for argument in arguments if argument != "--debug"]
        code = typer.main.get_command(_app).main(rest, prog_name="konzept", standalone_mode=False) or 0
        # What is still held back is written while it can be told that it does not fit.
        sys.stdout.flush()
        return code
    except Abbruch as error:
        print(f"konzept: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        sentence = usage_sentence(error) or _disk_is_full(error)
        if debug and not sentence:
            raise
        print(f"konzept: {sentence or report_crash(error)}", file=sys.stderr)
        return 2
