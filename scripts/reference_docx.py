"""Makes ``templates/docx/reference.docx`` from the one that pandoc brings: our styles, A4, German, header and footer.

    python scripts/reference_docx.py          writes the file
The same pandoc gives the same bytes; a test compares them with the committed file.
"""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # has no stubs

from konzept.gesicht import HAUS

ZIEL = Path(__file__).parents[1] / "templates" / "docx" / "reference.docx"
NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
AKZENT, LEISE, LINIE, FLAECHE = (
    getattr(HAUS.farben, name).removeprefix("#").upper() for name in ("akzent", "leise", "linie", "flaeche")
)
SCHRIFT, ERSATZ = HAUS.schrift, "Calibri"
TEXTBREITE = 9072
"""Width of the text in twentieths of a point: A4 less 26 and 24 mm."""


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph style. Sizes in half points, distances in twentieths of a point, line height in 240ths."""

    id: str
    name: str
    basis: str = "Normal"
    danach: str = ""
    groesse: int = 0
    farbe: str = ""
    fett: bool | None = None
    vor: int = 0
    nach: int = 0
    zeile: int = 0
    einzug: str = ""
    zusammen: bool = False
    neue_seite: bool = False
    rand: str = ""
    flaeche: str = ""
    tabs: str = ""
    ebene: int | None = None
    zeichen: str = ""


def _border(side: str, size: int, color: str, space: int = 6) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def _tab(kind: str, position: int, leader: str = "") -> str:
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="{kind}"{dots} w:pos="{position}"/></w:tabs>'


def _heading(level: int, size: int, before: int, after: int, color: str = AKZENT) -> Absatz:
    return Absatz(
        f"Heading{level}",
        f"heading {level}",
        danach="BodyText",
        groesse=size,
        farbe=color,
        fett=True,
        vor=before,
        nach=after,
        zeile=252,
        zusammen=True,
        ebene=level - 1,
    )


_PUNKTE = _tab("right", TEXTBREITE, "dot")
ABSAETZE = (
    Absatz("BodyText", "Body Text", nach=160, zeile=312),
    Absatz("FirstParagraph", "First Paragraph", "BodyText", "BodyText", nach=160, zeile=312),
    Absatz("Zwischentitel", "Zwischentitel", "BodyText", "BodyText", vor=200, nach=80, zusammen=True),
    Absatz("Compact", "Compact", "BodyText", nach=50, zeile=276),
    Absatz(
        "Kommune",
        "Kommune",
        danach="Title",
        groesse=30,
        farbe=AKZENT,
        fett=True,
        nach=3600,
        rand=_border("top", 48, AKZENT, 24),
    ),
    Absatz("KommunemitBild", "Kommune mit Bild", "Kommune", "Title", nach=280),
    Absatz("Logo", "Logo", nach=240),
    Absatz("Titelbild", "Titelbild", danach="Title", nach=400),
    Absatz("Title", "Title", danach="Subtitle", groesse=68, farbe=AKZENT, fett=True, nach=240, zeile=228),
    Absatz("Subtitle", "Subtitle", danach="Deckblatt", groesse=34, farbe=LEISE, nach=1200, zeile=252),
    Absatz("Deckblatt", "Deckblatt", groesse=24, farbe=LEISE, nach=80),
    Absatz("Briefkopf", "Briefkopf", danach="Deckblatt", groesse=30, farbe=AKZENT, fett=True, nach=80),
    Absatz("Blattart", "Blattart", danach="Heading1", groesse=24, farbe=LEISE, fett=True, vor=480, zusammen=True),
    Absatz("Author", "Author", "Deckblatt", groesse=24, nach=80),
    Absatz("Date", "Date", "Deckblatt", groesse=24, nach=80),
    Absatz("AbstractTitle", "Abstract Title", danach="Abstract", fett=True, vor=300, zusammen=True),
    Absatz("Abstract", "Abstract", nach=300),
    Absatz("Bibliography", "Bibliography", nach=120),
    _heading(1, 46, 560, 220),
    _heading(2, 32, 400, 160),
    _heading(3, 26, 320, 120),
    _heading(4, 23, 280, 100, "000000"),
    _heading(5, 22, 240, 80, LEISE),
    _heading(6, 22, 240, 80, LEISE),
    Absatz(
        "BlockText",
        "Block Text",
        "BodyText",
        vor=120,
        nach=160,
        zeile=312,
        einzug='w:left="284"',
        rand=_border("left", 18, AKZENT, 12),
    ),
    Absatz("FootnoteText", "footnote text", groesse=18, nach=40),
    Absatz("FootnoteBlockText", "Footnote Block Text", "FootnoteText", groesse=18, nach=40, einzug='w:left="284"'),
    Absatz("DefinitionTerm", "Definition Term", danach="Definition", fett=True, vor=80, zusammen=True),
    Absatz("Definition", "Definition", "BodyText", nach=100, zeile=288, einzug='w:left="340"'),
    Absatz("Caption", "caption", groesse=19, farbe=LEISE, vor=80, nach=80),
    Absatz("TableCaption", "Table Caption", "Caption", groesse=19, vor=160, nach=100, zusammen=True),
    Absatz("ImageCaption", "Image Caption", "Caption", groesse=19, nach=200),
    Absatz("Figure", "Figure", nach=80),
    Absatz("CaptionedFigure", "Captioned Figure", "Figure", nach=80, zusammen=True),
    Absatz("SourceCode", "Source Code", nach=160, flaeche=FLAECHE, zeichen="Consolas"),
    Absatz("Tabellentext", "Tabellentext", groesse=19, vor=40, nach=40, zeile=252),
    Absatz(
        "TOCHeading",
        "TOC Heading",
        danach="BodyText",
        groesse=46,
        farbe=AKZENT,
        fett=True,
        nach=240,
        zusammen=True,
        neue_seite=True,
    ),
    Absatz("TOC1", "toc 1", danach="BodyText", fett=True, vor=140, nach=40, tabs=_PUNKTE),
    Absatz("TOC2", "toc 2", danach="BodyText", nach=30, einzug='w:left="284"', tabs=_PUNKTE),
    Absatz("TOC3", "toc 3", danach="BodyText", nach=20, einzug='w:left="568"', tabs=_PUNKTE),
    Absatz(
        "Header", "header", groesse=17, farbe=LEISE, rand=_border("bottom", 4, LINIE, 4), tabs=_tab("right", TEXTBREITE)
    ),
    Absatz("Footer", "footer", groesse=17, farbe=LEISE, tabs=_tab("right", TEXTBREITE)),
)

FESTE = f"""
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/>
<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="SectionNumber"><w:name w:val="Section Number"/>
<w:basedOn w:val="DefaultParagraphFont"/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="{AKZENT}"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>
<w:qFormat/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="12" w:space="0" w:color="{AKZENT}"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINIE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINIE}"/></w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{AKZENT}"/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{AKZENT}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="{FLAECHE}"/></w:tcPr></w:tblStylePr></w:style>
"""
VORGABEN = f"""<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{SCHRIFT}" w:hAnsi="{SCHRIFT}" w:eastAsia="{SCHRIFT}" w:cs="Arial"/><w:sz w:val="22"/>
<w:szCs w:val="22"/><w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"""
SEITE = """<w:sectPr><w:headerReference w:type="default" r:id="rIdKopf"/>
<w:headerReference w:type="first" r:id="rIdKopfErste"/><w:footerReference w:type="default" r:id="rIdFuss"/>
<w:footerReference w:type="first" r:id="rIdFussErste"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1814" w:right="1361" w:bottom="1531" w:left="1474" w:header="850" w:footer="737" w:gutter="0"/>
<w:titlePg/></w:sectPr>"""


def _field(code: str, shown: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>'
    return f'<w:fldSimple w:instr=" {code} ">{run}</w:fldSimple>'


TEILE = {
    "header1.xml": ("Kopf", "hdr", "Header", _field("TITLE", "Titel")),
    "header2.xml": ("KopfErste", "hdr", "Normal", ""),
    "footer1.xml": ("Fuss", "ftr", "Footer", _field("AUTHOR", "Kommune") + "<w:r><w:tab/></w:r>" + _field("PAGE", "1")),
    "footer2.xml": ("FussErste", "ftr", "Normal", ""),
}
"""File -> relation, root element, style and content of headers and footers; those of the cover are empty."""


def _style(a: Absatz) -> str:
    switch = {True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/>', None: ""}[a.fett]
    fonts = f'<w:rFonts w:ascii="{a.zeichen}" w:hAnsi="{a.zeichen}"/>' if a.zeichen else ""
    color = f'<w:color w:val="{a.farbe}"/>' if a.farbe else ""
    size = f'<w:sz w:val="{a.groesse}"/><w:szCs w:val="{a.groesse}"/>' if a.groesse else ""
    line = f' w:line="{a.zeile}" w:lineRule="auto"' if a.zeile else ""
    paragraph = "".join(
        (
            "<w:keepNext/><w:keepLines/>" if a.zusammen else "",
            "<w:pageBreakBefore/>" if a.neue_seite else "",
            a.rand,
            f'<w:shd w:val="clear" w:color="auto" w:fill="{a.flaeche}"/>' if a.flaeche else "",
            a.tabs,
            f'<w:spacing w:before="{a.vor}" w:after="{a.nach}"{line}/>',
            f"<w:ind {a.einzug}/>" if a.einzug else "",
            f'<w:outlineLvl w:val="{a.ebene}"/>' if a.ebene is not None else "",
        )
    )
    own = (
        ""
        if re.match(r"(heading|toc|footnote|caption|header|footer|Title|Subtitle|Body Text$|Block)", a.name)
        else (' w:customStyle="1"')
    )
    after = f'<w:next w:val="{a.danach}"/>' if a.danach else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{a.id}"><w:name w:val="{a.name}"/><w:basedOn w:val="{a.basis}"/>'
        f"{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{fonts}{switch}{color}{size}</w:rPr></w:style>"
    )


def _styles(old: str) -> str:
    latent = re.search(r"<w:latentStyles.*?/>", old, re.DOTALL)
    assert latent, "pandoc's reference.docx has changed"
    styles = "".join(_style(a) for a in ABSAETZE)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:styles {NAMESPACE}>{VORGABEN}{latent[0]}{FESTE}{styles}</w:styles>'
    )


def _settings(old: str) -> str:
    new = re.sub(r"<w:themeFontLang [^>]*/>", '<w:themeFontLang w:val="de-DE"/>', old)
    new = new.replace('<w:decimalSymbol w:val="."', '<w:decimalSymbol w:val=","')
    new = new.replace('<w:listSeparator w:val=","', '<w:listSeparator w:val=";"')
    return new.replace(
        '<w:defaultTabStop w:val="720" />', '<w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="0"/>'
    )


def _fonts(old: str) -> str:
    own = (
        f'<w:font w:name="{SCHRIFT}"><w:altName w:val="{ERSATZ}"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    return old.replace("<w:font w:name", own + "<w:font w:name", 1)


def _document(old: str) -> str:
    return re.sub(r"<w:sectPr>.*?</w:sectPr>", SEITE, old, flags=re.DOTALL)


def _relations(old: str) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = {"hdr": "header", "ftr": "footer"}
    new = "".join(
        f'<Relationship Id="rId{name}" Type="{base}/{kinds[root]}" Target="{file}"/>'
        for file, (name, root, _, _) in TEILE.items()
    )
    return old.replace("</Relationships>", new + "</Relationships>")


def _types(old: str) -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"hdr": "header", "ftr": "footer"}
    new = "".join(
        f'<Override PartName="/word/{file}" ContentType="{base}.{kinds[root]}+xml"/>'
        for file, (_, root, _, _) in TEILE.items()
    )
    return old.replace("</Types>", new + "</Types>")


CHANGES = {
    "word/styles.xml": _styles,
    "word/settings.xml": _settings,
    "word/fontTable.xml": _fonts,
    "word/document.xml": _document,
    "word/_rels/document.xml.rels": _relations,
    "[Content_Types].xml": _types,
}


def build() -> bytes:
    """The content of the file."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(command, capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(default)) as old:
        parts = {name: old.read(name) for name in old.namelist() if not name.endswith("/")}
    for name, change in CHANGES.items():
        parts[name] = change(parts[name].decode()).encode()
    for file, (_, root, style, content) in TEILE.items():
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
        parts[f"word/{file}"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACE}>{paragraph}</w:{root}>'.encode()
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, parts[name])
    return out.getvalue()


if __name__ == "__main__":
    ZIEL.write_bytes(build())
    sys.exit(0)
