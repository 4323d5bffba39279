"""The schemas in the language server that VS Code and many other editors use: what it offers, explains and marks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.schema.documents import CLASSES, Wort, around
from tests.schema.lsp import Server, find_server
from tests.schema.verdicts import written

from konzept.model import REIFEGRADE
from konzept.schema import file_name, schemas, text

SCHEMAS = schemas()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A concept's folder with the schemas beside it."""
    root = tmp_path_factory.mktemp("konzept")
    (root / "schema").mkdir()
    for name, schema in SCHEMAS.items():
        (root / "schema" / file_name(name)).write_text(text(schema), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A server that knows by its settings which schema goes with which file."""
    address = {name: (folder / "schema" / file_name(name)).as_uri() for name in SCHEMAS}
    settings = {address["konzept"]: "konzept.yaml"}
    settings |= {address[name]: f"{name}.yaml" for name in SCHEMAS if name != "konzept" and "-" not in name}
    settings |= {address[name]: f"{name.removesuffix('-eintrag')}/*.yaml" for name in SCHEMAS if "-" in name}
    with Server(find_server(), folder, settings) as running:
        yield running


def modeline(text: str) -> str:
    """A file that names its schema itself, with a path relative to its own place."""
    return f"# yaml-language-server: $schema=schema/konzept.schema.json\n{text}"


def test_keys_of_the_concept(server: Server) -> None:
    uri = server.open("offers-keys.yaml", modeline("konzept: 1\ntitel: T\n"))
    offered = server.complete(uri, 3, 0)
    assert {"kommune", "reifegrad", "handlungsfelder"} <= set(offered)
    assert "titel" not in offered, "what stands there already is not offered again"
    assert _inserted(offered["kommune"]) == "kommune:\n  "
    assert _inserted(offered["handlungsfelder"]) == "handlungsfelder:\n  - id: $1\n    titel: $2"
    assert (
        offered["handlungsfelder"]["documentation"]
        == SCHEMAS["konzept"]["properties"]["handlungsfelder"]["description"]
    )


def test_keys_below_by_settings(server: Server) -> None:
    uri = server.open("handlungsfelder/01.yaml", "id: a\ntitel: A\nmassnahmen:\n  - id: m\n    titel: M\n    \n")
    offered = server.complete(uri, 5, 4)
    assert {"frist", "verantwortlich", "indikatoren"} <= set(offered)
    assert "massnahmen" not in offered
    assert _inserted(offered["verantwortlich"]) == "verantwortlich:\n  - "
    assert "Akteur oder Gremium" in _said(offered["verantwortlich"])


@pytest.mark.parametrize("name", ["konzept.yaml", "mit-modeline.yaml"])
def test_values_of_a_closed_list(server: Server, name: str) -> None:
    head = modeline("") if name != "konzept.yaml" else ""
    uri = server.open(name, f"{head}reifegrad: \n")
    assert set(server.complete(uri, head.count("\n"), 11)) == set(REIFEGRADE)


def test_choices_and_examples_of_every_field_are_offered(server: Server) -> None:
    """Such as the words for how far a measure is."""
    parts = SCHEMAS["konzept"]["definitions"] | {"Konzept": SCHEMAS["konzept"]}
    fields = [(cls, key, shown) for cls in CLASSES for key, shown in parts[cls.__name__]["properties"].items()]
    wanted = {
        (cls, key): _choices(shown) or shown.get("examples", []) for cls, key, shown in fields if "anyOf" in shown
    }
    words = {str(value) for (_, key), values in wanted.items() if key == "status" for value in values}
    assert {"geplant", "laufend", "abgeschlossen"} <= words, "how far a measure is, is among what is looked at"
    for (cls, key), values in wanted.items():
        lines = written(around(cls, {key: Wort("")})).splitlines()
        line = next(number for number, line in enumerate(lines, 1) if line.endswith(f"{key}: "))
        if values:
            uri = server.open(f"{cls.__name__}-{key}.yaml", modeline("\n".join(lines)))
            offered = server.complete(uri, line, len(lines[line - 1]))
            assert {str(value) for value in values} <= {label.strip("'\"") for label in offered}, (
                f"{cls.__name__}.{key}"
            )


def test_no_value_is_offered_that_is_only_a_kind(server: Server) -> None:
    uri = server.open("no-kinds.yaml", modeline("untertitel: \nleitgedanken: \n"))
    assert not {"true", "false", "null"} & set(server.complete(uri, 1, 12))
    assert not {"true", "false", "null"} & set(server.complete(uri, 2, 14))


def test_hover_explains_in_german(server: Server) -> None:
    uri = server.open("akteure.yaml", "- id: a\n  name: A\n  kuerzel: K\n")
    assert server.hover(uri, 2, 4).startswith("#### Kürzel\n")
    uri = server.open("hover.yaml", modeline("reifegrad: entwurf\nhandlungsfelder:\n  - id: a\n    titel: A\n"))
    shown = server.hover(uri, 1, 3)
    assert shown.startswith("#### Reifegrad\n")
    assert "Erlaubte Werte:" in shown
    assert all(f"`{value}`" in shown for value in REIFEGRADE)
    assert server.hover(uri, 2, 3).startswith("#### Handlungsfelder\n\n")


def test_what_is_wrong_is_marked_in_german(server: Server) -> None:
    wrong = (
        "konzept: 1\ntietel: T\nreifegrad: fertig\nkommune: Steinfurt\nleitgedanken: keine\n"
        "akteure:\n  - id: Ämter\n    name: [A]\n    foo: x\n"
    )
    assert sorted(server.problems(server.open("wrong.yaml", modeline(wrong)))) == [
        "10: Eigenschaft foo ist nicht erlaubt.",
        "3: Eigenschaft tietel ist nicht erlaubt.",
        '4: Wert wird nicht akzeptiert. Gültige Werte: "sammlung", "entwurf", "beschlussreif", "beschlossen".',
        "5: Hier werden eingerückte Zeilen der Form „schlüssel: Wert“ erwartet.",
        "6: Hier wird eine Liste erwartet; jeder Eintrag beginnt mit „- “.",
        "8: Eine Kennung besteht aus Kleinbuchstaben ohne Umlaute, Ziffern, Punkt und Bindestrich (höchstens 80 "
        "Zeichen).",
        "9: Hier wird Text erwartet.",
    ]


def test_nothing_is_marked_in_what_is_right(server: Server) -> None:
    right = (
        "konzept: 1\ntitel: >\n  Ein langer\n  Titel\nkommune:\n  name: 2027\n  ags:\n"
        "stand: 2027-03-31\nfassung: 1.10\n"
        "leitgedanken:\nimpressum:\nreifegrad:\nakteure:\n  - id: 12\n    name: ja\n    art: true\n"
    )
    assert server.problems(server.open("right.yaml", modeline(right))) == []
    part = server.open("handlungsfelder/02.yaml", "id: a\ntitel: A\nnr: 1.10\nfundstelle:\nmassnahmen:\n")
    assert server.problems(part) == []


def _choices(shown: dict[str, Any]) -> list[Any]:
    """The values of a closed list, which may be empty or wrapped."""
    inner = shown.get("anyOf", [])
    return shown.get("enum") or next((found for one in inner if (found := _choices(one))), [])


def _inserted(item: dict[str, Any]) -> str:
    return str(item.get("insertText") or item["textEdit"]["newText"])


def _said(item: dict[str, Any]) -> str:
    documentation = item["documentation"]
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
