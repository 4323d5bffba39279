"""Every field of every part as one Markdown page, made from the classes and from the templates that print them."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from jinja2 import Environment, nodes
from pydantic.fields import FieldInfo

from konzept.model import Abschnitt, Konzept, part_class, references, word
from konzept.schema.words import paragraph, spelled
from konzept.werte import Betrag, Kennung, Status, Text, Zahl, Zeile, Zeitangabe, Zielwert

_HEAD = """# Felder

Alles, was in den Dateien eines Konzepts stehen kann, Teil für Teil. Diese Seite ist erzeugt: `konzept schema --felder`.

- **Wert** sagt, welche Art Angabe erwartet wird; die Schreibweisen erklärt das [Handbuch](handbuch.md#werte). Hinter
  „Verweis auf“ steht, wessen Kennung (`id`) anzugeben ist. Ein „ja“ unter **nötig** heißt: Ohne dieses Feld ist der
  Teil unvollständig und wird nicht gelesen.
- Wo kein **Beispiel** steht, ist jede Zeile, jeder Text oder der genannte Teil möglich.
- **Gedruckt in** richtet sich nach dem Namen des Felds: Es nennt jedes Dokument, dessen Vorlage diesen Namen ausgibt
  oder abfragt, auch wenn sie dabei das gleichnamige Feld eines anderen Teils meint. Das Deckblatt (`titel`,
  `untertitel`, `kommune`, `geltung`) und die Wörter aus `bezeichnungen` setzt das Programm in jedes Dokument.
"""
_WORDS: tuple[tuple[Any, str], ...] = (
    (Kennung, "Kennung"), (Zeile, "Zeile"), (Text, "Text"), (Zeitangabe, "Zeitangabe"), (Betrag, "Betrag"),
    (Zahl, "Zahl"), (Zielwert, "Zielwert"), (Status, "Status"),
)  # fmt: skip
_LOOKED_UP = {
    "Akteur": "fachdienst-bildung", "Gremium": "steuerungsgruppe", "Leitziel": "ziel-sprache",
    "Handlungsfeld": "bildung", "Beschluss": "drucksache-0523-2018", "Quelle": "leitfaden-2015",
}  # fmt: skip
"""An id to show where a field refers to such a part."""


def page(kinds: Mapping[str, str], quelltext: Callable[[str], str]) -> str:
    """The page, ``docs/felder.md``. ``kinds``: template → what its document is called."""
    printed = {label: names(template, quelltext) for template, label in kinds.items()}
    return "\n".join((_HEAD, *(line for cls in parts() for line in _part(cls, printed)))).rstrip() + "\n"


def parts() -> tuple[type[Abschnitt], ...]:
    """Every class of part that a concept can hold, in the order in which the page first mentions it."""
    found: dict[type[Abschnitt], None] = {Konzept: None}
    todo: list[type[Abschnitt]] = [Konzept]
    for cls in todo:
        held = (part_class(field.annotation) for field in cls.model_fields.values())
        new = [part for part in dict.fromkeys(held) if part and part not in found]
        found |= dict.fromkeys(new)
        todo += new
    return tuple(found)


def called(cls: type[Abschnitt]) -> str:
    """What the page calls a kind of part: ``FruehererName`` is „Früherer Name“."""
    return " ".join(spelled(part.lower()) for part in re.findall("[A-ZÄÖÜ][^A-ZÄÖÜ]*", word(cls)))


def _part(cls: type[Abschnitt], printed: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield f"## {called(cls)}\n"
    yield f"{_cell(paragraph(cls.__doc__))}\n"
    yield "| Feld | Bedeutung | Wert | nötig | Beispiel | Gedruckt in |\n| --- | --- | --- | --- | --- | --- |"
    targets = dict(references(cls))
    for name, field in cls.model_fields.items():
        where = ", ".join(label for label, used in printed.items() if name in used) or "–"
        kind = _kind(field.rebuild_annotation(), targets.get(name, ()))
        needed = "ja" if field.is_required() else "–"
        meant = _cell(paragraph(field.description))
        yield f"| `{name}` | {meant} | {kind} | {needed} | {_example(field, targets.get(name, ()))} | {where} |"
    yield ""


def _cell(text: str) -> str:
    """Plain text for Markdown: nothing of it is a tag, a column or emphasis."""
    return re.sub(r"([<|*_])", r"\\\1", text)


def _kind(annotation: Any, targets: tuple[str, ...]) -> str:
    """The kind of value, in German words."""
    known = next((name for kind, name in _WORDS if annotation == kind), "")
    if get_origin(annotation) is tuple:
        return f"Liste von {_kind(get_args(annotation)[0], targets)}"
    if known and not targets:
        return known
    if isinstance(annotation, type) and issubclass(annotation, Abschnitt):
        return f"Abschnitt [{called(annotation)}](#{called(annotation).lower().replace(' ', '-')})"
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return "ja/nein" if set(values) == {"ja", "nein"} else f"Auswahl: {' · '.join(values)}"
    if get_origin(annotation) is Annotated and not targets:
        return _kind(get_args(annotation)[0], targets)
    inner = [one for one in get_args(annotation) if one is not NoneType]
    if targets and (get_origin(annotation) is Annotated or not inner or annotation is str):
        return f"Verweis auf {' oder '.join(spelled(one.lower()) for one in targets)}"
    if len(inner) != 1:
        raise TypeError(f"no word for {annotation}")
    return _kind(inner[0], targets)


def _example(field: FieldInfo, targets: tuple[str, ...]) -> str:
    """The field's own example, or one of its type."""
    many = get_origin(field.annotation) is tuple
    found = next(iter(field.examples or ()), None)
    if isinstance(found, list):
        many, found = True, found[0]
    if found is None and targets:
        found = _LOOKED_UP[targets[0]]
    if found is None:
        found = _of_type(field.rebuild_annotation())
    if found is None and isinstance(field.default, str):
        found = field.default
    return "–" if found is None else f"`[{found}]`" if many else f"`{found}`"


def _of_type(annotation: Any) -> str | None:
    examples = getattr(annotation, "BEISPIELE", ()) or (
        get_args(annotation) if get_origin(annotation) is Literal else ()
    )
    inner = get_args(annotation) if get_origin(annotation) is not Literal else ()
    return str(examples[0]) if examples else next((one for arg in inner if (one := _of_type(arg))), None)


class _Unit(NamedTuple):
    """What is run together: one macro of a template, or all that stands outside of its macros."""

    template: str
    macro: str = ""


def names(template: str, quelltext: Callable[[str], str]) -> frozenset[str]:
    """Every attribute that a document asks for, in its template and in the macros it reaches in others."""
    found: set[str] = set()
    todo = [_Unit(template)]
    sources: dict[str, _Source] = {}
    for unit in todo:
        if unit.template not in sources:
            sources[unit.template] = _Source(unit.template, quelltext(unit.template))
        asked, reached = sources[unit.template].unit(unit.macro)
        found |= asked
        todo += [one for one in dict.fromkeys(reached) if one not in todo]
    return frozenset(found)


class _Source:
    """A template taken apart."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        # Jinja's own comments open otherwise, as in konzept.render: {# is an anchor in Markdown.
        env = Environment(comment_start_string="{%#", comment_end_string="#%}", autoescape=True)
        self.tree = env.parse(source, name)
        self.macros = {macro.name: macro for macro in self.tree.find_all(nodes.Macro)}
        self.modules = {
            one.target: one.template.value
            for one in self.tree.find_all(nodes.Import)
            if isinstance(one.template, nodes.Const)
        }

    def unit(self, macro: str) -> tuple[set[str], list[_Unit]]:
        """The attributes one unit asks for, and the units it reaches."""
        asked: set[str] = set()
        reached: list[_Unit] = []
        if macro and macro not in self.macros:
            return asked, reached
        for node in _nodes(self.macros[macro] if macro else self.tree):
            if isinstance(node, nodes.Getattr):
                if isinstance(node.node, nodes.Name) and node.node.name in self.modules:
                    reached.append(_Unit(self.modules[node.node.name], node.attr))
                else:
                    asked.add(node.attr)
            elif isinstance(node, nodes.Filter):
                # sum(attribute="leitziele"), selectattr("anzahl"), rang("punkte")
                values = (*node.args, *(pair.value for pair in node.kwargs))
                asked |= {one.value for one in values if isinstance(one, nodes.Const) and isinstance(one.value, str)}
            elif isinstance(node, nodes.Name) and node.name in self.macros:
                reached.append(_Unit(self.name, node.name))
            elif isinstance(node, nodes.Import | nodes.Include | nodes.Extends):
                reached += [_Unit(node.template.value)] if isinstance(node.template, nodes.Const) else []
        return asked, reached


def _nodes(parent: nodes.Node) -> Iterator[nodes.Node]:
    """Everything below ``parent`` but the macros in it, and but what is only used to look something else up."""
    for child in parent.iter_child_nodes(exclude=("arg",) if isinstance(parent, nodes.Getitem) else None):
        if not isinstance(child, nodes.Macro):
            yield child
            yield from _nodes(child)
