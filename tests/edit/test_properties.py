"""Whatever a file looks like: formatting twice is formatting once, and nothing is lost or says something else."""

import contextlib
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from konzept.edit import canonical
from konzept.edit.check import comments
from konzept.edit.quotes import damaged
from konzept.edit.tree import tree
from konzept.model import Abschnitt, Konzept, part_class
from konzept.source import Places, parse

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "examples" / "steinfurt").rglob("*.yaml"))
    if path.is_file()
]
SCALARS = ["Wort", "zwei Worte", "1.10", "NO", "'ja'", '"Ziel: x"', "'#1'", '"a # b"', "[a, 'b # c']", "{a: 1.10}",
           "{b: [c]}", '"ü\\u00e4"', "„so“", "2027", "'it''s'", "a#b", "[]", "{}", "''", "http://x.de/#y"]  # fmt: skip
quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def same(before: str, base: tuple[str | int, ...] = ()) -> str | None:
    """The canonical form if there is one, after looking that it holds what it has to hold."""
    done = canonical(before, "x.yaml", base)
    if done.text is None:
        return None
    again = canonical(done.text, "x.yaml", base)
    assert again.text == done.text, "twice is once"
    whole = before if before.endswith(("\n", "\r")) or not before else before + "\n"
    assert parse(done.text, "x", Places()).data == parse(whole, "x", Places()).data
    # A second reader that knows nothing of ours.
    with contextlib.suppress(yaml.YAMLError):
        assert yaml.load(done.text, yaml.BaseLoader) == yaml.load(whole, yaml.BaseLoader)
    # And no reader at all: every sign is still there, but for blanks and quotation marks.
    assert re.sub(r"\s|[\"']", "", "".join(sorted(done.text))) == re.sub(r"\s|[\"']", "", "".join(sorted(whole)))
    return done.text


