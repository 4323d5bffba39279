"""The kinds of value a field can have. Each reads text, keeps its wording, and refuses with one German sentence.

YAML scalars arrive as text without any conversion (``source``), so ``1.10`` is still "1.10" here. A type refuses by an
error code of its own, which carries the sentence and, as ``abhilfe`` in its context, the way out; ``load`` adds the
place.
"""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetPydanticSchema
from pydantic_core import CoreSchema, core_schema

from konzept.werte.betrag import Betrag
from konzept.werte.status import Status
from konzept.werte.stil import Wortlaut
from konzept.werte.zahl import Prozent, Zahl
from konzept.werte.zeit import Bezug, Zeitangabe, Zeitart
from konzept.werte.zielwert import Zielwert

__all__ = [
    "Betrag",
    "Bezug",
    "Kennung",
    "Prozent",
    "Status",
    "Text",
    "Verweis",
    "Wortlaut",
    "Zahl",
    "Zeile",
    "Zeitangabe",
    "Zeitart",
    "Zielwert",
]

LAENGSTE_KENNUNG = 80


def _text_like(
    code: str, sentence: str, abhilfe: str, **bounds: Any
) -> Callable[[Any, GetCoreSchemaHandler], CoreSchema]:
    """A schema that strips text and then holds it to ``bounds``; one sentence and one way out for what is wrong."""
    # Checked by pydantic's own compiled code: a concept has tens of thousands of such values.
    inner = core_schema.custom_error_schema(
        core_schema.str_schema(**bounds),
        code,
        custom_error_message=sentence,
        custom_error_context={"abhilfe": abhilfe},
    )
    chain = core_schema.chain_schema([core_schema.str_schema(strip_whitespace=True), inner])
    return lambda _source, _handler: chain


Kennung = Annotated[
    str,
    GetPydanticSchema(
        _text_like(
            "kennung",
            "Eine Kennung besteht aus Kleinbuchstaben ohne Umlaute, Ziffern, Punkt und Bindestrich "
            f"(höchstens {LAENGSTE_KENNUNG} Zeichen).",
            "Schreiben Sie zum Beispiel: m-sprachkurse-fuer-eltern",
            pattern=r"^[a-z0-9][a-z0-9.\-]*$",
            max_length=LAENGSTE_KENNUNG,
        )
    ),
]
"""Identity of a part: stable, unique in the concept, never reused (design principle: id is identity, nr is a label)."""

Zeile = Annotated[
    str,
    GetPydanticSchema(
        _text_like(
            "zeile",
            "Hier wird eine einzige, nicht leere Zeile Text erwartet.",
            "Fassen Sie den Wert in eine Zeile, oder löschen Sie das Feld; Absätze gehören in ein Textfeld wie „text“.",
            min_length=1,
            pattern=r"^[^\n\r\u0085\u2028\u2029]+$",
        )
    ),
]
"""One line of plain text; no character of it has a meaning."""


class Text(str):
    """Restricted Markdown: paragraphs, lists, bold, italic, links, footnotes, images. Read only when it is printed."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(strip_whitespace=True))


class Verweis:
    """Marks a field as the ``id`` of another part: ``Annotated[Kennung, Verweis("Akteur")]``."""

    __slots__ = ("ziele",)

    def __init__(self, *ziele: str) -> None:
        self.ziele = ziele
        """Class names of the parts it may point to."""


def wording(value: str) -> str:
    """``value`` with every run of white space as one blank: what stays equal when text is only wrapped anew."""
    return " ".join(value.split())
