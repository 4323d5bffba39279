"""diff, specified: what of a part is new, gone, moved, renamed, divided, merged."""

from dataclasses import dataclass, field
from typing import Any

from tests.vergleich.werkstatt import FELD, MASSNAHME, ZWEI, felder, kurs, mit

from konzept.diff import Art, Gewicht, Verb

NEU, WEG, ANDERS, NAME = Art.NEU, Art.ENTFALLEN, Art.GEAENDERT, Art.UMBENANNT
ORT, GETEILT, VEREINT = Art.VERSCHOBEN, Art.AUFGETEILT, Art.ZUSAMMENGELEGT
W, F, S, R = Gewicht.WESENTLICH, Gewicht.FRIST, Gewicht.STAND, Gewicht.REDAKTIONELL


@dataclass(frozen=True)
class Fall:
    """One case."""

    name: str
    old: str
    new: str
    changes: tuple[tuple[Any, ...], ...] = ()
    """Each as kind, id, field, old and new value, as far as it is telling; in order."""
    weights: tuple[Gewicht, ...] = ()
    """What they weigh; not looked at if empty."""
    fates: dict[str, Verb] = field(default_factory=dict)
    """What became of old parts; others are not looked at."""


TEILE = [
    Fall("the same", MASSNAHME, MASSNAHME, fates={"f": Verb.UNVERAENDERT, "m": Verb.UNVERAENDERT}),
    Fall("new part", FELD, MASSNAHME, ((NEU, "m", "", None, {"titel": "Kurs"}),), (W,)),
    Fall("dropped part", MASSNAHME, FELD, ((WEG, "m", "", {"titel": "Kurs"}, None),), (W,), {"m": Verb.OHNE_ANGABE}),
    Fall(
        "dropped with everything below",
        MASSNAHME,
        "",
        ((WEG, "f"), (WEG, "m")),
        fates={"f": Verb.OHNE_ANGABE, "m": Verb.OHNE_ANGABE},
    ),
    Fall("new with everything below", "", MASSNAHME, ((NEU, "f"), (NEU, "m"))),
    Fall(
        "title changed",
        MASSNAHME,
        MASSNAHME.replace("Kurs", "Kurse"),
        ((NAME, "m", "titel", "Kurs", "Kurse"),),
        (W,),
        {"m": Verb.UMBENANNT, "f": Verb.UNVERAENDERT},
    ),
    Fall(
        "another capital is no other name",
        kurs("nr: 1"),
        mit("id: m, titel: KURS"),
        ((ANDERS, "m", "titel", "Kurs", "KURS"),),
        (R,),
        {"m": Verb.GEAENDERT},
    ),
    Fall(
        "an actor is called by its name",
        "akteure: [{id: a, name: Amt}]\n",
        "akteure: [{id: a, name: Dezernat}]\n",
        ((NAME, "a", "name", "Amt", "Dezernat"),),
    ),
    Fall(
        "a council paper is called by its subject, and is a matter of progress",
        "beschluesse: [{id: b, betreff: Alt}]\n",
        "beschluesse: [{id: b, betreff: Neu}]\n",
        ((NAME, "b", "betreff", "Alt", "Neu"),),
        (S,),
    ),
    Fall(
        "what has no title is changed",
        "leitgedanken: [{id: l, text: Alt.}]\n",
        "leitgedanken: [{id: l, text: Neu.}]\n",
        ((ANDERS, "l", "text", "Alt.", "Neu."),),
        (W,),
    ),
    Fall("number changed", kurs("nr: 1.1"), kurs("nr: 1.10")),
    Fall("number added", MASSNAHME, MASSNAHME + "        nr: 1.1\n"),
    Fall("order of parts", ZWEI, FELD + "    leitziele: [{id: z2, titel: Ziel 2}, {id: z1, titel: Ziel 1}]\n"),
    Fall("order of fields", felder("id: a, titel: A", "id: b, titel: B"), felder("id: b, titel: B", "id: a, titel: A")),
    Fall(
        "id changed: the program does not guess",
        MASSNAHME,
        MASSNAHME.replace("id: m", "id: m2"),
        ((NEU, "m2"), (WEG, "m")),
    ),
]

