"""diff, specified: what of a field is a change, and how much it weighs."""

from tests.vergleich.tabelle import ANDERS, FELD, MASSNAHME, F, Fall, R, S, W
from tests.vergleich.werkstatt import einleitung, kurs, mit

_Q = "quellen: [{id: q, titel: Q}]\n"


def _text(name: str, old: str, new: str, *weight: object) -> Fall:
    """A text of a field; ``weight`` if the change is one, and then what it weighs."""
    change = ((ANDERS, "f", "einleitung"),) if weight else ()
    return Fall(name, einleitung(old), einleitung(new), change, weight)  # type: ignore[arg-type]


def _wert(name: str, key: str, old: str, new: str, weight: object) -> Fall:
    """A value of a measure."""
    change = ((ANDERS, "m", key, old, new),)
    return Fall(name, kurs(f'{key}: "{old}"'), kurs(f'{key}: "{new}"'), change, (weight,))  # type: ignore[arg-type]


TEXTE = [
    _text("text wrapped anew", "Ein Satz über\nzwei  Zeilen.", "Ein Satz über zwei Zeilen."),
    _text("paragraphs wrapped anew", "Erster\nAbsatz.\n\nZweiter\nAbsatz.", "Erster Absatz.\n\nZweiter Absatz."),
    _text("end of a paragraph moved", "A.\n\nB. C.", "A. B.\n\nC.", R),
    _text("entries of a list wrapped anew", "Dazu:\n\n- eins und\n  mehr\n- zwei", "Dazu:\n\n- eins und mehr\n- zwei"),
    _text("an entry becomes part of a sentence", "- eins\n- zwei", "- eins - zwei", R),
    _text("another bullet", "* eins\n* zwei", "- eins\n- zwei"),
    _text("an entry more", "- eins", "- eins\n- zwei", W),
    _text("other entries: the order of a list in a text is wording", "- eins\n- zwei", "- zwei\n- eins", W),
    _text(
        "a day at the beginning of a line is no entry",
        "Beschlossen am\n29. September.",
        "Beschlossen am 29. September.",
    ),
    _text("text changed", "Alt.", "Neu.", W),
    _text("quotation marks", 'Das "Forum" ‚heute‘', "Das „Forum“ 'heute'", R),
    _text("dashes and dots", "2026-2028 ...", "2026–2028 …", R),
    _text("composed and decomposed letters", "Bürger", "Bu\u0308rger", R),
    _text("a soft hyphen", "Integrationskonzept", "Integrations\u00adkonzept", R),
    _text("a no-break space is white space", "50 %", "50\u00a0%"),
    _text("bold", "Ein Ziel.", "Ein **Ziel**.", R),
    _text("the sign of the gender form", "Schüler*innen und Teilnehmer*in", "Schüler:innen und TeilnehmerIn", R),
    _text("an escaped star", "Schüler*innen", "Schüler\\*innen", R),
    _text("the feminine form means others", "Schüler*innen", "Schülerinnen", W),
    _text("old spelling", "daß", "dass", R),
    _text("a footnote is no digit", "10²", "102", W),
    _text("a figure", "10 Kurse", "11 Kurse", W),
    _text("a word left out", "nicht weniger", "weniger", W),
]

