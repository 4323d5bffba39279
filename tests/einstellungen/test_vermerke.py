"""Comments that silence: where they may stand, what they must say, and what is said about those that are wrong."""

import pytest
from tests.einstellungen.conftest import FELD, FRIST, KONZEPT, KOPF, MASSNAHME, PLATZHALTER, STELLE, urteil

from konzept.settings import Auswahl

M = f"# konzept: ignore[{FRIST}] steht so in der Quelle"
BEIDE = (FRIST, STELLE)


def _in(text: str, *select: str, **rest: object) -> tuple[list[str], list[str]]:
    """Rules that are told and rules that are silenced."""
    found = urteil(text, *(select or (FRIST,)), **rest)  # type: ignore[arg-type]
    return [one.rule for one in found.findings], [one.finding.rule for one in found.silenced]


GUT = {
    "same line": FELD + f"      - id: m  {M}\n        titel: Kurse\n",
    "line above an item": FELD + f"      {M}\n" + MASSNAHME,
    "above, at the left edge": FELD + f"{M}\n" + MASSNAHME,
    "above, an empty line between": FELD + f"      {M}\n\n" + MASSNAHME,
    "above, with another comment between": FELD + f"      {M}\n      # siehe oben\n" + MASSNAHME,
    "behind another comment": FELD + f"      - id: m  # siehe oben {M}\n        titel: Kurse\n",
    "id is not the first key": FELD + f"      {M}\n      - titel: Kurse\n        id: m\n",
    "id is not the first key, beside it": FELD + f"      - titel: Kurse\n        id: m {M}\n",
    "whole file": f"{M.replace('ignore', 'ignore-file')}\n" + KONZEPT,
    "whole file, below the modeline": "# yaml-language-server: $schema=x\n\n"
    f"{M.replace('ignore', 'ignore-file')}\n---\n" + KONZEPT,
    "CRLF": (FELD + f"      - id: m  {M}\n        titel: Kurse\n").replace("\n", "\r\n"),
    "CRLF, above": (FELD + f"      {M}\n" + MASSNAHME).replace("\n", "\r\n"),
    "CRLF, whole file": (f"{M.replace('ignore', 'ignore-file')}\n" + KONZEPT).replace("\n", "\r\n"),
    "BOM": "\ufeff" + f"{M.replace('ignore', 'ignore-file')}\n" + KONZEPT,
    "single quotes": FELD + f"      - id: 'm'  {M}\n        titel: Kurse\n",
    "flow style": FELD.rstrip("\n") + " [{id: m, titel: Kurse}] " + M + "\n",
    "flow style over lines": FELD + f"      [\n        {{id: m, {M}\n         titel: Kurse}}]\n",
    "mark quoted before it": FELD + f"      - titel: 'x # konzept: ignore[{FRIST}] y'\n        id: m {M}\n",
    "no line end": FELD + f"      - titel: Kurse\n        id: m {M}",
}


@pytest.mark.parametrize("text", GUT.values(), ids=GUT)
def test_silences(text: str) -> None:
    found = urteil(text, FRIST)
    assert found.findings == ()
    assert [(one.finding.rule, one.grund) for one in found.silenced] == [(FRIST, "steht so in der Quelle")]
    assert _in(text, vermerke=False) == ([FRIST], [])


FORMEN = [
    "# konzept:ignore[{}] Grund", "#konzept:ignore[{}] Grund", "#  konzept :  ignore [ {} ]  Grund",
    "# KONZEPT: Ignore[{}] Grund", "# konzept: ignore[{}]: Grund", "# konzept: ignore[{}] – Grund",
    "# konzept: ignore[{}] — Grund", "# konzept: ignore[{}] -- Grund", "# konzept: ignore[{}]Grund",
    "# konzept: ignore[{0}, {0}] Grund", "# konzept: ignore[fristen] Grund", "# konzept: ignore[{},] Grund",
    "#\tkonzept:\tignore[{}]\tGrund",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMEN)
@pytest.mark.parametrize("place", ["above", "beside"])
def test_spelling(form: str, place: str) -> None:
    mark = form.format(FRIST)
    alone = Auswahl(select=("fristen",))
    text = (
        FELD + f"      {mark}\n" + MASSNAHME if place == "above" else FELD + MASSNAHME.replace("id: m", f"id: m {mark}")
    )
    found = urteil(text, auswahl=alone)
    assert FRIST not in [one.rule for one in found.findings]
    assert [one.grund for one in found.silenced if one.finding.rule == FRIST] == ["Grund"]
    assert not [one for one in found.findings if one.rule.startswith("vermerk")]


