"""What the gate asks of each kind of element; one function per kind, one row per kind in `RULES`."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from konzept.export.ast import Node, plain
from konzept.export.contract import Bild
from konzept.export.image_flaws import flaw
from konzept.export.images import kind

EBENEN = 5
"""Deepest heading: HTML has six and gives the first one to the title."""
LISTEN = 9
"""Lists in lists: as many levels as Word has."""
WORT = 20_000
"""Longest row of characters without a blank; where to break it is asked of every one of them."""
ABSCHNITTE = frozenset({"quer", "steckbrief", "einseitig", "vorspann"})
"""Sections of a look of their own: landscape, details of a measure, one page each, before the contents."""
SCHEMATA = ("http://", "https://", "mailto:")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BREITE = re.compile(r"\d{1,3}(\.\d+)?(%|cm|mm)")


@dataclass(frozen=True, slots=True)
class Umgebung:
    """What an element alone does not know."""

    bild: Bild
    ids: frozenset[str]


def unknown(node: Node, umgebung: Umgebung) -> Iterator[str]:
    """The answer to every kind of element without a row in `RULES`."""
    if node["t"] in ("RawInline", "RawBlock"):
        yield f"Roher Code ({node['c'][0]}) ist nicht erlaubt, nur Text."
    else:
        yield f"Ein Element der Art „{node['t']}“ ist nicht vorgesehen."


def _quiet(node: Node, umgebung: Umgebung) -> Iterable[str]:
    return ()


def characters(text: str) -> Iterator[str]:
    """Sentences about characters that are no text: controls, private use, unassigned."""
    # What is printable has none of them; most words are.
    for char in () if text.isprintable() else sorted(set(text)):
        if unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co"):
            yield f"Das Zeichen U+{ord(char):04X} lässt sich nicht drucken; bitte entfernen."


def _text(node: Node, umgebung: Umgebung) -> Iterable[str]:
    text = node["c"]
    long = [f"Das Wort „{text[:20]}…“ hat {len(text)} Zeichen; möglich sind {WORT}."] if len(text) > WORT else []
    return () if text.isprintable() and not long else [*long, *characters(text)]


def _list(node: Node, umgebung: Umgebung) -> Iterator[str]:
    deepest = 0
    todo: list[tuple[Any, int]] = [(node, 0)]
    while todo:
        value, depth = todo.pop()
        if isinstance(value, dict):
            deepest = max(deepest, depth + (value["t"] in _LISTS))
            todo.append((value.get("c"), depth + (value["t"] in _LISTS)))
        elif isinstance(value, list):
            todo += [(child, depth) for child in value]
    # Only one of the lists around it says so.
    if deepest == LISTEN + 1:
        yield f"Eine Liste hat mehr als {LISTEN} Ebenen; so tief kann auch Word nicht einrücken."


def _header(node: Node, umgebung: Umgebung) -> Iterator[str]:
    level, attr, inlines = node["c"]
    if level > EBENEN:
        yield f"Überschriften gehen nur bis Ebene {EBENEN}."
    if not plain(inlines).strip():
        yield "Eine Überschrift ist leer."
    yield from _attributes(attr, "Überschriften", True, {"unnumbered"})


def _span(node: Node, umgebung: Umgebung) -> Iterator[str]:
    attr, inlines = node["c"]
    if attr[0] and not plain(inlines).strip():
        yield f"Der Anker „{attr[0]}“ umfasst keinen Text."
    yield from _attributes(attr, "Textstellen", True, keys={"lang", "dir"})


def _div(node: Node, umgebung: Umgebung) -> Iterator[str]:
    yield from _attributes(node["c"][0], "Abschnitten", True, ABSCHNITTE, {"lang", "dir"})


def _code(node: Node, umgebung: Umgebung) -> Iterator[str]:
    yield from _attributes(node["c"][0], "Code")
    yield from characters(node["c"][1].replace("\n", ""))


def _link(node: Node, umgebung: Umgebung) -> Iterator[str]:
    attr, inlines, (target, _) = node["c"]
    yield from _attributes(attr, "Verweisen", classes={"uri", "email"})
    if not plain(inlines).strip():
        yield f"Der Verweis auf „{target}“ hat keinen Text."
    if target.startswith("#"):
        if target[1:] not in umgebung.ids:
            yield f"Der Verweis „{target}“ führt ins Leere."
    elif not target.lower().startswith(SCHEMATA):
        yield f"Der Verweis auf „{target}“ ist nicht erlaubt; möglich sind https, http, mailto und # mit einer Kennung."


def _image(node: Node, umgebung: Umgebung) -> Iterator[str]:
    attr, alt, (encoded, _) = node["c"]
    source = unquote(encoded)
    yield from _attributes(attr, "Bildern", keys={"width"})
    if any(key == "width" and not _BREITE.fullmatch(value) for key, value in attr[2]):
        yield f"Das Bild „{source}“ hat eine ungültige Breite; möglich sind Angaben wie 80%, 12cm oder 120mm."
    if not plain(alt).strip():
        yield f"Dem Bild „{source}“ fehlt der Alternativtext: in die eckigen Klammern gehört, was darauf zu sehen ist."
    if re.match(r"[\w+.-]+:|[/\\]", source) or ".." in re.split(r"[/\\]", source):
        yield f"Das Bild „{source}“ liegt außerhalb; Bilder kommen nur aus dem Ordner des Konzepts."
        return
    data = umgebung.bild(source)
    if data is None:
        yield f"Das Bild „{source}“ wurde im Ordner des Konzepts nicht gefunden."
    elif kind(data) is None:
        yield f"Das Bild „{source}“ ist weder PNG noch JPEG noch SVG."
    elif why := flaw(data):
        yield f"Das Bild „{source}“ {why}"


def _table(node: Node, umgebung: Umgebung) -> Iterator[str]:
    attr, _, _, (_, head), bodies, (_, foot) = node["c"]
    yield from _attributes(attr, "Tabellen")
    if len(head) != 1 or not any(plain(cell[4]).strip() for cell in head[0][1]):
        yield "Einer Tabelle fehlt die Kopfzeile."
    rows = [row for body in bodies for row in (*body[2], *body[3])] + head + foot
    if any(cell[2:4] != [1, 1] for row in rows for cell in row[1]):
        yield "Eine Tabelle hat verbundene Zellen; jede Zelle steht für sich."


def _attributes(
    attr: list[Any], where: str, ident: bool = False, classes: Collection[str] = (), keys: Collection[str] = ()
) -> Iterator[str]:
    if attr[0] and not (ident and _ID.fullmatch(attr[0])):
        yield f"Die Kennung „{attr[0]}“ ist bei {where} nicht erlaubt."
    for name in attr[1]:
        if name not in classes:
            yield f"Die Klasse „{name}“ ist bei {where} nicht erlaubt."
    for key, _ in attr[2]:
        if key not in keys:
            yield f"Das Attribut „{key}“ ist bei {where} nicht erlaubt."


_QUIET = (
    "Para Plain DefinitionList BlockQuote HorizontalRule Space SoftBreak LineBreak Emph Strong Strikeout Underline "
    "Note AlignDefault AlignLeft AlignRight AlignCenter ColWidth ColWidthDefault DefaultStyle Decimal DefaultDelim "
    "Period OneParen TwoParens"
)
_LISTS = ("BulletList", "OrderedList")
RULES: Mapping[str, Callable[[Node, Umgebung], Iterable[str]]] = {
    **dict.fromkeys(_QUIET.split(), _quiet),
    **dict.fromkeys(_LISTS, _list),
    "Str": _text,
    "Code": _code,
    "CodeBlock": _code,
    "Header": _header,
    "Span": _span,
    "Div": _div,
    "Link": _link,
    "Image": _image,
    "Table": _table,
}
