"""The kinds of document beside Langfassung and Kurzfassung: what each holds, and what it says when there is nothing."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.auflage import ARTEN as ALLE_ARTEN
from tests.auflage import FORMATE, GEMEINSAM, ORTE, Auflage
from tests.conftest import ROOT, Run
from tests.drucken.test_steinfurt import words

from konzept.cli.read import read
from konzept.model import Index, Konzept

MUSTER = ROOT / "tests" / "drucken" / "musterhausen"
ARTEN = ("massnahmenplan", "steckbriefe", "finanzplan", "mitteilung", "vorlage")
WORTE = ("Maßnahmen", "Maßnahmen", "Angaben zu Kosten oder Finanzierung", "Mitteilungen", "Beschlussvorlagen")
FEHLT = dict(zip(ARTEN, WORTE, strict=True))
VERGLICHEN = ("synopse", "verbleib")


@pytest.fixture(params=ORTE)
def ort(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def gedruckt(ort: str, auflage: Auflage) -> dict[str, Path]:
    """Every kind a concept has the data for and no other module looks at: file name by "kind.format"."""
    elsewhere = VERGLICHEN if ort == "musterhausen" else (*VERGLICHEN, *GEMEINSAM)
    drucke = [druck for form in FORMATE for druck in auflage.in_format(form, ort)]
    return {f"{druck.art}{druck.pfad.suffix}": druck.pfad for druck in drucke if druck.art not in elsewhere}


def test_every_kind_is_printed_somewhere() -> None:
    assert {art for ort in ORTE.values() for art in ort.arten} == set(ALLE_ARTEN)
    assert set(ALLE_ARTEN) == {*ARTEN, *VERGLICHEN, *GEMEINSAM}


def test_what_is_missing_is_said(konzept: Run, ort: str, tmp_path: Path) -> None:
    absent = set(ARTEN) - set(ORTE[ort].arten)
    assert absent
    for art in absent:
        done = konzept("render", ORTE[ort].pfad, "--art", art, cwd=tmp_path)
        assert done.returncode == 2
        assert f"konzept: {art}: Das Konzept enthält keine {FEHLT[art]};" in done.stderr
        assert "Sie stehen " in done.stderr, "the way out"
    assert not list(tmp_path.iterdir())


def test_markdown(gedruckt: dict[str, Path], golden: Callable[[str, str], None]) -> None:
    for name, path in gedruckt.items():
        if name.endswith(".md"):
            golden(f"arten/{path.name}", re.sub(r"Stichtag [\d.]+", "Stichtag …", path.read_text(encoding="utf-8")))


def test_every_measure_is_in_plan_and_profiles(ort: str, gedruckt: dict[str, Path]) -> None:
    found = read(str(ORTE[ort].pfad)).load().konzept
    assert isinstance(found, Konzept)
    titles = [bare(one.titel) for one in Index(found).alle_massnahmen]
    for name, path in gedruckt.items():
        if name.startswith(("massnahmenplan", "steckbriefe")):
            text = bare(words(path))
            assert titles
            assert not [title for title in titles if title not in text], name


def bare(text: str) -> str:
    """Without blanks and hyphens: narrow columns divide words."""
    return re.sub(r"[\s-]", "", text)


def test_a_profile_begins_a_page_and_one_that_runs_over_is_named(konzept: Run, tmp_path: Path) -> None:
    done = konzept("render", MUSTER, "--art", "steckbriefe", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.glob("*.pdf")
    reader = PdfReader(path)
    targets = reader.named_destinations
    assert [reader.get_destination_page_number(targets[name]) for name in ("m1", "m2", "m3")] == [3, 5, 6]
    warnings = [line for line in done.stderr.splitlines() if line.startswith("Warnung: ")]
    assert warnings == [
        f"Warnung: {path.stem}: „1.1 Sprachkurse für Eltern“ passt nicht auf eine Seite: Ab Seite 4 sind es 2 Seiten."
    ]


def test_profiles_begin_pages_in_word_without_empty_paragraphs(gedruckt: dict[str, Path], ort: str) -> None:
    if "steckbriefe.docx" not in gedruckt:
        assert "steckbriefe" not in ORTE[ort].arten
        return
    xml = zipfile.ZipFile(gedruckt["steckbriefe.docx"]).read("word/document.xml").decode()
    text = (gedruckt["steckbriefe.md"]).read_text(encoding="utf-8")
    # One for each profile, one for the imprint.
    assert xml.count("<w:pageBreakBefore") == len(re.findall(r"^### ", text, re.MULTILINE)) + 1
    assert "KonzeptNeueSeite" not in xml


def test_a_leaflet_that_is_too_long_is_told(konzept: Run, tmp_path: Path) -> None:
    for seiten, warned in ((3, True), (40, False)):
        done = konzept(
            "render", ORTE["steinfurt"].pfad, "--art", "massnahmenplan", "--seiten", seiten, "--out", tmp_path
        )
        assert done.returncode == 0, done.stderr
        pages = len(PdfReader(BytesIO((tmp_path / Path(done.stdout.strip()).name).read_bytes())).pages)
        assert 3 < pages < 40
        sentence = f"Das PDF hat {pages} Seiten, vorgesehen sind höchstens {seiten}."
        assert (sentence in done.stderr) == warned


def test_pages_are_counted_only_where_there_are_any(konzept: Run, tmp_path: Path) -> None:
    done = konzept("render", ORTE["steinfurt"].pfad, "--format", "md", "--seiten", "8", cwd=tmp_path)
    assert done.returncode == 2
    assert "--format pdf" in done.stderr


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--art", "vorlage"], 0, "musterhausen-vorlage-17-2026.md"),
        (["--art", "vorlage", "--teil", "v2"], 0, "musterhausen-vorlage-9-2025.md"),
        (["--art", "vorlage", "--teil", "b1"], 2, "„b1“ ist keine Beschlussvorlage dieses Konzepts. Es gibt: v1, v2."),
        (["--art", "massnahmenplan", "--teil", "v1"], 2, "„--teil“ wählt eine Drucksache"),
    ],
    ids=["newest", "chosen", "no-paper", "not-asked-for"],
)
def test_which_paper(konzept: Run, tmp_path: Path, options: list[str], code: int, said: str) -> None:
    done = konzept("render", MUSTER, *options, "--format", "md", "--out", tmp_path)
    assert done.returncode == code, done.stderr
    assert said in (done.stderr if code else done.stdout)


def test_the_paper_of_neumuenster(konzept: Run, tmp_path: Path) -> None:
    done = konzept("render", ORTE["neumuenster"].pfad, "--art", "mitteilung", "--format", "pdf", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.glob("*.pdf")
    assert path.name == "neumuenster-mitteilung-0523-2018-mv.pdf"
    source = (
        "Stadt Neumünster", "Der Oberbürgermeister", "Dezentrale Steuerungsunterstützung", "Mitteilung 0523/2018/MV",
        "Fortschreibung des Integrationskonzepts", "29.09.2022", "Aktenzeichen 03",
        "Sozial- und Gesundheitsausschuss 26.10.2022 öffentlich Kenntnisnahme",
        "Hauptausschuss 08.11.2022 Kenntnisnahme", "ISEK", "Verwaltung stetig modernisieren.", "Sachverhalt",
        "Finanzielle Auswirkungen", "Anlagen",
        "Integrationskonzept Neumünster 2022", "Tobias Bergmann, Oberbürgermeister",
    )  # fmt: skip
    text, at = words(path), 0
    for one in source:
        at = text.find(one, at)
        assert at >= 0, f"{one} fehlt oder steht an anderer Stelle"
    # Neither cover nor contents, and no proposal where nothing is to be decided.
    assert "Inhalt" not in text.split()
    assert "Beschlussvorschlag" not in text
