"""konzept render --anhang: the concept travels inside its PDF, and nothing leaves the house that must not."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from tests.conftest import ROOT
from tests.lesen.conftest import Aufruf, aufruf
from tests.verapdf import missing, verapdf

from konzept.cli.attachments import remarks
from konzept.cli.read import read

__all__ = ["aufruf"]

KONZEPT = "konzept: 1\ntitel: Vielfalt\nkommune: {name: Musterstadt}\nstand: 2026-03-01\n"
AKTEURE = "- id: ki\n  name: Integrationszentrum\n  kontakt:\n    person: Änne Öz\n    freigegeben: {}\n"
FELD = "id: bildung\r\ntitel: „Bildung“ für alle\r\nmassnahmen:\r\n  - {id: kurse, titel: Kurse}\r\n"


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    folder = tmp_path / "Konzept"
    (folder / "handlungsfelder").mkdir(parents=True)
    for name, text in (
        ("konzept.yaml", KONZEPT),
        ("akteure.yaml", AKTEURE.format("ja")),
        ("handlungsfelder/01-bücher.yaml", "# yaml-language-server: $schema=x.json\r\n" + FELD),
        ("entwurf.yaml", "nichts: was gelesen wird\n"),
        ("liesmich.txt", "auch nicht"),
    ):
        (folder / name).write_bytes(text.encode("utf-8"))
    return folder


def attached(path: Path) -> dict[str, tuple[bytes, str, str]]:
    """Name → content, relationship and description, as pikepdf reads them."""
    with pikepdf.open(path) as pdf:
        found = [pdf.attachments[name] for name in pdf.attachments]
        listed = {str(one.get("/UF")) for one in pdf.Root.AF}
        assert listed == {one.filename for one in found}
        assert {one.get_file().mime_type for one in found} <= {"application/yaml"}
        return {
            one.filename: (one.get_file().read_bytes(), str(one.obj.AFRelationship), one.description) for one in found
        }


def test_the_sources_come_back_byte_for_byte(aufruf: Aufruf, ordner: Path) -> None:
    done = aufruf("render", ordner, "--anhang", "--format", "pdf", "--format", "md", "--out", ordner.parent / "aus")
    assert done.code == 0, done.err
    pdfs = [Path(line) for line in done.out.splitlines() if line.endswith(".pdf")]
    assert len(pdfs) == 2
    names = {"konzept.yaml", "akteure.yaml", "handlungsfelder/01-bücher.yaml"}
    for path in pdfs:
        found = attached(path)
        assert {name: content for name, (content, _, _) in found.items()} == {
            name: (ordner / name).read_bytes() for name in names
        }
        assert {kind for _, kind, _ in found.values()} == {"/Source"}
        # A second reader that shares no code with the first.
        other = PdfReader(BytesIO(path.read_bytes()))
        by_name = {one.name: one.content for one in other.attachment_list}
        assert set(by_name.values()) == {(ordner / name).read_bytes() for name in names}
    descriptions = {name: words for name, (_, _, words) in found.items()}
    assert descriptions == {
        "konzept.yaml": "Quelle dieses Dokuments: Rahmen des Konzepts (YAML)",
        "akteure.yaml": "Quelle dieses Dokuments: Akteure (YAML)",
        "handlungsfelder/01-bücher.yaml": "Quelle dieses Dokuments: Handlungsfelder (YAML)",
    }


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_accessible_archivable_and_the_same_again(aufruf: Aufruf, tmp_path: Path) -> None:
    """An example: PDF/UA-1 and PDF/A-3a, the pages as without its sources, the same bytes once more."""
    words = ("render", ROOT / "examples" / "steinfurt", "--art", "konzept", "--force")
    without = Path(aufruf(*words, "--out", tmp_path / "ohne").out.strip())
    outs = [tmp_path / name for name in ("eins", "zwei")]
    first, second = (Path(aufruf(*words, "--anhang", "--mit-kommentaren", "--out", out).out.strip()) for out in outs)
    assert first.read_bytes() == second.read_bytes()
    passed, said = verapdf([first], "ua1,3a")
    assert passed, said
    assert not verapdf([first], "2a")[0], "the second part of PDF/A takes no such files"
    files = read(str(ROOT / "examples" / "steinfurt")).files
    assert {name: content for name, (content, _, _) in attached(first).items()} == dict(files)
    texts = [[page.extract_text() for page in PdfReader(path).pages] for path in (without, first)]
    assert texts[0] == texts[1]
    assert not attached_at_all(without)


def attached_at_all(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return bool(len(pdf.attachments)) or "/AF" in pdf.Root


@pytest.mark.parametrize("freigegeben", ["nein", None])
def test_a_contact_that_is_not_released_stays_at_home(aufruf: Aufruf, ordner: Path, freigegeben: str | None) -> None:
    text = AKTEURE.format(freigegeben) if freigegeben else AKTEURE.replace("    freigegeben: {}\n", "")
    (ordner / "akteure.yaml").write_text(text, encoding="utf-8")
    for more in ((), ("--mit-kommentaren",)):
        done = aufruf("render", ordner, "--anhang", *more, "--out", ordner / "aus")
        assert done.code == 2
        assert "akteure.yaml:3 („Integrationszentrum“)" in done.err
        assert "freigegeben: ja" in done.err
        assert "Änne" not in done.err
        assert not (ordner / "aus").exists()
    assert aufruf("render", ordner, "--format", "md", "--out", ordner / "aus").code == 0


def test_comments_go_along_only_if_that_is_said(aufruf: Aufruf, ordner: Path) -> None:
    (ordner / "konzept.yaml").write_text(KONZEPT + "# Frau X ist dagegen\n", encoding="utf-8")
    done = aufruf("render", ordner, "--anhang", "--out", ordner / "aus")
    assert done.code == 2
    assert "konzept.yaml:5" in done.err
    assert "--mit-kommentaren" in done.err
    assert "Frau X" not in done.err
    assert not (ordner / "aus").exists()
    done = aufruf("render", ordner, "--anhang", "--mit-kommentaren", "--art", "konzept", "--out", ordner / "aus")
    assert done.code == 0, done.err
    assert b"# Frau X" in attached(Path(done.out.strip()))["konzept.yaml"][0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--anhang", "--format", "docx"), "dazu gehört „--format pdf“"),
        (("--mit-kommentaren",), "dazu gehört „--anhang“"),
        (("--alt", "anderes"), "dazu gehört „--art synopse“"),
        (("--teil", "x"), "dazu gehört „--art mitteilung“"),
        (("--seiten", "8", "--format", "md"), "dazu gehört „--format pdf“"),
    ],
)
def test_an_option_without_use_is_told(aufruf: Aufruf, ordner: Path, words: tuple[str, ...], sentence: str) -> None:
    done = aufruf("render", ordner, *words, "--out", ordner / "aus")
    assert done.code == 2
    assert sentence in done.err
    assert not (ordner / "aus").exists()


def test_with_and_without_sources_are_two_documents(aufruf: Aufruf, ordner: Path) -> None:
    words = ("render", ordner, "--art", "konzept", "--out", ordner / "aus")
    for more, inside in (((), False), (("--anhang",), True), (("--anhang",), True), ((), False)):
        done = aufruf(*words, *more)
        assert attached_at_all(Path(done.out.strip())) is inside


COMMENTED = """\
# yaml-language-server: $schema=x
a: "x # y"  # ja
#
b: |  # ja
  # text
  mehr # text

# ja
c: >-
  lang
  # text
 # ja
d: [a, # ja
  'b # t', c]
e: 'mehr
  # text
  zeilen' # ja
f: {a: x} # ja
g: wort#kein
h: mehrzeilig
  weiter   # ja
i: &a x   # ja
#konzept: ignore[x] ja
k: "a
  b" # ja
l:   # ja
  - x
  # ja
"""


def test_every_comment_is_seen_and_nothing_else() -> None:
    lines = COMMENTED.splitlines()
    expected = [number for number, line in enumerate(lines, 1) if line.endswith("ja")]
    assert len(expected) == 13
    assert remarks(COMMENTED) == remarks(COMMENTED.replace("\n", "\r\n")) == expected
