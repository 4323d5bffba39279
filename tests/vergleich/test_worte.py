"""Word by word: what of two texts is the same, and when it is not worth saying."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ausgaben.test_gleich import WORDS

from konzept.diff import Strich, marks
from konzept.diff.flow import flow
from konzept.report.diff.exchange import exchanged, pieces

SIGNS = {Strich.GLEICH: "{}", Strich.WEG: "[-{}-]", Strich.NEU: "{{+{}+}}"}


def shown(found: list[tuple[Strich, str]] | None) -> str:
    assert found is not None
    return "".join(SIGNS[sign].format(text) for sign, text in found)


TABLE = [
    ("Gesundheit und Alter", "Gesundheit und Pflege", "Gesundheit und [-Alter-]{+Pflege+}"),
    ("Interkulturelle Öffnung", "Interkulturelle Öffnung der Verwaltung", "Interkulturelle Öffnung{+ der Verwaltung+}"),
    ("Öffnung ist gut", "Die Öffnung ist gut", "{+Die +}Öffnung ist gut"),
    # Nothing is torn out of a word, a date, a number.
    ("Alle Schüler*innen lernen gern", "Alle Schüler:innen lernen gern",
     "Alle [-Schüler*innen-]{+Schüler:innen+} lernen gern"),
    ("Die Frist endet am 31.12.2027.", "Die Frist endet am 31.12.2028.",
     "Die Frist endet am [-31.12.2027-]{+31.12.2028+}."),
    ("Es kostet im Jahr 12.500 €", "Es kostet im Jahr 13.500 €", "Es kostet im Jahr [-12.500-]{+13.500+} €"),
    # A word that two texts happen to share says nothing.
    ("Rassismus und Diskriminierung", "Antidiskriminierung und Demokratie",
     "[-Rassismus und Diskriminierung-]{+Antidiskriminierung und Demokratie+}"),
    ("Willkommen in Neumünster", "Integrationskonzept Neumünster 2022",
     "[-Willkommen in Neumünster-]{+Integrationskonzept Neumünster 2022+}"),
    ("Aus ihr ist das bekannt.", "Das hier erfasste Dokument.",
     "[-Aus ihr ist das bekannt.-]{+Das hier erfasste Dokument.+}"),
    ("Am Anfang steht, wer zuhört, und am Ende alle.", "Am Anfang steht die Stadt mit dem Rat und am Ende alle.",
     "Am Anfang steht[-, wer zuhört,-]{+ die Stadt mit dem Rat+} und am Ende alle."),
    ("Der Kreis fördert Kurse und berät Träger vor Ort in jedem Jahr.",
     "Der Kreis fördert Lotsen und bezahlt Räume vor Ort in jedem Jahr.",
     "Der Kreis fördert [-Kurse und berät Träger-]{+Lotsen und bezahlt Räume+} vor Ort in jedem Jahr."),
    ("", "Neu", "{+Neu+}"),
    ("Alt", "", "[-Alt-]"),
    ("Gleich.", "Gleich.", "Gleich."),
    ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("alt", "neu", "expected"), TABLE)
def test_marks(alt: str, neu: str, expected: str) -> None:
    assert shown(marks(alt, neu)) == expected


SOME = st.lists(st.sampled_from(["der", "Rat", "Stadt", ",", "Bürger*innen", "und", "\n\n", "neu"])).map(" ".join)


@given(SOME | WORDS, SOME | WORDS)
def test_marks_lose_nothing(alt: str, neu: str) -> None:
    found = marks(alt, neu)
    assert "".join(text for sign, text in found if sign is not Strich.NEU) == alt
    assert "".join(text for sign, text in found if sign is not Strich.WEG) == neu
    assert all(text for _, text in found)
    # Never two pieces of one kind side by side, and what is gone stands before what came.
    signs = [sign for sign, _ in found]
    assert all(one is not other for one, other in pairwise(signs))
    assert (Strich.NEU, Strich.WEG) not in pairwise(signs)


@given(SOME | WORDS)
def test_marks_of_the_same(text: str) -> None:
    assert marks(text, text) == ([(Strich.GLEICH, text)] if text else [])


def test_very_long_texts_are_exchanged_whole() -> None:
    alt, neu = "Wort " * 4_000, "Wort " * 4_000 + "neu"
    assert marks(alt, neu) == [(Strich.WEG, alt), (Strich.NEU, neu)]


LANG = (
    "Das hier steht in beiden Fassungen und ist so lang, dass niemand es noch einmal lesen will, der es schon kennt. "
    * 2
)


@pytest.mark.parametrize(
    ("alt", "neu", "expected"),
    [
        (f"{LANG}Alt.", f"{LANG}Neu.", "… niemand es noch einmal lesen will, der es schon kennt. [-Alt-]{+Neu+}."),
        (f"Alt. {LANG}", f"Neu. {LANG}", "[-Alt-]{+Neu+}. Das hier steht in beiden Fassungen und ist so lang, dass …"),
        (f"A1 {LANG}B1", f"A2 {LANG}B2", "[-A1-]{+A2+} Das hier steht in beiden Fassungen und ist so lang, dass … "
                                         "niemand es noch einmal lesen will, der es schon kennt. [-B1-]{+B2+}"),
        ("Ein Satz. Noch einer ist da.", "Ein Satz.\n\nNoch einer ist da.", "Ein Satz.{+¶+} Noch einer ist da."),
        ("Ein Satz.\n\nNoch einer ist da.", "Ein Satz. Noch einer ist da.", "Ein Satz.[-¶-] Noch einer ist da."),
    ],
)  # fmt: skip
def test_people_see_what_is_around(alt: str, neu: str, expected: str) -> None:
    assert shown(pieces(alt, neu)) == expected


def test_people_see_texts_whole_that_share_little() -> None:
    assert pieces("Wohnraum", "Wohnen") is None


def test_of_a_list_only_what_differs_is_shown() -> None:
    assert exchanged(["A", "B", "B"], ["B", "C"]) == (["A", "B"], ["C"])
    assert exchanged(None, [{"name": "Rat", "anzahl": "2"}]) == ([], ["name: Rat, anzahl: 2"])
    assert exchanged("Alt", None) == (["Alt"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein\nSatz.", "Ein Satz."),
        ("A.\n\n\nB.", "A.\n\nB."),
        ("- eins\n  mehr\n* zwei", "- eins mehr\n- zwei"),
        ("- eins\n  - innen\n\tinnen", "- eins\n  - innen innen"),
        ("1. eins\n2. zwei\n4. April", "1. eins\n2. zwei 4. April"),
        ("seit\n2015. Danach", "seit 2015. Danach"),
        ("Text[^1]\n\n[^1]: Note\n  mehr", "Text[^1]\n\n[^1]: Note mehr"),
        ("  \n ", ""),
    ],
)
def test_flow(text: str, expected: str) -> None:
    assert flow(text) == expected


@given(SOME | WORDS | st.lists(st.sampled_from(["- a", "1. b", "2. c", "", "d", "  - e", "* f"])).map("\n".join))
def test_flow_of_flow(text: str) -> None:
    assert flow(flow(text)) == flow(text)
