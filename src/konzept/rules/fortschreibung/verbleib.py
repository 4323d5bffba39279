"""fortschreibung, verbleib: what became of the parts of the previous edition."""

from collections.abc import Iterator, Sequence

from konzept.finding import Level
from konzept.model import Entfallen, Feld, Index, Knoten, Konzept, Massnahme, Teil
from konzept.rules.fortschreibung.fassungen import frueher, kann_herkunft, lebend, nahe, weitergefuehrt
from konzept.rules.rule import Fund, Kontext, rule
from konzept.werte.status import Kern


def _entfallen(index: Index) -> frozenset[str]:
    return frozenset(entry.id for entry in index.konzept.entfallen)


def _erledigt(teil: Teil) -> bool:
    """Whether the previous edition itself says that it is over."""
    last = teil.stand[-1].status.kern if isinstance(teil, Massnahme) and teil.stand else None
    return last in (Kern.ABGESCHLOSSEN, Kern.ENTFALLEN)


def _verloren(vorher: Index, jetzt: Index) -> list[tuple[Knoten, int]]:
    """Parts of the previous edition without a fate, the outermost of each, and how many it takes with it."""
    found: list[tuple[Knoten, int]] = []
    fate = jetzt.einmal(lebend) | jetzt.einmal(weitergefuehrt)
    dropped = jetzt.einmal(_entfallen)
    # Route → whether the part there explains what stands in it (dropped, over), or its place among those found.
    inside: dict[tuple[str | int, ...], int | None] = {}
    for knoten in vorher.knoten:
        around = _umgeben(knoten, inside)
        at = inside[around] if around is not None else -1
        if around is not None and at is None:
            continue
        teil = knoten.teil
        if not isinstance(teil, Teil) or not kann_herkunft(teil) or teil.id in fate:
            continue
        if teil.id in dropped or _erledigt(teil):
            inside[knoten.route] = None
        elif around is not None and at is not None:
            found[at] = (found[at][0], found[at][1] + 1)
        else:
            inside[knoten.route] = len(found)
            found.append((knoten, 0))
    return found


def _umgeben(knoten: Knoten, inside: dict[tuple[str | int, ...], int | None]) -> tuple[str | int, ...] | None:
    """Route of the nearest part around this one that ``inside`` knows."""
    above = knoten.eltern
    while above is not None and above.route not in inside:
        above = above.eltern
    return above.route if above is not None else None


def _feld(knoten: Knoten) -> Knoten | None:
    """The field a part stands in, itself if it is one."""
    while knoten.eltern is not None and not isinstance(knoten.teil, Feld):
        knoten = knoten.eltern
    return knoten if isinstance(knoten.teil, Feld) else None


def _liste(names: Sequence[str], count: int) -> str:
    """The first three of several names and how many more of ``count`` there are."""
    shown = list(names[:3])
    more = count - len(shown)
    *first, last = [*shown, "ein weiterer" if more == 1 else f"{more} weitere"] if more else shown
    return f"{', '.join(first)} und {last}"


@rule(Level.WARNUNG, ab="beschlussreif")
def teil_ohne_verbleib(konzept: Konzept, kontext: Kontext) -> Iterator[Fund]:
    """Ein Teil der vorigen Fassung kommt in dieser nicht mehr vor, und nichts sagt, was daraus wurde.

    Wer das alte Konzept kennt, sucht ihn vergeblich. Gemeint sind Felder, Ziele, Maßnahmen, Angebote und Indikatoren.
    Was im alten Konzept schon abgeschlossen oder entfallen war, braucht keinen Verbleib, und was in einem entfallenen
    Feld stand, ist mit ihm entfallen. Was aus einem Feld fehlt, steht in einer Meldung.

    Abhilfe: Behalten Sie die Kennung, nennen Sie sie beim neuen Teil unter „herkunft: aus“, oder führen Sie sie unter
    „entfallen“ mit „grund“ auf.

    Quelle: Neumünster 2015 und 2022 (sieben Handlungsfelder: eines geteilt, fünf umbenannt, eines entfallen).

    Vorgänger:
        handlungsfelder:
          - id: wohnraum
            titel: Wohnraum
          - id: sprache
            titel: Sprache
            massnahmen:
              - id: m-elternbriefe
                titel: Mehrsprachige Elternbriefe
    Schlecht:
        vorgaenger: ../2015 # <-
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
    Gut:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
        entfallen:
          - id: sprache
            titel: Sprache
            grund: Den Sprachkursen gilt jetzt ein eigenes Konzept.
    """
    vorher = kontext.vorgaenger
    if vorher is None:
        return
    je_feld: dict[str, list[tuple[Knoten, int]]] = {}
    for knoten, inner in _verloren(vorher, kontext.index):
        feld = _feld(knoten)
        je_feld.setdefault(feld.teil.id if feld and isinstance(feld.teil, Teil) else "", []).append((knoten, inner))
    for kennung, lost in je_feld.items():
        yield "vorgaenger", _verlust(vorher.get(kennung), lost, kontext, vorher)


