"""The rows of a Synopse and of a Verbleib, specified by a table: old, new, and the three cells that follow."""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vergleich.tabelle import ORTE, TEILE
from tests.vergleich.tabelle_felder import TEXTE, WERTE
from tests.vergleich.tabelle_herkunft import ENTFALLEN, HERKUNFT
from tests.vergleich.werkstatt import FELD, MASSNAHME, ZWEI, einleitung, felder, kurs, mit, read

from konzept.diff import Art, Strich, Verb, diff
from konzept.export.ast import elements, plain
from konzept.export.pandoc import read as pandoc
from konzept.render.cell import Satz, Stueck, Zelle, satz, zelle
from konzept.render.comparison import Gegenueberstellung
from konzept.render.comparison.exchange import side_by_side
from konzept.render.flat import lines
from konzept.render.parse import TextFehler
from konzept.render.plain import clean

SIGNS = {Strich.GLEICH: "{}", Strich.WEG: "[-{}-]", Strich.NEU: "{{+{}+}}"}


def worte(cell: Zelle) -> list[str]:
    """The lines of a cell, marks as ``git diff --word-diff`` shows them."""
    return ["".join(SIGNS[one.strich].format(one.text) for one in line.stuecke if one.text) for line in cell]


def gegenueber(old: str, new: str) -> Gegenueberstellung:
    return Gegenueberstellung(diff(read(old), read(new)))


Row = tuple[list[str], list[str], list[str]]


@dataclass(frozen=True)
class Fall:
    """Two editions and the rows that follow, section by section."""

    name: str
    old: str
    new: str
    rows: list[Row]
    titles: list[str] = field(default_factory=list)


