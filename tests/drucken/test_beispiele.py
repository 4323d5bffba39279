"""All examples: they lint without fehler, print in all formats, are accessible, and say what their source says."""

import re
from pathlib import Path

import pytest
from tests.auflage import FORMATE, GEMEINSAM, ORTE, Auflage
from tests.conftest import ROOT, Run

from konzept.cli.read import read
from konzept.diff import Art, diff
from konzept.model import Index, Konzept

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").rglob("konzept.yaml"))


def concept(name: str) -> Konzept:
    konzept = read(str(ROOT / "examples" / name)).load().konzept
    assert konzept is not None
    return konzept


def test_the_three_towns_are_there() -> None:
    names = [path.relative_to(ROOT / "examples").as_posix() for path in EXAMPLES]
    assert names == ["neumuenster/2015", "neumuenster/2022", "rhein-kreis-neuss", "steinfurt"]
    assert all((ROOT / "examples" / name.split("/")[0] / "README.md").is_file() for name in names)


@pytest.fixture(params=[name for name in ORTE if name != "musterhausen"])
def printed(request: pytest.FixtureRequest, auflage: Auflage) -> list[Path]:
    """Langfassung and Kurzfassung of one example in all formats."""
    drucke = [druck for form in FORMATE for druck in auflage.in_format(form, request.param)]
    return [druck.pfad for druck in drucke if druck.art in GEMEINSAM]


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_lints_without_fehler_and_is_in_form(konzept: Run, path: Path) -> None:
    linted = konzept("lint", path, "--stichtag", "2026-11-21")
    assert linted.returncode == 0, linted.stdout
    assert "fehler [" not in linted.stdout
    formatted = konzept("fmt", "--check", path)
    assert formatted.returncode == 0, formatted.stdout


def test_both_documents_in_all_formats(printed: list[Path]) -> None:
    assert len(printed) == 8
    assert all(path.stat().st_size > 1_000 for path in printed)


def test_no_heading_is_empty(printed: list[Path]) -> None:
    looked = 0
    for path in printed:
        if path.suffix == ".md":
            text = path.read_text(encoding="utf-8")
            # A heading is followed by text, or by a heading of the next level.
            for level, after in re.findall(r"^(#+) [^\n]+\n+(#+)? ?", text, re.MULTILINE):
                looked += 1
                # Goals, measures and lists of names may consist of their title alone.
                assert not after or len(level) >= 4 or len(after) > len(level) or len(level) == 3, text[:80]
    assert looked > 10


def test_rhein_kreis_neuss_says_what_its_source_says() -> None:
    konzept = concept("rhein-kreis-neuss")
    index = Index(konzept)
    assert [str(thema.punkte) for thema in konzept.themen] == ["30", "17", "15", "15", "14", "14"]
    assert [len(feld.leitziele) for feld in konzept.handlungsfelder] == [3, 3, 3, 3]
    assert max(len(massnahme.hinweise) for massnahme in index.alle_massnahmen) == 13
    assert len(konzept.empfehlungen) == 10
    seats = {g.id: [m.anzahl.wert for m in g.mitglieder if m.anzahl] for g in konzept.gremien if g.gesamt}
    assert sorted(map(sum, seats.values())) == [25, 35]
    dates = [b.datum.text for one in konzept.beschluesse for b in one.beratungsfolge if b.datum]
    assert dates == ["25.11.2011", "08.12.2010"], "the impossible order of the original stays"


def test_neumuenster_says_what_its_source_says() -> None:
    konzept = concept("neumuenster/2022")
    paper = next(one for one in konzept.beschluesse if one.nummer == "0523/2018/MV")
    assert [b.datum.text for b in paper.beratungsfolge if b.datum] == [
        "26.10.2022", "27.10.2022", "01.11.2022", "08.11.2022", "15.11.2022",
    ]  # fmt: skip
    assert [b.oeffentlich for b in paper.beratungsfolge] == ["ja", "ja", "ja", None, "ja"]
    assert [feld.titel for feld in konzept.handlungsfelder] == [
        "Bildung und Sprache",
        "Arbeit",
        "Wohnen",
        "Gesundheit und Pflege",
        "Gesellschaftliche Teilhabe und Engagement",
        "Antidiskriminierung und Demokratieförderung",
        "Interkulturelle Öffnung der Verwaltung",
    ]
    assert len(konzept.beteiligung) == 6
    posts = [stelle for akteur in konzept.akteure for stelle in akteur.stellen]
    assert sum(stelle.anzahl.wert for stelle in posts if stelle.anzahl) == 4
    assert sum(stelle.anzahl.wert for stelle in posts if stelle.anzahl and stelle.befristung == "unbefristet") == 1


def test_lineage_of_neumuenster_is_whole() -> None:
    old, new = concept("neumuenster/2015"), concept("neumuenster/2022")
    fields = {feld.id for feld in old.handlungsfelder}
    assert len(fields) == 7
    continued = {kennung for feld in new.handlungsfelder if feld.herkunft for kennung in feld.herkunft.aus}
    dropped = {one.id for one in new.entfallen}
    assert continued | dropped == fields
    assert continued & dropped == set()
    gone = {change.id for change in diff(old, new).changes if change.art is Art.ENTFALLEN}
    # "entfallen" names what is gone with its id; that entry is not the part itself.
    assert dropped <= gone


def test_personal_data_is_not_printed(printed: list[Path]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in printed if path.suffix == ".md"]
    assert len(texts) == 2
    assert not any("Layden" in text for text in texts)
