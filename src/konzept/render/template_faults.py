"""What is wrong with a template, in German: which one, in which line, while which part of the concept was printed."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import FrameType, TracebackType
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateAssertionError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.utils import missing

from konzept.model import Abschnitt, Index, Teil, word
from konzept.schema_faults import suggest


class TemplateFehler(Exception):
    """A template cannot be used; the message is a German sentence with template and line."""

    def __init__(self, worte: str, ort: str = "") -> None:
        super().__init__(f"{ort}: {worte}" if ort else worte)
        self.worte, self.ort = worte, ort


class Unlesbar(Exception):
    """A template is not there, or is no text; the message is a German sentence that names it."""


class Unbekannt(StrictUndefined):
    """A name the template asks for and the concept does not have, said in German."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, str(self._undefined_name)
        if name.startswith("_"):
            return f"„{name}“ ist einer Vorlage verwehrt."
        if owner is missing:
            return f"„{name}“ gibt es nicht."
        if owner is None:
            return f"„{name}“ wird von etwas verlangt, das leer ist."
        kind = type(owner)
        called = word(kind) if isinstance(owner, Abschnitt) else _PLAIN.get(kind, kind.__name__)
        return f"„{name}“ gibt es in {called} nicht. {suggest(name, _known(kind))}".rstrip()


Names = Mapping[str, Collection[str]]
"""What there is, to suggest what was meant: "filter", "test", "name"."""


_PLAIN = {str: "einem Text", int: "einer Zahl", tuple: "einer Liste", list: "einer Liste", dict: "einer Tabelle"}


def explained(error: Exception, name: str, env: Environment, values: Mapping[str, Any] | None = None) -> TemplateFehler:
    """The fault as a sentence. ``values``: what the template may ask for; by its „index“ a part is called by name."""
    values = values or {}
    index = values.get("index")
    if isinstance(error, TemplateFehler):
        # Of a drawing: which part it is about is known to the template that asked for it.
        part = "" if not error.ort or "beim Drucken von" in error.ort else printing(error, index)
        return TemplateFehler(error.worte, error.ort + (part and f", {part}"))
    line, place = getattr(error, "lineno", None), getattr(error, "name", None) or name
    if isinstance(error, Unlesbar) and not any(_frames(error.__traceback__)):
        return TemplateFehler(str(error))
    if line is None:
        place, line = _place(error, name)
    names = {"filter": env.filters, "test": env.tests, "name": values}
    words = next((make(error, names) for kind, make in _WORDS.items() if isinstance(error, kind)), None)
    ort = (f"Vorlage {place}", f"Zeile {line}" if line else "", printing(error, index))
    return TemplateFehler(words or f"Das Ausfüllen ist fehlgeschlagen ({error}).", ", ".join(filter(None, ort)))


def _known(kind: type) -> list[str]:
    """What a template may ask of such a value."""
    if issubclass(kind, Abschnitt):
        return [*kind.model_fields]
    own = [one.name for one in fields(kind)] if is_dataclass(kind) else []
    return [*own, *(name for name in dir(kind) if not name.startswith("_"))]


def _undefined(error: Exception, names: Names) -> str:
    found = re.fullmatch(r"„(.+)“ gibt es nicht\.", str(error))
    return f"{error} {suggest(found[1], names['name'])}".rstrip() if found else str(error)


def _unreadable(error: Exception, _names: Names) -> str:
    unclosed = re.search(r"The innermost block that needs to be closed is '(\w+)'", str(error))
    if unclosed:
        opened = unclosed[1]
        return f"Spätestens hier fehlt „{{% end{opened} %}}“: Darüber ist noch ein „{{% {opened} … %}}“ offen."
    return f"Die Vorlage ist nicht zu lesen ({error})."


def _asked_in_vain(error: Exception, names: Names) -> str:
    found = re.search(r"No (filter|test) named '(.+?)'", str(error))
    if not found:
        return f"Die Vorlage verlangt etwas, das es nicht gibt ({error})."
    return f"Den {found[1].title()} „{found[2]}“ gibt es nicht. {suggest(found[2], names[found[1]])}".rstrip()


def _refused(words: str) -> str:
    return words if re.search("verwehrt|zu groß", words) else f"Das ist verwehrt ({words})."


_WORDS: dict[type[Exception], Callable[[Exception, Names], str]] = {
    Unlesbar: lambda error, _: str(error),
    SecurityError: lambda error, _: _refused(str(error)),
    UndefinedError: _undefined,
    TemplateAssertionError: _asked_in_vain,
    TemplateRuntimeError: _asked_in_vain,
    TemplateSyntaxError: _unreadable,
    RecursionError: lambda *_: "Die Vorlage bindet sich selbst ein oder ruft sich selbst auf.",
    MemoryError: lambda *_: "Die Vorlage braucht zu viel Arbeitsspeicher.",
    ZeroDivisionError: lambda *_: "Hier wird durch null geteilt.",
}
"""Class of an error, the narrower before the wider → its sentence."""


def _place(error: Exception, name: str) -> tuple[str, int | None]:
    """The innermost template and its line in which filling failed; Jinja keeps the lines of the compiled code."""
    for frame, line in _frames(error.__traceback__):
        template = frame.f_globals["__jinja_template__"]
        return template.name, template.get_corresponding_lineno(line)
    return name, None


def printing(error: Exception, index: Index | None) -> str:
    """„beim Drucken von Maßnahme 3.2.1 „Titel““: the innermost part that a template had in its hands; else empty."""
    if index is None:
        return ""
    teil = next((found for frame, _ in _frames(error.__traceback__) if (found := _part(frame))), None)
    return f"beim Drucken von {index.name(teil)}" if teil else ""


def _frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    """The frames of compiled templates with their lines, the innermost first."""
    found = []
    while trace is not None:
        if "__jinja_template__" in trace.tb_frame.f_globals:
            found.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return reversed(found)


def _part(frame: FrameType) -> Teil | None:
    """The part in a frame's variables, which Jinja names ``l_<depth>_<name>``; of several the one deepest inside."""
    held = ((name.split("_")[1], value) for name, value in frame.f_locals.items() if re.match(r"l_\d+_", name))
    parts = [(int(depth), part) for depth, value in held if (part := _part_of(value))]
    return max(parts, key=lambda pair: pair[0])[1] if parts else None


def _part_of(value: Any) -> Teil | None:
    """A part, or the one that a row of a table is about."""
    if isinstance(value, Teil):
        return value
    inner = (getattr(value, one.name) for one in fields(value)) if is_dataclass(value) else ()
    return next((one for one in inner if isinstance(one, Teil)), None)
