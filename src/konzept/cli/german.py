"""Typer in German: headings, help and usage errors, and a group that loads a command when it is called."""

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException


class Abbruch(Exception):
    """The user has to do something else; the message is the whole answer. Exit 2."""


class Entfaellt(Abbruch):
    """One kind of document cannot be made of this concept; others can."""


# Typer has no hook for its own few words; a word it changes stays English until it is added here (a test looks).
_WORDS = {
    "Options": "Optionen",
    "Arguments": "Argumente",
    "Commands": "Befehle",
    "Show this message and exit.": "Zeigt diese Hilfe.",
}
# What typer puts in brackets behind the help of an option.
_BRACKETS = (
    (r"\[required\]", ""),
    (r"\[default: ", "[sonst: "),
    (r"\[env var: ", "[Umgebungsvariable: "),
    (r"\[x>=(\d+)\]", r"[ab \1]"),
)
_Context: Any = TyperCommand.context_class


class _Formatter(_Context.formatter_class):  # type: ignore[misc]  # the base is typer's own, reached by its public name
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Aufruf: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_WORDS.get(heading, heading))

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _german(text)) for term, text in rows], col_max, col_spacing)


def _german(text: str) -> str:
    for english, german in _BRACKETS:
        text = re.sub(english, german, text)
    return _WORDS.get(text, text).strip()


class GermanContext(_Context):  # type: ignore[misc]  # as above
    """A context whose help is written by the German formatter."""

    formatter_class = _Formatter


class _Command(TyperCommand):
    context_class = GermanContext


class German(TyperGroup):
    """A group of commands known by name and sentence; the module of one is imported when it is called."""

    context_class = GermanContext
    sentences: Mapping[str, str] = {}

    def list_commands(self, _ctx: Any) -> list[str]:
        """Names in the order of the table."""
        return list(self.sentences)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """The command of this name, its module freshly imported; None if there is none."""
        if cmd_name not in self.sentences:
            return None
        found = self.load(cmd_name)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(
            cmd_name,
            cls=_Command,
            options_metavar="[OPTIONEN]",
            short_help=self.sentences[cmd_name],
            context_settings=HELP,
        )(found)
        return typer.main.get_command(app)

    def load(self, cmd_name: str) -> Any:
        """The function of a command, or the program with its commands."""
        return getattr(import_module(f"konzept.cli.{cmd_name}"), cmd_name)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """The table as it is: help for the whole must not import every command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.sentences.items()))


HELP = {"help_option_names": ["-h", "--help"]}


def help_without_command(ctx: Any) -> None:
    """What a group says that is called without a command: its help, where a mistake is told."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help(), file=sys.stderr)
        raise typer.Exit(2)


def usage_sentence(error: Exception) -> str:
    """A German sentence for a fault in how the program was called; empty if it is none."""
    if not isinstance(error, TyperException):
        return ""
    kind = type(error).__name__
    sentence = _USAGE.get(kind, "Der Aufruf ist nicht zu verstehen: {message}").format(**_parts(error))
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "konzept"
    return f"{sentence}\nHilfe zeigt: {path} --help"


_USAGE = {
    "NoSuchOption": "Die Option {option_name} gibt es nicht.{near}",
    "MissingParameter": "Es fehlt die Angabe {param}.",
    "BadParameter": "Die Angabe {param} ist nicht zu verstehen: {message}",
    "BadOptionUsage": "Die Option {option_name} braucht einen Wert.",
    "UsageError": "Diesen Befehl oder diese Angabe gibt es nicht. Befehle: {commands}.",
}
"""Class of typer's exception → sentence."""


def _parts(error: Exception) -> dict[str, str]:
    param = getattr(error, "param", None)
    near = getattr(error, "possibilities", None) or []
    context = getattr(error, "ctx", None)
    group = context.command if context is not None else None
    return {
        "message": _choices(param) or str(getattr(error, "message", error)),
        "option_name": str(getattr(error, "option_name", "")),
        "param": param.opts[0]
        if param is not None and param.opts[0].startswith("-")
        else getattr(param, "metavar", ""),
        "near": f" Meinten Sie {', '.join(near)}?" if near else "",
        "commands": ", ".join(getattr(group, "sentences", ())),
    }


def _choices(param: Any) -> str:
    choices = getattr(getattr(param, "type", None), "choices", None)
    return f"möglich sind {', '.join(str(getattr(choice, 'value', choice)) for choice in choices)}." if choices else ""


def report_crash(error: Exception) -> str:
    """What to say about a fault of the program itself."""
    return (
        f"Programmfehler ({type(error).__name__}: {error}). An Ihren Dateien wurde nichts geändert. Bitte melden Sie "
        "ihn mit dem Aufruf und der Ausgabe desselben Aufrufs mit --debug."
    )
