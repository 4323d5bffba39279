"""AST to Typst, for the few elements the gate lets through.

pandoc's own Typst writer drops alternative texts, makes tables unbreakable and rewrites quotes and dashes. Here
everything but plain words is a string literal, and everything else a call of a function, so that no text can become
markup. What the functions look like is the business of ``templates/typst/kopf.typ``.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from konzept.export.ast import Node, elements, plain, rewrite

ALIGN: Mapping[str, str] = {"AlignDefault": "left", "AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}

KURZE_ZEILE = 70
"""Characters that surely fit into one line of a table."""
LANGES_WORT = 30
"""Characters from which on a word may not fit into a line."""
_LANG = re.compile(r"[^\W\d_]{16}|[^\s/–—-]{24}")
"""What may not fit into a line of a column."""
KURZE_ZELLE = 30
"""Characters that the first column of a table is given the space for."""
ZEILE, GANZE_ZEILEN = 80, 14
"""Characters in a line of a table as wide as the page, and lines up to which a row of it stays in one piece."""
_LINES = {"LineBreak": 1, "Image": GANZE_ZEILEN}
"""Lines that an element needs beside its words."""
SCHMALE_SPALTE = 0.3
"""Part of the line from which on a column has that space anyway."""


def literal(text: str) -> str:
    """A Typst string that means exactly ``text``."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def markup(nodes: list[Node]) -> str:
    """Typst markup of some blocks or inlines; the source of a picture is its place below Typst's root."""
    return "".join(_alone(node, after) for node, after in zip(nodes, [*nodes[1:], None], strict=False))


def _alone(node: Node, after: Node | None) -> str:
    """A heading that only another one of its rank or a higher one follows may end a page."""
    written = _WRITERS[node["t"]](node)
    if node["t"] != "Header" or node["c"][0] == 1 or after is None or after["t"] != "Header":
        return written
    return f"\n\n#allein[{written}];\n\n" if after["c"][0] <= node["c"][0] else written


def _string(node: Node) -> str:
    text: str = node["c"]
    if len(text) >= LANGES_WORT:
        return f"#wort({literal(text)});"
    return text if text.isalnum() else f"#{literal(text)};"


def _content(nodes: list[Node]) -> str:
    return f"[{markup(nodes)}]"


def _wrap(function: str) -> Callable[[Node], str]:
    return lambda node: f"#{function}{_content(node['c'])};"


def _paragraph(node: Node) -> str:
    # A line in bold is a heading of what follows, though it is none in the contents.
    if [inline["t"] for inline in node["c"]] == ["Strong"]:
        return f"\n\n#zwischentitel{_content(node['c'])};\n\n"
    return f"\n\n{markup(node['c'])}\n\n"


def _header(node: Node) -> str:
    level, attr, inlines = node["c"]
    label = f"#label({literal(attr[0])})" if attr[0] else ""
    return f"\n\n#heading(level: {level}){_content(inlines)}{label}\n\n"


def _with_language(attr: list[Any], content: str) -> str:
    given = dict(attr[2])
    words = [f"lang: {literal(given['lang'])}"] if "lang" in given else []
    words += [f"dir: {given['dir']}"] if given.get("dir") in ("rtl", "ltr") else []
    return f"#text({', '.join(words)}){content};" if words else content[1:-1]


def _span(node: Node) -> str:
    attr, inlines = node["c"]
    if "nummer" in attr[1]:
        return f"#nummer{_content(inlines)};"
    anchor = f"#anker({literal(attr[0])});" if attr[0] else ""
    return anchor + _with_language(attr, _content(inlines))


def _div(node: Node) -> str:
    attr, blocks = node["c"]
    anchor = f"#anker({literal(attr[0])});" if attr[0] else ""
    content = anchor + _with_language(attr, _content(blocks))
    for name, call in _LOOKS.items():
        content = f"{call(blocks)}[{content}];" if name in attr[1] else content
    return f"\n\n{content}\n\n"


def _single_page(blocks: list[Node]) -> str:
    """Ends where its last heading says; what that heading stands for should need one page."""
    idents = [str(element["c"][1][0]) for element in elements(blocks) if element["t"] == "Header"]
    return f"#einseitig({literal(idents[-1] if idents else '')})"


_LOOKS: Mapping[str, Callable[[list[Node]], str]] = {
    "steckbrief": lambda _blocks: "#steckbrief",
    "einseitig": _single_page,
    "quer": lambda _blocks: "#quer",
}
"""Classes of sections and the function of the head that sets them."""


def _link(node: Node) -> str:
    _, inlines, (target, _) = node["c"]
    where = f"label({literal(target[1:])})" if target.startswith("#") else literal(target)
    return f"#link({where}){_content(inlines)};"


def _image(node: Node) -> str:
    attr, alt, (source, _) = node["c"]
    width = dict(attr[2]).get("width", "auto")
    return f"#bild({literal(source)}, {literal(plain(alt))}, breite: {width});"


def _list(node: Node) -> str:
    return _items("list", "", node["c"])


def _numbered(node: Node) -> str:
    (start, _, _), items = node["c"]
    return _items("enum", f"start: {start}, ", items)


def _items(function: str, options: str, items: list[list[Node]]) -> str:
    tight = all(block["t"] != "Para" for item in items for block in item)
    content = ", ".join(_content(item) for item in items)
    return f"\n\n#{function}({options}tight: {'true' if tight else 'false'}, {content});\n\n"


