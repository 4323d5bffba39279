"""steuerung, gremien: the bodies and their seats."""

import re
from collections.abc import Iterator
from decimal import Decimal

from konzept.finding import Level
from konzept.model import (
    Gremium,
)
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zahl
from konzept.werte.stil import HAUSSTIL
from konzept.werte.zahl import Relation


def _grenzen(zahl: Zahl | None) -> tuple[Decimal, Decimal | None]:
    """The fewest and the most seats that a number stands for; None if there is no most."""
    nothing = Decimal(0)
    if zahl is None or zahl.relation is Relation.UNGEFAEHR:
        return nothing, None
    if zahl.relation in (Relation.MINDESTENS, Relation.UEBER):
        return zahl.wert, None
    if zahl.relation in (Relation.HOECHSTENS, Relation.UNTER):
        return nothing, zahl.wert
    return zahl.wert, zahl.wert


def _sitze(gremium: Gremium) -> tuple[Decimal, Decimal | None]:
    """The fewest and the most seats that the members of a body add up to."""
    each = [_grenzen(mitglied.anzahl) for mitglied in gremium.mitglieder]
    most = [one for _, one in each if one is not None]
    return sum((few for few, _ in each), Decimal(0)), sum(most, Decimal(0)) if len(most) == len(each) else None


@rule(Level.WARNUNG, ab="entwurf")
def gremium_summe_falsch(gremium: Gremium, kontext: Kontext) -> Iterator[Fund]:
    """Die Sitze der Mitglieder eines Gremiums ergeben nicht die Zahl, die als Gesamtzahl angegeben ist.

    Beides wird gedruckt, und jedes Mitglied rechnet nach. „mindestens 35“ ist eine untere Grenze; ist bei einem
    Mitglied keine Zahl angegeben, fällt nur auf, wenn die übrigen schon zu viele sind.

    Abhilfe: Berichtigen Sie die „anzahl“ eines Mitglieds oder „gesamt“; fehlt ein Mitglied, ergänzen Sie es.

    Quelle: Rhein-Kreis Neuss, Integrationsworkshop 2010/2011, Zusammensetzung der Steuerungsgruppe Integration (zehn
    Zeilen, gesamt: 25).

    Schlecht:
        gremien:
          - id: steuerungsgruppe
            name: Steuerungsgruppe
            mitglieder:
              - name: Bürgermeister der kreisangehörigen Kommunen
                anzahl: 8
              - name: Landrat
                anzahl: 1
            gesamt: 10 # <-
    Gut:
        gremien:
          - id: steuerungsgruppe
            name: Steuerungsgruppe
            mitglieder:
              - name: Bürgermeister der kreisangehörigen Kommunen
                anzahl: 8
              - name: Landrat
                anzahl: 1
            gesamt: 9
    """
    if gremium.gesamt is None or not gremium.mitglieder:
        return
    (few, most), (least, limit) = _sitze(gremium), _grenzen(gremium.gesamt)
    over, under = limit is not None and few > limit, most is not None and most < least
    if over or under:
        added = HAUSSTIL.zahl(few if over or most is None else most)
        if few != most:
            added = f"{'mindestens' if over else 'höchstens'} {added}"
        yield (
            "gesamt",
            f"{kontext.name(gremium)}: Die Sitze der Mitglieder ergeben {added}, angegeben ist als Gesamtzahl "
            f"„{gremium.gesamt}“.",
        )


_ARBEITET = re.compile(r"steuer|lenk|gruppe|arbeitskreis|kernteam|projektteam", re.IGNORECASE)
_GROSS = re.compile(
    r"(?:rat|räte|tag|schaft|versammlung|vertretung|fraktion)\b|konferenz|gipfel|forum|plenum|netzwerk|runder tisch"
    r"|veranstaltung",
    re.IGNORECASE,
)


@rule(Level.HINWEIS)
def gremium_zu_gross(gremium: Gremium, kontext: Kontext) -> Iterator[Fund]:
    """Ein Gremium, das arbeiten soll, hat zu viele Sitze.

    Mit 35 Personen, fand der Workshop im Rhein-Kreis Neuss, kann eine Gruppe nicht wirksam arbeiten; beschlossen wurden
    dann 25. Wo die Grenze liegt, legt „gremium-sitze“ unter [regeln] fest. Räte, Kreistage, Konferenzen und
    Netzwerke sind nicht gemeint.

    Abhilfe: Verkleinern Sie das Gremium, oder laden Sie den größeren Kreis einmal im Jahr zu einer Konferenz ein.

    Quelle: Rhein-Kreis Neuss, Integrationsworkshop 2010/2011, Arbeitsgruppe Prozess-Steuerung (mindestens 35 Personen
    vorgeschlagen, 25 beschlossen).

    Schlecht:
        gremien:
          - id: prozesssteuerungsgruppe
            name: Prozesssteuerungsgruppe
            gesamt: mindestens 35 # <-
    Gut:
        gremien:
          - id: prozesssteuerungsgruppe
            name: Prozesssteuerungsgruppe
            gesamt: 25
          - id: integrationskonferenz
            name: Integrationskonferenz
            gesamt: rund 80
    """
    named = f"{gremium.name} / {gremium.art or ''}"
    if _GROSS.search(named) and not _ARBEITET.search(named):
        return
    # A rough number is a number here: "rund 40" is too many as well.
    told = gremium.gesamt.wert if gremium.gesamt else Decimal(0)
    seats = max(told, _sitze(gremium)[0])
    if seats > kontext.hausregeln.gremium_sitze:
        feld = "gesamt" if gremium.gesamt and told == seats else "mitglieder"
        said = str(gremium.gesamt) if feld == "gesamt" else HAUSSTIL.zahl(seats)
        limit = kontext.hausregeln.gremium_sitze
        yield feld, f"{kontext.name(gremium)} hat {said} Sitze; mit mehr als {limit} arbeitet es sich schwer."
