"""For people: 80 columns, newest first; what happened stands there as words."""

from rich.text import Text

from konzept.report import plural, visible
from konzept.report.log import Eintrag, Verlauf
from konzept.report.log.words import told
from konzept.report.text import wrapped
from konzept.werte.stil import HAUSSTIL


def history(verlauf: Verlauf) -> Text:
    """Every revision that did something to the part, then what was looked at and where it ends."""
    text = Text()
    for one in verlauf.eintraege:
        text.append_text(_entry(one))
        text.append("\n")
    text.append(wrapped(_last(verlauf), ""), "bold")
    for sentence in filter(None, (verlauf.ende, verlauf.davor and f"Davor: {verlauf.davor}")):
        text.append(wrapped(visible(sentence), ""))
    return text


def _entry(one: Eintrag) -> Text:
    revision = one.revision
    day = HAUSSTIL.datum(revision.datum) if revision.datum else "ohne Datum"
    who = f"{day}  {revision.kurz}  {visible(revision.autor)}"
    text = Text(f"{who}\n", "bold")
    text.append(wrapped(visible(revision.betreff), "  "), "dim")
    for change in one.changes if one.vergleich else ():
        text.append(wrapped(told(change, one.vergleich), "    ").replace("    ", "  - ", 1))  # type: ignore[arg-type]  # looked at just above
    if one.hinweis:
        text.append(wrapped(visible(one.hinweis), "    ").replace("    ", "  ! ", 1))
    return text


def _last(verlauf: Verlauf) -> str:
    did = sum(bool(one.changes) for one in verlauf.eintraege)
    where = "dieses Ordners" if verlauf.pfad.rstrip("/") == "." else f"von „{verlauf.pfad}“"
    return visible(
        f"{verlauf.name} ({verlauf.id}): geändert in {did} von {plural(verlauf.fassungen, 'Revision', 'Revisionen')} "
        f"{where}."
    )
