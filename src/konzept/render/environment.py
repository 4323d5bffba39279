"""Jinja, made safe: sandboxed, strict, and every value escaped unless it is Text."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import (
    DictLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as xml

from konzept.model import Teil, title
from konzept.render.bilder import Bild
from konzept.render.cell import zelle
from konzept.render.fehlt import Fehlt
from konzept.render.markdown import Footnotes, markdown
from konzept.render.parse import TextFehler
from konzept.render.plain import clean, escape
from konzept.render.sorting import alphabetisch, rang
from konzept.werte import Text, Wortlaut

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


class TemplateFehler(Exception):
    """A template cannot be used; the message is a German sentence with template and line."""


def names_in(source: str, name: str) -> set[str]:
    """The names a template asks for. TemplateFehler if it cannot be read."""
    env = _environment(DictLoader({}))
    try:
        return find_undeclared_variables(_parsed(env, source, name))
    except TemplateAssertionError as error:
        # A filter or test that does not exist; Jinja has forgotten by then which template asks for it.
        words = _WORDS[TemplateAssertionError].format(error.message)
        raise TemplateFehler(f"Vorlage {name}, Zeile {error.lineno}: {words}") from error


def compiled(name: str, quelltext: Callable[[str], str]) -> Callable[[Mapping[str, Any]], Filled]:
    """A function that fills the template ``name`` with values; templates it includes are found the same way."""
    env = _environment(FunctionLoader(lambda wanted: _checked(wanted, quelltext)))

    def fill(values: Mapping[str, Any]) -> Filled:
        try:
            module = env.get_template(name).make_module(dict(values))
            return _told(module)
        except (TemplateFehler, TextFehler, Fehlt):
            raise
        except Exception as error:  # whatever a town's template does with a value, its place helps
            raise TemplateFehler(_sentence(error, name)) from error

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
            raise TemplateFehler(_sentence(error, name)) from error

    return draw


def _sandbox(loader: Any, finalize: Callable[[Any], Markup]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=_Unbekannt,
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


def _needed(wert: Any, was: str) -> Any:
    """``wert``, without which there is nothing to print; Fehlt if there is none."""
    if not wert:
        raise Fehlt(f"Das Konzept enthält keine {was}; ohne sie gibt es dieses Dokument nicht.")
    return wert


def _anchor(teil: Teil, klasse: str = "") -> Markup:
    """The attributes of a heading that stands for a part: what links and page references go to."""
    # A Kennung is held to letters, digits, point and hyphen, so it needs no escaping, which would break it here.
    return Markup("{#" + teil.id + (f" .{klasse}" if klasse else "") + "}")


def _checked(name: str, quelltext: Callable[[str], str]) -> str:
    source = quelltext(name)
    for line, what in _bypasses(_parsed(_environment(DictLoader({})), source, name)):
        raise TemplateFehler(
            f"Vorlage {name}, Zeile {line}: {what} würde Werte des Konzepts ungeschützt in das Dokument schreiben. "
            "Geben Sie jeden Wert für sich mit {{ … }} aus."
        )
    return source


def _parsed(env: ImmutableSandboxedEnvironment, source: str, name: str) -> nodes.Template:
    try:
        return env.parse(source, name)
    except TemplateSyntaxError as error:
        raise TemplateFehler(_sentence(error, name)) from error


_UNSAFE_FILTERS = frozenset({"safe", "e", "escape", "forceescape", "xmlattr", "urlize"})


def _bypasses(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Places where a value would get into the document without the escaping: measured, see the tests."""
    for found in tree.find_all(nodes.Filter):
        if found.name in _UNSAFE_FILTERS:
            yield found.lineno, f"der Filter „{found.name}“"
    for joined in tree.find_all(nodes.Concat):
        yield joined.lineno, "„~“"


class _Unbekannt(StrictUndefined):
    """A name the template asks for and the concept does not have, said in German."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner = "" if self._undefined_obj is missing else f" in {type(self._undefined_obj).__name__}"
        return f"„{self._undefined_name}“ gibt es{owner} nicht."


def _sentence(error: Exception, name: str) -> str:
    line, place = getattr(error, "lineno", None), getattr(error, "name", None) or name
    if line is None:
        place, line = _place(error, name)
    words = _WORDS.get(type(error), "Das Ausfüllen ist fehlgeschlagen ({}).").format(error)
    return f"Vorlage {place}" + (f", Zeile {line}" if line else "") + f": {words}"


_WORDS: dict[type[Exception], str] = {
    UndefinedError: "{}",
    RecursionError: "Die Vorlage bindet sich selbst ein oder ruft sich selbst auf.",
    SecurityError: "Das ist einer Vorlage verwehrt ({}).",
    TemplateNotFound: "Die eingebundene Vorlage „{}“ gibt es nicht.",
    TemplateSyntaxError: "Die Vorlage ist nicht zu lesen ({}).",
    TemplateAssertionError: "Die Vorlage verlangt etwas, das es nicht gibt ({}).",
}


def _place(error: Exception, name: str) -> tuple[str, int | None]:
    """The innermost template and its line in which filling failed; Jinja keeps the lines of the compiled code."""
    found: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = (template.name, template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return found
