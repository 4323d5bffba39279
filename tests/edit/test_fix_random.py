"""Whatever a file looks like: fixing twice is fixing once, comments stay, and nothing else says anything else."""

import random
import re
from collections import Counter
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.edit.test_fix import KOPF, eingabe
from tests.edit.test_properties import TEXTS, Scribe

from konzept.cli.fixing import mended
from konzept.cli.judge import Massstab
from konzept.cli.today import today
from konzept.model import Konzept
from konzept.source import Places, parse
from konzept.werte.stil import HAUSSTIL
from konzept.werte.tag import eindeutiger_tag

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
IGNORE = "# konzept: ignore[titel-doppelt, massnahme-ohne-frist] Grund"
TRAPS = ["*innen", "{Name der Stadt}", "Wir „sind #bunt“ hier", "Haus (Nr. #3)", "2027-3-31", "'31 März 2027'",
         "Haus #3", "[Name]", "&anker Text", "31.3.27", "2027-03-31", "„so“", '"a # b"', "*a", "{a: b}",
         "| # K"]  # fmt: skip


PIECES = [*TRAPS, IGNORE, "\n", "\n", "\n  - ", "titel: ", "id:", "name: ", "akteure:", " ", "{", "}", "- ",
          "untertitel: ", "stand: ", "|", "é", "# K1", "\r\n", "\t", "2"]  # fmt: skip


def fixed(text: str, **files: str) -> str:
    """The text afterwards, after looking at everything that must be as it was."""
    done = mended(eingabe(konzept=text, **files), Massstab(today()))
    new = {one.shown: one.new.decode("utf-8") for one in done.dateien}
    after = {name: new.get(f"{name.replace('__', '/')}.yaml", old) for name, old in {"konzept": text, **files}.items()}
    again = mended(eingabe(**after), Massstab(today()))
    assert not again.dateien, "twice is once"
    for name, old in {"konzept": text, **files}.items():
        _same(old, after[name])
    return after["konzept"]


def _same(old: str, new: str) -> None:
    before, after = (parse(one, "x", Places()) for one in (old, new))
    if before.data is None and before.findings:
        assert new == old, "what does not parse stays"
    assert len(after.findings) <= len(before.findings)
    assert old.count("\r") >= new.count("\r") - new.count("id: ")
    if new != old:
        _likewise(_plain(old), _plain(new))
    # Each comment of its own kind; what silences nothing any more may go, with its reason, and what was no comment
    # but text.
    marks = [Counter(re.findall(r"# ?[KE]?\d+\b|# neu", re.sub("# konzept: ignore.*", "", one))) for one in (old, new)]
    assert marks[0] == marks[1]


def _plain(text: str) -> Any:
    """Read by PyYAML alone. „*innen“ it does not read: it gets its marks by a means that knows nothing of ours."""
    return yaml.load(re.sub(r"(?m)(?<=[ \[,-])(?<!\")(\*[a-z]+)(?=[ ,\]]|\r?$)", r'"\1"', text), yaml.BaseLoader)


def _likewise(old: Any, new: Any) -> None:
    if isinstance(old, dict) and isinstance(new, dict):
        assert new.keys() - old.keys() <= {"id"}
        assert old.keys() <= new.keys()
        for key in old:
            if key == "id" and old[key] == "":
                assert re.fullmatch(r"([a-z0-9][a-z0-9-]*)?", new[key])
            else:
                _likewise(old[key], new[key])
    elif isinstance(old, list):
        assert len(old) == len(new)
        for one, other in zip(old, new, strict=True):
            _likewise(one, other)
    elif isinstance(old, dict):
        assert new.startswith("{")
        assert [word.strip() for word in new.strip("{}").split(",")] == [*old]
        assert not any(old.values())
    elif old != new:
        day = eindeutiger_tag(old)
        assert new == (HAUSSTIL.datum(day) if day else new)
        assert day or (new.startswith(f"{old} #") and re.search("[)“]", new[len(old) :]))


@quick
@given(st.integers(0, 10**9))
def test_generated(seed: int) -> None:
    scribe = Scribe(seed)
    lines = [*scribe.gap(0), *scribe.part(Konzept, 0)]
    fixed(scribe.random.choice(["\n", "\r\n"]).join(lines) + scribe.random.choice(["", "\n", "\n\n"]))


def _worse(text: str, rng: random.Random) -> str:
    """An example whose ids are missing, with traps and comments here and there."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines))
        found = re.match(r"( *)(- )?(\w+): \S+$", lines[at])
        if not found:
            continue
        if found[3] == "id" and found[2] and at + 1 < len(lines):
            lines[at : at + 2] = [f"{found[1]}- {lines[at + 1].lstrip()}"]
        elif found[3] == "id":
            lines[at] = rng.choice(["", f"{found[1]}id:"])
        elif rng.random() < 0.3:
            lines[at] += f" {IGNORE}"
        elif rng.random() < 0.3:
            lines[at:at] = [f"{found[1]}{IGNORE}"]
        else:
            lines[at] = f"{found[1]}{found[2] or ''}{found[3]}: {rng.choice(TRAPS)}"
    return rng.choice(["\n", "\r\n"]).join(lines)


@quick
@given(st.sampled_from(TEXTS), st.integers(0, 10**9))
def test_examples_made_worse(text: str, seed: int) -> None:
    worse = _worse(text, random.Random(seed))
    if text.startswith("konzept:"):
        fixed(worse)
    else:
        fixed(KOPF, handlungsfelder__1=worse, handlungsfelder__2=worse)


@quick
@given(st.lists(st.sampled_from(PIECES)))
def test_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    fixed(text)
    fixed(KOPF + text)


@quick
@given(st.text())
def test_titles_in_any_letters(title: str) -> None:
    quoted = '"' + "".join(char if char.isprintable() and char not in '"\\' else " " for char in title) + '"'
    fixed(KOPF + f"empfehlungen:\n  - titel: {quoted}\n  - {{titel: {quoted}}}\n")
