"""A Word file opened for the criteria of accessible documents, and what each criterion finds wrong with one."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree
from tests.auflage import BLAETTER

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
}
W, R = (f"{{{NS[name]}}}" for name in "wr")
LANGE_ZELLE = 600
"""Characters from which on a row may be divided: it could be higher than its page."""
SERIFENLOS = ("Source Sans 3", "Arial", "Calibri")
RUNNING_TEXT = ("BodyText", "FirstParagraph", "Compact", "Definition", "DefinitionTerm", "TOC1", "TOC2")


class Wortdatei:
    """The parts of a Word file; ``damage`` changes a part before it is read; ``hostile`` words look like lists."""

    def __init__(
        self, path: Path, art: str, damage: Callable[[bytes], bytes] = lambda part: part, hostile: bool = False
    ) -> None:
        self.path, self.art, self.hostile = path, art, hostile
        with zipfile.ZipFile(path) as file:
            self.parts = {name: damage(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}
        self.body = self.part("word/document.xml")
        self.looks = self.part("word/styles.xml")
        self.styles = {str(one.get(f"{W}styleId")): one for one in self.looks.iter(f"{W}style")}

    def part(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def find(self, path: str) -> list[Any]:
        return list(self.body.iterfind(path, NS))

    @cached_property
    def paragraphs(self) -> list[tuple[str, str, Any]]:
        """Style, words and element of every paragraph."""
        return [(style(one), words(one), one) for one in self.body.iter(f"{W}p")]

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of every heading."""
        return [(int(name[7]), text) for name, text, _ in self.paragraphs if re.fullmatch(r"Heading\d", name)]

    def setting(self, name: str, path: str, attribute: str = "val") -> str | None:
        """What a style says, or the one it is based on, or the document as a whole."""
        one = self.styles[name]
        found = one.find(f"{path}[@w:{attribute}]", NS)
        based = one.find("w:basedOn", NS)
        if found is None and based is not None:
            return self.setting(str(based.get(f"{W}val")), path, attribute)
        if found is None:
            usual = f"w:docDefaults//{path.rpartition('/')[2]}[@w:{attribute}]"
            found = self.looks.find(usual, NS)
        return None if found is None else str(found.get(f"{W}{attribute}"))


def style(paragraph: Any) -> str:
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if found is None else str(found.get(f"{W}val"))


def words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def titel(datei: Wortdatei) -> Iterator[str]:
    """A1: the title of the document is set, and is the one that is printed."""
    title = datei.part("docProps/core.xml").findtext("dc:title", namespaces=NS)
    printed = [text for name, text, _ in datei.paragraphs if name == "Title"] or [datei.headings[0][1]]
    if not title or title != printed[0]:
        yield f"Titel {title!r}, gedruckt {printed[0]!r}"


def sprache(datei: Wortdatei) -> Iterator[str]:
    """A2: German throughout, and what is not says so."""
    usual = datei.looks.find("w:docDefaults//w:lang", NS)
    if usual is None or usual.get(f"{W}val") != "de-DE":
        yield "keine Sprache im Dokument"
    if datei.part("docProps/core.xml").findtext("dc:language", namespaces=NS) != "de-DE":
        yield "keine Sprache in den Eigenschaften"
    for _, text, paragraph in datei.paragraphs:
        if re.search("[\u0600-\u06ff]", text) and paragraph.find(".//w:lang", NS) is None:
            yield f"arabisch ohne Sprache: {text}"


def ueberschriften(datei: Wortdatei) -> Iterator[str]:
    """A3: real headings; none is deeper by two than the one before."""
    levels = [level for level, _ in datei.headings]
    if not levels or levels[0] != 1:
        yield "beginnt nicht mit Ebene 1"
    yield from (f"{text}: Ebene {b} nach {a}" for (a, _), (b, text) in pairwise(datei.headings) if b > a + 1)
    yield from (f"leere Überschrift der Ebene {level}" for level, text in datei.headings if not text.strip())
    for level in set(levels):
        if datei.setting(f"Heading{level}", "w:pPr/w:outlineLvl") != str(level - 1):
            yield f"Heading{level} ist keine Überschrift"


_NOT_EMPTY = "w:r/w:drawing|w:r/w:br|w:r/w:fldChar|w:pPr/w:sectPr|w:r/w:footnoteReference"


