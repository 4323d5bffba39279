"""Everything there is to say about one concept: faults of reading and findings of rules, sorted by place."""

from datetime import date

from konzept.cli.images import images_of
from konzept.cli.read import Eingabe
from konzept.finding import Finding
from konzept.lint import lint
from konzept.load import Geladen


def judged(source: Eingabe, loaded: Geladen, day: date) -> list[Finding]:
    """All findings about a concept that has been read, as of ``day``; rules run only if its schema holds."""
    image = images_of(source.folder)
    # A revision in git brings no pictures: of what is not looked at nothing is missing.
    there = (lambda name: image(name) is not None) if source.folder else (lambda _name: True)
    ruled = lint(loaded.konzept, loaded.places, day, bild=there) if loaded.konzept else []
    return sorted((*loaded.findings, *ruled), key=lambda finding: finding.order)
