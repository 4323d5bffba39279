"""The entry of the export: what it takes, what it gives, that it repeats itself."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import muster
import pytest

from konzept.export import FORMATE, Export, ExportFehler, export, pandoc

HIER = Path(__file__).parent


def test_every_format_of_the_table_is_made(alles: Export) -> None:
    assert list(alles.dateien) == list(FORMATE) == ["md", "docx", "pdf", "html"]
    starts = {"md": b"# ", "docx": b"PK", "pdf": b"%PDF-1.7", "html": b"<!DOCTYPE html>"}
    for name, start in starts.items():
        assert alles.dateien[name].startswith(start), name


def test_unknown_format() -> None:
    with pytest.raises(ExportFehler, match="Das Format „odt“ gibt es nicht"):
        export(muster.dokument(), ["odt"], muster.werkzeug())


def test_pages_only_from_a_pdf() -> None:
    assert export(muster.dokument("# Text {#text}\n"), ["md"], muster.werkzeug()).seiten == {}


def test_everything_wrong_is_said_at_once() -> None:
    text = "# Eins {#a}\n\n### Drei {#a}\n\n[x](javascript:alert\\(1\\))\n"
    with pytest.raises(ExportFehler) as caught:
        export(muster.dokument(text, titel=" "), ["md"], muster.werkzeug())
    assert len(caught.value.meldungen) == 4


def test_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SEKUNDEN", 0.2)
    with pytest.raises(ExportFehler, match="abgebrochen"):
        export(muster.dokument("[" * 5000), ["md"], muster.werkzeug())


def test_too_deep() -> None:
    for depth in (100, 2000):
        with pytest.raises(ExportFehler, match="zu tief verschachtelt"):
            export(muster.dokument("> " * depth + "Text"), ["md"], muster.werkzeug())


_DIGESTS = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import muster
from konzept.export import FORMATE, export
made = export(muster.dokument(), list(FORMATE), muster.werkzeug())
print({name: hashlib.sha256(data).hexdigest() for name, data in made.dateien.items()})
"""


def test_same_input_same_bytes(alles: Export, tmp_path: Path) -> None:
    elsewhere = {
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    out = subprocess.run(
        [sys.executable, "-c", _DIGESTS, str(HIER)],
        env=os.environ | elsewhere,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert out.strip() == str({name: hashlib.sha256(data).hexdigest() for name, data in alles.dateien.items()})


def test_heavy_libraries_only_for_their_format(tmp_path: Path) -> None:
    code = (
        _DIGESTS.replace("list(FORMATE)", "['md', 'html']")
        + "print([m for m in ('typst', 'lxml', 'pikepdf') if m in sys.modules])"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    out = subprocess.run(
        [sys.executable, "-c", code, str(HIER)], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert out.splitlines()[-1] == "[]"
