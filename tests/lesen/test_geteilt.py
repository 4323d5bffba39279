"""One file or many: the same concept, the same findings, only the names of the files differ."""

from pathlib import Path

import pytest
import yaml

from konzept.load import Geladen, load
from konzept.model import Konzept

FELD = "id: {0}\ntitel: {1}\nmassnahmen:\n  - id: m-{0}\n    titel: Kurs\n    frist: {2}\n"


def lade(files: dict[str, str]) -> Geladen:
    return load({name: text.encode("utf-8") for name, text in files.items()})


def eingerueckt(item: str) -> str:
    first, *rest = item.splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)]) + "\n"


def faults(loaded: Geladen) -> list[tuple[str, str, str, str]]:
    return [(one.rule, one.message, one.teil, one.feld) for one in loaded.findings]


@pytest.mark.parametrize("frist", ["Ende 2027", "Mitte 2027"])
def test_one_file_a_file_per_key_a_file_per_item(kopf: str, frist: str) -> None:
    items = [FELD.format("sprache", "Sprache", frist), FELD.format("arbeit", "Arbeit", "2027")]
    listed = "".join(map(eingerueckt, items))
    one = lade({"konzept.yaml": kopf + "handlungsfelder:\n" + listed})
    keys = lade({"konzept.yaml": kopf, "handlungsfelder.yaml": listed})
    folder = lade({"konzept.yaml": kopf} | {f"handlungsfelder/{n}.yaml": item for n, item in enumerate(items)})
    assert one.konzept == keys.konzept == folder.konzept
    assert faults(one) == faults(keys) == faults(folder)
    assert (one.konzept is not None) is (frist == "Ende 2027") is (faults(one) == [])
    where = [span for loaded in (one, keys, folder) for span in (loaded.places.value(("handlungsfelder", 0, "titel")),)]
    assert [(span.file, span.line, span.column) for span in where] == [
        ("konzept.yaml", 7, 12),
        ("handlungsfelder.yaml", 2, 12),
        ("handlungsfelder/0.yaml", 2, 8),
    ]


def test_steinfurt_in_one_file(steinfurt: Path) -> None:
    files = {path.relative_to(steinfurt).as_posix(): path.read_bytes() for path in steinfurt.rglob("*.yaml")}
    split = load(files)
    assert split.konzept is not None
    # JSON is YAML: what the split concept holds, written as one file.
    joined = yaml.safe_dump(split.konzept.model_dump(mode="json", exclude_unset=True), allow_unicode=True)
    single = load({"konzept.yaml": joined.replace("konzept: '1'", "konzept: 1").encode("utf-8")})
    assert single.findings == ()
    assert isinstance(single.konzept, Konzept)
    assert single.konzept == split.konzept


def test_items_stand_in_the_order_of_their_file_names(kopf: str) -> None:
    names = ["10-c.yaml", "02-b.yaml", "01-a.yaml", "z.yaml"]
    loaded = lade({"konzept.yaml": kopf} | {f"akteure/{n}": f"id: {n[-6]}\nname: {n}\n" for n in names})
    assert loaded.konzept
    assert [akteur.name for akteur in loaded.konzept.akteure] == sorted(names)


def test_a_broken_item_does_not_trouble_its_neighbour(kopf: str) -> None:
    loaded = lade(
        {
            "konzept.yaml": kopf,
            "akteure/1.yaml": "id: a\nname: Amt: Soziales\n",
            "akteure/2.yaml": "id: b\nname: Volkshochschule\n",
            "akteure/3.yaml": "id: c\nnmae: Verein\n",
        }
    )
    assert [(one.span.file, one.span.line, one.rule) for one in loaded.findings] == [
        ("akteure/1.yaml", 2, "yaml-syntax"),
        ("akteure/3.yaml", 1, "pflichtfeld-fehlt"),
        ("akteure/3.yaml", 2, "schluessel-unbekannt"),
    ]


def test_all_findings_of_all_files_in_one_run(kopf: str) -> None:
    loaded = lade(
        {
            "konzept.yaml": kopf + "reifegrad: fertig\ntitel: B\n",
            "akteure.yaml": "- id: Ü\n  name: X\n",
            "gremien.yaml": "- id: g\n  name: [G]\n",
            "kapitel/1.yaml": "<<<<<<< HEAD\n",
            "quellen.yaml": "- id: q\n  titel: *stern\n",
        }
    )
    assert {(one.span.file, one.rule) for one in loaded.findings} == {
        ("konzept.yaml", "wert-unverstanden"),
        ("konzept.yaml", "schluessel-doppelt"),
        ("akteure.yaml", "wert-unverstanden"),
        ("gremien.yaml", "wert-form"),
        ("kapitel/1.yaml", "konflikt-marke"),
        ("quellen.yaml", "yaml-umfang"),
    }
    assert list(loaded.findings) == sorted(loaded.findings, key=lambda one: one.order)


def test_what_an_unreadable_root_would_have_held_is_not_missing() -> None:
    loaded = lade({"konzept.yaml": "konzept: 1\ntitel: Ziel: X\n", "akteure.yaml": "- id: a\n"})
    assert [(one.span.file, one.rule) for one in loaded.findings] == [
        ("akteure.yaml", "pflichtfeld-fehlt"),
        ("konzept.yaml", "yaml-syntax"),
    ]
