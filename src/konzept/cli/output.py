"""Where a report goes: several forms in one run, each to stdout or to a file."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from konzept.cli.german import Abbruch
from konzept.cli.hindrance import why_not_written
from konzept.cli.options import Farbe
from konzept.cli.surroundings import Heimat
from konzept.cli.terminal import say, show
from konzept.cli.writing import write_whole
from konzept.report import FINDINGS, Verdict
from konzept.report.tree import Baum
from konzept.schema_faults import suggest

_PERSON, _PIPE = "full", "concise"


@dataclass(frozen=True, slots=True)
class Ausgabe:
    """One form of output, and the file it goes to; None: stdout."""

    format: str
    datei: Path | None


def wanted(formats: list[str] | None, output_file: Path | None) -> list[Ausgabe]:
    """What ``--output-format FORMAT[:DATEI]`` asks for. Abbruch if a form is unknown or two want one place."""
    usual = _PERSON if sys.stdout.isatty() and not output_file else _PIPE
    outputs = [_one(word, output_file) for word in formats or [usual]]
    places = [one.datei for one in outputs]
    if len({*places}) < len(places):
        raise Abbruch("Zwei Ausgaben gehen an denselben Ort; geben Sie jeder eine Datei: --output-format FORMAT:DATEI.")
    return outputs


def _one(word: str, output_file: Path | None) -> Ausgabe:
    name, colon, file = word.partition(":")
    if name not in FINDINGS:
        hint = suggest(name, FINDINGS) or f"Es gibt: {', '.join(FINDINGS)}."
        raise Abbruch(f"Die Form „{name}“ gibt es nicht. {hint}")
    if colon and not file:
        raise Abbruch(f"Hinter „{name}:“ fehlt der Name der Datei.")
    return Ausgabe(name, Path(file) if file else output_file)


def emit(verdict: Verdict, outputs: list[Ausgabe], color: Farbe) -> None:
    """Write the verdict in every form asked for; files first, so that what stands on stdout is the last word."""
    verdict = replace(verdict, baum=_tree())
    for output in sorted(outputs, key=lambda one: one.datei is None):
        form = FINDINGS[output.format]
        if output.datei is None:
            show(form, form.pieces(verdict) if form.machine else form.findings(verdict), color)
        else:
            pieces = form.pieces(verdict) if form.machine else (form.findings(verdict).plain,)
            write_whole(output.datei, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    if any(output.format == "github" for output in outputs):
        _step_summary(verdict)


def _tree() -> Baum:
    """The repository around the current folder; outside of git that folder itself."""
    here = Path.cwd()
    return Baum((Heimat.of(".").wurzel or here).as_posix(), here.as_posix())


def _step_summary(verdict: Verdict) -> None:
    """The details where GitHub shows them: on the page of the run. Without the variable there is no such page."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(FINDINGS["markdown"].findings(verdict))
    except OSError as error:
        say(f"konzept: Die Zusammenfassung lässt sich nicht nach {file} schreiben: {why_not_written(error)}.")
