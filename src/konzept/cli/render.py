"""konzept render"""

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.options import ColorOption, Farbe, StichtagOption
from konzept.cli.order import Order
from konzept.cli.printing import laid_down
from konzept.cli.traces import Traces
from konzept.export import FORMATE

Ausgabe = Enum("Ausgabe", {name: name for name in FORMATE}, type=str)  # type: ignore[misc]  # derived from the table


def render(
    path: Annotated[
        str, typer.Argument(metavar="[PFAD]", help="Ordner, Datei oder <revision>:<pfad>; sonst „.“.")
    ] = ".",
    art: Annotated[
        list[str] | None,
        typer.Option("--art", metavar="ART", help="Dokumentart, mehrfach möglich; sonst konzept und kurzfassung."),
    ] = None,
    formate: Annotated[
        list[Ausgabe] | None,
        typer.Option("--format", metavar="|".join(FORMATE), help="Format, mehrfach möglich; sonst pdf."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="ORDNER", help="Wohin geschrieben wird.")] = Path("build"),
    alt: Annotated[
        str | None,
        typer.Option("--alt", metavar="ALT", help="Frühere Fassung für Synopse und Verbleib; sonst der „vorgaenger“."),
    ] = None,
    teil: Annotated[
        str | None,
        typer.Option("--teil", metavar="KENNUNG", help="Drucksache für mitteilung und vorlage; sonst die neueste."),
    ] = None,
    seiten: Annotated[
        int | None, typer.Option("--seiten", metavar="ZAHL", min=1, help="Warnt, wenn ein PDF mehr Seiten hat.")
    ] = None,
    anhang: Annotated[
        bool, typer.Option("--anhang", help="Legt die Dateien des Konzepts in das PDF (PDF/A-3).")
    ] = False,
    mit_kommentaren: Annotated[
        bool, typer.Option("--mit-kommentaren", help="Zu --anhang: auch mit den Kommentaren der Dateien.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Druckt nach jeder Änderung neu, bis Strg-C beendet.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Druckt auch, was sich nicht geändert hat.")] = False,
    stichtag: StichtagOption = None,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Druckt ein Konzept und nennt jede geschriebene Datei.

    Was sich seit dem letzten Druck in denselben Ordner nicht geändert hat, bleibt liegen und wird nur genannt.
    Seitenverweise der Kurzfassung gelten für das PDF der Langfassung aus demselben Lauf.
    Exit-Code 0: gedruckt. 2: Aufruf falsch, Konzept oder Vorlage fehlerhaft.
    """
    formats = tuple(dict.fromkeys(one.value for one in formate or [Ausgabe("pdf")]))
    order = Order(
        path, tuple(art or ()), formats, out, alt, teil, seiten, anhang, mit_kommentaren, force, stichtag, color
    )
    if watch:
        # Most runs do without.
        from konzept.cli.watch import watch as watched

        watched(order)
    for _ in laid_down(order.documents(Traces(), position=sys.stderr.isatty())):
        pass
