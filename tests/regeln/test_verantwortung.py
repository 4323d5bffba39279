"""Edge cases of the subject verantwortung."""

import pytest
from tests.regeln.pruefung import MASSNAHME, UNBESTIMMT, in_beispielen, massnahmen, meldungen

VERANTWORTLICH = MASSNAHME + "        verantwortlich: [a]\n"


def akteur(name: str, rest: str = "") -> str:
    """A concept in which this actor alone owns a measure; the actor stands in line 9."""
    return f"{VERANTWORTLICH}akteure:\n  - {{id: a, name: {name}{rest}}}\n"


def ungenau(name: str, which: str = "1.1") -> list[str]:
    return [f"9: Akteur „{name}“ sagt nicht, welche Stelle verantwortlich ist (Maßnahme {which})."]


def person(name: str) -> list[str]:
    return [f"9: Akteur „{name}“ ist eine Person; verantwortlich sollte eine Stelle sein."]


REGISTER = "akteure:\n" + "".join(f"  - {{id: a{n}, name: A{n}}}\n" for n in range(20))
UNGENAU = (
    "Verwaltung", "Die Verwaltung", "Stadt", "alle", "Alle Beteiligten", "noch offen", "N. N.", "n.n.", "Kommunen",
    "Verwaltung der Stadt", "Musterstadt", "verschiedene Akteure", "wird noch benannt",
)  # fmt: skip
GENAU = (
    "Stadtwerke", "Amt für Soziales", "Stadtteilbüro", "Allerhand e. V.", "Kreissportbund", "Politische Bildung",
    "Kreis Musterstadt", "Stadtbücherei", "Offener Treff", "Verwaltungsleitung",
)  # fmt: skip
MENSCHEN = (
    "Frau Muster", "Herr Dr. Muster", "Dr. Muster", "Prof. Dr. Erika Muster", "Frau von der Muster",
    "Frau Muster-Beispiel", "Hr. Muster",
)  # fmt: skip
KEINE_MENSCHEN = (
    "Frauenhaus", "Frau und Beruf", "Dr. Muster Schule", "Dr.-Muster-Schule", "Frau Bürgermeisterin",
    "Dr. Muster GmbH", "Herrenberger Bündnis", "Erika-Muster-Haus", "'Frau Muster, Amt 50'", "Landrat",
    "Profis für Vielfalt", "Drogenhilfe Nord",
)  # fmt: skip
FAELLE = [
    (
        "massnahme-ohne-verantwortliche",
        massnahmen("", ", verantwortlich: [a]", ""),
        [f"{n}: Maßnahme {m} nennt keine Verantwortlichen." for n, m in ((5, "1.1 „M0“"), (7, "1.3 „M2“"))],
    ),
    (
        "massnahme-ohne-verantwortliche",
        massnahmen(", zustaendigkeit: Amt 50"),
        ["5: Maßnahme 1.1 „M0“ nennt keine Verantwortlichen."],
    ),
    (
        "verantwortung-offen",
        VERANTWORTLICH + "        verantwortung: offen\n",
        ["8: Maßnahme 1.1 „Kurs“: Ob die Verantwortlichen zugesagt haben, ist offen."],
    ),
    # Nobody named is another fault; a proposal is an answer.
    ("verantwortung-offen", MASSNAHME + "        verantwortung: offen\n", []),
    ("verantwortung-offen", VERANTWORTLICH + "        verantwortung: vorgeschlagen\n", []),
    ("verantwortung-offen", VERANTWORTLICH, []),
    *(("verantwortung-zu-ungenau", akteur(name), ungenau(name)) for name in UNGENAU),
    *(("verantwortung-zu-ungenau", akteur(name), []) for name in GENAU),
    ("verantwortung-zu-ungenau", akteur("Amt", ", kuerzel: NN"), ungenau("Amt")),
    # An id used twice is another fault; the municipality by its full name, and its neighbour's.
    ("verantwortung-zu-ungenau", akteur("Stadt") + "  - {id: a, name: Stadt}\n", ungenau("Stadt")),
    *(
        (
            "verantwortung-zu-ungenau",
            f"  form: Kreisstadt\n{akteur(name)}",
            [found.replace("9:", "10:") for found in said],
        )
        for name in ("Kreisstadt Musterstadt", "Stadtverwaltung Musterstadt", "Stadt Musterstadt", "Kreis Musterstadt")
        for said in (ungenau(name) if name[:6] != "Kreis " else [],)
    ),
    # Somebody else is named, too; it is said in words; the vague one only takes part.
    ("verantwortung-zu-ungenau", akteur("Stadt").replace("[a]", "[a, b]") + "  - {id: b, name: VHS}\n", []),
    (
        "verantwortung-zu-ungenau",
        akteur("Stadt").replace("[a]", "[a, b]") + "  - {id: b, name: alle}\n",
        [*ungenau("Stadt"), "10: Akteur „alle“ sagt nicht, welche Stelle verantwortlich ist (Maßnahme 1.1)."],
    ),
    ("verantwortung-zu-ungenau", akteur("Stadt").replace("[a]", "[a]\n        zustaendigkeit: Amt 50"), []),
    ("verantwortung-zu-ungenau", akteur("Stadt").replace("verantwortlich", "beteiligte"), []),
    # Steinfurt: the town presents the report.
    (
        "verantwortung-zu-ungenau",
        "berichtswesen: [{id: b, art: Bericht, verantwortlich: [a]}]\nakteure: [{id: a, name: Stadt}]\n",
        [],
    ),
    *(("person-statt-stelle", akteur(name), person(name)) for name in MENSCHEN),
    ("person-statt-stelle", akteur("Erika Muster", ", art: Person"), person("Erika Muster")),
    *(("person-statt-stelle", akteur(name), []) for name in KEINE_MENSCHEN),
    # Where a person may be named: as somebody to ask, and as somebody who takes part.
    ("person-statt-stelle", akteur("Amt 50", ", kontakt: {person: Frau Muster}"), []),
    ("person-statt-stelle", akteur("Frau Muster").replace("verantwortlich", "beteiligte"), []),
    (
        "person-statt-stelle",
        "akteure: [{id: a, name: Frau Muster}]\nberichtswesen: [{id: b, art: Bericht, verantwortlich: [a]}]\n",
        ["1: Akteur „Frau Muster“ ist eine Person; verantwortlich sollte eine Stelle sein."],
    ),
    (
        "akteur-ohne-rolle",
        akteur("VHS") + "  - {id: b, name: Sportbund}\n",
        ["10: Akteur „Sportbund“: Nichts im Konzept verweist auf diesen Eintrag."],
    ),
    *(
        ("akteur-ohne-rolle", akteur("VHS") + f"  - {{id: b, name: Sportbund, {described}}}\n", [])
        for described in ("text: Hilft.", "gruppe: Sportvereine", "stellen: [{titel: S}]", "kontakt: {telefon: '1'}")
    ),
    ("akteur-ohne-rolle", akteur("VHS", ", teil_von: b") + "  - {id: b, name: Stadt}\n", []),
    (
        "akteur-ohne-rolle",
        akteur("VHS") + "  - {id: b, name: B}\ngremien: [{id: g, name: G, mitglieder: [{akteur: b}]}]\n",
        [],
    ),
    # A register that is a list of who took part, as in Neumünster 2022, and one before there are owners.
    ("akteur-ohne-rolle", akteur("VHS") + "  - {id: b, name: B}\n  - {id: c, name: C}\n", []),
    ("akteur-ohne-rolle", MASSNAHME + "akteure: [{id: a, name: A}, {id: b, name: B, teil_von: a}]\n", []),
    (
        "akteur-ohne-rolle",
        f"{MASSNAHME}        beteiligte: [{', '.join(f'a{n}' for n in range(15))}]\n{REGISTER}",
        [f"{n + 9}: Akteur „A{n}“: Nichts im Konzept verweist auf diesen Eintrag." for n in range(15, 20)],
    ),
    # Many: once, at the first.
    (
        "akteur-ohne-rolle",
        f"{MASSNAHME}        beteiligte: [{', '.join(f'a{n}' for n in range(12))}]\n{REGISTER}",
        ["21: Auf Akteur „A12“ und 7 weitere Einträge verweist nichts im Konzept."],
    ),
    (
        "gemeinsam-mit-niemandem",
        VERANTWORTLICH + "        einfluss: gemeinsam\n        beteiligte: [a]\n",
        ["8: Maßnahme 1.1 „Kurs“ ist nur gemeinsam möglich, nennt aber nur eine Stelle."],
    ),
    ("gemeinsam-mit-niemandem", VERANTWORTLICH + "        einfluss: gemeinsam\n        beteiligte: [b]\n", []),
    ("gemeinsam-mit-niemandem", MASSNAHME + "        verantwortlich: [a, b]\n        einfluss: gemeinsam\n", []),
    ("gemeinsam-mit-niemandem", MASSNAHME + "        einfluss: gemeinsam\n        beteiligte: [b]\n", []),
    ("gemeinsam-mit-niemandem", VERANTWORTLICH + "        einfluss: eigen\n", []),
    (
        "beteiligte-schon-verantwortlich",
        VERANTWORTLICH + "        beteiligte: [b, a, a]\nakteure: [{id: a, name: VHS}]\n",
        ["8: Maßnahme 1.1 „Kurs“: Akteur „VHS“ ist schon verantwortlich."],
    ),
    (
        "beteiligte-schon-verantwortlich",
        VERANTWORTLICH + "        beteiligte: [a]\n",
        ["8: Maßnahme 1.1 „Kurs“: „a“ ist schon verantwortlich."],
    ),
    ("beteiligte-schon-verantwortlich", VERANTWORTLICH + "        beteiligte: [b, c, b]\n", []),
    # A part of the office that is responsible is somebody else.
    (
        "beteiligte-schon-verantwortlich",
        VERANTWORTLICH + "        beteiligte: [b]\nakteure: [{id: a, name: A}, {id: b, name: B, teil_von: a}]\n",
        [],
    ),
    (
        "eigene-massnahme-fremder",
        VERANTWORTLICH + "        einfluss: eigen\nakteure: [{id: a, name: TV, art: Sportverein}]\n",
        ["8: Maßnahme 1.1 „Kurs“ liegt in eigener Hand, verantwortlich sind aber nur andere."],
    ),
    (
        "eigene-massnahme-fremder",
        VERANTWORTLICH + "        einfluss: appell\nakteure: [{id: a, name: TV, art: Verein}]\n",
        [],
    ),
    ("eigene-massnahme-fremder", VERANTWORTLICH + "        einfluss: eigen\nakteure: [{id: a, name: VHS}]\n", []),
    (
        "eigene-massnahme-fremder",
        VERANTWORTLICH + "        einfluss: eigen\nakteure: [{id: a, name: A, art: Fachdienst}]\n",
        [],
    ),
    # A municipal enterprise; a body; an owner of the town's own beside the other; nobody at all.
    (
        "eigene-massnahme-fremder",
        VERANTWORTLICH + "        einfluss: eigen\nakteure: [{id: a, name: A, art: Betrieb, teil_von: b}]\n",
        [],
    ),
    (
        "eigene-massnahme-fremder",
        VERANTWORTLICH + "        einfluss: eigen\ngremien: [{id: a, name: G, art: Verein}]\n",
        [],
    ),
    (
        "eigene-massnahme-fremder",
        MASSNAHME + "        verantwortlich: [a, b]\n        einfluss: eigen\n"
        "akteure: [{id: a, name: TV, art: Verein}, {id: b, name: Amt}]\n",
        [],
    ),
    ("eigene-massnahme-fremder", MASSNAHME + "        einfluss: eigen\n", []),
    ("verantwortliche-zu-viele", MASSNAHME + "        verantwortlich: [a, b, c, d, e]\n", []),
    ("verantwortliche-zu-viele", MASSNAHME + "        verantwortlich: [a, a, a, a, a, a]\n", []),
    ("verantwortliche-zu-viele", MASSNAHME + "        beteiligte: [a, b, c, d, e, f]\n", []),
    (
        "verantwortliche-zu-viele",
        MASSNAHME + "        verantwortlich: [a, b, c, d, e, f]\n",
        ["7: Maßnahme 1.1 „Kurs“ nennt 6 Verantwortliche; wer führt, bleibt offen."],
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), FAELLE, ids=[f"{n}-{case[0]}" for n, case in enumerate(FAELLE)])
def test_edge_cases(rule: str, text: str, expected: list[str]) -> None:
    assert meldungen(rule, text) == expected


def test_what_the_real_documents_lack() -> None:
    """Each looked at and found true; whatever else is found there is a fault of the rule."""
    found = [*in_beispielen("verantwortung")]
    assert sorted(found) == sorted(
        [
            *((name, "massnahme-ohne-verantwortliche", teil) for name, teil in UNBESTIMMT),
            ("rhein-kreis-neuss", "akteur-ohne-rolle", "bereich-integration"),
            ("rhein-kreis-neuss", "akteur-ohne-rolle", "auslaenderbehoerde"),
        ]
    )
