"""What revise did, in sentences: what is different, what stayed, what only people can do."""

import re
from collections.abc import Iterator

from konzept.edit.revise import Rechenschaft
from konzept.model import Konzept
from konzept.report import plural
from konzept.schema.words import spelled

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def account(done: Rechenschaft, alt: Konzept) -> Iterator[str]:
    """What was done, line by line; ``alt`` is the older edition."""
    for feld, before, after in done.rahmen:
        yield f"  {_called(feld)}: {before or 'ohne Angabe'} → {after or 'ohne Angabe'}"
    for what, names in (
        ("Jetzt im Bestand, weil es als Angebot weitergeht", done.angebote),
        ("Entfallen, weil es abgeschlossen ist oder nicht mehr verfolgt wird", done.entfallen),
        ("Entfallen, weil es zur vorigen Fassung gehört", done.beschluesse),
        ("Wieder fällig, also ohne „vorgelegt“", done.berichte),
    ):
        yield from (f"  {what}:", *(f"    {name}" for name in names)) if names else ()
    if done.geblieben:
        yield f"  {plural(done.geblieben, 'Maßnahme bleibt', 'Maßnahmen bleiben')}, mit Frist und Stand wie bisher."
    frueher = ((done.herkunft, "„herkunft“"), (done.frueher_entfallen, "„entfallen“"))
    if said := " und ".join(f"{number} mal {word}" for number, word in frueher if number):
        yield f"  Nicht übernommen: {said}; das sprach von der Fassung davor."


def to_do(done: Rechenschaft, alt: Konzept) -> Iterator[str]:
    """What only people can put right."""
    years = {*_YEAR.findall(f"{alt.geltung.von} {alt.geltung.bis} {alt.stand}")}
    stale = [name for name in ("titel", "untertitel") if years & {*_YEAR.findall(str(getattr(alt, name)))}]
    if stale:
        yield f"In {' und '.join(f'„{name}“' for name in stale)} steht noch eine Jahreszahl der vorigen Fassung."
    if not any(feld == "geltung.bis" and after for feld, _, after in done.rahmen):
        yield "Bis wann die neue Fassung gilt, ist offen: Tragen Sie „geltung“ ein."
    told = [name for name in ("beteiligung", "danksagung") if getattr(alt, name)]
    if told:
        names = ", ".join(f"„{name}“" for name in told)
        yield f"Von der vorigen Fassung erzählen noch {names} und vielleicht Kommentare."


def _called(feld: str) -> str:
    above, _, name = feld.rpartition(".")
    return f"{spelled(above)}, {spelled(name)}" if above == "katalog" else {"von": "Gilt von", "bis": "Gilt bis"}.get(
        name, spelled(name)
    )  # fmt: skip
