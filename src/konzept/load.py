"""Files to a concept: which files belong to it, how they join, and what is wrong with them, in one go.

A concept is ``konzept.yaml``; any root key X may move out to ``X.yaml`` (its value) or, for lists, to a folder ``X/``
with one file per item, ordered by file name. Same concept, same verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, get_origin

from pydantic import ValidationError

from konzept import faults
from konzept.finding import Finding, Level, Span
from konzept.model import Konzept
from konzept.schema_faults import explain, suggest
from konzept.source import Places, Route, decode, parse

ROOT_FILE = "konzept.yaml"
MAX_FILES = 5_000
_ENDINGS = (".yaml", ".yml")
_LISTS = frozenset(n for n, f in Konzept.model_fields.items() if get_origin(f.annotation) is tuple)


@dataclass(frozen=True, slots=True)
class Geladen:
    """What reading gave: the concept if it holds, every finding, and the places of everything."""

    konzept: Konzept | None
    findings: tuple[Finding, ...]
    places: Places


def belongs(path: str) -> bool:
    """Whether a file, by its path relative to the concept's folder, is one that ``load`` wants to see."""
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") for part in parts) or not path.endswith(_ENDINGS):
        return False
    return len(parts) == 1 or (len(parts) == 2 and parts[0] in _LISTS)


def load(files: Mapping[str, bytes], show: str = "") -> Geladen:
    """Read a concept from its files.

    ``files``: path relative to the concept's folder, with "/", to content. A single file given on its own is passed as
    ``konzept.yaml``. ``show``: what stands before a path in messages, such as ``"examples/steinfurt/"``; if ``files``
    has one entry, it is taken as its whole name when it ends in .yaml or .yml.
    """
    return _Loader(files, show).load()


class _Loader:
    def __init__(self, files: Mapping[str, bytes], show: str) -> None:
        self.files, self.show = files, show
        self.places = Places()
        self.findings: list[Finding] = []
        self.broken = False

    def name(self, path: str) -> str:
        return self.show if self.show.endswith(_ENDINGS) else self.show + path

    def load(self) -> Geladen:
        data: dict[str, Any] = {}
        konzept = None
        if ROOT_FILE not in self.files:
            self.missing_root()
        elif len(self.files) > MAX_FILES:
            self.note(faults.YAML_GROESSE, ROOT_FILE, f"Das Konzept hat mehr als {MAX_FILES} Dateien.")
        else:
            root = self.read(ROOT_FILE, ())
            if isinstance(root, dict):
                data = root
            elif not self.broken:
                self.wrong_root(root)
            for path in sorted(self.files):
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
        self.broken |= any(finding.level is Level.FEHLER for finding in parsed.findings)
        return parsed.data

    def missing_root(self) -> None:
        self.findings.append(
            faults.DATEI.at(
                Span(self.show or ROOT_FILE),
                f"In diesem Ordner liegt keine Datei „{ROOT_FILE}“.",
                "Geben Sie den Ordner an, in dem sie liegt, oder legen Sie sie dort an.",
            )
        )

    def wrong_root(self, root: Any) -> None:
        if root is None:
            message = "Die Datei ist leer."
        else:
            kind = "eine Liste" if isinstance(root, list) else "ein einzelner Text"
            message = f"Ein Konzept besteht aus Schlüsseln mit Werten; hier steht {kind}."
        self.broken = True
        self.note(
            faults.FORM, ROOT_FILE, message,
            "Die ersten Zeilen lauten zum Beispiel: „konzept: 1“, „titel: Integrationskonzept“, „kommune:“, "
            "„  name: Musterstadt“.",
        )  # fmt: skip

    def join(self, path: str, data: dict[str, Any]) -> None:
        """Put what a further file holds at its root key."""
        parts = PurePosixPath(path)
        key = parts.parts[0] if len(parts.parts) == 2 else parts.stem
        if key not in Konzept.model_fields:
            self.note(
                faults.DATEI_UNBEKANNT, path,
                f"Die Datei wird nicht gelesen: „{key}“ ist kein Schlüssel eines Konzepts.",
                suggest(key, Konzept.model_fields) or "Gehört sie nicht dazu, legen Sie sie in einen anderen Ordner.",
            )  # fmt: skip
        elif parts.suffix == ".yml":
            self.note(faults.DATEI_UNBEKANNT, path, "Die Datei wird nicht gelesen: Ihr Name endet auf „.yml“.",
                      f"Benennen Sie sie um in „{parts.stem}.yaml“.")  # fmt: skip
        elif len(parts.parts) == 2:
            self.join_item(path, key, data)
        else:
            self.join_key(path, key, data)

    def join_key(self, path: str, key: str, data: dict[str, Any]) -> None:
        if not self.doubled(path, key, data):
            value = self.read(path, (key,))
            if value is not None:
                data[key] = value

    def join_item(self, path: str, key: str, data: dict[str, Any]) -> None:
        first = not any(other.startswith(f"{key}/") and other < path for other in self.files)
        if self.doubled(path, key, {} if not first else data):
            return
        items = data.setdefault(key, [])
        if isinstance(items, list):
            value = self.read(path, (key, len(items)))
            if value is not None:
                items.append(value)

    def doubled(self, path: str, key: str, data: dict[str, Any]) -> bool:
        if key not in data:
            return False
        first = self.places.key((key,))
        self.broken = True
        self.note(faults.DOPPELT, path, f"„{key}“ steht an zwei Orten: hier und in {first}.",
                  "Lassen Sie den Schlüssel nur an einem Ort stehen.")  # fmt: skip
        return True

    def validate(self, data: dict[str, Any]) -> Konzept | None:
        try:
            return Konzept.model_validate(data)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                # What an unreadable file would have held is not missing.
                if not (self.broken and item["type"] == "missing" and len(item["loc"]) == 1):
                    self.findings.append(explain(item, data, self.places))
            return None
