"""verantwortung: is it said who does it?"""

from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Massnahme
from konzept.rules.rule import Fund, Kontext, rule


@rule(Level.WARNUNG, ab="entwurf")
def massnahme_ohne_verantwortliche(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme nennt niemanden, der für sie verantwortlich ist.

    Eine Maßnahme, für die niemand steht, wird erfahrungsgemäß nicht umgesetzt, und im Bericht ist niemand zu fragen.

    Abhilfe: Nennen Sie unter „verantwortlich“ die Kennung einer Stelle aus „akteure“ oder „gremien“; erfinden Sie
    keine.

    Quelle: Steinfurt 2018–2021, Kapitel 2 (nur Maßnahmen, für deren Umsetzung sich Verantwortliche gefunden haben);
    VIA Bayern, Kommunales Integrationsmanagement, Planung (Maßnahmenplan mit Zeitplan und zuständigen Stellen).

    Schlecht:
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs # <-
                titel: Sprachkurs für Eltern
    Gut:
        akteure:
          - id: vhs
            name: Volkshochschule
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich:
                  - vhs
    """
    if not massnahme.verantwortlich:
        yield "verantwortlich", f"{kontext.name(massnahme)} nennt keine Verantwortlichen."
