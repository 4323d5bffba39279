"""The files of a concept as they travel inside its PDF, and what must not leave the house with them."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

import yaml

from konzept.cli.german import Abbruch
from konzept.cli.read import Eingabe
from konzept.export import Quelle
from konzept.load import ROOT_FILE, Geladen
from konzept.model import Konzept
from konzept.source import LINE_BREAK, LOADER

_COMMENT = re.compile(r"(?:^|(?<=\s))#(?P<words>.*)")
_FOR_EDITORS = re.compile(r"\s*yaml-language-server\s*:")
_SHOWN = 5


def sources(source: Eingabe, loaded: Geladen, *, comments: bool) -> tuple[Quelle, ...]:
    """The files that were read, byte for byte.

    Abbruch if they hold a contact that may not be printed, or comments nobody has allowed to go with them.
    """
    names = {name: shown for name in source.files if (shown := _shown(source, name)) in loaded.places.texts}
    _refuse("stehen Kontakte, die nicht freigegeben sind", "Nehmen Sie sie heraus, oder schreiben Sie „freigegeben: "
            "ja“, wenn jede und jeder sie lesen darf.", _contacts(loaded))  # fmt: skip
    if not comments:
        found = (f"{shown}:{line}" for shown in names.values() for line in remarks(loaded.places.texts[shown]))
        _refuse("stehen Kommentare, die sonst nie gedruckt werden", "Darf sie jede und jeder lesen, geben Sie "
                "--mit-kommentaren an; sonst löschen Sie sie.", found)  # fmt: skip
    return tuple(Quelle(normalize("NFC", name), source.files[name], _description(name)) for name in sorted(names))


def _refuse(what: str, way_out: str, places: Iterable[str]) -> None:
    found = list(places)
    if found:
        more = f" und {len(found) - _SHOWN} weitere" if len(found) > _SHOWN else ""
        raise Abbruch(f"„--anhang“ hängt die Dateien so an, wie sie sind. Darin {what}: "
                      f"{', '.join(found[:_SHOWN])}{more}. {way_out}")  # fmt: skip


def _shown(source: Eingabe, name: str) -> str:
    return source.show + name if not source.show or source.show.endswith(("/", ":")) else source.show


def _contacts(loaded: Geladen) -> Iterator[str]:
    """Where contacts stand that hold something and are not for everybody."""
    for at, akteur in enumerate(loaded.konzept.akteure if loaded.konzept else ()):
        kontakt = akteur.kontakt
        if kontakt and kontakt.freigegeben != "ja":
            place = loaded.places.key(("akteure", at, "kontakt"))
            yield f"{place.file}:{place.line} („{akteur.name}“)"


def remarks(text: str) -> list[int]:
    """The lines (from 1) with a comment for people; what only tells an editor the schema is none."""
    lines = LINE_BREAK.split(text)
    for token in yaml.scan(text, Loader=LOADER):
        if isinstance(token, yaml.ScalarToken):
            _blank(lines, token)
    found = ((number, _COMMENT.search(line)) for number, line in enumerate(lines, 1))
    return [number for number, hit in found if hit and hit["words"].strip() and not _FOR_EDITORS.match(hit["words"])]


def _blank(lines: list[str], token: yaml.ScalarToken) -> None:
    """Put something harmless in the place of a scalar; the head of a block may carry a comment and stays."""
    start, end = token.start_mark, token.end_mark
    block = token.style in ("|", ">")
    for number in range(start.line + (1 if block else 0), min(end.line + 1, len(lines))):
        left = start.column if number == start.line else 0
        right = end.column if number == end.line else len(lines[number])
        lines[number] = lines[number][:left] + "x" * (right - left) + lines[number][right:]


def _description(name: str) -> str:
    if name == ROOT_FILE:
        return "Quelle dieses Dokuments: Rahmen des Konzepts (YAML)"
    key = name.partition("/")[0].removesuffix(".yaml")
    title = Konzept.model_fields[key].title or key
    return f"Quelle dieses Dokuments: {title[:1].upper()}{title[1:]} (YAML)"
