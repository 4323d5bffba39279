"""The page of all fields: current, complete, and true about what is printed."""

import re

from tests.conftest import ROOT, Run

from konzept.report.fields import called, names, page, parts

PAGE = ROOT / "docs" / "felder.md"
TEMPLATES = {
    "a.md.j2": '{% import "b.md.j2" as b %}{% macro nie() %}{{ x.ungenutzt }}{% endmacro %}{%# {{ x.weg }} #%}'
    '{{ x.eins }}{{ seiten[x.id] }}{{ b.macro_eins() }}{{ x | sum(attribute="drei") }} {#anker}',
    "b.md.j2": "{% macro macro_eins() %}{{ hilfe(1) }}{% endmacro %}{% macro hilfe(x) %}{{ x.zwei }}{% endmacro %}"
    "{% macro andere() %}{{ x.nicht_erreicht }}{% endmacro %}",
}


def test_page_is_current(konzept: Run) -> None:
    done = konzept("schema", "--felder")
    assert done.returncode == 0, done.stderr
    assert PAGE.read_text(encoding="utf-8") == done.stdout, "konzept schema --felder > docs/felder.md"


def test_every_field_of_every_part_is_there_and_described() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sections = dict(part.partition("\n")[::2] for part in text.split("\n## ")[1:])
    assert list(sections) == [called(cls) for cls in parts()]
    named = 0
    for cls in parts():
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|", sections[called(cls)], re.MULTILINE)
        assert [name for name, *_ in rows] == list(cls.model_fields)
        assert all(meant.strip() and kind.strip() for _, meant, kind in rows), cls
        named += len(rows)
    assert named > 150


def test_links_lead_to_a_part() -> None:
    text = PAGE.read_text(encoding="utf-8")
    headings = {line[3:].lower().replace(" ", "-") for line in text.splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_printed_is_what_a_template_reaches() -> None:
    assert names("a.md.j2", TEMPLATES.__getitem__) == {"eins", "zwei", "drei"}


def test_a_document_is_named_where_its_template_asks_for_the_field() -> None:
    text = page({"a.md.j2": "Merkblatt"}, lambda _: "{{ konzept.leitbild }}")
    printed = [line for line in text.splitlines() if line.endswith("| Merkblatt |")]
    assert len(printed) == 1
    assert printed[0].startswith("| `leitbild` | Leitbild, Vision oder Präambel. | Text |")


def test_the_manual_names_every_difference_between_editor_and_program() -> None:
    from tests.schema.test_agreement import DIFFERENCES

    manual = " ".join((ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8").split())
    assert len(DIFFERENCES) > 5
    assert not [difference for difference in DIFFERENCES if difference not in manual]
