"""konzept render"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from konzept.cli.configuration import effective
from konzept.cli.german import Abbruch
from konzept.cli.images import images_of
from konzept.cli.judge import judge
from konzept.cli.options import ColorOption, Farbe, StichtagOption
from konzept.cli.press import LANGFASSUNG, Druck, Press
from konzept.cli.read import Eingabe, neighbour, read
from konzept.cli.templates import Templates
from konzept.cli.terminal import say, show
from konzept.cli.today import document_day, today
from konzept.cli.writing import way_back, write_whole
from konzept.diff import diff as compare
from konzept.export import FORMATE, Export, Werkzeug
from konzept.finding import Level
from konzept.model import Konzept
from konzept.render import description
from konzept.report import FINDINGS, Verdict
from konzept.verdict import Urteil

Ausgabe = Enum("Ausgabe", {name: name for name in FORMATE}, type=str)  # type: ignore[misc]  # derived from the table
_USUAL = (LANGFASSUNG, "kurzfassung")


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
    stichtag: StichtagOption = None,
    color: ColorOption = Farbe.AUTO,
) -> None:
    """Druckt ein Konzept und nennt jede geschriebene Datei.

    Seitenverweise der Kurzfassung gelten für das PDF der Langfassung aus demselben Lauf.
    Exit-Code 0: geschrieben. 2: Aufruf falsch, Konzept oder Vorlage fehlerhaft.
    """
    wanted = [one.value for one in formate or [Ausgabe("pdf")]]
    if seiten is not None and "pdf" not in wanted:
        raise Abbruch("„--seiten“ zählt die Seiten des PDF; dazu gehört „--format pdf“.")
    source = read(path)
    konzept = _sound(source, color, stichtag or today())
    day = stichtag or document_day(konzept, source.folder)
    templates = Templates(source.folder / "templates" if source.folder else None)
    werkzeug = Werkzeug(
        templates.find, images_of(source.folder), templates.all("schriften"), way_back(out, source.folder)
    )
    before = partial(_before, source, konzept, alt, color)
    press = Press(konzept, day, templates, werkzeug, cache(lambda: compare(before(), konzept)), teil)
    for druck in press.documents(_kinds(art, templates), wanted):
        _lay_down(out, druck)
        for sentence in (*druck.export.hinweise, *_too_long(druck.export, seiten)):
            say(f"Warnung: {druck.stamm}: {sentence}")


def _lay_down(out: Path, druck: Druck) -> None:
    """Write the files of one document and name each."""
    files = {f"{druck.stamm}.{FORMATE[name].endung}": data for name, data in druck.export.dateien.items()}
    for name, content in (files | dict(druck.export.beilagen)).items():
        write_whole(out / name, content)
        print((out / name).as_posix(), flush=True)


def _too_long(made: Export, seiten: int | None) -> Iterator[str]:
    if seiten is not None and made.umfang > seiten:
        yield f"Das PDF hat {made.umfang} Seiten, vorgesehen sind höchstens {seiten}."


def _sound(source: Eingabe, color: Farbe, day: date) -> Konzept:
    """The concept, if nothing in it is a fehler; otherwise the findings are shown and the program ends."""
    loaded = source.load()
    urteil = judge(source, effective(source).massstab(date.min), loaded)
    faults = tuple(finding for finding in urteil.findings if finding.level is Level.FEHLER)
    if loaded.konzept is not None and not faults:
        return loaded.konzept
    verdict = Verdict((replace(urteil, findings=faults),), day)
    show(FINDINGS["full"], FINDINGS["full"].findings(verdict), color, stderr=True)
    raise Abbruch("Gedruckt wird erst, wenn das Konzept keinen Fehler mehr hat.")


def _before(source: Eingabe, konzept: Konzept, alt: str | None, color: Farbe) -> Konzept:
    """The previous edition; the program ends if there is none or it cannot be read."""
    if alt is None and not konzept.vorgaenger:
        raise Abbruch("Diese Dokumentart vergleicht mit der vorigen Fassung. Geben Sie sie mit --alt an, oder "
                      "schreiben Sie unter „vorgaenger“, wo sie liegt.")  # fmt: skip
    loaded = read(alt or neighbour(source, str(konzept.vorgaenger)), source.folder).load()
    if loaded.konzept is not None:
        return loaded.konzept
    faults = (fault for fault in loaded.findings if fault.level is Level.FEHLER)
    verdict = Verdict((Urteil.of(faults, loaded.places),), today())
    show(FINDINGS["full"], FINDINGS["full"].findings(verdict), color, stderr=True)
    raise Abbruch("Verglichen wird erst, wenn die frühere Fassung zu lesen ist.")


def _kinds(art: list[str] | None, templates: Templates) -> list[str]:
    kinds = templates.kinds()
    unknown = [one for one in art or [] if one not in kinds]
    if unknown:
        known = "\n".join(f"  {kind}: {description(kind, templates.text)}" for kind in kinds)
        raise Abbruch(f"Die Dokumentart „{unknown[0]}“ gibt es nicht. Es gibt:\n{known}")
    chosen = dict.fromkeys(art or _USUAL)
    # What is cited comes first.
    return sorted(chosen, key=lambda kind: kind != LANGFASSUNG)
