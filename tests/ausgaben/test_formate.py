"""Each form against the schema of who reads it, over the examples, hostile words and a clean concept."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from lxml import etree
from tests.ausgaben.test_gleich import BAD
from tests.ausgaben.werkstatt import BEISPIELE, ROOT, SCHEMAS, alles, beispiel, finding, shown, urteil, verdict

from konzept.finding import Level, Span
from konzept.report import Verdict
from konzept.report.json import document, laid_out, pieces, written
from konzept.report.json_schema import lint_schema


def _schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """The schema without room for a key that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    named = isinstance(inner.get("properties"), dict) and inner.get("type") == "object"
    return inner | ({"additionalProperties": False} if named else {})


def _sarif(text: str) -> None:
    Draft202012Validator(_schema("sarif-2.1.0.json"), format_checker=FormatChecker()).validate(json.loads(text))


def _gitlab(text: str) -> None:
    Draft7Validator(_schema("gitlab-codequality.json")).validate(json.loads(text))


def _junit(text: str) -> None:
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(text.encode("utf-8")))


def _rdjson(text: str) -> None:
    # Without room for more: reviewdog reads with protojson, which refuses what it does not know.
    Draft7Validator(_schema("rdjson.json")).validate(json.loads(text))


def _json(text: str) -> None:
    Draft7Validator(closed(lint_schema()), format_checker=FormatChecker()).validate(json.loads(text))


CHECKS: dict[str, Callable[[str], None]] = {
    "sarif": _sarif, "gitlab": _gitlab, "junit": _junit, "rdjson": _rdjson, "json": _json,
}  # fmt: skip


def verdicts() -> Iterator[tuple[str, Callable[[], Verdict]]]:
    yield from ((name, lambda name=name: beispiel(name)) for name in BEISPIELE)  # type: ignore[misc]
    yield "alles", alles
    yield "sauber", lambda: verdict(urteil())
    yield "nichts", lambda: verdict()
    yield "boese", lambda: verdict(*(finding(words, span=Span(words, n, 1, n, 4)) for n, words in enumerate(BAD, 1)))


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in verdicts()])
@pytest.mark.parametrize("form", CHECKS)
def test_valid(form: str, make: Callable[[], Verdict], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    CHECKS[form](shown(form, make()))


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("sarif", '"level": "note"', '"level": "hinweis"'),
        ("sarif", '"startLine": 4', '"startLine": 0'),
        ("gitlab", '"begin": 4', '"begin": "4"'),
        ("junit", 'name="stichtag"', 'nam="stichtag"'),
        ("rdjson", '"severity": "INFO"', '"severity": "NOTE"'),
        ("rdjson", '"source"', '"quelle"'),
        ("json", '"level": "hinweis"', '"level": "note"'),
        ("json", '"grund"', '"reason"'),
    ],
)
def test_the_check_sees_what_is_wrong(form: str, right: str, wrong: str) -> None:
    text = shown(form, alles())
    assert right in text
    with pytest.raises(Exception, match=r"is not|required|unexpected|not valid|not allowed|less than|does not match"):
        CHECKS[form](text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    ("form", "clean"),
    [("gitlab", "[]\n"), ("concise", "1 Konzept geprüft zum Stichtag 21.11.2026: keine Befunde.\n")],
)
def test_clean(form: str, clean: str) -> None:
    assert shown(form, verdict(urteil())) == clean


def test_a_clean_concept_in_the_other_forms() -> None:
    clean = verdict(urteil())
    (run,) = json.loads(shown("sarif", clean))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert json.loads(shown("rdjson", clean))["diagnostics"] == []
    suite = etree.fromstring(shown("junit", clean).encode("utf-8"))[0]
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("konzept", "1", "0")
    assert [[*case] for case in suite.iter("testcase")] == [[]]
    assert shown("github", clean).count("::notice ") == 1
    assert "**Keine Befunde.**" in shown("markdown", clean)


