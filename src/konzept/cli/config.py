"""konzept config"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from textwrap import wrap
from typing import Annotated, Any

import typer

from konzept.cli.configuration import Geltend, Optionen, effective, names
from konzept.cli.german import Abbruch
from konzept.cli.options import (
    BaselineOption,
    ConfigOption,
    ExtendSelectOption,
    IgnoreOption,
    IsolatedOption,
    SelectOption,
)
from konzept.cli.read import read
from konzept.cli.terminal import write
from konzept.cli.tomlfile import keys
from konzept.finding import Level
from konzept.model import Konzept, Reifegrad
from konzept.report.json import document
from konzept.rules import KATALOG, Rule
from konzept.verdict.selection import chosen, refused_by

Ausgabe = Enum("Ausgabe", {"text": "text", "json": "json"}, type=str)
_WIDTH = 80
_KEY, _RULE = 18, 44
"""Columns of the names, so that what follows them stands in line."""


def config(
    path: Annotated[str, typer.Argument(metavar="[PFAD]", help="Ordner, Datei oder <revision>:<pfad>.")] = ".",
    select: SelectOption = None,
    extend_select: ExtendSelectOption = None,
    ignore: IgnoreOption = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="GEWICHT", help="Wie bei lint.")] = None,
    baseline: BaselineOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    output_format: Annotated[
        Ausgabe, typer.Option("--output-format", metavar="text|json", help="Form der Ausgabe.")
    ] = Ausgabe.text,
) -> None:
    """Zeigt, welche Einstellungen für ein Konzept gelten und woher sie kommen.

    Dazu jede Regel: ob sie läuft, wie viel sie wiegt, und wenn sie nicht läuft, weshalb.
    Exit-Code 0: gezeigt. 2: Aufruf oder Einstellungen falsch.
    """
    optionen = Optionen(names(select), names(extend_select), names(ignore), fail_on, baseline, config, isolated)
    geltend = effective(path, optionen, bekannte=False)
    reifegrad = _reifegrad(path)
    rules = [_state(rule, geltend, reifegrad) for rule in KATALOG]
    if output_format is Ausgabe.json:
        write(_json(geltend, reifegrad, rules))
    else:
        print("\n".join(_text(path, geltend, reifegrad, rules)))


def _reifegrad(path: str) -> Reifegrad:
    """How far the concept is; where it cannot be read, what holds without a word."""
    try:
        konzept = read(path).load().konzept
    except Abbruch:
        konzept = None
    return konzept.reifegrad if konzept else Konzept.model_fields["reifegrad"].default


@dataclass(frozen=True, slots=True)
class _Stand:
    """Whether a rule runs, how much it weighs, and why it is so, if that is not usual."""

    rule: Rule
    gewicht: Level | None
    """None: it does not run."""
    warum: str


def _state(rule: Rule, geltend: Geltend, reifegrad: Reifegrad) -> _Stand:
    auswahl = geltend.auswahl
    if not chosen(auswahl, (rule,)):
        refused = refused_by(rule, auswahl)
        return _Stand(rule, None, f"ignore nennt {refused}" if refused else "select nennt sie nicht")
    if rule.name in auswahl.level:
        return _Stand(rule, auswahl.level[rule.name], f"level, {geltend.herkunft(('lint', 'level'), rule.name)}")
    weight = rule.weight(reifegrad)
    return _Stand(rule, weight, f"ab {rule.ab} {rule.level}" if weight is not rule.level else "")


def _text(path: str, geltend: Geltend, reifegrad: Reifegrad, rules: list[_Stand]) -> Iterator[str]:
    yield f"Einstellungen für {path}"
    if geltend.datei:
        yield f"Datei: {geltend.datei.name}"
    else:
        yield "Datei: keine"
    for table in dict.fromkeys(table for table, _ in keys()):
        yield f"\n[{table}]"
        for key in (key for key in keys() if key[0] == table):
            yield from _row(key[1], _shown(geltend.werte[key]), geltend.herkunft(key))
    running = [one for one in rules if one.gewicht]
    yield f"\nRegeln: {len(running)} von {len(rules)} laufen; Reifegrad des Konzepts: {reifegrad}"
    for thema in dict.fromkeys(one.rule.thema for one in rules):
        yield f"\n{thema}"
        for one in (one for one in rules if one.rule.thema == thema):
            words = "  ".join(filter(None, (f"{one.gewicht or 'aus'!s:<7}", one.warum)))
            yield from _hanging(f"  {one.rule.name:<{_RULE}} ", words)


def _row(name: str, value: str, origin: str) -> Iterator[str]:
    yield from _hanging(f"  {name:<{_KEY}} ", f"{value}  ({origin})")


def _hanging(head: str, words: str) -> list[str]:
    """``words`` behind ``head``, further lines below the first."""
    room = _WIDTH - len(head)
    lines = wrap(words.strip(), max(room, 30), break_long_words=False, break_on_hyphens=False) or [""]
    return [head + lines[0], *(" " * len(head) + line for line in lines[1:])]


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_shown(one)}" for key, one in value.items()) or "–"
    if isinstance(value, tuple):
        return ", ".join(value) or "–"
    return "–" if value in (None, "") else str(value)


def _json(geltend: Geltend, reifegrad: Reifegrad, rules: list[_Stand]) -> str:
    return document(
        datei=geltend.datei.name if geltend.datei else None,
        reifegrad=reifegrad,
        werte={
            ".".join(key): {"wert": _plain(geltend.werte[key]), "herkunft": geltend.herkunft(key)} for key in keys()
        },
        regeln=[
            {"rule": one.rule.name, "thema": one.rule.thema, "gewicht": one.gewicht and str(one.gewicht),
             "warum": one.warum}
            for one in rules
        ],
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, Level) else value