def _verlust(feld: Teil | None, lost: list[tuple[Knoten, int]], kontext: Kontext, vorher: Index) -> str:
    """What got lost of one field of the previous edition, in one sentence."""
    names = [frueher(knoten.teil, kontext, vorher) for knoten, _ in lost if isinstance(knoten.teil, Teil)]
    inner = sum(count for _, count in lost)
    around = frueher(feld, kontext, vorher) if feld is not None and lost[0][0].teil is not feld else ""
    if len(names) > 1:
        count = len(names) + inner
        whose = f" von {around}" if around else ""
        what = f"{count} Teilen{whose} der vorigen Fassung wurde, steht nirgends: {_liste(names, count)}"
        return f"Was aus {what}."
    within = f" und {'einem Teil' if inner == 1 else f'{inner} Teilen'} darin" if inner else ""
    where = f" ({around})" if around else ""
    return f"Was aus {names[0]} der vorigen Fassung{where}{within} wurde, steht nirgends."


@rule(Level.WARNUNG, ab="beschlussreif")
def entfallen_ohne_grund(entfallen: Entfallen, kontext: Kontext) -> Iterator[Fund]:
    """Ein Teil ist entfallen, und es steht weder ein Grund noch ein Beschluss dabei.

    Was einmal beschlossen war, kann nicht ohne Begründung verschwinden; danach wird im Rat zuerst gefragt.

    Abhilfe: Schreiben Sie unter „grund“, warum es entfällt, oder unter „beschluss“ die Kennung der Drucksache.

    Quelle: Neumünster 2022 (das Handlungsfeld „Flüchtlinge“ von 2015 kommt nicht mehr vor, die Drucksache erwähnt es
    nicht); Köln, Beschluss von 2010 („wird ersatzlos gestrichen“).

    Schlecht:
        vorgaenger: ../2015
        entfallen:
          - id: fluechtlinge # <-
            titel: Flüchtlinge
    Gut:
        vorgaenger: ../2015
        entfallen:
          - id: fluechtlinge
            titel: Flüchtlinge
            grund: Geflüchtete sind in allen Handlungsfeldern mit gemeint.
    """
    if not entfallen.grund and entfallen.beschluss is None:
        yield "", f"{kontext.name(entfallen)}: Weder ein Grund noch ein Beschluss ist angegeben."


@rule(Level.WARNUNG, ab="entwurf")
def entfallen_widersprochen(entfallen: Entfallen, kontext: Kontext) -> Iterator[Fund]:
    """Unter „entfallen“ steht etwas, das nicht entfallen sein kann.

    Entweder gibt es den Teil noch, oder ein anderer nennt ihn als seine Herkunft, oder die vorige Fassung hatte ihn gar
    nicht.

    Abhilfe: Streichen Sie den Eintrag, wenn der Teil weiterlebt, oder berichtigen Sie seine Kennung.

    Quelle: Neumünster 2022 (sieben Felder von 2015: sechs leben unter „herkunft“ weiter, eines steht unter
    „entfallen“).

    Vorgänger:
        handlungsfelder:
          - id: wohnraum
            titel: Wohnraum
    Schlecht:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
        entfallen:
          - id: wohnraum # <-
            titel: Wohnraum
            grund: Das Feld heißt jetzt Wohnen.
    Gut:
        vorgaenger: ../2015
        handlungsfelder:
          - id: wohnen
            titel: Wohnen
            herkunft:
              aus: [wohnraum]
    """
    named, vorher = kontext.name(entfallen), kontext.vorgaenger
    if entfallen.id in kontext.index.einmal(lebend):
        living = next(one.teil for one in kontext.index.alle[entfallen.id] if not isinstance(one.teil, Entfallen))
        yield "id", f"{named}: Mit dieser Kennung gibt es noch {kontext.name(living)}."
    elif entfallen.id in kontext.index.einmal(weitergefuehrt):
        yield "id", f"{named}: Ein anderer Teil nennt „{entfallen.id}“ unter „herkunft“."
    elif vorher and vorher.get(entfallen.id) is None:
        yield "id", f"{named}: „{entfallen.id}“ hatte die vorige Fassung nicht.{nahe(entfallen.id, vorher)}"
