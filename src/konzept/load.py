"""Files to a concept: which files belong to it, how they join, and what is wrong with them, in one go.

A concept is ``konzept.yaml``; any root key X may move out to ``X.yaml`` (its value) or, for lists, to a folder ``X/``
with one file per item, ordered by file name. Same concept, same verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_origin
from unicodedata import normalize

from pydantic import ValidationError

from konzept import faults
from konzept.finding import Finding, Level, Span
from konzept.model import Konzept
from konzept.schema_faults import elsewhere, explain, known, suggest, unknown
from konzept.source import MAX_BYTES, MAX_FINDINGS, Places, Route, decode, parse

ROOT_FILE = "konzept.yaml"
MAX_FILES = 5_000
_ENDINGS = (".yaml", ".yml")
_NOT_PART = (
    "Nur ein Schlüssel der obersten Ebene kann eine Datei oder ein Ordner sein; was darunter steht, gehört in deren "
    "Dateien. Gehört die Datei nicht zum Konzept, legen Sie sie in einen anderen Ordner."
)
_LISTS = frozenset(n for n, f in Konzept.model_fields.items() if get_origin(f.annotation) is tuple)


@dataclass(frozen=True, slots=True)
class Geladen:
    """What reading gave: the concept if it holds, every finding, and the places of everything."""

    konzept: Konzept | None
    findings: tuple[Finding, ...]
    places: Places


def belongs(path: str) -> bool:
    """Whether a file, by its path relative to the concept's folder, is one that ``load`` wants to see.

    It also wants to see what it will not read but somebody may believe to be read: ``.yml``, a folder in a folder, a
    folder whose name is almost that of a key.
    """
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") for part in parts) or not path.casefold().endswith(_ENDINGS):
        return False
    return len(parts) == 1 or (len(parts) == 2 and _like_key(parts[0])) or (len(parts) == 3 and parts[0] in _LISTS)


@cache
def _like_key(folder: str) -> bool:
    return folder in Konzept.model_fields or bool(suggest(folder, Konzept.model_fields) or elsewhere(folder))


def load(files: Mapping[str, bytes], show: str = "") -> Geladen:
    """Read a concept from its files.

    ``files``: path relative to the concept's folder, with "/", to content. A single file given on its own is passed as
    ``konzept.yaml``. ``show``: what stands before a path in messages, such as ``"examples/steinfurt/"`` or
    ``"HEAD:"``; one that ends otherwise is the whole name of a single file.
    """
    return _Loader(files, show).load()


class _Loader:
    def __init__(self, files: Mapping[str, bytes], show: str) -> None:
        self.files, self.show = files, show
        self.places = Places()
        self.findings: list[Finding] = []
        self.broken = False
        self.items: dict[str, list[Any] | None] = {}
        """Keys whose items come from a folder; None if the key stands elsewhere as well."""

    def name(self, path: str) -> str:
        return self.show + path if not self.show or self.show.endswith(("/", ":")) else self.show

    def load(self) -> Geladen:
        data: dict[str, Any] = {}
        konzept = None
        if self.too_large():
            pass
        elif ROOT_FILE not in self.files:
            self.missing_root()
        else:
            root = self.read(ROOT_FILE, ())
            if isinstance(root, dict):
                data = root
            elif not self.broken:
                self.wrong_root(root)
            # A Mac may write „ä“ in a name as two letters; the order, and with it the numbers, must not depend on it.
            for path in sorted(self.files, key=lambda path: (normalize("NFC", path), path)):
                if path != ROOT_FILE:
                    self.join(path, data)
            konzept = self.validate(data)
        return Geladen(
            None if any(finding.level is Level.FEHLER for finding in self.findings) else konzept,
            tuple(sorted(self.findings, key=lambda finding: finding.order)),
            self.places,
        )

    def note(self, fault: faults.Fault, path: str, message: str, hint: str = "") -> None:
        self.findings.append(fault.at(Span(self.name(path), 1, 1, 1, 2), message, hint))

    def read(self, path: str, base: Route) -> Any:
        """The data of one file; what is wrong with it is noted, and None is the answer."""
        text = decode(self.files[path], self.name(path))
        if isinstance(text, Finding):
            self.findings.append(text)
            self.broken = True
            return None
        parsed = parse(text, self.name(path), self.places, base)
        self.findings += parsed.findings
        self.broken |= parsed.data is None and bool(parsed.findings)
        return parsed.data

    def too_large(self) -> bool:
        size, first = sum(map(len, self.files.values())), next(iter(self.files), ROOT_FILE)
        if len(self.files) > MAX_FILES:
            self.note(faults.YAML_GROESSE, first, f"Das Konzept hat mehr als {MAX_FILES} Dateien.",
                      "Fassen Sie mehrere zusammen, oder geben Sie nur den Ordner des Konzepts an.")  # fmt: skip
        elif size > MAX_BYTES and self.files.keys() != {ROOT_FILE}:
            mib = MAX_BYTES // 1024 // 1024
            self.note(faults.YAML_GROESSE, first, f"Die Dateien des Konzepts sind zusammen größer als {mib} MiB.",
                      "Prüfen Sie, ob eine Datei in diesem Ordner nicht zum Konzept gehört.")  # fmt: skip
        return bool(self.findings)

    def missing_root(self) -> None:
        near = get_close_matches(ROOT_FILE, self.files, n=1, cutoff=0.8)
        self.findings.append(
            faults.DATEI.at(
                Span(self.show or ROOT_FILE),
                f"In diesem Ordner liegt keine Datei „{ROOT_FILE}“.",
                f"Benennen Sie „{near[0]}“ um in „{ROOT_FILE}“."
                if near
                else "Geben Sie den Ordner an, in dem sie liegt, oder legen Sie mit „konzept init“ ein Konzept an.",
            )
        )

    def wrong_root(self, root: Any) -> None:
        if root is None:
            message = "In der Datei steht noch nichts."
        else:
            kind = "eine Liste" if isinstance(root, list) else "ein einzelner Text"
            message = f"Ein Konzept besteht aus Schlüsseln mit Werten; hier steht {kind}."
        self.broken = True
        hint = (
            "Die ersten Zeilen lauten zum Beispiel: „konzept: 1“, „titel: Integrationskonzept“, „kommune:“, "
            "„  name: Musterstadt“."
        )
        here = Span(self.name(ROOT_FILE), 1, 1, 1, 2)
        self.findings.append(faults.FORM.at(self.places.value(()) if root is not None else here, message, hint))

    def join(self, path: str, data: dict[str, Any]) -> None:
        """Put what a further file holds at its root key."""
        parts = PurePosixPath(path)
        folder = parts.parts[0] if len(parts.parts) > 1 else ""
        key = folder or parts.stem
        if key not in Konzept.model_fields:
            reason = f"„{key}“ ist kein Schlüssel der obersten Ebene"
            hint = suggest(key, Konzept.model_fields) or _NOT_PART
        elif parts.suffix != _ENDINGS[0]:
            reason, hint = f"Ihr Name endet auf „{parts.suffix}“", f"Benennen Sie sie um in „{parts.stem}.yaml“."
        elif folder and key not in _LISTS:
            reason, hint = f"„{key}“ ist keine Liste", f"Schreiben Sie den Inhalt in die Datei „{key}.yaml“."
        elif len(parts.parts) > 2:
            reason, hint = "Sie liegt eine Ebene zu tief", f"Legen Sie sie unmittelbar in den Ordner „{key}“."
        else:
            (self.join_item if folder else self.join_key)(path, key, data)
            return
        self.note(faults.DATEI_UNBEKANNT, path, f"Die Datei wird nicht gelesen: {reason}.", hint)
        if hint == _NOT_PART:
            self.findings[-1] = replace(self.findings[-1], level=Level.WARNUNG)

    def join_key(self, path: str, key: str, data: dict[str, Any]) -> None:
        if not self.doubled(path, key, data):
            value = self.read(path, (key,))
            if value is not None:
                data[key] = value

    def join_item(self, path: str, key: str, data: dict[str, Any]) -> None:
        if key not in self.items:
            # A key that stands elsewhere as well is told once, not for every file of its folder.
            self.items[key] = None if self.doubled(path, key, data) else data.setdefault(key, [])
        items = self.items[key]
        if items is not None:
            before = len(self.findings)
            value = self.read(path, (key, len(items)))
            if value is not None:
                items.append(value)
            elif len(self.findings) == before:
                self.note(faults.FORM, path, "In der Datei steht noch nichts.", "Füllen oder löschen Sie die Datei.")

    def doubled(self, path: str, key: str, data: dict[str, Any]) -> bool:
        if key not in data:
            return False
        first = self.places.key((key,))
        self.note(faults.DOPPELT, path, f"„{key}“ steht an zwei Orten: hier und in {first}.",
                  "Lassen Sie den Schlüssel nur an einem Ort stehen.")  # fmt: skip
        return True

    def validate(self, data: dict[str, Any]) -> Konzept | None:
        # A key that is not filled in yet is left out of the data, but a misspelt one must not wait for that.
        self.findings += (unknown(route, data, self.places) for route in self.places.empty if not known(route))
        try:
            return Konzept.model_validate(data)
        except ValidationError as error:
            items = error.errors(include_url=False)
            # What an unreadable file would have held is not missing.
            items = [one for one in items if not (self.broken and one["type"] == "missing" and len(one["loc"]) == 1)]
            self.findings += (explain(item, data, self.places) for item in items[:MAX_FINDINGS])
            if len(items) > MAX_FINDINGS:
                more = len(items) - MAX_FINDINGS
                self.note(faults.YAML_GROESSE, ROOT_FILE, f"Es gibt {more} weitere Fehler dieser Art.",
                          "Beheben Sie die ersten und prüfen Sie noch einmal.")  # fmt: skip
            return None
