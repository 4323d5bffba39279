"""Word files as independent judges see them: two validators of the schema, and LibreOffice."""

import importlib.util
import json
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.auflage import BLAETTER, Auflage
from tests.werkzeuge import npm, program
from wortdatei import Wortdatei

_OPEN_XML_SDK = """
import { readFileSync } from "node:fs";
const { default: validate } = await import(process.argv[1]);
for (const file of process.argv.slice(2))
  console.log(JSON.stringify([file, await validate(readFileSync(file), "docx", "Microsoft365")]));
process.exit(0);
"""


def audit(paths: Sequence[Path]) -> dict[str, list[str]]:
    """What openxml-audit says about each file."""
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit fehlt: pip install openxml-audit")
    from openxml_audit import OpenXmlValidator

    validator = OpenXmlValidator()
    return {path.name: [str(error) for error in validator.validate(path).errors] for path in paths}


def sdk(paths: Sequence[Path]) -> dict[str, list[str]]:
    """What Microsoft's Open XML SDK says about each file."""
    module = npm("@ooxml-tools/validate", "dist/npm/index.js").as_uri()
    node = program("node", package="nodejs")
    command = [node, "--input-type=module", "-e", _OPEN_XML_SDK, module, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(file).name: [error["description"] for error in errors] for file, errors in said}


@pytest.mark.parametrize("judge", [audit, sdk])
def test_valid_and_what_is_not_is_found(auflage: Auflage, tmp_path: Path, judge: object) -> None:
    paths = [druck.pfad for druck in auflage.in_format("docx")]
    broken = tmp_path / "kaputt.docx"
    with zipfile.ZipFile(auflage.einer("steinfurt", "konzept", "docx")) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:tblHeader", b"<w:unsinn/><w:tblHeader"))
    said = judge([*paths, broken])  # type: ignore[operator]
    assert said.pop("kaputt.docx")
    assert set(said) == {path.name for path in paths}
    assert {name: errors for name, errors in said.items() if errors} == {}


def test_libreoffice_opens_them_with_their_contents(auflage: Auflage, tmp_path: Path) -> None:
    soffice = program("soffice", package="libreoffice-writer-nogui")
    drucke = auflage.in_format("docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(druck.pfad) for druck in drucke)], capture_output=True, timeout=240, check=True)
    for druck in drucke:
        pages = ["".join(page.extract_text().split()) for page in PdfReader(tmp_path / f"{druck.pfad.stem}.pdf").pages]
        headings = ["".join(text.split()) for level, text in Wortdatei(druck.pfad, druck.art).headings if level <= 2]
        assert headings, druck.name
        whole = "".join(pages)
        # Each heading stands in the text, and where there are contents, there too.
        times = 1 if druck.art in BLAETTER else 2
        # Headings of many lines meet the end of a page, where header and footer come between their words.
        assert not [text for text in headings if whole.count(text) < times and len(text) < 300], druck.name
        assert ("Inhalt" in "".join(pages[:3])) == (times == 2), druck.name
