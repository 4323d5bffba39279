"""Portrait and landscape in one Word file.

A section of Word ends with a paragraph that carries its page format; the last one stands at the end of the body.
Our passes leave marks in the text, and here the marks become sections.
"""

import copy
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}


_BEFORE_BREAK = tuple(f"{{{W}}}{name}" for name in ("pStyle", "keepNext", "keepLines"))


def _mark(name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>'


QUER_ANFANG = _mark("KonzeptQuerAnfang")
QUER_ENDE = _mark("KonzeptQuerEnde")
NEUE_SEITE = _mark("KonzeptNeueSeite")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def new_pages(root: Any) -> None:
    """Replace the marks of pages: the paragraph that follows begins one, without an empty paragraph before it."""
    for style in [s for s in root.iter(_w("pStyle")) if s.get(_w("val")) == "KonzeptNeueSeite"]:
        mark = style.getparent().getparent()
        _drop_break(mark)
        following = next(mark.itersiblings(_w("p")), None)  # Bookmarks may stand between.
        mark.getparent().remove(mark)
        if following is not None:
            properties = following.find("w:pPr", NS)
            # Its place is behind the name of the style and what keeps lines together.
            last = max((i for i, e in enumerate(properties) if e.tag in _BEFORE_BREAK), default=-1)
            properties.insert(last + 1, etree.Element(_w("pageBreakBefore")))


def _drop_break(mark: Any) -> None:
    """What begins a page by itself needs no break before it."""
    before = mark.getprevious()
    if before is not None and before.find("w:r/w:br[@w:type='page']", NS) is not None:
        before.getparent().remove(before)


def sections(root: Any) -> None:
    """Replace the marks. Headers and footers stay with the first section, the others inherit them."""
    last = root.find("w:body/w:sectPr", NS)
    marks = [s for s in root.iter(_w("pStyle")) if str(s.get(_w("val"))).startswith("KonzeptQuer")]
    if last is None or not marks:
        return
    first = copy.deepcopy(last)
    plain = copy.deepcopy(last)
    for name in ("headerReference", "footerReference", "titlePg"):
        for element in plain.findall(f"w:{name}", NS):
            plain.remove(element)
    last.getparent().replace(last, copy.deepcopy(plain))
    for number, mark in enumerate(marks):
        ends_landscape = mark.get(_w("val")) == "KonzeptQuerEnde"
        _close(mark.getparent().getparent(), first if number == 0 else plain, ends_landscape)


def _close(paragraph: Any, page: Any, landscape: bool) -> None:
    page = copy.deepcopy(page)
    if landscape:
        _turn(page)
        following = [e for e in paragraph.itersiblings() if e.tag in (_w("p"), _w("tbl"), _w("sdt"))]
        if not following:  # Nothing comes after: the last section itself is the one in landscape.
            _turn(paragraph.getparent().find("w:sectPr", NS))
            paragraph.getparent().remove(paragraph)
            return
    else:
        _drop_break(paragraph)
    properties = paragraph.find("w:pPr", NS)
    properties.remove(properties.find("w:pStyle", NS))
    properties.append(page)


def _turn(page: Any) -> None:
    size = page.find("w:pgSz", NS)
    if size is not None:
        width, height = size.get(_w("w")), size.get(_w("h"))
        size.set(_w("w"), height)
        size.set(_w("h"), width)
        size.set(_w("orient"), "landscape")
