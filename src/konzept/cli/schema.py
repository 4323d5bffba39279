"""konzept schema"""

from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.german import Abbruch
from konzept.cli.terminal import say, write
from konzept.report.diff.json_schema import diff_schema
from konzept.report.json_schema import lint_schema
from konzept.report.log.json_schema import log_schema
from konzept.schema import ROOT, file_name, schemas, text
from konzept.schema_faults import suggest

AUSGABEN = {"lint": lint_schema(), "diff": diff_schema(), "log": log_schema()}
"""Command → the schema of what it prints as JSON."""


def schema(
    teil: Annotated[
        str | None,
        typer.Option(
            "--teil", metavar="NAME", help="Schema einer Datei: konzept, handlungsfelder, handlungsfelder-eintrag …"
        ),
    ] = None,
    ausgabe: Annotated[
        str | None,
        typer.Option(
            "--ausgabe", metavar="BEFEHL", help=f"Schema der JSON-Ausgabe eines Befehls: {', '.join(AUSGABEN)}."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ORDNER", help="Schreibt die Schemas dorthin, ohne --teil und --ausgabe alle."),
    ] = None,
    felder: Annotated[
        bool, typer.Option("--felder", help="Gibt stattdessen eine Übersicht aller Felder als Markdown aus.")
    ] = False,
) -> None:
    """Gibt JSON-Schemas aus: Mit ihnen ergänzt, erklärt und prüft ein Editor die Dateien schon beim Schreiben.

    Ohne --teil das Schema für konzept.yaml. X gilt für die Datei X.yaml, X-eintrag für jede Datei im Ordner X.
    """
    if felder:
        write(_page())
        return
    if teil is not None and ausgabe is not None:
        raise Abbruch("„--teil“ und „--ausgabe“ nennen zweierlei; geben Sie eines davon an.")
    name = teil if ausgabe is None else ausgabe
    known = AUSGABEN if ausgabe is not None else schemas()
    if name is not None and name not in known:
        hint = suggest(name, known) or f"Möglich sind: {', '.join(known)}."
        raise Abbruch(f"Ein Schema „{name}“ gibt es nicht. {hint}")
    if out is None:
        write(text(known[name or ROOT]))
        return
    # Imported late: printing a schema needs nothing of rendering, where the names of documents come from.
    from konzept.cli.writing import write_whole

    every = {name: known[name]} if name else known | AUSGABEN
    for one, content in every.items():
        target = out / file_name(one)
        write_whole(target, text(content).encode("utf-8"))
        say(str(target))


def _page() -> str:
    # Imported late, as above: a schema needs neither templates nor what reads them.
    from konzept.cli.templates import ENDING, Templates
    from konzept.render import description
    from konzept.report.fields import page

    templates = Templates()
    kinds = {kind + ENDING: description(kind, templates.text).partition(":")[0] for kind in templates.kinds()}
    return page(kinds, templates.text)
