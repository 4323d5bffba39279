"""diff, specified: what an edition says about where its parts come from, and about those it has no more."""

from tests.vergleich.tabelle import ANDERS, FELD, GETEILT, MASSNAHME, NAME, NEU, ORT, VEREINT, WEG, Fall, W
from tests.vergleich.werkstatt import felder, mit

from konzept.diff import Verb

HERKUNFT = [
    Fall(
        "taken over under another id",
        MASSNAHME,
        mit("id: n, titel: Kurs, herkunft: {aus: [m]}"),
        fates={"m": Verb.UNVERAENDERT},
    ),
    Fall(
        "renamed under another id",
        MASSNAHME,
        mit("id: n, titel: Treff, herkunft: {aus: [m]}"),
        ((NAME, "n", "titel", "Kurs", "Treff"),),
        (W,),
        {"m": Verb.UMBENANNT},
    ),
    Fall(
        "divided, one half keeps the id",
        MASSNAHME,
        mit("id: m, titel: Kurs A", "id: n, titel: Kurs B, herkunft: {aus: [m]}"),
        ((GETEILT, "m", "", None, ["m", "n"]), (NAME, "m"), (NAME, "n")),
        fates={"m": Verb.AUFGETEILT},
    ),
    Fall(
        "divided, none keeps the id",
        MASSNAHME,
        mit("id: a, titel: A, herkunft: {aus: [m]}", "id: b, titel: B, herkunft: {aus: [m]}"),
        ((GETEILT, "m", "", None, ["a", "b"]), (NAME, "a"), (NAME, "b")),
    ),
    Fall(
        "merged into one of both",
        mit("id: a, titel: A", "id: b, titel: B"),
        mit("id: a, titel: A, herkunft: {aus: [b]}"),
        ((VEREINT, "a", "", {"a": {"titel": "A"}, "b": {"titel": "B"}}, None),),
        (W,),
        {"a": Verb.ZUSAMMENGELEGT, "b": Verb.ZUSAMMENGELEGT},
    ),
    Fall(
        "merged into a new one, compared with the first",
        mit("id: a, titel: A", "id: b, titel: B"),
        mit("id: c, titel: B, herkunft: {aus: [b, a]}"),
        ((VEREINT, "c", "", {"b": {"titel": "B"}, "a": {"titel": "A"}}, None),),
    ),
    Fall(
        "divided and merged at once",
        mit("id: a, titel: A", "id: b, titel: B"),
        mit("id: a, titel: A", "id: c, titel: C, herkunft: {aus: [a, b]}"),
        ((GETEILT, "a", "", None, ["a", "c"]), (VEREINT, "c"), (NAME, "c", "titel", "A", "C")),
        fates={"a": Verb.AUFGETEILT, "b": Verb.ZUSAMMENGELEGT},
    ),
    Fall(
        "exchanged across: two divided into two merged",
        mit("id: a, titel: A", "id: b, titel: B"),
        mit("id: c, titel: C, herkunft: {aus: [a, b]}", "id: d, titel: D, herkunft: {aus: [a, b]}"),
        (
            (GETEILT, "a", "", None, ["c", "d"]),
            (GETEILT, "b", "", None, ["c", "d"]),
            (VEREINT, "c"),
            (NAME, "c"),
            (VEREINT, "d"),
            (NAME, "d"),
        ),
        fates={"a": Verb.AUFGETEILT, "b": Verb.AUFGETEILT},
    ),
    Fall("the same source twice is one", MASSNAHME, mit("id: n, titel: Kurs, herkunft: {aus: [m, m]}")),
    Fall(
        "a source that is not there",
        MASSNAHME,
        mit("id: m, titel: Kurs", "id: n, titel: Neu, herkunft: {aus: [x]}"),
        ((NEU, "n"),),
    ),
    Fall("itself as source", MASSNAHME, mit("id: m, titel: Kurs, herkunft: {aus: [m]}")),
    Fall(
        "a chain does not reach through a new part",
        MASSNAHME,
        mit("id: a, titel: A, herkunft: {aus: [m]}", "id: b, titel: B, herkunft: {aus: [a]}"),
        ((NAME, "a", "titel", "Kurs", "A"), (NEU, "b")),
    ),
    Fall(
        "two exchange their ids: the program goes by the id",
        mit("id: a, titel: A", "id: b, titel: B"),
        mit("id: a, titel: B", "id: b, titel: A"),
        ((NAME, "a"), (NAME, "b")),
    ),
    Fall(
        "what an edition says of the one before it is no merger later",
        mit("id: a, titel: A", "id: b, titel: B, herkunft: {aus: [a]}"),
        mit("id: a, titel: A", "id: b, titel: B, herkunft: {aus: [a]}"),
        fates={"a": Verb.UNVERAENDERT},
    ),
    Fall(
        "from another kind, as declared",
        FELD + "    ideen: [{id: i, titel: Kurs}]\n",
        mit("id: m, titel: Kurs, herkunft: {aus: [i]}"),
        ((ORT, "m", "massnahmen", "f", "f"),),
        fates={"i": Verb.VERSCHOBEN},
    ),
    Fall(
        "from a part that is called otherwise",
        "akteure: [{id: a, name: Amt}]\n" + FELD,
        mit("id: m, titel: Kurs, herkunft: {aus: [a]}"),
        ((ORT, "m"), (ANDERS, "m", "name", "Amt", None), (ANDERS, "m", "titel", None, "Kurs")),
        (W, W, W),
    ),
    Fall(
        "an explanation of the source is no change",
        mit("id: n, titel: Kurs, herkunft: {aus: [m]}"),
        mit("id: n, titel: Kurs, herkunft: {aus: [m], text: Darum.}"),
    ),
    Fall(
        "id used for another kind",
        "akteure: [{id: x, name: Amt}]\n" + FELD,
        mit("id: x, titel: Kurs"),
        ((NEU, "x", "", None, {"titel": "Kurs"}), (WEG, "x", "", {"name": "Amt"})),
        fates={"x": Verb.OHNE_ANGABE},
    ),
    Fall(
        "unless it is declared",
        "akteure: [{id: x, name: Amt}]\n" + FELD,
        mit("id: x, titel: Amt, herkunft: {aus: [x]}"),
        ((ORT, "x"), (ANDERS, "x", "name", "Amt", None), (ANDERS, "x", "titel", None, "Amt")),
    ),
    Fall(
        "an id used twice: the first counts",
        mit("id: m, titel: A", "id: m, titel: B"),
        mit("id: m, titel: A"),
        fates={"m": Verb.UNVERAENDERT},
    ),
]