KURS = "Maßnahme 1.1 „Kurs“"
AKTEURE = "akteure: [{id: a, name: Amt}, {id: b, name: VHS}]\n"
SAETZE = "Jedes Kind lernt Deutsch, und zwar von Anfang an und in jeder Einrichtung der Stadt."
FAELLE = [
    Fall("nothing changed", MASSNAHME, kurs("nr: 7.7"), []),
    Fall(
        "new, with values as printed and names for ids",
        FELD + AKTEURE,
        kurs("verantwortlich: [a, b], frist: 2027-03-31, kosten: 12500 Euro, beschreibung: Ein Kurs.") + AKTEURE,
        [
            (
                [],
                [KURS, "Ein Kurs.", "Verantwortlich: Amt; VHS", "Frist: 31.03.2027", "Kosten: 12.500\u00a0€"],
                ["neu"],
            )
        ],
        ["Handlungsfeld 1 „Feld“"],
    ),
    Fall("gone without a word", MASSNAHME, FELD, [([KURS], [], ["entfallen (ohne Angabe)"])]),
    Fall(
        "gone with a reason, a place for it and a decision",
        MASSNAHME,
        FELD + "beschluesse: [{id: d, nummer: 7/2026, betreff: Schluss}]\n"
        "entfallen: [{id: m, titel: Kurs, grund: 'Niemand *kam*.', verbleib: Beim Kreis., beschluss: d}]\n",
        [
            (
                [KURS],
                [],
                ["entfallen", "Grund: Niemand kam.", "Verbleib: Beim Kreis.", "Beschluss: Schluss"],
            ),
            ([], ["Beschluss „Schluss“", "Nummer: 7/2026"], ["neu"]),
        ],
        ["Handlungsfeld 1 „Feld“", "Beschlüsse"],
    ),
    Fall(
        "gone with what it stood in",
        MASSNAHME,
        "entfallen: [{id: f, titel: Feld, grund: Fertig.}]\n",
        [
            (["Handlungsfeld 1 „Feld“"], [], ["entfallen", "Grund: Fertig."]),
            ([KURS], [], ["entfallen mit Handlungsfeld 1 „Feld“"]),
        ],
        ["Handlungsfeld 1 „Feld“ (alte Fassung)"],
    ),
    Fall(
        "there again",
        FELD + "entfallen: [{id: m, titel: Kurs}]\n",
        MASSNAHME,
        [([], [KURS], ["neu (in der alten Fassung entfallen)"])],
    ),
    Fall(
        "renamed, with a word of the editors",
        MASSNAHME,
        mit("id: m, titel: Kurse, herkunft: {aus: [m], text: Es sind jetzt mehrere.}"),
        [
            (
                ["Maßnahme 1.1 „[-Kurs-]“"],
                ["Maßnahme 1.1 „{+Kurse+}“"],
                ["umbenannt", "Es sind jetzt mehrere."],
            )
        ],
    ),
    Fall(
        "what the editors said of an earlier edition is not said again",
        mit("id: m, titel: Kurs, herkunft: {aus: [x], text: Aus dem ersten Konzept.}"),
        mit("id: m, titel: Kurse, herkunft: {aus: [x], text: Aus dem ersten Konzept.}"),
        [(["Maßnahme 1.1 „[-Kurs-]“"], ["Maßnahme 1.1 „{+Kurse+}“"], ["umbenannt"])],
    ),
    Fall(
        "a field of the concept itself",
        "",
        "untertitel: U\n",
        [(["Das Konzept"], ["Das Konzept", "Untertitel: U"], ["ergänzt: Untertitel"])],
        ["Das Konzept insgesamt"],
    ),
    Fall(
        "fields of one part, grouped by what happened to them",
        kurs("zielgruppe: Eltern, frist: 2026, kosten: 500 €, prioritaet: hoch"),
        kurs("zielgruppe: Eltern und Kinder, frist: 2027, kosten: 500 Euro, einfluss: eigen"),
        [
            (
                [KURS, "Zielgruppe: Eltern", "Frist: [-2026-]", "Priorität: hoch"],
                [KURS, "Zielgruppe: Eltern{+ und Kinder+}", "Frist: {+2027+}", "Einfluss: eigen"],
                [
                    "geändert: Zielgruppe, Frist",
                    "nur der Form nach geändert: Kosten",
                    "gestrichen: Priorität",
                    "ergänzt: Einfluss",
                ],
            )
        ],
    ),
    Fall(
        "the period of validity",
        "geltung: {von: 2018, bis: 2021}\n",
        "geltung: {von: 2018, bis: 2025}\n",
        [
            (
                ["Das Konzept", "Geltung (bis): [-2021-]"],
                ["Das Konzept", "Geltung (bis): {+2025+}"],
                ["geändert: Geltung (bis)"],
            )
        ],
    ),
    Fall(
        "moved to another goal",
        ZWEI + "    massnahmen:\n      - {id: m, titel: Kurs}\n",
        ZWEI.replace("titel: Ziel 1}", "titel: Ziel 1, massnahmen: [{id: m, titel: Kurs}]}"),
        [([KURS], [KURS], ["verschoben von Handlungsfeld 1 „Feld“ nach Leitziel 1 „Ziel 1“"])],
    ),
    Fall(
        "a measure became an offer, in the words of the house",
        mit("id: m, titel: Kurs") + "bezeichnungen: {massnahmen: Vorhaben, massnahme: Vorhaben}\n",
        FELD + "    bestand: [{id: m, titel: Kurs}]\n"
        "bezeichnungen: {massnahmen: Vorhaben, massnahme: Vorhaben, bestand: Was es gibt}\n",
        [
            (
                ["Das Konzept", "Bezeichnungen (Bestand): [-Bestehende Angebote-]"],
                ["Das Konzept", "Bezeichnungen (Bestand): {+Was es gibt+}"],
                ["redaktionell geändert: Bezeichnungen (Bestand)"],
            ),
            (["Vorhaben 1.1 „Kurs“"], ["Angebot „Kurs“"], ["verschoben von „Vorhaben“ nach „Was es gibt“"]),
        ],
        ["Das Konzept insgesamt", "Handlungsfeld 1 „Feld“"],
    ),
    Fall(
        "divided, and one of the heirs with another text",
        felder("id: f, titel: Feld, einleitung: Alles."),
        felder(
            "id: g, titel: Eins, einleitung: Alles., herkunft: {aus: [f], text: Getrennt.}",
            "id: h, titel: Zwei, herkunft: {aus: [f], text: Getrennt.}",
        ),
        [
            (
                ["Handlungsfeld 1 „Feld“"],
                ["Handlungsfeld 1 „Eins“", "Handlungsfeld 2 „Zwei“"],
                ["aufgeteilt in Handlungsfeld 1 „Eins“ und Handlungsfeld 2 „Zwei“", "Getrennt."],
            ),
            (
                ["Handlungsfeld 1 „Feld“", "Einleitung: Alles."],
                ["Handlungsfeld 2 „Zwei“"],
                ["gestrichen: Einleitung"],
            ),
        ],
        ["Handlungsfeld 1 „Eins“", "Handlungsfeld 2 „Zwei“"],
    ),
    Fall(
        "merged: everything that went into it is there",
        mit("id: m, titel: Kurs", "id: n, titel: Treff, beschreibung: Jeden Tag."),
        mit("id: m, titel: Kurs, herkunft: {aus: [m, n]}"),
        [
            (
                [KURS, "Maßnahme 1.2 „Treff“", "Jeden Tag."],
                [KURS],
                ["zusammengelegt aus Maßnahme 1.1 „Kurs“ und Maßnahme 1.2 „Treff“"],
            )
        ],
    ),
    Fall(
        "a text says the same, set otherwise",
        einleitung("Ein *Satz* über **Wohnen**."),
        einleitung("Ein Satz über Wohnen."),
        [
            (
                ["Handlungsfeld 1 „Feld“"],
                ["Handlungsfeld 1 „Feld“"],
                ["nur der Form nach geändert: Einleitung"],
            )
        ],
    ),
    Fall(
        "a text in which some words changed",
        einleitung(SAETZE),
        einleitung(SAETZE.replace("Anfang", "Geburt")),
        [
            (
                ["Handlungsfeld 1 „Feld“", "Einleitung: " + SAETZE.replace("Anfang", "[-Anfang-]")],
                ["Handlungsfeld 1 „Feld“", "Einleitung: " + SAETZE.replace("Anfang", "{+Geburt+}")],
                ["geändert: Einleitung"],
            )
        ],
    ),
    Fall(
        "a text written anew",
        einleitung(SAETZE),
        einleitung("Hier steht etwas ganz anderes."),
        [
            (
                ["Handlungsfeld 1 „Feld“", "Einleitung: " + SAETZE],
                ["Handlungsfeld 1 „Feld“", "Einleitung: Hier steht etwas ganz anderes."],
                ["neu gefasst: Einleitung"],
            )
        ],
    ),
    Fall(
        "a text with everything a text may hold",
        FELD,
        einleitung(
            "Ein **Absatz**[^1] mit [Verweis](https://example.org).\n\n- eins\n- zwei\n    1. drei\n    2. vier\n\n"
            "![Der Markt](bilder/markt.png)\n\n[^1]: Stand 2026."
        ),
        [
            (
                ["Handlungsfeld 1 „Feld“"],
                [
                    "Handlungsfeld 1 „Feld“",
                    "Einleitung: Ein Absatz (Fußnote: Stand 2026.) mit Verweis (https://example.org).",
                    "• eins",
                    "• zwei",
                    "1. drei",
                    "2. vier",
                    "[Bild: Der Markt (bilder/markt.png)]",
                ],
                ["ergänzt: Einleitung"],
            )
        ],
    ),
    Fall(
        "entries of a list: only what differs is marked, the order is nothing",
        FELD + "    themen: [Arbeit, Wohnen, Sport]\n",
        FELD + "    themen: [Sport, Arbeit]\n",
        [
            (
                ["Handlungsfeld 1 „Feld“", "Themen: Arbeit; [-Wohnen-]; Sport"],
                ["Handlungsfeld 1 „Feld“", "Themen: Sport; Arbeit"],
                ["geändert: Themen"],
            )
        ],
    ),
    Fall(
        "entries with keys of their own stand below each other",
        "gremien: [{id: g, name: LG, mitglieder: [{name: Rat, anzahl: 2}, {name: Amt}]}]\n",
        "gremien: [{id: g, name: LG, mitglieder: [{name: Rat, anzahl: 3}, {name: Amt}]}]\n",
        [
            (
                ["Gremium „LG“", "Mitglieder: ", "• Rat; Anzahl: [-2-]", "• Amt"],
                ["Gremium „LG“", "Mitglieder: ", "• Rat; Anzahl: {+3+}", "• Amt"],
                ["geändert: Mitglieder"],
            )
        ],
        ["Gremien"],
    ),
    Fall(
        "how somebody can be reached is not shown, released or not",
        "akteure: [{id: a, name: Amt, kontakt: {person: Frau Alt, telefon: '04321 1', freigegeben: ja}}]\n",
        "akteure: [{id: a, name: Amt, kontakt: {person: Herr Neu, telefon: '04321 2', freigegeben: nein}}]\n",
        [(["Akteur „Amt“"], ["Akteur „Amt“"], ["redaktionell geändert: Kontakt"])],
    ),
    Fall(
        "nor if the part is new or gone",
        "akteure: [{id: a, name: Amt, kontakt: {person: Frau Alt, freigegeben: ja}}]\n",
        "akteure: [{id: b, name: VHS, kontakt: {person: Herr Neu}}]\n",
        [
            (["Akteur „Amt“"], [], ["entfallen (ohne Angabe)"]),
            ([], ["Akteur „VHS“"], ["neu"]),
        ],
    ),
    Fall(
        "a reference to what has a number names it",
        kurs("ziele: [z1]").replace("massnahmen", "leitziele: [{id: z1, titel: Z}]\n    massnahmen"),
        kurs("frist: 2026").replace("massnahmen", "leitziele: [{id: z1, titel: Z}]\n    massnahmen"),
        [([KURS, "Ziele: Leitziel 1 „Z“"], [KURS, "Frist: 2026"], ["gestrichen: Ziele", "ergänzt: Frist"])],
    ),
]


