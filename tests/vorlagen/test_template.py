"""konzept template: what there is, a copy that knows where it came from, and word of it when the original moves on."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.vorlagen.conftest import Aufruf

from konzept.cli.provenance import ENDINGS, copied, origin
from konzept.report import FINDINGS
from konzept.version import VERSION

VORLAGEN = ROOT / "templates"
ALLE = sorted(
    path.relative_to(VORLAGEN).as_posix()
    for path in VORLAGEN.rglob("*")
    if path.suffix in ENDINGS and "init" not in path.parts
)
FORMEN = ("md", "html", "docx", "pdf")


def befunde(aufruf: Aufruf, ordner: Path, *rest: object) -> list[dict[str, Any]]:
    found = json.loads(aufruf("lint", ordner, "--output-format", "json", *rest).out)["findings"]
    return [one for one in found if one["rule"] == "vorlage-veraltet"]


def anders(path: Path) -> None:
    """What a new version does to an original."""
    if path.suffix == ".docx":
        path.write_bytes(path.read_bytes() + b"\0")
    else:
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def test_every_template_can_be_copied_once(aufruf: Aufruf, ordner: Path) -> None:
    assert len(ALLE) > 20
    for name in ALLE:
        done = aufruf("template", "copy", re.sub(r"\.(md|svg)\.j2$", "", name), ordner)
        assert (done.code, done.out) == (0, f"konzept/templates/{name}\n"), done.err
        assert "konzept render konzept" in done.err
        own = (ordner / "templates" / name).read_bytes()
        assert name.endswith(".docx") or b"\r" not in own
        again = aufruf("template", "copy", name, ordner)
        assert (again.code, again.out) == (2, "")
        assert "gibt es schon und bleibt" in again.err
        assert (ordner / "templates" / name).read_bytes() == own
    assert befunde(aufruf, ordner) == []


def test_a_copy_without_a_difference_is_told_beside_the_output(aufruf: Aufruf, ordner: Path) -> None:
    aufruf("template", "copy", "kurzfassung", ordner)
    same = aufruf("template", "diff", "kurzfassung", ordner)
    assert (same.code, same.out, same.err) == (0, "", "Ihre Kopie gleicht dem Original.\n")
    anders(ordner / "templates" / "kurzfassung.md.j2")
    other = aufruf("template", "diff", "kurzfassung", ordner)
    assert (other.code, other.err) == (0, "")
    assert other.out


def test_the_proposed_command_can_be_typed(aufruf: Aufruf, ordner: Path) -> None:
    folder = ordner.rename(ordner.with_name("mein ort"))
    said = aufruf("template", "copy", "kurzfassung", folder.name).err
    assert 'konzept render "mein ort" --art kurzfassung' in said


def test_a_copy_prints_the_same_bytes(aufruf: Aufruf, ordner: Path) -> None:
    formats = [word for form in FORMEN for word in ("--format", form)]
    arten = ["--art", "konzept", "--art", "kurzfassung"]
    assert aufruf("render", ordner, *arten, *formats, "--out", "aus").code == 0
    for name in ALLE:
        aufruf("template", "copy", name, ordner)
    assert aufruf("render", ordner, *arten, *formats, "--out", "aus2").code == 0
    made = sorted(path.name for path in Path("aus").iterdir() if path.is_file())
    assert {Path(name).suffix for name in made} >= {f".{form}" for form in FORMEN}
    assert [name for name in made if Path("aus", name).read_bytes() != Path("aus2", name).read_bytes()] == []


def test_the_mark_is_not_the_description(aufruf: Aufruf, ordner: Path) -> None:
    before = aufruf("template", "list", ordner).out
    aufruf("template", "copy", "kurzfassung", ordner)
    after = aufruf("template", "list", ordner).out
    assert [line.strip() for line in after.splitlines() if line not in before.splitlines()] == [
        f"Kopie aus konzept {VERSION}"
    ]


@pytest.mark.parametrize(
    "worte",
    [
        ("template", "copy", "kurzfassung", "konzept"),
        ("init", "neu", "--kommune", "Ort"),
        ("lint", "konzept", "--write-baseline", "alt.json"),
        ("render", "konzept", "--format", "md", "--out", "aus"),
        ("schema", "--out", "aus"),
    ],
    ids=lambda worte: worte[0],
)
def test_without_a_right_to_the_folder_no_command_speaks_of_options_it_lacks(
    aufruf: Aufruf, ordner: Path, monkeypatch: pytest.MonkeyPatch, worte: tuple[str, ...]
) -> None:
    def closed(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("konzept.cli.writing.tempfile.mkstemp", closed)
    done = aufruf(*worte)
    assert done.code == 2
    assert "In diesen Ordner darf nicht geschrieben werden. Nehmen Sie einen anderen" in done.err
    assert "--" not in done.err


@pytest.mark.parametrize("name", ["kurzfassung.md.j2", "bilder/gantt.svg.j2", "typst/kopf.typ", "html/rahmen.html"])
def test_word_of_it_when_the_original_moves_on(aufruf: Aufruf, ordner: Path, unsere: Path, name: str) -> None:
    aufruf("template", "copy", name, ordner)
    own = ordner / "templates" / name
    # A person edits the copy: that alone is no finding.
    own.write_text("\n\n" + own.read_text("utf-8").replace("\n", "\r\n"), "utf-8", newline="")
    assert befunde(aufruf, ordner) == []
    anders(unsere / name)
    (one,) = befunde(aufruf, ordner)
    line = next(n for n, text in enumerate(own.read_text("utf-8").split("\n"), 1) if "Kopie von" in text)
    assert (one["span"]["file"], one["span"]["line"], one["level"]) == (f"konzept/templates/{name}", line, "warnung")
    assert f"aus konzept {VERSION}" in one["message"]
    assert "konzept template diff" in one["hint"]
    assert "das Original ist inzwischen ein anderes" in " ".join(aufruf("template", "list", ordner).out.split())
    # The line of the mark is shown, and no form of output stumbles.
    assert "| " in aufruf("lint", ordner, "--output-format", "full").out
    assert "Kopie von" in aufruf("lint", ordner, "--output-format", "full").out
    for form in FINDINGS:
        done = aufruf("lint", ordner, "--output-format", form)
        assert done.code == 0, done.err
        assert form == "junit" or "vorlage-veraltet" in done.out


def test_a_file_of_word_remembers_it_too(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    aufruf("template", "copy", "docx/reference.docx", ordner)
    assert befunde(aufruf, ordner) == []
    anders(unsere / "docx" / "reference.docx")
    (one,) = befunde(aufruf, ordner)
    assert one["span"]["line"] == 0
    assert "konzept template copy docx/reference.docx konzept" in one["hint"]
    assert aufruf("lint", ordner, "--output-format", "full").code == 0
    assert "vergleicht Word" in aufruf("template", "diff", "docx/reference.docx", ordner).err


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: re.sub(r"\{%# Kopie.*?#%\}\n", "", text),
        lambda text: text.replace("SHA-256 ", "SHA-256 xx"),
        lambda text: text.replace("Kopie von kurzfassung.md.j2", "Kopie von ../geheim.md.j2"),
    ],
)
def test_without_a_sound_mark_it_is_the_towns_own(aufruf: Aufruf, ordner: Path, unsere: Path, spoil: Any) -> None:
    aufruf("template", "copy", "kurzfassung", ordner)
    own = ordner / "templates" / "kurzfassung.md.j2"
    changed = spoil(own.read_text("utf-8"))
    assert changed != own.read_text("utf-8")
    own.write_text(changed, "utf-8")
    anders(unsere / "kurzfassung.md.j2")
    assert befunde(aufruf, ordner) == []
    assert "eigene Vorlage" in aufruf("template", "list", ordner).out


def test_a_copy_under_a_name_of_its_own(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    aufruf("template", "copy", "kurzfassung", ordner)
    folder = ordner / "templates"
    (folder / "kurzfassung.md.j2").rename(folder / "buergerheft.md.j2")
    assert f"Kopie von kurzfassung aus konzept {VERSION}" in aufruf("template", "list", ordner).out
    anders(unsere / "kurzfassung.md.j2")
    (one,) = befunde(aufruf, ordner)
    assert "Kopie von „kurzfassung.md.j2“" in one["message"]
    assert "template diff buergerheft konzept" in one["hint"]
    assert "Kopie von" in aufruf("template", "diff", "buergerheft", ordner).out


def test_diff_leads_back_to_the_original(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    aufruf("template", "copy", "kurzfassung", ordner)
    assert aufruf("template", "diff", "kurzfassung", ordner).out == ""
    # Nor are the ends of lines a difference.
    own = ordner / "templates" / "kurzfassung.md.j2"
    own.write_bytes(own.read_bytes().replace(b"\n", b"\r\n"))
    assert aufruf("template", "diff", "kurzfassung", ordner).out == ""
    anders(unsere / "kurzfassung.md.j2")
    shown = aufruf("template", "diff", "kurzfassung", ordner).out
    (new,) = re.findall(r"^\+(.*Kopie von.*)$", shown, re.MULTILINE)
    (old,) = re.findall(r"^-(.*Kopie von.*)$", shown, re.MULTILINE)
    own.write_text(own.read_text("utf-8").replace(old, new), "utf-8")
    assert befunde(aufruf, ordner) == []


def test_the_settings_may_silence_it_and_a_baseline_knows_it(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    for name in ("kurzfassung", "konzept"):
        aufruf("template", "copy", name, ordner)
        anders(unsere / f"{name}.md.j2")
    konzept, kurzfassung = befunde(aufruf, ordner)
    assert konzept["fingerprint"] != kurzfassung["fingerprint"]
    (ordner / "templates" / "konzept.md.j2").unlink()
    # The print of one does not depend on the other.
    assert [one["fingerprint"] for one in befunde(aufruf, ordner)] == [kurzfassung["fingerprint"]]
    assert befunde(aufruf, ordner, "--ignore", "vorlage-veraltet") == []
    aufruf("lint", ordner, "--write-baseline", "bekannt.json")
    assert befunde(aufruf, ordner, "--baseline", "bekannt.json") == []
    (ordner / "konzept.toml").write_text('[lint]\nignore = ["vorlage-veraltet"]\n', "utf-8")
    assert befunde(aufruf, ordner) == []


def test_who_prints_hears_of_it(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    aufruf("template", "copy", "kurzfassung", ordner)
    arguments = ("render", ordner, "--art", "massnahmenplan", "--format", "md", "--force")
    assert "Warnung" not in aufruf(*arguments).err
    anders(unsere / "kurzfassung.md.j2")
    done = aufruf(*arguments)
    assert done.code == 0
    assert (
        "Warnung: konzept/templates/kurzfassung.md.j2:2:5: Die Vorlage „kurzfassung.md.j2“ ist eine Kopie" in done.err
    )
    (ordner / "konzept.toml").write_text('[lint]\nignore = ["vorlage-veraltet"]\n', "utf-8")
    assert "Warnung" not in aufruf(*arguments).err


def test_a_concept_in_a_single_file(aufruf: Aufruf, ordner: Path, unsere: Path) -> None:
    (ordner / "konzept.yaml").rename(ordner / "stadt.yaml")
    assert aufruf("template", "copy", "kurzfassung", ordner).code == 2
    assert aufruf("template", "copy", "kurzfassung", ordner / "stadt.yaml").code == 0
    anders(unsere / "kurzfassung.md.j2")
    (one,) = befunde(aufruf, ordner / "stadt.yaml")
    assert one["span"]["file"] == "konzept/templates/kurzfassung.md.j2"


@pytest.mark.parametrize("color", ["never", "always"])
def test_the_list_fits_on_a_page(aufruf: Aufruf, ordner: Path, color: str) -> None:
    own = ordner / "templates"
    own.mkdir()
    (own / "aushang.md.j2").write_text("{%# Aushang: für den Kasten am Rathaus #%}\n# A\n", "utf-8")
    (own / "namenlos.md.j2").write_text("# Ohne Kommentar " + "x" * 200, "utf-8")
    (own / "alt.md.j2").write_bytes("{%# Größe #%}".encode("cp1252"))
    done = aufruf("template", "list", ordner, "--color", color)
    assert (done.code, done.err) == (0, "")
    assert ("\x1b[" in done.out) is (color == "always")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", done.out).splitlines()
    assert [line for line in lines if len(line) > 80] == []
    said = " ".join(" ".join(lines).split())
    assert "aushang Aushang: für den Kasten am Rathaus eigene Vorlage" in said
    assert "namenlos eigene Vorlage" in said
    assert "nicht in UTF-8" in said
    names = {line.split()[0] for line in lines if re.match(r"  \S", line)}
    assert {re.sub(r"\.(md|svg)\.j2$", "", name) for name in ALLE} <= names


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["copy", "kurzfasung", "konzept"], "Meinten Sie „kurzfassung“?"),
        (["copy", "bausteine/feld", "konzept"], "Meinten Sie „bausteine/felder“?"),
        (["copy", "init/konzept/konzept.yaml", "konzept"], "gibt es nicht"),
        (["copy", "../konzept", "konzept"], "Es gibt: bausteine/bilder,"),
        (["copy", "kurzfassung", "."], "liegt keine konzept.yaml"),
        (["copy", "kurzfassung", "fehlt"], "fehlt gibt es nicht."),
        (["copy"], "Es fehlt die Angabe NAME"),
        (["diff", "kurzfassung", "konzept"], "In diesem Ordner „templates“ gibt es die Vorlage „kurzfassung“ nicht."),
        (["zeige"], "Befehle: list, copy, diff."),
        ([], "Aufruf: konzept template"),
    ],
)
def test_a_wrong_call(aufruf: Aufruf, ordner: Path, arguments: list[str], said: str) -> None:
    done = aufruf("template", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())
    assert not (ordner / "templates").exists()


def test_help_is_german(aufruf: Aufruf) -> None:
    for arguments in (["--help"], ["list", "-h"], ["copy", "-h"], ["diff", "-h"]):
        done = aufruf("template", *arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Aufruf: konzept template")
        assert not re.search(r"\b(Usage|Options|Commands|Arguments|Show|required|default)\b", done.out)


def test_what_is_no_template_says_nothing(aufruf: Aufruf, ordner: Path, tmp_path: Path, unsere: Path) -> None:
    """A picture, a broken file of Word, one of another encoding, a link that leads out: none stops the check."""
    mark = copied((unsere / "kurzfassung.md.j2").read_bytes(), "kurzfassung.md.j2")
    anders(unsere / "kurzfassung.md.j2")
    own = ordner / "templates"
    own.mkdir()
    (own / "x.docx").write_bytes(b"PK\3\4 kein Word")
    (own / "y.png").write_bytes(mark)
    (tmp_path / "draussen.md.j2").write_bytes(mark)
    try:
        (own / "z.md.j2").symlink_to(tmp_path / "draussen.md.j2")
    except OSError:  # Windows asks for a right to it
        shutil.copy(own / "y.png", own / "z.bin")
    assert befunde(aufruf, ordner) == []
    (own / "alt.md.j2").write_bytes(mark + "Größe".encode("cp1252"))
    (one,) = befunde(aufruf, ordner)
    assert one["span"]["file"] == "konzept/templates/alt.md.j2"
    assert aufruf("lint", ordner, "--output-format", "full").code == 0


def test_a_copy_of_windows_is_the_same_original() -> None:
    unix = (VORLAGEN / "kurzfassung.md.j2").read_bytes()
    assert copied(unix, "kurzfassung.md.j2") == copied(unix.replace(b"\n", b"\r\n"), "kurzfassung.md.j2")
    found = origin(copied(unix, "kurzfassung.md.j2"), "x/kurzfassung.md.j2")
    assert found is not None
    assert (found.name, found.version, found.stelle.line) == ("kurzfassung.md.j2", VERSION, 2)