def _terms(node: Node) -> str:
    items = "".join(
        f"({_content(term)}, [{_running([block for part in parts for block in part])}]), " for term, parts in node["c"]
    )
    return f"\n\n#begriffe({items});\n\n"


def _note(node: Node) -> str:
    return f"#footnote[{_running(node['c'])}];"


def _running(blocks: list[Node]) -> str:
    """Blocks whose first paragraph continues the line it is put in."""
    first = markup(blocks[0]["c"]) if blocks and blocks[0]["t"] in ("Para", "Plain") else markup(blocks[:1])
    return first + ("\n\n" + markup(blocks[1:]) if blocks[1:] else "")


def _figure(node: Node) -> str:
    _, (_, caption), content = node["c"]
    inlines = [inline for block in content for inline in block["c"]]
    return f"\n\n#figure({_content(inlines)}, caption: {_content(caption)});\n\n"


def _narrow(node: Node) -> Node:
    """In a column, words that could stay whole in the running text are marked, too."""
    text = node["c"] if node["t"] == "Str" else node["c"][1]
    return {"t": "Eng", "c": node} if _LANG.search(text) else node


def _tight(node: Node) -> str:
    inner = node["c"]
    return (
        f"#wort-in-spalte({literal(inner['c'])});" if inner["t"] == "Str" else f"#wort-in-spalte({_content([inner])});"
    )


def _cell(nodes: list[Node]) -> str:
    return _content(rewrite(nodes, {"Str": _narrow, "Code": _narrow}))


def _table(node: Node) -> str:
    _, (_, caption), columns, (_, head), bodies, (_, foot) = node["c"]
    aligns = ", ".join(ALIGN[align["t"]] for align, _ in columns)
    rows = [row for body in bodies for row in (*body[2], *body[3])] + foot
    widths = ", ".join(_widths(columns, [*head, *rows]))
    header = ", ".join(_cell(cell[4]) for cell in head[0][1])
    cells = ",\n".join(", ".join(_cell(cell[4]) for cell in row[1]) for row in rows)
    title = f"beschriftung: {_content(caption)}, " if caption else ""
    title += f"lange: ({long}), " if (long := _long(columns, rows)) else ""
    return f"\n\n#tabelle({title}spalten: ({widths},), ausrichtung: ({aligns},), kopf: ({header},),\n{cells});\n\n"


def _long(columns: list[Any], rows: list[Any]) -> str:
    """The numbers of the rows that may be too high for a page; every other one stays in one piece."""
    shares = [width["c"] if width["t"] == "ColWidth" else 1 / len(columns) for _, width in columns]
    return "".join(f"{number}, " for number, row in enumerate(rows) if _height(shares, row) > GANZE_ZEILEN)


def _height(shares: list[float], row: Any) -> float:
    """About how many lines a row needs."""
    cells = ((share, cell[4]) for share, cell in zip(shares, row[1], strict=True))
    return max(len(plain(cell)) / (share * ZEILE) + _breaks(cell) for share, cell in cells)


def _breaks(cell: list[Node]) -> int:
    # A picture may be as high as the page, and what stands beside it needs space as well.
    return sum(_LINES.get(element["t"], 0) for element in elements(cell))


def _widths(columns: list[Any], rows: list[Any]) -> list[str]:
    longest = [max(len(plain(row[1][i][4])) for row in rows) for i in range(len(columns))]
    if all(width["t"] == "ColWidth" for _, width in columns):
        widths = [f"{width['c']:.4f}fr" for _, width in columns]
        # Numbers such as "HF2-M13" have no place to break at and would run into the next column.
        own = longest[0] <= KURZE_ZELLE and columns[0][1]["c"] < SCHMALE_SPALTE
        return ["auto" if own else widths[0], *widths[1:]]
    # A table that fits anyway fills the line; in any other, Typst shares out the space.
    widest = longest.index(max(longest)) if sum(longest) <= KURZE_ZEILE else -1
    return ["1fr" if i == widest else "auto" for i in range(len(columns))]


_WRITERS: Mapping[str, Callable[[Node], str]] = {
    "Str": _string,
    "Eng": _tight,
    "Space": lambda node: " ",
    "SoftBreak": lambda node: " ",
    "LineBreak": lambda node: "#linebreak();",
    "Emph": _wrap("emph"),
    "Strong": _wrap("strong"),
    "Strikeout": _wrap("strike"),
    "Underline": _wrap("underline"),
    "Code": lambda node: f"#raw({literal(node['c'][1])});",
    "Note": _note,
    "Span": _span,
    "Link": _link,
    "Image": _image,
    "Plain": lambda node: markup(node["c"]) + "\n",
    "Para": _paragraph,
    "Header": _header,
    "BulletList": _list,
    "OrderedList": _numbered,
    "DefinitionList": _terms,
    "BlockQuote": lambda node: f"\n\n#quote(block: true){_content(node['c'])};\n\n",
    "CodeBlock": lambda node: f"\n\n#raw(block: true, {literal(node['c'][1])});\n\n",
    "HorizontalRule": lambda node: "\n\n#trenner();\n\n",
    "Div": _div,
    "Figure": _figure,
    "Table": _table,
}
