"""Edge cases of the subject struktur."""

import pytest
from tests.regeln.pruefung import FELD, MASSNAHME, in_beispielen, meldungen

ZIEL = FELD + "    leitziele: [{id: z, titel: Alle lernen Deutsch}]\n"
LEER = "ist leer: Es enthält weder Text noch Ziele, Maßnahmen, Angebote oder Ideen."


def massnahmen(*nummern: str) -> str:
    """A field whose measures bear these numbers; "" bears none."""
    labels = (f", nr: '{nr}'" if nr else "" for nr in nummern)
    lines = "".join(f"      - {{id: m{n}, titel: M{n}{label}}}\n" for n, label in enumerate(labels))
    return f"{FELD}    massnahmen:\n{lines}"


FAELLE = [
    ("feld-leer", FELD, [f"2: Handlungsfeld 1 „Sprache“ {LEER}"]),
    ("feld-leer", FELD + "    nr: A\n    herkunft: {aus: [x]}\n", [f"2: Handlungsfeld A „Sprache“ {LEER}"]),
    ("feld-leer", "querschnittsthemen: [{id: q, titel: Q}]\n", [f"1: Querschnittsthema 1 „Q“ {LEER}"]),
    ("feld-leer", FELD + "    einleitung: ''\n    themen: []\n", [f"2: Handlungsfeld 1 „Sprache“ {LEER}"]),
    ("feld-leer", FELD + "    einleitung: Worum es geht.\n", []),
    ("feld-leer", FELD + "    ideen: [{id: i, titel: Sprachcafé}]\n", []),
    ("feld-leer", "querschnittsthemen: [{id: q, titel: Q, ausgangslage: So ist es.}]\n", []),
    (
        # As in Neumünster 2022, where only the names of the fields are known: said once.
        "feld-leer",
        "handlungsfelder:\n" + "".join(f"  - {{id: f{n}, titel: F{n}}}\n" for n in range(6)),
        [f"2: Handlungsfeld 1 „F0“ {LEER} Ebenso leer sind 5 weitere."],
    ),
    (
        "feld-leer",
        "handlungsfelder: [{id: a, titel: A}, {id: b, titel: B}, {id: c, titel: C}]\n",
        [f"1: Handlungsfeld {n} „{name}“ {LEER}" for n, name in enumerate("ABC", 1)],
    ),
    ("handlungsfeld-ohne-ziel", FELD, []),
    (
        # As in Steinfurt: goals and measures stand side by side, nothing is linked.
        "massnahme-ohne-ziel",
        ZIEL + "    massnahmen: [{id: m, titel: M}, {id: n, titel: N}]\n",
        [],
    ),
    (
        "massnahme-ohne-ziel",
        ZIEL + "    massnahmen: [{id: m, titel: M}, {id: n, titel: N, ziele: [z]}, {id: o, titel: O}]\n",
        ["5: Handlungsfeld 1 „Sprache“ hat Maßnahmen ohne Ziel: 2 von 3 (1.1 und 1.3)."],
    ),
    (
        "massnahme-ohne-ziel",
        "bezeichnungen: {massnahmen: Vorhaben}\n"
        + FELD
        + "    leitziele: [{id: z, titel: Z, massnahmen: [{id: n, titel: N}]}]\n    massnahmen:\n"
        + "".join(f"      - {{id: m{n}, titel: M{n}}}\n" for n in range(7)),
        ["7: Handlungsfeld 1 „Sprache“ hat Vorhaben ohne Ziel: 7 von 8 (1.1, 1.2, 1.3, 1.4, 1.5 und 2 weitere)."],
    ),
    (
        "massnahme-ohne-ziel",
        FELD
        + "    teilziele: [{id: t, titel: T}]\n    massnahmen: [{id: m, titel: M}, {id: n, titel: N, ziele: [t]}]\n",
        ["5: Handlungsfeld 1 „Sprache“ hat Maßnahmen ohne Ziel: 1 von 2 (1.1)."],
    ),
    # A field without goals is another matter.
    (
        "massnahme-ohne-ziel",
        ZIEL + "    massnahmen: [{id: n, titel: N, ziele: [z]}]\n"
        "  - {id: g, titel: Wohnen, massnahmen: [{id: m, titel: M}]}\n",
        [],
    ),
    (
        "titel-doppelt",
        MASSNAHME + "  - {id: g, titel: Wohnen, massnahmen: [{id: n, titel: ' kurs '}, {id: o, titel: KURS}]}\n",
        ["7: Maßnahme 2.1 „kurs“ heißt wie Maßnahme 1.1 in konzept.yaml, Zeile 9. Insgesamt heißen 3 so."],
    ),
    (
        "titel-doppelt",
        "akteure: [{id: a, name: Jobcenter}, {id: b, name: Jobcenter}]\n",
        ["1: Akteur „Jobcenter“ heißt wie der Eintrag „a“ in konzept.yaml, Zeile 5."],
    ),
    (
        "titel-doppelt",
        "begriffe: [{id: a, begriff: Teilhabe, erklaerung: A}, {id: b, begriff: Teilhabe, erklaerung: B}]\n",
        ["1: Begriff „Teilhabe“ heißt wie der Eintrag „a“ in konzept.yaml, Zeile 5."],
    ),
    # Offices of two towns; the four workshops of the Rhein-Kreis Neuss; a field and a Querschnittsthema (Germersheim).
    (
        "titel-doppelt",
        "akteure:\n  - {id: s, name: Stadt Neuss}\n  - {id: d, name: Stadt Dormagen}\n"
        "  - {id: a, name: Integrationsbüro, teil_von: s}\n  - {id: b, name: Integrationsbüro, teil_von: d}\n",
        [],
    ),
    ("titel-doppelt", "beteiligung: [{id: a, titel: Workshop}, {id: b, titel: Workshop}]\n", []),
    ("titel-doppelt", FELD + "querschnittsthemen: [{id: q, titel: Sprache}]\n", []),
    # One id twice is a fault of its own.
    ("titel-doppelt", "akteure: [{id: a, name: Amt}, {id: a, name: Amt}]\n", []),
    # Indicators of one part; in another unit, of other people, of other parts, they are not the same.
    (
        "titel-doppelt",
        FELD + "    indikatoren:\n      - {id: i, titel: Anzahl der Kurse}\n      - {id: j, titel: anzahl der Kurse}\n",
        ["6: Indikator „anzahl der Kurse“ heißt wie der Eintrag „i“ in konzept.yaml, Zeile 9."],
    ),
    (
        "titel-doppelt",
        "indikatoren:\n  - {id: i, titel: Kurse}\n  - {id: j, titel: Kurse}\n",
        ["3: Indikator „Kurse“ heißt wie der Eintrag „i“ in konzept.yaml, Zeile 6."],
    ),
    (
        "titel-doppelt",
        "indikatoren:\n  - {id: i, titel: Kurse}\n  - {id: j, titel: Kurse, einheit: '%'}\n"
        "  - {id: k, titel: Kurse, bezugsgruppe: Frauen}\n  - {id: i, titel: Kurse}\n",
        [],
    ),
    (
        "titel-doppelt",
        FELD + "    indikatoren: [{id: i, titel: Kurse}]\nindikatoren: [{id: j, titel: Kurse}]\n",
        [],
    ),
    (
        "kuerzel-doppelt",
        "akteure:\n  - {id: a, name: Integrationszentrum, kuerzel: KI}\n"
        "  - {id: b, name: Kulturinitiative, kuerzel: KI}\n"
        "gremien: [{id: g, name: Kernteam, kuerzel: KI}]\n",
        [
            "3: Akteur „Kulturinitiative“: Das Kürzel „KI“ hat schon Akteur „Integrationszentrum“ in konzept.yaml, "
            "Zeile 6. Insgesamt haben es 3."
        ],
    ),
    (
        "kuerzel-doppelt",
        "akteure: [{id: a, name: Forum, kuerzel: FV}]\ngremien: [{id: g, name: Forum der Vielfalt, kuerzel: FV}]\n",
        ["2: Gremium „Forum der Vielfalt“: Das Kürzel „FV“ hat schon Akteur „Forum“ in konzept.yaml, Zeile 5."],
    ),
    # The same body in both registers; two administrations; other letters; none at all.
    ("kuerzel-doppelt", "akteure: [{id: a, name: Rat, kuerzel: R}]\ngremien: [{id: g, name: Rat, kuerzel: R}]\n", []),
    (
        "kuerzel-doppelt",
        "akteure: [{id: a, name: Amt A, kuerzel: A50, teil_von: x}, {id: b, name: Amt B, kuerzel: A50, teil_von: y}]\n",
        [],
    ),
    (
        "kuerzel-doppelt",
        "akteure: [{id: a, name: A, kuerzel: Ki}, {id: b, name: B, kuerzel: KI}, {id: c, name: C}]\n",
        [],
    ),
    (
        "verzeichnis-doppelt",
        "kapitel:\n  - {id: k, titel: K, zeigt: [gremien, akteure, gremien]}\n",
        ["2: Kapitel „K“ zeigt das Verzeichnis „gremien“ mehr als einmal."],
    ),
    (
        "verzeichnis-doppelt",
        "kapitel:\n  - {id: k, titel: K, abschnitte: [{id: u, titel: U, zeigt: [gremien]}]}\n"
        "  - {id: l, titel: L, zeigt: [gremien]}\n",
        ["3: Kapitel „L“: Das Verzeichnis „gremien“ steht schon in Unterkapitel „U“ (konzept.yaml, Zeile 6)."],
    ),
    (
        "verzeichnis-doppelt",
        "kapitel:\n  - id: k\n    titel: K\n    zeigt: [akteure]\n"
        "    abschnitte: [{id: u, titel: U, zeigt: [gremien, akteure]}]\n",
        ["5: Unterkapitel „U“: Das Verzeichnis „akteure“ steht schon in Kapitel „K“ (konzept.yaml, Zeile 6)."],
    ),
    (
        "verzeichnis-doppelt",
        "kapitel: [{id: k, titel: K, zeigt: [akteure, gremien]}, {id: l, titel: L, zeigt: [themen]}]\n",
        [],
    ),
    ("verzeichnis-doppelt", "kapitel: [{id: k, titel: K}, {id: l, titel: L}]\n", []),
    ("nummer-doppelt", massnahmen("1.1", "1.2", "1.1"), ["7: Maßnahme 1.1 „M2“: Die Nummer 1.1 trägt schon „M0“."]),
    ("nummer-doppelt", massnahmen("1.1", "1.10", "1.01"), []),
    ("nummer-doppelt", massnahmen("", ""), []),
    (
        "nummer-doppelt",
        "handlungsfelder: [{id: f, nr: A, titel: F}, {id: g, nr: A, titel: G}]\n",
        ["1: Handlungsfeld A „G“: Die Nummer A trägt schon „F“."],
    ),
    (
        "nummer-doppelt",
        "empfehlungen: [{id: e, nr: '1', titel: E}, {id: g, nr: '1', titel: G}]\n",
        ["1: Empfehlung „G“: Die Nummer 1 trägt schon „E“."],
    ),
    # As in Steinfurt: every field counts its goals from 1.
    (
        "nummer-doppelt",
        "handlungsfelder:\n"
        + "".join(f"  - {{id: f{n}, titel: F, leitziele: [{{id: z{n}, nr: '1', titel: Z}}]}}\n" for n in range(2)),
        [],
    ),
    (
        "nummer-fehlt",
        massnahmen("1.1", "", "1.2", ""),
        ["6: Maßnahme 1.2 „M1“ hat keine „nr“, andere in derselben Liste haben eine (2 von 4 ohne)."],
    ),
    ("nummer-fehlt", massnahmen("", "", ""), []),
    ("nummer-fehlt", massnahmen("1.1"), []),
    # Fields without, measures with numbers: two lists.
    ("nummer-fehlt", massnahmen("a", "b") + "  - {id: g, titel: Wohnen}\n", []),
    (
        "verweis-doppelt",
        MASSNAHME + "        ziele: [z, y, z, z]\n",
        ["7: Maßnahme 1.1 „Kurs“: „z“ steht unter „ziele“ mehr als einmal."],
    ),
    (
        "verweis-doppelt",
        MASSNAHME + "        herkunft: {aus: [x, y, x]}\n",
        ["7: Herkunft: „x“ steht unter „aus“ mehr als einmal."],
    ),
    ("verweis-doppelt", MASSNAHME + "        herkunft: {aus: [x, y]}\n", []),
    ("verweis-doppelt", MASSNAHME + "        verantwortlich: [a, b]\n        beteiligte: [a]\n", []),
    ("verweis-doppelt", "gremien: [{id: g, name: G, mitglieder: [{akteur: a}, {akteur: a}]}]\n", []),
    (
        "verweis-im-kreis",
        "akteure: [{id: a, name: Amt, teil_von: a}]\n",
        ["1: Akteur „Amt“: „teil_von“ führt im Kreis („Amt“, „Amt“)."],
    ),
    (
        "verweis-im-kreis",
        "akteure:\n  - {id: d, name: Team, teil_von: a}\n  - {id: a, name: A, teil_von: b}\n"
        "  - {id: b, name: B, teil_von: c}\n  - {id: c, name: C, teil_von: a}\n",
        ["3: Akteur „A“: „teil_von“ führt im Kreis („A“, „B“, „C“, „A“)."],
    ),
    (
        "verweis-im-kreis",
        "beschluesse: [{id: a, betreff: A, ersetzt: b}, {id: b, betreff: B, ersetzt: a}]\n",
        ["1: Beschluss „A“: „ersetzt“ führt im Kreis („A“, „B“, „A“)."],
    ),
    # Only an id used twice, a reference to nothing, and one to another kind.
    ("verweis-im-kreis", "akteure: [{id: a, name: A}, {id: a, name: B, teil_von: a}]\n", []),
    ("verweis-im-kreis", "akteure: [{id: a, name: A, teil_von: weg}, {id: b, name: B, teil_von: g}]\n", []),
    ("verweis-im-kreis", "akteure: [{id: a, name: A, teil_von: b}]\ngremien: [{id: b, name: G}]\n", []),
]


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


def test_a_long_line_of_offices_is_no_circle() -> None:
    line = "".join(f"  - {{id: a{n}, name: A{n}, teil_von: a{n + 1}}}\n" for n in range(200))
    assert meldungen("verweis-im-kreis", f"akteure:\n{line}  - {{id: a200, name: Rat}}\n") == []


def test_what_the_real_documents_lack() -> None:
    """Each looked at and found true; whatever else is found there is a fault of the rule."""
    found = [*in_beispielen("struktur")]
    assert len(found) == 4
    assert {*found} == {
        ("neumuenster/2015", "feld-leer", "gesundheit-und-alter"),
        ("neumuenster/2015", "handlungsfeld-ohne-ziel", "interkulturelle-oeffnung"),
        ("neumuenster/2022", "feld-leer", "bildung-und-sprache"),
        ("neumuenster/2022", "handlungsfeld-ohne-ziel", "interkulturelle-oeffnung-der-verwaltung"),
    }