@pytest.mark.parametrize("fall", FAELLE, ids=[fall.name for fall in FAELLE])
def test_rows(fall: Fall) -> None:
    bereiche = gegenueber(fall.old, fall.new).bereiche
    zeilen = [zeile for bereich in bereiche for zeile in bereich.zeilen]
    assert [(worte(one.alt), worte(one.neu), worte(one.erlaeuterung)) for one in zeilen] == fall.rows
    assert not fall.titles or [one.titel for one in bereiche] == fall.titles


def test_every_verb_of_the_council_is_in_the_table() -> None:
    words = {line for fall in FAELLE for row in fall.rows for line in row[2]}
    assert all(any(word.startswith(art.value) for word in words) for art in Art)


# Order -----------------------------------------------------------------------------------------------------------


def heads(old: str, new: str) -> list[tuple[str, list[str]]]:
    """Each section with the first line of each row."""
    return [(one.titel, [(row.alt or row.neu)[0].text for row in one.zeilen]) for one in gegenueber(old, new).bereiche]


def test_what_is_gone_stands_where_it_stood() -> None:
    old = felder("id: a, titel: A", "id: b, titel: B", "id: c, titel: C", "id: d, titel: D")
    new = felder("id: a, titel: A1", "id: c, titel: C1", "id: e, titel: E", "id: d, titel: D1")
    assert [title for title, _ in heads(old, new)] == [
        "Handlungsfeld 1 „A1“",
        "Handlungsfeld 2 „B“ (alte Fassung)",
        "Handlungsfeld 2 „C1“",
        "Handlungsfeld 3 „E“",
        "Handlungsfeld 4 „D1“",
    ]