WERTE = [
    Fall("field filled in", MASSNAHME, kurs("frist: 2027"), ((ANDERS, "m", "frist", None, "2027"),), (F,)),
    Fall(
        "field emptied",
        kurs("frist: 2027"),
        MASSNAHME + "        frist:\n",
        ((ANDERS, "m", "frist", "2027", None),),
        (F,),
    ),
    Fall("an empty text is none", FELD + "    einleitung: ''\n", FELD),
    Fall("an empty list is none", kurs("ziele: []"), MASSNAHME),
    Fall(
        "a default written out",
        "",
        "reifegrad: entwurf\nart: Integrationskonzept\nbezeichnungen: {leitziel: Leitziel}\n",
    ),
    _wert("deadline moved", "frist", "2027", "2028", F),
    _wert("the same day in another notation", "frist", "31.12.2027", "2027-12-31", R),
    _wert("and in words", "frist", "1.3.2027", "01. März 2027", R),
    _wert("the same period", "zeitraum", "2026-2028", "2026–2028", R),
    _wert("a year is no day", "frist", "2027", "31.12.2027", F),
    _wert("vague words are their wording", "frist", "kurzfristig", "langfristig", F),
    _wert("the same sum", "kosten", "12.500 €", "12500 Euro", R),
    _wert("the same sum in millions", "kosten", "1,6 Mio. €", "1.600.000 EUR", R),
    _wert("about the sum", "kosten", "12.500 €", "ca. 12.500 €", W),
    _wert("a limit is no sum", "kosten", "bis 500 €", "500 €", W),
    _wert("each time", "kosten", "500 €", "500 € pro Kurs", W),
    _wert("priority", "prioritaet", "hoch", "mittel", W),
    _wert("leading zeros of a word", "zielgruppe", "01 02", "1 2", W),
    Fall(
        "a number as it is written",
        "gremien: [{id: g, name: G, gesamt: '1.500'}]\n",
        "gremien: [{id: g, name: G, gesamt: '1500'}]\n",
        ((ANDERS, "g", "gesamt", "1.500", "1500"),),
        (R,),
    ),
    Fall(
        "owners exchanged",
        kurs("verantwortlich: [a], beteiligte: [b]"),
        kurs("verantwortlich: [b], beteiligte: [a]"),
        ((ANDERS, "m", "verantwortlich", ["a"], ["b"]), (ANDERS, "m", "beteiligte", ["b"], ["a"])),
        (W, W),
    ),
    Fall("list of words: order is nothing", FELD + "    themen: [A, B]\n", FELD + "    themen: [B, A]\n"),
    Fall(
        "list of words: an entry more",
        FELD + "    themen: [A]\n",
        FELD + "    themen: [A, B]\n",
        ((ANDERS, "f", "themen", ["A"], ["A", "B"]),),
        (W,),
    ),
    Fall(
        "list of words: one of two the same",
        FELD + "    themen: [A, A]\n",
        FELD + "    themen: [A]\n",
        ((ANDERS, "f", "themen", ["A", "A"], ["A"]),),
    ),
    Fall(
        "list of words: only set otherwise",
        FELD + "    themen: ['„A“', B]\n",
        FELD + "    themen: [B, '\"A\"']\n",
        ((ANDERS, "f", "themen"),),
        (R,),
    ),
    Fall(
        "field of a section",
        "geltung: {von: 2018, bis: 2021}\n",
        "geltung: {von: 2018, bis: 2022}\n",
        ((ANDERS, "", "geltung.bis", "2021", "2022"),),
        (F,),
    ),
    Fall(
        "section taken away",
        "geltung: {von: 2018, bis: 2021}\n",
        "",
        ((ANDERS, "", "geltung.von", "2018", None), (ANDERS, "", "geltung.bis", "2021", None)),
        (F, F),
    ),
    Fall(
        "how somebody is reached",
        "akteure: [{id: a, name: A, kontakt: {telefon: 1}}]\n",
        "akteure: [{id: a, name: A, kontakt: {telefon: 2}}]\n",
        ((ANDERS, "a", "kontakt.telefon", "1", "2"),),
        (R,),
    ),
    Fall(
        "another source page",
        _Q + kurs("fundstelle: {quelle: q, seite: 24}"),
        _Q + kurs("fundstelle: {quelle: q, seite: 25}"),
        ((ANDERS, "m", "fundstelle.seite", "24", "25"),),
        (R,),
    ),
    Fall(
        "list of sections: order is nothing",
        "gremien: [{id: g, name: G, mitglieder: [{name: A}, {name: B}]}]\n",
        "gremien: [{id: g, name: G, mitglieder: [{name: B}, {name: A}]}]\n",
    ),
    Fall(
        "list of sections: one changed",
        "gremien: [{id: g, name: G, mitglieder: [{name: Rat, anzahl: 2}]}]\n",
        "gremien: [{id: g, name: G, mitglieder: [{name: Rat, anzahl: 3}]}]\n",
        ((ANDERS, "g", "mitglieder", [{"name": "Rat", "anzahl": "2"}], [{"name": "Rat", "anzahl": "3"}]),),
        (W,),
    ),
    Fall(
        "money in another year is another budget",
        kurs("finanzierung: [{betrag: '5000 €', zeitraum: '2027'}]"),
        kurs("finanzierung: [{betrag: '5000 €', zeitraum: '2028'}]"),
        ((ANDERS, "m", "finanzierung"),),
        (W,),
    ),
    Fall(
        "list of sections: only notations",
        kurs("finanzierung: [{betrag: '5000 €', zeitraum: '2027-2028'}]"),
        kurs("finanzierung: [{betrag: '5.000 €', zeitraum: '2027–2028'}]"),
        ((ANDERS, "m", "finanzierung"),),
        (R,),
    ),
    Fall(
        "a state more",
        kurs("stand: [{status: geplant}]"),
        kurs("stand: [{status: geplant}, {status: laufend}]"),
        ((ANDERS, "m", "stand", [{"status": "geplant"}], [{"status": "geplant"}, {"status": "laufend"}]),),
        (S,),
    ),
    Fall(
        "a value more",
        "indikatoren: [{id: i, titel: I, messwerte: [{wert: 1}]}]\n",
        "indikatoren: [{id: i, titel: I, messwerte: [{wert: 1}, {wert: 2}]}]\n",
        ((ANDERS, "i", "messwerte"),),
        (S,),
    ),
    Fall(
        "another target",
        "indikatoren: [{id: i, titel: I, zielwert: '50 %'}]\n",
        "indikatoren: [{id: i, titel: I, zielwert: '40 %'}]\n",
        ((ANDERS, "i", "zielwert", "50 %", "40 %"),),
        (W,),
    ),
    Fall(
        "root fields",
        "untertitel: A\nstand: 2025\nleitbild: Alt.\n",
        "untertitel: B\nstand: 2026\nleitbild: Neu.\n",
        ((ANDERS, "", "untertitel"), (ANDERS, "", "stand"), (ANDERS, "", "leitbild")),
        (W, S, W),
    ),
    Fall("where the previous edition lies", "vorgaenger: ../a\n", "vorgaenger: ../b\n"),
    Fall(
        "words of the house",
        "bezeichnungen: {massnahme: Vorhaben}\n",
        "bezeichnungen: {massnahme: Projekt}\n",
        ((ANDERS, "", "bezeichnungen.massnahme", "Vorhaben", "Projekt"),),
        (R,),
    ),
    Fall(
        "a council paper further on",
        "beschluesse: [{id: b, betreff: B}]\n",
        "beschluesse: [{id: b, betreff: B, beschluss: Ja., beratungsfolge: [{gremium: g}]}]\n",
        ((ANDERS, "b", "beratungsfolge"), (ANDERS, "b", "beschluss")),
        (S, S),
    ),
    Fall(
        "when a report is due, and when it came",
        "berichtswesen: [{id: b, art: Zwischenbericht, faellig: 2027}]\n",
        "berichtswesen: [{id: b, art: Zwischenbericht, faellig: 2028, vorgelegt: 03/2028}]\n",
        ((ANDERS, "b", "faellig", "2027", "2028"), (ANDERS, "b", "vorgelegt", None, "03/2028")),
        (F, S),
    ),
    Fall(
        "a measure serves a further goal",
        mit("id: m, titel: Kurs"),
        mit("id: m, titel: Kurs, ziele: [z]"),
        ((ANDERS, "m", "ziele", None, ["z"]),),
        (W,),
    ),
]
