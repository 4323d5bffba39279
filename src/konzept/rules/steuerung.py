"""steuerung: who watches over the concept, and when do they report?"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from konzept.finding import Level
from konzept.model import (
    Bericht,
    Beschluss,
    Feld,
    Gremium,
    Index,
    Indikator,
    Kapitel,
    Konzept,
    Leitziel,
    Massnahme,
    Teilziel,
    title,
)
from konzept.model.beschluss import Beratung
from konzept.model.rahmen import Unterkapitel
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte import Zahl
from konzept.werte.stil import HAUSSTIL
from konzept.werte.zahl import Relation


@rule(Level.WARNUNG, ab="beschlussreif")
def berichtswesen_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept sieht keinen Bericht vor.

    Ohne vereinbarten Bericht erfährt der Rat nicht, was aus dem Beschlossenen geworden ist.

    Abhilfe: Ergänzen Sie unter „berichtswesen“ mindestens einen Bericht mit „art“ und „faellig“.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, Steuerung (Aufbau eines Monitorings und Berichtswesens);
    Steinfurt 2018–2021, Kapitel 5.

    Schlecht:
        reifegrad: beschlussreif # <-
    Gut:
        reifegrad: beschlussreif
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
    """
    if not konzept.berichtswesen:
        yield "reifegrad", f"{kontext.name(konzept)} sieht keinen Bericht vor."


@rule(Level.WARNUNG, ab="beschlossen")
def bericht_ueberfaellig(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht war bis zum Stichtag fällig, und nirgends steht, dass er vorgelegt wurde.

    Relative Angaben („nach 2 Jahren“, „6 Monate nach Ende der Geltungsdauer“) zählen vom Beginn oder vom Ende der
    Geltung.

    Abhilfe: Wurde er vorgelegt, tragen Sie unter „vorgelegt“ das Datum ein; sonst steht er noch aus.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht nach zwei Jahren, Umsetzungsbericht spätestens 6 Monate
    nach Ende der Geltungsdauer).

    Schlecht:
        reifegrad: beschlossen
        geltung:
          von: 2018
          bis: 2021
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren # <-
    Gut:
        reifegrad: beschlossen
        geltung:
          von: 2018
          bis: 2021
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
            vorgelegt: 12.03.2020
    """
    if bericht.faellig is None or bericht.vorgelegt is not None:
        return
    tag = bericht.faellig.faellig(*kontext.index.geltung)
    if tag and tag < kontext.stichtag:
        am = "" if str(bericht.faellig) == f"{tag:%d.%m.%Y}" else f" ({bericht.faellig})"
        yield (
            "faellig",
            f"{kontext.name(bericht)} war am {tag:%d.%m.%Y}{am} fällig; dass er vorgelegt wurde, ist nicht vermerkt.",
        )


@rule(Level.WARNUNG, ab="beschlussreif")
def bericht_unbestimmt(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht sagt nicht, wann er fällig ist oder wem er vorgelegt wird.

    Ohne Termin wird er nie überfällig, und ohne Empfänger weiß niemand, auf welcher Tagesordnung er fehlt.

    Abhilfe: Ergänzen Sie „faellig“ (zum Beispiel nach 2 Jahren) und unter „an“ die Kennung des Gremiums, das ihn
    bekommt.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (nach zwei Jahren dem Ausschuss für Soziales, Jugend, Familie und Gesundheit
    und dem Rat).

    Schlecht:
        berichtswesen:
          - id: b-zwischenbericht # <-
            art: Zwischenbericht
            faellig: nach 2 Jahren
    Gut:
        gremien:
          - id: rat
            name: Rat
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: nach 2 Jahren
            an: [rat]
    """
    when = bericht.faellig is None and bericht.vorgelegt is None
    if when and not bericht.an:
        yield "", f"{kontext.name(bericht)} nennt weder einen Termin noch einen Empfänger."
    elif when:
        yield "faellig", f"{kontext.name(bericht)} nennt keinen Termin."
    elif not bericht.an:
        yield "an", f"{kontext.name(bericht)} sagt nicht, wem er vorgelegt wird."


