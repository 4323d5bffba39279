"""What a printed file must not hold, whoever opens it: one function a format, each yields what it found."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pikepdf
from lxml import etree, html
from markdown_it import MarkdownIt

from konzept.export.image_flaws import flaw

ADRESSEN = ("#", "http://", "https://", "mailto:")
AKTIV = (
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "applet",
    "frame",
    "frameset",
    "audio",
    "video",
    "portal",
)
"""Elements of a web page that do something or fetch something."""
AUSSEN = re.compile(r"@import|url\((?!\s*[\"']?data:)")
SCHUTZ = "Content-Security-Policy"
FELDER = re.compile(r"\s*(TOC|TITLE|AUTHOR|PAGE|PAGEREF|NUMPAGES|SEQ|STYLEREF|REF|HYPERLINK \\l)\b")
"""Fields of Word that only look into their own document."""
HANDLUNGEN = {"/GoTo", "/URI"}


def page(data: bytes) -> Iterator[str]:
    """A web page: nothing that runs, nothing that is fetched, links of a few kinds only."""
    for element in html.fromstring(data.decode()).iter(etree.Element):
        # The policy of a page only takes away what a browser may do.
        if element.tag in AKTIV or element.get("http-equiv", SCHUTZ) != SCHUTZ:
            yield f"<{element.tag}>"
        if element.tag == "link" or (element.tag == "style" and AUSSEN.search(element.text or "")):
            yield f"<{element.tag}> von außen"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("srcdoc", "formaction", "action", "background", "ping"):
                yield f"{element.tag}@{name}"
            if name == "href" and not value.startswith(ADRESSEN):
                yield f"{element.tag}@href={value}"
            if name in ("src", "srcset", "data", "poster", "xlink:href") and not value.startswith("data:image/"):
                yield f"{element.tag}@{name}={value}"
            if name == "style" and "url(" in value:
                yield f"{element.tag}@style={value}"


def word(data: bytes) -> Iterator[str]:
    """A Word file: no macros, nothing embedded but pictures, nothing outside but addresses a reader may follow."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for name, content in parts.items():
        if re.search(r"vba|activeX|embeddings|customXml|\.bin$|\.html?$|\.rtf$", name):
            yield name
        if name.startswith("word/media/") and (why := flaw(content)):
            yield f"{name} {why}"
        if name.endswith((".xml", ".rels")):
            yield from _part(name, etree.fromstring(content))


def _part(name: str, root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        target = element.get("Target", "")
        followed = element.get("Type", "").endswith("/hyperlink") and target.startswith(ADRESSEN)
        if kind == "Relationship" and element.get("TargetMode") == "External" and not followed:
            yield f"{name}: {target}"
        if kind in ("altChunk", "object", "OLEObject", "control", "attachedTemplate", "mailMerge"):
            yield f"{name}: {kind}"
        instruction = element.get(element.tag.replace(kind, "instr")) if kind == "fldSimple" else element.text
        if kind in ("fldSimple", "instrText") and not FELDER.match(instruction or ""):
            yield f"{name}: {instruction}"


def pdf(data: bytes) -> Iterator[str]:
    """A PDF: no action but going to a page or to an address a reader may follow, nothing embedded."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                yield from _thing(thing)


def _thing(thing: pikepdf.Object) -> Iterator[str]:
    for key in ("/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/XFA", "/AcroForm", "/RichMediaContent", "/F"):
        # /F is a number in annotations, and where it names a file, that is somewhere else.
        if key in thing and not (key == "/F" and isinstance(thing[key], int)):
            yield f"{key} {thing[key]!r:.60}"
    action = thing.get("/A", thing)
    kind = str(action.get("/S", "")) if isinstance(action, pikepdf.Dictionary) else ""
    if "/A" in thing and kind and kind not in HANDLUNGEN:
        yield f"/A {kind}"
    if kind in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Named"):
        yield f"/S {kind}"
    if kind == "/URI" and not str(action["/URI"]).startswith(ADRESSEN):
        yield f"/URI {action['/URI']}"


def markdown(data: bytes) -> Iterator[str]:
    """Markdown: no HTML, links of a few kinds only, pictures from beside."""
    todo = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # The parser itself keeps back what it thinks dangerous; here it has to come out.
    todo.validateLink = lambda _url: True  # type: ignore[method-assign]
    tokens = todo.parse(data.decode())
    for token in tokens:
        for one in (token, *(token.children or ())):
            if one.type in ("html_block", "html_inline"):
                yield one.content
            if one.type == "link_open" and not str(one.attrs["href"]).startswith(ADRESSEN):
                yield f"link {one.attrs['href']}"
            if one.type == "image" and re.match(r"[\w.+-]+:|/", str(one.attrs["src"])):
                yield f"image {one.attrs['src']}"


def svg(data: bytes) -> Iterator[str]:
    """A drawing beside a Markdown file."""
    if why := flaw(data):
        yield why


PRUEFER: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "html": page,
    "docx": word,
    "pdf": pdf,
    "md": markdown,
    "svg": svg,
}
"""Ending -> what looks at such a file."""