ENTFALLEN = [
    Fall(
        "said why it is gone",
        MASSNAHME,
        FELD + "entfallen: [{id: m, titel: Kurs, grund: erledigt}]\n",
        ((WEG, "m", "", {"titel": "Kurs"}, {"titel": "Kurs", "grund": "erledigt"}),),
        (W,),
        {"m": Verb.ENTFALLEN},
    ),
    Fall(
        "and with which resolution, and what becomes of it",
        MASSNAHME,
        "beschluesse: [{id: b, betreff: B}]\n"
        + FELD
        + "entfallen: [{id: m, titel: Kurs, beschluss: b, verbleib: Beim Kreis.}]\n",
        ((NEU, "b"), (WEG, "m", "", {"titel": "Kurs"}, {"titel": "Kurs", "beschluss": "b", "verbleib": "Beim Kreis."})),
    ),
    Fall(
        "what stands in it is dropped with it",
        MASSNAHME,
        "entfallen: [{id: f, titel: Feld}]\n",
        ((WEG, "f"), (WEG, "m")),
        fates={"f": Verb.ENTFALLEN, "m": Verb.ENTFALLEN},
    ),
    Fall(
        "unless what is around it goes on",
        felder("id: f, titel: Feld, leitziele: [{id: z, titel: Z, massnahmen: [{id: m, titel: Kurs}]}]"),
        FELD + "entfallen: [{id: x, titel: X}]\n",
        ((NEU, "x"), (WEG, "z"), (WEG, "m")),
        fates={"z": Verb.OHNE_ANGABE, "m": Verb.OHNE_ANGABE},
    ),
    Fall(
        "an old entry, another reason",
        "entfallen: [{id: x, titel: X, grund: erledigt}]\n",
        "entfallen: [{id: x, titel: X, grund: aufgegangen}]\n",
        ((ANDERS, "x", "grund", "erledigt", "aufgegangen"),),
    ),
    Fall("the same entry on both sides", "entfallen: [{id: x, titel: X}]\n", "entfallen: [{id: x, titel: X}]\n"),
    Fall("an entry less in the same edition", "entfallen: [{id: x, titel: X}]\n", "", ((WEG, "x"),)),
    Fall(
        "the next edition has entries of its own",
        "vorgaenger: ../a\nentfallen: [{id: x, titel: X}]\n" + MASSNAHME,
        "vorgaenger: ../b\nentfallen: [{id: m, titel: Kurs}]\n" + FELD,
        ((WEG, "m"),),
        fates={"m": Verb.ENTFALLEN},
    ),
    Fall(
        "taken up again",
        "entfallen: [{id: m, titel: Kurs, grund: kein Geld}]\n" + FELD,
        MASSNAHME,
        ((NEU, "m", "", {"titel": "Kurs", "grund": "kein Geld"}, {"titel": "Kurs"}),),
    ),
    Fall(
        "an entry about what goes on after all",
        MASSNAHME,
        MASSNAHME + "entfallen: [{id: m, titel: Kurs}]\n",
        ((NEU, "m"),),
        fates={"m": Verb.UNVERAENDERT},
    ),
]
