"""Verdicts to report, and each form of output read back the way its reader does."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from markdown_it import MarkdownIt
from tests.conftest import ROOT

from konzept.cli.judge import Massstab, judge
from konzept.cli.read import read
from konzept.finding import Finding, Level, Span
from konzept.report import FINDINGS, Verdict, visible
from konzept.report.guarded import NOTHING
from konzept.report.junit import _legal
from konzept.verdict import Silenced, Urteil
from konzept.verdict.prints import fingerprints

STICHTAG = date(2026, 11, 21)
BEISPIELE = ["steinfurt", "neumuenster/2022", "rhein-kreis-neuss"]
SCHEMAS = Path(__file__).parent / "schemas"


def beispiel(name: str) -> Verdict:
    """The verdict on an example; the current folder has to be the root."""
    return Verdict((judge(read(f"examples/{name}"), Massstab(STICHTAG)),), STICHTAG)


def finding(message: str = "Etwas fehlt.", **more: Any) -> Finding:
    """One finding; what is not said is usual."""
    usual = {"span": Span("konzept.yaml", 3, 5, 3, 9), "rule": "massnahme-ohne-frist", "level": Level.WARNUNG}
    return Finding(**{**usual, "message": message, "hint": "Ergänzen Sie es.", **more})


def urteil(*findings: Finding, konzept: str = "k", zeile: str = "    Wert", **more: Any) -> Urteil:
    """The verdict on one concept."""
    every = (*findings, *(one.finding for one in more.get("silenced", ())), *more.get("known", ()))
    lines = {(one.span.file, one.span.line): zeile for one in every}
    return Urteil(konzept, findings, prints=fingerprints(konzept, every), zeilen=lines, **more)


def verdict(*urteile: Urteil | Finding, **more: Any) -> Verdict:
    """What is reported; findings alone are those of one concept."""
    whole = [one for one in urteile if isinstance(one, Urteil)]
    loose = [one for one in urteile if isinstance(one, Finding)]
    return Verdict((*whole, *([urteil(*loose)] if loose or not whole else [])), STICHTAG, **more)


def alles() -> Verdict:
    """Findings of every level, silenced ones and known ones, in two concepts."""
    one = urteil(
        finding(level=Level.HINWEIS, span=Span("a/konzept.yaml", 9, 1, 12, 1), bereich="Handlungsfeld 2 „Arbeit“"),
        finding("Die Datei fehlt.", level=Level.FEHLER, rule="datei-unlesbar", span=Span("a/konzept.yaml"), hint=""),
        finding(
            teil="m-kurs", feld="frist", bereich="Handlungsfeld 1 „Sprache“", span=Span("a/konzept.yaml", 3, 5, 3, 9)
        ),
        konzept="a",
        silenced=(Silenced(finding("Still.", teil="m-still"), "Der Rat hat es so beschlossen."),),
        known=(finding("Alt.", teil="m-alt"),),
    )
    return verdict(one, urteil(finding(span=Span("b/konzept.yaml", 4, 2, 4, 6)), konzept="b"))


def shown(name: str, what: Verdict) -> str:
    """A verdict in one form, as it comes out of the program."""
    content = FINDINGS[name].findings(what)
    text = content if isinstance(content, str) else content.plain
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True)
class Gelesen:
    """What a reader knows of a finding."""

    rule: str
    level: str
    file: str
    line: int
    message: str

    @classmethod
    def of(cls, one: Finding) -> "Gelesen":
        return cls(one.rule, str(one.level), one.span.file, one.span.line, one.message)


Reader = Callable[[str], list[Gelesen]]


def _json(text: str) -> list[Gelesen]:
    return [
        Gelesen(one["rule"], one["level"], one["span"]["file"], one["span"]["line"], one["message"])
        for one in json.loads(text)["findings"]
    ]


def _concise(text: str) -> list[Gelesen]:
    lines = text.removesuffix("\n").split("\n")[:-1]
    hits = [re.fullmatch(r"(.*?)(?::(\d+):\d+)?: (fehler|warnung|hinweis) \[([a-z-]+)\] (.*)", one) for one in lines]
    return [Gelesen(hit[4], hit[3], hit[1], int(hit[2] or 0), hit[5]) for hit in hits if hit]


def _sarif(text: str) -> list[Gelesen]:
    levels = {"error": "fehler", "warning": "warnung", "note": "hinweis"}
    found = []
    for one in json.loads(text)["runs"][0]["results"]:
        if one.get("suppressions") or one.get("baselineState") == "unchanged":
            continue
        place = one["locations"][0]["physicalLocation"]
        words = re.sub(r"\\\[([^\[\]]*)\\\]\(", r"[\1](", one["message"]["text"]).replace("{{", "{").replace("}}", "}")
        file = unquote_to_bytes(place["artifactLocation"]["uri"]).decode("utf-8", "surrogateescape")
        line = place.get("region", {}).get("startLine", 0)
        found.append(Gelesen(one["ruleId"], levels[one["level"]], file, line, words.rpartition("\n\nAbhilfe: ")[0]))
    return found


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Workflow commands, read as GitHub's runner reads them."""
    for line in text.split("\n"):
        hit = re.match(r"::(\w+) (.*?)::(.*)", line)
        if hit:
            pairs = (part.partition("=") for part in hit[2].split(","))
            named = {key: _unescaped(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
            yield hit[1], named, _unescaped(hit[3], {})


def _unescaped(text: str, more: Mapping[str, str]) -> str:
    for sign, meant in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(sign, meant)
    return text


def _github(text: str) -> list[Gelesen]:
    levels = {"error": "fehler", "warning": "warnung", "notice": "hinweis"}
    return [
        Gelesen(
            named["title"].removeprefix("konzept: "), levels[kind], named["file"], int(named.get("line", 0)),
            words.rpartition("\nAbhilfe: ")[0],
        )
        for kind, named, words in commands(text)
        if named["title"] != "konzept"
    ]  # fmt: skip


def _gitlab(text: str) -> list[Gelesen]:
    levels = {"major": "fehler", "minor": "warnung", "info": "hinweis"}
    return [
        Gelesen(
            one["check_name"], levels[one["severity"]], one["location"]["path"], one["location"]["lines"]["begin"],
            one["description"].rpartition(" Abhilfe: ")[0],
        )
        for one in json.loads(text)
    ]  # fmt: skip


def _rdjson(text: str) -> list[Gelesen]:
    levels = {"ERROR": "fehler", "WARNING": "warnung", "INFO": "hinweis"}
    return [
        Gelesen(
            one["code"]["value"], levels[one["severity"]], one["location"]["path"],
            one["location"].get("range", {"start": {"line": 0}})["start"]["line"],
            one["message"].rpartition("\nAbhilfe: ")[0],
        )
        for one in json.loads(text)["diagnostics"]
    ]  # fmt: skip


def _junit(text: str) -> list[Gelesen]:
    found = []
    for case in ET.fromstring(text.encode("utf-8")).iter("testcase"):
        failure = next((one for one in case if one.tag in ("failure", "skipped")), None)
        if failure is not None:
            # Outside of attributes XML makes one line end of every kind of them.
            file = case.get("classname", "").replace("\r\n", "\n").replace("\r", "\n")
            where = re.match(r":(\d+):\d+: ", (failure.text or "").removeprefix(file))
            rule = case.get("name", "").partition(":")[0].partition(" ")[0]
            line = int(where[1]) if where else 0
            found.append(
                Gelesen(rule, failure.get("type", ""), case.get("classname", ""), line, failure.get("message", ""))
            )
    return found


def tokens(text: str) -> list[Any]:
    """Markdown taken apart as a forge does."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _markdown(text: str) -> list[Gelesen]:
    found, file = [], ""
    for token in tokens(text):
        if token.type == "html_block" and (
            hit := re.search(r"<summary>(.*) \(\d+ Befunde?\)</summary>", token.content)
        ):
            file = _plain(hit[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        if token.type == "inline" and (hit := _ITEM.fullmatch(_inline(token))):
            found.append(Gelesen(hit[3], hit[1].lower(), file, int(hit[2] or 0), hit[4]))
    return found


_ITEM = re.compile(r"(Fehler|Warnung|Hinweis)(?: in Zeile (\d+))? \(([a-z-]+)\): (.*?)(?:\nAbhilfe: .*)?")


def _inline(token: Any) -> str:
    return _plain("".join("\n" if one.type == "html_inline" else one.content for one in token.children))


def _plain(text: str) -> str:
    return text.replace(NOTHING, "")


READERS: dict[str, Reader] = {
    "concise": _concise, "json": _json, "sarif": _sarif, "github": _github, "gitlab": _gitlab, "junit": _junit,
    "markdown": _markdown, "rdjson": _rdjson,
}  # fmt: skip
"""Every form but ``full``, which has no fixed grammar."""


def expected(name: str, one: Finding) -> Gelesen:
    """What a reader of this form can know of a finding: some forms cannot hold every character."""
    whole = Gelesen.of(one)
    if name in ("concise", "markdown"):
        return replace(whole, file=visible(whole.file), message=visible(whole.message))
    if name == "junit":
        return replace(whole, file=_legal(whole.file), message=_legal(whole.message))
    if name == "github":
        return replace(whole, file=_escaped(whole.file), message=_escaped(whole.message))
    return replace(whole, line=whole.line or 1) if name == "gitlab" else whole


def _escaped(text: str) -> str:
    """Bytes that are no UTF-8 as the program prints them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


__all__ = [
    "BEISPIELE", "READERS", "ROOT", "SCHEMAS", "STICHTAG", "Gelesen", "alles", "beispiel", "commands", "expected",
    "finding", "shown", "tokens", "urteil", "verdict",
]  # fmt: skip
