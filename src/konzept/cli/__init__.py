"""The command line: one module per command, loaded only when that command is asked for."""

import gc
import os
import sys
from typing import Annotated

import typer
from typer.completion import completion_init  # type: ignore[attr-defined]  # typer exports only what is in its manual

from konzept.cli.german import HELP, Abbruch, German, report_crash, usage_sentence
from konzept.version import VERSION

# Command → what it does. The module of the same name holds the function of the same name.
COMMANDS = {
    "init": "Legt ein neues Konzept an: Dateien zum Ausfüllen, mit Erklärungen.",
    "lint": "Prüft Konzepte und nennt jeden Mangel mit Datei und Zeile.",
    "diff": "Vergleicht zwei Fassungen: was neu, entfallen, verschoben oder geändert ist.",
    "log": "Zeigt den Verlauf eines Teils in git: wer wann was daran geändert hat.",
    "revise": "Beginnt die nächste Fassung: eine Kopie, die weiß, woher sie kommt.",
    "render": "Druckt ein Konzept: Langfassung und Kurzfassung als PDF, DOCX, HTML oder Markdown.",
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
    if ctx.invoked_subcommand is None:
        print(ctx.get_help(), file=sys.stderr)
        raise typer.Exit(2)


def main() -> None:
    """Run the command line; the entry point of the program. Exits 0, 1, 2 or 130 and never with a traceback."""
    # A command is short: what it allocates is gone with it.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may lack a character; a question mark is better than a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    debug = "--debug" in arguments
    if ASKED in os.environ:
        # Typer itself does this only for programs with its own options for completion, which are not German.
        completion_init()
    try:
        rest = [argument for argument in arguments if argument != "--debug"]
        return typer.main.get_command(_app).main(rest, prog_name="konzept", standalone_mode=False) or 0
    except Abbruch as error:
        print(f"konzept: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        sentence = usage_sentence(error)
        if debug and not sentence:
            raise
        print(f"konzept: {sentence or report_crash(error)}", file=sys.stderr)
        return 2
