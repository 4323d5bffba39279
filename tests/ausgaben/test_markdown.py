"""The description for a merge request: what it says, that nothing in it is more than text, that it fits."""

import re

import pytest
from hypothesis import given
from tests.ausgaben.test_gleich import BAD, WORDS
from tests.ausgaben.werkstatt import alles, finding, shown, tokens, urteil, verdict

from konzept.finding import Level, Span
from konzept.report.guarded import NOTHING
from konzept.report.markdown import LIMIT

F, W, H = Level.FEHLER, Level.WARNUNG, Level.HINWEIS


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ([F, F, W, H], "2 Fehler sind zu beheben."),
        ([F], "1 Fehler ist zu beheben."),
        ([W, H], "Keine Fehler, aber 1 Warnung ist zu prüfen."),
        ([W, W], "Keine Fehler, aber 2 Warnungen sind zu prüfen."),
        ([H], "Keine Fehler und keine Warnungen, nur 1 Hinweis."),
        ([], "Keine Befunde."),
    ],
)
def test_the_verdict_comes_first(levels: list[Level], sentence: str) -> None:
    text = shown(
        "markdown", verdict(*(finding(level=one, span=Span("a", n, 1, n, 2)) for n, one in enumerate(levels, 1)))
    )
    assert text.startswith(f"## konzept\n\n**{sentence}** 1 Konzept geprüft zum Stichtag 21.11.2026: ")


def test_what_stands_in_it() -> None:
    text = shown("markdown", alles())
    assert "; unterdrückt: 1; schon bekannt: 1." in text
    kinds = [token.type for token in tokens(text)]
    assert kinds.count("table_open") == 3
    assert kinds.count("bullet_list_open") == 4
    assert "| a: Handlungsfeld 1 „Sprache“ | 0 | 1 | 0 |" in text
    assert "<details><summary>a/konzept.yaml (3 Befunde)</summary>" in text
    assert text.count("<details>") == text.count("</details>") == 2
    assert (
        "\n**Handlungsfeld 1 „Sprache“**\n\n- **Warnung** in Zeile 3 (`massnahme-ohne-frist`): Etwas fehlt."
        "<br>Abhilfe: Ergänzen Sie es.\n" in text
    )
    assert "- **Fehler** (`datei-unlesbar`): Die Datei fehlt.\n" in text


def _all_tokens(text: str) -> list[tuple[str, str]]:
    every = []
    for token in tokens(text):
        every += [(token.type, token.content)] if token.type != "inline" else []
        every += [(one.type, one.content) for one in token.children or ()]
    return every


@given(WORDS, WORDS)
def test_words_are_only_words(message: str, name: str) -> None:
    """No name and no message makes another structure than a harmless one does."""

    def structure(words: str, file: str) -> list[str]:
        one = finding(words, span=Span(file, 1, 1, 1, 2), bereich=words, hint=words)
        return [
            kind for kind, _ in _all_tokens(shown("markdown", verdict(urteil(one, konzept=words)))) if kind != "text"
        ]

    # Two neighbouring pieces of text are one text to a reader.
    assert structure(message, name) == structure("Wort", "Datei")


@pytest.mark.parametrize("words", BAD)
def test_bad_words(words: str) -> None:
    text = shown("markdown", verdict(finding(words, bereich=words, hint=words, span=Span(words, 1, 1, 1, 2))))
    html = [content for kind, content in _all_tokens(text) if kind in ("html_inline", "html_block")]
    assert {re.sub(r"<summary>[^<]*</summary>", "", one).strip() for one in html} <= {"<br>", "<details>", "</details>"}
    assert not {"link_open", "image", "em_open", "s_open", "heading_open"} & {
        kind for kind, _ in _all_tokens(text.removeprefix("## konzept\n"))
    }


@pytest.mark.parametrize(
    "call", ["@rathaus", "#12", "!12", "%3", "~7", '%"Ziel"', ":tada:", "https://example.org", "www.example.org", "&5"]
)
def test_nobody_is_called(call: str) -> None:
    """Forges look for calls in what a reader sees, whatever marks Markdown put around it."""
    text = shown(
        "markdown", verdict(finding(call, hint=call, bereich=call, span=Span(call.replace("/", ""), 1, 1, 1, 2)))
    )
    seen = "".join(content for _, content in _all_tokens(text)).replace("&amp;", "&")
    assert call not in seen
    assert seen.replace(NOTHING, "").count(call) == 4 + ("/" not in call)


@pytest.mark.parametrize("length", [10, 400, 70_000])
@pytest.mark.parametrize("number", [1, 300, 5_000])
def test_never_longer_than_a_comment(number: int, length: int) -> None:
    """The heaviest stay; of the others the number."""
    if number * length > 10_000_000:
        number = 10_000_000 // length
    words = "<@" * (length // 2)
    light = [finding(words, level=H, span=Span(f"{n % 50}/a", n, 1, n, 2), bereich=words) for n in range(1, number + 1)]
    heavy = finding("Das ist schwer.", level=F, span=Span("z", 1, 1, 1, 2))
    text = shown("markdown", verdict(*light, heavy))
    assert len(text) <= LIMIT
    assert "Das ist schwer." in text
    assert text.count("<details>") == text.count("</details>")
    told = len(re.findall(r"^- \*\*Hinweis\*\*", text, re.MULTILINE))
    left = re.search(
        r"Nicht gezeigt: (\d+) Hinweise?; ein Beitrag fasst nicht mehr\. `konzept lint` nennt alle\.$", text
    )
    assert told + (int(left[1]) if left else 0) == number


def test_one_long_sentence_leaves_room_for_the_others() -> None:
    text = shown("markdown", verdict(finding("x" * 70_000), finding("Kurz.", span=Span("b", 1, 1, 1, 2))))
    assert "Kurz." in text
    assert "xxx…<br>" in text


def test_many_concepts() -> None:
    text = shown(
        "markdown", verdict(*(urteil(finding(span=Span(f"{n}/k", 1, 1, 1, 2)), konzept=f"Ort {n}") for n in range(900)))
    )
    assert len(text) <= LIMIT
    assert re.search(r"\| … und \d+ weitere \| \| \| \|", text)
