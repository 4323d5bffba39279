"""Status: six words that are counted, and the word of the house."""

from collections.abc import Callable

import pytest

from konzept.werte.status import Kern, Status


@pytest.mark.parametrize(
    ("text", "kern", "etikett", "gedruckt"),
    [
        *((kern.value, kern, "", kern.value) for kern in Kern),
        ("zurueckgestellt", Kern.ZURUECKGESTELLT, "", "zurückgestellt"),
        ("zuru\u0308ckgestellt", Kern.ZURUECKGESTELLT, "", "zurückgestellt"),
        ("Laufend", Kern.LAUFEND, "", "laufend"),
        ("laufend (bewährt)", Kern.LAUFEND, "bewährt", "laufend (bewährt)"),
        ("laufend(bewährt)", Kern.LAUFEND, "bewährt", "laufend (bewährt)"),
        ("entfallen ( ohne Mittel )", Kern.ENTFALLEN, "ohne Mittel", "entfallen (ohne Mittel)"),
    ],
)
def test_status(text: str, kern: Kern, etikett: str, gedruckt: str) -> None:
    status = Status.parse(text)
    assert status == Status(text, kern, etikett)
    assert status.gedruckt() == gedruckt


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("umgesetzt", "Schreiben Sie „abgeschlossen (umgesetzt)“."),
        ("umgesetzt (2021)", "„abgeschlossen (umgesetzt)“"),
        ("Begonnen", "„laufend (Begonnen)“"),
        ("in Umsetzung", "„laufend (in Umsetzung)“"),
        ("eingestellt", "„entfallen (eingestellt)“"),
        ("neu", "„geplant (neu)“"),
        ("verschoben", "„zurückgestellt (verschoben)“"),
        ("Daueraufgabe", "„dauerhaft (Daueraufgabe)“"),
        ("teilweise", "„laufend (teilweise)“ oder „abgeschlossen (teilweise)“"),
        ("nicht umgesetzt", "„zurückgestellt (nicht umgesetzt)“ oder „entfallen (nicht umgesetzt)“"),
        ("laufend, bewährt", "„laufend (bewährt)“"),
        ("laufend - bewährt", "„laufend (bewährt)“"),
        ("laufned", "Meinen Sie „laufend“?"),
        ("laufend ()", "laufend"),
        ("laufend (a) (b)", "in Klammern dahinter"),
        ("grün", "in Klammern dahinter"),
        ("", "in Klammern dahinter"),
    ],
)
def test_refused(ablehnung: Callable[..., str], text: str, way_out: str) -> None:
    told = ablehnung(Status, text)
    assert all(kern.value in told for kern in Kern)
    assert way_out in told
