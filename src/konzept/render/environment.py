"""Jinja, made safe: sandboxed, strict, and every value escaped unless it is Text."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import DictLoader, FunctionLoader, TemplateAssertionError, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from markupsafe import escape as xml
from pydantic import BaseModel

from konzept.model import Teil, title
from konzept.render.bilder import Bild
from konzept.render.cell import zelle
from konzept.render.fehlt import Fehlt
from konzept.render.markdown import Footnotes, markdown
from konzept.render.parse import TextFehler
from konzept.render.plain import clean, escape
from konzept.render.sorting import alphabetisch, rang
from konzept.render.template_faults import TemplateFehler, Unbekannt, Unlesbar, explained, printing
from konzept.werte import Text, Wortlaut

BITS = 10_000
"""Largest product of two numbers."""
TIEFSTE = 5
"""Deepest heading: HTML has six and gives the first one to the title."""


class Filled(NamedTuple):
    """What a template makes of its values."""

    markdown: str
    """The body."""
    deckblatt: tuple[str, ...] = ()
    """Further lines of the cover."""
    titel: str | None = None
    """Title; None if the template leaves it to the concept, as with the next one."""
    untertitel: str | None = None
    """Second line of the cover."""
    blatt: bool = False
    """Whether it is a paper with a head instead of a document with cover and contents."""
    name: str | None = None
    """What the file is called by, instead of the edition of the concept."""


@lru_cache(32)
def names_in(source: str, name: str) -> frozenset[str]:
    """The names a template asks for; asked several times about each. TemplateFehler if it cannot be read."""
    env = _environment(DictLoader({}))
    try:
        return frozenset(find_undeclared_variables(_parsed(env, source, name)))
    except TemplateAssertionError as error:
        # A filter or test that does not exist; Jinja has forgotten by then which template asks for it.
        error.name = name
        raise explained(error, name, env) from error


def compiled(name: str, quelltext: Callable[[str], str]) -> Callable[[Mapping[str, Any]], Filled]:
    """A function that fills the template ``name`` with values; templates it includes are found the same way."""
    env = _environment(FunctionLoader(lambda wanted: _checked(wanted, quelltext)))

    def fill(values: Mapping[str, Any]) -> Filled:
        try:
            filled = _told(env.get_template(name).make_module(dict(values)))
        except TextFehler as error:
            error.beim = error.beim or printing(error, values.get("index"))
            raise
        except Fehlt:
            raise
        except Exception as error:  # whatever a town's template does with a value, its place helps
            raise explained(error, name, env, values) from error
        if not filled.markdown.strip():
            raise TemplateFehler("Ausgefüllt ist sie leer; zu drucken bleibt nichts.", f"Vorlage {name}")
        return filled

    return fill


def _told(module: Any) -> Filled:
    """The body, and what the template says of it in variables of its own."""
    given = {name: getattr(module, name) for name in ("titel", "untertitel", "blatt", "name") if hasattr(module, name)}
    return Filled(str(module), tuple(getattr(module, "deckblatt", ())), **given)


def drawn(quelltext: Callable[[str], str]) -> Callable[[str, Mapping[str, Any]], str]:
    """A function that fills the template of a drawing: every value becomes text of XML, none an element."""
    env = _sandbox(FunctionLoader(lambda wanted: _checked(wanted, quelltext)), _final_xml)

    def draw(name: str, values: Mapping[str, Any]) -> str:
        try:
            return str(env.get_template(name).make_module(dict(values))).strip() + "\n"
        except TemplateFehler:
            raise
        except Exception as error:  # as above
            raise explained(error, name, env, values) from error

    return draw


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without two ways out of it.

    A part can read files and unpickle (``parse_file``, ``parse_raw``), as every model of pydantic can. And a sum of
    large numbers cannot be broken off: a time limit is only heard between two steps.
    """

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        part = isinstance(obj, BaseModel) or (isinstance(obj, type) and issubclass(obj, BaseModel))
        return not (part and hasattr(BaseModel, attr)) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        large = isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > BITS
        if operator == "**" or large:
            raise SecurityError(f"Mit „{operator}“ lässt sich hier nicht rechnen: Die Zahl würde zu groß.")
        return super().call_binop(context, operator, left, right)


