"""The main job: Steinfurt from YAML to print, as a user runs it."""

import html
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import ROOT, Run

from konzept.cli.read import read
from konzept.model import Index, Konzept, title

FORMATS = ("md", "docx", "pdf", "html")
LANG, KURZ = "steinfurt-konzept-2018-2021", "steinfurt-kurzfassung-2018-2021"


@pytest.fixture(scope="module")
def printed(konzept: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything rendered once, from another folder, in all four formats."""
    folder = tmp_path_factory.mktemp("Drucke für den Rat")
    options = [part for name in FORMATS for part in ("--format", name)]
    done = konzept("render", ROOT / "examples" / "steinfurt", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    written = [folder / line for line in done.stdout.splitlines()]
    assert [path.name for path in written] == [f"{name}.{end}" for name in (LANG, KURZ) for end in FORMATS]
    assert all(path.stat().st_size > 5_000 for path in written)
    assert done.stderr.splitlines() == ["konzept: md, docx, pdf, html …", "kurzfassung: md, docx, pdf, html …"]
    return folder / "build"


@pytest.fixture(scope="module")
def steinfurt_konzept(steinfurt: Path) -> Konzept:
    konzept = read(str(steinfurt)).load().konzept
    assert konzept is not None
    return konzept


def words(path: Path) -> str:
    """The text of a document in any format, white space collapsed."""
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages)
    elif path.suffix == ".docx":
        xml = zipfile.ZipFile(BytesIO(raw)).read("word/document.xml").decode()
        text = html.unescape(re.sub(r"<[^>]+>", "", xml.replace("</w:p>", " ")))
    elif path.suffix == ".html":
        body = re.sub(r"<(style|head).*?</\1>", "", raw.decode(), flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|li|h\d|td|th)>", " ", body)))
    else:
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", raw.decode())
    return " ".join(text.split())


def test_counts_of_the_source(steinfurt_konzept: Konzept) -> None:
    index = Index(steinfurt_konzept)
    felder = steinfurt_konzept.handlungsfelder
    assert [len(feld.leitziele) for feld in felder] == [5, 4, 4, 3, 4, 3]
    assert [len(index.massnahmen(feld)) for feld in felder] == [5, 5, 4, 4, 6, 4]
    assert len(steinfurt_konzept.leitgedanken) == 5
    assert len(steinfurt_konzept.berichtswesen) == 2
    assert steinfurt_konzept.danksagung is not None
    assert len(steinfurt_konzept.danksagung.beteiligte) == 56
    assert sum(len(kapitel.punkte) for kapitel in steinfurt_konzept.kapitel) == 6


@pytest.mark.parametrize("ending", FORMATS)
def test_titles_and_signs_arrive_unharmed(printed: Path, steinfurt_konzept: Konzept, ending: str) -> None:
    index = Index(steinfurt_konzept)
    titles = [title(knoten.teil) for knoten in index.knoten if index.nummer(knoten.teil)]
    assert len(titles) == 6 + 23 + 28
    assert steinfurt_konzept.danksagung is not None
    both = words(printed / f"{LANG}.{ending}"), words(printed / f"{KURZ}.{ending}")
    # A title that breaks after its hyphen is still that title.
    joined = tuple(text.replace("- ", "-") for text in both)
    for text in joined:
        assert not [title for title in titles if title.replace("- ", "-") not in text]
    assert not [name for name in steinfurt_konzept.danksagung.beteiligte if name.replace("- ", "-") not in joined[0]]
    for sign in (
        "Arbeitgeber*innen in Integrationsprozess einbeziehen",
        "Jugendliche und junge Erwachsene in Ausbildung (-sbetriebe) bringen",
        "3.1 Stadt-App „Die Steinfurter“",
        "4.1 Matinee für Frauen und Mädchen",
        "5.3 „Brückenbauer“",
    ):
        assert sign in joined[0], sign
        assert sign in joined[1], sign
    assert "Bürger*innen, Vereine und Verbände" in joined[0]
    assert "2018 - 2021, S. 24" in both[0]
    assert "„Vereinbarkeit mit dem Integrationskonzept“" in both[0]


def test_overview_is_complete_and_named_as_the_chapters(printed: Path) -> None:
    text = (printed / f"{KURZ}.md").read_text(encoding="utf-8")
    overview = text.partition("Ziele im Überblick")[2].partition("\n## ")[0]
    assert len(re.findall(r"^- ", overview, re.MULTILINE)) == 23
    assert "Selbstständigkeit fördern" in overview
    assert "### Sprache und Bildung" in overview


def test_each_cited_page_holds_its_measure(printed: Path, steinfurt_konzept: Konzept) -> None:
    index = Index(steinfurt_konzept)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(printed / f"{LANG}.pdf").pages]
    short = words(printed / f"{KURZ}.pdf")
    checked = 0
    for massnahme in index.alle_massnahmen:
        line = f"{index.nummer(massnahme)} {massnahme.titel}"
        found = re.search(re.escape(line) + r" \(s\. Integrationskonzept, S\. (\d+)\)", short)
        assert found, line
        cited = [number for number, page in enumerate(pages, 1) if page.rstrip().endswith(found[1]) and line in page]
        # What is cited is the number that is printed on the page.
        assert cited == [int(found[1])], line
        checked += 1
    assert checked == 28


def test_every_measure_stands_once_at_its_own_position(printed: Path, steinfurt_konzept: Konzept) -> None:
    reader = PdfReader(printed / f"{LANG}.pdf")
    places = {name: (reader.get_destination_page_number(d), d.top) for name, d in reader.named_destinations.items()}
    wanted = [massnahme.id for massnahme in Index(steinfurt_konzept).alle_massnahmen]
    assert len({places[kennung] for kennung in wanted}) == len(wanted) == 28


def test_same_input_same_bytes(printed: Path, konzept: Run, tmp_path: Path) -> None:
    options = [part for name in FORMATS for part in ("--format", name)]
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    done = konzept("render", ROOT / "examples" / "steinfurt", *options, "--out", tmp_path, cwd=ROOT, env=elsewhere)
    assert done.returncode == 0, done.stderr
    made = sorted(path for path in tmp_path.iterdir() if path.is_file())
    assert len(made) == 8
    assert not [path.name for path in made if path.read_bytes() != (printed / path.name).read_bytes()]


def test_markdown(printed: Path, golden: object) -> None:
    for name in (LANG, KURZ):
        # The day of the last commit stands in the imprint; it is not what this test is about.
        text = (printed / f"{name}.md").read_text(encoding="utf-8")
        golden(f"{name}.md", re.sub(r"Stichtag [\d.]+", "Stichtag …", text))  # type: ignore[operator]
