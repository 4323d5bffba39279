"""indikatoren: can anyone tell whether it works?"""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Leitziel
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="entwurf")
def leitziel_ohne_indikator(leitziel: Leitziel, kontext: Kontext) -> Iterator[Fund]:
    """Ein Leitziel hat keinen Indikator, weder selbst noch in seinen Teilzielen und deren Maßnahmen.

    Ohne Indikator lässt sich im Bericht nicht sagen, ob das Ziel näher gerückt ist.

    Abhilfe: Ergänzen Sie unter „indikatoren“, woran Sie merken, dass das Ziel erreicht wird.

    Quelle: Neumünster 2022 (Leitziele mit Indikatoren); Steinfurt 2018–2021, Kapitel 5 (evaluiert wird anhand der
    festgelegten Indikatoren).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch # <-
                titel: Alle lernen Deutsch
    Gut:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
                indikatoren:
                  - id: i-b1
                    titel: Bestandene B1-Prüfungen im Jahr
    """
    measured = (
        leitziel.indikatoren,
        *(teilziel.indikatoren for teilziel in leitziel.teilziele),
        *(massnahme.indikatoren for massnahme in kontext.index.massnahmen(leitziel)),
    )
    if not any(measured):
        yield "indikatoren", f"{kontext.name(leitziel)} hat keinen Indikator."
