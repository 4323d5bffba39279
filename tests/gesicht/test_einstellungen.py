"""The table [druck]: every mistake is answered in German with its line, and nothing outside of the folder is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.einstellungen.conftest import KONZEPT
from tests.gesicht.werkstatt import ALT, GRUEN, LOGO, ROT, png, schriften

from konzept.cli.configuration import effective
from konzept.cli.face import face_of
from konzept.cli.german import Abbruch
from konzept.cli.images import MAX_IMAGE
from konzept.gesicht import HAUS, Gesicht

Ordner = Callable[..., Path]
WORD = (ROOT / "templates" / "docx" / "reference.docx").read_bytes()


def _face() -> Gesicht:
    return face_of(effective("."), (ROOT / "templates" / "schriften",))


def _stadt(ordner: Ordner, *lines: str) -> Path:
    return ordner({"konzept.yaml": KONZEPT, "konzept.toml": "\n".join(("[druck]", *lines)) + "\n"})


@pytest.mark.parametrize(
    ("line", "satz"),
    [
        ('akzent = "petrol"', "„petrol“ ist keine Farbe, wie sie hier gebraucht wird. Gebraucht werden „#“ und sechs"),
        ('akzent = "#abc"', "Gemeint ist „#aabbcc“."),
        ('akzent = "005EA8"', "Gemeint ist „#005ea8“."),
        ('zweitfarbe = "rgb(0, 94, 168)"', "Gemeint ist „#005ea8“."),
        ('zweitfarbe = "0/94/256"', "zum Beispiel"),
        ("akzent = 0x005ea8", "gebraucht wird ein Text in Anführungszeichen"),
        ('akzente = "#005ea8"', "Den Schlüssel „akzente“ gibt es in [druck] nicht. Meinten Sie „akzent“?"),
        ('logo = "../logo.svg"', "führt aus dem Ordner der Einstellungen hinaus"),
        ('logo = "a/../../logo.svg"', "führt aus dem Ordner der Einstellungen hinaus"),
        ('logo = "/etc/passwd"', "führt aus dem Ordner der Einstellungen hinaus"),
        ('logo = "C:/logo.svg"', "führt aus dem Ordner der Einstellungen hinaus"),
        ('titelbild = "https://stadt.de/bild.png"', "ist eine Adresse"),
        ('titelbild = "file:///etc/passwd"', "ist eine Adresse"),
        ("titelbild = 'bilder\\rathaus.png'", "Schreiben Sie in Pfaden „/“"),
        ('schriften = "../"', "führt aus dem Ordner der Einstellungen hinaus"),
        ("<<<<<<< HEAD", "Hier beginnt ein nicht aufgelöster Konflikt einer Zusammenführung. Behalten Sie eine"),
        ("schrift = 'Muster\"; }'", "ist kein Name einer Schriftfamilie"),
    ],
)
def test_what_is_refused_when_the_file_is_read(ordner: Ordner, line: str, satz: str) -> None:
    _stadt(ordner, "", line)
    with pytest.raises(Abbruch) as told:
        effective(".")
    assert str(told.value).startswith("konzept.toml:3: ")
    assert satz in str(told.value)


@pytest.mark.parametrize(
    ("line", "satz"),
    [
        ('logo = "fehlt.svg"', "„fehlt.svg“ gibt es nicht. Der Weg dorthin beginnt in dem Ordner, in dem konzept.toml"),
        ('logo = "druck"', "ist ein Ordner; gebraucht wird eine Datei."),
        ('logo = "konzept.yaml"', "„konzept.yaml“ ist kein Bild; gebraucht wird"),
        ('logo = "druck/fremd.svg"', "verweist auf „http://stadt.de/x.png“; ein Bild muss alles selbst enthalten."),
        ('logo = "druck/logo.svg"', "Dazu gehört „logo-text“"),
        ('titelbild = "druck/bild.png"', 'Ist es nur Schmuck: titelbild-text = ""'),
        ('titelbild = "druck/riesig.png"', "ist größer als 20 MB"),
        ('logo = "druck/hinaus.svg"', "führt über eine Verknüpfung aus dem Ordner der Einstellungen hinaus"),
        ('schriften = "konzept.yaml"', "ist kein Ordner"),
        ('schriften = "druck"', "liegt keine Schrift; gebraucht werden Dateien mit der Endung .ttf oder .otf"),
        ('schriften = "fremdschriften"', "führt eine Verknüpfung aus dem Ordner hinaus"),
        ('schrift = "Frutiger"', "Die Schrift „Frutiger“ liegt in keinem der Ordner. Darin liegen: Noto Emoji, "),
        ('reference-docx = "konzept.yaml"', "ist keine Word-Datei"),
        ('reference-docx = "druck/fehlt.docx"', "gibt es nicht"),
        ('typst = "druck/fehlt.typ"', "gibt es nicht"),
    ],
)
def test_what_is_refused_when_it_is_printed(ordner: Ordner, line: str, satz: str, tmp_path: Path) -> None:
    root = _stadt(ordner, "# Logo", line)
    for folder in ("druck", "fremdschriften", "aussen"):
        (root / folder).mkdir()
    (root / "druck/logo.svg").write_bytes(LOGO)
    (root / "druck/bild.png").write_bytes(png())
    (root / "druck/fremd.svg").write_text('<svg><image href="http://stadt.de/x.png"/></svg>', encoding="utf-8")
    with (root / "druck/riesig.png").open("wb") as file:
        file.truncate(MAX_IMAGE + 1)
    outside = tmp_path.parent / f"{tmp_path.name}-aussen"
    outside.mkdir(exist_ok=True)
    (outside / "a.ttf").write_bytes(b"x")
    (outside / "logo.svg").write_bytes(LOGO)
    (root / "druck/hinaus.svg").symlink_to(outside / "logo.svg")
    (root / "fremdschriften/a.ttf").symlink_to(outside / "a.ttf")
    with pytest.raises(Abbruch) as told:
        _face()
    assert str(told.value).startswith("konzept.toml:3: „")
    assert satz in str(told.value)


def test_what_is_read(ordner: Ordner) -> None:
    root = _stadt(
        ordner, f'akzent = "{ROT.upper()}"', f'zweitfarbe = "{GRUEN}"', 'logo = "druck/logo.svg"',
        f'logo-text = "{ALT}"',
        'titelbild = "druck/bild.png"', 'titelbild-text = ""', 'schrift = "muster sans 3"', 'schriften = "hausschrift"',
        'reference-docx = "word.docx"', 'typst = "druck/satz.typ"',
    )  # fmt: skip
    folder = schriften(root / "hausschrift")
    (root / "druck").mkdir()
    (root / "druck/logo.svg").write_bytes(LOGO)
    (root / "druck/bild.png").write_bytes(png())
    (root / "druck/satz.typ").write_bytes(b"#let gestaltung(inhalt) = inhalt")
    (root / "word.docx").write_bytes(WORD)
    face = _face()
    assert (face.farben.akzent, face.farben.ziel) == (ROT, GRUEN)
    assert face.logo is not None
    assert face.titelbild is not None
    assert (face.logo.inhalt, face.logo.alternativtext, face.titelbild.alternativtext) == (LOGO, ALT, "")
    assert (face.schrift, face.schriften) == ("Muster Sans 3", (folder.resolve(),))
    assert face.word == WORD
    assert face.satz is not None
    assert face.satz.name == "druck/satz.typ"


def test_nothing_set_is_the_house(ordner: Ordner) -> None:
    _stadt(ordner)
    assert _face() == HAUS
    Path("konzept.toml").unlink()
    assert _face() == HAUS


def test_a_name_with_umlauts_however_composed(ordner: Ordner) -> None:
    root = _stadt(ordner, 'logo = "Grün.svg"', 'logo-text = ""')
    (root / "Gru\u0308n.svg").write_bytes(LOGO)
    assert _face().logo is not None
