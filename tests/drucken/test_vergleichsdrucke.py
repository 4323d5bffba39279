"""Synopse and Verbleib as documents: the real pair in every format, a long one, hostile ones, and the ways to ask."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from pypdf import PdfReader
from tests.angriff.fuellung import Fuellung
from tests.angriff.test_werte import MARKDOWN, WORTE
from tests.angriff.werkstatt import ALLE, KOPF, Druck, drucke, feld, knapp
from tests.conftest import ROOT, Run

from konzept.export import FORMATE, pdf
from konzept.model import Konzept

NEUMUENSTER = ROOT / "examples" / "neumuenster"
ARTEN = ("synopse", "verbleib")
STEM = "neumuenster-{}-fortschreibung"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# The real pair ---------------------------------------------------------------------------------------------------


def options() -> list[str]:
    return [f"--art={art}" for art in ARTEN] + [f"--format={form}" for form in ALLE]


@pytest.fixture(scope="module")
def printed(konzept: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Neumünster 2015 to 2022, both documents in all formats."""
    folder = tmp_path_factory.mktemp("Vergleich für den Rat")
    done = konzept("render", NEUMUENSTER / "2022", *options(), cwd=folder)
    assert done.returncode == 0, done.stderr
    names = [Path(line).name for line in done.stdout.splitlines()]
    assert names == [f"{STEM.format(art)}.{form}" for art in ARTEN for form in FORMATE]
    return folder / "build"


def path(printed: Path, art: str, form: str) -> Path:
    return printed / f"{STEM.format(art)}.{form}"


def rows(markdown: str) -> list[list[str]]:
    """The cells of every row of every table, without heads."""
    table = [line for line in markdown.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]
    heads = {number - 1 for number, row in enumerate(cells) if set("".join(row)) <= set(":-")}
    return [row for number, row in enumerate(cells) if number not in heads and number - 1 not in heads]


@pytest.mark.parametrize("art", ARTEN)
def test_markdown(printed: Path, golden: Any, art: str) -> None:
    golden(f"{STEM.format(art)}.md", path(printed, art, "md").read_text(encoding="utf-8"))


def test_the_seven_old_fields_have_a_fate_each(printed: Path) -> None:
    found = [row for row in rows(path(printed, "verbleib", "md").read_text(encoding="utf-8")) if len(row) == 3]
    assert [row for row in found if row[0].startswith("Handlungsfeld")] == [
        [
            "Handlungsfeld 1 „Bildung und Arbeit“",
            "aufgeteilt",
            "Handlungsfeld 1 „Bildung und Sprache“ · Handlungsfeld 2 „Arbeit“",
        ],
        ["Handlungsfeld 2 „Wohnraum“", "umbenannt", "Handlungsfeld 3 „Wohnen“"],
        ["Handlungsfeld 3 „Gesundheit und Alter“", "umbenannt", "Handlungsfeld 4 „Gesundheit und Pflege“"],
        [
            "Handlungsfeld 4 „Interkulturelle Öffnung“",
            "umbenannt",
            "Handlungsfeld 7 „Interkulturelle Öffnung der Verwaltung“",
        ],
        [
            "Handlungsfeld 5 „Förderung des Miteinanders“",
            "umbenannt",
            "Handlungsfeld 5 „Gesellschaftliche Teilhabe und Engagement“",
        ],
        [
            "Handlungsfeld 6 „Rassismus und Diskriminierung“",
            "umbenannt",
            "Handlungsfeld 6 „Antidiskriminierung und Demokratieförderung“",
        ],
        ["Handlungsfeld 7 „Flüchtlinge“", "entfallen", "–"],
    ]


@pytest.mark.parametrize("art", ARTEN)
def test_printed_counts_add_up(printed: Path, art: str) -> None:
    found = rows(path(printed, art, "md").read_text(encoding="utf-8"))
    *counts, total = (row for row in found if len(row) == 2)
    assert total[0] == "zusammen"
    assert sum(int(number) for _, number in counts) == int(total[1]) == len([row for row in found if len(row) == 3])
    assert int(total[1]) > 20


def turned(file: Path) -> list[bool]:
    """Page by page, whether it is in landscape."""
    return [float(page.mediabox.width) > float(page.mediabox.height) for page in PdfReader(file).pages]