_ZWISCHEN = re.compile(r"zwischen(?:bericht|evaluation|bilanz)", re.IGNORECASE)
_SCHLUSS = re.compile(r"(?:umsetzungs|abschluss|schluss|end)bericht|abschlussevaluation", re.IGNORECASE)


def _schluss(index: Index) -> tuple[Bericht, date] | None:
    """The first of the reports that close a concept, and its day."""
    closing = [one for one in index.konzept.berichtswesen if _SCHLUSS.search(one.art) and not _ZWISCHEN.search(one.art)]
    dated = [(day, number, one) for number, one in enumerate(closing) if (day := _tag(one, index))]
    return (min(dated)[2], min(dated)[0]) if dated else None


def _tag(bericht: Bericht, index: Index) -> date | None:
    """The day a report falls due; if it does not say, the day it was presented."""
    due = bericht.faellig.faellig(*index.geltung) if bericht.faellig else None
    return due or (bericht.vorgelegt.beginn if bericht.vorgelegt else None)


@rule(Level.WARNUNG, ab="entwurf")
def zwischenbericht_zu_spaet(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Zwischenbericht ist erst nach dem Bericht fällig, der das Konzept abschließt.

    Was der Zwischenbericht ändern soll, ist dann schon vorbei; meist ist ein Jahr verschrieben.

    Abhilfe: Berichtigen Sie „faellig“ bei einem der beiden Berichte.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (Zwischenbericht nach zwei Jahren, danach der Umsetzungsbericht).

    Schlecht:
        berichtswesen:
          - id: b-umsetzungsbericht
            art: Umsetzungsbericht
            faellig: 30.06.2030
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: Ende 2030 # <-
    Gut:
        berichtswesen:
          - id: b-umsetzungsbericht
            art: Umsetzungsbericht
            faellig: 30.06.2030
          - id: b-zwischenbericht
            art: Zwischenbericht
            faellig: Ende 2028
    """
    day = _tag(bericht, kontext.index) if _ZWISCHEN.search(bericht.art) else None
    last = kontext.index.einmal(_schluss)
    if day and last and day > last[1]:
        feld = "faellig" if bericht.faellig else "vorgelegt"
        yield (
            feld,
            f"{kontext.name(bericht)} ({day:%d.%m.%Y}) kommt nach {kontext.name(last[0])} ({last[1]:%d.%m.%Y}).",
        )


@rule(Level.WARNUNG, ab="entwurf")
def bericht_zur_unzeit(bericht: Bericht, kontext: Kontext) -> Iterator[Fund]:
    """Ein Bericht soll vorgelegt worden sein, bevor das Konzept galt oder nach dem heutigen Tag.

    Beides kann nicht sein: Über ein Konzept, das noch nicht gilt, ist nichts zu berichten, und was erst vorgelegt
    werden soll, ist fällig und nicht vorgelegt.

    Abhilfe: Berichtigen Sie „vorgelegt“; ein Termin in der Zukunft gehört nach „faellig“.

    Quelle: Steinfurt 2018–2021, Kapitel 5 (berichtet wird nach zwei Jahren und nach Ende der Geltungsdauer).

    Schlecht:
        geltung:
          von: 2024
          bis: 2028
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            vorgelegt: 12.03.2020 # <-
    Gut:
        geltung:
          von: 2024
          bis: 2028
        berichtswesen:
          - id: b-zwischenbericht
            art: Zwischenbericht
            vorgelegt: 12.03.2025
    """
    told, since = bericht.vorgelegt, kontext.index.geltung[0]
    if told and told.ende and since and told.ende < since:
        von = kontext.konzept.geltung.von
        yield "vorgelegt", f"{kontext.name(bericht)} wurde vor dem Beginn der Geltung ({von}) vorgelegt: {told}."
    elif told and told.beginn and told.beginn > kontext.stichtag:
        yield "vorgelegt", f"{kontext.name(bericht)} ist als vorgelegt vermerkt, aber erst für {told}."


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


@rule(Level.WARNUNG, ab="entwurf")
def beratungsfolge_verkehrt(beschluss: Beschluss, kontext: Kontext) -> Iterator[Fund]:
    """In einer Beratungsfolge liegt eine spätere Station vor einer früheren.

    Beraten wird in der Reihenfolge der Liste, zuletzt entscheidet der Rat oder der Kreistag. Liegt er zeitlich vorn,
    ist eines der Daten falsch, meist das Jahr.

    Abhilfe: Berichtigen Sie das Datum, oder ordnen Sie die Stationen nach ihrem Datum.

    Quelle: Rhein-Kreis Neuss, Integrationsworkshop 2010/2011 (Bericht im Sozial- und Gesundheitsausschuss am
    25.11.2011, danach im Kreistag am 08.12.2010); OParl 1.1, Consultation (die Beratungsfolge einer Drucksache).

    Schlecht:
        gremien:
          - id: ausschuss
            name: Ausschuss
          - id: kreistag
            name: Kreistag
        beschluesse:
          - id: beschluss
            betreff: Steuerungsgruppe
            beratungsfolge:
              - gremium: ausschuss
                datum: 25.11.2011
              - gremium: kreistag
                datum: 08.12.2010 # <-
    Gut:
        gremien:
          - id: ausschuss
            name: Ausschuss
          - id: kreistag
            name: Kreistag
        beschluesse:
          - id: beschluss
            betreff: Steuerungsgruppe
            beratungsfolge:
              - gremium: ausschuss
                datum: 25.11.2010
              - gremium: kreistag
                datum: 08.12.2010
    """
    latest: tuple[date, int] | None = None
    wrong: list[tuple[int, int]] = []
    for number, station in enumerate(beschluss.beratungsfolge):
        beginn, ende = (station.datum.beginn, station.datum.ende) if station.datum else (None, None)
        if latest and ende and ende < latest[0]:
            wrong.append((number, latest[1]))
        if beginn and (latest is None or beginn > latest[0]):
            latest = (beginn, number)
    if wrong:
        number, before = wrong[0]
        first, second = (_station(beschluss.beratungsfolge[at], kontext) for at in (before, number))
        more = f" {len(wrong) - 1} weitere Stationen ebenso." if len(wrong) > 2 else ""
        more = " Eine weitere Station ebenso." if len(wrong) == 2 else more
        yield (
            f"beratungsfolge.{number}.datum",
            f"{kontext.name(beschluss)}: {second} steht hinter {first}, liegt aber davor.{more}",
        )


def _station(station: Beratung, kontext: Kontext) -> str:
    """A station as a reader names it: „Kreistag am 08.12.2010“."""
    body = kontext.index.get(station.gremium)
    return f"„{title(body) if body else station.gremium}“ ({station.datum})"


@rule(Level.WARNUNG, ab="entwurf")
def beratung_vor_drucksache(beschluss: Beschluss, kontext: Kontext) -> Iterator[Fund]:
    """Eine Drucksache wurde beraten, bevor es sie gab.

    Über eine Drucksache kann kein Gremium vor dem Tag beraten, dessen Datum sie trägt. Entweder ist das Datum der
    Sitzung falsch oder das der Drucksache.

    Abhilfe: Berichtigen Sie eines der beiden Daten; galt die Beratung einer früheren Drucksache, führen Sie diese
    eigens auf und nennen sie unter „ersetzt“.

    Quelle: Neumünster, Mitteilung 0523/2018/MV vom 29.09.2022 (Beratung vom 26.10. bis zum 15.11.2022); OParl 1.1,
    Paper (date) und Consultation.

    Schlecht:
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: drucksache
            betreff: Integrationskonzept
            datum: 29.09.2022
            beratungsfolge:
              - gremium: rat
                datum: 15.11.2021 # <-
    Gut:
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: drucksache
            betreff: Integrationskonzept
            datum: 29.09.2022
            beratungsfolge:
              - gremium: rat
                datum: 15.11.2022
    """
    paper = beschluss.datum.beginn if beschluss.datum else None
    for number, station in enumerate(beschluss.beratungsfolge):
        ende = station.datum.ende if station.datum else None
        if paper and ende and ende < paper:
            said = _station(station, kontext)
            yield (
                f"beratungsfolge.{number}.datum",
                f"{kontext.name(beschluss)}: {said} liegt vor dem Datum der Drucksache ({beschluss.datum}).",
            )


_GEFASST = re.compile(
    r"beschlossen|angenommen|zugestimmt|zustimmung|verabschiedet|gebilligt|einstimmig|mehrheitlich|ungeändert"
    r"|unverändert",
    re.IGNORECASE,
)
_NICHT_GEFASST = re.compile(
    r"\bnicht\b|abgelehnt|vertagt|zurückgestellt|zurückgezogen|verwiesen|empf(?:ohlen|ehlung)|kenntnis", re.IGNORECASE
)


def _gefasst(beschluss: Beschluss) -> bool:
    """Whether a paper was adopted: its resolution is recorded, or a body decided; to take note is no decision."""
    results = (station.ergebnis or "" for station in beschluss.beratungsfolge)
    return bool(beschluss.beschluss) or any(_GEFASST.search(one) and not _NICHT_GEFASST.search(one) for one in results)


@rule(Level.WARNUNG, ab="beschlossen")
def beschluss_fehlt(konzept: Konzept, _kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept gilt als beschlossen, aber kein Beschluss ist festgehalten.

    Worauf sich ein Amt beruft, wenn es eine Maßnahme einfordert, ist der Beschluss mit Gremium und Tag. Eine
    Mitteilung, die nur zur Kenntnis genommen wurde, ist keiner.

    Abhilfe: Ergänzen Sie unter „beschluesse“ die Drucksache mit „beratungsfolge“ und „ergebnis“ (zum Beispiel
    ungeändert beschlossen) oder mit dem Wortlaut unter „beschluss“; wurde das Konzept nur zur Kenntnis genommen, ist
    „beschlussreif“ der richtige Reifegrad.

    Quelle: Neumünster 2015 (beschlossen von der Ratsversammlung) und 2022 (Mitteilung 0523/2018/MV, nur zur
    Kenntnisnahme); VIA Bayern, Kommunales Integrationsmanagement, Planung (Verabschiedung des Konzepts).

    Schlecht:
        reifegrad: beschlossen # <-
    Gut:
        reifegrad: beschlossen
        gremien:
          - id: rat
            name: Rat
        beschluesse:
          - id: beschluss
            betreff: Integrationskonzept
            beratungsfolge:
              - gremium: rat
                datum: 15.12.2015
                ergebnis: ungeändert beschlossen
    """
    if konzept.reifegrad != "beschlossen" or any(map(_gefasst, konzept.beschluesse)):
        return
    # What is recorded, so that nobody looks for the fault in a paper that is there.
    told = "kein Ergebnis der Beratung sagt, dass es beschlossen wurde" if konzept.beschluesse else (
        "unter „beschluesse“ steht keine Drucksache"
    )  # fmt: skip
    yield "reifegrad", f"Das Konzept gilt als beschlossen, aber {told}."


@rule(Level.WARNUNG, ab="beschlussreif")
def beteiligung_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Das Konzept sagt nicht, wer an ihm mitgewirkt hat.

    Getragen wird ein Konzept von denen, die gefragt wurden; ohne diese Angabe kann der Rat nicht beurteilen, wessen
    Bedarf es beschreibt. Eine Danksagung, die Beteiligte nennt, genügt.

    Abhilfe: Ergänzen Sie unter „beteiligung“ die Formate (Umfrage, Workshop, Konferenz) mit Zeitraum.

    Quelle: Neumünster 2022, Mitteilung 0523/2018/MV (sechs Beteiligungsformate); VIA Bayern, Kommunales
    Integrationsmanagement (Partizipatives Handeln).

    Schlecht:
        reifegrad: beschlussreif # <-
    Gut:
        reifegrad: beschlussreif
        beteiligung:
          - id: online-umfrage
            titel: Online-Umfrage
            zeitraum: März 2021
    """
    if not konzept.beteiligung and not (konzept.danksagung and konzept.danksagung.beteiligte):
        yield "reifegrad", f"{kontext.name(konzept)} nennt keine Beteiligung."


_GRUPPEN = tuple(
    (name, re.compile(stems, re.IGNORECASE))
    for name, stems in (
        ("politische Akteure", r"politi|partei|fraktion|bürgermeister|landrat|landrät|ausschuss|kreistag|bürgerschaft"
         r"|stadtverordnet|gemeindevertret|\b(?:stadt|gemeinde|kreis|orts|bezirks|markt|verbands)?r[aä]t(?:e|s|es)?\b"
         r"|ratsversammlung|ratsmitglied|stadträt|abgeordnet|erster stadtrat"),
        ("Migrantenorganisationen", r"migrant|mso\b|(?:integrations|migrations|ausländer)(?:bei)?r[aä]t"
         r"|forum der vielfalt|zugewandert|zuwander|einwander|eingewandert|ausländische[rn]? (?:verein|mitbürger)"
         r"|türkisch|kurdisch|arabisch|syrisch|afghanisch|ukrainisch|russisch|polnisch|afrikanisch|italienisch|spanisch"
         r"|muslim|islamisch|alevit|moschee|ditib|diaspora|eine-welt|aussiedler|landsmannschaft"),
        ("Kirchen und Wohlfahrtsorganisationen", r"kirch|religion|glaubens|pfarr|wohlfahrt|caritas|carita?tiv|diakoni"
         r"|\bawo\b|\bdrk\b|rote[sn]? kreuz|parität|malteser|johanniter|\bsk[fm]\b|synagog|jüdisch|moschee|islamisch"
         r"|freie[rn]? träger|sozialverband|\btafel\b"),
        ("Unternehmen und Kammern", r"unternehm|wirtschaft|betrieb|arbeitgeber|handwerk|kammer\b|kammern|\bihks?\b"
         r"|\bhwk\b|gewerbe|firm(?:a|en)\b|einzelhandel|handel\b|innung|gmbh|werbegemeinschaft|sparkasse|konditorei"),
        ("Gewerkschaften", r"gewerkschaft|\bdgb\b|ver\.di|\big metall|\bgew\b|betriebsr[aä]t|personalr[aä]t"
         r"|arbeitnehmervertret|beamtenbund"),
        ("Bildungseinrichtungen", r"schul|bildung|\bvhs\b|\bkitas?\b|kindertages|kindergart|kindergärten|universit"
         r"|kolleg\b|gymnasi|akademie|bibliothek|bücherei|erziehung|lehrer|lehrkr|lernen|sprachkurs|kurstr[aä]ger"
         r"|\bbbz\b"),
        ("Polizei", r"polizei"),
        ("Jugendhilfe", r"jugend|\basd\b|kinder- und|kinderschutz|kinderbüro|streetwork"),
        ("Kultureinrichtungen", r"kultur(?!ell)|museum|museen|musik|theater|bibliothek|bücherei|heimatverein|kunst"
         r"|orchester|\bchor\b|\bchöre|kino\b|soziokultur"),
        ("Sportvereine", r"sport|turn(?:verein|er|bund)|\b(?:fc|sv|tsv|tus|vfl|vfb|djk)\b|fußball|schützen"),
    )
)  # fmt: skip
# No actors, though they are spelt like some: "Willkommenskultur" is no museum, "Integrationswirtschaft" no firm.
_KEINE = re.compile(
    r"willkommens?kultur|multikultur\w*|interkultur\w*|kreisverwaltung|wirtschaftlich\w*", re.IGNORECASE
)


def _genannt(index: Index) -> tuple[str, ...]:
    """Every wording in which a concept names who takes part."""
    konzept = index.konzept
    named: list[str | None] = [
        wert for akteur in konzept.akteure
        for wert in (akteur.name, akteur.kuerzel, akteur.art, akteur.gruppe, akteur.text)
    ]  # fmt: skip
    for gremium in konzept.gremien:
        named += (one for mitglied in gremium.mitglieder for one in (mitglied.name, mitglied.text))
        # A committee for sports is politics, not a sports club; only in the one for youth sits youth welfare itself.
        committee = "ausschuss" in gremium.name.casefold()
        named.append("Ausschuss" if committee and "jugendhilfe" not in gremium.name.casefold() else gremium.name)
    for one in konzept.beteiligung:
        named += (one.titel, one.art, one.eingeladen, one.text)
    named += konzept.danksagung.beteiligte if konzept.danksagung else ()
    named += (massnahme.zustaendigkeit for massnahme in index.alle_massnahmen)
    return tuple(_KEINE.sub("", wert) for wert in named if wert)


@rule(Level.HINWEIS)
def akteursgruppe_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Eine der Gruppen, die der Leitfaden zu den wichtigen Akteuren zählt, kommt im Konzept nicht vor.

    Gesucht wird in „akteure“, „gremien“ mit ihren Mitgliedern, „beteiligung“, „danksagung“ und „zustaendigkeit“.
    Nennt das Konzept dort noch niemanden, schweigt die Regel.

    Abhilfe: Prüfen Sie, ob die Gruppe fehlt oder nur anders heißt; im zweiten Fall tragen Sie sie beim Akteur unter
    „gruppe“ ein (zum Beispiel gruppe: Kultureinrichtungen).

    Quelle: Leitfaden zur kommunalen Integrationsarbeit, 2.5 (wichtige Akteure identifizieren).

    Schlecht:
        akteure:
          - id: schulen # <-
            name: Schulen
          - id: sportverein
            name: Sportverein
    Gut:
        akteure:
          - {id: rat, name: Stadtrat}
          - {id: verein, name: Deutsch-Türkischer Kulturverein, gruppe: Migrantenorganisationen}
          - {id: caritas, name: Caritas}
          - {id: kammer, name: Handwerkskammer}
          - {id: dgb, name: DGB}
          - {id: schulen, name: Schulen}
          - {id: polizei, name: Polizei}
          - {id: jugendamt, name: Jugendamt}
          - {id: sportverein, name: Sportverein}
    """
    named = _genannt(kontext.index)
    asked = konzept.akteure or konzept.beteiligung or any(gremium.mitglieder for gremium in konzept.gremien)
    missing = [name for name, stems in _GRUPPEN if not any(map(stems.search, named))]
    if missing and (asked or konzept.danksagung):
        feld = "akteure" if konzept.akteure else "titel"
        yield feld, f"{kontext.name(konzept)} nennt unter seinen Akteuren niemanden aus: {', '.join(missing)}."


_RATSGREMIUM = re.compile(r"ausschuss|(?:rat|räte|tag|versammlung|bürgerschaft|vertretung)\b", re.IGNORECASE)
_KOORDINIERT = re.compile(
    r"koordin|integrationsbeauftragt|stabsstelle|team integration|integrationsbüro|integrationszentrum|steuer|lenk",
    re.IGNORECASE,
)


def _titel(index: Index) -> str:
    """The headings of a concept, from its chapters down to its measures."""
    return "\n".join(str(getattr(one.teil, "titel", "")) for one in index.knoten if isinstance(one.teil, _MIT_TITEL))


_MIT_TITEL = (Kapitel, Unterkapitel, Feld, Leitziel, Teilziel, Massnahme)


def _felder(index: Index) -> tuple[Feld, ...]:
    return (*index.konzept.handlungsfelder, *index.konzept.querschnittsthemen)


def _analyse(index: Index) -> str:
    described = any(one.ausgangslage or one.bestand for one in _felder(index))
    there = index.konzept.quellen or described or any(isinstance(one.teil, Indikator) for one in index.knoten)
    return "" if there else "Ausgangslage, Bestand, Indikatoren oder Quellen"


def _planung(index: Index) -> str:
    timed = (Massnahme, Teilziel, Indikator)
    dated = index.konzept.geltung.bis or any(
        isinstance(one.teil, timed) and (one.teil.frist or getattr(one.teil, "zeitraum", None)) for one in index.knoten
    )
    parts = (
        ("Ziele", any(one.leitziele or one.teilziele for one in _felder(index))),
        ("Maßnahmen", index.alle_massnahmen),
        ("ein Zeitplan", dated),
    )
    return ", ".join(name for name, there in parts if not there)


def _steuerung(index: Index) -> str:
    bodies = (f"{one.name} / {one.art or ''}" for one in index.konzept.gremien)
    there = any(_KOORDINIERT.search(one) or not _RATSGREMIUM.search(one) for one in bodies) or any(
        _KOORDINIERT.search(one.name) for one in index.konzept.akteure
    )
    return "" if there else "eine Steuerungsgruppe oder eine koordinierende Stelle"


def _umsetzung(index: Index) -> str:
    konzept = index.konzept
    funded = konzept.finanzierung or konzept.kosten or any(one.stellen for one in konzept.akteure)
    owned = any(
        one.verantwortlich or one.zustaendigkeit or one.stand or one.kosten or one.finanzierung
        for one in index.alle_massnahmen
    )
    return "" if funded or owned else "Verantwortliche, Umsetzungsstand, Personal oder Mittel"


def _kommunikation(index: Index) -> str:
    return "" if index.konzept.beteiligung else "Beteiligung, Öffentlichkeitsarbeit oder Vernetzung"


_AUFGABEN: tuple[tuple[str, Callable[[Index], str], str], ...] = (
    ("Analyse", _analyse, r"analys|bestandsaufnahme|ausgangslage|statisti|zahlen|daten|monitoring|bedarf"),
    ("Planung", _planung, r"(?!)"),
    ("Steuerung", _steuerung, r"steuerung|koordin|lenkung|controlling"),
    ("Umsetzung", _umsetzung, r"umsetzung|verstetigung"),
    ("Kommunikation", _kommunikation, r"kommunikation|öffentlichkeit|transparen|netz|austausch|beteiligung"),
)
"""Each task, what of it a concept lacks, and the words of a heading that deals with it."""


@rule(Level.HINWEIS)
def managementaufgabe_fehlt(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Eine der fünf Aufgaben des kommunalen Integrationsmanagements kommt im Konzept noch nicht vor.

    Analyse, Planung, Steuerung, Umsetzung und Kommunikation greifen ineinander; wo eine fehlt, bleibt das Konzept eine
    Absicht. Auch ein Kapitel oder ein Ziel, das davon handelt, zählt; zur Planung gehören Ziele, Maßnahmen und ein
    Termin.

    Abhilfe: Ergänzen Sie, was fehlt, oder ein Kapitel, das sagt, wie die Aufgabe gelöst ist.

    Quelle: VIA Bayern, Kommunales Integrationsmanagement, „Diese Aufgaben hat die Kommune“ (Analyse, Planung,
    Steuerung, Umsetzung, Kommunikation).

    Schlecht:
        titel: Zusammenleben # <-
        handlungsfelder:
          - id: sprache
            titel: Sprache
    Gut:
        titel: Zusammenleben
        geltung:
          bis: 2030
        handlungsfelder:
          - id: sprache
            titel: Sprache
            ausgangslage: |
              Jedes fünfte Kind lernt Deutsch erst in der Kita.
            leitziele:
              - id: z-deutsch
                titel: Alle lernen Deutsch
                massnahmen:
                  - id: m-elternkurs
                    titel: Sprachkurs für Eltern
                    zustaendigkeit: Volkshochschule
        gremien:
          - id: steuerungsgruppe
            name: Steuerungsgruppe
        beteiligung:
          - id: workshop
            titel: Workshop
    """
    heads = _titel(kontext.index)
    lacking = [
        f"{name} (es fehlt: {what})"
        for name, lacks, words in _AUFGABEN
        if (what := lacks(kontext.index)) and not re.search(words, heads, re.IGNORECASE)
    ]
    if lacking:
        yield "titel", f"{kontext.name(konzept)} handelt noch nicht von: {', '.join(lacking)}."
