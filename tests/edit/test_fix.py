"""lint --fix, one concept at a time and without a disk: what is mended, what is left alone, and why."""

from datetime import date
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from konzept.cli.fixing import Geflickt, mended
from konzept.cli.judge import Massstab, judge
from konzept.cli.read import Eingabe
from konzept.cli.today import today
from konzept.edit.check import comments
from konzept.edit.fix import FIXES, verify
from konzept.edit.tree import tree
from konzept.faults import FAULTS
from konzept.finding import Level
from konzept.load import load
from konzept.model import Teil, walk
from konzept.report.catalogue import page
from konzept.werte import Zeitangabe
from konzept.werte.tag import eindeutiger_tag

KOPF = "konzept: 1\ntitel: Zusammenleben\nkommune: {name: Ä}\n"
FELD = KOPF + "handlungsfelder:\n  - id: f\n    titel: F\n    massnahmen:\n"


def eingabe(**files: str) -> Eingabe:
    """Files by their name without ending, "__" for "/"."""
    raw = {f"{name.replace('__', '/')}.yaml": text.encode("utf-8") for name, text in files.items()}
    return Eingabe(raw, "", Path("gibt-es-nicht"), "gibt-es-nicht")


def mend(konzept: str, massstab: Massstab | None = None, **files: str) -> tuple[str, Geflickt]:
    """The root file afterwards; a second time changes nothing more."""
    source = eingabe(konzept=konzept, **files)
    done = mended(source, massstab or Massstab(today()))
    texts = {one.shown: one.new.decode("utf-8") for one in done.dateien}
    after = {name: texts.get(name, raw.decode("utf-8")) for name, raw in source.files.items()}
    again = Eingabe({name: text.encode("utf-8") for name, text in after.items()}, "", source.folder, "")
    assert not mended(again, massstab or Massstab(today())).dateien, "twice is once"
    return after["konzept.yaml"], done


def reasons(done: Geflickt) -> str:
    return " | ".join(one.grund for one in done.gelassen)