def test_reason_keeps_its_full_stop() -> None:
    found = urteil(FELD + f"      # konzept: ignore[{FRIST}]: So ist es. Wirklich.\n" + MASSNAHME, FRIST)
    assert [one.grund for one in found.silenced] == ["So ist es. Wirklich."]


MEHRERE = [
    f"      # konzept: ignore[{FRIST},{STELLE}] Grund\n" + MASSNAHME,
    f"      # konzept: ignore[{FRIST}] Grund\n      # konzept: ignore[{STELLE}] anderer\n" + MASSNAHME,
    f"      # konzept: ignore[{FRIST}] Grund # konzept: ignore[{STELLE}] anderer\n" + MASSNAHME,
    f"      # konzept: ignore[{FRIST}] Grund\n      - id: m # konzept: ignore[{STELLE}] anderer\n        titel: K\n",
    f"      # konzept: ignore[fristen, {STELLE}] Grund\n" + MASSNAHME,
]


@pytest.mark.parametrize("item", MEHRERE)
def test_several_rules(item: str) -> None:
    assert _in(FELD + item, *BEIDE) == ([], [STELLE, FRIST]) or _in(FELD + item, *BEIDE) == ([], [FRIST, STELLE])


TEXT = [
    # a mark inside of a text is text
    ("beschreibung: |\n{}x # konzept: ignore[{}] Grund\n{}TODO", False),
    ("beschreibung: |\n{}# konzept: ignore[{}] Grund\n{}TODO", False),
    ("beschreibung: >\n{}# konzept: ignore[{}] Grund\n{}TODO", False),
    ('beschreibung: "x\n{}# konzept: ignore[{}] Grund\n{}TODO"', False),
    ("beschreibung: 'x\n{} # konzept: ignore[{}] Grund\n{}TODO'", False),
]


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize(("form", "heard"), TEXT)
def test_a_mark_in_a_text_is_text(form: str, heard: bool, end: str) -> None:
    text = FELD + MASSNAHME + "        " + form.format(" " * 10, PLATZHALTER, " " * 10) + end
    found = urteil(text, PLATZHALTER)
    assert [one.rule for one in found.findings] == [PLATZHALTER]
    assert found.silenced == ()


def test_a_line_out_of_use_takes_its_mark_with_it() -> None:
    assert _in(FELD + f"      # - id: alt {M}\n" + MASSNAHME) == ([FRIST], [])


BLOCK = [
    "        # konzept: ignore[{}] Grund\n        beschreibung: |\n          Ein\n\n          langer Text\n"
    "          TODO\n",
    "        beschreibung: | # konzept: ignore[{}] Grund\n          Ein langer\n          Text TODO\n",
    "        beschreibung: |- #konzept: ignore[{}] Grund\n          Ein langer\n          Text TODO",
    "        beschreibung: > # konzept: ignore[{}] Grund\n          Ein langer\n\n          Text TODO\n\n\n",
]


@pytest.mark.parametrize("block", BLOCK)
def test_a_long_text_is_silenced_at_its_key(block: str) -> None:
    found = urteil(FELD + MASSNAHME + block.format(PLATZHALTER), PLATZHALTER)
    assert found.findings == ()
    assert [one.finding.rule for one in found.silenced] == [PLATZHALTER]


def test_a_comment_below_a_block_speaks_of_what_follows() -> None:
    text = FELD + "      - beschreibung: |\n          Text\n" + f"        {M}\n" + "        id: m\n        titel: K\n"
    assert _in(text) == ([], [FRIST])


@pytest.mark.parametrize(
    "value", ["2027 #konzept: ignore[x] y", "| #konzept: ignore[x] y\n  Text", "'a' #konzept:ignore[x] y"]
)
def test_reader_does_not_call_it_cut_off(value: str) -> None:
    rules = [one.rule for one in urteil(KOPF + f"leitbild: {value}\n", "fristen").findings]
    assert rules == ["vermerk-unbekannt"]
    assert "text-abgeschnitten" in [one.rule for one in urteil(KOPF + "leitbild: x #konzeptlos\n", "fristen").findings]


