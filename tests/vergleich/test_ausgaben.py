"""What people and programs are shown of a comparison."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator
from tests.ausgaben.test_gleich import BAD, WORDS
from tests.ausgaben.werkstatt import tokens
from tests.conftest import ROOT, Run
from tests.vergleich.strategien import Data, loaded
from tests.vergleich.umkehr import compared, document

from konzept.report import visible
from konzept.report.diff import CHANGES, Comparison
from konzept.report.diff.json_schema import diff_schema
from konzept.report.diff.markdown import LIMIT
from konzept.report.guarded import NOTHING

Golden = Callable[[str, str], None]
PAIRS = {
    "neumuenster": ("examples/neumuenster/2015", "examples/neumuenster/2022"),
    "paar": ("tests/vergleich/paar/alt.yaml", "tests/vergleich/paar/neu.yaml"),
}


@pytest.mark.parametrize("form", CHANGES)
@pytest.mark.parametrize("name", PAIRS)
def test_golden(name: str, form: str, konzept: Run, golden: Golden) -> None:
    done = konzept("diff", *PAIRS[name], "--vorschlag", "--output-format", form, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"vergleich/{name}.{form}", done.stdout)


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}.{form}" for name in PAIRS for form in CHANGES}
    found = {path.name for path in (ROOT / "tests" / "golden" / "vergleich").iterdir()}
    assert {name for name in found if not name.startswith("log.")} == wanted


@pytest.mark.parametrize("name", PAIRS)
def test_the_pair_shows_everything(name: str, konzept: Run) -> None:
    done = konzept("diff", *PAIRS[name], "--vorschlag", "--output-format", "json", cwd=ROOT)
    found = json.loads(done.stdout)
    Draft7Validator(diff_schema()).validate(found)
    if name == "paar":
        assert {*found["summary"]["arten"]} == {
            *diff_schema()["definitions"]["aenderung"]["properties"]["kind"]["enum"]
        }
        assert {*found["summary"]["klassen"]} == {"wesentlich", "frist", "stand", "redaktionell"}
        assert found["verdacht"]
    else:
        fates = {one["id"]: one["verb"] for one in found["schicksale"] if one["klasse"] == "Handlungsfeld"}
        assert sorted(fates.values()) == ["aufgeteilt", "entfallen", *["umbenannt"] * 5]


def test_schema_is_published_and_its_own() -> None:
    published = json.loads((ROOT / "schema" / "diff.schema.json").read_text(encoding="utf-8"))
    assert published == diff_schema(), "konzept schema --ausgabe diff --out schema"
    Draft7Validator.check_schema(published)
    assert published["$id"] == "diff.schema.json"


def test_schema_minds() -> None:
    """Broken once on purpose: what the program does not print is refused."""
    found = document(_pair(("Kurs", "Treff")))
    check = Draft7Validator(diff_schema())
    assert check.is_valid(found)
    for broken in (
        found | {"changes": [found["changes"][0] | {"kind": "anders"}]},
        found | {"changes": [{key: value for key, value in found["changes"][0].items() if key != "class"}]},
        found | {"schicksale": [found["schicksale"][0] | {"nach": "m"}]},
        found | {"summary": {"arten": {"neu": -1}, "klassen": {}}},
        found | {"schema_version": 2},
    ):
        assert not check.is_valid(broken)
    assert check.is_valid({key: value for key, value in found.items() if key != "vorschlaege"})


def test_text_keeps_to_80_columns(konzept: Run) -> None:
    done = konzept("diff", "2015", "2022", "--vorschlag", cwd=ROOT / "examples" / "neumuenster")
    # Places are not broken, or nothing could be clicked.
    lines = [line for line in done.stdout.splitlines() if not re.match(r" +(alt|neu): ", line)]
    assert len(lines) > 100
    assert max(map(len, lines)) <= 80


def test_colour_is_an_extra(konzept: Run) -> None:
    plain, coloured = (
        konzept("diff", *PAIRS["paar"], "--color", mode, cwd=ROOT, env={"NO_COLOR": ""}).stdout
        for mode in ("never", "always")
    )
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    for form in ("json", "markdown"):
        done = konzept("diff", *PAIRS["paar"], "--color", "always", "--output-format", form, cwd=ROOT)
        assert "\x1b" not in done.stdout


# -- Markdown -------------------------------------------------------------------------------------------------------


def _edition(*titles: str, **massnahme: Any) -> Data:
    massnahmen = [{"id": f"m{n}", "titel": title} | massnahme for n, title in enumerate(titles)]
    return {"konzept": "1", "titel": "T", "kommune": {"name": "K"},
            "handlungsfelder": [{"id": "f", "titel": "Feld", "massnahmen": massnahmen}]}  # fmt: skip


def _pair(*titles: tuple[str, str], alt: Data | None = None, neu: Data | None = None) -> Comparison:
    """Two editions whose measures have these titles, old and new."""
    return compared(
        loaded(_edition(*(old for old, _ in titles), **(alt or {}))),
        loaded(_edition(*(new for _, new in titles), **(neu or {}))),
    )


def _markdown(comparison: Comparison) -> str:
    text = CHANGES["markdown"].changes(comparison)
    assert isinstance(text, str)
    assert len(text) <= LIMIT
    assert text.count("<details>") == text.count("</details>") == text.count("</summary>")
    return text


OURS = re.compile(r"</?(?:details|summary|del|ins)>|<br>|\n")
"""The only tags a description may hold."""


def _tags(text: str) -> str:
    """What a forge reads as HTML, without the words between."""
    found = ""
    for token in tokens(text):
        inner = [one.content for one in token.children or () if one.type == "html_inline"]
        block = re.findall(r"<[^>]*>", token.content) if token.type == "html_block" else []
        found += "".join((*block, *inner))
    return found


def test_markdown_is_a_table_and_folded_lists(konzept: Run) -> None:
    text = konzept("diff", *PAIRS["paar"], "--vorschlag", "--output-format", "markdown", cwd=ROOT).stdout
    kinds = [token.type for token in tokens(text)]
    assert kinds[0] == "heading_open"
    assert kinds[3] == "table_open"
    # Four weights, what to look at again, and no proposal.
    assert text.count("<details>") == 5
    assert kinds.count("bullet_list_open") >= 5
    assert not OURS.sub("", _tags(text))
    assert "[" not in re.sub(r"`[^`]*`", "", text)


@pytest.mark.parametrize("bad", [*BAD, "<script>alert(1)</script>", "x | y | z", "a `b` c", "@rathaus", "</details>"])
def test_hostile_words_stay_words(bad: str) -> None:
    # Half characters and controls do not come through the reader.
    title = " ".join(visible(bad.replace("\udcfc", "ü")).split())
    stays = (f"{title} Kurs am Abend", f"{title} Kurs am Morgen")
    comparison = _pair(("Kurs", f"{title} Kurs"), (title, "Anderes"), stays, neu={"beschreibung": title})
    text = _markdown(comparison)
    assert not OURS.sub("", _tags(text))
    assert [token.type for token in tokens(text)].count("table_open") == 1
    content = "".join(one.content for token in tokens(text) for one in token.children or () if one.type == "text")
    assert re.sub(r"\s", "", title) in re.sub(r"\s", "", content.replace(NOTHING, ""))
    every = [one.type for token in tokens(text) for one in token.children or ()]
    assert {"link_open", "em_open", "s_open", "image"}.isdisjoint(every)
    assert "@rathaus" not in text
    assert "\x1b" not in CHANGES["text"].changes(comparison).plain


@given(WORDS, WORDS)
def test_no_word_becomes_a_tag(old: str, new: str) -> None:
    old, new = (visible(one).encode("utf-8", "replace").decode() for one in (old, new))
    if not old.strip() or not new.strip():
        return
    text = _markdown(_pair((f"x {old}", f"x {new}"), (old, new), (f"{old} in der Stadt", f"{old} in der Nähe")))
    assert not OURS.sub("", _tags(text))


def test_what_does_not_fit_is_counted() -> None:
    titles = [(f"Maßnahme Nummer {n}", f"Ganz anderes Vorhaben {n} " + "lang " * 20) for n in range(600)]
    text = _markdown(_pair(*titles, alt={"zielgruppe": "A"}, neu={"zielgruppe": "a"}))
    shown = text.count("- **umbenannt**")
    assert 0 < shown < 600
    # The table counts everything, the weightiest come first, and nothing is left out without a word.
    assert "| umbenannt | 600 |" in text
    assert "- **geändert**" not in text
    assert text.endswith(
        f"\nNicht gezeigt: {600 - shown} wesentlich, 600 redaktionell; ein Beitrag fasst nicht mehr. "
        "`konzept diff` nennt alle.\n"
    )
    assert f"<summary>wesentlich ({shown} Änderungen)</summary>" in text


def test_one_long_text_leaves_room_for_the_others() -> None:
    alt, neu = ({"beschreibung": f"{word} " * 5_000} for word in ("alt", "neu"))
    text = _markdown(_pair(*((f"Kurs {n}", f"Treff {n}") for n in range(10)), alt=alt, neu=neu))
    assert text.count("- **umbenannt**") == 10
    assert text.count("- **geändert**") == 10
    assert text.count("…</del>") == text.count("…</ins>") == 10
    assert "Nicht gezeigt" not in text


def test_a_text_full_of_exchanges_is_cut_too() -> None:
    alt, neu = ({"beschreibung": " ".join(f"gleich{n} ist das {word}{n}." for n in range(250))} for word in "ab")
    text = _markdown(_pair(("Kurs", "Kurs"), alt=alt, neu=neu))
    assert (text.count("<del>"), text.count("<ins>")) == (1, 1)
    assert len(text) < 5_000


@pytest.mark.parametrize("length", range(60, 120, 4))
def test_the_cap_holds_to_the_letter(length: int) -> None:
    text = _markdown(_pair(*((f"Kurs {n}", f"{'x' * length} {n}") for n in range(500))))
    assert "Nicht gezeigt" in text
    # Nothing is given away either: another change would not have fitted.
    assert len(text) > LIMIT - 2 * length - 200


def test_what_cannot_be_seen_is_shown_in_a_text() -> None:
    long = "Ein langer Satz über das Integrations\u00adkonzept, der so bleibt, wie er"
    alt, neu = ({"beschreibung": f"{long} {end} war."} for end in ("heute", "morgen"))
    plain = CHANGES["text"].changes(_pair(("Kurs", "Kurs"), alt=alt, neu=neu)).plain
    assert "Integrations·konzept" in plain
    assert "\u00ad" not in plain


def test_many_suspects_are_cut_and_counted() -> None:
    def goal(text: str) -> Data:
        data = _edition(*(f"Kurs {n}" for n in range(400)))
        feld = data["handlungsfelder"][0]
        feld["leitziele"] = [{"id": "z", "titel": "Z", "text": text, "massnahmen": feld.pop("massnahmen")}]
        return data

    text = _markdown(compared(loaded(goal("Alt.")), loaded(goal("Neu."))))
    assert "was ihm dient, nicht (400)</summary>" in text
    assert "- … und weitere; alle nennt `konzept diff`.\n" in text


def test_a_new_field_is_told_once_with_what_is_in_it() -> None:
    before, after = _edition("Kurs"), _edition("Kurs")
    after["handlungsfelder"].append(
        {"id": "g", "titel": "Neues Feld", "leitziele": [
            {"id": "z", "titel": "Ziel", "massnahmen": [{"id": "n", "titel": "Treff"}]}]}
    )  # fmt: skip
    comparison = compared(loaded(before), loaded(after))
    text = _markdown(comparison)
    assert text.count("**neu**") == 1
    assert "  - darin Leitziel 1 „Ziel“\n  - darin Maßnahme 2.1 „Treff“\n" in text
    assert "| neu | 3 | 3 |" in text
    plain = CHANGES["text"].changes(comparison).plain
    assert "    darin Leitziel 1 „Ziel“ (z)\n    darin Maßnahme 2.1 „Treff“ (n)\n" in plain


def test_nothing_changed() -> None:
    comparison = _pair(("Kurs", "Kurs"))
    assert "Keine Änderungen." in _markdown(comparison)
    assert CHANGES["text"].changes(comparison).plain.endswith("keine Änderungen.\n")
    assert document(comparison)["summary"] == {"arten": {}, "klassen": {}}
