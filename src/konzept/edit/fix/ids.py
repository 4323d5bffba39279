"""A missing id, made of the title. Nothing that is named anywhere already is given to a new part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from unicodedata import normalize

from konzept import faults
from konzept.edit.fix.kinds import names_parts
from konzept.edit.fix.stoff import Abhilfe, Antwort, Datei, Gelassen, Schnitt, Stoff
from konzept.edit.order import class_below
from konzept.edit.quotes import may_be_plain
from konzept.finding import Finding
from konzept.model import Teil
from konzept.source import Route, remarks
from konzept.werte import wording
from konzept.werte.kennung import kennung_aus
from konzept.werte.stil import gekuerzt

_TITLES = ("titel", "name", "begriff", "betreff")
_HIDDEN = frozenset(
    one.name
    for one in (faults.DATEI, faults.DATEI_UNBEKANNT, faults.KONFLIKT, faults.SYNTAX, faults.YAML_UMFANG,
                faults.DOPPELT)
)  # fmt: skip
"""Faults behind which an id may stand that nobody has read."""
_LINK = re.compile(r"\]\(\s*<?#([^)>\s]+)")
_BLANKS = re.compile(r"[ \t]*")
_COLON = re.compile(r"[ \t]*:")
_OTHER_LINE = "ein Vermerk „# konzept: ignore“ gälte danach einer anderen Zeile; tragen Sie die Kennung selbst ein"
_Place = tuple[int, str, str]
"""Where an id goes, and what is written before and behind it."""


def give_ids(findings: Sequence[Finding], every: Sequence[Finding], stoff: Stoff) -> Iterator[Antwort]:
    """An id for every part without one."""
    wanted = [one for one in findings if one.feld == "id"]
    grund = _blocked(every, stoff) if wanted else ""
    if grund:
        yield from (Gelassen(one, grund) for one in wanted)
        return
    giver = _Giver(stoff) if wanted else None
    for one in wanted:
        datei = stoff.datei(one)
        if datei and giver:
            yield giver.answer(one, datei)


def _blocked(every: Sequence[Finding], stoff: Stoff) -> str:
    # Too many values stop the reading of a file; too many faults only that of the faults.
    if any(one.rule in _HIDDEN or (one.rule == faults.YAML_GROESSE.name and not stoff.datei(one)) for one in every):
        return "Kennungen werden erst vergeben, wenn alle Dateien lesbar sind; sie könnten dort schon stehen"
    if stoff.vorher is None:
        return "Kennungen werden erst vergeben, wenn die vorige Fassung lesbar ist; sie könnten dort schon stehen"
    return ""


class _Giver:
    """Knows every id that is taken."""

    def __init__(self, stoff: Stoff) -> None:
        self.stoff, self.places = stoff, stoff.places
        self.vorher: Mapping[str, str] = stoff.vorher or {}
        self.former = {_folded(title): kennung for kennung, title in self.vorher.items()}
        self.taken = {str(stoff.at(route)).strip() for route in stoff.places.routes() if route and route[-1] == "id"}
        self.next: dict[str, count[int]] = {}
        self.heard = {(remark.span.file, remark.line) for remark in remarks(stoff.places)}

    @cached_property
    def named(self) -> frozenset[str]:
        """What references and links name: an id that a part may be meant to have."""
        routes = (route for route in self.places.routes() if route and route[-1] != "id" and names_parts(route))
        links = (found for text in self.places.texts.values() if "](" in text for found in _LINK.findall(text))
        return frozenset((*(str(self.stoff.at(route)).strip() for route in routes), *links))

    def answer(self, finding: Finding, datei: Datei) -> Antwort:
        key = self.stoff.empty.get(finding.span)
        route = key[:-1] if key else self.stoff.values.get(finding.span, ())
        title = self.title(route)
        wanted = kennung_aus(title)
        grund = self.doubt(title, wanted)
        place = self.behind_key(key, datei) if key else self.first_key(route, datei)
        if grund or place is None:
            return Gelassen(finding, grund or _OTHER_LINE)
        kennung = self.free(wanted)
        at, before, behind = place
        written = kennung if may_be_plain(kennung) else f'"{kennung}"'
        return Abhilfe((finding,), (Schnitt(at, at, before + written + behind),), werte=(((*route, "id"), kennung),))

    def title(self, route: Route) -> str:
        cls = class_below(route)
        fields = cls.model_fields if cls and issubclass(cls, Teil) else {}
        words = (self.stoff.at((*route, name)) for name in _TITLES if name in fields)
        return next((word.strip() for word in words if isinstance(word, str) and word.strip()), "")

    def doubt(self, title: str, wanted: str) -> str:
        """Why nobody but a person can say what the id is; empty if there is no doubt."""
        former = self.former.get(_folded(title), "")
        if not wanted:
            return "es gibt keinen Titel oder Namen, aus dem sich eine Kennung bilden lässt"
        if former and former not in self.taken:
            return (
                f"in der vorigen Fassung hat „{gekuerzt(title)}“ die Kennung „{former}“; ist es derselbe Teil, "
                "übernehmen Sie sie"
            )
        if wanted not in self.taken and (wanted in self.vorher or wanted in self.named):
            return f"„{wanted}“ wird schon anderswo als Kennung genannt; ob dieser Teil gemeint ist, wissen nur Sie"
        return ""

    def free(self, wanted: str) -> str:
        """``wanted``, with a number if another part has it."""
        kennung = wanted
        while kennung in self.taken or kennung in self.named or kennung in self.vorher:
            kennung = f"{wanted}-{next(self.next.setdefault(wanted, count(2)))}"
        self.taken.add(kennung)
        return kennung

    def behind_key(self, key: Route, datei: Datei) -> _Place | None:
        """Behind „id:“, which has been written already."""
        span = self.places.key(key)
        colon = _COLON.match(datei.text, datei.offset(span.end_line, span.end_column))
        return (colon.end(), " ", "") if colon else None

    def first_key(self, route: Route, datei: Datei) -> _Place | None:
        """In front of the first key; None if the line it makes its own has a comment that silences."""
        span = self.places.value(route)
        at = datei.offset(span.line, span.column)
        if datei.text[at] == "{":
            at = _BLANKS.search(datei.text, at + 1).end()  # type: ignore[union-attr]  # matches nothing, too
            return at, "id: ", "," if datei.text[at] in "\r\n" else ", "
        if (datei.name, span.line) in self.heard:
            return None
        return at, "id: ", datei.line_end(span.line) + " " * (span.column - 1)


def _folded(title: str) -> str:
    return normalize("NFC", wording(title)).casefold()
