"""What is hard to express: one small concept per case, each read, printed and, where a rule speaks to it, linted.

The cases were collected from about thirty published concepts. The first lines of each file say what is hard, what the
Langfassung must show (``druckt``, with ``!`` what it must not), and which rule must speak (``regel``).
"""

import re
from datetime import date
from pathlib import Path

import pytest

from konzept.cli.templates import Templates
from konzept.export import Werkzeug, export
from konzept.lint import lint
from konzept.load import load
from konzept.render import Auftrag, render

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
DAY = date(2026, 11, 21)


def test_every_case_is_there() -> None:
    assert [int(path.name[:2]) for path in FILES] == list(range(1, 32))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    loaded = load({"konzept.yaml": text.encode()})
    assert loaded.konzept is not None, loaded.findings
    templates = Templates()
    document = render(Auftrag(loaded.konzept, DAY, "0"), "konzept", templates.text)
    made = export(document, ["md"], Werkzeug(templates.find, lambda _name: None)).dateien["md"].decode()
    printed = " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", made).split())
    wanted = re.findall(r"^# druckt: (.+)$", text, re.MULTILINE)
    assert wanted
    for sign in wanted:
        if sign.startswith("!"):
            assert sign[1:] not in printed
        else:
            assert sign in printed
    rules = re.findall(r"^# regel: (.+)$", text, re.MULTILINE)
    assert set(rules) <= {finding.rule for finding in lint(loaded.konzept, loaded.places, DAY)}