ITEMS = {
    "in the line of the dash": ("  - titel: Für Eltern # K\n", "  - id: fuer-eltern\n    titel: Für Eltern # K\n"),
    "below the dash": ("  -\n    # oben\n    titel: Ü\n", "  -\n    # oben\n    id: ue\n    titel: Ü\n"),
    "comment behind the dash": ("  - # K\n    titel: Ü\n", "  - # K\n    id: ue\n    titel: Ü\n"),
    "in brackets": ("  - {titel: X, text: y}\n", "  - {id: x, titel: X, text: y}\n"),
    "in brackets over lines": ("  - {\n    titel: X}\n", "  - {id: x,\n    titel: X}\n"),
    "in brackets with blanks": ("  - { titel: X }\n", "  - { id: x, titel: X }\n"),
    "key without value": ("  - titel: X\n    id:   # noch offen\n", "  - titel: X\n    id: x   # noch offen\n"),
    "key without value in brackets": ("  - {id: , titel: X}\n", "  - {id: x , titel: X}\n"),
    "not at the margin": ("     - titel: X\n       text: y\n", "     - id: x\n       titel: X\n       text: y\n"),
    "looks like a number": ("  - titel: 2027\n", '  - id: "2027"\n    titel: 2027\n'),
    "looks like no": ("  - titel: No\n", '  - id: "no"\n    titel: No\n'),
    "explicit key": ("  - ? titel\n    : X\n", None),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_id_is_put_first(before: str, after: str | None, end: str) -> None:
    text = KOPF + "empfehlungen:\n" + before
    new, done = mend(text.replace("\n", end))
    assert new == (KOPF + "empfehlungen:\n" + (after or before)).replace("\n", end)
    assert bool(done.findings) is bool(after)
    assert bool(done.gelassen) is not bool(after)


def test_ids_are_unique_over_all_files_and_the_same_whoever_asks() -> None:
    gleich = "id: sprache\ntitel: Sprache\n"
    done = mend(
        KOPF + "akteure:\n  - name: Sprache\n  - name: „Sprache“\n",
        handlungsfelder__1=gleich, handlungsfelder__2="# K\ntitel: Sprache\nideen: [{titel: Sprache}]\n",
    )[1]  # fmt: skip
    new = {one.shown: one.new.decode("utf-8") for one in done.dateien}
    assert new == {
        "handlungsfelder/2.yaml": "# K\nid: sprache-2\ntitel: Sprache\nideen: [{id: sprache-3, titel: Sprache}]\n",
        "konzept.yaml": KOPF
        + "akteure:\n  - id: sprache-4\n    name: Sprache\n  - id: sprache-5\n    name: „Sprache“\n",
    }


def test_umlauts_in_either_form_and_long_titles() -> None:
    lang = "Förderung der interkulturellen Öffnung der Verwaltung und aller ihrer Einrichtungen"
    text = KOPF + f"empfehlungen:\n  - titel: Fu\u0308r Schüler*innen\n  - titel: {lang}\n  - titel: {lang}\n"
    ids = [line.split()[-1] for line in mend(text)[0].splitlines() if "id:" in line]
    stem = "foerderung-der-interkulturellen-oeffnung-der-verwaltung-und"
    assert ids == ["fuer-schuelerinnen", stem, f"{stem}-2"]


LEFT = {
    "no title": ("empfehlungen:\n  - text: T\n", "keinen Titel"),
    "no Latin letters": ("akteure:\n  - name: 中文\n", "keinen Titel"),
    "another file cannot be read": ("akteure:\n  - name: A\n", "alle Dateien lesbar"),
    "a reference names it": ("akteure:\n  - name: A\n  - {id: b, name: B, teil_von: a}\n", "anderswo"),
    "a link names it": ("leitbild: \"[so](#a)\"\nakteure:\n  - name: A\n", "anderswo"),
    "a former part": ("akteure:\n  - name: A\nvorgaenger: fort\n", "vorige Fassung"),
    "a comment that silences above": ("akteure:\n  # konzept: ignore[titel-doppelt] Grund\n  - name: A\n", "Vermerk"),
    "a comment that silences behind": ("akteure:\n  - name: A # konzept: ignore[titel-doppelt] Grund\n", "Vermerk"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "grund"), LEFT.values(), ids=LEFT)
def test_no_id_where_it_is_not_certain(text: str, grund: str) -> None:
    more = {"quellen": "- {"} if "alle Dateien" in grund else {}
    new, done = mend(KOPF + text, **more)
    assert new == KOPF + text
    assert grund in reasons(done)


def test_former_edition_decides_whether_it_can_be_the_same_part(tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    (tmp_path / "neu").mkdir()
    alt = KOPF + "akteure: [{id: verein-1, name: Der Verein}, {id: rat, name: Stadtrat}]\n"
    (tmp_path / "alt" / "konzept.yaml").write_text(alt, encoding="utf-8")
    neu = KOPF + "vorgaenger: ../alt\nakteure:\n  - name: der  Verein\n  - name: Rat\n  - name: Neu\n"
    source = Eingabe({"konzept.yaml": neu.encode()}, "", tmp_path / "neu", str(tmp_path / "neu"))
    done = mended(source, Massstab(today()))
    assert done.dateien[0].new.decode() == neu.replace("  - name: Neu", "  - id: neu\n    name: Neu")
    assert "hat „der  Verein“ die Kennung „verein-1“" in reasons(done)
    assert "„rat“ wird schon anderswo" in reasons(done)
    # Once the old part is there, a part of the same name is another one.
    neu = neu.replace("akteure:\n", "akteure:\n  - id: verein-1\n    name: V\n")
    done = mended(Eingabe({"konzept.yaml": neu.encode()}, "", tmp_path / "neu", ""), Massstab(today()))
    assert "  - id: der-verein\n    name: der  Verein\n" in done.dateien[0].new.decode()


QUOTING = {
    "star": ("danksagung:\n  beteiligte:\n    - *innen # K\n", '- "*innen" # K'),
    "star in brackets": ("danksagung: {beteiligte: [*innen, b]}\n", '["*innen", b]'),
    "star as value": ("untertitel: *innen\nart: b\n", 'untertitel: "*innen"\nart: b'),
    "placeholder": ("untertitel: {Name der Stadt} # K\n", 'untertitel: "{Name der Stadt}" # K'),
    "placeholder in a list": ("danksagung: {beteiligte: [{Name}, b]}\n", '["{Name}", b]'),
    "bracket closes behind": ("untertitel: Haus (Nr. #3) im Ort\n", 'untertitel: "Haus (Nr. #3) im Ort"'),
    "quotation mark closes behind": ("untertitel: Für „Wir sind #bunt“  \n", 'untertitel: "Für „Wir sind #bunt“"'),
    "other marks inside": ('untertitel: Für "so" (Nr. #3)\n', "untertitel: 'Für \"so\" (Nr. #3)'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "new"), QUOTING.values(), ids=QUOTING)
def test_quoting_of_what_can_only_be_text(text: str, new: str) -> None:
    after, done = mend(KOPF + text)
    assert new in after
    assert len(done.findings) == 1
    assert load({"konzept.yaml": after.encode()}).konzept is not None


DOUBTFUL = [
    "gremien: &g []\nuntertitel: *g\n", "akteure: *innen\n", "untertitel: &Partner der Stadt\n",
    "untertitel: !wichtig für alle\n", "untertitel: [Platzhalter]\n", "untertitel: {a: b}\n", "untertitel: {}\n",
    "akteure: {Name}\n", "untertitel: Haus #3\n", "untertitel: #neu\n", "untertitel: Haus (Ort #neu\n",
    "untertitel: Haus (#3) # K\n", "untertitel: Haus #(3)\n", "stand: 2027 (#klären)\n",
    "leitbild: |\n  Haus (\n  #3)\n", "leitbild: | #Wir (hier)\n  a\n", "danksagung: {beteiligte: [a (b #c),\n d]}\n",
    "untertitel: \"Haus (\" #3)\n", "untertitel: Haus (a\\b #3)\n",
]  # fmt: skip


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_can_be_read_in_two_ways_is_left_alone(text: str) -> None:
    assert mend(KOPF + text)[0] == KOPF + text


DAYS = {"2027-3-31": "31.03.2027", '"31/03/2027" # K': '"31.03.2027" # K', "31 März 2027": "31.03.2027",
        "2027–03–31": "31.03.2027", "'31.Mrz. 2027'": "'31.03.2027'", "1. sept 2027": "01.09.2027"}  # fmt: skip
NO_DAYS = ["2027-03-31", "31.3.2027", "31. 03. 2027", "31. März 2027", "31.3.27", "3/4/2027", "31.02.2027",
           "2027-31-03", "am 2027-3-31", "bald", "|\n  2027-3-31"]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), DAYS.items())
def test_day_that_can_be_read_in_one_way(before: str, after: str) -> None:
    assert mend(KOPF + f"stand: {before}\n")[0] == KOPF + f"stand: {after}\n"
    adopted = KOPF + f"reifegrad: beschlossen\nstand: {before}\n"
    same, done = mend(adopted)
    assert same == adopted
    assert "beschlossen" in reasons(done)
    part = KOPF + f"katalog: {{reifegrad: beschlossen}}\nstand: {before}\n"
    assert mend(part)[0] == part


@pytest.mark.parametrize("value", NO_DAYS)
def test_other_days_keep_their_wording(value: str) -> None:
    assert mend(KOPF + f"stand: {value}\n")[0] == KOPF + f"stand: {value}\n"
    assert mend(KOPF + "untertitel: 2027-3-31\n")[0] == KOPF + "untertitel: 2027-3-31\n"


OHNE = "massnahme-ohne-verantwortliche"
MASSNAHME = "      - id: m\n        titel: M\n"
REMARKS = {
    "a line of its own": ("      # konzept: ignore[titel-doppelt] Grund\n" + MASSNAHME, MASSNAHME),
    "behind a value": (MASSNAHME.replace("M\n", "M \t# konzept: ignore[titel-doppelt] Grund\n"), MASSNAHME),
    "behind another comment": (MASSNAHME.replace("M\n", "M # K # konzept: ignore[titel-doppelt] G\n"),
                               MASSNAHME.replace("M\n", "M # K\n")),
    "one of two": (f"      # konzept: ignore[titel-doppelt, {OHNE}] Grund\n" + MASSNAHME,
                   f"      # konzept: ignore[{OHNE}] Grund\n" + MASSNAHME),
    "both of two": ("      # konzept: ignore[titel-doppelt,bild-fehlt] Grund\n" + MASSNAHME, MASSNAHME),
    "needed": (f"      # konzept: ignore[{OHNE}] Grund\n" + MASSNAHME, None),
    "no comment": (MASSNAHME + "        beschreibung: |\n          # konzept: ignore[titel-doppelt] Grund\n", None),
    "without a reason": ("      # konzept: ignore[titel-doppelt]\n" + MASSNAHME, None),
    "at the head of a text": (MASSNAHME + "        beschreibung: | # konzept: ignore[titel-doppelt] G\n          a\n",
                              MASSNAHME + "        beschreibung: |\n          a\n"),
    "last line without an end": (MASSNAHME + "# konzept: ignore[titel-doppelt] G", MASSNAHME),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), REMARKS.values(), ids=REMARKS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_comments_that_silence_nothing(before: str, after: str | None, end: str) -> None:
    new, done = mend((FELD + before).replace("\n", end))
    assert new == (FELD + (before if after is None else after)).replace("\n", end)
    assert bool(done.findings) is (after is not None)
    rules = {one.rule for one in judge(eingabe(konzept=new), Massstab(today())).findings}
    assert "vermerk-unnoetig" not in rules


def test_comment_behind_a_text_that_keeps_its_blank_lines_stays() -> None:
    text = FELD + MASSNAHME + "        beschreibung: |+\n          a\n# konzept: ignore[titel-doppelt] G\n\n"
    new, done = mend(text)
    assert new == text
    assert "unverändert" in reasons(done)


def test_comments_are_not_judged_by_another_day_or_another_reifegrad() -> None:
    text = FELD + "      # konzept: ignore[titel-doppelt] Grund\n" + MASSNAHME
    for massstab in (Massstab(date(2001, 1, 1)), Massstab(today(), reifegrad="beschlossen")):
        new, done = mend(text, massstab)
        assert new == text
        assert done.vermerke
    assert not mend(text)[1].vermerke


def test_one_fault_after_the_other_in_one_call() -> None:
    # Only when there is an id do the rules run, and only then is it seen what silences nothing.
    text = (
        FELD
        + "      - titel: M # K\n\n        frist: 2027-3-31\n# konzept: ignore[titel-doppelt] Grund\nstand: *innen\n"
    )
    new, done = mend(text.replace("stand", "untertitel"))
    assert new == FELD + '      - id: m\n        titel: M # K\n\n        frist: 31.03.2027\nuntertitel: "*innen"\n'
    assert len(done.findings) == 4
    assert comments(tree(new)) == {"# K": 1}


@pytest.mark.parametrize("text", ["{", "a: b: c", "id: 1\nid: 2\n", "<<<<<<< a\n", "a: \x00", "--- 1\n--- 2\n"])
def test_a_file_that_does_not_parse_stays_as_it_is(text: str) -> None:
    rest = "akteure:\n  - name: A\nuntertitel: *innen\n"
    assert mend(KOPF + rest + text)[0] == KOPF + rest + text


def test_unusual_line_breaks_are_left_alone_with_a_reason() -> None:
    text = KOPF + "untertitel: *innen\nfassung: a\u2028 b\n"
    new, done = mend(text)
    assert new == text
    assert "ungewöhnliche Zeilenumbrüche" in reasons(done)


def test_a_text_that_would_say_something_else_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = verify._put
    monkeypatch.setattr(verify, "_put", lambda text, answers: honest(text, answers).replace("# K", "# L"))
    text = KOPF + "akteure:\n  - name: A # K\n"
    new, done = mend(text)
    assert new == text, "a comment would be lost"
    assert "unverändert" in reasons(done)
    monkeypatch.setattr(verify, "_put", lambda text, answers: honest(text, answers).replace("name: A", "name: B"))
    assert mend(text)[0] == text, "a word would be lost"
    monkeypatch.setattr(verify, "_put", lambda text, answers: honest(text, answers) + "x: &a 1\n")
    assert mend(text)[0] == text, "a finding would be new"


def test_more_faults_than_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import konzept.load

    monkeypatch.setattr(konzept.load, "MAX_FINDINGS", 3)
    text = KOPF + "empfehlungen:\n" + "  - titel: E\n" * 20
    new, done = mend(text)
    assert new.count("- id: e") == 20
    assert len(done.findings) == 20


def test_way_out_of_a_day_is_the_day() -> None:
    for text in ("2027-3-31", "31 März 2027", "31/03/2027"):
        with pytest.raises(PydanticCustomError) as refused:
            Zeitangabe.parse(text)
        assert (refused.value.context or {})["abhilfe"] == "Schreiben Sie „31.03.2027“."
    for text in Zeitangabe.BEISPIELE:
        day = eindeutiger_tag(text)
        assert day is None or Zeitangabe.parse(text).lage == (day, day)


def test_every_fix_is_named_where_its_rule_is_explained() -> None:
    assert set(FIXES) <= set(FAULTS)
    for name, one in FIXES.items():
        assert f"| `{name}` | {one.satz} |" in page()


def test_ids_of_a_whole_example_grow_back(steinfurt: Path) -> None:
    raw = {path.relative_to(steinfurt).as_posix(): path.read_bytes() for path in steinfurt.rglob("*.yaml")}
    before = load(raw).konzept
    assert before is not None
    cut = {name: _without_ids(text.decode("utf-8")) for name, text in raw.items()}
    done = mended(Eingabe({name: text.encode() for name, text in cut.items()}, "", steinfurt, ""), Massstab(today()))
    assert len(done.findings) > 20
    new = raw | {name: text.encode() for name, text in cut.items()} | {one.shown: one.new for one in done.dateien}
    loaded = load(new)
    assert not [one for one in loaded.findings if one.level is Level.FEHLER]
    assert loaded.konzept is not None
    ids = [one.teil.id for one in walk(loaded.konzept) if isinstance(one.teil, Teil)]
    assert len(ids) == len({*ids})
    titles = [getattr(one.teil, "titel", "") for one in walk(before)]
    assert [getattr(one.teil, "titel", "") for one in walk(loaded.konzept)] == titles


def _without_ids(text: str) -> str:
    """Measures lose their ids: nothing refers to them."""
    lines, out = text.split("\n"), list[str]()
    for line in lines:
        if line.lstrip().startswith("- id: m-"):
            out.append(line[: line.index("-")] + "- ")
        elif out and out[-1].endswith("- ") and not out[-1].strip(" -"):
            out[-1] += line.lstrip()
        else:
            out.append(line)
    return "\n".join(out)
