"""For a merge request: the counts first, the details folded, nothing longer than a forge takes."""

from collections.abc import Iterable, Iterator

from konzept.diff import Art, Gewicht, Strich
from konzept.finding import Span
from konzept.report import plural
from konzept.report.diff import Comparison, Eintrag
from konzept.report.diff.exchange import exchanged, pieces, sentence
from konzept.report.guarded import html, words

LIMIT = 60_000
"""Characters: GitHub takes 65,536 in a comment, and what wraps this text needs some."""
_ASIDE = 8_000
"""Characters for what is to be looked at again, and as many for proposals."""
_LONGEST = 1_000
"""Characters of one name or one side of an exchange; more of it would leave no room for the others."""
_MOST = 20
"""Entries of a list, parts inside a part; likewise."""
# Tags, not ~~ and **: those are no marks where a comma follows them.
_MARKED = {Strich.WEG: "<del>{}</del>", Strich.NEU: "<ins>{}</ins>"}
_CLOSING = "\n</details>\n"


def changes(comparison: Comparison) -> str:
    """Counts as a table, then every change, grouped by what it weighs; what does not fit is counted."""
    head = f"### Was sich ändert: {_words(comparison.alt)} → {_words(comparison.neu)}\n\n{_table(comparison)}"
    aside = _aside("Zu prüfen: Das Ziel ist neu gefasst, was ihm dient, nicht", _suspects(comparison))
    aside += _aside("Vorschläge für „herkunft“; ob sie stimmen, wissen nur Sie", _proposals(comparison))
    shown = _fitting(comparison, LIMIT - len(head) - len(aside) - len(_left_out(comparison, ())))
    return head + _folded(comparison, shown) + aside + _left_out(comparison, shown)


def _table(comparison: Comparison) -> str:
    weights = comparison.weights()
    if not weights:
        return "Keine Änderungen.\n"
    lines = [f"| | {' | '.join(one.value for one in weights)} | zusammen |", "| :-- |" + " --: |" * (len(weights) + 1)]
    for art, number in comparison.counts().items():
        cells = (sum(change.art is art and one is weight for change, one in comparison.told) for weight in weights)
        lines.append(f"| {art.value} | {' | '.join(str(cell or '') for cell in cells)} | {number} |")
    return "\n".join(lines) + "\n"


def _fitting(comparison: Comparison, room: int) -> list[Eintrag]:
    """As many changes as fit, the weightiest first, in the order in which they are told."""
    found: list[Eintrag] = []
    for weight in Gewicht:
        some, place = [one for one in comparison.entries if one.gewicht is weight], ""
        # The frame is counted generously: the number of changes in it is not known yet.
        room -= len(_opening(weight.value, 10**6) + _CLOSING) if some else 0
        for entry in some:
            room -= len(_item(entry, comparison)) + (len(_bereich(entry.bereich)) if entry.bereich != place else 0)
            if room < 0:
                return found
            found.append(entry)
            place = entry.bereich
    return found


def _folded(comparison: Comparison, shown: list[Eintrag]) -> str:
    text = ""
    for weight in Gewicht:
        some, place = [one for one in shown if one.gewicht is weight], ""
        if some:
            text += _opening(weight.value, sum(1 + len(one.darin) for one in some))
        for entry in some:
            text += (_bereich(entry.bereich) if entry.bereich != place else "") + _item(entry, comparison)
            place = entry.bereich
        text += _CLOSING if some else ""
    return text


def _opening(name: str, number: int) -> str:
    return f"\n<details><summary>{html(name)} ({plural(number, 'Änderung', 'Änderungen')})</summary>\n"


def _bereich(name: str) -> str:
    return f"\n**{_words(name)}**\n\n"


def _item(entry: Eintrag, comparison: Comparison) -> str:
    change = entry.change
    field = f", Feld `{change.feld}`" if change.art is Art.GEAENDERT else ""
    place = "".join(f" ({_place(span)})" for _, span in comparison.shown(change)[-1:])
    lines = [f"- **{change.art.value}** {_words(entry.name)}{field}{place}"]
    said = sentence(change, comparison)
    lines += [_words(said)] if said else []
    if change.art in (Art.GEAENDERT, Art.UMBENANNT):
        lines.append(_exchange(change.alt, change.neu))
    inner = _some([f"{'darin' if change.art is Art.NEU else 'mit'} {_words(one.name)}" for one in entry.darin])
    return "<br>".join(lines) + "\n" + "".join(f"  - {line}\n" for line in inner)


def _exchange(alt: object, neu: object) -> str:
    if isinstance(alt, str) and isinstance(neu, str):
        marked = pieces(alt, neu)
        if marked is not None and sum(len(piece) for _, piece in marked) <= 2 * _LONGEST:
            return "".join(_spaced(marked))
    sides = zip((Strich.WEG, Strich.NEU), exchanged(alt, neu), strict=True)
    return " ".join("; ".join(_some([_mark(sign, part) for part in parts])) for sign, parts in sides).strip()


def _some(parts: list[str]) -> list[str]:
    return [*parts[:_MOST], f"… und {len(parts) - _MOST} weitere"] if len(parts) > _MOST else parts


def _place(span: Span) -> str:
    return f"{_words(span.file)}, Zeile {span.line}"


def _spaced(marked: Iterable[tuple[Strich, str]]) -> Iterator[str]:
    before = Strich.GLEICH
    for sign, piece in marked:
        # Two marks side by side are read more easily with a blank between them.
        yield " " if before is Strich.WEG and sign is Strich.NEU else ""
        yield _mark(sign, piece)
        before = sign


def _mark(sign: Strich, piece: str) -> str:
    if sign is Strich.GLEICH:
        return words(piece)
    # Blanks at the ends stay outside of the mark.
    before, behind = (" " if blank.isspace() else "" for blank in (piece[:1], piece[-1:]))
    return before + _MARKED[sign].format(_words(piece)) + behind


def _suspects(comparison: Comparison) -> list[str]:
    return [
        f"- {_words(comparison.name_neu(one.id))}, wegen {_words(comparison.name_neu(one.ziel))} "
        f"({_place(comparison.place_neu(one.route))})\n"
        for one in comparison.verdacht
    ]


def _proposals(comparison: Comparison) -> list[str]:
    return [
        f"- {_words(comparison.name_neu(one.id))} gleicht {_words(', '.join(f'„{name}“' for name in one.titel_alt))} "
        f"({round(one.aehnlich * 100)} %): `herkunft: {{aus: [{', '.join(one.aus)}]}}`\n"
        for one in comparison.vorschlaege or ()
    ]


def _aside(title: str, lines: list[str]) -> str:
    """Lines folded under a title, as many as there is room for, and how many there are."""
    text = ""
    for line in lines:
        if len(text) + len(line) > _ASIDE:
            text += "- … und weitere; alle nennt `konzept diff`.\n"
            break
        text += line
    return f"\n<details><summary>{title} ({len(lines)})</summary>\n\n{text}{_CLOSING}" if lines else ""


def _left_out(comparison: Comparison, shown: Iterable[Eintrag]) -> str:
    seen = [one.gewicht for entry in shown for one in (entry, *entry.darin)]
    rest = {weight: number - seen.count(weight) for weight, number in comparison.weights().items()}
    names = ", ".join(f"{number} {weight.value}" for weight, number in rest.items() if number)
    return f"\nNicht gezeigt: {names}; ein Beitrag fasst nicht mehr. `konzept diff` nennt alle.\n" if names else ""


def _words(text: str) -> str:
    # White space at the ends would keep marks from being marks.
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return words(" ".join(short.split()))