def test_in_a_field_too() -> None:
    old = mit("id: m0, titel: M0", "id: m1, titel: M1", "id: m2, titel: M2", "id: m3, titel: M3")
    new = mit("id: m1, titel: M1a", "id: neu, titel: Neu", "id: m3, titel: M3a")
    ((_, rows),) = heads(old, new)
    assert [row.rpartition(" ")[2] for row in rows] == ["„M0“", "„M1“", "„M2“", "„Neu“", "„M3“"]


def test_a_gone_field_keeps_its_own_parts_and_lends_none_of_what_goes_on() -> None:
    old = felder("id: a, titel: A, massnahmen: [{id: m, titel: M}, {id: n, titel: N}]", "id: b, titel: B")
    new = felder("id: b, titel: B, massnahmen: [{id: n, titel: N}]")
    assert heads(old, new) == [
        ("Handlungsfeld 1 „A“ (alte Fassung)", ["Handlungsfeld 1 „A“", "Maßnahme 1.1 „M“"]),
        ("Handlungsfeld 1 „B“", ["Maßnahme 1.2 „N“"]),
    ]


def test_a_list_of_the_frame_is_one_section() -> None:
    old = "begriffe: [{id: b1, begriff: B1, erklaerung: x}, {id: b2, begriff: B2, erklaerung: x}]\n" \
          "kapitel: [{id: k1, titel: K1}, {id: k2, titel: K2}]\n"  # fmt: skip
    new = "begriffe: [{id: b1, begriff: B1, erklaerung: y}, {id: b3, begriff: B3, erklaerung: x}]\n" \
          "kapitel: [{id: k3, titel: K3}]\n"  # fmt: skip
    assert heads(old, new) == [
        ("Begriffe", ["Begriff „B1“", "Begriff „B2“", "Begriff „B3“"]),
        ("Kapitel", ["Kapitel „K1“", "Kapitel „K2“", "Kapitel „K3“"]),
    ]


