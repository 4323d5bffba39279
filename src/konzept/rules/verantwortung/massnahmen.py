"""verantwortung, massnahmen: who stands for a measure."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import Akteur, Massnahme
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import wording


@rule(Level.WARNUNG, ab="entwurf", viele="nennen keine Verantwortlichen")
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


@rule(Level.WARNUNG, ab="beschlussreif")
def verantwortung_offen(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Ob die Verantwortlichen einer Maßnahme zugesagt haben, ist noch offen.

    Der Rat beschließt dann eine Maßnahme, von der die Genannten vielleicht nichts wissen.

    Abhilfe: Fragen Sie nach und schreiben Sie „vereinbart“, oder streichen Sie, wer nicht zugesagt hat.

    Quelle: Steinfurt 2018–2021, Kapitel 2 (nur Maßnahmen, für deren Umsetzung sich Verantwortliche gefunden haben).

    Schlecht:
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
                verantwortung: offen # <-
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
                verantwortung: vereinbart
    """
    # Where nobody is named, that is the fault.
    if massnahme.verantwortlich and massnahme.verantwortung == "offen":
        yield "verantwortung", f"{kontext.name(massnahme)}: Ob die Verantwortlichen zugesagt haben, ist offen."


@rule(Level.HINWEIS)
def gemeinsam_mit_niemandem(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme ist nur gemeinsam mit anderen möglich, nennt aber nur eine Stelle.

    Mit wem sie gemeinsam geschieht, ist dann nicht zu erfahren, auch nicht, wer gefragt werden muss.

    Abhilfe: Nennen Sie die anderen unter „verantwortlich“ oder „beteiligte“, oder berichtigen Sie „einfluss“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Umsetzung (Maßnahmen im eigenen Zuständigkeitsbereich;
    Vernetzung mit relevanten Akteur*innen intern und extern).

    Schlecht:
        akteure:
          - id: vhs
            name: Volkshochschule
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                einfluss: gemeinsam # <-
                verantwortlich:
                  - vhs
    Gut:
        akteure:
          - id: vhs
            name: Volkshochschule
          - id: schulen
            name: Schulen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                einfluss: gemeinsam
                verantwortlich:
                  - vhs
                beteiligte:
                  - schulen
    """
    named = {*massnahme.verantwortlich, *massnahme.beteiligte}
    if massnahme.einfluss == "gemeinsam" and massnahme.verantwortlich and len(named) == 1:
        yield "einfluss", f"{kontext.name(massnahme)} ist nur gemeinsam möglich, nennt aber nur eine Stelle."


@rule(Level.HINWEIS)
def beteiligte_schon_verantwortlich(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Stelle ist für eine Maßnahme verantwortlich und steht auch unter ihren Beteiligten.

    Gedruckt wird sie dann zweimal, und es bleibt offen, ob sie die Maßnahme führt oder nur mitwirkt.

    Abhilfe: Streichen Sie sie unter „beteiligte“; wirkt sie nur mit, unter „verantwortlich“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement (klare Zuständigkeiten).

    Schlecht:
        akteure:
          - id: vhs
            name: Volkshochschule
          - id: schulen
            name: Schulen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich: [vhs]
                beteiligte: [schulen, vhs] # <-
    Gut:
        akteure:
          - id: vhs
            name: Volkshochschule
          - id: schulen
            name: Schulen
        handlungsfelder:
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternkurs
                titel: Sprachkurs für Eltern
                verantwortlich: [vhs]
                beteiligte: [schulen]
    """
    seen: set[str] = set()
    for n, kennung in enumerate(massnahme.beteiligte):
        if kennung in massnahme.verantwortlich and kennung not in seen:
            seen.add(kennung)
            stelle = kontext.index.get(kennung)
            who = kontext.name(stelle) if stelle else f"„{kennung}“"
            yield f"beteiligte.{n}", f"{kontext.name(massnahme)}: {who} ist schon verantwortlich."


_OUTSIDE = re.compile(
    r"(?:sport|kultur|förder|moschee|migranten|turn)?verein|(?:wohlfahrts|dach)?verband|migranten(?:selbst)?organisation"
    r"|(?:kirchen|moschee)gemeinde|kirche|religionsgemeinschaft|unternehmen|betrieb|gewerkschaft|kammer|partei"
    r"|initiative|stiftung|freier? träger|(?:bundes|landes)behörde"
)
"""What is certainly no part of the municipality, as „art“ says it."""


@rule(Level.HINWEIS)
def eigene_massnahme_fremder(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Eine Maßnahme liegt angeblich in eigener Hand, verantwortlich sind aber nur Vereine, Verbände oder andere Dritte.

    Ob ein Verein etwas tut, kann die Kommune nicht beschließen; im Bericht steht sie dann für etwas ein, worauf sie nur
    hinwirken kann.

    Abhilfe: Schreiben Sie „gemeinsam“ oder „appell“, oder nennen Sie unter „verantwortlich“ auch die eigene Stelle.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Umsetzung (Maßnahmen, die im eigenen Zuständigkeitsbereich
    liegen).

    Schlecht:
        akteure:
          - id: turnverein
            name: Turnverein
            art: Verein
        handlungsfelder:
          - id: sport
            titel: Sport
            massnahmen:
              - id: m-schwimmkurs
                titel: Schwimmkurs für Frauen
                einfluss: eigen # <-
                verantwortlich:
                  - turnverein
    Gut:
        akteure:
          - id: turnverein
            name: Turnverein
            art: Verein
        handlungsfelder:
          - id: sport
            titel: Sport
            massnahmen:
              - id: m-schwimmkurs
                titel: Schwimmkurs für Frauen
                einfluss: appell
                verantwortlich:
                  - turnverein
    """
    owners = [kontext.index.get(kennung) for kennung in massnahme.verantwortlich]
    if massnahme.einfluss == "eigen" and owners and all(_outside(owner) for owner in owners):
        yield "einfluss", f"{kontext.name(massnahme)} liegt in eigener Hand, verantwortlich sind aber nur andere."


def _outside(owner: object) -> bool:
    return (
        isinstance(owner, Akteur)
        and not owner.teil_von
        and bool(_OUTSIDE.fullmatch(wording(owner.art or "").casefold()))
    )


_MOST = 5


@rule(Level.HINWEIS)
def verantwortliche_zu_viele(massnahme: Massnahme, kontext: Kontext) -> Iterator[Fund]:
    """Für eine Maßnahme sind mehr als fünf Stellen verantwortlich.

    Sind es so viele, verlässt sich eine auf die andere; und wer im Bericht Auskunft gibt, ist nicht zu erkennen.

    Abhilfe: Lassen Sie unter „verantwortlich“, wer die Federführung hat; die übrigen gehören unter „beteiligte“.

    Quelle: Rhein-Kreis Neuss 2010/2011, Handlungsfeld Arbeit (eine Stelle übernimmt die Regie, andere werden
    einbezogen); VIA Bayern, Kommunales Integrationsmanagement (klare Zuständigkeiten).

    Schlecht:
        akteure:
          - {id: vhs, name: Volkshochschule}
          - {id: ihk, name: Industrie- und Handelskammer}
          - {id: hwk, name: Handwerkskammer}
          - {id: jobcenter, name: Jobcenter}
          - {id: schulen, name: Schulen}
          - {id: konsulate, name: Konsulate}
        handlungsfelder:
          - id: arbeit
            titel: Arbeit
            massnahmen:
              - id: m-berufskurs
                titel: Berufssprachkurs
                verantwortlich: [vhs, ihk, hwk, jobcenter, schulen, konsulate] # <-
    Gut:
        akteure:
          - {id: vhs, name: Volkshochschule}
          - {id: ihk, name: Industrie- und Handelskammer}
          - {id: hwk, name: Handwerkskammer}
          - {id: jobcenter, name: Jobcenter}
          - {id: schulen, name: Schulen}
          - {id: konsulate, name: Konsulate}
        handlungsfelder:
          - id: arbeit
            titel: Arbeit
            massnahmen:
              - id: m-berufskurs
                titel: Berufssprachkurs
                verantwortlich: [vhs]
                beteiligte: [ihk, hwk, jobcenter, schulen, konsulate]
    """
    count = len({*massnahme.verantwortlich})
    if count > _MOST:
        yield "verantwortlich", f"{kontext.name(massnahme)} nennt {count} Verantwortliche; wer führt, bleibt offen."
