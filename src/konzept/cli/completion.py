"""konzept completion"""

from enum import StrEnum
from typing import Annotated

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # typer exports only its manual

from konzept.cli import ASKED
from konzept.cli.terminal import write


class Shell(StrEnum):
    """For whom there is a script."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="|".join(Shell), help="Die Shell, die ergänzen soll.")],
) -> None:
    """Gibt das Skript aus, mit dem die Shell bei der Tabulatortaste Befehle, Optionen und Regeln ergänzt.

    Wohin es gehört, steht im Handbuch; in bash zum Beispiel: source <(konzept completion bash)
    """
    write(get_completion_script(prog_name="konzept", complete_var=ASKED, shell=shell) + "\n")
