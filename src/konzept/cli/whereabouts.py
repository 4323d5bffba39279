"""Where in the files of a concept stands what cannot be printed: file, line and column before the sentence."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from konzept.export import ExportFehler, Meldung
from konzept.finding import Span
from konzept.model import Konzept, walk
from konzept.render import TextFehler
from konzept.source import Places, Route

_NAMED = re.compile(r"„([^„“]+?)…?“|U\+([0-9A-F]{4,6})")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A concept, and where everything in it is written."""

    konzept: Konzept
    places: Places

    def told(self, error: ExportFehler | TextFehler) -> str:
        """The sentences of an error, each with its place."""
        if isinstance(error, TextFehler):
            route = next(self._holding(error.text), None) if error.text else None
            return f"{_shown(self.places.value(route))}{error}" if route else str(error)
        return "\n".join(f"{self._place(one)}{one}" for one in error.meldungen)

    def _place(self, meldung: str) -> str:
        # What comes first only names the heading, and may be printed otherwise than it is written.
        before, _, after = meldung.partition(": ")
        route = self._part(meldung.kennung) if isinstance(meldung, Meldung) and meldung.kennung else None
        if route is not None:
            return _shown(next(self._written(f"{after} {before}", [self.places.value(route)]), self.places.head(route)))
        files = [Span(name, 1, 1, text.count("\n") + 1, 1) for name, text in self.places.texts.items()]
        found = next(self._written(after, files), None)
        return _shown(found) if found else ""

    def _part(self, kennung: str) -> Route | None:
        return next((one.route for one in walk(self.konzept) if getattr(one.teil, "id", None) == kennung), None)

    def _written(self, sentence: str, spans: Collection[Span]) -> Iterator[Span]:
        """Where in some spans stands what a sentence puts in quotation marks, or the character it tells of."""
        for word, code in _NAMED.findall(sentence):
            found = ((span, self.places.within(span, word or chr(int(code, 16)))) for span in spans)
            yield from (place for span, place in found if place != span)

    def _holding(self, text: str) -> Iterator[Route]:
        for knoten in walk(self.konzept):
            for name in type(knoten.teil).model_fields:
                value = getattr(knoten.teil, name)
                if value == text:
                    yield (*knoten.route, name)
                elif isinstance(value, tuple) and text in value:
                    yield (*knoten.route, name, value.index(text))


def _shown(span: Span) -> str:
    return f"{span.file}:{span.line}:{span.column}: "