def absaetze(datei: Wortdatei) -> Iterator[str]:
    """A4: lists are lists, and nothing is moved by blanks, tabs or empty paragraphs."""
    for name, text, paragraph in datei.paragraphs:
        in_cell = paragraph.getparent().tag == f"{W}tc"
        if not text.strip() and not in_cell and not paragraph.xpath(_NOT_EMPTY, namespaces=NS):
            yield f"leerer Absatz ({name})"
        if not datei.hostile and re.match(r"[•▪·‣]|[-–*] \S", text) and paragraph.find("w:pPr/w:numPr", NS) is None:
            yield f"Punkt von Hand: {text}"
        if "  " in text or paragraph.find("w:r/w:tab", NS) is not None:
            yield f"mit Leerzeichen oder Tabulatoren gesetzt: {text}"
    for number in {one.get(f"{W}val") for one in datei.find(".//w:numPr/w:numId")}:
        if datei.part("word/numbering.xml").find(f"w:num[@w:numId='{number}']", NS) is None:
            yield f"Liste {number} ist nicht erklärt"


def tabellen(datei: Wortdatei) -> Iterator[str]:
    """A5: one row of headings that is repeated, no joined cells, no row divided that fits on a page."""
    for number, table in enumerate(datei.find(".//w:tbl")):
        rows = table.findall("w:tr", NS)
        heads = [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows]
        if not heads[0] or any(heads[1:]):
            yield f"Tabelle {number}: Kopfzeilen {heads.count(True)}"
        if table.find(".//w:vMerge", NS) is not None or table.find(".//w:gridSpan", NS) is not None:
            yield f"Tabelle {number}: verbundene Zellen"
        if table.find(".//w:tbl", NS) is not None or len({len(row.findall("w:tc", NS)) for row in rows}) != 1:
            yield f"Tabelle {number}: verschachtelt oder ungleich breit"
        for row in rows:
            high = max(len(words(cell)) for cell in row.findall("w:tc", NS)) >= LANGE_ZELLE
            if not high and row.find("w:trPr/w:cantSplit", NS) is None:
                yield f"Tabelle {number}: Zeile darf geteilt werden: {words(row)[:60]}"


def bilder(datei: Wortdatei) -> Iterator[str]:
    """A6: each picture has words for who does not see it, and a caption."""
    for drawing in datei.find(".//w:drawing"):
        described = drawing.find(".//wp:docPr", NS)
        if described is None or len(described.get("descr") or "") < 10:
            yield "Bild ohne Alternativtext"
        if drawing.find("wp:inline", NS) is None:
            yield "Bild nicht mit Text in Zeile"


def kontrast(datei: Wortdatei) -> Iterator[str]:
    """A7: each style that is used stands out from white, and from the ground of a table's head."""
    used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle") for one in datei.body.iter(f"{W}{tag}")}
    for name in used & set(datei.styles):
        colour = datei.setting(name, "w:rPr/w:color") or "auto"
        if colour != "auto" and _contrast(colour, "FFFFFF") < 4.5:
            yield f"{name}: {colour} auf Weiß"
    head = datei.styles["Table"].find("w:tblStylePr[@w:type='firstRow']", NS)
    letters, ground = (head.find(f".//w:{name}", NS) for name in ("color", "shd"))
    if _contrast(letters.get(f"{W}val"), ground.get(f"{W}fill")) < 4.5:
        yield "Kopf der Tabelle"


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inhalt(datei: Wortdatei) -> Iterator[str]:
    """A8: contents that are filled and lead to the headings; none in a paper of one or two pages."""
    entries = datei.find(".//w:sdt//w:hyperlink")
    expected = [] if datei.art in BLAETTER else [text for level, text in datei.headings if level <= 2]
    if [words(one) for one in entries] != expected:
        yield f"Inhalt nennt {len(entries)} statt {len(expected)} Überschriften"
    fields = [one.get(f"{W}fldCharType") for one in datei.find(".//w:sdt//w:fldChar")]
    if fields != (["begin", "separate", "end"] if expected else []):
        yield f"Feld des Inhalts: {fields}"


def reihenfolge(datei: Wortdatei) -> Iterator[str]:
    """A9: nothing floats, heads and feet are such, and they are not part of the text."""
    if datei.find(".//wp:anchor") or datei.find(".//w:framePr") or datei.find(".//w:txbxContent"):
        yield "etwas schwebt über dem Text"
    kinds = {one.tag.removeprefix(W) for one in datei.find(".//w:sectPr/*")}
    if not {"headerReference", "footerReference"} <= kinds:
        yield "ohne Kopf- oder Fußzeile"


