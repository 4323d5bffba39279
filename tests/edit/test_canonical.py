"""What the canonical form is, case by case: a text, what becomes of it, and that it stays so."""

from collections import Counter
from pathlib import Path

import pytest

from konzept.edit import canonical
from konzept.load import load
from konzept.model import Konzept, Massnahme

KOPF = "konzept: 1\ntitel: T\nkommune:\n  name: M\n"


def form(text: str, *base: str | int) -> str:
    done = canonical(text, "x.yaml", base)
    assert done.text is not None, (done.grund, done.findings)
    again = canonical(done.text, "x.yaml", base)
    assert again.text == done.text
    return done.text


CASES = {
    "keys": ("titel: T\nkonzept: 1\n", "konzept: 1\ntitel: T\n"),
    "keys below": ("kommune:\n  land: L\n  name: N\n", "kommune:\n  name: N\n  land: L\n"),
    "a comment goes with its key": (
        "konzept: 1\nkommune: # Ort\n  name: N\n# zum Titel\n\n# noch etwas\ntitel: T # Arbeitstitel\n",
        "konzept: 1\n# zum Titel\n\n# noch etwas\ntitel: T # Arbeitstitel\nkommune: # Ort\n  name: N\n",
    ),
    "the file's comment stays on top": (
        "# yaml-language-server: $schema=x\n# Kopf\n\n# zum Titel\ntitel: T\nkonzept: 1\n",
        "# yaml-language-server: $schema=x\n# Kopf\n\nkonzept: 1\n# zum Titel\ntitel: T\n",
    ),
    "without a blank line as well": ("# Kopf\ntitel: T\nkonzept: 1\n", "# Kopf\nkonzept: 1\ntitel: T\n"),
    "the last comment stays last": ("titel: T\nkonzept: 1\n# Ende\n", "konzept: 1\ntitel: T\n# Ende\n"),
    "blank lines divide": (
        "konzept: 1\n\nkommune:\n\n  name: N\n\ntitel: T\n",
        "konzept: 1\n\ntitel: T\n\nkommune:\n\n  name: N\n",
    ),
    "a blank line does not open": ("titel: T\n\nkonzept: 1\n", "konzept: 1\n\ntitel: T\n"),
    "an unknown key stays behind its neighbour": (
        "titel: T\nfarbe: rot\nkonzept: 1\n",
        "konzept: 1\ntitel: T\nfarbe: rot\n",
    ),
    "lists below their key": (
        "handlungsfelder:\n- titel: T\n  # gehört zum Feld\n  id: a\n# vor b\n- id: b\n",
        "handlungsfelder:\n  # gehört zum Feld\n  - id: a\n    titel: T\n  # vor b\n  - id: b\n",
    ),
    "four blanks": (
        "kommune:\n    name: N  # so\n        # tief\n    land: L\n",
        "kommune:\n  name: N  # so\n    # tief\n  land: L\n",
    ),
    "a lone dash": (
        "leitgedanken:\n  - # eins\n    # zwei\n    id: a\n",
        "leitgedanken:\n  # eins\n  # zwei\n  - id: a\n",
    ),
    "block scalars move as a whole": (
        "impressum:\n    bildnachweis: |\n          Eins\n            zwei\n\n          drei\n    fax: '1'\n",
        'impressum:\n  fax: "1"\n  bildnachweis: |\n    Eins\n      zwei\n\n    drei\n',
    ),
    "a depth that is written down": (
        "kommune:\n    land: |2\n        Eins\n       zwei\n    name: N\n",
        "kommune:\n  name: N\n  land: |2\n      Eins\n     zwei\n",
    ),
    "blank lines that are kept": ("untertitel: |+\n  a\n\n\ntitel: T\n", "titel: T\nuntertitel: |+\n  a\n\n\n"),
    "blank lines that are not": ("titel: |\n  a\n\n\n", "titel: |\n  a\n"),
    "no line is wrapped anew": (
        "titel: eins\n  zwei\n\n  drei\nuntertitel: >-\n  eins\n  zwei\n",
        "titel: eins\n  zwei\n\n  drei\nuntertitel: >-\n  eins\n  zwei\n",
    ),
    "flow stays flow": (
        "zeigt: [a, # A\n  b,\n  # C\n  c]   # danach\n",
        "zeigt: [a, # A\n  b,\n  # C\n  c]   # danach\n",
    ),
    "blanks at the end": (
        "titel: T   \n# k  \n   \nkommune: \n  name:   N\t\n",
        "titel: T\n# k\n\nkommune:\n  name: N\n",
    ),
    "blanks in a block scalar are text": ("titel: |\n  a  \n   \n  b\n", "titel: |\n  a  \n   \n  b\n"),
    "also at its end": ("titel: |\n  a\n    \n\nart: x\n", "titel: |\n  a\n    \n\nart: x\n"),
    "a comment below an empty key": (
        "quellen:\n  # noch keine\nartikel: x\ntitel: T\n",
        "titel: T\nquellen:\n  # noch keine\nartikel: x\n",
    ),
    "documents": (
        "%YAML 1.1\n---\n# k\ntitel: T\nkonzept: 1\n...\n",
        "%YAML 1.1\n---\n# k\nkonzept: 1\ntitel: T\n...\n",
    ),
    "only a comment": ("# k  ", "# k\n"),
    "nothing": ("", ""),
    "no last line break": ("titel: |\n  T", "titel: |\n  T\n"),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_case(text: str, wanted: str) -> None:
    assert form(text) == wanted


QUOTES = {
    "1.10": '"1.10"', "01067": '"01067"', "50.000": '"50.000"', "17:00": '"17:00"', "NO": '"NO"', "~": '"~"',
    "ja": "ja", "2027": "2027", "1.1": "1.1", '"1.1"': '"1.1"', "'2018'": '"2018"', "2027-03-31": "2027-03-31",
    "31.03.2027": "31.03.2027", '"Ziel: Deutsch"': '"Ziel: Deutsch"', "'Ziel: Deutsch'": '"Ziel: Deutsch"',
    "'Titel'": "Titel", '"„Titel“"': "„Titel“", "'sagt \"ja\": nein'": "'sagt \"ja\": nein'", '"NO"': '"NO"',
    '"*innen"': '"*innen"', '"a #1"': '"a #1"', '"ü\\n"': '"ü\\n"', '""': '""', "'[X %]'": '"[X %]"',
    '"+49 (0) 25"': '"+49 (0) 25"', "„ja“ #": "„ja“ #",
    "'a' #neu": '"a" #neu', "a\\b": "a\\b", '"Ende:"': '"Ende:"',
}  # fmt: skip


@pytest.mark.parametrize("value", QUOTES)
def test_quotes(value: str) -> None:
    assert (
        form(f"titel: {value}\nbegriffe:\n  - {value}\n") == f"titel: {QUOTES[value]}\nbegriffe:\n  - {QUOTES[value]}\n"
    )


def test_quotes_in_flow_and_around_keys() -> None:
    assert form("\"titel\": {quelle: 'a', seite: 1.10}\n") == 'titel: {quelle: "a", seite: "1.10"}\n'


def test_order_is_that_of_the_class() -> None:
    """Every field of a class, written backwards, at every place where the class may stand."""
    names = list(Massnahme.model_fields)
    text = "- " + "\n  ".join(f"{name}: x" for name in reversed(names)) + "\n"
    assert [
        line.strip("- ").split(":")[0] for line in form(text, "handlungsfelder", 0, "massnahmen").splitlines()
    ] == names
    root = "\n".join(f"{name}: x" for name in reversed(Konzept.model_fields)) + "\n"
    assert [line.split(":")[0] for line in form(root).splitlines()] == list(Konzept.model_fields)


def test_crlf_stays() -> None:
    assert form("titel: T\r\nkonzept: 1\r\n") == "konzept: 1\r\ntitel: T\r\n"


@pytest.mark.parametrize(
    "text",
    ["a: [b\n", "a: 1\na: 2\n", "a: &x 1\n", "a: b #c\n", "<<<<<<< x\n", "a: 1\n---\nb: 1\n", "a:\tb\n\tc: d\n"],
)
def test_faults_leave_the_file_alone(text: str) -> None:
    done = canonical(text, "x.yaml")
    assert done.text is None
    assert done.findings


@pytest.mark.parametrize("text", ["? titel\n: T\n", "titel: 'a\u2028  b'\n", "titel: a\rkonzept: 1\r"])
def test_what_is_laid_out_oddly_is_left_alone_and_said_so(text: str) -> None:
    done = canonical(text, "x.yaml")
    assert done.text is None
    assert done.grund
    assert not done.findings


def test_what_would_be_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    for broken in ("konzept: 1\n", "titel: U # k\nkonzept: 1\n", "titel: T # l\nkonzept: 1\n"):
        monkeypatch.setattr("konzept.edit._formatted", lambda *_, broken=broken: broken)
        done = canonical("titel: T # k\nkonzept: 1\n", "x.yaml")
        assert done.text is None
        assert "unverändert" in done.grund


def test_steinfurt_keeps_every_line(steinfurt: Path) -> None:
    """Formatting the example moves lines and changes none."""
    files = {path.relative_to(steinfurt).as_posix(): path for path in steinfurt.rglob("*.yaml")}
    assert len(files) > 10
    formed = {}
    for name, path in files.items():
        key = path.stem if path.parent == steinfurt else path.parent.name
        text = path.read_text(encoding="utf-8")
        formed[name] = form(text, *(() if name == "konzept.yaml" else (key, 0) if "/" in name else (key,)))
        assert Counter(formed[name].splitlines()) == Counter(text.splitlines())
    before = load({name: path.read_bytes() for name, path in files.items()})
    after = load({name: text.encode() for name, text in formed.items()})
    assert before.konzept == after.konzept is not None


def test_a_comment_that_silences_stays_above_what_it_silences() -> None:
    """Above a dash it speaks of the key behind the dash, and moves with it."""
    grund = "# konzept: ignore[html-im-text] Grund"
    item = f"empfehlungen:\n  # Bemerkung\n  {grund}\n  - text: <b>x</b>\n    id: x\n    titel: X\n"
    assert canonical(item, "x").text == (
        f"empfehlungen:\n  # Bemerkung\n  - id: x\n    titel: X\n    {grund}\n    text: <b>x</b>\n"
    )
    first = f"empfehlungen:\n  {grund}\n  - id: x\n    titel: X\n"
    assert canonical(first, "x").text == first
    root = f"{grund}\nleitbild: <b>x</b>\ntitel: T\n"
    assert canonical(root, "x").text == f"titel: T\n{grund}\nleitbild: <b>x</b>\n"