def test_what_moved_away_is_no_place_to_stand_behind() -> None:
    old = felder(
        "id: a, titel: A, massnahmen: [{id: m, titel: M}, {id: n, titel: N}, {id: o, titel: O}]", "id: b, titel: B"
    )
    new = felder("id: a, titel: A, massnahmen: [{id: m, titel: M1}, {id: p, titel: P}]",
                 "id: b, titel: B, massnahmen: [{id: n, titel: N}]")  # fmt: skip
    assert heads(old, new) == [
        ("Handlungsfeld 1 „A“", ["Maßnahme 1.1 „M“", "Maßnahme 1.3 „O“", "Maßnahme 1.2 „P“"]),
        ("Handlungsfeld 2 „B“", ["Maßnahme 1.2 „N“"]),
    ]


def test_a_division_stands_before_what_it_left() -> None:
    old = felder("id: f, titel: F, einleitung: Alt., massnahmen: [{id: m, titel: M}]")
    new = felder("id: f, titel: F, herkunft: {aus: [f]}, massnahmen: [{id: m, titel: M1}]",
                 "id: g, titel: G, herkunft: {aus: [f]}, einleitung: Alt.")  # fmt: skip
    ((_, rows),) = heads(old, new)
    assert rows == ["Handlungsfeld 1 „F“", "Handlungsfeld 1 „F“", "Maßnahme 1.1 „M“"]
    (bereich,) = gegenueber(old, new).bereiche
    assert [one.art for one in bereich.zeilen] == [Art.AUFGETEILT, Art.GEAENDERT, Art.UMBENANNT]


# Verbleib --------------------------------------------------------------------------------------------------------


def verbleib(old: str, new: str) -> dict[str, list[tuple[str, str, list[str]]]]:
    return {
        one.titel: [(row.alt, row.verb, worte(row.neu)) for row in one.zeilen] for one in gegenueber(old, new).verbleib
    }


def test_what_became_of_each_part() -> None:
    old = felder(
        "id: a, titel: A, massnahmen: [{id: m, titel: M}, {id: n, titel: N}]",
        "id: b, titel: B, massnahmen: [{id: o, titel: O}]",
    )
    new = felder("id: c, titel: C, herkunft: {aus: [a]}, massnahmen: [{id: m, titel: M}]") + (
        "entfallen: [{id: b, titel: B, grund: 'Zu *teuer*.', verbleib: Beim Kreis.}]\n"
    )
    assert verbleib(old, new) == {
        "Handlungsfeld 1 „A“": [
            ("Handlungsfeld 1 „A“", "umbenannt", ["Handlungsfeld 1 „C“"]),
            ("Maßnahme 1.1 „M“", "unverändert", ["Maßnahme 1.1 „M“"]),
            ("Maßnahme 1.2 „N“", "ohne Angabe", []),
        ],
        "Handlungsfeld 2 „B“": [
            ("Handlungsfeld 2 „B“", "entfallen", ["Grund: Zu teuer.", "Verbleib: Beim Kreis."]),
            ("Maßnahme 2.1 „O“", "entfallen", ["mit Handlungsfeld 2 „B“"]),
        ],
    }


