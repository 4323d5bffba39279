"""konzept completion: each script asks konzept in the way of its shell, and bash really completes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ci.conftest import Bash
from tests.conftest import Run

from konzept.cli import ASKED, COMMANDS
from konzept.cli.completion import Shell
from konzept.faults import FAULTS
from konzept.rules import KATALOG
from konzept.version import VERSION

# Shell → what stands in its script, and how the script hands over the words typed so far: „konzept li“.
PROTOCOL = {
    Shell.BASH: (
        "complete -o default -F _konzept_completion konzept",
        {"COMP_WORDS": "konzept\nli", "COMP_CWORD": "1"},
    ),
    Shell.ZSH: ("#compdef konzept\n", {"_TYPER_COMPLETE_ARGS": "konzept li"}),
    Shell.FISH: (
        "complete --command konzept",
        {"_TYPER_COMPLETE_ARGS": "konzept li", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    ),
    Shell.POWERSHELL: (
        "Register-ArgumentCompleter -Native -CommandName konzept",
        {"_TYPER_COMPLETE_ARGS": "konzept li", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "li"},
    ),
}
ANSWER = {
    Shell.BASH: "lint\n",
    Shell.ZSH: f"""_arguments '*: :(("lint":"{COMMANDS["lint"]}"))'\n""",
    Shell.FISH: f"lint\t{COMMANDS['lint']}\n",
    Shell.POWERSHELL: f"lint:::{COMMANDS['lint']}\n",
}
# How a shell reads a script without running it.
PARSE = {Shell.BASH: ["bash", "-n"], Shell.ZSH: ["zsh", "-n"], Shell.FISH: ["fish", "--no-execute"]}
ASK = """\
source <(konzept completion bash)
ask() {
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
  "$(complete -p konzept | sed 's/.*-F \\([^ ]*\\) .*/\\1/')" konzept "${COMP_WORDS[COMP_CWORD]}"
  (IFS=,; echo "${COMPREPLY[*]}")
}
"""

LOADED = """\
import sys
from konzept.cli import main
sys.argv = ["konzept", "--version"]
try:
    main()
except SystemExit:
    print([name for name in ("rich", "konzept.cli.completion") if name in sys.modules])
"""


@pytest.mark.parametrize("shell", Shell)
def test_the_script_and_the_answer_fit_the_shell(shell: Shell, konzept: Run, tmp_path: Path) -> None:
    done = konzept("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    mark, words = PROTOCOL[shell]
    assert mark in done.stdout
    assert done.stdout.isascii(), "a console of Windows hands on nothing else unharmed"
    assert all(name in done.stdout for name in (ASKED, *words))
    asked = konzept(env={ASKED: f"complete_{shell}"} | words)
    assert f"complete_{shell}" in done.stdout
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, ANSWER[shell], "")
    parse = PARSE.get(shell, [])
    if parse and shutil.which(parse[0]):
        script = tmp_path / "script"
        script.write_text(done.stdout, "utf-8")
        read = subprocess.run([*parse, script], capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("konzept li", "lint"),
        ("konzept ''", ",".join(COMMANDS)),
        ("konzept lint --fail-on w", "warnung"),
        ("konzept lint --output-format js", "json"),
        ("konzept lint --exit-z", "--exit-zero"),
        ("konzept rule ''", ",".join([*FAULTS, *(rule.name for rule in KATALOG)])),
        ("konzept completion ''", ",".join(Shell)),
        # Nothing: then bash offers files.
        ("konzept lint 'Mein Ko'", ""),
    ],
)
def test_bash_completes(typed: str, offered: str, bash: Bash, tmp_path: Path) -> None:
    done = bash(f"{ASK}ask {typed}", cwd=tmp_path)
    assert (done.stdout, done.stderr) == (f"{offered}\n", "")


@pytest.mark.parametrize(("arguments", "said"), [((), "Es fehlt die Angabe"), (("tcsh",), "möglich sind bash, zsh")])
def test_a_wrong_call(arguments: tuple[str, ...], said: str, konzept: Run) -> None:
    done = konzept("completion", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_no_other_command_pays_for_it() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout == f"konzept {VERSION}\n[]\n"
