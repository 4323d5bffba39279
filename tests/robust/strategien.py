"""Concepts drawn from the classes of the model: right, almost right, and with parts that refer to each other."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from konzept.model import Abschnitt, Konzept, part_class
from konzept.werte import Kennung, Text, Wortlaut

KENNUNGEN = ("a", "b", "c-1", "m.2", "z", "f")
ZEILEN = (
    "Sprachkurs", "Amt für Soziales", "Schüler*innen und Lehrer:innen", "Bürgerinnen und Bürger", "TODO", "XX", "KI",
    "z. B. 50 %", "Ziel: Mehr erreichen", "Verwaltung", "Herr Müller", "a@b.de", "02551 12345", "polizei", "%", "…",
    "Für Ältere – im Norden", "Bu\u0308rger", "🙂", "<b>", "Landrat", "Vereine", "neu", "S. 12",
)  # fmt: skip
TEXTE = (
    "Ein Absatz.", "Erster.\n\nZweiter mit **fett** und [Plan](www.a.de).\n", "![](bild.png) ![Karte](/etc/x.png)",
    "- eins\n- zwei\n", "Bürger*innen, Bürger:innen, BürgerInnen, Bürger/-innen und Bürger_innen", "<b>x</b> `x`{=tex}",
    "Anteil X % bis tbd", "Die ASD und der KSD beraten.", "Fußnote[^1].\n\n[^1]: Hier.", "", "   ", "*", "[x](", "\\",
    "Wort " * 400, "Anruf: 02551 12345 oder info@stadt.de",
)  # fmt: skip
KRUMM = (
    "",
    "x\ny",
    "Ä b",
    "99.99.9999",
    "1.1.0001",
    "31.12.9999",
    "9" * 30,
    "50 % %",
    "-0",
    "ja",
    "offen",
    "nie",
    "von",
)


@st.composite
def konzept(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a concept with what it must have; one in three has something wrong with it."""
    krumm = draw(st.integers(0, 2)) == 0
    found = {"konzept": "1", "titel": "Zusammenleben", "kommune": {"name": "Musterstadt"}}
    found |= draw(_part(Konzept, 3, krumm)) | {key: found[key] for key in ("konzept", "titel")}
    return found


@st.composite
def _part(draw: st.DrawFn, cls: type[Abschnitt], depth: int, krumm: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = [name for name, field in cls.model_fields.items() if depth > 0 or not part_class(field.annotation)]
    least = len(names) // 6
    wanted = draw(st.lists(st.sampled_from(names), min_size=least, max_size=max(1, 3 * least), unique=True))
    for name, field in cls.model_fields.items():
        inner = part_class(field.annotation)
        if field.is_required() or name in wanted:
            whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            found[name] = draw(_value(whole, depth - bool(inner), krumm))
    if krumm and draw(st.integers(0, 40)) == 0:
        found[draw(st.sampled_from(("unsinn", "Titel", "massnahme")))] = "x"
    return found


def _value(annotation: Any, depth: int, krumm: bool) -> st.SearchStrategy[Any]:
    if get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) is tuple:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return st.lists(_value(get_args(annotation)[0], depth, krumm), max_size=2)
    part = part_class(annotation)
    if part:
        return _part(part, depth, krumm)
    right = scalars(annotation)
    return st.sampled_from((*right * (1 + 90 // len(right)), *KRUMM) if krumm else right)


def scalars(annotation: Any) -> tuple[str, ...]:
    """Right values for a field of one value."""
    args = (annotation, *_below(annotation))
    choices = next((get_args(arg) for arg in args if get_origin(arg) is Literal), ())
    kinds = [arg for arg in args if isinstance(arg, type)]
    notations = next((kind.BEISPIELE for kind in kinds if issubclass(kind, Wortlaut)), ())
    return choices or notations or (TEXTE if Text in kinds else KENNUNGEN if _KENNUNG in args else ZEILEN)


def _below(annotation: Any) -> Iterator[Any]:
    for arg in get_args(annotation):
        yield arg
        yield from _below(arg)


_KENNUNG = get_args(Kennung)[1]
