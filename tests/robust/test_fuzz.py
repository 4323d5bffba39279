"""Whatever is written: a verdict, in every form, with places that lie in the files. Never an exception."""

import os
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.yaml_schreiben import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.robust.strategien import konzept

from konzept.cli import judge as machine
from konzept.cli.judge import Massstab, judge
from konzept.cli.read import Eingabe
from konzept.finding import Level
from konzept.model import REIFEGRADE
from konzept.report import FINDINGS, Verdict
from konzept.rules import KATALOG
from konzept.settings import Auswahl, Hausregeln
from konzept.source import LINE_BREAK
from konzept.verdict import Urteil

BEISPIELE = Path(__file__).resolve().parents[2] / "examples"
EINSTELLUNG = settings(
    max_examples=int(os.environ.get("KONZEPT_FUZZ", "60")),
    deadline=None,
    derandomize="KONZEPT_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""KONZEPT_FUZZ=5000 looks longer, and elsewhere each time."""
TAGE = st.sampled_from([date(2026, 1, 1), date.min, date.max, date(2000, 2, 29)])
MASSSTAB = st.builds(
    Massstab,
    stichtag=TAGE,
    reifegrad=st.sampled_from([None, *REIFEGRADE]),
    vermerke=st.booleans(),
    auswahl=st.builds(Auswahl, level=st.sampled_from([{}, {"id-doppelt": Level.HINWEIS}])),
    hausregeln=st.builds(
        Hausregeln, gendern=st.sampled_from([None, "stern", "paarform"]), stand_monate=st.sampled_from([0, 12, 100_000])
    ),
)


def pruefe(files: Mapping[str, bytes], massstab: Massstab, vorige: Mapping[str, bytes] | None = None) -> Urteil:
    """Judge and report; what must hold of every finding."""
    source = Eingabe(files, "x/", Path(), "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "read", lambda *_rest: Eingabe(vorige or {}, "vorige/", Path(), "vorige"))
        urteil = judge(source, massstab)
    lines = {f"x/{name}": _lines(content) for name, content in files.items()}
    for one in (*urteil.findings, *(silenced.finding for silenced in urteil.silenced), *urteil.known):
        span = one.span
        assert span.file in lines or (not span.line and span.file in ("", "x/")), one
        if span.file in lines and lines[span.file] is not None:
            last = lines[span.file] or [""]
            assert 1 <= span.line <= span.end_line <= len(last) + 1, one
            assert (span.line, span.column) <= (span.end_line, span.end_column), one
            assert 1 <= span.column <= len(last[span.line - 1]) + 2 if span.line <= len(last) else span.column == 1, one
        assert one.message.endswith((".", "!", "?")), one
        assert one in urteil.prints
    assert len({*urteil.prints.values()}) == len(urteil.prints)
    verdict = Verdict((urteil,), massstab.stichtag, zusammenfassung=True)
    for form in FINDINGS.values():
        content = form.findings(verdict)
        text = content if form.machine else content.plain
        text.encode("utf-8", "backslashreplace" if not form.machine else "strict")
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    return urteil


def _lines(content: bytes) -> list[str] | None:
    try:
        return LINE_BREAK.split(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None


@cache
def beispiel(name: str) -> dict[str, bytes]:
    folder = BEISPIELE / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


NAMEN = ("steinfurt", "rhein-kreis-neuss", "neumuenster/2015", "neumuenster/2022")


@EINSTELLUNG
@given(konzept(), MASSSTAB)
def test_concepts_made_of_the_model(daten: dict[str, Any], massstab: Massstab) -> None:
    pruefe({"konzept.yaml": yaml(daten).encode("utf-8", "replace")}, massstab)


@EINSTELLUNG
@given(konzept(), konzept(), MASSSTAB)
def test_two_editions_made_of_the_model(neu: dict[str, Any], alt: dict[str, Any], massstab: Massstab) -> None:
    files = [{"konzept.yaml": yaml(one).encode("utf-8", "replace")} for one in (neu | {"vorgaenger": "alt"}, alt)]
    pruefe(files[0], massstab, files[1])


@EINSTELLUNG
@given(st.data(), MASSSTAB)
def test_examples_with_lines_cut_doubled_and_swapped(data: st.DataObject, massstab: Massstab) -> None:
    files = dict(beispiel(data.draw(st.sampled_from(NAMEN))))
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sorted(files)))
        lines = files[name].split(b"\n")
        here, there = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        act = data.draw(st.sampled_from(("cut", "double", "swap", "indent", "noise", "end", "remark")))
        if act == "cut":
            del lines[here : here + data.draw(st.integers(1, 5))]
        elif act == "double":
            lines[there:there] = lines[here : here + data.draw(st.integers(1, 12))]
        elif act == "swap":
            lines[here], lines[there] = lines[there], lines[here]
        elif act == "indent":
            lines[here] = b"  " + lines[here]
        elif act == "noise":
            lines[here] += data.draw(st.text(max_size=6)).encode("utf-8", "replace")
        elif act == "remark":
            names = st.sampled_from((b"text", b"id-doppelt", b"unsinn", b"massnahme-ohne-frist", b""))
            lines[here] += b"  # konzept: ignore[" + data.draw(names) + b"] so gewollt"
        else:
            lines = [line + b"\r" for line in lines]
        files[name] = b"\n".join(lines)
    pruefe(files, massstab)


@settings(EINSTELLUNG, max_examples=20)
@given(st.sampled_from(NAMEN), MASSSTAB)
def test_the_examples_themselves(name: str, massstab: Massstab) -> None:
    assert pruefe(beispiel(name), massstab).findings


def test_most_of_what_is_drawn_is_judged_by_rules() -> None:
    """Or the tests above would see nothing."""
    seen: list[set[str]] = []

    @settings(EINSTELLUNG, max_examples=60, derandomize=True)
    @given(konzept())
    def look(daten: dict[str, Any]) -> None:
        source = Eingabe({"konzept.yaml": yaml(daten).encode("utf-8", "replace")}, "x/", None)
        loaded = source.load()
        seen.append({one.rule for one in judge(source, Massstab(date(2026, 1, 1)), loaded).findings}
                    if loaded.konzept else set())  # fmt: skip

    look()
    assert sum(map(bool, seen)) > len(seen) / 3
    assert len(set().union(*seen) & {rule.name for rule in KATALOG}) > 15