class Scribe:
    """Writes a concept as nobody would: keys in any order, odd depths, comments everywhere."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0

    def gap(self, depth: int) -> list[str]:
        out = []
        while self.random.random() < 0.3:
            self.count += 1
            out.append(self.random.choice(["", " " * depth + f"# K{self.count}", " " * depth + f"#{self.count}  "]))
        return out

    def end(self) -> str:
        self.count += 1
        return self.random.choice(["", "", "", f" # E{self.count}", f"    # E{self.count}", "  "])

    def part(self, cls: type[Abschnitt], depth: int, level: int = 0) -> list[str]:
        names = [name for name in cls.model_fields if self.random.random() < 0.6] or [next(iter(cls.model_fields))]
        self.random.shuffle(names)
        if self.random.random() < 0.2:
            names.insert(self.random.randrange(len(names) + 1), "unbekannt")
        out = []
        for name in names:
            out += self.gap(depth + self.random.choice([0, 0, 0, 2, 5]) * bool(out))
            out += self.entry(cls, name, depth, level)
        return out + (self.gap(depth) if self.random.random() < 0.2 else [])

    def entry(self, cls: type[Abschnitt], name: str, depth: int, level: int) -> list[str]:
        field = cls.model_fields.get(name)
        below = part_class(field.annotation) if field else None
        pad, more = " " * depth, self.random.randint(1, 5)
        if below and level < 3 and str(field.annotation).startswith("tuple"):  # type: ignore[union-attr]
            inner = depth + self.random.choice([0, more])
            items = [line for _ in range(self.random.randint(1, 3)) for line in self.item(below, inner, level + 1)]
            return [f"{pad}{name}:{self.end()}", *items]
        if below and level < 3:
            return [f"{pad}{name}:{self.end()}", *self.part(below, depth + more, level + 1)]
        return self.value(f"{pad}{name}:", depth, more)

    def item(self, cls: type[Abschnitt], depth: int, level: int) -> list[str]:
        gap, dash = self.random.randint(1, 3), self.random.random()
        lines = self.part(cls, depth + 1 + gap, level)
        pad = " " * depth
        above = self.gap(depth)
        if dash < 0.2 or not lines[0].strip() or lines[0].lstrip().startswith("#"):
            return [*above, f"{pad}-{self.end()}", *lines]
        return [*above, pad + "-" + " " * gap + lines[0].lstrip(), *lines[1:]]

    def value(self, head: str, depth: int, more: int) -> list[str]:
        kind, pad = self.random.random(), " " * (depth + more)
        if kind < 0.15:
            style = self.random.choice(["|", ">", "|-", "|+", ">+", f"|{more}", f"|{more}-"])
            return [
                f"{head} {style}{self.end()}",
                f"{pad}Eins # kein Kommentar",
                "",
                f"{pad}  zwei ",
                pad,
                f"{pad}drei",
            ]
        if kind < 0.22:
            return [f"{head} eins", f"{pad}zwei", *([""] if more > 1 else []), f"{pad}drei{self.end()}"]
        if kind < 0.29:
            return [f"{head} [a, # innen", f"{pad}'b', 1.10,", f"{pad}# dazwischen", f"{pad}c]{self.end()}"]
        if kind < 0.34:
            return [f"{head}{self.end()}"]
        if kind < 0.4:
            return [f"{head}{self.end()}", f"{pad}{self.random.choice(SCALARS)}"]
        return [f"{head}{' ' * self.random.randint(1, 3)}{self.random.choice(SCALARS)}{self.end()}"]


@quick
@given(st.integers(0, 10**9))
def test_generated(seed: int) -> None:
    scribe = Scribe(seed)
    lines = [*scribe.gap(0), *scribe.part(Konzept, 0)]
    text = scribe.random.choice(["\n", "\r\n"]).join(lines) + scribe.random.choice(["", "\n", "\n\n"])
    formed = same(text)
    if formed is None:
        # Only what no reader would take; the scribe knows how to write YAML.
        assert any(finding.level for finding in parse(text, "x", Places()).findings), canonical(text, "x").grund
        assume(False)
    before, after = (comments(tree(one.replace("\r\n", "\n") + "\n")) for one in (text, formed or ""))
    assert before == after


def _mutated(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(lines))
        span = lines[at : at + rng.randint(1, 12)]
        step: Any = rng.randrange(8)
        if step == 0:
            del lines[at]
        elif step == 1:
            lines[at:at] = [" " * rng.randint(0, 8) + f"# neu {rng.random()}"]
        elif step == 2:
            lines[at:at] = [""] * rng.randint(1, 3)
        elif step == 3:
            lines[at : at + len(span)] = []
            other = rng.randrange(len(lines) + 1)
            lines[other:other] = span
        elif step == 4:
            shift = rng.choice([-2, -1, 1, 2, 4])
            lines[at : at + len(span)] = [" " * shift + one if shift > 0 else one[-shift:] for one in span]
        elif step == 5:
            lines[at] += rng.choice(["  ", " # neu", " #neu", ":", '"', "\t"])
        elif step == 6:
            lines[at] = re.sub(r": (.+)$", rng.choice([r": '\1'", r': "\1"', r": [\1]", r":  \1", r": |"]), lines[at])
        else:
            lines[at] = lines[at].replace(rng.choice("abc :-"), rng.choice(["", "#", " ", "é", ": ", "'"]), 1)
        lines = lines or [""]
    return rng.choice(["\n", "\n", "\r\n"]).join(lines)


@quick
@given(st.sampled_from(TEXTS), st.integers(0, 10**9), st.sampled_from(["", "handlungsfelder", "kapitel", "gremien"]))
def test_mutated(text: str, seed: int, key: str) -> None:
    same(_mutated(text, random.Random(seed)), (key,) if key else ())


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_every_second_line_may_be_a_comment(text: str) -> None:
    """A comment behind every line that ends in a value, and one above every key, at its depth."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        found = re.match(r"( *)(?:- )?[a-z]+:", line)
        if found:
            lines.append(f"{found[1]}# über {number}")
        lines.append(line)
    assert same("\n".join(lines)) is not None


NUMBERS = st.one_of(
    st.from_regex(r"[-+]?[0-9_]{1,4}([.:,][0-9_]{0,3}){0,2}([eE][-+]?[0-9]{1,2})?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?", fullmatch=True),
    st.from_regex(r"0[xob][0-9a-f_]{1,4}|[-+]?\.(inf|nan|NaN|[0-9]{1,3})", fullmatch=True),
    st.sampled_from(
        ["yes", "No", "ON", "off", "True", "false", "null", "~", "=", "<<", "ja", "nein", "Off", "NULL", "y"]
    ),
)


@settings(max_examples=600, deadline=None)
@given(NUMBERS)
def test_unquoted_means_that_no_other_tool_would_change_it(text: str) -> None:
    """Read as typed data and written again by two libraries, for YAML 1.1 and for YAML 1.2."""
    assume(re.search(r"[0-9]|\.[in]|^[^-+._0-9]", text) and not text.endswith(":"))
    assume(not damaged(text))
    for load in (yaml.safe_load, YAML(typ="safe", pure=True).load):
        value = load(f"a: {text}\n")["a"]
        word = str(value).lower() if isinstance(value, bool) else str(value)
        assert word == text, f"{text} → {value!r}"