FALSCH = [
    ("# konzept: ignore[{}]", "vermerk-ohne-grund", "keinen Grund"),
    ("# konzept: ignore[{}] –", "vermerk-ohne-grund", "keinen Grund"),
    ("# konzept: ignore[{}] ???", "vermerk-ohne-grund", "keinen Grund"),
    ("# konzept: ignore[{}] ...", "vermerk-ohne-grund", "keinen Grund"),
    ("# konzept: ignore[{} Grund", "vermerk-unbekannt", "schließende Klammer"),
    ("# konzept: ignore[", "vermerk-unbekannt", "schließende Klammer"),
    ("# konzept: ignore[] Grund", "vermerk-unbekannt", "nennt keine Regel"),
    ("# konzept: ignore {} Grund", "vermerk-unbekannt", "nennt keine Regel"),
    ("# konzept: ignore", "vermerk-unbekannt", "nennt keine Regel"),
    ("# konzept: ignoriere[{}] Grund", "vermerk-unbekannt", "Das Wort"),
    ("# konzept: ignore-files[{}] Grund", "vermerk-unbekannt", "Das Wort"),
    ("# konzept: ignore-file[{}] Grund", "vermerk-unbekannt", "an ihrem Anfang"),
    ("# konzept: ignore[massnahme-ohne-frsit] Grund", "vermerk-unbekannt", "gibt es nicht"),
    ("# konzept: ignore[maßnahme-ohne-frist] Grund", "vermerk-unbekannt", "gibt es nicht"),
    ("# konzept: ignore[yaml-syntax] Grund", "vermerk-unbekannt", "„yaml-syntax“ wird beim Lesen gefunden und"),
    ("# konzept: ignore[vermerk-unnoetig] Grund", "vermerk-unbekannt", "betrifft die Vermerke selbst und"),
    ("# konzept: ignore[farbe-kontrast] Grund", "vermerk-unbekannt", "nicht das Konzept, sondern seinen Druck, und"),
]


@pytest.mark.parametrize(("mark", "rule", "said"), FALSCH)
def test_what_is_wrong_silences_nothing_and_is_told(mark: str, rule: str, said: str) -> None:
    mark = mark.format(FRIST)
    found = urteil(FELD + f"      {mark}\n" + MASSNAHME, FRIST)
    told = next(one for one in found.findings if one.rule == rule)
    assert said in told.message
    assert (told.span.line, told.span.column, told.span.end_column) == (9, 7, 7 + len(mark))
    assert [one.rule for one in found.findings] == [rule, FRIST]
    assert found.silenced == ()


def test_a_comment_in_an_empty_list_is_one() -> None:
    text = FELD + MASSNAHME + f"        frist: 2027\n        ziele: [ {M}\n        ]\n"
    assert _in(text) == (["vermerk-unnoetig"], [])


def test_the_beginning_of_the_document_is_no_line_of_its_own() -> None:
    text = "# konzept: ignore[berichtswesen-fehlt] Grund\n---\n" + KOPF
    assert _in(text, "berichtswesen-fehlt") == ([], ["berichtswesen-fehlt"])


def test_near_names_are_proposed() -> None:
    for name in ("massnahme-ohne-frsit", "maßnahme-ohne-frist", "Massnahme_ohne_Frist"):
        found = urteil(FELD + f"      # konzept: ignore[{name}] Grund\n" + MASSNAHME, FRIST)
        assert found.findings[0].hint == f"Meinten Sie „{FRIST}“?"


@pytest.mark.parametrize("prose", ["# Konzept: Entwurf vom Mai", "# Das Konzept ignoriert Fristen", "# konzept ignore",
                                   "# konzept: siehe [1]"])  # fmt: skip
def test_prose_is_prose(prose: str) -> None:
    assert _in(FELD + f"      {prose}\n" + MASSNAHME) == ([FRIST], [])


def test_needless_ones_are_told_with_their_place() -> None:
    text = FELD + f"      {M}\n" + MASSNAHME + "        frist: 2027\n"
    told = urteil(text, FRIST).findings
    assert [(one.rule, one.span.line, str(one.level)) for one in told] == [("vermerk-unnoetig", 9, "warnung")]
    assert FRIST in told[0].message
    assert urteil(text, FRIST, vermerke=False).findings == ()


def test_of_two_names_only_the_needless_one_is_told() -> None:
    text = FELD + f"      # konzept: ignore[{FRIST}, {STELLE}] Grund\n" + MASSNAHME + "        frist: 2027\n"
    assert [(one.rule, FRIST in one.message) for one in urteil(text, *BEIDE).findings] == [("vermerk-unnoetig", True)]