def test_landscape_where_three_columns_stand_and_nowhere_else(printed: Path) -> None:
    synopse = turned(path(printed, "synopse", "pdf"))
    # Cover, contents, what is compared; then the comparison to the end.
    assert synopse == [False] * 3 + [True] * (len(synopse) - 3)
    assert len(synopse) > 6
    assert not any(turned(path(printed, "verbleib", "pdf")))
    for art, expected in (("synopse", [None, "landscape"]), ("verbleib", [None])):
        document = etree.fromstring(zipfile.ZipFile(path(printed, art, "docx")).read("word/document.xml"))
        assert [size.get(f"{W}orient") for size in document.iter(f"{W}pgSz")] == expected


def test_the_head_of_the_table_is_on_every_page(printed: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path(printed, "synopse", "pdf")).pages][3:]
    assert all("Alte Fassung Neue Fassung Erläuterung" in page for page in pages)
    document = etree.fromstring(zipfile.ZipFile(path(printed, "synopse", "docx")).read("word/document.xml"))
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) > 10
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)


def test_rows_too_high_for_a_page_may_be_divided_in_word(printed: Path) -> None:
    document = etree.fromstring(zipfile.ZipFile(path(printed, "synopse", "docx")).read("word/document.xml"))
    whole = {len("".join(row.itertext())): row.find(f"{W}trPr/{W}cantSplit") is not None
             for row in document.iter(f"{W}tr")}  # fmt: skip
    assert max(whole) > 5_000
    assert not whole[max(whole)]
    assert whole[min(whole)]