def test_the_json_is_what_its_schema_describes() -> None:
    """Every key that is described occurs, so that nothing is described that is not there."""
    Draft7Validator.check_schema(lint_schema())
    document = json.loads(shown("json", alles()))
    described = {*lint_schema()["properties"], *lint_schema()["definitions"]["unterdrueckt"]["properties"]}
    assert described == {*document, *document["silenced"][0]}
    assert document["summary"] == {
        "konzepte": 2, "fehler": 1, "warnung": 2, "hinweis": 1, "silenced": 1, "known": 1,
        "bereiche": [
            {"name": "a: Handlungsfeld 2 „Arbeit“", "fehler": 0, "warnung": 0, "hinweis": 1},
            {"name": "a: Handlungsfeld 1 „Sprache“", "fehler": 0, "warnung": 1, "hinweis": 0},
            {"name": "", "fehler": 1, "warnung": 1, "hinweis": 0},
        ],
        "rules": [
            {"name": "datei-unlesbar", "fehler": 1, "warnung": 0, "hinweis": 0},
            {"name": "massnahme-ohne-frist", "fehler": 0, "warnung": 2, "hinweis": 1},
        ],
    }  # fmt: skip
    assert [one["name"] for one in document["konzepte"]] == ["a", "b"]
    assert [one["bereich"] for one in document["findings"]] == [
        "Handlungsfeld 2 „Arbeit“", "", "Handlungsfeld 1 „Sprache“", "",
    ]  # fmt: skip
    assert document["silenced"][0]["grund"] == "Der Rat hat es so beschlossen."
    assert all(len(one["fingerprint"]) == 32 for one in (*document["findings"], *document["known"]))


def test_the_heaviest_rule_first() -> None:
    rules = (("bericht-unbestimmt", Level.HINWEIS), ("id-doppelt", Level.WARNUNG), ("verweis-ins-leere", Level.FEHLER))
    what = verdict(*(finding(rule=name, level=level) for name, level in rules))
    names = [one["name"] for one in json.loads(shown("json", what))["summary"]["rules"]]
    assert names == ["verweis-ins-leere", "id-doppelt", "bericht-unbestimmt"]


@pytest.mark.parametrize("level", Level)
def test_the_levels_of_others(level: Level) -> None:
    what = verdict(finding(level=level))
    names = {
        Level.FEHLER: ("error", "major", "ERROR", "::error "),
        Level.WARNUNG: ("warning", "minor", "WARNING", "::warning "),
        Level.HINWEIS: ("note", "info", "INFO", "::notice "),
    }[level]
    assert json.loads(shown("sarif", what))["runs"][0]["results"][0]["level"] == names[0]
    assert json.loads(shown("gitlab", what))[0]["severity"] == names[1]
    assert json.loads(shown("rdjson", what))["diagnostics"][0]["severity"] == names[2]
    assert shown("github", what).splitlines()[1].startswith(names[3])


@pytest.mark.parametrize(
    "value",
    [
        {
            "a": [],
            "b": {},
            "c": [1, None, True, "ü\n\u2028„“\\"],
            "d": {"e": [{"f": []}, [[]], {"g": 1.5}]},
            "ä": ("x", "y"),
        },
        [],
        "Zeile\nZeile",
        [[1], {}],
    ],
)
def test_json_is_laid_out_as_usual(value: Any) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_json_makes_its_items_when_it_is_their_turn() -> None:
    def items() -> Iterator[dict[str, Any]]:
        for number in range(3):
            made.append(number)
            yield {"nr": number, "art": []}

    made: list[int] = []
    text = ""
    for piece in written(vorher={}, liste=items(), leer=iter(()), nachher=[1]):
        text += piece
        assert text.count('"nr"') == len(made)
    assert text == document(vorher={}, liste=[*items()], leer=[], nachher=[1])
    assert json.loads(text)["liste"][2] == {"nr": 2, "art": []}
    assert len([*pieces(alles())]) > len(alles().findings), "a report on a thousand concepts is never there as a whole"
