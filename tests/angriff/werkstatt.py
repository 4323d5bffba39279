"""Prints a concept as a user does, and reads back what came out."""

import contextlib
import gc
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pikepdf
import pytest
import yaml
from lxml import etree, html

from konzept.cli import main
from konzept.export.ast import elements, plain
from konzept.export.pandoc import _call

ALLE = ("md", "docx", "html", "pdf")
GEHEIM = "GEHEIM-7f3a91"
KOPF = {"konzept": "1", "titel": "Titel", "kommune": {"name": "Ort"}, "stand": "2024-01-01"}


@dataclass(frozen=True)
class Druck:
    """What one call gave."""

    code: int
    stdout: str
    stderr: str
    ordner: Path

    @property
    def meldung(self) -> str:
        """What is said beside the progress lines and the program's name."""
        lines = [line for line in self.stderr.splitlines() if not line.endswith(" …")]
        return "\n".join(lines).removeprefix("konzept: ")

    def dateien(self) -> dict[str, bytes]:
        out = self.ordner / "aus"
        return (
            {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()} if out.is_dir() else {}
        )

    def inhalt(self, form: str, art: str = "konzept") -> bytes:
        (found,) = (data for name, data in self.dateien().items() if name.endswith(f"{art}.{form}"))
        return found

    def text(self, form: str, art: str = "konzept") -> str:
        return LESER[form](self.inhalt(form, art))


def drucke(
    tmp_path: Path,
    daten: Mapping[str, Any],
    *optionen: str,
    formate: Sequence[str] = ALLE,
    arten: Sequence[str] = ("konzept",),
    dateien: Mapping[str, bytes | str] | None = None,
) -> Druck:
    """Write the concept below ``tmp_path``, beside a secret, and print it to ``aus``; nothing may give it away."""
    ordner = tmp_path / "konzept"
    ordner.mkdir(exist_ok=True)
    (tmp_path / "geheim.txt").write_text(GEHEIM, encoding="utf-8")
    (tmp_path / "geheim.png").write_bytes(png() + GEHEIM.encode())
    text = yaml.safe_dump({**KOPF, **daten}, allow_unicode=True, sort_keys=False)
    for name, inhalt in {"konzept.yaml": text, **(dateien or {})}.items():
        path = ordner / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
    worte = [f"--format={form}" for form in formate] + [f"--art={art}" for art in arten]
    code, stdout, stderr = aufruf("render", str(ordner), "--out", str(ordner / "aus"), *worte, *optionen)
    druck = Druck(code, stdout, stderr, ordner)
    assert code in (0, 2), stderr
    assert "Traceback" not in stderr
    assert "Programmfehler" not in stderr
    for name, data in druck.dateien().items():
        assert GEHEIM not in ausgepackt(data), f"{name} verrät, was außerhalb liegt"
    return druck


def aufruf(*worte: str) -> tuple[int, str, str]:
    """konzept in this process: exit code, stdout, stderr."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
        patch.object(sys, "argv", ["konzept", *worte]),
        pytest.raises(SystemExit) as ende,
    ):
        main()
    gc.enable()
    return int(ende.value.code or 0), stdout.getvalue(), stderr.getvalue()


def kapitel(text: str, **rest: Any) -> dict[str, Any]:
    """A concept with one chapter."""
    return {"kapitel": [{"id": "k", "titel": "Kapitel", "text": text, **rest}]}


def feld(**rest: Any) -> dict[str, Any]:
    """A concept with one field of action."""
    return {"handlungsfelder": [{"id": "f", "titel": "Feld", **rest}]}


def knapp(text: str) -> str:
    """Without white space and soft hyphens: a PDF divides lines and words."""
    return re.sub(r"[\s\u00ad]", "", text)


def ausgepackt(data: bytes) -> str:
    """Everything that is in a file, as text, with its compressed parts unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "\n".join(ausgepackt(file.read(name)) for name in file.namelist())
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            streams = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
            return "\n".join(stream.read_raw_bytes().decode("latin-1") + _entpackt(stream) for stream in streams)
    return data.decode("utf-8", "replace")


def _entpackt(stream: pikepdf.Stream) -> str:
    try:
        return stream.read_bytes().decode("latin-1")
    except pikepdf.PdfError:
        return ""


def _docx(data: bytes) -> str:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if name in ("word/document.xml", "word/footnotes.xml")]
        roots = [etree.fromstring(file.read(name)) for name in sorted(names)]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{w}t")) for root in roots for p in root.iter(f"{w}p"))


def _html(data: bytes) -> str:
    return str(html.fromstring(data.decode()).text_content())


def _markdown(data: bytes) -> str:
    blocks = json.loads(_call(["-f", "gfm", "-t", "json"], data, 60))["blocks"]
    kinds = {"Para": lambda c: c, "Plain": lambda c: c, "Header": lambda c: c[2]}
    return "\n".join(plain(kinds[e["t"]](e["c"])) for e in elements(blocks) if e["t"] in kinds)


def _pdf(data: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext fehlt (apt install poppler-utils)")
    # The cover whole, of all other pages only what lies between header and footer.
    rest = ["-f", "2", "-x", "0", "-y", "80", "-W", "596", "-H", "690"]
    parts = (["-l", "1"], rest)
    command = ["pdftotext", "-raw", "-nopgbrk"]
    done = (subprocess.run([*command, *part, "-", "-"], input=data, capture_output=True, check=True) for part in parts)
    return "\n".join(one.stdout.decode() for one in done)


LESER = {"md": _markdown, "docx": _docx, "html": _html, "pdf": _pdf}


def png(breite: int = 48, hoehe: int = 24, bits: int = 8) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    rows = (b"\x00" + bytes((breite * bits + 7) // 8)) * hoehe
    header = struct.pack(">LLBBBBB", breite, hoehe, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
