"""Edge cases of text: what stands in a text, and what the rule says, in its own words."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.regeln.pruefung import REGELN, meldungen

from konzept.lint import lint
from konzept.load import load
from konzept.render.markdown import Footnotes, markdown
from konzept.render.parse import TextFehler
from konzept.settings import Hausregeln
from konzept.werte import Text

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"


def leitbild(text: str) -> str:
    """A concept of which this is the one text."""
    return f"leitbild: {json.dumps(text, ensure_ascii=False)}\n"


def einzeln(rule: str, says: str, table: dict[str, tuple[str, ...]]) -> list[tuple[str, str, list[str]]]:
    """One case for each text: the words at fault in it, put into the sentence of the rule."""
    return [
        (rule, leitbild(text), [f"1: Das Konzept{says.format(one)}" for one in words]) for text, words in table.items()
    ]


ROH = {
    "## Kopf\n\nText": ("Überschrift", "## Kopf"),
    "Stand\n=====": ("Überschrift", "Stand"),
    "| a | b |\n|---|---|": ("Tabelle", "| a | b |"),
    "> Zitat von dort": ("Zitat", "> Zitat"),
    "`code`": ("Programmtext", "`code`"),
    "Oben\n\n---\n\nUnten": ("Linie", "---"),
    "~~weg~~": ("Streichung", "~~weg~~"),
    "• a\n• b": ("Liste", "• a"),
    "– a\n– b": ("Liste", "– a"),
    "1) a\n2) b": ("Liste", "1) a"),
    "+ a\n+ b": ("Liste", "+ a"),
    "- [ ] offen": ("Kästchen", "- [ ]"),
    "[a]: https://a.de": ("Verweis", "[a]: https://a.de"),
}
"""Text that would print raw → what it was meant for, and what is shown."""
GUT = (
    "#hashtag vorn", "Bund | Land | Kommune", "> 10 % der Kinder", "Satz – einer\n– ein zweiter – und\nmehr",
    "* a\n* b", "- a\n  - b", "29. September\n30. Oktober", "1. a\n2. b", "+ 5 % mehr\n+ 6 % mehr", "**fett** _kursiv_",
    "A[^1]\n\n[^1]: B",
)  # fmt: skip
"""Text that means what it says."""

FAELLE = [
    *einzeln(
        "platzhalter-im-text",
        ": „{}“ ist ein Platzhalter.",
        {
            "Seit dem XX. Jahrhundert, Größe XXL": (),
            "am XX. März": ("XX",),
            "XX % und xx.xx.2027": ("XX",),
            "s. S. XX": ("XX",),
            "TODO": ("TODO",),
            "Die ToDo-Liste der Gruppe, tbc": (),
            "Text folgt": ("Text folgt",),
            "Daraus folgt noch nichts. Es folgt ein Text.": (),
            "Näheres folgt noch.": ("folgt noch",),
            "Die Auswertung … folgt": ("… folgt",),
            "Lorem ipsum dolor": ("Lorem ipsum",),
            "[bitte ergänzen]": ("[bitte ergänzen]",),
            "[Hier](https://a.de) und [Name][^1]": (),
            "Kosten: ____ €": ("____",),
            "Die Zahl wird noch ermittelt, die Stelle ist N. N.": (),
            "Steigerung um X %": (),
        },
    ),
    ("platzhalter-im-text", "untertitel: Blindtext\nimpressum: {telefon: '????'}\n",
     ["1: Das Konzept: „Blindtext“ ist ein Platzhalter."]),
    ("genderform-gemischt", leitbild("Bürger*innen, der*die Leiter*in, Beauftragte*r, Schülerinnen und Schüler"), []),
    ("genderform-gemischt", leitbild("je eine Vertreterin/ein Vertreter, Kinder/Jugendliche, Migrant*innen"), []),
    ("genderform-gemischt", leitbild("Migrant*innen um 17:00, https://a.de/Lehrer:innen, Leiter_in.pdf"), []),
    ("genderform-gemischt", leitbild("Migrant*innen im „Rat der Bürger:innen“ auf LinkedIn, Stadt/in der Nähe"), []),
    *(
        (
            "genderform-gemischt",
            leitbild(f"Bürger*innen, Lehrer*innen und {word}."),
            [f"1: Das Konzept: „{word}“ steht mit {sign}; sonst steht im Konzept der Stern (2-mal)."],
        )
        for word, sign in (
            ("Schüler:innen", "Doppelpunkt"), ("Leiter:in", "Doppelpunkt"), ("Schüler:innenrat", "Doppelpunkt"),
            ("Schüler_innen", "Unterstrich"), ("LehrerInnen", "Binnen-I"), ("Träger/innen", "Schrägstrich"),
            ("Träger/-innen", "Schrägstrich"), ("Bürgermeister/in", "Schrägstrich"),
        )
    ),
    ("genderform-gemischt", leitbild("BürgerInnen, LehrerInnen und Schüler:innen"),
     ["1: Das Konzept: „Schüler:innen“ steht mit Doppelpunkt; sonst steht im Konzept das Binnen-I (2-mal)."]),
    # A body is called what it is called, in running text too.
    ("genderform-gemischt", leitbild("Bürger*innen im Rat der Migrant:innen") +
     "gremien: [{id: r, name: 'Rat der Migrant:innen'}]\n", []),
    ("abkuerzung-unerklaert", leitbild("Die RAA und die RAA-Stelle"),
     ["1: Das Konzept: Was „RAA“ heißt, steht nirgends im Konzept."]),
    ("abkuerzung-unerklaert", leitbild("Die EU, das SGB II, Hartz IV, NRW, PC, KiTa, e. V., KGSt, 0523/2018/MV"), []),
    ("abkuerzung-unerklaert", leitbild("EINE Stadt für ALLE, www.RAA.de, „OHO“; GUT ist, was gut tut"), []),
    ("abkuerzung-unerklaert", leitbild("Die RAA") + "untertitel: Regionale Arbeitsstelle (RAA)\n", []),
    ("abkuerzung-unerklaert", leitbild("Die RAA (Regionale Arbeitsstelle)"), []),
    ("abkuerzung-unerklaert", leitbild("Die RAA") + "akteure: [{id: r, name: Arbeitsstelle, kuerzel: RAA}]\n", []),
    ("abkuerzung-unerklaert", leitbild("Die RAA") + "gremien: [{id: r, name: Runde, kuerzel: RAA}]\n", []),
    ("abkuerzung-unerklaert", leitbild("Die RAA") + "begriffe: [{id: r, begriff: RAA, erklaerung: Stelle.}]\n", []),
    ("abkuerzung-unerklaert", leitbild("JMD/MBE") + "danksagung: {beteiligte: [FC RAA]}\n",
     ["1: Das Konzept: Was „JMD“ heißt, steht nirgends im Konzept."]),
    *(
        ("auszeichnung-ohne-wirkung", leitbild(text),
         [f"1: Das Konzept: „{shown}“ wird gedruckt, wie es dasteht, und nicht als {kind}."])
        for text, (kind, shown) in ROH.items()
    ),
    *(("auszeichnung-ohne-wirkung", leitbild(text), []) for text in GUT),
    ("auszeichnung-ohne-wirkung", leitbild("`x`{=typst}"), []),
    ("auszeichnung-ohne-wirkung", "untertitel: '**Fett** [a](b) 2*3*4'\n", [
        "1: Das Konzept: „**Fett**“ wird gedruckt, wie es dasteht, und nicht als fette Schrift.",
        "1: Das Konzept: „[a](b)“ wird gedruckt, wie es dasteht, und nicht als Verweis.",
    ]),
    ("fussnote-unvollstaendig", leitbild("A[^1] \\[^2]"),
     ["1: Das Konzept: Zur Fußnote [^1] fehlt der Wortlaut."]),
    ("fussnote-unvollstaendig", leitbild("A\n\n[^n]: B"),
     ["1: Das Konzept: Zur Fußnote [^n] fehlt die Stelle im Text."]),
    ("fussnote-unvollstaendig", leitbild("A[^1]B[^1]\n\n[^1]: C"), []),
    ("fussnote-nicht-druckbar", leitbild("A[^1]\n\n[^1]:"), ["1: Das Konzept: Die Fußnote [^1] ist leer."]),
    ("fussnote-nicht-druckbar", leitbild("A[^1]\n\n[^1]: B[^2]\n\n[^2]: C"),
     ["1: Das Konzept: In der Fußnote [^1] steht eine weitere: [^2]."]),
    ("fussnote-nicht-druckbar", leitbild("A[^1]\n\n[^1]: B[^2]"), []),
    ("fussnote-nicht-druckbar", leitbild("A\n\n[^1]:"), []),
    *einzeln(
        "personendaten-im-text",
        " enthält eine Telefonnummer: {}.",
        {
            "Tel. 04321 942-0": ("04321 942-0",),
            "Ruf 0176 455 413 92": ("0176 455 413 92",),
            "+49 (0) 25 52-925 0": ("+49 (0) 25 52-925 0",),
            "089 / 41 90 27 28": ("089 / 41 90 27 28",),
            "0523/2018/MV vom 01.02.2022, 01067 Dresden, 2018 - 2021, AGS 01004000, 33.500": (),
            "per Telefon und E-Mail, Telefonaktion 2022": (),
        },
    ),
    ("personendaten-im-text", leitbild("jakob.muster@a-b.de, info@a.de, [Post](mailto:integration@a.de)"),
     ["1: Das Konzept enthält eine E-Mail-Adresse: jakob.muster@a-b.de."]),
    ("personendaten-im-text", "impressum: {telefon: 04321 942-0, text: e.muster@a.de}\n"
     "akteure: [{id: a, name: Amt, kontakt: {telefon: 04321 942-0, email: e.muster@a.de}}]\n", []),
    *(
        ("angabe-unplausibel", f"impressum: {{email: '{email}'}}\n", says)
        for email, says in (
            *((one, [f"1: Impressum: „{one}“ ist keine E-Mail-Adresse."]) for one in (
                "info.stadt.de", "info@stadt", "Rathaus", "@stadt.de", "info @ stadt.de", "www.stadt.de")),
            *((one, []) for one in (
                "info@stadt.de", "Frau Muster <e.muster@stadt-m.de>", "info(at)stadt.de", "info [at] stadt [punkt] de",
                "a@b.de, c@d.de", "integration@kreis.nrw", "büro@müllheim.de")),
        )
    ),
    ("angabe-unplausibel", "akteure: [{id: a, name: Amt, kontakt: {email: muster.stadt.de}}]\n",
     ["1: Kontakt: „muster.stadt.de“ ist keine E-Mail-Adresse."]),
    *(
        ("angabe-unplausibel", f"  ags: {ags}\n",
         [] if good else [f"1: Kommune „Musterstadt“: „{ags}“ ist kein Amtlicher Gemeindeschlüssel."])
        # Neumünster, Steinfurt, their districts; a zero lost, the key of the region, a Land that there is not.
        for ags, good in (("01004000", 1), ("05566084", 1), ("05566", 1), ("05 566 084", 1), ("01004", 1),
                          ("1004000", 0), ("055660084084", 0), ("17004000", 0), ("Neumünster", 0), ("5566", 0))
    ),
    ("angabe-unplausibel", "impressum: {herausgeber: Stadt}\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


@pytest.mark.parametrize("text", ROH)
def test_what_is_said_to_print_raw_does(text: str) -> None:
    shown = ROH[text][1]
    assert shown.split()[0] in markdown(Text(text), Footnotes()).replace("\\", "")


FUSSNOTEN = [
    f"A[^1]{rest}"
    for rest in ("\n\n[^1]: B", "\n\n[^1]:", "\n\n[^1]: B\n[^1]: C", "\n\n[^1]: B[^2]\n\n[^2]: C", "\n\n[^1]: B[^2]",
                 "\n\n[^1]:\n    B", "", "\n\n[^2]:", "[^2]\n\n[^1]: B\n\n[^2]: C", "\n[^1]: B\n    [^2]\n\n[^2]: C")
]  # fmt: skip


@pytest.mark.parametrize("text", FUSSNOTEN)
def test_the_rule_and_the_print_agree_about_footnotes(text: str) -> None:
    try:
        markdown(Text(text), Footnotes())
        prints = True
    except TextFehler:
        prints = False
    assert prints == (meldungen("fussnote-nicht-druckbar", leitbild(text)) == [])


def test_the_town_decides_about_the_gender_form() -> None:
    text = leitbild("Bürger*innen und Schüler:innen")
    says = "1: Das Konzept: „{}“ steht mit {}; im Haus vereinbart ist {}."
    for form, expected in (
        ("stern", says.format("Schüler:innen", "Doppelpunkt", "der Stern")),
        ("doppelpunkt", says.format("Bürger*innen", "Stern", "der Doppelpunkt")),
        ("paarform", says.format("Bürger*innen", "Stern", "die Paarform")),
    ):
        assert meldungen("genderform-gemischt", text, hausregeln=Hausregeln(gendern=form)) == [expected]


@pytest.mark.parametrize(("many", "more"), [(9, None), (10, None), (11, 1), (50, 40)])
def test_many_deviating_texts_are_counted(many: int, more: int | None) -> None:
    chapters = "".join(f"  - {{id: k{n}, titel: K, text: 'Die Schüler:innen'}}\n" for n in range(many))
    text = leitbild("Bürger*innen " * (many + 1)) + "kapitel:\n" + chapters
    found = meldungen("genderform-gemischt", text)
    assert len(found) == min(many, 10)
    assert [one for one in found if "weiteren" in one] == ([found[-1]] if more else [])
    assert more is None or found[-1].endswith(f"So ist es noch in {more} weiteren Teilen.")


WIRKLICH = {
    "steinfurt": ["KGST"],
    "neumuenster/2015": [],
    "neumuenster/2022": ["ISEK"],
    "rhein-kreis-neuss": ["RKN", "ARGE", "RAA", "KHS", "BBZ"],
}


@pytest.mark.parametrize("name", WIRKLICH)
def test_the_real_documents_are_judged_truthfully(name: str) -> None:
    """Abbreviations that they do not explain; nothing else."""
    folder = BEISPIELE / name
    loaded = load({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))})
    assert loaded.konzept is not None
    rules = [rule for rule in REGELN.values() if rule.thema == "text"]
    found = lint(loaded.konzept, loaded.places, date(2026, 11, 21), rules)
    assert [one.message.split(": Was ")[-1] for one in found] == [
        f"„{short}“ heißt, steht nirgends im Konzept." for short in WIRKLICH[name]
    ]