def test_of_two_that_say_the_same_one_is_needless() -> None:
    twice = FELD + f"      {M}\n      {M}\n" + MASSNAHME
    assert [(one.rule, one.span.line) for one in urteil(twice, FRIST).findings] == [("vermerk-unnoetig", 10)]
    whole = f"{M.replace('ignore', 'ignore-file')}\n" + FELD + f"      {M}\n" + MASSNAHME
    assert [(one.rule, one.span.line) for one in urteil(whole, FRIST).findings] == [("vermerk-unnoetig", 1)]


@pytest.mark.parametrize(("select", "told"), [((FRIST,), 1), ((STELLE,), 0), (("fristen",), 1), (("struktur",), 0)])
def test_what_was_not_asked_is_not_called_needless(select: tuple[str, ...], told: int) -> None:
    text = FELD + f"      {M}\n" + MASSNAHME + "        frist: 2027\n"
    assert [one.rule for one in urteil(text, *select).findings].count("vermerk-unnoetig") == told


def test_a_subject_is_needless_only_if_all_of_it_was_asked() -> None:
    text = FELD + "      # konzept: ignore[fristen] Grund\n" + MASSNAHME + "        frist: 2027\n"
    assert urteil(text, FRIST).findings == ()
    assert [one.rule for one in urteil(text, "fristen").findings].count("vermerk-unnoetig") == 1


def test_a_rule_silent_at_a_path_leaves_its_remark_alone() -> None:
    auswahl = Auswahl(select=(FRIST,), per_path_ignores={"konzept.yaml": (FRIST,)})
    found = urteil(FELD + f"      {M}\n" + MASSNAHME, auswahl=auswahl)
    assert found.findings == ()


def test_without_the_previous_edition_its_rules_are_not_called_needless() -> None:
    text = KOPF + "vorgaenger: ./nirgends\n# konzept: ignore[teil-ohne-verbleib] Grund\nleitbild: x\n"
    assert [one.rule for one in urteil(text, "fortschreibung").findings] == ["vorgaenger-unlesbar"]


def test_in_parts_of_a_split_concept() -> None:
    item = "id: f\ntitel: Bildung\nmassnahmen:\n  - id: m\n    titel: Kurse\n"
    files = {
        "konzept.yaml": KOPF,
        "handlungsfelder/01.yaml": item,
        "handlungsfelder/02.yaml": item.replace("id: ", "id: z"),
    }
    mark = f"# konzept: ignore-file[{FRIST}] Grund\n"
    assert [one.span.file for one in urteil(files, FRIST).findings] == [
        "handlungsfelder/01.yaml",
        "handlungsfelder/02.yaml",
    ]
    marked = files | {"handlungsfelder/01.yaml": mark + item}
    assert [one.span.file for one in urteil(marked, FRIST).findings] == ["handlungsfelder/02.yaml"]
    # A file speaks for itself only.
    root = files | {"konzept.yaml": mark + KOPF}
    assert [one.rule for one in urteil(root, FRIST).findings].count(FRIST) == 2
    above = files | {"handlungsfelder/02.yaml": item.replace("id: ", "id: z").replace("  - id", f"  {M}\n  - id")}
    assert [one.span.file for one in urteil(above, FRIST).findings] == ["handlungsfelder/01.yaml"]


def test_a_file_that_cannot_be_read_is_told_before_its_remarks() -> None:
    found = urteil(f"{M.replace('ignore', 'ignore-file')}\n" + KONZEPT + "vision: x\n", FRIST)
    assert [one.rule for one in found.findings] == ["schluessel-unbekannt"]


def test_silenced_findings_keep_their_fingerprints() -> None:
    silenced = urteil(FELD + f"      {M}\n" + MASSNAHME, FRIST)
    told = urteil(KONZEPT, FRIST)
    assert list(silenced.prints.values()) == list(told.prints.values())


@pytest.mark.parametrize("many", ["one for each", "stacked", "whole file"])
def test_thousands_of_both(many: str) -> None:
    """No clock is asked; each against each of the other would take minutes."""
    number = 5_000
    items = [f"      - id: m{n}\n        titel: Kurs {n}\n" for n in range(number)]
    marks = f"      # konzept: ignore[{FRIST}] Grund\n"
    text = {
        "one for each": FELD + "".join(marks + item for item in items),
        "stacked": FELD + marks * number + "".join(items),
        "whole file": marks.lstrip().replace("ignore", "ignore-file") * number + FELD + "".join(items),
    }[many]
    found = urteil(text, FRIST)
    assert len(found.silenced) == {"one for each": number, "stacked": 1, "whole file": number}[many]
    assert len(found.einzeln) == {"one for each": 0, "stacked": 2 * number - 2, "whole file": number - 1}[many]