@pytest.mark.parametrize("art", ARTEN)
def test_html(printed: Path, art: str) -> None:
    root = html.fromstring(path(printed, art, "html").read_text(encoding="utf-8"))
    assert "Synopse: alte" in root.text_content() or "Verbleib der Inhalte" in root.text_content()
    tables = root.findall(".//table")
    assert len(tables) > 10
    for table in tables:
        widths = {len(row.findall("th") + row.findall("td")) for row in table.iter("tr")}
        assert widths in ({2}, {3})
        assert all(th.get("scope") in ("col", "row") for th in table.iter("th"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {str(a.get("href"))[1:] for a in root.iter("a") if a.get("href", "").startswith("#")} <= set(ids)
    if art == "synopse":
        # Marked by what is struck and underlined, and said in words, not by a colour.
        assert len(list(root.iter("del"))) > 5
        assert len(list(root.iter("u"))) > 5
        assert not [one for one in root.iter() if "color" in (one.get("style") or "")]


def test_no_marks_of_a_text_are_left(printed: Path) -> None:
    text = path(printed, "synopse", "html").read_text(encoding="utf-8")
    words = html.fromstring(text).text_content()
    assert "Das Integrationskonzept als Rahmen für die Integrationsarbeit" in words
    assert not re.search(r"\*\*|\[\^|\]\(|^\s*- ", words, re.MULTILINE)


@pytest.mark.parametrize("art", ARTEN)
def test_personal_data_is_not_printed(printed: Path, art: str) -> None:
    source = (NEUMUENSTER / "2022" / "akteure.yaml").read_text(encoding="utf-8")
    assert "Layden" in source
    assert "Layden" not in path(printed, art, "md").read_text(encoding="utf-8")


def test_same_input_same_bytes(printed: Path, konzept: Run, tmp_path: Path) -> None:
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    done = konzept("render", NEUMUENSTER / "2022", *options(), "--out", tmp_path, cwd=ROOT, env=elsewhere)
    assert done.returncode == 0, done.stderr
    made = sorted(path for path in tmp_path.iterdir() if path.is_file())
    assert len(made) == 8
    assert not [file.name for file in made if file.read_bytes() != (printed / file.name).read_bytes()]


# Which edition to compare with -----------------------------------------------------------------------------------

HEAD = "konzept: 1\ntitel: T\nkommune: {name: Ort}\nstand: 2026-01-01\n"
ALT = HEAD + "handlungsfelder: [{id: f, titel: Alt}]\n"
NEU = HEAD + "handlungsfelder: [{id: f, titel: Neu}]\n"


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """Both editions side by side, and the newer one again where a revision holds the older one."""
    for name, text in (("alt", ALT), ("neu", NEU), ("git/konzept", ALT)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "konzept.yaml").write_text(text, encoding="utf-8")
    git = ["git", "-c", "user.name=k", "-c", "user.email=k@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path / "git", check=True)
    (tmp_path / "git" / "konzept" / "konzept.yaml").write_text(NEU, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "neu", "alt"),
    [(".", "neu", "alt"), (".", "neu/konzept.yaml", "alt/konzept.yaml"), ("git", "konzept", "HEAD:konzept")],
)
def test_the_earlier_edition_as_folder_file_and_revision(
    konzept: Run, pair: Path, folder: str, neu: str, alt: str
) -> None:
    done = konzept("render", neu, "--art", "synopse", "--format", "md", "--alt", alt, "--out", "aus", cwd=pair / folder)
    assert done.returncode == 0, done.stderr
    text = (pair / folder / done.stdout.strip()).read_text(encoding="utf-8")
    assert ["**Handlungsfeld 1 „~~Alt~~“**", "**Handlungsfeld 1 „*Neu*“**", "umbenannt"] in rows(text)


def test_what_the_concept_names_is_taken(konzept: Run, pair: Path) -> None:
    (pair / "neu" / "konzept.yaml").write_text(NEU + "vorgaenger: ../alt\n", encoding="utf-8")
    done = konzept("render", "neu", "--art", "verbleib", "--format", "md", cwd=pair)
    assert done.returncode == 0, done.stderr
    text = (pair / done.stdout.strip()).read_text(encoding="utf-8")
    assert ["Handlungsfeld 1 „Alt“", "umbenannt", "Handlungsfeld 1 „Neu“"] in rows(text)


@pytest.mark.parametrize("art", ARTEN)
def test_no_earlier_edition_is_said(konzept: Run, pair: Path, art: str) -> None:
    done = konzept("render", "neu", "--art", art, cwd=pair)
    assert done.returncode == 2
    assert "Geben Sie sie mit --alt an" in " ".join(done.stderr.split())
    assert not (pair / "build").exists()


def test_an_earlier_edition_that_cannot_be_read_is_shown(konzept: Run, pair: Path) -> None:
    (pair / "alt" / "konzept.yaml").write_text(ALT.replace("kommune", "komune"), encoding="utf-8")
    done = konzept("render", "neu", "--art", "synopse", "--alt", "alt", cwd=pair)
    assert done.returncode == 2
    assert "alt/konzept.yaml:3:1" in done.stderr
    assert "Meinten Sie „kommune“?" in done.stderr
    assert done.stderr.splitlines()[-1].endswith("Verglichen wird erst, wenn die frühere Fassung zu lesen ist.")
    assert not (pair / "build").exists()


def test_a_text_of_the_earlier_edition_that_cannot_be_printed_is_quoted(konzept: Run, pair: Path) -> None:
    broken = ALT.replace("titel: Alt}", "titel: Neu, einleitung: '" + "- " * 60 + "x'}")
    (pair / "alt" / "konzept.yaml").write_text(broken, encoding="utf-8")
    done = konzept("render", "neu", "--art", "synopse", "--alt", "alt", cwd=pair)
    assert done.returncode == 2
    assert "zu tief verschachtelt" in done.stderr


def test_identical_editions_say_so(konzept: Run, pair: Path) -> None:
    done = konzept("render", "neu", *options(), "--alt", "neu", cwd=pair)
    assert done.returncode == 0, done.stderr
    texts = [(pair / line).read_text(encoding="utf-8") for line in done.stdout.splitlines() if line.endswith(".md")]
    assert "Die beiden Fassungen unterscheiden sich nicht." in texts[0]
    assert "Gegenüberstellung" not in texts[0]
    assert not any(page for line in done.stdout.splitlines() if line.endswith(".pdf") for page in turned(pair / line))
    assert [row for row in rows(texts[1]) if len(row) == 2] == [["unverändert", "1"], ["zusammen", "1"]]


def test_a_template_of_the_town_may_compare_too(konzept: Run, pair: Path) -> None:
    own = pair / "neu" / "templates"
    own.mkdir()
    (own / "notiz.md.j2").write_text(
        "{%# Notiz #%}\n# Neues\n\n{% for bereich in vergleich.bereiche %}{% for zeile in bereich.zeilen %}\n"
        "-   {{ zeile.alt | zelle }}: {{ zeile.erlaeuterung | zelle }}\n{% endfor %}{% endfor %}\n",
        encoding="utf-8",
    )
    done = konzept("render", "neu", "--art", "notiz", "--format", "md", "--alt", "alt", cwd=pair)
    assert done.returncode == 0, done.stderr
    assert "- **Handlungsfeld 1 „~~Alt~~“**: umbenannt" in (pair / done.stdout.strip()).read_text(encoding="utf-8")


def test_a_concept_without_parts(tmp_path: Path) -> None:
    druck = gegen(tmp_path, {}, {"untertitel": "U"}, formate=ALLE)
    assert druck.code == 0, druck.meldung
    assert "ergänzt: Untertitel" in druck.text("md", "synopse")
    assert "Die alte Fassung hat keine Teile mit eigenem Eintrag." in druck.text("md", "verbleib")


# Long and hostile ------------------------------------------------------------------------------------------------


def gegen(tmp_path: Path, alt: dict[str, Any], neu: dict[str, Any], formate: tuple[str, ...] = ("html",)) -> Druck:
    """Both documents about two editions."""
    older = tmp_path / "alt.yaml"
    older.write_text(yaml.safe_dump({**KOPF, **alt}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return drucke(tmp_path, neu, "--alt", str(older), formate=formate, arten=ARTEN)


def lang(neu: bool) -> dict[str, Any]:
    """300 measures in six fields: of ten, one is dropped, one comes new, one moves, one has another title, all others
    another text and another year."""
    satz = "In jedem Stadtteil gibt es einen Ort, an dem Menschen einander begegnen und Rat finden. "
    felder: list[dict[str, Any]] = [{"id": f"f{n}", "titel": f"Feld {n}", "massnahmen": []} for n in range(6)]
    for n in range(300):
        kind, home = n % 10, n // 50
        if kind == (0 if neu else 1):
            continue
        massnahme = {
            "id": f"m{n}",
            "titel": f"Vorhaben {n}{' im Quartier' if neu and kind == 3 else ''}",
            "beschreibung": satz * (n % 7) + f"Zuständig ist Stelle {n} {'ab' if neu else 'seit'} 2026.",
            "frist": "2030" if neu else "2028",
        }
        felder[(home + 1) % 6 if neu and kind == 2 else home]["massnahmen"].append(massnahme)
    return {"handlungsfelder": felder}


def test_each_of_300_measures_at_its_own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    karten: list[Any] = []
    check = pdf.check_positions
    monkeypatch.setattr(pdf, "check_positions", lambda karte: karten.append(karte) or check(karte))  # type: ignore[func-returns-value]
    druck = gegen(tmp_path, lang(neu=False), lang(neu=True), formate=("pdf", "md"))
    assert druck.code == 0, druck.meldung
    synopse = [row for row in rows(druck.inhalt("md", "synopse").decode()) if len(row) == 3]
    assert len(synopse) == 300
    for karte, found in zip(karten, (300, 270 + 6), strict=True):
        # The rows of the table of counts stand there as well.
        places = [(row["blatt"], row["x"], row["y"]) for row in karte["zeilen"]]
        assert found < len(places) < found + 10
        assert len(set(places)) == len(places)
    text = knapp(druck.text("pdf", "synopse"))
    assert [n for n in range(300) if f"Vorhaben{n}" not in text] == []
    assert [n for n in range(300) if n % 10 and f"ZuständigistStelle{n}" not in text] == []


def test_a_cell_of_many_short_lines_goes_on_on_the_next_page(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    lists = [{"id": "g", "name": "G", "aufgaben": [f"{sign}{n}" for n in range(50)]} for sign in "ab"]
    druck = gegen(tmp_path, {"gremien": lists[:1]}, {"gremien": lists[1:]}, formate=("pdf",))
    assert druck.code == 0, druck.meldung
    boxes = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(boxes, input=druck.inhalt("pdf", "synopse"), capture_output=True, check=True)
    found = set()
    for page in html.fromstring(done.stdout).iter("page"):
        inside = [word for word in page.iter("word") if float(word.get("ymax")) < float(page.get("height")) - 50]
        found |= {word.text for word in inside}
    assert {f"{sign}{n}" for sign in "ab" for n in range(50)} <= found


def test_hostile_words_in_every_field_of_both_editions(tmp_path: Path) -> None:
    fuellungen = Fuellung(3), Fuellung(3)
    # The same ids, other words.
    fuellungen[1].werte.erwartet = [""] * 1000
    alt, neu = (one.verwiesen(one.teil(Konzept, "")) for one in fuellungen)
    druck = gegen(tmp_path, alt, neu, formate=ALLE)
    assert druck.code == 0, druck.meldung
    for art in ARTEN:
        root = html.fromstring(druck.inhalt("html", art).decode())
        assert {len(row.findall("th") + row.findall("td")) for row in root.iter("tr")} == {2, 3}
        assert not list(root.iter("img", "script", "pre", "code", "a[@onclick]"))
        headings = [one.text_content() for one in root.iter("h2")]
        assert len([one for one in headings if one != "Inhalt"]) == 2, headings
    for form in ALLE:
        text = knapp(druck.text(form, "synopse"))
        for fuellung in fuellungen:
            assert len(fuellung.orte) > 60
            absent = {ort for value, ort in fuellung.orte.items() if knapp(value) not in text}
            # Where something comes from, the newer edition says.
            absent -= {ort for ort in absent if ort.endswith(".herkunft.text") and fuellung is fuellungen[0]}
            # In a PDF a cell may go on after the other cells of its row, on the next page.
            assert absent == set(NICHT_GEDRUCKT) if form != "pdf" else len(absent) < 150, (form, absent)


NICHT_GEDRUCKT = {
    ".vorgaenger": "führt zur vorigen Fassung, nicht in das Dokument",
    ".empfehlungen.nr": "eine andere Nummer ist keine Änderung",
    ".akteure.kontakt.person": "wie jemand zu erreichen ist, braucht eine Freigabe",
    ".akteure.kontakt.telefon": "ebenso",
    ".akteure.kontakt.email": "ebenso",
    ".akteure.kontakt.anschrift": "ebenso",
}

BRECHER = [
    "a | b", "a\\", "\\| x", "]{.fett} x", "[x]{.gestrichen}", "[ ]{.umbruch}", "::: {.quer}", "{#k .unnumbered}",
    "`a|b`", "| --- |", "x\u202ey\u2066z", "~~weg~~ ++neu++", "[^1]", "<br>", "**b", "$a|b$",
    *(word for word in WORTE if not any(sign in word for sign in MARKDOWN)),
]  # fmt: skip


def test_nothing_breaks_out_of_a_cell(tmp_path: Path) -> None:
    """Words with a meaning for Markdown, exchanged for one another in titles, texts, lists and reasons."""

    def edition(turn: int) -> dict[str, Any]:
        words = [*BRECHER[turn:], *BRECHER[:turn]]
        measures = [
            {"id": f"m{n}", "titel": word, "zielgruppe": words[-n - 1], "beschreibung": f"Erst {word}, dann {word}",
             "herkunft": {"aus": [f"m{n}"], "text": word}}
            for n, word in enumerate(words)
        ]  # fmt: skip
        return feld(themen=words[turn:], massnahmen=measures[: len(measures) - turn]) | {
            "entfallen": [{"id": one["id"], "titel": "x", "grund": one["titel"]} for one in measures[-turn:] if turn]
        }

    druck = gegen(tmp_path, edition(0), edition(1), formate=ALLE)
    assert druck.code == 0, druck.meldung
    root = html.fromstring(druck.inhalt("html", "synopse").decode())
    assert {len(row.findall("th") + row.findall("td")) for row in root.iter("tr")} == {2, 3}
    assert len(root.findall(".//tbody/tr")) == len(BRECHER) + 1 + 4
    assert len(list(root.iter("h2"))) == 3
    text = knapp(root.text_content())
    clean = [knapp(word.replace("\u202e", "").replace("\u2066", "")) for word in BRECHER]
    assert [word for word in clean if word not in text] == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", druck.inhalt("html", "synopse").decode())