# Properties ------------------------------------------------------------------------------------------------------

TABELLE = [*TEILE, *ORTE, *HERKUNFT, *ENTFALLEN, *TEXTE, *WERTE]


def whole(old: str, new: str) -> None:
    """Every changed part in one row, every change in a row, every old part once, counts that add up."""
    vergleich = diff(read(old), read(new))
    found = Gegenueberstellung(vergleich)
    zeilen = [zeile for bereich in found.bereiche for zeile in bereich.zeilen]
    told = [change for change in vergleich.changes if not change.folge]
    assert len(zeilen) == len({(one.art in (Art.ENTFALLEN, Art.AUFGETEILT), one.id) for one in told})
    assert sum(count for _, count in found.zaehlung) == len(zeilen)
    assert all(one.erlaeuterung and (one.alt or one.neu) for one in zeilen)
    assert bool(found.bereiche) == bool(told)
    assert len({one.titel for one in found.bereiche}) == len(found.bereiche)

    fates = Counter(one.verb.value for one in vergleich.schicksale)
    after = [zeile for bereich in found.verbleib for zeile in bereich.zeilen]
    assert Counter(one.verb for one in after) == fates == Counter(dict(found.bilanz))
    names = Counter(vergleich.alt.name(knoten.teil) for key, knoten in vergleich.pairing.old.items() if key)
    assert Counter(one.alt for one in after) == names
    assert all(one.neu for one in after if one.verb not in (Verb.OHNE_ANGABE.value, Verb.ENTFALLEN.value))


def test_the_table_of_diff_holds_enough() -> None:
    assert len(TABELLE) >= 60


@pytest.mark.parametrize("fall", TABELLE, ids=[fall.name for fall in TABELLE])
def test_whole_for_every_case_of_diff(fall: object) -> None:
    whole(fall.old, fall.new)  # type: ignore[attr-defined]


IDS = [f"m{n}" for n in range(6)]


@st.composite
def fassung(draw: st.DrawFn) -> str:
    """An edition: some measures with other titles, in some of three fields, some said to come from others."""
    text = []
    kept = draw(st.permutations(["f0", "f1", "f2"]))[: draw(st.integers(1, 3))]
    homes = {kennung: draw(st.sampled_from([*kept, None])) for kennung in IDS}
    for feld in kept:
        own = [kennung for kennung in IDS if homes[kennung] == feld]
        aus = draw(st.lists(st.sampled_from(["f0", "f1", "f2"]), unique=True, max_size=2))
        text.append(f"  - id: {feld}\n    titel: {feld} {draw(st.sampled_from('AB'))}\n    herkunft: {{aus: {aus}}}\n")
        text += ["    massnahmen:\n"] if own else []
        for kennung in own:
            title = f"{kennung} {draw(st.sampled_from('AB'))}"
            ways = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=2))
            text.append(f"      - {{id: {kennung}, titel: {title}, herkunft: {{aus: {ways}}}}}\n")
    gone = [one for one in ("f0", "f1", "f2", *IDS) if one not in kept and not homes.get(one)]
    said = draw(st.lists(st.sampled_from(gone), unique=True)) if gone else []
    entfallen = "".join(f"  - {{id: {kennung}, titel: T, grund: G}}\n" for kennung in said)
    return "handlungsfelder:\n" + "".join(text) + (f"entfallen:\n{entfallen}" if said else "")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(fassung(), fassung())
def test_whole_whatever_happened(old: str, new: str) -> None:
    whole(old, new)
    found = gegenueber(old, old)
    assert found.bereiche == ()
    assert dict(found.bilanz).keys() == {"unverändert"}


# Texts as lines --------------------------------------------------------------------------------------------------

