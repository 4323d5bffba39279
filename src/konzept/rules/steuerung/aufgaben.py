"""steuerung, aufgaben: the five tasks of a municipality that manages integration."""

import re
from collections.abc import Callable, Iterator

from konzept.finding import Level
from konzept.model import (
    Feld,
    Index,
    Indikator,
    Kapitel,
    Konzept,
    Leitziel,
    Massnahme,
    Teilziel,
)
from konzept.model.rahmen import Unterkapitel
from konzept.rules.rule import Fund, Kontext, rule

_RATSGREMIUM = re.compile(r"ausschuss|(?:rat|räte|tag|versammlung|bürgerschaft|vertretung)\b", re.IGNORECASE)
_KOORDINIERT = re.compile(
    r"koordin|integrationsbeauftragt|stabsstelle|team integration|integrationsbüro|integrationszentrum|steuer|lenk",
    re.IGNORECASE,
)


def _titel(index: Index) -> str:
    """The headings of a concept, from its chapters down to its measures."""
    return "\n".join(str(getattr(one.teil, "titel", "")) for one in index.knoten if isinstance(one.teil, _MIT_TITEL))


_MIT_TITEL = (Kapitel, Unterkapitel, Feld, Leitziel, Teilziel, Massnahme)


def _felder(index: Index) -> tuple[Feld, ...]:
    return (*index.konzept.handlungsfelder, *index.konzept.querschnittsthemen)


def _analyse(index: Index) -> str:
    described = any(one.ausgangslage or one.bestand for one in _felder(index))
    there = index.konzept.quellen or described or any(isinstance(one.teil, Indikator) for one in index.knoten)
    return "" if there else "Ausgangslage, Bestand, Indikatoren oder Quellen"


def _planung(index: Index) -> str:
    timed = (Massnahme, Teilziel, Indikator)
    dated = index.konzept.geltung.bis or any(
        isinstance(one.teil, timed) and (one.teil.frist or getattr(one.teil, "zeitraum", None)) for one in index.knoten
    )
    parts = (
        ("Ziele", any(one.leitziele or one.teilziele for one in _felder(index))),
        ("Maßnahmen", index.alle_massnahmen),
        ("ein Zeitplan", dated),
    )
    return ", ".join(name for name, there in parts if not there)


def _steuerung(index: Index) -> str:
    bodies = (f"{one.name} / {one.art or ''}" for one in index.konzept.gremien)
    there = any(_KOORDINIERT.search(one) or not _RATSGREMIUM.search(one) for one in bodies) or any(
        _KOORDINIERT.search(one.name) for one in index.konzept.akteure
    )
    return "" if there else "eine Steuerungsgruppe oder eine koordinierende Stelle"


def _umsetzung(index: Index) -> str:
    konzept = index.konzept
    funded = konzept.finanzierung or konzept.kosten or any(one.stellen for one in konzept.akteure)
    owned = any(
        one.verantwortlich or one.zustaendigkeit or one.stand or one.kosten or one.finanzierung
        for one in index.alle_massnahmen
    )
    return "" if funded or owned else "Verantwortliche, Umsetzungsstand, Personal oder Mittel"


def _kommunikation(index: Index) -> str:
    return "" if index.konzept.beteiligung else "Beteiligung, Öffentlichkeitsarbeit oder Vernetzung"


_AUFGABEN: tuple[tuple[str, Callable[[Index], str], str], ...] = (
    ("Analyse", _analyse, r"analys|bestandsaufnahme|ausgangslage|statisti|zahlen|daten|monitoring|bedarf"),
    ("Planung", _planung, r"(?!)"),
    ("Steuerung", _steuerung, r"steuerung|koordin|lenkung|controlling"),
    ("Umsetzung", _umsetzung, r"umsetzung|verstetigung"),
    ("Kommunikation", _kommunikation, r"kommunikation|öffentlichkeit|transparen|netz|austausch|beteiligung"),
)
"""Each task, what of it a concept lacks, and the words of a heading that deals with it."""


@rule(Level.HINWEIS)
def managementaufgabe_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Eine der fünf Aufgaben des kommunalen Integrationsmanagements kommt im Konzept noch nicht vor.

    Analyse, Planung, Steuerung, Umsetzung und Kommunikation greifen ineinander; wo eine fehlt, bleibt das Konzept eine
    Absicht. Auch ein Kapitel oder ein Ziel, das davon handelt, zählt; zur Planung gehören Ziele, Maßnahmen und ein
    Termin.

    Abhilfe: Ergänzen Sie, was fehlt, oder ein Kapitel, das sagt, wie die Aufgabe gelöst ist.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, „Diese Aufgaben hat die Kommune“ (Analyse, Planung,
    Steuerung, Umsetzung, Kommunikation).

    Schlecht:
        titel: Zusammenleben # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
    Gut:
        titel: Zusammenleben
        geltung:
          bis: 2030
        handlungsfelder:
          - id: sprache
            titel: Sprache
            ausgangslage: |
              Jedes fünfte Kind lernt Deutsch erst in der Kita.
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
                massnahmen:
                  - id: m-elternkurs
                    titel: Sprachkurs für Eltern
                    zustaendigkeit: Volkshochschule
        gremien:
          - id: steuerungsgruppe
            name: Steuerungsgruppe
        beteiligung:
          - id: workshop
            titel: Workshop
    """
    heads = _titel(kontext.index)
    lacking = [
        f"{name} (es fehlt: {what})"
        for name, lacks, words in _AUFGABEN
        if (what := lacks(kontext.index)) and not re.search(words, heads, re.IGNORECASE)
    ]
    if lacking:
        yield "titel", f"{kontext.name(konzept)} handelt noch nicht von: {', '.join(lacking)}."
