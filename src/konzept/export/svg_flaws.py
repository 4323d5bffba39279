"""What a drawing (SVG) must not hold: what acts, what lies elsewhere, what is small only as long as it is packed."""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

TIEFE = 100
"""Deepest nesting of elements."""
WIEDERHOLT = 20_000
"""Most elements that repeating others (``use``) may make of a drawing."""
FREMD = frozenset({"foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener"})
"""Elements that are no drawing."""
_REFERENCE = re.compile(r"""@import\s*(\S+)|(?:url|image-set)\(\s*["']?\s*([^)\s"']*)""", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_DATA = re.compile(r"data:image/[\w.+-]+(;[\w=-]+)*?(?P<packed>;base64)?,", re.IGNORECASE)
_FONT = re.compile(r"data:(font/|application/(x-)?font)", re.IGNORECASE)


class Flaw(Exception):
    """The end of a German sentence that begins with the name of the picture."""


def look(data: bytes, inner: Callable[[bytes], str]) -> None:
    """Raises `Flaw`, or what expat raises; ``inner`` says what is wrong with a picture inside the picture."""
    _Drawing(inner).read(data)


@dataclass
class _Drawing:
    inner: Callable[[bytes], str]
    opened: list[tuple[str, str]] = field(default_factory=list)
    """Name and id of the elements around."""
    styles: list[str] = field(default_factory=list)
    within: dict[str, Counter[str]] = field(default_factory=dict)
    """id of an element -> what is repeated inside of it, and "" -> how many elements it holds."""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.element
        parser.EndElementHandler = lambda _name: self.opened.pop()
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = lambda _, words: _elsewhere(words)
        parser.EntityDeclHandler = _entity
        parser.Parse(data, True)
        style = re.sub(r"/\*.*?\*/", "", "\n".join(self.styles), flags=re.DOTALL)
        for found in _REFERENCE.finditer(_ESCAPE.sub(_character, style)):
            self.target(found[1] or found[2], "" if found[1] else "#")
        try:
            drawn = self.weight("", {})
        except RecursionError:
            drawn = WIEDERHOLT + 1
        if drawn > max(WIEDERHOLT, 2 * self.within[""][""]):
            raise Flaw("wiederholt seine Teile zu oft; speichern Sie es ohne Verweise auf sich selbst.")

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = name.rpartition(":")[2].lower()
        if not self.opened and kind != "svg":
            raise Flaw("ist kein SVG, sondern enthält nur eines.")
        if kind == "script" or any(key.lower().startswith("on") for key in attributes):
            raise Flaw("enthält ein Skript; speichern Sie es ohne.")
        if kind in FREMD:
            raise Flaw(f"enthält mehr als eine Zeichnung ({name}); speichern Sie es als einfaches SVG.")
        if len(self.opened) >= TIEFE:
            raise Flaw(f"ist mehr als {TIEFE} Ebenen tief verschachtelt; speichern Sie es als einfaches SVG.")
        if not self.opened and _nothing(attributes):
            raise Flaw("hat keine Größe; speichern Sie es noch einmal aus dem Zeichenprogramm.")
        around = [ident for _, ident in self.opened if ident]
        self.opened.append((kind, attributes.get("id", "")))
        for key, value in attributes.items():
            self.attribute(kind, key.lower(), value.strip())
            self.styles.append(value)
        for ident in {*around, ""}:
            self.within.setdefault(ident, Counter())[""] += 1
            if kind == "use":
                self.within[ident][_used(attributes)] += 1

    def attribute(self, kind: str, key: str, value: str) -> None:
        if key == "xml:base":
            _elsewhere(value)
        if key.rpartition(":")[2] == "href":
            self.target(value, "#")
        if kind in ("set", "animate") and key == "attributename" and re.match(r"(\w+:)?(href|on)", value.lower()):
            raise Flaw("enthält ein Skript; speichern Sie es ohne.")

    def text(self, words: str) -> None:
        if self.opened[-1][0] == "style":
            self.styles.append(words)

    def target(self, target: str, inside: str) -> None:
        if (inside and target.startswith(inside)) or _FONT.match(target):
            return
        found = _DATA.match(target)
        if not found:
            _elsewhere(target)
        packed = unquote_to_bytes(target[found.end() :])
        try:
            picture = base64.b64decode(packed) if found["packed"] else packed
        except binascii.Error:
            raise Flaw("enthält ein beschädigtes Bild.") from None
        if flaw := self.inner(picture):
            raise Flaw(f"enthält ein Bild, das nicht gedruckt werden kann; es {flaw}")

    def weight(self, ident: str, known: dict[str, int]) -> int:
        """How many elements are drawn for the one with this id."""
        if ident not in known:
            # What repeats itself is drawn by nobody, and is without end for this sum.
            known[ident] = WIEDERHOLT
            inside = self.within.get(ident, Counter())
            known[ident] = inside[""] + sum(n * self.weight(used, known) for used, n in inside.items() if used)
        return known[ident]


def _nothing(attributes: Mapping[str, str]) -> bool:
    """Whether a drawing is as wide or as high as nothing."""
    box = attributes.get("viewBox", "").replace(",", " ").split()[2:]
    sizes = (*box, *(attributes.get(name, "") for name in ("width", "height")))
    return any(re.match(r"\s*(-|[+]?0*\.?0*([^\d.]|$))", size) for size in sizes if size)


def _used(attributes: Mapping[str, str]) -> str:
    return next((value.strip().lstrip("#") for key, value in attributes.items() if key.endswith("href")), "") or "?"


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 else ""


def _entity(name: str, *_: object) -> NoReturn:
    raise Flaw(f"erklärt eine eigene Abkürzung (&{name};); speichern Sie es als einfaches SVG.")


def _elsewhere(target: str) -> NoReturn:
    raise Flaw(f"verweist auf „{target[:60]}“; ein Bild muss alles selbst enthalten.")
