"""The criteria of accessible documents, A1 to A13, for every kind of document of every concept as a Word file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.auflage import FEINDLICH, Auflage
from wortdatei import KRITERIEN, Wortdatei


@pytest.fixture(scope="module")
def dateien(auflage: Auflage) -> dict[str, Wortdatei]:
    drucke = auflage.in_format("docx")
    return {druck.name: Wortdatei(druck.pfad, druck.art, hostile=druck.ort == FEINDLICH) for druck in drucke}


@pytest.mark.parametrize("kriterium", KRITERIEN)
def test_every_document(dateien: dict[str, Wortdatei], kriterium: str) -> None:
    flaws = {name: found for name, datei in dateien.items() if (found := list(KRITERIEN[kriterium](datei)))}
    assert flaws == {}
    assert len(dateien) > 20


def put(old: str, new: str) -> Callable[[bytes], bytes]:
    """A damage: the first place that looks like this says something else."""
    return lambda part: re.sub(old.encode(), new.encode(), part, count=1)


P = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
DAMAGES = [
    ("A1", put("<dc:title>[^<]*", "<dc:title>")),
    ("A2", put(' w:val="de-DE" */></w:rPr></w:rPrDefault>', ' w:val="en-US"/></w:rPr></w:rPrDefault>')),
    ("A3", put('<w:pStyle w:val="Heading2" */>', '<w:pStyle w:val="Heading4"/>')),
    ("A3", put('<w:outlineLvl w:val="1" */>', "")),
    ("A4", put("<w:body>", f"<w:body>{P}</w:p>")),
    ("A4", put("<w:body>", f"<w:body>{P}<w:r><w:t>- Ziel</w:t></w:r></w:p>")),
    ("A4", put("<w:body>", f"<w:body>{P}<w:r><w:t>a  b</w:t></w:r></w:p>")),
    ("A5", put("<w:tblHeader[^>]*/>", "")),
    ("A5", put("<w:cantSplit[^>]*/>", "")),
    ("A5", put("(<w:tc>)<w:tcPr */>", "\\1<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>")),
    ("A6", put(' descr="[^"]*"', ' descr=""')),
    ("A7", put('(w:styleId="Heading1".*?<w:color w:val=")[0-9A-F]{6}', "\\g<1>AAAAAA")),
    ("A8", put("(<w:sdtContent>.*?<w:t[^>]*>.*?<w:t[^>]*>)[^<]*", "\\1x")),
    ("A9", lambda part: part.replace(b"<w:headerReference", b"<w:footerReference")),
    ("A10", put('(<w:hyperlink[^>]*w:anchor=")[^"]*', "\\1nirgends")),
    ("A11", put('<w:sz w:val="22" */>', '<w:sz w:val="18"/>')),
    ("A11", put('(w:styleId="BodyText".*?)<w:spacing', "\\1<w:jc w:val='both'/><w:spacing")),
    ("A12", put('<w:autoHyphenation w:val="0" */>', '<w:autoHyphenation w:val="1"/>')),
    ("nur Formatvorlagen", put("<w:rPr><w:b */>", '<w:rPr><w:color w:val="FF0000"/><w:b/>')),
    ("nur Formatvorlagen", put('<w:pStyle w:val="BodyText" */>', '\\g<0><w:spacing w:after="0"/>')),
]


@pytest.mark.parametrize(("kriterium", "damage"), DAMAGES, ids=[name for name, _ in DAMAGES])
def test_each_criterion_can_fail(auflage: Auflage, kriterium: str, damage: Callable[[bytes], bytes]) -> None:
    path = auflage.einer("musterhausen", "konzept", "docx")
    assert list(KRITERIEN[kriterium](Wortdatei(path, "konzept", damage)))


def test_a_name_that_says_nothing_is_found(auflage: Auflage, tmp_path: Path) -> None:
    path = tmp_path / "Dokument1.docx"
    path.write_bytes(auflage.einer("musterhausen", "konzept", "docx").read_bytes())
    assert list(KRITERIEN["A13"](Wortdatei(path, "konzept")))
