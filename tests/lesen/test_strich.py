"""The forgotten „|“: a list in a plain text of several lines is told, an ordinary text over two lines is not."""

import pytest

from konzept.load import load

KOPF = "konzept: 1\ntitel: T\nkommune:\n  name: K\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("leitbild: Zusammen heißt\n\n  - voneinander wissen\n  - miteinander sprechen\n", [7]),
        ("leitbild:\n  Drei Schritte.\n  1. sehen\n  2. gehen\n", [7]),
        ("leitbild: Ein Satz\n  über zwei - nicht drei - Zeilen.\n", []),
        ("leitbild: |\n  Drei.\n\n  - a\n  - b\n", []),
        ("leitbild: 'Drei\n\n  - a'\n", []),
        ("handlungsfelder:\n  - id: f\n    titel: Ein Feld\n      mit langem Namen\n", []),
    ],
)
def test_list_in_a_plain_text(text: str, lines: list[int]) -> None:
    loaded = load({"konzept.yaml": (KOPF + text).encode()})
    assert (loaded.konzept is None) == bool(lines)
    found = [(one.rule, one.span.line) for one in loaded.findings]
    assert found == [("text-ohne-strich", line) for line in lines]
    assert all("„text: |“" in one.hint for one in loaded.findings)