def verweise(datei: Wortdatei) -> Iterator[str]:
    """A10: each link has words and a target."""
    targets = {one.get("Id"): one.get("Target") for one in datei.part("word/_rels/document.xml.rels")}
    marks = {one.get(f"{W}name") for one in datei.find(".//w:bookmarkStart")}
    for link in datei.find(".//w:hyperlink"):
        anchor, target = link.get(f"{W}anchor"), targets.get(link.get(f"{R}id"), "")
        if not words(link).strip():
            yield f"Verweis ohne Wort auf {anchor or target}"
        if anchor not in marks and not re.match("https?://|mailto:", target):
            yield f"Verweis ins Leere: {anchor or target}"


def schrift(datei: Wortdatei) -> Iterator[str]:
    """A11: running text in 11 or 12 points without serifs, with air between its lines, to the left, not in capitals."""
    for name in RUNNING_TEXT:
        font, size = datei.setting(name, "w:rPr/w:rFonts", "ascii"), datei.setting(name, "w:rPr/w:sz")
        line = datei.setting(name, "w:pPr/w:spacing", "line")
        if font not in SERIFENLOS or not 22 <= int(size or 0) <= 24:
            yield f"{name}: {font}, {size} halbe Punkt"
        if not 1.15 <= int(line or 0) / 240 <= 1.5:
            yield f"{name}: Zeilenabstand {line}"
    for name, one in datei.styles.items():
        if datei.setting(name, "w:pPr/w:jc") not in (None, "left", "start"):
            yield f"{name}: nicht linksbündig"
        if one.find("w:rPr/w:caps", NS) is not None:
            yield f"{name}: Großbuchstaben"


def trennung(datei: Wortdatei) -> Iterator[str]:
    """A12: words are not divided by the program."""
    found = datei.part("word/settings.xml").find("w:autoHyphenation", NS)
    if found is not None and found.get(f"{W}val") not in ("0", "false"):
        yield "automatische Silbentrennung"
    if "\u00ad" in words(datei.body):
        yield "weiche Trennstriche"


def dateiname(datei: Wortdatei) -> Iterator[str]:
    """A13: the file's name says of whom and what it is, in signs that every system takes."""
    if not re.fullmatch(rf"[a-z0-9-]+-{datei.art}(-[a-z0-9]+)*", datei.path.stem):
        yield f"Dateiname {datei.path.name}"


DIRECT = {
    "rPr": {"b", "bCs", "i", "iCs", "strike", "u", "rStyle", "lang", "rtl"},
    "pPr": {"pStyle", "numPr", "pageBreakBefore", "sectPr", "bidi"},
    "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption"},
    "tcPr": set[str](),
    "trPr": {"cantSplit", "tblHeader"},
}
"""What may be said where the text stands: emphasis, language, page. Looks belong to the styles."""


def nur_formatvorlagen(datei: Wortdatei) -> Iterator[str]:
    """Beyond A13: who changes a style changes the document, because nothing has a look of its own."""
    for kind, allowed in DIRECT.items():
        for properties in datei.find(f".//w:{kind}"):
            in_cell = next(properties.iterancestors(f"{W}tc"), None) is not None
            # Columns of figures stand to the right, which no style of Word can say of a column.
            found = {one.tag.removeprefix(W) for one in properties} - allowed - ({"jc"} if in_cell else set())
            yield from (f"{kind}: {name}" for name in found)
    used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in datei.body.iter(f"{W}{tag}")}
    yield from (f"Formatvorlage {name} fehlt" for name in used - set(datei.styles))


KRITERIEN: Mapping[str, Callable[[Wortdatei], Iterator[str]]] = {
    "A1": titel, "A2": sprache, "A3": ueberschriften, "A4": absaetze, "A5": tabellen, "A6": bilder, "A7": kontrast,
    "A8": inhalt, "A9": reihenfolge, "A10": verweise, "A11": schrift, "A12": trennung, "A13": dateiname,
    "nur Formatvorlagen": nur_formatvorlagen,
}  # fmt: skip
"""The criteria for accessible documents that the manual names, and one for who gives the document a look."""
