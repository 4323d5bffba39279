"""Jinja, made safe: sandboxed, strict, and every value escaped unless it is Text."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import (
    DictLoader,
    FunctionLoader,
    StrictUndefined,
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

from konzept.model import Teil, title
from konzept.render.markdown import Footnotes, markdown
from konzept.render.parse import TextFehler
from konzept.render.plain import escape
from konzept.render.sorting import alphabetisch, rang
from konzept.werte import Text, Wortlaut

Filled = tuple[tuple[str, ...], str]
"""Lines of the cover, and the body."""
TIEFSTE = 5
"""Deepest heading: HTML has six and gives the first one to the title."""


class TemplateFehler(Exception):
    """A template cannot be used; the message is a German sentence with template and line."""


def names_in(source: str, name: str) -> set[str]:
    """The names a template asks for. TemplateFehler if it cannot be read."""
    env = _environment(DictLoader({}))
    return find_undeclared_variables(_parsed(env, source, name))


def compiled(name: str, quelltext: Callable[[str], str]) -> Callable[[Mapping[str, Any]], Filled]:
    """A function that fills the template ``name`` with values; templates it includes are found the same way."""
    env = _environment(FunctionLoader(lambda wanted: _checked(wanted, quelltext)))

    def fill(values: Mapping[str, Any]) -> Filled:
        try:
            module = env.get_template(name).make_module(dict(values))
        except (TemplateFehler, TextFehler):
            raise
        except Exception as error:  # whatever a town's template does with a value, its place helps
            raise TemplateFehler(_sentence(error, name)) from error
        return tuple(getattr(module, "deckblatt", ())), str(module)

    return fill


def _environment(loader: Any) -> ImmutableSandboxedEnvironment:
    footnotes = Footnotes()
    env = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=_Unbekannt,
        autoescape=True,
        finalize=lambda value: _final(value, footnotes),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown's {#id} would open one of Jinja's own comments.
        comment_start_string="{%#",
        comment_end_string="#%}",
    )
    env.filters["absatz"] = lambda value: Markup(_final(value, footnotes).strip())
    env.filters["name"] = _name
    env.filters["rang"] = rang
    env.filters["alphabetisch"] = alphabetisch
    env.filters["datum"] = "{:%d.%m.%Y}".format
    # What lies deeper than a heading can keeps the deepest one: chapters may show whole fields of action.
    env.filters["rauten"] = lambda ebene: Markup("#" * min(ebene, TIEFSTE))
    env.filters["anker"] = _anchor
    env.filters["klasse"] = lambda name: Markup("{." + name + "}" if name.isalpha() else "")
    env.filters["kennung"] = lambda teil: Markup(teil.id)
    return env


def _final(value: Any, footnotes: Footnotes) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, Text):
        return Markup(markdown(value, footnotes))
    if isinstance(value, Wortlaut):
        return Markup(escape(value.gedruckt()))
    return Markup("" if value is None else escape(value))


@pass_context
def _name(context: Context, kennung: str) -> str:
    """The name of the part with this id; the id itself if there is none."""
    teil = context["index"].get(kennung)
    return title(teil) if teil is not None else kennung


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