ORTE = [
    Fall(
        "moved to a goal",
        ZWEI + "    massnahmen: [{id: m, titel: Kurs}]\n",
        FELD + "    leitziele:\n      - {id: z1, titel: Ziel 1, massnahmen: [{id: m, titel: Kurs}]}\n"
        "      - {id: z2, titel: Ziel 2}\n",
        ((ORT, "m", "massnahmen", "f", "z1"),),
        (W,),
        {"m": Verb.VERSCHOBEN, "z1": Verb.UNVERAENDERT},
    ),
    Fall(
        "moved and renamed",
        felder("id: f, titel: A, massnahmen: [{id: m, titel: Kurs}]", "id: g, titel: B"),
        felder("id: f, titel: A", "id: g, titel: B, massnahmen: [{id: m, titel: Kurse}]"),
        ((ORT, "m", "massnahmen", "f", "g"), (NAME, "m", "titel", "Kurs", "Kurse")),
        fates={"m": Verb.UMBENANNT},
    ),
    Fall(
        "moved with what it holds",
        felder(
            "id: f, titel: A, massnahmen: [{id: m, titel: Kurs, indikatoren: [{id: i, titel: I}]}]", "id: g, titel: B"
        ),
        felder(
            "id: f, titel: A", "id: g, titel: B, massnahmen: [{id: m, titel: Kurs, indikatoren: [{id: i, titel: I}]}]"
        ),
        ((ORT, "m", "massnahmen", "f", "g"),),
        fates={"i": Verb.UNVERAENDERT},
    ),
    Fall(
        "a part inside a renamed field has not moved",
        felder("id: wohnraum, titel: Wohnraum, massnahmen: [{id: m, titel: Kurs}]"),
        felder("id: wohnen, titel: Wohnen, herkunft: {aus: [wohnraum]}, massnahmen: [{id: m, titel: Kurs}]"),
        ((NAME, "wohnen", "titel", "Wohnraum", "Wohnen"),),
        (W,),
        {"wohnraum": Verb.UMBENANNT, "m": Verb.UNVERAENDERT},
    ),
    Fall(
        "nor inside one half of a divided field",
        felder("id: a, titel: A, massnahmen: [{id: m, titel: Kurs}]"),
        felder(
            "id: b, titel: B, herkunft: {aus: [a]}",
            "id: c, titel: C, herkunft: {aus: [a]}, massnahmen: [{id: m, titel: Kurs}]",
        ),
        ((GETEILT, "a"), (NAME, "b"), (NAME, "c")),
        fates={"a": Verb.AUFGETEILT, "m": Verb.UNVERAENDERT},
    ),
    Fall(
        "a measure becomes an offer: same place, another list",
        kurs("frist: 2027, zielgruppe: Eltern"),
        FELD + "    bestand: [{id: m, titel: Kurs, zielgruppe: Eltern}]\n",
        ((ORT, "m", "bestand", "f", "f"), (ANDERS, "m", "frist", "2027", None)),
        (W, F),
        {"m": Verb.VERSCHOBEN},
    ),
    Fall(
        "a measure becomes an idea",
        mit("id: m, titel: Kurs, beschreibung: Text."),
        FELD + "    ideen: [{id: m, titel: Kurs}]\n",
        ((ORT, "m", "ideen", "f", "f"), (ANDERS, "m", "beschreibung", "Text.", None)),
        (W, W),
    ),
    Fall(
        "an idea becomes a measure",
        FELD + "    ideen: [{id: m, titel: Kurs, von: Umfrage}]\n",
        MASSNAHME,
        ((ORT, "m", "massnahmen", "f", "f"), (ANDERS, "m", "von", "Umfrage", None)),
    ),
    Fall(
        "a field becomes a cross-cutting topic",
        felder("id: f, titel: Feld, massnahmen: [{id: m, titel: Kurs}]"),
        "querschnittsthemen: [{id: f, titel: Feld, massnahmen: [{id: m, titel: Kurs}]}]\n",
        ((ORT, "f", "querschnittsthemen", "", ""),),
        (W,),
        {"f": Verb.VERSCHOBEN, "m": Verb.UNVERAENDERT},
    ),
    Fall(
        "an indicator from a goal to the whole concept",
        felder("id: f, titel: Feld, leitziele: [{id: z, titel: Z, indikatoren: [{id: i, titel: I}]}]"),
        felder("id: f, titel: Feld, leitziele: [{id: z, titel: Z}]") + "indikatoren: [{id: i, titel: I}]\n",
        ((ORT, "i", "indikatoren", "z", ""),),
    ),
    Fall(
        "a lower goal below another one",
        felder("id: f, titel: F, leitziele: [{id: a, titel: A, teilziele: [{id: t, titel: T}]}, {id: b, titel: B}]"),
        felder("id: f, titel: F, leitziele: [{id: a, titel: A}, {id: b, titel: B, teilziele: [{id: t, titel: T}]}]"),
        ((ORT, "t", "teilziele", "a", "b"),),
    ),
    Fall(
        "a section of a chapter",
        "kapitel: [{id: k, titel: K, abschnitte: [{id: u, titel: U}]}, {id: l, titel: L}]\n",
        "kapitel: [{id: k, titel: K}, {id: l, titel: L, abschnitte: [{id: u, titel: U}]}]\n",
        ((ORT, "u", "abschnitte", "k", "l"),),
    ),
]