def _sandbox(loader: Any, finalize: Callable[[Any], Markup]) -> ImmutableSandboxedEnvironment:
    return _Sandbox(
        loader=loader,
        undefined=Unbekannt,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown's {#id} would open one of Jinja's own comments.
        comment_start_string="{%#",
        comment_end_string="#%}",
    )


def _environment(loader: Any) -> ImmutableSandboxedEnvironment:
    footnotes = Footnotes()
    env = _sandbox(loader, lambda value: _final(value, footnotes))
    env.filters["absatz"] = lambda value: Markup(_final(value, footnotes).strip())
    env.filters["name"] = _name
    env.filters["noetig"] = _needed
    env.filters["rang"] = rang
    env.filters["alphabetisch"] = alphabetisch
    env.filters["datum"] = "{:%d.%m.%Y}".format
    # What lies deeper than a heading can keeps the deepest one: chapters may show whole fields of action.
    env.filters["rauten"] = lambda ebene: Markup("#" * min(ebene, TIEFSTE))
    env.filters["anker"] = _anchor
    env.filters["klasse"] = lambda name: Markup("{." + name + "}" if name.isalpha() else "")
    env.filters["zelle"] = lambda saetze: Markup(zelle(saetze))
    env.filters["kennung"] = lambda teil: Markup(teil.id)
    return env


def _final(value: Any, footnotes: Footnotes) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, Text):
        return Markup(markdown(value, footnotes))
    if isinstance(value, Wortlaut):
        return Markup(escape(value.gedruckt()))
    if isinstance(value, Bild):
        text, title = escape(value.alternativtext), escape(value.titel)
        return Markup(f'![{text}](<{value.name}> "{title}"){{width={value.breite}}}')
    return Markup("" if value is None else escape(value))


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _final_xml(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else xml(_NOT_XML.sub("", clean(value))))


@pass_context
def _name(context: Context, kennung: str) -> str:
    """The name of the part with this id; the id itself if there is none."""
    teil = context["index"].get(kennung)
    return title(teil) if teil is not None else kennung


def _needed(wert: Any, was: str, wo: str = "") -> Any:
    """``wert``, without which there is nothing to print; Fehlt if there is none. ``wo`` says where it is written."""
    if not wert:
        raise Fehlt(f"Das Konzept enthält keine {was}; ohne sie gibt es dieses Dokument nicht. {wo}".rstrip())
    return wert


def _anchor(teil: Teil, klasse: str = "") -> Markup:
    """The attributes of a heading that stands for a part: what links and page references go to."""
    # A Kennung is held to letters, digits, point and hyphen, so it needs no escaping, which would break it here.
    return Markup("{#" + teil.id + (f" .{klasse}" if klasse else "") + "}")


def _checked(name: str, quelltext: Callable[[str], str]) -> str:
    try:
        source = quelltext(name)
    except RecursionError:
        raise
    except Exception as error:  # whoever finds templates says in his own words why there is none
        raise Unlesbar(str(error)) from error
    for line, what in _bypasses(_parsed(_environment(DictLoader({})), source, name)):
        words = f"{what} würde Werte des Konzepts ungeschützt in das Dokument schreiben."
        raise TemplateFehler(
            f"{words} Geben Sie jeden Wert für sich mit {{{{ … }}}} aus.", f"Vorlage {name}, Zeile {line}"
        )
    return source


def _parsed(env: ImmutableSandboxedEnvironment, source: str, name: str) -> nodes.Template:
    try:
        return env.parse(source, name)
    except TemplateSyntaxError as error:
        raise explained(error, name, env) from error


_UNSAFE_FILTERS = frozenset({"safe", "e", "escape", "forceescape", "xmlattr", "urlize"})


def _bypasses(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Places where a value would get into the document without the escaping: measured, see the tests."""
    for found in tree.find_all(nodes.Filter):
        if found.name in _UNSAFE_FILTERS:
            yield found.lineno, f"der Filter „{found.name}“"
    for joined in tree.find_all(nodes.Concat):
        yield joined.lineno, "„~“"