TEXTE_ALS_ZEILEN = [
    ("Eins\nzwei  drei\n\nvier", ["Eins zwei drei", "vier"]),
    ("**fett** und *kursiv*, Bürger*innen", ["fett und kursiv, Bürger*innen"]),
    ("- a\n\n  mehr\n- b\n    - c\n    - d", ["• a", "mehr", "• b", "– c", "– d"]),
    ("1. a\n2. b\n\n29. September", ["1. a", "2. b", "29. September"]),
    ("Zeile\\\numbrochen", ["Zeile", "umbrochen"]),
    ("[hier](https://a.de/x) und [a@b.de](mailto:a@b.de)", ["hier (https://a.de/x) und a@b.de"]),
    ("siehe [Kapitel 2](#k-2)", ["siehe Kapitel 2"]),
    ("![Ein Bild](bild.png)", ["[Bild: Ein Bild (bild.png)]"]),
    ("a[^x] b[^x]\n\n[^x]: Eine *Note*.", ["a (Fußnote: Eine Note.) b (Fußnote: Eine Note.)"]),
    ("a[^x]\n\n[^x]: mit sich selbst[^x]", ["a (Fußnote: mit sich selbst)"]),
    ("<b>x</b> `y` # z | w", ["<b>x</b> `y` # z | w"]),
    ("a\u202eb\u200bc", ["abc"]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTE_ALS_ZEILEN, ids=[text for text, _ in TEXTE_ALS_ZEILEN])
def test_a_text_as_lines(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_text_that_cannot_be_read_is_quoted() -> None:
    with pytest.raises(TextFehler, match=r"Im Text „- - -.*zu tief verschachtelt"):
        lines("- " * 60 + "x")


# Cells -----------------------------------------------------------------------------------------------------------

HOSTILE = st.text(st.sampled_from(r"ab Ä*_`#[](){}<>|\!^~@:.-+=$%&/'„“–" + '"\n\t\u202e\u200b\u00a0'), max_size=40)


def cells(markdown: str) -> list[str]:
    """The words of the second row of a table with this cell between two others; nothing else may have come of it."""
    blocks = pandoc(f"# K\n\n| A | B | C |\n|:--|:--|:--|\n| vor | {markdown} | nach |\n\nEnde\n")["blocks"]
    assert [one["t"] for one in blocks] == ["Header", "Table", "Para"]
    allowed = {"Str", "Space", "Strong", "Strikeout", "Underline", "LineBreak", "Plain"}
    (row,) = blocks[1]["c"][4][0][3]
    assert {one["t"] for cell in row[1] for one in elements(cell[4])} <= allowed
    return [plain(cell[4]) for cell in row[1]]


@settings(max_examples=50, deadline=None, derandomize=True)
@given(HOSTILE, HOSTILE)
def test_no_words_break_out_of_their_cell(old: str, new: str) -> None:
    alt, neu = clean(old), clean(new)
    for words, pieces in zip((alt, neu), side_by_side(alt, neu), strict=True):
        for fett in (False, True):
            cell = zelle((satz("Zeile"), Satz(tuple(pieces), fett)))
            expected = f"Zeile {words}" if words.strip() else "Zeile"
            assert [" ".join(one.split()) for one in cells(cell)] == ["vor", " ".join(expected.split()), "nach"]


def test_marks_stand_beside_what_stays() -> None:
    left, right = side_by_side("bis 12.500\u00a0€ im Jahr", "bis 14.000\u00a0€ im Jahr")
    assert zelle((Satz(tuple(left)),)) == "bis [12\\.500]{.gestrichen}\u00a0€ im Jahr"
    assert zelle((Satz(tuple(right)),)) == "bis [14\\.000]{.eingefuegt}\u00a0€ im Jahr"
    assert zelle((Satz((Stueck(" a ", Strich.WEG), Stueck("b")), fett=True),)) == "[[a]{.gestrichen} b]{.fett}"
    assert zelle((Satz((Stueck("a"), Stueck(" b", Strich.NEU))),)) == "a [b]{.eingefuegt}"
    assert zelle(()) == zelle((satz(" "),)) == "–"
