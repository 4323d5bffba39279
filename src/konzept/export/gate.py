"""The gate: what of pandoc's AST may become a document. Everything not named here is refused.

Behind the gate, raw elements come from our own passes only.
"""

from collections import Counter
from typing import Any

from konzept.dokument import Dokument
from konzept.export.ast import Node, anchors, elements, plain
from konzept.export.contract import Ast, Bild, Meldung
from konzept.export.gate_rules import RULES, Umgebung, characters, unknown
from konzept.export.whereabouts import placed

TIEFE = 120
"""Deepest nesting of JSON values; two of them make one list in a list."""
ZEICHEN = 500
"""Longest line of the cover."""


def check(ast: Ast, bild: Bild) -> list[str]:
    """German sentences about everything in the text that may not be printed; empty if all is well."""
    if _depth(ast["blocks"]) > TIEFE:
        return ["Der Text ist zu tief verschachtelt (Listen in Listen, Zitate in Zitaten)."]
    # Half of a text are blanks, of which nothing is asked.
    everything = list(elements(ast["blocks"], ("Space", "SoftBreak")))
    ids = anchors(everything)
    umgebung = Umgebung(bild, frozenset(ids))
    meldungen: list[str] = [
        Meldung(f"Die Kennung „{ident}“ kommt mehrfach vor.", ident) for ident, n in Counter(ids).items() if n > 1
    ]
    ebene = 0
    for element, stelle in placed(everything):
        if element["t"] == "Header":
            neu = element["c"][0]
            if neu > ebene + 1:
                folge = f"Die Überschrift der Ebene {neu} folgt auf Ebene {ebene}; "
                meldungen.append(stelle.says(f"{folge}erlaubt ist höchstens Ebene {ebene + 1}."))
            ebene = neu
        meldungen += map(stelle.says, RULES.get(element["t"], unknown)(element, umgebung))
    return list(dict.fromkeys(meldungen + _misplaced(ast, everything)))


def check_cover(dokument: Dokument) -> list[str]:
    """German sentences about the plain fields of the cover."""
    felder = {"Titel": dokument.titel, "Name der Kommune": dokument.kommune}
    leer = [f"Der {name} fehlt." for name, wert in felder.items() if not wert.strip()]
    lang = [
        f"Auf dem Deckblatt: Der {name} hat {len(wert)} Zeichen; Platz ist für {ZEICHEN}."
        for name, wert in (*felder.items(), ("Untertitel", dokument.untertitel))
        if len(wert) > ZEICHEN
    ]
    texte = (dokument.titel, dokument.untertitel, dokument.kommune, *dokument.deckblatt)
    return leer + lang + [f"Auf dem Deckblatt: {text}" for wert in texte for text in characters(wert)]


def _depth(node: Any) -> int:
    # Level by level and without recursion, as it guards the recursive passes.
    depth, level = 0, [node]
    while level:
        depth += 1
        children = [value.values() if type(value) is dict else value for value in level]
        level = [child for some in children for child in some if type(child) is dict or type(child) is list]
    return depth


def _misplaced(ast: Ast, everything: list[Node]) -> list[str]:
    proper: list[Node] = []
    todo = list(reversed(ast["blocks"]))
    while todo:
        block = todo.pop()
        if block["t"] == "Header":
            proper.append(block)
        elif block["t"] == "Div":
            todo += reversed(block["c"][1])
    known = {id(header) for header in proper}
    top = {id(block) for block in ast["blocks"]}
    quer = [
        "Ein Abschnitt im Querformat steht in einer Liste, einem Zitat oder einem anderen Abschnitt; er steht für sich."
        for e in everything
        if e["t"] == "Div" and "quer" in e["c"][0][1] and id(e) not in top
    ]
    return quer + [
        f"Die Überschrift „{plain(e['c'][2])}“ steht in einer Liste, einem Zitat oder einer Tabelle; "
        "Überschriften stehen für sich."
        for e in everything
        if e["t"] == "Header" and id(e) not in known
    ]
