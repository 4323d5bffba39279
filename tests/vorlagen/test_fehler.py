"""What is wrong with a town's template is said with template, line and the part that was being printed."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.vorlagen.conftest import KONZEPT, Aufruf

from konzept.cli.templates import Templates
from konzept.diff import diff
from konzept.load import load
from konzept.model import Konzept
from konzept.render import Auftrag, TemplateFehler, TextFehler, render

JEDE = "{% for feld in konzept.handlungsfelder %}{% for eine in index.massnahmen(feld) %}\n"
ENDE = "\n{% endfor %}{% endfor %}\n"
ORT = "Vorlage x.md.j2, Zeile 2, beim Drucken von Maßnahme 1.1 „Sprachkurse“: "
BAUSTEIN = (ROOT / "templates" / "bausteine" / "felder.md.j2").read_text("utf-8")

FAELLE = {
    "attribute": (JEDE + "{{ eine.titl }}" + ENDE, ORT + "„titl“ gibt es in Maßnahme nicht. Meinten Sie „titel“?"),
    "row": (
        "{% for zeile in plan.zeilen %}\n{{ zeile.massname }}{% endfor %}",
        ORT + "„massname“ gibt es in Planzeile nicht. Meinten Sie „massnahme“?",
    ),
    "name": ("# A\n{{ konzpt.titel }}", "Vorlage x.md.j2, Zeile 2: „konzpt“ gibt es nicht. Meinten Sie „konzept“?"),
    "of nothing": (JEDE + "{{ eine.kosten.x }}" + ENDE, ORT + "„x“ wird von etwas verlangt, das leer ist."),
    "endif": (
        JEDE + "{% if eine.titel %}x" + ENDE,
        "Vorlage x.md.j2, Zeile 3: Spätestens hier fehlt „{% endif %}“: Darüber ist noch ein „{% if … %}“ offen.",
    ),
    "end": (
        "{% if konzept.titel %}\nx",
        "Vorlage x.md.j2, Zeile 2: Spätestens hier fehlt „{% endif %}“",
    ),
    "filter": (
        JEDE + "{{ eine.titel | absaz }}" + ENDE,
        "Vorlage x.md.j2, Zeile 2: Den Filter „absaz“ gibt es nicht. Meinten Sie „absatz“?",
    ),
    "test": (JEDE + "{{ 1 if eine is definedd }}" + ENDE, "Den Test „definedd“ gibt es nicht. Meinten Sie „defined“?"),
    "include": (
        JEDE + "{% include 'bausteine/fehlt.md.j2' %}" + ENDE,
        ORT + "Die Vorlage „bausteine/fehlt.md.j2“ gibt es nicht.",
    ),
    "recursion": ("# A\n{% include 'x.md.j2' %}", "Die Vorlage bindet sich selbst ein oder ruft sich selbst auf."),
    "macro": (
        "{% macro r(m) %}{{ r(m) }}{% endmacro %}\n" + JEDE + "{{ r(eine) }}" + ENDE,
        "beim Drucken von Maßnahme 1.1 „Sprachkurse“: Die Vorlage bindet sich selbst ein",
    ),
    "class": (JEDE + "{{ eine.__class__ }}" + ENDE, ORT + "„__class__“ ist einer Vorlage verwehrt."),
    "zero": (JEDE + "{{ 1 / 0 }}" + ENDE, ORT + "Hier wird durch null geteilt."),
    "type": (JEDE + "{{ eine.titel + 1 }}" + ENDE, ORT + "Das Ausfüllen ist fehlgeschlagen ("),
    "after the loop": (JEDE + ENDE + "{{ konzept.titl }}", "Vorlage x.md.j2, Zeile 4: „titl“ gibt es in Konzept"),
}


def mit_text(text: str) -> Konzept:
    """The concept, with a description of its first measure."""
    daten = KONZEPT.replace("titel: Sprachkurse\n", f"titel: Sprachkurse\n        beschreibung: '{text}'\n")
    konzept = load({"konzept.yaml": daten.encode("utf-8")}).konzept
    assert konzept is not None
    return konzept


def gefuellt(tmp_path: Path, dateien: dict[str, str | bytes], art: str = "x") -> str:
    for name, content in dateien.items():
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    geladen = load({"konzept.yaml": KONZEPT.encode("utf-8")})
    konzept = geladen.konzept
    assert konzept is not None, geladen.findings
    auftrag = Auftrag(konzept, date(2026, 1, 1), "1")
    return render(auftrag, art, Templates(tmp_path / "templates").text).markdown


@pytest.mark.parametrize(("template", "said"), FAELLE.values(), ids=FAELLE)
def test_template_line_and_part(tmp_path: Path, template: str, said: str) -> None:
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"x.md.j2": template})
    assert said in str(error.value)


def test_a_part_of_ours_that_was_changed(tmp_path: Path) -> None:
    changed = BAUSTEIN.replace("eine.beschreibung", "eine.beschreibng", 1)
    line = next(n for n, text in enumerate(changed.split("\n"), 1) if "beschreibng" in text)
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"bausteine/felder.md.j2": changed}, "konzept")
    assert str(error.value) == (
        f"Vorlage bausteine/felder.md.j2, Zeile {line}, beim Drucken von Maßnahme 1.1 „Sprachkurse“: "
        "„beschreibng“ gibt es in Maßnahme nicht. Meinten Sie „beschreibung“?"
    )


def test_a_drawing(tmp_path: Path) -> None:
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"bilder/reihe.svg.j2": "<svg>\n{{ bild.strich }}</svg>"}, "konzept")
    assert str(error.value) == (
        "Vorlage bilder/reihe.svg.j2, Zeile 2, beim Drucken von Indikator „Teilnehmende“: „strich“ gibt es in "
        "Zeichnung nicht. Meinten Sie „striche“?"
    )


@pytest.mark.parametrize("art", ["konzept", "steckbriefe"])
def test_a_text_that_cannot_be_printed_is_placed_in_the_same_words(art: str) -> None:
    text = "- " * 70 + "x"
    with pytest.raises(TextFehler) as error:
        render(Auftrag(mit_text(text), date(2026, 1, 1), "1"), art, Templates().text)
    assert str(error.value).startswith("Beim Drucken von Maßnahme 1.1 „Sprachkurse“: Im Text „- - -")
    assert error.value.text == text


@pytest.mark.parametrize("alt", [True, False])
def test_so_is_one_of_either_edition_of_a_comparison(alt: bool) -> None:
    schlecht, gut = mit_text("- " * 70 + "x"), mit_text("Ein Kurs.")
    vergleich = diff(schlecht, gut) if alt else diff(gut, schlecht)
    auftrag = Auftrag(vergleich.neu.konzept, date(2026, 1, 1), "1", vergleich=vergleich)
    with pytest.raises(TextFehler) as error:
        render(auftrag, "synopse", Templates().text)
    assert str(error.value).startswith("Beim Drucken von Maßnahme 1.1 „Sprachkurse“: Im Text „- - -")
    assert error.value.text


def test_what_an_editor_makes_of_line_ends_does_not_matter(tmp_path: Path) -> None:
    text = "{%# X: ein Heft #%}\n# A\n\n{% if true %}\nMaßnahme\n{% endif %}\n"
    plain = gefuellt(tmp_path, {"x.md.j2": text})
    assert plain == "# A\n\nMaßnahme\n"
    assert gefuellt(tmp_path, {"x.md.j2": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")}) == plain


def test_another_encoding_is_named_with_its_way_out(tmp_path: Path) -> None:
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"x.md.j2": "# A\n\nMaßnahmen".encode("cp1252")})
    assert "Die Vorlage „x.md.j2“ lässt sich nicht lesen, Zeile 3." in str(error.value)
    assert "vermutlich „ß“ in Windows-1252" in str(error.value)
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"x.md.j2": "# A\n{% include 'y.md.j2' %}", "y.md.j2": b"\xff\xfea\0"})
    assert "Vorlage x.md.j2, Zeile 2: Die Vorlage „y.md.j2“ lässt sich nicht lesen, Zeile 1. " in str(error.value)


KONFLIKT = "<<<<<<< HEAD\n{a}\n=======\n{b}\n>>>>>>> zweig\n"


@pytest.mark.parametrize(
    ("name", "art", "form"),
    [
        ("kurzfassung.md.j2", "kurzfassung", "md"),
        ("bausteine/felder.md.j2", "konzept", "md"),
        ("html/rahmen.html", "konzept", "html"),
        ("typst/kopf.typ", "konzept", "pdf"),
    ],
)
def test_marks_of_a_merge_are_not_printed(aufruf: Aufruf, ordner: Path, name: str, art: str, form: str) -> None:
    text = (ROOT / "templates" / name).read_text("utf-8")
    path = ordner / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_bytes((text + KONFLIKT).replace("\n", "\r\n").encode("utf-8"))
    done = aufruf("render", ordner, "--art", art, "--format", form, "--out", "aus")
    assert done.code == 2
    line = text.count("\n") + 1
    assert f"Vorlage {name}, Zeile {line}: Hier beginnt ein nicht aufgelöster Konflikt einer Zusammen" in done.err
    assert not Path("aus").exists()


def test_an_underlined_heading_is_no_mark_of_a_merge(tmp_path: Path) -> None:
    assert gefuellt(tmp_path, {"x.md.j2": "Einband\n=======\n"}) == "Einband\n=======\n"
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"x.md.j2": "Einband\n=======\n>>>>>>> zweig\n"})
    assert "Vorlage x.md.j2, Zeile 3: Hier steht noch eine Marke" in str(error.value)


@pytest.mark.parametrize("leer", ["", "{% if false %}x{% endif %}\n \n"])
def test_a_template_that_prints_nothing(tmp_path: Path, leer: str) -> None:
    with pytest.raises(TemplateFehler) as error:
        gefuellt(tmp_path, {"x.md.j2": leer})
    assert str(error.value) == "Vorlage x.md.j2: Ausgefüllt ist sie leer; zu drucken bleibt nichts."


@pytest.mark.parametrize(
    ("frame", "code"),
    [("<html>$titel$</html>", 2), ("$if(body)$ja$endif$", 2), ("$body$", 0), ("${ body }", 0), ("${ text.html() }", 0)],
)
def test_a_frame_without_the_text(aufruf: Aufruf, ordner: Path, frame: str, code: int) -> None:
    (ordner / "templates" / "html").mkdir(parents=True)
    (ordner / "templates" / "html" / "rahmen.html").write_text(frame, "utf-8")
    (ordner / "templates" / "html" / "text.html").write_text("$body$", "utf-8")
    done = aufruf("render", ordner, "--art", "konzept", "--format", "html", "--out", "aus")
    assert done.code == code, done.err
    if code:
        assert "Vorlage html/rahmen.html: Es fehlt „$body$“, die Stelle" in done.err
    else:
        assert "Sprachkurse" in Path("aus/musterstadt-konzept.html").read_text("utf-8")


def test_the_command_says_it_without_a_traceback(aufruf: Aufruf, ordner: Path) -> None:
    (ordner / "templates").mkdir()
    (ordner / "templates" / "x.md.j2").write_text(JEDE + "{{ eine.titl }}" + ENDE, "utf-8")
    done = aufruf("render", ordner, "--art", "x", "--format", "md")
    assert done.code == 2
    assert ORT in done.err


def test_closed_streams_are_no_fault_of_the_program(ordner: Path) -> None:
    """As a task without a console starts it."""
    code = (
        "import sys; sys.stdout = None; sys.argv = ['konzept', 'lint', 'konzept']\n"
        "from konzept.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    code = code.replace("sys.stdout", "sys.stderr").replace("'konzept']", "'fehlt']")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_ctrl_c_while_loading_is_quiet() -> None:
    code = (
        "import builtins, sys\nreal = builtins.__import__\n"
        "def load(name, *rest):\n"
        "    if name == 'typer': raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = load\nimport konzept.__main__ as m\nm.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
