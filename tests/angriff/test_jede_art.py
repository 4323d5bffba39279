"""Every kind of document in every format, made of a concept that is hostile in every field: words stay words.

Kinds, formats and fields are derived; what is new is attacked without a line here.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from tests.angriff.fuellung import Fuellung
from tests.angriff.harmlos import PRUEFER
from tests.angriff.test_werte import said
from tests.angriff.werkstatt import ALLE, KOPF, LESER, Druck, drucke, knapp

from konzept.cli.templates import Templates
from konzept.model import Konzept

ARTEN = Templates().kinds()
NICHT_GEDRUCKT = {
    ".vorgaenger": "führt zur vorigen Fassung, nicht in das Dokument",
    ".querschnittsthemen.nr": "zählt die Maßnahmen",
    ".querschnittsthemen.themen": "hebt die Einleitung selbst hervor",
    ".handlungsfelder.themen": "hebt die Einleitung selbst hervor",
    ".gremien.mitglieder.name": "steht bei dem Akteur, auf den die Kennung zeigt",
}


def konzept(wort: str = "Ende") -> tuple[Fuellung, dict[str, Any]]:
    """A concept with three hostile words in every field, and a paper of each sort."""
    fuellung = Fuellung(3, wort)
    daten = fuellung.verwiesen(fuellung.teil(Konzept, ""))
    (papier,) = daten["beschluesse"]
    daten["beschluesse"] = [papier, deepcopy(papier) | {"id": "mitteilung", "art": "Mitteilung", "nummer": "2"}]
    return fuellung, daten


@pytest.fixture(scope="module")
def alles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fuellung, Druck]:
    folder = tmp_path_factory.mktemp("alles")
    fuellung, daten = konzept()
    (folder / "alt").mkdir()
    text = yaml.safe_dump({**KOPF, **konzept("Alt")[1]}, allow_unicode=True)
    (folder / "alt" / "konzept.yaml").write_text(text, encoding="utf-8")
    druck = drucke(folder, daten, "--alt", str(folder / "alt"), arten=ARTEN)
    assert druck.code == 0, druck.meldung
    return fuellung, druck


def gedruckt(alles: tuple[Fuellung, Druck], art: str, form: str) -> set[str]:
    """The fields whose words a document says."""
    fuellung, druck = alles
    (data,) = (data for name, data in druck.dateien().items() if re.search(rf"-{art}(-[\w-]+)?\.{form}$", name))
    if form == "pdf":
        done = subprocess.run(["pdftotext", "-raw", "-nopgbrk", "-", "-"], input=data, capture_output=True, check=True)
        text = knapp(done.stdout.decode())
    else:
        text = knapp(LESER[form](data))
    return {ort for value, ort in fuellung.orte.items() if said(knapp(value), text)}


def test_every_field_is_printed(alles: tuple[Fuellung, Druck]) -> None:
    """A new field has to be printed in the Langfassung, or be named here and why not."""
    fields = set(alles[0].orte.values())
    assert len(fields) > 60
    assert fields - gedruckt(alles, "konzept", "html") == set(NICHT_GEDRUCKT)


@pytest.mark.parametrize("art", ARTEN)
def test_every_format_says_the_same_fields(alles: tuple[Fuellung, Druck], art: str) -> None:
    said = {form: gedruckt(alles, art, form) for form in ALLE}
    assert len(said["html"]) > 8
    for form in ALLE:
        assert said[form] == said["html"], form


def test_no_file_holds_anything_that_acts(alles: tuple[Fuellung, Druck]) -> None:
    files = alles[1].dateien()
    assert {name.rpartition(".")[2] for name in files} == set(PRUEFER)
    assert len(files) >= len(ARTEN) * len(ALLE)
    found = {name: list(PRUEFER[name.rpartition(".")[2]](data)) for name, data in files.items()}
    assert {name: flaws for name, flaws in found.items() if flaws} == {}


def boese_word(name: str, content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def boese_pdf(**keys: Any) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Boese = pdf.make_indirect(pikepdf.Dictionary(**keys))
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


RELS = '<Relationships><Relationship Type="x/{}" TargetMode="External" Target="{}"/></Relationships>'
BOESE: Mapping[str, tuple[str, bytes]] = {
    "script": ("html", b"<p>a<script>b</script></p>"),
    "event": ("html", b"<p onclick='x'>a</p>"),
    "link": ("html", b"<p><a href='javascript:x'>a</a></p>"),
    "picture": ("html", b"<p><img src='http://a.de/x.png'></p>"),
    "refresh": ("html", b"<html><head><meta http-equiv='refresh' content='0'></head><body>a</body></html>"),
    "style": ("html", b"<html><head><style>@import 'x'</style></head><body>a</body></html>"),
    "macro": ("docx", boese_word("word/vbaProject.bin", "")),
    "outside picture": ("docx", boese_word("word/_rels/a.rels", RELS.format("image", "https://a.de/x.png"))),
    "outside file": ("docx", boese_word("word/_rels/a.rels", RELS.format("hyperlink", "file:///etc/passwd"))),
    "field": ("docx", boese_word("word/a.xml", "<w xmlns='x'><instrText>DDEAUTO c:\\x</instrText></w>")),
    "pdf script": ("pdf", boese_pdf(S=pikepdf.Name.JavaScript, JS="x")),
    "pdf program": ("pdf", boese_pdf(A=pikepdf.Dictionary(S=pikepdf.Name.Launch))),
    "pdf address": ("pdf", boese_pdf(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/passwd"))),
    "pdf file": ("pdf", boese_pdf(EF=pikepdf.Dictionary())),
    "html in markdown": ("md", b"a <b>c</b>"),
    "link in markdown": ("md", b"[a](javascript:x)"),
    "picture in markdown": ("md", b"![a](http://a.de/x.png)"),
    "drawing": ("svg", b"<svg><script/></svg>"),
}


@pytest.mark.parametrize(("form", "data"), BOESE.values(), ids=BOESE)
def test_what_acts_is_seen(form: str, data: bytes) -> None:
    assert list(PRUEFER[form](data))


def test_the_secret_of_these_tests_is_seen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="verrät"):
        drucke(tmp_path, {"titel": "GEHEIM-7f3a91", "kapitel": [{"id": "k", "titel": "K"}]}, formate=["pdf"])
