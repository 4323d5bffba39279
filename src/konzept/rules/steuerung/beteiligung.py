"""steuerung, beteiligung: who was asked, and who is missing."""

import re
from collections.abc import Iterator

from konzept.finding import Level
from konzept.model import (
    Index,
    Konzept,
)
from konzept.rules.rule import Fund, Kontext, rule


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
          - id: verein
            name: Deutsch-Türkischer Kulturverein
            gruppe: Migrantenorganisationen
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
