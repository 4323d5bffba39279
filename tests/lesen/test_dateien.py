"""Which files make a concept: what is out of place is said, nothing is left out without a word."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

from konzept.load import Geladen, belongs, load

Schreibe = Callable[..., Path]


def lade(files: dict[str, str]) -> Geladen:
    return load({name: text.encode("utf-8") for name, text in files.items()})


AKTEUR = "id: a\nname: A\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"akteure.yaml": "- {id: a, name: A}", "akteure/1.yaml": AKTEUR},
            ("akteure/1.yaml", "schluessel-doppelt", "akteure.yaml:1:1"),
        ),
        ({"titel.yaml": "Titel"}, ("titel.yaml", "schluessel-doppelt", "konzept.yaml:2:1")),
        ({"kommune.yaml": "name: X"}, ("kommune.yaml", "schluessel-doppelt", "konzept.yaml:3:1")),
        ({"massnahmen.yaml": "[]"}, ("massnahmen.yaml", "datei-unbekannt", "oberste")),
        ({"akteur.yaml": "[]"}, ("akteur.yaml", "datei-unbekannt", "Meinten Sie „akteure“?")),
        ({"Akteure.yaml": "[]"}, ("Akteure.yaml", "datei-unbekannt", "Meinten Sie „akteure“?")),
        ({"akteure.yml": "[]"}, ("akteure.yml", "datei-unbekannt", "um in „akteure.yaml“")),
        ({"akteure.YAML": "[]"}, ("akteure.YAML", "datei-unbekannt", "um in „akteure.yaml“")),
        ({"akteure/1.yml": AKTEUR}, ("akteure/1.yml", "datei-unbekannt", "um in „1.yaml“")),
        ({"akteure/alt/1.yaml": AKTEUR}, ("akteure/alt/1.yaml", "datei-unbekannt", "in den Ordner „akteure“")),
        (
            {"Handlungsfeld/1.yaml": AKTEUR},
            ("Handlungsfeld/1.yaml", "datei-unbekannt", "Meinten Sie „handlungsfelder“?"),
        ),
        ({"maßnahmen/1.yaml": AKTEUR}, ("maßnahmen/1.yaml", "datei-unbekannt", "oberste")),
        ({"impressum/1.yaml": "x"}, ("impressum/1.yaml", "datei-unbekannt", "in die Datei „impressum.yaml“")),
        ({"akteure/1.yaml": "# kommt noch\n"}, ("akteure/1.yaml", "wert-form", "noch nichts")),
        ({"akteure/1.yaml": "- id: a\n"}, ("akteure/1.yaml", "wert-form", "gelesen wurde eine Liste")),
        ({"akteure.yaml": "id: a\nname: A\n"}, ("akteure.yaml", "wert-form", "eine Liste erwartet")),
    ],
)
def test_files_out_of_place(
    files: dict[str, str], expected: tuple[str, str, str], kopf: str, schreibe: Schreibe, lint: Callable[..., Any]
) -> None:
    """Found in a real folder, so that the shell really hands such files on."""
    folder = schreibe({"konzept.yaml": kopf} | files)
    found = [one for one in lint(folder).findings if one["level"] != "hinweis"]
    name, rule, words = expected
    assert [(one["span"]["file"], one["rule"]) for one in found] == [(f"{folder.as_posix()}/{name}", rule)]
    assert words in found[0]["message"] + found[0]["hint"]
    assert found[0]["hint"]


def test_a_key_in_two_places_is_told_once_and_joined_never(kopf: str) -> None:
    files = {"konzept.yaml": kopf + "akteure:\n  - {id: a, name: A}\n"}
    # The first file of the folder is none that is read; the second must not slip in.
    files |= {"akteure/1.yml": AKTEUR, "akteure/2.yaml": "id: b\nname: B\n", "akteure/3.yaml": "id: c\nname: C\n"}
    loaded = lade(files)
    assert [(one.span.file, one.rule) for one in loaded.findings] == [
        ("akteure/1.yml", "datei-unbekannt"),
        ("akteure/2.yaml", "schluessel-doppelt"),
    ]
    assert loaded.konzept is None


def test_an_empty_key_leaves_room_for_its_file(kopf: str) -> None:
    loaded = lade({"konzept.yaml": kopf + "akteure:\n", "akteure.yaml": "- {id: a, name: A}", "gremien.yaml": ""})
    assert loaded.findings == ()
    assert loaded.konzept
    assert len(loaded.konzept.akteure) == 1


@pytest.mark.parametrize("path", ["bilder/1.yaml", ".github/x.yaml", "akteure/.alt.yaml", "README.md", "a/b/c/d.yaml"])
def test_what_nobody_would_take_for_a_part_is_left_alone(path: str) -> None:
    assert not belongs(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Verknüpfungen verlangen unter Windows besondere Rechte.")
def test_links_do_not_lead_out_of_the_folder(tmp_path: Path, konzept: Run) -> None:
    (tmp_path / "geheim.yaml").write_text("passwort: [x\n", encoding="utf-8")
    folder = tmp_path / "k"
    folder.mkdir()
    (folder / "konzept.yaml").write_text("konzept: 1\ntitel: T\nkommune: {name: K}\n", encoding="utf-8")
    for name, target in (("akteure.yaml", "geheim.yaml"), ("akteure", ".")):
        (folder / name).symlink_to(tmp_path / target)
        done = konzept("lint", folder)
        assert done.returncode == 2
        assert "Verknüpfung" in done.stderr
        assert "passwort" not in done.stdout + done.stderr
        (folder / name).unlink()
    (folder / "gemeinsam").mkdir()
    (folder / "gemeinsam" / "amt.txt").write_text("id: amt\nname: Amt\n", encoding="utf-8")
    (folder / "akteure").mkdir()
    (folder / "akteure" / "amt.yaml").symlink_to(folder / "gemeinsam" / "amt.txt")
    (folder / "im-kreis.txt").symlink_to(folder / "im-kreis.txt")
    done = konzept("lint", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "im-kreis.yaml").symlink_to(folder / "im-kreis.yaml")
    done = konzept("lint", folder)
    assert done.returncode == 2
    assert "im-kreis.yaml ist eine Verknüpfung, die ins Leere führt" in done.stderr
