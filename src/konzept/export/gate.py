"""The gate: what of pandoc's AST may become a document. Everything not named here is refused.

Behind the gate, raw elements come from our own passes only.
"""

from collections import Counter
from typing import Any

from konzept.dokument import Dokument
from konzept.export.ast import Node, anchors, elements, plain
from konzept.export.contract import Ast, Bild
from konzept.export.gate_rules import RULES, Umgebung, characters, unknown

TIEFE = 120
"""Deepest nesting of JSON values; two of them make one list in a list."""
ZEICHEN = 500
"""Longest line of the cover."""


def check(ast: Ast, bild: Bild) -> list[str]:
    """German sentences about everything in the text that may not be printed; empty if all is well."""
    if _depth(ast["blocks"]) > TIEFE:
        return ["Der Text ist zu tief verschachtelt (Listen in Listen, Zitate in Zitaten)."]
    ids = anchors(ast)
    umgebung = Umgebung(bild, frozenset(ids))
    meldungen = [f"Die Kennung „{ident}“ kommt mehrfach vor." for ident, n in Counter(ids).items() if n > 1]
    ort, ebene = "Am Anfang", 0
    for element in elements(ast["blocks"]):
        if element["t"] == "Header":
            neu = element["c"][0]
            ort = f"Im Abschnitt „{plain(element['c'][2])}“"
            if neu > ebene + 1:
                meldungen.append(
                    f"{ort}: Die Überschrift der Ebene {neu} folgt auf Ebene {ebene}; "
                    f"erlaubt ist höchstens Ebene {ebene + 1}."
                )
            ebene = neu
        meldungen += [f"{ort}: {text}" for text in RULES.get(element["t"], unknown)(element, umgebung)]
    return list(dict.fromkeys(meldungen + _misplaced(ast)))


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
    # With a stack of its own, as it guards the recursive passes.
    deepest, todo = 0, [(node, 1)]
    while todo:
        value, depth = todo.pop()
        deepest = max(deepest, depth)
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        todo += [(child, depth + 1) for child in children if isinstance(child, dict | list)]
    return deepest


def _misplaced(ast: Ast) -> list[str]:
    proper: list[Node] = []
    todo = list(ast["blocks"])
    while todo:
        block = todo.pop(0)
        if block["t"] == "Header":
            proper.append(block)
        elif block["t"] == "Div":
            todo = block["c"][1] + todo
    known = {id(header) for header in proper}
    top = {id(block) for block in ast["blocks"]}
    quer = [
        "Ein Abschnitt im Querformat steht in einer Liste, einem Zitat oder einem anderen Abschnitt; er steht für sich."
        for e in elements(ast["blocks"])
        if e["t"] == "Div" and "quer" in e["c"][0][1] and id(e) not in top
    ]
    return quer + [
        f"Die Überschrift „{plain(e['c'][2])}“ steht in einer Liste, einem Zitat oder einer Tabelle; "
        "Überschriften stehen für sich."
        for e in elements(ast["blocks"])
        if e["t"] == "Header" and id(e) not in known
    ]
